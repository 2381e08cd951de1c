"""An export read by hand: the title line, the total line, `--` and micros; on the trainee's file and on another one.

The other file has more columns of a CRM than of Direct, which the academy's own reader refuses, and costs that are no whole
kopecks, which it leaves in micros: neither the reader nor a table that is ready beforehand passes.
"""

import pandas as pd
from pandas.api.types import is_numeric_dtype

from autograder.checks import call, check, close, fail, once

MONEY = ["Cost", "AvgCpc", "Revenue"]
MEASURED = [*MONEY, "Conversions"]
NAMED = ["CampaignName", *MEASURED]
CRM = 20


@once
def own(direct_report):
    """The trainee's export: its rows, and the text of its file."""
    return _export(direct_report, "Report")


@once
def other(direct_report):
    """Another account's export: few rows, columns of a CRM on the right, costs that are no whole kopecks."""
    rows = direct_report.iloc[3::29].reset_index(drop=True)
    rows = rows.assign(CampaignName="shop_" + rows["CampaignName"], Cost=(rows["Cost"] * 1.0834567 + 0.123457).round(6))
    place = pd.Series(range(len(rows)))
    return _export(rows.assign(**{f"crm_{number}": place % number for number in range(2, 2 + CRM)}), "Shop")


def _export(rows, title):
    """The rows, and the lines of the file that Direct would write for them."""
    cells = {name: rows[name].tolist() for name in rows.columns}
    for name, column in cells.items():
        scale = 1_000_000 if name in MONEY else 1
        if is_numeric_dtype(rows[name]):
            cells[name] = ["--" if x != x else f"{x * scale:.{2 if name == 'Ctr' else 0}f}" for x in column]
        elif name == "Date":
            cells[name] = [str(day)[:10] for day in column]
    lines = ["\t".join(line) for line in zip(*cells.values(), strict=True)]
    head = [f'"{title} (2026-06-01 - 2026-08-30)"', "\t".join(cells)]
    return rows, "\n".join([*head, *lines, f"Total rows: {len(rows)}"]) + "\n"


@once
def _asked(answer, text):
    """What the function gives for a file; a list of dictionaries is a table too."""
    got = call(answer, text)
    return pd.DataFrame(got) if isinstance(got, list) and all(isinstance(row, dict) for row in got) else got


def _table(answer, export):
    """The function's table with rows numbered from 0; None if it gives none, or one without the five columns."""
    got = _asked(answer, export[1])
    fits = isinstance(got, pd.DataFrame) and set(NAMED) <= set(got.columns) and got.columns.is_unique
    return got.reset_index(drop=True) if fits else None


def _wrong(got, rows):
    """(column, number of the row, what stands there) for each of the five columns that differs from the file."""
    found = []
    for name in NAMED:
        for number, (a, b) in enumerate(zip(got[name].tolist(), rows[name].tolist(), strict=True)):
            both_missing = a != a and b != b
            if not both_missing and not (close(a, b, rel=1e-6, abs=0.0051) if name in MEASURED else str(a) == str(b)):
                found.append((name, number, a))
                break
    return found


def _gaps(got, rows):
    """(column, number of the row, what stands there) where the file has `--` and the table has something."""
    return [
        (name, int(filled.index[0]), float(got[name][filled.index[0]]))
        for name in MEASURED
        if not (
            filled := rows[name].reset_index(drop=True)[rows[name].isna().to_numpy() & got[name].notna().to_numpy()]
        ).empty
    ]


@check
def shape(answer, direct_report):
    """No table comes back, or one without the columns."""
    got = _asked(answer, own(direct_report)[1])
    if not isinstance(got, pd.DataFrame):
        return fail(got=type(got).__name__, missing=", ".join(NAMED))
    if missing := [name for name in NAMED if name not in got.columns]:
        return fail(got=", ".join(map(str, got.columns[:6])), missing=", ".join(missing))


@check
def total_line(answer, direct_report):
    """The line `Total rows: N` stayed among the rows."""
    got = _table(answer, own(direct_report))
    if got is not None and len(got) == len(direct_report) + 1:
        return fail(got=len(got))


@check
def lost_rows(answer, direct_report):
    """Rows were thrown away, with the dashes or with the headings, or there are too many."""
    got = _table(answer, own(direct_report))
    if got is None or len(got) != len(direct_report):
        return fail(got=0 if got is None else len(got), right=len(direct_report))


@check
def text_left(answer, direct_report):
    """A column of numbers is still text, because of `--` or of a sign of the currency."""
    got = _table(answer, own(direct_report))
    if text := [name for name in MEASURED if not is_numeric_dtype(got[name])]:
        return fail(columns=", ".join(text), example=str(got[text[0]].iloc[0]))


@check
def order(answer, direct_report):
    """The rows of the file, in another order."""
    rows, got = own(direct_report)[0], _table(answer, own(direct_report))
    by = ["Cost", "CampaignName", "AvgCpc", "Conversions", "Revenue"]
    if _wrong(got, rows) and not _wrong(
        *(one.sort_values(by).reset_index(drop=True) for one in (got[NAMED], rows[NAMED]))
    ):
        return fail()


@check
def scale(answer, direct_report):
    """Money is in another unit, in some columns or in all: each value is so many times the right one."""
    rows, got = own(direct_report)[0], _table(answer, own(direct_report))
    times = {}
    for name in MONEY:
        ratio = (got[name].astype("float64") / rows[name].to_numpy()).dropna()
        if len(ratio) > 20 and close(ratio.min(), ratio.max(), rel=1e-3) and not close(ratio.median(), 1, rel=1e-3):
            times[name] = float(f"{ratio.median():.4g}")
    if times:
        return fail(columns=", ".join(times), times=next(iter(times.values())))


@check
def gaps(answer, direct_report):
    """What is not known was taken for a number. Half of the points when that is the only mistake: all sums are right."""
    rows, got = own(direct_report)[0], _table(answer, own(direct_report))
    if filled := _gaps(got, rows):
        blank = got.assign(**{name: got[name].where(rows[name].notna().to_numpy()) for name in MEASURED})
        zeros = all(value == 0 for _, _, value in filled) and not _wrong(blank, rows)
        return fail(share=0.5 if zeros else None, column=filled[0][0], row=filled[0][1], got=filled[0][2])


@check
def value(answer, direct_report):
    """Every row of the five columns is that of the file."""
    if wrong := _wrong(_table(answer, own(direct_report)), own(direct_report)[0]):
        return fail(
            columns=", ".join(name for name, _, _ in wrong), column=wrong[0][0], row=wrong[0][1], got=wrong[0][2]
        )


@check
def other_file(answer, direct_report):
    """The file of another account, with other columns around the five."""
    rows, got = other(direct_report)[0], _table(answer, other(direct_report))
    if got is None or len(got) != len(rows):
        return fail(got=0 if got is None else len(got), right=len(rows), columns="—")
    if any(not is_numeric_dtype(got[name]) for name in MEASURED) or _gaps(got, rows) or _wrong(got, rows):
        numbers = [name for name in MEASURED if not is_numeric_dtype(got[name])]
        wrong = numbers or [name for name, _, _ in [*_gaps(got, rows), *_wrong(got, rows)]]
        return fail(got=len(got), right=len(rows), columns=", ".join(wrong))
