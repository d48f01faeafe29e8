# SPDX-License-Identifier: Apache-2.0
"""Lists of people and of what they judged in time."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from briefing_app.services.judging import AssessmentRow, ExpertRow
from briefing_app.ui import theme, words
from briefing_app.ui.i18n import tr, trn
from briefing_app.ui.models.rows import Index, ListRow, Role
from briefing_app.ui.theme import Size, Space
from briefing_app.ui.widgets.judgments import BAR, likelihood_words, outcome_words, paint_range, said_of
from briefing_app.ui.widgets.lists import paint_ground
from briefing_app.ui.widgets.painted_lines import paint_conflict, paint_line
from briefing_app.ui.widgets.portrait import paint_portrait

FACE = 40
PERSON_HEIGHT = 60
MOMENT_HEIGHT = 60
DAY = 116
PICTURES_KEPT = 200


@dataclass(frozen=True, slots=True)
class PersonRow(ListRow):
    """An expert; ``picture`` is the hash of one."""

    picture: str = ""


@dataclass(frozen=True, slots=True)
class MomentRow(ListRow):
    """A judgment at its place in time."""

    judgment: AssessmentRow | None = None


def person_line(item: ExpertRow) -> PersonRow:
    """What the list says of an expert."""
    made = trn(item.judgments, "{n} judgment", "{n} judgments") if item.judgments else None
    resolved = trn(item.resolved, "{n} resolved", "{n} resolved") if item.resolved else None
    about = words.joined(item.affiliation or item.field, made, resolved)
    return PersonRow(
        item.id, item.name, about or tr("no judgments yet"), contested=item.contested, picture=item.picture or ""
    )


def moment_line(item: AssessmentRow) -> MomentRow:
    """What the timeline says of a judgment."""
    made = words.day_in_words(item.made_on) or tr("no date")
    until = tr("until {day}", day=words.day_in_words(item.horizon)) if item.horizon else ""
    said = words.joined(made, likelihood_words(item), until, outcome_words(item) or tr("open"))
    return MomentRow(
        item.id,
        item.statement,
        made,
        badge_words=said,
        struck=item.status == "withdrawn",
        contested=item.contested,
        judgment=item,
    )


class Pictures(QObject):
    """Small pictures by their hash, asked for when they come into sight, the last ones kept."""

    arrived = Signal()

    def __init__(self, fetch: Callable[[str, Callable[[QImage | None], None]], None], parent: QObject) -> None:
        super().__init__(parent)
        self._fetch = fetch
        self._known: OrderedDict[str, QImage | None] = OrderedDict()
        self._asked: set[str] = set()

    def get(self, digest: str) -> QImage | None:
        """The picture if it is here; else None, and it is asked for."""
        if not digest:
            return None
        if digest in self._known:
            self._known.move_to_end(digest)
            return self._known[digest]
        if digest not in self._asked:
            self._asked.add(digest)
            self._fetch(digest, lambda image: self._take(digest, image))
        return None

    def forget(self) -> None:
        self._known.clear()
        self._asked.clear()

    def _take(self, digest: str, image: QImage | None) -> None:
        self._asked.discard(digest)
        self._known[digest] = image
        while len(self._known) > PICTURES_KEPT:
            self._known.popitem(last=False)
        self.arrived.emit()


class PersonDelegate(QStyledItemDelegate):
    """Face, name, and what there is of them."""

    def __init__(self, pictures: Pictures, parent: QObject) -> None:
        super().__init__(parent)
        self._pictures = pictures

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(160, PERSON_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        item = index.data(Role.ROW)
        painter.save()
        paint_ground(painter, option)
        if isinstance(item, PersonRow):
            colours = theme.colours()
            area = QRect(option.rect).adjusted(Space.M, 0, -Space.M, -1)
            mirrored = option.direction == Qt.LayoutDirection.RightToLeft
            left = area.right() - FACE + 1 if mirrored else area.left()
            face = QRect(left, area.center().y() - FACE // 2, FACE, FACE)
            paint_portrait(painter, face, item.title, self._pictures.get(item.picture))
            move = FACE + Space.M
            texts = area.adjusted(0, 0, -move, 0) if mirrored else area.adjusted(move, 0, 0, 0)
            name = QRect(texts.left(), texts.top() + 11, texts.width(), 19)
            if item.contested:
                name = paint_conflict(painter, name, option.direction)
            painter.setFont(theme.interface(bold=True))
            painter.setPen(colours.text)
            paint_line(painter, name, item.title)
            painter.setFont(theme.interface(Size.LABEL))
            painter.setPen(colours.dim)
            paint_line(painter, QRect(texts.left(), texts.top() + 31, texts.width(), 17), item.detail)
        painter.restore()


class MomentDelegate(QStyledItemDelegate):
    """A line of time with a dot: filled while the judgment is open, else with the sign of its outcome."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(300, MOMENT_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(Role.ROW)
        painter.save()
        paint_ground(painter, option)
        if isinstance(row, MomentRow) and row.judgment is not None:
            mirrored = option.direction == Qt.LayoutDirection.RightToLeft
            self._paint(painter, QRect(option.rect), row, row.judgment, mirrored)
        painter.restore()

    def _paint(self, painter: QPainter, rect: QRect, row: MomentRow, item: AssessmentRow, mirrored: bool) -> None:
        colours = theme.colours()
        area = rect.adjusted(Space.XL, 0, -Space.XL, -1)
        day = QRect(area.right() - DAY + 1 if mirrored else area.left(), area.top(), DAY, area.height())
        x = area.right() - DAY - 12 if mirrored else area.left() + DAY + 12
        painter.setFont(theme.interface(Size.LABEL))
        painter.setPen(colours.text)
        paint_line(painter, QRect(day.left(), day.top() + 11, DAY, 17), row.detail, right=mirrored)
        painter.setPen(colours.dim)
        until = tr("until {day}", day=words.day_in_words(item.horizon)) if item.horizon else ""
        paint_line(painter, QRect(day.left(), day.top() + 32, DAY, 17), until, right=mirrored)
        painter.setPen(colours.line)
        painter.drawLine(x, rect.top(), x, rect.bottom())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(colours.accent)
        painter.setBrush(colours.panel if item.outcome else colours.accent)
        painter.drawEllipse(QRect(x - 4, area.top() + 16, 8, 8))
        rest = area.adjusted(0, 0, -DAY - 28, 0) if mirrored else area.adjusted(DAY + 28, 0, 0, 0)
        font = theme.interface()
        font.setStrikeOut(row.struck)
        painter.setFont(font)
        painter.setPen(colours.dim if row.struck else colours.text)
        title = QRect(rest.left(), rest.top() + 10, rest.width(), 20)
        if row.contested:
            way = Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight
            title = paint_conflict(painter, title, way)
        paint_line(painter, title, row.title)
        painter.setFont(theme.interface(Size.LABEL))
        came = outcome_words(item) or tr("open")
        wide = max(rest.width() // 2, min(360, rest.width() - painter.fontMetrics().horizontalAdvance(came) - Space.M))
        track = QRect(rest.right() - wide + 1 if mirrored else rest.left(), rest.top() + 35, wide, BAR)
        paint_range(painter, track, item.low, item.high, *said_of(item))
        painter.setFont(theme.interface(Size.LABEL))
        painter.setPen(colours.role({"true": "supports", "false": "contradicts"}.get(item.outcome or "", "dim")))
        end = QRect(rest.left() if mirrored else track.right() + Space.M, track.top(), rest.width() - wide - 12, BAR)
        paint_line(painter, end, came, right=mirrored)
