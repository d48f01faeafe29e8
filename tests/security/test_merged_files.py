# SPDX-License-Identifier: Apache-2.0
"""Copies with random bytes in them: a merge says what is wrong or takes what is sound, and the case stays whole."""

import random
import shutil
from pathlib import Path

import pytest

from briefing_app.domain.errors import CaseError
from briefing_app.domain.records import Expert
from briefing_app.services import merging
from briefing_app.services.session import CaseSession
from briefing_app.services.verifying import verify
from briefing_app.store.merge import guard
from tests.store.cases import add_expert, ask_here, small_case, update

FLIPPED = 150


@pytest.fixture
def copies(tmp_path: Path) -> tuple[Path, bytes]:
    """A case, and the bytes of a copy in which somebody went on."""
    with small_case(tmp_path) as session:
        expert = add_expert(session, "Mara Lind").id
    other = tmp_path / "other.casefile"
    shutil.copy(session.path, other)
    with CaseSession.open(other, author="Ben") as theirs:
        for number in range(30):
            update(theirs, Expert, expert, affiliation=f"Institute {number}")
            add_expert(theirs, f"Expert {number}")
    return session.path, other.read_bytes()


@pytest.mark.slow
def test_a_copy_with_altered_bytes_never_harms_the_case(
    tmp_path: Path, copies: tuple[Path, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each tenth file is looked over by a process of its own, as it is in earnest."""
    apart = guard.ask
    case, sound = copies
    before = case.read_bytes()
    chance = random.Random(5)
    refused = merged = 0
    for number in range(FLIPPED):
        monkeypatch.setattr(guard, "ask", ask_here if number % 10 else apart)
        altered = bytearray(sound)
        for _ in range(chance.choice([1, 3, 20])):
            altered[chance.randrange(100, len(altered))] = chance.randrange(256)
        other = tmp_path / "altered.casefile"
        other.write_bytes(altered)
        case.write_bytes(before)
        with CaseSession.open(case, author="Ana") as session:
            try:
                merging.merge(session, other)
                merged += 1
            except CaseError:
                refused += 1
            assert {finding.rule for finding in verify(session)} <= {"reference.dangling"}
    assert refused
    assert merged
