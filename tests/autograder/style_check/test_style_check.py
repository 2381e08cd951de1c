"""The style rules: what they find in annotated letters, how well and how fast, and which data are refused."""

import subprocess
import sys
import time
import tomllib
from dataclasses import FrozenInstanceError

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from autograder.style_check import Finding, find
from autograder.style_check.corpus import letters, read_letter
from autograder.style_check.measure import Score, main, misjudged, places, score, summary
from autograder.style_check.patterns import compile_pattern
from autograder.style_check.rules import File, rulebook
from autograder.style_check.russian import RUSSIAN
from tests.support.paths import DATA, ROOT

CORPUS = DATA / "style_corpus"
FILES = sorted(CORPUS.glob("*/*.md"))
FLOORS = tomllib.loads((CORPUS / "floors.toml").read_text("utf-8"))
LANGUAGES = ("ru", "en")


def named(path):
    return f"{path.parent.name}/{path.stem}"


# ---- the corpus and the measure


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_corpus_is_large_enough_to_measure_on(lang):
    corpus = [letter for path in (CORPUS / lang).glob("*.md") for letter in letters(path)]
    assert sum(letter.good for letter in corpus) >= 30
    assert sum(not letter.good for letter in corpus) >= 30
    assert len({letter.text for letter in corpus}) == len(corpus)
    assert all(not letter.annotations and not letter.whole for letter in corpus if letter.good)


@pytest.mark.parametrize("path", FILES, ids=named)
def test_every_rule_has_an_annotation_in_every_part_and_none_is_of_an_unknown_rule(path):
    marked = {mark.rule for letter in letters(path) for mark in letter.annotations}
    marked |= {rule for letter in letters(path) for rule in letter.whole}
    assert marked == {rule.id for rule in rulebook(path.parent.name).rules}


@pytest.mark.parametrize("path", FILES, ids=named)
def test_precision_and_recall_stay_above_the_floors(path):
    """Overall and by rule; the figures with their meaning are in docs/style-check.md."""
    lang = path.parent.name
    floors = FLOORS[lang][path.stem]
    below = {
        rule: (value, floors[rule])
        for rule, value in score(letters(path), lang).items()
        if value.precision < floors[rule][0] or value.recall < floors[rule][1]
    }
    assert below == {}


@pytest.mark.parametrize(
    ("lang", "part", "precision", "recall"),
    [
        ("ru", "held_out", 0.98, 0.93),
        ("en", "held_out", 0.98, 0.97),
        ("ru", "paraphrased", 0.98, 0.64),
        ("en", "paraphrased", 0.94, 0.43),
        ("ru", "voices_held_out", 0.95, 0.85),
        ("en", "voices_held_out", 0.95, 0.85),
    ],
)
def test_a_marked_place_is_found_by_some_rule(lang, part, precision, recall):
    on_place, found = places(letters(CORPUS / lang / f"{part}.md"), lang)
    assert on_place >= precision
    assert found >= recall


@pytest.mark.parametrize("path", FILES, ids=named)
def test_no_good_letter_is_sent_back(path):
    assert misjudged(letters(path), path.parent.name)[0] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_most_bad_letters_are_sent_back(lang):
    for part, let_through in (("tune", 1), ("held_out", 1)):
        assert len(misjudged(letters(CORPUS / lang / f"{part}.md"), lang)[1]) <= let_through


def test_measure_counts_a_mark_once(tmp_path):
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "one.md").write_text(
        "## bad 1\n{vague_time|ASAP} and {blame|nothing}. We wait since 3 May. Do it ASAP, yes, ASAP.", "utf-8"
    )
    assert score(letters(tmp_path / "en" / "one.md"), "en")["all"] == Score(right=1, found=3, marked=2)


def test_measure_prints_a_table_and_floors(capsys):
    main([str(CORPUS), "--part", "held_out", "--mistakes"])
    printed = capsys.readouterr().out
    assert "## ru/held_out" in printed
    assert "| all |" in printed
    assert "Let through: bad 09 long explanation" in printed
    assert "| 0 of 12 / 1 of 12 |" in printed
    main([str(CORPUS), "--floors"])
    floors = tomllib.loads(capsys.readouterr().out)
    assert {lang: set(parts) for lang, parts in floors.items()} == {lang: set(parts) for lang, parts in FLOORS.items()}


def test_the_document_states_the_figures_of_today():
    document = (ROOT / "docs" / "style-check.md").read_text("utf-8")
    assert [line for line in summary(FILES) if line not in document] == []


def test_marks_may_stand_inside_each_other():
    text, marks = read_letter("a {x|b {y|c}} d")
    assert text == "a b c d"
    assert {(m.rule, text[m.start : m.end]) for m in marks} == {("x", "b c"), ("y", "c")}


@pytest.mark.parametrize("broken", ["a {x|b", "a b}"])
def test_an_unbalanced_mark_is_refused(broken):
    with pytest.raises(ValueError, match=r"brace|closed"):
        read_letter(broken)


# ---- find


def rules_in(text, lang):
    return [(f.rule, f.fragment) for f in find(text, lang)]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("ru", "Ответим в ближайшее время.", [("vague_time", "в ближайшее время")]),
        ("ru", "Ответим в ближайшее время, в среду к 15:00.", []),
        ("ru", "По данным Метрики, в данном отчёте 12 заявок.", [("officialese", "данном отчёте")]),
        ("ru", "Заявок стало значительно больше.", [("intensifier", "значительно")]),
        ("ru", "Заявок стало значительно больше: 42 вместо 18.", []),
        ("ru", "Вы писали: «сделайте как можно скорее».", []),
        ("ru", "Мы осуществили проверку счётчика 5 мая.", [("verbal_noun", "осуществили проверку")]),
        ("ru", "Мы провели встречу 5 мая.", []),
        ("ru", "Готовим оценку динамики роста стоимости заявки.", [("noun_chain", "оценку динамики роста стоимости")]),
        ("ru", "Проверили порядок слов, названия компаний, цены.", []),
        ("ru", "Ждём ЛОГОТИП!!!", [("shouting", "ЛОГОТИП!!!")]),
        ("ru", "Строим бани под ключ.", []),
        ("en", "We will reply as soon as possible.", [("vague_time", "as soon as possible")]),
        ("en", "We will reply as soon as possible, by Friday 5 pm.", []),
        ("en", "Leads grew significantly.", [("intensifier", "significantly")]),
        ("en", "Leads grew significantly, from 18 to 42.", []),
        ("en", "You wrote “do it ASAP”.", []),
        ("en", "We conducted a thorough review on 5 May.", [("verbal_noun", "conducted a thorough review")]),
        ("en", "It is the last significant click.", []),
        ("en", "Thank you in advance!", [("servility", "Thank you in advance")]),
        ("en", "First of all, it should be noted: 5 leads.", [("filler", "First of all, it should be noted")]),
        ("ru", "Ваш шаг — наша цена.", []),
        ("ru", "Ваш успех — наша цель.", [("cliche", "Ваш успех — наша цель")]),
        ("ru", "Файл должно быть видно к 17:00, доступ может выдать ваш программист.", []),
        ("ru", "Пришлите, как будет возможность.", [("vague_time", "как будет возможность")]),
        ("ru", "Мы вас умоляем, если не затруднит.", [("servility", "умоляем, если не затруднит")]),
        ("ru", "Просим рассмотреть возможность увеличения.", [("officialese", "рассмотреть возможность")]),
        ("ru", "Виноваты будете сами.", [("blame", "Виноваты будете")]),
        ("ru", "Что-нибудь придумаем.", [("vague_promise", "Что-нибудь придумаем")]),
        ("ru", "Что-нибудь придумаем завтра к 15:00.", []),
        ("ru", "Если не придёт, перезвоню.", []),
        ("ru", "Часть заявок из области, часть из города.", []),
        ("en", "We can do it fairly, but we can't just drop it.", []),
        ("en", "I will write as soon as you answer.", []),
        ("en", "We guarantee you 160 orders.", [("vague_promise", "guarantee you")]),
        ("en", "Let us meet at a time convenient for you.", [("vague_time", "at a time convenient for you")]),
        ("en", "I'll figure it out and call.", [("vague_promise", "I'll figure it out")]),
        ("en", "I'll get back by Friday.", []),
    ],
)
def test_a_phrase_is_found_where_it_is_a_fault_and_only_there(lang, text, expected):
    assert rules_in(text, lang) == expected


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_sentence_is_too_long_past_the_limit_of_the_rule(lang):
    limit = next(rule.limit for rule in rulebook(lang).rules if rule.id == "long_sentence")
    word = {"ru": "заявка", "en": "lead"}[lang]
    assert rules_in(" ".join([word] * limit) + " 5.", lang)[0][0] == "long_sentence"
    assert "long_sentence" not in [rule for rule, _ in rules_in(" ".join([word] * (limit - 1)) + " 5.", lang)]


def test_requests_in_a_list_are_not_a_pile():
    pile = "Пришлите логотип, согласуйте тексты и подтвердите бюджет до 5 мая."
    rows = "До 5 мая:\n\n1. Пришлите логотип.\n2. Согласуйте тексты.\n3. Подтвердите бюджет."
    assert [rule for rule, _ in rules_in(pile, "ru")] == ["many_requests"]
    assert rules_in(rows, "ru") == []


def test_a_long_quotation_hides_nothing():
    assert rules_in("«" + "Сообщаем, что вопрос решён. " * 5 + "Ответим 5 мая.»", "ru") != []


def test_a_finding_is_frozen_and_speaks_the_language_of_the_text():
    finding = find("Ответим в ближайшее время.", "ru")[0]
    assert isinstance(finding, Finding)
    assert (finding.start, finding.end) == (8, 25)
    assert "календарь" in finding.why
    assert finding.suggestion
    with pytest.raises(FrozenInstanceError):
        finding.rule = "other"  # type: ignore[misc]


@pytest.mark.parametrize("lang", LANGUAGES)
@settings(max_examples=60, deadline=None)
@given(
    words=st.lists(
        st.sampled_from(
            "срочно Прошу ASAP , . \n ! «x» please send очень данный of the by the 5 мая — , !!!".split(" ")
        ),
        max_size=60,
    )
)
def test_offsets_are_of_the_text_and_in_order(lang, words):
    text = " ".join(words)
    findings = find(text, lang)
    assert all(text[f.start : f.end] == f.fragment and f.fragment for f in findings)
    assert [(f.start, f.end) for f in findings] == sorted((f.start, f.end) for f in findings)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_is_found_in_nothing(lang):
    assert find("", lang) == find("  \n\n ", lang) == []


def test_an_unknown_language_is_refused():
    with pytest.raises(ValueError, match="en, ru"):
        find("Hola", "es")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_letter_of_200_words_takes_less_than_20_ms(lang):
    """Measure with warm dictionaries, and take the best of ten runs, because the machine may be busy."""
    words = " ".join(letter.text for letter in letters(CORPUS / lang / "tune.md")).split()[:200]
    find(" ".join(words), lang)
    times = []
    for attempt in range(10):
        text = " ".join(words) + " " * attempt  # another text each time, because texts are cached
        begun = time.perf_counter()
        find(text, lang)
        times.append(time.perf_counter() - begun)
    assert min(times) < 0.020


def test_dictionaries_are_loaded_by_the_first_word_not_by_the_import():
    code = "import sys, autograder.style_check.texts; print('pymorphy3' in sys.modules)"
    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert printed.strip() == "False"


# ---- the data


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_rule_explains_itself(lang):
    for rule in rulebook(lang).rules:
        assert rule.why.format(n=3, limit=2)[0].isupper()
        assert rule.suggestion


def test_both_languages_have_the_same_rules_of_the_same_severity():
    ru, en = ({(r.id, r.severity, r.kind) for r in rulebook(lang).rules} for lang in LANGUAGES)
    assert ru == en


@pytest.mark.parametrize(
    "rule",
    [
        {"id": "x", "severity": 2, "why": "W"},
        {"id": "x", "severity": 9, "why": "W", "regex": "a", "kind": "regex"},
        {"id": "x", "severity": 2, "why": "W", "kind": "long_sentence"},
        {"id": "x", "severity": 2, "why": "W", "match": [{"patterns": ["a"], "sugestion": "typo"}]},
    ],
)
def test_wrong_rules_are_refused(rule):
    with pytest.raises(ValidationError):
        File.model_validate({"format": 1, "rule": [rule]})


@pytest.mark.parametrize("pattern", ["", "~ слово", "слово ~", "слово?", "^"])
def test_a_pattern_needs_a_word_and_gaps_only_between_words(pattern):
    with pytest.raises(ValueError, match="pattern"):
        compile_pattern(pattern, RUSSIAN)


@pytest.mark.parametrize(
    ("form", "lemma"),
    [("лиды", "лид"), ("лидов", "лид"), ("директолога", "директолог"), ("лендинге", "лендинг"), ("апрува", "апрув")],
)
def test_words_of_the_trade_are_known(form, lemma):
    assert {reading.lemma for reading in RUSSIAN.readings(form)} == {lemma}
