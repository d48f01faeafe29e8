# SPDX-License-Identifier: Apache-2.0
"""How well a command's words fit what somebody typed to find it."""

import unicodedata


def plain(text: str) -> str:
    """Without case and accents, as people type."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def score(typed: str, text: str) -> int | None:
    """How well the text fits, higher is better; None where a typed word is not in it.

    A word that begins a word of the text counts more than one inside a word, the first word most; letters that begin
    successive words count as well ("nc" finds "New case").
    """
    wanted = plain(typed).split()
    words = plain(text).split()
    if not wanted:
        return 0
    total = 0
    for part in wanted:
        starts = [number for number, word in enumerate(words) if word.startswith(part)]
        if starts:
            total += 100 - min(starts[0], 20)
        elif part in " ".join(words):
            total += 40
        elif len(wanted) == 1 and _begins_words(part, words):
            total += 60
        else:
            return None
    return total * 10 - len(words)


def _begins_words(letters: str, words: list[str]) -> bool:
    initials = "".join(word[0] for word in words)
    return len(letters) > 1 and initials.startswith(letters)
