# SPDX-License-Identifier: Apache-2.0
"""How the window speaks of sources."""

import pytest

from briefing_app.services.browse import SourceRow
from briefing_app.services.sources import EditPlan, FieldPlan
from briefing_app.ui import source_words, words
from briefing_app.ui.dialogs.source_many import plan_in_words
from briefing_app.ui.panels.source_details import date_with_precision


@pytest.mark.parametrize(
    ("mark", "case", "stricter"),
    [
        ("TLP:RED", "TLP:AMBER", True),
        ("TLP:AMBER", "TLP:AMBER", False),
        ("TLP:GREEN", "TLP:AMBER", False),
        ("TLP:CLEAR", None, True),
        ("no such mark", "TLP:AMBER", True),
    ],
)
def test_a_mark_stands_out_where_it_is_stricter_than_the_case(mark: str, case: str | None, stricter: bool) -> None:
    assert source_words.is_stricter(mark, case) is stricter


def test_a_row_without_outlet_or_date_says_its_kind() -> None:
    row = SourceRow("1", "T", "post", None, None, None, None, None, None, 2)
    line = source_words.source_line(row, "en", "TLP:AMBER")
    assert (line.detail, line.badge, line.mark) == ("Post · 2 claims", "–", "")


def test_what_changes_is_told_a_field_to_a_line() -> None:
    plan = EditPlan(
        14,
        12,
        (
            FieldPlan("reliability", "B", ((None, 9), ("C", 3))),
            FieldPlan("party", True, ((None, 12),)),
            FieldPlan("outlet", None, tuple((f"Outlet {n}", 1) for n in range(6))),
        ),
        31,
    )
    four = ", ".join(f"Outlet {n} → not stated (1)" for n in range(4))
    assert plan_in_words(plan) == [
        "12 of 14 sources change",
        "Reliability: not graded → B (9), C → B (3)",
        "Party: not stated → yes (12)",
        f"Outlet: {four}, and 2 other values",
        "31 claims rest on them and are graded anew.",
    ]
    assert "Nothing would change" in plan_in_words(EditPlan(3, 0, (), 0))[0]


def test_dates_say_how_precise_they_are() -> None:
    assert date_with_precision("2031-05-04") == "4 May 2031"
    assert date_with_precision("2031-05") == "May 2031 · month"
    assert (
        date_with_precision("2031-03-08T10:40Z") == words.date_in_words("2031-03-08T10:40Z") == "8 Mar 2031, 10:40 UTC"
    )
    assert date_with_precision("2031-03-08") == "8 Mar 2031"
    assert date_with_precision(None) == "not stated"
    assert date_with_precision("nonsense") == "nonsense"
