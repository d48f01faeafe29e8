# SPDX-License-Identifier: Apache-2.0
"""Writing a file so that it appears under its name complete, or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from briefing_app.domain.errors import StorageFault


@contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """Where to write what shall become ``target``: flushed and put in its place at the end.

    On any failure what stood there stays, and no draft is left. Raises StorageFault for what the system refuses.
    """
    draft = target.with_name(f".{target.name}.part")
    try:
        draft.unlink(missing_ok=True)  # never through a link that somebody laid there
        yield draft
        with draft.open("rb+") as file:
            os.fsync(file.fileno())
        draft.replace(target)
    except OSError as error:
        raise StorageFault(
            f"{target} could not be written ({error.strerror}). Nothing was changed. Choose another place."
        ) from error
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
