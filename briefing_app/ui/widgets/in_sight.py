# SPDX-License-Identifier: Apache-2.0
"""Keeps rows in sight while the views that show them get lower."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtWidgets import QAbstractItemView, QWidget


@contextmanager
def keeping_rows_in_sight(page: QWidget) -> Iterator[None]:
    """In every view of the page, the current row that was in sight stays so, and whoever was at the end stays there."""
    views = [view for view in page.findChildren(QAbstractItemView) if view.isVisible()]
    at_end = [view for view in views if 0 < view.verticalScrollBar().value() == view.verticalScrollBar().maximum()]
    with_row = [view for view in views if _shows_current(view)]
    yield
    for view in at_end:
        view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    for view in with_row:
        if not _shows_current(view):
            aside = view.horizontalScrollBar().value()
            view.scrollTo(view.currentIndex())
            view.horizontalScrollBar().setValue(aside)


def _shows_current(view: QAbstractItemView) -> bool:
    area, shown = view.visualRect(view.currentIndex()), view.viewport().rect()
    return area.isValid() and shown.top() <= area.top() and area.bottom() <= shown.bottom()
