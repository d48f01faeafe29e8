# SPDX-License-Identifier: Apache-2.0
"""Records to choose from while somebody types words of them; without a word, those that were made last."""

from collections.abc import Collection

from briefing_app.domain.errors import BadInput
from briefing_app.domain.records import Claim, Source
from briefing_app.services import browse
from briefing_app.services.browse import ClaimRow
from briefing_app.services.session import CaseSession
from briefing_app.store.latest import latest

LIMIT = 40


def sources(session: CaseSession, text: str) -> list[Source]:
    """Sources with these words in their fields or texts, best first."""
    if not text.strip():
        return latest(session.database, Source, LIMIT)
    try:
        hits = browse.search(session, text, ("source",), LIMIT)
    except BadInput:
        return []
    return [session.get(Source, hit.id) for hit in hits]


def claims(session: CaseSession, text: str, leave_out: Collection[str] = ()) -> list[ClaimRow]:
    """Live claims with these words, best first."""
    if text.strip():
        try:
            ids = [hit.id for hit in browse.search(session, text, ("claim",), LIMIT + len(leave_out))]
        except BadInput:
            return []
    else:
        ids = [claim.id for claim in latest(session.database, Claim, 2 * LIMIT)]
    rows = browse.claim_rows(session, [id for id in ids if id not in leave_out])
    return [row for row in rows if row.status == "live"][:LIMIT]
