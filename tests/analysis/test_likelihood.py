# SPDX-License-Identifier: Apache-2.0
"""Ranges as they are typed, beside their terms (rule T04), and in the middle of others."""

import pytest

from briefing_app.analysis.likelihood import Fit, Range, fit, median_range, read_range


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("55-80", (55, 80)),
        (" 55 – 80 % ", (55, 80)),
        ("55 to 80", (55, 80)),
        ("55:80", (55, 80)),
        ("60", (60, 60)),
        ("12,5", (12.5, 12.5)),
        ("~60", (55, 65)),
        ("≈ 98%", (93, 100)),
        (">80", (80, 100)),
        ("≤ 5", (0, 5)),
    ],
)
def test_ranges_are_read_as_people_write_them(text: str, expected: tuple[float, float]) -> None:
    assert read_range(text) == expected


@pytest.mark.parametrize("text", ["", "likely", "80-55", "120", "55-", "-5", "~300", "1-2-3"])
def test_what_is_no_range_is_not_guessed(text: str) -> None:
    assert read_range(text) is None


@pytest.mark.parametrize(
    ("scale", "term", "low", "high", "expected"),
    [
        ("icd203", "likely", 55, 80, Fit.INSIDE),
        ("icd203", "likely", 60, 60, Fit.INSIDE),
        ("icd203", "likely", 55, 55, Fit.INSIDE),  # a shared edge passes on both sides
        ("icd203", "roughly even chance", 55, 55, Fit.INSIDE),
        ("icd203", "likely", 60, 90, Fit.OUTSIDE),
        ("icd203", "unlikely", 60, 60, Fit.OUTSIDE),
        ("phia", "realistic possibility", 40, 50, Fit.INSIDE),
        ("phia", "realistic possibility", 50, 50, Fit.OUTSIDE),
        ("phia", "unlikely", 36, 38, Fit.GAP),
        ("ipcc", "likely", 90, 100, Fit.INSIDE),
        ("ipcc", "likely", 50, 100, Fit.OUTSIDE),
        (None, "likely", 1, 2, Fit.INSIDE),
        ("icd203", None, 1, 2, Fit.INSIDE),
        ("icd203", "likely", None, None, Fit.INSIDE),
        ("nowhere", "likely", 1, 2, Fit.INSIDE),
    ],
)
def test_range_beside_its_term(scale: str, term: str, low: float, high: float, expected: Fit) -> None:
    assert fit(scale, term, low, high) is expected


def test_median_is_of_stated_ranges_and_needs_two() -> None:
    assert median_range([Range(55, 80)]) is None
    assert median_range([Range(55, 80), Range(20, 45), Range(60, 60)]) == (55, 60)
    assert median_range([Range(55, 80), Range(20, 45)]) == (37.5, 62.5)
