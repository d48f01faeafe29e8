# SPDX-License-Identifier: Apache-2.0
"""The whole thread through the window: start screen, article, claims, assessments, report, undo, redo."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from briefing_app.ui.dialogs import files
from briefing_app.ui.dialogs.small import NewCaseDialog
from briefing_app.ui.dialogs.source import AddSourceDialog

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
KINDS = {"fact": "fact", "figure": "figure", "allegation": "allegation", "forecast": "forecast"}


def counts(desk) -> dict[str, int]:
    return desk.window.workspace.state.counts


def make_case(desk, path: Path) -> None:
    """From the start screen, by its button."""
    QTest.mouseClick(desk.window.start.new_button, Qt.MouseButton.LeftButton)
    dialog = desk.dialog(NewCaseDialog)
    dialog._folder = path.parent
    QTest.keyClicks(dialog.title, path.stem)
    dialog.handling.set_value("TLP:GREEN")
    assert dialog.path == path
    QTest.keyClick(dialog.title, Qt.Key.Key_Return, CTRL)
    desk.until(lambda: desk.window.workspace.state is not None)
    desk.settle()


def paste_article(desk, text: str) -> None:
    """With Ctrl+V on the page."""
    QApplication.clipboard().setText(text)
    desk.until(lambda: QApplication.focusWidget() is not None)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_V, CTRL)
    dialog = desk.dialog(AddSourceDialog)
    assert dialog.published.value == "2023-11-14"
    dialog.lines["title"].setText("Strikes on bases raise fears of a wider war")
    dialog.lines["outlet"].setText("Test outlet")
    dialog.reliability.set_value("B")
    QTest.keyClick(dialog.lines["title"], Qt.Key.Key_Return, CTRL)
    desk.until(lambda: counts(desk)["source"] == 1)
    desk.until(lambda: bool(desk.window.sources.reader.toPlainText()))
    desk.settle()


def claim_by_keyboard(desk, item: dict, number: int) -> None:
    """Selects the passage, then keys only: Ctrl+Return, grade, Ctrl+Return."""
    sources = desk.window.sources
    sources.reader.select_span(item["start"], item["end"])
    sources.reader.setFocus()
    QTest.keyClick(sources.reader, Qt.Key.Key_Return, CTRL)
    editor = sources.editor
    desk.until(lambda: editor.isVisible() and editor.statement.hasFocus())
    desk.settle()
    assert editor.passage.text == item["quote"]
    editor.kind.set_value(KINDS.get(item["kind"], "fact"))
    editor.speaker.setText(item["speaker"] or "")
    editor.event_time.line.setText("early November 2023")
    editor.link.credibility.setFocus()
    QTest.keyClick(QApplication.focusWidget(), "2")
    assert editor.link.credibility.value == "2"
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, CTRL)
    desk.until(lambda: counts(desk)["claim"] == number)
    desk.settle()


def assess(desk, item: dict, name: str, affiliation: str, number: int) -> None:
    """From the passage, with Ctrl+E."""
    sources = desk.window.sources
    sources.reader.select_span(item["start"], item["end"])
    sources.reader.setFocus()
    QTest.keyClick(sources.reader, Qt.Key.Key_E, CTRL)
    editor = sources.assessment
    desk.until(editor.isVisible)
    desk.settle()
    assert editor.author.value == "new"
    editor.name.setText(name)
    editor.affiliation.setText(affiliation)
    editor.likelihood.set_value("likely" if number == 1 else None)
    editor.confidence.set_value("moderate")
    editor.reason.set_text("Knows the groups, speaks without a number.")
    QTest.keyClick(editor.name, Qt.Key.Key_Return, CTRL)
    desk.until(lambda: counts(desk)["assessment"] == number)
    desk.settle()


def export(desk, target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "place_for_report", lambda parent, proposal: target)
    window = desk.window
    window.go_to("report")
    desk.settle()
    window.reports.add()
    desk.until(lambda: counts(desk)["report"] == 1)
    desk.settle()
    window.reports.fields.boxes["bottom_line"].set_text("The risk of a wider war has grown.")
    window.reports.fields.commit()
    desk.settle()
    window.reports.export()
    desk.until(target.exists)
    desk.settle()


def test_article_becomes_a_report_and_all_of_it_is_undone_and_redone(
    desk, shared_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from briefing_app.report.trace import trace

    text = (shared_data / "texts" / "article_2023-11-14.txt").read_text(encoding="utf-8")
    gold = json.loads((shared_data / "gold" / "article_2023-11-14.json").read_text(encoding="utf-8"))["items"]
    experts = [item for item in gold if item.get("expert")]
    lister = next(item for item in experts if "Lister" in item["speaker"])
    borck = next(item for item in experts if "Borck" in item["speaker"])
    items = [item for item in gold if not item.get("expert")][:15]
    assert len(items) == 15
    path = desk.folder / "Bases.casefile"
    make_case(desk, path)
    assert desk.window.banner.text == "TLP:GREEN"
    paste_article(desk, text)
    assert desk.window.sources.reader.toPlainText() == text.strip("\n")
    for number, item in enumerate(items, 1):
        claim_by_keyboard(desk, item, number)
    assert len(desk.window.sources.reader.marks) == 15
    assess(desk, lister, "Charles Lister", "Middle East Institute", 1)
    assess(desk, borck, "Tobias Borck", "Royal United Services Institute", 2)
    target = desk.folder / "report.docx"
    export(desk, target, monkeypatch)

    quotes = {citation.exact for statement in trace(target) for citation in statement.citations}
    assert {item["quote"] for item in [*items, lister, borck]} <= quotes

    full = counts(desk)
    undone = 0
    while desk.window.workspace.state.undo_label not in (None, "Make the case"):
        desk.window.menus.actions["undo"].trigger()
        desk.settle()
        undone += 1
        assert undone < 60
    empty = counts(desk)
    assert [empty[kind] for kind in ("source", "claim", "citation", "assessment", "expert", "report")] == [0] * 6
    for _ in range(undone):
        desk.window.menus.actions["redo"].trigger()
        desk.settle()
    assert counts(desk) == full
