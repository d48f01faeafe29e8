# SPDX-License-Identifier: Apache-2.0
"""The picture of a part: chosen from a file or dropped here, with the words for those who cannot see it."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from briefing_app.domain.records import Block
from briefing_app.services import blocks, pictures
from briefing_app.services.session import CaseSession
from briefing_app.ui import theme
from briefing_app.ui.dialogs import files
from briefing_app.ui.i18n import tr
from briefing_app.ui.intake import files_in
from briefing_app.ui.tasks import Task
from briefing_app.ui.theme import Size, Space
from briefing_app.ui.theme.style import rounded
from briefing_app.ui.theme.writing import draw_text
from briefing_app.ui.widgets.basic import Field, Tone, Words, button, column, row
from briefing_app.ui.widgets.inputs import TextBox
from briefing_app.ui.widgets.portrait import png_of, read_image
from briefing_app.ui.workspace import Workspace

SHOWN, LARGEST = 1200, 4000
"""Pixels of the longer side: as it is shown here, and of a picture that comes without a file."""


class _Frame(QWidget):
    """The picture as large as there is room, or the words that say how one comes here."""

    dropped = Signal(object)
    """A path, or a QImage."""

    def __init__(self) -> None:
        super().__init__()
        self.image: QImage | None = None
        self.said = ""
        self.setAcceptDrops(True)
        self.setMinimumHeight(140)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.colours()
        painter = QPainter(self)
        rounded(painter, self.rect(), fill=colours.sunk, line=colours.line)
        room = QRectF(self.rect()).adjusted(Space.S, Space.S, -Space.S, -Space.S)
        if self.image is None:
            painter.setPen(colours.dim)
            painter.setFont(theme.interface())
            draw_text(painter, room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self.said)
            return
        size = self.image.size().scaled(room.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
        area = QRectF(0, 0, size.width(), size.height())
        area.moveCenter(room.center())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(area, self.image)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        found = _dropped(event.mimeData())
        if found is not None:
            event.acceptProposedAction()
            self.dropped.emit(found)


def _dropped(data: QMimeData) -> Path | QImage | None:
    dropped = files_in(data)
    if len(dropped) == 1:
        return dropped[0]
    image = data.imageData() if data.hasImage() else None
    return image if isinstance(image, QImage) else None


class PartPicture(QWidget):
    """A picture is only taken together with its words, so the words come first."""

    picture_given = Signal(str, object, str)
    """The part's key, the bytes, and what is to be seen in it."""
    edited = Signal(str, object)
    """The part's key, the fields that differ."""
    failed = Signal(object)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._block: Block | None = None
        self._waiting: bytes | None = None
        self.frame = _Frame()
        self.words = TextBox(2, 4, tr("What is to be seen in it, for those who cannot see it"))
        self._words = Field(tr("In words (required)"), self.words)
        self.choose_button = button(tr("Choose a file…"), self.choose, icon="folder")
        self.note = Words("", Size.LABEL, Tone.DIM, wrap=True)
        layout = column(self, Space.L, Space.M)
        layout.addWidget(self.frame, 1)
        layout.addLayout(row(self.choose_button, None))
        layout.addWidget(self._words)
        layout.addWidget(self.note)
        self.note.setText(tr("The heading above is printed as its caption."))
        self.frame.dropped.connect(self.take)
        self.words.installEventFilter(self)

    def show_block(self, block: Block, *, may_change: bool) -> None:
        """Shows a part; what somebody is typing for the same one, or has chosen for it, is left alone."""
        former, self._block = self._block, block
        same = former is not None and former.id == block.id
        self.words.setReadOnly(not may_change)
        self.choose_button.setEnabled(may_change)
        self.frame.setAcceptDrops(may_change)
        if not same:
            self._waiting = None
            self._words.set_note("")
        if not same or (former is not None and former.alternative != block.alternative):
            self.words.set_text(block.alternative)
        if not same or former is None or former.picture != block.picture:
            self._show_image(None, "" if block.picture else self._how())
            self._read()

    @staticmethod
    def _how() -> str:
        return tr("Drop a picture here, PNG or JPEG, or choose a file")

    def _show_image(self, image: QImage | None, said: str) -> None:
        self.frame.image, self.frame.said = image, said
        self.frame.setAccessibleName(self.words.text or said)
        self.frame.update()

    def _read(self) -> None:
        block = self._block
        if block is None or not block.picture:
            return

        def read(session: CaseSession) -> QImage | None:
            data = blocks.picture_of(session, block.report, block.id)
            return read_image(data, SHOWN, pictures.MOST_BYTES_IN_REPORT) if data is not None else None

        def take(image: QImage | None) -> None:
            if self._block is not None and self._block.id == block.id:
                self._show_image(image, tr("This copy of the case does not hold the picture."))

        self._workspace.read(self, read, take, key="picture")

    def choose(self) -> None:
        path = files.picture_to_add(self)
        if path is not None:
            self.take(path)

    def take(self, found: Path | QImage) -> None:
        """Reads a picture beside everything else; it is kept once there are words for it."""

        def read(task: Task) -> tuple[bytes, QImage | None]:
            most = pictures.MOST_BYTES_IN_REPORT
            data = pictures.read_picture(found, most) if isinstance(found, Path) else png_of(found, LARGEST)
            return pictures.checked_picture(data, most), read_image(data, SHOWN, most)

        def took(result: tuple[bytes, QImage | None]) -> None:
            self._waiting, image = result
            self._show_image(image, tr("The picture cannot be shown here."))
            self.commit()
            if self._waiting is not None:
                self._words.set_note(tr("Say in words what is to be seen in it; then it is kept."), wrong=True)
                self.words.setFocus()

        self._workspace.runner.in_pool(Task("Reading", read, self, took, self.failed.emit))

    def commit(self) -> None:
        """Tells of a picture that has its words, or of other words for the one that is there."""
        block, text = self._block, self.words.text
        if block is None or self.words.isReadOnly():
            return
        if self._waiting is not None and text.strip():
            data, self._waiting = self._waiting, None
            self._words.set_note("")
            self._block = replace(block, alternative=text)
            self.picture_given.emit(block.id, data, text)
        elif self._waiting is None and text != (block.alternative or ""):
            if block.picture and not text.strip():
                self._words.set_note(tr("A picture needs words for those who cannot see it."), wrong=True)
                return
            self._words.set_note("")
            self._block = replace(block, alternative=text or None)
            self.edited.emit(block.id, {"alternative": text or None})

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.commit()
        return False
