# SPDX-License-Identifier: Apache-2.0
"""How a claim, its citations and its relations are told in the inspector."""

from briefing_app.domain.records import Citation, Claim, Source
from briefing_app.services.claim_file import RelatedClaim
from briefing_app.ui import choices, words
from briefing_app.ui.i18n import mark, tr

STANCES = {"supports": mark("✓ Supports"), "contradicts": mark("✕ Contradicts"), "context": mark("· Context")}
BASES = {
    "witnessed": mark("The speaker witnessed it."),
    "deduced": mark("The speaker deduced it."),
    "induced": mark("The speaker inferred it."),
    "told": mark("The speaker was told."),
    "cannot_be_judged": mark("How the speaker knows cannot be judged."),
}
RELATIONS = {
    ("contradicts", True): mark("✕ Contradicts"),
    ("contradicts", False): mark("✕ Is contradicted by"),
    ("supersedes", True): mark("Supersedes"),
    ("supersedes", False): mark("Is superseded by"),
    ("elaborates", True): mark("Elaborates"),
    ("elaborates", False): mark("Is elaborated by"),
    ("duplicates", True): mark("Was merged into"),
    ("duplicates", False): mark("Took over"),
}


def from_whom(citation: Citation, source: Source) -> str:
    """Outlet, date, speaker and via, as far as they are known."""
    return words.joined(
        source.outlet,
        words.date_in_words(source.published),
        tr("said by {speaker}", speaker=citation.speaker) if citation.speaker else None,
        tr("via {name}", name=citation.via) if citation.via else None,
    )


def grade_lines(citation: Citation, source: Source) -> list[str]:
    """Reliability, credibility and confidence, each in a line of its own, never mixed."""
    letter, digit = source.reliability, citation.credibility
    lines = [
        _with_reason(
            tr("Source {code}: {meaning}", code=letter or "–", meaning=_meaning("admiralty-reliability", letter)),
            source.reliability_reason,
        ),
        _with_reason(
            tr("Item {code}: {meaning}", code=digit or "–", meaning=_meaning("admiralty-credibility", digit)),
            citation.credibility_reason,
        ),
        _with_reason(
            tr("Confidence in the link: {level}", level=_meaning("confidence", citation.confidence)),
            citation.confidence_reason,
        ),
    ]
    if citation.basis:
        lines.append(tr(BASES[citation.basis]))
    return lines


def _meaning(scale: str, code: str | None) -> str:
    return choices.grade_word(scale, code) if code else tr("not graded")


def _with_reason(text: str, reason: str | None) -> str:
    return tr("{statement}. {reason}", statement=text, reason=reason.rstrip(".") + ".") if reason else f"{text}."


def number_words(claim: Claim) -> str:
    """The number with its wording and unit: "at least 24 people"."""
    value = words.number_text(claim.best)
    if not value:
        return ""
    return " ".join(part for part in (claim.wording, value, claim.unit) if part)


def range_words(claim: Claim) -> str:
    """The ends of the range, as far as they are stated."""
    low, high = words.number_text(claim.minimum), words.number_text(claim.maximum)
    if low and high:
        return tr("{low} to {high}", low=low, high=high)
    if low:
        return tr("{low} or more", low=low)
    return tr("{high} or less", high=high) if high else ""


def amount_words(claim: Claim) -> str:
    """The whole amount: number and range, with wording and unit."""
    number, ends = number_words(claim), range_words(claim)
    if number or not ends:
        return ", ".join(part for part in (number, ends) if part)
    return " ".join(part for part in (claim.wording, ends, claim.unit) if part)


def counted_words(claim: Claim) -> str:
    if claim.cumulative is None:
        return ""
    return tr("from the beginning") if claim.cumulative else tr("on top of earlier ones")


def figure_facts(claim: Claim) -> list[tuple[str, str, tuple[str, ...]]]:
    """Each part of a figure: label, value (empty: not stated), and the fields that it tells of."""
    return [
        (tr("Measure"), claim.measure or "", ("measure",)),
        (tr("Population"), claim.population or "", ("population",)),
        (tr("Number"), number_words(claim), ("best", "wording", "unit")),
        (tr("Range"), range_words(claim), ("minimum", "maximum")),
        (tr("Counted by"), claim.authority or "", ("authority",)),
        (tr("As of"), words.date_in_words(claim.as_of), ("as_of",)),
        (tr("Counts"), counted_words(claim), ("cumulative",)),
    ]  # fmt: skip


def differs(claim: Claim) -> str:
    """Why another figure is shown beside this one: "▲ Differs: 13 (River Police, 7 Mar)"."""
    number = number_words(claim) or range_words(claim)
    about = ", ".join(part for part in (claim.authority, words.day_in_words(claim.as_of or claim.event_time)) if part)
    return (
        tr("▲ Differs: {number} ({about})", number=number, about=about)
        if about
        else tr("▲ Differs: {number}", number=number)
    )


def relation(related: RelatedClaim) -> str:
    """What this claim is to the other, in words."""
    return tr(RELATIONS[related.relation.kind, related.outward])
