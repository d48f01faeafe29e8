# SPDX-License-Identifier: Apache-2.0
"""Claims of the case that resemble a passage: offered to be cited, never linked by themselves."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import sqrt
from typing import Final

from briefing_app.domain.records import Claim
from briefing_app.services.session import CaseSession
from briefing_app.store import search
from briefing_app.store.search_text import fold_word

_CANDIDATES: Final = 60
_MOST_WORDS: Final = 24  # of a passage; more would only slow the search down
_LONGEST_PASSAGE: Final = 2_000  # characters that are looked at
_ENOUGH: Final = 0.2
_SHOWN_WORDS: Final = 6
_CJK: Final = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0002ffff]")
_PIECE: Final = re.compile(r"[^\W_](?:[\w\u0300-\u036f\u064b-\u065f\u0670'’-]*[\w\u0300-\u036f\u064b-\u065f])?")
_COMMON: Final = frozenset(
    """
    a an and are as at be been but by for from had has have he her his in into is it its more no not of on or our
    she that the their them there they this to was we were what when which who will with would also after about than
    said says according least most
    der die das den dem des ein eine einen einem und ist im in von zu mit auf fur nicht sich auch als bei
    le la les un une des du de et est dans pour que qui sur par au aux ce il elle ne pas plus
    el los las una y es en por con para se su al lo
    في من على الى الي عن ان هذا هذه التي الذي مع كان قد ما لا هو هي او
    """.split()  # noqa: SIM905
)


@dataclass(frozen=True, slots=True)
class Likely:
    """A claim that resembles a passage; ``why``: the words of its statement that the passage shares, with commas."""

    id: str
    statement: str
    why: str


def like(session: CaseSession, text: str, limit: int = 5) -> list[Likely]:
    """The live claims whose statements share most with the text, best first; none where too little is shared."""
    wanted = dict.fromkeys(token for _, token in _tokens(text[:_LONGEST_PASSAGE]))
    if not wanted:
        return []
    asked = sorted(wanted, key=lambda token: -_weight(token))[:_MOST_WORDS]
    expression = " OR ".join(f'"{token}"{" *" if _is_cut(token) else ""}' for token in asked)
    found: list[tuple[float, Likely]] = []
    for id in search.resembling(session.database, expression, Claim, _CANDIDATES):
        claim = session.look_up(Claim, id)
        if claim is not None and claim.status == "live":
            score, shared = _compared(wanted, claim.statement)
            if score >= _ENOUGH:
                found.append((score, Likely(claim.id, claim.statement, ", ".join(shared[:_SHOWN_WORDS]))))
    found.sort(key=lambda pair: (-pair[0], pair[1].id))
    return [likely for _, likely in found[:limit]]


def _compared(wanted: Iterable[str], statement: str) -> tuple[float, list[str]]:
    """How much of both is shared, from 0 to 1, and the shared words as the statement writes them."""
    theirs: dict[str, str] = {}
    for word, token in _tokens(statement):
        theirs.setdefault(token, word)
    known = set(wanted)
    shared = [token for token in theirs if token in known]
    if len(shared) < min(2, len(theirs), len(known)):
        return 0.0, []
    both = sum(map(_weight, known)) * sum(map(_weight, theirs))
    return sum(map(_weight, shared)) / sqrt(both), [theirs[token] for token in shared]


def _tokens(text: str) -> Iterator[tuple[str, str]]:
    """The words that carry content: as written, and as they are compared.

    Endings fall away from longer Latin words; Chinese and Japanese go in pairs of characters.
    """
    for piece in _PIECE.finditer(text):
        words = fold_word(piece[0])
        signs = [word for word in words if _CJK.match(word)]
        for pair in pairwise(signs):
            yield "".join(pair), " ".join(pair)
        for word in words:
            if word in _COMMON or _CJK.match(word) or (len(word) < 2 and not word.isdigit()):
                continue
            yield piece[0], _stem(word)


def _stem(word: str) -> str:
    if not word.isascii() or word.isdigit() or len(word) < 6:
        return word
    return word[: max(5, len(word) - 3)]


def _is_cut(token: str) -> bool:
    """Whether longer words may follow from it: it is as long as the shortest stem, and in Latin letters."""
    return len(token) >= 5 and token.isascii() and token.isalpha()


def _weight(token: str) -> float:
    """Numbers and long words say more than short ones."""
    if any(sign.isdigit() for sign in token):
        return 2.0
    return min(len(token), 8) / 4
