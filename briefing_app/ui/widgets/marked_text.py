# SPDX-License-Identifier: Apache-2.0
"""Text whose marks ``[@id, id]`` stand as single characters in a document, and the way back to the marks."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextCursor, QTextDocument, QTextFormat, QTextFragment

from briefing_app.domain.markers import ids_in

CHIP = int(QTextFormat.ObjectTypes.UserObject) + 1
"""The kind of object that a chip is in a document."""
ID = int(QTextFormat.Property.UserProperty) + 1
LETTER = "\ufffc"
_MARK = re.compile(r"\[@([^\[\]]*)\]")
_LINE_ENDS = dict.fromkeys((0x2028, 0x2029, 0xFDD0, 0xFDD1), "\n")


def pieces(text: str) -> Iterator[str | tuple[str, ...]]:
    """Words as they are, and between them the ids of each mark."""
    position = 0
    for found in _MARK.finditer(text):
        ids = ids_in(found[1])
        if ids:
            if found.start() > position:
                yield text[position : found.start()]
            yield ids
            position = found.end()
    if position < len(text):
        yield text[position:]


def marked(ids: Sequence[str]) -> str:
    """The mark for these ids."""
    return f"[@{', '.join(ids)}]"


def words_of(shown: str) -> str:
    """The words of a piece of a document, without its chips."""
    return shown.replace(LETTER, " ").strip()


def format_of(id: str) -> QTextCharFormat:
    """What the character has that stands for a record."""
    made = QTextCharFormat()
    made.setObjectType(CHIP)
    made.setProperty(ID, id)
    made.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignMiddle)
    return made


def insert_marked(cursor: QTextCursor, text: str) -> None:
    """Puts a text where the cursor is, its marks as chips; one step of undoing."""
    plain = QTextCharFormat()
    cursor.beginEditBlock()
    cursor.removeSelectedText()
    for piece in pieces(text):
        if isinstance(piece, str):
            cursor.insertText(piece, plain)
        else:
            for id in piece:
                cursor.insertText(LETTER, format_of(id))
    cursor.endEditBlock()


@dataclass(frozen=True, slots=True)
class Chip:
    """A chip in a document: its record, and where its character stands, in UTF-16 units."""

    id: str
    place: int


@dataclass(frozen=True, slots=True)
class Marked:
    """The text of a document with its marks. ``places``: where each of its characters stands in the document, in
    UTF-16 units, and then where the document ends; the characters of a mark all stand where their chip does."""

    text: str
    places: tuple[int, ...]
    chips: tuple[Chip, ...]


def read(document: QTextDocument, start: int = 0, end: int | None = None) -> Marked:
    """The text between two positions of a document. Chips that stand side by side make one mark."""
    words: list[str] = []
    places: list[int] = []
    chips: list[Chip] = []
    waiting: list[Chip] = []

    def close() -> None:
        if waiting:
            mark = marked([chip.id for chip in waiting])
            words.append(mark)
            places.extend([waiting[0].place] * len(mark))
            waiting.clear()

    last = document.characterCount() - 1 if end is None else end
    for text, place, id in _pieces_of(document, start, last):
        if id is not None:
            waiting.append(Chip(id, place))
            chips.append(waiting[-1])
            continue
        close()
        words.append(text)
        places.extend(_places(text, place))
    close()
    return Marked("".join(words), (*places, last), tuple(chips))


def _places(text: str, place: int) -> Iterable[int]:
    """Where each character of a text stands that begins there."""
    wide = [number for number, letter in enumerate(text) if ord(letter) > 0xFFFF] if not text.isascii() else []
    if not wide:
        return range(place, place + len(text))
    return (place + number + sum(before < number for before in wide) for number in range(len(text)))


def chip_at(document: QTextDocument, place: int) -> str:
    """The record whose chip stands at a position; empty where there is none."""
    cursor = QTextCursor(document)
    if not 0 <= place < document.characterCount() - 1:
        return ""
    cursor.setPosition(place + 1)
    found = cursor.charFormat()
    return str(found.property(ID)) if _is_chip(found) and document.characterAt(place) == LETTER else ""


def _pieces_of(document: QTextDocument, start: int, end: int) -> Iterator[tuple[str, int, str | None]]:
    """Pieces of text with their positions, and chips with their ids."""
    block = document.findBlock(start)
    while block.isValid() and block.position() < end:
        for fragment in _fragments(block):
            yield from _of_fragment(fragment, start, end)
        after = block.position() + block.length() - 1
        block = block.next()
        if block.isValid() and start <= after < end:
            yield "\n", after, None


def _of_fragment(fragment: QTextFragment, start: int, end: int) -> Iterator[tuple[str, int, str | None]]:
    form, place, text = fragment.charFormat(), fragment.position(), fragment.text().translate(_LINE_ENDS)
    id = str(form.property(ID)) if _is_chip(form) else None
    if id is None and start <= place and place + fragment.length() <= end:
        yield text, place, None
        return
    for letter in text:
        if start <= place < end:
            yield letter, place, id if letter == LETTER else None
        place += 2 if ord(letter) > 0xFFFF else 1


def _fragments(block: QTextBlock) -> Iterator[QTextFragment]:
    step = block.begin()
    while not step.atEnd():
        yield step.fragment()
        step += 1


def _is_chip(form: QTextCharFormat) -> bool:
    return form.objectType() == CHIP
