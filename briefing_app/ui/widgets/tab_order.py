# SPDX-License-Identifier: Apache-2.0
"""The way of the Tab key through a panel whose parts are made anew: Qt would put what comes later at the very end."""

import itertools
from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QLayout, QWidget

PAUSE_MS = 40


class TabOrder(QObject):
    """Keeps the Tab key going through a container in the order of its layout, from the first stop on.

    A widget that places its parts without a layout names their stops, in order, with ``tab_stops()``.
    """

    def __init__(self, container: QWidget) -> None:
        super().__init__(container)
        self._container = container
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.put_in_order)
        container.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Something was added, or went."""
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Show):
            self._pause.start()
        return False

    @property
    def is_settled(self) -> bool:
        """Whether nothing has changed since the order was made."""
        return not self._pause.isActive()

    def put_in_order(self) -> None:
        """Now, without waiting for a pause."""
        stops = list(_stops(self._container.layout()))
        for before, after in itertools.pairwise(stops):
            QWidget.setTabOrder(before, after)


def _stops(layout: QLayout | None) -> Iterator[QWidget]:
    if layout is None:
        return
    for number in range(layout.count()):
        item = layout.itemAt(number)
        if item is None:
            continue
        widget = item.widget()
        if widget is None:
            yield from _stops(item.layout())
        elif (own := getattr(widget, "tab_stops", None)) is not None:
            yield from own()
        elif not widget.isHidden():
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                yield widget
            yield from _stops(widget.layout())
