"""Kept proofs: what has changed is proved anew, what has not changed is not, and only proofs that passed are kept."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from academy.cli.author import proof_cache
from autograder.authoring import proof_cache as kept_proofs
from autograder.authoring.proof_cache import ENGINE, CourseProofs, ProofCache
from autograder.authoring.proofs.proof import Proof
from autograder.authoring.verify import Report, verify_course
from autograder.exercises.reader import read_course
from tests.support.paths import ROOT, SMALL
from wording.languages import LANGUAGES

MODULE = "course/modules/02_more"
SHARE, TONE = f"{MODULE}/exercises/wasted_share", f"{MODULE}/exercises/tone"
SECOND = {(name, "ru") for name in ("wasted_share", "tone", "week_figures", "02_more")}
READER = "import pandas\n\n\ndef read(path):\n    return pandas.read_table(path)\n"


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small course with a reader of its own for its only dataset, and a file that counts as a judge."""
    root = tmp_path / "content"
    shutil.copytree(SMALL, root)
    (root / "small_reader.py").write_text(READER, "utf-8")
    card = root / "datasets" / "tiny_report" / "card.toml"
    card.write_text(card.read_text("utf-8").replace("pandas:read_table", "small_reader:read"), "utf-8")
    (root / "judge.py").write_text("", "utf-8")
    monkeypatch.syspath_prepend(str(root))
    monkeypatch.setenv("PYTHONPATH", str(root))  # kernels of lessons import the reader too
    return root


@pytest.fixture
def cache(tmp_path: Path, content: Path) -> ProofCache:
    return ProofCache(tmp_path / "kept", judges=[content / "judge.py"])


def all_proofs(content: Path) -> list[Proof]:
    course = read_course(content / "course", content / "datasets")
    proofs = [Proof(m.name, e.name, lang) for m in course.modules for e in m.exercises for lang in LANGUAGES]
    proofs += [Proof(m.name, f"lesson.{lang}.md", lang, "lesson") for m in course.modules for lang in LANGUAGES]
    return [*proofs, Proof("", "tiny_report", "", "dataset")]


def missing(cache: ProofCache, content: Path, variants: int = 1) -> set[tuple[str, str]]:
    """Return what of the proofs would be run, as exercise or module, and language."""
    kept = CourseProofs(cache, content / "course", content / "datasets", variants)
    return {named(proof) for proof in all_proofs(content) if kept.trials(proof) is None}


def named(proof: Proof) -> tuple[str, str]:
    return (proof.module if proof.what == "lesson" else proof.name, proof.lang)


def keep_all(cache: ProofCache, content: Path) -> None:
    kept = CourseProofs(cache, content / "course", content / "datasets", 1)
    for proof in all_proofs(content):
        kept.keep(proof, 7)
    assert missing(cache, content) == set()


def both(*exercises: str) -> set[tuple[str, str]]:
    return {(name, lang) for name in exercises for lang in LANGUAGES}


FIRST, SECOND_LESSON, ASSESSMENT = "01_basics", "02_more", "02_more_assessment"
DATA = {"cost_per_lead", "cheapest", "wasted_share", "priciest", FIRST, SECOND_LESSON, ASSESSMENT}
"""Exercises of the small course that load its dataset, and their lessons."""
DATASET = {("tiny_report", "")}


@pytest.mark.parametrize(
    ("file", "old", "new", "anew"),
    [
        (f"{SHARE}/solution.py", "100 *", "100.0 *", both("wasted_share", SECOND_LESSON)),
        (f"{SHARE}/checks.py", "100 - answer", "100.0 - answer", both("wasted_share", SECOND_LESSON)),
        (f"{SHARE}/mistakes/rest.py", "# caught by: rest", "# caught by: value", both("wasted_share")),
        (f"{SHARE}/alternatives/query.py", "\n", "\n\n", both("wasted_share")),
        (f"{SHARE}/task.en.md", "# Feedback", "# Feedback\n", both("wasted_share")),
        (f"{TONE}/mistakes.toml", "[mistakes.sorry]", "\n[mistakes.sorry]", both("tone")),
        (f"{MODULE}/module.toml", "points = 2", "points = 4", both("wasted_share", SECOND_LESSON)),
        (f"{MODULE}/lesson.ru.md", "import pandas as pd", "import pandas", SECOND),
        ("course/course.toml", 'edition = "', 'edition = "1', None),
        ("judge.py", "", "# a function that cells call", None),
        ("datasets/tiny_report/make.py", "\n", "\n\n", both(*DATA) | DATASET),
        ("datasets/tiny_report/card.toml", 'licence = "', 'licence = "for tests: ', both(*DATA) | DATASET),
        ("small_reader.py", "(path)", "(path, header=0)", both(*DATA) | DATASET),
    ],
    ids=lambda value: "/".join(value.split("/")[-2:]) if isinstance(value, str) and "." in value else "",
)
def test_what_depends_on_a_changed_file_is_proved_anew(
    cache: ProofCache, content: Path, file: str, old: str, new: str, anew: set[tuple[str, str]] | None
) -> None:
    keep_all(cache, content)
    path = content / file
    text = path.read_text("utf-8")
    assert old in text, "the row must change something"
    path.write_text(text.replace(old, new, 1), "utf-8")
    assert missing(cache, content) == (anew or {named(proof) for proof in all_proofs(content)})


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (f"{MODULE}/lesson.ru.md", "# Ещё немного", "# Ещё чуть-чуть"),
        (f"{MODULE}/module.toml", "practice = 5", "practice = 6"),
        ("course/course.toml", "pass_mark = 0.", "pass_mark = 0.1"),
        ("course/competencies.toml", 'version = "', 'version = "1'),
    ],
)
def test_what_no_proof_depends_on_may_change(cache: ProofCache, content: Path, file: str, old: str, new: str) -> None:
    keep_all(cache, content)
    path = content / file
    text = path.read_text("utf-8")
    assert old in text, "the row must change something"
    path.write_text(text.replace(old, new, 1), "utf-8")
    assert missing(cache, content) == set()


def test_a_neighbour_that_a_cell_loads_by_name_counts(cache: ProofCache, content: Path) -> None:
    """A solution may load another exercise's case."""
    solution = content / SHARE / "solution.py"
    solution.write_text('other = load("tone")\n' + solution.read_text("utf-8"), "utf-8")
    keep_all(cache, content)
    (content / TONE / "variants.py").write_text("def generate(rng):\n    return 1\n", "utf-8")
    assert missing(cache, content) == both("wasted_share", "tone", SECOND_LESSON)


def _another_engine(patch: pytest.MonkeyPatch, folder: Path) -> None:
    rules = folder / "rules.toml"
    rules.write_text("", "utf-8")
    patch.setattr(kept_proofs, "ENGINE", (*ENGINE, rules))


def _another_pandas(patch: pytest.MonkeyPatch, _folder: Path) -> None:
    real = kept_proofs.metadata.version
    patch.setattr(kept_proofs.metadata, "version", lambda name: "99" if name == "pandas" else real(name))


def _another_python(patch: pytest.MonkeyPatch, _folder: Path) -> None:
    patch.setattr(kept_proofs.platform, "python_version", lambda: "3.99.0")


@pytest.mark.parametrize("change", [_another_engine, _another_pandas, _another_python])
def test_everything_is_proved_anew_by_other_judges(
    cache: ProofCache,
    content: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    change: Callable[[pytest.MonkeyPatch, Path], None],
) -> None:
    keep_all(cache, content)
    change(monkeypatch, tmp_path)
    assert len(missing(cache, content)) == len(all_proofs(content))


def test_other_numbers_of_variants_are_other_proofs(cache: ProofCache, content: Path) -> None:
    keep_all(cache, content)
    assert len(missing(cache, content, variants=2)) == len(all_proofs(content))


def test_a_file_saved_while_the_proof_ran_is_not_proved_by_it(cache: ProofCache, content: Path) -> None:
    kept = CourseProofs(cache, content / "course", content / "datasets", 1)
    proof = Proof("02_more", "tone", "ru")
    assert kept.trials(proof) is None
    (content / TONE / "solution.py").write_text('tone = "other"\n', "utf-8")
    kept.keep(proof, 7)
    assert list(cache.folder.glob("*")) == []


@pytest.mark.parametrize(
    "content_of_file",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b"[]",
        b"7",
        b'{"trials": 7}',
        b'{"key": "k", "trials": "7"}',
        b'{"key": "k", "trials": 0}',
        b'{"key": "k", "trials": true}',
        b'{"key": "other", "trials": 7}',
    ],
)
def test_a_damaged_proof_counts_as_none(tmp_path: Path, content_of_file: bytes) -> None:
    cache = ProofCache(tmp_path)
    cache.keep("k", 7)
    assert cache.trials("k") == 7
    (tmp_path / "k.json").write_bytes(content_of_file)
    assert cache.trials("k") is None
    cache.keep("k", 7)
    assert cache.trials("k") == 7


def test_a_folder_that_cannot_be_written_keeps_nothing_and_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    cache = ProofCache(tmp_path / "file" / "kept")
    cache.keep("k", 7)
    assert cache.trials("k") is None
    cache.drop_unused()


def test_proofs_that_nobody_uses_are_dropped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = ProofCache(tmp_path)
    cache.keep("old", 7)
    cache.keep("used", 7)
    monkeypatch.setattr(
        kept_proofs.time, "time", lambda: (tmp_path / "old.json").stat().st_mtime + kept_proofs.KEPT_SECONDS + 1
    )
    used = (tmp_path / "used.json").stat().st_mtime + 60
    kept_proofs.os.utime(tmp_path / "used.json", (used, used))
    cache.drop_unused()
    assert [path.name for path in tmp_path.iterdir()] == ["used.json"]


WRITER = """
import sys
from pathlib import Path
from autograder.authoring.proof_cache import ProofCache
cache = ProofCache(Path(sys.argv[1]))
for _ in range(400):
    cache.keep("k", 7)
    assert cache.trials("k") == 7
"""


def test_writers_at_the_same_time_do_not_disturb_readers(tmp_path: Path) -> None:
    cache = ProofCache(tmp_path)
    cache.keep("k", 7)
    writers = [subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path)], cwd=ROOT) for _ in range(3)]
    while any(writer.poll() is None for writer in writers):
        assert cache.trials("k") == 7
    assert [writer.returncode for writer in writers] == [0, 0, 0]
    assert [path.name for path in tmp_path.iterdir()] == ["k.json"]


def prove(content: Path, cache: ProofCache) -> Report:
    return verify_course(content / "course", content / "datasets", ["02_more"], variants=1, workers=2, cache=cache)


def test_a_second_run_takes_what_passed_and_proves_the_rest(cache: ProofCache, content: Path) -> None:
    """A proof that fails is never kept: it fails again until its exercise is mended."""
    mistake = content / SHARE / "mistakes" / "rest.py"
    right = mistake.read_text("utf-8")
    mistake.write_text(right.replace("# caught by: rest", "# caught by: value"), "utf-8")
    first, second = prove(content, cache), prove(content, cache)
    assert (first.proofs, first.cached, second.proofs, second.cached) == (9, 0, 9, 7)
    assert {failure.call for failure in first.failures} == {"mistakes/rest"}
    assert (first.failures, first.trials) == (second.failures, second.trials)
    mistake.write_text(right, "utf-8")
    assert [(r.cached, r.failures) for r in (prove(content, cache), prove(content, cache))] == [(7, []), (9, [])]


LOADED = """
import json, sys
from pathlib import Path
from autograder.authoring.proofs.proof import Proof
from autograder.authoring.proofs.prove import prove
from autograder.exercises.reader import read_course

root, datasets = Path(sys.argv[1]) / "course", Path(sys.argv[1]) / "datasets"
failures = []
for module in read_course(root, datasets).modules:
    for exercise in module.exercises:
        failures += prove((Proof(module.name, exercise.name, "ru"), frozenset()), root, datasets, 1)[1]
files = [getattr(module, "__file__", None) for module in list(sys.modules.values())]
print(json.dumps([list(map(str, failures)), sorted(filter(None, files))]))
"""


def test_everything_of_ours_that_a_proof_loads_counts(tmp_path: Path) -> None:
    """The small course has every kind of exercise, so that its proofs load all that takes part in judging."""
    result = subprocess.run(
        [sys.executable, "-c", LOADED, str(SMALL)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    failures, files = json.loads(result.stdout)
    assert failures == []
    counted = (*ENGINE, *proof_cache(tmp_path).judges)
    ours = [Path(f) for f in files if Path(f).is_relative_to(ROOT) and ".venv" not in Path(f).parts]
    assert any(path.parent.name == "notebook" for path in ours)
    left_out = [str(p.relative_to(ROOT)) for p in ours if not any(p == c or c in p.parents for c in counted)]
    assert [name for name in left_out if (ROOT / name).read_text("utf-8").strip()] == []
