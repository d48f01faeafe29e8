# SPDX-License-Identifier: Apache-2.0
"""Which claims of a case a part of a report takes: those of a heading, entity, place or tag, or of a saved filter.

Works on a snapshot alone, so that an edition can be made again from the case as it was.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any

from briefing_app.domain.records import Block, Citation, Claim, Mention, Name, SavedFilter, Source, Tagging
from briefing_app.domain.snapshot import CaseSnapshot
from briefing_app.report import wording as w
from briefing_app.report.draft import Draft

WITHOUT = "-"
UNDERSTOOD = frozenset(
    {"text", "kind", "heading", "source", "tag", "place", "entity", "stance", "reliability", "credibility", "handling"}
)
"""What a saved filter may ask for to be used in a report; the order is that of time, and only live claims are told."""
IGNORED = frozenset({"sort", "descending", "group"})
"""How a list is shown, which says nothing of what is in it."""

_Test = Callable[[Claim], bool]


def chosen(draft: Draft, block: Block) -> list[Claim]:
    """The claims of the report that the part takes, in order of time; all of them where it names no choice."""
    test = _test(draft, block)
    found = [claim for claim in draft.snapshot.all(Claim) if draft.is_included(claim) and test(claim)]
    return sorted(found, key=lambda claim: (w.date_key(claim.event_time), claim.id))


def not_understood(query: str) -> list[str]:
    """What a saved filter asks for that a report cannot look up, by name; the query's own text where it is unreadable.

    Live claims are the only ones that a report tells, so asking for them is understood."""
    words = _words(query)
    if words is None:
        return ["query"]
    known = UNDERSTOOD | IGNORED | ({"status"} if words.get("status") in (None, "live") else set())
    return sorted(name for name, value in words.items() if name not in known and value not in (None, "", False))


def _words(query: str) -> dict[str, Any] | None:
    try:
        found = json.loads(query)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _test(draft: Draft, block: Block) -> _Test:
    snapshot = draft.snapshot
    if block.chosen_by is None:
        return lambda claim: True
    if block.chosen_by == "filter":
        saved = snapshot.find(block.subject)
        return _by_filter(draft, saved) if isinstance(saved, SavedFilter) else _nothing
    wanted = block.subject if block.chosen_by in ("entity", "tag") else block.named
    return _by(draft, block.chosen_by, wanted or "")


def _nothing(claim: Claim) -> bool:
    return False


def _by_filter(draft: Draft, saved: SavedFilter) -> _Test:
    """All that it asks for together; nothing where it asks for what cannot be looked up."""
    words = _words(saved.query)
    if words is None or not_understood(saved.query):
        return _nothing
    asked = [(name, str(words[name])) for name in sorted(UNDERSTOOD) if words.get(name) not in (None, "", False)]
    tests = [_by(draft, name, value) for name, value in asked if name not in ("reliability", "credibility")]
    graded = {name: value for name, value in asked if name in ("reliability", "credibility")}
    if graded:
        tests.append(_by_grade(draft.snapshot, graded))
    return lambda claim: all(test(claim) for test in tests)


def _by(draft: Draft, name: str, wanted: str) -> _Test:
    snapshot = draft.snapshot
    folded = w.fold(wanted)
    if name == "entity":
        return _linked(snapshot, wanted, _entities(snapshot))
    if name == "tag":
        return _linked(snapshot, wanted, _tags(snapshot))
    if name in ("source", "stance"):
        return _by_citation(snapshot, name, wanted)
    if name == "text":
        words = folded.split()
        return lambda claim: all(word in w.fold(f"{claim.statement} {claim.notes or ''}") for word in words)
    if name == "heading":
        return lambda claim: w.fold(draft.heading(claim)) == ("" if wanted == WITHOUT else folded)
    return lambda claim: w.fold(getattr(claim, name)) == ("" if wanted == WITHOUT else folded)


def _entities(snapshot: CaseSnapshot) -> Mapping[str, set[str]]:
    """Claim -> the ids and names of the entities that it mentions."""
    names: dict[str, set[str]] = {}
    for known in snapshot.all(Name):
        names.setdefault(known.entity, set()).add(w.fold(known.text))
    found: dict[str, set[str]] = {}
    for mention in snapshot.all(Mention):
        entity = snapshot.find(mention.entity)
        own = {mention.entity, w.fold(getattr(entity, "name", ""))} | names.get(mention.entity, set())
        found.setdefault(mention.claim, set()).update(own)
    return found


def _tags(snapshot: CaseSnapshot) -> Mapping[str, set[str]]:
    """Claim -> the ids and names of its tags."""
    found: dict[str, set[str]] = {}
    for tagging in snapshot.all(Tagging):
        tag = snapshot.find(tagging.tag)
        found.setdefault(tagging.subject, set()).update({tagging.tag, w.fold(getattr(tag, "name", ""))})
    return found


def _linked(snapshot: CaseSnapshot, wanted: str, links: Mapping[str, set[str]]) -> _Test:
    if wanted == WITHOUT:
        return lambda claim: claim.id not in links
    names = {wanted} if snapshot.find(wanted) is not None else {w.fold(wanted)}
    return lambda claim: bool(names & links.get(claim.id, set()))


def _by_citation(snapshot: CaseSnapshot, name: str, wanted: str) -> _Test:
    def test(claim: Claim) -> bool:
        cited = snapshot.referring(Citation, "claim", claim.id)
        return not cited if wanted == WITHOUT else any(getattr(citation, name) == wanted for citation in cited)

    return test


def _by_grade(snapshot: CaseSnapshot, graded: Mapping[str, str]) -> _Test:
    """Whether one supporting citation gives such a pair of grades."""
    letters, digits = (frozenset(graded.get(name, "").split(",")) - {""} for name in ("reliability", "credibility"))

    def gives(citation: Citation) -> bool:
        source = snapshot.find(citation.source)
        letter = source.reliability if isinstance(source, Source) else None
        return (not letters or (letter or WITHOUT) in letters) and (
            not digits or (citation.credibility or WITHOUT) in digits
        )

    return lambda claim: any(
        citation.stance == "supports" and gives(citation)
        for citation in snapshot.referring(Citation, "claim", claim.id)
    )
