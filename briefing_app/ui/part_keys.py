# SPDX-License-Identifier: Apache-2.0
"""The keys that parts of a page take for themselves while they have the keyboard, for the shortcut sheet."""

from typing import Final

from briefing_app.ui.i18n import mark

PARTS: Final = (
    (
        mark("In an editor"),
        (
            ("Ctrl+Return", mark("Save; beside a text, go on to the next claim")),
            ("Ctrl+S", mark("Save")),
            ("Esc", mark("Put aside what was typed, and leave")),
            ("Alt+1 Alt+2 Alt+3", mark("Take one of the likely claims")),
            ("Alt+F", mark("Use the figure that was found")),
            ("Alt+Down", mark("Show other proposals, or what was typed before")),
        ),
    ),
    (
        mark("In the text of a source"),
        (
            ("Return", mark("Open the claim of the passage")),
            ("Return Shift+Return", mark("While finding: next and previous find")),
            ("Esc", mark("End finding")),
        ),
    ),
    (
        mark("In a table or list"),
        (
            ("Return", mark("Open the record")),
            ("F2", mark("Change the cell")),
            ("Space", mark("Open or close a group")),
            ("Left Right", mark("Close or open a group")),
            ("Ctrl+C", mark("Copy what is selected")),
            ("Del", mark("Take off the filter that is chosen")),
            ("Alt+Up Alt+Down", mark("While columns or filters are arranged: move one")),
        ),
    ),
    (
        mark("In a text of a report"),
        (
            ("@ Ctrl+J", mark("Insert what a sentence rests on")),
            ("F8", mark("Go to the next sentence that rests on nothing")),
            ("Return", mark("Open the record that is chosen in the text")),
        ),
    ),
    (
        mark("In the outline of a report"),
        (
            ("Space", mark("Leave a sentence out, or take it in")),
            ("F2", mark("Change its wording")),
            ("Return", mark("Open the record it rests on")),
            ("Alt+Up Alt+Down", mark("Move it")),
            ("Del", mark("Remove a part of your own")),
        ),
    ),
    (
        mark("In the proposals of readers"),
        (
            ("J K", mark("Next and previous proposal")),
            ("A", mark("Accept into the claim")),
            ("R", mark("Accept into the report")),
            ("X", mark("Reject")),
            ("N", mark("Note")),
            ("E", mark("Change the wording first")),
            ("Esc", mark("Back to the list, and to the report")),
        ),
    ),
    (
        mark("In the list of the checks"),
        (
            ("Return", mark("Open the record")),
            ("F2", mark("Let the finding stand with a reason, or take that back")),
            ("F5", mark("Check again")),
        ),
    ),
)
"""Title, then keys and what they do; several keys for the same stand apart by spaces."""
