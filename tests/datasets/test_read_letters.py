"""The reader of mailboxes: each row is a file written by hand. A new case is a new row."""

from __future__ import annotations

import base64
from pathlib import Path

import pandas as pd
import pytest

from academy.data import ExportError, read_letters

from .samples import CLIENT, MAIL, OURS, letter, write

pytestmark = pytest.mark.usefixtures("english")


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_letters_threads_and_sides(tmp_path: Path, end: str) -> None:
    letters = read_letters(write(tmp_path, "".join(reversed(MAIL)).replace("\n", end), "mail.mbox"))
    assert letters["message_id"].tolist() == [
        "<1@x>",
        "<2@x>",
        "<3@x>",
        "<4@x>",
    ]  # by date, whatever the order in the file
    assert letters["thread"].tolist() == [1, 1, 2, 2]  # by reply, else by the latest thread of that subject
    assert letters["from_client"].tolist() == [True, False, True, False]
    assert letters["from_name"].tolist() == ["Кто-то"] * 4  # bare UTF-8 in a header
    assert letters["body"][0] == "Пришлите счёт.\nFrom весны ждём."
    assert letters["reply_to"].isna().tolist() == [True, False, True, True]
    assert letters["to"].tolist()[0] == [OURS]
    assert letters.attrs == {"agency": "agency.example"}


def test_letters_agency_given_or_known_by_its_address(tmp_path: Path) -> None:
    mail = "".join(MAIL).replace("agency.example", "gmail.com").replace("client.example", "gmail.com")
    path = write(tmp_path, mail, "mail.mbox")
    assert read_letters(path).attrs == {"agency": "anna@gmail.com"}
    assert read_letters(path)["from_client"].tolist() == [True, False, True, False]
    assert read_letters(path, agency="other.example")["from_client"].tolist() == [True, True, False, True]


PLAIN = 'Content-Type: text/plain; charset="utf-8"\n'
HTML = 'Content-Type: text/html; charset="utf-8"\n'
BODIES = {
    "cp1251": (
        'Content-Type: text/plain; charset="windows-1251"\nContent-Transfer-Encoding: base64\n',
        base64.encodebytes("Добрый день".encode("cp1251")).decode(),
    ),
    "html": (HTML, "<style>p {}</style><p>Добрый&#32;день</p>"),
    "alternative": (
        'Content-Type: multipart/alternative; boundary="b"\n',
        f"--b\n{HTML}\n<p>Нет</p>\n--b\n{PLAIN}\nДобрый день\n--b--",
    ),
    "attachment": (
        'Content-Type: multipart/mixed; boundary="b"\n',
        f"--b\n{PLAIN}Content-Disposition: attachment\n\nвложение\n--b\n{PLAIN}\nДобрый день\n--b--",
    ),
    "unknown charset": ('Content-Type: text/plain; charset="no-such"\n', "Добрый день"),
}


@pytest.mark.parametrize(("headers", "body"), BODIES.values(), ids=BODIES.keys())
def test_letters_bodies(tmp_path: Path, headers: str, body: str) -> None:
    letters = read_letters(write(tmp_path, letter(1, CLIENT, OURS, "Да", body, headers), "mail.mbox"))
    assert letters["body"].tolist() == ["Добрый день"]


def test_letters_subject_in_encoded_words_and_time_zones(tmp_path: Path) -> None:
    words = "=?utf-8?b?" + base64.b64encode("Итоги ".encode()).decode() + "?=\n =?windows-1251?q?=E8=FE=EB=FF?="
    mail = letter(1, CLIENT, OURS, words).replace("+0300", "+0700")
    letters = read_letters(write(tmp_path, mail, "mail.mbox"))
    assert letters["subject"].tolist() == ["Итоги июля"]
    assert letters["date"].tolist() == [pd.Timestamp("2026-08-03 07:00:00")]


def test_letters_drafts_without_a_date_are_left_out(tmp_path: Path) -> None:
    draft = "From - Mon Aug  3 09:00:00 2026\nSubject: x\n\nчерновик\n\n"
    assert len(read_letters(write(tmp_path, draft + MAIL[0], "mail.mbox"))) == 1
    with pytest.raises(ExportError, match="no letter with a date"):
        read_letters(write(tmp_path, draft, "mail.mbox"))
