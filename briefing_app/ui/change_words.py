# SPDX-License-Identifier: Apache-2.0
"""How changes are said: types, operations, fields and values of records in the words of the window."""

from typing import Any

from briefing_app.domain import scales
from briefing_app.domain.fields import FieldKind, Spec
from briefing_app.domain.records import RECORD_TYPES
from briefing_app.ui import choices, words
from briefing_app.ui.i18n import Labels, digits, mark, tr

TYPES = {
    "case": mark("Case"),
    "analyst": mark("Analyst"),
    "source": mark("Source"),
    "version": mark("Text of a source"),
    "claim": mark("Claim"),
    "citation": mark("Citation"),
    "lineage": mark("Lineage"),
    "relation": mark("Relation of claims"),
    "expert": mark("Expert"),
    "assessment": mark("Assessment"),
    "basis": mark("Basis"),
    "question": mark("Question"),
    "hypothesis": mark("Hypothesis"),
    "evidence": mark("Row of evidence"),
    "mark": mark("Mark"),
    "assumption": mark("Assumption"),
    "indicator": mark("Indicator"),
    "reading": mark("Reading"),
    "gap": mark("Gap"),
    "entity": mark("Entity"),
    "name": mark("Name"),
    "mention": mark("Mention"),
    "tag": mark("Tag"),
    "tagging": mark("Use of a tag"),
    "report": mark("Report"),
    "placement": mark("Place in a report"),
    "edition": mark("Edition"),
    "saved_filter": mark("Saved filter"),
    "block": mark("Part of a report"),
    "template": mark("Word template"),
    "proposal": mark("Proposal of a reader"),
    "position": mark("Position of an analyst"),
    "triage": mark("Who settles a conflict"),
    "remark": mark("Remark"),
    "distinct": mark("Two that are not the same"),
    "waiver": mark("Waived finding"),
}
DONE = {
    "insert": mark("added"),
    "update": mark("changed"),
    "delete": mark("removed"),
    "restore": mark("brought back"),
}
_FULLER = {
    "version": mark("text"),
    "cumulative": mark("total up to then"),
    "speaker": mark("who says so"),
    "basis": mark("basis of knowledge"),
    "origin_text": mark("origin that is not held"),
    "other": mark("other claim"),
    "horizon": mark("until"),
    "resolved_on": mark("resolved on"),
    "alternative": mark("alternative"),
    "on": mark("day"),
    "importance": mark("why it matters"),
    "plan": mark("what is being done"),
    "cutoff": mark("information cut-off"),
    "source_summary": mark("summary of sources"),
    "issued_at": mark("issued"),
    "query": mark("what it looks for"),
}
"""Fields that the history calls otherwise than ``words.FIELD_LABELS``."""
_OTHER_CODES = Labels(
    {
        "fact": mark("fact"),
        "figure": mark("figure"),
        "quotation": mark("quotation"),
        "allegation": mark("allegation"),
        "forecast": mark("forecast"),
        "live": mark("live"),
        "withdrawn": mark("withdrawn"),
        "cites": mark("cites"),
        "quotes": mark("quotes"),
        "paraphrases": mark("paraphrases"),
        "republishes": mark("republishes"),
        "translates": mark("translates"),
        "same_event": mark("same event"),
        "supersedes": mark("is newer than"),
        "elaborates": mark("elaborates"),
        "duplicates": mark("was merged into"),
        "true": mark("came true"),
        "false": mark("proved false"),
        "void": mark("void"),
        "CC": mark("very consistent"),
        "C": mark("consistent"),
        "N": mark("neutral"),
        "I": mark("inconsistent"),
        "II": mark("very inconsistent"),
        "NA": mark("not applicable"),
        "unexamined": mark("not examined"),
        "supported": mark("supported"),
        "with_caveats": mark("supported with caveats"),
        "unsupported": mark("not supported"),
        "strengthens": mark("strengthens"),
        "weakens": mark("weakens"),
        "not_seen": mark("not seen"),
        "some_signs": mark("some signs"),
        "seen": mark("seen"),
        "cannot_tell": mark("cannot be told"),
        "open": mark("open"),
        "closed": mark("closed"),
        "initial": mark("initial"),
        "update": mark("update"),
        "final": mark("final"),
    }
)
_CODES: tuple[Labels[Any], ...] = (words.STANCE_WORDS, words.BASIS_LABELS, _OTHER_CODES)
_UNSEEN = frozenset({"prefix", "suffix", "start", "end", "media_type", "log_position"})
_OWN_WORDS = frozenset({"title", "name", "statement", "text", "exact"})


def type_label(type_name: str) -> str:
    """A record type as one calls it, with a capital."""
    return tr(TYPES[type_name]) if type_name in TYPES else type_name.replace("_", " ").capitalize()


def what_was_done(type_name: str, operation: str, number: int = 1) -> str:
    """ "Claim added", or "Claim: 12 added"."""
    done = tr(DONE[operation]) if operation in DONE else operation
    if number == 1:
        return tr("{type} {done}", type=type_label(type_name), done=done)
    return tr("{type}: {number} {done}", type=type_label(type_name), number=digits(number), done=done)


def field_label(name: str) -> str:
    """A record's field as one calls it."""
    return tr(_FULLER[name]) if name in _FULLER else words.field_label(name)


def _spec(type_name: str, name: str) -> Spec | None:
    kind = RECORD_TYPES.get(type_name)
    return None if kind is None else next((spec for spec in kind.specs() if spec.name == name), None)


def is_shown(type_name: str, name: str) -> bool:
    """Whether a field says something to a person: hashes and places in a text do not."""
    spec = _spec(type_name, name)
    return name not in _UNSEEN and not (spec is not None and spec.kind is FieldKind.BLOB)


def names_its_record(name: str) -> bool:
    """Whether a record is called by this field, so that it need not be told again."""
    return name in _OWN_WORDS


def value_words(type_name: str, name: str, value: object, said: str | None = None) -> str:
    """A value as one reads it; empty for none. ``said``: what a reference points to is called."""
    if said is not None:
        return said
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return tr("yes") if value else tr("no")
    if isinstance(value, int | float):
        return words.number_text(float(value))
    spec = _spec(type_name, name)
    return _text_words(spec, str(value))


def _text_words(spec: Spec | None, text: str) -> str:
    if spec is None:
        return text
    if spec.kind is FieldKind.DATE:
        return words.date_in_words(text)
    if spec.kind is FieldKind.CHOICE:
        return next((table[text] for table in _CODES if text in table), text.replace("_", " "))
    if spec.kind is FieldKind.GRADE:
        return _grade_words(spec.scale, text)
    return text


def _grade_words(scale: str, code: str) -> str:
    try:
        label = choices.grade_word(scale, code)
    except (scales.UnknownScale, scales.UnknownGrade):
        return code
    return f"{code} · {label}" if len(code) == 1 else label
