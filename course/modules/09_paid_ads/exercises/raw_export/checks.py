"""The raw export read by hand: the title line, the total line, `--` and micros.

What is right comes from the academy's own reader; the table is compared by campaign, so that row order and dtypes of the
date are free.
"""

from pandas.api.types import is_numeric_dtype

from autograder.checks import check, close, fail

MONEY = ["Cost", "AvgCpc", "Revenue"]
MEASURED = [*MONEY, "Conversions"]


def _wrong_columns(answer, direct_report):
    """Columns whose sums by campaign are not those of the file; or the column that shows that rows or campaigns differ."""
    if len(answer) != len(direct_report):
        return ["Date"]
    right = direct_report.groupby("CampaignName")[MEASURED].sum()
    got = answer.groupby("CampaignName")[MEASURED].sum()
    if set(got.index) != set(right.index):
        return ["CampaignName"]
    return [n for n in MEASURED if not all(close(got[n][name], right[n][name], rel=1e-6) for name in right.index)]


@check
def total_line(answer, direct_report):
    """The line `Total rows: N` stayed among the rows."""
    if len(answer) == len(direct_report) + 1:
        return fail(got=len(answer))


@check
def lost_rows(answer, direct_report):
    """Rows were thrown away, with the dashes or with the headings."""
    if len(answer) < len(direct_report):
        return fail(got=len(answer))


@check
def text_left(answer):
    """A column of numbers is still text because of `--`."""
    text = [name for name in MEASURED if not is_numeric_dtype(answer[name])]
    if text:
        return fail(columns=", ".join(text))


@check
def micros(answer, direct_report):
    """Money was left in micros, wholly or in some columns."""
    left = [name for name in MONEY if answer[name].sum() > 1000 * direct_report[name].sum()]
    if left:
        return fail(columns=", ".join(left))


@check
def zeros(answer, direct_report):
    """What is not known was taken for zero. Half of the points when that is the only mistake: all the sums are right."""
    filled = [name for name in MEASURED if answer[name].isna().sum() < direct_report[name].isna().sum()]
    if filled:
        only = not _wrong_columns(answer, direct_report)
        return fail(share=0.5 if only else None, columns=", ".join(filled))


@check
def value(answer, direct_report):
    """Every campaign has the same sums as in the file, and as many rows."""
    if wrong := _wrong_columns(answer, direct_report):
        return fail(columns=", ".join(wrong))
