# SPDX-License-Identifier: Apache-2.0
"""Two people, one case, in the window: share, edit on two copies, merge, review, settle, take the merge back."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QMenu

from briefing_app.domain.records import Assessment, Claim, Expert, Position, Remark, Source, Triage
from briefing_app.services import assessments, inbox, keeping
from briefing_app.services.session import CaseSession
from briefing_app.ui.dialogs import files
from briefing_app.ui.dialogs.left_alone import LeftAloneDialog
from briefing_app.ui.dialogs.merge_review import MergeReviewDialog
from briefing_app.ui.dialogs.moment import MomentDialog
from briefing_app.ui.widgets.basic import LinkButton
from tests.store.cases import add_claim, add_expert, delete, update
from tests.ui.conftest import words_of

LONG = "The ministry says that the bridge at Lower Vale will be open for all traffic by the end of the month."


@dataclass
class Pair:
    """The case in the window, and Ben's copy of it."""

    desk: object
    theirs: Path
    claim: str
    expert: str
    source: str

    @property
    def page(self):  # type: ignore[no-untyped-def]
        return self.desk.window.conflicts  # type: ignore[attr-defined]

    def press(self, *keys: Qt.Key) -> None:
        """Keys in the list of conflicts, once it has the keyboard."""
        desk = self.desk
        for key in keys:
            desk.settle()
            desk.until(
                lambda: self.page.details.shown is not None and self.page.details.shown.key == self.page.list.current_id
            )
            self.page.list.setFocus()
            QTest.keyClick(self.page.list, key)
        desk.settle()

    def _is_read(self) -> bool:
        shown = self.page.details.shown
        return shown is not None and shown.key == self.page.list.current_id

    def choose(self, field: str) -> None:
        """Opens the conflict about a field."""
        key = next(row.id for row in self.page.list.rows.rows if row.id.endswith(f":{field}"))
        self.page.list.select(key)
        self.desk.settle()

    @property
    def fields(self) -> set[str]:
        return {row.id.partition(":")[2] for row in self.page.list.rows.rows}

    def read(self, kind: type, id: str):  # type: ignore[no-untyped-def]
        found: list[object] = []
        self.desk.window.workspace.read(self.desk.window, lambda s: s.look_up(kind, id), found.append)
        self.desk.until(lambda: bool(found))
        return found[0]

    def all(self, kind: type) -> list:  # type: ignore[type-arg]
        found: list[list[object]] = []
        self.desk.window.workspace.read(self.desk.window, lambda s: s.all(kind), found.append)
        self.desk.until(lambda: bool(found))
        return found[0]


@pytest.fixture
def pair(desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Pair:
    """Both changed the wording of a claim, the grade of a source and an expert's field; Ben removed what Ana goes on
    using, and added things."""
    desk.new_case()
    desk.paste(desk.text, "Count", "D")
    theirs = tmp_path / "from-ben.casefile"
    found: list[Pair] = []

    def start(session: CaseSession) -> None:
        claim, expert = add_claim(session, LONG).id, add_expert(session, "Mara Lind").id
        found.append(Pair(desk, theirs, claim, expert, session.all(Source)[0].id))
        keeping.backup(session, theirs)
        update(session, Claim, claim, statement=LONG.replace("all traffic", "light traffic"))
        update(session, Source, found[0].source, reliability="B")
        update(session, Expert, expert, field="ports")

    desk.window.workspace.act(desk.window, "Start", start)
    desk.until(lambda: bool(found))
    desk.settle()
    pair = found[0]
    with CaseSession.open(theirs, author="Ben") as session:
        update(session, Claim, pair.claim, statement=LONG.replace("the month", "the winter"))
        update(session, Source, pair.source, reliability="C")
        add_claim(session, "Found by Ben.")
        delete(session, Expert, pair.expert)
    monkeypatch.setattr(files, "copy_to_merge", lambda *_: theirs)
    return pair


def merged(pair: Pair) -> None:
    pair.desk.window.menus.actions["merge"].trigger()
    dialog = pair.desk.dialog(MergeReviewDialog)
    pair.desk.settle()
    dialog.submit()
    pair.desk.until(lambda: "Merged" in pair.desk.message)
    pair.desk.settle()


def test_a_merge_is_reviewed_before_it_is_done(pair: Pair) -> None:
    desk = pair.desk
    desk.window.menus.actions["merge"].trigger()
    dialog = desk.dialog(MergeReviewDialog)
    desk.settle()
    assert "by Ben" in dialog.summary.text()
    assert "3 conflicts" in dialog.summary.text()
    assert {row.id for row in dialog.list.rows.rows} >= {pair.claim, pair.source, pair.expert}
    dialog.what.set_value("conflicts")
    assert {row.id for row in dialog.list.rows.rows} == {pair.claim, pair.source, pair.expert}
    dialog.kind.set_value("claim")
    assert [row.id for row in dialog.list.rows.rows] == [pair.claim]
    dialog.what.set_value(None)
    dialog.search.setText("found BEN")
    desk.until(lambda: dialog.list.rows.rowCount() == 1)
    assert dialog.list.rows.rows[0].title == "Found by Ben."
    dialog.reject()
    desk.settle()
    assert len(pair.all(Claim)) == 1
    assert desk.window.workspace.state.counts["conflict"] == 0


def test_conflicts_are_settled_by_keys_and_the_merge_taken_back(pair: Pair) -> None:
    desk, page = pair.desk, pair.page
    merged(pair)
    assert "3 conflicts" in desk.message
    desk.window.go_to("conflict")
    desk.settle()
    assert pair.fields == {"statement", "reliability", ""}
    pair.choose("statement")
    shown = page.details.shown.inbox
    assert shown.base is not None
    assert shown.base.value == LONG
    ana = next(number for number, side in enumerate(shown.conflict.sides, 1) if side.author != "Ben")
    pair.press(Qt.Key(Qt.Key.Key_0.value + ana))
    desk.until(lambda: pair.fields == {"reliability", ""})
    assert "light traffic" in pair.read(Claim, pair.claim).statement
    pair.choose("reliability")
    pair.press(Qt.Key.Key_B)
    desk.until(lambda: pair.fields == {""})
    assert len(pair.all(Position)) == 2
    pair.choose("")
    pair.press(Qt.Key.Key_K)
    desk.until(lambda: not pair.fields)
    assert page.stack.currentWidget() is page.empty
    assert pair.read(Expert, pair.expert).field == "ports"
    desk.window.workspace.undo()
    desk.until(lambda: pair.fields == {""})
    desk.window.menus.actions["take_back_merge"].trigger()
    desk.until(lambda: "taken back" in desk.message)
    desk.settle()
    assert [claim.id for claim in pair.all(Claim)] == [pair.claim]
    assert not pair.fields


def test_a_third_value_is_given(pair: Pair) -> None:
    desk, page = pair.desk, pair.page
    merged(pair)
    desk.window.go_to("conflict")
    desk.settle()
    pair.choose("reliability")
    pair.press(Qt.Key.Key_E)
    assert page.details.choice.isVisible()
    page.details.choice.set_value("A")
    page.details.give_button.click()
    desk.until(lambda: "reliability" not in pair.fields)
    assert pair.read(Source, pair.source).reliability == "A"
    pair.choose("statement")
    assert page.details.third.isVisible()
    page.details.third.set_text("It opens.")
    page.details.give_button.click()
    desk.until(lambda: "statement" not in pair.fields)
    assert pair.read(Claim, pair.claim).statement == "It opens."


def test_a_conflict_is_assigned_postponed_and_talked_about(pair: Pair) -> None:
    desk, page = pair.desk, pair.page
    merged(pair)
    desk.window.go_to("conflict")
    desk.settle()
    pair.choose("statement")
    page.details.remark.setText("You spoke to the ministry.")
    page.details.remark.returnPressed.emit()
    desk.until(lambda: bool(page.details.shown.inbox.remarks))
    desk.settle()
    for key, wanted in ((Qt.Key.Key_A, "Ben"), (Qt.Key.Key_P, "For a week")):
        pair.press(key)
        menu = next(found for found in page.findChildren(QMenu) if found.isVisible())
        next(action for action in menu.actions() if action.text() == wanted).trigger()
        menu.close()
        desk.settle()
    desk.until(lambda: "statement" not in pair.fields)
    page.postponed_link.click()
    desk.until(lambda: "statement" in pair.fields)
    pair.choose("statement")
    assert "Ben" in page.details.status.text()
    assert [remark.text for remark in pair.all(Remark)] == ["You spoke to the ministry."]
    assert len(pair.all(Triage)) == 1
    page.mine_link.click()
    desk.until(lambda: not pair.fields)
    assert inbox.may_keep_both is not None


def test_conflicts_are_narrowed_to_one_kind_of_record(pair: Pair) -> None:
    desk, page = pair.desk, pair.page
    merged(pair)
    desk.window.go_to("conflict")
    desk.settle()
    menu = page.kind.menu_of_choices()
    assert [action.text() for action in menu.actions()] == ["Any", "Source (1)", "Claim (1)", "Expert (1)"]
    menu.actions()[2].trigger()
    desk.until(lambda: pair.fields == {"statement"})
    assert page.kind.accessibleName() == "Kind: Claim (1)"
    state = page.remember()
    pair.press(Qt.Key.Key_1)
    desk.until(page.folded.isVisible)
    assert page.stack.currentWidget() is page.folded
    page.show_record("source", pair.source)
    desk.until(lambda: page.list.current_id == f"{pair.source}:reliability")
    assert pair.fields == {"reliability", ""}
    page.restore(state)
    page.refresh()
    desk.until(lambda: not pair.fields)
    assert page.kind.value == "claim"


def test_what_is_not_mergeable_is_said(pair: Pair, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    desk = pair.desk
    merged(pair)
    desk.window.menus.actions["merge"].trigger()
    desk.until(lambda: "nothing that is not here" in desk.message)
    other = tmp_path / "other.casefile"
    CaseSession.create(other, title="Another", author="Ben").close()
    monkeypatch.setattr(files, "copy_to_merge", lambda *_: other)
    desk.window.menus.actions["merge"].trigger()
    desk.until(lambda: "another case" in desk.message)


def test_an_empty_inbox_offers_to_merge(desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.new_case()
    desk.window.go_to("conflict")
    desk.settle()
    page = desk.window.conflicts
    assert page.stack.currentWidget() is page.empty
    asked: list[bool] = []
    monkeypatch.setattr(files, "copy_to_merge", lambda *_: asked.append(True))
    page.empty.focusProxy().click()
    desk.until(lambda: bool(asked))


def test_a_copy_that_is_dropped_is_merged_and_another_case_opened(pair: Pair, tmp_path: Path) -> None:
    desk = pair.desk

    def drop(path: Path) -> None:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path))])
        no_button, no_key = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
        desk.window.dropEvent(QDropEvent(QPoint(9, 9), Qt.DropAction.CopyAction, data, no_button, no_key))

    drop(pair.theirs)
    desk.dialog(MergeReviewDialog).reject()
    desk.settle()
    other = tmp_path / "other.casefile"
    CaseSession.create(other, title="Another", author="Ben").close()
    drop(other)
    desk.until(lambda: desk.window.workspace.state.title == "Another")


def merge_of(pair: Pair):  # type: ignore[no-untyped-def]
    """The history, with the one merge chosen that there is."""
    desk, page = pair.desk, pair.desk.window.history
    desk.window.go_to("history")
    desk.settle()
    page.show_record("merge", "1")
    desk.until(lambda: page.list.current_id == "merge:1")
    desk.settle()
    return page


def test_the_history_shows_a_merge_and_where_the_copies_went_apart(pair: Pair) -> None:
    merged(pair)
    page = merge_of(pair)
    row = page.list.rows.rows[page.list.rows.row_of("merge:1")]
    assert row.title == "Merge 1: copy of Ben"
    assert "actions" in row.detail
    assert "forked after “Add expert”" in row.detail
    assert page.selected == ("merge", "1")
    assert page.merge.isVisible()
    said = words_of(page.merge)
    assert "from from-ben.casefile" in said
    assert "· Ben on " in said
    assert "The copies went apart after “Add expert”" in said
    assert not any(action.enabled() for action in page.page_actions() if "as it was" in action.text)
    page.merge.fork_link.click()
    pair.desk.until(page.details.isVisible)
    assert page.details.entry.label == "Add expert"
    assert page.details.entry.merge is None


def test_what_came_by_a_merge_says_so_and_is_listed_alone(pair: Pair) -> None:
    desk = pair.desk
    merged(pair)
    page = merge_of(pair)
    page.merge.only_link.click()
    desk.until(lambda: page.filters.wanted().merge == 1 and desk.runner.is_idle)
    rows = page.list.rows.rows
    assert any(row.id == "merge:1" for row in rows)
    actions = [row for row in rows if row.id != "merge:1"]
    assert actions
    assert all("came by merge 1" in row.detail and "Ben" in row.detail for row in actions)
    page.list.select(actions[0].id)
    desk.until(lambda: page.details.isVisible() and page.details.entry.transaction == actions[0].id)
    link = next(link for link in page.details.findChildren(LinkButton) if "by which it came" in link.text())
    page.filters.clear_button.click()
    desk.settle()
    link = next(link for link in page.details.findChildren(LinkButton) if "by which it came" in link.text())
    link.click()
    desk.until(lambda: page.list.current_id == "merge:1")
    page.filters.kind.set_value("source")
    desk.settle()
    assert page.list.rows.row_of("merge:1") < 0
    page.show_record("merge", "1")
    desk.until(lambda: page.list.current_id == "merge:1")
    assert page.filters.wanted().is_everything
    page.filters.person.set_value("Ben")
    desk.settle()
    assert page.list.rows.row_of("merge:1") >= 0


def test_a_merge_is_taken_back_from_the_history_by_key(pair: Pair) -> None:
    desk = pair.desk
    merged(pair)
    page = merge_of(pair)
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier)
    desk.until(lambda: "taken back" in desk.message)
    desk.settle()
    assert [claim.id for claim in pair.all(Claim)] == [pair.claim]
    desk.until(lambda: page.merge.shown.undone is not None)
    assert not page.merge.take_back_button.isEnabled()
    assert page.list.rows.rows[page.list.rows.row_of("merge:1")].struck
    page.merge.taker_link.click()
    desk.until(page.details.isVisible)
    assert page.details.entry.label.startswith("Take back the merge")


def test_what_stays_of_a_merge_that_is_taken_back_is_listed(pair: Pair) -> None:
    desk = pair.desk
    merged(pair)
    desk.window.go_to("conflict")
    desk.settle()
    for field in ("statement", "reliability"):
        pair.choose(field)
        pair.press(Qt.Key.Key_1)
        desk.until(lambda field=field: field not in pair.fields)
    desk.window.menus.actions["take_back_merge"].trigger()
    desk.until(lambda: "but 2 things stay" in desk.message)
    desk.window.messages._act.click()
    dialog = desk.dialog(LeftAloneDialog)
    rows = dialog.list.rows.rows
    assert {row.id for row in rows} == {f"{pair.claim}:statement", f"{pair.source}:reliability"}
    assert all("changed since by" in row.detail for row in rows)
    dialog.list.select(f"{pair.claim}:statement")
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    desk.until(lambda: desk.window.stack.currentWidget() is desk.window.claims)


def test_a_term_is_chosen_from_its_scale(desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.new_case()
    theirs = tmp_path / "from-ben.casefile"
    found: list[str] = []

    def start(session: CaseSession) -> None:
        found.append(assessments.assess(session, statement="It opens.", scale="icd203", term="likely").id)
        keeping.backup(session, theirs)
        update(session, Assessment, found[0], term="unlikely")

    desk.window.workspace.act(desk.window, "Start", start)
    desk.until(lambda: bool(found))
    desk.settle()
    with CaseSession.open(theirs, author="Ben") as session:
        update(session, Assessment, found[0], term="very likely")
    monkeypatch.setattr(files, "copy_to_merge", lambda *_: theirs)
    pair = Pair(desk, theirs, "", "", "")
    merged(pair)
    desk.window.go_to("conflict")
    desk.settle()
    pair.choose("term")
    details = pair.page.details
    assert not details.third.isVisible()
    assert details.choice.value == "very likely"  # the later one is shown
    details.choice.set_value("almost certain")
    details.give_button.click()
    desk.until(lambda: not pair.fields)
    assert pair.read(Assessment, found[0]).term == "almost certain"


def _is_side(button: QAbstractButton) -> bool:
    return button.accessibleName().startswith("Take side 2")


def test_the_keyboard_goes_through_the_sides_before_it_leaves_the_page(pair: Pair) -> None:
    desk, details = pair.desk, pair.page.details
    merged(pair)
    desk.window.go_to("conflict")
    desk.settle()
    pair.choose("statement")
    desk.until(lambda: any(_is_side(each) and each.isVisible() for each in details.findChildren(QAbstractButton)))
    details.record_link.setFocus()
    assert desk.window.focusWidget() is details.record_link
    reached = []
    for _ in range(3):
        QTest.keyClick(desk.window.focusWidget(), Qt.Key.Key_Tab)
        reached.append(desk.window.focusWidget().accessibleName())
    assert [name[:11] for name in reached] == ["Take side 1", "Take side 2", "Another val"]


def test_a_record_that_stays_or_goes_is_opened_where_it_is_shown(pair: Pair) -> None:
    desk = pair.desk
    merged(pair)
    desk.window.go_to("conflict")
    desk.settle()
    pair.choose("")
    assert pair.page.details.record_link.isVisible()
    assert "Meanwhile field became “ports” (Tamsin Aubery" in words_of(pair.page.details)
    pair.page.details.record_link.click()
    desk.until(lambda: desk.window.stack.currentWidget() is desk.window.assessments)


def test_an_earlier_state_is_looked_at_and_left(pair: Pair) -> None:
    desk, window = pair.desk, pair.desk.window
    merged(pair)
    window.go_to("history")
    desk.settle()
    added = [row.id for row in window.history.list.rows.rows if row.title.startswith("Add expert")][-1]
    window.history.list.select(added)
    desk.settle()
    next(action for action in window.history.page_actions() if "as it was" in action.text).run()
    desk.until(window.past.isVisible)
    desk.settle()
    assert window.workspace.state.read_only
    assert len(pair.all(Claim)) == 1
    assert not window.menus.actions["undo"].isEnabled()
    window.menus.actions["merge"].trigger()
    assert "reading only" in desk.message
    window.past.back_button.click()
    desk.until(lambda: not window.past.isVisible())
    desk.settle()
    assert not window.workspace.state.read_only
    assert len(pair.all(Claim)) == 2


def test_a_day_is_asked_for(pair: Pair) -> None:
    desk, window = pair.desk, pair.desk.window
    window.menus.actions["look_back"].trigger()
    dialog = desk.dialog(MomentDialog)
    dialog.when.setText("soon")
    dialog.submit()
    assert dialog.isVisible()
    dialog.when.setText("1999-01-01")
    dialog.submit()
    desk.until(lambda: bool(desk.message))
    assert "did not exist" in desk.message
    assert not window.past.isVisible()


def test_a_copy_is_shared(desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.new_case()
    copy = tmp_path / "for-ben.casefile"
    monkeypatch.setattr(files, "place_for_copy", lambda *_: copy)
    desk.window.menus.actions["share"].trigger()
    desk.until(lambda: str(copy) in desk.message)
    with CaseSession.open(copy, read_only=True) as session:
        assert session.case.id == desk.window.workspace.state.case_id
