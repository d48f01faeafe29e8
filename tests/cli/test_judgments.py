# SPDX-License-Identifier: Apache-2.0
"""Experts and judgments on the command line: pictures, records, questions, dissent, assumptions, filters."""

from pathlib import Path

from tests.cli.conftest import Desk

PNG = b"\x89PNG\r\n\x1a\n" + b"picture"


def test_expert_gets_and_loses_a_picture(desk: Desk, tmp_path: Path) -> None:
    run = desk.program.ok
    file = tmp_path / "face.png"
    file.write_bytes(PNG)
    made = run("expert", "add", desk.case, "--name", "Ada Quist", "--picture", file)
    assert len(made["picture"]) == 64
    run("verify", desk.case)
    assert run("expert", "edit", desk.case, made["id"], "--picture", "")["picture"] is None
    changed = run("expert", "edit", desk.case, made["id"], "--picture", file, "--field", "rivers")
    assert (changed["field"], changed["picture"]) == ("rivers", made["picture"])
    file.write_bytes(b"GIF89a")
    assert "neither PNG" in desk.program.fails(3, "expert", "edit", desk.case, made["id"], "--picture", file)
    assert "cannot be read" in desk.program.fails(
        3, "expert", "add", desk.case, "--name", "B", "--picture", tmp_path / "none.png"
    )
    desk.program.fails(3, "expert", "edit", desk.case, made["id"])


def test_two_records_of_one_person_are_merged(desk: Desk) -> None:
    run = desk.program.ok
    kept, gone = (run("expert", "add", desk.case, "--name", name)["id"] for name in ("Ada Quist", "A. Quist"))
    made = run("assess", desk.case, "--by", gone, "--statement", "S")
    run("expert", "merge", desk.case, gone, kept)
    assert run("assess", "show", desk.case, made["id"])["author_name"] == "Ada Quist"
    assert len(run("expert", "list", desk.case)) == 1


def test_score_stands_beside_the_counts_where_a_range_was_stated(desk: Desk) -> None:
    run = desk.program.ok
    expert = run("expert", "add", desk.case, "--name", "Ada Quist")["id"]
    for probability, outcome in (("80", "true"), ("~60", "false")):
        made = run("assess", desk.case, "--by", expert, "--statement", "S", "--probability", probability)
        run("assess", "resolve", desk.case, made["id"], "--outcome", outcome, "--on", "2031-03-05")
    assert (made["probability_low"], made["probability_high"]) == (55, 65)
    assert run("expert", "show", desk.case, expert)["calibration"] == {"scored": 2, "midpoints": 1, "brier": 0.2}
    run("assess", "reopen", desk.case, made["id"])
    assert run("expert", "show", desk.case, expert)["track_record"]["open"] == 1


def test_question_dissent_alternative_and_assumptions(desk: Desk) -> None:
    run = desk.program.ok
    held = run("assumption", "add", desk.case, "--statement", "The ferry stays in port.")["id"]
    first = run(
        "assess", desk.case, "--by", "me", "--statement", "It sails.", "--new-question", "Will it sail?",
        "--assumption", held, "The crew is fit.", "--alternative", "It is sold.", "--probability", "55-80",
    )  # fmt: skip
    assert [link["subject"] == held for link in first["basis"]].count(True) == 1
    assert len(run("assumption", "list", desk.case)) == 2
    second = run(
        "assess", desk.case, "--by", "me", "--statement", "It does not.", "--question", first["question"],
        "--dissents-from", first["id"], "--probability", "20-45",
    )  # fmt: skip
    assert second["dissents_from"] == first["id"]
    shown = run("question", "show", desk.case, first["question"])
    assert [view["low"] for view in shown["views"]] == [55, 20]
    assert shown["median"] == [37.5, 62.5]
    readable = desk.program.run("question", "show", desk.case, first["question"]).out
    assert "median of 2 stated ranges: 37.5-62.5 %" in readable
    moved = run("assess", "edit", desk.case, second["id"], "--new-question", "Why not?")
    assert moved["question"] not in (None, first["question"])


def test_basis_is_noted_and_taken_away(desk: Desk) -> None:
    run = desk.program.ok
    claim = desk.claim()["id"]
    made = run("assess", desk.case, "--by", "me", "--statement", "S")["id"]
    noted = run("assess", "basis", desk.case, made, f"{claim}:contradicts", "--note", "One witness.")
    assert noted["basis"][0]["note"] == "One witness."
    assert run("assess", "basis", desk.case, made, claim, "--remove")["basis"] == []


def test_judgments_are_filtered_and_sorted(desk: Desk) -> None:
    run = desk.program.ok
    expert = run("expert", "add", desk.case, "--name", "Ada Quist")["id"]
    own = run("assess", desk.case, "--by", "me", "--statement", "Alpha", "--key-judgment", "yes")["id"]
    hers = run("assess", desk.case, "--by", expert, "--statement", "Beta", "--new-question", "Q?")
    run("assess", "resolve", desk.case, hers["id"], "--outcome", "void", "--on", "2031")

    def ids(*arguments: str) -> list[str]:
        return [row["id"] for row in run("assess", "list", desk.case, *arguments)]

    assert ids() == [own, hers["id"]]
    assert ids("--sort", "statement", "--descending") == [hers["id"], own]
    assert ids("--by", "me") == ids("--of", "analysts") == ids("--key") == ids("--state", "open") == [own]
    assert ids("--by", "Ada Quist") == ids("--of", "experts") == ids("--find", "beta") == [hers["id"]]
    assert ids("--question", hers["question"]) == ids("--state", "resolved") == [hers["id"]]
    assert ids("--question", "none") == [own]
    assert "sorted" in desk.program.fails(3, "assess", "list", desk.case, "--sort", "weather")
