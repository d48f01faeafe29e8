# SPDX-License-Identifier: Apache-2.0
"""Which language a text is in."""

import re
import threading
from typing import Final

_LOCK: Final = threading.Lock()
_SAMPLE: Final = 6000
_FEWEST_LETTERS: Final = 20
_SURE_LETTERS: Final = 200
_SAME: Final = {"wuu": "zh", "yue": "zh", "arz": "ar"}
_ADDRESS: Final = re.compile(r"https?://\S+|\S+@\S+")
_TAG: Final = re.compile(r"([a-z]{2,3})(?:[-_][a-z0-9]+)*", re.IGNORECASE)


def detected_language(text: str) -> str | None:
    """Two- or three-letter code; None where the text is too short to tell."""
    sample = _ADDRESS.sub(" ", text[: _SAMPLE * 2])[:_SAMPLE]
    letters = sum(map(str.isalpha, sample))
    has_own_script = sum(char > "\u2e7f" for char in sample) * 2 > letters
    if letters < (5 if has_own_script else _FEWEST_LETTERS):
        return None
    with _LOCK:  # the model is loaded at the first call
        import py3langid

        code = str(py3langid.classify(sample)[0])
    return None if code == "und" else _SAME.get(code, code)


def is_long_enough(text: str) -> bool:
    """Whether detection is surer than what a page declares about itself."""
    return sum(map(str.isalpha, text[:_SAMPLE])) >= _SURE_LETTERS


def language_of_tag(tag: str) -> str | None:
    """The language of a tag such as en-GB; nothing for what is no tag."""
    found = _TAG.fullmatch(tag.strip())
    return _SAME.get(found[1].lower(), found[1].lower()) if found else None
