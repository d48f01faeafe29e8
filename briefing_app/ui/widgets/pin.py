# SPDX-License-Identifier: Apache-2.0
"""A field whose value can be kept for the next record."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from briefing_app.ui import theme
from briefing_app.ui.i18n import tr
from briefing_app.ui.theme import Size, Space
from briefing_app.ui.theme.writing import draw_text
from briefing_app.ui.widgets.basic import DrawnButton, Field, row


class _Pin(DrawnButton):
    """A check mark and a word, drawn as quietly as a caption."""

    def __init__(self, what: str) -> None:
        super().__init__(tr("keep"))
        self.setCheckable(True)
        self.setFont(theme.interface(Size.SMALL))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(tr("Keep it for the next claim"))
        self.setAccessibleName(tr("Keep for the next claim: {what}", what=what))

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + 20, metrics.height() + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.colours()
        painter = QPainter(self)
        colour = colours.accent if self.isChecked() or self.underMouse() else colours.dim
        font = self.font()
        font.setUnderline(self.hasFocus())
        painter.setFont(font)
        painter.setPen(colour)
        text = f"✓ {self.text()}" if self.isChecked() else self.text()
        draw_text(painter, self.rect().adjusted(0, 0, -2, 0), Qt.AlignmentFlag.AlignTrailing, text)


class KeptField(Field):
    """A field with a pin beside its caption."""

    def __init__(self, label: str, editor: QWidget, *, kept: bool = False) -> None:
        super().__init__(label, editor)
        self._pin = _Pin(editor.accessibleName())
        self._pin.setChecked(kept)
        layout = self.layout()
        if isinstance(layout, QVBoxLayout):
            layout.removeWidget(self.caption)
            layout.insertLayout(0, row(self.caption, None, self._pin, spacing=Space.XS))

    @property
    def pin(self) -> QAbstractButton:
        return self._pin

    @property
    def is_kept(self) -> bool:
        return self._pin.isChecked()
