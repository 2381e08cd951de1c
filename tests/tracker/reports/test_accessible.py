"""The pages in a browser: no violation of axe's rules, no request, and no scrolling sideways on a narrow screen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, sync_playwright

from tracker.domain.policy import Policy
from tracker.reports.model import HeadReport, PersonReport
from tracker.reports.render.html import head_html, person_html
from wording.languages import language

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    """A headless Chromium."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        yield started
        started.close()


@pytest.mark.parametrize("lang", ["ru", "en"])
@pytest.mark.parametrize("which", ["head", "person"])
def test_axe_finds_nothing(
    browser: Browser, head: HeadReport, person: PersonReport, policy: Policy, which: str, lang: str
) -> None:
    with language(lang):
        text = head_html(head) if which == "head" else person_html(person, policy)
    requests: list[str] = []
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.on("request", lambda request: requests.append(request.url))
    page.set_content(text)
    found = Axe().run(page)
    assert [(v["id"], v["nodes"][0]["html"]) for v in found.response["violations"]] == []
    assert len(found.response["passes"]) > 15  # the rules did run
    page.set_viewport_size({"width": 400, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth") <= 400  # wide tables scroll in their own frame
    assert requests == []
    page.close()


def test_axe_finds_violations_in_a_spoilt_page(browser: Browser, head: HeadReport) -> None:
    """Otherwise an empty list of violations could mean that axe did not run."""
    with language("en"):
        text = head_html(head).replace("--soft: #55606e", "--soft: #b5b9bf").replace(' lang="en"', "")
    page = browser.new_page()
    page.set_content(text)
    found = {v["id"] for v in Axe().run(page).response["violations"]}
    assert {"color-contrast", "html-has-lang"} <= found
    page.close()
