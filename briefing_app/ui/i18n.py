# SPDX-License-Identifier: Apache-2.0
"""The window's texts in the person's language, through Qt's translation.

Write ``tr("Open a case…")`` and ``trn(number, "{n} claim", "{n} claims")`` with literal texts, which
``tools/translations.py`` finds in the source. Where values go in, name them: ``tr("Written: {file}", file=name)``. A
text that is made at import, such as a table of labels, is marked with ``mark`` there and translated with ``tr`` where
it is shown.
"""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtWidgets import QApplication

from briefing_app import resources

CONTEXT = "window"
LANGUAGES = {"en": "English", "de": "Deutsch"}


def tr(text: str, /, **values: object) -> str:
    """The text in the person's language, with the values put in for their names in braces."""
    said = QCoreApplication.translate(CONTEXT, text)
    return said.format(**values) if values else said


def trn(number: int, one: str, many: str, /, **values: object) -> str:
    """The text for so many things; ``{n}`` stands for the number, written with separators."""
    said = QCoreApplication.translate(CONTEXT, many, "", number)
    if said == many and number == 1:
        said = one
    return said.format(n=f"{number:,}", **values)


def mark(text: str) -> str:
    """A text that is translated later, by ``tr``, where it is shown."""
    return text


def wanted_language(setting: str, system: QLocale | None = None) -> str:
    """The language of the window: the setting, else the system's if there are texts for it, else English."""
    if setting in LANGUAGES:
        return setting
    code = QLocale.languageToCode((system or QLocale.system()).language())
    return code if code in LANGUAGES else "en"


def install(application: QApplication, setting: str = "") -> list[QTranslator]:
    """Loads the texts and mirrors the window where the system's script runs from right to left."""
    code = wanted_language(setting)
    loaded: list[QTranslator] = []
    if code != "en":
        folders = (resources.path("translations"), QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
        for folder, name in zip(folders, (code, f"qtbase_{code}"), strict=True):
            translator = QTranslator(application)
            if translator.load(f"{name}.qm", str(folder)):
                application.installTranslator(translator)
                loaded.append(translator)
    direction = QLocale(code).textDirection() if setting in LANGUAGES else QLocale.system().textDirection()
    application.setLayoutDirection(Qt.LayoutDirection(direction))
    return loaded
