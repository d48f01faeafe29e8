# SPDX-License-Identifier: Apache-2.0
"""What the checks find and advise, in the language of the window. What a rule says of one record stands as it is."""

from typing import Final

from briefing_app.ui.i18n import Labels, mark

SEVERITIES: Final = Labels({"error": mark("Error"), "warning": mark("Warning"), "note": mark("Note")})
SIGNS: Final = {"error": "✕", "warning": "▲", "note": "i"}
"""What stands before the word of a severity, so that it is not told by a colour alone."""
ICONS: Final = {"error": ("error", "contradicts"), "warning": ("warning", "warning"), "note": ("info", "accent")}
"""Icon and colour role of a severity."""
RULES: Final = Labels(
    {
        "T01": mark("likelihood and confidence in one sentence"),
        "T04": mark("probability outside the band of its term"),
        "T05": mark("statement without a passage that holds"),
        "T07": mark("grade missing or half set"),
        "T09": mark("figure without authority, date, population or wording"),
        "T10": mark("figures that cannot both be right, and are not linked"),
        "T14": mark("key judgment without what it must carry"),
        "T15": mark("report without period, cut-off, number or summary of sources"),
        "conflict": mark("a conflict that nobody has settled"),
    }
)
REMEDIES: Final = Labels(
    {
        "T01": mark("Say how sure you are in a sentence of its own."),
        "T04": mark("Choose the term that fits, or another range."),
        "T05": mark("Cite the passage that supports it."),
        "T07": mark(
            "Grade the source from A to F and the information from 1 to 6, apart; F and 6 say that it cannot be judged."
        ),
        "T09": mark("Say who counted, as of when, whom, and in which words."),
        "T10": mark("Say that one contradicts or supersedes the other."),
        "T14": mark("Add what is missing, or waive this with the reason why there is none."),
        "T15": mark("Fill in its head."),
        "conflict": mark("Settle it with “briefing resolve”, or in the list of conflicts."),
    }
)
