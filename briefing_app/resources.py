# SPDX-License-Identifier: Apache-2.0
"""The one place that finds bundled files: in a source tree, an installed wheel or a frozen bundle.

An installed wheel and a frozen bundle hold the files in ``_resources`` beside this module; a source tree
holds them in ``resources`` beside the package.
"""

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_ROOTS = (_PACKAGE / "_resources", _PACKAGE.parent / "resources")


@cache
def _root() -> Path:
    for root in _ROOTS:
        if root.is_dir():
            return root
    raise FileNotFoundError(f"The program's own files are missing: {_ROOTS[0]} does not exist. Install it again.")


def path(*parts: str) -> Path:
    """Where the bundled file or folder is, for example ``path("scales", "admiralty.toml")``.

    Raises FileNotFoundError if it is not there, and ValueError for a name that leads elsewhere.
    """
    relative = Path(*parts)
    if relative.is_absolute() or ".." in relative.parts:
        raise ValueError(f"Not the name of a bundled file: {relative}")
    found = _root() / relative
    if not found.exists():
        raise FileNotFoundError(f"The program has no bundled file {relative.as_posix()} (looked in {_root()}).")
    return found


def read_text(*parts: str) -> str:
    """The text of a bundled file, read as UTF-8."""
    return path(*parts).read_text(encoding="utf-8")


def read_bytes(*parts: str) -> bytes:
    """The bytes of a bundled file."""
    return path(*parts).read_bytes()


def names(*parts: str) -> list[str]:
    """The sorted names of what a bundled folder holds, hidden files left out."""
    return sorted(entry.name for entry in path(*parts).iterdir() if not entry.name.startswith((".", "__")))
