# SPDX-License-Identifier: Apache-2.0
"""Outlines that come with the program: which parts a kind of report has, in which order, and how it is set.

They are data (``resources/outlines``). Every fault in one is said with the file's name.
"""

import tomllib
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final

from briefing_app import resources
from briefing_app.domain.errors import BadInput
from briefing_app.domain.ids import new_id
from briefing_app.domain.records import Block, Report
from briefing_app.domain.report_records import BLOCK_KINDS, STANDARD_BLOCKS
from briefing_app.report.outline import STEP
from briefing_app.services import block_rules

USUAL: Final = "situation_report"
"""The outline of a report for which none is chosen."""
_FOLDER: Final = "outlines"
_REPORT_FIELDS: Final = frozenset({"status", "subtitle", "contents", "notes_as"})
_PART_FIELDS: Final = frozenset({"kind", "title", "level", "landscape"})


@dataclass(frozen=True, slots=True)
class TemplatePart:
    """One part that a report of this outline has: a standard section, or one of its own that is still empty."""

    kind: str
    title: str = ""
    level: int | None = None
    landscape: bool = False

    @property
    def is_own(self) -> bool:
        """Whether it is none of the standard sections."""
        return self.kind not in STANDARD_BLOCKS


@dataclass(frozen=True, slots=True)
class OutlineTemplate:
    """An outline. ``parts`` are in order, and standard sections that are not among them are left out; without any, it
    is the usual outline. ``report``: what the report itself states."""

    name: str
    title: str
    description: str
    parts: tuple[TemplatePart, ...] = ()
    report: dict[str, Any] = field(default_factory=dict)


@cache
def outlines() -> tuple[OutlineTemplate, ...]:
    """All of them, the usual one first, then by title."""
    names = [name.removesuffix(".toml") for name in resources.names(_FOLDER) if name.endswith(".toml")]
    found = [parse(name, resources.read_text(_FOLDER, f"{name}.toml")) for name in names]
    return tuple(sorted(found, key=lambda outline: (outline.name != USUAL, outline.title)))


def named(name: str) -> OutlineTemplate:
    """The outline of this name. Raises BadInput."""
    found = next((outline for outline in outlines() if outline.name == name), None)
    if found is None:
        known = ", ".join(outline.name for outline in outlines())
        raise BadInput(f"There is no outline “{name:.80}”. Choose one of {known}.")
    return found


def blocks_of(outline: OutlineTemplate, report: str) -> list[Block]:
    """The records that give a new report this outline. Sections that are left out stay where they are by nature, so
    the others stand between those places: two parts at one place have no room between them, and no order of their own.
    """
    found = [_block(part, report, STEP * (number + 0.5)) for number, part in enumerate(outline.parts)]
    if found:
        kept = {part.kind for part in outline.parts}
        found += [
            Block.make(Block.id_of(report, kind), report=report, kind=kind, included=False)
            for kind in STANDARD_BLOCKS
            if kind not in kept
        ]
    return found


def _block(part: TemplatePart, report: str, position: float) -> Block:
    return Block.make(
        new_id() if part.is_own else Block.id_of(report, part.kind),
        report=report,
        kind=part.kind,
        position=position,
        title=part.title or None,
        level=part.level,
        landscape=part.landscape or None,
    )


# -- reading -----------------------------------------------------------------------------------------------------------


def parse(name: str, text: str) -> OutlineTemplate:
    """The outline that a file says; ``name`` is that of the file without its suffix. Raises BadInput."""
    where = f"outline {name}"
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadInput(f"{where}: not a TOML file: {error}.") from None
    _known(where, data, {"title", "description", "standard", "report", "part"})
    parts = data.get("part", [])
    if not isinstance(parts, list) or not all(isinstance(part, dict) for part in parts):
        raise BadInput(f"{where}: part must be a list of tables, [[part]].")
    if bool(parts) == (data.get("standard") is True):
        raise BadInput(f"{where}: give either parts, or standard = true for the usual outline.")
    made = tuple(_part(f"{where}: part {number}", part) for number, part in enumerate(parts, 1))
    kinds = [part.kind for part in made if not part.is_own]
    if doubled := next((kind for kind in kinds if kinds.count(kind) > 1), None):
        raise BadInput(f"{where}: the section {doubled} stands in it twice.")
    title, description = _text(where, data, "title"), _text(where, data, "description")
    return OutlineTemplate(name, title, description, made, _report(where, data.get("report", {})))


def _part(where: str, data: dict[str, Any]) -> TemplatePart:
    _known(where, data, _PART_FIELDS)
    if data.get("kind") not in BLOCK_KINDS:
        raise BadInput(f"{where}: kind must be one of {', '.join(BLOCK_KINDS)}.")
    try:
        checked = Block.checked({"report": where, **data})
        block_rules.check({name: value for name, value in checked.items() if value is not None})
    except BadInput as error:
        raise BadInput(f"{where}: {error}") from None
    return TemplatePart(**{name: data[name] for name in data if name in _PART_FIELDS})


def _report(where: str, data: object) -> dict[str, Any]:
    if not isinstance(data, dict):
        raise BadInput(f"{where}: report must be a table, [report].")
    _known(f"{where}: report", data, _REPORT_FIELDS)
    try:
        Report.checked({"title": where, **data})
    except BadInput as error:
        raise BadInput(f"{where}: {error}") from None
    return dict(data)


def _known(where: str, data: dict[str, Any], names: set[str] | frozenset[str]) -> None:
    if wrong := sorted(set(data) - names):
        raise BadInput(f"{where}: there is no key {wrong[0]}.")


def _text(where: str, data: dict[str, Any], key: str) -> str:
    value = data.get(key)
    if not isinstance(value, str) or not value.strip():
        raise BadInput(f"{where}: {key} must be a text that is not empty.")
    return value
