# SPDX-License-Identifier: Apache-2.0
"""Copies of a case whose clocks are years apart come together; every moment of what comes of it is a sound case."""

import random
from datetime import datetime, timedelta, tzinfo
from pathlib import Path
from typing import Self
from unittest.mock import patch

import pytest

from briefing_app.services import moments, verifying
from briefing_app.services.session import CaseSession, log_of
from briefing_app.store import gateway
from tests.property.people import World
from tests.store.cases import state_of

YEARS = (2031, 2099, 2024)
"""What the clocks of the copies say."""
LOOKED_AT = 4


class _Clock(datetime):
    """The clock of whoever writes; it goes on by a day at each look."""

    year_now = YEARS[0]
    looks = 0

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> Self:
        cls.looks += 1
        return cls(cls.year_now, 1, 1, tzinfo=tz) + timedelta(days=cls.looks % 300)


def played(world: World, chance: random.Random) -> None:
    """People write and merge at random, each by a clock of their own."""
    for _ in range(14):
        who = chance.randrange(len(world.copies))
        _Clock.year_now = YEARS[who % len(YEARS)]
        kind = chance.choice(("edit", "edit", "create", "delete"))
        world.act(who, [(kind, chance.randrange(6), chance.randrange(5), chance.randrange(6)) for _ in range(2)])
        if chance.random() < 0.5:
            world.merge(chance.randrange(len(world.copies)), chance.randrange(len(world.copies)))
        if chance.random() < 0.2:
            world.undo(who, "any", chance.randrange(20))


def names(session: CaseSession, chance: random.Random) -> list[str]:
    """Some moments: times at which somebody wrote, which other clocks put elsewhere, and actions."""
    known = chance.sample(log_of(session)[1:], 2 * LOOKED_AT)
    return [*(found.time for found in known[:LOOKED_AT]), *(found.id for found in known[LOOKED_AT:])]


@pytest.mark.parametrize("seed", range(4))
def test_every_moment_is_a_sound_case(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    _Clock.looks = 0
    with patch.object(gateway, "datetime", _Clock):
        world = World(tmp_path)
        try:
            played(world, chance)
            world.meet()
            session = world.copies[0].session
            for name in names(session, chance):
                at = moments.moment(session, name)
                with moments.as_of(session, at) as then:
                    found = verifying.verify(moments.file_of(then))
                    assert [each for each in found if not each.rule.startswith("anchor")] == [], name
                    again = moments.between(then, moments.moment(then, "now"), moments.moment(then, "now"))
                    assert again == []
                    before = {change.id for change in moments.between(session, at, moments.moment(session, "now"))}
                    now = state_of(session)
                    then_is = state_of(then)
                    differ = {id for id in now.keys() | then_is.keys() if now.get(id) != then_is.get(id)}
                    assert differ == before, name
        finally:
            world.close()
