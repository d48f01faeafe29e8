# SPDX-License-Identifier: Apache-2.0
"""Citations as cards: stance, source, from whom, exact words, translation, grades apart, and the way to the passage.

Cards are used again for the next claim, and a long list is built in slices between which the window stays alive.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from briefing_app.services.browse import CitationRow
from briefing_app.services.conflicts import Contested
from briefing_app.ui import claim_words, theme, words
from briefing_app.ui.i18n import tr, trn
from briefing_app.ui.panels.contested import ContestedNote, Ways
from briefing_app.ui.theme import Size, Space
from briefing_app.ui.widgets.basic import LinkButton, Tone, Words, column, row
from briefing_app.ui.widgets.quotation import GradeBadge, Quotation, RoleWords, lean

AT_FIRST = 20
"""Cards that are shown before somebody asks for all."""
SLICE = 2
"""Cards that are filled at a time."""
KEPT = 40
"""Cards that are kept for the next claim."""


@dataclass(frozen=True, slots=True)
class CardDeeds:
    """What can be done from a card: with the citation and its source, and about a conflict in them."""

    jump: Callable[[CitationRow], object]
    edit: Callable[[CitationRow], object]
    remove: Callable[[CitationRow], object]
    ways: Ways
    """Asks for a conflict, as the inbox calls it."""


class CitationCard(QWidget):
    """One citation."""

    def __init__(self, deeds: CardDeeds) -> None:
        super().__init__()
        self.row: CitationRow | None = None
        self.is_ruled = True
        self._stance = RoleWords()
        self._badge = GradeBadge()
        self._title = Words("", bold=True, wrap=True)
        self._about = Words("", Size.LABEL, Tone.DIM, wrap=True)
        self._quote = Quotation()
        self._translation = Words("", wrap=True)
        self._grades = Words("", Size.LABEL, Tone.DIM, wrap=True)
        self._conflict = ContestedNote(deeds.ways)
        self.jump_link = LinkButton(tr("Go to the passage"), lambda: self._do(deeds.jump))
        self.edit_link = LinkButton(tr("Edit"), lambda: self._do(deeds.edit))
        self.remove_link = LinkButton(tr("Remove"), lambda: self._do(deeds.remove))
        layout = column(self, spacing=Space.XS)
        layout.setContentsMargins(0, Space.S + 1, 0, Space.S)
        layout.addLayout(row(self._stance, None, self._badge))
        for part in (self._title, self._about, self._quote, self._translation, self._grades, self._conflict):
            layout.addWidget(part)
        layout.addLayout(row(self.jump_link, self.edit_link, self.remove_link, None))

    def show_row(self, shown: CitationRow, contested: Contested, *, can_change: bool) -> None:
        citation, source = shown.citation, shown.source
        self.row = shown
        self._stance.show_text(tr(claim_words.STANCES[citation.stance]), citation.stance)
        grades = claim_words.grade_lines(citation, source)
        self._badge.show_grade(shown.grade, " ".join(grades[:2]))
        self._title.setText(source.title)
        lean(self._title, source.title)
        about = claim_words.from_whom(citation, source)
        self._about.setText(about)
        self._about.setVisible(bool(about))
        self._quote.show_quote(citation.exact, citation.stance)
        self._show_translation(citation.translation, citation.translator)
        self._grades.setText("\n".join(grades))
        self._conflict.show_conflicts(contested.of(citation.id, source.id))
        self.jump_link.setAccessibleName(tr("Go to the passage in {source}", source=source.title))
        for link, name in (
            (self.edit_link, tr("Edit the citation of {source}", source=source.title)),
            (self.remove_link, tr("Remove the citation of {source}", source=source.title)),
        ):
            link.setAccessibleName(name)
            link.setVisible(can_change)
        self.setAccessibleName(words.joined(self._stance.text(), source.title))

    def _show_translation(self, text: str | None, translator: str | None) -> None:
        self._translation.setVisible(bool(text))
        if text:
            by = translator or tr("not stated")
            self._translation.setText(tr("“{quote}”\nTranslated by: {who}", quote=text, who=by))
            lean(self._translation, text)

    def tab_stops(self) -> tuple[QWidget, ...]:
        """Where the Tab key stops."""
        return (*self._conflict.links, self.jump_link, self.edit_link, self.remove_link)

    def _do(self, deed: Callable[[CitationRow], object]) -> None:
        if self.row is not None:
            deed(self.row)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.is_ruled:
            painter = QPainter(self)
            painter.setPen(theme.colours().line)
            painter.drawLine(self.rect().topLeft(), self.rect().topRight())


class CitationCards(QWidget):
    """The citations of one claim, some at first. Places its cards itself: each is measured once for a width, where a
    layout would measure all of them again for each one that is added."""

    def __init__(self, deeds: CardDeeds, *, rule_first: bool = True) -> None:
        super().__init__()
        self._deeds = deeds
        self._rule_first = rule_first
        self._rows: tuple[CitationRow, ...] = ()
        self._contested = Contested()
        self._can_change = True
        self._most = AT_FIRST
        self._shown = 0
        self._placed = 0
        self._end = 0
        self._cards: list[CitationCard] = []
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.timeout.connect(self._go_on)
        self.more_link = LinkButton(tr("Show all"), self.show_all)
        self.more_link.setParent(self)
        self.more_link.hide()

    @property
    def cards(self) -> list[CitationCard]:
        """The cards that show a citation, in order."""
        return self._cards[: self._shown]

    def tab_stops(self) -> list[QWidget]:
        """Where the Tab key stops, from top to bottom."""
        return [stop for card in self.cards for stop in card.tab_stops()] + [self.more_link]

    def show_rows(self, rows: Sequence[CitationRow], contested: Contested, *, can_change: bool) -> None:
        """Shows these citations, the first ones at once, others when there is time; ``contested``: what is in
        conflict in them and in their sources."""
        if [item.citation.id for item in rows] != [item.citation.id for item in self._rows]:
            self._most = AT_FIRST
        self._rows, self._contested, self._can_change = tuple(rows), contested, can_change
        self._shown = self._placed = self._end = 0
        self._go_on()

    def show_all(self) -> None:
        """Goes on with those that were left out at first; the keyboard goes to the first of them."""
        had_keyboard = self.more_link.hasFocus()
        first = self._shown
        self._most = len(self._rows)
        self._go_on()
        if had_keyboard and first < self._shown:
            self._cards[first].jump_link.setFocus()

    @property
    def _wanted(self) -> int:
        return min(self._most, len(self._rows))

    def _go_on(self) -> None:
        """Fills and places the next few cards, and comes back for more."""
        self._next.stop()
        until = min(self._shown + SLICE, self._wanted)
        while self._shown < until:
            self._fill(self._shown)
            self._shown += 1
        for card in self._cards[self._shown :]:
            card.hide()
        self._place(SLICE if self._shown < self._wanted else 2 * SLICE)
        self._end_with_link()
        if self._shown < self._wanted or self._placed < self._shown:
            self._next.start(0)
        else:
            self._trim()

    def _fill(self, number: int) -> None:
        if number == len(self._cards):
            card = CitationCard(self._deeds)
            card.setParent(self)
            self._cards.append(card)
        item, card = self._rows[number], self._cards[number]
        card.is_ruled = self._rule_first or number > 0
        card.show_row(item, self._contested, can_change=self._can_change)

    def _place(self, most: int) -> None:
        """Puts up to so many further cards under those that have their place."""
        width = self.width()
        for card in self._cards[self._placed : min(self._placed + most, self._shown)]:
            height = card.heightForWidth(width)
            card.setGeometry(0, self._end, width, height)
            card.show()
            self._end += height
            self._placed += 1

    def _end_with_link(self) -> None:
        """Says how many there are where not all are shown, and is as high as what it holds."""
        left = self._placed == self._wanted < len(self._rows)
        self.more_link.setVisible(left)
        height = self._end
        if left:
            number = len(self._rows)
            self.more_link.setText(trn(number, "Show all {n}", "Show all {n}"))
            self.more_link.setAccessibleName(trn(number, "Show all {n} citations", "Show all {n} citations"))
            size = self.more_link.sizeHint()
            mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            self.more_link.setGeometry(
                self.width() - size.width() if mirrored else 0, height, size.width(), size.height()
            )
            height += size.height()
        self.setFixedHeight(height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        if event.size().width() != event.oldSize().width():
            self._placed = self._end = 0
            self._go_on()

    def _trim(self) -> None:
        """Lets go of cards beyond those that are kept, a few at a time."""
        spare = len(self._cards) - max(KEPT, self._shown)
        for _ in range(max(0, min(spare, 4 * SLICE))):
            card = self._cards.pop()
            card.hide()
            card.deleteLater()
        if spare > 4 * SLICE:
            QTimer.singleShot(0, self, self._trim)
