# SPDX-License-Identifier: Apache-2.0
"""Shaping the outline of a report: its standard sections moved, renamed, left out or turned, and parts of one's own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from briefing_app.domain.errors import BadInput, NotFound, Refused
from briefing_app.domain.ids import new_id
from briefing_app.domain.records import Assessment, Block, Claim, Source
from briefing_app.domain.report_records import CHOSEN_BY, OWN_BLOCKS, STANDARD_BLOCKS
from briefing_app.report import outline as order
from briefing_app.report import wording as w
from briefing_app.report.images import upright
from briefing_app.report.outline import Part
from briefing_app.services import block_rules, claim_filters, editions, filters
from briefing_app.services.outline_templates import OutlineTemplate, outlines
from briefing_app.services.pictures import MOST_BYTES_IN_REPORT, checked_picture
from briefing_app.services.session import CaseSession, Work
from briefing_app.store import conflicted, queries

__all__ = [
    "OWN_BLOCKS",
    "STANDARD_BLOCKS",
    "OutlineTemplate",
    "Part",
    "SentenceState",
    "add",
    "choice",
    "edit",
    "move",
    "outlines",
    "part",
    "parts",
    "picture_of",
    "position_behind",
    "remove",
    "reset",
    "sentence_states",
    "set_picture",
]

State = Literal["sourced", "judgment", "unsourced", "unknown"]
_OF_STANDARD = ("position", "included", "title", "landscape")
"""What can be said of a standard section."""


def parts(session: CaseSession, report: str) -> list[Part]:
    """The parts of a report in document order, those that are left out too. Raises NotFound."""
    before = editions.outlook(session, report).before
    found = order.parts(report, session.where(Block, report=report))
    if before is None:
        return found
    title = f"Since {editions.name_of(before)}"
    return [
        replace(one, title=title) if one.kind == "since" and (one.block is None or not one.block.title) else one
        for one in found
    ]


def part(session: CaseSession, report: str, key: str) -> Part:
    """The part of this key. Raises NotFound."""
    return _part(parts(session, report), key)


def _part(found: Sequence[Part], key: str) -> Part:
    wanted = next((one for one in found if one.key == key), None)
    if wanted is None:
        raise NotFound(f"The report has no part “{key:.80}”. “briefing report blocks” lists them.")
    return wanted


def add(
    session: CaseSession,
    report: str,
    kind: str,
    *,
    before: str | None = None,
    data: bytes | None = None,
    **fields: object,
) -> Block:
    """A part of one's own before another one, otherwise before the sources.

    ``fields``: those of ``Block``; ``data``: a picture, see ``set_picture``. Raises NotFound, BadInput.
    """
    if kind not in OWN_BLOCKS:
        raise BadInput(f"A part of the kind “{kind:.40}” cannot be added. Kinds are: {', '.join(OWN_BLOCKS)}.")
    found = parts(session, report)
    id = new_id()
    block = Block.make(id, report=report, kind=kind, **fields)
    _check(session, block)
    checked = None if data is None else _checked_picture(kind, data, block.alternative)
    with session.transaction("Add part") as work:
        if checked is not None:
            fields["picture"] = work.writer.put_blob(checked)
        if block.position is None:
            ahead, behind = _split(found, before or order.CLOSING)
            fields["position"] = _positions(session, work, report, ahead, [id], behind)[id]
        return work.insert(Block.make(id, report=report, kind=kind, **fields))


def position_behind(session: CaseSession, work: Work, report: str, key: str, id: str) -> float:
    """The position of a new part directly behind another one; where there is no room, all others get new ones."""
    found = parts(session, report)
    at = found.index(_part(found, key)) + 1
    return _positions(session, work, report, found[:at], [id], found[at:])[id]


def edit(session: CaseSession, report: str, key: str, *, data: bytes | None = None, **fields: object) -> Block:
    """Changes fields of a part. A standard section gets a record as soon as it is otherwise than usual, and loses it
    when it is not any more. ``data``: a picture, see ``set_picture``. Raises NotFound, BadInput."""
    return _edit(session, report, key, fields, data)


def _edit(
    session: CaseSession,
    report: str,
    key: str,
    fields: dict[str, object],
    data: bytes | None,
    *,
    is_picture: bool = False,
) -> Block:
    wanted = part(session, report, key)
    if not wanted.is_own and (wrong := [name for name in fields if name not in _OF_STANDARD]):
        raise BadInput(f"The section “{key}” has no {wrong[0].replace('_', ' ')}: add a part of your own for that.")
    if "kind" in fields or "report" in fields:
        raise BadInput("A part keeps its kind and its report. Add another part, and remove this one.")
    old = wanted.block.alternative if wanted.block is not None else None
    checked = None if data is None else _checked_picture(wanted.kind, data, fields.get("alternative", old))
    with session.transaction("Set picture" if is_picture else "Edit part") as work:
        if not wanted.is_own:
            return _put(session, work, report, key, fields)
        if checked is not None:
            fields["picture"] = work.writer.put_blob(checked)
        block = work.update(Block, key, **fields)
        _check(session, block)
        return block


def move(session: CaseSession, report: str, keys: Sequence[str], before: str | None) -> int:
    """Puts these parts, in this order, before another one, or at the very end; returns how many records were written.

    Raises NotFound, and BadInput where ``before`` is one of those that are moved.
    """
    found = parts(session, report)
    moved = list(dict.fromkeys(keys))
    for key in moved:
        _part(found, key)
    if not moved:
        return 0
    if before in moved:
        raise BadInput(f"“{before}” is one of the parts that are moved. Name another one to stand behind them.")
    rest = [one for one in found if one.key not in moved]
    if before is not None:
        _part(rest, before)
    ahead, behind = _split(rest, before)
    with session.transaction("Move parts") as work:
        positions = _positions(session, work, report, ahead, moved, behind)
        for key in moved:
            _place(session, work, report, _part(found, key), positions[key])
    return len(positions)


def remove(session: CaseSession, report: str, key: str) -> None:
    """Takes a part of one's own away. Raises NotFound, and Refused for a standard section."""
    if not part(session, report, key).is_own:
        raise Refused(f"The section “{key}” belongs to every report. Leave it out instead.")
    with session.transaction("Remove part") as work:
        work.delete(Block, key)


def reset(session: CaseSession, report: str, key: str) -> None:
    """Shows a standard section as it naturally is. Raises NotFound, and Refused for a part of one's own."""
    if part(session, report, key).is_own:
        raise Refused("A part of your own has no usual form. Edit it, or remove it.")
    with session.transaction("Reset part") as work:
        for block in session.where(Block, report=report, kind=key):
            work.delete(Block, block.id)


def set_picture(session: CaseSession, report: str, key: str, data: bytes, *, alternative: str) -> Block:
    """Gives a part for a picture its picture, PNG or JPEG of 10 MB at most, and what is to be seen in it in words.

    Raises NotFound, BadInput.
    """
    return _edit(session, report, key, {"alternative": alternative.strip()}, data, is_picture=True)


def _checked_picture(kind: str, data: bytes, alternative: object) -> bytes:
    if kind != "picture":
        raise BadInput("Only a part of the kind “picture” takes one. Add such a part.")
    if not isinstance(alternative, str) or not alternative.strip():
        raise BadInput("Say in words what is to be seen in the picture, for those who cannot see it.")
    try:
        return upright(checked_picture(data, MOST_BYTES_IN_REPORT))
    except ValueError:
        raise BadInput("The picture cannot be read as a whole. Save it anew as PNG or JPEG.") from None


def picture_of(session: CaseSession, report: str, key: str) -> bytes | None:
    """The bytes of a part's picture; None where it has none or this copy of the case does not hold it."""
    block = part(session, report, key).block
    return queries.blob(session.database, block.picture) if block is not None and block.picture else None


def choice(session: CaseSession, by: str, name: str) -> dict[str, object]:
    """The fields of a part that takes the claims of this heading or place, or of this entity, tag or saved filter, of
    which the name or the id is given. Raises NotFound, BadInput."""
    if by not in CHOSEN_BY:
        raise BadInput(f"Claims cannot be chosen by “{by:.40}”. Choose by one of {', '.join(CHOSEN_BY)}.")
    if by in ("heading", "place"):
        return {"chosen_by": by, "named": " ".join(name.split()), "subject": None}
    if by == "filter":
        found = filters.find(session, Claim.type_name, name)
        if found is None:
            raise NotFound(f"There is no saved filter “{name:.80}” on claims. “briefing filter list” shows them.")
        return {"chosen_by": by, "subject": found.id, "named": None}
    return {"chosen_by": by, "subject": getattr(claim_filters.query_of(session, {by: name}), by), "named": None}


# -- records -----------------------------------------------------------------------------------------------------------


def _check(session: CaseSession, block: Block) -> None:
    values = dict(zip(block.field_names(), block.values(), strict=True))
    block_rules.check({name: value for name, value in values.items() if value is not None})
    block_rules.check_choice(session, block)


def _put(session: CaseSession, work: Work, report: str, kind: str, fields: Mapping[str, object]) -> Block:
    """What is said of a standard section; a record that says nothing any more is taken away."""
    id = Block.id_of(report, kind)
    block = session.look_up(Block, id)
    if block is None:
        known = next(iter(session.where(Block, report=report, kind=kind)), None)
        old = {name: getattr(known, name) for name in _OF_STANDARD} if known is not None else {}
        block = Block.make(id, report=report, kind=kind, **{**old, **fields})
        if not _says_nothing(block):
            work.insert(block)
        return block
    block = work.update(Block, id, **fields)
    if _says_nothing(block) and not conflicted.among(session.database, [id]):
        work.delete(Block, id)
    return block


def _says_nothing(block: Block) -> bool:
    return (
        block.included is not False and not block.landscape and not block.title and block.position is None
    )  # fmt: skip


def _place(session: CaseSession, work: Work, report: str, one: Part, position: float) -> None:
    if one.is_own:
        work.update(Block, one.key, position=position)
    else:
        natural = order.NATURAL[one.kind] == position
        _put(session, work, report, one.kind, {"position": None if natural else position})


def _split(found: Sequence[Part], before: str | None) -> tuple[list[Part], list[Part]]:
    """What stands before a part, and this part with all behind it."""
    if before is not None:
        _part(found, before)
    index = next((place for place, one in enumerate(found) if one.key == before), len(found))
    return list(found[:index]), list(found[index:])


def _positions(
    session: CaseSession, work: Work, report: str, ahead: Sequence[Part], keys: Sequence[str], behind: Sequence[Part]
) -> dict[str, float]:
    """Positions of what comes between; where there is no room, all others get new ones."""
    between = order.room([one.position for one in ahead], [one.position for one in behind], len(keys))
    if between is not None:
        return dict(zip(keys, between, strict=True))
    everything = [*(one.key for one in ahead), *keys, *(one.key for one in behind)]
    positions = {key: order.STEP * number for number, key in enumerate(everything, 1)}
    for one in (*ahead, *behind):
        _place(session, work, report, one, positions[one.key])
    return positions


# -- sentences ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class SentenceState:
    """A sentence of free text and what it rests on. ``start`` and ``end`` are its place in the text, marks included.

    ``state``: "sourced" by claims that have a passage, "judgment" where it rests on assessments, "unsourced", or
    "unknown" where it names what is not in the case or was withdrawn.
    """

    start: int
    end: int
    ids: tuple[str, ...]
    state: State


def sentence_states(session: CaseSession, text: str) -> list[SentenceState]:
    """The sentences of a free text as they stand in it."""
    return [SentenceState(found.start, found.end, found.ids, _state(session, found.ids)) for found in w.sentences(text)]


def _state(session: CaseSession, ids: Sequence[str]) -> State:
    named = [session.find(id) for id in ids]
    if any(
        not isinstance(record, (Claim, Assessment, Source)) or getattr(record, "status", None) == "withdrawn"
        for record in named
    ):
        return "unknown"
    if any(isinstance(record, Claim) and block_rules.is_sourced(session, record) for record in named):
        return "sourced"
    return "judgment" if any(isinstance(record, Assessment) for record in named) else "unsourced"
