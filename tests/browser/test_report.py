"""The report in a browser: what everybody can read and reach, with scripts and without."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

WIDTHS = (1280, 320)
READY = "!document.getElementById('find').hidden"
FOCUSED = "(document.activeElement.id || document.activeElement.textContent).trim().slice(0, 60)"


def opened(browser: Browser, report: Path, width: int = 1280, **how: Any) -> Page:  # noqa: ANN401 - the browser's own options
    """Open the report in a window of its own."""
    context = browser.new_context(viewport={"width": width, "height": 900}, **how)
    context.set_default_timeout(10_000)
    page = context.new_page()
    page.goto(report.as_uri())
    if how.get("java_script_enabled", True):
        page.wait_for_function(READY)
    return page


@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing(browser: Browser, axe: Path, report: Path, width: int) -> None:
    """With everything unfolded, no rule of WCAG 2.2 AA and no good practice is broken."""
    page = opened(browser, report, width, bypass_csp=True)
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true })")
    page.add_script_tag(path=str(axe))
    found = page.evaluate("axe.run()")
    assert [(each["id"], each["nodes"][0]["html"]) for each in found["violations"]] == []
    assert len(found["passes"]) > 20
    page.context.close()


@pytest.mark.parametrize("width", WIDTHS)
def test_the_page_is_no_wider_than_its_window(browser: Browser, report: Path, width: int) -> None:
    """Wide tables and charts scroll inside their own places, not the page."""
    page = opened(browser, report, width)
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true })")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.context.close()


def test_nothing_is_loaded_and_nothing_is_complained_of(browser: Browser, report: Path) -> None:
    """The page is the only thing that is read, and its own policy lets its script run."""
    context = browser.new_context()
    page = context.new_page()
    asked, told = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: told.append(message.text))
    page.on("pageerror", lambda error: told.append(str(error)))
    page.goto(report.as_uri())
    page.wait_for_function(READY)
    page.locator("#find-text").fill("london")
    assert asked == [report.as_uri()]
    assert told == []
    context.close()


def test_without_scripts_the_first_cases_are_there(browser: Browser, report: Path) -> None:
    """Every part can be read, and no control stands there that does nothing."""
    page = opened(browser, report, java_script_enabled=False)
    assert page.locator("#list details.case").count() == 10
    assert not page.locator("#find").is_visible()
    assert not page.locator("#pages").is_visible()
    page.locator("#list details.case > summary").first.click()
    assert page.locator("#list details.case svg.timeline").first.is_visible()
    assert "Showing the first 10 of" in page.locator("#found").inner_text()
    page.context.close()


def test_cases_are_found_ordered_and_turned_over(browser: Browser, report: Path) -> None:
    """Text, question and rule narrow the list; how many match is always said."""
    page = opened(browser, report)
    whole = page.locator("#found").inner_text()
    assert whole.startswith("Showing 1 to 20 of ")
    first = page.locator("#list .case-id").first.inner_text()
    page.locator("#after").click()
    assert page.locator("#found").inner_text().startswith("Showing 21 to 40 of ")
    assert page.locator("#list .case-id").first.inner_text() != first
    page.locator("#find-text").fill(first)
    assert "Showing 1 to 1 of 1 cases that match" in page.locator("#found").inner_text()
    page.locator("#find-text").fill("no such case")
    assert page.locator("#found").inner_text().startswith("0 cases match")
    page.locator("#find-text").fill("")
    page.locator("#find-question").select_option("Q3")
    tags = page.locator("#list details.case > summary").all_inner_texts()
    assert tags
    assert all("Q3" in each for each in tags)
    page.locator("#find-question").select_option("")
    page.locator("#find-order").select_option("id")
    names = page.locator("#list .case-id").all_inner_texts()
    assert names == sorted(names)
    page.context.close()


def test_the_keyboard_alone_reaches_everything(browser: Browser, report: Path) -> None:
    """Tab goes to the skip link first, then to every link, control, fold and scrolling place."""
    page = opened(browser, report)
    wanted = page.evaluate(
        "[...document.querySelectorAll("
        "'a[href], input, select, button:not(:disabled), summary, [tabindex=\"0\"]')]"
        ".filter((each) => each.checkVisibility()).length"
    )
    reached = []
    for _ in range(wanted + 5):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            break
        reached.append(page.evaluate(FOCUSED))
    assert reached[0] == "Skip to main content"
    assert len(reached) == wanted
    for name in ("find-text", "find-question", "find-rule", "find-order", "after"):
        assert name in reached
    page.locator("#list details.case > summary").first.focus()
    page.keyboard.press("Enter")
    assert page.locator("#list details.case").first.get_attribute("open") is not None
    page.context.close()


def test_it_prints(browser: Browser, report: Path) -> None:
    """On paper there are pages, and no control."""
    page = opened(browser, report)
    page.emulate_media(media="print")
    assert not page.locator("#find").is_visible()
    assert len(page.pdf()) > 50_000
    page.context.close()


@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing_on_the_page_of_a_change(
    browser: Browser, axe: Path, change: Path, width: int
) -> None:
    """Nor is it wider than its window; it has no script and loads nothing."""
    context = browser.new_context(viewport={"width": width, "height": 900}, bypass_csp=True)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(change.as_uri())
    assert asked == [change.as_uri()]
    assert page.evaluate("document.scripts.length") == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.add_script_tag(path=str(axe))
    found = page.evaluate("axe.run()")
    assert [(each["id"], each["nodes"][0]["html"]) for each in found["violations"]] == []
    context.close()
