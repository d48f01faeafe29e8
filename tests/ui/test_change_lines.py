# SPDX-License-Identifier: Apache-2.0
"""What one action changed, before and after in words."""

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from briefing_app.services.history import ChangeLine, FieldValue, HistoryEntry
from briefing_app.ui.panels.change_lines import ChangeLines, Told
from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.basic import LinkButton


def entry(*changes: ChangeLine, count: int = 0) -> HistoryEntry:
    return HistoryEntry(
        "t", "Edit", "Tamsin Aubery", "laptop", "2031-01-01T00:00:00Z", changes, count or len(changes), None, False
    )


def shown(qtbot: QtBot, widget: ChangeLines) -> str:
    qtbot.addWidget(widget)
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if not label.isHidden())


def test_replaced_words_are_marked_by_more_than_colour(qtbot: QtBot, theme: Theme) -> None:
    line = ChangeLine("claim", "c", "update", "statement", "Nine <b>cranes</b> fell", "Twelve <b>cranes</b> fell", "X")
    text = shown(qtbot, ChangeLines(entry(line)))
    assert "<s><span" in text
    assert ">Nine</span></s>" in text
    assert ">Twelve</span></u>" in text
    assert "&lt;b&gt;cranes&lt;/b&gt;" in text


def test_values_are_said_in_words(qtbot: QtBot, theme: Theme) -> None:
    lines = [
        ChangeLine("source", "s", "update", "reliability", None, "B", "Ledger"),
        ChangeLine("source", "s", "update", "published", "2031-03-04", None, "Ledger"),
        ChangeLine("citation", "k", "update", "source", "s1", "s2", "quote", "Old ledger", "New ledger"),
        ChangeLine("version", "v", "update", "text_hash", "0" * 64, "1" * 64, "Ledger"),
        ChangeLine("citation", "k", "update", "stance", "supports", "contradicts", "quote"),
    ]
    text = shown(qtbot, ChangeLines(entry(*lines)))
    for said in ("B · usually reliable", "4 Mar 2031", "Old", "New", "ledger", "contradicts", "not stated"):
        assert said in text
    assert "0000" not in text


def test_history_of_one_record_leaves_the_others_out(qtbot: QtBot, theme: Theme) -> None:
    lines = [
        ChangeLine(
            "claim", "one", "insert", None, None, None, "First", None, None, (FieldValue("place", "Quay", None),)
        ),
        ChangeLine("claim", "two", "insert", None, None, None, "Second"),
    ]
    text = shown(qtbot, ChangeLines(entry(*lines), "one"))
    assert "place: Quay" in text
    assert "Second" not in text
    spoken = [label.accessibleName() for label in ChangeLines(entry(*lines), "one").findChildren(Told)]
    assert spoken == ["Claim added: First"]


def test_many_records_are_shown_in_steps(qtbot: QtBot, theme: Theme) -> None:
    lines = [ChangeLine("gap", str(n), "update", "plan", None, f"Plan {n}", f"Gap {n}") for n in range(30)]
    widget = ChangeLines(entry(*lines, count=400))
    assert "Gap 19" in shown(qtbot, widget)
    assert "Gap 20" not in shown(qtbot, widget)
    more = widget.findChildren(LinkButton)[-1]
    assert "380" in more.text()
    with qtbot.waitSignal(widget.more_wanted):
        more.click()
    assert "Gap 29" in shown(qtbot, widget)
