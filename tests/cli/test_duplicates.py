# SPDX-License-Identifier: Apache-2.0
"""Records that look alike on the command line: listed, held apart, merged."""

from pathlib import Path

import pytest

from briefing_app.domain.ids import new_id
from briefing_app.domain.records import Expert, Tag
from tests.cli.conftest import Program
from tests.store.cases import add, add_expert, new_case

Two = tuple[Path, str, str]


@pytest.fixture
def two(tmp_path: Path) -> Two:
    with new_case(tmp_path) as session:
        made = sorted(add_expert(session, name).id for name in ("Mara Lind", "MARA LIND"))
        add(session, Tag.make(new_id(), name="Harbour"))
    return session.path, made[0], made[1]


def test_what_looks_alike_is_listed_and_says_so_by_its_exit_code(program: Program, two: Two) -> None:
    case, *ids = two
    result = program.run("duplicates", case, "--json")
    assert result.code == 1
    assert [(row["id"], row["group"], row["of"], row["why"]) for row in result.json] == [
        (id, 1, "expert", ["name"]) for id in ids
    ]
    assert {row["title"] for row in result.json} == {"Mara Lind", "MARA LIND"}
    assert program.ok("duplicates", case, "--type", "tag") == []
    assert program.run("duplicates", case, "--type", "colour").code == 3


def test_two_are_held_apart_and_not_any_more(program: Program, two: Two) -> None:
    case, one, other = two
    said = program.ok("duplicates", case, "--distinct", other, one, "--reason", "Mother and daughter.")
    assert (said["type"], said["first"], said["second"]) == ("distinct", one, other)
    assert said["reason"] == "Mother and daughter."
    assert program.ok("duplicates", case) == []
    refused = program.run("merge-records", case, one, other)
    assert refused.code == 6
    assert "Mother and daughter" in refused.err
    assert program.ok("duplicates", case, "--alike", one, other)["id"] == said["id"]
    assert program.run("duplicates", case, "--json").code == 1
    assert program.run("duplicates", case, "--reason", "None.").code == 3


def test_records_are_merged_with_chosen_values_and_that_is_undone(program: Program, two: Two) -> None:
    case, one, other = two
    program.ok("expert", "edit", case, other, "--field", "Ports")
    done = program.ok("merge-records", case, one, other, "--take", f"field={other}")
    assert (done["type"], done["id"], done["field"], done["moved"]) == ("expert", one, "Ports", 0)
    assert program.run("expert", "show", case, other).code == 5
    program.ok("undo", case)
    assert program.ok("expert", "show", case, other)["field"] == "Ports"
    for wrong, code in (((one, one), 3), ((one, new_id()), 5), ((one, other, "--take", "field"), 3)):
        assert program.run("merge-records", case, *wrong).code == code


def test_what_stays_behind_is_told(program: Program, two: Two) -> None:
    case, one, other = two
    program.ok("expert", "edit", case, other, "--affiliation", "Harbour Institute")
    result = program.run("merge-records", case, one, other)
    assert result.code == 0
    assert "Harbour Institute" in result.err
    assert Expert.type_name in result.out
