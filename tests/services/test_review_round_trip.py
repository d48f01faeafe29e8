# SPDX-License-Identifier: Apache-2.0
"""An edition goes out, a reader edits it in a real LibreOffice, and what is accepted stands in the next edition."""

import re
import zipfile
from pathlib import Path

import pytest

from briefing_app.domain.records import Proposal
from briefing_app.report import trace
from briefing_app.report.page_numbers import find_office
from briefing_app.services import claims, editions, reports, review_answers, reviews
from tests.report import office
from tests.services.conftest import Desk

READER = "Mara Oduya"
INJURED = "The river police counted 17 injured on Monday"
BOAT = "The ferry had been overloaded"
PILOT = "The pilot was missing"
SEARCH = "The search goes on"
QUOTES = {
    INJURED: "at least 17 injured on Monday",
    BOAT: "the ferry had been overloaded",
    PILOT: "the pilot was missing",
    SEARCH: "the search goes on",
}


@pytest.fixture
def report(desk: Desk) -> str:
    """A report of four claims."""
    if find_office() is None:
        pytest.skip("LibreOffice (soffice) is not installed; no file was edited and brought back")
    for statement, quote in QUOTES.items():
        claims.add(desk.session, statement=statement, source=desk.source.id, quote=quote, claim={"heading": "Search"})
    return reports.new(desk.session, title="Ferry", cutoff="2031-03-04").id


def test_what_a_reader_wrote_and_we_accepted_stands_in_the_next_edition(
    desk: Desk, report: str, tmp_path: Path
) -> None:
    session = desk.session
    first = editions.issue(session, report, target=tmp_path / "first.docx")
    steps = [
        office.tracked(True),
        office.replaced("overloaded", "overloaded with cars"),
        office.replaced(" on Monday", ""),
        office.commented("The pilot", "Found at home, says the union."),
        office.tracked(False),
        office.replaced("search goes on", "search is over"),
    ]
    office.edit(tmp_path / "office", tmp_path / "first.docx", tmp_path / "back.docx", steps, READER)

    review = reviews.read(session, tmp_path / "back.docx")
    assert review.edition == first
    found = {item.before: item for item in reviews.take_in(session, review)}
    assert review.remarks == ()
    told = {(item.kind, item.after, item.remark, item.reviewer, item.tracked) for item in found.values()}
    assert told == {
        ("rewording", f"{BOAT} with cars.", None, READER, True),
        ("rewording", "The river police counted 17 injured.", None, READER, True),
        ("rewording", "The search is over.", None, READER, False),
        ("comment", None, "Found at home, says the union.", READER, None),
    }

    def answer(words: str) -> Proposal:
        return next(item for before, item in found.items() if before and before.startswith(words))

    review_answers.accept(session, answer(BOAT).id, into="claim")
    review_answers.accept(session, answer("The river police").id, into="report")
    review_answers.reject(session, answer(SEARCH).id, "the police say otherwise")
    review_answers.note(session, answer("The pilot").id, "asked the union")
    assert reviews.all_of(session, answer="open") == []

    second = editions.issue(session, report, target=tmp_path / "second.docx")
    assert second.number == 2
    since = [s.text for s in trace.trace(tmp_path / "second.docx") if s.section == "Since report no. 1"]
    assert sorted(since) == [f"{BOAT} with cars.", "The river police counted 17 injured."]
    body = _body(editions.redline(session, second.id, tmp_path / "changes.docx"))
    inserted, deleted = (_told(body, kind) for kind in ("ins", "del"))
    assert "cars" in inserted
    assert "Monday" in deleted
    assert "over" not in inserted.split()
    assert "goes" not in deleted.split()


def _body(path: Path) -> str:
    with zipfile.ZipFile(path) as package:
        return package.read("word/document.xml").decode()


def _told(body: str, kind: str) -> str:
    """What is marked as inserted or deleted."""
    changes = re.findall(rf"<w:{kind} [^>]*>(.*?)</w:{kind}>", body)
    return " ".join(re.sub("<[^>]*>", "", change) for change in changes)
