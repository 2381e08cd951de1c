"""Answers to surveys, rebuilt by hand after layouts of Yandex and Google Forms: clean, in other notations, damaged."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from academy.data import ExportError, read_survey

from .samples import workbook, write

pytestmark = pytest.mark.usefixtures("english")

# Rebuilt by hand: the columns of a public script that loads answers of Yandex Forms.
YANDEX = (
    "ID,Время создания,Время изменения,Q1. Порекомендуете ли вы нас?,Q2. Было ли легко?,Телефон\n"
    "1840000001,2026-09-01 10:14:06,2026-09-01 10:14:06,9,7,+79031112233\n"
    "1840000002,2026-09-02 11:00:00,2026-09-02 11:05:00,10 баллов,,8 903 111-22-33\n"
)
# Rebuilt by hand: a sheet of answers in a Russian locale.
GOOGLE = "Отметка времени;Оценка;Почта\n01.09.2026 10:14:06;8,5;a@post.example\n12.09.2026 9:00:00;-;\n"


def test_answers_of_yandex_forms(tmp_path: Path) -> None:
    frame = read_survey(write(tmp_path, YANDEX, "survey.csv"))
    assert frame.columns.tolist() == ["id", "created", "changed", "q1", "q2", "Телефон"]
    assert frame["id"].tolist() == ["1840000001", "1840000002"]
    assert frame["created"].iloc[1] == pd.Timestamp("2026-09-02 11:00:00")
    assert frame["q1"].tolist() == ["9", "10 баллов"]
    assert frame["q2"].iloc[0] == 7
    assert pd.isna(frame["q2"].iloc[1])
    assert frame.attrs["questions"]["q1"].endswith("Порекомендуете ли вы нас?")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1251", "utf-16"])
@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_other_notations(tmp_path: Path, encoding: str, mark: str) -> None:
    path = tmp_path / "answers.csv"
    path.write_bytes(YANDEX.replace(",", mark).replace("\n", "\r\n").encode(encoding))
    assert read_survey(path).equals(read_survey(write(tmp_path, YANDEX, "survey.csv")))


def test_answers_of_google_forms_have_the_day_first(tmp_path: Path) -> None:
    frame = read_survey(write(tmp_path, GOOGLE, "answers.csv"))
    assert frame["created"].tolist() == [pd.Timestamp("2026-09-01 10:14:06"), pd.Timestamp("2026-09-12 09:00:00")]
    assert frame["Оценка"].iloc[0] == 8.5
    assert frame.isna().sum().sum() == 2


def test_another_order_of_columns_and_english_names(tmp_path: Path) -> None:
    text = "Q1. Recommend?,Timestamp\n7,2026-09-01 10:00:00\n"
    assert read_survey(write(tmp_path, text, "answers.csv")).columns.tolist() == ["q1", "created"]


def test_a_workbook(tmp_path: Path) -> None:
    book = workbook(Ответы=[["Время создания", "Q1. Оценка"], ["2026-09-01 10:00:00", 9]])
    path = tmp_path / "answers.xlsx"
    path.write_bytes(book)
    assert read_survey(path)["q1"].tolist() == [9.0]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Номер заказа;Статус;Дата заказа\n1;Новый;01.09.2026\n", "order export"),
        ("Имя,Оценка\nАнна,9\n", "read_survey wants"),
        ("Время создания\n2026-09-01 10:00:00\n", "read_survey wants"),
        ("Время создания,Q1. Оценка\nвчера,9\n", "вчера"),
        ("", "empty"),
    ],
)
def test_what_is_no_survey(tmp_path: Path, text: str, found: str) -> None:
    with pytest.raises(ExportError, match=found):
        read_survey(write(tmp_path, text, "answers.csv"))
