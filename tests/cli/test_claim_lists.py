# SPDX-License-Identifier: Apache-2.0
"""Claims by more than words, several edited at once, and filters with names, on the command line."""

import pytest

from tests.cli.conftest import Desk

QUOTES = ("at least 17 injured", "the pilot was missing", "the search goes on")


@pytest.fixture
def three(desk: Desk) -> list[str]:
    more = (("--credibility", "2", "--kind", "figure"), ("--tag", "crew", "--entity", "The pilot"), ())
    return [desk.claim(quote, *options)["id"] for quote, options in zip(QUOTES, more, strict=True)]


def listed(desk: Desk, *options: object) -> list[str]:
    return [row["statement"] for row in desk.program.ok("claim", "list", desk.case, *options)]


@pytest.mark.usefixtures("three")
@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (("--finding", "ungraded"), QUOTES[1:]),
        (("--finding", "incomplete_figure"), QUOTES[:1]),
        (("--reliability", "a,b", "--credibility", "2"), QUOTES[:1]),
        (("--credibility", "-"), QUOTES[1:]),
        (("--tag", "Crew"), QUOTES[1:2]),
        (("--tag", "-"), (QUOTES[0], QUOTES[2])),
        (("--entity", "the pilot"), QUOTES[1:2]),
        (("--heading", "-", "--sort", "statement", "--descending"), (QUOTES[2], QUOTES[1], QUOTES[0])),
        (("--stance", "contradicts"), ()),
        (("--conflict",), ()),
        (("--sort", "grade"), QUOTES),
    ],
)
def test_claims_are_listed_by_what_they_have(desk: Desk, options: tuple[str, ...], expected: tuple[str, ...]) -> None:
    assert listed(desk, *options) == list(expected)


def test_what_cannot_be_asked_for_is_said(desk: Desk) -> None:
    assert "uncited" in desk.program.fails(3, "claim", "list", desk.case, "--finding", "odd")
    assert "sorted" in desk.program.fails(3, "claim", "list", desk.case, "--sort", "colour")
    assert "no tag" in desk.program.fails(5, "claim", "list", desk.case, "--tag", "absent")
    assert "filter list" in desk.program.fails(5, "claim", "list", desk.case, "--filter", "absent")
    assert "reliability" in desk.program.fails(3, "claim", "list", desk.case, "--reliability", "Z")


def test_a_filter_is_kept_used_renamed_and_removed(desk: Desk, three: list[str]) -> None:
    program = desk.program
    made = program.ok("filter", "add", desk.case, "To grade", "--finding", "ungraded", "--group", "tag")
    assert made["query"] == '{"finding": "ungraded", "group": "tag"}'
    assert listed(desk, "--filter", "to GRADE") == list(QUOTES[1:])
    assert listed(desk, "--filter", "To grade", "--tag", "crew") == [QUOTES[1]]
    assert [row["name"] for row in program.ok("filter", "list", desk.case)] == ["To grade"]
    program.ok("filter", "rename", desk.case, "To grade", "Needs a grade")
    changed = program.ok("claim", "edit", desk.case, "--filter", "Needs a grade", "--heading", "Search")
    assert changed == {"claims": 2, "changed": 2}
    assert listed(desk, "--heading", "search") == list(QUOTES[1:])
    assert program.ok("filter", "remove", desk.case, made["id"])["removed"]
    assert program.ok("filter", "list", desk.case) == []
    assert "--kind" in program.fails(3, "filter", "add", desk.case, "Empty")
    assert "grouped" in program.fails(3, "filter", "add", desk.case, "Odd", "--group", "colour")
    program.fails(5, "filter", "remove", desk.case, "absent")


def test_several_claims_are_edited_in_one_action(desk: Desk, three: list[str]) -> None:
    program = desk.program
    options = ("--heading", "Search", "--tag", "river", "crew", "--unlink", "The pilot")
    preview = program.ok("claim", "edit", desk.case, *three, *options, "--preview")
    assert [(line["field"], line["old"], line["new"], line["count"]) for line in preview] == [
        ("heading", None, "Search", 3),
        ("tag", None, "river", 3),
        ("tag", None, "crew", 2),
        ("entity", "The pilot", None, 1),
    ]
    assert listed(desk, "--heading", "Search") == []
    assert program.ok("claim", "edit", desk.case, *three, *options)["changed"] == 3
    assert listed(desk, "--tag", "river") == list(QUOTES)
    assert listed(desk, "--entity", "-") == list(QUOTES)
    program.ok("undo", desk.case)
    assert listed(desk, "--heading", "Search") == []
    assert listed(desk, "--entity", "The pilot") == [QUOTES[1]]


def test_editing_needs_claims_and_something_to_change(desk: Desk, three: list[str]) -> None:
    program = desk.program
    assert "--filter" in program.fails(3, "claim", "edit", desk.case, "--heading", "x")
    assert "--tag" in program.fails(3, "claim", "edit", desk.case, *three)
    assert "why" in program.fails(3, "claim", "edit", desk.case, *three, "--status", "withdrawn")
    assert "one by one" in program.fails(3, "claim", "edit", desk.case, *three, "--statement", "Same")
    assert "no claim" in program.fails(5, "claim", "edit", desk.case, three[0], "absent", "--heading", "x")
