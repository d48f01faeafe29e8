# SPDX-License-Identifier: Apache-2.0
"""The big case that the benchmarks work on, the same for each run: sources with a text, claims, citations.

Texts are made of Latin, Arabic and Chinese words (60, 20 and 20 in a hundred sources), each claim is cited three
times, and each citation's anchor is true, so that a generated case passes ``briefing verify``.
"""

import hashlib
import random
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from briefing_app.domain.records import Citation, Claim, Record, Source, Version

CHUNK = 10_000
PER_SOURCE = 10
CITATIONS = 3
_CONTEXT = 32
_LATIN = """
    ministry convoy port bridge harbour official statement reported district council market refugees hospital
    évacuation señal grain shipment inspectors ceasefire delegation border crossing damaged supplies electricity
    water authorities witnesses said morning night repaired closed opened delayed talks resumed regional observers
""".split()  # noqa: SIM905
_ARABIC = """
    الوزارة قافلة الميناء الجسر المدينة تقرير شهود المستشفى الحدود المياه الكهرباء المفاوضات السلطات وصلت أعلنت
""".split()  # noqa: SIM905
_CHINESE = """
    港口 桥梁 官员 报告 医院 边境 供水 电力 谈判 居民 当局 车队 市场 停火 代表团
""".split()  # noqa: SIM905
_HEADINGS = ("Security", "Humanitarian", "Economy", "Diplomacy", "Infrastructure")
_PLACES = ("Northport", "Lower Vale", "East Crossing", "Harrow District", "Stone Bridge", "the capital")


@dataclass(frozen=True, slots=True)
class Size:
    """How many records a generated case has."""

    sources: int

    @property
    def claims(self) -> int:
        return self.sources * PER_SOURCE

    @property
    def citations(self) -> int:
        return self.claims * CITATIONS


def thing_id(kind: int, number: int) -> str:
    """An id as a thing has it: sortable, unique, and here the same in each run."""
    noise = hashlib.blake2b(f"{kind}/{number}".encode(), digest_size=8).hexdigest()
    return f"018c{kind:04x}-{number >> 12 & 0xFFFF:04x}-7{number & 0xFFF:03x}-8{noise[:3]}-{noise[3:15]:0<12}"


def words_of(script: str) -> list[str]:
    """The words that texts in Latin or Arabic script are made of."""
    return {"Latin": _LATIN, "Arabic": _ARABIC}[script]


@cache
def text_of(number: int) -> str:
    """The text of a source: eight sentences, some 500 characters."""
    chance = random.Random(number)
    words = _LATIN if number % 5 < 3 else _ARABIC if number % 5 == 3 else _CHINESE
    sentences = (" ".join(chance.choices(words, k=9)).capitalize() for _ in range(8))
    return f"Dispatch {number}. " + ". ".join(sentences) + "."


def blobs(first: int, last: int) -> Iterator[bytes]:
    """The texts of these sources, as the case file stores them."""
    for number in range(first, last):
        yield text_of(number).encode()


def sources(first: int, last: int) -> Iterator[Record]:
    """These sources, each followed by its text version."""
    for number in range(first, last):
        text = text_of(number)
        source = thing_id(1, number)
        day = f"2023-{number % 12 + 1:02d}-{number % 28 + 1:02d}"
        yield Source(
            id=source,
            title=f"Dispatch {number} from {_PLACES[number % len(_PLACES)]}",
            kind="article",
            outlet=f"Outlet {number % 40}",
            author=f"Correspondent {number % 200}",
            published=day,
            retrieved=day,
            url=f"https://example.org/dispatch/{number}",
            language=("en", "en", "en", "ar", "zh")[number % 5],
            reliability="ABCDEF"[number % 6],
        )
        digest = hashlib.sha256(text.encode()).hexdigest()
        yield Version(
            id=Version.id_of(source, digest),
            source=source,
            media_type="text/plain",
            text_hash=digest,
            characters=len(text),
            retrieved=day,
        )


def claims(first: int, last: int) -> Iterator[Record]:
    """These claims; claim *n* is drawn from source *n* // 10."""
    for number in range(first, last):
        chance = random.Random(-number - 1)
        figure = number % 4 == 0
        yield Claim(
            id=thing_id(2, number),
            statement=f"Case {number}: {' '.join(chance.choices(_LATIN, k=12))}.",
            kind="figure" if figure else "fact",
            heading=_HEADINGS[number % len(_HEADINGS)],
            event_time=f"2023-{number % 12 + 1:02d}",
            place=_PLACES[number % len(_PLACES)],
            measure="people displaced" if figure else None,
            best=float(chance.randrange(10_000)) if figure else None,
            unit="persons" if figure else None,
        )


def citations(first: int, last: int, size: Size) -> Iterator[Record]:
    """These citations; three for each claim, from three sources."""
    for number in range(first, last):
        claim, turn = divmod(number, CITATIONS)
        origin = (claim // PER_SOURCE + turn * 101) % size.sources
        text = text_of(origin)
        source = thing_id(1, origin)
        version = Version.id_of(source, hashlib.sha256(text.encode()).hexdigest())
        start = (claim * 37 + turn * 11) % (len(text) - 70)
        end = start + 60
        yield Citation(
            id=Citation.id_of(thing_id(2, claim), version, start, end),
            claim=thing_id(2, claim),
            source=source,
            version=version,
            exact=text[start:end],
            prefix=text[max(0, start - _CONTEXT) : start],
            suffix=text[end : end + _CONTEXT],
            start=start,
            end=end,
            stance="contradicts" if number % 17 == 0 else "supports",
            basis="told",
            credibility="123456"[number % 6],
        )


def chunks(size: Size) -> Iterator[tuple[list[bytes], list[Record]]]:
    """The whole case in pieces, parents first: texts to keep, and records."""
    for first in range(0, size.sources, CHUNK):
        last = min(first + CHUNK, size.sources)
        yield list(blobs(first, last)), list(sources(first, last))
    for first in range(0, size.claims, CHUNK):
        yield [], list(claims(first, min(first + CHUNK, size.claims)))
    for first in range(0, size.citations, CHUNK):
        yield [], list(citations(first, min(first + CHUNK, size.citations), size))
