# SPDX-License-Identifier: Apache-2.0
"""Temporary folders that nobody else may read, and that do not stay for good where a process was killed: the text of
reports and whole cases lie in them."""

import os
import re
import shutil
import tempfile
import time
from contextlib import suppress
from pathlib import Path

_OURS = re.compile(r"briefing-[a-z]+-(\d{1,10})-.+")
_LEFT_OVER = 24 * 3600.0
"""Seconds: long enough that nothing is taken from a process that cannot be seen from here, as in a container."""


def own_folder(what: str) -> "tempfile.TemporaryDirectory[str]":
    """A folder that goes at the end of the block. ``what``: a word in small letters for its name."""
    _take_away_leftovers()
    return tempfile.TemporaryDirectory(prefix=_prefix(what), ignore_cleanup_errors=True)


def made_folder(what: str) -> Path:
    """A folder that whoever asked for it removes."""
    _take_away_leftovers()
    return Path(tempfile.mkdtemp(prefix=_prefix(what)))


def _prefix(what: str) -> str:
    return f"briefing-{what}-{os.getpid()}-"


def _take_away_leftovers() -> None:
    """Removes what processes of this user left a day ago or earlier."""
    if os.name == "nt":  # a process cannot be looked for there without ending it
        return
    with suppress(OSError), os.scandir(tempfile.gettempdir()) as entries:
        for entry in entries:
            found = _OURS.fullmatch(entry.name)
            if found is None or not entry.is_dir(follow_symlinks=False):
                continue
            told = entry.stat(follow_symlinks=False)
            is_old = time.time() - told.st_mtime > _LEFT_OVER
            if is_old and told.st_uid == os.getuid() and not _is_running(int(found[1])):
                shutil.rmtree(entry.path, ignore_errors=True)


def _is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True
