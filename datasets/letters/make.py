"""Three weeks of letters between an invented agency and its clients: `make(rng, lang)` gives the bytes of an mbox file.

threads.toml says who writes when and what each letter is an example of, words.<lang>.toml holds the letters. The file
is put together here and not by `email`: how that module folds a header has changed between Python versions.
"""

import base64
import tomllib
from datetime import datetime, time, timedelta
from email.utils import format_datetime
from pathlib import Path

import numpy as np

HERE = Path(__file__).parent
MOSCOW = timedelta(hours=3)
WORD_BYTES = 42  # of an encoded word, so that it stays within the 75 characters of RFC 2047
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def make(rng, lang, scenario=HERE):
    """The mailbox, letters in order of sending: mbox (RFC 4155) with LF, UTF-8, subjects as RFC 2047 words."""
    return b"".join(_message(letter) for letter in plan(rng, lang, scenario))


def plan(rng, lang, scenario=HERE):
    """The letters as dicts, `kind` among them, which the file does not show (tests and mentors read it here)."""
    table = tomllib.loads((scenario / "threads.toml").read_text("utf-8"))
    words = tomllib.loads((scenario / f"words.{lang}.toml").read_text("utf-8"))
    spare = [i for i, thread in enumerate(table["thread"]) if thread.get("optional")]
    order = np.argsort(rng.random_sample(len(spare)), kind="stable")
    dropped = {spare[i] for i in order[table["optional"] :]}
    letters = []
    for i, thread in enumerate(table["thread"]):
        chances = rng.random_sample(3 * len(thread["letters"]) + 2 + len(thread["numbers"])).tolist()
        if i not in dropped:
            letters += _thread(iter(chances), thread, table, words)
    return sorted(letters, key=lambda letter: letter["when"])


def _thread(chances, thread, table, words):
    """One thread's letters. Every thread draws its chances whether it is shown or not: the others do not shift."""
    first, last = thread["start"]
    start = first + int(next(chances) * (last - first + 1))
    values = {name: _number(next(chances), span, words) for name, span in thread["numbers"].items()}
    values |= {name: _date(_working_day(table, start + days), words) for name, days in thread["dates"].items()}
    text = words["thread"][thread["key"]]
    client, agency = table["people"]["client"][thread["client"]], table["people"]["agency"]
    letters, seen, partner = [], [], thread.get("to", "manager")
    for letter, body in zip(thread["letters"], text["letters"], strict=True):
        ours = letter["by"] != "client"
        who = letter["by"] if ours else thread["client"]
        hour, minute = map(int, letter["at"].split(":"))
        partner = who if ours else partner  # a client answers whoever wrote last
        when = datetime.combine(_working_day(table, start + letter["day"]), time(hour, minute))
        when += timedelta(minutes=int(12 * next(chances)), seconds=int(60 * next(chances)))
        sender = agency[who] if ours else client
        number = f"<{when:%Y%m%d%H%M%S}.{int(next(chances) * 10**9):09d}@{sender.split('@')[1]}>"
        body = body.strip().format(**values)
        signed = f"{body}\n\n{words['signature'].format(name=words['names'][who])}" if ours else body
        manager, other = (words["names"]["manager"], agency["manager"]), (words["names"][partner], agency[partner])
        letters.append(
            {
                "thread": thread["key"],
                "kind": letter.get("kind", ""),
                "slow": thread.get("slow", False),
                "unanswered": thread.get("unanswered", False),
                "ours": ours,
                "when": when,
                "id": number,
                "earlier": list(seen),
                "sender": (words["names"][who], sender),
                "to": (words["names"][thread["client"]], client) if ours else other,
                "cc": [manager]
                if partner != "manager"
                else [(words["names"][i], agency[i]) for i in letter.get("cc", [])],
                "subject": ("Re: " if seen else "") + text["subject"].format(**values),
                "body": signed,
            }
        )
        seen.append(number)
    return letters


def _working_day(table, number):
    """The date of a working day, 0 being the first."""
    return table["first_day"] + timedelta(days=7 * (number // 5) + number % 5)


def _number(chance, span, words):
    low, high, step = span
    return f"{low + step * int(chance * ((high - low) // step + 1)):,}".replace(",", words["thousands"])


def _date(day, words):
    return f"{day.day} {words['months'][day.month - 1]}"


def _message(letter):
    """One letter with its `From ` line. Clients' mail programs send base64, the agency's sends plain UTF-8."""
    sent = letter["when"] - MOSCOW
    stamp = f"{DAYS[sent.weekday()]} {MONTHS[sent.month - 1]} {sent.day:2d} {sent:%H:%M:%S} {sent.year}"
    headers = [
        f"From {letter['sender'][1]} {stamp}",
        f"Date: {format_datetime(letter['when'])[:-5]}+0300",
        f"From: {_person(letter['sender'])}",
        f"To: {_person(letter['to'])}",
    ]
    if letter["cc"]:
        headers.append("Cc: " + ", ".join(map(_person, letter["cc"])))
    headers += [f"Subject: {_encoded(letter['subject'])}", f"Message-ID: {letter['id']}"]
    if letter["earlier"]:
        headers += [f"In-Reply-To: {letter['earlier'][-1]}", "References: " + "\n ".join(letter["earlier"])]
    headers += ["MIME-Version: 1.0", 'Content-Type: text/plain; charset="utf-8"']
    if letter["ours"]:
        headers.append("Content-Transfer-Encoding: 8bit")
        # A line that begins with `From ` would begin a new letter.
        body = "\n".join(
            ">" + line if line.startswith("From ") else line for line in letter["body"].split("\n")
        ).encode()
    else:
        headers.append("Content-Transfer-Encoding: base64")
        body = base64.encodebytes(letter["body"].encode()).rstrip()
    return "\n".join(headers).encode() + b"\n\n" + body + b"\n\n"


def _person(person):
    return f"{_encoded(person[0])} <{person[1]}>"


def _encoded(text):
    """A header's text: as it is if ASCII, else as encoded words, one a line."""
    if text.isascii():
        return text
    chunks, chunk = [], ""
    for letter in text:
        if len((chunk + letter).encode()) > WORD_BYTES:
            chunks.append(chunk)
            chunk = ""
        chunk += letter
    chunks.append(chunk)
    return "\n ".join(f"=?utf-8?b?{base64.b64encode(chunk.encode()).decode()}?=" for chunk in chunks)
