# SPDX-License-Identifier: Apache-2.0
"""The likelihood picker: a term of a scale, a range, both or neither, and what will be printed of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QWidget

from briefing_app.services import judging
from briefing_app.services.judging import Fit, Range
from briefing_app.ui.i18n import mark, tr
from briefing_app.ui.theme import Size, Space
from briefing_app.ui.widgets.basic import LinkButton, Tone, Words, column, row
from briefing_app.ui.widgets.inputs import Line
from briefing_app.ui.widgets.likelihood_bar import Band, ScaleBar
from briefing_app.ui.widgets.notice import Notice
from briefing_app.ui.widgets.toggle import Toggle

__all__ = ["Band", "LikelihoodPicker", "Stated", "range_words"]

UNREADABLE = mark("Write a number or a range between 0 and 100, such as 60, ~60 or 55-80.")


@dataclass(frozen=True, slots=True)
class Stated:
    """What was stated: a term (a code of the scale, or the words as said), and the ends of the range as typed."""

    code: str | None = None
    said: str = ""
    low: str = ""
    high: str = ""


def range_words(low: float, high: float) -> str:
    """ "55–80 %", or "90 %" where both ends are the same."""
    shown = f"{low:g}" if low == high else f"{low:g}–{high:g}"
    return tr("{range} %", range=shown)


class LikelihoodPicker(QWidget):
    """The bar, a field for each end of the range, "not stated", and what will be printed."""

    value_changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._scale: str | None = None
        self._range: Range | None = None
        self._is_wrong = False
        self._quiet = False
        self._bar = ScaleBar()
        self.said = Line(tr("The words as they were said"), tr("Term as said"))
        self.low = self._number(tr("Likelihood from, per cent"))
        self.high = self._number(tr("Likelihood to, per cent"))
        self.not_stated = Toggle(tr("Not stated"))
        self.not_stated.setToolTip(tr("Nothing is said about how likely it is"))
        self.drop_term = LinkButton(tr("Range only"), self._drop_term)
        self.drop_term.setToolTip(tr("Leaves the term out and keeps the range"))
        self._phrase = Words("", Size.LABEL, Tone.DIM, wrap=True)
        self._note = Notice()
        self._lay_out()
        self._bar.band_chosen.connect(self.set_value)
        self._bar.range_drawn.connect(self.set_range)
        self.not_stated.clicked.connect(lambda: self.set_value(None))
        self.said.textChanged.connect(lambda _: self._follow())
        for field in (self.low, self.high):
            field.textChanged.connect(lambda _: self._follow())
            field.editingFinished.connect(self._tidy)
        self.setFocusProxy(self._bar)
        self._describe()

    def _number(self, name: str) -> Line:
        field = Line("", name)
        field.setMaximumWidth(64)
        field.setAlignment(Qt.AlignmentFlag.AlignTrailing)
        return field

    def _lay_out(self) -> None:
        layout = column(self, spacing=Space.XS)
        layout.addWidget(self.said)
        layout.addWidget(self._bar)
        dash, per_cent = Words("–", tone=Tone.DIM), Words("%", tone=Tone.DIM)
        numbers = QWidget()
        numbers.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # as the axis above
        numbers.setLayout(row(self.low, dash, self.high, per_cent))
        layout.addLayout(row(self.not_stated, Space.S, numbers, self.drop_term, None))
        layout.addWidget(self._phrase)
        layout.addWidget(self._note)
        self.said.hide()

    # What is stated

    def set_scale(self, name: str, bands: Sequence[Band], scale: str | None = None) -> None:
        """Draws another scale; the term of the same band is taken over, one that it does not have is dropped.

        Without bands the term is written as it was said.
        """
        former = self.band
        self._scale = scale
        self._bar.set_bands(bands)
        self._bar.setAccessibleName(tr("Likelihood, scale {name}", name=name) if bands else tr("Likelihood"))
        self.said.setVisible(not bands)
        self.setFocusProxy(self._bar if bands else self.said)
        if self.band is None:
            same = former and next((b for b in bands if (b.low, b.high) == (former.low, former.high)), None)
            self._bar.code = same.code if same else None
        self._follow()

    @property
    def band(self) -> Band | None:
        """The chosen band; None where no term of the scale is chosen."""
        return self._bar.band

    @property
    def term(self) -> str | None:
        """The code of the chosen term, or without a scale the words as they were said."""
        band = self.band
        if band is not None:
            return band.code
        return None if self._bar.bands else self.said.text().strip() or None

    @property
    def range(self) -> Range | None:
        """The stated range. Ask ``is_wrong`` first."""
        return self._range

    @property
    def is_wrong(self) -> bool:
        """Whether a number was typed that cannot be read."""
        return self._is_wrong

    @property
    def is_stated(self) -> bool:
        return self.term is not None or bool(self.low.text() or self.high.text())

    @property
    def stated(self) -> Stated:
        return Stated(self._bar.code, self.said.text().strip(), self.low.text().strip(), self.high.text().strip())

    def restore(self, stated: Stated) -> None:
        """Puts back what was stated."""
        self._set(stated.code, stated.said, stated.low, stated.high)

    def show_judgment(self, term: str | None, low: float | None, high: float | None) -> None:
        """Shows what a record states; a term that the scale does not have stands as it was said."""
        known = any(band.code == term for band in self._bar.bands)
        self._set(term if known else None, "" if known else term or "", _text(low), _text(high))

    def set_value(self, code: str | None) -> None:
        """Chooses a term, which sets the range to its band; None: nothing is stated."""
        band = next((band for band in self._bar.bands if band.code == code), None)
        low, high = (band.low, band.high) if band else (None, None)
        self._set(code if band else None, "", _text(low), _text(high))

    def set_range(self, low: float, high: float) -> None:
        """States a range; the term stays."""
        self._set(self._bar.code, self.said.text(), _text(low), _text(high))

    def _drop_term(self) -> None:
        self._set(None, "", self.low.text(), self.high.text())
        self.low.setFocus()

    def _set(self, code: str | None, said: str, low: str, high: str) -> None:
        self._quiet = True
        self._bar.code = code
        self.said.setText(said)
        self.low.setText(low)
        self.high.setText(high)
        self._quiet = False
        self._follow()

    # Reading what was typed

    def _follow(self) -> None:
        if self._quiet:
            return
        self._range = _read(self.low.text().strip(), self.high.text().strip())
        self._is_wrong = self._range is None and bool(self.low.text().strip() or self.high.text().strip())
        self._describe()
        self.value_changed.emit(self.term)

    def _tidy(self) -> None:
        """A range typed into one field goes into both."""
        if self._range is not None and not self._quiet:
            self._set(self._bar.code, self.said.text(), _text(self._range.low), _text(self._range.high))

    # Saying it

    @property
    def phrase(self) -> str:
        return self._phrase.text()

    @property
    def note(self) -> str:
        """What is odd about it, or empty."""
        return self._note.text

    def _describe(self) -> None:
        printed = self._printed()
        found = self._range
        text = tr("Not stated: prints without a likelihood")
        if printed:
            text = tr("Prints as “{phrase}”", phrase=printed)
        elif self.term:
            text = tr("Prints as “{term}”, in the words of whoever said it", term=self.term)
        self._bar.show_value(self._bar.code, *(found or (None, None)))
        self._phrase.setText(text)
        self.not_stated.setChecked(not self.is_stated)
        self.drop_term.setVisible(self.term is not None and found is not None)
        self._bar.setAccessibleDescription(text)
        QAccessible.updateAccessibility(QAccessibleEvent(self._bar, QAccessible.Event.DescriptionChanged))
        self._note.set_text(self._odd())

    def _printed(self) -> str:
        band, found = self.band, self._range
        spread = range_words(*found) if found else ""
        if band is not None:
            if found is None or found == (band.low, band.high):
                return band.phrase
            return tr("{term}, here put at {range}", term=band.phrase, range=spread)
        said = self.term
        if said and spread:
            return tr("“{term}”, put at {range}", term=said, range=spread)
        return "" if said else spread

    def _odd(self) -> str:
        if self._is_wrong:
            return tr(UNREADABLE)
        band, found = self.band, self._range
        if band is None or found is None:
            return ""
        how = judging.fit(self._scale, band.code, *found)
        values = {"range": range_words(*found), "term": band.phrase}
        if how is Fit.GAP:
            return tr(
                "{range} lies where the scale has no term: leave the term out, or move. It is kept as you gave it.",
                **values,
            )
        if how is Fit.OUTSIDE:
            return tr("{range} does not lie within {term}. It is kept as you gave it.", **values)
        return ""


def _text(value: float | None) -> str:
    return "" if value is None else f"{value:g}"


def _read(low: str, high: str) -> Range | None:
    """The range that stands in the two fields; either of them may hold all of it."""
    first, second = judging.read_range(low), judging.read_range(high)
    if not high:
        return first
    if not low:
        return second
    if first is None or second is None:
        return None
    if first.low != first.high:
        return first
    if second.low != second.high:
        return second
    return Range(first.low, second.high) if first.low <= second.high else None
