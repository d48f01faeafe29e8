# SPDX-License-Identifier: Apache-2.0
"""From a real article to a Word report and back, from the command line alone."""

import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Program

CLAIMS = (
    ("24 US soldiers wounded and one civilian contractor dead", "24 US soldiers were wounded and a contractor died."),
    ("more than a dozen strikes on US bases in the region", "There were more than a dozen strikes on US bases."),
    ("deploying anti-missile batteries to protect key bases and allies", "The US deploys anti-missile batteries."),
    ("Joe Biden has ordered the deployment of two aircraft carriers", "Two aircraft carriers were ordered out."),
    ("US officials have reportedly asked Israel to delay any ground invasion", "The US asked Israel for a delay."),
    ("resulting in the deaths of 1,400 people, mostly civilians", "The attacks of Hamas killed 1,400 people."),
    ("an estimated death toll of 7,000, according to health authorities", "Health authorities count 7,000 dead."),
    ("suspected to be a front for the well-established Kateb Hezbollah", "The group is thought to be a front."),
    ("warned of potential attacks on US military bases in the UAE and Kuwait", "The group threatens bases."),
    ("Iran-controlled Syrian militias have been deployed close to the Golan Heights", "Militias are near the Golan."),
    ("officials from three major Islamist extremist groups", "Officials of three groups met in Beirut."),
    ("“a real victory for the resistance in Gaza and Palestine.”", "The groups wish for a real victory."),
    ("Israeli airstrikes against Syrian army infrastructure", "Israel struck Syrian army infrastructure."),
    ("both Israel and Hezbollah appear to be attempting to avoid a full-scale war", "Both avoid a full-scale war."),
    ("an uptick in rocket and drone attacks on military bases in Iraq and Syria", "Attacks on bases are on the rise."),
)
VIEWS = (
    (
        "Charles Lister",
        "Middle East Institute, Washington",
        "highlighted the concern within the US government about the potential regional crisis",
        "Action in response to the attacks could set off a regional crisis.",
    ),
    (
        "Tobias Borck",
        "Royal United Services Institute, London",
        "the actions taken by Iran and its partners are carefully calculated",
        "Iran and its partners calculate their actions carefully.",
    ),
)


@dataclass
class Thread:
    """The finished case, its report, and the text that it quotes."""

    program: Program
    case: Path
    report: Path
    text: str
    quotes: dict[str, str]
    """The exact quote behind each claim and assessment."""

    def export(self, name: str) -> bytes:
        target = self.case.with_name(name)
        self.program.ok("export", self.case, "-o", target)
        return target.read_bytes()


@pytest.fixture
def thread(program: Program, shared_data: Path, tmp_path: Path) -> Thread:
    case, report = tmp_path / "crisis.casefile", tmp_path / "report.docx"
    program.ok("new", case, "--title", "Attacks on US bases", "--handling", "TLP:AMBER")
    article = shared_data / "texts" / "article_2023-11-14.txt"
    source = program.ok("source", "add", case, article, "--title", "Strikes on bases", "--reliability", "C")
    assert source["published"] == "2023-11-14"
    quotes = {}
    for quote, statement in CLAIMS:
        claim = program.ok(
            "claim", "add", case, "--source", source["id"], "--quote", quote, "--statement", statement,
            "--credibility", "3", "--heading", "Attacks", "--event-time", "November 2023",
        )  # fmt: skip
        quotes[claim["id"]] = claim["citation"]["exact"]
    for name, affiliation, quote, statement in VIEWS:
        expert = program.ok("expert", "add", case, "--name", name, "--affiliation", affiliation)
        judged = program.ok(
            "assess", case, "--by", expert["id"], "--statement", statement, "--source", source["id"], "--quote", quote,
        )  # fmt: skip
        quotes[judged["id"]] = judged["citations"][0]["exact"]
    made = program.ok("report", "new", case, "--title", "Attacks on US bases", "--cutoff", "2023-11-14T18:00Z")
    program.ok("report", "build", case, made["id"], "-o", report)
    text = program.run("source", "show", case, source["id"], "--text").out
    return Thread(program, case, report, text, quotes)


def test_every_quote_is_the_text_itself(thread: Thread) -> None:
    assert len(thread.quotes) == 17
    for subject in thread.quotes:
        for citation in thread.program.ok("citation", "list", thread.case, subject):
            assert thread.text[citation["start"] : citation["end"]] == citation["exact"] == thread.quotes[subject]


def test_each_footnote_carries_the_exact_quote(thread: Thread) -> None:
    traced: list[dict[str, Any]] = thread.program.ok("trace", thread.report)
    found = {row["subject"]: row for row in traced if row["citations"]}
    assert thread.quotes.keys() <= found.keys()
    for subject, quote in thread.quotes.items():
        row = found[subject]
        assert quote in [citation["exact"] for citation in row["citations"]]
        assert any(quote.strip("“”") in note for note in row["notes"]), row["notes"]
    with zipfile.ZipFile(thread.report) as package:
        assert package.testzip() is None
        assert "word/footnotes.xml" in package.namelist()


def test_trace_says_what_no_longer_matches(thread: Thread) -> None:
    p = thread.program
    assert p.run("trace", thread.report, "--case", thread.case).code == 0
    subject = next(iter(thread.quotes))
    p.ok("claim", "withdraw", thread.case, subject, "--reason", "retracted")
    other = list(thread.quotes)[1]
    citation = p.ok("citation", "list", thread.case, other)[0]["id"]
    p.ok("citation", "remove", thread.case, citation)
    result = p.run("trace", thread.report, "--case", thread.case, "--json")
    assert result.code == 1
    said = {row["subject"]: row["mismatches"] for row in result.json if row["mismatches"]}
    assert "retracted" in said[subject][0]
    assert "no longer in the case" in said[other][0]


def test_case_is_sound_and_the_report_the_same_each_time(thread: Thread) -> None:
    assert thread.program.ok("verify", thread.case) == []
    again = thread.report.with_name("again.docx")
    report = thread.program.ok("report", "list", thread.case)[0]["id"]
    thread.program.ok("report", "build", thread.case, report, "-o", again)
    assert again.read_bytes() == thread.report.read_bytes()


def test_everything_can_be_undone_and_redone(thread: Thread) -> None:
    p = thread.program
    full = thread.export("full.jsonl")
    steps = 0
    while p.run("undo", thread.case).code == 0:
        steps += 1
    assert steps == 1 + 15 + 4 + 1
    counts = p.ok("info", thread.case)["counts"]
    assert {name for name, count in counts.items() if count} == {"case", "analyst"}
    assert len(thread.export("empty.jsonl").splitlines()) == 1
    assert p.ok("verify", thread.case) == []
    for _ in range(steps):
        p.ok("redo", thread.case)
    assert "nothing to redo" in p.fails(6, "redo", thread.case)
    assert thread.export("again.jsonl") == full
    assert p.ok("verify", thread.case) == []


def test_trace_of_something_else_is_bad_input(program: Program, tmp_path: Path) -> None:
    other = tmp_path / "other.docx"
    other.write_bytes(b"no zip")
    program.fails(3, "trace", other)
    program.fails(3, "trace", tmp_path / "absent.docx")
