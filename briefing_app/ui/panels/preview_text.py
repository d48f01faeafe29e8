# SPDX-License-Identifier: Apache-2.0
"""The text of the preview, and which parts of a report's HTML are to be seen first."""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from re import compile as compile_pattern

from PySide6.QtCore import QByteArray, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QImage,
    QPainter,
    QPaintEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QFrame, QTextBrowser

from briefing_app.report.docx_text import clean
from briefing_app.report.html import SCREEN_WIDTH
from briefing_app.ui import theme
from briefing_app.ui.i18n import tr
from briefing_app.ui.theme import Space
from briefing_app.ui.theme.style import rounded

PICTURE = "data:image/png;base64,iVBORw0KGgo"  # with the first letters that every PNG has
LARGEST_PICTURE = 16 * 1024 * 1024  # letters of its address
AT_ONCE = 12_000
"""Letters of notes that are laid out in one go, in about 10 ms."""
_SECTION = '<a name="section:'
_CALL = compile_pattern(r'href="#note(\d+)"')
_NOTE = compile_pattern(r'<p style="font-size:small;"><a name="note(\d+)"></a>.*?</p>')
_CLOSING = "</body></html>"


@dataclass(frozen=True, slots=True)
class Pieces:
    """HTML in parts. ``opening``: from the beginning to the tag of the body, which each part needs for its colours."""

    opening: str
    first: str
    later: tuple[str, ...] = ()


class PreviewText(QTextBrowser):
    """The text alone. A long one comes in parts, so that the window is never held up."""

    shown = Signal()
    """Another text is there, as far as it comes at once."""

    def __init__(self) -> None:
        super().__init__()
        self._pieces = Pieces("", "")
        self._later: list[str] = []
        self._place: int | None = None
        self._next = QTimer(self, interval=0)
        self._next.timeout.connect(self._append)
        self.setUndoRedoEnabled(False)
        self.setAccessibleName(tr("Preview of the report"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.anchorClicked.connect(lambda url: self.scrollToAnchor(url.fragment()))
        # Links are for the pointer: with the keyboard, Tab would stop at every note before it leaves the preview.
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(
            flags.TextSelectableByMouse | flags.TextSelectableByKeyboard | flags.LinksAccessibleByMouse
        )
        self.setTabChangesFocus(True)
        self.document().setDefaultFont(theme.reading(15))
        self.document().setDocumentMargin(Space.XL)
        # The document is as wide as the window lets it be; a bar for its last pixel would hide a line of text.
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_pieces(self, pieces: Pieces, *, stays: bool) -> None:
        """Shows what is to be seen first and lets the rest follow. ``stays``: at the place where one is.

        Until the text reaches down to that place, what was painted before stays in view.
        """
        if pieces == self._pieces:
            return
        place = self.verticalScrollBar().value() if self._place is None else self._place
        self._pieces, self._later, self._place = pieces, list(pieces.later), place if stays else 0
        self.viewport().setUpdatesEnabled(False)
        self.setHtml(f"{pieces.opening}{pieces.first}{_CLOSING}")
        self._go_to_place()
        self._next.start()
        self.shown.emit()

    def _go_to_place(self) -> None:
        """Scrolls to where one was as soon as the text is that long, or has no more parts."""
        bar = self.verticalScrollBar()
        if self._place is not None and (bar.maximum() >= self._place or not self._later):
            bar.setValue(self._place)
            self._place = None
            self.viewport().setUpdatesEnabled(True)

    def tells(self, words: str) -> bool:
        """Whether these words, without marks of HTML in them, stand in what is shown."""
        return words in self._pieces.first

    def clear(self) -> None:
        self._pieces, self._later = Pieces("", ""), []
        super().clear()
        self._go_to_place()

    def _append(self) -> None:
        if not self._later:
            self._next.stop()
            return
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertBlock(QTextBlockFormat(), QTextCharFormat())
        cursor.insertHtml(f"{self._pieces.opening}{self._later.pop(0)}{_CLOSING}")
        self._go_to_place()

    def loadResource(self, type: int, name: QUrl | str) -> object:
        """The pictures that the page itself holds, and nothing else, so that Qt looks for no file either."""
        if type == QTextDocument.ResourceType.ImageResource.value:
            return _picture_in(QUrl(name).toString(), self.devicePixelRatioF())
        return QByteArray()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self.viewport())
            area = self.viewport().rect().adjusted(1, 1, -1, -1)
            rounded(painter, area, fill=None, line=theme.colours().accent, width=1.5)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()


def _picture_in(address: str, ratio: float) -> QImage | QByteArray:
    """A PNG that is written out in its address, smoothly brought to its size on the screen; nothing for any other."""
    if not address.startswith(PICTURE) or len(address) > LARGEST_PICTURE:
        return QByteArray()
    data = address.partition(",")[2].encode("ascii", "replace")
    image = QImage.fromData(QByteArray.fromBase64(QByteArray(data)))
    if image.isNull():
        return QByteArray()
    return image.scaledToWidth(round(SCREEN_WIDTH * ratio), Qt.TransformationMode.SmoothTransformation)


def whole(html: str) -> Pieces:
    """Everything; the notes follow."""
    opening, body = _parted(html)
    found = list(_NOTE.finditer(body))
    if not found:
        return Pieces(opening, body)
    end = body[found[-1].end() :]
    return Pieces(opening, body[: found[0].start()], (*_in_turns(match[0] for match in found), *([end] if end else ())))


def section(html: str, level: int, heading: str) -> Pieces:
    """One section with the notes that it calls."""
    opening, body = _parted(html)
    part = part_of(html, level, heading)
    called = set(_CALL.findall(part))
    notes = [match[0] for match in _NOTE.finditer(body) if match[1] in called]
    return Pieces(opening, part, tuple(_in_turns(["<hr>", *notes] if notes else [])))


def beginning(html: str) -> Pieces:
    """From the title to the end of the first section."""
    opening, body = _parted(html)
    first = body.find(_SECTION)
    second = body.find(_SECTION, first + 1) if first >= 0 else -1
    return Pieces(opening, body[: second if second >= 0 else len(body)])


def part_of(html: str, level: int, heading: str) -> str:
    """A section within the whole, from its anchor to the next; empty where it is not there."""
    start = html.find(f'{_SECTION}{escape(clean(f"{level}:{heading}"))}"')
    end = html.find(_SECTION, start + 1)
    if start >= 0 and end < 0:
        notes = _NOTE.search(html, start)
        end = notes.start() if notes is not None else html.find(_CLOSING)
    return html[start:end] if start >= 0 and end >= 0 else ""


def first_note(html: str) -> int:
    """The number of the first note that is called; 1 where none is."""
    found = _CALL.search(html)
    return int(found[1]) if found else 1


def _parted(html: str) -> tuple[str, str]:
    """Up to the tag of the body, and what is in the body."""
    start = html.find(">", html.find("<body")) + 1
    return html[:start], html[start:].removesuffix(_CLOSING)


def _in_turns(parts: Iterator[str] | list[str]) -> Iterator[str]:
    """Parts put together until they are as long as what is laid out in one go."""
    held: list[str] = []
    size = 0
    for part in parts:
        held.append(part)
        size += len(part)
        if size >= AT_ONCE:
            yield "".join(held)
            held, size = [], 0
    if held:
        yield "".join(held)
