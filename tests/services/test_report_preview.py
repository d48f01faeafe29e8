# SPDX-License-Identifier: Apache-2.0
"""The preview of a case that is too large to be read as a whole."""

import re

import pytest

from briefing_app.services import claims, editions, outline, report_preview, reports
from briefing_app.services.session import CaseSession
from tests.services.conftest import Desk

COLOURS = {"text": "#000000"}
QUOTES = ("The river police counted", "at least 17 injured", "the ferry had been overloaded", "the pilot was missing")


@pytest.fixture
def large(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> str:
    """A report on twelve claims under two headings, where four make a large case and two are shown."""
    monkeypatch.setattr(report_preview, "WHOLE", 4)
    monkeypatch.setattr(report_preview, "SHOWN", 2)
    monkeypatch.setattr(report_preview, "IN_VIEW", 5)
    for number in range(12):
        claims.add(
            desk.session, statement=f"Statement {number:02}", source=desk.source.id, quote=QUOTES[number % 4],
            claim={"heading": "Search" if number < 8 else "Talks", "event_time": f"2031-03-{number + 1:02}"},
        )  # fmt: skip
    return reports.new(desk.session, title="Ferry", cutoff="2031-03-20").id


def shown(html: str, heading: str) -> str:
    """The part of a picture under a heading."""
    return html.partition(f'name="section:2:{heading}"')[2].partition('<a name="section:')[0]


def ids(session: CaseSession, report: str, heading: str) -> list[str]:
    return [row.id for row in outline.page(session, report, outline.key_of(heading), 0).rows]


def test_more_is_shown_of_the_section_in_view(desk: Desk, large: str) -> None:
    plain = report_preview.html(desk.session, large, COLOURS)
    assert [shown(plain, "Search").count("Statement"), shown(plain, "Talks").count("Statement")] == [2, 2]
    assert "and 6 more statements" in shown(plain, "Search")
    html = report_preview.html(desk.session, large, COLOURS, None, "Search")
    assert [shown(html, "Search").count("Statement"), shown(html, "Talks").count("Statement")] == [5, 2]
    assert "and 3 more statements" in shown(html, "Search")
    called = set(re.findall(r'href="#note(\d+)"', shown(html, "Search")))
    assert len(called) == 5
    assert called <= set(re.findall(r'<a name="note(\d+)"', html))


def test_the_section_in_view_alone_is_as_in_the_whole(desk: Desk, large: str) -> None:
    claims.edit(desk.session, ids(desk.session, large, "Search")[1], statement="Said otherwise")
    editions.issue(desk.session, large)
    claims.edit(desk.session, ids(desk.session, large, "Search")[2], statement="Said anew")
    whole = report_preview.html(desk.session, large, COLOURS, None, "Search")
    part = shown(whole, "Search")
    first = int(part.partition("#note")[2].partition('"')[0])
    alone = report_preview.section_html(
        desk.session, large, COLOURS, "Search", claims=ids(desk.session, large, "Search"), left_out=3, first_note=first
    )
    assert alone.partition('name="section:2:Search"')[2] == part
    assert part.count("CHANGED") == 1


def test_a_heading_that_prints_nothing_is_empty(desk: Desk, large: str) -> None:
    found = ids(desk.session, large, "Talks")
    reports.include(desk.session, large, found, included=False)
    assert report_preview.section_html(desk.session, large, COLOURS, "Talks", claims=found) == ""


def test_what_changed_is_told_of_a_large_case_as_of_a_small_one(
    desk: Desk, large: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = desk.session
    editions.issue(session, large)
    search, talks = ids(session, large, "Search"), ids(session, large, "Talks")
    claims.edit(session, search[7], statement="Changed far below")
    claims.edit(session, search[6], status="withdrawn", status_reason="corrected")
    reports.include(session, large, [search[5]], included=False)
    reports.place(session, large, talks[3], wording="Worded anew")
    claims.add(session, statement="New at last", source=desk.source.id, quote=QUOTES[0], claim={"heading": "Talks"})
    large_one = since(report_preview.html(session, large, COLOURS))
    monkeypatch.setattr(report_preview, "WHOLE", 1000)
    assert since(report_preview.html(session, large, COLOURS)) == large_one
    for words in ("Changed far below", "New at last", "Worded anew", "Corrected", "Left out of this report"):
        assert words in large_one
    assert "Eight statements unchanged" in large_one


def since(html: str) -> str:
    """The section on what changed, without the numbers of notes, which depend on what stands above."""
    part = html.partition('name="section:1:Since report no. 1"')[2].partition('<a name="section:')[0]
    return re.sub(r"<sup>.*?</sup>|Table \d+|table\d+", "", part)


def test_what_is_not_shown_of_the_changes_is_counted(desk: Desk, large: str, monkeypatch: pytest.MonkeyPatch) -> None:
    session = desk.session
    editions.issue(session, large)
    monkeypatch.setattr(report_preview, "TOUCHED", 1)
    for id in ids(session, large, "Search")[3:6]:
        claims.edit(session, id, statement=f"Said otherwise of {id[-2:]}")
    html = report_preview.html(session, large, COLOURS)
    assert "and 2 more statements in the document" in since(html)
    assert "Nine statements unchanged" in since(html)


def test_a_report_without_an_edition_has_no_marks(desk: Desk, large: str) -> None:
    html = report_preview.html(desk.session, large, COLOURS, None, "Search")
    assert "NEW" not in html
    assert "Since" not in html
