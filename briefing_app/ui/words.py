# SPDX-License-Identifier: Apache-2.0
"""How the window says things: numbers with nouns, dates, times, names of choices."""

import re
import unicodedata
from datetime import UTC, datetime
from html import escape

from PySide6.QtGui import QKeySequence

from briefing_app.domain.partial_date import InvalidDate, PartialDate
from briefing_app.ui import date_words, i18n
from briefing_app.ui.i18n import Labels, mark, mark_count, tr

KIND_LABELS = Labels(
    {
        "fact": mark("Fact"),
        "figure": mark("Figure"),
        "quotation": mark("Quotation"),
        "allegation": mark("Allegation"),
        "forecast": mark("Forecast"),
    }
)
STANCE_LABELS = Labels({"supports": mark("Supports"), "contradicts": mark("Contradicts"), "context": mark("Context")})
STANCE_WORDS = Labels({"supports": mark("supports"), "contradicts": mark("contradicts"), "context": mark("context")})
STANCE_SIGNS = {"supports": "✓", "contradicts": "✕", "context": "·"}
BASIS_LABELS = Labels(
    {
        None: mark("not stated"),
        "witnessed": mark("witnessed it"),
        "deduced": mark("deduced it"),
        "induced": mark("inferred it"),
        "told": mark("was told"),
        "cannot_be_judged": mark("cannot be judged"),
    }
)
FIELD_LABELS = Labels(
    {
        "title": mark("title"),
        "handling": mark("handling"),
        "language": mark("language"),
        "likelihood_scale": mark("likelihood scale"),
        "description": mark("description"),
        "name": mark("name"),
        "affiliation": mark("affiliation"),
        "kind": mark("kind"),
        "outlet": mark("outlet"),
        "author": mark("author"),
        "published": mark("published"),
        "retrieved": mark("retrieved"),
        "url": mark("address"),
        "reliability": mark("reliability"),
        "reliability_reason": mark("reason for the reliability"),
        "descriptor": mark("descriptor"),
        "party": mark("party to the matter"),
        "notes": mark("notes"),
        "source": mark("source"),
        "media_type": mark("media type"),
        "text_hash": mark("text"),
        "original": mark("original"),
        "characters": mark("characters"),
        "statement": mark("statement"),
        "heading": mark("heading"),
        "event_time": mark("when it happened"),
        "place": mark("place"),
        "status": mark("status"),
        "status_reason": mark("reason"),
        "measure": mark("measure"),
        "population": mark("population"),
        "minimum": mark("minimum"),
        "best": mark("best"),
        "maximum": mark("maximum"),
        "unit": mark("unit"),
        "wording": mark("wording"),
        "authority": mark("authority"),
        "as_of": mark("as of"),
        "cumulative": mark("cumulative"),
        "claim": mark("claim"),
        "assessment": mark("assessment"),
        "version": mark("version"),
        "exact": mark("passage"),
        "prefix": mark("prefix"),
        "suffix": mark("suffix"),
        "start": mark("start"),
        "end": mark("end"),
        "stance": mark("stance"),
        "speaker": mark("speaker"),
        "via": mark("via"),
        "basis": mark("basis"),
        "credibility": mark("credibility"),
        "credibility_reason": mark("reason for the credibility"),
        "confidence": mark("confidence"),
        "confidence_reason": mark("reason for the confidence"),
        "translation": mark("translation"),
        "translator": mark("translator"),
        "origin": mark("origin"),
        "origin_text": mark("origin, in words"),
        "note": mark("note"),
        "other": mark("other"),
        "field": mark("field"),
        "interests": mark("interests"),
        "picture": mark("picture"),
        "scale": mark("scale"),
        "term": mark("term"),
        "probability_low": mark("likelihood from (%)"),
        "probability_high": mark("likelihood to (%)"),
        "horizon": mark("horizon"),
        "resolution_rule": mark("decided by"),
        "outcome": mark("outcome"),
        "resolved_on": mark("decided on"),
        "made_on": mark("made on"),
        "question": mark("question"),
        "key_judgment": mark("key judgment"),
        "position": mark("position"),
        "alternative": mark("alternative explanation"),
        "dissents_from": mark("dissents from"),
        "change_reason": mark("why it changed"),
        "notes_as": mark("where the notes stand"),
        "citations_as": mark("style of citations"),
        "contents": mark("contents"),
        "pages": mark("pages of the contents"),
        "portion_marks": mark("marks at each paragraph"),
        "level": mark("level"),
        "landscape": mark("landscape"),
        "chosen_by": mark("claims chosen by"),
        "named": mark("heading or place"),
        "content": mark("file"),
        "edition": mark("edition"),
        "reviewed": mark("file that came back"),
        "before": mark("wording before"),
        "after": mark("wording proposed"),
        "remark": mark("comment"),
        "reviewer": mark("reviewer"),
        "written_at": mark("written at"),
        "tracked": mark("recorded by the editor"),
        "answer": mark("answer"),
        "subject": mark("subject"),
        "text": mark("text"),
        "label": mark("label"),
        "relevance": mark("relevance"),
        "evidence": mark("evidence"),
        "hypothesis": mark("hypothesis"),
        "analyst": mark("analyst"),
        "value": mark("value"),
        "assignee": mark("to be settled by"),
        "postponed_until": mark("postponed until"),
        "first": mark("the one"),
        "second": mark("the other"),
        "rule": mark("rule"),
        "reason": mark("reason"),
        "why": mark("why"),
        "could_fail": mark("how it could fail"),
        "effect_if_wrong": mark("effect if it is wrong"),
        "scenario": mark("scenario"),
        "threshold": mark("threshold"),
        "direction": mark("direction"),
        "owner": mark("owner"),
        "next_check": mark("next check"),
        "indicator": mark("indicator"),
        "on": mark("seen on"),
        "importance": mark("importance"),
        "plan": mark("plan"),
        "entity": mark("entity"),
        "role": mark("role"),
        "tag": mark("tag"),
        "subtitle": mark("subtitle"),
        "number": mark("number"),
        "period_start": mark("period from"),
        "period_end": mark("period to"),
        "cutoff": mark("cut-off"),
        "prepared_by": mark("prepared by"),
        "next_report": mark("next report"),
        "distribution": mark("distribution"),
        "bottom_line": mark("bottom line"),
        "source_summary": mark("source summary"),
        "template": mark("template"),
        "report": mark("report"),
        "included": mark("in the report"),
        "issued_at": mark("issued at"),
        "log_position": mark("place in the log"),
        "file_hash": mark("file"),
        "audience": mark("audience"),
        "query": mark("query"),
    }
)

# Actions that the log names with a number or a kind in them.
ACTIONS = (
    mark_count("Edit {n} claim", "Edit {n} claims"),
    mark_count("Edit {n} source", "Edit {n} sources"),
    mark_count("Import {n} record", "Import {n} records"),
    mark("Edit question"),
    mark("Edit hypothesis"),
    mark("Edit evidence"),
    mark("Make the case"),
    mark("Say that records are not the same"),
    mark("Take back that two records are not the same"),
)
_NUMBER = re.compile(r"[0-9][0-9,]*")


def joined(*parts: str | None) -> str:
    """The parts that say something, with middle dots between them."""
    return " · ".join(part for part in parts if part)


def date_in_words(edtf: str | None) -> str:
    """A stored date as one reads it; what cannot be read is shown as it is."""
    if not edtf:
        return ""
    try:
        return date_words.in_words(PartialDate.parse(edtf))
    except InvalidDate:
        return edtf


def day_in_words(edtf: str | None) -> str:
    """The date without its time, for where there is little room."""
    return date_in_words(edtf).split(",")[0]


def moment(time: str) -> str:
    """A log time in the person's own zone: "14 Nov 2023, 14:02"."""
    try:
        parsed = datetime.fromisoformat(time.replace("Z", "+00:00"))
    except ValueError:
        return time
    local = (parsed if parsed.tzinfo else parsed.replace(tzinfo=UTC)).astimezone()
    return date_words.day_and_time(local)


def clock(time: datetime) -> str:
    """ "14:02" in the person's own zone."""
    return f"{time.astimezone():%H:%M}"


def field_label(name: str | None) -> str:
    """A record's field as one calls it."""
    return FIELD_LABELS.get(name or "") or (name or "").replace("_", " ")


def action_label(label: str) -> str:
    """What was done, as the log has it, in the language of the window: the log itself is written in English."""
    for again, said in (("Undo ", mark("Undo {action}")), ("Redo ", mark("Redo {action}"))):
        if label.startswith(again):
            return tr(said, action=action_label(label.removeprefix(again)))
    number = _NUMBER.search(label)
    if number is None:
        return tr(label)
    many = label.replace(number[0], "{n}", 1)
    return i18n.counted(many, int(number[0].replace(",", ""))) or label


def within(text: str) -> str:
    """A label as it stands within a sentence: without its capital, where the language has none for nouns."""
    return text if i18n.language() in i18n.NOUNS_WITH_CAPITALS else text[:1].lower() + text[1:]


def keys(shortcut: str) -> str:
    """A shortcut as the keyboard of the language has it: "Ctrl+N" is "Strg+N" in German."""
    return QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)


def shortened(text: str, length: int = 80) -> str:
    """The beginning of a text on one line."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"


def number_text(value: float | None) -> str:
    """A number as one types it; empty for None."""
    return "" if value is None else i18n.digits(value)


def read_number(text: str) -> float | None:
    """A typed number, thousands separators allowed; None for an empty field. Raises ValueError."""
    group, point = i18n.separators()
    plain = "".join(text.split()).replace(group, "").replace("'", "").replace("’", "")
    return float(plain.replace(point, ".")) if plain else None


def is_right_to_left(text: str) -> bool:
    """Whether the first letter with a direction is Arabic, Hebrew or alike."""
    for character in text[:200]:
        direction = unicodedata.bidirectional(character)
        if direction in ("R", "AL"):
            return True
        if direction == "L":
            return False
    return False


def tip(text: str) -> str:
    """Text for a tool tip. Qt takes what looks like HTML for HTML, and would load the pictures that it names."""
    return f"<qt>{escape(text)}</qt>" if "<" in text or "&" in text else text


CONFLICT_SIGN = "◆"
"""Stands before what holds a conflict that nobody has settled."""


def with_conflict(text: str, *, contested: bool) -> str:
    """What is said of a record, and that it holds a conflict."""
    return f"{text}, {tr('in conflict')}" if contested else text
