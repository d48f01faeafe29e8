# SPDX-License-Identifier: Apache-2.0
"""How the window says things: numbers with nouns, dates, times, names of choices."""

import unicodedata
from datetime import UTC, datetime
from html import escape

from briefing_app.domain.partial_date import InvalidDate, PartialDate

KIND_LABELS = {
    "fact": "Fact",
    "figure": "Figure",
    "quotation": "Quotation",
    "allegation": "Allegation",
    "forecast": "Forecast",
}
STANCE_LABELS = {"supports": "Supports", "contradicts": "Contradicts", "context": "Context"}
STANCE_SIGNS = {"supports": "✓", "contradicts": "✕", "context": "·"}
BASIS_LABELS = {
    None: "not stated",
    "witnessed": "witnessed it",
    "deduced": "deduced it",
    "induced": "inferred it",
    "told": "was told",
    "cannot_be_judged": "cannot be judged",
}
FIELD_LABELS = {
    "event_time": "when it happened",
    "status_reason": "reason",
    "confidence_reason": "reason for the confidence",
    "credibility_reason": "reason for the credibility",
    "reliability_reason": "reason for the reliability",
    "as_of": "as of",
    "text_hash": "text",
    "probability_low": "likelihood from (%)",
    "probability_high": "likelihood to (%)",
    "made_on": "made on",
    "bottom_line": "bottom line",
    "period_start": "period from",
    "period_end": "period to",
    "prepared_by": "prepared by",
    "source_summary": "source summary",
    "resolution_rule": "decided by",
    "key_judgment": "key judgment",
}


def count(number: int, one: str, many: str = "") -> str:
    """ "1 claim", "2 claims"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def joined(*parts: str | None) -> str:
    """The parts that say something, with middle dots between them."""
    return " · ".join(part for part in parts if part)


def date_in_words(edtf: str | None) -> str:
    """A stored date as one reads it; what cannot be read is shown as it is."""
    if not edtf:
        return ""
    try:
        return PartialDate.parse(edtf).in_english("short")
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
    return f"{local.day} {local:%b %Y, %H:%M}"


def clock(time: datetime) -> str:
    """ "14:02" in the person's own zone."""
    return f"{time.astimezone():%H:%M}"


def field_label(name: str | None) -> str:
    """A record's field as one calls it."""
    return FIELD_LABELS.get(name or "", (name or "").replace("_", " "))


def shortened(text: str, length: int = 80) -> str:
    """The beginning of a text on one line."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"


def number_text(value: float | None) -> str:
    """A number as one types it; empty for None."""
    if value is None:
        return ""
    return f"{value:,.0f}" if value == int(value) else f"{value:,}"


def read_number(text: str) -> float | None:
    """A typed number, thousands separators allowed; None for an empty field. Raises ValueError."""
    plain = text.replace(",", "").replace(" ", "").replace("\u202f", "").replace("\u00a0", "")
    return float(plain) if plain else None


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
