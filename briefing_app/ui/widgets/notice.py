# SPDX-License-Identifier: Apache-2.0
"""A gentle warning in its place: what is odd about what stands above, and nothing is forbidden."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from briefing_app.ui import theme
from briefing_app.ui.theme import Size, Space
from briefing_app.ui.theme.style import rounded
from briefing_app.ui.theme.writing import draw_text


class Notice(QWidget):
    """Hidden while it has nothing to say. The sign stands before the words, so that colour is not all."""

    def __init__(self, sign: str = "▲") -> None:
        super().__init__()
        self._sign = sign
        self._text = ""
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()

    @property
    def text(self) -> str:
        return self._text

    def set_text(self, text: str) -> None:
        self._text = text
        self.setAccessibleName(text)
        self.setVisible(bool(text))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        area = QRect(0, 0, max(40, width - 2 * Space.M), 10000)
        metrics = QFontMetrics(theme.interface(Size.LABEL))
        return metrics.boundingRect(area, int(Qt.TextFlag.TextWordWrap), self._shown).height() + Space.M

    def sizeHint(self) -> QSize:
        return QSize(240, self.heightForWidth(240))

    @property
    def _shown(self) -> str:
        return f"{self._sign} {self._text}"

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.colours()
        painter = QPainter(self)
        rounded(painter, self.rect(), fill=colours.warning_soft, line=None)
        painter.setFont(theme.interface(Size.LABEL))
        painter.setPen(colours.warning)
        flags = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading)
        draw_text(painter, self.rect().adjusted(Space.M, 0, -Space.M, 0), flags, self._shown)
