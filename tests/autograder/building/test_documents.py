"""The text of documents is searched for leaks; a damaged one stops no release, whichever part of it is damaged."""

from __future__ import annotations

import io
import zipfile

from autograder.building.documents import in_documents


def packed() -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", "<w:p>The answer is 42</w:p>" * 50)
    return data.getvalue()


def test_text_is_found_in_a_part_of_an_archive() -> None:
    assert any("The answer is 42" in text for text in in_documents(packed()))


def test_damaged_documents_have_no_text() -> None:
    whole = packed()
    start = whole.index(b"word/document.xml") + len("word/document.xml")
    for damaged in (whole[: len(whole) // 2], whole[:start] + b"\xff" * 8 + whole[start + 8 :], b"%PDF-1.7 nothing"):
        assert list(in_documents(damaged)) == []
