# SPDX-License-Identifier: Apache-2.0
"""What we take for granted, what would change our mind, and what we do not know."""

from briefing_app.domain.ids import new_id
from briefing_app.domain.records import Assumption, Gap, Indicator, Reading
from briefing_app.services.session import CaseSession


def add_assumption(session: CaseSession, **fields: object) -> Assumption:
    with session.transaction("Add assumption") as work:
        return work.insert(Assumption.make(new_id(), **fields))


def edit_assumption(session: CaseSession, id: str, **fields: object) -> Assumption:
    with session.transaction("Edit assumption") as work:
        return work.update(Assumption, id, **fields)


def add_indicator(session: CaseSession, **fields: object) -> Indicator:
    with session.transaction("Add indicator") as work:
        return work.insert(Indicator.make(new_id(), **fields))


def edit_indicator(session: CaseSession, id: str, **fields: object) -> Indicator:
    with session.transaction("Edit indicator") as work:
        return work.update(Indicator, id, **fields)


def add_reading(session: CaseSession, indicator: str, **fields: object) -> Reading:
    """What an indicator showed on a day."""
    with session.transaction("Add reading") as work:
        return work.insert(Reading.make(new_id(), indicator=indicator, **fields))


def add_gap(session: CaseSession, **fields: object) -> Gap:
    with session.transaction("Add gap") as work:
        return work.insert(Gap.make(new_id(), **fields))


def edit_gap(session: CaseSession, id: str, **fields: object) -> Gap:
    with session.transaction("Edit gap") as work:
        return work.update(Gap, id, **fields)
