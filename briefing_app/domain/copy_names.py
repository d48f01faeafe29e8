# SPDX-License-Identifier: Apache-2.0
"""The names that tools give to a second version of a file which they could not bring together with the first."""

import re
from typing import Final

_WORDS: Final = (
    "conflicted copy", "conflict copy", "conflict", "case conflict",
    "in Konflikt stehende Kopie", "Konflikt-Kopie", "Konfliktkopie", "in Konflikt",
    "copie en conflit", "copie conflictuelle", "conflit",
    "copia en conflicto", "copia conflictiva", "conflicto",
    "copia in conflitto", "copia conflittuale",
    "cópia em conflito", "cópia conflitante", "cópia com conflito",
    "conflicterende kopie", "exemplaar met conflict", "conflictkopie",
    "kopia powodująca konflikt", "kopia w konflikcie", "konflikt",
    "motstridig kopi", "konfliktkopi", "konflikterande kopia", "konfliktkopia",
    "конфликтующая копия", "конфликтная копия", "конфліктна копія",
    "競合コピー", "충돌된 사본", "冲突副本", "衝突複本", "冲突的副本", "نسخة متعارضة", "نسخة متضاربة",
)  # fmt: skip
"""What Dropbox, Nextcloud and ownCloud write in the languages that they are used in."""
_SAID: Final = "|".join(re.escape(word) for word in _WORDS)
_NUMBER: Final = r"(?: |_)?\(\d{1,3}\)"
_FORMS: Final = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf" ?\((?:[^()]*(?:\([^()]*\)[^()]*)*)?(?:{_SAID})(?:[^()]*(?:\([^()]*\)[^()]*)*)?\)(?:{_NUMBER})?",
        rf"[-_ ](?:{_SAID})[-_ ].*",
        r"_conflict-\d{8}-\d{6}",
        r"\.sync-conflict-\d{8}-\d{6}(?:-[0-9A-Z]+)?",
        _NUMBER,
        r" \d{1,2}",
        r"-(?!\d+$)[\w-]{2,63}(?:-\d+)?",
    )
)
"""What stands between name and ending. In turn: Dropbox and Nextcloud; SeaDrive and alike; old ownCloud; Syncthing;
Google Drive and a second download; iCloud; OneDrive, with the name of the machine."""


def is_second_version(name: str, of: str) -> bool:
    """Whether a file called ``name`` may be what a tool made of one called ``of``. Names alone decide nothing: another
    case may be called so."""
    stem, ending = _parted(of)
    other, other_ending = _parted(name)
    if ending.casefold() != other_ending.casefold() or not other.casefold().startswith(stem.casefold()):
        return False
    between = other[len(stem) :]
    return any(form.fullmatch(between) for form in _FORMS)


def _parted(name: str) -> tuple[str, str]:
    stem, dot, ending = name.rpartition(".")
    return (stem, f".{ending}") if dot and stem else (name, "")
