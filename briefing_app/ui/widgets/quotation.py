# SPDX-License-Identifier: Apache-2.0
"""Quoted words as an inspector shows them: whole, in the serif, with a bar that tells the stance by line and colour;
and notes on a tinted ground."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from briefing_app.ui import theme, words
from briefing_app.ui.theme import Size, Space
from briefing_app.ui.theme.style import rounded
from briefing_app.ui.theme.writing import draw_text
from briefing_app.ui.widgets.basic import Words, column
from briefing_app.ui.widgets.lists import paint_badge

_BAR = 3
_LINES = {"supports": Qt.PenStyle.SolidLine, "contradicts": Qt.PenStyle.DashLine, "context": Qt.PenStyle.DotLine}


def lean(label: QLabel, text: str) -> None:
    """Puts a text on the side where its script begins."""
    side = Qt.AlignmentFlag.AlignRight if words.is_right_to_left(text) else Qt.AlignmentFlag.AlignLeft
    label.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)


class RoleWords(Words):
    """A word on one line in the colour of a role; it begins with a sign, so that colour is never alone."""

    def __init__(self, role: str = "context") -> None:
        super().__init__("", Size.LABEL, bold=True)
        self._role = role

    def show_text(self, text: str, role: str) -> None:
        self._role = role
        self.setText(text)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(theme.colours().role(self._role))
        draw_text(painter, self.rect(), Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter, self.text())


class GradeBadge(QWidget):
    """The two grades of a citation in a small box; the words are beside it."""

    def __init__(self) -> None:
        super().__init__()
        self._grade = ""
        self.setFixedHeight(20)

    def show_grade(self, grade: str, said: str) -> None:
        self._grade = grade
        self.setToolTip(words.tip(said))
        self.setAccessibleName(said)
        font = theme.interface(Size.LABEL, bold=True)
        self.setFixedWidth(max(20, QFontMetrics(font).horizontalAdvance(grade) + 10) + 1)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_badge(QPainter(self), self.width() - 1, 10, self._grade)


class Quotation(QLabel):
    """The exact words of a passage, however long; they can be selected and copied."""

    def __init__(self) -> None:
        super().__init__()
        self._stance = "context"
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setFont(theme.reading(15))
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def show_quote(self, text: str, stance: str) -> None:
        self._stance = stance
        self.setText(text)
        lean(self, text)
        wide, narrow = Space.M + 1, Space.S
        right_to_left = words.is_right_to_left(text)
        self.setContentsMargins(narrow if right_to_left else wide, 5, wide if right_to_left else narrow, 6)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.colours()
        painter = QPainter(self)
        painter.fillRect(self.rect(), colours.panel)
        pen = QPen(colours.role(self._stance), _BAR, _LINES[self._stance], Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        x = self.width() - 2 if words.is_right_to_left(self.text()) else 1
        painter.drawLine(x, 0, x, self.height())
        painter.end()
        super().paintEvent(event)


class Note(QWidget):
    """A few words on the soft ground of a role; the words begin with a sign, so that colour is never alone."""

    def __init__(self, role: str = "warning") -> None:
        super().__init__()
        self._role = role
        self.label = Words("", wrap=True)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout = column(self)
        layout.setContentsMargins(Space.S, Space.XS, Space.S, Space.XS + 1)
        layout.addWidget(self.label)
        self.hide()

    @property
    def text(self) -> str:
        return self.label.text()

    def show_text(self, text: str) -> None:
        """Shows the note; without a text there is none."""
        self.label.setText(text)
        self.setVisible(bool(text))

    def paintEvent(self, event: QPaintEvent) -> None:
        rounded(QPainter(self), self.rect(), fill=theme.colours().role(f"{self._role}_soft"), line=None, radius=4)


class Standout(QWidget):
    """A bordered block for what must not be overlooked: a heading on a tinted strip, and parts under it."""

    def __init__(self) -> None:
        super().__init__()
        self._role = "contradicts"
        self.heading = Words("", bold=True, wrap=True)
        self.heading.setContentsMargins(Space.M, Space.S - 1, Space.M, Space.S - 1)
        self._layout = column(self, spacing=0)
        self._layout.setContentsMargins(1, 1, 1, 1)
        self._layout.addWidget(self.heading)
        self.body = QWidget()
        self.content = column(self.body, spacing=Space.XS)
        self.content.setContentsMargins(Space.M - 1, Space.XS, Space.M - 1, Space.S)
        self._layout.addWidget(self.body)

    def set_role(self, role: str) -> None:
        self._role = role
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.colours()
        painter = QPainter(self)
        strip = self.heading.geometry()
        painter.save()
        painter.setClipRect(strip.adjusted(0, -1, 0, 0))
        area = self.rect()
        rounded(painter, area, fill=colours.role(f"{self._role}_soft"), line=None)
        painter.restore()
        rounded(painter, area, fill=None, line=colours.role(self._role))
