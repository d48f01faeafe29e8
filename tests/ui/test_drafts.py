# SPDX-License-Identifier: Apache-2.0
"""What was typed is never lost in silence: left half-filled it is put aside, and leaving the case asks."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from briefing_app.domain.records import Assessment, Claim, Source
from briefing_app.services.session import CaseSession
from briefing_app.ui.dialogs.small import UnfinishedDialog
from briefing_app.ui.panels.assessment_editor import AssessmentEditor

QUOTE = "At least 26 cranes were damaged"
OTHER = "fewer than a dozen"


def begin_claim(desk, quote: str = QUOTE, statement: str = "Half a claim") -> None:
    desk.select(quote)
    desk.window.sources.start_claim()
    desk.settle()
    desk.window.sources.editor.statement.set_text(statement)


def begin_assessment(desk, statement: str) -> AssessmentEditor:
    """An expert's judgment, half-filled, that rests on the claim about what was damaged."""
    desk.select("Petra Vollan")
    desk.window.sources.start_assessment()
    desk.settle()
    editor = desk.window.sources.assessment
    editor.name.setText("Petra Vollan")
    editor.statement.set_text(statement)
    editor.basis.line.setText("damaged")
    desk.until(editor.basis.finder.results.isVisible)
    QTest.keyClick(editor.basis.line, Qt.Key.Key_Return)
    return editor


def started(desk) -> None:
    desk.new_case()
    desk.paste(desk.text)


def test_escape_puts_a_half_filled_claim_aside_and_brings_it_back(desk) -> None:
    started(desk)
    begin_claim(desk)
    sources = desk.window.sources
    sources.editor.speaker.setText("Canal office")
    sources.editor.kind.set_value("figure")
    QTest.keyClick(sources.editor.statement, Qt.Key.Key_Escape)
    desk.settle()
    assert "Half a claim" in sources.bars[0].text
    assert sources.inspector.currentWidget() is sources.source_details
    sources.bars[0].resume.click()
    desk.settle()
    assert sources.inspector.currentWidget() is sources.editor
    assert sources.editor.statement.text == "Half a claim"
    assert sources.editor.speaker.text() == "Canal office"
    assert sources.editor.kind.value == "figure"
    assert sources.editor.passage.text == QUOTE
    assert sources.bars[0].text == ""


def test_an_untouched_editor_leaves_nothing_behind(desk) -> None:
    started(desk)
    desk.select(QUOTE)
    desk.window.sources.start_claim()
    desk.settle()
    desk.window.sources.editor.leave()
    assert desk.window.sources.bars[0].text == ""
    assert not desk.window.sources.is_unfinished


def test_another_passage_keeps_the_first_draft_and_the_same_passage_takes_it_up(desk) -> None:
    started(desk)
    begin_claim(desk)
    begin_claim(desk, OTHER, "Another half")
    editor = desk.window.sources.editor
    assert len(editor.parked) == 1
    desk.window.sources.start_assessment()
    desk.settle()
    assert len(editor.parked) == 2
    assert "1 more" in desk.window.sources.bars[0].text
    begin = editor.parked[-1].about[0]
    desk.select(begin.text)
    desk.window.sources.start_claim()
    desk.settle()
    assert editor.statement.text == "Another half"
    assert len(editor.parked) == 1
    editor.drop_parked()
    assert desk.window.sources.bars[0].text == ""


def test_another_source_keeps_the_draft(desk) -> None:
    started(desk)
    desk.paste("A second text about the harbour and its cranes.", "Second")
    first = next(row.id for row in desk.window.sources.list.rows.rows if row.title != "Second")
    begin_claim(desk, "about the harbour")
    desk.window.sources.list.select(first)
    desk.settle()
    assert "Half a claim" in desk.window.sources.bars[0].text


def test_saving_leaves_no_draft(desk) -> None:
    started(desk)
    desk.claim(QUOTE)
    assert not desk.window.sources.is_unfinished


def test_assessment_draft_comes_back_with_author_and_basis(desk) -> None:
    started(desk)
    desk.claim(QUOTE)
    window = desk.window
    editor = begin_assessment(desk, "No war is wanted.")
    editor.leave()
    desk.settle()
    assert "No war is wanted." in window.sources.bars[1].text
    window.sources.bars[1].resume.click()
    desk.settle()
    assert (editor.name.text(), editor.author.value) == ("Petra Vollan", "new")
    assert len(editor.basis.grounds) == 1
    editor.save()
    desk.until(lambda: window.workspace.state.counts["assessment"] == 1)
    desk.settle()
    assert window.workspace.state.undo_label == "Add assessment"
    window.workspace.undo()
    desk.until(lambda: window.workspace.state.counts["assessment"] == 0)
    assert window.workspace.state.counts["expert"] == 0


def test_edits_of_a_judgment_survive_a_look_at_another(desk) -> None:
    started(desk)
    page = desk.window.assessments
    desk.window.go_to("assessment")
    for text in ("One.", "Two."):
        page.add()
        desk.settle()
        page.editor.statement.set_text(text)
        page.editor.save()
        desk.settle()
    views = page.questions.views
    first, second = views.rows.ids
    views.select(first)
    desk.settle()
    page.editor.statement.set_text("Changed, not saved.")
    views.select(second)
    desk.settle()
    assert "Changed, not saved." in page.bars[0].text
    page.bars[0].resume.click()
    desk.settle()
    assert page.editor.statement.text == "Changed, not saved."
    page.editor.save()
    desk.settle()
    with CaseSession.open(desk.window.workspace.state.path, read_only=True) as session:
        assert {record.statement for record in session.all(Assessment)} >= {"Changed, not saved."}


def test_claim_and_source_grade_are_one_action(desk) -> None:
    started(desk)
    begin_claim(desk)
    editor = desk.window.sources.editor
    editor.link.reliability.set_value("B")
    editor.save()
    desk.until(lambda: desk.window.workspace.state.counts["claim"] == 1)
    desk.settle()
    desk.window.workspace.undo()
    desk.until(lambda: desk.window.workspace.state.counts["claim"] == 0)
    desk.settle()
    with CaseSession.open(desk.window.workspace.state.path, read_only=True) as session:
        assert session.all(Claim) == []
        assert session.all(Source)[0].reliability is None


def test_leaving_the_case_asks_first(desk) -> None:
    started(desk)
    begin_claim(desk)
    window = desk.window
    window.go_to("history")
    window.menus.actions["close"].trigger()
    dialog = desk.dialog(UnfinishedDialog)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    desk.settle()
    assert window.workspace.state is not None
    assert window.stack.currentWidget() is window.sources
    window.close()
    dialog = desk.dialog(UnfinishedDialog)
    assert window.isVisible()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    desk.settle()
    assert window.isVisible()
    window.menus.actions["close"].trigger()
    dialog = desk.dialog(UnfinishedDialog)
    dialog.cancel_button.click()
    desk.until(lambda: window.workspace.state is None)
    assert not window.sources.is_unfinished


def test_a_half_filled_assessment_comes_back_with_the_case(desk) -> None:
    started(desk)
    desk.claim(QUOTE)
    window = desk.window
    editor = begin_assessment(desk, "Repairs will take long.")
    editor.likelihood.set_value("likely")
    path = window.workspace.state.path
    window.workspace.close()
    desk.until(lambda: window.workspace.state is None)
    assert not window.sources.is_unfinished
    window.open_case(path)
    desk.until(lambda: "Repairs will take long." in window.sources.bars[1].text)
    desk.settle()
    window.sources.bars[1].resume.click()
    desk.settle()
    assert (editor.name.text(), editor.statement.text) == ("Petra Vollan", "Repairs will take long.")
    assert len(editor.basis.grounds) == 1
    assert editor.likelihood.band is not None
    assert editor.likelihood.band.code == "likely"
