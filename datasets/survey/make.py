"""Answers to a survey of parents: `make(rng, lang)` gives the bytes of the CSV that Yandex Forms exports."""

import csv
import io
import tomllib
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path

HERE = Path(__file__).parent
FIRST = datetime(2026, 9, 1, 8, 0)
GROUPS = ("drawing", "english", "robots", "chess")
PARENTS = 104
TWICE, STAFF, BLANK, WORDS, SIXES = 9, 9, 8, 5, 7
TRIES, APART = 60, 0.13
"""How often the answers are drawn at most, and how far apart the scores of different methods are, in points."""


def make(rng, lang, scenario=HERE):
    """The export, oldest answer first."""
    words = tomllib.loads((scenario / f"words.{lang}.toml").read_text("utf-8"))
    for _ in range(TRIES):
        parents = _parents(rng)
        earlier, staff = _again(rng, parents), _staff(rng)
        values = sorted(_wrong_and_right(parents, earlier, staff))
        # Each way to miscount leads to a number of its own.
        if min(b - a for a, b in pairwise(values)) > APART:
            break
    rows = parents + earlier + staff
    rows.sort(key=lambda row: row["moment"])
    file = io.StringIO()
    table = csv.writer(file, lineterminator="\n")
    table.writerow(["ID", "Время создания", "Время изменения", *words["questions"]])
    number = 1_840_000_000 + int(rng.randint(9_000_000, dtype="int64"))
    for row in rows:
        number += 1 + row["moment"].second
        moment = f"{row['moment']:%Y-%m-%d %H:%M:%S}"
        marks = (row["q1"], row["q2"], row["q3"])
        table.writerow([number, moment, moment, *marks, row["group"], row["phone"], row["email"]])
    return file.getvalue().encode()


def _parents(rng):
    """One answer a parent, in no order of time; luck is drawn for every row, so that one change moves no other."""
    luck = rng.random_sample((PARENTS, 8)).tolist()
    high, low = 0.52 + 0.06 * float(rng.random_sample()), 0.13 + 0.06 * float(rng.random_sample())
    shift = float(rng.random_sample())
    rows = []
    for n, row in enumerate(luck):
        mark = 9 + (row[0] < high / 2) if row[0] < high else 7 + (row[1] < 0.6)
        if row[0] > 1 - low:
            mark = (0, 2, 3, 4, 5, 5, 6, 6)[int(8 * row[1])]
        group = GROUPS[int(4 * row[2])]
        ease = 1 + int(7 * row[3] ** 0.7)
        pleased = 1 + int(5 * row[5] ** (0.35 + 0.35 * ((GROUPS.index(group) + int(4 * shift)) % 4)))
        rows.append(
            {
                "moment": FIRST + timedelta(seconds=int(86400 * 12 * row[6])),
                "q1": mark,
                "q2": ease if row[4] < 0.68 else "",
                "q3": pleased if row[7] < 0.93 else "",
                "group": group,
                "digits": f"90{int(10**7 * row[7]):07d}{n % 10}",
                "email": f"parent{100 + n}@post.example",
            }
        )
    places = rng.permutation(PARENTS).tolist()
    for n in places[:SIXES]:
        rows[n]["q1"] = 6
    for n in places[SIXES : SIXES + BLANK]:
        rows[n]["q1"] = ""
    for n in places[-WORDS:]:
        rows[n]["q1"] = "10/10"
    for row, n in zip(rows, places, strict=True):
        row["phone"] = _phone(row["digits"], n % 3)
    return rows


def _again(rng, rows):
    """Earlier answers of some parents: seven of nine have gone down since, from promoters to detractors.

    Whoever went down was pleased with the lesson at first and is not any more.
    """
    marked = [row for row in rows if isinstance(row["q1"], int)]
    low = [row for row in marked if row["q1"] <= 6][: TWICE - 2]
    high = [row for row in marked if row["q1"] >= 9][:2]
    earlier = []
    for row, luck in zip([*low, *high], rng.random_sample((TWICE, 3)).tolist(), strict=True):
        spelled = 1 if "(" in row["phone"] else 2
        # Whoever answers twice has had some days for it.
        row["moment"] += timedelta(days=1, seconds=int(3600 * luck[1]))
        pleased = row["q3"]
        if row["q1"] <= 6 and pleased != "":
            row["q3"], pleased = min(pleased, 3), 5 - (luck[1] < 0.5)
        earlier.append(
            {
                **row,
                "q3": pleased,
                "moment": row["moment"] - timedelta(hours=20 + int(3 * luck[2])),
                "q1": 10 - (luck[0] < 0.5) if row["q1"] <= 6 else 8,
                "phone": _phone(row["digits"], spelled),
                "email": "",
            }
        )
    return earlier


def _staff(rng):
    """Tests of the form by the staff."""
    return [
        {
            "moment": FIRST + timedelta(seconds=int(86400 * row[0])),
            "q1": 10 if n else 9,
            "q2": 7,
            "q3": 5,
            "group": GROUPS[n % 4],
            "phone": _phone(f"48225501{n}0", 0),
            "email": f"admin{n + 1}@ezhkin.example",
        }
        for n, row in enumerate(rng.random_sample((STAFF, 1)).tolist())
    ]


def _wrong_and_right(parents, earlier, staff):
    """Scores by the right method and by each way to miscount, in points."""
    marks = [row["q1"] for row in parents]
    again = {row["digits"]: row["q1"] for row in earlier}
    first = [again.get(row["digits"], row["q1"]) for row in parents]
    tests, twice = [row["q1"] for row in staff], list(again.values())
    given = [mark for mark in marks if mark != ""]
    return [
        _score(given),
        _score(given, low=5),
        _score([mark for mark in given if mark not in (7, 8)]),
        _score([mark if mark != "" else 0 for mark in marks]),
        _score(given) * len(given) / len(marks),
        _score([mark for mark in given if mark != "10/10"]),
        _score(given + tests),
        _score([mark for mark in first if mark != ""]),
        _score(given + twice),
        _score(given + twice + tests),
    ]


def _score(marks, low=6):
    numbers = [10 if mark == "10/10" else mark for mark in marks]
    return 100 * (sum(mark > 8 for mark in numbers) - sum(mark <= low for mark in numbers)) / len(numbers)


def _phone(digits, way):
    return (
        f"+7{digits}",
        f"8{digits}",
        f"+7 ({digits[:3]}) {digits[3:6]}-{digits[6:8]}-{digits[8:]}",
    )[way]
