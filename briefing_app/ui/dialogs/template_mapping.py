# SPDX-License-Identifier: Apache-2.0
"""The Word templates of the case: what each brings, which of its styles stand for ours, and putting that right."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from briefing_app.domain.errors import CaseError
from briefing_app.domain.records import Template
from briefing_app.services import templates
from briefing_app.services.session import CaseSession
from briefing_app.services.templates import TemplateDescription
from briefing_app.ui.aside import Aside
from briefing_app.ui.dialogs import files
from briefing_app.ui.dialogs.base import ActingDialog
from briefing_app.ui.i18n import digits, mark, tr, trn
from briefing_app.ui.models.rows import ListRow
from briefing_app.ui.tasks import Failure, Task
from briefing_app.ui.theme import Size, Space
from briefing_app.ui.widgets.basic import Field, Tone, Words, button, column, row
from briefing_app.ui.widgets.inputs import Line
from briefing_app.ui.widgets.lists import RowList
from briefing_app.ui.widgets.picks import Pick
from briefing_app.ui.workspace import Workspace

OURS = {
    "plain": mark("plain"),
    "government": mark("government"),
    "humanitarian": mark("humanitarian"),
}
KINDS = {
    "paragraph": mark("paragraph"),
    "character": mark("letters"),
    "table": mark("table"),
}
ENDINGS = (".dotx", ".docx")
EMPTY = mark(
    "Bring in your house’s Word template: add it, or drop the file here. The case keeps it, so that every copy of the "
    "case makes the same document."
)
ADDED = mark("not in it: ours is added, in its faces and colours")


@dataclass(frozen=True, slots=True)
class _Given:
    """A file that was read and can be used."""

    data: bytes
    stem: str


class TemplatesDialog(ActingDialog):
    """A list of templates, and beside it what the chosen one brings. Files can be dropped anywhere on it."""

    wanted = Signal(str)
    """The report is to look like this one: the name of one of ours, or the id of a kept one."""

    def __init__(self, parent: QWidget, workspace: Workspace, chosen: str | None = None) -> None:
        super().__init__(parent, workspace, tr("Word templates"), tr("Use for this report"))
        self.cancel_button.setText(tr("Close"))
        self._aside = Aside(workspace, self)
        self._kept: dict[str, Template] = {}
        self._wanted_id = chosen or ""
        self._shown: TemplateDescription | None = None
        self.list = RowList(tr("Word templates"))
        self.name = Line()
        self.about = Words("", wrap=True)
        self.remarks = Words("", Size.LABEL, Tone.DIM, wrap=True)
        self.styles = RowList(tr("Styles of a report"))
        self.theirs = Pick(tr("Style of the template"), [(None, tr("whichever is found"))])
        self.add_button = button(tr("Add a file…"), self.add, icon="add")
        self.remove_button = button(tr("Remove"), self.remove)
        self._lay_out()
        self.list.current_changed.connect(self._choose)
        self.styles.current_changed.connect(self._choose_style)
        self.name.editingFinished.connect(self._rename)
        self.theirs.value_changed.connect(self._match)
        workspace.notifier.case_changed.connect(lambda _: self.refresh())
        self.setAcceptDrops(True)
        self.resize(self.fitting(900, 660))
        self.refresh()
        self.list.setFocus()

    def _lay_out(self) -> None:
        self._empty = Words(tr(EMPTY), Size.LABEL, Tone.DIM, wrap=True)
        left, right = QWidget(), QWidget()
        rows = column(left)
        rows.addWidget(self.list, 1)
        rows.addWidget(self._empty)
        rows.addLayout(row(self.add_button, self.remove_button, None))
        left.setFixedWidth(280)
        inner = column(right)
        self._name = Field(tr("Name"), self.name)
        inner.addWidget(self._name)
        inner.addWidget(self.about)
        inner.addWidget(self.remarks)
        inner.addWidget(Words(tr("What stands for the styles of a report"), bold=True))
        inner.addWidget(self.styles, 1)
        self._match_field = Field(tr("Style of the template that stands for it"), self.theirs)
        inner.addWidget(self._match_field)
        both = row(left, right, spacing=Space.L)
        both.setStretch(1, 1)
        self.form.addLayout(both, 1)

    # The list

    def refresh(self) -> None:
        self._workspace.read(self, templates.all_of, self._take, key="templates")

    def _take(self, kept: list[Template]) -> None:
        self._kept = {template.id: template for template in kept}
        rows = [ListRow(template.id, template.name, tr("kept in the case")) for template in kept]
        rows += [ListRow(name, tr(OURS.get(name, name)), tr("comes with the program")) for name in templates.own()]
        wanted = self._wanted_id or self.list.current_id
        self.list.set_rows(rows)
        self._empty.setVisible(not kept)
        if not self.list.select(wanted, quiet=True):
            self.list.select(rows[0].id, quiet=True)
        self._wanted_id = ""
        self._choose(self.list.current_id)

    def _choose(self, id: str) -> None:
        kept = self._kept.get(id)
        self._name.setVisible(kept is not None)
        if kept is not None:
            self.name.setText(kept.name)
        may_change = not self._workspace.state.read_only if self._workspace.state else False
        self.name.setReadOnly(not may_change)
        self.add_button.setEnabled(may_change)
        self.remove_button.setEnabled(kept is not None and may_change)
        self._match_field.setVisible(kept is not None)
        self.theirs.setEnabled(may_change)
        if id:
            self._aside.read("mapping", lambda s, _: (id, templates.mapping(s, id)), self._describe, self._cannot)

    def _cannot(self, failure: Failure) -> None:
        self._shown = None
        self.about.setText("")
        self.remarks.setText("")
        self.styles.set_rows([])
        self._failed(failure)

    # What one brings

    def _describe(self, found: tuple[str, TemplateDescription]) -> None:
        id, shown = found
        if id != self.list.current_id:
            return
        self._shown = shown
        self.say("")
        self.about.setText(about(shown))
        self.remarks.setText("\n".join(f"– {remark}" for remark in shown.remarks))
        self.remarks.setVisible(bool(shown.remarks))
        self.styles.set_rows(
            [
                ListRow(
                    style.id,
                    style.name,
                    tr("found as “{name}”", name=style.found) if style.found is not None else tr(ADDED),
                    tr(KINDS[style.kind]),
                )
                for style in shown.styles
            ]
        )
        if not self.styles.current_id:
            self.styles.select(shown.styles[0].id, quiet=True)
        self._choose_style(self.styles.current_id)

    def _choose_style(self, id: str) -> None:
        style = next((style for style in self._shown.styles if style.id == id), None) if self._shown else None
        if style is None or self._shown is None:
            return
        names = [name for kind, name in self._shown.theirs if kind == style.kind]
        self.theirs.set_choices([(None, tr("whichever is found")), *((name, name) for name in names)])
        self.theirs.blockSignals(True)
        self.theirs.set_value(style.found)
        self.theirs.blockSignals(False)

    # Changing

    def submit(self) -> None:
        id = self.list.current_id
        if id and self._shown is not None:
            self.accept()
            self.wanted.emit(id)

    def add(self) -> None:
        """Asks for a file and keeps it."""
        state = self._workspace.state
        path = files.template_to_keep(self, state.path.parent if state else Path())
        if path is not None:
            self.keep(path)

    def keep(self, path: Path) -> None:
        """Reads the file beside everything else, then keeps it."""
        self.say("")
        if not self._workspace.may_change():
            return

        def read(_: CaseSession, __: Task) -> _Given:
            return _Given(templates.read_file(path), path.stem)

        self._aside.read("file", read, self._keep, self._failed)

    def _keep(self, given: _Given) -> None:
        self._act("Keep template", lambda s: templates.keep_bytes(s, given.data, None, given.stem), self._changed)

    def _changed(self, template: Template) -> None:
        self._busy = False
        self._wanted_id = template.id
        self.refresh()

    def remove(self) -> None:
        id = self.list.current_id
        if id in self._kept:
            self._act("Remove template", lambda s: templates.remove(s, id), self._removed)

    def _removed(self, _: Template) -> None:
        self._busy = False
        self.say("")
        self.refresh()

    def _rename(self) -> None:
        id, name = self.list.current_id, self.name.text()
        if id in self._kept and name != self._kept[id].name:
            self._act("Rename template", lambda s: templates.rename(s, id, name), self._changed)

    def _match(self, theirs: str | None) -> None:
        id, ours = self.list.current_id, self.styles.current_id
        if id in self._kept and ours:
            self._act("Match style of template", lambda s: templates.match(s, id, ours, theirs), self._changed)

    # Files that are dropped

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if templates_in(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = templates_in(event.mimeData())
        if paths:
            event.acceptProposedAction()
            self.keep(paths[0])

    def _failed(self, failure: Failure) -> None:
        super()._failed(failure)
        if isinstance(failure, CaseError) and self.list.current_id in self._kept:
            self.name.setText(self._kept[self.list.current_id].name)
            self._choose_style(self.styles.current_id)


def about(shown: TemplateDescription) -> str:
    """What a template brings, in a few sentences."""
    found = sum(style.found is not None for style in shown.styles)
    parts = [
        tr("{found} of {all} styles are its own.", found=digits(found), all=digits(len(shown.styles))),
        tr(
            "Page {width} × {height} cm, text {text} cm wide.",
            width=f"{shown.page_width:g}", height=f"{shown.page_height:g}", text=f"{shown.text_width:g}",
        ),
        _stories(shown),
    ]  # fmt: skip
    if shown.pictures:
        parts.append(trn(shown.pictures, "{n} picture.", "{n} pictures."))
    return " ".join(parts)


def _stories(shown: TemplateDescription) -> str:
    if shown.has_header and shown.has_footer:
        return tr("A header and a footer of its own.")
    if shown.has_header:
        return tr("A header of its own; the footer is ours.")
    return tr("A footer of its own; the header is ours.") if shown.has_footer else tr("Header and footer are ours.")


def templates_in(data: QMimeData) -> Sequence[Path]:
    """The Word files among what is dragged."""
    paths = (Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile() and not url.host())
    return [path for path in paths if path.suffix.casefold() in ENDINGS]
