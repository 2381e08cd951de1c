"""What stands above a lesson and at its sections: objectives, and how many minutes each section takes.

The minutes of module.toml are shared out: those of reading by the words of a section, those of practice by its points.
The source language decides, so that both languages name the same numbers.
"""

from __future__ import annotations

import math

from autograder.source.model import Module, ModuleManifest
from autograder.source.sections import HEADING, sections_of
from wording.autograder import _
from wording.languages import LANGUAGES, language

__all__ = ["minutes_of", "with_overview"]

STEP = 5
"""Minutes are named in steps of so many."""


def minutes_of(module: Module) -> list[int]:
    """Return the minutes of each section; they add up to the module's, to the nearest step."""
    manifest = module.manifest
    if not isinstance(manifest, ModuleManifest):
        return []
    sections = sections_of(module.lessons[LANGUAGES[0]])
    points = {e.name: e.manifest.points for e in module.exercises}
    worth = [sum(points[name] for name in one.exercises) for one in sections]
    words = [one.words for one in sections]
    exact = [
        manifest.minutes.reading * w / (sum(words) or 1) + manifest.minutes.practice * p / (sum(worth) or 1)
        for w, p in zip(words, worth, strict=True)
    ]
    return _in_steps(exact)


def _in_steps(exact: list[float]) -> list[int]:
    """Round to steps, at least one each, so that the sum stays (the largest remainders go up)."""
    steps = [max(1, math.floor(one / STEP)) for one in exact]
    left = round(sum(exact) / STEP) - sum(steps)
    order = sorted(range(len(exact)), key=lambda n: exact[n] / STEP - steps[n], reverse=True)
    for n in order[: max(left, 0)]:
        steps[n] += 1
    return [STEP * n for n in steps]


def with_overview(module: Module, lang: str) -> list[str]:
    """Return the texts of the lesson's prose, the overview below the title and the minutes below each heading."""
    texts = [cell.text for cell in module.lessons[lang].cells if cell.type == "prose"]
    minutes = iter(minutes_of(module))
    if not isinstance(module.manifest, ModuleManifest):
        return texts
    with language(lang):
        overview, found = _overview(module, module.manifest, lang), []
        for text in texts:
            lines = []
            for line in text.split("\n"):
                lines.append(line)
                if line.startswith("# ") and overview:
                    lines += ["", overview]
                    overview = ""
                elif line.startswith(HEADING):
                    lines += ["", "*" + _("about {n} minutes", n=next(minutes)) + "*"]
            found.append("\n".join(lines))
    return found


def _overview(module: Module, manifest: ModuleManifest, lang: str) -> str:
    """Return objectives, time and the plan of the module as Markdown."""
    bonus = {e.name: e.manifest.points for e in module.exercises if e.manifest.bonus}
    points = {e.name: e.manifest.points for e in module.exercises if not e.manifest.bonus}
    rows = []
    for section, minutes in zip(sections_of(module.lessons[lang]), minutes_of(module), strict=True):
        worth, more = (sum(table.get(name, 0) for name in section.exercises) for table in (points, bonus))
        shown = " ".join(part for part in (f"{worth:g}" if worth else "", f"+{more:g}" if more else "") if part)
        rows.append(f"| {section.title.replace('|', '/')} | {minutes} | {shown or '—'} |")
    goals = "\n".join(f"- {one.in_(lang)}" for one in manifest.objectives)
    time = _(
        "About {total} minutes: {reading} of reading and {practice} of exercises.",
        total=manifest.minutes.reading + manifest.minutes.practice,
        reading=manifest.minutes.reading,
        practice=manifest.minutes.practice,
    )
    parts = ["**" + _("What you will be able to do") + "**", goals, time]
    if len(rows) > 1:
        head = " | ".join(["", _("Section"), _("Minutes"), _("Points"), ""]).strip()
        parts.append("\n".join([head, "| --- | ---: | ---: |", *rows]))
    if bonus:
        parts.append(_("Points with a plus are a bonus: the module's 100 % are counted without them."))
    return "\n\n".join(parts)
