# SPDX-License-Identifier: Apache-2.0
"""Names of conflicted copies, as the tools write them, and names that are something else."""

import pytest

from briefing_app.domain.copy_names import is_second_version

CASE = "crisis.casefile"


@pytest.mark.parametrize(
    "name",
    [
        "crisis (Ben's conflicted copy 2031-05-14).casefile",
        "crisis (Ben Lahm's conflicted copy 2031-05-14 (1)).casefile",
        "crisis (conflicted copy 2031-05-14 101500).casefile",
        "crisis (Konfliktkopie 2031-05-14).casefile",
        "crisis (In Konflikt stehende Kopie von Ben 2031-05-14).casefile",
        "crisis (Copie en conflit de Ben 2031-05-14).casefile",
        "crisis (copia en conflicto de Ben 2031-05-14).casefile",
        "crisis (конфликтующая копия 2031-05-14).casefile",
        "crisis (競合コピー 2031-05-14).casefile",
        "crisis.sync-conflict-20310514-101500-ABCDEFG.casefile",
        "crisis.sync-conflict-20310514-101500.casefile",
        "crisis_conflict-20310514-101500.casefile",
        "crisis (1).casefile",
        "crisis(2).casefile",
        "crisis 2.casefile",
        "crisis-LAPTOP-BEN.casefile",
        "crisis-DESKTOP-4K2-2.casefile",
        "Crisis (Case Conflict).casefile",
    ],
)
def test_what_a_tool_made_of_the_case(name: str) -> None:
    assert is_second_version(name, CASE)


@pytest.mark.parametrize(
    "name",
    [
        "other.casefile",
        "crisis.docx",
        "crisis (draft for Ben).casefile",
        "crisis (1).casefile-wal",
        "crisis-2031.casefile",
        "crises.casefile",
        "crisis in the north.casefile",
        "crisis (12345).casefile",
        "the crisis (1).casefile",
        ".crisis.casefile.part",
    ],
)
def test_what_is_something_else(name: str) -> None:
    assert not is_second_version(name, CASE)


def test_a_long_name_is_answered_at_once(no_hang: None) -> None:
    assert not is_second_version(f"crisis ({'(conflict)' * 3000}.casefile", CASE)
    assert not is_second_version(f"crisis ({'a(b)' * 3000}.casefile", CASE)
