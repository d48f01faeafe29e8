# SPDX-License-Identifier: Apache-2.0
"""The file that a report is written to: whether it can be, and putting it in its place complete or not at all."""

import errno
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from briefing_app.domain.errors import BadInput, StorageFault


def check_target(target: Path) -> None:
    """Raises BadInput for a place where no file can be written, or where somebody has the old one open."""
    if target.is_dir():
        raise BadInput(f"{target} is a folder. Name the file that the report should be written to.")
    if not target.parent.is_dir():
        raise BadInput(f"There is no folder {target.parent}. Make it, or choose another place for the report.")
    if not target.exists():
        return
    if not os.access(target, os.W_OK):
        raise BadInput(f"{target} is protected against writing. Remove the protection, or choose another place.")
    for mark in _marks(target.name):
        if target.with_name(mark).exists():
            raise BadInput(
                f"{target} is open in another program: {mark} lies beside it. Close it there, or choose another "
                "name. If no program has it open, delete that file."
            )


def _marks(name: str) -> tuple[str, str]:
    """The files that Word and LibreOffice lay beside a document while they have it open.

    Word puts its sign before a short name, and in place of the first letters of a longer one.
    """
    stem = name.rpartition(".")[0]
    hidden = max(0, min(2, len(stem) - 6))
    return f"~${name[hidden:]}", f".~lock.{name}#"


@contextmanager
def replaced(target: Path, check: Callable[[], None] = lambda: None) -> Iterator[IO[bytes]]:
    """A file to write beside ``target``, which takes its place at the end; on any failure the old file stays, and no
    draft is left.

    ``check`` is called once more before that. Raises BadInput for a target that cannot be, StorageFault where the
    machine fails.
    """
    check_target(target)
    try:
        handle, name = tempfile.mkstemp(prefix=f".{target.name[:40]}.", suffix=".part", dir=target.parent)
    except OSError as error:
        raise explained(error, target) from error
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            check()
            file.flush()
            os.fsync(file.fileno())
        check_target(target)  # somebody may have opened it meanwhile
        os.chmod(name, _mode(target))
        os.replace(name, target)
    except BaseException as error:
        Path(name).unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise explained(error, target) from error
        raise


def put(data: bytes, target: Path) -> None:
    """Writes a whole file, as ``replaced`` does."""
    with replaced(target) as file:
        file.write(data)


def _mode(target: Path) -> int:
    """The rights of the file that is replaced, else what a new file would get."""
    if target.exists():
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def explained(error: OSError, target: Path) -> BadInput | StorageFault:
    """What the system said, with what to do."""
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return BadInput(
            f"{target} cannot be written: no permission. Close it if it is open elsewhere, or choose another place."
        )
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return StorageFault(
            f"{target} was not written: the disk is full. Make room and try again. The old file is as it was."
        )
    if error.errno in (errno.ENAMETOOLONG, errno.EINVAL):
        return BadInput(f"{target} is not a name that this system accepts for a file. Choose another.")
    return StorageFault(f"{target} was not written: {error.strerror or error}. The old file is as it was.")
