"""The map of topics follows the modules: a new place enters it by itself, and a table that is older is a defect."""

from __future__ import annotations

import re
from pathlib import Path

from autograder.authoring.lint import lint_course
from autograder.authoring.topics import readme_path, write_readmes
from tests.support.course_fixtures import new_course

DATASETS = Path(__file__).parents[2] / "data" / "course_small" / "datasets"
TOPICS = """format = 1

[[group]]
ru = "Навыки"
en = "Skills"
topics = [{ ru = "Видит целиком", en = "Sees the whole", competencies = ["soft_skills.proactivity"] }]
"""


def test_a_new_place_of_a_topic_makes_the_tables_older_until_they_are_written_again(tmp_path: Path) -> None:
    root = new_course(tmp_path)
    (root / "topics.toml").write_text(TOPICS, "utf-8")
    assert {defect.path for defect in lint_course(root, DATASETS)} == {readme_path(root, lang) for lang in ("ru", "en")}
    write_readmes(root, DATASETS)
    assert lint_course(root, DATASETS) == []
    assert "not in the course yet" in readme_path(root, "en").read_text("utf-8")

    module = root / "modules" / "01_start" / "module.toml"
    text = module.read_text("utf-8")
    named = re.sub(r"competencies = .*", 'competencies = ["soft_skills.proactivity"]', text, count=1)
    assert named != text
    module.write_text(named, "utf-8")
    assert len(lint_course(root, DATASETS)) == 2
    write_readmes(root, DATASETS)
    assert lint_course(root, DATASETS) == []
    assert "not in the course yet" not in readme_path(root, "en").read_text("utf-8")
