# SPDX-License-Identifier: Apache-2.0
"""The inspector of a source: all that the case knows of it, what it derives from, and what can be done."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from briefing_app.domain.changes import ChangeSet
from briefing_app.domain.partial_date import InvalidDate, PartialDate, Precision
from briefing_app.domain.records import Source, Version
from briefing_app.services import sources
from briefing_app.services.session import CaseSession
from briefing_app.services.sources import Derivation, SourceFile
from briefing_app.ui import choices, date_words, source_words, words
from briefing_app.ui.i18n import tr, trn
from briefing_app.ui.panels.contested import EVERY_FIELD, ContestedFields
from briefing_app.ui.panels.trail import RecordTrail
from briefing_app.ui.theme import Size, Space
from briefing_app.ui.widgets.basic import (
    LinkButton,
    Scroll,
    Surface,
    Tone,
    Words,
    button,
    clear,
    column,
    icon_button,
    row,
)
from briefing_app.ui.widgets.inputs import Line
from briefing_app.ui.widgets.tab_order import TabOrder
from briefing_app.ui.workspace import Workspace

SHORT_HASH = 12
_FACTS = (
    "outlet", "author", "published", "retrieved", "language", "reliability", "reliability_reason", "handling", "party",
    "descriptor",
)  # fmt: skip


def read_details(session: CaseSession, id: str) -> SourceFile | None:
    """None where the source is gone. Runs on the worker."""
    return sources.details(session, id) if isinstance(session.find(id), Source) else None


def date_with_precision(edtf: str | None) -> str:
    """A date as it stands everywhere, and how precisely it is known where it is neither a day nor a time."""
    if not edtf:
        return tr("not stated")
    try:
        date = PartialDate.parse(edtf)
    except InvalidDate:
        return edtf
    said = date_words.in_words(date)
    return said if date.precision is Precision.DAY else words.joined(said, date_words.precision(date))


class SourceDetails(Surface):
    """Shows one source, or how many are selected; asks for everything else."""

    edit_requested = Signal()
    remove_requested = Signal()
    version_requested = Signal()
    lineage_requested = Signal(object)
    """The source whose origin is to be noted."""
    unlink_requested = Signal(str)
    source_requested = Signal(str)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__("background", "l")
        self._workspace = workspace
        self._id = ""
        self._selected = 0
        self._is_outdated = False
        self._places: dict[str, QWidget] = {}
        self._links: dict[str, dict[str, QWidget]] = {}
        self.setAccessibleName(tr("Source"))
        body, content = QWidget(), QWidget()
        self._layout = column(content, spacing=Space.S)
        self.trail = RecordTrail(workspace)
        self.contested = ContestedFields(workspace, self)
        TabOrder(body)
        whole = column(body, Space.L, Space.L)
        whole.addWidget(self.contested.rest)
        whole.addWidget(content)
        whole.addWidget(self.trail)
        whole.addStretch(1)
        layout = column(self, spacing=0)
        layout.setContentsMargins(1, 0, 0, 0)
        layout.addWidget(Scroll(body), 1)
        workspace.notifier.case_changed.connect(self._follow)
        self.show_source("")

    @property
    def source_id(self) -> str:
        return self._id

    def show_source(self, id: str) -> None:
        """Reads the source and shows it; an empty id shows that none is chosen."""
        self._id, self._selected = id, 0
        self.trail.show_record(id)
        self._places = {}
        if not id:
            self.contested.show_record("", {})
            self._show_words(tr("Choose a source to see what is known of it."))
        else:
            self._read()

    def show_several(self, number: int) -> None:
        """Shows what can be done with several sources at once."""
        self._id, self._selected = "", number
        self.trail.show_record("")
        self.contested.show_record("", {})
        clear(self._layout)
        heading = trn(number, "{n} source selected", "{n} sources selected")
        self._layout.addWidget(Words(heading, Size.HEADING, bold=True, wrap=True))
        text = tr("What you set in the dialog is written into all of them, and shown before it is.")
        self._layout.addWidget(Words(text, tone=Tone.DIM, wrap=True))
        edit = button(tr("Edit…"), self.edit_requested.emit, icon="edit", tip="F2")
        remove = button(tr("Remove…"), self.remove_requested.emit, icon="withdraw", tip=tr("Delete"))
        self._layout.addLayout(row(edit, remove, None))
        self._layout.addStretch(1)

    def _show_words(self, text: str) -> None:
        clear(self._layout)
        self._layout.addWidget(Words(text, tone=Tone.DIM, wrap=True))
        self._layout.addStretch(1)

    def _read(self) -> None:
        id, self._is_outdated = self._id, False
        self._workspace.read(self, lambda s: read_details(s, id), self._show, key="source")

    def _follow(self, changes: ChangeSet) -> None:
        """Out of sight, nothing is read until somebody looks."""
        if self._id and {"source", "version", "citation", "lineage", "claim"} & changes.types:
            self._is_outdated = True
            if self.isVisible():
                self._read()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_outdated and self._id:
            self._read()

    def _show(self, file: SourceFile | None) -> None:
        if file is None:
            self.show_source("")
            return
        if file.source.id != self._id:
            return
        clear(self._layout)
        source = file.source
        kind = Words(source_words.kind_label(source.kind), Size.LABEL, Tone.DIM)
        self._layout.addWidget(kind)
        title = Words(source.title, Size.HEADING, bold=True, wrap=True)
        if words.is_right_to_left(source.title):
            title.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
        self._layout.addWidget(title)
        edit = button(tr("Edit…"), self.edit_requested.emit, icon="edit", tip="F2")
        version = button(tr("New version…"), self.version_requested.emit, icon="paste")
        version.setToolTip(tr("Keeps what was copied as a further text of this source (Ctrl+Shift+V)"))
        self._layout.addLayout(row(edit, version, None))
        self._layout.addSpacing(Space.XS)
        self._places, self._links = {"kind": kind, "title": title}, {}
        self._layout.addWidget(self._facts(source))
        self._add_lineage(file)
        self._add_versions(file)
        self._add_use(file)
        if source.notes:
            self._heading(tr("Notes"))
            self._places["notes"] = notes = _selectable(source.notes)
            self._layout.addWidget(notes)
        self._layout.addStretch(1)
        self.contested.show_records({source.id: self._places, **self._links})

    def _facts(self, source: Source) -> QWidget:
        facts = QWidget()
        grid = QGridLayout(facts)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.M)
        grid.setVerticalSpacing(Space.XS + 2)
        grid.setColumnStretch(1, 1)
        meaning = next(option.meaning for option in choices.reliability() if option.value == source.reliability)
        lines = [(name, source_words.value_label(name, getattr(source, name))) for name in _FACTS]
        shown = dict(lines) | {
            "published": date_with_precision(source.published),
            "retrieved": date_with_precision(source.retrieved),
            "reliability": words.joined(source.reliability or tr("not graded"), meaning),
        }
        if not source.reliability_reason:
            del shown["reliability_reason"]
        for number, (name, value) in enumerate(shown.items()):
            dim = getattr(source, name) in (None, "")
            self._line(grid, number, name, _selectable(value, dim=dim))
        if source.url:
            self._line(grid, len(shown), "url", _address(source.url))
        return facts

    def _line(self, grid: QGridLayout, number: int, name: str, value: Words | Line) -> None:
        label = tr(source_words.FIELDS[name])
        value.setAccessibleName(f"{label}: {value.text()}")
        caption = Words(label, Size.LABEL, Tone.DIM)
        grid.addWidget(caption, number, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        cell = QWidget()
        column(cell, spacing=Space.XS).addWidget(value)
        grid.addWidget(cell, number, 1)
        self._places[name] = value

    def _heading(self, text: str, *more: QWidget) -> None:
        self._layout.addSpacing(Space.S)
        self._layout.addLayout(row(Words(text, bold=True), None, *more))

    def _add_lineage(self, file: SourceFile) -> None:
        add = LinkButton(tr("Add…"), lambda: self.lineage_requested.emit(file.source))
        add.setAccessibleName(tr("Note what this source derives from"))
        self._heading(tr("Lineage"), add)
        if not file.origins and not file.derived:
            text = tr("Nothing is noted: it counts as an origin of its own.")
            self._layout.addWidget(Words(text, Size.LABEL, Tone.DIM, wrap=True))
        for way, links in ((0, file.origins), (1, file.derived)):
            for link in links:
                line = self._link(link, way)
                self._links[link.link.id] = {EVERY_FIELD: line}
                self._layout.addWidget(line)

    def _link(self, found: Derivation, way: int) -> QWidget:
        line = QWidget()
        verb = tr(source_words.LINEAGE[found.link.kind][way])
        inner = column(line, spacing=0)
        name = found.other.title if found.other else found.link.origin_text or ""
        remove = icon_button("close", tr("Take this link away"), lambda: self.unlink_requested.emit(found.link.id))
        held = verb if found.other else tr("{verb} (not in the case)", verb=verb)
        inner.addLayout(row(Words(held, Size.LABEL, Tone.DIM), None, remove))
        if found.other is not None:
            id = found.other.id
            go = LinkButton(words.shortened(name, 46), lambda: self.source_requested.emit(id))
            go.setToolTip(words.tip(name))
            inner.addLayout(row(go, None))
        else:
            inner.addWidget(_selectable(name))
        if found.link.note:
            inner.addWidget(Words(found.link.note, Size.LABEL, Tone.DIM, wrap=True))
        return line

    def _add_versions(self, file: SourceFile) -> None:
        number = len(file.versions)
        self._heading(trn(number, "{n} text", "{n} texts"))
        for version in reversed(file.versions):
            self._layout.addWidget(_selectable(version_line(version), Size.LABEL))

    def _add_use(self, file: SourceFile) -> None:
        self._heading(tr("Used in"))
        used = words.joined(
            trn(file.claims, "{n} claim", "{n} claims") if file.claims else None,
            trn(file.assessments, "{n} assessment", "{n} assessments") if file.assessments else None,
            trn(file.citations, "{n} citation", "{n} citations") if file.citations else None,
        )
        self._layout.addWidget(Words(used or tr("Nothing yet."), wrap=True, tone=Tone.NORMAL if used else Tone.DIM))
        if file.citations == 0 and not file.derived:
            remove = LinkButton(tr("Remove the source…"), self.remove_requested.emit)
            self._layout.addLayout(row(remove, None))


def version_line(version: Version) -> str:
    """When a text was taken, how long it is, and the beginning of its hash."""
    return words.joined(
        tr("retrieved {date}", date=words.date_in_words(version.retrieved)) if version.retrieved else None,
        trn(version.characters, "{n} character", "{n} characters"),
        f"SHA-256 {version.text_hash[:SHORT_HASH]}…",
    )


def _selectable(text: str, size: Size = Size.BODY, *, dim: bool = False) -> Words:
    label = Words(text, size, Tone.DIM if dim else Tone.NORMAL, wrap=True)
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    label.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    return label


def _address(text: str) -> Line:
    """An address to select and copy. Nothing here follows it."""
    line = Line()
    line.setReadOnly(True)
    line.setText(text)
    line.setToolTip(words.tip(text))
    return line
