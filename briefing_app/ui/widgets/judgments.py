# SPDX-License-Identifier: Apache-2.0
"""Judgments side by side: whose they are, and their ranges on one axis from 0 to 100 per cent.

The axis runs from left to right in every language; the names stand on the leading side.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from briefing_app.services.judging import AssessmentRow, TrackRecord, View
from briefing_app.ui import choices, theme, words
from briefing_app.ui.i18n import mark, tr, trn
from briefing_app.ui.models.rows import Index, ListRow, Role
from briefing_app.ui.theme import Size, Space
from briefing_app.ui.theme.style import rounded
from briefing_app.ui.theme.writing import draw_text
from briefing_app.ui.widgets.likelihood import range_words
from briefing_app.ui.widgets.lists import RowDelegate, paint_badge, paint_ground
from briefing_app.ui.widgets.painted_lines import paint_conflict, paint_line, paint_two_lines

HEIGHT = 56
BAR = 16
OUTCOMES = {"true": mark("came true"), "false": mark("proved false"), "void": mark("void")}
OUTCOME_SIGNS = {"true": "✓", "false": "✕", "void": "○"}
ORDINARY_EDGES = (0.0, 20.0, 40.0, 60.0, 80.0, 100.0)


def likelihood_words(item: AssessmentRow) -> str:
    """What a judgment says of the likelihood, in the term and the numbers that it chose."""
    spread = range_words(item.low, item.high) if item.low is not None and item.high is not None else ""
    if item.term and spread:
        return f"{item.term} {spread}"
    if item.term and not spread:
        return tr("said “{term}”: range not stated", term=item.term)
    return spread or tr("likelihood not stated")


def record_words(record: TrackRecord) -> str:
    """ "14 resolved, Brier 0.17"; empty for nobody whose forecasts were resolved."""
    if not record.resolved:
        return ""
    resolved = trn(record.resolved, "{n} resolved", "{n} resolved")
    if record.brier is None:
        return resolved
    score = f"{record.brier:.2f}"
    if record.midpoints:
        return tr("{resolved}, Brier ≈{score} (midpoints)", resolved=resolved, score=score)
    return tr("{resolved}, Brier {score}", resolved=resolved, score=score)


def outcome_words(item: AssessmentRow) -> str:
    """ "✓ came true 5 Mar 2031"; empty while it is open."""
    if not item.outcome:
        return ""
    sign, said = OUTCOME_SIGNS[item.outcome], tr(OUTCOMES[item.outcome])
    return " ".join(part for part in (sign, said, words.day_in_words(item.resolved_on)) if part)


def whose_words(item: AssessmentRow) -> str:
    """The author's affiliation, or that it is one of us."""
    return item.affiliation or "" if item.by_expert else tr("analyst, this case")


def view_words(view: View) -> str:
    """Everything that a row shows, for those who hear it."""
    item = view.judgment
    confidence = next((o.label for o in choices.confidence() if o.value == item.confidence), item.confidence)
    return ", ".join(
        part
        for part in (
            item.author_name,
            whose_words(item),
            record_words(view.record),
            tr("dissent") if item.dissents_from else "",
            tr("key judgment") if item.key_judgment else "",
            tr("withdrawn") if item.status == "withdrawn" else "",
            likelihood_words(item),
            tr("confidence {level}", level=confidence),
            item.statement,
            outcome_words(item),
            tr("in conflict") if item.contested else "",
        )
        if part
    )


class Split(NamedTuple):
    """Where the words and where the bar of a row stand."""

    words: QRect
    bar: QRect


def split_of(area: QRect, direction: Qt.LayoutDirection) -> Split:
    """Words on the leading side, the bar beside them."""
    inner = area.adjusted(Space.XL, 0, -Space.XL, 0)
    wide = max(140, min(230, round(inner.width() * 0.32)))
    if direction == Qt.LayoutDirection.RightToLeft:
        texts = QRect(inner.right() - wide + 1, inner.top(), wide, inner.height())
        return Split(texts, QRect(inner.left(), inner.top(), inner.width() - wide - Space.L, inner.height()))
    texts = QRect(inner.left(), inner.top(), wide, inner.height())
    start = inner.left() + wide + Space.L
    return Split(texts, QRect(start, inner.top(), inner.right() - start + 1, inner.height()))


def said_of(item: AssessmentRow) -> tuple[str, ...]:
    """The likelihood in words, and shorter for where there is little room."""
    spread = range_words(item.low, item.high) if item.low is not None and item.high is not None else ""
    return (likelihood_words(item), spread) if spread and item.term else (likelihood_words(item),)


def paint_range(
    painter: QPainter, track: QRect, low: float | None, high: float | None, *said: str, faint: bool = False
) -> None:
    """A range on its track, with its words beside it; dashed, with the words inside, where none was stated.

    ``said``: the words, and shorter ones.
    """
    colours = theme.colours()
    font = theme.interface(Size.SMALL)
    painter.setFont(font)
    if low is None or high is None:
        painter.setPen(QPen(colours.strong_line, 1, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(track).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        painter.setPen(colours.dim)
        text = painter.fontMetrics().elidedText(said[0], Qt.TextElideMode.ElideRight, track.width() - 8)
        draw_text(painter, track, Qt.AlignmentFlag.AlignCenter, text)
        return
    rounded(painter, track, fill=colours.sunk, line=colours.line, radius=3)
    left = track.left() + track.width() * low / 100
    wide = max(5.0, track.width() * (high - low) / 100)
    left = min(left, track.right() - wide + 1)
    fill = QColor(colours.accent)
    if faint:
        fill.setAlphaF(0.4)
    rounded(painter, QRectF(left, track.top() + 2, wide, track.height() - 4), fill=fill, line=None, radius=2)
    any(_paint_beside(painter, track, left, wide, text) for text in said)


def _paint_beside(painter: QPainter, track: QRect, left: float, wide: float, said: str) -> bool:
    """Writes the words where they fit: after the range, before it, in it. False where they fit nowhere."""
    colours = theme.colours()
    metrics = QFontMetrics(painter.font())
    width = metrics.horizontalAdvance(said) + 8
    painter.setPen(colours.dim)
    after = track.right() - (left + wide)
    before = left - track.left()
    if after >= width:
        area = QRectF(left + wide + 6, track.top(), width, track.height())
    elif before >= width + 4:
        area = QRectF(left - width, track.top(), width, track.height())
    elif wide >= width:
        painter.setPen(colours.on_accent)
        area = QRectF(left + 4, track.top(), width, track.height())
    else:
        return False
    paint_line(painter, area.toRect(), said, right=False)
    return True


def paint_chip(painter: QPainter, area: QRect, text: str, direction: Qt.LayoutDirection) -> int:
    """A small word in a rounded line at the leading end of ``area``; returns its width."""
    colours = theme.colours()
    font = theme.interface(Size.SMALL)
    width = QFontMetrics(font).horizontalAdvance(text) + 14
    if width > area.width():
        return 0
    left = area.right() - width + 1 if direction == Qt.LayoutDirection.RightToLeft else area.left()
    box = QRect(left, area.center().y() - 8, width, 17)
    rounded(painter, box, fill=None, line=colours.strong_line, radius=8)
    painter.setFont(font)
    painter.setPen(colours.dim)
    draw_text(painter, box, Qt.AlignmentFlag.AlignCenter, text)
    return width


class ViewDelegate(QStyledItemDelegate):
    """A view: author with affiliation and record, the range, and under it the statement."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(300, HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view = index.data(Role.ROW)
        painter.save()
        paint_ground(painter, option)
        if isinstance(view, View):
            texts, bar = split_of(QRect(option.rect), option.direction)
            self._paint_author(painter, texts, view, option.direction)
            item = view.judgment
            track = QRect(bar.left(), bar.top() + 10, bar.width(), BAR)
            paint_range(painter, track, item.low, item.high, *said_of(item))
            font = theme.interface(Size.LABEL)
            font.setStrikeOut(item.status == "withdrawn")
            painter.setFont(font)
            painter.setPen(theme.colours().dim)
            paint_line(painter, QRect(bar.left(), track.bottom() + 5, bar.width(), 17), self._statement(item))
        painter.restore()

    @staticmethod
    def _statement(item: AssessmentRow) -> str:
        outcome = outcome_words(item)
        return f"{outcome} · {item.statement}" if outcome else item.statement

    def _paint_author(self, painter: QPainter, area: QRect, view: View, way: Qt.LayoutDirection) -> None:
        colours = theme.colours()
        item = view.judgment
        font = theme.interface(bold=True)
        painter.setFont(font)
        painter.setPen(colours.dim if item.status == "withdrawn" else colours.text)
        line = QRect(area.left(), area.top() + 8, area.width(), 19)
        if item.contested:
            line = paint_conflict(painter, line, way)
        chips = [tr("dissent")] if item.dissents_from else []
        chips += [tr("key")] if item.key_judgment else []
        room = sum(QFontMetrics(theme.interface(Size.SMALL)).horizontalAdvance(chip) + 20 for chip in chips)
        wide = min(QFontMetrics(font).horizontalAdvance(item.author_name) + 2, line.width() - room)
        mirrored = way == Qt.LayoutDirection.RightToLeft
        name = QRect(line.right() - wide + 1 if mirrored else line.left(), line.top(), wide, line.height())
        paint_line(painter, name, item.author_name, right=mirrored)
        rest = QRect(line).adjusted(0, 0, -wide - 6, 0) if mirrored else QRect(line).adjusted(wide + 6, 0, 0, 0)
        for chip in chips:
            used = paint_chip(painter, rest, chip, way) + 6
            rest = rest.adjusted(0, 0, -used, 0) if mirrored else rest.adjusted(used, 0, 0, 0)
        about = words.joined(whose_words(item), record_words(view.record))
        painter.setFont(theme.interface(Size.LABEL))
        painter.setPen(colours.dim)
        paint_line(painter, QRect(area.left(), area.top() + 29, area.width(), 17), about, right=mirrored)


class _Aligned(QWidget):
    """Stands over or under the rows and leaves out what their scroll bar takes."""

    def __init__(self) -> None:
        super().__init__()
        self._inset = 0

    def set_inset(self, pixels: int) -> None:
        self._inset = pixels
        self.update()

    @property
    def _split(self) -> Split:
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left, right = (self._inset, 0) if mirrored else (0, self._inset)
        return split_of(self.rect().adjusted(left, 0, -right, 0), self.layoutDirection())


class Axis(_Aligned):
    """The edges of the scale over the bars."""

    def __init__(self) -> None:
        super().__init__()
        self._edges: Sequence[float] = ORDINARY_EDGES
        self.setFixedHeight(26)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_edges(self, edges: Sequence[float]) -> None:
        self._edges = edges or ORDINARY_EDGES
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        colours = theme.colours()
        bar = self._split.bar
        painter.setFont(theme.interface(Size.SMALL))
        metrics = painter.fontMetrics()
        taken: list[tuple[float, float]] = []
        for percent in sorted({0.0, 100.0, *self._edges}, key=lambda value: value not in (0, 100)):
            text = tr("{range} %", range="100") if percent == 100 else f"{percent:g}"
            width = metrics.horizontalAdvance(text)
            x = bar.left() + bar.width() * percent / 100
            place = min(max(x - width / 2, 2), self.width() - width - 2)
            if any(place < right + 6 and left < place + width + 6 for left, right in taken):
                continue
            taken.append((place, place + width))
            painter.setPen(colours.dim)
            draw_text(painter, QRectF(place, 2, width + 2, 16), Qt.AlignmentFlag.AlignCenter, text)
            painter.setPen(colours.line)
            painter.drawLine(round(x), self.height() - 5, round(x), self.height())


class MedianRow(_Aligned):
    """The median of the stated ranges, beside the views and never instead of them."""

    def __init__(self) -> None:
        super().__init__()
        self._low = self._high = 0.0
        self._number = 0
        self.setFixedHeight(50)
        self.hide()

    def show_median(self, low: float, high: float, number: int) -> None:
        self._low, self._high, self._number = low, high, number
        said = trn(number, "Median of {n} stated range", "Median of {n} stated ranges")
        self.setAccessibleName(f"{said}: {range_words(low, high)}. {self._about}")
        self.setToolTip(said)
        self.show()
        self.update()

    @property
    def _title(self) -> str:
        return trn(self._number, "Median of {n} range", "Median of {n} ranges")

    @property
    def _about(self) -> str:
        return tr("beside, never instead")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = theme.colours()
        texts, bar = self._split
        painter.setPen(colours.line)
        painter.drawLine(0, 0, self.width(), 0)
        painter.setPen(colours.dim)
        for top, text in ((8, self._title), (24, self._about)):
            painter.setFont(theme.interface(Size.LABEL))
            mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            paint_line(painter, QRect(texts.left(), top, texts.width(), 17), text, right=mirrored)
        said = range_words(self._low, self._high)
        paint_range(painter, QRect(bar.left(), 17, bar.width(), BAR), self._low, self._high, said, faint=True)


class QuestionDelegate(RowDelegate):
    """A question on two lines, and under it how many views there are."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, 72)

    def _paint_row(self, painter: QPainter, option: QStyleOptionViewItem, item: ListRow) -> None:
        colours = theme.colours()
        area = QRect(option.rect).adjusted(Space.M, 0, -Space.M, -1)
        painter.setFont(theme.interface(bold=True))
        painter.setPen(colours.text)
        text = QRect(area.left(), area.top() + 7, area.width(), 38)
        if item.contested:
            text = paint_conflict(painter, text, option.direction)
        paint_two_lines(painter, text, item.title)
        painter.setFont(theme.interface(Size.LABEL))
        painter.setPen(colours.dim)
        paint_line(painter, QRect(area.left(), area.top() + 47, area.width(), 17), item.detail)


@dataclass(frozen=True, slots=True)
class GroundLine(ListRow):
    """One record that a judgment rests on; ``tail`` says what it stands on itself."""

    type: str = ""
    sign: str = ""
    tail: str = ""


class GroundDelegate(QStyledItemDelegate):
    """Sign, statement with its grade, and at the trailing end what it stands on."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, 36)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = index.data(Role.ROW)
        painter.save()
        paint_ground(painter, option)
        if isinstance(line, GroundLine):
            mirrored = option.direction == Qt.LayoutDirection.RightToLeft
            area = QRect(option.rect).adjusted(Space.M, 0, -Space.M, -1)
            self._paint(painter, area, line, mirrored)
        painter.restore()

    def _paint(self, painter: QPainter, area: QRect, line: GroundLine, mirrored: bool) -> None:
        colours = theme.colours()
        ink = colours.contradicts if line.stance == "contradicts" else colours.text
        sign = QRect(area.right() - 15 if mirrored else area.left(), area.top(), 16, area.height())
        painter.setFont(theme.interface())
        painter.setPen(ink)
        draw_text(painter, sign, Qt.AlignmentFlag.AlignCenter, line.sign)
        painter.setFont(theme.interface(Size.LABEL))
        tail = painter.fontMetrics().horizontalAdvance(line.tail) + 2
        tail = min(tail, area.width() // 2)
        end = QRect(area.left() if mirrored else area.right() - tail, area.top(), tail, area.height())
        painter.setPen(colours.dim)
        paint_line(painter, end, line.tail, right=not mirrored)
        inner = area.adjusted(tail + Space.S, 0, -22, 0) if mirrored else area.adjusted(22, 0, -tail - Space.M, 0)
        if line.contested:
            way = Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight
            inner = paint_conflict(painter, inner, way)
        font = theme.interface()
        font.setStrikeOut(line.struck)
        metrics = QFontMetrics(font)
        badge = QFontMetrics(theme.interface(Size.LABEL, bold=True)).horizontalAdvance(line.badge) + 18
        room = inner.width() - (badge if line.badge else 0)
        text = metrics.elidedText(line.title, Qt.TextElideMode.ElideRight, room)
        wide = metrics.horizontalAdvance(text)
        painter.setFont(font)
        painter.setPen(colours.dim if line.struck else ink)
        paint_line(painter, inner, text, right=mirrored)
        if line.badge:
            right = inner.right() - wide - 8 if mirrored else inner.left() + wide + badge - 2
            paint_badge(painter, right, area.center().y(), line.badge)


class RangeCellDelegate(QStyledItemDelegate):
    """A cell of the table of judgments: the likelihood as a bar, all else as text."""

    def __init__(self, range_column: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._range_column = range_column

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, 44)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        colours = theme.colours()
        painter.save()
        paint_ground(painter, option, bar=index.column() == 0)
        area = QRect(option.rect).adjusted(Space.M, 0, -Space.XS, -1)
        item = index.data(Role.ROW)
        if index.column() == self._range_column and isinstance(item, AssessmentRow):
            track = QRect(area.left(), area.center().y() - BAR // 2, area.width() - Space.M, BAR)
            paint_range(painter, track, item.low, item.high, *said_of(item))
        else:
            gone = isinstance(item, AssessmentRow) and item.status == "withdrawn"
            font = theme.interface(bold=index.column() == 0 and isinstance(item, AssessmentRow) and item.key_judgment)
            font.setStrikeOut(gone and index.column() == 0)
            painter.setFont(font)
            painter.setPen(colours.dim if gone or index.column() else colours.text)
            if index.column() == 0 and isinstance(item, AssessmentRow) and item.contested:
                area = paint_conflict(painter, area, option.direction)
            (paint_line if index.column() else paint_two_lines)(painter, area, str(index.data() or ""))
        painter.restore()
