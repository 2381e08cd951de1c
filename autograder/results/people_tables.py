"""Results as tables for people: titles and states in the course's language, numbers that a spreadsheet reads."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass

from autograder.results.collect import Results, Score
from autograder.results.formats import inert, state_words
from wording.autograder import _
from wording.languages import language

__all__ = ["PeopleTable", "people_csv", "people_tables"]

Value = str | float


@dataclass(frozen=True)
class PeopleTable:
    """One table: of modules, or of competencies."""

    title: str
    header: tuple[str, ...]
    rows: list[tuple[Value, ...]]


def people_tables(results: Results) -> list[PeopleTable]:
    """Return a table of modules and one of competencies, a row a trainee and module or competency.

    Points and their maximum are numbers, a share is a number from 0 to 1.
    """
    with language(results.lang):
        parts = {"practice": _("practice"), "assessment": _("assessment"), "whole": _("whole module")}
        modules = [
            (row.name, row.trainee, title, parts[results.parts[key]], *_values(score))
            for row in results.trainees
            for key, title, score in _titled(results.modules, row.modules)
        ]
        competencies = [
            (row.name, row.trainee, title, *_values(score))
            for row in results.trainees
            for _key, title, score in _titled(results.competencies, row.competencies)
        ]
        who = (_("Trainee"), _("Login"))
        figures = (_("Points"), _("Out of"), _("Share"), _("Waiting for the mentor"), _("State"), _("Reason"))
        return [
            PeopleTable(_("Modules"), (*who, _("Module"), _("Part"), *figures), modules),
            PeopleTable(_("Competencies"), (*who, _("Competency"), *figures), competencies),
        ]


def people_csv(results: Results) -> str:
    """Write the table of modules as the Excel of the course's language opens it by a double click.

    In Russian `;` stands between cells and a comma in decimals, in English `,` and a point. The text begins with the
    mark by which Excel knows UTF-8.
    """
    table, out = people_tables(results)[0], io.StringIO()
    writer = csv.writer(out, delimiter=";" if results.lang == "ru" else ",", lineterminator="\r\n")
    writer.writerow(table.header)
    for row in table.rows:
        writer.writerow([inert(value) if isinstance(value, str) else _decimal(value, results.lang) for value in row])
    return "\ufeff" + out.getvalue()


def _titled(titles: Mapping[str, str], scores: Mapping[str, Score]) -> list[tuple[str, str, Score]]:
    return [(key, titles[key], score) for key, score in scores.items()]


def _values(score: Score) -> tuple[Value, ...]:
    words = state_words()[score.state]
    return score.points, score.max_points, round(score.share, 4), score.pending, words, str(score.reason or "")


def _decimal(value: float, lang: str) -> str:
    text = f"{value:g}"
    return text.replace(".", ",") if lang == "ru" else text
