# SPDX-License-Identifier: Apache-2.0
"""Labels, buttons, surfaces and rows of fields: the small parts that every page is made of."""

from collections.abc import Callable
from enum import StrEnum
from typing import cast

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from briefing_app.ui import theme, words
from briefing_app.ui.theme import Size, Space
from briefing_app.ui.theme.writing import draw_text


class Tone(StrEnum):
    """How a word is written. Each is a palette role, so that it follows the theme."""

    NORMAL = "normal"
    DIM = "dim"
    ACCENT = "accent"
    ALARM = "alarm"


_TONES = {
    Tone.NORMAL: QPalette.ColorRole.WindowText,
    Tone.DIM: QPalette.ColorRole.PlaceholderText,
    Tone.ACCENT: QPalette.ColorRole.Link,
    Tone.ALARM: QPalette.ColorRole.BrightText,
}


class Words(QLabel):
    """A label of plain text in a size and a tone."""

    def __init__(
        self,
        text: str = "",
        size: Size = Size.BODY,
        tone: Tone = Tone.NORMAL,
        *,
        bold: bool = False,
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(theme.interface(size, bold=bold))
        self.set_tone(tone)
        self.setWordWrap(wrap)

    def set_tone(self, tone: Tone) -> None:
        self.setForegroundRole(_TONES[tone])


class ElidedWords(Words):
    """A label that gives way: shortened with an ellipsis, the whole text in the tool tip."""

    def set_text(self, text: str) -> None:
        self.setText(text)
        self.setToolTip(words.tip(text))

    def minimumSizeHint(self) -> QSize:
        return QSize(24, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        draw_text(painter, self.rect(), self.alignment() | Qt.AlignmentFlag.AlignVCenter, text)


class Surface(QFrame):
    """A plain area in one role's colour with lines on some of its sides: top, bottom, leading (l), trailing (r)."""

    def __init__(self, role: str = "panel", sides: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._role = role
        self._sides = sides

    def set_role(self, role: str) -> None:
        self._role = role
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.colours()
        painter = QPainter(self)
        area = self.rect()
        painter.fillRect(area, colours.role(self._role))
        painter.setPen(colours.line)
        if "t" in self._sides:
            painter.drawLine(area.topLeft(), area.topRight())
        if "b" in self._sides:
            painter.drawLine(area.bottomLeft(), area.bottomRight())
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        if ("r" if mirrored else "l") in self._sides:
            painter.drawLine(area.topLeft(), area.bottomLeft())
        if ("l" if mirrored else "r") in self._sides:
            painter.drawLine(area.topRight(), area.bottomRight())


class Floating(QFrame):
    """A panel that lies over others, within a line that sets it off."""

    def __init__(self, parent: QWidget | None = None, flags: Qt.WindowType = Qt.WindowType.Widget) -> None:
        super().__init__(parent, flags)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # what lies beneath is not painted with it

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.colours()
        painter = QPainter(self)
        painter.fillRect(self.rect(), colours.panel)
        painter.setPen(colours.strong_line)
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


def button(
    text: str,
    clicked: Callable[[], object] | None = None,
    *,
    main: bool = False,
    flat: bool = False,
    icon: str = "",
    tip: str = "",
) -> QPushButton:
    """A push button; ``main`` is the one that the page is for."""
    result = QPushButton(text)
    result.setProperty("main", main)
    result.setFlat(flat)
    result.setAutoDefault(True)  # Return presses it
    result.setCursor(Qt.CursorShape.PointingHandCursor)
    result.setFont(theme.interface(bold=main))
    result.setAccessibleName(text)
    if icon:
        result.setIcon(theme.icon(icon, "on_accent" if main else "dim"))
    if tip:
        result.setToolTip(tip)
    if clicked is not None:
        result.clicked.connect(lambda _=False: clicked())
    return result


def pressed_by_return(pressed: QAbstractButton, event: QKeyEvent) -> bool:
    """Return presses a button as Space does; not every platform does that by itself."""
    is_return = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not (
        event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    )
    if is_return:
        pressed.click()
    return is_return


class DrawnButton(QAbstractButton):
    """A button that draws itself: the Tab key reaches it, Return presses it, the pointer over it has it drawn anew."""

    def __init__(self, text: str = "") -> None:
        super().__init__()
        self.setText(text)
        self.setAccessibleName(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not pressed_by_return(self, event):
            super().keyPressEvent(event)


class _IconButton(QToolButton):
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not pressed_by_return(self, event):
            super().keyPressEvent(event)


def icon_button(icon: str, name: str, clicked: Callable[[], object] | None = None) -> QToolButton:
    """A button without text; its name is its tool tip and what a screen reader says."""
    result = _IconButton()
    result.setAutoRaise(True)
    result.setIcon(theme.icon(icon))
    result.setIconSize(QSize(18, 18))
    result.setToolTip(name)
    result.setAccessibleName(name)
    result.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    if clicked is not None:
        result.clicked.connect(lambda _=False: clicked())
    return result


class LinkButton(QPushButton):
    """Words that act: drawn as a link, reached and pressed as a button."""

    def __init__(self, text: str, clicked: Callable[[], object] | None = None, *, role: str = "accent") -> None:
        super().__init__(text)
        self._role = role
        self.setFlat(True)
        self.setAutoDefault(True)  # Return presses it
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)
        if clicked is not None:
            self.clicked.connect(lambda _=False: clicked())

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + 6, metrics.height() + 6)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.colours()
        painter = QPainter(self)
        font = self.font()
        font.setUnderline(self.underMouse() or self.hasFocus())
        painter.setFont(font)
        painter.setPen(colours.role(self._role) if self.isEnabled() else colours.dim)
        draw_text(painter, self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        if self.hasFocus():
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


class Field(QWidget):
    """A label over an editor, and under it a note that says more, or what is wrong."""

    def __init__(self, label: str, editor: QWidget, note: str = "") -> None:
        super().__init__()
        self.editor = editor
        self.caption = Words(label, Size.LABEL, Tone.DIM)
        self.caption.setBuddy(editor)
        if not editor.accessibleName():
            editor.setAccessibleName(label)
        self._note = Words(note, Size.LABEL, Tone.DIM, wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.XS)
        for part in (self.caption, editor, self._note):
            layout.addWidget(part)
        self._note.setVisible(bool(note))  # not before it has a place: it would be a window of its own

    def set_note(self, text: str, *, wrong: bool = False) -> None:
        """Words under the field; ``wrong`` puts them in the colour of a contradiction, with a sign."""
        self._note.setText(f"✕ {text}" if wrong and text else text)
        self._note.set_tone(Tone.ALARM if wrong else Tone.DIM)
        self._note.setVisible(bool(text))
        self.editor.setAccessibleDescription(text)

    @property
    def note(self) -> str:
        return self._note.text()


def column(parent: QWidget | None, margin: int = 0, spacing: int = Space.S) -> QVBoxLayout:
    """A vertical layout on a widget, or for a place in another layout."""
    layout = QVBoxLayout() if parent is None else QVBoxLayout(parent)
    layout.setContentsMargins(margin, margin, margin, margin)
    layout.setSpacing(spacing)
    return layout


def row(*parts: QWidget | int | None, spacing: int = Space.S) -> QHBoxLayout:
    """A horizontal layout: widgets, pixels of space, or None for a stretch."""
    layout = QHBoxLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)
    for part in parts:
        if part is None:
            layout.addStretch(1)
        elif isinstance(part, QWidget):
            layout.addWidget(part)
        else:
            layout.addSpacing(part)
    return layout


def pair(left: QWidget, right: QWidget) -> QHBoxLayout:
    """Two fields side by side, equally wide."""
    layout = row(left, right, spacing=Space.M)
    for index, part in enumerate((left, right)):
        policy = part.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
        part.setSizePolicy(policy)
        layout.setStretch(index, 1)
        layout.setAlignment(part, Qt.AlignmentFlag.AlignTop)
    return layout


class Scroll(QScrollArea):
    """A vertically scrolling area without a frame, whose content is as wide as the area itself. What gets the keyboard
    comes into sight, also where no key brought it there."""

    def __init__(self, content: QWidget, role: str = "background") -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(content)
        self._content = content
        ground = QPalette.ColorRole.Base if role == "panel" else QPalette.ColorRole.Window
        for part in (self.viewport(), content):
            part.setAutoFillBackground(True)
            part.setBackgroundRole(ground)
        content.installEventFilter(self)
        cast("QApplication", QApplication.instance()).focusChanged.connect(self._show_focus)

    def _show_focus(self, _left: QWidget | None, entered: QWidget | None) -> None:
        """Not while a button of the mouse is down: what is clicked on must not move away under the pointer."""
        if entered is None or not self._content.isAncestorOf(entered) or QApplication.mouseButtons():
            return
        layout = self._content.layout()
        if layout is not None and self.isVisible():
            layout.activate()  # a complaint may just have come up beside the field
            self._make_room()
            field = _field_of(entered)
            self.ensureWidgetVisible(field if field.height() < self.viewport().height() else entered, 0, Space.M)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._content.setMaximumWidth(self.viewport().width())
        super().resizeEvent(event)
        self._make_room()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._make_room()
        return super().eventFilter(watched, event)

    def _make_room(self) -> None:
        """Words that wrap need more height than they ask for; without it what is below would overlap them."""
        layout = self._content.layout()
        if layout is not None and layout.hasHeightForWidth():
            self._content.setMinimumHeight(layout.totalHeightForWidth(self.viewport().width()))


def _field_of(editor: QWidget) -> QWidget:
    """The field around an editor, with its label and its note, or the editor itself."""
    around: QWidget | None = editor
    while around is not None and not isinstance(around, Field):
        around = around.parentWidget()
    return around or editor


def clear(layout: QLayout) -> None:
    """Takes everything out of a layout and lets it go."""
    while layout.count():
        item = layout.takeAt(0)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear(inner)
