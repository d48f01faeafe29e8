# SPDX-License-Identifier: Apache-2.0
"""What a caller may choose about a report's form, and what follows where nothing is chosen."""

from dataclasses import dataclass
from typing import cast

from briefing_app.domain.records import Report
from briefing_app.report.model import CitationStyle, NotesAs, ReportModel

MOST_FOOTNOTES = 1_000
"""Above so many notes, pages of footnotes take long to lay out, and the notes move to a register at the end.

Not to endnotes, which LibreOffice sets on pages without a header: the banner stands on every page."""
MOST_NOTES = 32_767
"""Word numbers so many footnotes or endnotes and no more."""


@dataclass(frozen=True, slots=True)
class Options:
    """The form of a report. ``notes``: None for footnotes up to a thousand and a register above. ``contents``: None for
    reports of more than about eight pages. ``citations``: how the notes name sources. ``portion_marks``: None for as
    the scheme of the marks wants.

    ``page_numbers`` says whether LibreOffice, where it is installed, lays the report out so that the contents can name
    pages. The same state of a case gives the same bytes on every machine without them, and with them on machines with
    the same LibreOffice and fonts.
    """

    notes: NotesAs | None = None
    contents: bool | None = None
    citations: CitationStyle = "house"
    page_numbers: bool = False
    portion_marks: bool | None = None


DEFAULT = Options()


def of(report: Report, *, page_numbers: bool = False) -> Options:
    """The form that the report states for itself."""
    return Options(
        notes=cast("NotesAs | None", report.notes_as),
        contents=report.contents,
        citations=cast("CitationStyle | None", report.citations_as) or "house",
        page_numbers=page_numbers,
        portion_marks=report.portion_marks,
    )


def notes_as(count: int, asked: NotesAs | None) -> NotesAs:
    """Where so many notes stand: as asked, as long as Word can number them."""
    if count > MOST_NOTES:
        return "register"
    return asked or ("register" if count > MOST_FOOTNOTES else "footnotes")


def moved(model: ReportModel, asked: NotesAs | None) -> str:
    """A sentence where the notes stand elsewhere than asked, or than they usually do; otherwise nothing."""
    count = len(model.notes)
    if model.notes_as == (asked or "footnotes"):
        return ""
    why = f"Word numbers at most {MOST_NOTES:,}" if count > MOST_NOTES else f"they are more than {MOST_FOOTNOTES:,}"
    return f"{count:,} notes: moved to a register at the end, because {why}."
