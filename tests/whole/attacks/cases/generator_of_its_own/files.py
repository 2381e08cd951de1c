MAKE = """
open(__file__ + ".was_run", "w").close()


def make(rng, lang):
    return b"Campaign\\tCost\\tLeads\\none\\t1\\t1\\n"
"""


def files(folder):
    (folder / "evil").mkdir()
    (folder / "evil" / "make.py").write_text(MAKE)
    (folder / "evil" / "card.toml").write_text('file = "evil.tsv"\nreader = "pandas.read_csv"\n')
