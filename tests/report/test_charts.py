# SPDX-License-Identifier: Apache-2.0
"""Charts: which figures and events they show, how bounds and missing dates are told, and the parts in the file."""

import io
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from datetime import UTC, date, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from PIL import Image

from briefing_app.domain.records import Claim, Report
from briefing_app.report.build import build
from briefing_app.report.charts import drawing
from briefing_app.report.charts.axes import day_ticks, value_ticks
from briefing_app.report.charts.blocks import MOST_CHARTS
from briefing_app.report.charts.placing import Box, Wish, place, spread
from briefing_app.report.charts.plots import FigurePlot, Mark, Series, When, when
from briefing_app.report.charts.series import MOST_SERIES, FigureChart, figure_charts, short_figure
from briefing_app.report.charts.timeline import MOST_EVENTS
from briefing_app.report.docx_writer import write
from briefing_app.report.draft import Draft
from briefing_app.report.html import to_html
from briefing_app.report.model import Chart, Picture, ReportModel, Section
from briefing_app.report.trace import trace
from tests.report.factories import CaseBuilder, rich_case
from tests.report.xml_checks import W, check, parts

ROOT = Path(__file__).resolve().parent.parent.parent
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
ASVG = "{http://schemas.microsoft.com/office/drawing/2016/SVG/main}"
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


class Figures(CaseBuilder):
    """A case of figures, each with a source."""

    def __init__(self) -> None:
        super().__init__()
        self._source = self.source("T", "passage")

    def figure(self, authority: str | None, as_of: str | None, best: float | None = None, **values: Any) -> str:
        named = {"measure": "injured", "place": "Tessel", "cumulative": True, **values}
        return self.claim(
            f"{authority} {best}", self._source, "passage", kind="figure", authority=authority, as_of=as_of, best=best,
            **named,
        )  # fmt: skip

    def supersede(self, newer: str, older: str) -> None:
        self.add("relation", claim=newer, other=older, kind="supersedes")

    def made(self, **values: Any) -> ReportModel:
        return finished(self, **values)

    def charts(self) -> list[FigureChart]:
        report = self.records[self.report(cutoff="2031-05-06")]
        assert isinstance(report, Report)
        draft = Draft(self.snapshot(), report)
        return figure_charts(draft, [claim for claim in draft.snapshot.all(Claim) if draft.is_included(claim)])


def drawn(model: ReportModel) -> list[Picture | Chart]:
    return [block for part in model.sections for block in part.blocks if isinstance(block, Picture | Chart)]


def harbour() -> Figures:
    """The figures of the drawing that set the level."""
    case = Figures()
    first = case.figure("Port authority", "2031-05-04T08:00Z", 18)
    second = case.figure("Port authority", "2031-05-04T20:00Z", minimum=31, wording="at least")
    case.supersede(second, first)
    case.figure("Ministry", "2031-05-03", maximum=20, wording="fewer than")
    case.figure("Red Crescent", "2031-05-05T12:00Z", minimum=27, maximum=35, population="civilians")
    return case


def exact() -> Figures:
    case = Figures()
    for day, count in ((2, 12), (4, 18), (9, 31)):
        case.figure("Port authority", f"2031-05-{day:02}", count)
    case.figure("Ministry", "2031-05-03", 15)
    return case


# What is shown


def test_each_authority_is_a_series_in_the_order_of_time() -> None:
    (chart,) = harbour().charts()
    told = {s.name: [(m.words, m.low, m.high) for m in s.marks] for s in chart.plot.series}
    assert told == {
        "Ministry": [("<\xa020", None, 20)],
        "Port authority": [("18", 18, 18), ("≥\xa031", 31, None)],
        "Red Crescent": [("27–35", 27, 35)],
    }
    assert chart.measure == "Injured, Tessel"
    assert [s.population for s in chart.plot.series] == ["", "", "civilians"]


def test_bounds_are_never_made_into_counts() -> None:
    (chart,) = harbour().charts()
    ministry, port, red = chart.plot.series
    assert (ministry.marks[0].is_point, ministry.marks[0].has_level) == (True, False)
    assert port.marks[1].has_level
    assert (red.marks[0].is_range, red.marks[0].is_point, red.marks[0].has_level) == (True, False, False)


def test_population_of_all_stands_in_the_caption_and_not_at_each() -> None:
    case = Figures()
    for day in (2, 3, 4):
        case.figure("A", f"2031-05-{day:02}", minimum=day, maximum=9, population="crew")
    (block,) = drawn(case.made())
    assert block.caption.startswith("Injured, Tessel, crew, over time by authority (bars: ranges)")


def test_one_authority_that_counts_two_populations_has_two_series() -> None:
    case = Figures()
    for day, count in ((2, 7), (4, 9)):
        case.figure("Police", f"2031-05-{day:02}", count)
    case.figure("Police", "2031-05-04", 3, population="citizens")
    (chart,) = case.charts()
    assert [(s.name, s.population, len(s.marks)) for s in chart.plot.series] == [
        ("Police", "", 2), ("Police", "citizens", 1),
    ]  # fmt: skip


def test_figures_that_replace_each_other_are_one_series_whomever_they_count() -> None:
    case = Figures()
    first = case.figure("Police", "2031-05-02", 7, population="seen")
    case.supersede(case.figure("Police", "2031-05-04", 9), first)
    case.figure("Police", "2031-05-05", 10)
    (chart,) = case.charts()
    assert [m.words for m in chart.plot.series[0].marks] == ["7", "9", "10"]


def test_two_who_are_not_named_are_two_series() -> None:
    case = Figures()
    for day in (2, 3, 4):
        case.figure(None, f"2031-05-{day:02}", 5)
    (chart,) = case.charts()
    assert [s.name for s in chart.plot.series] == ["Authority not stated"] * 3


def test_what_was_corrected_for_the_same_day_is_said_and_not_drawn() -> None:
    case = exact()
    wrong = case.figure("Ministry", "2031-05-08", 2200)
    case.supersede(case.figure("Ministry", "2031-05-08T12:00Z", 22), wrong)
    (block,) = drawn(case.made())
    assert "2,200" not in block.alt
    assert "One figure that was corrected for the same time is not drawn." in block.note


@pytest.mark.parametrize(
    ("dates", "count"),
    [
        (["2031-05-02", "2031-05-03", "2031-05-03"], 1),
        (["2031-05-02", "2031-05-02", "2031-05-02T12:00Z"], 0),
        (["2031-05-02", "2031-05-03"], 0),
        (["2031-05-02", "2031-05-03", None], 0),
        (["2031-05-02", "2031-05-03", "2031-05-03/.."], 0),
    ],
)
def test_three_dated_values_of_two_days_are_needed(dates: list[str | None], count: int) -> None:
    case = Figures()
    for number, as_of in enumerate(dates):
        case.figure(f"A{number}", as_of, 5 + number)
    assert len(case.charts()) == count


def test_totals_and_increments_are_never_on_one_chart() -> None:
    case = exact()
    for day in (2, 3, 4):
        case.figure("Port authority", f"2031-05-{day:02}", day, cumulative=False)
    first, second = (block for block in drawn(case.made()) if isinstance(block, Chart))
    assert (first.kind, second.kind) == ("line", "column")
    assert second.series[0].values == (2, 3, 4)


def test_places_and_units_are_apart() -> None:
    case = Figures()
    for day in (2, 3, 4):
        case.figure("A", f"2031-05-{day:02}", day)
        case.figure("A", f"2031-05-{day:02}", day, place="Hadran")
        case.figure("A", f"2031-05-{day:02}", day, unit="families")
    assert sorted(block.caption.partition(" (")[0] for block in drawn(case.made())) == [
        "Injured, Hadran, over time by authority",
        "Injured, Tessel, in families, over time by authority",
        "Injured, Tessel, over time by authority",
    ]


def test_what_has_no_date_or_number_is_named_in_the_note() -> None:
    case = harbour()
    case.figure("Union", None, 40)
    case.figure("Nurse", "2031-05-04", wording="dozens")
    (block,) = drawn(case.made())
    assert "Not drawn, with no date that can be drawn: Union (40)." in block.note
    assert "Not drawn, with no number: Nurse (dozens)." in block.note
    assert "Union" not in block.alt


def test_left_out_and_withdrawn_figures_are_not_drawn() -> None:
    case = exact()
    gone = case.figure("Union", "2031-05-05", 90)
    case.figure("Rumour", "2031-05-05", 900, status="withdrawn")
    report = case.report(cutoff="2031-05-06")
    case.add("placement", report=report, subject=gone, included=False)
    (block,) = drawn(build(case.snapshot(), report))
    assert "Union" not in block.alt
    assert "Rumour" not in block.alt


def test_nothing_is_added_up_and_zero_is_always_on_the_axis() -> None:
    (block,) = drawn(harbour().made())
    assert "figures are not added up" in block.note
    assert value_ticks(18, 36) == [0, 10, 20, 30, 40]
    assert value_ticks(-4, 3)[0] <= -4


def test_at_most_so_many_charts_and_series() -> None:
    case = Figures()
    for number in range(MOST_CHARTS + 2):
        for day in (2, 3, 4):
            case.figure("A", f"2031-05-{day:02}", day, measure=f"measure {number}")
    blocks = drawn(case.made())
    assert len(blocks) == MOST_CHARTS
    assert blocks[-1].note.endswith("Two further measures over time: Table 1 only.")
    crowd = Figures()
    for number in range(MOST_SERIES + 3):
        crowd.figure(f"Authority {number:02}", f"2031-05-{2 + number % 3:02}", number)
    (chart,) = crowd.charts()
    assert len(chart.plot.series) == MOST_SERIES
    assert len(chart.further) == 3


def test_building_can_be_stopped_between_two_drawings(monkeypatch: pytest.MonkeyPatch) -> None:
    class StoppedError(Exception):
        pass

    started: list[FigurePlot] = []

    def draw(plot: FigurePlot) -> drawing.Drawn:
        started.append(plot)
        return drawing.draw_figures(plot)

    def check() -> None:
        if started:
            raise StoppedError

    monkeypatch.setattr("briefing_app.report.charts.blocks.draw_figures", draw)
    case = harbour()
    for day in (2, 3, 4):
        case.figure("A", f"2031-05-{day:02}", minimum=day, measure="killed")
    report = case.report()
    with pytest.raises(StoppedError):
        build(case.snapshot(), report, check=check)
    assert len(started) == 1


def test_nothing_is_drawn_from_a_part_of_a_case() -> None:
    case = both_kinds()
    for day in range(1, 7):
        case.claim("Event", event_time=f"2031-05-{day:02}")
    report = case.report()
    assert len(drawn(build(case.snapshot(), report))) == 3
    assert drawn(build(case.snapshot(), report, is_whole=False)) == []


# Words


def test_alternative_text_says_the_data() -> None:
    (block,) = drawn(harbour().made())
    assert block.alt == (
        "Chart: Injured, Tessel, over time by authority. Ministry: fewer than 20 (3 May). "
        "Port authority: 18 (4 May, 08:00 UTC), at least 31 (4 May, 20:00 UTC). "
        "Red Crescent (civilians): 27 to 35 (5 May, 12:00 UTC)."
    )


def test_alternative_text_of_a_long_series_stays_short() -> None:
    case = Figures()
    for day in range(1, 29):
        case.figure("A", f"2031-04-{day:02}", minimum=day, wording="at least")
    (block,) = drawn(case.made())
    assert "A: 28 figures from at least 1 (1 April) to at least 28 (28 April); the lowest is 1" in block.alt


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"minimum": 24, "wording": "at least"}, "≥\xa024"),
        ({"best": 24, "wording": "More than"}, ">\xa024"),
        ({"maximum": 15, "wording": "fewer than"}, "<\xa015"),
        ({"maximum": 15}, "≤\xa015"),
        ({"minimum": 2500, "maximum": 4200, "best": 3000}, "3,000 (2,500–4,200)"),
        ({"best": 60, "wording": "about"}, "about 60"),
        ({"best": 4, "unit": "boats"}, "4"),
        ({"best": 3, "wording": "3 over a week"}, "3 over a week"),
    ],
)
def test_labels_keep_the_meaning(values: dict[str, Any], words: str) -> None:
    case = CaseBuilder()
    claim = case.records[case.claim("A", measure="m", **values)]
    assert isinstance(claim, Claim)
    assert short_figure(claim) == words


# Which kind of chart


def test_exact_counts_by_day_can_be_edited_in_word() -> None:
    (block,) = drawn(exact().made())
    assert isinstance(block, Chart)
    assert block.categories == tuple(date(2031, 5, day) for day in (2, 3, 4, 9))
    assert [(s.name, s.values) for s in block.series] == [
        ("Port authority", (12, None, 18, 31)), ("Ministry", (None, 15, None, None)),
    ]  # fmt: skip


def _about(case: Figures) -> None:
    case.figure("Port authority", "2031-05-05", 20, wording="about")


def _hour(case: Figures) -> None:
    case.figure("Port authority", "2031-05-05T12:00Z", 20)


def _month(case: Figures) -> None:
    case.figure("Port authority", "2031-05", 20)


def _twice_a_day(case: Figures) -> None:
    case.figure("Port authority", "2031-05-09", 33)


def _unsourced(case: Figures) -> None:
    case.claim("A", kind="figure", measure="injured", place="Tessel", authority="B", as_of="2031-05-05", best=3,
               cumulative=True)  # fmt: skip


def _old(case: Figures) -> None:
    case.figure("Port authority", "1899-05-05", 20)


@pytest.mark.parametrize("spoil", [_about, _hour, _month, _twice_a_day, _unsourced, _old])
def test_whatever_word_cannot_show_is_a_picture(spoil: Callable[[Figures], None]) -> None:
    case = exact()
    spoil(case)
    (block,) = drawn(case.made())
    assert isinstance(block, Picture)


# The timeline


def finished(case: CaseBuilder, **values: Any) -> ReportModel:
    report = case.report(**{"cutoff": "2031-05-06", **values})
    return build(case.snapshot(), report)


def timeline(model: ReportModel) -> Section | None:
    return next((part for part in model.sections if part.heading == "Timeline"), None)


def events(*dates: str | None, **values: Any) -> CaseBuilder:
    case = CaseBuilder()
    source = case.source("T", "passage")
    for number, at in enumerate(dates):
        case.claim(f"Event number {number}", source, "passage", event_time=at, **values)
    return case


def test_timeline_tells_events_in_order_and_what_has_no_date() -> None:
    case = events("2031-05-04", "2031-05-02", None, "2031-05-02/2031-05-03", "2031-05-01", "2031-05-04T09:00Z")
    case.claim("Expected", kind="forecast", event_time="2031-05-09")
    case.claim("Counted", kind="figure", measure="m", best=3, event_time="2031-05-02")
    model = finished(case)
    section = timeline(model)
    assert section is not None
    (picture,) = section.blocks
    assert isinstance(picture, Picture)
    assert picture.alt.replace("\xa0", " ") == (
        "Timeline. 1 May: Event number 4. 2 May: Event number 1. 2 to 3 May: Event number 3. "
        "4 May, 09:00 UTC: Event number 5. 4 May: Event number 0."
    )
    assert "Not drawn: one development without a date that can be drawn." in picture.note
    headings = [part.heading for part in model.sections]
    assert headings.index("Timeline") == headings.index("Developments") + 1


def test_few_events_make_no_timeline() -> None:
    for dates in (("2031-05-01", "2031-05-02", "2031-05-03"), ("2031-05-01",) * 6, (None,) * 6):
        case = events(*dates)
        assert timeline(finished(case)) is None


def test_many_events_are_chosen_by_what_rests_on_them_and_by_day() -> None:
    case = events(*["2031-05-01"] * 30, "2031-05-02", "2031-05-03")
    key = next(r.id for r in case.records.values() if isinstance(r, Claim) and r.statement == "Event number 29")
    section = timeline(finished(case, bottom_line=f"It happened. [@{key}]"))
    assert section is not None
    (picture,) = section.blocks
    assert isinstance(picture, Picture)
    assert picture.caption == f"Key events: {MOST_EVENTS} of 32 with a date"
    for number in (29, 30, 31, 0):
        assert f"Event number {number}." in picture.alt


# The pictures


@pytest.mark.parametrize("text", ["Port authority", "الهلال الأحمر", "Ministère $x$ ^_{2}", "a\u200fb\xa0c"])
def test_the_face_has_the_letters(text: str) -> None:
    assert drawing.can_write(text)


def test_names_without_letters_in_the_face_are_told_in_the_note() -> None:
    case = harbour()
    case.figure("红十字会", "2031-05-05", 33)
    case.figure("\x01", "2031-05-05", 34)
    (block,) = drawn(case.made())
    assert "A: 红十字会." in block.note
    assert "红十字会: 33" in block.alt


def test_picture_is_fit_for_print_and_its_svg_for_word() -> None:
    (block,) = drawn(harbour().made())
    assert isinstance(block, Picture)
    image = Image.open(io.BytesIO(block.png))
    assert round(image.info["dpi"][0]) == 300
    assert image.width == pytest.approx(block.width / 72 * 300, abs=1)
    assert image.convert("RGB").getpixel((0, 0)) == (255, 255, 255)
    assert b"<!DOCTYPE" not in block.svg
    assert b"<text" not in block.svg  # letters are outlines: no face is needed to show them
    root = etree.fromstring(block.svg)
    assert root.get("width") == f"{block.width:g}pt"
    assert not root.findall(".//{http://purl.org/dc/elements/1.1/}date")


def test_colours_are_legible_and_series_differ_without_them() -> None:
    for colour in drawing.COLOURS:
        channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
        luminance = sum(part * weight for part, weight in zip(linear, (0.2126, 0.7152, 0.0722), strict=True))
        assert 1.05 / (luminance + 0.05) >= 4.5
    assert len(set(drawing.SHAPES)) == len(drawing.COLOURS) == MOST_SERIES


def test_labels_cover_no_mark_and_no_other_label() -> None:
    points = [Box(x - 3, 47, x + 3, 53) for x in (40.0, 60.0, 80.0)]
    places = place([Wish(x, 50, 60, 10) for x in (40.0, 60.0, 80.0)], points, [], Box(0, 0, 300, 120))
    boxes = [*points, *(found.box for found in places)]
    assert all(a.shared(b) == 0 for i, a in enumerate(boxes) for b in boxes[:i])
    assert all(found.box.outside(Box(0, 0, 300, 120)) == 0 for found in places)


@given(st.lists(st.tuples(st.floats(0, 200), st.floats(1, 30)), min_size=1, max_size=9))
def test_stacked_names_keep_their_order_and_their_distance(wishes: list[tuple[float, float]]) -> None:
    wanted, sizes = sorted(want for want, _ in wishes), [size for _, size in wishes]
    middles = spread(wanted, sizes)
    for (below, size), (above, next_size) in pairwise(zip(middles, sizes, strict=True)):
        assert above - below >= (size + next_size) / 2 - 1e-6
    if len(wishes) == 1:
        assert middles == wanted


def test_names_stand_beside_the_chart_where_many_series_end_together() -> None:
    def plot(names: int) -> FigurePlot:
        days = [datetime(2031, 5, day, tzinfo=UTC) for day in (1, 9)]
        marks = [Mark(When(day, day), 5, 5, 5, "5", "5", "then") for day in days]
        return FigurePlot(tuple(Series(f"Authority {number}", "", tuple(marks)) for number in range(names)))

    def last_ink(names: int) -> int:
        """How far right the grid goes, in points."""
        image = Image.open(io.BytesIO(drawing.draw_figures(plot(names)).png)).convert("L")
        row = [image.getpixel((x, 37)) for x in range(image.width)]  # the uppermost rule
        return max(x for x, shade in enumerate(row) if isinstance(shade, int | float) and shade < 250) * 72 // 300

    assert last_ink(3) > 440
    assert last_ink(4) < 400


def test_extreme_values_can_be_drawn() -> None:
    def mark(value: float, year: int) -> Mark:
        at = datetime(year, 1, 1, tzinfo=UTC)
        return Mark(When(at, at), value, value, value, f"{value}", f"{value}", "then")

    for values in ((0, 0, 0), (1e15, 2, 3), (-5, 0.25, 1e-9)):
        marks = tuple(mark(value, 1 + 900 * number) for number, value in enumerate(values))
        assert drawing.draw_figures(FigurePlot((Series("N" * 300, "P" * 300, marks),))).png


@pytest.mark.parametrize("last", ["2031-05-02", "2031-05-20", "2031-07-20", "2033-01-01", "2131-01-01"])
def test_axis_of_days_names_a_few_days_in_order(last: str) -> None:
    ticks = day_ticks(date(2031, 5, 1), date.fromisoformat(last), "2031")
    assert 1 <= len(ticks) <= 11
    assert [at for at, _ in ticks] == sorted(at for at, _ in ticks)
    assert all(before != after for (_, before), (_, after) in pairwise(ticks))


@pytest.mark.parametrize("text", [None, "", "not a date", "2031-05-01/..", "../2031-05-01"])
def test_no_place_in_time(text: str | None) -> None:
    assert when(text) is None


# The file


def both_kinds() -> Figures:
    case = harbour()
    for day in (2, 3, 4):
        case.figure("Crossing <&>", f"2031-05-{day:02}", 1000 + day, measure='carried "all"')
    return case


def test_parts_of_the_file_hold_together(tmp_path: Path) -> None:
    case = both_kinds()
    target = tmp_path / "report.docx"
    model = case.made()
    write(model, target)
    check(target)
    files = parts(target)
    body = etree.fromstring(files["word/document.xml"])
    described = [(n.get("id"), n.get("descr")) for n in body.iter(f"{WP}docPr")]
    assert described == [(str(block.number), block.alt) for block in drawn(model)]
    relations = {n.get("Id"): n.get("Target") for n in etree.fromstring(files["word/_rels/document.xml.rels"])}
    (blip,) = body.iter(f"{A}blip")
    (svg,) = blip.iter(f"{ASVG}svgBlip")
    assert files["word/" + relations[blip.get(f"{R}embed")]].startswith(b"\x89PNG")
    assert etree.fromstring(files["word/" + relations[svg.get(f"{R}embed")]]).tag.endswith("svg")
    (chart,) = body.iter(f"{C}chart")
    name = relations[chart.get(f"{R}id")]
    assert name == "charts/chart2.xml"
    fields = [n.text for n in body.iter(f"{W}instrText") if "SEQ Figure" in (n.text or "")]
    assert len(fields) == 2


def test_chart_and_workbook_hold_the_same_numbers(tmp_path: Path) -> None:
    target = tmp_path / "report.docx"
    write(exact().made(), target)
    files = parts(target)
    chart = etree.fromstring(files["word/charts/chart1.xml"])
    relations = etree.fromstring(files["word/charts/_rels/chart1.xml.rels"])
    (external,) = chart.iter(f"{C}externalData")
    (book,) = (n.get("Target") for n in relations if n.get("Id") == external.get(f"{R}id"))
    with zipfile.ZipFile(io.BytesIO(files[f"word/{book.removeprefix('../')}"])) as package:
        roots = {name: etree.fromstring(package.read(name)) for name in package.namelist()}
    cells = {n.get("r"): "".join(n.itertext()) for n in roots["xl/worksheets/sheet1.xml"].iter(f"{SHEET}c")}
    for number, series in enumerate(chart.iter(f"{C}ser")):
        column = "BC"[number]
        values = {int(pt.get("idx")): pt[0].text for pt in series.find(f"{C}val").iter(f"{C}pt")}
        days = {int(pt.get("idx")): pt[0].text for pt in series.find(f"{C}cat").iter(f"{C}pt")}
        assert {f"{column}{index + 2}": text for index, text in values.items()} == {
            cell: text for cell, text in cells.items() if cell[0] == column and cell[1:] != "1"
        }
        assert all(cells[f"A{index + 2}"] == text for index, text in days.items())
        assert series.find(f"{C}tx").findtext(f".//{C}v") == cells[f"{column}1"]
    assert cells["A2"] == str((date(2031, 5, 2) - date(1899, 12, 30)).days)


def test_tracing_reads_past_pictures(tmp_path: Path) -> None:
    case, report = rich_case()
    target = tmp_path / "report.docx"
    model = build(case.snapshot(), report)
    assert drawn(model)
    write(model, target)
    assert [found.subject for found in trace(target)] == [made.subject for _, made in model.statements()]


def test_preview_holds_pictures_and_tells_charts_in_words() -> None:
    picture, chart = drawn(model := both_kinds().made())
    shown = to_html(model)
    assert '<img src="data:image/png;base64,iVBOR' in shown
    assert f'alt="{picture.alt}"' in shown
    assert "Crossing &lt;&amp;&gt;: 1,002 (2 May)" in shown
    assert chart.caption.partition('"')[0] in shown


_DIGEST = """
import hashlib, sys
from pathlib import Path
from briefing_app.report.docx_writer import write
from tests.report.test_charts import both_kinds, drawn, events
from briefing_app.report.build import build
case = both_kinds()
for number in range(1, 6):
    case.claim(f"Event {number}", event_time=f"2031-05-0{number}")
model = case.made()
assert len(drawn(model)) == 3
write(model, Path(sys.argv[1]))
print(hashlib.sha256(Path(sys.argv[1]).read_bytes()).hexdigest())
"""


def test_bytes_depend_on_nothing_but_the_case(tmp_path: Path) -> None:
    """Not on the hash seed, the time zone, the language, or somebody's settings for matplotlib."""
    settings = tmp_path / "matplotlibrc"
    settings.write_text("font.size: 30\nlines.linewidth: 9\nsvg.fonttype: none\naxes.facecolor: red\n", "utf-8")
    found = set()
    for seed, zone, language, own in (("0", "UTC", "C.UTF-8", None), ("7", "Asia/Kathmandu", "de_DE.UTF-8", settings)):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": language}
        if own is not None:
            environment["MATPLOTLIBRC"] = str(own)
        done = subprocess.run(
            [sys.executable, "-c", _DIGEST, str(tmp_path / f"{seed}.docx")],
            cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=120,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        found.add(done.stdout)
    assert len(found) == 1
