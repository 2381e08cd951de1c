"""Visits to entrance pages of the shop: sources, tags in addresses, days of very different size, pages with few visits."""

import pandas as pd

HOST = "https://shesteryonkin.example"
BIG = [
    "/catalog/kolodki/",
    "/catalog/amortizatory/",
    "/catalog/maslyanyj-filtr/",
    "/catalog/svechi/",
    "/delivery/",
    "/blog/kak-vybrat-kolodki/",
]
BY_ADS = ["/sale/", "/catalog/akkumulyatory/"]  # many visits, few from search
SPLIT = "/catalog/stojki/"  # a hundred visits only if tagged addresses are the same page
SMALL = ["/contacts/", "/blog/zamena-remnya/", "/catalog/remen-grm/", "/about/"]


def generate(rng, lang):
    """startURL, source, date, pageViews, visitDuration (seconds; never exactly 15)."""
    rows = []

    def add(path, number, source, bounce, tagged=0.0):
        luck = rng.random_sample((number, 5)).round(6).tolist()
        for day, left, long, tag, deep in luck:
            if left < bounce:
                pages, seconds = 1, int(15 * long)
            elif left < bounce + 0.22:
                pages, seconds = 1, 16 + int(400 * long)
            else:
                pages, seconds = 2 + int(5 * deep * deep), 8 + int(380 * long)
            when = pd.Timestamp(2026, 8, 17) + pd.Timedelta(days=int(28 * day * day))
            mark = "?utm_source=yandex_business" if tag < tagged else ""
            seconds += seconds == 15
            rows.append((HOST + path + mark, source, when, pages, seconds))

    for path in BIG:
        share = round(0.12 + 0.4 * float(rng.random_sample()), 3)
        add(path, int(rng.randint(140, 320, dtype="int64")), "organic", share, tagged=0.12)
        add(path, int(rng.randint(60, 160, dtype="int64")), "ad", 0.55)
        add(path, int(rng.randint(10, 40, dtype="int64")), "direct", 0.1)
    add(SPLIT, 128, "organic", 0.35, tagged=0.45)
    add(SPLIT, 50, "ad", 0.6)
    for path in BY_ADS:
        add(path, int(rng.randint(30, 70, dtype="int64")), "organic", 0.7)
        add(path, int(rng.randint(150, 260, dtype="int64")), "ad", 0.3)
    for path in SMALL:
        add(path, int(rng.randint(6, 40, dtype="int64")), "organic", 0.6)
    order = rng.permutation(len(rows))
    frame = pd.DataFrame(
        [rows[int(n)] for n in order], columns=["startURL", "source", "date", "pageViews", "visitDuration"]
    )
    return frame.sort_values("date", kind="stable", ignore_index=True)
