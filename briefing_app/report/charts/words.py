# SPDX-License-Identifier: Apache-2.0
"""What is said beside and instead of a chart: caption, note, alternative text. All from its data."""

from collections.abc import Sequence

from briefing_app.report import wording as w
from briefing_app.report.charts.plots import Mark, Series, TimelinePlot
from briefing_app.report.charts.series import MOST_NAMED, FigureChart

LONGEST_ALT = 4_000
MOST_TOLD = 8
"""Marks of a series that the alternative text tells one by one."""


def figure_caption(chart: FigureChart, *, native: bool = False) -> str:
    """What the chart shows and how its marks are to be read."""
    unit = f", in {chart.plot.unit}" if chart.plot.unit else ""
    if native:
        legend = "points: counts; lines only join them" if chart.plot.steps else "columns: counts of a period"
    else:
        legend = _legend(list(chart.plot.marks()))
    return f"{chart.measure}{unit}, over time by authority ({legend})"


def _legend(marks: Sequence[Mark]) -> str:
    keys = [
        ("points: counts", any(mark.is_point for mark in marks)),
        ("bars: ranges", any(mark.is_range for mark in marks)),
        ("arrows: open bounds", any(mark.low is None or mark.high is None for mark in marks)),
        ("flat lines: dates known roughly", any(mark.when.days > 1 for mark in marks)),
        ("hollow: unsourced", not all(mark.is_sourced for mark in marks)),
    ]
    return "; ".join(words for words, occurs in keys if occurs)


def figure_note(chart: FigureChart, table: int, *, lettered: Sequence[str] = ()) -> str:
    """What the reader must know about the chart: what is not in it, and that nothing is added up."""
    sentences = ["Each mark is one authority’s own figure; figures are not added up."]
    if len({w.fold(series.population) for series in chart.plot.series}) > 1:
        sentences.append(f"Whom each counts differs (Table {table}).")
    sentences += [f"{words}." for words in lettered]
    sentences += _left_out("no date that can be drawn", chart.undated)
    sentences += _left_out("no number", chart.uncounted)
    if chart.corrected:
        verb = "was" if chart.corrected == 1 else "were"
        sentences.append(
            f"{w.capital(w.count_words(chart.corrected, 'figure'))} that {verb} corrected for the same time "
            f"{'is' if chart.corrected == 1 else 'are'} not drawn."
        )
    if chart.further:
        sentences.append(f"In Table {table} only: {_some(chart.further)}.")
    return " ".join(sentences)


def _left_out(why: str, figures: Sequence[str]) -> list[str]:
    return [f"Not drawn, with {why}: {_some(figures)}."] if figures else []


def _some(words: Sequence[str]) -> str:
    if len(words) <= MOST_NAMED + 1:
        return w.join_words(list(words))
    return f"{', '.join(words[:MOST_NAMED])} and {w.count_words(len(words) - MOST_NAMED, 'other')}"


def figure_alt(chart: FigureChart) -> str:
    """The chart in words: each authority with its figures and their dates."""
    plot = chart.plot
    head = f"Chart: {chart.measure}, over time by authority."
    return _capped([head, *(_series_words(series) for series in plot.series)], "series")


def _series_words(series: Series) -> str:
    name = f"{series.name} ({series.population})" if series.population else series.name
    marks = series.marks
    if len(marks) <= MOST_TOLD:
        return f"{name}: {', '.join(_mark_words(mark) for mark in marks)}."
    lowest = min(mark.bounds()[0] for mark in marks)
    highest = max(mark.bounds()[1] for mark in marks)
    return (
        f"{name}: {w.number_words(len(marks))} figures from {_mark_words(marks[0])} to "
        f"{_mark_words(marks[-1])}; the lowest is {w.number_words(lowest)}, the highest {w.number_words(highest)}."
    )


def _mark_words(mark: Mark) -> str:
    source = "" if mark.is_sourced else ", unsourced"
    return f"{mark.told} ({mark.date}{source})"


def timeline_alt(plot: TimelinePlot) -> str:
    """The timeline in words."""
    return _capped(["Timeline.", *(f"{event.date}: {w.sentence(event.text)}" for event in plot.events)], "event")


def _capped(sentences: Sequence[str], what: str) -> str:
    """As many sentences as a reader can be read aloud; how many are left out is said."""
    told: list[str] = []
    length = 0
    for number, sentence in enumerate(sentences):
        length += len(sentence) + 1
        if length > LONGEST_ALT:
            told.append(f"{w.number_words(len(sentences) - number)} more {what}{'' if what == 'series' else 's'}.")
            break
        told.append(sentence)
    return " ".join(told)
