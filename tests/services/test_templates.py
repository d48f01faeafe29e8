# SPDX-License-Identifier: Apache-2.0
"""Templates that a case keeps: kept once, named once, used by reports, copied into editions, carried along."""

import base64
import io
import shutil
import zipfile
from pathlib import Path

import pytest

from briefing_app.domain.errors import BadInput, NotFound, Refused
from briefing_app.domain.records import Edition, Report, Template
from briefing_app.report import page_numbers
from briefing_app.services import editions, exchange, history, reports, templates
from briefing_app.services.session import CaseSession
from tests.report import house
from tests.services.conftest import Desk

MACROS = house.template(**{"word/vbaProject.bin": b"macros"})


@pytest.fixture(autouse=True)
def no_office(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_numbers, "find_office", lambda: None)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "House style.dotx"
    path.write_bytes(house.template())
    return path


def styles(data: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read("word/styles.xml")


def test_the_same_content_is_one_record(desk: Desk, file: Path, tmp_path: Path) -> None:
    kept = templates.keep(desk.session, file)
    assert kept.name == "House style"
    copy = Path(shutil.copy(file, tmp_path / "copy.docx"))
    assert templates.keep(desk.session, copy) == kept
    assert templates.keep(desk.session, copy, "Ours now").name == "Ours now"
    assert len(templates.all_of(desk.session)) == 1
    assert templates.content(desk.session, kept.id) == file.read_bytes()


def test_names_are_told_apart(desk: Desk, file: Path, tmp_path: Path) -> None:
    first = templates.keep(desk.session, file)
    other = tmp_path / "other" / file.name
    other.parent.mkdir()
    other.write_bytes(house.template(word__theme__t_xml=house.THEME.replace("0A5C46", "102030")))
    second = templates.keep(desk.session, other)
    assert second.name == "House style (2)"
    for name, why in (
        ("house  STYLE", "already"),
        ("Plain", "one of our templates"),
        ("  ", "Give the template a name"),
    ):
        with pytest.raises(BadInput, match=why):
            templates.rename(desk.session, second.id, name)
    assert templates.find(desk.session, "house style").id == first.id
    assert templates.find(desk.session, second.id).id == second.id
    with pytest.raises(NotFound, match="no template “pink”"):
        templates.find(desk.session, "pink")


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "is empty"),
        (b"no Word file at all", "is not a Word file"),
        (MACROS, "holds macros"),
    ],
)
def test_what_cannot_be_used_is_not_kept(desk: Desk, tmp_path: Path, data: bytes, why: str) -> None:
    path = tmp_path / "x.dotx"
    path.write_bytes(data)
    with pytest.raises(BadInput, match=why):
        templates.keep(desk.session, path)
    assert templates.all_of(desk.session) == []


def test_a_report_states_it_and_keeps_it_in_the_case(desk: Desk, file: Path, tmp_path: Path) -> None:
    kept = templates.keep(desk.session, file)
    report = reports.new(desk.session, title="Ferry", template="house style")
    assert report.template == kept.id
    file.unlink()
    built = reports.build(desk.session, report.id, tmp_path / "x.docx").read_bytes()
    assert b"House Motto" in styles(built)
    with pytest.raises(Refused, match="“House style” stays: “Ferry” would lose"):
        templates.remove(desk.session, kept.id)
    reports.edit(desk.session, report.id, template="plain")
    templates.remove(desk.session, kept.id)
    with pytest.raises(BadInput, match="no template that the case keeps"):
        reports.edit(desk.session, report.id, template=kept.id)


@pytest.mark.parametrize("look", ["plain", "house"])
def test_an_edition_keeps_its_template(desk: Desk, file: Path, tmp_path: Path, look: str,
                                       monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    session = desk.session
    kept = templates.keep(session, file, "House")
    report = reports.new(session, title="Ferry", template=look)
    edition = editions.issue(session, report.id)
    assert edition.template == (kept.content if look == "house" else edition.template)
    reports.edit(session, report.id, template="government", title="Ferry, again")
    templates.remove(session, kept.id)
    monkeypatch.setattr(templates, "named", lambda text: file)  # as a later design of ours
    assert editions.reproduce(session, edition.id) == editions.file_of(session, edition.id)
    monkeypatch.undo()
    second = editions.issue(session, report.id)
    redline = editions.redline(session, second.id, tmp_path / "redline.docx", since=edition.id)
    assert styles(redline.read_bytes()) == styles(editions.file_of(session, second.id))


def test_the_history_calls_it_by_its_name(desk: Desk, file: Path) -> None:
    kept = templates.keep(desk.session, file, "House")
    report = reports.new(desk.session, title="Ferry")
    reports.edit(desk.session, report.id, template=kept.id)
    (line,) = history.entries(desk.session)[0].changes
    assert (line.field, line.after, line.after_words) == ("template", kept.id, "House")


def test_editions_that_do_not_tell_look_as_the_report_stated(desk: Desk) -> None:
    report = reports.new(desk.session, title="Ferry", template="plain")
    edition = editions.issue(desk.session, report.id)
    with desk.session.transaction("As an older version did") as work:
        work.update(Edition, edition.id, template=None)
    reports.edit(desk.session, report.id, template=None)
    assert editions.reproduce(desk.session, edition.id) == editions.file_of(desk.session, edition.id)


def test_one_that_is_missing_is_refused_by_name(desk: Desk, file: Path, tmp_path: Path) -> None:
    """A merge may bring a report whose template somebody else removed."""
    kept = templates.keep(desk.session, file)
    report = reports.new(desk.session, title="Ferry", template=kept.id)
    with desk.session.transaction("As a merge would") as work:
        work.delete(Template, kept.id)
    with pytest.raises(Refused, match="report “Ferry” is to look like a template that is not in this case"):
        reports.build(desk.session, report.id, tmp_path / "x.docx")
    templates.keep(desk.session, file)
    assert reports.build(desk.session, report.id, tmp_path / "x.docx").exists()


def test_lines_carry_it(desk: Desk, file: Path, tmp_path: Path) -> None:
    session = desk.session
    kept = templates.keep(session, file)
    report = reports.new(session, title="Ferry", template=kept.id)
    editions.issue(session, report.id)
    exchange.export(session, tmp_path / "case.jsonl")
    lines = (tmp_path / "case.jsonl").read_bytes().splitlines()
    with CaseSession.create(tmp_path / "new.casefile", title="New", author="Ann") as new:
        assert exchange.import_lines(new, lines).errors == []
        assert templates.all_of(new)[0].id == kept.id
        assert new.all(Report)[0].template == kept.id
        assert new.all(Edition)[0].template == kept.content
        assert templates.chosen(new, new.all(Report)[0]) == house.template()


def test_lines_with_ids_of_their_own_and_hostile_ones(desk: Desk) -> None:
    def lines(data: bytes) -> list[str]:
        content = base64.b64encode(data).decode()
        return [
            '{"type": "report", "id": "r", "title": "T", "template": "t"}',
            f'{{"type": "template", "id": "t", "name": "Theirs", "content": "{content}"}}',
        ]

    refused = exchange.import_lines(desk.session, lines(MACROS))
    assert [error.line for error in refused.errors] == [1, 2]
    assert "holds macros" in refused.errors[1].message
    assert exchange.import_lines(desk.session, lines(house.template())).errors == []
    assert [r.template for r in desk.session.all(Report)] == [templates.find(desk.session, "theirs").id]


def test_a_match_that_somebody_corrects(desk: Desk, file: Path) -> None:
    session = desk.session
    kept = templates.keep(session, file, "House")
    report = reports.new(session, title="Ferry", template=kept.id)
    described = templates.mapping(session, kept.id)
    assert ("paragraph", "House Motto") in described.theirs
    made = templates.match(session, kept.id, "subtitle", "House Motto")
    assert [t.id for t in templates.all_of(session)] == [made.id]
    assert session.get(Report, report.id).template == made.id
    found = {style.id: style.found for style in templates.mapping(session, made.id).styles}
    assert found["Subtitle"] == "House Motto"
    assert found["Heading1"] == "heading 1"
    for ours, theirs in (("subtitle", "Strong"), ("subtitle", "No such"), ("nothing", "House Motto")):
        with pytest.raises(BadInput, match="has no style"):
            templates.match(session, made.id, ours, theirs)
    back = templates.match(session, made.id, "Subtitle", None)
    assert {style.id: style.found for style in templates.mapping(session, back.id).styles}["Subtitle"] is None
    session.undo()
    session.undo()
    assert templates.find(session, "House").id == kept.id
    assert session.get(Report, report.id).template == kept.id
