# SPDX-License-Identifier: Apache-2.0
"""What changed since the edition before: new, changed (from what to what), withdrawn, and unchanged in one line.

Compared is what each of the two printed of a record, not the document's words around it: a sentence that only moved is
unchanged. Who changed it and when comes from the log.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from briefing_app.domain.changes import Touch
from briefing_app.domain.records import Assessment, Citation, Claim, Record, Report, Source
from briefing_app.domain.snapshot import CaseSnapshot
from briefing_app.report import terms
from briefing_app.report import wording as w
from briefing_app.report.bottom_line import own_sentences
from briefing_app.report.draft import Draft, cell
from briefing_app.report.judgments import spread
from briefing_app.report.model import Column, Inline, Paragraph, Row, Run, Section
from briefing_app.report.since_texts import TextNews, changed_texts

LONGEST = 160
"""Letters of a statement that the table shows."""
_COLUMNS = [Column("Change"), Column("Statement"), Column("Reason or source")]
_FIGURE = ("measure", "population", "minimum", "best", "maximum", "unit", "wording", "authority", "as_of")


class News(StrEnum):
    """What became of a statement since the edition before."""

    NEW = "New"
    CHANGED = "Changed"
    WITHDRAWN = "Withdrawn"
    UNCHANGED = "Unchanged"


@dataclass(frozen=True, slots=True)
class Former:
    """The edition before: the case as it was at it, as far as the audience of today may see, and what was done since.

    ``name`` is what the text calls it ("report no. 2").
    """

    name: str
    snapshot: CaseSnapshot
    report: str
    touched: Mapping[str, Touch] = field(default_factory=dict)
    untouched: int = 0
    """Statements that both reports print unchanged and neither snapshot holds."""


class Since:
    """Two states of a report side by side."""

    def __init__(self, draft: Draft, former: Former) -> None:
        self.name = former.name
        self._now = draft
        self._then = Draft(former.snapshot, former.snapshot.get(Report, former.report), check=draft.check)
        self._touched = former.touched
        self._untouched = former.untouched

    def of(self, record: Claim | Assessment) -> News:
        """What became of a statement that this report prints."""
        old = self._before(record.id)
        if old is None:
            return News.NEW
        return News.UNCHANGED if _told(self._then, old) == _told(self._now, record) else News.CHANGED

    def mark(self, record: Claim | Assessment) -> tuple[Run, ...]:
        """NEW or CHANGED, to stand before the statement; nothing for one that is as it was."""
        news = self.of(record)
        if news is News.UNCHANGED:
            return ()
        return (Run(news.value.upper(), "new" if news is News.NEW else "changed"), Run(" "))

    def remark(self, assessment: Assessment) -> tuple[Run, ...]:
        """What the edition before said of a judgment, in a sentence of its own."""
        old = self._before(assessment.id)
        if not isinstance(old, Assessment):
            return ()
        before, today = _likely(self._then, old), _likely(self._now, assessment)
        name = w.capital(self.name)
        if before != today:
            why = w.sentence(self._reason(assessment))
            said = f"{name} said {before or 'nothing of the likelihood'}. "
            return (Run(f"{said}{why} " if why.strip(".") else said, "quiet"),)
        if self.of(assessment) is News.UNCHANGED:
            return (Run(f"Unchanged since {self.name}. ", "quiet"),)
        return (Run(f"{name} worded it otherwise. ", "quiet"),)

    def find_before(self, id: str) -> Record | None:
        """The record as it was in the edition before."""
        return self._then.snapshot.find(id)

    def _before(self, id: str) -> Claim | Assessment | None:
        found = self._then.snapshot.find(id)
        return found if isinstance(found, (Claim, Assessment)) and self._then.is_included(found) else None

    # -- the section -------------------------------------------------------------------------------------------------

    def section(self) -> Section:
        """Judgments come before claims, each in the order in which they were made."""
        new: list[Row] = []
        changed: list[Row] = []
        unchanged = self._untouched
        for record in _statements(self._now):
            news = self.of(record)
            if news is News.NEW:
                new.append(self._row(news, self._said(record), self._why_new(record)))
            elif news is News.CHANGED:
                changed.append(self._row(news, self._said(record, self._change(record)), self._who(record)))
            else:
                unchanged += 1
        withdrawn = [
            self._row(News.WITHDRAWN, (Run(f"“{_short(self._then.wording(old))}”"),), self._why_gone(old), old.id)
            for old in _statements(self._then)
            if not self._is_printed(old.id)
        ]
        heading = f"Since {self.name}"
        last = f"{w.capital(w.count_words(unchanged, 'statement'))} unchanged." if unchanged else ""
        rows = [*new, *changed, *withdrawn, *map(self._text_row, changed_texts(self._now, self._then))]
        if not rows:
            return Section(heading, 1, (Paragraph((Run(f"No change. {last}".strip()),)),))
        tables = self._now.tables(f"What changed since {self.name}", _COLUMNS, rows, last)
        return Section(heading, 1, tuple(tables))

    def _text_row(self, text: TextNews) -> Row:
        """A text of the author's own: its first sentence that is new, and the first that is gone."""
        news = News.NEW if text.then is None else News.WITHDRAWN if text.now is None else News.CHANGED
        lead = f"Text “{text.title}”" if text.title else "Text without a heading"
        items: list[Inline] = [Run(f"{lead}. ", "label")]
        if text.fresh and text.now is not None:
            items += own_sentences(self._now, text.now, [_shortened(text.fresh[0])])
            items += [Run(f" And {w.count_words(len(text.fresh) - 1, 'more sentence')}.")] if text.fresh[1:] else []
        if text.gone:
            more = f", and {w.count_words(len(text.gone) - 1, 'more sentence')}" if text.gone[1:] else ""
            items.append(
                Run(f"{' ' if text.fresh else ''}Not said any more: “{_short(text.gone[0].text)}”{more}.", "quiet")
            )
        block = text.now or text.then
        return self._row(news, tuple(items), self._who(block) if block is not None else "")

    def _row(self, news: News, statement: tuple[Inline, ...], why: str, *subjects: str) -> Row:
        return Row((cell(Run(news.value, "strong")), statement, cell(why)), subjects=subjects)

    def _is_printed(self, id: str) -> bool:
        found = self._now.snapshot.find(id)
        return found is not None and self._now.is_included(found)

    def _said(self, record: Claim | Assessment, change: str = "") -> tuple[Inline, ...]:
        """A statement in short with its note, traceable like any other."""
        text = _short(self._now.wording(record))
        if isinstance(record, Claim):
            statement = self._now.remark(record, text, ".", "")
        else:
            statement = self._now.state(record, [Run(f"{text}."), self._now.call(record)])
        return (statement, Run(f" {w.capital(change)}", "quiet")) if change else (statement,)

    def _change(self, record: Claim | Assessment) -> str:
        """From what to what."""
        old = self._before(record.id)
        if isinstance(record, Assessment) and isinstance(old, Assessment):
            before, today = _likely(self._then, old), _likely(self._now, record)
            if before != today:
                return f"{before or w.NOT_STATED} → {today or w.NOT_STATED}"
        if isinstance(record, Claim) and isinstance(old, Claim) and _figure(old) != _figure(record):
            before, today = w.figure_words(old), w.figure_words(record)
            if before != today:
                return f"{record.measure or 'figure'}: {before} → {today}"
            return f"said of {_about(old)}, now of {_about(record)}"
        return f"It was: “{_short(self._then.wording(old))}”" if old is not None else ""

    def _why_new(self, record: Claim | Assessment) -> str:
        if isinstance(record, Assessment):
            when = self._now.short_day(record.made_on, "")
            return ", ".join(part for part in (self._now.author_name(record), when) if part)
        if self._then.snapshot.find(record.id) is not None:
            return "Known before, not reported then"
        if record.authority:
            return ", ".join(part for part in (record.authority, self._now.short_day(record.as_of, "")) if part)
        cited = next(iter(self._now.verifier.valid(record)), None)
        return "" if cited is None else self._source_words(cited)

    def _source_words(self, citation: Citation) -> str:
        source = self._now.snapshot.get(Source, citation.source)
        return ", ".join(
            part for part in (source.outlet or source.title, self._now.short_day(source.published, "")) if part
        )

    def _why_gone(self, old: Claim | Assessment) -> str:
        now = self._now.snapshot.find(old.id)
        if now is None:
            reason = "Not in the case any more"
        elif getattr(now, "status", None) == "withdrawn":
            reason = w.capital(w.one_line(getattr(now, "status_reason", None) or "no reason given"))
        else:
            return "Left out of this report"
        return "; ".join(part for part in (reason, self._who(old)) if part)

    def _who(self, record: Record) -> str:
        """Why and by whom it was changed last, and when; of a wording that the report gives it, who gave it."""
        placed = self._now.placements.get(record.id)
        touches = [self._touched.get(id) for id in (record.id, placed.id if placed is not None else "")]
        latest = max((touch for touch in touches if touch is not None), key=lambda touch: touch.time, default=None)
        who = "" if latest is None else f"{latest.author}, {self._now.short_day(latest.time[:10])}"
        return "; ".join(part for part in (self._reason(record), who) if part)

    def _reason(self, record: Record) -> str:
        """Why a judgment was changed, where its author has said so since then."""
        old = self._then.snapshot.find(record.id)
        if not isinstance(record, Assessment) or not record.change_reason:
            return ""
        is_old = isinstance(old, Assessment) and old.change_reason == record.change_reason
        return "" if is_old else w.capital(w.one_line(record.change_reason))


def _statements(draft: Draft) -> list[Claim | Assessment]:
    found: list[Claim | Assessment] = [*draft.snapshot.all(Assessment), *draft.snapshot.all(Claim)]
    return [record for record in found if draft.is_included(record)]


def _told(draft: Draft, record: Claim | Assessment) -> tuple[object, ...]:
    """What a report tells of a record."""
    if isinstance(record, Claim):
        return (w.fold(draft.wording(record)), record.event_time, record.place, *_figure(record))
    return (
        w.fold(draft.wording(record)),
        _likely(draft, record),
        record.confidence,
        bool(record.key_judgment),
        record.author,
    )


def _figure(claim: Claim) -> tuple[object, ...]:
    return tuple(getattr(claim, name) for name in _FIGURE)


def _about(claim: Claim) -> str:
    parts = (claim.population, claim.authority, w.short_date(claim.as_of, ""))
    return ", ".join(w.one_line(part) for part in parts if part) or w.NOT_STATED


def _likely(draft: Draft, assessment: Assessment) -> str:
    scale = draft.scale_of(assessment)
    if assessment.term and scale:
        return terms.likelihood(scale, assessment.term)
    return f"“{assessment.term}”" if assessment.term else spread(assessment)


def _shortened(sentence: w.Sentence) -> w.Sentence:
    """A sentence of an author's own as the table shows it."""
    return replace(sentence, text=_short(sentence.text))


def _short(text: str) -> str:
    text = text.rstrip(". ")
    if len(text) <= LONGEST:
        return text
    return f"{text[:LONGEST].rsplit(' ', 1)[0].rstrip(',;: ')} …"
