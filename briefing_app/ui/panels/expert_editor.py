# SPDX-License-Identifier: Apache-2.0
"""The fields of an expert, and the picture: chosen from a file, dropped or pasted."""

from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from briefing_app.domain.fields import Value
from briefing_app.domain.records import Expert
from briefing_app.services import assessments, pictures
from briefing_app.services.session import CaseSession
from briefing_app.ui import words
from briefing_app.ui.i18n import tr
from briefing_app.ui.intake import files_in
from briefing_app.ui.panels.editing import RecordEditor
from briefing_app.ui.theme import Size, Space
from briefing_app.ui.widgets.basic import Field, Scroll, Tone, Words, button, column, row
from briefing_app.ui.widgets.form import Form
from briefing_app.ui.widgets.inputs import Line, TextBox
from briefing_app.ui.widgets.portrait import Portrait, png_of
from briefing_app.ui.widgets.tab_order import TabOrder
from briefing_app.ui.workspace import Workspace

FACE = 72


class ExpertEditor(RecordEditor[Expert]):
    """Makes an expert, or changes one. A picture is kept at once: it is an action of its own."""

    what = "expert"

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.setAccessibleName(tr("Expert editor"))
        self.setAcceptDrops(True)
        self.heading = Words(tr("New expert"), Size.HEADING, bold=True)
        self.picture_part = QWidget()
        self.portrait = Portrait(FACE)
        self.name = Line(tr("First and last name"))
        self._name = Field(tr("Name"), self.name)
        self.affiliation = Line(tr("Institute or office"))
        self.field = Line(tr("What they know about"))
        self.interests = TextBox(1, 4, tr("Whom they advise, who pays them, what they gain"))
        self.notes = TextBox(3, 10)
        self.form = Form({
            "name": self.name, "affiliation": self.affiliation, "field": self.field, "interests": self.interests,
            "notes": self.notes,
        })  # fmt: skip
        self._places = self.form.places | {"picture": self.picture_part}
        self._frame(Scroll(self._fields()), tr("Save"), words.keys("Ctrl+Return"))
        TabOrder(self)

    def _fields(self) -> QWidget:
        form = QWidget()
        layout = column(form, Space.L, Space.M)
        layout.addWidget(self.heading)
        layout.addWidget(self.contested.rest)
        picture = row(self.portrait, spacing=Space.L)
        self.picture_part.setLayout(picture)
        beside = QWidget()
        ways = column(beside, spacing=Space.XS)
        self.choose_button = button(tr("Picture…"), self.choose_picture)
        self.paste_button = button(tr("Paste"), self.paste_picture, tip=tr("Takes the copied picture"))
        self.remove_button = button(tr("Remove"), lambda: self._keep(None))
        ways.addLayout(row(self.choose_button, self.paste_button, self.remove_button, None))
        ways.addWidget(Words(tr("PNG or JPEG, 2 MB at most. Or drop a file here."), Size.LABEL, Tone.DIM, wrap=True))
        picture.addWidget(beside, 1)
        layout.addWidget(self.picture_part)
        layout.addWidget(self._name)
        layout.addWidget(Field(tr("Affiliation"), self.affiliation))
        layout.addWidget(Field(tr("Field of work"), self.field))
        layout.addWidget(Field(tr("Interests"), self.interests))
        layout.addWidget(Field(tr("Notes"), self.notes))
        layout.addStretch(1)
        return form

    # Filling

    @property
    def is_new(self) -> bool:
        """Whether a new expert is being made."""
        return self._is_open and self._record is None

    def start(self) -> None:
        """A new expert."""
        self.put_aside()
        self._fill(None, None)
        self.name.setFocus()

    def edit(self, record: Expert, image: QImage | None = None) -> None:
        """Changes an expert."""
        self.put_aside()
        self._fill(record, image)

    def refresh(self, record: Expert, image: QImage | None) -> None:
        """Shows the expert as he is now, unless something was typed."""
        if self._has_changes:
            self._show_picture(record.name, image)
        else:
            self._fill(record, image)

    def _fill(self, record: Expert | None, image: QImage | None) -> None:
        self._record = record
        self._busy, self._is_open = False, True
        self._say("")
        self._name.set_note("")
        self.heading.setText(tr("Expert") if record else tr("New expert"))
        for line, value in (
            (self.name, record and record.name),
            (self.affiliation, record and record.affiliation),
            (self.field, record and record.field),
        ):
            line.setText(value or "")
        self.interests.set_text(record.interests if record else "")
        self.notes.set_text(record.notes if record else "")
        self.picture_part.setVisible(record is not None)
        self._show_picture(record.name if record else "", image)
        self.form.begin()
        self.contested.show_record(record.id if record else "", self._places)

    def _show_picture(self, name: str, image: QImage | None) -> None:
        self.portrait.show_person(name, image)
        self.remove_button.setVisible(image is not None)

    def _title(self) -> str:
        return self.name.text().strip() or tr("no name yet")

    # Pictures

    def choose_picture(self) -> None:
        """Asks for a file."""
        kinds = tr("Pictures (*.png *.jpg *.jpeg)")
        name, _ = QFileDialog.getOpenFileName(self, tr("Choose a picture"), "", kinds)
        if name:
            self.take_file(Path(name))

    def paste_picture(self) -> None:
        """Takes the copied picture, or the copied file."""
        if not self._take_mime(QGuiApplication.clipboard().mimeData()):
            self._say(tr("No picture was copied."))

    def take_file(self, path: Path) -> None:
        """Takes a picture from a file, read away from the main thread."""
        self._keep(path)

    def _take_mime(self, data: QMimeData | None) -> bool:
        files = files_in(data) if data is not None else []
        if files:
            self.take_file(files[0])
            return True
        image = data.imageData() if data is not None and data.hasImage() else None
        if not isinstance(image, QImage) or image.isNull():
            return False
        self._keep(image.copy())
        return True

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        data = event.mimeData()
        if self.record is not None and (data.hasImage() or files_in(data)):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if self._take_mime(event.mimeData()):
            event.acceptProposedAction()

    def _keep(self, picture: Path | QImage | None) -> None:
        record = self.record
        if record is None:
            return
        self._say("")

        def work(session: CaseSession) -> Expert:
            if picture is None:
                return assessments.set_picture(session, record.id, None)
            data = png_of(picture) if isinstance(picture, QImage) else pictures.read_picture(picture)
            return assessments.set_picture(session, record.id, data)

        self._workspace.act(self, "Set picture", work, self._kept, self._failed)

    def _kept(self, record: Expert) -> None:
        if self._record is not None and self._record.id == record.id:
            self._record = record
        text = tr("Picture kept.") if record.picture else tr("Picture removed.")
        self._workspace.tell_done(text)

    # Saving

    def save(self) -> None:
        """Checks the name and hands the fields to the services."""
        if self._busy or not self._is_open:
            return
        if not self.name.text().strip():
            self._name.set_note(tr("An expert has a name."), wrong=True)
            self.name.setFocus()
            return
        record, values = self._record, self._values()
        self._busy = True

        def work(session: CaseSession) -> str:
            if record is None:
                return assessments.add_expert(session, **values).id
            return assessments.edit_expert(session, record.id, **values).id

        self._workspace.act(self, "Save expert", work, self._done, self._failed)

    def _values(self) -> dict[str, Value]:
        return {
            "name": " ".join(self.name.text().split()),
            "affiliation": self.affiliation.text().strip() or None,
            "field": self.field.text().strip() or None,
            "interests": self.interests.text or None,
            "notes": self.notes.text or None,
        }

    def _done(self, id: str) -> None:
        self._saved(tr("Expert changed.") if self._record else tr("Expert added."))
        self.saved.emit(id)
