# SPDX-License-Identifier: Apache-2.0
"""The part that a painted widget plays, told to screen readers.

Qt takes a widget without a class of its own for a bare surface. A class of ours that is a slider, a picture or a list
to those who see it says so with ``accessible_role = QAccessible.Role.Slider``.
"""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget
from shiboken6 import isValid

# Qt owns what is made here and deletes it with its widget; the names only keep Python from doing so before.
_faces: list[QAccessibleInterface] = []
_installed: list[bool] = []


def install() -> None:
    """Lets Qt ask the widgets; once for all."""
    if not _installed:
        _installed.append(True)
        QAccessible.installFactory(_face_of)


def _face_of(name: str, widget: QObject) -> QAccessibleInterface | None:
    role = getattr(widget, "accessible_role", None)
    if role is None or not isinstance(widget, QWidget):
        return None
    _faces[:] = [face for face in _faces if isValid(face)]
    _faces.append(QAccessibleWidget(widget, role))
    return _faces[-1]
