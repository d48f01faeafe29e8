# SPDX-License-Identifier: Apache-2.0
"""Scores of forecasts, against values worked out by hand."""

import pytest

from briefing_app.analysis import calibration
from briefing_app.analysis.calibration import Forecast, Result, TrackRecord, track_record

KNOWN = [
    Forecast(chance, bool(outcome))
    for chance, outcome in zip((0.9, 0.9, 0.6, 0.3, 0.1, 0.3), (1, 1, 0, 0, 0, 1), strict=True)
]


def test_scores_of_a_known_series() -> None:
    assert calibration.brier(KNOWN) == pytest.approx(0.161667, abs=1e-6)
    assert calibration.two_category(KNOWN) == pytest.approx(0.323333, abs=1e-6)
    assert calibration.log_score(KNOWN) == pytest.approx(0.465503, abs=1e-6)


def test_parts_add_up_to_the_score() -> None:
    found = calibration.parts(KNOWN)
    assert found.reliability == pytest.approx(0.078333, abs=1e-6)
    assert found.resolution == pytest.approx(0.166667, abs=1e-6)
    assert found.uncertainty == pytest.approx(0.25)
    assert found.reliability - found.resolution + found.uncertainty == pytest.approx(calibration.brier(KNOWN))


def test_always_one_half_is_a_quarter_and_certainty_has_a_bounded_surprise() -> None:
    assert calibration.brier([Forecast(0.5, True), Forecast(0.5, False)]) == 0.25
    assert calibration.log_score([Forecast(1.0, False)]) == pytest.approx(4.60517, abs=1e-5)


@pytest.mark.parametrize("score", [calibration.brier, calibration.log_score, calibration.parts])
def test_nothing_has_no_score(score) -> None:
    with pytest.raises(ValueError, match="no forecast"):
        score([])


def test_record_scores_ranges_only_and_says_how_many_by_their_middle() -> None:
    record = track_record(
        [
            Result(80, 80, "true"),
            Result(55, 80, "false"),
            Result(None, None, "true"),
            Result(10, 20, "void"),
        ]
    )
    assert (record.resolved, record.true, record.false, record.void) == (4, 2, 1, 1)
    assert (record.scored, record.midpoints) == (2, 1)
    assert record.brier == pytest.approx((0.2**2 + 0.675**2) / 2)


def test_without_results_there_is_no_record() -> None:
    assert track_record([]) == TrackRecord()
    assert track_record([Result(None, None, "true")]).brier is None
