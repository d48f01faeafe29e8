# SPDX-License-Identifier: Apache-2.0
"""Opening, transactions, undo and redo as a person meets them."""

import os
from pathlib import Path

import pytest

from briefing_app.domain.errors import BadInput, CaseFileLocked, CaseFileReadOnly, NotFound, Refused
from briefing_app.domain.records import Analyst, Case, Claim, Source
from briefing_app.services import claims, history
from briefing_app.services.session import CaseSession
from tests.services.conftest import Desk


def test_create_leaves_one_file_after_closing(tmp_path: Path) -> None:
    CaseSession.create(tmp_path / "a.casefile", title="A", author="Ilse Brandt").close()
    assert os.listdir(tmp_path) == ["a.casefile"]


def test_create_never_overwrites(tmp_path: Path) -> None:
    taken = tmp_path / "a.casefile"
    taken.write_text("mine")
    with pytest.raises(BadInput, match="exists already"):
        CaseSession.create(taken, title="A", author="Ilse Brandt")
    assert taken.read_text() == "mine"
    with pytest.raises(BadInput, match="does not exist"):
        CaseSession.create(tmp_path / "nowhere" / "a.casefile", title="A", author="Ilse Brandt")


def test_create_refuses_unknown_handling_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="TLP:CLEAR"):
        CaseSession.create(tmp_path / "a.casefile", title="A", author="Ilse", handling="TLP:WHITE")
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize("author", ["", "   ", "a\x00b", "x" * 300])
def test_an_author_is_needed(tmp_path: Path, author: str) -> None:
    with pytest.raises(BadInput, match="author"):
        CaseSession.create(tmp_path / "a.casefile", title="A", author=author)


def test_author_of_each_transaction_is_kept(desk: Desk) -> None:
    desk.session.close()
    desk.session = CaseSession.open(desk.path, author="Omar Haddad")
    claims.add(desk.session, statement="The pilot is missing.", source=desk.source.id, quote="the pilot was missing")
    assert {analyst.name for analyst in desk.session.all(Analyst)} == {"Ilse Brandt", "Omar Haddad"}


def test_second_writer_is_told_who_has_it_open(desk: Desk) -> None:
    with pytest.raises(CaseFileLocked, match="Ilse Brandt"):
        CaseSession.open(desk.path, author="Omar Haddad")


def test_reader_sees_what_the_writer_commits(desk: Desk) -> None:
    with CaseSession.open(desk.path, read_only=True) as reader:
        claims.add(desk.session, statement="One", source=desk.source.id, quote="the pilot was missing")
        assert [claim.statement for claim in reader.all(Claim)] == ["One"]
        with pytest.raises(CaseFileReadOnly), reader.transaction("Try"):
            pass


def test_failed_action_leaves_nothing(desk: Desk) -> None:
    before = desk.session.all(Claim)

    def half() -> None:
        with desk.session.transaction("Half") as work:
            work.insert(Claim.make("one", statement="One"))
            work.insert(Claim.make("two", statement="Two", handling="TLP:PINK"))

    with pytest.raises(BadInput, match="TLP:PINK"):
        half()
    assert desk.session.all(Claim) == before


def test_undo_and_redo_name_the_action(desk: Desk) -> None:
    claims.add(desk.session, statement="One", source=desk.source.id, quote="the pilot was missing")
    assert desk.session.undo_label == "Add claim"
    desk.session.undo()
    assert desk.session.redo_label == "Add claim"
    assert desk.session.undo_label == "Add source"
    assert desk.session.all(Claim) == []
    desk.session.redo()
    assert [claim.statement for claim in desk.session.all(Claim)] == ["One"]


def test_undo_survives_reopening(desk: Desk) -> None:
    desk.session.close()
    desk.session = CaseSession.open(desk.path, author="Ilse Brandt")
    assert desk.session.undo_label == "Add source"
    desk.session.undo()
    assert desk.session.all(Source) == []


def test_undo_belongs_to_its_author(desk: Desk) -> None:
    desk.session.close()
    desk.session = CaseSession.open(desk.path, author="Omar Haddad")
    assert desk.session.undo_label is None
    with pytest.raises(Refused, match="nothing to undo"):
        desk.session.undo()


def test_undo_skips_what_was_changed_since(desk: Desk) -> None:
    claim, _ = claims.add(desk.session, statement="One", source=desk.source.id, quote="the pilot was missing")
    claims.edit(desk.session, claim.id, statement="Two", place="Quay")
    edited = desk.session.undo_label
    claims.edit(desk.session, claim.id, statement="Three")

    target = history.entries(desk.session)[1]
    assert target.label == edited
    outcome = desk.session.undo(target.transaction)
    assert [(skip.field, "changed since" in skip.reason) for skip in outcome.skipped] == [("statement", True)]
    after = desk.session.get(Claim, claim.id)
    assert (after.statement, after.place) == ("Three", None)


def test_undo_keeps_what_others_rest_on(desk: Desk) -> None:
    claims.add(desk.session, statement="One", source=desk.source.id, quote="the pilot was missing")

    added = next(entry for entry in history.entries(desk.session) if entry.label == "Add source")
    outcome = desk.session.undo(added.transaction)
    assert any("rest on it" in skip.reason for skip in outcome.skipped)
    assert desk.session.all(Source) == [desk.source]


def test_making_the_case_cannot_be_undone(desk: Desk) -> None:

    first = history.entries(desk.session)[-1]
    with pytest.raises(Refused, match="Making the case"):
        desk.session.undo(first.transaction)
    assert desk.session.all(Case)


def test_unknown_transaction_is_not_found(desk: Desk) -> None:
    with pytest.raises(NotFound, match="history"):
        desk.session.undo("nothing")


def test_listener_hears_of_each_change(desk: Desk) -> None:
    heard: list[tuple[str, frozenset[str]]] = []
    desk.session.subscribe(lambda changes: heard.append((changes.label, changes.types)))
    claims.add(desk.session, statement="One", source=desk.source.id, quote="the pilot was missing")
    assert heard == [("Add claim", frozenset({"claim", "citation"}))]


def test_action_without_effect_writes_nothing(desk: Desk) -> None:
    from briefing_app.services import sources

    before = len(history.entries(desk.session))
    sources.edit(desk.session, desk.source.id, title=desk.source.title)
    assert len(history.entries(desk.session)) == before


def test_failed_first_action_leaves_no_trace_of_its_author(desk: Desk) -> None:
    desk.session.close()
    desk.session = CaseSession.open(desk.path, author="Omar Haddad")
    with pytest.raises(BadInput, match="statement"):
        claims.add(desk.session, statement=" ", source=desk.source.id, quote="the pilot was missing")
    with pytest.raises(NotFound):
        claims.edit(desk.session, "nothing", statement="S")
    assert [analyst.name for analyst in desk.session.all(Analyst)] == ["Ilse Brandt"]


def test_path_may_hold_any_characters(tmp_path: Path) -> None:
    folder = tmp_path / os.fsdecode(b"caf\xe9 #1 %41?x=y")
    folder.mkdir()
    path = folder / "قضية \n.casefile"
    CaseSession.create(path, title="A", author="Ilse Brandt").close()
    with CaseSession.open(path, author="Ilse Brandt") as session:
        assert session.case.title == "A"


def test_device_may_be_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFING_DEVICE", "laptop")
    with CaseSession.create(tmp_path / "a.casefile", title="A", author="Ilse Brandt") as session:
        assert {entry.device for entry in history.entries(session)} == {"laptop"}
