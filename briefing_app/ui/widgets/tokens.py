# SPDX-License-Identifier: Apache-2.0
"""Several short texts in one field, each a chip: tags, and what a claim speaks of."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QSizePolicy, QWidget

from briefing_app.ui import theme
from briefing_app.ui.i18n import tr, trn
from briefing_app.ui.theme import Size, Space
from briefing_app.ui.theme.style import field_frame
from briefing_app.ui.theme.writing import draw_shortened
from briefing_app.ui.widgets.recall import Recall

CHIP_HEIGHT = 22
LEAST_LINE = 60
LONGEST_CHIP = 220
SEPARATORS = (",", "،", "、", ";")


class _Chip(QAbstractButton):
    """One entered text; pressing it or Delete takes it out."""

    key = Signal(object, object)

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setToolTip(tr("Delete or a click on the cross removes it"))
        self.setAccessibleName(text)
        self.setAccessibleDescription(tr("Delete removes it."))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setFont(theme.interface(Size.LABEL))

    def sizeHint(self) -> QSize:
        width = QFontMetrics(self.font()).horizontalAdvance(self.text())
        return QSize(min(width + 2, LONGEST_CHIP) + 30, CHIP_HEIGHT)

    @property
    def cross(self) -> QRect:
        """Where the cross is."""
        side = QRect(self.width() - 20, 0, 20, self.height())
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            side.moveLeft(0)
        return side

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.key.emit(self, event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(colours.accent_soft)
        painter.setPen(QPen(colours.accent if self.hasFocus() else colours.accent_soft, 1.5))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75), 4, 4)
        painter.setFont(self.font())
        painter.setPen(colours.text)
        cross = self.cross
        words = self.rect().adjusted(9, 0, -21, 0) if cross.left() else self.rect().adjusted(21, 0, -9, 0)
        draw_shortened(painter, words, self.text())
        painter.setPen(QPen(colours.text if self.underMouse() or self.hasFocus() else colours.dim, 1.3))
        middle = QRectF(cross).center()
        for step in (1, -1):
            painter.drawLine(
                round(middle.x() - 3), round(middle.y() - 3 * step), round(middle.x() + 3), round(middle.y() + 3 * step)
            )


class TokenField(QWidget):
    """Return or a comma makes a chip of what was typed, Backspace in the empty line takes the last one out, the arrow
    keys go from chip to chip. A name that the case knows is taken in its spelling."""

    value_changed = Signal(object)

    def __init__(self, name: str, placeholder: str = "") -> None:
        super().__init__()
        self._chips: list[_Chip] = []
        self._known: dict[str, str] = {}
        self._placeholder = placeholder
        self.setAccessibleName(name)
        self.line = QLineEdit(self)
        self.line.setFrame(False)
        self.line.setAccessibleName(name)
        self.line.setPlaceholderText(placeholder)
        self.line.installEventFilter(self)
        self.recall = Recall(self.line)
        self.recall.list.activated.connect(lambda _: self.take())
        completer = self.line.completer()
        if completer is not None:
            completer.activated.connect(lambda _: self.take(), Qt.ConnectionType.QueuedConnection)  # after the line
        self.line.textEdited.connect(self._edited)
        self.line.returnPressed.connect(self._returned)  # comes past the filter where a list is open
        self.setFocusProxy(self.line)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    # Contents

    @property
    def value(self) -> list[str]:
        """The texts in order, with what stands in the line as the last."""
        pending = self._spelled(self.line.text())
        texts = [chip.text() for chip in self._chips]
        return [*texts, pending] if pending and pending not in texts else texts

    def set_value(self, texts: Iterable[str] | None) -> None:
        """Shows these texts instead."""
        while self._chips:
            self._drop(self._chips[-1])
        self.line.clear()
        for text in texts or ():
            self._add(text)
        self._changed()

    def offer(self, recent: Sequence[str], known: Sequence[str] = ()) -> None:
        """The texts that the case knows, and those used last."""
        self._known = {text.casefold(): text for text in (*known, *recent)}
        self.recall.offer(recent, known)

    def take(self) -> None:
        """Makes a chip of what stands in the line."""
        text = self._spelled(self.line.text())
        self.line.clear()
        if text:
            self.recall.note(text)
            self._add(text)
            self._changed()

    def _spelled(self, text: str) -> str:
        cleaned = " ".join(text.split()).strip(",;،、 ")
        return self._known.get(cleaned.casefold(), cleaned)

    def _add(self, text: str) -> None:
        if text.casefold() in {chip.text().casefold() for chip in self._chips}:
            return
        chip = _Chip(text, self)
        chip.key.connect(self._chip_key)
        chip.installEventFilter(self)
        chip.show()
        self._chips.append(chip)

    def _drop(self, chip: _Chip) -> None:
        self._chips.remove(chip)
        chip.hide()
        chip.deleteLater()

    def _returned(self) -> None:
        popup = self.line.completer().popup()
        if popup is None or not (popup.isVisible() and popup.currentIndex().isValid()):
            self.take()

    def _edited(self, text: str) -> None:
        if text and text[-1] in SEPARATORS:
            self.take()
        self.value_changed.emit(self.value)

    def _changed(self) -> None:
        count = len(self._chips)
        said = ", ".join(chip.text() for chip in self._chips)
        description = trn(count, "{n} entered: {names}", "{n} entered: {names}", names=said) if count else ""
        self.line.setAccessibleDescription(description)
        self.line.setPlaceholderText("" if count else self._placeholder)
        self.updateGeometry()
        self._arrange(self.width())
        self.value_changed.emit(self.value)

    # Keys and pointer

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.line:
            if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                return self._line_key(event)
            if event.type() == QEvent.Type.FocusOut and isinstance(event, QFocusEvent):
                if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
                    self.take()
                self.update()
            elif event.type() == QEvent.Type.FocusIn:
                self.update()
        elif isinstance(watched, _Chip) and isinstance(event, QMouseEvent):
            released = event.type() == QEvent.Type.MouseButtonRelease
            if released and watched.cross.contains(event.position().toPoint()):
                self._remove(watched)
                return True
        return False

    def _line_key(self, event: QKeyEvent) -> bool:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        is_empty = not self.line.text()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.take()
            return not is_empty
        if not (self._chips and self.line.cursorPosition() == 0 and not self.line.hasSelectedText()):
            return False
        if event.key() == Qt.Key.Key_Backspace and is_empty:
            self._remove(self._chips[-1])
            return True
        if event.key() == self._back_key:
            self._chips[-1].setFocus()
            return True
        return False

    @property
    def _back_key(self) -> Qt.Key:
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return Qt.Key.Key_Right if mirrored else Qt.Key.Key_Left

    def _chip_key(self, chip: _Chip, event: QKeyEvent) -> None:
        place = self._chips.index(chip)
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._remove(chip)
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._go(place + (-1 if event.key() == self._back_key else 1))
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go(0 if event.key() == Qt.Key.Key_Home else len(self._chips))
        elif event.text() and event.text().isprintable() and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            self.line.setFocus()
            self.line.setText(event.text())
        else:
            event.ignore()

    def _go(self, place: int) -> None:
        target: QWidget = self._chips[max(0, place)] if place < len(self._chips) else self.line
        target.setFocus()

    def _remove(self, chip: _Chip) -> None:
        place = self._chips.index(chip)
        was_here = chip.hasFocus()
        self._drop(chip)
        if was_here:
            self._go(min(place, len(self._chips)))
        self._changed()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.line.setFocus()

    # Place

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(width, quiet=True)

    def sizeHint(self) -> QSize:
        return QSize(160, self._arrange(max(self.width(), 160), quiet=True))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, CHIP_HEIGHT + Space.S)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange(event.size().width())

    def _arrange(self, width: int, *, quiet: bool = False) -> int:
        """Puts the chips and the line in rows; returns the height that this takes."""
        gap = int(Space.XS)
        room = width - 2 * gap
        x, y = gap, gap
        places: list[tuple[QWidget, QRect]] = []
        for chip in self._chips:
            size = chip.sizeHint().boundedTo(QSize(room, CHIP_HEIGHT))
            if x > gap and x + size.width() > room:
                x, y = gap, y + CHIP_HEIGHT + gap
            places.append((chip, QRect(QPoint(x, y), size)))
            x += size.width() + gap
        if x > gap and room - x < LEAST_LINE:
            x, y = gap, y + CHIP_HEIGHT + gap
        places.append((self.line, QRect(x, y, room - x + gap, CHIP_HEIGHT)))
        if not quiet:
            mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            for widget, area in places:
                widget.setGeometry(area.translated(width - area.right() - area.left() - 1, 0) if mirrored else area)
        return y + CHIP_HEIGHT + gap

    def paintEvent(self, event: QPaintEvent) -> None:
        focused = self.line.hasFocus() or any(chip.hasFocus() for chip in self._chips)
        field_frame(QPainter(self), self.rect(), focused=focused)
