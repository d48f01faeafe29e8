# SPDX-License-Identifier: Apache-2.0
"""Bytes or pasted text in, source draft out; and the anchors of quotes in stored texts. Never any network.

Heavy libraries are imported where they are used, so importing this package costs nothing.
"""

from briefing_app.ingest.anchors import (
    Anchor,
    Place,
    QuoteAmbiguous,
    QuoteNotFound,
    anchor_for_quote,
    find,
    make,
    matches,
)
from briefing_app.ingest.clipboard import from_clipboard
from briefing_app.ingest.decoding import MAX_TEXT_BYTES, decode
from briefing_app.ingest.draft import Proposal, ProposedField, SourceDraft
from briefing_app.ingest.headings import Heading, headings
from briefing_app.ingest.html import from_html
from briefing_app.ingest.normalise import NORMALISER, normalise, text_hash
from briefing_app.ingest.text import from_bytes, from_text

__all__ = [
    "MAX_TEXT_BYTES",
    "NORMALISER",
    "Anchor",
    "Heading",
    "Place",
    "Proposal",
    "ProposedField",
    "QuoteAmbiguous",
    "QuoteNotFound",
    "SourceDraft",
    "anchor_for_quote",
    "decode",
    "find",
    "from_bytes",
    "from_clipboard",
    "from_html",
    "from_text",
    "headings",
    "make",
    "matches",
    "normalise",
    "text_hash",
]
