# SPDX-License-Identifier: Apache-2.0
"""Texts and files inside an import: taken out of their lines, found again, and the passages in them checked."""

import base64
import binascii
from collections import OrderedDict
from typing import Any, Final

from briefing_app import ingest
from briefing_app.domain.errors import BadInput
from briefing_app.domain.fields import Value
from briefing_app.services.exchange_spool import Blobs
from briefing_app.services.pictures import MOST_BYTES, MOST_BYTES_IN_REPORT, checked_picture
from briefing_app.services.session import CaseSession
from briefing_app.store import queries

_KEPT_CHARACTERS: Final = 50_000_000
_LONG: Final = 300_000
Fields = dict[str, Any]


def take_version(fields: Fields, blobs: Blobs) -> None:
    """Replaces the text and the original in a version's fields by their hashes. Raises BadInput."""
    text, original = fields.pop("text", None), fields.pop("original", None)
    if text is None:
        if fields.get("text_hash") is None:
            raise BadInput("version: text is missing. Give the text itself.")
        if original is not None:
            raise BadInput("version: original is given without text. Give both.")
        return
    if not isinstance(text, str) or not text.strip():
        raise BadInput("version: text is empty, or is no text.")
    if len(text.encode("utf-8", "replace")) > ingest.MAX_TEXT_BYTES:
        raise BadInput(f"version: text is over {ingest.MAX_TEXT_BYTES // 1_000_000} MB. Split it into several sources.")
    stored = ingest.normalise(text)
    if not stored.strip():
        raise BadInput("version: text is empty.")
    digest = blobs.add(stored.encode())
    _must_be("version", fields, "text_hash", digest)
    _must_be("version", fields, "characters", len(stored))
    if original is not None:
        fields["original"] = blobs.add(_bytes("version: original", original))
    elif stored != text:
        fields["original"] = blobs.add(text.encode("utf-8", "replace"))
    if fields.get("original") == digest:
        del fields["original"]


def take_edition(fields: Fields, blobs: Blobs) -> None:
    """Replaces the file in an edition's fields by its hash. Raises BadInput."""
    file = fields.pop("file", None)
    if file is not None:
        _must_be("edition", fields, "file_hash", blobs.add(_bytes("edition: file", file)))
    elif fields.get("file_hash") is None:
        raise BadInput("edition: file is missing. Give the file in base64.")


def take_picture(owner: str, fields: Fields, blobs: Blobs) -> None:
    """Replaces the picture in the fields of an expert or of a part of a report by its hash. Raises BadInput."""
    if fields.get("picture") is not None:
        most = MOST_BYTES if owner == "expert" else MOST_BYTES_IN_REPORT
        fields["picture"] = blobs.add(checked_picture(_bytes(f"{owner}: picture", fields["picture"]), most))


def _must_be(owner: str, fields: Fields, name: str, value: Value) -> None:
    given = fields.get(name)
    if given is not None and given != value:
        raise BadInput(f"{owner}: {name} does not fit what is in the line. Leave it out: it is computed.")
    fields[name] = value


def _bytes(what: str, value: object) -> bytes:
    try:
        if isinstance(value, str):
            return base64.b64decode(value, validate=True)
    except (binascii.Error, ValueError):
        pass
    raise BadInput(f"{what} is not base64.")


class Texts:
    """Stored texts by hash: of the import, else of the case. Keeps those that were read last."""

    def __init__(self, session: CaseSession, blobs: Blobs) -> None:
        self._session = session
        self._blobs = blobs
        self._kept: OrderedDict[str, str] = OrderedDict()
        self._size = 0

    def get(self, digest: str) -> str | None:
        text = self._kept.get(digest)
        if text is not None:
            self._kept.move_to_end(digest)
            return text
        data = self._blobs.get(digest)
        text = data.decode() if data is not None else queries.text(self._session.database, digest)
        if text is not None:
            self._kept[digest] = text
            self._size += len(text)
            while self._size > _KEPT_CHARACTERS and len(self._kept) > 1:
                self._size -= len(self._kept.popitem(last=False)[1])
        return text


def settle_passage(fields: Fields, text: str, text_hash: str) -> None:
    """Checks a citation's passage against the text, or finds it there where the line gives only its words."""
    exact, start, end = fields["exact"], fields.get("start"), fields.get("end")
    if start is None or end is None:
        if len(text) > _LONG and not ingest.find(text, exact):  # the nearest passage would cost seconds for each line
            raise BadInput("citation: the quote is nowhere in the text.")
        anchor = ingest.anchor_for_quote(text, exact, text_hash, near=start)
    elif not 0 <= start < end <= len(text) or text[start:end] != exact:
        places = ingest.find(text, exact)
        found = ", ".join(f"{a}:{b}" for a, b in places[:5])
        raise BadInput(
            f"citation: the passage {start}:{end} of the text does not hold the quote"
            + (f", which stands at {found}." if found else ", which is nowhere in the text.")
        )
    else:
        anchor = ingest.make(text, start, end, text_hash)
    for name in ("prefix", "suffix"):
        given = fields.get(name) or ""
        before = text[max(0, anchor.start - len(given)) : anchor.start]
        if given and given != (before if name == "prefix" else text[anchor.end : anchor.end + len(given)]):
            raise BadInput(f"citation: {name} is not what stands there in the text. Leave it out: it is computed.")
        fields[name] = given or getattr(anchor, name) or None
    fields.update(exact=anchor.exact, start=anchor.start, end=anchor.end)
