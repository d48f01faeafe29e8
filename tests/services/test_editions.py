# SPDX-License-Identifier: Apache-2.0
"""Editions: frozen bytes, made again from the log after edits, imports and what came from another copy."""

import io
import json
import shutil
import zipfile
from pathlib import Path

import pytest

from briefing_app.domain.errors import CaseFileDamaged, NotFound, Refused
from briefing_app.domain.records import Claim, Edition, Report
from briefing_app.report import page_numbers
from briefing_app.services import blocks, claims, editions, exchange, reports, sources
from briefing_app.services.demo import build as build_demo
from briefing_app.services.session import CaseSession
from briefing_app.store import earlier
from tests.services.conftest import Desk
from tests.store.cases import union


@pytest.fixture(autouse=True)
def no_office(monkeypatch: pytest.MonkeyPatch) -> None:
    """Contents name no pages, unless a test says which."""
    monkeypatch.setattr(page_numbers, "find_office", lambda: None)


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_demo(tmp_path_factory.mktemp("demo"))[0]


@pytest.fixture
def issued(demonstration: Path, tmp_path: Path) -> tuple[Path, str]:
    """A case, and the id of an edition that was issued in it."""
    path = tmp_path / "case.casefile"
    shutil.copy(demonstration, path)
    with CaseSession.open(path, author="Tamsin Aubery") as session:
        return path, editions.issue(session, report_of(session)).id


def report_of(session: CaseSession) -> str:
    return session.all(Report)[0].id


def change(session: CaseSession, number: int, **values: object) -> None:
    live = [claim for claim in session.all(Claim) if claim.status == "live"]
    claims.edit(session, live[number].id, **values)


def test_every_edition_is_made_again_byte_for_byte(issued: tuple[Path, str], tmp_path: Path) -> None:
    case, first = issued
    copy = tmp_path / "copy.casefile"
    shutil.copy(case, copy)
    with CaseSession.open(copy, author="Ravi Melander") as theirs:
        change(theirs, 1, statement="Said otherwise on the other side.")
        change(theirs, 7, heading="Elsewhere")
        other = editions.issue(theirs, report_of(theirs))
    with CaseSession.open(case, author="Tamsin Aubery") as mine:
        change(mine, 1, statement="Said otherwise on this side.")
        change(mine, 3, status="withdrawn", status_reason="corrected")
        second = editions.issue(mine, report_of(mine))
        reports.edit(mine, report_of(mine), title="Another title", cutoff="2031-03-20")
        lines = io.BytesIO()
        exchange.export(mine, lines, ["claim"])
        assert union(mine, copy)
        exchange.import_lines(mine, io.BytesIO(lines.getvalue().replace(b'"id":"0', b'"id":"x')))
        third = editions.issue(mine, report_of(mine))
        for edition in (first, second.id, third.id, other.id):
            assert editions.reproduce(mine, edition) == editions.file_of(mine, edition)
        assert [found.number for found in editions.all_of(mine)] == [5, 4, 4, 3]
        assert third.number == 5


@pytest.mark.parametrize("template", [None, "government"])
def test_form_look_and_pages_are_made_again(
    demonstration: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, template: str | None
) -> None:
    def pages(office: str, document: Path, *_: object) -> dict[str, int]:
        looks.append(zipfile.ZipFile(document).read("word/styles.xml"))
        return {f"_Toc{number:06}": number + 7 for number in range(1, 200)}

    looks: list[bytes] = []
    monkeypatch.setattr(page_numbers, "find_office", lambda: "office")
    monkeypatch.setattr(page_numbers, "pages", pages)
    case = tmp_path / "case.casefile"
    shutil.copy(demonstration, case)
    with CaseSession.open(case, author="Tamsin Aubery") as session:
        form = {"notes_as": "register", "citations_as": "chicago", "contents": True, "template": template}
        report = report_of(session)
        reports.edit(session, report, **form)
        edition = editions.issue(session, report)
        monkeypatch.setattr(page_numbers, "find_office", lambda: None)
        reports.edit(session, report, **dict.fromkeys(form))
        data = editions.file_of(session, edition.id)
        assert editions.reproduce(session, edition.id) == data
        assert json.loads(edition.pages or "")[:3] == [8, 9, 10]
        changed = editions.redline(session, editions.issue(session, report).id, tmp_path / "changes.docx")
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        body = package.read("word/document.xml").decode()
        assert {package.read("word/styles.xml")} == set(looks)
    assert "PAGEREF _Toc000001" in body
    assert "BriefingRegister" in body
    assert b" TOC " not in zipfile.ZipFile(changed).read("word/document.xml")


@pytest.mark.parametrize("pages", ["", "{", "[1", '["a"]', "7", "[1]", "[true]", "[" * 100_000])
def test_pages_that_cannot_be_read_are_left_out(issued: tuple[Path, str], pages: str) -> None:
    case, edition = issued
    with CaseSession.open(case, author="Tamsin Aubery") as session:
        with session.transaction("Damage") as work:
            work.update(Edition, edition, pages=pages)
        assert editions.reproduce(session, edition) == editions.file_of(session, edition)


def test_a_copy_that_lacks_what_was_known_says_so(issued: tuple[Path, str]) -> None:
    case, edition = issued
    with CaseSession.open(case, author="Ravi Melander") as theirs:
        theirs.database.run("DELETE FROM log_transaction WHERE number = (SELECT max(number) FROM log_transaction)")
        with pytest.raises(Refused, match="lacks 1 of the changes"):
            editions.reproduce(theirs, edition)


def test_a_case_that_changed_meanwhile_is_not_issued(desk: Desk) -> None:
    report = reports.new(desk.session, title="Ferry")
    ready = editions.prepare(desk.session, report.id)
    reports.edit(desk.session, report.id, title="Ferry, again")
    with pytest.raises(Refused, match="changed while"):
        editions.freeze(desk.session, ready)
    assert editions.all_of(desk.session) == []


def test_a_report_without_a_number_gets_one(desk: Desk) -> None:
    report = reports.new(desk.session, title="Ferry")
    reports.edit(desk.session, report.id, number=None)
    assert editions.issue(desk.session, report.id).number == 1
    assert desk.session.get(Report, report.id).number == 1


def test_what_is_not_issued_does_not_bear_the_number_of_an_edition(desk: Desk, tmp_path: Path) -> None:
    report = reports.new(desk.session, title="Ferry", status="initial").id
    assert "Situation report no. 1 · Initial" in reports.preview_html(desk.session, report, {})
    first = editions.issue(desk.session, report)
    assert "Situation report no. 2 · Update" in reports.preview_html(desk.session, report, {})
    target = reports.build(desk.session, report, tmp_path / "draft.docx")
    with zipfile.ZipFile(target) as package:
        assert "Situation report no. 2 · Update" in package.read("word/document.xml").decode()
    assert desk.session.get(Report, report).number == first.number == 1
    assert editions.issue(desk.session, report).number == 2


def test_stopping_leaves_nothing(desk: Desk) -> None:
    report = reports.new(desk.session, title="Ferry")

    class Stopped(Exception):
        pass

    def stop() -> None:
        raise Stopped

    with pytest.raises(Stopped):
        editions.issue(desk.session, report.id, check=stop)
    assert editions.all_of(desk.session) == []


def test_a_redline_for_an_audience_holds_nothing_of_what_it_may_not_see(desk: Desk, tmp_path: Path) -> None:
    """The edition before was for everybody in the house, and a redline prints what it said."""
    session, quote = desk.session, "The river police counted at least 17 injured on Monday."
    sources.edit(session, desk.source.id, handling="TLP:GREEN")
    spoken = {}
    for words in ("Raised later", "Always secret", "Told to all"):
        fields = {"handling": "TLP:GREEN"}
        made, _ = claims.add(session, statement=f"{words} it is.", source=desk.source.id, quote=quote, claim=fields)
        spoken[words] = made.id
    claims.edit(session, spoken["Always secret"], handling="TLP:RED")
    report = reports.new(session, title="Ferry", handling="TLP:GREEN").id
    text = (
        f"Text of the secret [@{spoken['Always secret']}]. Text of the raised [@{spoken['Raised later']}]. Free text."
    )
    blocks.add(session, report, "narrative", title="Own", text=text)
    editions.issue(session, report)
    claims.edit(session, spoken["Raised later"], handling="TLP:RED")
    claims.edit(session, spoken["Told to all"], statement="Told to everybody it is.")
    released = editions.issue(session, report, audience="TLP:GREEN")
    target = editions.redline(session, released.id, tmp_path / "changes.docx")
    with zipfile.ZipFile(target) as package:
        told = b" ".join(package.read(name) for name in package.namelist()).decode(errors="replace")
    assert "Told to" in told
    assert not [word for word in ("Always", "Raised", "of the secret", "of the raised") if word in told]
    assert not [id for words, id in spoken.items() if words != "Told to all" and id in told]


def test_an_altered_or_missing_file_is_told(desk: Desk) -> None:
    report = reports.new(desk.session, title="Ferry")
    edition = editions.issue(desk.session, report.id)
    database = desk.session.database
    database.run("UPDATE blob SET data = x'00', encoding = 'raw', size = 1 WHERE hash = ?", (edition.file_hash,))
    with pytest.raises(CaseFileDamaged):
        editions.file_of(desk.session, edition.id)
    database.run("DELETE FROM blob WHERE hash = ?", (edition.file_hash,))
    with pytest.raises(NotFound, match="edition 1"):
        editions.file_of(desk.session, edition.id)


@pytest.mark.parametrize("text", ["", "[]", "{", '{"a":"b"}', '{"a":null}', '{"a":1e999}', "[" * 100_000])
def test_a_position_that_cannot_be_read_is_damage(text: str) -> None:
    with pytest.raises(CaseFileDamaged):
        earlier.decoded(text)


@pytest.mark.parametrize(
    "data",
    ["[" * 100_000, "7", '{"text": 5}', '{"nothing": [1, 2, []]}', '{"text": [1, 2, [], [3]]}', '{"text": [1, 2, []]}'],
)
def test_changes_that_nobody_can_have_written_are_told_as_damage(desk: Desk, data: str) -> None:
    session = desk.session
    report = reports.new(session, title="Ferry").id
    part = blocks.add(session, report, "narrative", text="One.").id
    blocks.edit(session, report, part, text="Two.")
    edition = editions.issue(session, report).id
    blocks.edit(session, report, part, text="Three.")
    session.database.run("UPDATE log_change SET data = ? WHERE record = ? AND operation = 'update'", (data, part))
    with pytest.raises(CaseFileDamaged):
        editions.reproduce(session, edition)


def test_an_issued_report_cannot_be_removed(desk: Desk) -> None:
    report = reports.new(desk.session, title="Ferry")
    editions.issue(desk.session, report.id)
    with pytest.raises(Refused, match="was issued"):
        reports.remove(desk.session, report.id)
    assert len(desk.session.all(Edition)) == 1
