"""Show results as a table, CSV, JSON or a page."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import asdict
from typing import Any

from rich.table import Table
from rich.text import Text

from autograder.results.collect import Results, Score
from autograder.results.pages import number, percent, render_page
from wording.autograder import _
from wording.languages import language

__all__ = ["inert", "results_csv", "results_html", "results_json", "results_table", "state_words"]

STYLES = {"passed": "green", "open": "blue", "failed": "red", "practice": "cyan"}
STYLES |= {"incomplete": "yellow", "outdated": "yellow", "unreadable": "red", "absent": "dim"}


def state_words() -> dict[str, str]:
    """Return the states in the current language."""
    return {
        "passed": _("passed"),
        "open": _("the mentor decides"),
        "failed": _("not passed"),
        "practice": _("practice"),
        "incomplete": _("answers of forms are missing"),
        "outdated": _("to be graded again"),
        "unreadable": _("not readable"),
        "absent": _("not handed in"),
    }


def results_table(results: Results) -> Table:
    """Make a table for the terminal: a row a trainee, a column a module."""
    table = Table(title=results.title, title_justify="left")
    table.add_column(_("Trainee"))
    table.add_column(_("Login"), style="dim")
    for title in results.modules.values():
        table.add_column(title, justify="right")
    table.add_column(_("All graded"), justify="right")
    for row in results.trainees:
        cells = [_cell(score, results.lang) for score in (*row.modules.values(), row.total)]
        table.add_row(Text(row.name), Text(row.trainee), *cells)
    table.caption = _(
        "Pass mark {share}. “+n”: points that wait for the mentor.", share=percent(results.pass_mark, results.lang)
    )
    table.caption_justify = "left"
    return table


def _cell(score: Score, lang: str) -> Text:
    if score.state in ("absent", "unreadable"):
        return Text("—" if score.state == "absent" else state_words()["unreadable"], style=STYLES[score.state])
    waits = f" +{number(score.pending, lang)}" if score.pending else ""
    lacks = f"  {state_words()[score.state]}" if score.state in ("incomplete", "outdated") else ""
    text = (
        f"{number(score.points, lang)} / {number(score.max_points, lang)}{waits}  {percent(score.share, lang)}{lacks}"
    )
    return Text(text, style=STYLES[score.state])


def results_csv(results: Results) -> str:
    """Write a row for each trainee and module or competency, with decimal points, for programs."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(
        [
            *("trainee", "name", "kind", "id", "title", "points", "max_points", "share", "pending", "state", "reason"),
            "part",
        ]
    )
    for row in results.trainees:
        parts = [("module", results.modules, row.modules), ("competency", results.competencies, row.competencies)]
        for kind, titles, scores in parts:
            for key, score in scores.items():
                numbers = [f"{x:g}" for x in (score.points, score.max_points, round(score.share, 4), score.pending)]
                part = results.parts[key] if kind == "module" else ""
                told = [score.state, str(score.reason or ""), part]
                fields = [row.trainee, row.name, kind, key, titles[key], *numbers, *told]
                writer.writerow([inert(field) for field in fields])
    return out.getvalue()


def inert(field: str) -> str:
    """Quote a field that begins like a formula: spreadsheets run it, and names and reasons come from submissions."""
    return f"'{field}" if field.startswith(("=", "+", "-", "@", "\t", "\r")) else field


def results_json(results: Results) -> str:
    """Write everything as nested JSON, for programs."""

    def score(one: Score) -> dict[str, Any]:
        return asdict(one) | {"share": round(one.share, 4), "reason": str(one.reason or "")}

    data = asdict(results) | {
        "trainees": [
            {
                "trainee": row.trainee,
                "name": row.name,
                "total": score(row.total),
                "modules": {k: score(v) for k, v in row.modules.items()},
                "competencies": {k: score(v) for k, v in row.competencies.items()},
            }
            for row in results.trainees
        ]
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def results_html(results: Results) -> str:
    """Render a self-contained page in the course's language."""
    with language(results.lang):
        count = {state: sum(s.state == state for r in results.trainees for s in r.modules.values()) for state in STYLES}
        unread = [
            (row.label, results.modules[m], str(s.reason))
            for row in results.trainees
            for m, s in row.modules.items()
            if s.reason
        ]
        return render_page(
            "results.html.j2",
            results.lang,
            results=results,
            groups=_groups(results),
            words=state_words(),
            count=count,
            unread=unread,
            averages=_averages(results),
        )


def _groups(results: Results) -> list[tuple[str, list[str]]]:
    """Group competencies by section, in the framework's order; those without a section come last."""
    groups = [
        (title, [c for c in results.competencies if c.startswith(f"{key}.")]) for key, title in results.sections.items()
    ]
    placed = {c for _title, competencies in groups for c in competencies}
    rest = [c for c in results.competencies if c not in placed]
    return [*groups, *([("", rest)] if rest else [])]


def _averages(results: Results) -> dict[str, float | None]:
    """Return the mean share by module and competency, over trainees who submitted."""
    found: dict[str, float | None] = {}
    for key in (*results.modules, *results.competencies):
        scores = [(row.modules | row.competencies)[key] for row in results.trainees]
        shares = [s.share for s in scores if s.state not in ("absent", "unreadable", "incomplete", "outdated")]
        found[key] = sum(shares) / len(shares) if shares else None
    return found
