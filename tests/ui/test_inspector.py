# SPDX-License-Identifier: Apache-2.0
"""The inspector of a claim: what it shows, and what can be done from it."""

import itertools
from typing import TypeVar

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QWidget

from briefing_app.domain.records import Citation, Claim, Relation, Source, Tagging
from briefing_app.services import claims, entities
from briefing_app.services.session import CaseSession
from briefing_app.ui.dialogs.cite import CiteDialog
from briefing_app.ui.dialogs.merge_claims import MergeDialog
from briefing_app.ui.dialogs.pick_claim import PickClaimDialog
from briefing_app.ui.dialogs.split_claim import SplitDialog
from briefing_app.ui.panels.claim_details import ClaimDetails
from briefing_app.ui.widgets.record_row import RecordRow
from briefing_app.ui.widgets.value_choice import ValueChoice
from tests.ui.conftest import Desk, do

D = TypeVar("D", bound=QDialog)
CRANES, DOZEN, REPAIRS = "26 cranes were damaged", "fewer than a dozen", "Repairs will outlast the winter"


def add(desk: Desk, statement: str, quote: str, **more: object) -> Claim:
    """A claim from the pasted source."""

    def work(session: CaseSession) -> Claim:
        [source] = session.all(Source)
        return claims.add(session, statement=statement, source=source.id, quote=quote, **more)[0]  # type: ignore[arg-type]

    return do(desk, work)


@pytest.fixture
def details(desk: Desk) -> ClaimDetails:
    """The inspector on the claims page of a case with one source."""
    desk.new_case()
    desk.paste(desk.text, "Canal office report", reliability="B")
    desk.window.go_to("claim")
    desk.settle()
    return desk.window.claims.details


def show(desk: Desk, details: ClaimDetails, id: str) -> None:
    desk.window.claims.show_record("claim", id)
    desk.settle()
    desk.until(lambda: details.file is not None and details.claim_id == id)
    desk.settle()


def texts(details: ClaimDetails) -> str:
    return "\n".join(label.text() for label in details.findChildren(QLabel) if label.isVisible())


def opened(desk: Desk, kind: type[D]) -> D:
    """The dialog of this kind, once it is there; what is done to it here needs no window manager."""
    desk.until(lambda: any(item.isVisible() for item in desk.window.findChildren(kind)))
    return next(item for item in desk.window.findChildren(kind) if item.isVisible())


def only_row(desk: Desk, part: QWidget) -> RecordRow:
    """The one record that a part of the inspector offers to open, once it is in sight."""
    found: list[RecordRow] = []

    def look() -> bool:
        found[:] = [item for item in part.findChildren(RecordRow) if item.isVisible()]
        return len(found) == 1

    desk.until(look)
    return found[0]


def test_a_figure_is_told_in_full_and_what_is_not_stated_in_words(desk: Desk, details: ClaimDetails) -> None:
    made = add(
        desk, "At least 26 cranes were damaged.", CRANES,
        claim={"kind": "figure", "measure": "damaged", "best": 26.0, "wording": "at least", "unit": "cranes",
               "authority": "Canal office", "event_time": "2031-03-07", "place": "Lower basin"},
        citation={"credibility": "2", "speaker": "A clerk", "via": "the wire", "basis": "told",
                  "confidence": "high", "confidence_reason": "Own list",
                  "translation": "26 Kräne", "translator": "T. A."},
    )  # fmt: skip
    show(desk, details, made.id)
    shown = texts(details)
    for part in (
        "At least 26 cranes were damaged.", "7 Mar 2031 · Lower basin", "at least 26 cranes", "Canal office report",
        "said by A clerk · via the wire", "“26 Kräne”\nTranslated by: T. A.", "Source B: usually reliable.",
        "Item 2: probably true.", "Confidence in the link: high. Own list.", "The speaker was told.", CRANES,
    ):  # fmt: skip
        assert part in shown, part
    assert details.figure.texts.count("not stated") == 4
    assert not details.against.isVisible()


def test_what_speaks_against_it_stands_out(desk: Desk, details: ClaimDetails) -> None:
    made = add(desk, "Cranes were damaged.", CRANES)
    other = add(desk, "Few cranes were damaged.", DOZEN)
    do(desk, lambda s: claims.cite(s, made.id, source=s.all(Source)[0].id, quote=DOZEN, stance="contradicts"))
    do(desk, lambda s: claims.relate(s, other.id, made.id, "contradicts", "Both count the same storm."))
    show(desk, details, made.id)
    assert details.against.heading.text() == "✕ Against it: 1 citation, 1 claim"
    assert [card.row.citation.exact for card in details.against.cards.cards if card.row] == [DOZEN]
    row = only_row(desk, details.against)
    assert row.accessibleName().startswith("✕ Is contradicted by, Few cranes")
    assert not details.related.isVisible()
    opened: list[tuple[str, str]] = []
    details.record_requested.connect(lambda type, id: opened.append((type, id)))
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_Return)
    desk.settle()
    assert opened == [("claim", other.id)]
    assert details.claim_id == other.id


def test_figures_that_differ_are_a_hint_and_no_link(desk: Desk, details: ClaimDetails) -> None:
    same = {"kind": "figure", "measure": "cranes", "place": "Basin"}
    one = add(desk, "26 cranes.", CRANES, claim={**same, "best": 26.0})
    two = add(
        desk, "Under a dozen.", DOZEN,
        claim={**same, "best": 12.0, "wording": "fewer than", "authority": "Insurers", "as_of": "2031-03-08"},
    )  # fmt: skip
    show(desk, details, one.id)
    desk.until(details.against.isVisible)
    assert details.against.heading.text() == "▲ 1 other figure differs"
    row = only_row(desk, details.against)
    assert row.accessibleName() == "▲ Differs: fewer than 12 (Insurers, 8 Mar 2031), Under a dozen."
    assert do(desk, lambda s: s.all(Relation)) == []
    do(desk, lambda s: claims.relate(s, two.id, one.id, "supersedes"))
    show(desk, details, one.id)
    desk.until(lambda: not details.against.isVisible())


def test_a_withdrawn_claim_says_why(desk: Desk, details: ClaimDetails) -> None:
    made = add(desk, "Cranes were damaged.", CRANES)
    do(desk, lambda s: claims.withdraw(s, made.id, "The office took it back"))
    show(desk, details, made.id)
    assert details.head.withdrawn.text == "✕ Withdrawn: The office took it back"
    assert details.withdraw_button.text() == "Reinstate"
    QTest.mouseClick(details.withdraw_button, Qt.MouseButton.LeftButton)
    desk.until(lambda: details.withdraw_button.text() == "Withdraw…")


def test_both_values_of_a_conflict_are_told_where_the_field_is(desk: Desk, details: ClaimDetails) -> None:
    made = add(desk, "Cranes were damaged.", CRANES, claim={"place": "Basin"})

    def two_sides(session: CaseSession) -> bool:
        with session.transaction("Edit claim") as work:
            first = work.writer.id
            work.update(Claim, made.id, place="Upper basin")
        with session.transaction("Edit claim") as work:
            sides = [(first, "Upper basin"), (work.writer.id, "Lower basin")]
            work.writer.take_back(Claim, made.id, {"place": ([first], sides)})
        return True

    do(desk, two_sides)
    show(desk, details, made.id)
    told = details.head.conflict.text
    assert told.startswith("◆ 2 values for place: “")
    assert "“Upper basin” (Tamsin Aubery, " in told
    assert "“Lower basin” (Tamsin Aubery, " in told


def test_tags_and_entities_are_added_by_typing_and_taken_off(desk: Desk, details: ClaimDetails) -> None:
    made = add(desk, "Cranes were damaged.", CRANES, tags=["storm"])
    do(desk, lambda s: entities.add(s, name="Canal office", kind="group"))
    show(desk, details, made.id)
    assert details.tags.words == ("storm",)
    QTest.mouseClick(details.tags.add_button, Qt.MouseButton.LeftButton)
    desk.settle()
    QTest.keyClicks(details.tags.line, "harbour")
    QTest.keyClick(details.tags.line, Qt.Key.Key_Return)
    desk.until(lambda: details.tags.words == ("harbour", "storm"))
    desk.settle()
    details.entities.add_button.setFocus()
    QTest.keyClick(details.entities.add_button, Qt.Key.Key_Return)
    desk.settle()
    completer = details.entities.line.completer()
    assert completer.model().rowCount() == 1
    details.entities.added.emit("Canal office")
    desk.until(lambda: details.entities.words == ("Canal office",))
    chip = details.tags.chips[0]
    chip.setFocus()
    QTest.keyClick(chip, Qt.Key.Key_Delete)
    desk.until(lambda: details.tags.words == ("storm",))
    desk.settle()
    assert desk.message == "Tag “harbour” removed."
    details.entities.removed.emit("Canal office")
    desk.until(lambda: details.entities.words == ())
    assert len(do(desk, lambda s: s.all(Tagging))) == 1


def test_chips_stand_beside_each_other_and_wrap(desk: Desk, details: ClaimDetails) -> None:
    names = ["storm", "harbour", "cranes", "insurers and what they say", "lower basin"]
    show(desk, details, add(desk, "Cranes were damaged.", CRANES, tags=names).id)
    desk.settle()

    def places() -> list[QRect]:
        return [part.geometry() for part in (*details.tags.chips, details.tags.add_button)]

    desk.until(lambda: len({place.top() for place in places()}) > 1)
    desk.until(lambda: not any(one.intersects(two) for one in places() for two in places() if one != two))
    assert all(details.tags.rect().contains(place) for place in places())


def test_chips_let_typing_be(desk: Desk, details: ClaimDetails) -> None:
    show(desk, details, add(desk, "Cranes were damaged.", CRANES).id)
    details.tags.begin()
    QTest.keyClicks(details.tags.line, "x")
    QTest.keyClick(details.tags.line, Qt.Key.Key_Escape)
    assert not details.tags.line.isVisible()
    assert details.tags.add_button.isVisible()
    assert do(desk, lambda s: s.all(Tagging)) == []


def test_a_long_list_of_citations_shows_some_and_then_all(desk: Desk, details: ClaimDetails) -> None:
    made = add(desk, "Cranes were damaged.", CRANES)

    def cite_often(session: CaseSession) -> int:
        [source] = session.all(Source)
        for start in range(44):
            claims.cite(session, made.id, source=source.id, span=(start, start + 30))
        return 44

    do(desk, cite_often)
    show(desk, details, made.id)
    desk.until(lambda: len(details.citations.cards) == 20)
    desk.until(details.citations.more_link.isVisible)
    assert details.citations.more_link.accessibleName() == "Show all 45 citations"
    details.citations.more_link.setFocus()
    QTest.keyClick(details.citations.more_link, Qt.Key.Key_Return)
    desk.until(lambda: len(details.citations.cards) == 45)
    desk.until(lambda: details.citations.height() == sum(card.height() for card in details.citations.cards))
    assert not details.citations.more_link.isVisible()
    desk.until(lambda: desk.window.focusWidget() is details.citations.cards[20].jump_link)
    other = add(desk, "Few.", DOZEN)
    show(desk, details, other.id)
    assert [card.row.citation.exact for card in details.citations.cards if card.row] == [DOZEN]


def test_a_citation_can_be_gone_to_edited_and_removed(desk: Desk, details: ClaimDetails) -> None:
    made = add(desk, "Cranes were damaged.", CRANES)
    show(desk, details, made.id)
    [card] = details.citations.cards
    asked: list[tuple[object, ...]] = []
    details.jump_requested.connect(lambda *place: asked.append(place))
    details.edit_requested.connect(
        lambda claim, citation, source: asked.append((claim.id, citation.exact, source.title))
    )
    card.jump_link.setFocus()
    QTest.keyClick(card.jump_link, Qt.Key.Key_Return)
    start = desk.text.index(CRANES)
    assert asked[0][1:3] == (start, start + len(CRANES))
    desk.window.go_to("claim")
    desk.settle()
    QTest.mouseClick(card.edit_link, Qt.MouseButton.LeftButton)
    assert asked[1] == (made.id, CRANES, "Canal office report")
    desk.window.claims.editor.leave()
    details.deeds.remove_citation(card.row)
    desk.settle()
    assert desk.message == "Citation removed."
    assert do(desk, lambda s: s.all(Citation)) == []
    show(desk, details, made.id)
    assert "No citation: it is unsourced." in texts(details)
    assert not details.edit_button.isEnabled()
    desk.window.workspace.undo()
    desk.until(lambda: len(details.citations.cards) == 1)


def test_another_passage_is_cited_through_the_reader(desk: Desk, details: ClaimDetails) -> None:
    made = add(desk, "Cranes were damaged.", CRANES)
    show(desk, details, made.id)
    QTest.mouseClick(details.cite_button, Qt.MouseButton.LeftButton)
    dialog = opened(desk, CiteDialog)
    desk.settle()
    assert not dialog.main_button.isEnabled()
    dialog.line.setText("canal")
    desk.settle()
    desk.until(lambda: bool(dialog.results.current_id) and bool(dialog.reader.toPlainText()))
    start = dialog.reader.toPlainText().index(CRANES)
    dialog.reader.select_span(start, start + len(CRANES))
    desk.until(dialog.main_button.isEnabled)
    dialog.submit()
    desk.settle()
    assert "cited here already" in dialog.complaint
    start = dialog.reader.toPlainText().index(DOZEN)
    dialog.reader.select_span(start, start + len(DOZEN))
    dialog.stance.set_value("contradicts")
    dialog.credibility.set_value("3")
    dialog.reader.setFocus()
    QTest.keyClick(dialog.reader, Qt.Key.Key_Return)
    desk.until(lambda: desk.message == "Passage cited.")
    desk.settle()
    found = do(desk, lambda s: s.where(Citation, claim=made.id, stance="contradicts"))
    assert [(link.exact, link.credibility) for link in found] == [(DOZEN, "3")]


@pytest.mark.parametrize("kind", ["contradicts", "supersedes", "elaborates"])
def test_claims_are_related_and_unrelated(desk: Desk, details: ClaimDetails, kind: str) -> None:
    made, other = add(desk, "Cranes were damaged.", CRANES), add(desk, "Few were damaged.", DOZEN)
    show(desk, details, made.id)
    details.deeds.relate(kind)
    dialog = opened(desk, PickClaimDialog)
    desk.settle()
    dialog.line.setText("few")
    desk.until(lambda: dialog.results.current_id == other.id)
    dialog.note.setText("By a day")
    dialog.submit()
    desk.until(lambda: desk.message == "Claims related.")
    desk.settle()
    [link] = do(desk, lambda s: s.all(Relation))
    assert (link.claim, link.other, link.kind, link.note) == (made.id, other.id, kind, "By a day")

    def remove_button() -> QAbstractButton | None:
        return next(
            (
                item
                for item in details.findChildren(QAbstractButton)
                if item.isVisible() and item.accessibleName().startswith("Remove the relation")
            ),
            None,
        )

    desk.until(lambda: remove_button() is not None)
    button = remove_button()
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    desk.until(lambda: desk.message == "Relation removed.")
    assert do(desk, lambda s: s.all(Relation)) == []


def test_duplicates_are_merged_side_by_side(desk: Desk, details: ClaimDetails) -> None:
    made = add(desk, "Cranes were damaged.", CRANES, claim={"place": "Basin"})
    other = add(desk, "26 cranes were damaged.", DOZEN, claim={"place": "Lower basin", "heading": "Damage"})
    show(desk, details, made.id)
    details.deeds.merge()
    pick = opened(desk, PickClaimDialog)
    desk.until(lambda: pick.results.current_id == other.id)
    pick.submit()
    dialog = opened(desk, MergeDialog)
    desk.until(dialog.main_button.isEnabled)
    shown = {item.accessibleName(): item for item in dialog.findChildren(ValueChoice) if not item.isHidden()}
    assert shown["Place, claim 1: Basin"].isChecked()
    assert shown["Heading, claim 2: Damage"].isChecked()
    shown["Place, claim 2: Lower basin"].click()
    shown["Wording, claim 2: 26 cranes were damaged."].click()
    dialog.submit()
    desk.until(lambda: desk.message == "Claims merged.")
    desk.settle()
    kept = do(desk, lambda s: s.get(Claim, made.id))
    assert (kept.statement, kept.place, kept.heading) == ("26 cranes were damaged.", "Lower basin", "Damage")
    assert len(details.citations.cards) == 2
    assert do(desk, lambda s: s.get(Claim, other.id)).status == "withdrawn"
    desk.window.workspace.undo()
    desk.settle()
    assert do(desk, lambda s: s.get(Claim, made.id)).place == "Basin"


def test_another_claim_may_be_the_one_that_stays(desk: Desk, details: ClaimDetails) -> None:
    made, other, third = (add(desk, text, text) for text in (CRANES, DOZEN, REPAIRS))
    show(desk, details, made.id)
    dialog = details.deeds.merge_with([made.id, other.id])
    desk.until(dialog.main_button.isEnabled)
    dialog.add_link.click()
    pick = opened(desk, PickClaimDialog)
    desk.until(lambda: pick.results.current_id == third.id)
    pick.submit()
    desk.settle()
    heads = [item for item in dialog.findChildren(ValueChoice) if item.accessibleName().startswith("Which one stays?")]
    heads = [item for item in heads if not item.isHidden()]
    assert len(heads) == 3
    heads[1].click()
    dialog.submit()
    desk.until(lambda: details.claim_id == other.id)
    desk.settle()
    assert {c.exact for c in do(desk, lambda s: s.where(Citation, claim=other.id))} == {CRANES, DOZEN, REPAIRS}


def test_a_claim_is_split_in_two(desk: Desk, details: ClaimDetails) -> None:
    made = add(desk, "26 cranes were damaged, and repairs will be long.", CRANES, tags=["storm"])
    do(desk, lambda s: claims.cite(s, made.id, source=s.all(Source)[0].id, quote=REPAIRS))
    show(desk, details, made.id)
    details.deeds.split()
    dialog = opened(desk, SplitDialog)
    desk.until(dialog.main_button.isEnabled)
    dialog.submit()
    assert dialog.isVisible()
    dialog.first.set_text("26 cranes were damaged.")
    dialog.second.set_text("Repairs will be long.")
    assert dialog._hint.text() == "▲ The second has no passage yet."
    rows = {row.title: row.id for row in dialog.list.rows.rows}
    dialog.list.select(rows[f"“{REPAIRS}”"])
    dialog.list.setFocus()
    QTest.keyClick(dialog.list, Qt.Key.Key_2)
    assert dialog.side.value == "second"
    assert dialog._hint.isHidden()
    dialog.submit()
    desk.until(lambda: desk.message == "Claim split in two.")
    second = next(c for c in do(desk, lambda s: s.all(Claim)) if c.id != made.id)
    assert second.statement == "Repairs will be long."
    assert [c.exact for c in do(desk, lambda s: s.where(Citation, claim=second.id))] == [REPAIRS]
    assert len(do(desk, lambda s: s.all(Tagging))) == 2


def test_actions_follow_the_claim(desk: Desk, details: ClaimDetails) -> None:
    details.show_claim("")
    assert not any(action.enabled() for action in details.page_actions())
    made = add(desk, "Cranes were damaged.", CRANES)
    show(desk, details, made.id)
    live = {action.text for action in details.page_actions() if action.enabled()}
    assert "Merge duplicates…" in live
    assert "Reinstate the claim" not in live
    keys = [action.shortcut for action in details.page_actions() if action.shortcut]
    assert len(set(keys)) == len(keys)
    menu = details.more_button.make_menu()
    assert any("Split in two…" in entry.text() for entry in menu.actions())
    menu.deleteLater()
    do(desk, lambda s: claims.withdraw(s, made.id, "Wrong"))
    show(desk, details, made.id)
    assert "Merge duplicates…" not in {action.text for action in details.page_actions() if action.enabled()}


def test_the_tab_key_goes_from_top_to_bottom(desk: Desk, details: ClaimDetails) -> None:
    other = add(desk, "Few were damaged.", DOZEN)
    made = add(desk, "Cranes were damaged.", CRANES, tags=["storm", "harbour"], entities=["Canal office"])
    do(desk, lambda s: claims.cite(s, made.id, source=s.all(Source)[0].id, quote=DOZEN, stance="contradicts"))
    do(desk, lambda s: claims.cite(s, made.id, source=s.all(Source)[0].id, quote=REPAIRS))
    do(desk, lambda s: claims.relate(s, made.id, other.id, "contradicts"))
    do(desk, lambda s: claims.relate(s, made.id, other.id, "elaborates"))
    show(desk, details, other.id)
    show(desk, details, made.id)
    for section in (details.trail.resting, details.trail.history):
        section.button.setChecked(True)
    desk.until(lambda: bool(details.trail.history.button.note and details.trail.resting.button.note))
    desk.until(lambda: details.related.isVisible() and len(details.citations.cards) == 2)
    desk.settle()
    body = details._scroll.widget()
    stops: list[QWidget] = []

    def follow() -> list[int]:
        """The middles of the stops, from top to bottom as the key goes."""
        stops.clear()
        details.edit_button.setFocus()
        while (part := QApplication.focusWidget()) is not None and body.isAncestorOf(part):
            stops.append(part)
            QTest.keyClick(part, Qt.Key.Key_Tab)
        return [stop.mapTo(body, stop.rect().center()).y() for stop in stops]

    def goes_down() -> bool:
        places = follow()
        return all(after > before - 24 for before, after in itertools.pairwise(places))

    desk.until(goes_down)
    assert len(stops) > 20


def test_a_claim_that_was_undone_leaves_the_inspector_empty(desk: Desk, details: ClaimDetails) -> None:
    add(desk, "Few were damaged.", DOZEN)
    made = add(desk, "Cranes were damaged.", CRANES)
    show(desk, details, made.id)
    desk.window.workspace.undo()
    desk.until(lambda: details.claim_id != made.id)
    desk.settle()
    assert made.statement not in texts(details)


def test_reading_a_list_anew_does_not_empty_the_inspector(desk: Desk, details: ClaimDetails) -> None:
    made = add(desk, "Cranes were damaged.", CRANES)
    show(desk, details, made.id)
    details.show_claim("")
    details.show_claim(made.id)
    assert details.file is not None
    assert details.head.isVisible()
    desk.settle()
    details.show_claim("")
    desk.until(lambda: not details.head.isVisible())
    assert "Choose a claim" in texts(details)


def test_moving_on_quickly_shows_only_the_last(desk: Desk, details: ClaimDetails) -> None:
    made = [add(desk, text, text) for text in (CRANES, DOZEN, REPAIRS)]
    for claim in made:
        details.show_claim(claim.id)
    assert details.file is None
    desk.settle()
    assert details.file is not None
    assert details.file.claim.id == made[-1].id


def test_the_panel_is_as_narrow_as_340_pixels(desk: Desk, details: ClaimDetails) -> None:
    long = "word" * 40
    made = add(desk, long, CRANES, tags=[long], claim={"heading": long})
    show(desk, details, made.id)
    details.setFixedWidth(340)
    desk.settle()
    body = details._scroll.widget()
    assert body.width() <= 340
    for label in details.findChildren(QLabel):
        if label.isVisible() and label.wordWrap() and " " in label.text():
            assert label.height() >= label.heightForWidth(label.width()), label.text()
