"""Text: written work. The pre-check judges length, the author's checks and style; a person grades by the rubric."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from autograder.errors import NotAttempted, SourceError, Unreadable
from autograder.exercises.checks_file import author_checks, checks_of, failed_checks
from autograder.exercises.course_code import course_code
from autograder.exercises.kinds.base import Kind, Shown, Trial, Work
from autograder.exercises.kinds.cell_ids import grade_cell
from autograder.exercises.kinds.cells import CellPlan
from autograder.exercises.kinds.examples import ALTERNATIVES, MISTAKES, example_files, mistake_trial, unnamed_check
from autograder.exercises.kinds.text.facts import Facts, FactState, facts_of, read_facts
from autograder.exercises.kinds.text.marked import EXAMPLES, lint_marked
from autograder.exercises.personal import figures_of
from autograder.exercises.placeholders import filled, has_placeholder
from autograder.exercises.variants import Variant
from autograder.exercises.verdict import Remark, Verdict
from autograder.exercises.vocabulary import words
from autograder.notes import Note
from autograder.source.model import Exercise, Public
from autograder.source.stub import text_stub
from autograder.style_check import Finding, find
from autograder.style_check.structure import copied, not_sentences
from wording.autograder import _, ngettext
from wording.languages import LANGUAGES

__all__ = ["KIND", "SERIOUS", "Text", "serious_findings"]

FACTS = "facts.toml"
BUILT_IN = ("too_short", "too_long", "not_sentences", "copied_task", "wrong_fact", "missing_fact", "style")
FAR_TOO_LONG = 10
"""A text so many times longer than asked for is read no further."""
LONGEST_READ = 40_000
"""Characters of a text that are read for more than its length: about twenty pages."""
MOST_COPIED = 0.6
"""Share of words that may repeat the task in runs; solutions of the course have less than 0.5."""
SERIOUS = 2
"""From this severity on a finding counts against a text; milder ones are only shown."""


def serious_findings(text: str, lang: str) -> list[Finding]:
    return [f for f in find(text, lang) if f.severity >= SERIOUS]


class Text(Kind):
    field = "text"
    by_mentor = True
    required_files = ("solution.{lang}.md",)
    optional_files = (
        "checks.py",
        FACTS,
        EXAMPLES,
        "variants.py",
        f"{ALTERNATIVES}/*.{{lang}}.md",
        f"{MISTAKES}/*.{{lang}}.md",
    )
    answer_keys = frozenset({"min_words", "max_words", "style", "max_findings"})
    judged_keys = frozenset({"style", "max_findings"})

    def lint(self, exercise: Exercise) -> Iterator[SourceError]:
        try:
            self.key(exercise)
        except ValueError as error:
            fix = _("Mend the file; the author guide has an example.")
            raise SourceError(exercise.path / FACTS, 1, str(error), fix) from error
        yield from lint_marked(exercise, [t.label for t in self.test(exercise, LANGUAGES[0]) if t.label != "stub"])
        for lang in LANGUAGES:
            checks = set().union(*self.feedback_keys(exercise, lang))
            for trial in self.test(exercise, lang):
                fix = _("Begin it with <!-- caught by: <check> -->.")
                yield from unnamed_check(exercise, trial, f".{lang}.md", checks, fix)

    def feedback_keys(self, exercise: Exercise, lang: str) -> tuple[set[str], set[str]]:
        return {c.name for c in author_checks(exercise)}, set(BUILT_IN)

    def builtin_message(self, key: str, values: Mapping[str, Any]) -> str:
        n = int(values.get("n", 0))
        match key:
            case "too_short":
                return ngettext(
                    "The text has {n} word, and at least {least} are needed.",
                    "The text has {n} words, and at least {least} are needed.",
                    n,
                    least="{least}",
                )
            case "too_long":
                return ngettext(
                    "The text has {n} word, and {most} are the most.",
                    "The text has {n} words, and {most} are the most.",
                    n,
                    most="{most}",
                )
            case "not_sentences":
                return _(
                    "These are no sentences: “{fragment}”. A list of words tells the reader nothing: who does what, "
                    "why and by when?"
                )
            case "copied_task":
                return _(
                    "{percent} % of the words repeat the task: “{fragment}”. The reader of the letter has not seen the "
                    "task: say it to them in your own words."
                )
            case "wrong_fact":
                return _("“{fragment}” does not agree with the task: {fact}. Compare it with what is given there.")
            case "missing_fact":
                return _("The text does not state: {facts}. Without it the reader has to ask or to believe.")
            case "style":
                return ngettext(
                    "The style check found {n} place to rewrite: “{fragment}”. {why}",
                    "The style check found {n} places to rewrite. The first is “{fragment}”. {why}",
                    n,
                    fragment="{fragment}",
                    why="{why}",
                )
        raise KeyError(key)

    def test(self, exercise: Exercise, lang: str) -> list[Trial]:
        ending = f".{lang}.md"
        return [
            Trial("stub", "", "not_attempted"),
            Trial("solution", exercise.files[f"solution{ending}"].strip(), "waiting"),
            *(Trial(label, text.strip(), "waiting") for label, text in example_files(exercise, ALTERNATIVES, ending)),
            *(mistake_trial(label, text) for label, text in example_files(exercise, MISTAKES, ending)),
        ]

    def trials(self, exercise: Exercise, variant: Variant) -> list[Trial]:
        """Return the trials with the placeholders of stored texts filled; without a case they stay as written."""
        trials = self.test(exercise, variant.lang)
        if not exercise.variants or not has_placeholder([trial.answer for trial in trials]):
            return trials
        words = exercise.words[variant.lang]
        own = Public(manifest=exercise.manifest, words=words, checks=exercise.checks, variants=exercise.variants)
        with course_code(exercise.name):
            figures = figures_of(own, variant)
            return [replace(trial, answer=filled(trial.answer, figures, variant.lang)) for trial in trials]

    def build(self, exercise: Exercise, lang: str) -> list[CellPlan]:
        return [CellPlan.show(exercise), CellPlan.written(exercise, exercise.files[f"solution.{lang}.md"])]

    def key(self, exercise: Exercise) -> dict[str, Any]:
        """Return the facts, which are no secret: the task states them."""
        source = exercise.files.get(FACTS, "")
        return {"facts": read_facts(source)} if source else {}

    def show(self, exercise: Public, variant: Variant) -> dict[str, Any]:
        answer = exercise.manifest.answer
        style = answer.style and not exercise.form_only
        return {"min_words": answer.min_words, "max_words": answer.max_words, "style": style}

    def read(self, exercise: Public, raw: Any) -> str:
        if raw is None or raw is ...:
            raise NotAttempted()
        if not isinstance(raw, str):
            raise Unreadable(Note("text_field_expected"))
        if not raw.strip():
            raise NotAttempted()
        return raw.strip()

    def judge(self, exercise: Public, answer: str, variant: Variant) -> Verdict:
        """Give no points: the verdict is waiting when the pre-check finds nothing, else wrong with all remarks."""
        remarks = self._remarks(exercise, answer, variant)
        if not remarks:
            return Verdict(exercise.name, "waiting", 0, exercise.points)
        first = remarks[0]
        return Verdict(
            exercise.name, "wrong", 0, exercise.points, check=first.check, values=first.values, remarks=tuple(remarks)
        )

    def _remarks(self, exercise: Public, answer: str, variant: Variant) -> list[Remark]:
        """Return all failed points: length and form, wrong facts, the author's checks, missing facts, style."""
        spec, count = exercise.manifest.answer, len(words(answer))
        remarks = []
        if count < spec.min_words:
            remarks.append(Remark("too_short", {"n": count, "least": spec.min_words}))
        if count > spec.max_words:
            remarks.append(Remark("too_long", {"n": count, "most": spec.max_words}))
        if count > FAR_TOO_LONG * spec.max_words:
            return remarks
        answer = answer[:LONGEST_READ]
        if fragment := not_sentences(answer, variant.lang):
            remarks.append(Remark("not_sentences", {"fragment": fragment}))
        share, fragment = copied(answer, f"{exercise.words.task}\n\n{exercise.words.given}")
        if share > MOST_COPIED:
            remarks.append(Remark("copied_task", {"percent": round(100 * share), "fragment": fragment}))
        facts = self._facts(exercise, variant)
        for wrong in facts.contradicted(answer, variant.lang) if facts else ():
            remarks.append(Remark("wrong_fact", {"fragment": wrong.fragment, "fact": wrong.fact}))
        if exercise.checks:
            checks = checks_of(exercise.checks, exercise.name)
            remarks += failed_checks(checks, variant.arguments(exercise, answer=answer))
        if facts and (missing := facts.missing(answer, variant.lang)):
            remarks.append(Remark("missing_fact", {"facts": "; ".join(missing)}))
        if spec.style and len(found := serious_findings(answer, variant.lang)) > spec.max_findings:
            remarks.append(Remark("style", {"n": len(found), "fragment": found[0].fragment, "why": found[0].why}))
        return remarks

    def _facts(self, exercise: Public, variant: Variant) -> Facts | None:
        """Return the facts of this trainee's case; None when none are declared."""
        declared = exercise.key.get("facts")
        if declared is None:
            return None
        with course_code(exercise.name):
            return facts_of(declared, figures_of(exercise, variant) if has_placeholder(declared) else {}, variant.lang)

    def answer_in(self, exercise: Public, work: Work) -> str | None:
        """Return the text of the mentor's cell: grading moves there what was typed into the form."""
        text = work.cells.get(grade_cell(exercise.name, bonus=exercise.manifest.bonus), "")
        return text if text.strip() not in ("", text_stub(work.lang).strip()) else None

    def shown(self, exercise: Public, raw: Any) -> Shown | None:
        return Shown("text", raw)

    def beside(self, exercise: Public, raw: Any, variant: Variant) -> list[tuple[str, list[str]]]:
        """List the declared facts, each with what the text says of it, and all findings of the style check."""
        lang, raw, lists = variant.lang, raw[:LONGEST_READ], []
        if facts := self._facts(exercise, variant):
            lists.append((_("Facts of the task"), [_fact_row(*one) for one in facts.compared(raw, lang)]))
        if exercise.manifest.answer.style and (found := find(raw, lang)):
            rows = [_("“{fragment}”: {why}", fragment=one.fragment, why=one.why) for one in found]
            lists.append((_("Places that the style check marked"), rows))
        return lists

    def missing(self, exercise: Public, raw: Any, *, defined: bool) -> str:
        return _("Nothing is written yet.")


def _fact_row(title: str, state: FactState, fragment: str) -> str:
    match state:
        case "stated":
            return _("✓ {fact}", fact=title)
        case "missing":
            return _("– {fact}: not in the text", fact=title)
        case "contradicted":
            return _("✕ {fact}: the text says “{fragment}”", fact=title, fragment=fragment)


KIND = Text()
