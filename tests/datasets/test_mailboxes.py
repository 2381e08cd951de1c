"""However a program writes a mailbox, reading it gives the letters that were written, and counts what it left out."""

from __future__ import annotations

import base64
import datetime as dt
import html
import warnings
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from academy.data import read_letters
from wording.languages import language

START = dt.datetime(2026, 8, 3, 9, tzinfo=dt.UTC)
LINES = st.one_of(
    st.text(st.sampled_from("абв xyz,.!"), max_size=12).map(lambda text: " ".join(text.split())),
    st.sampled_from(["From 1 August 2026 prices rise.", "From Monday", "From us at 10:00, 2026", "- list"]),
)
BODIES = st.lists(LINES, min_size=1, max_size=5).map("\n".join).map(str.strip).filter(lambda body: "\n\n\n" not in body)


@dataclass(frozen=True)
class Style:
    """How a program writes mailboxes."""

    separator: str
    blank_between: bool
    end: str
    escaped: bool
    encoding: str
    as_html: bool
    answer: str

    def letter(self, number: int, body: str, *, dated: bool, answers: int | None) -> str:
        subject = "Бюджет" if answers is None else f"{self.answer} Бюджет"
        when = START + dt.timedelta(hours=number)
        date = f"Date: {when:%d %b %Y %H:%M:%S} +0000\n" if dated else ""
        kind = "text/plain"
        if self.as_html:
            kind = "text/html"
            lines = "".join(f"<p>{html.escape(line) or '<br>'}</p>" for line in body.split("\n"))
            body = f"<html><head><title>нет</title></head><body>{lines}</body></html>"
        transfer = "8bit"
        if self.encoding != "utf-8":
            transfer, body = "base64", base64.encodebytes(body.encode(self.encoding)).decode().strip()
        elif self.escaped:
            body = "\n".join(f">{line}" if line.startswith("From ") else line for line in body.split("\n"))
        return (
            f"{self.separator}\n{date}From: Клиент <c@client.example>\nTo: m@agency.example\nSubject: {subject}\n"
            f"Message-ID: <{number}@x>\nContent-Type: {kind}; charset={self.encoding}\n"
            f"Content-Transfer-Encoding: {transfer}\n\n{body}\n" + ("\n" if self.blank_between else "")
        )


STYLES = st.builds(
    Style,
    separator=st.sampled_from(
        ["From 178@xxx Mon Aug 03 09:00:00 +0000 2026", "From - Mon Aug  3 09:00:00 2026", "From ", "From"]
    ),
    blank_between=st.booleans(),
    end=st.sampled_from(["\n", "\r\n"]),
    escaped=st.booleans(),
    encoding=st.sampled_from(["utf-8", "windows-1251", "koi8-r"]),
    as_html=st.booleans(),
    answer=st.sampled_from(["Re:", "RE :", "HA:", "НА:", "Отв:", "AW: Re[2]:", "Fwd:"]),
)


@settings(max_examples=150, deadline=None)
@given(STYLES, st.lists(st.tuples(BODIES, st.booleans(), st.booleans()), min_size=1, max_size=5), st.randoms())
def test_a_mailbox_in_any_style(style: Style, letters: list[tuple[str, bool, bool]], chance: st.DataObject) -> None:
    """Each letter is a body, whether a copy of it stands in the box too, and whether it has a date; the first has."""
    parts, copies, undated = [], 0, 0
    for number, (body, copied, dated) in enumerate(letters):
        dated = dated or number == 0
        text = style.letter(number, body, dated=dated, answers=0 if number else None)
        parts += [text] * (1 + copied)
        copies += copied and dated
        undated += (1 + copied) * (not dated)
    chance.shuffle(parts)
    with TemporaryDirectory() as folder, language("en"), warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        path = Path(folder) / "mail.mbox"
        path.write_bytes("".join(parts).replace("\n", style.end).encode())
        frame = read_letters(path)
    kept = {f"<{number}@x>": body for number, (body, _copied, dated) in enumerate(letters) if dated or not number}
    assert frame["message_id"].tolist() == list(kept)
    assert [body.split("\n") for body in frame["body"]] == [body.split("\n") for body in kept.values()]
    assert set(frame["thread"]) == {1}
    said = [str(one.message).removeprefix("mail.mbox: ") for one in caught]
    assert said == [
        *([f"letters left out because they have no date: {undated}."] if undated else []),
        *([f"copies of letters left out: {copies}."] if copies else []),
    ]
