# SPDX-License-Identifier: Apache-2.0
"""The section Timeline: the dated events that matter most, in the order of time."""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date

from briefing_app.domain.markers import MARKER, ids_in
from briefing_app.domain.records import Assessment, Basis, Claim
from briefing_app.domain.scale_types import NO_BREAK_SPACE
from briefing_app.report import wording as w
from briefing_app.report.charts.drawing import can_write, draw_timeline
from briefing_app.report.charts.plots import Event, TimelinePlot, When, when
from briefing_app.report.charts.words import timeline_alt
from briefing_app.report.draft import Draft
from briefing_app.report.model import Picture, Section

MOST_EVENTS = 10
LEAST_EVENTS, LEAST_DAYS = 4, 3

_DAY_AND_MONTH = re.compile(r"(?<=\d) (?=[A-Z])")
_Dated = tuple[Claim, When]


def timeline(draft: Draft) -> Section | None:
    """A picture of the events, those first that the bottom line or a key judgment rests on; None for too few.

    Figures have charts of their own, and what is expected has not happened.
    """
    if not draft.is_whole:
        return None
    claims = [
        claim
        for claim in draft.snapshot.all(Claim)
        if claim.measure is None and claim.kind not in ("figure", "forecast") and draft.is_included(claim)
    ]
    dated = [(claim, at) for claim in claims if (at := when(claim.event_time)) is not None]
    if not _is_enough(dated):
        return None
    draft.check()
    chosen, unwritable = _chosen(draft, dated)
    if not _is_enough(chosen):
        return None
    for claim, _ in chosen:
        draft.use(claim)
    events = tuple(Event(at, draft.short_day(claim.event_time), _sentence(draft, claim)) for claim, at in chosen)
    plot = TimelinePlot(events)
    drawn = draw_timeline(plot)
    caption = "Key events" if len(chosen) == len(dated) else f"Key events: {len(chosen)} of {len(dated)} with a date"
    picture = Picture(
        number=draft.next_picture(),
        caption=caption,
        alt=timeline_alt(plot),
        png=drawn.png,
        svg=drawn.svg,
        width=drawn.width,
        height=drawn.height,
        note=_note(draft, plot, drawn.shortened, len(claims) - len(dated), unwritable),
    )
    return Section("Timeline", 1, (picture,))


def _is_enough(dated: Sequence[_Dated]) -> bool:
    return len(dated) >= LEAST_EVENTS and len({at.first.date() for _, at in dated}) >= LEAST_DAYS


def _chosen(draft: Draft, dated: Sequence[_Dated]) -> tuple[list[_Dated], int]:
    """The events to draw, in the order of time, and how many were passed over because of their letters.

    Each day has its turn before any has a second one, so that one day does not fill the picture.
    """
    key = _key_ids(draft)
    turns: Counter[tuple[bool, date]] = Counter()
    ranked: list[tuple[bool, int, int, _Dated]] = []
    order = sorted(dated, key=lambda pair: (draft.position(pair[0]), pair[1].first, pair[1].last, pair[0].id))
    for claim, at in order:
        minor = claim.id not in key
        ranked.append((minor, turns[minor, at.first.date()], len(ranked), (claim, at)))
        turns[minor, at.first.date()] += 1
    chosen: list[_Dated] = []
    unwritable = 0
    for *_, pair in sorted(ranked, key=lambda entry: entry[:3]):
        if len(chosen) == MOST_EVENTS:
            break
        if can_write(draft.wording(pair[0])):
            chosen.append(pair)
        else:
            unwritable += 1
    return sorted(chosen, key=lambda pair: (pair[1].middle, pair[1].first, pair[0].id)), unwritable


def _key_ids(draft: Draft) -> set[str]:
    """What the bottom line and the key judgments rest on."""
    found = {id for match in MARKER.finditer(draft.report.bottom_line or "") for id in ids_in(match[1])}
    for judgment in draft.snapshot.all(Assessment):
        if judgment.key_judgment and draft.is_included(judgment):
            found |= {basis.subject for basis in draft.snapshot.referring(Basis, "assessment", judgment.id)}
    return found


def _sentence(draft: Draft, claim: Claim) -> str:
    text = _DAY_AND_MONTH.sub(NO_BREAK_SPACE, draft.wording(claim))
    return w.sentence(text) if draft.verifier.is_sourced(claim) else f"{w.open_end(text)}{w.UNSOURCED}."


def _note(draft: Draft, plot: TimelinePlot, shortened: bool, undated: int, unwritable: int) -> str:
    parts = ["Distances on the line are not in proportion to time."]
    if any(event.when.days > 1 for event in plot.events):
        parts.append("Hollow: a period, or a date that is known roughly.")
    title = draft.told.get("developments", "")
    if shortened and title:
        where = "above" if "developments" in draft.built else "below"
        parts.append(f"A sentence that ends in … stands whole {where}, under {title}.")
    if undated:
        parts.append(f"Not drawn: {w.count_words(undated, 'development')} without a date that can be drawn.")
    if unwritable:
        parts.append(f"{w.capital(w.count_words(unwritable, 'development'))} could not be lettered.")
    return " ".join(parts)
