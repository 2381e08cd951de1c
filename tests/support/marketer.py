"""A marketer's path: a module done with forms and a spreadsheet alone, handed in and graded by `academy grade`.

Run `python -m tests.support.marketer [MODULE ...]` to see the shares that are reached. Nothing is written into a
notebook. The data is saved by `load(..., excel=True)`; formulas are written with openpyxl and computed by LibreOffice
where there is one, otherwise pandas stands in for the person at the spreadsheet, who also makes pivot tables and
filters, and reads phrases by eye.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
from openpyxl.utils import get_column_letter

from academy import load
from academy.notebook.session import session
from academy.notebook.widgets.fields.values import ValuesField
from academy.notebook.widgets.form import Form
from autograder.building.build import build_course
from autograder.building.course_folder import CourseFolder
from autograder.building.release import release_module
from autograder.exercises.kinds import kind_of
from autograder.exercises.reader import read_course
from autograder.results.scores import read_scores
from autograder.source.model import Exercise
from autograder.source.stub import without_markers
from tests.support.paths import COURSE, ROOT
from wording.languages import language

__all__ = ["MODULES", "Walked", "walk"]

MODULES = ("00_start", "03_communication", "09_paid_ads")
OTHERS = '"<>parogor_brand_search"'
TRAINEE, LANG = "marketer", "ru"
ANSWER = "answer"
FORMULAS: dict[str, tuple[str, str]] = {
    "campaign_ctr": ("CampaignName", "=SUMIFS({Clicks},{key},A{n})/SUMIFS({Impressions},{key},A{n})*100"),
    "campaign_roi": ("CampaignName", "=(SUMIFS({Revenue},{key},A{n})/SUMIFS({Cost},{key},A{n})-1)*100"),
    "cost_per_lead": ("", "=SUMIFS({Cost},{CampaignName},{others})/SUMIFS({Conversions},{CampaignName},{others})"),
    "ad_cost_share": ("", "=SUM({Cost})/SUM({Revenue})*100"),
    "ads_money": ("", '=SUMIFS({amount},{source},"ads")'),
    "average_bill": ("", "=SUM({amount})/COUNT({amount})"),
    "file_total": ("", "=SUM({amount})"),
}  # fmt: skip
"""Exercise -> the column whose names have a line each (none: one number), and the formula of a line."""


@dataclass(frozen=True)
class Walked:
    """What came of one module."""

    module: str
    #: Share of 100 % that the machine gave, and with full marks of the mentor for the texts.
    by_machine: float
    with_mentor: float
    #: Exercises answered with a file that was worked on, and those whose values were read by eye and typed.
    spreadsheet: tuple[str, ...]
    by_eye: tuple[str, ...]
    #: Whether formulas were computed by LibreOffice.
    computed: bool
    #: Whether the notebook is as it was released, byte for byte.
    untouched: bool


def walk(out: Path, modules: tuple[str, ...] = MODULES) -> list[Walked]:
    """Build the course into `out`, do the modules without code, hand them in and have them graded."""
    build_course(COURSE, ROOT / "datasets", out, LANG, only=list(modules))
    for module in modules:
        release_module(out, module)
    return [_module(out, module) for module in modules]


def _module(out: Path, module: str) -> Walked:
    course = read_course(COURSE, ROOT / "datasets", [module])
    (text,) = (one for one in course.modules if one.name == module)
    folder = out / "submitted" / TRAINEE / module
    shutil.copytree(out / "release" / module, folder)
    notebook = folder / f"{module}.ipynb"
    before = notebook.read_bytes()
    ways: dict[str, list[str]] = {"spreadsheet": [], "by_eye": []}
    with _opened(folder), language(LANG):
        for exercise in text.exercises:
            _answer(exercise, ways)
    command = [sys.executable, "-m", "academy", "grade", module, "--course", str(out), "--workers", "1"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (score,) = (one for one in read_scores(CourseFolder.open(out), [module]) if one.trainee == TRAINEE)
    most, untouched = score.max_points, notebook.read_bytes() == before
    return Walked(
        module,
        score.points / most,
        (score.points + score.pending) / most,
        tuple(ways["spreadsheet"]),
        tuple(ways["by_eye"]),
        _soffice() is not None,
        untouched,
    )


@contextmanager
def _opened(folder: Path) -> Iterator[None]:
    """Open the module's folder as the trainee."""
    before, environment = Path.cwd(), dict(os.environ)
    os.environ |= {"ACADEMY_TRAINEE": TRAINEE, "ACADEMY_CONTENT": str(ROOT)}
    os.environ.pop("JUPYTERHUB_USER", None)
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)
        os.environ.clear()
        os.environ |= environment


def _answer(exercise: Exercise, ways: dict[str, list[str]]) -> None:
    """Answer an exercise in its form, press Check, and see that it is right; leave out what only code can answer."""
    here = session()
    form = Form(here, here.exercise(exercise.name))
    if isinstance(form.field, ValuesField):
        if exercise.manifest.answer.type == "function":
            return
        text, way = _worked_out(exercise)
        ways[way].append(exercise.name)
        _type(form.field, text)
    else:
        trials = kind_of(exercise.manifest.kind).trials(exercise, here.variant)
        form.field.put(next(trial.answer for trial in trials if trial.label == "solution"))
        form.field.changed()
    form.check.click()
    shown = form._result.value
    assert any(f'class="academy-result academy-{state}"' in shown for state in ("right", "waiting", "taken")), (
        exercise.name,
        shown,
    )


def _type(field: ValuesField, text: str) -> None:
    for name, line in field._lines.items():
        line.value = text if not name else dict(row.split("\t") for row in text.split("\n"))[name]


def _worked_out(exercise: Exercise) -> tuple[str, str]:
    """Return what the person copies from the spreadsheet or reads off it, and the way that was taken."""
    name = exercise.name
    if name in FORMULAS:
        return _by_formulas(name), "spreadsheet"
    if name in BY_PIVOT:
        sheets = pd.read_excel(load(name, excel=True), sheet_name=None)
        return BY_PIVOT[name](sheets), "spreadsheet"
    return as_pasted(_solved(exercise)), "by_eye"


def _solved(exercise: Exercise) -> Any:
    """Return what the author's solution computes: what a person finds who reads the data."""
    names: dict[str, Any] = {"load": load, "pd": pd}
    exec(compile(without_markers(exercise.solution), exercise.name, "exec"), names)
    return names[exercise.name]


def as_pasted(value: Any) -> str:
    """Return a value as it is copied from a Russian spreadsheet."""
    if isinstance(value, pd.DataFrame):
        return "\n".join(["\t".join(map(str, value.columns)), *("\t".join(map(_cell, row)) for row in value.values)])
    if isinstance(value, dict) and value and all(isinstance(one, dict | pd.Series) for one in value.values()):
        return as_pasted(
            pd.DataFrame({key: pd.Series(one) for key, one in value.items()}).rename_axis("").reset_index()
        )
    if isinstance(value, dict | pd.Series):
        return "\n".join(f"{key}\t{_cell(one)}" for key, one in value.items())
    if isinstance(value, set | list):
        return "\n".join(map(str, value))
    return _cell(value)


def _cell(value: Any) -> str:
    if pd.api.types.is_scalar(value) and pd.isna(value):
        return ""
    if isinstance(value, float):
        return f"{value:,.4f}".replace(",", "\u00a0").replace(".", ",")
    return f"{value:%d.%m.%Y}" if isinstance(value, pd.Timestamp) else str(value)


def _by_formulas(name: str) -> str:
    """Write formulas into the saved file and return what they give."""
    path, (key, formula) = Path(load(name, excel=True)), FORMULAS[name]
    book = openpyxl.load_workbook(path)
    data, page = book.worksheets[0], book.create_sheet(ANSWER)
    places = {cell.value: get_column_letter(cell.column) for cell in data[1]}
    whole = {column: f"'{data.title}'!${letter}$2:${letter}${data.max_row}" for column, letter in places.items()}
    names = sorted({row[0].value for row in data[f"{places[key]}2" : f"{places[key]}{data.max_row}"]}) if key else [""]
    for n, one in enumerate(names, 1):
        page.cell(n, 1, one)
        page.cell(n, 2, formula.format(n=n, key=whole.get(key, ""), others=OTHERS, **whole))
    book.save(path)
    found = _computed(path) or {one: STAND_IN[name](_rows(data, key, one)) for one in names}
    return as_pasted(found) if key else _cell(float(found[""]))


def _rows(data: Any, key: str, name: str) -> pd.DataFrame:
    rows = pd.DataFrame(list(data.values)[1:], columns=[cell.value for cell in data[1]])
    numbers = rows.columns.intersection(["Clicks", "Impressions", "Cost", "Revenue", "Conversions", "amount"])
    rows[numbers] = rows[numbers].astype(float)
    return rows[rows[key] == name] if key else rows


def _soffice() -> str | None:
    return shutil.which("soffice") or shutil.which("libreoffice")


def _computed(path: Path) -> dict[str, float] | None:
    """Have LibreOffice compute the formulas; None where there is none."""
    if (office := _soffice()) is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        command = [office, "--headless", "--convert-to", "xlsx", "--outdir", folder, str(path)]
        subprocess.run(command, check=True, capture_output=True, timeout=300)
        page = openpyxl.load_workbook(Path(folder) / path.name, data_only=True)[ANSWER]
        return {str(name or ""): float(value) for name, value in page.iter_rows(max_col=2, values_only=True)}


def _of_strangers(rows: pd.DataFrame) -> float:
    strangers = rows[rows["CampaignName"] != "parogor_brand_search"]
    return float(strangers["Cost"].sum() / strangers["Conversions"].sum())


STAND_IN: dict[str, Callable[[pd.DataFrame], float]] = {
    "campaign_ctr": lambda rows: rows["Clicks"].sum() / rows["Impressions"].sum() * 100,
    "campaign_roi": lambda rows: (rows["Revenue"].sum() - rows["Cost"].sum()) / rows["Cost"].sum() * 100,
    "cost_per_lead": _of_strangers,
    "ad_cost_share": lambda rows: rows["Cost"].sum() / rows["Revenue"].sum() * 100,
    "ads_money": lambda rows: rows.loc[rows["source"] == "ads", "amount"].sum(),
    "average_bill": lambda rows: rows["amount"].mean(),
    "file_total": lambda rows: rows["amount"].sum(),
}
"""What the formulas give, of the rows of one line."""


def _leaks(sheets: dict[str, pd.DataFrame]) -> str:
    report = sheets["direct_report"]
    report["Segment"] = report["AdGroupName"] + " / " + report["AdNetworkType"] + " / " + report["Device"]
    pivot = report.groupby("Segment")[["Clicks", "Conversions"]].sum()
    rate = report["Conversions"].sum() / report["Clicks"].sum()
    silent = pivot[pivot["Conversions"] == 0]
    return as_pasted(list(silent.index[(1 - rate) ** silent["Clicks"] < 0.05]))


def _dearer(sheets: dict[str, pd.DataFrame]) -> str:
    report = sheets["direct_report"]
    report["Week"] = report["Date"] - pd.to_timedelta(report["Date"].dt.day_of_week, unit="D")
    pivot = report.pivot_table(index="Week", columns="CampaignName", values=["Cost", "Conversions"], aggfunc="sum")
    before, total = pivot.cumsum().shift(1), pivot.sum()
    price = [(one["Cost"] / one["Conversions"]) for one in (total - before, before)]
    growth = (price[0] / price[1]).iloc[3:-2].loc[:, total["Conversions"] >= 30]
    week, campaign = growth.stack().idxmax()
    return as_pasted({"campaign": campaign, "week": week})


def _two_models(sheets: dict[str, pd.DataFrame]) -> str:
    visits = sheets["metrica_visits"]
    goals = visits["goalsID"].astype(str)
    leads = visits[goals.str.contains("41002001") | goals.str.contains("41002002")]
    columns = {"last": "lastTrafficSource", "last_significant": "cross_device_last_significantTrafficSource"}
    return as_pasted({name: leads[column].value_counts() for name, column in columns.items()})


def _gap(sheets: dict[str, pd.DataFrame]) -> str:
    def tidy(phrase: str) -> str:
        return " ".join(sorted(phrase.lower().split()))

    theirs, ours = sheets["competitors"]["значение"].map(tidy), set(sheets["ours"]["ours"].map(tidy))
    brands = set(sheets["brands"]["brands"])
    return as_pasted(sorted({phrase for phrase in theirs if phrase not in ours and not brands & set(phrase.split())}))


def _thoughts(sheets: dict[str, pd.DataFrame]) -> str:
    known, met, lines = set(sheets["reader_knows"]["reader_knows"]), set[str](), []
    for row in sheets["sentences"].fillna("").itertuples():
        entities, links = ({one for one in str(cell).split("; ") if one} for cell in (row.entities, row.links))
        new = [link for link in links - met if set(link.split(" + ")) <= known]
        lines.append(f"{row.id}\t{len(entities - known) + len(new)}")
        known, met = known | entities, met | links
    return "\n".join(["Предложение\tНовых мыслей", *lines])


def _overloaded(sheets: dict[str, pd.DataFrame]) -> str:
    first = sheets["overloaded_sentences"].drop_duplicates(["letter", "thought"])
    counts = first.groupby("sentence").size()
    return as_pasted(list(counts.index[counts >= 5]))


def _gifts(sheets: dict[str, pd.DataFrame]) -> str:
    given = sheets["gifts"][sheets["gifts"]["kind"] == "concession"]
    paid = given.loc[given["side"] == "client", "deal"]
    return as_pasted(given.loc[(given["side"] == "agency") & ~given["deal"].isin(paid), "move"].tolist())


def _large(sheets: dict[str, pd.DataFrame]) -> str:
    requests = sheets["workshop_requests"]
    return as_pasted(requests.loc[requests["amount"] >= 4000, "number"].tolist())


def _dearest(sheets: dict[str, pd.DataFrame]) -> str:
    return as_pasted(sheets["workshop_requests"].sort_values("amount", ascending=False)["number"].head(5).tolist())


def _by_source(sheets: dict[str, pd.DataFrame]) -> str:
    return as_pasted(sheets["workshop_requests"].groupby("source")["amount"].sum())


BY_PIVOT: dict[str, Callable[[dict[str, pd.DataFrame]], str]] = {
    "budget_leaks": _leaks,
    "leads_got_dearer": _dearer,
    "conversions_by_model": _two_models,
    "competitor_gap": _gap,
    "count_thoughts": _thoughts,
    "overloaded_sentences": _overloaded,
    "gifts": _gifts,
    "big_orders": _large,
    "top_five": _dearest,
    "source_money": _by_source,
}
"""Work with pivot tables, filters and helper columns on the sheets of the saved file."""


def main() -> None:
    chosen = tuple(sys.argv[1:]) or MODULES
    with tempfile.TemporaryDirectory() as folder:
        for one in walk(Path(folder) / LANG, chosen):
            print(
                f"{one.module}: machine {one.by_machine:.1%}, with the mentor's marks for texts {one.with_mentor:.1%}"
            )
            print(f"  spreadsheet: {', '.join(one.spreadsheet)}; read by eye: {', '.join(one.by_eye)}")
            print(f"  LibreOffice: {one.computed}; notebook untouched: {one.untouched}")


if __name__ == "__main__":
    main()
