# SPDX-License-Identifier: Apache-2.0
"""What rests on a record and its history, in sections that fold."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel

from briefing_app.domain.records import Claim
from briefing_app.services import assessments, claims
from briefing_app.ui.panels.claim_details import ClaimDetails
from briefing_app.ui.panels.trail import RecordTrail
from briefing_app.ui.widgets import disclosure
from briefing_app.ui.widgets.basic import LinkButton
from briefing_app.ui.widgets.record_row import RecordRow
from tests.ui.conftest import Desk
from tests.ui.test_inspector import CRANES, add, details, do, only_row, show

__all__ = ["details"]


@pytest.fixture(autouse=True)
def _folded() -> Iterator[None]:
    """Each test begins with sections as the program does."""
    disclosure._unfolded.clear()
    yield
    disclosure._unfolded.clear()


def link(trail: RecordTrail, text: str) -> LinkButton | None:
    found = (item for item in trail.findChildren(LinkButton) if item.text() == text and item.isVisible())
    return next(found, None)


def test_nothing_is_read_before_a_section_is_opened(desk: Desk, details: ClaimDetails) -> None:
    show(desk, details, add(desk, "Cranes were damaged.", CRANES).id)
    for section in (details.trail.resting, details.trail.history):
        assert not section.is_open
        assert section.content.count() == 0
        assert section.button.accessibleDescription() == "folded"


def test_what_rests_on_it_opens_the_record(desk: Desk, details: ClaimDetails) -> None:
    made = add(desk, "Cranes were damaged.", CRANES)
    judged = do(desk, lambda s: assessments.assess(s, by="me", statement="More storms.", basis=[(made.id, "supports")]))
    show(desk, details, made.id)
    section = details.trail.resting
    section.button.setFocus()
    QTest.keyClick(section.button, Qt.Key.Key_Right)
    desk.until(lambda: section.button.note == "1")
    desk.settle()
    assert section.button.accessibleDescription() == "unfolded"
    row = only_row(desk, section)
    assert row.accessibleName() == "✓ Rests on it, More storms."
    opened: list[tuple[str, str]] = []
    details.record_requested.connect(lambda type, id: opened.append((type, id)))
    QTest.keyClick(row, Qt.Key.Key_Return)
    assert opened == [("assessment", judged.id)]
    desk.until(lambda: desk.window.stack.currentWidget() is desk.window.assessments)
    desk.window.go_to("claim")
    desk.settle()
    do(desk, lambda s: assessments.withdraw(s, judged.id, "Wrong"))
    desk.until(lambda: any("(withdrawn)" in item.accessibleName() for item in section.findChildren(RecordRow)))
    QTest.keyClick(section.button, Qt.Key.Key_Left)
    assert not section.is_open


def test_history_takes_back_a_small_action_at_once(desk: Desk, details: ClaimDetails) -> None:
    made = add(desk, "Cranes were damaged.", CRANES)
    do(desk, lambda s: claims.edit(s, made.id, place="Basin"))
    show(desk, details, made.id)
    section = details.trail.history
    section.button.click()
    desk.until(lambda: section.button.note == "2")
    desk.settle()
    desk.until(lambda: link(details.trail, "Undo this") is not None)
    shown = "\n".join(item.text() for item in section.findChildren(QLabel) if item.isVisible())
    assert "Edit claim" in shown
    assert "Tamsin Aubery" in shown
    undo = link(details.trail, "Undo this")
    assert undo is not None
    undo.click()
    desk.until(lambda: desk.message.startswith("Undone"))
    desk.settle()
    assert do(desk, lambda s: s.get(Claim, made.id)).place is None


def test_history_says_first_what_an_undo_would_leave_alone(desk: Desk, details: ClaimDetails) -> None:
    made = add(desk, "Cranes were damaged.", CRANES)
    do(desk, lambda s: claims.edit(s, made.id, place="Basin", heading="Damage"))
    do(desk, lambda s: claims.edit(s, made.id, place="Lower basin"))
    show(desk, details, made.id)
    section = details.trail.history
    section.button.click()
    desk.until(lambda: section.button.note == "3")
    desk.settle()
    links: list[LinkButton] = []

    def undo_links() -> bool:
        found = section.findChildren(LinkButton)
        links[:] = [item for item in found if item.text() == "Undo this" and item.isVisible()]
        return len(links) == 3

    desk.until(undo_links)
    links[1].click()
    desk.until(lambda: any("Left as it is" in item.text() for item in section.findChildren(QLabel)))
    buttons = {item.text(): item for item in section.findChildren(QAbstractButton) if item.isVisible()}
    desk.settle()
    desk.until(buttons["Leave it"].hasFocus)
    buttons["Leave it"].click()
    assert links[1].isVisible()
    links[1].click()
    desk.until(lambda: any(i.text() == "Undo it" and i.isVisible() for i in section.findChildren(QAbstractButton)))
    next(i for i in section.findChildren(QAbstractButton) if i.text() == "Undo it" and i.isVisible()).click()
    desk.until(lambda: "Left as it is" in desk.message)
    kept = do(desk, lambda s: s.get(Claim, made.id))
    assert (kept.place, kept.heading) == ("Lower basin", None)


def test_long_histories_lead_to_the_history_page(desk: Desk, details: ClaimDetails) -> None:
    made = add(desk, "Cranes were damaged.", CRANES)
    for number in range(6):
        do(desk, lambda s, place=f"Pier {number}": claims.edit(s, made.id, place=place))
    show(desk, details, made.id)
    details.trail.history.button.click()
    desk.until(lambda: details.trail.history.button.note == "the newest 5")
    wanted: list[tuple[str, str]] = []
    details.history_requested.connect(lambda type, id: wanted.append((type, id)))
    desk.until(lambda: link(details.trail, "Show all in History") is not None)
    shown = link(details.trail, "Show all in History")
    assert shown is not None
    shown.click()
    assert wanted == [("claim", made.id)]


def test_sections_fold_alike_everywhere(desk: Desk, details: ClaimDetails) -> None:
    details.trail.history.button.click()
    other = RecordTrail(desk.window.workspace)
    desk.qtbot.addWidget(other)
    assert other.history.is_open
    assert not other.resting.is_open
    other.show_record("")
    assert other.isHidden()
