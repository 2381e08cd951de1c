"""Find dates, weekdays and times of day in letters, absolute and relative.

This is done by a table of expressions (`texts.<lang>.toml`) because dateparser resolves "by Friday" to a day of this
week, so that the weekday is lost, does not find «до пятницы», and takes the verb "may" for a month.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from autograder.style_check.numerals import Spelled, spelled

__all__ = ["Moment", "dates", "vocabulary"]

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Moment:
    """A date or time as written. What the text does not name is None: "до пятницы, 17:00" has no day."""

    start: int
    end: int
    fragment: str
    #: 1 to 31.
    day: int | None = None
    #: 1 to 12.
    month: int | None = None
    year: int | None = None
    #: 0 (Monday) to 6.
    weekday: int | None = None
    #: "HH:MM".
    time: str | None = None
    #: The first day of a range or a pair: 3 in "3–9 апреля".
    from_day: int | None = None
    #: Words that count from today: "завтра", "через 2 дня".
    relative: str | None = None
    #: Whether it is a limit: "до", "by".
    deadline: bool = False

    @property
    def exact(self) -> bool:
        """Return whether a reader can put it in a calendar: a day, a weekday, an hour, "tomorrow", "in 2 days"."""
        return self.day is not None or self.weekday is not None or self.time is not None or self.relative is not None


@cache
def vocabulary(lang: str) -> dict[str, Any]:
    """Return the contents of texts.<lang>.toml. Raises ValueError for an unknown language."""
    path = FOLDER / f"texts.{lang}.toml"
    if not path.exists():
        raise ValueError(f"no words for the language {lang!r}; there are: en, ru")
    return tomllib.loads(path.read_text("utf-8"))


@cache
def _table(lang: str) -> tuple[list[re.Pattern[str]], dict[str, re.Pattern[str]]]:
    data = vocabulary(lang)["dates"]
    parts = {
        "month": "|".join(data["months"]),
        "weekday": "|".join(data["weekdays"]),
        "count": data["count"],
        "time": data["time"],
    }

    def compiled(source: str) -> re.Pattern[str]:
        for name, part in parts.items():
            source = source.replace("{" + name + "}", part)
        return re.compile(source, re.IGNORECASE)

    names = (
        "deadline_before",
        "deadline_inside",
        "glue",
        "hour_next",
        "second_half",
        "ordinal_before",
        "ordinal_next",
    )
    return [compiled(p) for p in data["patterns"]], {name: compiled(data[name]) for name in names}


def _index(word: str | None, table: list[str]) -> int | None:
    if not word:
        return None
    return next((n for n, pattern in enumerate(table) if re.fullmatch(pattern, word, re.IGNORECASE)), None)


def _moment(found: re.Match[str], lang: str, second_half: re.Pattern[str]) -> Moment:
    data = vocabulary(lang)["dates"]
    parts = {key: value for key, value in found.groupdict().items() if value}
    month = parts.get("month")
    month_number = int(month) if month and month.isdigit() else _index(month, data["months"])
    if month_number is not None and not (month or "").isdigit():
        month_number += 1
    year = int(parts["year"]) if "year" in parts else None
    hour = int(parts["hour"]) if "hour" in parts else None
    if hour is not None and hour < 12 and second_half.search(found[0]):
        hour += 12
    return Moment(
        found.start(),
        found.end(),
        found[0],
        day=int(parts["day"]) if "day" in parts else None,
        month=month_number,
        year=year + 2000 if year is not None and year < 100 else year,
        weekday=_index(parts.get("weekday"), data["weekdays"]),
        time=f"{hour:02d}:{int(parts.get('minute', 0)):02d}" if hour is not None else None,
        from_day=int(parts["from"]) if "from" in parts else None,
        relative=parts.get("relative"),
    )


def _joined(first: Moment, second: Moment, text: str, glue: re.Pattern[str]) -> Moment | None:
    """Join neighbouring moments that name different parts ("в пятницу, 15 апреля, до 17:00"), else return None."""
    between = text[first.end : second.start]
    fields = ("day", "month", "year", "weekday", "time", "from_day", "relative")
    contradict = any(getattr(first, f) is not None and getattr(second, f) is not None for f in fields)
    if contradict or not glue.fullmatch(between):
        return None
    values = {f: getattr(first, f) if getattr(first, f) is not None else getattr(second, f) for f in fields}
    deadline = first.deadline or second.deadline
    return replace(first, end=second.end, fragment=text[first.start : second.end], deadline=deadline, **values)


def _in_digits(text: str, lang: str, signs: dict[str, re.Pattern[str]]) -> tuple[str, list[int]]:
    """Write ordinals ("двадцать седьмого") and hours ("двенадцати часов") in digits, as the expressions read them.

    Returns the text, and for each of its characters and its end the offset in the given one.
    """
    parts: list[str] = []
    origin: list[int] = []
    at = 0
    for number in spelled(text, lang):
        if number.value <= 31 and (number.ordinal or signs["hour_next"].match(text, number.end)):
            digits = f"{number.value:g}"
            if number.ordinal and _is_day(text, number, signs):
                digits += vocabulary(lang)["dates"]["ordinal_suffix"]
            parts += [text[at : number.start], digits]
            origin += [*range(at, number.start), *[number.start] * len(digits)]
            at = number.end
    return "".join(parts) + text[at:], [*origin, *range(at, len(text) + 1)]


def _is_day(text: str, number: Spelled, signs: dict[str, re.Pattern[str]]) -> bool:
    """Return whether an ordinal is a day by itself: "до седьмого" is, "до седьмого звонка" is none."""
    before = signs["ordinal_before"].search(text, max(0, number.start - 20), number.start)
    return bool(before and signs["ordinal_next"].match(text, number.end))


def dates(text: str, lang: str) -> list[Moment]:
    """Return the dates, weekdays, times and relative dates of a text in reading order."""
    patterns, signs = _table(lang)  # first, because it refuses an unknown language
    digits, origin = _in_digits(text, lang, signs)
    found = _read(digits, lang, patterns, signs)
    return found if digits == text else [_back(moment, text, origin) for moment in found]


def _back(moment: Moment, text: str, origin: list[int]) -> Moment:
    """Return the moment with the offsets and the words of the text as it was written."""
    start, end = origin[moment.start], origin[moment.end]
    relative = moment.relative
    if relative is not None and (at := moment.fragment.find(relative)) >= 0:
        relative = text[origin[moment.start + at] : origin[moment.start + at + len(relative)]]
    return replace(moment, start=start, end=end, fragment=text[start:end], relative=relative)


def _read(text: str, lang: str, patterns: list[re.Pattern[str]], signs: dict[str, re.Pattern[str]]) -> list[Moment]:
    found: list[Moment] = []
    for pattern in patterns:
        for match in pattern.finditer(text):
            if not any(match.start() < m.end and m.start < match.end() for m in found):
                moment = _moment(match, lang, signs["second_half"])
                before = signs["deadline_before"].search(text[max(0, match.start() - 40) : match.start()])
                found.append(replace(moment, deadline=bool(before or signs["deadline_inside"].match(match[0]))))
    joined: list[Moment] = []
    for moment in sorted(found, key=lambda m: m.start):
        both = _joined(joined[-1], moment, text, signs["glue"]) if joined else None
        if both:
            joined[-1] = both
        else:
            joined.append(moment)
    return joined
