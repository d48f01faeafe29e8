# SPDX-License-Identifier: Apache-2.0
"""Proposals of readers in the window: importing a file, looking at what changed, answering by single keys."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest

from briefing_app.domain.records import Claim, Placement, Proposal
from briefing_app.services import claims, editions, reports
from briefing_app.services.session import CaseSession
from briefing_app.ui.dialogs import files
from briefing_app.ui.panels.review_queue import ReviewQueue
from briefing_app.ui.widgets.basic import LinkButton
from tests.report.readers import Copy, comment, gone, ins

CRANES, LOSSES = "At least 26 cranes were damaged", "fewer than a dozen"


@pytest.fixture
def returned(desk, tmp_path: Path) -> Path:
    """A case with an issued report open in the window, and a file that a reader changed."""
    desk.new_case()
    desk.paste(desk.text, "Count", "B")
    source = desk.window.sources.pane.source.id
    target = tmp_path / "issued.docx"

    def make(session: CaseSession) -> None:
        for quote in (CRANES, LOSSES):
            claims.add(session, statement=quote, source=source, quote=quote, claim={"heading": "Storm"})
        report = reports.new(session, title="Storm")
        editions.issue(session, report.id, target=target)

    desk.window.workspace.act(desk.window, "Make", make)
    desk.settle()
    copy = Copy(target, tmp_path)
    words = '<w:commentRangeStart w:id="1"/>', '<w:commentRangeEnd w:id="1"/>'
    copy.in_run(f"{CRANES}.", "At least 26 cranes were ", gone("damaged"), ins("lost"), ".")
    copy.in_run(f"{LOSSES}.", words[0], f"{LOSSES}.", words[1]).comments(comment(1, "Which?", "Ben"))
    return copy.save()


def opened(desk, returned: Path, monkeypatch: pytest.MonkeyPatch) -> ReviewQueue:
    monkeypatch.setattr(files, "review_to_open", lambda *_: returned)
    desk.window.go_to("report")
    desk.settle()
    desk.window.reports.intake.ask()
    queue: ReviewQueue = desk.window.reports.reviews
    desk.until(lambda: bool(queue.list.ids) and bool(queue.details.id))
    desk.settle()
    return queue


def records(desk, kind: type) -> list:
    with CaseSession.open(desk.window.workspace.state.path, read_only=True) as session:
        return session.all(kind)


def test_file_that_came_back_becomes_a_queue(desk, returned: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    queue = opened(desk, returned, monkeypatch)
    assert queue.isVisible()
    assert "2 new proposals" in desk.message
    titles = [item.title for item in queue.list.rows.rows]
    assert titles == ["Storm", "At least 26 cranes were lost.", "Which?"]
    details = queue.details
    shown = details.difference.text()
    assert "<s>" in shown
    assert "<u>" in shown
    assert details.difference.accessibleName() == f"Before: {CRANES}. After: At least 26 cranes were lost."
    assert "Ana" in details.about.text()
    assert "tracked" in details.about.text()
    assert details.wording.text == "At least 26 cranes were lost"
    queue.closed.emit()
    desk.settle()
    assert desk.window.reports.list.rows.rows[0].badge == "2 proposals"


def test_keys_answer_and_go_on(desk, returned: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    queue = opened(desk, returned, monkeypatch)
    queue.list.setFocus()
    QTest.keyClick(queue.list, Qt.Key.Key_A)
    desk.until(lambda: len(queue.list.ids) == 1)
    desk.settle()
    assert "At least 26 cranes were lost" in [claim.statement for claim in records(desk, Claim)]
    desk.until(lambda: queue.details.id == queue.list.current_id)
    assert queue.details.remark.text() == "Ben: Which?"
    QTest.keyClick(queue.list, Qt.Key.Key_A)  # a comment proposes nothing that could be accepted
    desk.settle()
    assert len(queue.list.ids) == 1
    QTest.keyClick(queue.list, Qt.Key.Key_N)
    desk.until(lambda: not queue.list.ids)
    assert {item.answer for item in records(desk, Proposal)} == {"claim", "noted"}
    desk.window.workspace.undo()
    desk.until(lambda: len(queue.list.ids) == 1)


def test_answer_goes_to_what_one_sees_and_only_once(desk, returned: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    queue = opened(desk, returned, monkeypatch)
    queue.list.setFocus()
    QTest.keyClick(queue.list, Qt.Key.Key_J)
    QTest.keyClick(queue.list, Qt.Key.Key_X)  # the next one is not there yet
    desk.settle()
    assert {item.answer for item in records(desk, Proposal)} == {"open"}
    for _ in range(3):
        QTest.keyClick(queue.list, Qt.Key.Key_X)
    desk.until(lambda: len(queue.list.ids) == 1)
    desk.settle()
    assert sorted(item.answer for item in records(desk, Proposal)) == ["open", "rejected"]
    assert "Answered" in desk.message


def test_report_alone_takes_a_wording_that_was_changed(desk, returned: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    queue = opened(desk, returned, monkeypatch)
    queue.list.setFocus()
    QTest.keyClick(queue.list, Qt.Key.Key_E)
    assert queue.details.wording.hasFocus()
    QTest.keyClicks(queue.details.wording, "Some 26 cranes were lost")
    QTest.keyClick(queue.details.wording, Qt.Key.Key_Escape)
    assert queue.list.hasFocus()
    QTest.keyClick(queue.list, Qt.Key.Key_R)
    desk.until(lambda: len(queue.list.ids) == 1)
    desk.settle()
    assert [placed.wording for placed in records(desk, Placement)] == ["Some 26 cranes were lost"]
    assert CRANES in [claim.statement for claim in records(desk, Claim)]


def test_wording_that_does_not_fit_asks_why_in_its_place(desk, returned: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    queue = opened(desk, returned, monkeypatch)
    queue.details.wording.set_text("At least 31 cranes were lost")
    queue.list.setFocus()
    QTest.keyClick(queue.list, Qt.Key.Key_A)
    desk.until(queue.details.reason.hasFocus)
    assert "31" in queue.details._reason.note
    QTest.keyClicks(queue.details.reason, "by phone")
    QTest.keyClick(queue.details.reason, Qt.Key.Key_Return)  # goes on with what was asked for
    desk.until(lambda: len(queue.list.ids) == 1)
    desk.settle()
    assert queue.list.hasFocus()
    assert "At least 31 cranes were lost" in [claim.statement for claim in records(desk, Claim)]


def test_only_the_keys_that_answer_are_named_and_another_says_so(
    desk, returned: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    queue = opened(desk, returned, monkeypatch)
    assert "A, R, X, N answer, E changes the wording" in queue.details._keys.text()
    queue.list.setFocus()
    QTest.keyClick(queue.list, Qt.Key.Key_J)
    desk.until(lambda: "Comment" in queue.details.about.text())
    desk.settle()
    assert "X, N answer, E goes to the reason" in queue.details._keys.text()
    assert "A, R" not in queue.details._keys.text()
    QTest.keyClick(queue.list, Qt.Key.Key_A)
    assert desk.message == "This proposal can only be answered by X, N."


def test_reading_steps_over_headings_and_leaves_by_escape(
    desk, returned: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    queue = opened(desk, returned, monkeypatch)
    queue.list.setFocus()
    first, second = queue.list.ids
    QTest.keyClick(queue.list, Qt.Key.Key_J)
    assert queue.list.current_id == second
    QTest.keyClick(queue.list, Qt.Key.Key_K)
    QTest.keyClick(queue.list, Qt.Key.Key_K)
    assert queue.list.current_id == first
    QTest.keyClick(queue.list, Qt.Key.Key_Escape)
    assert desk.window.reports.splitter.isVisible()


def test_passage_is_one_step_away_and_the_claim_tells_of_it(
    desk, returned: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    queue = opened(desk, returned, monkeypatch)
    (link,) = [found for found in queue.details.findChildren(LinkButton) if found.text() == "Go to the passage"]
    link.click()
    desk.settle()
    assert desk.window.stack.currentWidget() is desk.window.sources
    assert desk.window.sources.pane.source.title == "Count"
    queue.details.record_link.click()
    desk.settle()
    details = desk.window.claims.details
    desk.until(lambda: details.file is not None)
    assert details.waiting.text == "i A proposal of a reader waits on the Reports page."


def test_empty_queue_says_what_it_is_for(desk, returned: Path) -> None:
    desk.window.go_to("report")
    desk.settle()
    page = desk.window.reports
    assert page.list.rows.rows[0].badge == ""
    page.editions.reviews_link.click()
    desk.settle()
    assert page.reviews._empty.isVisible()


def test_file_that_is_no_report_is_told(desk, returned: Path, tmp_path: Path) -> None:
    desk.window.go_to("report")
    desk.settle()
    path = tmp_path / "other.docx"
    path.write_bytes(b"text")
    desk.window.reports.intake.read_file(path)
    desk.until(lambda: "not a Word file" in desk.message)
    assert records(desk, Proposal) == []


def test_word_file_can_be_dropped_on_the_page(desk, returned: Path) -> None:
    desk.window.go_to("report")
    desk.settle()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(returned))])
    event = QDropEvent(
        QPoint(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    desk.window.reports.dropEvent(event)
    desk.until(lambda: len(desk.window.reports.reviews.list.ids) == 2)
    desk.settle()


def test_same_file_again_brings_nothing(desk, returned: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened(desk, returned, monkeypatch)
    desk.window.reports.intake.ask()
    desk.until(lambda: "nothing new" in desk.message)
    desk.settle()
    assert len(records(desk, Proposal)) == 2
