# SPDX-License-Identifier: Apache-2.0
"""JSON lines out of a case and into another: what goes round comes back equal, and bad lines say what is wrong."""

import base64
import contextlib
import errno
import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing_app import ingest
from briefing_app.domain.errors import BadInput, CaseFileReadOnly, StorageFault
from briefing_app.domain.ids import new_id
from briefing_app.domain.records import (
    Analyst,
    Assessment,
    Block,
    Citation,
    Claim,
    Distinct,
    Edition,
    Expert,
    Position,
    Proposal,
    Remark,
    Source,
    Tag,
    Template,
    Triage,
    Version,
    Waiver,
)
from briefing_app.services import (
    assessments,
    claims,
    entities,
    exchange,
    filters,
    hypotheses,
    reports,
    sources,
    templates,
    tracking,
)
from briefing_app.services.exchange_lines import parse
from briefing_app.services.session import CaseSession
from briefing_app.store import queries
from tests.services.conftest import TEXT, Desk

Make = Callable[..., CaseSession]


@pytest.fixture
def make(tmp_path: Path) -> Iterator[Make]:
    """Makes further empty cases."""
    made: list[CaseSession] = []

    def new(name: str = "other", author: str = "Nour Bensal") -> CaseSession:
        made.append(CaseSession.create(tmp_path / f"{name}.casefile", title=name, author=author))
        return made[-1]

    yield new
    for session in made:
        session.close()


def exported(session: CaseSession, types: list[str] | None = None) -> bytes:
    target = io.BytesIO()
    exchange.export(session, target, types)
    return target.getvalue()


def records(data: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in data.splitlines()]


def lines(*found: dict[str, Any]) -> list[str]:
    return [json.dumps(record, ensure_ascii=False) for record in found]


SOURCE = {"type": "source", "id": "s1", "title": "Ledger"}
VERSION = {"type": "version", "id": "v1", "source": "s1", "text": TEXT}
CLAIM = {"type": "claim", "id": "c1", "statement": "Seventeen were hurt."}
PICTURE = b"\x89PNG\r\n\x1a\n a face"
CITATION = {"type": "citation", "id": "k1", "claim": "c1", "source": "s1", "version": "v1", "exact": "17 injured"}


def fill(desk: Desk) -> None:
    """At least one record of every type that the services can make."""
    session = desk.session
    html = ingest.from_bytes(f"<html><body><p>{TEXT}</p></body></html>".encode(), "page.html")
    other = sources.add(session, html, title="Página — ما", retrieved="2031-03-04T10:00Z", party=False)
    claim, _ = claims.add(
        session, statement="The pilot is missing.", source=desk.source.id, quote="the pilot was missing",
        claim={"event_time": "2031-03~", "notes": "two\nlines"}, citation={"credibility": "3"},
        tags=["Crew"], entities=["The pilot"],
    )  # fmt: skip
    second, _ = claims.add(session, statement="17 hurt.", source=desk.source.id, quote="at least 17 injured")
    claims.set_figure(session, second.id, measure="injured", minimum=17, wording="at least", cumulative=True)
    claims.relate(session, claim.id, second.id, "elaborates")
    sources.add_lineage(session, other.id, kind="quotes", origin=desk.source.id)
    expert = assessments.add_expert(session, name="Ada Quist")
    with session.transaction("Add picture") as work:
        work.update(Expert, expert.id, picture=work.writer.put_blob(PICTURE))
    filters.save(session, "Figures", "claim", {"kind": "figure"})
    judged = assessments.assess(
        session, by=expert.id, statement="It will be found.", basis=[(claim.id, "supports")],
        passage=(desk.source.id, 10, 20), scale="icd203", term="likely", probability_low=55, probability_high=80,
    )  # fmt: skip
    assessments.assess(session, by="me", statement="It will not.", dissents_from=judged.id)
    question = hypotheses.add_question(session, "Why?")
    answer = hypotheses.add_hypothesis(session, question.id, "Overload")
    row = hypotheses.add_evidence(session, question.id, subject=claim.id)
    hypotheses.set_mark(session, row.id, answer.id, "CC")
    tracking.add_assumption(session, statement="The count is right.")
    indicator = tracking.add_indicator(session, statement="Divers arrive.", subject=judged.id)
    tracking.add_reading(session, indicator.id, status="seen", on="2031-03-05")
    tracking.add_gap(session, statement="Who steered?")
    named = entities.add(session, name="River Police", kind="group")
    entities.add_name(session, named.id, "شرطة النهر", "ar")
    entities.mention(session, second.id, named.id)
    report = reports.new(session, title="Ferry", period_start="2031-03")
    reports.place(session, report.id, claim.id, included=False)
    with session.transaction("Issue") as work:
        file_hash = work.writer.put_blob(b"PK\x03\x04 a report")
        look = work.writer.put_blob(templates.named("plain").read_bytes())
        values = {"number": 1, "issued_at": "2031-03-06T00:00:00Z", "log_position": "{}", "file_hash": file_hash}
        edition = work.insert(Edition.make(new_id(), report=report.id, **values))
        work.insert(Block.make(new_id(), report=report.id, kind="narrative", text=f"It sank. [@{claim.id}]"))
        work.insert(Template.make(Template.id_of(look), name="House", content=look))
        answered = {"before": "It sank.", "after": "It went down.", "subject": claim.id}
        work.insert(Proposal.make(new_id(), edition=edition.id, kind="rewording", reviewed=file_hash, **answered))
    _settle(session, claim, desk.source)


def _settle(session: CaseSession, claim: Claim, source: Source) -> None:
    """What people settle among themselves, about a claim and a source."""
    with session.transaction("Settle") as work:
        who = {"analyst": session.analyst_id}
        graded = {"subject": source.id, "field": "reliability"}
        work.insert(Position.make(Position.id_of(*graded.values(), who["analyst"]), value='"B"', **graded, **who))
        work.insert(Triage.make(Triage.id_of(*graded.values()), assignee=session.analyst_id, **graded))
        work.insert(Remark.make(new_id(), subject=claim.id, text="Ask the harbour master."))
        pair = sorted((claim.id, source.id))
        work.insert(Distinct.make(Distinct.id_of(*pair), first=pair[0], second=pair[1]))
        work.insert(Waiver.make(Waiver.id_of("any", claim.id), rule="any", subject=claim.id, reason="It is so."))


# -- export ----------------------------------------------------------------------------------------------------------


def test_export_is_one_record_a_line_in_a_fixed_order(desk: Desk) -> None:
    fill(desk)
    data = exported(desk.session)
    found = records(data)
    assert "ما".encode() in data
    types = [record["type"] for record in found]
    order = list(exchange.RECORD_TYPES)
    assert types == sorted(types, key=order.index)
    assert set(types) == set(order)
    for kind in set(types):
        ids = [record["id"] for record in found if record["type"] == kind]
        assert ids == sorted(ids)
    assert all(value is not None for record in found for value in record.values())
    claim = next(record for record in found if record["type"] == "claim")
    assert list(claim) == [name for name in ("type", "id", *Claim.field_names()) if name in claim]


def test_export_holds_texts_originals_and_files(desk: Desk) -> None:
    fill(desk)
    found = records(exported(desk.session, ["version", "expert", "edition"]))
    faces = [record["picture"] for record in found if record["type"] == "expert"]
    assert [base64.b64decode(face) for face in faces] == [PICTURE]
    texts = [record for record in found if record["type"] == "version"]
    assert {record["text_hash"] for record in texts} == {ingest.text_hash(record["text"]) for record in texts}
    originals = [base64.b64decode(record["original"]) for record in texts if "original" in record]
    assert len(originals) == 1
    assert originals[0].startswith(b"<html>")
    assert base64.b64decode(found[-1]["file"]) == b"PK\x03\x04 a report"


def test_export_of_some_types(desk: Desk) -> None:
    fill(desk)
    assert {record["type"] for record in records(exported(desk.session, ["claim", "tag"]))} == {"claim", "tag"}
    with pytest.raises(BadInput, match="nonsense"):
        exported(desk.session, ["nonsense"])


def test_export_to_a_path_is_whole_or_not_there(desk: Desk, tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    assert exchange.export(desk.session, target) == len(records(target.read_bytes()))
    assert target.read_bytes() == exported(desk.session)
    with pytest.raises(BadInput, match="case file"):
        exchange.export(desk.session, desk.path)
    assert not list(tmp_path.glob("*.part"))


# -- round trips -----------------------------------------------------------------------------------------------------


def test_import_into_a_new_case_gives_an_equal_export(desk: Desk, make: Make) -> None:
    fill(desk)
    data = exported(desk.session)
    other = make()
    result = exchange.import_lines(other, data.splitlines(keepends=True), strict=True)
    assert exported(other) == data
    assert len(result.changes) == 1
    assert result.added["claim"] == 2
    assert result.mapped == {"case": other.case.id}


def test_order_of_lines_plays_no_part(desk: Desk, make: Make) -> None:
    fill(desk)
    data = exported(desk.session)
    other = make()
    exchange.import_lines(other, list(reversed(data.splitlines())), strict=True)
    assert exported(other) == data


def test_second_import_does_nothing(desk: Desk, make: Make) -> None:
    fill(desk)
    data = exported(desk.session).splitlines()
    for session in (desk.session, make()):
        exchange.import_lines(session, data, strict=True)
        again = exchange.import_lines(session, data, strict=True)
        assert (again.added, again.changes, again.unchanged) == ({}, [], len(data))


def test_undone_import_can_be_done_again(desk: Desk, make: Make) -> None:
    fill(desk)
    data = exported(desk.session)
    other = make()
    empty = exported(other)
    exchange.import_lines(other, data.splitlines(), strict=True)
    other.undo()
    assert exported(other) == empty
    exchange.import_lines(other, data.splitlines(), strict=True)
    assert exported(other) == data


def test_analyst_who_only_opened_the_case_is_not_exported(desk: Desk) -> None:
    assert not records(exported(desk.session, ["analyst"]))
    assessments.assess(desk.session, by="me", statement="S")
    assert [record["name"] for record in records(exported(desk.session, ["analyst"]))] == ["Ilse Brandt"]


def test_analyst_of_this_session_gets_what_the_file_knows(make: Make) -> None:
    session = make(author="Ilse Brandt")
    analyst = {"type": "analyst", "id": "a", "name": "Ilse Brandt", "affiliation": "Desk"}
    result = exchange.import_lines(session, lines(analyst), strict=True)
    assert session.get(Analyst, session.analyst_id).affiliation == "Desk"
    assert result.mapped == {"a": session.analyst_id}


def test_record_about_the_case_itself_goes_round(desk: Desk, make: Make) -> None:
    entities.tag(desk.session, desk.session.case.id, "Urgent")
    data = exported(desk.session)
    other = make()
    exchange.import_lines(other, data.splitlines(), strict=True)
    assert exported(other) == data
    assert entities.untag(other, other.case.id, "urgent") is None


# -- ids -------------------------------------------------------------------------------------------------------------


def test_foreign_ids_are_mapped_and_links_get_their_own(make: Make) -> None:
    session = make()
    tag = {"type": "tag", "id": "t", "name": "Crew"}
    tagging = {"type": "tagging", "id": "tt", "tag": "t", "subject": "k1"}
    result = exchange.import_lines(session, lines(tagging, CITATION, CLAIM, VERSION, SOURCE, tag), strict=True)
    mapped = result.mapped
    assert set(mapped) == {"s1", "v1", "c1", "k1", "t", "tt"}
    assert mapped["t"] == Tag.id_of("crew")
    assert mapped["v1"] == Version.id_of(mapped["s1"], ingest.text_hash(TEXT))
    citation = session.get(Citation, mapped["k1"])
    assert citation.id == Citation.id_of(mapped["c1"], mapped["v1"], citation.start, citation.end)
    assert session.get(Source, mapped["s1"]).title == "Ledger"


def test_mappings_go_on_in_the_next_import(make: Make) -> None:
    session = make()
    ids: dict[str, str] = {}
    count = iter(range(100))
    own = [new_id() for _ in range(3)]
    exchange.import_lines(session, lines(SOURCE, VERSION), ids=ids, new_id=lambda: own[next(count)], strict=True)
    assert ids["s1"] == own[0]
    exchange.import_lines(session, lines(CLAIM, CITATION), ids=ids, strict=True)
    assert session.where(Citation, source=own[0])
    again = exchange.import_lines(session, lines(SOURCE, VERSION), ids=ids, strict=True)
    assert again.added == {}


def test_references_may_lead_into_the_case(desk: Desk) -> None:
    citation = {**CITATION, "source": desk.source.id, "claim": "c1"}
    del citation["version"]
    exchange.import_lines(desk.session, lines(citation, CLAIM), strict=True)
    made = desk.session.where(Citation, source=desk.source.id)[0]
    assert made.exact == "17 injured"
    assert TEXT[made.start : made.end] == made.exact


def test_judgments_may_refer_to_each_other(make: Make) -> None:
    session = make()
    expert = {"type": "expert", "id": "e", "name": "Ada Quist"}
    one = {"type": "assessment", "id": "a1", "author": "e", "statement": "Yes", "dissents_from": "a2"}
    two = {"type": "assessment", "id": "a2", "author": "e", "statement": "No", "dissents_from": "a1"}
    result = exchange.import_lines(session, lines(one, two, expert), strict=True)
    assert session.get(Assessment, result.mapped["a1"]).dissents_from == result.mapped["a2"]


# -- what is computed ------------------------------------------------------------------------------------------------


def test_text_is_normalised_and_its_original_kept(make: Make) -> None:
    session = make()
    text = "Cafe\u0301  \r\nand more"
    result = exchange.import_lines(session, lines(SOURCE, {**VERSION, "text": text}), strict=True)
    version = session.get(Version, result.mapped["v1"])
    assert sources.text(session, version) == "Café\nand more"
    assert sources.original(session, version).decode() == text
    assert version.characters == 13


def test_quote_is_found_and_given_its_context(make: Make) -> None:
    session = make()
    result = exchange.import_lines(session, lines(SOURCE, VERSION, CLAIM, CITATION), strict=True)
    citation = session.get(Citation, result.mapped["k1"])
    assert TEXT[citation.start : citation.end] == "17 injured"
    assert (citation.prefix, citation.suffix) == (
        TEXT[max(0, citation.start - 32) : citation.start],
        TEXT[citation.end : citation.end + 32],
    )


# -- bad lines -------------------------------------------------------------------------------------------------------

_DEEP = b'{"type": "claim", "id": "d", "statement": ' + b"[" * 100_000 + b"]" * 100_000 + b"}"
_BAD: list[tuple[str, bytes | dict[str, Any], str]] = [
    ("not json", b"{type: claim}", "not JSON"),
    ("no object", b"[1, 2]", "no record"),
    ("not utf-8", b'{"type": "claim", "id": "x", "statement": "\xff"}', "not UTF-8"),
    ("deep", _DEEP, "nested"),
    ("nan", b'{"type": "claim", "id": "x", "statement": "S", "best": NaN}', "NaN"),
    ("infinite", b'{"type": "claim", "id": "x", "statement": "S", "best": 1e999}', "takes a number"),
    ("huge integer", b'{"type": "report", "id": "x", "title": "T", "number": ' + b"9" * 40 + b"}", "whole number"),
    ("endless integer", b'{"type": "report", "id": "x", "title": "T", "number": ' + b"9" * 5000 + b"}", "not JSON"),
    ("twice in one", b'{"type": "claim", "id": "x", "statement": "A", "statement": "B"}', "twice"),
    ("no type", {"id": "x"}, "no type"),
    ("unknown type", {"type": "rumour", "id": "x"}, "rumour"),
    ("type no text", {"type": 5, "id": "x"}, "type"),
    ("no id", {"type": "claim", "statement": "S"}, "no id"),
    ("id no text", {"type": "claim", "id": ["x"], "statement": "S"}, "id"),
    ("unknown field", {**CLAIM, "id": "x", "colour": "red"}, "colour"),
    ("text file", {**VERSION, "id": "x", "text_file": "a.txt"}, "text_file"),
    ("missing field", {"type": "claim", "id": "x"}, "statement is missing"),
    ("unknown grade", {**SOURCE, "id": "x", "reliability": "G"}, "use one of"),
    ("unknown choice", {**CLAIM, "id": "x", "kind": "rumour"}, "allegation"),
    ("impossible date", {**CLAIM, "id": "x", "event_time": "2031-02-30"}, "2031-02-30"),
    ("unknown handling", {**CLAIM, "id": "x", "handling": "SECRETISH"}, "handling"),
    ("bounds", {**CLAIM, "id": "x", "minimum": 5, "maximum": 3}, "ascending"),
    ("scale", {"type": "report", "id": "x", "title": "T", "scale": "guesses"}, "guesses"),
    ("lone surrogate", b'{"type": "claim", "id": "x", "statement": "\\ud800"}', "not text"),
    ("nul", b'{"type": "claim", "id": "x", "statement": "a\\u0000"}', "not text"),
    ("dangling", {**CITATION, "id": "x", "claim": "nowhere"}, "nowhere"),
    ("wrong target", {**CITATION, "id": "x", "claim": "s1"}, "is a source"),
    ("no subject", {**CITATION, "id": "x", "claim": None}, "either a claim"),
    ("quote absent", {**CITATION, "id": "x", "exact": "18 injured"}, "not in the text"),
    ("quote twice", {**CITATION, "id": "x", "exact": "The river police"}, "2 times"),
    ("wrong place", {**CITATION, "id": "x", "start": 0, "end": 10}, "does not hold"),
    ("wrong prefix", {**CITATION, "id": "x", "exact": "search", "prefix": "zzz"}, "prefix"),
    ("duplicate id", {**CLAIM, "statement": "Another"}, "line 3"),
    ("wrong hash", {**VERSION, "id": "x", "text_hash": "0" * 64}, "text_hash"),
    ("wrong count", {**VERSION, "id": "x", "characters": 1}, "characters"),
    ("not base64", {**VERSION, "id": "x", "original": "%%%"}, "base64"),
    ("empty text", {**VERSION, "id": "x", "text": " \n"}, "empty"),
    ("itself", {"type": "lineage", "id": "x", "source": "s1", "origin": "s1", "kind": "cites"}, "itself"),
]  # fmt: skip


@pytest.mark.parametrize(("bad", "words"), [case[1:] for case in _BAD], ids=[case[0] for case in _BAD])
def test_bad_line_is_named_and_the_others_go_in(make: Make, bad: bytes | dict[str, Any], words: str) -> None:
    session = make()
    line = bad if isinstance(bad, bytes) else json.dumps(bad).encode()
    given: list[bytes | str] = [*lines(SOURCE, VERSION, CLAIM, CITATION), line]
    result = exchange.import_lines(session, given)
    assert [error.line for error in result.errors] == [5]
    assert words in result.errors[0].message
    assert sum(result.added.values()) == 4


def test_strict_refuses_the_whole_and_says_why(make: Make) -> None:
    session = make()
    before = exported(session)
    given = lines(SOURCE, *({**CLAIM, "id": f"c{number}", "kind": "rumour"} for number in range(25)))
    with pytest.raises(BadInput) as raised:
        exchange.import_lines(session, given, strict=True)
    assert "line 2:" in str(raised.value)
    assert "line 21:" in str(raised.value)
    assert "line 22:" not in str(raised.value)
    assert "5 more" in str(raised.value)
    assert exported(session) == before


def test_what_depends_on_a_bad_line_is_bad_too(make: Make) -> None:
    session = make()
    bad = {**SOURCE, "reliability": "G"}
    judged = {"type": "assessment", "id": "a1", "author": "nobody", "statement": "S"}
    second = {"type": "assessment", "id": "a2", "author": "e", "statement": "S", "dissents_from": "a1"}
    expert = {"type": "expert", "id": "e", "name": "Ada Quist"}
    result = exchange.import_lines(session, lines(bad, VERSION, CLAIM, CITATION, second, judged, expert))
    assert [error.line for error in result.errors] == [1, 2, 4, 5, 6]
    assert "line 1" in result.errors[1].message
    assert result.added == {"claim": 1, "expert": 1}


def test_other_values_for_a_known_record_are_an_error(desk: Desk) -> None:
    found = records(exported(desk.session, ["source"]))
    result = exchange.import_lines(desk.session, lines({**found[0], "title": "Else"}))
    assert "title" in result.errors[0].message
    assert desk.session.get(Source, desk.source.id).title == desk.source.title


def test_case_line_leaves_a_case_with_records_alone(desk: Desk) -> None:
    result = exchange.import_lines(desk.session, lines({"type": "case", "id": "case", "title": "Else"}))
    assert (desk.session.case.title, len(result.notes), result.bad_lines) == ("Ferry", 1, 0)


def test_two_lines_for_one_link(make: Make) -> None:
    tags = [{"type": "tag", "id": f"t{number}", "name": name} for number, name in enumerate(("Crew", "Crew", "CREW"))]
    result = exchange.import_lines(make(), lines(*tags))
    assert (result.added, result.unchanged) == ({"tag": 1}, 1)
    assert [error.line for error in result.errors] == [3]
    assert set(result.mapped) == {"t0", "t1", "t2"}


def test_overlong_line_is_one_bad_line(make: Make) -> None:
    class Endless(io.RawIOBase):
        """One line of 100 MB between two good ones, made as it is read."""

        def __init__(self) -> None:
            self._parts = iter(
                [lines(SOURCE)[0].encode() + b'\n{"type": "claim", "id": "x", "statement": "']
                + [b"a" * 1_000_000] * 100
                + [b'"}\n' + lines(CLAIM)[0].encode()]
            )
            self._left = b""

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: Any) -> int:
            self._left = self._left or next(self._parts, b"")
            part, self._left = self._left[: len(buffer)], self._left[len(buffer) :]
            buffer[: len(part)] = part
            return len(part)

    result = exchange.import_lines(make(), exchange.read_lines(io.BufferedReader(Endless(), 1_000_000)))
    assert [(error.line, "longer than" in error.message) for error in result.errors] == [(2, True)]
    assert result.added == {"source": 1, "claim": 1}


def test_large_line_of_brackets_is_no_record(make: Make) -> None:
    line = b'{"type": "claim", "id": "x", "statement": [' + b"[]," * 700_000 + b"1]}"
    result = exchange.import_lines(make(), [line])
    assert "flat object" in result.errors[0].message


def test_large_text_is_a_record(make: Make) -> None:
    session = make()
    text = 'He said "[{}]" \\ and\n' * 100_000
    result = exchange.import_lines(session, lines(SOURCE, {**VERSION, "text": text}), strict=True)
    assert sources.text(session, session.get(Version, result.mapped["v1"])) == ingest.normalise(text)


# -- how it goes in --------------------------------------------------------------------------------------------------


def test_batches_are_actions_of_their_own(make: Make) -> None:
    session = make()
    given = lines(*({**CLAIM, "id": f"c{number}"} for number in range(25)))
    result = exchange.import_lines(session, given, label="Import list", batch=10)
    assert [changes.label for changes in result.changes] == [f"Import list (part {n} of 3)" for n in (1, 2, 3)]
    session.undo()
    assert queries.count(session.database, "claim") == 20
    with pytest.raises(BadInput):
        exchange.import_lines(session, given, batch=0)


def test_progress_and_stopping(make: Make) -> None:
    session = make()
    given = lines(*({**CLAIM, "id": f"c{number}"} for number in range(3000)))
    seen: list[tuple[int, int]] = []
    with pytest.raises(exchange.ImportStopped):
        exchange.import_lines(session, given, cancelled=lambda: len(seen) > 3, progress=lambda *at: seen.append(at))
    assert queries.count(session.database, "claim") == 0
    seen.clear()
    exchange.import_lines(session, given, progress=lambda *at: seen.append(at))
    assert seen[0] == (1000, 0)
    assert seen[-1] == (3000, 3000)


def test_blank_lines_and_a_byte_order_mark_are_no_fault(make: Make) -> None:
    given = [b"\xef\xbb\xbf" + lines(SOURCE)[0].encode(), b"\n", b"  \r\n", lines(CLAIM)[0].encode() + b"\r\n"]
    result = exchange.import_lines(make(), given, strict=True)
    assert (result.lines, result.added) == (2, {"source": 1, "claim": 1})


def test_case_open_for_reading_takes_nothing(desk: Desk) -> None:
    with CaseSession.open(desk.path, read_only=True) as reader, pytest.raises(CaseFileReadOnly):
        exchange.import_lines(reader, lines(CLAIM))


def test_text_that_the_case_holds_need_not_be_given(desk: Desk) -> None:
    found = records(exported(desk.session, ["version"]))[0]
    other = sources.add(desk.session, ingest.from_text("Another text."), title="Wire")
    line = {"type": "version", "id": "v9", "source": other.id, "text_hash": found["text_hash"]}
    result = exchange.import_lines(desk.session, lines(line), strict=True)
    assert desk.session.get(Version, result.mapped["v9"]).characters == len(TEXT)


_ODD: list[tuple[dict[str, Any], str]] = [
    ({"type": "version", "id": "x", "source": "s1", "text_hash": "0" * 64}, "text is missing"),
    ({"type": "version", "id": "x", "source": "s1", "text_hash": "0" * 64, "original": "eA=="}, "without text"),
    ({"type": "version", "id": "x", "source": "s1"}, "text is missing"),
    ({**CITATION, "id": "x", "source": "s2", "version": None}, "no text"),
    ({**CITATION, "id": "x", "source": "s2"}, "another source"),
    ({"type": "edition", "id": "x", "report": "r", "number": 1, "issued_at": "t", "log_position": "{}"}, "file is"),
    (
        {"type": "edition", "id": "x", "report": "r", "number": 1, "issued_at": "t", "log_position": "{}",
         "file_hash": "0" * 64},
        "file is missing",
    ),
    ({"type": "relation", "id": "x", "claim": "c1", "other": "c1", "kind": "elaborates"}, "itself"),
    ({"type": "basis", "id": "x", "assessment": "a", "subject": "a"}, "itself"),
    ({"type": "evidence", "id": "x", "question": "q"}, "either"),
    ({"type": "tagging", "id": "x", "tag": "c1", "subject": "c1"}, "is a claim"),
]  # fmt: skip


@pytest.mark.parametrize(("bad", "words"), _ODD)
def test_odd_line_is_named(make: Make, bad: dict[str, Any], words: str) -> None:
    good = lines(SOURCE, VERSION, CLAIM, {**SOURCE, "id": "s2"}, {"type": "report", "id": "r", "title": "T"})
    result = exchange.import_lines(make(), [*good, json.dumps(bad)])
    assert [error.line for error in result.errors] == [6]
    assert words in result.errors[0].message


def test_full_disk_for_temporary_files_is_said(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("tempfile.SpooledTemporaryFile.write", full)
    with pytest.raises(StorageFault, match="is full"):
        exchange.import_lines(make(), lines(SOURCE))


# -- anything at all -------------------------------------------------------------------------------------------------

_SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30)
_ANYTHING = st.recursive(_SCALARS, lambda inner: st.lists(inner, max_size=3), max_leaves=4)


@given(st.binary(max_size=200))
def test_any_bytes_are_a_record_or_bad_input(line: bytes) -> None:
    with contextlib.suppress(BadInput):
        assert isinstance(parse(line), dict)


@st.composite
def spoiled(draw: st.DrawFn) -> str:
    """A record of some type with any values in its fields."""
    kind = draw(st.sampled_from(list(exchange.RECORD_TYPES.values())))
    names = st.sampled_from([*kind.field_names(), "text", "file"])
    fields = draw(st.dictionaries(names, _ANYTHING | st.sampled_from(["s1", "c1", "v1", "2031-03", "cites"])))
    return json.dumps({"type": kind.type_name, "id": draw(st.text(min_size=1, max_size=5)), **fields})


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(spoiled(), max_size=12))
def test_any_record_goes_in_whole_or_is_an_error(make: Make, given_lines: list[str]) -> None:
    session = make(f"case-{new_id()}")
    result = exchange.import_lines(session, [*lines(SOURCE, VERSION, CLAIM), *given_lines])
    assert result.bad_lines + result.unchanged + sum(result.added.values()) + len(result.notes) == result.lines
    again = make(f"case-{new_id()}")
    exchange.import_lines(again, exported(session).splitlines(), strict=True)
    assert exported(again) == exported(session)


def test_an_analyst_cannot_take_the_id_of_another(make: Make) -> None:
    forged = {"type": "analyst", "id": Analyst.id_of("Ilse Brandt"), "name": "Mallory"}
    result = exchange.import_lines(make(), lines(forged))
    assert result.added == {}
    assert "another name" in result.errors[0].message
