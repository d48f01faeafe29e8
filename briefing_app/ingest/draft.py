# SPDX-License-Identifier: Apache-2.0
"""What comes out of reading something: the text, the original, and proposals that a person confirms."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal, Self

from briefing_app.domain.errors import BadInput
from briefing_app.ingest.decoding import check_text_size
from briefing_app.ingest.normalise import normalise, text_hash

ProposedField = Literal["title", "author", "outlet", "published", "url", "language", "retrieved", "kind"]
FIELDS: Final[tuple[ProposedField, ...]] = (
    "title", "author", "outlet", "published", "url", "language", "retrieved", "kind",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Proposal:
    """A value for a field of the source, and in words where it was found. Dates are EDTF."""

    field: ProposedField
    value: str
    origin: str


@dataclass(frozen=True, slots=True)
class SourceDraft:
    """A text that was read and is not stored yet.

    ``original`` are the bytes as they came in; ``text`` is normalised and ``text_hash`` is its hash.
    ``proposals`` stand in order of preference within each field, each value once.
    """

    text: str
    original: bytes
    media_type: str
    text_hash: str
    proposals: tuple[Proposal, ...]

    @classmethod
    def of(cls, text: str, original: bytes, media_type: str, proposals: Iterable[Proposal], empty: str) -> Self:
        """Normalises, hashes and sorts. ``empty`` is the message if there is no text."""
        stored = normalise(text)
        if not stored.strip():
            raise BadInput(empty)
        check_text_size(stored)
        return cls(stored, original, media_type, text_hash(stored), _in_order(proposals))

    def proposed(self, field: ProposedField) -> str | None:
        """The best proposal for the field."""
        return next((proposal.value for proposal in self.proposals if proposal.field == field), None)

    def proposals_for(self, field: ProposedField) -> tuple[Proposal, ...]:
        """All proposals for the field, the best first."""
        return tuple(proposal for proposal in self.proposals if proposal.field == field)


def _in_order(proposals: Iterable[Proposal]) -> tuple[Proposal, ...]:
    seen: set[tuple[str, str]] = set()
    kept: list[Proposal] = []
    for proposal in proposals:
        value = " ".join(normalise(proposal.value).split())
        if value and (proposal.field, value) not in seen:
            seen.add((proposal.field, value))
            kept.append(Proposal(proposal.field, value, proposal.origin))
    return tuple(sorted(kept, key=lambda proposal: FIELDS.index(proposal.field)))
