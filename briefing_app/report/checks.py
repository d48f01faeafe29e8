# SPDX-License-Identifier: Apache-2.0
"""Tradecraft checks of a case, or of what one report takes from it. Each finding names its rule, which is stable, and
says what to do; nothing is changed. The rules and their numbers are those of the reference, "15 tradecraft checks"."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from briefing_app.analysis import likelihood
from briefing_app.analysis.figure_ranges import differ
from briefing_app.analysis.judgment_wording import shared_sentence
from briefing_app.domain.partial_date import InvalidDate, PartialDate
from briefing_app.domain.records import (
    Assessment,
    Assumption,
    Basis,
    Citation,
    Claim,
    Indicator,
    Record,
    Relation,
    Report,
    Source,
)
from briefing_app.domain.snapshot import CaseSnapshot
from briefing_app.report import wording as w
from briefing_app.report.citations import Verifier
from briefing_app.report.draft import Draft

Severity = Literal["error", "warning", "note"]
RULES = {
    "T01": "likelihood and confidence in one sentence",
    "T04": "probability outside the band of its term",
    "T05": "statement without a passage that holds",
    "T07": "grade missing or half set",
    "T09": "figure without authority, date, population or wording",
    "T10": "figures that cannot both be right, and are not linked",
    "T14": "key judgment without what it must carry",
    "T15": "report without period, cut-off, number or summary of sources",
    "conflict": "a conflict that nobody has settled",
}
"""What each rule finds, in words."""
_FIGURE_NEEDS = ("authority", "as_of", "population", "wording")
_REPORT_NEEDS = {
    "period": "period_start",
    "cut-off": "cutoff",
    "number": "number",
    "summary of sources": "source_summary",
}
_COMPARED = 60
"""Figures of one measure, population and place that are compared with each other."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to look at. ``subject``: the record that it is about; ``place``: what that is called."""

    rule: str
    severity: Severity
    type: str
    subject: str
    place: str
    message: str
    remedy: str


def findings(snapshot: CaseSnapshot, report: Report | None, check: Callable[[], None]) -> list[Finding]:
    """All findings, by rule, then in order of the records. With a report: only about what it takes in, and itself.
    ``check`` is called often, and stops the work by raising."""
    verifier = Verifier(snapshot, check)
    is_in = Draft(snapshot, report).is_included if report is not None else _is_live
    claims = [claim for claim in snapshot.all(Claim) if is_in(claim)]
    judgments = [assessment for assessment in snapshot.all(Assessment) if is_in(assessment)]
    found: list[Finding] = []
    for rule in (
        _shared_sentences(judgments),
        _bands(judgments, snapshot.case.likelihood_scale),
        _passages(claims, verifier),
        _grades(snapshot, [*claims, *judgments], verifier),
        _figures(claims),
        _differing(snapshot, claims),
        _key_judgments(snapshot, judgments),
        _head(report),
    ):
        for each in rule:
            check()
            found.append(each)
    return found


def _is_live(record: Record) -> bool:
    return getattr(record, "status", None) not in ("withdrawn", "closed")


def _about(rule: str, severity: Severity, record: Record, message: str, remedy: str) -> Finding:
    words = getattr(record, "statement", None) or getattr(record, "title", None) or record.type_name
    return Finding(rule, severity, record.type_name, record.id, w.one_line(str(words)), message, remedy)


def _shared_sentences(judgments: Iterable[Assessment]) -> Iterator[Finding]:
    for each in judgments:
        shared = shared_sentence(each.statement, each.scale)
        if shared is not None:
            yield _about(
                "T01", "error", each,
                f"“{shared.confidence}” and “{shared.likelihood}” stand in one sentence",
                "Say how sure you are in a sentence of its own.",
            )  # fmt: skip


def _bands(judgments: Iterable[Assessment], usual: str | None) -> Iterator[Finding]:
    for each in judgments:
        low, high = each.probability_low, each.probability_high
        if likelihood.fit(each.scale or usual, each.term, low, high) is likelihood.Fit.OUTSIDE:
            yield _about(
                "T04", "error", each, f"{low:g} to {high:g} % is not what “{each.term}” means on its scale",
                "Choose the term that fits, or another range.",
            )  # fmt: skip


def _passages(claims: Iterable[Claim], verifier: Verifier) -> Iterator[Finding]:
    for claim in claims:
        if claim.kind in ("fact", "figure", "quotation") and not verifier.is_sourced(claim):
            yield _about(
                "T05", "error", claim, "rests on no passage that holds; a report prints it as unsourced",
                "Cite the passage that supports it.",
            )  # fmt: skip


def _grades(snapshot: CaseSnapshot, records: Iterable[Claim | Assessment], verifier: Verifier) -> Iterator[Finding]:
    for record in records:
        for citation in verifier.valid(record):
            missing = _missing_grade(snapshot.get(Source, citation.source), citation)
            if missing:
                yield _about(
                    "T07", "warning", record, f"“{w.shortened(citation.exact, 60)}”: {missing} not stated",
                    "Grade the source from A to F and the information from 1 to 6, apart; F and 6 say that it cannot "
                    "be judged.",
                )  # fmt: skip
                break


def _missing_grade(source: Source, citation: Citation) -> str:
    missing = [
        name
        for name, value in (("reliability", source.reliability), ("credibility", citation.credibility))
        if value is None
    ]
    return " and ".join(missing) + (" are" if len(missing) > 1 else " is") if missing else ""


def _figures(claims: Iterable[Claim]) -> Iterator[Finding]:
    for claim in claims:
        lacking = [name.replace("_", "-") for name in _FIGURE_NEEDS if not getattr(claim, name)]
        if claim.kind == "figure" and claim.measure and lacking:
            yield _about(
                "T09", "error", claim, f"the figure has no {w.join_words(lacking, 'or')}",
                "Say who counted, as of when, whom, and in which words.",
            )  # fmt: skip


def _differing(snapshot: CaseSnapshot, claims: Iterable[Claim]) -> Iterator[Finding]:
    groups: dict[tuple[str, str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.measure:
            groups[w.fold(claim.measure), w.fold(claim.population), w.fold(claim.place)].append(claim)
    for group in groups.values():
        for place, one in enumerate(group[:_COMPARED]):
            for other in group[place + 1 : _COMPARED]:
                if differ(one, other) and _same_time(one, other) and not _linked(snapshot, one, other):
                    yield _about(
                        "T10", "error", one, f"cannot be right together with “{w.shortened(other.statement, 80)}”",
                        "Say that one contradicts or supersedes the other.",
                    )  # fmt: skip


def _same_time(one: Claim, other: Claim) -> bool:
    try:
        return bool(one.as_of and other.as_of) and PartialDate.parse(one.as_of or "").overlaps(
            PartialDate.parse(other.as_of or "")
        )
    except InvalidDate:
        return False


def _linked(snapshot: CaseSnapshot, one: Claim, other: Claim) -> bool:
    pairs = ((one.id, other.id), (other.id, one.id))
    return any(
        relation.other == second and relation.kind in ("contradicts", "supersedes")
        for first, second in pairs
        for relation in snapshot.referring(Relation, "claim", first)
    )


def _key_judgments(snapshot: CaseSnapshot, judgments: Iterable[Assessment]) -> Iterator[Finding]:
    for each in judgments:
        if not each.key_judgment:
            continue
        behind = [snapshot.find(basis.subject) for basis in snapshot.referring(Basis, "assessment", each.id)]
        lacking = [
            name
            for name, there in (
                ("a claim that it rests on", any(isinstance(found, Claim) for found in behind)),
                ("a confidence", each.confidence != "not_stated"),
                ("an alternative", bool(each.alternative)),
                ("an assumption", any(isinstance(found, Assumption) for found in behind)),
                ("an indicator", _has_indicator(snapshot, each)),
            )
            if not there
        ]
        if lacking:
            yield _about(
                "T14", "error", each, f"lacks {w.join_words(lacking)}",
                "Add what is missing, or waive this with the reason why there is none.",
            )  # fmt: skip


def _has_indicator(snapshot: CaseSnapshot, judgment: Assessment) -> bool:
    subjects = [judgment.id, *([judgment.question] if judgment.question else [])]
    return any(snapshot.referring(Indicator, "subject", subject) for subject in subjects)


def _head(report: Report | None) -> Iterator[Finding]:
    if report is None:
        return
    lacking = [name for name, field in _REPORT_NEEDS.items() if getattr(report, field) in (None, "")]
    if lacking:
        yield _about("T15", "error", report, f"the report states no {w.join_words(lacking, 'or')}", "Fill in its head.")


def in_order(found: Sequence[Finding]) -> list[Finding]:
    """Errors first, then warnings, then notes; within these as they were found."""
    return sorted(found, key=lambda each: ("error", "warning", "note").index(each.severity))
