# SPDX-License-Identifier: Apache-2.0
"""The claims page: columns, sorting, groups, filters, many at once, typing into cells, by real keys."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from briefing_app import ingest
from briefing_app.domain.records import Claim, SavedFilter
from briefing_app.services import claims, entities, sources
from briefing_app.services.session import CaseSession
from briefing_app.ui.dialogs.bulk_edit import BulkEditDialog, change_words
from briefing_app.ui.dialogs.small import ReasonDialog
from briefing_app.ui.dragging import DraggedRecord, records_in, records_mime
from briefing_app.ui.models.grouped import GroupRole
from briefing_app.ui.panels.claim_columns import PLACE_OF, is_in_conflict
from briefing_app.ui.panels.claim_saved import FilterNameDialog
from briefing_app.ui.panels.claims import ClaimsPage
from briefing_app.ui.panels.popups import ColumnsPopup, FilterPopup
from briefing_app.ui.tasks import TaskRunner
from briefing_app.ui.widgets.filter_chips import FilterChip, NamedChip
from briefing_app.ui.workspace import Workspace
from tests.ui.conftest import AUTHOR, TEXT
from tests.ui.walking import let_go

RETURN, TAB, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Escape
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@dataclass
class Table:
    """The page over a case with five claims, each with what tells it apart."""

    page: ClaimsPage
    workspace: Workspace
    runner: TaskRunner
    path: Path
    qtbot: object
    messages: list[str]

    def settle(self) -> None:
        QApplication.processEvents()
        self.qtbot.waitUntil(lambda: self.runner.is_idle, timeout=20_000)

    def until(self, condition) -> None:
        self.qtbot.waitUntil(condition, timeout=20_000)

    @property
    def statements(self) -> list[str]:
        """What the rows say, group headers with a sign before them."""
        model = self.page.model
        self.until(lambda: all(model.index(n, 0).data() != "…" for n in range(model.rowCount())))
        rows = (model.index(number, 0) for number in range(model.rowCount()))
        return [("# " if index.data(GroupRole.GROUP) else "") + str(index.data()) for index in rows]

    def cell(self, row: int, key: str) -> str:
        return str(self.page.model.index(row, PLACE_OF[key]).data())

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.page.table, key, modifier)

    def claims(self) -> list[Claim]:
        with CaseSession.open(self.path, read_only=True) as session:
            return session.all(Claim)

    def dialog(self, kind):
        found = [item for item in QApplication.topLevelWidgets() if isinstance(item, kind) and item.isVisible()]
        assert found, kind
        return found[-1]


def fill(path: Path) -> None:
    with CaseSession.create(path, title="Storm", author=AUTHOR) as session:
        one = sources.add(session, ingest.from_text(TEXT), title="Canal office", reliability="B")
        two = sources.add(session, ingest.from_text(TEXT + " Later."), title="Basin letter", reliability=None)

        def add(
            statement: str, quote: str, source=one, credibility: str | None = "2", tags=(), **fields: object
        ) -> Claim:
            made, _ = claims.add(
                session, statement=statement, source=source.id, quote=quote, claim=fields,
                citation={"credibility": credibility}, tags=tags,
            )  # fmt: skip
            return made

        add("Cranes were damaged", "26 cranes were damaged", heading="Damage", event_time="2031-03-07", place="Basin")
        figure = add("At least 26 cranes", "At least 26 cranes", kind="figure", heading="Damage", measure="damaged",
                     minimum=26.0, event_time="2031-03", tags=("cranes", "count"))  # fmt: skip
        add(
            "Fewer than a dozen",
            "fewer than a dozen",
            two,
            None,
            kind="allegation",
            heading="Insurers",
            tags=("count",),
        )
        add("Repairs will last", "Repairs will outlast the winter", credibility="1", kind="forecast")
        gone = add("Basin was left out", "left out the lower basin", two, "3", place="Basin")
        claims.withdraw(session, gone.id, "Corrected the next day.")
        claims.cite(session, figure.id, source=two.id, quote="fewer than a dozen", stance="contradicts")
        river = entities.add(session, name="Canal office", kind="group")
        entities.mention(session, figure.id, river.id)


@pytest.fixture
def table(qtbot, theme, tmp_path: Path) -> Iterator[Table]:
    path = tmp_path / "storm.casefile"
    fill(path)
    runner = TaskRunner()
    workspace = Workspace(runner)
    page = ClaimsPage(workspace)
    messages: list[str] = []
    workspace.message_posted.connect(lambda message: messages.append(message.text))
    page.resize(1200, 700)
    page.show()
    page.activateWindow()
    qtbot.waitExposed(page)
    workspace.open(path, AUTHOR)
    qtbot.waitUntil(lambda: workspace.state is not None, timeout=20_000)
    page.enter()
    made = Table(page, workspace, runner, path, qtbot, messages)
    made.settle()
    yield made
    made.settle()
    page.leave_case()
    closed: list[bool] = []
    workspace.close(lambda: closed.append(True))
    qtbot.waitUntil(lambda: bool(closed), timeout=10_000)
    runner.stop()
    page.close()
    let_go(page)


ALL = ["Cranes were damaged", "At least 26 cranes", "Fewer than a dozen", "Repairs will last", "Basin was left out"]


def test_rows_say_what_each_column_is_for(table: Table) -> None:
    assert table.statements == ALL
    assert [table.cell(1, key) for key in ("grade", "kind", "event_time", "heading", "stances", "figure", "tags")] == [
        "B2", "Figure", "Mar 2031", "Damage", "1 ✓  1 ✕", "damaged: ≥ 26", "count, cranes",
    ]  # fmt: skip
    assert table.cell(1, "entities") == "Canal office"
    assert table.cell(1, "source") == "Basin letter +1"
    assert table.cell(4, "status") == "Withdrawn"
    tip = table.page.model.index(4, PLACE_OF["statement"]).data(Qt.ItemDataRole.ToolTipRole)
    assert "Withdrawn: Corrected the next day." in tip
    spoken = table.page.model.index(0, PLACE_OF["grade"]).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Grade: B2"


def test_the_first_row_has_the_keyboard_and_the_inspector(table: Table) -> None:
    assert table.page.table.hasFocus()
    assert table.page.selected == ("claim", table.page.model.id_at(0))
    assert table.page.details.claim_id == table.page.list.current_id
    table.press(Qt.Key.Key_End)
    table.settle()
    assert table.page.details.claim_id == table.page.model.id_at(4)
    table.press(Qt.Key.Key_Home)
    assert table.page.table.currentIndex().row() == 0


def test_sorting_keeps_the_current_claim(table: Table) -> None:
    id = table.page.list.current_id
    table.page.list.sort_by(PLACE_OF["statement"])
    table.settle()
    assert table.statements == sorted(ALL)
    assert table.page.list.current_id == id
    for key, first in (("grade", "Repairs will last"), ("stances", "Cranes were damaged"), ("made", ALL[0])):
        table.page.list.sort_by(PLACE_OF[key])
        table.settle()
        assert table.statements[0] == first, key
    table.page.list.sort_by(PLACE_OF["event_time"])
    table.page.list.sort_by(PLACE_OF["event_time"])
    table.settle()
    assert table.statements[0] == "Cranes were damaged"
    table.page.list.sort_by(PLACE_OF["event_time"])
    table.settle()
    assert table.statements == ALL


def test_typing_letters_jumps(table: Table) -> None:
    QTest.keyClicks(table.page.table, "rep")
    table.settle()
    assert table.page.table.currentIndex().row() == 3


def test_words_are_looked_for_after_a_pause(table: Table) -> None:
    table.page.start_find()
    QTest.keyClicks(table.page.list.bar.text, "dozen")
    table.until(lambda: table.page.model.rowCount() == 1)
    assert table.statements == ["Fewer than a dozen"]
    assert table.page.list.bar.count.text() == "1 claim"
    table.page.list.bar.text.setText("zeppelin")
    table.until(lambda: table.page.list._rows.currentWidget() is table.page.list._nothing)
    table.page.list.bar.clear_filters()
    table.settle()
    assert table.statements == ALL


def test_a_filter_is_found_by_typing_and_taken_away_by_key(table: Table) -> None:
    table.press(Qt.Key.Key_L, CONTROL | SHIFT)
    popup = table.page.findChild(FilterPopup)
    table.settle()
    QTest.keyClicks(popup.line, "insu")
    table.until(lambda: [row.title for row in popup.list.rows.rows] == ["Heading: Insurers"])
    QTest.keyClick(popup.line, RETURN)
    table.settle()
    assert table.statements == ["Fewer than a dozen"]
    chip = table.page.findChild(FilterChip)
    assert chip.text() == "Heading: Insurers"
    chip.setFocus()
    QTest.keyClick(chip, Qt.Key.Key_Delete)
    table.settle()
    assert table.statements == ALL


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("status", "withdrawn", ["Basin was left out"]),
        ("stance", "contradicts", ["At least 26 cranes"]),
        ("reliability", "B", ["Cranes were damaged", "At least 26 cranes", "Repairs will last"]),
        ("reliability", "-", ["Fewer than a dozen", "Basin was left out"]),
        ("credibility", "1", ["Repairs will last"]),
        ("finding", "ungraded", ["Fewer than a dozen"]),
        ("finding", "incomplete_figure", ["At least 26 cranes"]),
        ("heading", "-", ["Repairs will last", "Basin was left out"]),
        ("conflict", "yes", []),
    ],
)
def test_filters(table: Table, field: str, value: str, expected: list[str]) -> None:
    table.page.list.bar.set_filter(field, value)
    table.settle()
    assert table.statements == expected


def test_grades_join_to_a_set(table: Table) -> None:
    bar = table.page.list.bar
    bar.set_filter("credibility", "2")
    bar.set_filter("credibility", "1")
    table.settle()
    assert bar.query("made", False).credibility == "1,2"
    assert len(table.statements) == 3


def test_findings_have_chips_with_counts(table: Table) -> None:
    table.until(lambda: bool(table.page.findChildren(NamedChip)))
    chips = {chip.text(): chip for chip in table.page.findChildren(NamedChip)}
    assert set(chips) == {"▲ Not graded 1", "▲ Figure incomplete 1"}
    QTest.mouseClick(chips["▲ Not graded 1"], Qt.MouseButton.LeftButton)
    table.settle()
    assert table.statements == ["Fewer than a dozen"]
    table.page.show_finding("incomplete_figure")
    table.settle()
    assert table.statements == ["At least 26 cranes"]
    table.page.show_finding("")
    table.settle()
    assert table.statements == ALL


def test_a_filter_is_saved_applied_renamed_and_removed(table: Table) -> None:
    bar = table.page.list.bar
    bar.set_filter("heading", "Damage")
    bar.group.set_value("kind")
    table.settle()
    table.page.list.save_filter()
    dialog = table.dialog(FilterNameDialog)
    dialog.submit()
    assert dialog.isVisible()
    QTest.keyClicks(dialog.name, "Damage by kind")
    QTest.keyClick(dialog.name, RETURN)
    table.until(lambda: bool(bar.applied))
    table.settle()
    bar.clear_filters()
    bar.group.set_value(None)
    table.settle()
    chips = [chip for chip in table.page.findChildren(NamedChip) if chip.isVisible()]
    chip = next(chip for chip in chips if chip.text() == "Damage by kind")
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    table.settle()
    assert table.statements == ["# Fact", "Cranes were damaged", "# Figure", "At least 26 cranes"]
    saved = table.page.list._saved[0]
    dialog = table.page.list.saved.rename(saved)
    dialog.name.setText("Damage")
    dialog.submit()
    table.settle()
    table.until(lambda: table.page.list._saved[0].name == "Damage")
    table.page.list.saved.remove(table.page.list._saved[0])
    table.until(lambda: not table.page.list._saved)
    with CaseSession.open(table.path, read_only=True) as session:
        assert session.all(SavedFilter) == []


def test_groups_open_and_close_by_key_and_click(table: Table) -> None:
    page = table.page
    page.list.bar.group.set_value("tag")
    table.settle()
    assert table.statements == [
        "# count", "At least 26 cranes", "Fewer than a dozen", "# cranes", "At least 26 cranes",
        "# No tag", "Cranes were damaged", "Repairs will last", "Basin was left out",
    ]  # fmt: skip
    page.table.setFocus()
    page.table.make_current(1, 0)
    table.press(Qt.Key.Key_Left)
    assert page.table.currentIndex().row() == 0
    table.press(Qt.Key.Key_Left)
    assert page.model.rowCount() == 7
    table.press(Qt.Key.Key_Right)
    assert page.model.rowCount() == 9
    at = page.table.visualRect(page.model.index(3, 0)).center()
    QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert page.model.rowCount() == 8
    spoken = page.model.index(3, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "cranes, 1 claim, closed"
    page.list.expand(expanded=False)
    assert page.model.rowCount() == 3
    page.list.expand(expanded=True)
    assert page.model.rowCount() == 9


def test_a_claim_in_two_groups_is_selected_once(table: Table) -> None:
    table.page.list.bar.group.set_value("tag")
    table.settle()
    table.page.table.setFocus()
    table.press(Qt.Key.Key_A, CONTROL)
    assert len(table.page.table.chosen().ids) == 5
    assert table.page.bulk.isVisible()


def test_dates_group_by_how_exact_they_are(table: Table) -> None:
    table.page.list.bar.group.set_value("day")
    table.settle()
    assert [line for line in table.statements if line.startswith("#")] == [
        "# Mar 2031, day not stated", "# 7 Mar 2031", "# No date",
    ]  # fmt: skip


def test_a_claim_is_shown_in_its_group(table: Table) -> None:
    id = table.page.model.id_at(3)
    table.page.list.bar.group.set_value("kind")
    table.settle()
    table.page.list.expand(expanded=False)
    table.page.show_record("claim", id)
    table.settle()
    assert table.page.table.current_id == id
    assert table.page.selected == ("claim", id)


def test_columns_are_chosen_and_moved_by_key(table: Table) -> None:
    table.press(Qt.Key.Key_K, CONTROL | SHIFT)
    popup = table.page.findChild(ColumnsPopup)
    popup.list.setFocus()
    popup.list.setCurrentRow(2)
    QTest.keyClick(popup.list, Qt.Key.Key_Space)
    assert "kind" not in table.page.table.shown_columns
    popup.list.setCurrentRow(1)
    QTest.keyClick(popup.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert table.page.table.shown_columns[:3] == ["grade", "statement", "event_time"]
    popup.close()


def test_statements_have_most_of_the_room_in_a_window_1280_wide(table: Table) -> None:
    table.page.window().resize(1096, 680)  # what the navigation leaves of 1280
    table.settle()
    view, header = table.page.table, table.page.table.horizontalHeader()
    statement = header.sectionSize(PLACE_OF["statement"])
    assert header.length() == view.viewport().width()
    assert statement >= 0.4 * view.viewport().width()


def test_the_view_is_remembered_without_words_of_the_case(table: Table) -> None:
    page = table.page
    page.table.show_columns(["grade", "statement", "place"])
    page.table.set_widths({"place": 210})
    page.list.sort_by(PLACE_OF["place"])
    page.list.bar.set_filter("heading", "Damage")
    table.settle()
    state = page.remember()
    assert "Damage" not in repr(state)
    page.leave_case()
    page.table.show_columns(["statement"])
    page.restore({**state, "current": table.claims()[0].id, "unknown": 3, "group": "colour"})
    page.enter()
    table.settle()
    assert page.table.shown_columns == ["grade", "statement", "place"]
    assert page.table.widths["place"] == 210
    assert page.list.query().sort == "place"
    assert page.list.current_id == table.claims()[0].id
    page.restore({"columns": "all", "widths": 3, "sort": "colour", "current": 7, "filter": "gone"})
    page.enter()
    table.settle()


def test_many_are_changed_after_a_preview_and_undone_at_once(table: Table) -> None:
    page = table.page
    table.press(Qt.Key.Key_Down, SHIFT)
    table.press(Qt.Key.Key_Down, SHIFT)
    assert page.bulk.isVisible()
    assert page.bulk.count.text() == "3 selected"
    table.press(Qt.Key.Key_F2, SHIFT)
    dialog = table.dialog(BulkEditDialog)
    assert not dialog.main_button.isEnabled()
    QTest.keyClicks(dialog.heading, "Harm")
    QTest.keyClicks(dialog.names["add_tags"], "storm, count")
    table.until(lambda: len(dialog.preview.rows.rows) == 4)
    assert [row.title for row in dialog.preview.rows.rows] == [
        "Heading: Damage → Harm", "Heading: Insurers → Harm", "Tag: + storm", "Tag: + count",
    ]  # fmt: skip
    assert [row.badge for row in dialog.preview.rows.rows] == ["2", "1", "3", "1"]
    QTest.keyClick(dialog.heading, RETURN)
    table.until(lambda: "3 claims changed." in table.messages)
    table.settle()
    assert [claim.heading for claim in table.claims()][:3] == ["Harm"] * 3
    assert table.page.table.selected_count == 3
    table.workspace.undo()
    table.settle()
    assert [claim.heading for claim in table.claims()][:3] == ["Damage", "Damage", "Insurers"]


def test_one_claim_is_edited_and_tagged_by_the_keys_for_many(table: Table) -> None:
    page = table.page
    assert page.table.selected_count == 1
    table.press(Qt.Key.Key_F2, SHIFT)
    dialog = table.dialog(BulkEditDialog)
    assert dialog.windowTitle() == "Edit 1 selected claim"
    QTest.keyClicks(dialog.heading, "Harm")
    table.until(dialog.main_button.isEnabled)
    QTest.keyClick(dialog.heading, RETURN)
    table.until(lambda: "1 claim changed." in table.messages)
    table.settle()
    assert [claim.heading for claim in table.claims()].count("Harm") == 1
    page.window().activateWindow()
    page.table.setFocus()
    table.until(page.table.hasFocus)
    table.press(Qt.Key.Key_T, CONTROL)
    tagging = table.dialog(BulkEditDialog)
    QTest.keyClicks(tagging.names["add_tags"], "storm")
    table.until(lambda: [row.title for row in tagging.preview.rows.rows] == ["Tag: + storm"])
    tagging.reject()
    assert not page.bulk.isVisible()


def test_a_wrong_date_is_not_sent(table: Table) -> None:
    table.press(Qt.Key.Key_A, CONTROL)
    dialog = table.page.bulk.edit()
    QTest.keyClicks(dialog.event_time.line, "3/4/2031")
    table.settle()
    assert dialog.edit() is None
    dialog.submit()
    assert dialog.isVisible()
    dialog.reject()


def test_a_grade_for_all_comes_with_a_warning(table: Table) -> None:
    table.press(Qt.Key.Key_A, CONTROL)
    dialog = table.page.bulk.edit()
    assert not dialog._warning.isVisible()
    dialog.ticks["credibility"].setChecked(True)
    assert dialog._warning.isVisible()
    dialog.credibility.set_value("3")
    dialog._ask()
    table.settle()
    assert any("Credibility of the citation: 2 → 3" in change_words(line) for line in [*_preview(dialog)])
    dialog.reject()


def _preview(dialog: BulkEditDialog):
    from briefing_app.services.bulk import Difference

    assert dialog.preview.rows.rows
    yield Difference("citation.credibility", "2", "3", 2)


def test_many_are_withdrawn_with_a_reason(table: Table) -> None:
    table.press(Qt.Key.Key_Down, SHIFT)
    dialog = table.page.bulk.withdraw()
    assert isinstance(dialog, ReasonDialog)
    dialog.reason.set_text("Both counted twice.")
    dialog.submit()
    table.until(lambda: "2 claims changed." in table.messages)
    assert [claim.status for claim in table.claims()][:2] == ["withdrawn", "withdrawn"]
    table.until(lambda: table.workspace.state.undo_label == "Withdraw 2 claims")


def _edit(table: Table, row: int, key: str) -> QLineEdit:
    table.page.table.setFocus()
    table.page.table.make_current(row, PLACE_OF[key])
    table.press(Qt.Key.Key_F2)
    editor = table.page.table.viewport().findChild(QLineEdit)
    assert editor is not None
    return editor


def test_a_heading_is_typed_into_its_cell(table: Table) -> None:
    editor = _edit(table, 0, "heading")
    assert editor.text() == "Damage"
    QTest.keyClicks(editor, "Harm")
    QTest.keyClick(editor, RETURN)
    table.until(lambda: table.cell(0, "heading") == "Harm")
    table.until(lambda: table.workspace.state.undo_label == "Edit claim")


def test_a_date_stays_open_until_it_is_understood(table: Table) -> None:
    page = table.page
    page.table.show_columns(["statement", "event_time", "place", "heading"])
    editor = _edit(table, 0, "event_time")
    assert editor.text() == "7 Mar 2031"
    QTest.keyClicks(editor, "3/4/2031")
    assert editor.accessibleDescription().startswith("✕")
    QTest.keyClick(editor, RETURN)
    assert page.table.is_editing
    editor.selectAll()
    QTest.keyClicks(editor, "early April 2031")
    assert "April 2031" in editor.accessibleDescription()
    QTest.keyClick(editor, TAB)
    table.until(lambda: table.claims()[0].event_time == "2031-04-01~/2031-04-10~")
    assert page.table.is_editing
    assert page.table.currentIndex().column() == PLACE_OF["place"]
    QTest.keyClick(QApplication.focusWidget(), ESCAPE)  # the cell before may still be there
    table.until(lambda: not page.table.is_editing)


def test_escape_leaves_the_cell_as_it_was(table: Table) -> None:
    editor = _edit(table, 0, "place")
    QTest.keyClicks(editor, "Elsewhere")
    QTest.keyClick(editor, ESCAPE)
    table.settle()
    assert table.cell(0, "place") == "Basin"


def test_what_cannot_be_typed_into_says_so(table: Table) -> None:
    table.page.table.make_current(0, PLACE_OF["grade"])
    table.press(Qt.Key.Key_F2)
    assert "kind, when" in table.messages[-1]


def test_statements_are_copied_and_dragged(table: Table) -> None:
    table.press(Qt.Key.Key_Down, SHIFT)
    table.press(Qt.Key.Key_C, CONTROL)
    assert QApplication.clipboard().text() == "\n".join(ALL[:2])
    rows = table.page.table._chosen_rows(10)
    mime = records_mime([DraggedRecord("claim", row.id, row.statement) for row in rows])
    assert [record.title for record in records_in(mime)] == ALL[:2]


def test_a_field_in_conflict_is_marked(table: Table) -> None:
    from dataclasses import replace

    row = replace(table.page.model.row_at(0), conflicts=("heading",))
    assert is_in_conflict(row, "heading")
    assert not is_in_conflict(row, "place")
    assert is_in_conflict(replace(row, conflicts=("minimum",)), "figure")


def test_withdrawing_keeps_the_claim_in_sight(table: Table) -> None:
    table.page.details.withdraw_requested.emit(table.page.list.current_id)
    dialog = table.dialog(ReasonDialog)
    dialog.reason.set_text("Not so.")
    dialog.submit()
    table.until(lambda: table.cell(0, "status") == "Withdrawn")
    assert table.page.table.currentIndex().row() == 0


def test_the_mouse_presses_a_row_and_a_header_sorts(table: Table) -> None:
    view = table.page.table
    at = view.visualRect(table.page.model.index(2, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    table.settle()
    assert table.page.list.current_id == table.page.model.id_at(2)
    header = view.horizontalHeader()
    place = QPoint(header.sectionViewportPosition(PLACE_OF["statement"]) + 40, 10)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    table.settle()
    assert table.statements == sorted(ALL)


def test_an_empty_case_says_what_claims_are(table: Table, tmp_path: Path) -> None:
    CaseSession.create(tmp_path / "empty.casefile", title="Empty", author=AUTHOR).close()
    table.page.leave_case()
    table.workspace.open(tmp_path / "empty.casefile", AUTHOR)
    table.until(lambda: table.workspace.state is not None and table.workspace.state.title == "Empty")
    table.page.enter()
    table.settle()
    assert table.page._stack.currentWidget() is table.page._empty
