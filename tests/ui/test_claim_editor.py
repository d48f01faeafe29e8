# SPDX-License-Identifier: Apache-2.0
"""Making a claim in the window, by keys: what is saved, what is offered, and what outlives a crash."""

from collections.abc import Callable
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from briefing_app.domain.records import Citation, Claim, Entity, Source
from briefing_app.services import claims, drafts, entities
from briefing_app.services.session import CaseSession
from briefing_app.ui.panels.claim_editor import ClaimEditor
from briefing_app.ui.panels.draft_keeping import keeper_of

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
QUOTE = "At least 26 cranes were damaged"
OTHER = "fewer than a dozen"
T = TypeVar("T")


@pytest.fixture
def editor(desk) -> ClaimEditor:
    desk.new_case()
    desk.paste(desk.text, "Count", "C")
    return desk.window.sources.editor


def begin(desk, quote: str = QUOTE) -> ClaimEditor:
    desk.select(quote)
    desk.window.sources.start_claim()
    desk.settle()
    return desk.window.sources.editor


def press(*keys: str | Qt.Key, to: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    for key in keys:
        QTest.keyClick(QApplication.activePopupWidget() or QApplication.focusWidget(), key, to)


def in_case(desk, query: Callable[[CaseSession], T]) -> T:
    """What the case holds, asked as the window asks."""
    found: list[T] = []
    desk.window.workspace.read(desk.window, query, found.append)
    desk.until(lambda: bool(found))
    return found[0]


def count(desk, what: str = "claim") -> int:
    state = desk.window.workspace.state
    return state.counts[what] if state else 0


def saved(desk, editor: ClaimEditor, number: int) -> Claim:
    press(KEY.Key_Return, to=CTRL)
    desk.until(lambda: count(desk) == number)
    desk.settle()
    return in_case(desk, lambda s: s.all(Claim)[-1])


def test_a_claim_is_made_by_keys_alone_and_undone_as_one(desk, editor: ClaimEditor) -> None:
    begin(desk)
    assert editor.statement.hasFocus()
    QTest.keyClicks(editor.statement, "Cranes were damaged in the lower basin.")  # over the selected quote
    press(KEY.Key_Tab, "a")  # kind
    assert editor.kind.value == "allegation"
    press(KEY.Key_Tab)
    assert editor.speaker.hasFocus()
    QTest.keyClicks(editor.speaker, "Canal office")
    press(KEY.Key_Tab)
    assert editor.event_time.line.hasFocus()
    QTest.keyClicks(editor.event_time.line, "24 Oct 2023")
    press(KEY.Key_Tab, "B", "2", KEY.Key_Tab)
    assert (editor.link.reliability.value, editor.link.credibility.value) == ("B", "2")
    press("s", to=ALT)
    editor.tags.line.setFocus()
    QTest.keyClicks(editor.tags.line, "cranes,storm")
    editor.entities.line.setFocus()
    QTest.keyClicks(editor.entities.line, "Canal office")
    claim = saved(desk, editor, 1)
    assert desk.window.sources.reader.hasFocus()
    assert (claim.statement, claim.kind) == ("Cranes were damaged in the lower basin.", "allegation")
    links = in_case(desk, lambda s: entities.links_of(s, claim.id))
    assert links == entities.Links(("Canal office",), ("cranes", "storm"))
    citation = in_case(desk, lambda s: s.where(Citation, claim=claim.id)[0])
    assert (citation.speaker, citation.credibility, citation.confidence) == ("Canal office", "2", "not_stated")
    desk.window.workspace.undo()
    desk.until(lambda: count(desk) == 0)
    assert count(desk, "tag") == count(desk, "entity") == 0
    assert in_case(desk, lambda s: s.all(Source)[0].reliability) == "C"


def test_the_tab_key_goes_through_the_fields_in_their_order(desk, editor: ClaimEditor) -> None:
    begin(desk)
    editor.link.confidence.set_value("low")
    order = []
    for _ in range(30):
        order.append(QApplication.focusWidget())
        press(KEY.Key_Tab)
        if QApplication.focusWidget() is order[0]:
            break
    wanted = [
        editor.statement, editor.kind.focusProxy(), editor.speaker, editor.event_time.line,
        editor.link.reliability.focusProxy(), editor.link.credibility.focusProxy(),
        editor.link.confidence.focusProxy(), editor.link.reason, editor.link.stance.focusProxy(), editor.place,
        editor.group, editor.entities.line, editor.tags.line, editor.link.via, editor.link.basis,
        editor.link.credibility_reason, editor._next, editor._save, editor._cancel,
    ]  # fmt: skip
    assert [part for part in order if part in wanted] == wanted


def test_editing_sets_entities_and_tags_to_what_is_shown(desk, editor: ClaimEditor) -> None:
    begin(desk)
    editor.tags.set_value(["cranes", "storm"])
    editor.entities.set_value(["Canal office"])
    claim = saved(desk, editor, 1)
    desk.window.sources._show_claim(claim.id)
    desk.settle()
    citation, source = in_case(desk, lambda s: (s.all(Citation)[0], s.all(Source)[0]))
    desk.window.sources._edit(claim, citation, source)
    desk.settle()
    assert editor.tags.value == ["cranes", "storm"]
    assert not editor.form.is_changed
    editor.tags.set_value(["storm", "night"])
    editor.entities.set_value(())
    press(KEY.Key_S, to=CTRL)
    desk.until(lambda: desk.window.workspace.state.undo_label == "Edit claim")
    desk.settle()
    assert in_case(desk, lambda s: entities.links_of(s, claim.id)) == entities.Links((), ("night", "storm"))
    assert in_case(desk, lambda s: [entity.name for entity in s.all(Entity)]) == ["Canal office"]


def test_the_figure_of_the_passage_is_offered_and_taken_with_one_key(desk, editor: ClaimEditor) -> None:
    begin(desk, "At least 26 cranes were damaged when the storm crossed the lower basin on Friday.")
    assert editor.figure.isHidden()
    assert not editor._wants_alt(KEY.Key_F)  # nothing is offered: the key is the menu's
    editor.kind.set_value("figure")
    assert editor.figure.proposal == "At least 26 cranes were damaged"
    assert editor.figure.line("minimum").text() == ""
    editor.statement.setFocus()
    press("f", to=ALT)
    assert editor.figure.line("minimum").text() == "26"
    assert editor.figure.understood == "at least 26 · cranes · damaged"
    claim = saved(desk, editor, 1)
    assert (claim.kind, claim.minimum, claim.best, claim.maximum) == ("figure", 26, None, None)
    assert (claim.wording, claim.measure) == ("At least 26", "damaged")


def test_a_figure_that_is_edited_shows_its_words(desk, editor: ClaimEditor) -> None:
    begin(desk)
    editor.kind.set_value("figure")
    QTest.keyClicks(editor.figure.reading, "up to 50 damaged")
    claim = saved(desk, editor, 1)
    citation, source = in_case(desk, lambda s: (s.all(Citation)[0], s.all(Source)[0]))
    desk.window.sources._edit(claim, citation, source)
    desk.settle()
    assert editor.figure.reading.text() == "up to 50"
    assert editor.figure.proposal == ""
    assert not editor.form.is_changed
    editor.figure.reading.selectAll()
    QTest.keyClicks(editor.figure.reading, "1 of 2")
    editor.save()
    desk.settle()
    assert editor.isVisible()
    assert "cannot be read" in editor._wrong.text()


def test_changing_the_reliability_says_what_it_does(desk, editor: ClaimEditor) -> None:
    desk.claim(QUOTE)
    desk.claim("Repairs will outlast")
    begin(desk, OTHER)
    assert editor.link.grades.note == "set on the source, for all its claims"
    editor.link.reliability.setFocus()
    assert editor.link.fields["reliability_reason"].isHidden()
    press("D")
    assert editor.link.grades.note == "changes the grade of 2 claims"
    assert not editor.link.fields["reliability_reason"].isHidden()
    editor.link.reliability_reason.setText("Two counts were wrong.")
    saved(desk, editor, 3)
    source = in_case(desk, lambda s: s.all(Source)[0])
    assert (source.reliability, source.reliability_reason) == ("D", "Two counts were wrong.")


def test_confidence_has_its_reason_beside_it_once_it_is_stated(desk, editor: ClaimEditor) -> None:
    begin(desk)
    assert editor.link.fields["reason"].isHidden()
    editor.link.confidence.setFocus()
    press("m")
    assert editor.link.confidence.value == "moderate"
    editor.link.reason.setText("Two counts agree.")
    claim = saved(desk, editor, 1)
    citation = in_case(desk, lambda s: s.where(Citation, claim=claim.id)[0])
    assert (citation.confidence, citation.confidence_reason) == ("moderate", "Two counts agree.")


def test_last_values_of_the_case_are_at_hand_in_the_next_claim(desk, editor: ClaimEditor) -> None:
    for number, place in enumerate(("Upper lock", "Lower basin"), 1):
        begin(desk, (QUOTE, OTHER)[number - 1])
        editor.place.setText(place)
        editor.speaker.setText(f"Speaker {number}")
        editor.tags.set_value([f"tag {number}"])
        saved(desk, editor, number)
    begin(desk, "Repairs will outlast")
    assert editor.place.recall.values == ["Lower basin", "Upper lock"]
    assert editor.speaker.recall.values == ["Speaker 2", "Speaker 1"]
    assert editor.tags.recall.values == ["tag 2", "tag 1"]
    editor.place.setFocus()
    press(KEY.Key_Down, KEY.Key_Return)
    assert editor.place.text() == "Lower basin"


def test_heading_and_tags_stay_where_they_are_pinned(desk, editor: ClaimEditor) -> None:
    begin(desk)
    editor.group.setText("Damage")
    editor.tags.set_value(["cranes"])
    saved(desk, editor, 1)
    begin(desk, OTHER)
    assert (editor.group.text(), editor.tags.value) == ("Damage", [])
    editor._tags.pin.click()
    editor._group.pin.click()
    editor.tags.set_value(["losses"])
    saved(desk, editor, 2)
    begin(desk, "Repairs will outlast")
    assert (editor.group.text(), editor.tags.value) == ("", ["losses"])
    assert not editor.form.is_changed


def test_a_claim_that_is_there_is_cited_with_one_key(desk, editor: ClaimEditor) -> None:
    claim = first_claim(desk, "Cranes in the lower basin were damaged by the storm.")
    desk.paste("The storm damaged cranes all over the lower basin, a skipper wrote.", "Letter", "D")
    begin(desk, "The storm damaged cranes all over the lower basin")
    desk.until(lambda: bool(editor.likely.shown))
    assert editor.likely.isVisible()
    assert [item.id for item in editor.likely.shown] == [claim]
    editor.likely.grab()
    editor.link.stance.set_value("contradicts")
    editor.link.credibility.set_value("3")
    editor.speaker.setText("A skipper")
    press("2", to=ALT)
    desk.settle()
    assert editor.isVisible()
    press("1", to=ALT)
    desk.until(lambda: count(desk, "citation") == 2)
    desk.settle()
    assert count(desk) == 1
    (cited,) = in_case(desk, lambda s: s.where(Citation, claim=claim, stance="contradicts"))
    assert (cited.credibility, cited.speaker) == ("3", "A skipper")
    assert "Cited for" in desk.message
    assert desk.window.sources.reader.hasFocus()
    assert not desk.window.sources.is_unfinished


def first_claim(desk, statement: str) -> str:
    editor = begin(desk)
    editor.statement.set_text(statement)
    return saved(desk, editor, 1).id


def test_a_passage_that_is_cited_there_already_says_so(desk, editor: ClaimEditor) -> None:
    first_claim(desk, "At least 26 cranes were damaged.")
    begin(desk)
    desk.until(lambda: bool(editor.likely.shown))
    editor.likely.rows[0].click()
    desk.settle()
    assert "cited here already" in editor._wrong.text()
    assert count(desk, "citation") == 1


# Drafts


def kept(desk) -> list[drafts.Draft]:
    keeper_of(desk.window.workspace).flush()
    desk.settle()
    return in_case(desk, lambda s: drafts.kept(drafts.case_of(s), "claim"))


def test_a_half_filled_claim_is_kept_until_it_is_saved(desk, editor: ClaimEditor) -> None:
    begin(desk)
    assert kept(desk) == []
    editor.statement.set_text("Half a claim")
    editor.tags.set_value(["cranes"])
    (draft,) = kept(desk)
    assert draft["title"] == "Half a claim"
    assert draft["contents"]["tags"]["list"] == ["cranes"]
    saved(desk, editor, 1)
    assert kept(desk) == []


def test_what_was_put_aside_and_dropped_is_gone(desk, editor: ClaimEditor) -> None:
    begin(desk)
    editor.statement.set_text("Half a claim")
    editor.leave()
    assert len(kept(desk)) == 1
    editor.drop_parked()
    assert kept(desk) == []


def test_drafts_are_offered_again_when_the_case_is_opened(desk, editor: ClaimEditor) -> None:
    claim = first_claim(desk, "Cranes were damaged.")
    citation, source = in_case(desk, lambda s: (s.all(Citation)[0], s.all(Source)[0]))
    sources = desk.window.sources
    sources._edit(in_case(desk, lambda s: s.get(Claim, claim)), citation, source)
    desk.settle()
    editor.place.setText("Lower basin")
    editor.tags.set_value(["cranes"])
    begin(desk, OTHER)
    editor.statement.set_text("Half a claim")
    editor.speaker.setText("Insurers")
    assert len(kept(desk)) == 2
    path = desk.window.workspace.state.path
    desk.window.workspace.close()
    desk.until(lambda: desk.window.workspace.state is None)
    assert not sources.is_unfinished
    desk.window.open_case(path)
    desk.until(lambda: "Half a claim" in sources.bars[0].text)
    desk.settle()
    assert "1 more" in sources.bars[0].text
    sources.bars[0].resume.click()
    desk.settle()
    assert (editor.statement.text, editor.speaker.text(), editor.passage.text) == ("Half a claim", "Insurers", OTHER)
    editor.save(go_on=True)
    desk.until(lambda: count(desk) == 2)
    desk.settle()
    sources.bars[0].resume.click()
    desk.settle()
    assert (editor.heading.text(), editor.place.text(), editor.tags.value) == ("Edit claim", "Lower basin", ["cranes"])
    editor.save()
    desk.until(lambda: desk.window.workspace.state.undo_label == "Edit claim")
    desk.settle()
    assert in_case(desk, lambda s: s.get(Claim, claim).place) == "Lower basin"
    assert in_case(desk, lambda s: entities.links_of(s, claim).tags) == ("cranes",)
    assert kept(desk) == []


def test_a_draft_whose_claim_is_gone_says_what_it_said(desk, editor: ClaimEditor) -> None:
    begin(desk)
    editor.statement.set_text("About a passage")
    rows = kept(desk)
    editor.form.begin()
    lost = {**rows[0], "about": {"list": [None, {"record": ["claim", "gone"]}], "fixed": True}, "title": "Lost words"}
    strange = {"data": ["briefing_app.ui.workspace", "Workspace", {}]}
    broken = {"title": "Broken", "about": None, "contents": {"statement": strange}, "extra": None}
    case = in_case(desk, drafts.case_of)
    path = desk.window.workspace.state.path
    desk.window.workspace.close()
    desk.until(lambda: desk.window.workspace.state is None)
    drafts.keep(case, "claim", [lost, broken, *rows])
    desk.window.open_case(path)
    desk.until(lambda: "About a passage" in desk.window.sources.bars[0].text)
    assert "“Lost words”; “Broken”" in desk.message
    desk.settle()
    assert [row["title"] for row in kept(desk)] == ["About a passage"]


def test_a_folder_that_takes_no_drafts_is_said_once(desk, editor: ClaimEditor, monkeypatch) -> None:
    file = desk.folder / "no folder"
    file.write_text("", encoding="utf-8")
    begin(desk)
    editor.statement.set_text("Half a claim")
    with monkeypatch.context() as patch:
        patch.setenv("BRIEFING_HOME", str(file))
        keeper_of(desk.window.workspace).flush()
        desk.settle()
    assert "cannot be kept for later" in desk.message
    desk.window.messages.hide()
    editor.statement.set_text("Half a claim and more")
    assert kept(desk) == []
    saved(desk, editor, 1)


def test_the_claims_of_others_are_edited_with_the_same_keys(desk, editor: ClaimEditor) -> None:
    claim = first_claim(desk, "Cranes were damaged.")
    in_case(desk, lambda s: claims.edit(s, claim, tags=["from elsewhere"]).id)
    window = desk.window
    window.go_to("claim")
    desk.settle()
    citation, source = in_case(desk, lambda s: (s.all(Citation)[0], s.all(Source)[0]))
    window.claims._edit(in_case(desk, lambda s: s.get(Claim, claim)), citation, source)
    desk.settle()
    other = window.claims.editor
    assert other.tags.value == ["from elsewhere"]
    assert other.likely.isHidden()
    other.link.credibility.setFocus()
    press("4", KEY.Key_S)
    QTest.keyClick(QApplication.focusWidget(), KEY.Key_S, CTRL)
    desk.until(lambda: window.claims.inspector.currentWidget() is window.claims.details)
    assert in_case(desk, lambda s: s.all(Citation)[0].credibility) == "4"
