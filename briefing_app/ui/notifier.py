# SPDX-License-Identifier: Apache-2.0
"""One signal says that the case changed; every view decides from it whether to read anew."""

from PySide6.QtCore import QObject, Signal


class Notifier(QObject):
    """Emitted on the case worker, received on the main thread."""

    case_changed = Signal(object)
    """A ChangeSet: label, author, time, the types and ids of the records touched."""
