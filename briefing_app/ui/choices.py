# SPDX-License-Identifier: Apache-2.0
"""Scales and word lists as the choices of the window's controls.

Grades and their meanings are shown in the language of the window. Terms of likelihood and handling marks are shown as
they are printed, whatever the language: they are the scale's own words, and reports are written in English.
"""

from functools import cache

from briefing_app.domain import records, scales
from briefing_app.domain.scale_types import Grade
from briefing_app.ui import words
from briefing_app.ui.i18n import mark, tr
from briefing_app.ui.widgets.segmented import Option

DEFAULT_LIKELIHOOD = "icd203"
DEFAULT_HANDLING = "tlp2"
NOT_GRADED = mark("not graded")


def reliability() -> tuple[Option, ...]:
    """A to F, and not graded, which is not the same as F."""
    return _grades("admiralty-reliability", tr("Nobody has judged this source yet."))


def credibility() -> tuple[Option, ...]:
    """1 to 6, and not graded, which is not the same as 6."""
    return _grades("admiralty-credibility", tr("Nobody has judged this item yet."))


def _grades(scale: str, ungraded: str) -> tuple[Option, ...]:
    known = (Option(grade.code, grade.code, explained(grade)) for grade in scales.load(scale).grades())
    return (Option(None, tr(NOT_GRADED), ungraded), *known)


def explained(grade: Grade) -> str:
    """What a grade is called, and what it means."""
    return f"{tr(grade.label)}. {tr(grade.meaning)}"


def confidence() -> tuple[Option, ...]:
    """Not stated, low, moderate, high."""
    return tuple(Option(grade.code, tr(grade.label), tr(grade.meaning)) for grade in scales.load("confidence").grades())


def claim_kinds() -> tuple[Option, ...]:
    return tuple(Option(kind, words.KIND_LABELS[kind]) for kind in records.CLAIM_KINDS)


def stances() -> tuple[Option, ...]:
    return tuple(Option(stance, words.STANCE_LABELS[stance]) for stance in records.STANCES)


def bases() -> tuple[tuple[str | None, str], ...]:
    """How the speaker knows; None is not stated."""
    return ((None, words.BASIS_LABELS[None]), *((b, words.BASIS_LABELS[b]) for b in records.BASES_OF_KNOWLEDGE))


def handlings() -> tuple[tuple[str | None, str], ...]:
    """Not stated, then the marks of each scheme from the least to the most restricted; the usual scheme first, the
    others with their names."""
    schemes = sorted(scales.handling_scales(), key=lambda scheme: scheme.id != DEFAULT_HANDLING)
    named = [
        (mark.code, mark.label if scheme.id == DEFAULT_HANDLING else f"{mark.label} · {_short(scheme.title)}")
        for scheme in schemes
        for mark in scheme.markings()
    ]
    return ((None, tr("not stated")), *named)


def _short(title: str) -> str:
    return title.split("(")[0].strip().lower()


def handling_colours(mark: str) -> tuple[str, str, str]:
    """Label, ground and ink of a handling mark; plain for one that no scheme knows."""
    try:
        marking = scales.scheme_of(mark).marking(mark)
    except scales.UnknownGrade:
        return mark, "#000000", "#ffffff"
    return marking.label, marking.background, marking.text


@cache
def likelihood_scales() -> tuple[tuple[str | None, str], ...]:
    """Ids and short names."""
    return tuple(
        (scale.id, scale.title.removeprefix("Likelihood (").rstrip(")")) for scale in scales.likelihood_scales()
    )


def grade_word(scale: str, code: str) -> str:
    """What a grade is called, as it stands within a sentence."""
    return tr(scales.load(scale).label(code).lower())


def reliability_meaning(code: str | None) -> str:
    """ "usually reliable", or that nobody graded it."""
    return grade_word("admiralty-reliability", code) if code else tr(NOT_GRADED)
