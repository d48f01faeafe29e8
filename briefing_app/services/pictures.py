# SPDX-License-Identifier: Apache-2.0
"""Pictures that a case holds, such as an expert's: small, and of a kind that every window and document can show."""

from pathlib import Path
from typing import Final

from briefing_app.domain.errors import BadInput

MOST_BYTES: Final = 2_000_000
MOST_BYTES_IN_REPORT: Final = 10_000_000
_BEGINNINGS: Final = {b"\x89PNG\r\n\x1a\n": "image/png", b"\xff\xd8\xff": "image/jpeg"}


def checked_picture(data: bytes, most: int = MOST_BYTES) -> bytes:
    """The bytes as they are. Raises BadInput where they are no PNG or JPEG, or too many."""
    if len(data) > most:
        why = "it is shown small" if most == MOST_BYTES else "a page of a report needs no more"
        raise BadInput(f"The picture is larger than {most // 1_000_000} MB. Make it smaller: {why}.")
    if media_type(data) is None:
        raise BadInput("The picture is neither PNG nor JPEG. Save it as one of these.")
    return data


def read_picture(path: Path, most: int = MOST_BYTES) -> bytes:
    """A picture from a file. Raises BadInput where it cannot be read or is not such a picture."""
    if path.exists() and not path.is_file():  # reading from a pipe would wait for ever
        raise BadInput(f"{path} is not a file. Name a PNG or JPEG file.")
    try:
        with path.open("rb") as file:
            data = file.read(most + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise BadInput(f"{path} cannot be read ({reason}). Name a PNG or JPEG file.") from None
    return checked_picture(data, most)


def media_type(data: bytes) -> str | None:
    """By the first bytes; None for anything but PNG and JPEG."""
    return next((kind for beginning, kind in _BEGINNINGS.items() if data.startswith(beginning)), None)
