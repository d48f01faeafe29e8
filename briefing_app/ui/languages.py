# SPDX-License-Identifier: Apache-2.0
"""Languages by name: codes are stored, "English (en)" is shown and typed."""

import re
from functools import cache
from typing import Final

from PySide6.QtCore import QLocale

from briefing_app.ui.i18n import mark, tr

_CODE: Final = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,4}")
_IN_BRACKETS: Final = re.compile(r"\(([^()]+)\)\s*$")

NAMES: Final = {
    "am": mark("Amharic"),
    "ar": mark("Arabic"),
    "az": mark("Azerbaijani"),
    "be": mark("Belarusian"),
    "bg": mark("Bulgarian"),
    "bn": mark("Bengali"),
    "cs": mark("Czech"),
    "da": mark("Danish"),
    "de": mark("German"),
    "el": mark("Greek"),
    "en": mark("English"),
    "es": mark("Spanish"),
    "et": mark("Estonian"),
    "fa": mark("Persian"),
    "fi": mark("Finnish"),
    "fr": mark("French"),
    "ha": mark("Hausa"),
    "he": mark("Hebrew"),
    "hi": mark("Hindi"),
    "hr": mark("Croatian"),
    "hu": mark("Hungarian"),
    "hy": mark("Armenian"),
    "id": mark("Indonesian"),
    "it": mark("Italian"),
    "ja": mark("Japanese"),
    "ka": mark("Georgian"),
    "kk": mark("Kazakh"),
    "ko": mark("Korean"),
    "ku": mark("Kurdish"),
    "lt": mark("Lithuanian"),
    "lv": mark("Latvian"),
    "my": mark("Burmese"),
    "nl": mark("Dutch"),
    "no": mark("Norwegian"),
    "pl": mark("Polish"),
    "ps": mark("Pashto"),
    "pt": mark("Portuguese"),
    "ro": mark("Romanian"),
    "ru": mark("Russian"),
    "sk": mark("Slovak"),
    "sl": mark("Slovenian"),
    "so": mark("Somali"),
    "sq": mark("Albanian"),
    "sr": mark("Serbian"),
    "sv": mark("Swedish"),
    "sw": mark("Swahili"),
    "ta": mark("Tamil"),
    "th": mark("Thai"),
    "ti": mark("Tigrinya"),
    "tr": mark("Turkish"),
    "uk": mark("Ukrainian"),
    "ur": mark("Urdu"),
    "uz": mark("Uzbek"),
    "vi": mark("Vietnamese"),
    "zh": mark("Chinese"),
}
"""The languages that are offered; every other is read by its code, or by Qt's name for it."""


def name_of(code: str) -> str:
    """ "Arabic" for ar and ar-EG; the code itself where nobody has a name for it."""
    base = code.split("-")[0].lower()
    known = NAMES.get(base)
    if known is not None:
        return tr(known)
    language = QLocale.codeToLanguage(base)
    return code if language == QLocale.Language.AnyLanguage else QLocale.languageToString(language)


def label_of(code: str) -> str:
    """ "English (en)"; a code without a name stands alone."""
    name = name_of(code)
    return code if name == code else f"{name} ({code})"


def offered() -> list[str]:
    """The labels to complete from, by name."""
    return sorted(map(label_of, NAMES))


def is_other(code: str | None, usual: str | None) -> bool:
    """Whether a text in this language stands out in a case of the usual one (regions do not count)."""
    return code is not None and code.split("-")[0].lower() != (usual or "en").split("-")[0].lower()


def read(text: str) -> str | None:
    """The code that was meant by a label, a name or a code; None for nothing. Raises ValueError."""
    plain = " ".join(text.split())
    if not plain:
        return None
    inner = _IN_BRACKETS.search(plain)
    by_name = _codes_by_name().get((plain[: inner.start()] if inner else plain).strip().casefold())
    if inner and _CODE.fullmatch(inner[1]):
        return inner[1]
    if by_name is not None:
        return by_name
    if _CODE.fullmatch(plain) and (len(plain) <= 3 or "-" in plain):
        return plain
    raise ValueError(plain)


@cache
def _codes_by_name() -> dict[str, str]:
    found = {}
    for language in QLocale.Language:
        code = QLocale.languageToCode(language)
        if len(code) in (2, 3) and language not in (QLocale.Language.AnyLanguage, QLocale.Language.C):
            found[QLocale.languageToString(language).casefold()] = code
    for code, name in NAMES.items():
        found[name.casefold()] = code
        found[tr(name).casefold()] = code
    return found
