# SPDX-License-Identifier: Apache-2.0
"""How it is said what rests on a record, and why."""

from briefing_app.services.impact import Resting
from briefing_app.ui import words
from briefing_app.ui.i18n import mark, tr, trn

TYPES = {
    "claim": mark("Claims"),
    "assessment": mark("Assessments"),
    "source": mark("Sources"),
    "question": mark("Questions with a matrix"),
    "indicator": mark("Indicators"),
    "report": mark("Reports in the making"),
    "edition": mark("Issued editions"),
}
_WHY = {
    "cites:supports": mark("✓ Cited in support"),
    "cites:contradicts": mark("✕ Cited against it"),
    "cites:context": mark("· Cited as context"),
    "derives:cites": mark("Cites it"),
    "derives:quotes": mark("Quotes it"),
    "derives:paraphrases": mark("Paraphrases it"),
    "derives:republishes": mark("Republishes it"),
    "derives:translates": mark("Translates it"),
    "rests:supports": mark("✓ Rests on it"),
    "rests:contradicts": mark("✕ It speaks against this"),
    "rests:context": mark("· Names it as context"),
    "row": mark("It is a row of evidence"),
    "reading:not_seen": mark("Reading: not seen"),
    "reading:some_signs": mark("Reading: some signs"),
    "reading:seen": mark("Reading: seen"),
    "reading:cannot_tell": mark("Reading: cannot be told"),
    "elaborates": mark("Elaborates it"),
    "merged": mark("Was merged into it"),
    "dissents": mark("Dissents from it"),
    "watches": mark("Watches it"),
    "author": mark("Judged by this person"),
    "answers": mark("Answers it"),
    "names": mark("Its own words rest on it"),
    "printed": mark("Printed it"),
    "issued": mark("What it printed was not kept"),
}


def why(row: Resting) -> str:
    """What the row has to do with the record."""
    if row.why == "prints":
        return trn(row.count, "Prints {n} statement", "Prints {n} statements")
    said = tr(_WHY[row.why]) if row.why in _WHY else row.why
    if row.via:
        said = tr("{what}, through another record", what=said) if row.type != "edition" else said
    return tr("{what} (withdrawn)", what=said) if row.withdrawn else said


def place(row: Resting) -> str:
    """Where in it, as far as that is known."""
    if row.type in ("indicator", "edition") and row.place[:4].isdecimal():
        return words.date_in_words(row.place)
    return row.place
