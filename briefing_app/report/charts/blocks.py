# SPDX-License-Identifier: Apache-2.0
"""The charts of the section Figures as blocks: Word's own where a chart can say everything, else a picture."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from string import ascii_uppercase

from briefing_app.domain.records import Claim
from briefing_app.report import wording as w
from briefing_app.report.charts.drawing import can_write, draw_figures
from briefing_app.report.charts.plots import WIDTH, FigurePlot, Series
from briefing_app.report.charts.series import FigureChart, figure_charts
from briefing_app.report.charts.words import figure_alt, figure_caption, figure_note
from briefing_app.report.draft import Draft
from briefing_app.report.model import Chart, ChartSeries, Picture

MOST_CHARTS = 6
NATIVE_SERIES, NATIVE_HEIGHT = 4, 185.0
FIRST_SERIAL = date(1900, 3, 1)
"""Word's charts count days from 1900 and take that for a leap year."""


def chart_blocks(draft: Draft, claims: Sequence[Claim], table: int) -> list[Picture | Chart]:
    """At most six charts of these figures. ``table``: the number of the table that holds them all."""
    charts = figure_charts(draft, claims) if draft.is_whole else []
    blocks: list[Picture | Chart] = []
    for chart in charts[:MOST_CHARTS]:
        draft.check()
        for claim in chart.used:
            draft.use(claim)
        blocks.append(_native(draft, chart, table) if is_simple(chart.plot) else _picture(draft, chart, table))
    rest = len(charts) - MOST_CHARTS
    if rest > 0:
        words = f"{w.capital(w.count_words(rest, 'further measure'))} over time: Table {table} only."
        blocks[-1] = replace(blocks[-1], note=f"{blocks[-1].note} {words}")
    return blocks


def is_simple(plot: FigurePlot) -> bool:
    """Whether a chart of Word loses nothing: sourced, exact counts of whole days, one a day for each authority, with
    nothing below zero, and no more authorities than can be told apart without colour."""
    if len(plot.series) > NATIVE_SERIES:
        return False
    for series in plot.series:
        days = [mark.when.first.date() for mark in series.marks]
        if len(set(days)) < len(days) or min(days) < FIRST_SERIAL:
            return False
        if not all(m.is_plain and m.is_sourced and m.when.days == 1 and not m.when.exact for m in series.marks):
            return False
    return all(mark.value >= 0 for mark in plot.marks())


def _native(draft: Draft, chart: FigureChart, table: int) -> Chart:
    plot = chart.plot
    days = tuple(sorted({mark.when.first.date() for mark in plot.marks()}))
    rows = []
    for series in plot.series:
        values = {mark.when.first.date(): mark.value for mark in series.marks}
        name = f"{series.name} ({series.population})" if series.population else series.name
        rows.append(ChartSeries(name, tuple(values.get(day) for day in days)))
    return Chart(
        number=draft.next_picture(),
        caption=figure_caption(chart, native=True),
        alt=figure_alt(chart),
        kind="line" if plot.steps else "column",
        categories=days,
        series=tuple(rows),
        width=WIDTH,
        height=NATIVE_HEIGHT,
        unit=plot.unit,
        note=figure_note(chart, table),
    )


def _picture(draft: Draft, chart: FigureChart, table: int) -> Picture:
    plot, lettered = _lettered(chart.plot)
    drawn = draw_figures(plot)
    return Picture(
        number=draft.next_picture(),
        caption=figure_caption(chart),
        alt=figure_alt(chart),
        png=drawn.png,
        svg=drawn.svg,
        width=drawn.width,
        height=drawn.height,
        note=figure_note(chart, table, lettered=lettered),
    )


def _lettered(plot: FigurePlot) -> tuple[FigurePlot, list[str]]:
    """Names that the face of the charts cannot write stand as letters; which is which is said in the note."""
    rows: list[Series] = []
    said: list[str] = []
    for series in plot.series:
        if not can_write(series.name):
            letter = ascii_uppercase[len(said)]
            said.append(f"{letter}: {series.name}")
            series = replace(series, name=letter)
        if not can_write(series.population):
            series = replace(series, population="")
        if not all(can_write(mark.words) for mark in series.marks):
            marks = tuple(replace(mark, words=w.number_words(mark.value)) for mark in series.marks)
            series = replace(series, marks=marks)
        rows.append(series)
    return replace(plot, series=tuple(rows), unit=""), said
