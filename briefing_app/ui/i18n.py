# SPDX-License-Identifier: Apache-2.0
"""The window's texts in the person's language, through Qt's translation.

Write ``tr("Open a case…")`` and ``trn(number, "{n} claim", "{n} claims")`` with literal texts, which
``tools/translations.py`` finds in the source. Where values go in, name them: ``tr("Written: {file}", file=name)``. A
text that is made at import, such as a table of labels, is marked with ``mark`` there and translated with ``tr`` where
it is shown; ``Labels`` does both.
"""

from collections.abc import Iterator, Mapping
from typing import Generic, TypeVar

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtWidgets import QApplication

from briefing_app import resources

CONTEXT = "window"
LANGUAGES = {"en": "English", "de": "Deutsch"}
NOUNS_WITH_CAPITALS = ("de",)

_language = "en"
_loaded: list[QTranslator] = []

K = TypeVar("K")


def tr(text: str, /, **values: object) -> str:
    """The text in the person's language, with the values put in for their names in braces."""
    said = QCoreApplication.translate(CONTEXT, text) if text else ""  # the empty text is the head of the file
    return said.format(**values) if values else said


def trn(number: int, one: str, many: str, /, **values: object) -> str:
    """The text for so many things; ``{n}`` stands for the number, written with separators."""
    said = QCoreApplication.translate(CONTEXT, many, "", number)
    if said == many and number == 1:
        said = one
    return said.format(n=digits(number), **values)


def mark(text: str) -> str:
    """A text that is translated later, by ``tr``, where it is shown."""
    return text


def mark_count(one: str, many: str) -> str:
    """A text with a number in it that is translated later, by ``counted``."""
    return many


def counted(text: str, number: int) -> str | None:
    """The translation of the text for many, in the form for so many things; None where there is none."""
    said = QCoreApplication.translate(CONTEXT, text, "", number)
    return None if said == text else said.replace("{n}", digits(number))


class Labels(Mapping[K, str], Generic[K]):
    """A table of marked texts; what is read from it is translated."""

    def __init__(self, texts: Mapping[K, str]) -> None:
        self._texts = dict(texts)

    def __getitem__(self, key: K) -> str:
        return tr(self._texts[key])

    def __iter__(self) -> Iterator[K]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)


def language() -> str:
    """The language that the window speaks now."""
    return _language


def separators() -> tuple[str, str]:
    """What stands between thousands, and before decimals."""
    locale = QLocale(_language)
    return locale.groupSeparator(), locale.decimalPoint()


def digits(number: float) -> str:
    """A number with the separators of the language; all the decimals that it has, and none if it is whole."""
    text = f"{number:,.0f}" if number == int(number) else f"{number:,}"
    group, point = separators()
    return text.translate({ord(","): group, ord("."): point})


def wanted_language(setting: str, system: QLocale | None = None) -> str:
    """The language of the window: the setting, else the system's if there are texts for it, else English."""
    if setting in LANGUAGES:
        return setting
    code = QLocale.languageToCode((system or QLocale.system()).language())
    return code if code in LANGUAGES else "en"


def install(application: QApplication, setting: str = "", system: QLocale | None = None) -> str:
    """Loads the texts in place of those before, and mirrors the window where the chosen language, or else the
    system's, runs from right to left. Returns the language. Widgets that are there keep the texts they have."""
    global _language
    while _loaded:
        application.removeTranslator(_loaded.pop())
    _language = wanted_language(setting, system)
    if _language != "en":
        own, qt = resources.path("translations"), QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        for folder, name in ((str(own), _language), (qt, f"qtbase_{_language}")):
            translator = QTranslator(application)
            if translator.load(f"{name}.qm", folder):
                application.installTranslator(translator)
                _loaded.append(translator)
    leading = QLocale(_language) if setting in LANGUAGES else (system or QLocale.system())
    application.setLayoutDirection(Qt.LayoutDirection(leading.textDirection()))
    return _language
