# SPDX-License-Identifier: Apache-2.0
"""One session from an empty start screen to a report, all of it undone and redone, by keys alone.

Everything is done by hands (``tests.ui.hands``); what is read off the widgets only says when to go on. With a mouse,
some steps are done by it. Run as a program, it opens a window of its own on a display:
``python -m tests.ui.first_report FOLDER``.
"""

import json
import subprocess
import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLineEdit, QTextEdit, QWidget

from briefing_app.report.trace import trace
from briefing_app.ui import roles
from briefing_app.ui.dialogs import files
from briefing_app.ui.dialogs.new_report import NewReportDialog
from briefing_app.ui.dialogs.report_wishes import ExportDialog
from briefing_app.ui.dialogs.small import NewCaseDialog
from briefing_app.ui.dialogs.source import AddSourceDialog
from briefing_app.ui.main_window import MainWindow
from briefing_app.ui.settings import Settings
from briefing_app.ui.tasks import TaskRunner
from briefing_app.ui.theme import Choice, Theme
from briefing_app.ui.widgets.inputs import DateField, TextBox
from briefing_app.ui.widgets.segmented import SegmentedChoice
from tests.ui.hands import Hands, RealHands, Stuck, WindowManager, changes, has_keyboard, until, where
from tests.ui.walking import is_still

SHARED_DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
ARTICLE = "article_2023-11-14"
TITLE = "Strikes on bases"
AUTHOR = "Tamsin Aubery"
EVENT_TIME = "early November 2023"
EVENT_TIME_READ = "2023-11-01~/2023-11-10~"
MOST_STOPS = 120
CLAIMS = 10
KINDS = {"figure": "figure", "allegation": "allegation", "statement": "quotation"}
EXPERTS = {
    "Charles Lister": ("Middle East Institute", "likely"),
    "Tobias Borck": ("Royal United Services Institute", None),
}
MADE = ("source", "claim", "citation", "assessment", "expert", "report")
_PLAIN = str.maketrans("’“”–", '\'""-')


@dataclass(frozen=True)
class Material:
    """The article, the passages that become claims, and those that become assessments."""

    text: str
    claims: list[dict[str, Any]]
    judgments: list[dict[str, Any]]

    @classmethod
    def read(cls, folder: Path) -> "Material":
        gold = json.loads((folder / "gold" / f"{ARTICLE}.json").read_text(encoding="utf-8"))["items"]
        experts = [item for item in gold if item.get("expert")]
        return cls(
            (folder / "texts" / f"{ARTICLE}.txt").read_text(encoding="utf-8"),
            [item for item in gold if not item.get("expert")][:CLAIMS],
            [next(item for item in experts if item["speaker"] == name) for name in EXPERTS],
        )

    @property
    def quotes(self) -> set[str]:
        return {item["quote"] for item in (*self.claims, *self.judgments)}

    def beginning(self, item: dict[str, Any]) -> str:
        """The first letters of a quote, as few as are found nowhere else."""
        text, quote = self.text.strip("\n").casefold(), item["quote"]
        for length in range(8, len(quote)):
            if text.count(quote[:length].casefold()) == 1 and quote[length - 1] != " ":
                return str(quote[:length])
        raise ValueError(f"The article has this twice: {quote}")


@dataclass
class FirstReport:
    """The session, step by step. ``step`` says where it is, for whoever finds it stuck."""

    window: MainWindow
    hands: Hands
    material: Material
    folder: Path
    mouse: RealHands | None = None
    step: str = "the start screen"
    _changes: int = field(default=0, init=False)

    def __post_init__(self) -> None:
        self.window.workspace.notifier.case_changed.connect(self._count_change)
        self._manager = WindowManager(self.window)

    def _count_change(self, _: object) -> None:
        self._changes += 1

    def run(self) -> None:
        """All of it."""
        target = self.folder / "report.docx"
        self.make_case()
        self.add_source()
        for number, item in enumerate(self.material.claims, 1):
            self.claim(item, number)
        for number, item in enumerate(self.material.judgments, 1):
            self.assess(item, number)
        self.write_report()
        self.export(target)
        self.compare(target)
        self.undo_and_redo()
        assert self._manager.strays == [], self._manager.strays

    # What is seen

    @property
    def counts(self) -> dict[str, int]:
        state = self.window.workspace.state
        return state.counts if state is not None else {}

    @property
    def is_idle(self) -> bool:
        return is_still(self.window)

    def has(self, kind: str, number: int) -> bool:
        return self.counts.get(kind) == number and self.is_idle

    def _dialog(self, kind: type[QDialog]) -> Any:
        """The open dialog of this kind, once it has the keyboard."""
        until(lambda: isinstance(QApplication.activeWindow(), kind), f"a {kind.__name__} with the keyboard")
        dialog = QApplication.activeWindow()
        until(lambda: QApplication.focusWidget() is not None and self.is_idle, f"the keyboard in the {kind.__name__}")
        return dialog

    def _closed(self, kind: type[QDialog]) -> None:
        until(lambda: QApplication.activeWindow() is self.window, f"the window with the keyboard after {kind.__name__}")

    # What hands do often

    def tab_to(self, widget: QWidget) -> None:
        """With the Tab key to a control."""
        for _ in range(MOST_STOPS):
            if has_keyboard(widget):
                return
            changes(self.hands, "Tab", _focus_and_popup, "place of the keyboard")
        raise Stuck(f"{MOST_STOPS} times Tab do not reach {widget!r} “{widget.accessibleName()}”; it is in {where()}")

    def fill(self, editor: QLineEdit | TextBox | DateField, text: str) -> None:
        """Goes to a field and puts a text in place of what is there."""
        widget = editor.line if isinstance(editor, DateField) else editor
        self.tab_to(widget)
        self.hands.press("Ctrl+A")
        self.hands.type(text)
        until(lambda: _text_of(widget) == text, f"“{text}” in the field, which has “{_text_of(widget)}”")

    def choose(self, choice: SegmentedChoice, value: str | None) -> None:
        """Goes to a row of segments and types the letter of the wanted one until it is chosen."""
        self.tab_to(choice)
        label = next(part.text() for part in choice.segments if part.option.value == value)
        for _ in choice.segments:
            if choice.value == value:
                return
            changes(self.hands, label[0], lambda: choice.value, "choice")
        assert choice.value == value

    def pick(self, box: QComboBox, label: str) -> None:
        """Goes to a drop-down and steps through it."""
        self.tab_to(box)
        wanted = next(number for number in range(box.count()) if box.itemText(number) == label)
        while box.currentIndex() != wanted:
            changes(self.hands, "Down" if box.currentIndex() < wanted else "Up", box.currentIndex, "entry")

    # The case and its source

    def make_case(self) -> None:
        self.step = "a new case"
        window = self.window
        until(lambda: has_keyboard(window.start), "the keyboard in the start screen")
        if self.mouse is not None:
            self.mouse.click(window.start.new_button)
        else:
            self.hands.press("Ctrl+N")
        dialog = self._dialog(NewCaseDialog)
        assert has_keyboard(dialog.title), where()
        self.fill(dialog.title, TITLE)
        if dialog.author.isVisible():
            self.fill(dialog.author, AUTHOR)
        self.pick(dialog.handling, "TLP:GREEN")
        self.hands.press("Return")
        until(lambda: window.workspace.state is not None and self.is_idle, "the case open")
        self._closed(NewCaseDialog)
        assert window.banner.text == "TLP:GREEN"
        assert window.workspace.state is not None
        assert window.workspace.state.path == self.folder / f"{TITLE}.casefile"
        until(lambda: has_keyboard(window.sources), "the keyboard on the empty page of sources")

    def add_source(self) -> None:
        self.step = "the pasted article"
        sources = self.window.sources
        QApplication.clipboard().setText(self.material.text)
        self.hands.press("Ctrl+V")
        dialog = self._dialog(AddSourceDialog)
        assert has_keyboard(dialog.lines["title"]), where()
        self.fill(dialog.lines["title"], "Strikes on bases raise fears of a wider war")
        self.fill(dialog.lines["outlet"], "Test outlet")
        assert dialog.published.value == "2023-11-14"
        self.fill(dialog.published, "14 November 2023")
        assert dialog.published.value == "2023-11-14"
        self.choose(dialog.reliability, "B")
        self.hands.press("Return")
        until(lambda: self.has("source", 1), "the source in the case")
        self._closed(AddSourceDialog)
        until(sources.reader.hasFocus, "the keyboard in the text")
        assert sources.reader.toPlainText() == self.material.text.strip("\n")
        if self.mouse is not None:
            self._click_first_row()

    def _click_first_row(self) -> None:
        """Chooses the source in the list with the mouse, and goes back into the text by Return."""
        assert self.mouse is not None
        sources = self.window.sources
        area = sources.list.visualRect(sources.list.model().index(0, 0, QModelIndex()))
        self.mouse.click(sources.list.viewport(), area.center())
        until(lambda: has_keyboard(sources.list), "the keyboard in the list of sources")
        assert len(sources.list.selected_ids) == 1
        self.hands.press("Return")
        until(sources.reader.hasFocus, "the keyboard in the text")

    # Passages

    def select(self, item: dict[str, Any]) -> None:
        """Finds the beginning of a quote, and selects on to its end."""
        sources = self.window.sources
        reader, bar = sources.reader, sources.pane.find_bar
        words = self.material.beginning(item).translate(_PLAIN)
        self.hands.press("Ctrl+F")
        until(lambda: has_keyboard(bar.line), "the keyboard in the find bar")
        self.hands.type(words)
        until(lambda: bar.line.text() == words, f"“{words}” in the find bar, which has “{bar.line.text()}”")
        until(lambda: bar.spans == [(item["start"], item["start"] + len(words))], f"“{words}” found")
        self.hands.press("Esc")
        until(lambda: reader.hasFocus() and reader.selection is not None, "the find selected in the text")
        self._extend(reader, "Ctrl+Shift+Right", lambda: _end(reader) >= item["end"])
        self._extend(reader, "Shift+Left", lambda: _end(reader) <= item["end"])
        self._check_selected(item)

    def _extend(self, reader: QTextEdit, keys: str, is_enough: Callable[[], bool]) -> None:
        while not is_enough():
            changes(self.hands, keys, lambda: _end(reader), "end of the selection")

    def drag_over(self, item: dict[str, Any]) -> None:
        """Selects a quote with the mouse."""
        assert self.mouse is not None
        reader = self.window.sources.reader
        until(lambda: reader.is_measured, "the text laid out")
        places = []
        for position in (item["start"], item["end"]):
            cursor = QTextCursor(reader.document())
            cursor.setPosition(position)
            places.append(reader.cursorRect(cursor).center())
        self.mouse.drag(reader.viewport(), *places)
        until(lambda: _end(reader) == item["end"], f"a selection to {item['end']}, not to {_end(reader)}")
        self._check_selected(item)

    def _check_selected(self, item: dict[str, Any]) -> None:
        selection = self.window.sources.reader.selection
        assert selection is not None
        assert (selection.start, selection.end, selection.text) == (item["start"], item["end"], item["quote"])

    # Claims and assessments

    def claim(self, item: dict[str, Any], number: int) -> None:
        """Statement, kind, speaker, when, how credible; saved, and back in the text."""
        self.step = f"claim {number}: {item['quote']}"
        sources = self.window.sources
        editor = sources.editor
        self._select_somehow(item, number)
        self.hands.press("Ctrl+Return")
        until(lambda: editor.statement.hasFocus() and self.is_idle, "the keyboard in the statement")
        assert editor.passage.text == item["quote"]
        statement = item["atomic"][0].translate(_PLAIN)
        self.hands.type(statement)  # in place of the quote, which is selected
        until(lambda: editor.statement.text == statement, f"“{statement}”, not “{editor.statement.text}”")
        self._choose_kind(KINDS.get(item["kind"], "fact"))
        if item["speaker"]:
            self.fill(editor.speaker, item["speaker"])
        self.fill(editor.event_time, EVENT_TIME)
        assert editor.event_time.value == EVENT_TIME_READ
        if editor.figure.proposal:
            self.hands.press("Alt+F")
            until(lambda: editor.figure.reading.text() != "", "the figure of the text taken over")
        self.tab_to(editor.link.grades)
        self.hands.press("2")
        until(lambda: editor.link.credibility.value == "2", "credibility 2")
        assert editor.link.reliability.value == "B"
        self.hands.press("Ctrl+Return")
        until(lambda: self.has("claim", number), f"claim {number} in the case")
        until(lambda: sources.reader.hasFocus() and len(sources.reader.marks) == number, "the passage marked")

    def _select_somehow(self, item: dict[str, Any], number: int) -> None:
        if self.mouse is not None and number == 1:
            self.drag_over(item)
        else:
            self.select(item)

    def _choose_kind(self, kind: str) -> None:
        choice = self.window.sources.editor.kind
        if self.mouse is not None and choice.value != kind:
            segment = next(part for part in choice.segments if part.option.value == kind)
            self.mouse.click(segment)
            until(lambda: choice.value == kind and has_keyboard(choice), f"{kind} by a click")
        else:
            self.choose(choice, kind)

    def assess(self, item: dict[str, Any], number: int) -> None:
        """Whose judgment, what is judged, how likely, how confident and why."""
        self.step = f"the assessment of {item['speaker']}"
        sources = self.window.sources
        editor = sources.assessment
        affiliation, term = EXPERTS[item["speaker"]]
        self.select(item)
        self.hands.press("Ctrl+E")
        until(lambda: has_keyboard(editor.author) and self.is_idle, "the keyboard in the choice of who judges")
        self.pick(editor.author, "Another expert…")
        self.fill(editor.name, item["speaker"])
        self.fill(editor.affiliation, affiliation)
        self.fill(editor.statement, item["atomic"][0].translate(_PLAIN))
        self._state_likelihood(term)
        self.choose(editor.confidence, "moderate")
        self.fill(editor.reason, "Knows the groups well, and speaks without a number.")
        self.hands.press("Ctrl+Return")
        until(lambda: self.has("assessment", number) and self.has("expert", number), "the assessment in the case")
        until(sources.reader.hasFocus, "the keyboard in the text")

    def _state_likelihood(self, term: str | None) -> None:
        picker = self.window.sources.assessment.likelihood
        if term is None:
            self.tab_to(picker.not_stated)
            self.hands.press("Space")
            until(lambda: not picker.is_stated and picker.not_stated.isChecked(), "the likelihood not stated")
            return
        self.tab_to(picker)
        while picker.term != term:
            changes(self.hands, "Right", lambda: picker.term, "term")
        assert "likely" in picker.phrase

    # The report

    def write_report(self) -> None:
        self.step = "a new report"
        window, reports = self.window, self.window.reports
        self.hands.press("Ctrl+4")
        until(lambda: has_keyboard(reports) and self.is_idle, "the keyboard on the page of reports")
        self.hands.press("Return")
        self._dialog(NewReportDialog)
        self.hands.press("Return")
        self._closed(NewReportDialog)
        until(lambda: self.has("report", 1), "a report")
        until(lambda: has_keyboard(reports.fields), "the keyboard in the fields of the report")
        self.step = "the bottom line"
        text = "The risk of a wider war has grown."
        editor = reports.middle.editor
        self.tab_to(reports.outline.view)
        self.hands.press("Down")
        until(lambda: reports.outline.view.current_section == "bottom_line" and self.is_idle, "the bottom line chosen")
        self.hands.press("Return")
        until(lambda: has_keyboard(editor.box), "the keyboard in the bottom line")
        self.hands.type(text)
        until(lambda: editor.text == text, f"the bottom line as it was typed: {editor.text}")
        self.hands.press("Ctrl+J")
        until(lambda: editor._popup is not None and has_keyboard(editor._popup.line), "the keyboard in the finder")
        popup = editor._popup
        self.hands.type("carriers")
        found = popup.results.rows
        until(
            lambda: self.is_idle and "carriers" in "".join(row.title for row in found.rows[:1]), "the claim on carriers"
        )
        self.hands.press("Return")
        until(lambda: editor.text.startswith(f"{text} [@"), f"a reference in the bottom line: {editor.text}")
        assert has_keyboard(editor.box), where()
        assert window.reports.selected[0] == "report"

    def export(self, target: Path) -> None:
        self.step = "the export"
        self.hands.press("Ctrl+Shift+E")
        self._dialog(ExportDialog)
        self.hands.press("Return")
        until(lambda: target.exists() and self.is_idle, f"{target.name} written")
        until(lambda: str(target) in self.window.messages.text, "the message that it is written")

    def compare(self, target: Path) -> None:
        """Each quote stands in the file, and the bottom line with its reference."""
        self.step = "the written file"
        statements = trace(target)
        quotes = {citation.exact for statement in statements for citation in statement.citations}
        assert self.material.quotes <= quotes, self.material.quotes - quotes

    # Back and forth

    def undo_and_redo(self) -> None:
        """To the empty case and back."""
        self.step = "undoing"
        window = self.window
        self.hands.press("Ctrl+2")
        until(lambda: has_keyboard(window.claims) and self.is_idle, "the keyboard on the page of claims")
        full = dict(self.counts)
        made = [full[kind] for kind in MADE]
        assert made == [1, CLAIMS, CLAIMS + len(EXPERTS), len(EXPERTS), len(EXPERTS), 1], full
        undone = 0
        while self._label("undo") not in (None, "Make the case"):
            self.step = f"undoing “{self._label('undo')}”"
            self._change_by("Ctrl+Z")
            undone += 1
        assert [self.counts[kind] for kind in MADE] == [0] * len(MADE), self.counts
        for _ in range(undone):
            self.step = f"redoing “{self._label('redo')}”"
            self._change_by("Ctrl+Shift+Z")
        assert self._label("redo") is None
        assert self.counts == full

    def _label(self, which: str) -> str | None:
        state = self.window.workspace.state
        assert state is not None
        return state.undo_label if which == "undo" else state.redo_label

    def _change_by(self, keys: str) -> None:
        before = self._changes
        self.hands.press(keys)
        until(lambda: self._changes == before + 1 and self.is_idle, f"one change by {keys}")
        assert QApplication.focusWidget() is not None, f"{keys} took the keyboard away"


def _text_of(widget: QWidget) -> str:
    return widget.text() if isinstance(widget, QLineEdit) else widget.toPlainText()


def _focus_and_popup() -> tuple[QWidget | None, QWidget | None]:
    return QApplication.focusWidget(), QApplication.activePopupWidget()


def _end(reader: QTextEdit) -> int:
    return reader.textCursor().position()


# As a program of its own, on a display


def main(folder: Path) -> int:
    """Opens a window and runs the session in it; a failure leaves a picture of the screen in the folder."""
    application = QApplication([ARTICLE])
    roles.install()
    runner = TaskRunner()
    window = MainWindow(runner, Settings(folder / "window.ini"), Theme(application, Choice.LIGHT))
    window.cases.folder = lambda: folder
    files.place_for_report = lambda parent, proposal: folder / "report.docx"
    window.resize(1400, 860)
    window.show()
    hands = RealHands()
    session = FirstReport(window, hands, Material.read(SHARED_DATA), folder, mouse=hands)
    try:
        session.run()
    except (AssertionError, subprocess.SubprocessError) as error:
        traceback.print_exc()
        picture = folder / "stuck.png"
        window.screen().grabWindow(0).save(str(picture))
        print(f"STUCK at {session.step}: {error}\nThe screen is in {picture}", file=sys.stderr, flush=True)
        return 1
    window.close_now()
    until(window.isHidden, "the window closed")
    runner.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
