# SPDX-License-Identifier: Apache-2.0
"""What a caller may choose about a report's form, and what follows where nothing is chosen."""

from dataclasses import dataclass

from briefing_app.report.model import CitationStyle, NotesAs, ReportModel

MOST_FOOTNOTES = 1_000
"""Above so many notes, pages of footnotes take long to lay out, and the notes move to the end."""
MOST_NOTES = 32_767
"""Word numbers so many footnotes or endnotes and no more."""


@dataclass(frozen=True, slots=True)
class Options:
    """The form of a report. ``notes``: None for footnotes up to a thousand and endnotes above. ``contents``: None for
    reports of more than about eight pages. ``citations``: how the notes name sources.

    ``page_numbers`` says whether LibreOffice, where it is installed, lays the report out so that the contents can name
    pages. The same state of a case gives the same bytes on every machine without them, and with them on machines with
    the same LibreOffice and fonts.
    """

    notes: NotesAs | None = None
    contents: bool | None = None
    citations: CitationStyle = "house"
    page_numbers: bool = False


DEFAULT = Options()


def notes_as(count: int, asked: NotesAs | None) -> NotesAs:
    """Where so many notes stand: as asked, as long as Word can number them."""
    if count > MOST_NOTES:
        return "register"
    return asked or ("endnotes" if count > MOST_FOOTNOTES else "footnotes")


def moved(model: ReportModel, asked: NotesAs | None) -> str:
    """A sentence where the notes stand elsewhere than asked, or than they usually do; otherwise nothing."""
    count = len(model.notes)
    if model.notes_as == (asked or "footnotes"):
        return ""
    if model.notes_as == "register":
        return f"{count:,} notes: moved to a register at the end, because Word numbers at most {MOST_NOTES:,}."
    return f"{count:,} notes: moved to the end of the report, because they are more than {MOST_FOOTNOTES:,}."
