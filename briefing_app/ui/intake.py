# SPDX-License-Identifier: Apache-2.0
"""What comes in from outside the window: pasted text, dropped and opened files. Runs in the pool, never on the
main thread."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMimeData

from briefing_app import ingest
from briefing_app.domain.errors import BadInput
from briefing_app.ui.dragging import records_in
from briefing_app.ui.i18n import tr
from briefing_app.ui.tasks import Task

LARGEST_FILE = 256 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Pasted:
    """The contents of the clipboard, or of a drop, taken on the main thread."""

    html: str | None
    text: str | None


@dataclass(frozen=True, slots=True)
class Batch:
    """What came out of several files: drafts in the order of the files, and a reason for each that gave none."""

    drafts: tuple[ingest.SourceDraft, ...]
    refused: tuple[tuple[str, str], ...]
    """File name and reason."""


def is_readable(data: QMimeData) -> bool:
    """Whether a drop can become a source: files or text from elsewhere, not records on their way between lists."""
    return not records_in(data) and (bool(files_in(data)) or data.hasText() or data.hasHtml())


def files_in(data: QMimeData) -> list[Path]:
    """The files of this computer in a drop."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile() and not url.host()]


def take(data: QMimeData | None) -> Pasted:
    """What can be read of a clipboard or a drop."""
    if data is None:
        return Pasted(None, None)
    return Pasted(data.html() if data.hasHtml() else None, data.text() if data.hasText() else None)


def read_pasted(pasted: Pasted) -> ingest.SourceDraft:
    """Raises BadInput in words, for nothing at all too."""
    return ingest.from_clipboard(pasted.html, pasted.text)


def read_files(paths: Sequence[Path], task: Task) -> Batch:
    """Reads one file after another; one that cannot be read does not stop the rest."""
    drafts: list[ingest.SourceDraft] = []
    refused: list[tuple[str, str]] = []
    for number, path in enumerate(paths):
        task.token.check()
        task.report(number / len(paths))
        try:
            drafts.append(read_file(path))
        except BadInput as error:
            refused.append((path.name, str(error)))
    return Batch(tuple(drafts), tuple(refused))


def read_file(path: Path) -> ingest.SourceDraft:
    """Raises BadInput in words for what cannot be read."""
    try:
        if path.is_dir():
            raise BadInput(tr("{file} is a folder. Choose a file.", file=path))
        if path.exists() and not path.is_file():
            raise BadInput(tr("{file} is not an ordinary file. Choose a file.", file=path))
        if path.stat().st_size > LARGEST_FILE:
            raise BadInput(tr("{file} is larger than 256 MB. Choose a smaller file.", file=path.name))
        data = path.read_bytes()
    except OSError as error:
        reason = error.strerror or error
        text = tr("{file} cannot be read: {reason}. Check the name and its permissions.", file=path, reason=reason)
        raise BadInput(text) from None
    return ingest.from_bytes(data, path.name)
