"""Documents of unknown hands are read as what they are, or refused with a reason; none stops or floods the judge."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO

import docx
import openpyxl
import pytest

from autograder.errors import NotAttempted, Unreadable
from autograder.exercises.kinds import kind_of
from autograder.exercises.kinds.file.making import made
from autograder.exercises.kinds.file.opening import MOST_BYTES, opened
from autograder.notes import reason_of
from autograder.source.model import AnswerSpec, ExerciseManifest, ExerciseWords, Public

TEXT = "# Цель\n\nСорок заявок.\n\n# Сроки\n\n| Что | Срок |\n| --- | --- |\n| Запуск | 10 марта |"
HEADINGS = ["Цель", "Сроки"]
BRIEF = Public(
    manifest=ExerciseManifest(name="e", kind="file", points=1, answer=AnswerSpec(file="brief.docx")),  # type: ignore[call-arg]
    words=ExerciseWords(title="", task=""),
)


def changed(content: bytes, change: Callable[[dict[str, bytes]], None]) -> bytes:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return target.getvalue()


def reason(content: bytes, suffix: str = ".docx") -> str:
    with pytest.raises(Unreadable) as caught:
        opened(f"brief{suffix}", content, suffix)
    return reason_of(caught.value).code


@pytest.mark.parametrize("suffix", [".docx", ".xlsx"])
def test_headings_words_and_tables_are_read_in_order(suffix: str) -> None:
    document = opened(f"a{suffix}", made(TEXT, f"a{suffix}"), suffix)
    assert document.headings() == HEADINGS
    assert document.under("цель:")[0].words == "Сорок заявок."
    assert document.under("2. Сроки")[0].rows[1] == ("Запуск", "10 марта")


def entity(parts: dict[str, bytes]) -> None:
    doc = parts["word/document.xml"]
    head, _end, rest = doc.partition(b"?>")
    parts["word/document.xml"] = head + b'?><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + rest


def macro(parts: dict[str, bytes]) -> None:
    parts["word/vbaProject.bin"] = b"\0"


def bomb(parts: dict[str, bytes]) -> None:
    parts["word/media/a.png"] = b"\0" * (61 * 2**20)


def many_tags(parts: dict[str, bytes]) -> None:
    parts["word/document.xml"] = parts["word/document.xml"].replace(b"<w:sectPr", b"<w:p/>" * 600_000 + b"<w:sectPr")


@pytest.mark.parametrize("change", [entity, macro, bomb, many_tags])
def test_what_no_document_needs_is_not_opened(change: Callable[[dict[str, bytes]], None]) -> None:
    assert reason(changed(made(TEXT, "a.docx"), change)) == "file_unsafe"


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "file_broken"),
        (b"PK\3\4 cut off", "file_broken"),
        (b"plain text", "file_broken"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "file_closed"),
        (bytes(MOST_BYTES + 1), "file_too_large"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(content: bytes, why: str) -> None:
    assert reason(content) == why


def test_a_workbook_under_the_name_of_a_document_and_a_damaged_part_are_broken() -> None:
    assert reason(made(TEXT, "a.xlsx")) == "file_broken"
    assert reason(made(TEXT, "a.docx")[:-200]) == "file_broken"
    assert (
        reason(changed(made(TEXT, "a.docx"), lambda parts: parts.update({"word/document.xml": b"<w:p"})))
        == "file_broken"
    )


def test_a_range_merged_over_the_whole_sheet_and_a_span_of_a_milliard_make_no_cells() -> None:
    """Both are a few bytes in the file; openpyxl and python-docx would make every one of the cells."""
    book = openpyxl.Workbook()
    book.active["A1"] = "x"
    target = BytesIO()
    book.save(target)

    def merge(parts: dict[str, bytes]) -> None:
        sheet = parts["xl/worksheets/sheet1.xml"]
        merged = b'</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
        parts["xl/worksheets/sheet1.xml"] = sheet.replace(b"</sheetData>", merged)

    assert opened("a.xlsx", changed(target.getvalue(), merge), ".xlsx").blocks[1].rows[0][0] == "x"
    document = docx.Document()
    document.add_table(1, 1).cell(0, 0).text = "x"
    target = BytesIO()
    document.save(target)

    def span(parts: dict[str, bytes]) -> None:
        parts["word/document.xml"] = parts["word/document.xml"].replace(
            b"<w:tcPr>", b'<w:tcPr><w:gridSpan w:val="1000000000"/>'
        )

    assert opened("a.docx", changed(target.getvalue(), span), ".docx").blocks[0].rows == (("x",),)


@pytest.mark.parametrize("name", ["brief.docx", "Brief.DOCX", "brief (1).docx", "Копия brief.docx", "brief.docx.docx"])
def test_the_file_is_found_under_a_usual_name(name: str) -> None:
    kind = kind_of("file")
    assert kind.meant(BRIEF, [name, "other.docx", "answers.json"]) == [name]
    assert kind.read(BRIEF, {name: made(TEXT, "a.docx")}).headings() == HEADINGS


def test_another_type_and_several_files_are_said() -> None:
    kind = kind_of("file")
    assert kind.meant(BRIEF, ["brief.doc", "brief.pdf.bak", "notes.pdf"]) == ["brief.doc"]
    for raw, why in (
        ({"brief.doc": b"x"}, "file_of_other_type"),
        ({"brief (1).docx": b"1", "brief (2).docx": b"2"}, "files_several"),
    ):
        with pytest.raises(Unreadable) as caught:
            kind.read(BRIEF, raw)
        assert reason_of(caught.value).code == why
    with pytest.raises(NotAttempted):
        kind.read(BRIEF, None)
