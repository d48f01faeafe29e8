# SPDX-License-Identifier: Apache-2.0
"""The benchmarks run, small, and work on a case that is sound."""

import importlib
import json
from pathlib import Path

import pytest

from benchmarks.__main__ import NAMES, main, summary
from benchmarks.generate import Size, chunks, text_of
from benchmarks.measure import generated, workplace
from briefing_app.services.verifying import verify

SMALL = 0.002


def test_generated_case_is_sound_and_the_same_each_time() -> None:
    with workplace() as folder:
        assert verify(generated(folder, 12)) == []
    assert list(chunks(Size(3))) == list(chunks(Size(3)))
    assert text_of(4) != text_of(5)


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
@pytest.mark.parametrize("name", [name for name in NAMES if name != "start"])
def test_benchmark_runs_small(name: str, tmp_path: Path) -> None:
    figures = importlib.import_module(f"benchmarks.bench_{name}").run(tmp_path, SMALL)
    assert figures
    assert all(figure.value >= 0 and figure.unit for figure in figures)


def test_benchmarks_are_listed_with_what_they_measure(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--list"]) == 0
    listed = capsys.readouterr().out
    assert all(name in listed and summary(name) in listed for name in NAMES)


def test_unknown_benchmark_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["no-such"])
    assert "no benchmark no-such" in capsys.readouterr().err


def test_figures_are_given_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    main(["open", "--scale", "0.002", "--json"])
    found = json.loads(capsys.readouterr().out)
    assert {"name", "value", "unit", "goal", "met"} == found["open"][0].keys()
