# SPDX-License-Identifier: Apache-2.0
"""Draws charts with matplotlib's objects (never pyplot, which keeps a state), in the style of the printed report.

One face that matplotlib brings along, its own defaults and no date or name of a program in the files: the same plot
gives the same bytes. Only one thread draws at a time.
"""

import io
import logging
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from functools import cache, lru_cache
from itertools import accumulate
from math import log2
from pathlib import Path
from typing import Any
from unicodedata import category

from briefing_app.domain.scale_types import NO_BREAK_SPACE
from briefing_app.report.charts.axes import day_ticks, days_since, value_ticks
from briefing_app.report.charts.placing import Box, Place, Wish, place, spread
from briefing_app.report.charts.plots import (
    WIDTH,
    Drawn,
    FigurePlot,
    Mark,
    Series,
    TimelinePlot,
)
from briefing_app.report.docx_text import MARK, by_direction
from briefing_app.report.styles import GREY, INK, NAVY, RULE

DPI = 300
_INK, _NAVY, _GREY, _RULE = (f"#{colour}" for colour in (INK, NAVY, GREY, RULE))
COLOURS = ("#1f5a8c", "#a6401a", "#2a6e3f", "#6b3f86", "#7a5a00", "#0b6e7a", "#8c1d4f", "#4a545f")
"""One for each series: dark enough for letters on white, and told apart by people who are colour-blind. In grey the
shapes and strokes below tell the series apart, and each is named at its marks."""
SHAPES = ("o", "s", "D", "^", "v", "P", "X", "p")
_STROKES: tuple[Any, ...] = (
    "-", (0, (5, 1.6)), (0, (1.4, 1.2)), (0, (6, 1.5, 1.2, 1.5)), "-", (0, (5, 1.6)), (0, (1.4, 1.2)), "-",
)  # fmt: skip
_SMALL, _LABEL, _TEXT = 7.0, 7.6, 7.8
_LEFT, _RIGHT, _TOP, _BOTTOM = 36.0, 8.0, 9.0, 22.0
_HEIGHT, _ROW = 178.0, 13.0
_ARROW = 15.0
_CROWD, _GUTTER = 4, 24.0
_MOST_VALUES = 24
"""Earlier figures that have their values beside them; of more, only the last of each series has."""
_drawing = threading.Lock()


@lru_cache(maxsize=16)
def draw_figures(plot: FigurePlot) -> Drawn:
    """Figures over time: points, bars for ranges, arrows for open bounds, each series named where it ends."""
    with _canvas(WIDTH, _HEIGHT + _ROW * max(0, len(plot.series) - 3)) as canvas:
        _FigureChart(canvas, plot).draw()
        return canvas.drawn()


@lru_cache(maxsize=4)
def draw_timeline(plot: TimelinePlot) -> Drawn:
    """Events down a line, each with its date and its words."""
    with _canvas(WIDTH, 100.0) as canvas:
        _Timeline(canvas, plot).draw()
        return canvas.drawn()


@cache
def _letters() -> Any:
    from matplotlib.ft2font import FT2Font

    return FT2Font(str(_font_file(bold=False)))


def can_write(text: str) -> bool:
    """Whether the face has all letters of the text."""
    with _drawing:
        face = _letters()
        return all(
            character == " " or category(character) == "Cf" or face.get_char_index(ord(character))
            for character in text.replace(NO_BREAK_SPACE, " ")
        )


def _font_file(*, bold: bool) -> Path:
    import matplotlib

    name = "DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf"
    return Path(matplotlib.get_data_path(), "fonts", "ttf", name)


@contextmanager
def _canvas(width: float, height: float) -> Iterator["_Canvas"]:
    """An empty sheet, with matplotlib as it comes and not as somebody's settings make it.

    What it has to say about its caches is no business of the person who writes a report.
    """
    logging.getLogger("matplotlib").setLevel(logging.ERROR)
    import matplotlib

    with _drawing, matplotlib.rc_context():
        matplotlib.rcdefaults()
        matplotlib.rcParams.update({"svg.hashsalt": "briefing", "svg.fonttype": "path", "path.simplify": False})
        yield _Canvas(width, height)


class _Canvas:
    """A sheet measured in points, its origin at the lower left."""

    def __init__(self, width: float, height: float) -> None:
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure
        from matplotlib.font_manager import FontProperties

        self.figure = Figure(figsize=(width / 72, height / 72), dpi=DPI, facecolor="white")
        self._agg: Any = FigureCanvasAgg(self.figure)
        self._faces = {bold: FontProperties(fname=str(_font_file(bold=bold))) for bold in (False, True)}
        self._is_shortened = False
        self.axes = self.figure.add_axes((0, 0, 1, 1))
        self.axes.set_axis_off()
        self.resize(width, height)

    def resize(self, width: float, height: float) -> None:
        self.width, self.height = width, height
        self.figure.set_size_inches(width / 72, height / 72)
        self.axes.set_xlim(0, width)
        self.axes.set_ylim(0, height)

    def line(self, xs: Sequence[float], ys: Sequence[float], colour: str, width: float = 0.6, **more: Any) -> None:
        from matplotlib.lines import Line2D

        settings = {"solid_capstyle": "butt", "solid_joinstyle": "miter", "zorder": 2.0, **more}
        self.axes.add_line(Line2D(xs, ys, color=colour, linewidth=width, **settings))

    def point(self, x: float, y: float, colour: str, shape: str, *, filled: bool = True, size: float = 5.4) -> None:
        face = colour if filled else "white"
        self.line([x], [y], colour, 0, marker=shape, markersize=size, markerfacecolor=face, markeredgecolor=colour,
                  markeredgewidth=1.1, zorder=5.0)  # fmt: skip

    def write(self, x: float, y: float, text: str, colour: str = _INK, size: float = _LABEL, **more: Any) -> None:
        """``bold``, ``ha`` and ``va`` as in matplotlib. Nothing in the text is read as a formula."""
        face = self._faces[more.pop("bold", False)].copy()
        face.set_size(size)
        settings = {"ha": "left", "va": "baseline", "zorder": 6.0, "linespacing": 1.25, **more}
        self.axes.text(x, y, text, color=colour, fontproperties=face, parse_math=False, **settings)

    def clear(self, box: Box) -> None:
        """Takes the thin rules away where letters will stand."""
        from matplotlib.patches import Rectangle

        corner, width, height = (box.left - 2, box.bottom - 1), box.right - box.left + 4, box.top - box.bottom + 2
        self.axes.add_patch(Rectangle(corner, width, height, facecolor="white", edgecolor="none", zorder=1.5))

    def width_of(self, text: str, size: float, *, bold: bool = False) -> float:
        face = self._faces[bold].copy()
        face.set_size(size)
        return float(self._agg.get_renderer().get_text_width_height_descent(text, face, False)[0]) * 72 / DPI

    def wrapped(self, text: str, width: float, size: float, most: int) -> list[str]:
        """The text in lines of at most this width; what does not fit ends in an ellipsis."""
        blank = self.width_of(" ", size)
        lines: list[str] = []
        line, reach = "", 0.0
        for word in text.split(" "):
            length = self.width_of(word, size)
            if line and reach + blank + length > width:
                lines.append(line)
                line, reach = word, length
            else:
                line, reach = (f"{line} {word}", reach + blank + length) if line else (word, length)
        lines.append(line)
        if len(lines) > most:
            lines = lines[:most]
            lines[-1] = self.shortened(f"{lines[-1]} …", width, size)
            self._is_shortened = True
        return [line if " " in line else self.shortened(line, width, size) for line in lines]

    def shortened(self, text: str, width: float, size: float, *, bold: bool = False) -> str:
        """The text, or as much of its beginning as fits, with an ellipsis."""
        if self.width_of(text, size, bold=bold) <= width:
            return text
        self._is_shortened = True
        while text and self.width_of(f"{text} …", size, bold=bold) > width:
            text = text[:-1].rstrip(" …")
        return f"{text} …"

    def _pixels(self) -> Any:
        """The sheet in so few colours that the file is small; letters on white lose nothing by it."""
        from PIL import Image

        self._agg.draw()
        width, height = self._agg.get_width_height()
        image = Image.frombytes("RGBA", (width, height), bytes(self._agg.buffer_rgba())).convert("RGB")
        return image.quantize(128, dither=Image.Dither.NONE)

    def drawn(self) -> Drawn:
        png, svg = io.BytesIO(), io.BytesIO()
        self._pixels().save(png, format="PNG", dpi=(DPI, DPI))
        nothing = dict.fromkeys(("Date", "Creator", "Format", "Type"))
        self.figure.savefig(svg, format="svg", metadata=nothing)
        return Drawn(
            png.getvalue(), _without_document_type(svg.getvalue()), self.width, self.height, self._is_shortened
        )


def _without_document_type(svg: bytes) -> bytes:
    """Word refuses an SVG that declares one."""
    start = svg.find(b"<!DOCTYPE")
    return svg if start < 0 else svg[:start] + svg[svg.index(b">", start) + 1 :].lstrip()


class _FigureChart:
    """Figures over time."""

    def __init__(self, canvas: _Canvas, plot: FigurePlot) -> None:
        self._canvas = canvas
        self._plot = plot
        marks = list(plot.marks())
        self._origin = min(mark.when.first for mark in marks).date()
        self._end = max(mark.when.last for mark in marks).date()
        self._ticks = value_ticks(
            min(mark.bounds()[0] for mark in marks), max(mark.bounds()[1] for mark in marks) * 1.04
        )
        widest = max(canvas.width_of(_number(value), _SMALL) for value in self._ticks)
        self._frame = Box(max(_LEFT, widest + 14), _BOTTOM, canvas.width - _RIGHT, canvas.height - _TOP)
        self._names = [_Label(canvas, series) for series in plot.series]
        self._beside = self._late()
        if self._beside:
            room = max(self._names[number].width for number in self._beside) + _GUTTER
            self._frame = replace(self._frame, right=canvas.width - room)
        self._solid: list[Box] = []  # what labels must not cover
        self._thin: list[Box] = []  # what they should not

    def _late(self) -> list[int]:
        """The series that end together at the right, if there are so many that their names must stand beside the
        chart; from below upwards."""
        ends = [(self._y(s.marks[-1].value), number) for number, s in self._series() if self._is_late(s)]
        return [number for _, number in sorted(ends)] if len(ends) >= _CROWD else []

    def _is_late(self, series: Series) -> bool:
        width = self._frame.right - self._frame.left
        return self._x(series.marks[-1].when.middle) > self._frame.left + width * 0.75

    def draw(self) -> None:
        self._axes()
        for number, series in enumerate(self._plot.series):
            if self._plot.steps:
                self._steps(series, number)
            for mark in series.marks:
                self._mark(mark, number)
        self._labels()

    def _x(self, moment: datetime) -> float:
        days = (self._end - self._origin).days + 1
        share = days_since(self._origin, moment) / days
        return self._frame.left + share * (self._frame.right - self._frame.left)

    def _y(self, value: float) -> float:
        low, high = self._ticks[0], self._ticks[-1]
        return self._frame.bottom + (value - low) / (high - low) * (self._frame.top - self._frame.bottom)

    def _axes(self) -> None:
        canvas, frame = self._canvas, self._frame
        for value in self._ticks:
            y = self._y(value)
            colour = "#8a94a0" if value == 0 else _RULE
            canvas.line([frame.left, frame.right], [y, y], colour, 0.7 if value == 0 else 0.5, zorder=1.0)
            canvas.write(frame.left - 6, y, _number(value), _GREY, _SMALL, ha="right", va="center_baseline")
        days = (self._end - self._origin).days + 1
        scale = (frame.right - frame.left) / days
        base = frame.bottom - 13
        reach = frame.left - 2
        for place_, words in day_ticks(self._origin, self._end, self._plot.year):
            x = frame.left + place_ * scale
            length = canvas.width_of(words, _SMALL)
            start = min(max(x - length / 2, frame.left - 2), canvas.width - length)
            if start < reach:
                continue
            canvas.write(start, base, words, _GREY, _SMALL)
            canvas.line([x, x], [frame.bottom, frame.bottom - 3], _GREY, 0.5)
            reach = start + length + 6
        canvas.write(frame.left - 6, base, "as of", _GREY, _SMALL, ha="right")

    def _steps(self, series: Series, number: int) -> None:
        """Each count stands until the next; a range and an upper bound have no one level."""
        for before, after in zip(series.marks, series.marks[1:], strict=False):
            if not (before.has_level and after.has_level):
                continue
            x0, x1 = self._x(before.when.middle), self._x(after.when.middle)
            y0, y1 = self._y(before.value), self._y(after.value)
            stroke = _STROKES[number % len(_STROKES)]
            self._canvas.line([x0, x1, x1], [y0, y0, y1], _colour(number), 1.1, linestyle=stroke, zorder=3.0)
            self._thin += [Box(x0, y0 - 1.5, x1, y0 + 1.5), Box(x1 - 1.5, min(y0, y1), x1 + 1.5, max(y0, y1))]

    def _mark(self, mark: Mark, number: int) -> None:
        colour = _colour(number)
        x = self._x(mark.when.middle)
        if mark.when.days > 1:
            y = self._y(mark.value)
            left, right = self._x(mark.when.first), self._x(mark.when.last)
            self._canvas.line([left, right], [y, y], colour, 0.8, marker="|", markersize=5, markeredgewidth=0.8)
            self._thin.append(Box(left, y - 3, right, y + 3))
        if mark.is_range:
            low, high = (self._y(value) for value in mark.bounds())
            self._canvas.line([x, x], [low, high], colour, 4.0, zorder=4.0)
            if not mark.is_sourced and high - low > 3:
                self._canvas.line([x, x], [low + 1, high - 1], "white", 2.0, zorder=4.1)
            self._solid.append(Box(x - 3, low, x + 3, high))
        elif mark.low is None or mark.high is None:
            self._arrow(x, self._y(mark.value), colour, 1 if mark.high is None else -1)
        if mark.is_point:
            y = self._y(mark.value)
            self._canvas.point(x, y, colour, SHAPES[number % len(SHAPES)], filled=mark.is_sourced)
            self._solid.append(Box(x - 3.5, y - 3.5, x + 3.5, y + 3.5))

    def _arrow(self, x: float, y: float, colour: str, way: int) -> None:
        """From the only bound that is known to where the count may be."""
        room = self._frame.top + 5 - y if way > 0 else y - self._frame.bottom
        tip = y + way * min(_ARROW, max(room, 8.0))
        head = tip - way * 3.2
        self._canvas.line([x, x], [y, tip], colour, 1.0, zorder=4.0)
        self._canvas.line([x - 2.6, x, x + 2.6], [head, tip, head], colour, 1.0, zorder=4.0)
        self._solid.append(Box(x - 3, min(y, tip), x + 3, max(y, tip)))

    def _labels(self) -> None:
        """The name of each series at its last mark; the other values where there is room."""
        right = self._frame.right if self._beside else self._canvas.width - 1
        frame = Box(self._frame.left, self._frame.bottom + 2, right, self._canvas.height - 1)
        named = [(s.marks[-1], n, self._names[n]) for n, s in self._series() if n not in self._beside]
        wishes = [self._wish(mark, label.width, label.height) for mark, _, label in named]
        places = place(wishes, self._solid, self._thin, frame)
        for (mark, number, label), where in zip(named, places, strict=True):
            if where.far:
                self._leader(mark, where, _colour(number))
            label.draw(where.box, _colour(number), self._x(mark.when.middle))
        if self._beside:
            self._names_beside()
        if sum(len(series.marks) - 1 for _, series in self._series()) <= _MOST_VALUES:
            self._values(frame, [where.box for where in places])

    def _names_beside(self) -> None:
        """Names in the order of their last marks, each with a line to its own."""
        labels = [self._names[number] for number in self._beside]
        sizes = [label.height + 3 for label in labels]
        ends = [self._plot.series[number].marks[-1] for number in self._beside]
        middles = spread([self._y(mark.value) for mark in ends], sizes)
        lift = max(0.0, self._frame.bottom + sizes[0] / 2 - middles[0])
        lift = min(lift, self._canvas.height - sizes[-1] / 2 - middles[-1])
        left = self._frame.right + _GUTTER - 2
        for number, label, mark, middle in zip(self._beside, labels, ends, middles, strict=True):
            at = middle + lift
            box = Box(left, at - label.height / 2, left + label.width, at + label.height / 2)
            x, y = self._x(mark.when.middle), self._y(mark.value)
            head = box.top - _LABEL / 2
            self._canvas.line([x, left - 8, left - 2], [y, head, head], _colour(number), 0.4, zorder=2.5)
            label.draw(box, _colour(number), 0.0)

    def _values(self, frame: Box, taken: list[Box]) -> None:
        for number, series in self._series():
            for mark in series.marks[:-1]:
                width = self._canvas.width_of(mark.words, _SMALL)
                where = place([self._wish(mark, width, _SMALL * 0.8)], [*self._solid, *taken], self._thin, frame)[0]
                covered = [box for box in (*self._solid, *self._thin, *taken) if where.box.shared(box) > 0]
                if where.far or covered or where.box.outside(frame):
                    continue
                self._canvas.clear(where.box)
                self._canvas.write(where.box.left, where.box.bottom, mark.words, _colour(number), _SMALL)
                taken.append(where.box)

    def _series(self) -> Iterator[tuple[int, Series]]:
        return iter(enumerate(self._plot.series))

    def _wish(self, mark: Mark, width: float, height: float) -> Wish:
        y = self._y(mark.value)
        return Wish(self._x(mark.when.middle), y, width, height)

    def _leader(self, mark: Mark, where: Place, colour: str) -> None:
        x, y = self._x(mark.when.middle), self._y(mark.value)
        box = where.box
        end = (min(max(x, box.left), box.right), min(max(y, box.bottom), box.top))
        self._canvas.line([x, end[0]], [y, end[1]], colour, 0.4, zorder=2.5)


class _Label:
    """The name of a series with its last figure, and below it whom it counts."""

    def __init__(self, canvas: _Canvas, series: Series) -> None:
        self._canvas = canvas
        room = canvas.width * 0.4
        name = canvas.shortened(series.name, room, _LABEL, bold=True)
        value = series.marks[-1].words
        is_mixed = any(rtl for _, rtl in by_direction(name))
        self._head = f"{MARK}{name}{MARK} {value}" if is_mixed else f"{name} {value}"
        self._below = canvas.shortened(series.population, room, _SMALL - 0.4) if series.population else ""
        widths = [canvas.width_of(self._head, _LABEL, bold=True)]
        if self._below:
            widths.append(canvas.width_of(self._below, _SMALL - 0.4))
        self.width = max(widths) + 1
        self.height = _LABEL * 0.95 + (_SMALL + 1.2 if self._below else 0)

    def draw(self, box: Box, colour: str, point: float) -> None:
        """Both lines begin, or end, at the side of the point."""
        is_before = box.right < point
        x, side = (box.right, "right") if is_before else (box.left, "left")
        base = box.top - _LABEL * 0.78
        self._canvas.clear(box)
        self._canvas.write(x, base, self._head, colour, _LABEL, bold=True, ha=side)
        if self._below:
            self._canvas.write(x, base - _SMALL - 1.6, self._below, _GREY, _SMALL - 0.4, ha=side)


def _colour(number: int) -> str:
    return COLOURS[number % len(COLOURS)]


def _number(value: float) -> str:
    return f"{int(value):,}".replace("-", "−") if value == int(value) else f"{value:g}".replace("-", "−")


class _Timeline:
    """Events down a line, each with its words beside it; the more time lies between two, the further apart they are,
    though not in proportion. Long pauses are dotted."""

    _AXIS, _WORDS, _MOST_LINES = 96.0, 110.0, 3
    _LEADING, _GAP, _MARGIN = 10.6, 5.0, 4.0
    _PER_DOUBLING, _LONG_PAUSE = 3.2, 14

    def __init__(self, canvas: _Canvas, plot: TimelinePlot) -> None:
        self._canvas = canvas
        self._plot = plot
        room = canvas.width - self._WORDS - 2
        self._lines = [canvas.wrapped(event.text, room, _TEXT, self._MOST_LINES) for event in plot.events]
        heights = [len(lines) * self._LEADING + self._gap_after(n) for n, lines in enumerate(self._lines)]
        canvas.resize(canvas.width, sum(heights) + 2 * self._MARGIN)
        self._firsts = [
            canvas.height - self._MARGIN - self._LEADING / 2 - before for before in accumulate([0.0, *heights[:-1]])
        ]

    def draw(self) -> None:
        canvas, previous = self._canvas, ""
        for number, (event, lines, y) in enumerate(zip(self._plot.events, self._lines, self._firsts, strict=True)):
            if number:
                stroke = (0, (1.2, 2.2)) if self._pause(number - 1) > self._LONG_PAUSE else "-"
                canvas.line([self._AXIS] * 2, [self._firsts[number - 1], y], "#8a94a0", 1.0, linestyle=stroke)
            canvas.point(self._AXIS, y, _NAVY, "o", filled=event.when.days == 1, size=4.8)
            base = y - _TEXT * 0.36
            if event.date != previous:
                words = canvas.shortened(event.date, self._AXIS - 10, _TEXT, bold=True)
                canvas.write(self._AXIS - 9, base, words, _NAVY, _TEXT, bold=True, ha="right")
            previous = event.date
            for row, line in enumerate(lines):
                canvas.write(self._WORDS, base - row * self._LEADING, line, _INK, _TEXT)

    def _pause(self, number: int) -> int:
        """Days between an event and the next one."""
        before, after = self._plot.events[number : number + 2]
        return max(0, (after.when.first.date() - before.when.last.date()).days)

    def _gap_after(self, number: int) -> float:
        if number == len(self._lines) - 1:
            return 0.0
        return self._GAP + self._PER_DOUBLING * min(log2(1 + self._pause(number)), 5)
