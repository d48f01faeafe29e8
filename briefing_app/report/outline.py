# SPDX-License-Identifier: Apache-2.0
"""The parts of a report in document order: its standard sections, as somebody set them, and parts of its own.

Standard sections stand at natural positions (100, 200, ...) that nothing stores. A record only says what of one is
otherwise, so that two people who shape the same report do not disagree about what neither of them touched.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf

from briefing_app.domain.records import Block
from briefing_app.domain.report_records import OWN_BLOCKS, STANDARD_BLOCKS
from briefing_app.report import wording as w

STEP = 100.0
NATURAL = {kind: STEP * place for place, kind in enumerate(STANDARD_BLOCKS, 1)}
"""Where the standard sections stand if nobody moved them."""
TITLES = {
    "bottom_line": "Bottom line",
    "key_judgments": "Key judgments",
    "further_judgments": "Further judgments",
    "developments": "Developments",
    "timeline": "Timeline",
    "figures": "Figures",
    "expert_views": "Expert views",
    "gaps": "What we do not know",
    "since": "Since the edition before",
    "assumptions": "Assumptions",
    "indicators": "Indicators",
    "hypotheses": "Competing hypotheses",
    "sources": "Sources",
    "scales": "Scales used",
    "distribution": "Distribution and handling",
}
"""What the standard sections are called; that of the edition before bears its name when it is printed. The bottom line
has no heading: its title leads in."""
CLOSING = "sources"
"""The section before which a part of one's own stands if nothing else is said."""
MAKE_TABLES = frozenset(
    {"figures", "since", "indicators", "hypotheses", "sources", "figure_table", "differing_figures", "waivers"}
)
"""Kinds of parts in which tables may stand."""
LEAST_GAP = 1e-6


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a report. ``key``: the kind of a standard section, the id of a part of one's own.

    ``title``: as it is printed, empty where nothing is. ``level`` is that of the heading.
    """

    key: str
    kind: str
    title: str
    level: int
    is_own: bool
    included: bool
    landscape: bool
    position: float
    block: Block | None


def parts(report: str, blocks: Iterable[Block]) -> list[Part]:
    """The parts of a report in document order, those that are left out too.

    ``blocks`` are its records, in any order. Of several about one standard section, the one counts that has its id.
    """
    standard: dict[str, Block] = {}
    own: list[Block] = []
    for block in sorted(blocks, key=lambda found: found.id):
        if block.kind in OWN_BLOCKS:
            own.append(block)
        elif block.kind not in standard or block.id == Block.id_of(report, block.kind):
            standard[block.kind] = block
    found = [_standard(kind, standard.get(kind)) for kind in STANDARD_BLOCKS]
    found += [_own(block) for block in own]
    return sorted(found, key=lambda part: (part.position, _id(report, part)))


def shown(report: str, blocks: Iterable[Block]) -> list[Part]:
    """The parts that are printed, in document order."""
    return [part for part in parts(report, blocks) if part.included]


def _id(report: str, part: Part) -> str:
    """What decides between parts at one position, on every laptop alike."""
    return part.key if part.is_own else Block.id_of(report, part.kind)


def _standard(kind: str, block: Block | None) -> Part:
    if block is None:
        return Part(kind, kind, TITLES[kind], 1, False, True, False, NATURAL[kind], None)
    position = NATURAL[kind] if block.position is None else block.position
    title = w.one_line(block.title or "") or TITLES[kind]
    return Part(kind, kind, title, 1, False, block.included is not False, bool(block.landscape), position, block)


def _own(block: Block) -> Part:
    position = NATURAL[CLOSING] - STEP / 2 if block.position is None else block.position
    level = 2 if block.level == 2 else 1
    title = "" if block.kind == "page_break" else w.one_line(block.title or "")
    is_in = block.included is not False
    return Part(block.id, block.kind, title, level, True, is_in, bool(block.landscape), position, block)


def room(before: Sequence[float], after: Sequence[float], count: int) -> list[float] | None:
    """Positions for so many parts between what stands before and after them; None where there is no room."""
    if not before and not after:
        return [STEP * number for number in range(1, count + 1)]
    first = before[-1] if before else after[0] - STEP
    last = after[0] if after else first + STEP * (count + 1)
    step = (last - first) / (count + 1)
    found = [first + step * number for number in range(1, count + 1)]
    is_rising = all(one < other for one, other in pairwise([first, *found, last]))
    return found if LEAST_GAP <= step < inf and is_rising else None


def may_refer(kinds: Sequence[str], place: int, wanted: str) -> bool:
    """Whether the part at ``place`` may lead to the table of a section: one that stands before it, or one that is the
    next to make a table, because tables are numbered as they are made."""
    if wanted in kinds[:place]:
        return True
    following = next((kind for kind in kinds[place + 1 :] if kind in MAKE_TABLES), None)
    return following == wanted
