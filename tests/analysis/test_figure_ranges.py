# SPDX-License-Identifier: Apache-2.0
"""Which figures cannot both be right."""

import math

import pytest

from briefing_app.analysis.figure_ranges import differ, figure_range
from briefing_app.domain.records import Claim


def figure(**fields: object) -> Claim:
    given = {"measure": "injured", "place": "Pier 4", **fields}
    return Claim.make("c", statement="S", kind="figure", **given)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, None),
        ({"best": 13.0}, (13.0, 13.0)),
        ({"minimum": 10.0, "best": 13.0, "maximum": 20.0}, (10.0, 20.0)),
        ({"best": 24.0, "wording": "at least"}, (24.0, math.inf)),
        ({"minimum": 24.0}, (24.0, math.inf)),
        ({"best": 20.0, "wording": "fewer than"}, (-math.inf, 20.0)),
        ({"maximum": 20.0}, (-math.inf, 20.0)),
        ({"best": 20.0, "wording": "about"}, None),
        ({"best": 20.0, "wording": "no more than"}, (-math.inf, 20.0)),
        ({"best": 24.0, "wording": "no fewer than"}, (24.0, math.inf)),
    ],
)
def test_range(fields: dict[str, object], expected: tuple[float, float] | None) -> None:
    assert figure_range(figure(**fields)) == expected


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ({"best": 13.0}, {"best": 17.0}, True),
        ({"best": 13.0}, {"minimum": 10.0, "maximum": 20.0}, False),
        ({"best": 31.0, "wording": "at least"}, {"best": 20.0, "wording": "fewer than"}, True),
        ({"best": 13.0, "wording": "at least"}, {"best": 17.0}, False),
        ({"best": 13.0}, {"best": 17.0, "population": "civilians"}, False),
        ({"best": 13.0}, {"best": 17.0, "unit": "vessels"}, False),
        ({"best": 13.0}, {"best": 17.0, "cumulative": False}, False),
        ({"best": 13.0}, {"best": 17.0, "cumulative": True}, True),
        ({"best": 13.0}, {"best": 17.0, "measure": "Injured "}, True),
        ({"best": 13.0, "measure": None}, {"best": 17.0, "measure": None}, False),
    ],
)
def test_figures_differ(one: dict[str, object], two: dict[str, object], expected: bool) -> None:
    assert differ(figure(**one), figure(**two)) == differ(figure(**two), figure(**one)) == expected
