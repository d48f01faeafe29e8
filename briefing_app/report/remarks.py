# SPDX-License-Identifier: Apache-2.0
"""What of a document came out otherwise than one would expect, in sentences for whoever wrote it."""

from briefing_app.report.model import NotesAs, ReportModel
from briefing_app.report.options import moved
from briefing_app.report.template import read


def remarks_of(
    model: ReportModel, notes: NotesAs | None, template: bytes | None, unnumbered: str = ""
) -> tuple[str, ...]:
    """``notes``: where they were asked to stand; ``unnumbered``: why the contents name no pages, or nothing."""
    looks = () if template is None else read(template, "The template").remarks
    return tuple(
        filter(None, [moved(model, notes), *model.remarks, _rejected(len(model.rejected)), *looks, unnumbered])
    )


def _rejected(count: int) -> str:
    if not count:
        return ""
    what, are = ("1 citation", "is") if count == 1 else (f"{count:,} citations", "are")
    return f"{what} {are} left out, because the passage is not in the text of its source. “briefing verify” names them."
