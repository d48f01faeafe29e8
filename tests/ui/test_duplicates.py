# SPDX-License-Identifier: Apache-2.0
"""Possible duplicates in the window: compared side by side, merged, held apart; and what comes from another case."""

from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel

from briefing_app.domain.ids import new_id
from briefing_app.domain.records import Assessment, Claim, Distinct, Entity, Expert, Record, Remark, Source
from briefing_app.services import keeping
from briefing_app.services.session import CaseSession
from briefing_app.ui.dialogs import files
from briefing_app.ui.dialogs.duplicates import DuplicatesDialog
from briefing_app.ui.dialogs.import_case import CHOSEN, ImportCaseDialog
from briefing_app.ui.dialogs.merge_claims import MergeDialog
from briefing_app.ui.dialogs.merge_review import MergeReviewDialog
from briefing_app.ui.dialogs.small import ReasonDialog
from briefing_app.ui.widgets.value_choice import ValueChoice
from tests.store.cases import add, add_expert, add_source, small_case


def made(desk, *records: Record) -> None:  # type: ignore[no-untyped-def]
    done: list[bool] = []

    def work(session: CaseSession) -> None:
        for record in records:
            add(session, record)
        done.append(True)

    desk.window.workspace.act(desk.window, "Start", work)
    desk.until(lambda: bool(done))
    desk.settle()


def all_of(desk, kind: type[Record]) -> list:  # type: ignore[no-untyped-def, type-arg]
    found: list[list[Record]] = []
    desk.window.workspace.read(desk.window, lambda session: session.all(kind), found.append)
    desk.until(lambda: bool(found))
    return found[0]


def shown(desk) -> DuplicatesDialog:  # type: ignore[no-untyped-def]
    desk.window.menus.actions["duplicates"].trigger()
    dialog = desk.dialog(DuplicatesDialog)
    desk.settle()
    return dialog  # type: ignore[no-any-return]


def choice(dialog: DuplicatesDialog, value: str) -> ValueChoice:
    return [each for each in dialog.findChildren(ValueChoice) if each.text() == value][-1]


@pytest.fixture
def two(desk) -> list[str]:  # type: ignore[no-untyped-def]
    """Two experts of one name, who differ."""
    desk.new_case()
    experts = [
        Expert.make(new_id(), name="Mara Lind", affiliation="Harbour Institute"),
        Expert.make(new_id(), name="mara lind", affiliation="Port Authority", field="Ports"),
    ]
    made(desk, *experts)
    return [expert.id for expert in experts]


def test_what_looks_alike_is_compared_and_merged_with_the_chosen_values(desk, two: list[str]) -> None:
    dialog = shown(desk)
    [row] = dialog.list.rows.rows
    assert row.title == "Mara Lind"
    assert "the same name" in row.detail
    texts = [each.text() for each in dialog.findChildren(ValueChoice)]
    assert sum("added by Tamsin Aubery" in text for text in texts) == 2
    assert {"Harbour Institute", "Port Authority", "Ports", "not stated"} <= set(texts)
    assert choice(dialog, "Harbour Institute").isChecked()
    choice(dialog, "Port Authority").click()
    dialog.main_button.click()
    desk.until(lambda: not dialog.list.rows.rows)
    [stays] = all_of(desk, Expert)
    assert (stays.id, stays.affiliation, stays.field) == (two[0], "Port Authority", None)
    assert "Ports" in all_of(desk, Remark)[0].text
    assert "Merged" in desk.message
    assert not dialog.main_button.isEnabled()
    desk.window.workspace.undo()
    desk.until(lambda: len(dialog.list.rows.rows) == 1)
    assert len(all_of(desk, Expert)) == 2


def test_the_other_one_may_stay(desk, two: list[str]) -> None:
    dialog = shown(desk)
    next(each for each in dialog.findChildren(ValueChoice) if each.text().startswith("mara lind\n")).click()
    assert choice(dialog, "Port Authority").isChecked()
    dialog.main_button.click()
    desk.until(lambda: not dialog.list.rows.rows)
    assert [expert.id for expert in all_of(desk, Expert)] == [two[1]]


def test_the_one_that_most_lead_to_stays_unless_told_otherwise(desk, two: list[str]) -> None:
    made(desk, Assessment.make(new_id(), statement="The port stays shut.", author=two[1]))
    dialog = shown(desk)
    assert next(each for each in dialog.findChildren(ValueChoice) if each.text().startswith("mara lind\n")).isChecked()
    dialog.close()
    desk.settle()


def test_two_are_held_apart_with_a_reason(desk, two: list[str]) -> None:
    dialog = shown(desk)
    dialog.apart_button.click()
    asking = desk.dialog(ReasonDialog)
    asking.reason.setPlainText("Mother and daughter.")
    asking.submit()
    desk.until(lambda: not dialog.list.rows.rows)
    [said] = all_of(desk, Distinct)
    assert ([said.first, said.second], said.reason) == (sorted(two), "Mother and daughter.")
    desk.settle()


def test_claims_are_merged_in_their_own_dialog(desk) -> None:  # type: ignore[no-untyped-def]
    desk.new_case()
    claims = [Claim.make(new_id(), statement="It sank.") for _ in range(2)]
    made(desk, *claims)
    dialog = shown(desk)
    dialog.submit()
    merging = desk.dialog(MergeDialog)
    desk.settle()
    merging.submit()
    desk.until(lambda: not dialog.list.rows.rows)
    assert sorted(claim.status for claim in all_of(desk, Claim)) == ["live", "withdrawn"]


def test_a_merge_says_what_looks_alike_since(desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    desk.new_case()
    theirs = tmp_path / "from-ben.casefile"
    copied: list[Path] = []
    desk.window.workspace.act(desk.window, "Copy", lambda session: copied.append(keeping.backup(session, theirs)))
    desk.until(lambda: bool(copied))
    made(desk, Entity.make(new_id(), name="Lower Vale", kind="place"))
    with CaseSession.open(theirs, author="Ben") as session:
        add(session, Entity.make(new_id(), name="lower vale", kind="place"))
    monkeypatch.setattr(files, "copy_to_merge", lambda *_: theirs)
    desk.window.menus.actions["merge"].trigger()
    desk.dialog(MergeReviewDialog).submit()
    desk.until(lambda: "looks alike" in desk.message)
    desk.window.messages._act.click()
    dialog = desk.dialog(DuplicatesDialog)
    desk.until(lambda: len(dialog.list.rows.rows) == 1)
    desk.settle()


@pytest.fixture
def other(desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:  # type: ignore[no-untyped-def]
    """Another case, which the file dialog finds."""
    with small_case(tmp_path, "older.casefile") as session:
        add_expert(session, "Mara Lind")
    desk.new_case()
    monkeypatch.setattr(files, "case_to_import_from", lambda *_: session.path)
    return session.path


def planned(desk) -> ImportCaseDialog:  # type: ignore[no-untyped-def]
    desk.window.menus.actions["import_case"].trigger()
    dialog = desk.dialog(ImportCaseDialog)
    desk.settle()
    return dialog  # type: ignore[no-any-return]


def test_another_case_is_looked_at_before_it_is_imported(desk, other: Path) -> None:
    dialog = planned(desk)
    assert {row.title for row in dialog.list.rows.rows} >= {"A dispatch", "Convoy", "Mara Lind"}
    assert all_of(desk, Source) == []
    dialog.search.setText("convoy")
    desk.until(lambda: [row.title for row in dialog.list.rows.rows] == ["Convoy", "Two convoys turned back"])
    dialog.submit()
    desk.until(lambda: "imported" in desk.message)
    assert {source.title for source in all_of(desk, Source)} == {"A dispatch", "Convoy"}
    assert all_of(desk, Claim)
    desk.window.messages._act.click()
    desk.until(lambda: all_of(desk, Source) == [])
    desk.settle()


def test_one_kind_or_the_chosen_records_come(desk, other: Path) -> None:
    dialog = planned(desk)
    dialog.what.set_value(CHOSEN)
    desk.settle()
    dialog.list.clearSelection()
    dialog.submit()
    assert dialog.complaint
    dialog.list.select(next(row.id for row in dialog.list.rows.rows if row.title == "Mara Lind"))
    dialog.submit()
    desk.until(lambda: "imported" in desk.message)
    assert [expert.name for expert in all_of(desk, Expert)] == ["Mara Lind"]
    assert all_of(desk, Source) == []
    dialog = planned(desk)
    assert dialog.main_button.text() == "Import everything"
    dialog.what.set_value("source")
    assert dialog.main_button.text() == "Import all of: Source"
    desk.settle()
    dialog.submit()
    desk.until(lambda: len(all_of(desk, Source)) == 2)
    assert all_of(desk, Claim) == []
    desk.settle()


def test_what_was_chosen_stays_chosen_while_one_looks_for_more(desk, other: Path) -> None:
    dialog = planned(desk)
    dialog.what.set_value(CHOSEN)
    dialog.list.clearSelection()
    rows = {row.title: place for place, row in enumerate(dialog.list.rows.rows)}
    select = dialog.list.selectionModel().select
    select(dialog.list.rows.index(rows["Mara Lind"], 0), QItemSelectionModel.SelectionFlag.Select)
    dialog.search.setText("dispatch")
    desk.until(lambda: [row.title for row in dialog.list.rows.rows] == ["A dispatch"])
    assert "1 record chosen" in dialog.count.text()
    select(dialog.list.rows.index(0, 0), QItemSelectionModel.SelectionFlag.Select)
    dialog.search.clear()
    desk.until(lambda: len(dialog.list.rows.rows) == len(rows))
    assert len(dialog.list.selectionModel().selectedIndexes()) == 2
    dialog.submit()
    desk.until(lambda: "imported" in desk.message)
    assert [expert.name for expert in all_of(desk, Expert)] == ["Mara Lind"]
    assert [source.title for source in all_of(desk, Source)] == ["A dispatch"]
    desk.settle()


def test_sources_with_a_text_of_this_case_are_matched_where_somebody_says_so(desk, other: Path) -> None:
    done: list[object] = []
    desk.window.workspace.act(desk.window, "Start", lambda session: done.append(add_source(session, title="Ours")))
    desk.until(lambda: bool(done))
    dialog = planned(desk)
    assert dialog.same.isVisible()
    dialog.same.click()
    dialog.submit()
    desk.until(lambda: "imported" in desk.message)
    assert {source.title for source in all_of(desk, Source)} == {"Ours", "Convoy"}
    desk.settle()


def test_merging_another_case_names_the_import(desk, other: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "copy_to_merge", lambda *_: other)
    desk.window.menus.actions["merge"].trigger()
    desk.until(lambda: "another case" in desk.message)
    assert "Import from another case" in desk.message
    desk.settle()
