"""Marks of tone by site, as a specialist put them: own, negative, other."""

import pandas as pd

OWN = {"oknogrey.example", "blog.oknogrey.example", "oknogrey-otzyvy.example"}
NEGATIVE = {
    f"{name}.example"
    for name in (
        *("pravda-otzyvov", "gor-zhaloba", "rabota-kak-est", "dom-forum", "ne-rekomenduyu"),
        *("chernyy-spisok", "otzyv-bez-kupyur", "dolgo-i-dorogo", "mne-otkazali"),
    )
}


def generate(rng, lang, serp_brand):
    """A frame: domain (without www), tone."""
    sites = sorted({domain.removeprefix("www.") for domain in serp_brand["domain"].tolist()})
    tones = ["own" if site in OWN else "negative" if site in NEGATIVE else "other" for site in sites]
    return pd.DataFrame({"domain": sites, "tone": tones})
