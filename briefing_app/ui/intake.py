# SPDX-License-Identifier: Apache-2.0
"""What comes in from outside the window: pasted text, dropped and opened files. Runs in the pool, never on the
main thread."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMimeData

from briefing_app import ingest
from briefing_app.domain.errors import BadInput

LARGEST_FILE = 256 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Pasted:
    """The contents of the clipboard, or of a drop, taken on the main thread."""

    html: str | None
    text: str | None


def take(data: QMimeData | None) -> Pasted:
    """What can be read of a clipboard or a drop."""
    if data is None:
        return Pasted(None, None)
    return Pasted(data.html() if data.hasHtml() else None, data.text() if data.hasText() else None)


def read_pasted(pasted: Pasted) -> ingest.SourceDraft:
    """Raises BadInput in words, for nothing at all too."""
    return ingest.from_clipboard(pasted.html, pasted.text)


def read_file(path: Path) -> ingest.SourceDraft:
    """Raises BadInput in words for what cannot be read."""
    try:
        if path.is_dir():
            raise BadInput(f"{path} is a folder. Choose a file.")
        if path.exists() and not path.is_file():
            raise BadInput(f"{path} is not an ordinary file. Choose a file.")
        if path.stat().st_size > LARGEST_FILE:
            raise BadInput(f"{path.name} is larger than 256 MB. Choose a smaller file.")
        data = path.read_bytes()
    except OSError as error:
        raise BadInput(
            f"{path} cannot be read: {error.strerror or error}. Check the name and its permissions."
        ) from None
    return ingest.from_bytes(data, path.name)
