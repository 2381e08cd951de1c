"""Blanks: several numbers, words, dates and picks in one answer. Partial credit: `blanks_share`, right blanks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from typing import Any

from pydantic import Field, ValidationError, model_validator

from autograder.errors import NotAttempted, SourceError, Unreadable
from autograder.exercises.answers import plain
from autograder.exercises.checks_file import author_checks
from autograder.exercises.course_code import course_code
from autograder.exercises.kinds.base import Shown, Trial
from autograder.exercises.kinds.blanks.forms import Form, unit_label
from autograder.exercises.kinds.blanks.key import BUILT_IN, Blank, BlanksFile, accepted, failed_check, known_options
from autograder.exercises.kinds.examples import ALTERNATIVES, LEAST, MISTAKES, no_check
from autograder.exercises.kinds.keyed import FILE, Example, Examples, Keyed, shuffled, solution_of
from autograder.exercises.markdown import as_text
from autograder.exercises.personal import figures_of
from autograder.exercises.placeholders import names_in, resolved
from autograder.exercises.scoring import blanks_cut, blanks_share
from autograder.exercises.variants import Variant, call_with
from autograder.exercises.verdict import Verdict
from autograder.notes import Note
from autograder.source.files import line_of
from autograder.source.model import AnswerSpec, Exercise, ExerciseWords, Public
from autograder.source.problems import problem_of
from autograder.source.toml import parse_toml
from wording.autograder import _, ngettext
from wording.languages import LANGUAGES

__all__ = ["KIND", "Blanks"]

BLANKS = "blanks.toml"


class Filling(Example):
    """Either the whole answer, or only the blanks that are filled in another way than in the solution."""

    answer: dict[str, Any] = Field(default_factory=dict)
    moved: dict[str, Any] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _one_of_two(self) -> Filling:
        if bool(self.answer) == bool(self.moved):
            raise ValueError(_("write either `answer` or `moved`"))
        return self


SOLUTION = Filling.model_construct(answer={}, moved={})
"""Stands for the answer of solution.py, in which nothing is moved."""


class Blanks(Keyed):
    field = "blanks"
    required_files = ("solution.py", BLANKS)
    optional_files: tuple[str, ...] = (FILE, "variants.py", "checks.py")
    answer_keys = frozenset({"blanks"})
    sections = ("items",)
    pooled = "items"
    examples = Examples[Filling]

    # For authors

    def unfit(self, answer: AnswerSpec) -> str:
        try:
            forms = _forms(answer)
        except (ValidationError, TypeError, AttributeError) as error:
            return problem_of(error.errors()[0]) if isinstance(error, ValidationError) else str(error)
        return "" if forms else _("a blanks answer needs `blanks`")

    def lint(self, exercise: Exercise) -> Iterator[SourceError]:
        path, blanks = exercise.path / BLANKS, _file(exercise)
        for name in sorted(set(blanks) ^ set(_forms(exercise.manifest.answer))):
            problem = _("the blank “{name}” is not both in module.toml and here", name=name)
            yield SourceError(path, line_of(path, f"[blank.{name}"), problem, _("Let both name the same blanks."))
        yield from self._strays(exercise)
        if exercise.checks and author_checks(exercise):
            fix = _("Name the wrong value under `mistakes` of its blank.")
            yield SourceError(exercise.path / "checks.py", 1, _("blanks take `expected` from here, no checks"), fix)
        named = sum(len(blank.mistakes) for blank in blanks.values())
        examples = self._examples(exercise)
        for n, least, place in (
            (named + len(examples.mistakes), LEAST[MISTAKES], path),
            (len(examples.alternatives), LEAST[ALTERNATIVES], exercise.path / FILE),
        ):
            if n < least:
                fix = _("Add more; the author guide says what they are for.")
                yield SourceError(place, 1, _("fewer than {n} examples", n=least), fix)
        yield from self.guessed(exercise)

    def _strays(self, exercise: Exercise) -> Iterator[SourceError]:
        """Find keys that the task does not have, and examples that name no check or an unknown blank."""
        words, forms = exercise.words[LANGUAGES[0]], _forms(exercise.manifest.answer)
        task = exercise.path / f"task.{LANGUAGES[0]}.md"
        picked = {option for form in forms.values() for option in form.options}
        strays = (set(forms) ^ set(words.items)) | (picked ^ set(words.options))
        for key in sorted(strays):
            fix = _("Use the keys of the task.")
            yield SourceError(task, line_of(task, key), _("“{key}” is not in the task, or in no blank", key=key), fix)
        examples, path = self._examples(exercise), exercise.path / FILE
        checks = set().union(*self.feedback_keys(exercise, LANGUAGES[0]))
        for table in (ALTERNATIVES, MISTAKES):
            for name, one in getattr(examples, table).items():
                place = path, line_of(path, f"[{table}.{name}")
                if unknown := self.stray(words, one.answer | one.moved):
                    problem = _("“{key}” is not in the task, or stands twice", key=min(unknown))
                    yield SourceError(*place, f"{table}.{name}: {problem}", _("Use the keys of the task."))
                if table == MISTAKES and one.caught_by not in checks:
                    problem, fix = no_check(one.caught_by, checks, _('Write caught_by = "<check>".'))
                    yield SourceError(*place, f"{table}.{name}: {problem}", fix)

    def stray(self, words: ExerciseWords, answer: dict[str, Any]) -> set[str]:
        return set(answer) - set(words.items)

    def only(self, exercise: Public, keys: Collection[str]) -> Public:
        """Return the exercise: its blanks belong together and are not drawn from a pool."""
        return exercise

    def restricted(self, answer: Any, keys: Collection[str]) -> Any:
        return answer

    def right(self, exercise: Public, answer: Any) -> bool:
        """Return False: without a pool nothing is asked about a part of the items."""
        return False

    def feedback_keys(self, exercise: Exercise, lang: str) -> tuple[set[str], set[str]]:
        named = {f"{name}_{mistake}" for name, blank in _file(exercise).items() for mistake in blank.mistakes}
        return {f"blank_{name}" for name in exercise.words[lang].items} | named, {"unfilled", *BUILT_IN}

    def test(self, exercise: Exercise, lang: str) -> list[Trial]:
        """Return the stored answers, and for each named mistake the solution with it."""
        examples = self._examples(exercise)
        trials = [Trial("solution", SOLUTION, "right"), Trial("stub", None, "not_attempted")]
        trials += [Trial(f"{ALTERNATIVES}/{n}", one, "right") for n, one in examples.alternatives.items()]
        for name, one in examples.mistakes.items():
            trials.append(Trial(f"{MISTAKES}/{name}", one, "wrong", one.caught_by or None))
        for name, blank in _file(exercise).items():
            for mistake, values in blank.mistakes.items():
                key = f"{name}_{mistake}"
                trials.append(Trial(f"{MISTAKES}/{key}", Filling(moved={name: values}), "wrong", key))
        return trials

    def trials(self, exercise: Exercise, variant: Variant) -> list[Trial]:
        """Return the trials with this trainee's figures."""
        return [replace(t, answer=self._given(exercise, t.answer, variant)) for t in self.test(exercise, variant.lang)]

    def _given(self, exercise: Exercise, answer: Filling | None, variant: Variant) -> dict[str, Any] | None:
        """Return a stored answer as a form would save it."""
        if answer is None:
            return None
        lang = variant.lang
        whole = Public(
            manifest=exercise.manifest,
            words=exercise.words[lang],
            checks=exercise.checks,
            variants=exercise.variants,
            key=self.key(exercise),
        )
        with course_code(exercise.name):
            figures = figures_of(whole, variant)
            right = solution_of(exercise)
            if callable(right):
                right = call_with(right, variant.arguments(whole))
            given = answer.answer or {**right, **answer.moved}
            return {name: _saved(_first(value, figures, lang)) for name, value in given.items()}

    # For the notebook

    def key(self, exercise: Exercise) -> dict[str, Any]:
        """Return what is right in each blank. It is not sealed: a number with a tolerance has no hash."""
        return {"blank": {n: b.model_dump(mode="json", exclude_defaults=True) for n, b in _file(exercise).items()}}

    def show(self, exercise: Public, variant: Variant) -> dict[str, Any]:
        """Return the blanks in the order of the task; only the options of a pick are shuffled."""
        found = {}
        for name, form in _forms(exercise.manifest.answer).items():
            options = shuffled(list(form.options), exercise, variant) if form.options else []
            found[name] = {
                "type": form.type,
                "label": exercise.words.items[name],
                "unit": unit_label(form.unit),
                "options": {key: exercise.words.options[key] for key in options},
            }
        return {"blanks": {name: found[name] for name in exercise.words.items if name in found}}

    # For judging

    def read(self, exercise: Public, raw: Any) -> dict[str, Any]:
        """Return the filled blanks. What is typed in one is judged with it, so that one slip does not void the rest."""
        if raw is None or raw is ...:
            raise NotAttempted()
        raw = plain(raw)
        if not isinstance(raw, dict):
            raise Unreadable(Note("blanks_expected"))
        forms, filled = _forms(exercise.manifest.answer), {}
        for name, given in raw.items():
            if name not in forms:
                raise Unreadable(Note("blank_unknown", name=str(name), known=", ".join(forms)))
            if given is None or given is ... or (isinstance(given, str) and not given.strip()):
                continue
            if not isinstance(given, int | float | str | dt.date):
                label = as_text(exercise.words.items[str(name)])
                raise Unreadable(Note("blank_not_plain", label=label, got=f"`{type(given).__name__}`"))
            filled[name] = self._picked(exercise, name, forms[name], given)
        if not filled:
            raise NotAttempted()
        return filled

    def _picked(self, exercise: Public, name: str, form: Form, given: Any) -> Any:
        """Return the key of a picked option, which may be given in the words of the form; another blank as it is."""
        if form.type != "pick":
            return given.strip() if isinstance(given, str) else given
        wanted = str(given).strip()
        if wanted in form.options:
            return wanted
        options = exercise.words.options
        found = next((key for key in form.options if as_text(options[key]) == wanted), None)
        if found is None:
            label, known = as_text(exercise.words.items[name]), ", ".join(form.options)
            raise Unreadable(Note("blank_option_unknown", label=label, option=wanted[:80], known=known))
        return found

    def judge(self, exercise: Public, answer: dict[str, Any], variant: Variant) -> Verdict:
        figures, checks = figures_of(exercise, variant), dict[str, str]()
        blanks, forms = _blanks(exercise), _forms(exercise.manifest.answer)
        names = [name for name in exercise.words.items if name in forms]
        with course_code(exercise.name):  # a placeholder without a figure is the author's fault
            for name in (n for n in names if n in answer):
                checks[name] = failed_check(name, forms[name], blanks[name], answer[name], figures, variant.lang)
        right = [name for name, check in checks.items() if not check]
        wrong = [name for name, check in checks.items() if check]
        share = blanks_share(right, names, self.cut(exercise))
        if wrong:
            name = wrong[0]
            values = self._values(exercise, name, answer[name], checks[name], figures)
            return self.verdict(exercise, share, checks[name], wrong=len(wrong), **values)
        if unfilled := len(names) - len(right):
            return self.verdict(exercise, share, "unfilled", n=unfilled)
        return self.verdict(exercise, 1, None)

    def _values(self, exercise: Public, name: str, given: Any, check: str, figures: dict[str, Any]) -> dict[str, Any]:
        """Return what fills the feedback on a wrong blank: figures of the case only where it asks for them."""
        words, form = exercise.words, _forms(exercise.manifest.answer)[name]
        asked = names_in(words.feedback.get(check, ""))
        got = as_text(words.options[given]) if form.type == "pick" else given
        values = {"label": as_text(words.items[name]), "got": got, "unit": unit_label(form.unit)}
        return {key: value for key, value in figures.items() if key in asked} | values

    def cut(self, exercise: Public) -> float:
        forms, blanks = _forms(exercise.manifest.answer), _blanks(exercise)
        picks = []
        for name, form in forms.items():
            if form.type == "pick":
                known = known_options(blanks[name])
                # An option that depends on the case is one of those on offer; which one, no constant answer knows.
                picks.append((form.options, known if known is not None else form.options[:1]))
        return blanks_cut(len(forms), picks)

    def builtin_message(self, key: str, values: Mapping[str, Any]) -> str:
        match key:
            case "unfilled":
                return ngettext(
                    "What is filled in is right; {n} blank is still empty.",
                    "What is filled in is right; {n} blanks are still empty.",
                    int(values.get("n", 0)),
                )
            case "not_number":
                return _("“{label}”: “{got}” cannot be read as a number. Write digits, the unit may follow them.")
            case "not_date":
                return _("“{label}”: “{got}” cannot be read as a date. Write day and month, such as 27.11.")
            case "other_unit":
                return _("“{label}”: “{got}” is in another unit than the one that stands after the field ({unit}).")
            case "share_for_percent":
                return _("“{label}”: “{got}” is a share of one, and percent are asked for.")
            case "percent_for_share":
                return _("“{label}”: “{got}” is a percentage, and a share from 0 to 1 is asked for.")
        raise KeyError(key)

    # For readers of an answer

    def shown(self, exercise: Public, raw: Any) -> Shown | None:
        words, forms = exercise.words, _forms(exercise.manifest.answer)
        if not isinstance(raw, dict):
            return None
        pairs = []
        for name in words.items:
            given = raw.get(name)
            if name not in forms or not isinstance(given, int | float | str | dt.date) or not str(given).strip():
                continue
            text = words.options.get(given, given) if forms[name].type == "pick" and isinstance(given, str) else given
            pairs.append((as_text(words.items[name]), as_text(str(text))))
        return Shown("pairs", pairs) if pairs else None

    def missing(self, exercise: Public, raw: Any, *, defined: bool) -> str:
        return _("No blank is filled in yet.")


def _forms(answer: AnswerSpec) -> dict[str, Form]:
    found = (answer.model_extra or {}).get("blanks", {})
    return {name: Form.model_validate(form) for name, form in found.items()}


def _file(exercise: Exercise) -> dict[str, Blank]:
    return parse_toml(exercise.path / BLANKS, exercise.files[BLANKS], BlanksFile).blank


def _blanks(exercise: Public) -> dict[str, Blank]:
    return {name: Blank.model_validate(blank) for name, blank in exercise.key["blank"].items()}


def _first(value: Any, figures: dict[str, Any], lang: str) -> Any:
    """Return one value of what a TOML file gives: of the language, and the first of several."""
    if isinstance(value, dict):
        value = value[lang]
    if isinstance(value, str | int | float | dt.date | None):
        return resolved(value, figures, lang)
    return accepted(tuple(value) if isinstance(value, list) else value, figures, lang)[0]


def _saved(value: Any) -> Any:
    """Return a value as JSON can hold it."""
    value = plain(value)
    return value.isoformat() if isinstance(value, dt.date) else value


KIND = Blanks()
