# SPDX-License-Identifier: Apache-2.0
"""Merging and splitting claims, relations and mentions, and what rests on a record, from the command line."""

from tests.cli.conftest import Desk


def test_merge_and_undo(desk: Desk) -> None:
    keep = desk.claim()
    other = desk.claim("the pilot was missing", "--place", "Pier 4", "--tag", "crew")
    program = desk.program
    made = program.ok("claim", "merge", desk.case, keep["id"], other["id"], "--take", f"statement={other['id']}")
    assert (made["id"], made["statement"], made["place"]) == (keep["id"], "the pilot was missing", "Pier 4")
    assert len(made["citations"]) == 2
    shown = program.ok("claim", "show", desk.case, other["id"])
    assert (shown["status"], shown["citations"]) == ("withdrawn", [])
    assert [(link["kind"], link["other"]) for link in shown["relations"]] == [("duplicates", keep["id"])]
    program.ok("undo", desk.case)
    assert program.ok("claim", "show", desk.case, other["id"])["status"] == "live"


def test_merge_says_what_is_wrong(desk: Desk) -> None:
    keep, other = desk.claim(), desk.claim("the pilot was missing")
    program = desk.program
    assert "twice" in program.fails(3, "claim", "merge", desk.case, keep["id"], keep["id"])
    assert "no claim" in program.fails(5, "claim", "merge", desk.case, keep["id"], "nowhere")
    message = program.fails(3, "claim", "merge", desk.case, keep["id"], other["id"], "--take", "statement")
    assert "statement=ID" in message
    program.ok("claim", "withdraw", desk.case, keep["id"], "--reason", "Wrong.")
    assert "Reinstate" in program.fails(6, "claim", "merge", desk.case, keep["id"], other["id"])


def test_split(desk: Desk) -> None:
    whole = desk.claim("at least 17 injured", "--tag", "crew", "--entity", "Pilot")
    program = desk.program
    pilot = program.ok("cite", desk.case, whole["id"], "--source", desk.source, "--quote", "the pilot was missing")
    made = program.ok(
        "claim", "split", desk.case, whole["id"], "--first", "17 injured.", "--second", "The pilot is missing.",
        "--to-second", pilot["id"], "Crew", "--to-both", "pilot", "--heading", "Crew",
    )  # fmt: skip
    second = program.ok("claim", "show", desk.case, made["second"]["id"])
    assert (made["statement"], second["statement"], second["heading"]) == (
        "17 injured.", "The pilot is missing.", "Crew",
    )  # fmt: skip
    assert [link["exact"] for link in second["citations"]] == ["the pilot was missing"]
    assert (second["tags"], second["entities"]) == (["crew"], ["Pilot"])
    first = program.ok("claim", "show", desk.case, whole["id"])
    assert (first["tags"], first["entities"], len(first["citations"])) == ([], ["Pilot"], 1)
    message = program.fails(
        5, "claim", "split", desk.case, whole["id"], "--first", "a", "--second", "b", "--to-both", "fire"
    )
    assert "“fire”" in message


def test_relations_and_mentions_are_taken_away(desk: Desk) -> None:
    one, two = desk.claim(), desk.claim("the pilot was missing", "--entity", "Pilot")
    program = desk.program
    link = program.ok("relation", "add", desk.case, one["id"], two["id"], "--kind", "contradicts")
    assert program.ok("relation", "remove", desk.case, link["id"])["removed"] is True
    assert program.ok("relation", "list", desk.case) == []
    entity = program.ok("entity", "list", desk.case)[0]["id"]
    assert program.ok("entity", "unmention", desk.case, two["id"], entity)["removed"] is True
    program.fails(5, "entity", "unmention", desk.case, two["id"], entity)


def test_impact_lists_what_rests_on_a_source(desk: Desk) -> None:
    claim = desk.claim()
    program = desk.program
    program.ok("assess", desk.case, "--by", "me", "--statement", "More.", "--basis", f"{claim['id']}:supports")
    report = program.ok("report", "new", desk.case, "--title", "Ferry")
    found = program.ok("impact", desk.case, desk.source)
    assert [(row["type"], row["how"]) for row in found] == [
        ("claim", "cites it (supports)"),
        ("assessment", "rests on it (supports)"),
        ("report", "prints it, 2 statements"),
    ]
    assert found[2]["id"] == report["id"]
    assert "rests on it" in program.run("impact", desk.case, claim["id"]).out
    program.fails(5, "impact", desk.case, "nowhere")
