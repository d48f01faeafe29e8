# SPDX-License-Identifier: Apache-2.0
"""The frame: commands, search, back and forward, folding, density, and how the window stood for each case."""

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QFontMetrics, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from briefing_app.services import claims
from briefing_app.services.session import CaseSession
from briefing_app.ui import theme
from briefing_app.ui.dialogs.new_report import NewReportDialog
from briefing_app.ui.matching import score
from briefing_app.ui.theme import Density
from briefing_app.ui.visits import Visit, Visits
from briefing_app.ui.widgets.finds import HeadRow, shortened_around
from briefing_app.ui.workspace import Message

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier,
)  # fmt: skip
RETURN, ESCAPE, DOWN = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Down


def case_with_claims(desk) -> None:
    desk.new_case()
    desk.paste(desk.text, "Canal office counts", "B")
    desk.claim("26 cranes were damaged")
    desk.claim("fewer than a dozen")


@pytest.mark.parametrize(
    ("typed", "text", "fits"),
    [
        ("new", "New case", True), ("case new", "New case", True), ("nc", "New case", True), ("ew", "New case", True),
        ("UNDO", "Undo: Add claim", True), ("resume", "Résumé lesen", True), ("newer", "New case", False),
        ("", "Anything", True),
    ],
)  # fmt: skip
def test_commands_are_matched_by_words_and_initials(typed: str, text: str, fits: bool) -> None:
    assert (score(typed, text) is not None) == fits


def test_a_word_at_the_beginning_counts_more() -> None:
    first, second, inside = score("op", "Open a case"), score("op", "Stop: open"), score("op", "A shop")
    assert first is not None
    assert second is not None
    assert inside is not None
    assert first > second > inside


def test_palette_offers_what_can_be_done_and_does_it(desk) -> None:
    window = desk.window
    QTest.keyClick(window, Qt.Key.Key_K, CTRL)
    palette = window.palette_panel
    assert palette.isVisible()
    assert palette.line.hasFocus()
    assert "New case" in palette.titles
    assert not any(title.startswith("Undo") for title in palette.titles)
    QTest.keyClick(palette.line, ESCAPE)
    assert not palette.isVisible()
    case_with_claims(desk)
    QTest.keyClick(window, Qt.Key.Key_K, CTRL)
    QTest.keyClicks(palette.line, "undo")
    assert palette.titles[0].startswith("Undo")
    QTest.keyClick(palette.line, RETURN)
    desk.until(lambda: window.workspace.state.counts["claim"] == 1)
    QTest.keyClick(window, Qt.Key.Key_K, CTRL)
    assert palette.titles[0].startswith("Undo")  # used last


def test_palette_does_what_other_pages_offer_there(desk) -> None:
    case_with_claims(desk)
    window = desk.window
    for key, page in window.pages.items():
        assert page.page_actions(), key
        assert all(action.text for action in page.page_actions())
    window.go_to("history")
    desk.settle()
    QTest.keyClick(window, Qt.Key.Key_K, CTRL)
    QTest.keyClicks(window.palette_panel.line, "new report")
    QTest.keyClick(window.palette_panel.line, RETURN)
    QTest.keyClick(desk.dialog(NewReportDialog), RETURN)
    desk.until(lambda: window.workspace.state.counts["report"] == 1)
    assert window.stack.currentWidget() is window.reports


def test_palette_hands_words_over_to_the_search(desk) -> None:
    case_with_claims(desk)
    window = desk.window
    QTest.keyClick(window, Qt.Key.Key_K, CTRL)
    QTest.keyClicks(window.palette_panel.line, "cranes")
    assert window.palette_panel.titles == ["Search the case for “cranes”"]
    QTest.keyClick(window.palette_panel.line, RETURN)
    assert window.finder.isVisible()
    assert window.finder.line.text() == "cranes"


@pytest.mark.parametrize(
    ("text", "match"),
    [
        ("A diplomat counted at least six patrol boats in the harbour of Bab al-Sarn on 7 March", "patrol boats"),
        ("The rule is being enforced by nobody whom anybody here could name, said the patrol boats", "patrol boats"),
        ("مستشفى باب السارن استقبل ثمانية قتلى وواحدا وثلاثين جريحا بعد الانفجارين", "باب"),
        ("🚢🚢🚢 boats lay in the harbour all day long and nobody came to look after them", "boats"),
    ],
)
def test_what_is_left_away_around_a_match_shows_as_an_ellipsis(desk, text: str, match: str) -> None:
    font = theme.interface()
    start = text.index(match)
    for width in (260, 330):
        shown, ranges = shortened_around(text, [(start, start + len(match))], font, width)
        assert shown.endswith("…") != text.endswith(match)
        assert shown.startswith(("…", text[:3]))
        assert [shown[begin:end] for begin, end in ranges] == [match]
        assert QFontMetrics(font).horizontalAdvance(shown) <= width
    assert shortened_around(text, [], font, 5000) == (text, [])


def test_a_message_leaves_the_newest_row_in_sight(desk) -> None:
    case_with_claims(desk)
    window, table = desk.window, desk.window.claims.table
    source = window.sources.selected[1]

    def fill(session: CaseSession) -> None:
        for number in range(30):
            claims.add(session, statement=f"Claim {number}", source=source, quote="fewer than a dozen")

    window.workspace.act(window, "", fill)
    window.go_to("claim")
    desk.settle()
    desk.until(lambda: table.claims.rowCount() == 32)
    table.make_current(31)
    window.messages.hide()
    desk.settle()
    assert table.verticalScrollBar().value() > 0
    window.workspace.post(Message("Claim added.", "done", "Undo", window.workspace.undo))
    row = table.visualRect(table.currentIndex())
    assert table.viewport().rect().contains(row.bottomLeft())
    foot = table.viewport().mapToGlobal(row.bottomLeft())
    assert window.messages.isVisible()
    assert window.messages.mapToGlobal(window.messages.rect().topLeft()).y() > foot.y()
    table.make_current(0)
    window.messages.hide()
    desk.settle()
    window.workspace.post(Message("Claim added.", "done"))
    assert table.verticalScrollBar().value() == 0


def test_search_shows_finds_by_kind_with_a_look_at_each(desk) -> None:
    case_with_claims(desk)
    window, finder = desk.window, desk.window.finder
    QTest.keyClick(window, Qt.Key.Key_F, CTRL | SHIFT)
    desk.until(finder.line.hasFocus)
    QTest.keyClicks(finder.line, "cranes")
    desk.until(lambda: bool(finder.results.rows.rows))
    desk.settle()
    heads = [row.title for row in finder.results.rows.rows if isinstance(row, HeadRow)]
    assert set(heads) == {"Sources", "Claims"}
    assert finder.results.current_id in finder._hits
    first = finder.results.current_id
    desk.until(lambda: "cranes" in finder.preview.toPlainText())
    for _ in range(2):
        QTest.keyClick(finder.line, DOWN)
    assert finder.results.current_id != first
    assert finder.results.current_id in finder._hits  # the head between them is passed over
    desk.settle()
    claim = next(hit for hit in finder._hits.values() if hit.type == "claim")
    finder.results.select(claim.id)
    desk.until(lambda: "Kind: fact" in finder.preview.toPlainText())
    QTest.keyClick(finder.line, RETURN)
    desk.until(lambda: window.stack.currentWidget() is window.claims)
    desk.until(lambda: window.claims.selected == ("claim", claim.id))
    assert not finder.isVisible()


def test_search_is_narrowed_by_kind_and_says_what_it_did_not_find(desk) -> None:
    case_with_claims(desk)
    finder = desk.window.finder
    finder.search_for("cranes")
    desk.until(lambda: len(finder._hits) == 2)
    finder.kinds.set_value("source")
    desk.until(lambda: len(finder._hits) == 1)
    finder.line.setText("nothingofthekind")
    desk.until(lambda: finder._count.text() == "Nothing found")
    assert finder.preview.toPlainText() == ""
    finder.line.setText("  ")
    desk.until(lambda: finder._count.text() == "")
    QTest.keyClick(finder.line, ESCAPE)
    assert not finder.isVisible()


def test_visits_go_back_and_forward_and_forget_what_was_ahead() -> None:
    told: list[bool] = []
    visits = Visits(lambda: told.append(True))
    for visit in (Visit("a"), Visit("a", "claim", "1"), Visit("b"), Visit("b"), Visit("a", "claim", "2")):
        visits.note(visit)
    assert visits.step(-1) == Visit("b")
    assert visits.step(-1) == Visit("a", "claim", "1")
    assert visits.step(-1) is None
    assert visits.step(1) == Visit("b")
    visits.note(Visit("c"))
    assert not visits.can_go_forward
    assert visits.step(-1) == Visit("b")
    assert visits.step(-1) == Visit("a", "claim", "1")


def test_back_and_forward_lead_to_pages_and_records(desk) -> None:
    case_with_claims(desk)
    window = desk.window
    assert not window.top.forward.isEnabled()
    window.go_to("claim")
    desk.settle()
    first = window.claims.selected
    assert first[0] == "claim"
    window.go_to("history")
    desk.settle()
    QTest.keyClick(window, Qt.Key.Key_Left, ALT)
    desk.settle()
    assert window.stack.currentWidget() is window.claims
    assert window.claims.selected == first
    point = QPointF(50, 300)
    press = QMouseEvent(
        QEvent.Type.MouseButtonPress, point, window.mapToGlobal(point), Qt.MouseButton.BackButton,
        Qt.MouseButton.BackButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(window.claims, press)
    desk.settle()
    assert window.stack.currentWidget() is window.sources
    QTest.keyClick(window, Qt.Key.Key_Right, ALT)
    desk.settle()
    assert window.stack.currentWidget() is window.claims


def test_inspector_folds_on_every_page_and_stays_so(desk) -> None:
    case_with_claims(desk)
    window = desk.window
    QTest.keyClick(window, Qt.Key.Key_F9)
    for key in window.pages:
        window.go_to(key)
        desk.settle()
        assert not window.pages[key].side.isVisible(), key
    assert desk.settings.inspector_folded
    assert window.top.inspector.accessibleName() == "Show the inspector"
    window.top.inspector.click()
    window.go_to("claim")
    desk.settle()
    assert window.claims.side.isVisible()


def test_density_changes_rows_and_controls(desk) -> None:
    case_with_claims(desk)
    window = desk.window
    window.go_to("history")
    desk.settle()
    row, field = window.history.list.sizeHintForRow(0), window.top.field.sizeHint().height()
    compact = next(action for action in window.menus.choices["density"].actions() if "ompact" in action.text())
    compact.trigger()
    assert desk.settings.density is Density.COMPACT
    assert window.history.list.sizeHintForRow(0) < row
    assert window.top.field.sizeHint().height() < field
    window.menus.choices["density"].actions()[0].trigger()
    assert window.history.list.sizeHintForRow(0) == row


def test_a_case_comes_back_as_it_was_left(desk) -> None:
    case_with_claims(desk)
    window = desk.window
    path = window.workspace.state.path
    window.go_to("claim")
    desk.settle()
    second = window.claims.model.id_at(1)
    window.claims.show_record("claim", second)
    desk.settle()
    assert window.claims.selected == ("claim", second)
    window.cases.close()
    desk.until(lambda: window.workspace.state is None)
    desk.settle()
    desk.new_case("Another")
    assert window.stack.currentWidget() is window.sources
    window.open_case(path)
    desk.until(lambda: window.workspace.state is not None and window.workspace.state.path == path)
    desk.settle()
    assert window.stack.currentWidget() is window.claims
    desk.until(lambda: window.claims.selected == ("claim", second))


def test_what_is_remembered_holds_no_words_of_the_case(desk) -> None:
    case_with_claims(desk)
    window = desk.window
    for key in window.pages:
        window.go_to(key)
        desk.settle()
    window.cases.close()
    desk.until(lambda: window.workspace.state is None)
    desk.settings._store.sync()
    kept = (desk.folder / "window.ini").read_text(encoding="utf-8")
    for word in ("cranes", "Canal", "Vollan"):
        assert word not in kept


def test_language_is_asked_for_and_kept(desk) -> None:
    german = next(action for action in desk.window.menus.choices["language"].actions() if action.text() == "Deutsch")
    german.trigger()
    assert desk.settings.language == "de"
    assert "next time" in desk.message


def test_shortcut_sheet_has_a_group_for_each_page(desk) -> None:
    desk.new_case()
    QTest.keyClick(desk.window, Qt.Key.Key_F1)
    from briefing_app.ui.dialogs.shortcuts import ShortcutsDialog

    dialog = desk.dialog(ShortcutsDialog)
    pages = [(key, list(page.page_actions())) for key, page in desk.window.pages.items()]
    groups = dict(desk.window.menus.sheet(pages))
    assert {"Everywhere", *desk.window.pages} <= set(groups)
    assert ("Alt+1 / Alt+2 / Alt+3", "Take one of the likely claims") in groups["In an editor"]
    assert ("Alt+Up / Alt+Down", "Move it") in groups["In the outline of a report"]
    dialog.accept()


def test_every_key_means_one_thing_on_its_page(desk) -> None:
    everywhere = {keys for keys, _ in desk.window.menus.sheet([])[0][1]}
    for key, page in desk.window.pages.items():
        keys = [action.shortcut for action in page.page_actions() if action.shortcut]
        assert len(keys) == len(set(keys)), (key, sorted(keys))
        assert everywhere & set(keys) <= {"Ctrl+F"}, key  # which the text takes for itself while it has the keyboard
