"""Measure precision and recall of the rules on annotated letters: `python -m autograder.style_check.measure <corpus>`.

The corpus is a folder `<lang>/<part>.md` (see `corpus.py`). A finding is right when it overlaps an annotation of the
same rule; each annotation counts for one finding. Precision = right / found, recall = right / marked. "Places" only
asks whether a place is found by any rule, which is what a trainee sees first.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from autograder.style_check.corpus import Letter, letters
from autograder.style_check.finder import find

__all__ = ["Score", "main", "misjudged", "places", "score", "summary"]

# By default a text is sent back for more than two findings of at least this severity.
SEVERITY, TOLERATED = 2, 2


@dataclass(frozen=True)
class Span:
    """Where a rule found a fault, or an annotation has one; offsets into the text, in characters."""

    rule: str
    start: int
    end: int

    def touches(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True)
class Score:
    """Numbers of findings and annotations. Precision and recall are shares, NaN when the divisor is 0."""

    #: Findings that overlap an annotation of the same rule.
    right: int = 0
    #: All findings.
    found: int = 0
    #: All annotations.
    marked: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(self.right + other.right, self.found + other.found, self.marked + other.marked)

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else float("nan")

    @property
    def recall(self) -> float:
        return self.right / self.marked if self.marked else float("nan")


def _found(letter: Letter, lang: str) -> list[Span]:
    return [Span(f.rule, f.start, f.end) for f in find(letter.text, lang)]


def _marked(letter: Letter) -> list[Span]:
    whole = [Span(rule, 0, len(letter.text)) for rule in letter.whole]
    return [Span(a.rule, a.start, a.end) for a in letter.annotations] + whole


def _compared(letter: Letter, lang: str) -> tuple[list[Span], list[Span], list[Span]]:
    """Return right findings, false findings and missed annotations."""
    missed = _marked(letter)
    right: list[Span] = []
    false: list[Span] = []
    for span in _found(letter, lang):
        # Neighbouring findings of a rule are shown as one, which then counts for each annotation that it covers.
        touched = [m for m in missed if m.rule == span.rule and m.touches(span)]
        missed = [m for m in missed if m not in touched]
        right += [span] * len(touched)
        false += [] if touched else [span]
    return right, false, missed


def score(corpus: Iterable[Letter], lang: str) -> dict[str, Score]:
    """Return the sums over the letters by rule, and their total under "all"."""
    total: dict[str, Score] = {}
    for letter in corpus:
        right, false, missed = _compared(letter, lang)
        for spans, one in ((right, Score(1, 1, 1)), (false, Score(found=1)), (missed, Score(marked=1))):
            for span in spans:
                total[span.rule] = total.get(span.rule, Score()) + one
    return dict(sorted(total.items())) | {"all": sum(total.values(), Score())}


def places(corpus: Iterable[Letter], lang: str) -> tuple[float, float]:
    """Return the share of findings that touch an annotation and of annotations that a finding touches, of any rules.

    Rules that concern a letter as a whole are left out, because they have no place.
    """
    hits = findings = touched = marks = 0
    for letter in corpus:
        of_letter = set(letter.whole)
        found = [s for s in _found(letter, lang) if s.rule not in of_letter]
        marked = [s for s in _marked(letter) if s.rule not in of_letter]
        hits += sum(any(f.touches(m) for m in marked) for f in found)
        touched += sum(any(m.touches(f) for f in found) for m in marked)
        findings, marks = findings + len(found), marks + len(marked)
    return hits / findings if findings else float("nan"), touched / marks if marks else float("nan")


def misjudged(corpus: Iterable[Letter], lang: str) -> tuple[list[str], list[str]]:
    """Return the names of good letters that would be sent back, and of bad letters that would pass."""
    refused, passed = [], []
    for letter in corpus:
        bad = sum(f.severity >= SEVERITY for f in find(letter.text, lang)) > TOLERATED
        if letter.good and bad:
            refused.append(letter.name)
        elif not letter.good and not bad:
            passed.append(letter.name)
    return refused, passed


def _mistakes(corpus: Iterable[Letter], lang: str) -> Iterator[str]:
    for letter in corpus:
        _right, false, missed = _compared(letter, lang)
        for sign, spans in (("+", false), ("-", missed)):
            for span in spans:
                yield f"{letter.name}: {sign} {span.rule}: {letter.text[span.start : span.end][:120]}"


def _ratio(value: float) -> str:
    return "–" if value != value else f"{value:.2f}"


def _report(path: Path, lang: str) -> Iterator[str]:
    yield f"## {lang}/{path.stem}\n"
    yield "| rule | marked | found | right | precision | recall |"
    yield "| --- | --: | --: | --: | --: | --: |"
    for rule, s in score(letters(path), lang).items():
        yield f"| {rule} | {s.marked} | {s.found} | {s.right} | {_ratio(s.precision)} | {_ratio(s.recall)} |"
    refused, passed = misjudged(letters(path), lang)
    yield ""
    yield from (f"Sent back: {name}" for name in refused)
    yield from (f"Let through: {name}" for name in passed)


def summary(paths: Iterable[Path]) -> Iterator[str]:
    """Yield a table with a row a file: letters, precision and recall of rules and of places, letters misjudged."""
    yield "| part | good / bad letters | marks | precision | recall | places: precision | places: recall | misjudged |"
    yield "| --- | --: | --: | --: | --: | --: | --: | --: |"
    for path in paths:
        corpus, lang = letters(path), path.parent.name
        good = sum(letter.good for letter in corpus)
        total, (refused, passed) = score(corpus, lang)["all"], misjudged(corpus, lang)
        shares = " | ".join(_ratio(v) for v in (total.precision, total.recall, *places(corpus, lang)))
        counts = f"{len(refused)} of {good} / {len(passed)} of {len(corpus) - good}"
        yield f"| {lang}/{path.stem} | {good} / {len(corpus) - good} | {total.marked} | {shares} | {counts} |"


def _floors(path: Path, lang: str) -> Iterator[str]:
    """Yield precision and recall by rule as TOML, rounded down, so that a test can demand them."""
    yield f"[{lang}.{path.stem}]"
    for rule, s in score(letters(path), lang).items():
        shares = (int(100 * value) / 100 if value == value else 1.0 for value in (s.precision, s.recall))
        yield "{} = [{:.2f}, {:.2f}]".format(rule, *shares)


def main(arguments: list[str] | None = None) -> None:
    """Print the tables that the options ask for."""
    parser = argparse.ArgumentParser(prog="python -m autograder.style_check.measure", description=__doc__)
    parser.add_argument("corpus", type=Path, help="folder with <lang>/<part>.md")
    parser.add_argument("--part", help="only this part, e.g. held_out")
    parser.add_argument("--mistakes", action="store_true", help="list false findings (+) and missed marks (-)")
    parser.add_argument("--floors", action="store_true", help="print the figures as floors for the test instead")
    given = parser.parse_args(arguments)
    paths = [path for path in sorted(given.corpus.glob("*/*.md")) if given.part in (None, path.stem)]
    for path in paths:
        lang = path.parent.name
        print("\n".join((_floors if given.floors else _report)(path, lang)), end="\n\n")
        if given.mistakes:
            print("\n".join(_mistakes(letters(path), lang)), end="\n\n")
    if not given.floors:
        print("\n".join(summary(paths)))


if __name__ == "__main__":
    main()
