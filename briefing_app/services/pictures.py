# SPDX-License-Identifier: Apache-2.0
"""Pictures that a case holds, such as an expert's: small, and of a kind that every window and document can show."""

from pathlib import Path
from typing import Final

from briefing_app.domain.errors import BadInput

MOST_BYTES: Final = 2_000_000
_BEGINNINGS: Final = {b"\x89PNG\r\n\x1a\n": "image/png", b"\xff\xd8\xff": "image/jpeg"}


def checked_picture(data: bytes) -> bytes:
    """The bytes as they are. Raises BadInput where they are no PNG or JPEG, or too many."""
    if len(data) > MOST_BYTES:
        raise BadInput("The picture is larger than 2 MB. Make it smaller: it is shown small.")
    if media_type(data) is None:
        raise BadInput("The picture is neither PNG nor JPEG. Save it as one of these.")
    return data


def read_picture(path: Path) -> bytes:
    """A picture from a file. Raises BadInput where it cannot be read or is not such a picture."""
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise BadInput(f"{path} cannot be read ({error.strerror}). Name a PNG or JPEG file.") from None
    return checked_picture(data)


def media_type(data: bytes) -> str | None:
    """By the first bytes; None for anything but PNG and JPEG."""
    return next((kind for beginning, kind in _BEGINNINGS.items() if data.startswith(beginning)), None)
