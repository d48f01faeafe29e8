# SPDX-License-Identifier: Apache-2.0
"""What somebody names as a file to be read."""

from pathlib import Path

from briefing_app.domain.errors import BadInput


def check_no_other(path: Path, wanted: str) -> None:
    """Raises BadInput for a folder, and for a pipe or a device, from which reading would wait for ever. A path where
    nothing is passes. ``wanted``: what to name instead ("a Word file (.docx)")."""
    if path.is_dir():
        raise BadInput(f"{path} is a folder. Name {wanted}.")
    if path.exists() and not path.is_file():
        raise BadInput(f"{path} is not a file. Name {wanted}.")
