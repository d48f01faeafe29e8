# SPDX-License-Identifier: Apache-2.0
"""Small private files beside the cases, as JSON: written as a whole, readable by their owner alone."""

import json
import os
from contextlib import suppress
from pathlib import Path
from typing import Any

from briefing_app.domain.errors import StorageFault

LARGEST = 4_000_000  # bytes; more is no note of ours


def write(path: Path, content: Any) -> None:
    """Puts the content in the place of what was there. Raises StorageFault."""
    text = json.dumps(content)  # as ASCII: half a surrogate pair, as a window may give it, is kept as well
    if len(text) > LARGEST:
        raise StorageFault(f"{path} was not written: {len(text):,} characters are more than are kept there.")
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with suppress(OSError):
            draft.unlink()
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
            file.write(text)
        draft.replace(path)
    except OSError as error:
        raise StorageFault(f"{path} could not be written ({error.strerror}).") from error
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def read(path: Path) -> Any:
    """What was written; None where there is nothing that can be read."""
    with suppress(OSError, ValueError, RecursionError):
        if path.stat().st_size <= LARGEST:
            return json.loads(path.read_text(encoding="utf-8"))
    return None


def remove(path: Path) -> None:
    """Takes the file away, and its folder where that is empty then."""
    with suppress(OSError):
        path.unlink()
        path.parent.rmdir()
