"""A mark belongs to a text, a rubric, a marker and a moment; what counts stands in nbgrader's columns."""

from __future__ import annotations

import html
import json
import re
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from autograder.building.course_folder import CourseFolder
from autograder.errors import AcademyError
from autograder.gradebook.marks import WHOLE, read_strokes
from autograder.grading.grade_module import grade_module
from autograder.grading.regrade_module import regrade_module
from autograder.marking.service import (
    MarkingDesk,
    Paper,
    comment,
    give,
    open_marking,
    papers,
    read_back,
    reading,
    take_back,
)
from autograder.results.feedback import write_feedback
from tests.support.built_course import BuiltCourse
from tests.support.paths import SMALL

MODULE, EXERCISE = "01_basics", "reply"
NOW = datetime(2026, 6, 15, 12, tzinfo=UTC)


@pytest.fixture
def course(graded: BuiltCourse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> BuiltCourse:
    """The graded cohort, with a text of its own that a test may change."""
    shutil.copytree(SMALL, tmp_path / "content")
    monkeypatch.setenv("ACADEMY_CONTENT", str(tmp_path / "content"))
    monkeypatch.delenv("JUPYTERHUB_USER", raising=False)
    copied = BuiltCourse.copy(graded.out, tmp_path / "ru")
    return copied.using(content=tmp_path / "content")


@pytest.fixture
def petrova(course: BuiltCourse) -> Iterator[MarkingDesk]:
    with open_marking(course.out, MODULE, "petrova", now=lambda: NOW) as desk:
        yield desk


def paper(desk: MarkingDesk, trainee: str = "anna") -> Paper:
    (found,) = (p for p in papers(desk, EXERCISE) if p.trainee == trainee)
    return found


def mark(desk: MarkingDesk, trainee: str = "anna", **points: float) -> None:
    for line, given in points.items():
        give(desk, paper(desk, trainee), line, given)


def in_formgrader(course: BuiltCourse, points: float | None = None, said: str = "", trainee: str = "anna") -> tuple:
    """Read (points, waits, comment) as formgrader does, or write them as it does."""
    with CourseFolder.open(course.out).gradebook() as gradebook:
        grade = gradebook.find_grade("reply-grade", MODULE, MODULE, trainee)
        found = gradebook.find_comment("reply-grade", MODULE, MODULE, trainee)
        if points is not None:
            grade.manual_score, grade.needs_manual_grade, found.manual_comment = points, False, said
            gradebook.db.commit()
        return grade.manual_score, grade.needs_manual_grade, found.manual_comment


def page(course: BuiltCourse, trainee: str = "anna") -> str:
    """Return the card of the text on the feedback page."""
    (path,) = write_feedback(course.out, course.root, course.datasets, MODULE, [trainee])
    return re.search(r'<article id="reply">(.*?)</article>', path.read_text("utf-8"), re.DOTALL)[1]


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", text)))


def rewrite(course: BuiltCourse, text: str) -> None:
    """Anna hands in another text, and it is graded."""
    path = course.out / "submitted/anna" / MODULE / "answers.json"
    data = json.loads(path.read_text("utf-8"))
    data["answers"][EXERCISE] = text
    path.write_text(json.dumps(data), "utf-8")
    grade_module(course.out, MODULE)


# ---- by lines of the rubric


def test_a_mark_counts_when_every_line_has_its_points(course: BuiltCourse, petrova: MarkingDesk) -> None:
    mark(petrova, done=2, next=1.5)
    assert in_formgrader(course)[:2] == (None, True)
    mark(petrova, tone=1)
    assert in_formgrader(course)[:2] == (4.5, False)
    counts = paper(petrova).counts
    assert counts is not None
    assert (counts.marker, counts.at, counts.points) == ("petrova", NOW, {"done": 2, "next": 1.5, "tone": 1})


def test_formgrader_and_nbgraders_feedback_show_the_lines(course: BuiltCourse, petrova: MarkingDesk) -> None:
    mark(petrova, done=2, next=1.5, tone=1)
    comment(petrova, paper(petrova), "next", "Кто пришлёт причину?")
    comment(petrova, paper(petrova), WHOLE, "Ясное письмо.")
    said = in_formgrader(course)[2]
    assert said.splitlines() == [
        "Ясное письмо.",
        "",
        "- сказано, что исправлено и с какого времени: **2 из 2**",
        "- назван следующий шаг, срок и кто его делает: **1.5 из 2**. Кто пришлёт причину?",
        "- спокойно, на равных, без оправданий: **1 из 1**",
    ]


def test_the_trainee_reads_points_and_comments_by_line_as_safe_markdown(
    course: BuiltCourse, petrova: MarkingDesk
) -> None:
    mark(petrova, done=2, next=1.5, tone=1)
    comment(petrova, paper(petrova), "next", "Назовите **того**, кто пришлёт. <img src=x onerror=alert(1)>")
    comment(petrova, paper(petrova), WHOLE, "Ясно.\n[тут](javascript:alert(1)) ![](http://example.org/x.png)")
    card = page(course)
    assert "назван следующий шаг, срок и кто его делает Назовите того , кто пришлёт." in plain(card)
    assert "1,5 из 2" in plain(card)
    assert "<strong>того</strong>" in card
    assert "<img" not in card
    assert 'href="javascript' not in card
    assert "Комментарий наставника Ясно." in plain(card)
    assert "**2 из 2**" not in card, "the lines stand in the table alone"


def test_a_reader_sees_task_text_remarks_and_facts(petrova: MarkingDesk) -> None:
    seen = reading(petrova, paper(petrova, "boris"))
    assert "Сайт снова открывается" in seen.task
    assert "15 апреля" not in seen.text
    assert "назовите дату" in seen.remarks
    assert "вести будут 15 апреля" in seen.facts


def test_points_that_do_not_fit_the_line_are_refused(petrova: MarkingDesk) -> None:
    for points in (-0.5, 2.5, 1.3):
        with pytest.raises(AcademyError, match="от 0 до 2"):
            mark(petrova, done=points)
    with pytest.raises(AcademyError, match="done, next, tone"):
        mark(petrova, grammar=1)


# ---- the last stroke can be taken back


def test_strokes_are_taken_back_one_by_one(course: BuiltCourse, petrova: MarkingDesk) -> None:
    mark(petrova, done=2, next=2, tone=1)
    mark(petrova, tone=0)
    assert in_formgrader(course)[:2] == (4, False)
    take_back(petrova)
    assert in_formgrader(course)[:2] == (5, False)
    take_back(petrova)
    assert in_formgrader(course)[:2] == (None, True)
    assert [take_back(petrova) is None for _ in range(3)] == [False, False, True]
    assert paper(petrova).of("petrova", "first") is None


def test_nobody_takes_back_a_stroke_of_another(course: BuiltCourse, petrova: MarkingDesk) -> None:
    mark(petrova, done=2, next=2, tone=1)
    with open_marking(course.out, MODULE, "kim") as kim:
        assert take_back(kim) is None
    assert in_formgrader(course)[:2] == (5, False)


# ---- what it was given to


@pytest.mark.parametrize("text", ["Совсем другое письмо клиенту, короткое.", ""])
def test_a_mark_stays_with_its_text(course: BuiltCourse, petrova: MarkingDesk, text: str) -> None:
    """Emptied or rewritten, the text waits; handed in again, the first one has its mark without a second look."""
    mark(petrova, done=2, next=1.5, tone=1)
    first = reading(petrova, paper(petrova)).text
    rewrite(course, text)
    assert in_formgrader(course)[:2] == (4.5, True)
    assert paper(petrova).counts is None
    assert [m.total for m in paper(petrova).earlier] == [4.5]
    assert "Оценка наставника за прежний текст: 4,5." in plain(page(course))
    rewrite(course, first)
    assert in_formgrader(course)[:2] == (4.5, False)
    assert paper(petrova).counts.total == 4.5


def test_each_text_has_its_own_mark(course: BuiltCourse, petrova: MarkingDesk) -> None:
    mark(petrova, done=2, next=1.5, tone=1)
    rewrite(course, "Совсем другое письмо клиенту, короткое.")
    mark(petrova, done=0, next=0, tone=1)
    assert in_formgrader(course)[:2] == (1, False)
    for _ in range(3):
        take_back(petrova)
    assert in_formgrader(course)[:2] == (4.5, True), "the earlier mark is history again"


def test_a_mark_stays_with_its_rubric(course: BuiltCourse, petrova: MarkingDesk) -> None:
    mark(petrova, done=2, next=1.5, tone=1)
    task = course.root / "modules" / MODULE / "exercises/reply/task.ru.md"
    before = task.read_text("utf-8")
    task.write_text(before.replace("спокойно, на равных", "спокойно и ровно"), "utf-8")
    course.build().release()
    with open_marking(course.out, MODULE, "petrova", now=lambda: NOW) as desk:
        assert paper(desk).counts is None
        assert [m.total for m in paper(desk).earlier] == [4.5]
        mark(desk, done=1, next=1, tone=1)
    regrade_module(course.out, MODULE, apply=True)
    assert in_formgrader(course)[:2] == (3, False)
    task.write_text(before, "utf-8")
    course.build().release()
    regrade_module(course.out, MODULE, apply=True)
    grade_module(course.out, MODULE)
    assert in_formgrader(course)[:2] == (4.5, False), "the first rubric has its mark again"


def test_a_text_that_changed_under_the_marker_is_not_marked(course: BuiltCourse, petrova: MarkingDesk) -> None:
    opened = paper(petrova)
    rewrite(course, "Совсем другое письмо клиенту, короткое.")
    with pytest.raises(AcademyError, match="сдан другой текст"):
        give(petrova, opened, "done", 2)


# ---- formgrader


def test_marks_of_formgrader_are_read_back_in_the_name_of_the_person_configured(course: BuiltCourse) -> None:
    in_formgrader(course, 4, "Ясно и вежливо.")
    in_formgrader(course, 3, "Без срока.", trainee="boris")
    with (course.out / "nbgrader_config.py").open("a", encoding="utf-8") as file:
        file.write('\nc.Marking.formgrader = "sidorova"\n')
    with open_marking(course.out, MODULE, "petrova") as desk:
        assert read_back(desk) == 2
        assert read_back(desk) == 0, "a mark is taken in once"
        counts = paper(desk).counts
        assert (counts.marker, counts.total, counts.comments) == ("sidorova", 4, {WHOLE: "Ясно и вежливо."})
    assert "Ясно и вежливо." in page(course)


def test_formgrader_and_our_marks_do_not_undo_each_other(course: BuiltCourse, petrova: MarkingDesk) -> None:
    """Whoever writes last counts, and nothing is taken for a mark of formgrader's that is ours."""
    mark(petrova, done=2, next=2, tone=1)
    assert read_back(petrova) == 0
    in_formgrader(course, 2, "Не согласен.")
    assert read_back(petrova) == 1
    assert paper(petrova).counts.marker == "formgrader"
    mark(petrova, tone=0.5)
    assert in_formgrader(course)[:2] == (4.5, False)
    assert read_back(petrova) == 0


def test_a_mark_of_formgrader_belongs_to_the_text_of_then(course: BuiltCourse, petrova: MarkingDesk) -> None:
    """Grading reads it back before another text takes the place."""
    first = reading(petrova, paper(petrova)).text
    in_formgrader(course, 4, "Ясно.")
    rewrite(course, "Совсем другое письмо клиенту, короткое.")
    assert in_formgrader(course)[:2] == (4, True)
    rewrite(course, first)
    assert in_formgrader(course) == (4, False, "Ясно.")


# ---- who may


def test_nobody_marks_their_own_text_or_over_another_marker(course: BuiltCourse, petrova: MarkingDesk) -> None:
    with open_marking(course.out, MODULE, "Anna") as desk, pytest.raises(AcademyError, match="свой текст"):
        mark(desk, done=2)
    mark(petrova, done=2, next=2, tone=1)
    with open_marking(course.out, MODULE, "kim") as desk, pytest.raises(AcademyError, match=r"petrova.*--second"):
        mark(desk, done=0)
    assert in_formgrader(course)[:2] == (5, False)


def test_only_those_whom_the_course_names_mark(course: BuiltCourse) -> None:
    with (course.out / "nbgrader_config.py").open("a", encoding="utf-8") as file:
        file.write('\nc.Marking.markers = ["kim"]\n')
    with open_marking(course.out, MODULE, "petrova") as desk, pytest.raises(AcademyError, match="kim"):
        mark(desk, done=2)
    with open_marking(course.out, MODULE, "Kim") as desk:
        mark(desk, done=2)
        with desk.book.transaction() as connection:
            assert [s.marker for s in read_strokes(connection, MODULE)] == ["Kim"]


@pytest.mark.parametrize(("line", "said"), [("markerz = []", "markerz"), ('second_share = "all"', "second_share")])
def test_a_setting_that_cannot_be_is_named(course: BuiltCourse, line: str, said: str) -> None:
    with (course.out / "nbgrader_config.py").open("a", encoding="utf-8") as file:
        file.write(f"\nc.Marking.{line}\n")
    with pytest.raises(AcademyError, match=said), open_marking(course.out, MODULE, "petrova"):
        pass
