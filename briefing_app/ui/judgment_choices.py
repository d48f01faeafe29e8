# SPDX-License-Identifier: Apache-2.0
"""What judgments are made of, as the choices of the window's controls: scales, their rows and bands, statuses."""

from functools import cache
from typing import Final

from briefing_app.domain import scales
from briefing_app.ui import choices
from briefing_app.ui.i18n import mark, tr
from briefing_app.ui.widgets.likelihood_bar import Band
from briefing_app.ui.widgets.picks import Choice
from briefing_app.ui.widgets.segmented import Option

STATUSES: Final = {
    "unexamined": (mark("unexamined"), mark("Nobody has looked into it yet.")),
    "supported": (mark("supported"), mark("It holds, as far as we can see.")),
    "with_caveats": (mark("with caveats"), mark("It holds under conditions.")),
    "unsupported": (mark("unsupported"), mark("Nothing speaks for it.")),
}


def assumption_statuses() -> tuple[Option, ...]:
    """How well an assumption was examined."""
    return tuple(Option(status, tr(label), tr(meaning)) for status, (label, meaning) in STATUSES.items())


def status_words(status: str) -> str:
    """The status of an assumption, or of another record, in words."""
    return tr(STATUSES[status][0]) if status in STATUSES else status


def scale_choices() -> list[Choice]:
    """Every scale of likelihood, and none: the term stands as it was said."""
    return [*choices.likelihood_scales(), (None, tr("no scale: as said"))]


@cache
def bands(scale_id: str | None, row: str = "", also: str = "") -> tuple[Band, ...]:
    """The terms of one row of the scale (the first, unless another is named), from the least to the most likely.

    ``also``: a term that is shown even where the scale lists it only as an extra. None without a scale, or for one
    that is not known.
    """
    try:
        scale = scales.likelihood(scale_id or "")
    except scales.UnknownScale:
        return ()
    wanted = row or (scale.rows[0] if scale.rows else None)
    return tuple(
        Band(term.code, term.label, term.low, term.high, term.phrase)
        for term in scale.terms(wanted)
        if not term.is_extra or term.code == also
    )


@cache
def rows_of(scale_id: str | None) -> tuple[Choice, ...]:
    """The rows of words that a scale has, each by a term that stands for it; none for a scale with one row."""
    try:
        scale = scales.likelihood(scale_id or "")
    except scales.UnknownScale:
        return ()
    known = ((row, scale.terms(row)) for row in scale.rows)
    return tuple((row, f"“{terms[len(terms) // 2 + 1].label}”") for row, terms in known)


def row_of(scale_id: str | None, term: str | None) -> str:
    """The row that a term stands in; empty where that is not known."""
    try:
        return scales.likelihood(scale_id or "").term(term or "").row
    except (scales.UnknownScale, scales.UnknownGrade):
        return ""


def edges_of(scale_id: str | None) -> list[float]:
    """The edges of the scale's first row, for an axis; none without a scale."""
    return sorted({edge for band in bands(scale_id) for edge in (band.low, band.high)})


def term_choices(scale_id: str) -> list[Choice]:
    """Every term of a scale, by its code; none for a scale that is not known."""
    try:
        return [(term.code, term.label) for term in scales.likelihood(scale_id).terms()]
    except scales.UnknownScale:
        return []


def has_term(scale_id: str | None, term: str) -> bool:
    """Whether the scale is known and has the term."""
    try:
        scales.likelihood(scale_id or "").term(term)
    except (scales.UnknownScale, scales.UnknownGrade):
        return False
    return True
