# SPDX-License-Identifier: Apache-2.0
"""The menu bar of the window, as wide as its menus in either direction."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QMenuBar, QSizePolicy, QStyle, QStyleOptionMenuItem


class MenuBar(QMenuBar):
    """Qt measures a menu bar from its left edge, which in a mirrored window is not where its menus begin: it would
    keep whatever width it has, and fold the menus away where that is too little."""

    def __init__(self) -> None:
        super().__init__()
        self.setNativeMenuBar(True)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            hint.setWidth(self._wanted_width())
        return hint

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _wanted_width(self) -> int:
        style = self.style()
        metrics = QStyle.PixelMetric
        width = 2 * (style.pixelMetric(metrics.PM_MenuBarPanelWidth) + style.pixelMetric(metrics.PM_MenuBarHMargin))
        for action in self.actions():
            if not action.isVisible():
                continue
            option = QStyleOptionMenuItem()
            self.initStyleOption(option, action)
            text = self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic.value, action.text())
            width += style.sizeFromContents(QStyle.ContentsType.CT_MenuBarItem, option, text, self).width()
            width += style.pixelMetric(metrics.PM_MenuBarItemSpacing)
        return width
