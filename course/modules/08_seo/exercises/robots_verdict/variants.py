"""A robots.txt of the developer, and twelve addresses. Names of folders are drawn; each trap is always there."""

FOLDERS = ["catalog", "parts", "shop", "goods", "zapchasti", "items"]
CLOSED = ["private", "account", "manager", "office", "vip"]
FILES = ["docs", "files", "price", "media"]
SALES = ["Sale", "Promo", "Action"]
NAMES = ["kolodki", "filtr", "svechi", "remen", "rychag", "podshipnik"]
ROBOTS = ["Yandex", "Googlebot"]


def generate(rng, lang):
    """`robot`, the text of the file, and addresses in no order."""

    def pick(names):
        return names[int(rng.randint(len(names), dtype="int64"))]

    folder, closed, files, sale, robot = pick(FOLDERS), pick(CLOSED), pick(FILES), pick(SALES), pick(ROBOTS)
    one, two, three = (NAMES[int(n)] for n in rng.permutation(len(NAMES))[:3])
    other = "Googlebot" if robot == "Yandex" else "Yandex"
    own = [
        f"Allow: /{folder}/{one}/",
        f"Disallow: /{folder}/",
        f"Disallow: /{folder}/{one}/archive/",
        f"Disallow: /{closed}",
        f"Allow: /{closed}",
        "Disallow: /*?sort=",
        "Disallow: /*.pdf$",
        f"Allow: /{files}/",
        f"Disallow: /{sale}/",
    ]
    lines = ["User-agent: *", "Disallow: /blog/", "Disallow: /reviews/", f"Allow: /{folder}/", ""]
    lines += [f"User-agent: {other}", "Disallow: /cart/", "Disallow: /new/", ""]
    lines += [f"User-agent: {robot}", *own, "", "Sitemap: https://shesteryonkin.example/sitemap.xml"]
    addresses = [
        f"/{folder}/{two}/",
        f"/{folder}/{one}/",
        f"/{folder}/{one}/{two}.html",
        f"/{folder}/{one}/archive/2019.html",
        f"/{closed}/orders",
        f"/{two}/?sort=price",
        f"/{files}/{three}.pdf",
        f"/{three}.pdf?v=2",
        f"/{sale.lower()}/{two}",
        f"/{sale}/{two}",
        f"/blog/{three}",
        "/cart/",
    ]
    return {
        "robot": robot,
        "robots_txt": "\n".join(lines) + "\n",
        "addresses": [addresses[int(n)] for n in rng.permutation(len(addresses))],
    }
