SOURCE = '''
"""Helpers of mine."""


def price(row):
    return row["Cost"] / row["Leads"] if row["Leads"] else float("inf")
'''


def files(folder):
    (folder / "my_helpers.py").write_text(SOURCE)
