# SPDX-License-Identifier: Apache-2.0
"""Rule T01: a confidence and a likelihood never share a sentence, because readers take one for the other."""

import re
from functools import cache
from typing import Final, NamedTuple

from briefing_app.domain import scales

_CONFIDENCE: Final = re.compile(
    r"\b(?:very )?(?:high|moderate|medium|low)[- ]confidence\b|\bconfidence level\b|\bAnCR\b", re.IGNORECASE
)
_NUMBER: Final = re.compile(r"\d+(?:[.,]\d+)?\s*(?:%|per ?cent\b)", re.IGNORECASE)
_SENTENCE_END: Final = re.compile(r"(?<=[.!?…])\s+")
_AMBIGUOUS: Final = frozenset({"certain", "remote", "impossible"})
"""Terms that in running text mostly mean something else."""


class SharedSentence(NamedTuple):
    """What stands in one sentence and should not: the words for confidence and those for likelihood."""

    confidence: str
    likelihood: str


def shared_sentence(text: str, scale_id: str | None = None) -> SharedSentence | None:
    """The first sentence that breaks the rule, or None. Scales with nested bands (IPCC) are exempt."""
    if scale_id is not None and _is_exempt(scale_id):
        return None
    for sentence in _SENTENCE_END.split(text):
        confidence = _CONFIDENCE.search(sentence)
        likelihood = (_terms().search(sentence) or _NUMBER.search(sentence)) if confidence else None
        if confidence and likelihood:
            return SharedSentence(confidence[0], likelihood[0])
    return None


def _is_exempt(scale_id: str) -> bool:
    try:
        return scales.likelihood(scale_id).is_nested
    except scales.UnknownScale:
        return False


@cache
def _terms() -> re.Pattern[str]:
    """Every wording of every scale as whole words, the longest first."""
    known = {word for scale in scales.likelihood_scales() for term in scale.terms() for word in term.wordings}
    words = sorted(known - _AMBIGUOUS, key=lambda word: (-len(word), word))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)", re.IGNORECASE)
