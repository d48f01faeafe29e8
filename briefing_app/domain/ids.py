# SPDX-License-Identifier: Apache-2.0
"""Identities: time-sortable random ids for things, name-based ids for links.

Links and tags get the same id wherever they are made, so that two people who make the same link make one record.
"""

import os
import re
import threading
import time
import uuid

_NAMESPACE = uuid.UUID("5b0c8b5e-6f0e-5c39-9d7b-1f3a6c2d4e80")
_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
_lock = threading.Lock()
_last = 0


def new_id() -> str:
    """A version 7 UUID (RFC 9562) as text: sorts by the time it was made, to the millisecond.

    Within one process ids are strictly increasing, also when the clock stands still or goes back.
    """
    global _last
    with _lock:
        # 48 bits of milliseconds and 12 bits of counter, so that ids of one millisecond keep their order.
        stamp = max((time.time_ns() // 1_000_000) << 12, _last + 1)
        _last = stamp
    return _sortable(stamp, int.from_bytes(os.urandom(8), "big"))


def numbered_id(number: int, *parts: str) -> str:
    """An id like those of ``new_id`` that sorts by ``number`` and is the same each time it is made from ``parts``."""
    tail = uuid.uuid5(_NAMESPACE, "\x1f".join((str(number), *parts))).int
    return _sortable((1_900_000_000_000 << 12) + number, tail)


def _sortable(stamp: int, noise: int) -> str:
    high = ((stamp >> 12) << 16) | 0x7000 | (stamp & 0xFFF)
    low = (noise & 0x3FFFFFFFFFFFFFFF) | 0x8000000000000000
    text = f"{(high << 64) | low:032x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


def link_id(kind: str, *parts: str) -> str:
    """The name-based UUID (version 5) of the link of ``kind`` between ``parts``; the order of the parts matters."""
    return str(uuid.uuid5(_NAMESPACE, "\x1f".join((kind, *parts))))


def is_id(text: str) -> bool:
    """Whether this is an id of our own making: a lower-case UUID with hyphens."""
    return _UUID.fullmatch(text) is not None


def ids_within(text: str) -> list[str]:
    """All ids that stand in a text, in their order."""
    return _UUID.findall(text)
