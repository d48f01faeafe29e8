# SPDX-License-Identifier: Apache-2.0
"""Words about the places of case files."""

from datetime import datetime
from pathlib import Path

from briefing_app.ui import words
from briefing_app.ui.i18n import Labels, mark, tr, trn

_PLACES = Labels(
    {
        "a network folder": mark("a network folder"),
        "a shared folder": mark("a shared folder"),
    }
)


def place_name(kind: str) -> str:
    """What a shared place is called; names of tools are the same in every language."""
    return _PLACES.get(kind, kind)


def place_words(file: Path, kind: str, *, waiting: bool, read_only: bool, saved: datetime | None) -> str:
    """What the bar says of a case that is worked on in a copy."""
    said = tr("The case lies in {place}. You work in a copy on this computer.", place=place_name(kind))
    if read_only:
        return said
    if waiting:
        return f"{said} {tr('Your latest changes are not in the folder yet.')}"
    if saved is not None:
        return f"{said} {tr('Saved back at {time}.', time=words.clock(saved))}"
    return f"{said} {tr('All of it is in the folder.')}"


def copies_words(paths: list[Path]) -> str:
    """What the bar says of versions of the case that lie beside it."""
    if len(paths) == 1:
        return tr("Beside the case lies a version of it with changes that are not here: {file}", file=paths[0].name)
    return trn(
        len(paths),
        "Beside the case lies {n} other version of it with changes that are not here.",
        "Beside the case lie {n} other versions of it with changes that are not here.",
    )


def came_words(actions: int, conflicts: int) -> str:
    """What came in from the folder."""
    said = trn(actions, "{n} action of others came from the folder.", "{n} actions of others came from the folder.")
    if not conflicts:
        return said
    return f"{said} {trn(conflicts, 'It made {n} conflict.', 'They made {n} conflicts.')}"


def window_title(case: str, *, shared: bool) -> str:
    """Which case is open, if any, and whether it is a working copy."""
    name = "Briefing Workstation"
    if not case:
        return name
    return f"{tr('{case} (working copy)', case=case) if shared else case} – {name}"
