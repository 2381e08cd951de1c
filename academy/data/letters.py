"""A mailbox in the mbox format as a frame of letters. Gmail (Takeout), Thunderbird and Apple Mail save this format."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from datetime import datetime, timedelta
from email.header import decode_header
from email.message import Message
from email.utils import getaddresses, parsedate_to_datetime
from pathlib import Path
from typing import Any

import pandas as pd

from academy.data.errors import ExportError, warn
from academy.data.mbox import letters_of, plain_text
from academy.data.sniff import advice, kind_of, raw_export, refuse
from wording.academy import _

__all__ = ["read_letters"]

MOSCOW = timedelta(hours=3)
ANSWER = re.compile(
    r"\A(?:(?:re|fwd?|ha|на|aw|wg|sv|vs|antw|res|rv|tr|отв|ответ|пер|пересл)(?:\[\d+\])?\s?:\s*)+", re.I
)
"""What programs write before the subject of an answer. Russian Outlook writes `HA:`, in Latin or Cyrillic letters."""
# Senders from these share a domain with strangers, so their side is the address, not the domain.
PUBLIC = frozenset(
    "gmail.com mail.ru bk.ru list.ru inbox.ru yandex.ru ya.ru yandex.com rambler.ru outlook.com hotmail.com "
    "icloud.com yahoo.com".split()
)


def read_letters(path: str | Path, agency: str | None = None) -> pd.DataFrame:
    """Read the letters of a mailbox, oldest first, one row a letter.

    message_id, reply_to (NaN for the first of a thread), from_name, from_address, subject and body are str; thread is
    int64, from 1 in order of each thread's first letter; date is datetime64[ns], Moscow time without a zone; to and cc
    are lists of addresses; from_client is bool. `frame.attrs["agency"]` holds the agency.

    Args:
        agency: the agency's domain or address; None guesses the side that takes part in most letters.

    Raises ExportError for another kind of file and for a mailbox without a dated letter.
    Warns with ExportWarning of letters that were left out: those without a date, and copies.
    """
    path, raw = raw_export(path)
    kind = kind_of(raw, path.name)
    if kind != "letters":
        raise refuse(path, kind, "read_letters")
    letters = letters_of(raw)
    rows = [row for row in map(_row, letters) if row]
    if not rows:
        raise ExportError(path, _("there is no letter with a date in it."), advice("read_letters"))
    if len(rows) < len(letters):
        warn(path, _("letters left out because they have no date: {n}.", n=len(letters) - len(rows)))
    dated, rows = len(rows), list({_identity(row): row for row in reversed(rows)}.values())[::-1]
    if len(rows) < dated:
        warn(path, _("copies of letters left out: {n}.", n=dated - len(rows)))
    rows.sort(key=lambda row: row["date"])
    threads = _threads(rows)
    agency = (agency or _busiest(rows)).lower().lstrip("@")
    frame = pd.DataFrame(
        {
            "message_id": _text(row["id"] for row in rows),
            "thread": pd.Series(threads, dtype="int64"),
            "reply_to": _text(row["reply_to"] for row in rows),
            "date": pd.Series([row["date"] for row in rows], dtype="datetime64[ns]"),
            "from_name": _text(row["from"][0] for row in rows),
            "from_address": _text(row["from"][1] for row in rows),
            "to": pd.Series([row["to"] for row in rows], dtype="object"),
            "cc": pd.Series([row["cc"] for row in rows], dtype="object"),
            "subject": _text(row["subject"] for row in rows),
            "body": _text(row["body"] for row in rows),
            "from_client": pd.Series([agency not in _sides(row["from"][1]) for row in rows], dtype="bool"),
        }
    )
    frame.attrs = {"agency": agency}
    return frame


def _text(values: Iterable[str | None]) -> pd.Series:
    return pd.Series(list(values), dtype="str")


def _identity(row: dict[str, Any]) -> tuple[Any, ...]:
    """Return what two copies of one letter share: programs that join mailboxes keep a letter of each."""
    if row["id"]:
        return row["id"], row["date"], row["from"][1]
    return row["date"], row["from"][1], row["subject"], row["body"]


def _row(letter: Message) -> dict[str, Any] | None:
    """Return the fields of one letter; None for a letter without a date (a draft, a service record)."""
    headers: dict[str, str] = {}
    for name, value in letter.raw_items():
        headers.setdefault(name.lower(), _unfolded(str(value)))
    date = _moscow(headers.get("date", ""))
    if date is None:
        return None
    references = headers.get("references", "").split()
    return {
        "id": headers.get("message-id") or None,
        "reply_to": headers.get("in-reply-to") or (references[-1] if references else None),
        "references": references,
        "date": date,
        "from": next(iter(_people(headers.get("from", ""))), ("", "")),
        "to": [address for _name, address in _people(headers.get("to", ""))],
        "cc": [address for _name, address in _people(headers.get("cc", ""))],
        "subject": _decoded(headers.get("subject", "")),
        "body": plain_text(letter),
    }


def _unfolded(header: str) -> str:
    """Return a header as one line. Bare bytes, which some programs send against the rules, are UTF-8 or cp1251."""
    if not header.isascii():
        raw = header.encode("utf-8", "surrogateescape")
        try:
            header = raw.decode("utf-8")
        except UnicodeDecodeError:
            header = raw.decode("cp1251", errors="replace")
    return " ".join(header.split())


def _decoded(header: str) -> str:
    """Decode the RFC 2047 words of a header."""
    if "=?" not in header:
        return header
    pieces = []
    for piece, charset in decode_header(header):
        if isinstance(piece, bytes):
            try:
                piece = piece.decode(charset or "utf-8", errors="replace")
            except LookupError:
                piece = piece.decode("utf-8", errors="replace")
        pieces.append(piece)
    return " ".join("".join(pieces).split())


def _people(header: str) -> list[tuple[str, str]]:
    # Addresses are split before names are decoded, because a decoded name may contain a comma.
    return [(_decoded(name), address.lower()) for name, address in getaddresses([header]) if address]


def _moscow(text: str) -> datetime | None:
    try:
        date = parsedate_to_datetime(text)
    except (TypeError, ValueError, IndexError):
        return None
    offset = date.utcoffset()
    naive = date.replace(tzinfo=None)
    return naive if offset is None else naive - offset + MOSCOW


def _threads(rows: list[dict[str, Any]]) -> list[int]:
    """Return a thread number for each letter: from the letters it refers to, else from the subject of a reply."""
    by_id: dict[str, int] = {}
    by_subject: dict[str, int] = {}
    numbers: list[int] = []
    for row in rows:
        subject = ANSWER.sub("", row["subject"]).lower()
        named = [by_id[name] for name in (row["reply_to"], *row["references"]) if name in by_id]
        answers = subject and ANSWER.match(row["subject"]) and subject in by_subject
        number = named[0] if named else by_subject[subject] if answers else max(numbers, default=0) + 1
        numbers.append(number)
        by_subject[subject] = number
        for name in (row["id"], row["reply_to"], *row["references"]):
            if name:
                by_id.setdefault(name, number)
    return numbers


def _sides(address: str) -> tuple[str, str]:
    """Return the names by which the side of an address may be known: the address and its domain."""
    return address, address.partition("@")[2]


def _busiest(rows: list[dict[str, Any]]) -> str:
    """Return the domain that takes part in most letters; of a public mail service, the address."""
    seen: Counter[str] = Counter()
    for row in rows:
        sides = {_sides(address) for address in (row["from"][1], *row["to"], *row["cc"])}
        seen.update({address if domain in PUBLIC else domain for address, domain in sides})
    return max(sorted(seen), key=lambda side: seen[side])
