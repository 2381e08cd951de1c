"""Reports written as page, workbook, PDF and calendar, in both languages."""

from __future__ import annotations

import io
import re
from datetime import UTC, date, datetime, timedelta
from html.parser import HTMLParser

import pytest
from icalendar import Calendar
from openpyxl import load_workbook

from tests.support.reported_department import DAY, HOSTILE
from tracker.domain.policy import Policy
from tracker.reports.model import HeadReport, PersonReport
from tracker.reports.render.head_sheets import head_sheets
from tracker.reports.render.html import head_html, person_html
from tracker.reports.render.ical import head_calendar, person_calendar
from tracker.reports.render.pdf import head_pdf, person_pdf
from tracker.reports.render.xlsx import head_xlsx, person_xlsx, sheet_name
from wording.languages import language

LANGUAGES = ("ru", "en")


class Page(HTMLParser):
    """Tags and text of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attrs for name, attrs in self.tags if name == tag]


def pages(head: HeadReport, person: PersonReport, policy: Policy, lang: str) -> list[str]:
    """Write the pages of both reports."""
    with language(lang):
        return [head_html(head), person_html(person, policy)]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_pages_are_complete_and_need_no_network(
    head: HeadReport, person: PersonReport, policy: Policy, lang: str
) -> None:
    for text in pages(head, person, policy, lang):
        page = Page(text)
        assert page.all("html") == [{"lang": lang}]
        assert not re.search(r"(?:src|href|action|data)\s*=\s*[\"'](?!#)", text)
        assert not re.search(r"url\(|@import", text)
        assert not page.all("script")
        assert len(page.all("h1")) == len(page.all("main")) == len(page.all("nav")) == 1
        assert all(th.get("scope") in ("col", "row", "rowgroup") for th in page.all("th"))
        ids = [attrs["id"] for _tag, attrs in page.tags if "id" in attrs]
        assert len(ids) == len(set(ids))
        assert {str(a["href"])[1:] for a in page.all("a")} <= set(ids)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_pages_show_day_moment_and_policy(head: HeadReport, person: PersonReport, policy: Policy, lang: str) -> None:
    as_of = "20.10.2026" if lang == "ru" else "20 Oct 2026"
    for text in pages(head, person, policy, lang):
        shown = " ".join(Page(text).words)
        assert as_of in shown
        assert f"{as_of} 23:00" in shown  # known at 20:00 UTC, shown in the organisation's zone
        assert policy.version in shown


def test_the_map_shows_states_as_words(head: HeadReport) -> None:
    with language("en"):
        text = head_html(head)
    cells = re.findall(r'<td class="(\w+) (\w+)">([a-z ]+)', text)
    assert len(cells) == len(head.heat.people) * len(head.heat.competencies)
    words = {"met": "met", "below": "below", "stale": "stale", "not_assessed": "no data", "not_assigned": "not asked"}
    assert all(words[state] == text.strip() for _tone, state, text in cells)


def test_hostile_text_stays_text(head: HeadReport, person: PersonReport, policy: Policy) -> None:
    for text in pages(head, person, policy, "en"):
        assert "<script" not in text
    assert "&lt;script&gt;" in pages(head, person, policy, "en")[0]
    assert head_pdf(head).startswith(b"%PDF-")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_workbooks_open_with_headers_in_view(head: HeadReport, person: PersonReport, policy: Policy, lang: str) -> None:
    with language(lang):
        sheets = head_sheets(head)
        files = [head_xlsx(head), person_xlsx(person, policy)]
    book = load_workbook(io.BytesIO(files[0]))
    assert len(book.sheetnames) == len(sheets) + 2  # with the map and the worksheet about the report
    for sheet in sheets:
        page = book[sheet_name(sheet.title)]
        assert page.freeze_panes == "B2"
        assert [c.value for c in page[1]] == [c.title for c in sheet.columns]
        assert page.max_row == max(len(sheet.rows) + 1, 2)
        assert page.column_dimensions["A"].width >= 12
    assert all(len(name) <= 31 and name == " ".join(name.split()) for name in book.sheetnames)
    assert load_workbook(io.BytesIO(files[1])).worksheets[1].max_row == len(person.plan) + 1


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_cell_is_a_formula_or_a_link(head: HeadReport, person: PersonReport, policy: Policy, lang: str) -> None:
    with language(lang):
        files = [head_xlsx(head), person_xlsx(person, policy)]
    values = []
    for file in files:
        for page in load_workbook(io.BytesIO(file)).worksheets:
            for cell in (cell for row in page.iter_rows() for cell in row):
                assert cell.data_type != "f", (page.title, cell.coordinate)
                assert cell.hyperlink is None
                values.append(cell.value)
    assert any(HOSTILE in str(value) for value in values)
    assert "=1+1" in values


def test_workbook_keeps_days_as_days_and_numbers_as_numbers(head: HeadReport) -> None:
    with language("en"):
        book = load_workbook(io.BytesIO(head_xlsx(head)))
    days = [row[0].value for row in book["What needs action"].iter_rows(min_row=2)]
    assert [d.date() for d in days] == [d.by for d in head.due]
    confirmed = [row[3].value for row in book["Quotas"].iter_rows(min_row=2)]
    assert sum(confirmed) == sum(q.quota.confirmed for q in head.quotas)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_pdf_has_pages_and_its_own_fonts(head: HeadReport, person: PersonReport, policy: Policy, lang: str) -> None:
    with language(lang):
        files = [head_pdf(head), person_pdf(person, policy)]
    for file in files:
        assert file.startswith(b"%PDF-")
        assert len(re.findall(rb"/Type\s*/Page\b", file)) >= 3
        assert re.search(rb"/FontName\s*/\w+\+Libertinus", file)


def test_pdf_is_reproducible(person: PersonReport, policy: Policy) -> None:
    assert person_pdf(person, policy) == person_pdf(person, policy)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_calendar_holds_every_deadline_once(head: HeadReport, lang: str) -> None:
    with language(lang):
        calendar = Calendar.from_ical(head_calendar(head))
    events = calendar.walk("VEVENT")
    due = [d for d in head.due if d.by is not None and d.kind != "certificate"]
    ends = [x for x in head.expiries if x.status == "expiring"]
    assert len(events) == len(due) + len(ends)
    assert sorted(e.decoded("dtstart") for e in events) == sorted([d.by for d in due] + [x.valid_until for x in ends])
    assert all(type(e.decoded("dtstart")) is date for e in events)
    assert all(e.decoded("dtend") - e.decoded("dtstart") == timedelta(days=1) for e in events)
    assert len({str(e["uid"]) for e in events}) == len(events)


def test_a_deadline_keeps_its_uid_in_both_languages(head: HeadReport) -> None:
    uids = []
    for lang in LANGUAGES:
        with language(lang):
            uids.append([str(e["uid"]) for e in Calendar.from_ical(head_calendar(head)).walk("VEVENT")])
    assert uids[0] == uids[1]


def test_a_persons_calendar_has_only_their_own_tasks(person: PersonReport, policy: Policy) -> None:
    calendar = Calendar.from_ical(person_calendar(person, policy.expiry_warning_days))
    mine = [d for d in person.plan if d.by and d.actor == person.person.person and d.kind != "certificate"]
    ends = [c for c in person.certificates if c.status == "expiring"]
    events = calendar.walk("VEVENT")
    assert mine
    assert len(events) == len(mine) + len(ends)
    stamps = {e.decoded("dtstamp") for e in events}
    assert stamps == {datetime(DAY.year, DAY.month, DAY.day, 20, tzinfo=UTC)}
