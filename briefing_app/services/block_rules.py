# SPDX-License-Identifier: Apache-2.0
"""What must hold between the fields of a part of a report, whoever makes it."""

from collections.abc import Mapping
from typing import Any, Final

from briefing_app.domain.errors import BadInput
from briefing_app.domain.records import Block, Citation, Claim, Entity, Record, SavedFilter, Tag
from briefing_app.domain.report_records import STANDARD_BLOCKS
from briefing_app.report.choice import not_understood
from briefing_app.services.session import CaseSession

_COMMON: Final = frozenset({"report", "kind", "position", "included", "title", "landscape"})
_CHOICE: Final = frozenset({"level", "chosen_by", "subject", "named"})
_FIELDS: Final[dict[str, frozenset[str]]] = {
    "narrative": _COMMON | {"level", "text"},
    "claims": _COMMON | _CHOICE,
    "figure_table": _COMMON | _CHOICE,
    "differing_figures": _COMMON | _CHOICE,
    "picture": _COMMON | {"level", "picture", "alternative"},
    "waivers": _COMMON | {"level"},
    "page_break": frozenset({"report", "kind", "position", "included"}),
}
"""What a part of one's own of each kind has; a standard section has what all have."""
_SUBJECTS: Final[dict[str, tuple[type[Record], str]]] = {
    "entity": (Entity, "an entity"),
    "tag": (Tag, "a tag"),
    "filter": (SavedFilter, "a saved filter"),
}
_WORDS: Final = {"chosen_by": "choice of claims", "subject": "choice of claims", "named": "choice of claims"}


def check(values: Mapping[str, Any]) -> None:
    """The rules between the fields that are given, references not looked at. Raises BadInput."""
    kind = values["kind"]
    allowed = _COMMON if kind in STANDARD_BLOCKS else _FIELDS[kind]
    wrong = next((name for name, value in values.items() if name not in allowed and value is not None), None)
    if wrong is not None:
        raise BadInput(f"block: a part of the kind “{kind}” has no {_WORDS.get(wrong, wrong)}. Leave it out.")
    if values.get("level") not in (None, 1, 2):
        raise BadInput("block: level is 1 or 2.")
    if values.get("picture") is not None and not (values.get("alternative") or "").strip():
        raise BadInput("block: alternative is missing. Say in words what is to be seen in the picture.")
    _check_choice(kind, values)


def _check_choice(kind: str, values: Mapping[str, Any]) -> None:
    by, subject, named = (values.get(name) for name in ("chosen_by", "subject", "named"))
    if by is None:
        if kind == "claims" or subject is not None or named is not None:
            raise BadInput("block: chosen_by is missing. Say by what the claims are chosen, such as heading or tag.")
        return
    if by in _SUBJECTS and (subject is None or named is not None):
        raise BadInput(f"block: claims chosen by {by} need the id of {_SUBJECTS[by][1]} as subject, and nothing else.")
    if by not in _SUBJECTS and (not (named or "").strip() or subject is not None):
        raise BadInput(f"block: claims chosen by {by} need the {by} itself as named, and nothing else.")


def check_choice(session: CaseSession, block: Block) -> None:
    """That the subject of a choice is what it is said to be, and can be looked up when a report is made."""
    if block.subject is None or block.chosen_by not in _SUBJECTS:
        return
    kind, words = _SUBJECTS[block.chosen_by]
    found = session.find(block.subject)
    if not isinstance(found, kind):
        raise BadInput(f"block: subject: there is no {words.split(' ', 1)[1]} {block.subject:.80} in this case.")
    if isinstance(found, SavedFilter):
        if found.subject != Claim.type_name:
            raise BadInput(f"The saved filter “{found.name:.80}” is not one on claims. Choose another.")
        if asked := not_understood(found.query):
            raise BadInput(
                f"The saved filter “{found.name:.80}” asks for {', '.join(asked)}, which a report cannot look up."
                " Save one without it."
            )


def is_sourced(session: CaseSession, claim: Claim) -> bool:
    """Whether a passage is cited for the claim."""
    return any(citation.stance != "contradicts" for citation in session.where(Citation, claim=claim.id))
