# SPDX-License-Identifier: Apache-2.0
"""How a record looks within a line of text: its icon and the beginning of what it is called."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPyTextObject, QTextDocument, QTextFormat

from briefing_app.ui import theme
from briefing_app.ui.i18n import tr
from briefing_app.ui.theme import Size, icons
from briefing_app.ui.theme.style import rounded
from briefing_app.ui.theme.writing import draw_text
from briefing_app.ui.widgets.marked_text import ID

WIDEST = 150
"""Pixels of its words."""
HEIGHT, ICON, SIDE = 20, 14, 5
ICONS = {"claim": "claims", "assessment": "assessments", "source": "sources"}


@dataclass(frozen=True, slots=True)
class Named:
    """A record as text names it. ``gone``: it is withdrawn or not in the case, and nothing may rest on it."""

    type: str
    id: str
    title: str
    detail: str = ""
    gone: bool = False


def label_of(named: Named | None) -> str:
    """What a chip says; nothing yet for a record that has not been read."""
    return "…" if named is None else named.title or tr("not in this case")


class ChipPainter(QPyTextObject):
    """Measures and draws chips. ``chosen``: the position of the one that is selected, or -1."""

    def __init__(self, named: Mapping[str, Named], parent: QObject) -> None:
        super().__init__(parent)
        self._named = named
        self.chosen = -1
        self._place = QRectF()

    def intrinsicSize(self, document: QTextDocument, position: int, format: QTextFormat) -> QSizeF:
        named = self._named.get(str(format.property(ID)))
        metrics = QFontMetrics(theme.interface(Size.LABEL))
        wide = min(WIDEST, metrics.horizontalAdvance(label_of(named)) + 1)
        return QSizeF(wide + ICON + 3 * SIDE + 2, HEIGHT)

    def drawObject(
        self, painter: QPainter, rect: QRectF | QRect, document: QTextDocument, position: int, format: QTextFormat
    ) -> None:
        chosen = position == self.chosen
        if chosen:
            self._place = painter.transform().mapRect(QRectF(rect))
        self._draw(painter, QRectF(rect), self._named.get(str(format.property(ID))), chosen=chosen)

    def draw_chosen(self, painter: QPainter, named: Named | None) -> None:
        """Draws the selected chip again, over the veil that Qt lays on whatever is selected."""
        self._draw(painter, self._place, named, chosen=True)

    @staticmethod
    def _draw(painter: QPainter, rect: QRectF, named: Named | None, *, chosen: bool) -> None:
        colours = theme.colours()
        gone = named is not None and named.gone
        area = rect.adjusted(1, 0, -1, 0)
        fill = colours.selection if chosen else colours.contradicts_soft if gone else colours.accent_soft
        ink = colours.contradicts if gone and not chosen else colours.text if chosen else colours.accent
        line = colours.accent if chosen else ink if gone else None
        rounded(painter, area, fill=fill, line=line, width=2.0 if chosen else 1.0, radius=4)
        turned = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
        icon = QRectF(area.left() + SIDE, area.center().y() - ICON / 2, ICON, ICON)
        said = QRectF(icon.right() + SIDE - 1, area.top(), area.right() - icon.right() - 2 * SIDE + 2, area.height())
        if turned:
            icon.moveRight(area.right() - SIDE)
            said.moveRight(icon.left() - SIDE + 1)
        icons.paint(painter, "warning" if gone else ICONS.get(named.type if named else "", "claims"), ink, icon)
        font = theme.interface(Size.LABEL)
        font.setStrikeOut(gone)
        painter.save()
        painter.setFont(font)
        painter.setPen(colours.text)
        text = QFontMetrics(font).elidedText(label_of(named), Qt.TextElideMode.ElideRight, int(said.width()) + 1)
        draw_text(painter, said, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter, text)
        painter.restore()
