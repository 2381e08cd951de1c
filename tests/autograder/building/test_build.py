"""Building: the same source gives the same bytes, finished work is never touched, someone else's folder is refused."""

import json
from pathlib import Path

import nbformat
import pytest

from autograder.authoring.lint import lint_course
from autograder.authoring.scaffold import new_module
from autograder.authoring.verify import verify_course
from autograder.building.build import build_course
from autograder.errors import AcademyError, BuildError
from autograder.exercises.kinds import kind_names
from tests.support.paths import ROOT
from wording.languages import language


def tree(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def build(root, out, lang="ru", only=None):
    return build_course(root, ROOT / "datasets", out, lang, only)


def test_a_skeleton_lints_and_verifies(skeleton):
    """What `academy new` writes works: solutions pass, stubs fail, mistakes are caught."""
    assert [str(d) for d in lint_course(skeleton, ROOT / "datasets")] == []
    report = verify_course(skeleton, ROOT / "datasets", ["01_start"], variants=2)
    assert [str(f) for f in report.failures] == []
    assert report.exercises == 1 + len(kind_names())
    assert report.mistakes >= 2 * report.exercises


def test_a_lie_in_a_mistake_is_reported(skeleton):
    """Verification can fail: one mistake names the wrong check, another one is a right answer."""
    folder = skeleton / "modules" / "01_start" / "exercises" / "new_numeric" / "mistakes"
    (folder / "inverted.py").write_text('# caught by: value\nnew_numeric = 1 / load("new_numeric")["spent"]\n')
    (folder / "leads_forgotten.py").write_text((folder.parent / "alternatives" / "rounded.py").read_text())
    report = verify_course(skeleton, ROOT / "datasets", ["01_start"], variants=1)
    assert {(f.call, f.expected.split()[0], f.got.split()[0]) for f in report.failures} == {
        ("mistakes/leads_forgotten", "wrong", "right")
    }


def test_two_builds_are_byte_identical(skeleton, tmp_path):
    build(skeleton, tmp_path / "a")
    build(skeleton, tmp_path / "b")
    assert tree(tmp_path / "a") == tree(tmp_path / "b")


def test_only_what_changed_is_built_again(skeleton, tmp_path):
    new_module(skeleton, "02_next")
    build(skeleton, tmp_path / "out")
    assert [b.changed for b in build(skeleton, tmp_path / "out")] == [False, False]
    task = skeleton / "modules" / "02_next" / "exercises" / "first_numbers_02_next" / "task.ru.md"
    task.write_text(task.read_text("utf-8").replace("1. ", "1. Ещё: "), "utf-8")
    assert [(b.module, b.changed) for b in build(skeleton, tmp_path / "out")] == [
        ("01_start", False),
        ("02_next", True),
    ]


def test_submissions_and_gradebook_survive_a_build(skeleton, tmp_path):
    out = tmp_path / "out"
    build(skeleton, out)
    for name in ("submitted/anna/01_start/01_start.ipynb", "gradebook.db"):
        (out / name).parent.mkdir(parents=True, exist_ok=True)
        (out / name).write_text("finished")
    (skeleton / "modules" / "01_start" / "module.toml").write_text(
        (skeleton / "modules" / "01_start" / "module.toml").read_text() + "\n"
    )
    assert build(skeleton, out)[0].changed
    assert (
        (out / "gradebook.db").read_text() == (out / "submitted/anna/01_start/01_start.ipynb").read_text() == "finished"
    )


def test_a_folder_with_other_files_is_refused_and_left_alone(skeleton, tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "thesis.docx").write_text("mine")
    with language("en"), pytest.raises(BuildError, match="did not write"):
        build(skeleton, tmp_path / "out")
    assert tree(tmp_path / "out") == {"thesis.docx": b"mine"}


@pytest.mark.parametrize(
    ("lang", "only", "says"),
    [("ru", ["99_none"], "There are: 01_start"), ("de", None, "There are: ru, en")],
    ids=["module", "language"],
)
def test_an_unknown_name_lists_the_known_ones(skeleton, tmp_path, lang, only, says):
    with language("en"), pytest.raises(AcademyError, match=says):
        build(skeleton, tmp_path / "out", lang, only)


def test_a_build_in_another_language_needs_another_folder(skeleton, tmp_path):
    build(skeleton, tmp_path / "out", "ru")
    with language("en"), pytest.raises(BuildError, match="--out"):
        build(skeleton, tmp_path / "out", "en")


def test_a_damaged_state_file_only_means_building_again(skeleton, tmp_path):
    build(skeleton, tmp_path / "out")
    (tmp_path / "out" / ".academy-build.json").write_text("{")
    assert build(skeleton, tmp_path / "out")[0].changed


def test_both_languages_have_the_same_cells(skeleton, tmp_path):
    ids = []
    for lang in ("ru", "en"):
        build(skeleton, tmp_path / lang, lang)
        notebook = nbformat.read(tmp_path / lang / "source" / "01_start" / "01_start.ipynb", 4)
        ids.append([(c.id, c.cell_type, json.dumps(c.metadata)) for c in notebook.cells])
    assert ids[0] == ids[1]
