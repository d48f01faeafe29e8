# SPDX-License-Identifier: Apache-2.0
"""Figures that count the same thing at the same place."""

from briefing_app.domain.records import Claim
from briefing_app.store import queries
from briefing_app.store.sqlite import Database


def figures(database: Database, claim: Claim) -> list[Claim]:
    """The other live figures for this claim's measure, population and place."""
    place = "place IS NULL" if claim.place is None else "place = ? COLLATE NOCASE"
    values = [claim.measure, claim.population or "", claim.id, *([] if claim.place is None else [claim.place])]
    rows = database.rows(
        f"SELECT {queries.columns(Claim)} FROM claim WHERE measure = ? COLLATE NOCASE "
        "AND coalesce(population, '') = ? COLLATE NOCASE AND id <> ? AND kind = 'figure' AND status = 'live' "
        f"AND {place} ORDER BY id",
        values,
    )
    return [queries.record_of(Claim, row) for row in rows]
