"""`academy mark` in a real terminal: a cohort of twelve with five texts each is marked by keys alone."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner

from academy.cli import main
from academy.marking.screen import ACTIONS, KEYS, Screen
from academy.marking.session import Session
from autograder.building.course_folder import CourseFolder
from autograder.errors import AcademyError
from autograder.marking.service import (
    MarkingDesk,
    agreement,
    comment,
    give,
    open_marking,
    papers,
    papers_to_mark,
)
from tests.academy.marking.conftest import MODULE, TRAINEES
from tests.support.terminal import Terminal

FIRST = "budget_letter"


@pytest.fixture
def desk(cohort: Path) -> Iterator[MarkingDesk]:
    with open_marking(cohort, MODULE, "petrova") as opened:
        yield opened


def terminal(course: Path, *more: str, **size: int) -> Terminal:
    return Terminal(["mark", MODULE, *more, "--course", str(course)], **size, ACADEMY_LANG="ru")


def keys_for(points: dict[str, float], rubric: dict[str, tuple[float, str]]) -> str:
    """All of a line by its digit, then half a point less for each stroke of the minus."""
    strokes = ""
    for number, (line, (most, _words)) in enumerate(rubric.items(), 1):
        strokes += str(number) + "-" * round((most - points[line]) / 0.5)
    return strokes


def plan(desk: MarkingDesk, seed: str) -> dict[tuple[str, str], dict[str, float]]:
    """Points for every text of every trainee, the same for a seed."""
    rng = random.Random(seed)
    return {
        (name, trainee): {line: rng.randint(0, round(2 * most)) / 2 for line, (most, _w) in e.words.rubric.items()}
        for name, e in desk.exercises.items()
        for trainee in TRAINEES
    }


def test_every_action_has_its_keys_and_something_that_does_it() -> None:
    assert set(KEYS) == set(ACTIONS)
    named = [name for names in KEYS.values() for name in names]
    assert len(named) == len(set(named))
    assert [a for a in ACTIONS if not hasattr(Screen, f"_on_{a}") and not hasattr(Session, a)] == []


def mark_by_keys(cohort: Path, desk: MarkingDesk, wanted: dict[tuple[str, str], dict[str, float]], *who: str) -> None:
    """Mark all texts of all exercises in one terminal; no name of a trainee may be seen."""
    with terminal(cohort, *who) as screen:
        for name, exercise in desk.exercises.items():
            for number, paper in enumerate(papers(desk, name), 1):
                points, rubric = wanted[(name, paper.trainee)], exercise.words.rubric
                shown = screen.wait(lambda text, n=number, e=exercise: f"{e.words.title} · текст {n} из 12" in text)
                assert paper.trainee not in shown, "names are hidden"
                last = list(rubric)[-1]
                saved = f"Сохранено: критерий {len(rubric)}, {points[last]:g}."
                screen.press(keys_for(points, rubric), lambda text, s=saved: s in text)
                screen.press("\r", lambda text, s=saved: s not in text)
        screen.wait(lambda text: "У всех текстов есть оценки." in text)
        screen.press("q", lambda _text: True)
        assert "Оценено: 60 из 60." in screen.end()


def test_sixty_texts_are_marked_by_two_without_leaving_the_keyboard(cohort: Path, desk: MarkingDesk) -> None:
    """The first marks count and reach nbgrader; the second, blind, give the kappas of an independent formula."""
    first, second = plan(desk, "petrova"), plan(desk, "kim")
    with (cohort / "nbgrader_config.py").open("a", encoding="utf-8") as file:
        file.write("\nc.Marking.second_share = 1.0\n")
    mark_by_keys(cohort, desk, first, "--marker", "petrova")
    mark_by_keys(cohort, desk, second, "--marker", "kim", "--second")
    found = {(p.exercise, p.trainee): p for name in desk.exercises for p in papers(desk, name)}
    assert {place: paper.counts.points for place, paper in found.items()} == first
    assert {paper.counts.marker for paper in found.values()} == {"petrova"}
    assert {place: paper.of("kim", "second").points for place, paper in found.items()} == second
    with CourseFolder.open(cohort).gradebook() as gradebook:
        for (name, trainee), points in first.items():
            grade = gradebook.find_grade(f"{name}-grade", MODULE, MODULE, trainee)
            assert (grade.manual_score, grade.needs_manual_grade) == (sum(points.values()), False)
    for name in desk.exercises:
        sums = [tuple(sum(marks[(name, t)].values()) for marks in (first, second)) for t in TRAINEES]
        shown = agreement(desk, name).total
        assert (shown.n, shown.value) == (12, pytest.approx(by_moments(sums)))


def test_a_screen_has_task_rubric_facts_remarks_and_text(cohort: Path, desk: MarkingDesk) -> None:
    with terminal(cohort, FIRST) as screen:
        shown = screen.wait(lambda text: "й конец" in text)
        assert "Пряничный двор" in shown
        assert "Текст" in shown
        for number, (most, words) in enumerate(desk.exercises[FIRST].words.rubric.values(), 1):
            assert f"{number}  ·/{most:g}" in shown
            assert words.split()[0] in shown
        screen.press("\t", lambda _text: True)
        screen.press("\x1b[B" * 12, lambda text: "Факты задания" in text)


def test_a_comment_is_kept_and_used_again_in_a_russian_layout(cohort: Path, desk: MarkingDesk) -> None:
    with terminal(cohort, FIRST, "--marker", "petrova") as screen:
        screen.wait(lambda text: "текст 1 из 12" in text)
        screen.press("с", lambda text: "Сначала выберите критерий" in text)
        screen.press("2с", lambda text: "Комментарий:" in text)
        screen.press("Где числа?\r", lambda text: "Сохранено." in text)
        screen.press("т", lambda text: "текст 2 из 12" in text)
        screen.press("2с", lambda text: "Где числа?" in text)
        screen.press("\x1b[B\r", lambda text: "Сохранено." in text)
        screen.press("з", lambda text: "текст 1 из 12" in text)
        screen.press("ц", lambda text: "Комментарий:" in text)
        screen.press("Хорошо", lambda text: "Комментарий: Хорошо" in text)
        screen.press("\x1b", lambda text: "Комментарий:" not in text)
        screen.press("й", lambda _text: True)
        screen.end()
    first, second = papers(desk, FIRST)[:2]
    line = list(desk.exercises[FIRST].words.rubric)[1]
    assert first.of("petrova", "first").comments == {line: "Где числа?"}, "what was left with Esc is not saved"
    assert second.of("petrova", "first").comments[line] == "Где числа?"


def test_the_last_stroke_is_undone_after_a_restart_too(cohort: Path, desk: MarkingDesk) -> None:
    with terminal(cohort, FIRST, "--marker", "petrova") as screen:
        screen.wait(lambda text: "текст 1 из 12" in text)
        screen.press("1", lambda text: "1  2/2" in text)
        screen.press("1", lambda text: "1  0/2" in text)
        screen.press("u", lambda text: "1  2/2" in text and "Отменено: критерий 1." in text)
        screen.press("q", lambda _text: True)
        screen.end()
    with terminal(cohort, FIRST, "--marker", "petrova") as screen:
        screen.wait(lambda text: "1  2/2" in text)
        screen.press("u", lambda text: "1  ·/2" in text)
        screen.press("u", lambda text: "Отменять больше нечего." in text)
        screen.press("\x03", lambda _text: True)
        assert "Оценено: 0 из 12." in screen.end()
    assert papers(desk, FIRST)[0].marks == ()


def test_a_small_terminal_shows_the_rubric_too(cohort: Path) -> None:
    with terminal(cohort, FIRST, columns=80, rows=24) as screen:
        shown = screen.wait(lambda text: "й конец" in text)
        assert "4  ·/1" in shown
        assert "Задание" in shown
        screen.press("?", lambda text: "0: ноль" in text)


def test_without_a_terminal_it_says_so(cohort: Path) -> None:
    result = CliRunner().invoke(main, ["mark", MODULE, "--course", str(cohort)])
    assert (result.exit_code, "в терминале" in result.output) == (1, True)


# ---- two markers


def mark_all(desk: MarkingDesk, exercise: str, points: dict[tuple[str, str], dict[str, float]]) -> None:
    for paper in papers_to_mark(desk, exercise):
        for line, given in points[(exercise, paper.trainee)].items():
            give(desk, next(p for p in papers(desk, exercise) if p.trainee == paper.trainee), line, given)


def test_a_second_marker_sees_nothing_of_the_first_and_a_difference_is_settled(cohort: Path, desk: MarkingDesk) -> None:
    """Twelve texts, two markers; the kappa that is shown is that of an independent formula over what they gave."""
    first, second = plan(desk, "petrova"), plan(desk, "kim")
    with (cohort / "nbgrader_config.py").open("a", encoding="utf-8") as file:
        file.write("\nc.Marking.second_share = 1.0\n")
    mark_all(desk, FIRST, first)
    comment(desk, papers(desk, FIRST)[0], "reader", "Слова первой")
    rubric = desk.exercises[FIRST].words.rubric
    with terminal(cohort, FIRST, "--marker", "kim", "--second") as screen:
        for number, paper in enumerate(papers(desk, FIRST), 1):
            shown = screen.wait(lambda text, n=number: f"текст {n} из 12" in text and "й конец" in text)
            assert "petrova" not in shown
            assert "Слова первой" not in shown
            points = second[(FIRST, paper.trainee)]
            saved = f"Сохранено: критерий {len(rubric)}, {points[list(rubric)[-1]]:g}."
            screen.press(keys_for(points, rubric), lambda text, s=saved: s in text)
            screen.press("\r", lambda text, s=saved: s not in text)
        screen.press("q", lambda _text: True)
        assert "Оценено: 12 из 12." in screen.end()
    found = papers(desk, FIRST)
    assert {p.counts.marker for p in found} == {"petrova"}, "a second mark does not count"
    shown = agreement(desk, FIRST)
    sums = [tuple(sum(plan[(FIRST, p.trainee)].values()) for plan in (first, second)) for p in found]
    assert shown.total.n == 12
    assert shown.total.value == pytest.approx(by_moments(sums))
    for line in rubric:
        pairs = [(first[(FIRST, p.trainee)][line], second[(FIRST, p.trainee)][line]) for p in found]
        assert shown.lines[line].value == pytest.approx(by_moments(pairs))
    result = run(cohort, FIRST, "--agreement")
    assert f"{FIRST}: каппа {shown.total.value:.2f} [{shown.total.low:.2f}; {shown.total.high:.2f}], n = 12" in result
    unlike = [p for p in found if first[(FIRST, p.trainee)] != second[(FIRST, p.trainee)]]
    assert f"Расходятся: {len(unlike)}, сведено: 0." in result
    with terminal(cohort, FIRST, "--marker", "sidorova", "--settle") as screen:
        shown_screen = screen.wait(lambda text: f"текст 1 из {len(unlike)}" in text and "й конец" in text)
        assert "petrova" in shown_screen
        assert "kim" in shown_screen
        screen.press("1234", lambda text: "Сохранено: критерий 4, 1." in text)
        screen.press("q", lambda _text: True)
        screen.end()
    assert f"Расходятся: {len(unlike)}, сведено: 1." in run(cohort, FIRST, "--agreement")
    counts = papers(desk, FIRST)[[p.trainee for p in found].index(unlike[0].trainee)].counts
    assert (counts.marker, counts.role, counts.total) == ("sidorova", "third", 5)


def test_who_settles_is_asked(cohort: Path, desk: MarkingDesk) -> None:
    """The third is neither of the two; in talk it is one of them; the second is not the first."""
    with open_marking(cohort, MODULE, "Petrova", "second") as same:
        mark_all(desk, FIRST, plan(desk, "petrova"))
        with pytest.raises(AcademyError, match="поставили вы"):
            mark_all(same, FIRST, plan(desk, "kim"))
    with open_marking(cohort, MODULE, "kim", "second") as kim:
        assert len(papers_to_mark(kim, FIRST)) == 3, "a fifth of twelve"
        mark_all(kim, FIRST, plan(desk, "kim"))
    for marker, role, said in (("kim", "third", "--talk"), ("sidorova", "talk", "третий")):
        with open_marking(cohort, MODULE, marker, role) as other, pytest.raises(AcademyError, match=said):
            mark_all(other, FIRST, plan(desk, "kim"))
    with open_marking(cohort, MODULE, "kim", "talk") as kim:
        mark_all(kim, FIRST, plan(desk, "kim"))
        settled = papers_to_mark(kim, FIRST)
        assert {p.counts.role for p in settled} == {"talk"}
    with pytest.raises(AcademyError, match="уже сведены"):
        give(desk, settled[0], "reader", 0)


def by_moments(pairs: list[tuple[float, float]]) -> float:
    """Weighted kappa with squared distances without any weights: from means, variances and the covariance."""
    a, b = np.array(pairs, dtype=float).T
    return 2 * np.cov(a, b, bias=True)[0, 1] / (a.var() + b.var() + (a.mean() - b.mean()) ** 2)


def run(course: Path, *more: str) -> str:
    result = CliRunner().invoke(main, ["mark", MODULE, *more, "--course", str(course)])
    assert result.exit_code == 0, result.output
    return result.output
