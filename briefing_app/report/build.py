# SPDX-License-Identifier: Apache-2.0
"""From a case to the report model of a situation report. The same state of the case gives the same model."""

from collections.abc import Callable
from dataclasses import replace

from briefing_app.domain import scales
from briefing_app.domain.errors import BadInput
from briefing_app.domain.partial_date import InvalidDate, PartialDate
from briefing_app.domain.records import Report
from briefing_app.domain.snapshot import CaseSnapshot
from briefing_app.report import terms
from briefing_app.report import wording as w
from briefing_app.report.audience import unseen_texts, visible, withheld_from, without
from briefing_app.report.contents import with_contents
from briefing_app.report.draft import Draft
from briefing_app.report.model import Paragraph, ReportModel, Run, Section
from briefing_app.report.options import DEFAULT, Options, notes_as
from briefing_app.report.parts import developments_alone, sections
from briefing_app.report.portions import with_portion_marks
from briefing_app.report.since import Former, Since

_STATUS = {"initial": "Initial report", "update": "Update", "final": "Final report"}


def build(
    snapshot: CaseSnapshot,
    report_id: str,
    *,
    audience: str | None = None,
    options: Options = DEFAULT,
    former: Former | None = None,
    edition: int | None = None,
    upcoming: Report | None = None,
    check: Callable[[], None] = lambda: None,
    is_whole: bool = True,
    withheld: frozenset[str] = frozenset(),
) -> ReportModel:
    """The situation report with this id, for ``audience`` (a handling mark) if one is given.

    ``withheld``: ids of what must not be told of besides, where it stands beside a later state for an audience.
    ``former``: the edition before, against which it tells what changed. ``edition``: its number, where it is issued.
    ``upcoming``: the report as it would be issued next, where an edition bears its number already.
    ``check`` is called often, and stops the building by raising. ``is_whole`` is False for a snapshot of only a part
    of the case; there are then no charts.

    Raises NotFound for a report that the case does not hold, BadInput for markings that cannot be compared, and Refused
    for a report that is marked above its audience.
    """
    report = upcoming or snapshot.get(Report, report_id)
    if audience is not None or withheld:
        whole = snapshot
        snapshot = without(whole if audience is None else visible(whole, report, audience), withheld)
        withheld |= withheld_from(whole, snapshot)
    if audience is not None and former is not None:
        former = _former_for(former, report, audience, withheld)
    draft = Draft(snapshot, report, withheld, options.citations, check, is_whole)
    draft.since = Since(draft, former) if former is not None else None
    found = sections(draft, lambda: _distribution(report, _high_water(draft)))
    notes, passages = draft.notebook.compose()
    draft.used |= draft.positions.used
    mark = _high_water(draft)
    model = ReportModel(
        title=w.one_line(report.title),
        subtitle=_subtitle(report),
        footer=_footer(report),
        marking=terms.marking(mark),
        language=report.language or snapshot.case.language or "en",
        masthead=_masthead(report),
        case_id=snapshot.case.id,
        report_id=report.id,
        author=w.one_line(report.prepared_by or ""),
        stamp=_stamp(report),
        keywords="situation report" + (f", {mark}" if mark else ""),
        sections=tuple(found),
        notes=notes,
        passages=passages,
        edition=edition,
        rests_on=tuple(sorted((record.type_name, record.id) for record in draft.used.values())),
        rejected=tuple(sorted(draft.verifier.rejected)),
        notes_as=notes_as(len(notes), options.notes),
        remarks=(*draft.remarks, *draft.contested.remarks()),
    )
    model = with_portion_marks(model, draft, mark, options.portion_marks)
    return with_contents(model, options.contents)


def build_developments(
    snapshot: CaseSnapshot,
    report_id: str,
    *,
    options: Options = DEFAULT,
    former: Former | None = None,
    first_note: int = 1,
    check: Callable[[], None] = lambda: None,
) -> list[Section]:
    """Only the sections of what happened, from a snapshot of some of their claims. Notes are counted from
    ``first_note``. Raises NotFound."""
    draft = Draft(snapshot, snapshot.get(Report, report_id), frozenset(), options.citations, check, is_whole=False)
    draft.since = Since(draft, former) if former is not None else None
    draft.notebook.first = first_note
    return developments_alone(draft)


def _former_for(former: Former, report: Report, audience: str, withheld: frozenset[str]) -> Former:
    """The edition before, as far as the audience may see it."""
    then = visible(former.snapshot, report, audience)
    hidden = unseen_texts(then, former.report, audience)
    return replace(former, snapshot=without(then, withheld | hidden))


def _high_water(draft: Draft) -> str | None:
    """The marking of the whole: the highest of the report's own (or the case's) and of every part that it uses."""
    marks = {draft.report.handling or draft.snapshot.case.handling}
    marks |= {getattr(record, "handling", None) for record in draft.used.values()}
    try:
        return scales.high_water(mark for mark in marks if mark)
    except (scales.ScaleError, scales.UnknownGrade) as error:
        raise BadInput(
            f"The marking of the report “{draft.report.title}” cannot be determined: {error}"
            " Give all its parts marks of one scheme."
        ) from None


def _subtitle(report: Report) -> str:
    parts = [_numbered(report), _STATUS[report.status]]
    if report.subtitle:
        parts.insert(0, w.one_line(report.subtitle))
    return " · ".join(parts)


def _footer(report: Report) -> str:
    return " · ".join([_numbered(report), *([w.date_words(report.cutoff[:10])] if report.cutoff else [])])


def _numbered(report: Report) -> str:
    return f"Situation report no. {report.number}" if report.number is not None else "Situation report, not numbered"


def _masthead(report: Report) -> tuple[tuple[str, str], ...]:
    """What the reader must know about the report itself; what is missing is said in words (check T15)."""
    rows = [
        (
            "Period",
            period if (period := w.period_words(report.period_start, report.period_end)) else w.NOT_STATED,
        ),
        ("Information cut-off", w.date_words(report.cutoff)),
        ("Prepared by", w.one_line(report.prepared_by or w.NOT_STATED)),
        ("Next report", w.date_words(report.next_report, "not planned")),
        ("Place", w.one_line(report.place or w.NOT_STATED)),
        ("Distribution", w.one_line(report.distribution or w.NOT_STATED)),
    ]
    return tuple(rows)


def _distribution(report: Report, mark: str | None) -> Section:
    if report.distribution:
        items = [Run("To: ", "strong"), Run(w.sentence(report.distribution))]
    else:
        items = [Run("No distribution has been stated.")]
    if mark:
        meaning = terms.marking_meaning(mark)
        text = f" {meaning}" if meaning else " What this marking allows is laid down by those who use it."
        items += [Run(" "), Run(f"{mark}.", "strong"), Run(text)]
    else:
        items.append(Run(" This report bears no handling mark."))
    return Section("Distribution and handling", 1, (Paragraph(tuple(items)),))


def _stamp(report: Report) -> str:
    """The cut-off as a moment; a cut-off that is only a day counts from its beginning; none gives nothing."""
    if not report.cutoff:
        return ""
    try:
        moment = PartialDate.parse(report.cutoff).sort_key[0]
    except InvalidDate:
        return ""
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
