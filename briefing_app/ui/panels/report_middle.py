# SPDX-License-Identifier: Apache-2.0
"""What is chosen in the outline of a report, to be written and shaped: head, text, list, picture, record."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from briefing_app.domain.records import Block, Placement, Report
from briefing_app.services.outline import OutlineRow
from briefing_app.ui.i18n import mark, tr
from briefing_app.ui.models.outline import HEAD, Branch, branch_title, count_words
from briefing_app.ui.panels.contested import ContestedFields
from briefing_app.ui.panels.narrative_editor import NarrativeEditor
from briefing_app.ui.panels.part_choice import PartChoice
from briefing_app.ui.panels.part_head import PartHead
from briefing_app.ui.panels.part_picture import PartPicture
from briefing_app.ui.panels.report_fields import TEXTS, ReportFields
from briefing_app.ui.panels.report_place import ReportPlace
from briefing_app.ui.theme import Size, Space
from briefing_app.ui.widgets.basic import Surface, Tone, Words, column
from briefing_app.ui.workspace import Workspace

NOTES = {
    "bottom_line": mark(
        "The answer first, in two or three sentences. A sentence that names nothing is printed as unsourced."
    ),
    "sources": mark("Your own summary of the sources. Without one, the report counts and grades them by itself."),
    "narrative": mark(
        "Blank lines part paragraphs; a dash before a line makes it an item. Type @ behind a sentence for what it "
        "rests on."
    ),
}
ABOUT = {
    "developments": mark("The claims of the case by heading. Choose one in the outline to word it or to leave it out."),
    "timeline": mark("Drawn from the developments that have a date."),
    "figures": mark("Tables and charts, made from the claims that carry numbers."),
    "since": mark("What changed since the edition before. Without one it prints nothing."),
    "scales": mark("The scales of likelihood and grading that the report speaks."),
    "distribution": mark("Who may have the report, from its head, and what its handling means."),
    "waivers": mark("Findings of the checks that somebody let stand, each with the reason."),
    "page_break": mark("What follows begins on a new page."),
}


class _About(QWidget):
    """A part that the report writes by itself, in words."""

    def __init__(self) -> None:
        super().__init__()
        self.title = Words("", Size.HEADING, bold=True, wrap=True)
        self.words = Words("", tone=Tone.DIM, wrap=True)
        layout = column(self, Space.L, Space.S)
        layout.addWidget(self.title)
        layout.addWidget(self.words)
        layout.addStretch(1)

    def show_branch(self, branch: Branch) -> None:
        self.title.setText(branch_title(branch))
        number = count_words(branch.section)
        if branch.kind in ABOUT:
            said = tr(ABOUT[branch.kind])
        elif number:
            said = tr("Records: {n}. Choose one in the outline to word it or to leave it out.", n=number)
        else:
            said = tr("The case holds nothing for this section yet, so it prints nothing.")
        self.words.setText(said)


class ReportMiddle(Surface):
    """Shows one thing at a time; what was being typed in another is told before."""

    part_edited = Signal(str, object)
    """The key of a part, the fields that differ."""

    def __init__(self, workspace: Workspace, place: ReportPlace) -> None:
        super().__init__("background")
        self._report: Report | None = None
        self._branch: Branch | None = None
        self.head = PartHead()
        self.fields = ReportFields(workspace)
        self.editor = NarrativeEditor(workspace)
        self.choice = PartChoice(workspace)
        self.picture = PartPicture(workspace)
        self.place = place
        self.about = _About()
        self.record = QWidget()
        around = column(self.record, spacing=0)
        around.addWidget(place)
        around.addStretch(1)
        self.stack = QStackedWidget()
        for page in (self.fields, self.editor, self.choice, self.picture, self.record, self.about):
            self.stack.addWidget(page)
        self.contested = ContestedFields(workspace, self)
        layout = column(self, spacing=0)
        layout.addWidget(self.head)
        layout.addWidget(self.contested.rest)
        layout.addWidget(self.stack, 1)
        self.head.hide()
        self.head.edited.connect(self.part_edited)
        for part in (self.choice, self.picture):
            part.edited.connect(self.part_edited)

    @property
    def shown_key(self) -> str:
        """The key of the part that is shown."""
        return self._branch.section.key if self._branch is not None else ""

    def show_report(self, report: Report) -> None:
        """Takes the report as the case has it; what is shown of it follows."""
        self._report = report
        self.fields.show_report(report)
        if self._branch is not None and self._branch.kind in TEXTS:
            self._show_text(self._branch)

    def show_chosen(self, branch: Branch | None, rows: Sequence[OutlineRow], *, may_change: bool) -> None:
        """Shows what is chosen in the outline."""
        if branch is None or self._report is None:
            return
        if branch.section.key != self.shown_key:
            self.commit()
        self._branch = branch
        kind = branch.kind
        self.head.show_part(None if rows or kind == HEAD else branch.part, may_change=may_change)
        block = branch.part.block if branch.part is not None else None
        if rows:
            self.stack.setCurrentWidget(self.record)
        elif kind == HEAD:
            self.stack.setCurrentWidget(self.fields)
        elif kind in TEXTS or kind == "narrative":
            self._show_text(branch)
            self.stack.setCurrentWidget(self.editor)
        elif kind in ("claims", "figure_table", "differing_figures") and block is not None:
            self.choice.show_block(block, may_change=may_change)
            self.stack.setCurrentWidget(self.choice)
        elif kind == "picture" and block is not None:
            self.picture.show_block(block, may_change=may_change)
            self.stack.setCurrentWidget(self.picture)
        else:
            self.about.show_branch(branch)
            self.stack.setCurrentWidget(self.about)
        self._tell_contested(self._report, block, rows)

    def _tell_contested(self, report: Report, block: Block | None, rows: Sequence[OutlineRow]) -> None:
        """What is in conflict in the part, or in the record that is chosen and in what the report does with it."""
        if len(rows) == 1:
            self.contested.show_records(self.place.places(Placement.id_of(report.id, rows[0].id)))
        elif block is not None and not rows:
            choice = dict.fromkeys(("chosen_by", "subject", "named"), self.choice.by)
            places: dict[str, QWidget | None] = {"title": self.head.title, "level": self.head.level, **choice}
            places |= {"text": None, "alternative": self.picture.words, "picture": self.picture.frame}
            self.contested.show_record(block.id, places)
        else:
            self.contested.show_record("", {})

    def _show_text(self, branch: Branch) -> None:
        block = branch.part.block if branch.part is not None else None
        title, note = branch_title(branch), tr(NOTES[branch.kind])
        if branch.kind in TEXTS and self._report is not None:
            self.editor.show_text(self._report, TEXTS[branch.kind], title, note)
        elif block is not None:
            self.editor.show_text(block, "text", title, note)

    def begin(self) -> None:
        """The keyboard goes to what is shown."""
        page = self.stack.currentWidget()
        if page is self.fields:
            self.fields.focus_title()
        elif page is self.editor:
            self.editor.box.setFocus()
        elif page is self.choice:
            self.choice.by.setFocus()
        elif page is self.picture:
            self.picture.choose_button.setFocus()
        elif page is self.record:
            self.place.begin()
        else:
            self.head.begin()

    def commit(self) -> None:
        """Tells what was typed, wherever it was."""
        for part in (self.fields, self.head, self.editor, self.choice, self.picture, self.place):
            part.commit()

    def clear(self) -> None:
        """Nothing of the case stays."""
        self.editor.clear()
        self.head.show_part(None, may_change=False)
        self.contested.show_record("", {})
        self._report = self._branch = None
