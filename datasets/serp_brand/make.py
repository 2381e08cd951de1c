"""Results pages for a brand: `make(rng, lang)` gives the bytes of a ZIP of Yandex Search API answers, 20 places each.

A site's name tells nothing of its tone: which site is which is drawn, and the table of tones is the exercise's own.
"""

import io
import tomllib
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

HERE = Path(__file__).parent
OWN = ("oknogrey.example", "blog.oknogrey.example", "oknogrey-otzyvy.example")
"""What the company controls: its site, its blog and the page of a review service that it keeps."""
NEGATIVE = tuple(
    f"{name}.example"
    for name in (
        *("pravda-otzyvov", "gor-zhaloba", "rabota-kak-est", "dom-forum", "ne-rekomenduyu"),
        *("chernyy-spisok", "otzyv-bez-kupyur", "dolgo-i-dorogo", "mne-otkazali"),
    )
)
OTHERS = tuple(
    f"{name}.example"
    for name in (
        *("karty", "spravka-goroda", "okna-katalog", "remont-media", "uslugi", "novosti-goroda", "video", "zakupki"),
        *("stroyka-wiki", "vakansii", "tender", "kvartira", "sosedi", "blog-remonta", "dacha", "skidki"),
    )
)
DOCUMENTS = 3


def make(rng, lang, scenario=HERE):
    """One XML file a query."""
    words = tomllib.loads((scenario / f"words.{lang}.toml").read_text("utf-8"))
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_STORED) as archive:
        for n, query in enumerate(words["queries"]):
            groups = _groups(rng, n)
            info = zipfile.ZipInfo(f"serp_{n + 1:02}.xml", (2026, 9, 14, 9, 30, 0))
            archive.writestr(info, _answer(query, groups, words["title"]))
    return content.getvalue()


def _groups(rng, number):
    """The twenty places of a query: [(domain, how many documents), …]."""
    bad = (1, 3, 5)[number] + int(rng.randint(2, dtype="int64"))
    later = (4, 0, 1)[number] + int(rng.randint(2, dtype="int64"))
    own = (3, 2, 1)[number]
    others = [OTHERS[n] for n in rng.permutation(len(OTHERS)).tolist()]
    start = int(rng.randint(len(NEGATIVE), dtype="int64"))
    complaints = [NEGATIVE[(start + n) % len(NEGATIVE)] for n in range(bad + later)]
    top = [*OWN[:own], *complaints[:bad], *others[: 10 - own - bad]]
    low = [*complaints[bad:], *others[10 - own - bad : 20 - own - bad - later]]
    places = [top[n] for n in rng.permutation(10).tolist()] + [low[n] for n in rng.permutation(10).tolist()]
    luck = rng.random_sample(20).tolist()
    groups, seen = [], 0
    for place, domain in enumerate(places):
        count = DOCUMENTS if domain in NEGATIVE and seen % 2 == 0 else 1
        www = domain in NEGATIVE and seen % 3 == 0
        seen += domain in NEGATIVE
        if domain == OWN[0]:
            count = DOCUMENTS - 1
        elif domain in OTHERS and luck[place] < 0.2:
            count = 2
        groups.append(("www." * www + domain, count))
    return groups


def _answer(query, groups, title):
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<yandexsearch version="1.0">',
        f"<request><query>{escape(query)}</query><page>0</page>",
        '<groupings><groupby attr="d" mode="deep" groups-on-page="20" docs-in-group="3"/></groupings></request>',
        '<response date="20260914T093000"><results><grouping attr="d" mode="deep">',
        '<page first="1" last="20">0</page>',
    ]
    for place, (domain, count) in enumerate(groups, 1):
        lines.append(f'<group><categ attr="d" name="{domain}"/><doccount>{count}</doccount>')
        for n in range(1, count + 1):
            words = escape(title.format(query=query, domain=domain))
            lines.append(
                f'<doc id="{place}-{n}"><url>https://{domain}/{place}-{n}</url><domain>{domain}</domain>'
                f"<title>{words}</title><mime-type>text/html</mime-type></doc>"
            )
        lines.append("</group>")
    lines.append("</grouping></results></response></yandexsearch>")
    return "\n".join(lines) + "\n"
