# SPDX-License-Identifier: Apache-2.0
"""The columns of the claims table: what each shows of a claim, and in words."""

from typing import Final

from briefing_app.services.browse import ClaimRow
from briefing_app.ui import choices, words
from briefing_app.ui.i18n import mark, tr
from briefing_app.ui.models.windowed import Column

GRADE: Final = "grade"
STATEMENT: Final = "statement"
DEFAULT: Final = ("statement", "grade", "kind", "event_time", "source", "stances")
CONFLICT: Final = words.CONFLICT_SIGN


def grade_words(grade: str) -> str:
    """What a grade such as B2 says, the two axes apart."""
    letter, digit = grade[:1] or "–", grade[1:2]
    source = choices.reliability_meaning(letter if letter != "–" else None)
    item = choices.grade_word("admiralty-credibility", digit) if digit.isdigit() else tr("not graded")
    return tr("Source: {source}. Item: {item}.", source=source, item=item)


def _several(values: tuple[str, ...]) -> str:
    """The first, and how many more there are."""
    return f"{values[0]} +{len(values) - 1}" if len(values) > 1 else "".join(values)


def stances(row: ClaimRow) -> str:
    """ "3 ✓ 1 ✕": how many citations speak for it and against it, and give context."""
    counts = {"supports": row.supports, "contradicts": row.contradicts, "context": row.context}
    return "  ".join(f"{count} {words.STANCE_SIGNS[stance]}" for stance, count in counts.items() if count)


def _stances_in_words(row: ClaimRow) -> str:
    return tr(
        "Supports: {supports}. Contradicts: {contradicts}. Context: {context}.",
        supports=row.supports,
        contradicts=row.contradicts,
        context=row.context,
    )


def _kind(row: ClaimRow) -> str:
    return words.KIND_LABELS.get(row.kind, row.kind)


def status(row: ClaimRow) -> str:
    return tr("Withdrawn") if row.status == "withdrawn" else tr("Live")


def _status_in_words(row: ClaimRow) -> str:
    if row.status != "withdrawn":
        return tr("Live")
    return tr("Withdrawn: {reason}", reason=row.status_reason or tr("no reason given"))


def figure(row: ClaimRow) -> str:
    """Measure and value: "injured: 17", "killed: 20-31"."""
    least, best, most = (words.number_text(value) for value in (row.minimum, row.best, row.maximum))
    if best or not (least or most):
        amount = best
    elif least and most:
        amount = f"{least}–{most}"
    else:
        amount = f"≥ {least}" if least else f"≤ {most}"
    value = f"{amount} {row.unit or ''}".strip() if amount else ""
    return f"{row.measure}: {value}" if row.measure and value else row.measure or value


def _statement_tip(row: ClaimRow) -> str:
    parts = [row.statement]
    if contested := (*row.conflicts, *row.contested_grade):
        names = ", ".join(words.field_label(name) if name else tr("whether it is deleted") for name in contested)
        parts.append(tr("{sign} In conflict: {fields}", sign=CONFLICT, fields=names))
    if row.status == "withdrawn":
        parts.append(_status_in_words(row))
    return "\n".join(parts)


COLUMNS: Final[tuple[Column[ClaimRow], ...]] = (
    Column(mark("Statement"), "statement", lambda row: row.statement, 420, _statement_tip, "statement"),
    Column(mark("Grade"), "grade", lambda row: row.grade, 56, lambda row: grade_words(row.grade), "grade"),
    Column(mark("Kind"), "kind", _kind, 80, None, "kind", "kind"),
    Column(
        mark("When"), "event_time", lambda row: words.day_in_words(row.event_time), 92,
        lambda row: words.date_in_words(row.event_time), "event_time", "event_time",
    ),
    Column(mark("Place"), "place", lambda row: row.place or "", 112, None, "place", "place"),
    Column(mark("Heading"), "heading", lambda row: row.heading or "", 100, None, "heading", "heading"),
    Column(
        mark("Source"), "source", lambda row: _several(row.sources) or tr("no source"), 100,
        lambda row: "\n".join(row.sources) or tr("no source"), "source",
    ),
    Column(mark("Citations"), "citations", lambda row: str(row.citations), 76, _stances_in_words, "citations"),
    Column(mark("For, against"), "stances", stances, 88, _stances_in_words, "stances"),
    Column(
        mark("Speaker"), "speaker", lambda row: _several(row.speakers), 120,
        lambda row: "\n".join(row.speakers), "speaker",
    ),
    Column(mark("Tags"), "", lambda row: ", ".join(row.tags), 120, None, "tags"),
    Column(mark("Entities"), "", lambda row: ", ".join(row.entities), 132, None, "entities"),
    Column(mark("Figure"), "figure", figure, 132, None, "figure"),
    Column(mark("Status"), "status", status, 88, _status_in_words, "status"),
    Column(mark("Made"), "made", lambda row: words.moment(row.made), 128, None, "made"),
    Column(mark("Changed"), "changed", lambda row: words.moment(row.changed), 128, None, "changed"),
    Column(
        mark("Handling"), "handling", lambda row: row.handling or "", 112, None, "handling", "handling"
    ),
)  # fmt: skip

PLACE_OF: Final = {column.key: number for number, column in enumerate(COLUMNS)}
""" Where each column stands in the model, by its key."""

CONFLICT_FIELDS: Final = {"figure": ("measure", "minimum", "best", "maximum", "unit")}


def is_in_conflict(row: ClaimRow, key: str) -> bool:
    """Whether what the column shows has several values that nobody has settled."""
    if key == STATEMENT:
        return "statement" in row.conflicts or "" in row.conflicts
    if key == GRADE:
        return bool(row.contested_grade)
    return bool(set(CONFLICT_FIELDS.get(key, (key,))) & set(row.conflicts))
