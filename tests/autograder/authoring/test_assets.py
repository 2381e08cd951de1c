"""Pictures and files of a module: what is wrong with them is named by line, and what is right reaches the trainee."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from pathlib import Path

import pytest

from autograder.authoring.lint import lint_course, notes_on_course
from autograder.authoring.scaffold import stamp_translations
from autograder.building.build import build_course
from autograder.building.leaks import leaked
from autograder.building.release import release_module
from autograder.receipts.receipt import hash_files
from autograder.source.assets import RULES
from autograder.submission.digest import submission_digest
from tests.support.paths import SMALL
from wording.languages import language

MORE = "course/modules/02_more"
TASK = f"{MORE}/exercises/tone/task"
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(40)
LINE = "total_of_all = report.Cost.sum() / report.Leads.sum()"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """The small course with a picture and a page in its second module, and a picture in the assessment."""
    root = tmp_path / "content"
    shutil.copytree(SMALL, root)
    for folder, name, text in (
        (MORE, "funnel.png", "![Воронка: от показа до заявки](assets/funnel.png)"),
        (MORE, "pages/card.html", "[страница товара](assets/pages/card.html)"),
        (f"{MORE}/assessment", "week.png", "![Расход по дням](assets/week.png)"),
    ):
        path = root / folder / "assets" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(PICTURE if name.endswith(".png") else b"<p>card</p>")
        for lang in ("ru", "en"):
            add(root / folder / f"lesson.{lang}.md", text)
    stamp_translations(root / MORE)
    assert defects(root) == []
    return root


def add(path: Path, text: str) -> int:
    """Add a paragraph at the end of a file and return the number of its line."""
    before = path.read_text("utf-8").rstrip("\n")
    path.write_text(f"{before}\n\n{text}\n", "utf-8")
    return before.count("\n") + 3


def defects(content: Path) -> list[str]:
    with language("en"):
        found = lint_course(content / "course", content / "datasets", ["02_more", "02_more_assessment"])
    other = re.compile("older than|name the unit|guessed more often|fewer than")  # of the small course itself
    return [str(one).removeprefix(f"{content}/") for one in found if not other.search(str(one))]


@pytest.mark.parametrize(
    ("file", "text", "says"),
    [
        (f"{MORE}/lesson.en.md", "![](assets/funnel.png)", "the picture has no alternative text"),
        (f"{MORE}/lesson.ru.md", '<img src="assets/funnel.png">', "the picture has no alternative text"),
        (f"{MORE}/lesson.ru.md", "![Воронка](assets/funel.png)", "there is no file “assets/funel.png” in assets/"),
        (f"{MORE}/lesson.en.md", "[the page](card.html)", "there is no file “card.html” in assets/"),
        (f"{MORE}/lesson.en.md", "![A funnel](https://example.com/f.png)", "would not travel"),
        (f"{MORE}/assessment/lesson.en.md", "![A](assets/funnel.png)", "there is no file “assets/funnel.png”"),
        (f"{TASK}.en.md", "![A funnel](assets/funnel.png)", "under # Feedback neither a picture nor a file is shown"),
        (
            f"{MORE}/lesson.ru.md",
            "```{code-cell}\n:name: x\nopen('assets/no.csv')\n```",
            "no file “assets/no.csv”",
        ),
    ],
)
def test_a_picture_or_link_that_does_not_reach_the_trainee_is_named_with_its_line(content, file, text, says) -> None:
    line = add(content / file, text) + (2 if "code-cell" in text else 0)
    assert any(one.startswith(f"{file}:{line}: ") and says in one for one in defects(content)), defects(content)


@pytest.mark.parametrize(
    ("name", "size", "says"),
    [
        ("Funnel.png", 9, "a name that some systems cannot hold"),
        ("воронка.png", 9, "a name that some systems cannot hold"),
        ("My pages/card.html", 9, "a name that some systems cannot hold"),
        ("clip.mp4", 9, "a file of this kind does not travel"),
        ("heavy.pdf", RULES["most_bytes"] + 1, "MB, and at most 5 MB may travel"),
    ],
)
def test_a_file_that_cannot_travel_is_named(content: Path, name: str, size: int, says: str) -> None:
    path = content / MORE / "assets" / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(bytes(size))
    (found,) = defects(content)
    assert re.match(rf".*assets/{name}:1: ", found)
    assert says in found


def test_links_outside_and_inside_the_notebook_are_right(content: Path) -> None:
    add(content / MORE / "lesson.en.md", "[a site](https://example.com/a), [above](#basics), `![](no.png)`")
    assert defects(content) == []


def test_an_asset_that_nothing_names_is_a_note_and_no_defect(content: Path) -> None:
    (content / MORE / "assets" / "spare.png").write_bytes(PICTURE)
    (content / MORE / "assets" / "pages" / "style.css").write_bytes(b"p {}")
    (content / MORE / "assets" / "pages" / "card.html").write_bytes(b'<link href="style.css">')
    assert defects(content) == []
    assert [note.path.name for note in notes_on_course(content / "course")] == ["spare.png"]


def test_assets_are_built_released_and_removed_with_the_source(content: Path, tmp_path: Path) -> None:
    out = tmp_path / "ru"
    build_course(content / "course", content / "datasets", out, "ru")
    for module, names in (("02_more", ["funnel.png", "pages/card.html"]), ("02_more_assessment", ["week.png"])):
        release_module(out, module)
        assets = out / "release" / module / "assets"
        assert sorted(p.relative_to(assets).as_posix() for p in assets.rglob("*") if p.is_file()) == names
    (content / MORE / "assets" / "pages" / "card.html").unlink()
    build_course(content / "course", content / "datasets", out, "ru")
    assert not (out / "source" / "02_more" / "assets" / "pages").exists()


def test_a_trainees_copy_of_an_asset_is_no_other_work(tmp_path: Path) -> None:
    (tmp_path / "02_more.ipynb").write_text("{}")
    before = submission_digest(tmp_path), hash_files(tmp_path)
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "funnel.png").write_bytes(PICTURE)
    assert (submission_digest(tmp_path), hash_files(tmp_path)) == before


def word_file(text: str) -> bytes:
    """A paragraph of a .docx, cut into runs as Word does it."""
    runs = "".join(f"<w:r><w:t>{part}</w:t></w:r>" for part in text.partition(" = "))
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f"<w:document><w:p>{runs}</w:p></w:document>")
    return made.getvalue()


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("notes.docx", word_file(LINE)),
        ("page.html", f"<p>{LINE.replace(' / ', ' <b>/</b> ')}</p>".encode()),
        ("notes.txt", LINE.encode()),
    ],
)
def test_a_solution_in_a_document_is_a_leak(tmp_path: Path, name: str, made: bytes) -> None:
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / name).write_bytes(made)
    assert [(path.name, line) for path, line in leaked(tmp_path, [LINE, "something_else = 1"])] == [(name, LINE)]


def test_a_damaged_document_stops_no_release(tmp_path: Path) -> None:
    for name, made in (("a.docx", b"PK\x03\x04 damaged"), ("b.pdf", b"%PDF-1.7 damaged"), ("c.png", PICTURE)):
        (tmp_path / name).write_bytes(made)
    assert leaked(tmp_path, [LINE]) == []
