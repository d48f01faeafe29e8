# SPDX-License-Identifier: Apache-2.0
"""How groups of claims are called."""

from typing import Final

from briefing_app.ui import words
from briefing_app.ui.i18n import mark, tr

_WITHOUT: Final = {
    "heading": mark("No heading"),
    "tag": mark("No tag"),
    "entity": mark("No entity"),
    "source": mark("No source"),
    "place": mark("No place"),
    "month": mark("No date"),
    "day": mark("No date"),
}


def group_title(by: str, key: str | None, title: str) -> str:
    """The words of a group's header."""
    if key is None:
        return tr(_WITHOUT.get(by, "–"))
    if by == "kind":
        return words.KIND_LABELS.get(key, key)
    if by == "status":
        return tr("Withdrawn") if key == "withdrawn" else tr("Live")
    if by in ("month", "day"):
        said = words.date_in_words(key)
        return tr("{date}, day not stated", date=said) if by == "day" and len(key) == 7 else said
    return title or key
