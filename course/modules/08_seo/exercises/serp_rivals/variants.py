"""What kind of site stands behind each domain of the results: the specialist has marked them by hand."""

import pandas as pd

KINDS = {
    "shesteryonkin.example": "client",
    "ozonchik.example": "marketplace",
    "rynok.example": "marketplace",
    "vse-zapchasti.example": "aggregator",
    "drive-club.example": "media",
    "za-rulyom-blog.example": "media",
    "garazh.example": "media",
}


def generate(rng, lang, serp_niche):
    """A table of `domain` (without www) and `kind`."""
    domains = sorted({domain.removeprefix("www.") for domain in serp_niche["domain"]})
    return pd.DataFrame({"domain": domains, "kind": [KINDS.get(domain, "shop") for domain in domains]})
