# SPDX-License-Identifier: Apache-2.0
"""Words on a record, such as its tags: chips in lines that wrap, taken away by a key or a click, added by typing."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from briefing_app.ui import theme
from briefing_app.ui.i18n import tr
from briefing_app.ui.theme import Size, Space
from briefing_app.ui.theme.style import rounded
from briefing_app.ui.theme.writing import draw_text
from briefing_app.ui.widgets.basic import DrawnButton
from briefing_app.ui.widgets.chips import HEIGHT, Flow
from briefing_app.ui.widgets.inputs import Line

_CROSS = 16
_WIDEST = 260


class WrappingLayout(Flow):
    """A flow that takes what width there is: what is wider than its line gives way."""

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal | Qt.Orientation.Vertical

    def sizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(200))

    def minimumSize(self) -> QSize:
        return QSize(60, HEIGHT)


class WordChip(QAbstractButton):
    """One word. Delete, Backspace or a click on its cross take it away."""

    removed = Signal(str)

    def __init__(self, word: str, *, fixed: bool) -> None:
        super().__init__()
        self._fixed = fixed
        self.setText(word)
        self.setAccessibleName(word)
        if not fixed:
            self.setAccessibleDescription(tr("Delete takes it away"))
            self.setToolTip(tr("Delete takes it away"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        width = QFontMetrics(theme.interface(Size.LABEL)).horizontalAdvance(self.text()) + 2 * Space.S + 2
        return QSize(min(_WIDEST, width + (0 if self._fixed else _CROSS)), HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and not self._fixed:
            self.removed.emit(self.text())
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self._fixed and self._cross().contains(event.position().toPoint()):
            self.removed.emit(self.text())
        super().mouseReleaseEvent(event)

    def _cross(self) -> QRect:
        wide = _CROSS + Space.XS
        left = 0 if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else self.width() - wide
        return QRect(left, 0, wide, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.colours()
        painter = QPainter(self)
        focus = self.hasFocus()
        line = colours.accent if focus else colours.line
        fill = colours.hover if self.underMouse() else colours.panel
        rounded(painter, self.rect(), fill=fill, line=line, width=2.0 if focus else 1.0, radius=HEIGHT / 2)
        painter.setFont(theme.interface(Size.LABEL))
        painter.setPen(colours.text)
        room = 0 if self._fixed else _CROSS
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        area = self.rect().adjusted(Space.S + 1 + (room if mirrored else 0), 0, -Space.S - (0 if mirrored else room), 0)
        shown = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, area.width() + 2)
        draw_text(painter, area, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter, shown)
        if not self._fixed:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(colours.text if self.underMouse() or focus else colours.dim, 1.3))
            cross = self._cross()
            middle = QPointF(cross.center().x() + (2 if mirrored else -1), cross.center().y() + 0.5)
            for way in (1, -1):
                painter.drawLine(middle + QPointF(-3, -3 * way), middle + QPointF(3, 3 * way))


class _AddChip(DrawnButton):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.setText(f"+ {text}")
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        width = QFontMetrics(theme.interface(Size.LABEL)).horizontalAdvance(self.text()) + 2 * Space.S
        return QSize(width, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.colours()
        painter = QPainter(self)
        if self.hasFocus() or self.underMouse():
            line = colours.accent if self.hasFocus() else colours.line
            rounded(
                painter, self.rect(), fill=None, line=line, width=2.0 if self.hasFocus() else 1.0, radius=HEIGHT / 2
            )
        painter.setFont(theme.interface(Size.LABEL))
        painter.setPen(colours.accent)
        draw_text(painter, self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())


class WordChips(QWidget):
    """The words of one kind on a record. Asks for each change; shows what it is given."""

    added = Signal(str)
    removed = Signal(str)
    typing_began = Signal()
    """Somebody is about to add a word: the time to offer known ones with ``complete_with``."""

    def __init__(self, name: str, add: str) -> None:
        super().__init__()
        self._words: tuple[str, ...] = ()
        self._fixed = False
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._layout = WrappingLayout(self)
        self.add_button = _AddChip(add)
        self.add_button.clicked.connect(self.begin)
        self.line = Line(add, add)
        self.line.setMinimumHeight(HEIGHT)
        self.line.setFixedSize(160, HEIGHT + 2)
        self.line.hide()
        self.line.installEventFilter(self)
        self._layout.addWidget(self.add_button)
        self._layout.addWidget(self.line)

    @property
    def words(self) -> tuple[str, ...]:
        return self._words

    @property
    def chips(self) -> list[WordChip]:
        return [chip for chip in self.findChildren(WordChip) if not chip.isHidden()]

    def show_words(self, shown: Sequence[str], *, fixed: bool = False) -> None:
        """Shows these words; ``fixed``: they cannot be changed now."""
        self.line.hide()
        self.line.clear()
        self.add_button.setVisible(not fixed)
        if tuple(shown) == self._words and fixed == self._fixed:
            return
        had_keyboard = any(chip.hasFocus() for chip in self.chips)
        for chip in self.chips:
            self._layout.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._words, self._fixed = tuple(shown), fixed
        ends = [self._layout.takeAt(0) for _ in range(self._layout.count())]
        for word in shown:
            chip = WordChip(word, fixed=fixed)
            chip.removed.connect(self.removed)
            self._layout.addWidget(chip)
            chip.show()
        for end in ends:
            if end is not None:
                self._layout.addItem(end)
        if had_keyboard and not fixed:
            self.add_button.setFocus()
        self.updateGeometry()

    def begin(self) -> None:
        """Lets one type a word."""
        self.add_button.hide()
        self.line.show()
        self.line.setFocus()
        self.typing_began.emit()

    def complete_with(self, known: Sequence[str]) -> None:
        """Words to choose from while typing."""
        self.line.complete_with([word for word in known if word not in self._words])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Return adds the word, Esc and leaving the line let it be."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                word = " ".join(self.line.text().split())
                self._end(keyboard=True)
                if word:
                    self.added.emit(word)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self._end(keyboard=True)
                return True
        elif event.type() == QEvent.Type.FocusOut and not self.line.text().strip():
            self._end(keyboard=False)
        return False

    def _end(self, *, keyboard: bool) -> None:
        self.line.clear()
        self.line.hide()
        self.add_button.setVisible(not self._fixed)
        if keyboard:
            self.add_button.setFocus()
