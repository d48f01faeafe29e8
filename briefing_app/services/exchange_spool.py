# SPDX-License-Identifier: Apache-2.0
"""Temporary files in which an import waits until all of it has been looked at, so that its size costs no memory."""

import errno
import hashlib
import marshal
import struct
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from briefing_app.domain.errors import StorageFault

_IN_MEMORY: Final = 4_000_000
_LENGTH: Final = struct.Struct("<I")


@contextmanager
def _disk() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        full = error.errno == errno.ENOSPC
        raise StorageFault(
            f"The folder for temporary files ({tempfile.gettempdir()}) "
            + ("is full. Free some space" if full else f"cannot be used ({error.strerror}). Check it")
            + " and do it again. Nothing was changed."
        ) from error


class Frames:
    """Plain values, one after the other; first all are added, then they are read in the same order."""

    def __init__(self) -> None:
        # Only this object writes it, so that reading marshal is safe.
        self._file = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115
        self.count = 0

    def add(self, value: Any) -> None:
        data = marshal.dumps(value)
        with _disk():
            self._file.write(_LENGTH.pack(len(data)) + data)
        self.count += 1

    def close(self) -> None:
        self._file.close()

    def __iter__(self) -> Iterator[Any]:
        with _disk():
            self._file.seek(0)
        for _ in range(self.count):
            with _disk():
                size = _LENGTH.unpack(self._file.read(_LENGTH.size))[0]
                data = self._file.read(size)
            yield marshal.loads(data)


class Blobs:
    """Bytes by their SHA-256, each kept once."""

    def __init__(self) -> None:
        self._file = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115
        self._places: dict[str, tuple[int, int]] = {}

    def add(self, data: bytes) -> str:
        digest = hashlib.sha256(data).hexdigest()
        if digest not in self._places:
            with _disk():
                place = self._file.seek(0, 2)
                self._file.write(data)
            self._places[digest] = (place, len(data))
        return digest

    def close(self) -> None:
        self._file.close()

    def __contains__(self, digest: str) -> bool:
        return digest in self._places

    def get(self, digest: str) -> bytes | None:
        place = self._places.get(digest)
        if place is None:
            return None
        with _disk():
            self._file.seek(place[0])
            return self._file.read(place[1])
