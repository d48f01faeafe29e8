# SPDX-License-Identifier: Apache-2.0
"""Each command once, as a script uses it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from briefing_app.domain.records import RECORD_TYPES
from briefing_app.store.schema import FORMAT
from tests.cli.conftest import AUTHOR, TEXT, Desk, Program

ROOT = Path(__file__).resolve().parents[2]


def test_new_and_info(program: Program, tmp_path: Path) -> None:
    case = tmp_path / "a b.casefile"
    made = program.ok("new", case, "--title", "Crisis", "--handling", "TLP:GREEN", "--description", "D")
    info = program.ok("info", case)
    assert info["type"] == "case"
    assert info["id"] == made["id"]
    assert (info["title"], info["handling"], info["open_conflicts"], info["format"]) == (
        "Crisis",
        "TLP:GREEN",
        0,
        FORMAT,
    )
    assert info["counts"] | {"analyst": 1, "case": 1} == info["counts"]
    assert info["size"] == case.stat().st_size
    assert info["last_change"]["author"] == AUTHOR
    assert "Crisis" in program.run("info", case).out


def test_source_add_tells_what_was_proposed(program: Program, desk: Desk) -> None:
    page = desk.case.with_name("page.html")
    page.write_text(
        "<!doctype html><html lang='en'><head><title>Ferry sinks</title>"
        "<meta property='og:site_name' content='The Dispatch'></head><body><article><h1>Ferry sinks</h1>"
        f"<p>{TEXT}</p></article></body></html>",
        encoding="utf-8",
    )
    result = program.run(
        "source", "add", desk.case, page, "--outlet", "My outlet", "--published", "14 November 2023", "--json"
    )
    assert result.code == 0, result.err
    made = result.json
    assert (made["type"], made["outlet"], made["published"]) == ("source", "My outlet", "2023-11-14")
    assert "Ferry sinks" in made["title"]
    assert "Proposed title" in result.err
    assert "Proposed outlet" not in result.err
    assert {"title"} <= {proposal["field"] for proposal in made["proposed"]}
    assert made["versions"][0]["source"] == made["id"]


def test_source_show_prints_the_stored_text(desk: Desk) -> None:
    assert desk.program.run("source", "show", desk.case, desk.source, "--text").out == TEXT
    shown = desk.program.ok("source", "show", desk.case, desk.source, "--text")
    assert shown["text"] == TEXT
    assert shown["version"] == shown["versions"][0]["id"]
    assert [row["id"] for row in desk.program.ok("source", "list", desk.case)] == [desk.source]


def test_same_text_twice_is_noticed(desk: Desk) -> None:
    result = desk.program.run("source", "add", desk.case, "-", "--title", "Again", stdin=TEXT.encode())
    assert result.code == 0
    assert desk.source in result.err


def test_source_edit_sets_and_clears(desk: Desk) -> None:
    edited = desk.program.ok(
        "source", "edit", desk.case, desk.source, "--author-of", "M. Reed", "--outlet", "", "--party", "no"
    )
    assert (edited["author"], edited["outlet"], edited["party"]) == ("M. Reed", None, False)


def test_lineage(desk: Desk) -> None:
    other = desk.program.ok("source", "add", desk.case, "-", "--title", "Wire", stdin=b"Another text about the ferry.")
    held = desk.program.ok("lineage", "add", desk.case, desk.source, "--from", other["id"], "--kind", "quotes")
    loose = desk.program.ok("lineage", "add", desk.case, other["id"], "--from", "a cable", "--kind", "cites")
    assert (held["origin"], held["origin_text"]) == (other["id"], None)
    assert (loose["origin"], loose["origin_text"]) == (None, "a cable")
    assert len(desk.program.ok("lineage", "list", desk.case)) == 2
    assert [row["id"] for row in desk.program.ok("lineage", "list", desk.case, desk.source)] == [held["id"]]
    desk.program.ok("lineage", "remove", desk.case, held["id"])
    assert len(desk.program.ok("lineage", "list", desk.case)) == 1


def test_claim_with_everything(desk: Desk) -> None:
    claim = desk.claim(
        "at least 17 injured",
        *("--event-time", "early November 2023", "--credibility", "2", "--confidence", "high"),
        *("--tag", "casualties", "river", "--tag", "ferry", "--entity", "River Police"),
    )
    citation = claim["citation"]
    assert (claim["type"], claim["event_time"]) == ("claim", "2023-11-01~/2023-11-10~")
    assert TEXT[citation["start"] : citation["end"]] == citation["exact"] == "at least 17 injured"
    assert (citation["credibility"], citation["confidence"]) == ("2", "high")
    assert claim["tags"] == ["casualties", "ferry", "river"]
    assert claim["entities"] == ["River Police"]
    shown = desk.program.ok("claim", "show", desk.case, claim["id"])
    assert [found["grade"] for found in shown["citations"]] == ["B2"]
    assert desk.program.ok("claim", "list", desk.case, "--tag", "Ferry")[0]["grade"] == "B2"
    assert desk.program.ok("claim", "list", desk.case, "--kind", "forecast") == []


def test_claim_edit_withdraw_reinstate(desk: Desk) -> None:
    id = desk.claim()["id"]
    edited = desk.program.ok("claim", "edit", desk.case, id, "--place", "the landing", "--kind", "allegation")
    assert (edited["id"], edited["place"], edited["kind"]) == (id, "the landing", "allegation")
    assert desk.program.ok("claim", "edit", desk.case, id, "--place", "")["place"] is None
    assert "Say why" in desk.program.fails(3, "claim", "withdraw", desk.case, id)
    assert desk.program.ok("claim", "withdraw", desk.case, id, "--reason", "retracted")["status"] == "withdrawn"
    assert desk.program.ok("claim", "reinstate", desk.case, id)["status"] == "live"


def test_citations(desk: Desk) -> None:
    claim = desk.claim()
    cited = desk.program.ok(
        "cite", desk.case, claim["id"], "--source", desk.source, "--quote", "overloaded", "--stance", "context"
    )
    assert (cited["type"], cited["exact"], cited["stance"]) == ("citation", "overloaded", "context")
    edited = desk.program.ok("citation", "edit", desk.case, cited["id"], "--credibility", "5")
    assert edited["credibility"] == "5"
    assert len(desk.program.ok("citation", "list", desk.case, claim["id"])) == 2
    assert desk.program.ok("citation", "show", desk.case, cited["id"]) == edited
    desk.program.ok("citation", "remove", desk.case, cited["id"])
    assert len(desk.program.ok("citation", "list", desk.case)) == 1


def test_figure(desk: Desk) -> None:
    id = desk.claim()["id"]
    claim = desk.program.ok(
        "figure", "set", desk.case, id, "--measure", "injured", "--min", "17", "--wording", "at least", "--as-of",
        "2023-11-13", "--authority", "River Police", "--cumulative",
    )  # fmt: skip
    assert (claim["kind"], claim["minimum"], claim["maximum"], claim["cumulative"]) == ("figure", 17, None, True)
    assert desk.program.ok("figure", "set", desk.case, id, "--max", "20", "--increment")["cumulative"] is False
    assert "order" in desk.program.fails(3, "figure", "set", desk.case, id, "--max", "10")


def test_relation(desk: Desk) -> None:
    one, other = desk.claim()["id"], desk.claim("the pilot was missing")["id"]
    made = desk.program.ok("relation", "add", desk.case, one, other, "--kind", "contradicts")
    assert (made["type"], made["claim"], made["other"]) == ("relation", one, other)
    assert desk.program.ok("relation", "list", desk.case) == [made]
    assert desk.program.ok("claim", "show", desk.case, other)["relations"] == [made]


def test_expert_and_assessments(desk: Desk) -> None:
    claim = desk.claim()["id"]
    expert = desk.program.ok("expert", "add", desk.case, "--name", "Ada Quist", "--affiliation", "Institute")
    made = desk.program.ok(
        "assess", desk.case, "--by", "Ada Quist", "--statement", "The search will fail.", "--term", "likely",
        "--probability", "55:80", "--confidence", "moderate", "--basis", f"{claim}:supports", "--source", desk.source,
        "--quote", "search goes on", "--horizon", "December 2031",
    )  # fmt: skip
    assert (made["author"], made["scale"], made["term"]) == (expert["id"], "icd203", "likely")
    assert (made["probability_low"], made["probability_high"], made["horizon"]) == (55, 80, "2031-12")
    assert [(link["subject"], link["stance"]) for link in made["basis"]] == [(claim, "supports")]
    assert made["citations"][0]["exact"] == "search goes on"
    own = desk.program.ok("assess", desk.case, "--by", "me", "--statement", "It will be found.")
    assert own["author_name"] == AUTHOR
    desk.program.ok("assess", "basis", desk.case, own["id"], f"{made['id']}:contradicts")
    resolved = desk.program.ok("assess", "resolve", desk.case, made["id"], "--outcome", "false", "--on", "2031-11-20")
    assert (resolved["outcome"], resolved["resolved_on"]) == ("false", "2031-11-20")
    shown = desk.program.ok("expert", "show", desk.case, expert["id"])
    assert shown["track_record"] == {"resolved": 1, "true": 0, "false": 1, "void": 0, "open": 0}
    assert {row["id"] for row in desk.program.ok("assess", "list", desk.case)} == {made["id"], own["id"]}
    edited = desk.program.ok("assess", "edit", desk.case, own["id"], "--probability", "10:20", "--key-judgment", "yes")
    assert (edited["probability_low"], edited["key_judgment"]) == (10, True)
    assert desk.program.ok("assess", "withdraw", desk.case, own["id"], "--reason", "r")["status"] == "withdrawn"
    assert desk.program.ok("assess", "reinstate", desk.case, own["id"])["status"] == "live"
    assert desk.program.ok("assess", "show", desk.case, own["id"])["basis"][0]["stance"] == "contradicts"


def test_two_experts_of_one_name_are_not_mixed_up(desk: Desk) -> None:
    for _ in range(2):
        desk.program.ok("expert", "add", desk.case, "--name", "Ada Quist")
    assert "Several" in desk.program.fails(3, "assess", desk.case, "--by", "Ada Quist", "--statement", "S")


def test_matrix(desk: Desk) -> None:
    p, case = desk.program, desk.case
    question = p.ok("question", "add", case, "--text", "Why did it sink?")["id"]
    first = p.ok("hypothesis", "add", case, "--question", question, "--statement", "Overload")["id"]
    second = p.ok("hypothesis", "add", case, "--question", question, "--statement", "Collision")["id"]
    row = p.ok("evidence", "add", case, "--question", question, "--subject", desk.claim()["id"])["id"]
    words = p.ok("evidence", "add", case, "--question", question, "--text", "Calm weather", "--relevance", "low")["id"]
    p.ok("mark", "set", case, row, first, "C", "--reason", "r")
    p.ok("mark", "set", case, row, second, "II")
    p.ok("mark", "add", case, words, second, "I", "--author", "Nour Bensal")
    shown = p.ok("question", "show", case, question)
    assert [(h["label"], h["C"], h["against"]) for h in shown["hypotheses"]] == [("H1", 1, 0), ("H2", 0, 3)]
    assert shown["analysts"] == [AUTHOR, "Nour Bensal"]
    readable = p.run("question", "show", case, question).out
    assert "Collision" in readable
    marks = p.ok("mark", "list", case, "--question", question)
    assert len(marks) == 3
    assert p.ok("mark", "show", case, marks[0]["id"])["id"] == marks[0]["id"]
    assert p.ok("hypothesis", "set", case, second, "--label", "H9")["label"] == "H9"
    assert p.ok("evidence", "edit", case, words, "--relevance", "")["relevance"] is None
    assert len(p.ok("hypothesis", "list", case)) == 2
    assert "CC" in p.fails(3, "mark", "set", case, row, first, "maybe")


def test_tracking(desk: Desk) -> None:
    p, case = desk.program, desk.case
    assumption = p.ok("assumption", "add", case, "--statement", "The border stays closed.")
    assert p.ok("assumption", "edit", case, assumption["id"], "--status", "supported")["status"] == "supported"
    indicator = p.ok("indicator", "add", case, "--statement", "Families leave.", "--next-check", "1 December 2031")
    assert indicator["next_check"] == "2031-12-01"
    reading = p.ok("indicator", "reading", case, indicator["id"], "--status", "some_signs", "--on", "2031-11-14")
    assert p.ok("indicator", "show", case, indicator["id"])["readings"] == [reading]
    gap = p.ok("gap", "add", case, "--statement", "Who steered?")
    assert p.ok("gap", "edit", case, gap["id"], "--status", "closed")["status"] == "closed"
    for kind in ("assumption", "indicator", "gap"):
        assert len(p.ok(kind, "list", case)) == 1
        assert "--statement" in p.fails(3, kind, "add", case)


def test_a_figure_in_words(desk: Desk) -> None:
    id = desk.claim()["id"]
    claim = desk.program.ok("figure", "set", desk.case, id, "--reading", "at least 17 injured", "--unit", "people")
    assert (claim["minimum"], claim["wording"], claim["measure"], claim["unit"]) == (
        17,
        "at least 17",
        "injured",
        "people",
    )
    assert claim["best"] is None
    assert "several numbers" in desk.program.fails(3, "figure", "set", desk.case, id, "--reading", "17 of 20")
    assert "--reading" in desk.program.fails(3, "figure", "set", desk.case, id)


def test_tags_and_entities_of_a_claim_are_edited_by_name(desk: Desk) -> None:
    id = desk.claim("at least 17 injured", "--tag", "casualties", "river", "--entity", "River Police")["id"]
    claim = desk.program.ok(
        "claim", "edit", desk.case, id, "--tag", "night", "--untag", "RIVER", "--unlink", "River Police", "--entity",
        "Ministry", "--place", "Vessin",
    )  # fmt: skip
    assert (claim["tags"], claim["entities"], claim["place"]) == (["casualties", "night"], ["Ministry"], "Vessin")
    desk.program.ok("undo", desk.case)
    assert desk.program.ok("claim", "show", desk.case, id)["tags"] == ["casualties", "river"]
    assert "has no tag" in desk.program.fails(5, "claim", "edit", desk.case, id, "--untag", "unknown")
    assert "Nothing was given" in desk.program.fails(3, "claim", "edit", desk.case, id)


def test_entities_and_tags(desk: Desk) -> None:
    p, case = desk.program, desk.case
    entity = p.ok("entity", "add", case, "--name", "River Police", "--kind", "group")
    name = p.ok("entity", "name", case, entity["id"], "شرطة النهر", "--language", "ar")
    claim = desk.claim()["id"]
    mention = p.ok("entity", "mention", case, claim, entity["id"], "--role", "source")
    shown = p.ok("entity", "show", case, entity["id"])
    assert (shown["names"], shown["mentions"]) == ([name], [mention])
    assert p.ok("entity", "edit", case, entity["id"], "--description", "D")["description"] == "D"
    p.ok("tag", "add", case, claim, "Casualties")
    p.ok("tag", "add", case, desk.source, "casualties")
    assert [(row["name"], row["records"]) for row in p.ok("tag", "list", case)] == [("Casualties", 2)]
    assert p.ok("tag", "remove", case, claim, "CASUALTIES")["removed"] is True


def test_search(desk: Desk) -> None:
    claim = desk.claim("the pilot was missing")["id"]
    hits = desk.program.ok("search", desk.case, "pilot missing")
    assert {(hit["type"], hit["id"]) for hit in hits} == {("claim", claim), ("source", desk.source)}
    start, end = hits[0]["ranges"][0]
    assert hits[0]["snippet"][start:end].casefold() in ("pilot", "missing")
    assert [hit["id"] for hit in desk.program.ok("search", desk.case, "pilot", "--kind", "claim")] == [claim]
    assert desk.program.ok("search", desk.case, "zebra") == []
    ids = [hit["id"] for hit in desk.program.ok("search", desk.case, "pilot")]
    assert [hit["id"] for hit in desk.program.ok("search", desk.case, "pilot", "--limit", "1")] == ids[:1]
    assert [hit["id"] for hit in desk.program.ok("search", desk.case, "pilot", "--after", ids[0])] == ids[1:]
    assert desk.program.ok("search", desk.case, "pilot", "--after", ids[1]) == []
    desk.program.fails(5, "search", desk.case, "pilot", "--after", "nothing")
    desk.program.fails(3, "search", desk.case, "...")
    desk.program.fails(3, "search", desk.case, "pilot", "--kind", "nonsense")


def test_history_undo_redo(desk: Desk) -> None:
    p, case = desk.program, desk.case
    claim = desk.claim()["id"]
    p.ok("claim", "edit", case, claim, "--notes", "n", "--author", "Nour Bensal")
    entries = p.ok("history", case)
    assert [entry["label"] for entry in entries[:3]] == ["Edit claim", "Nour Bensal joins the case", "Add claim"]
    assert entries[0]["changes"][0] | {"field": "notes", "before": None, "after": "n"} == entries[0]["changes"][0]
    assert [entry["label"] for entry in p.ok("history", case, claim)] == ["Edit claim", "Add claim"]
    assert [entry["author"] for entry in p.ok("history", case, "--by", "Nour Bensal")] == ["Nour Bensal"] * 2
    assert p.ok("history", case, "--since", "2100") == []
    skipping = p.ok("undo", case)
    assert [skipped["id" if "id" in skipped else "record"] for skipped in skipping["skipped"]]
    undone = p.ok("undo", case, entries[0]["id"])
    assert undone["label"] == "Undo Edit claim"
    assert p.ok("claim", "show", case, claim)["notes"] is None
    assert p.ok("redo", case, undone["id"])["label"] == "Redo Edit claim"
    assert p.ok("claim", "show", case, claim)["notes"] == "n"


def test_backup_restore_compact_verify(desk: Desk) -> None:
    p, case = desk.program, desk.case
    made = p.ok("backup", case)
    listed = p.ok("backup", case, "--list")
    assert [row["id"] for row in listed] == [made["id"]]
    copy = case.with_name("copy.casefile")
    assert p.ok("backup", case, "-o", copy)["path"] == str(copy)
    assert "exists already" in p.fails(3, "backup", case, "-o", copy)
    desk.claim()
    for number, named in enumerate((made["id"], made["path"], "latest")):
        restored = p.ok("restore", case, named, "-o", case.with_name(f"restored{number}.casefile"))
        assert p.ok("claim", "list", restored["path"]) == []
    assert "exists already" in p.fails(3, "restore", case, "latest", "-o", copy)
    assert p.ok("compact", case)["after"] > 0
    assert p.ok("verify", case) == []


def test_restore_from_a_path_when_the_case_is_lost(desk: Desk) -> None:
    made = desk.program.ok("backup", desk.case)
    desk.case.write_bytes(b"gone")
    restored = desk.case.with_name("restored.casefile")
    assert "by its path" in desk.program.fails(4, "restore", desk.case, made["id"], "-o", restored)
    desk.program.ok("restore", desk.case, made["path"], "-o", restored)
    assert desk.program.ok("source", "list", restored)[0]["id"] == desk.source


def test_verify_reports_findings_as_1(desk: Desk) -> None:
    claim = desk.claim("the pilot was missing")
    data = desk.case.read_bytes()
    statement = b"the pilot was missing"
    assert statement in data
    # In the claim's row the statement is followed by its kind.
    desk.case.write_bytes(data.replace(statement + b"fact", b"the pilot was drunken!"[:21] + b"fact"))
    result = desk.program.run("verify", desk.case, "--json")
    assert result.code == 1, result.err
    assert any(claim["id"] in found["place"] + found["message"] for found in result.json)


def test_edit_options_follow_from_the_declarations(desk: Desk) -> None:
    help = desk.program.run("claim", "edit", "--help").out
    for name in RECORD_TYPES["claim"].field_names():
        option = {"minimum": "--min", "maximum": "--max"}.get(name, "--" + name.replace("_", "-"))
        assert option in help


def test_bench_says_where_it_is(program: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("briefing_app.__file__", str(tmp_path / "briefing_app" / "__init__.py"))
    assert "source checkout" in program.fails(6, "bench", "import")


def test_program_runs_as_a_process(tmp_path: Path) -> None:
    case = tmp_path / "crisis.casefile"
    command = [sys.executable, "-m", "briefing_app"]

    def run(*arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [*command, *arguments], cwd=ROOT, input=stdin, capture_output=True, timeout=60, check=False
        )

    assert run("--author", "Ana", "new", str(case), "--title", "حالة").returncode == 0
    added = run("source", "add", str(case), "-", "--title", "ينابيع", "--author", "Ana", stdin="نص قصير".encode())
    assert added.returncode == 0, added.stderr
    listed = run("source", "list", str(case))
    assert "ينابيع" in listed.stdout.decode()
    assert run("info", str(tmp_path)).returncode == 4


def test_demo_builds_and_opens_where_asked(program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[list[str]] = []

    class Window:
        """A window that is closed once the person has pressed Ctrl+C."""

        def __init__(self, command: list[str], env: dict[str, str]) -> None:
            started.append(command)
            assert env["PYTHONPATH"].split(os.pathsep)[0] == str(ROOT)
            self.stopped = False

        def wait(self) -> int:
            if not self.stopped:
                self.stopped = True
                raise KeyboardInterrupt
            return 0

    monkeypatch.setattr("subprocess.Popen", Window)
    monkeypatch.setattr("briefing_app.report.page_numbers.find_office", lambda: None)
    made = program.ok("demo", tmp_path / "demo")
    assert not started
    assert Path(made["report"]).stat().st_size > 10_000
    assert program.ok("verify", made["case"]) == []
    opened = program.run("demo", tmp_path / "demo", "--open")
    assert opened.code == 0
    assert "The report: " in opened.out
    assert started[0][1:] == ["-P", "-m", "briefing_app", made["case"]]
    blocked = tmp_path / "file"
    blocked.write_bytes(b"")
    program.fails(3, "demo", blocked / "demo")


def test_report_is_made_shaped_and_built(desk: Desk) -> None:
    p, case = desk.program, desk.case
    claim = desk.claim("at least 17 injured")["id"]
    desk.claim("the pilot was missing", "--handling", "TLP:RED")
    report = p.ok("report", "new", case, "--title", "Ferry", "--period-start", "1 March 2031")
    assert (report["number"], report["handling"], report["period_start"]) == (1, "TLP:AMBER", "2031-03-01")
    edited = p.ok("report", "edit", case, report["id"], "--bottom-line", f"It sank [@{claim}].", "--number", "7")
    assert edited["number"] == 7
    placed = p.ok("report", "place", case, report["id"], claim, "--included", "no", "--heading", "Losses")
    assert (placed["included"], placed["heading"]) == (False, "Losses")
    assert p.ok("report", "place", case, report["id"], claim, "--included", "")["included"] is None
    assert p.ok("report", "show", case, report["id"])["placements"][0]["id"] == placed["id"]
    assert [row["id"] for row in p.ok("report", "list", case)] == [report["id"]]
    full, narrow = case.with_name("full.docx"), case.with_name("narrow.docx")
    assert p.ok("report", "build", case, report["id"], "-o", full)["path"] == str(full)
    p.ok("report", "build", case, report["id"], "-o", narrow, "--audience", "TLP:AMBER")
    traced = {name: p.run("trace", name).out for name in (full, narrow)}
    assert "the pilot was missing" in traced[full]
    assert "the pilot was missing" not in traced[narrow]
    p.fails(3, "report", "build", case, report["id"], "-o", full, "--audience", "TLP:PINK")
    p.fails(3, "report", "build", case, report["id"], "-o", case.parent)
    p.fails(3, "report", "new", case)
    assert p.ok("report", "build", case)["path"] == str(case.with_name("ferry-report-7.docx"))
    p.ok("report", "new", case, "--title", "Second")
    assert "Second" in p.fails(3, "report", "build", case)
    p.fails(3, "report", "place", case, report["id"], claim)


def test_expert_edit(desk: Desk) -> None:
    expert = desk.program.ok("expert", "add", desk.case, "--name", "Ada Quist")
    assert desk.program.ok("expert", "edit", desk.case, expert["id"], "--field", "rivers")["field"] == "rivers"
    assert desk.program.ok("expert", "list", desk.case)[0]["field"] == "rivers"
    desk.program.fails(3, "expert", "add", desk.case)


def test_probability_and_author_of_a_judgment_can_change(desk: Desk) -> None:
    p, case = desk.program, desk.case
    expert = p.ok("expert", "add", case, "--name", "Ada Quist")["id"]
    made = p.ok("assess", case, "--by", "me", "--statement", "S", "--probability", "55:80%")
    assert p.ok("assess", "edit", case, made["id"], "--by", "Ada Quist")["author"] == expert
    assert p.ok("assess", "edit", case, made["id"], "--by", "me")["author"] == made["author"]
    assert p.ok("assess", "edit", case, made["id"], "--probability", "")["probability_low"] is None
    p.fails(3, "assess", "edit", case, made["id"])


def test_claim_like_lists_what_could_be_cited_instead(desk: Desk) -> None:
    claim = desk.claim("at least 17 injured")
    desk.claim("the pilot was missing")
    like = ("claim", "like", desk.case, "--source", desk.source)
    found = desk.program.ok(*like, "--quote", "river police counted at least 17 injured")
    assert [(row["id"], row["why"]) for row in found] == [(claim["id"], "17, injured")]
    assert desk.program.ok(*like, "--span", "0:4") == []
    desk.program.fails(3, *like, "--span", "0:4", "--limit", "0")


def test_source_show_tells_which_lines_are_headings(desk: Desk) -> None:
    shown = desk.program.ok("source", "show", desk.case, desk.source, "--text")
    lines = [(heading["level"], TEXT[heading["start"] : heading["end"]]) for heading in shown["headings"]]
    assert lines == [(1, "Ferry hit at the landing")]


def test_sources_are_listed_by_filter_and_sort(desk: Desk) -> None:
    p, case = desk.program, desk.case
    other = p.ok(
        "source", "add", case, "-", "--title", "A wire", "--outlet", "", stdin=b"Another text about the ferry."
    )
    desk.claim()

    def listed(*options: str) -> list[str]:
        return [row["id"] for row in p.ok("source", "list", case, *options)]

    assert listed("--sort", "title") == [other["id"], desk.source]
    assert listed("--sort", "title", "--reverse") == [desk.source, other["id"]]
    assert listed("--unclaimed") == [other["id"]]
    assert listed("--outlet", "Ledger") == [desk.source]
    assert listed("--outlet", "Ledger", "--outlet", "") == listed()
    assert listed("--reliability", "") == [other["id"]]
    assert listed("--text", "overloaded") == [desk.source]
    assert p.ok("source", "list", case, "--sort", "claims")[0]["claims"] == 1
    assert "no such source" in p.run("source", "list", case, "--language", "fr").err
    assert "colour" in p.fails(3, "source", "list", case, "--sort", "colour")


def test_several_sources_are_edited_and_removed(desk: Desk) -> None:
    p, case = desk.program, desk.case
    other = p.ok("source", "add", case, "-", "--title", "Wire", stdin=b"Another text about the ferry.")["id"]
    desk.claim()
    preview = p.ok("source", "edit-many", case, desk.source, other, "--reliability", "C", "--preview")
    assert (preview["sources"], preview["would_change"], preview["claims_graded_anew"]) == (2, 2, 1)
    assert preview["fields"][0]["before"] == [{"value": "B", "sources": 1}, {"value": None, "sources": 1}]
    changed = p.ok("source", "edit-many", case, desk.source, other, "--reliability", "C", "--outlet", "Ledger")
    assert {(row["reliability"], row["outlet"]) for row in changed} == {("C", "Ledger")}
    assert "Nothing had to be changed" in p.run("source", "edit-many", case, other, "--outlet", "Ledger").err
    assert "--notes" in p.fails(3, "source", "edit-many", case, other)
    result = p.run("source", "remove", case, desk.source, other, "--json")
    assert (result.code, [row["id"] for row in result.json]) == (1, [other])
    assert "citations: 1" in result.err
    assert "rests on each" in p.fails(6, "source", "remove", case, desk.source)
    assert p.ok("source", "list", case)[0]["id"] == desk.source


def test_a_source_gets_a_further_text(desk: Desk) -> None:
    p, case = desk.program, desk.case
    arguments = ("source", "add-version", case, desk.source, "-", "--retrieved", "4 March 2031")
    made = p.ok(*arguments, stdin=b"The count is now 19 injured.")
    assert (made["source"], made["retrieved"]) == (desk.source, "2031-03-04")
    assert "already" in p.fails(6, *arguments, stdin=b"The count is now 19 injured.")
    assert "19 injured" in p.run("source", "show", case, desk.source, "--text").out


def test_history_is_narrowed_by_type_words_and_time(desk: Desk) -> None:
    p, case = desk.program, desk.case
    claim = desk.claim()["id"]
    p.ok("claim", "edit", case, claim, "--notes", "seen by two")
    labels = [entry["label"] for entry in p.ok("history", case, "--type", "claim")]
    assert labels == ["Edit claim", "Add claim"]
    assert [entry["label"] for entry in p.ok("history", case, "--text", "injured")] == labels
    assert [entry["label"] for entry in p.ok("history", case, "--text", "edit")] == ["Edit claim"]
    assert p.ok("history", case, "--until", "1999") == []
    newest = p.ok("history", case, "--until", "2990", "--limit", "1")[0]["id"]
    assert p.ok("history", case, "--before", newest, "--limit", "1")[0]["label"] == "Add claim"
    assert "--type" in p.fails(3, "history", case, "--type", "dream")
    p.fails(5, "history", case, "--before", "nothing")


def test_undo_can_be_looked_at_first(desk: Desk) -> None:
    p, case = desk.program, desk.case
    claim = desk.claim()["id"]
    p.ok("claim", "edit", case, claim, "--place", "Quay")
    first = p.ok("history", case, "--type", "claim")[-1]["id"]
    seen = p.ok("undo", case, "--preview")
    assert [(line["field"], line["before"], line["after"]) for line in seen["changes"]] == [("place", "Quay", None)]
    said = p.run("undo", case, first, "--preview").out
    assert "left as it is" in said
    assert p.ok("claim", "show", case, claim)["place"] == "Quay"
    assert len(p.ok("history", case, "--type", "claim")) == 2
