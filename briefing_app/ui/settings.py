# SPDX-License-Identifier: Apache-2.0
"""What the window remembers between sessions: author, recent cases, theme, language, geometry. Never case material."""

import json
import os
from pathlib import Path
from typing import Any

import platformdirs
from PySide6.QtCore import QByteArray, QSettings

from briefing_app.ui.theme import Choice, Density, Size

RECENT_LIMIT = 10


class Settings:
    """An INI file in the user's configuration folder."""

    def __init__(self, path: Path | None = None) -> None:
        place = path or Path(platformdirs.user_config_dir("briefing-workstation", appauthor=False))
        file = place if place.suffix == ".ini" else place / "window.ini"
        self._store = QSettings(str(file), QSettings.Format.IniFormat)

    @property
    def author(self) -> str:
        """The name that was given here, otherwise the one that the command line would act under."""
        named = str(self._store.value("person/author", "")) or os.environ.get("BRIEFING_AUTHOR", "")
        return " ".join(named.split())

    @author.setter
    def author(self, name: str) -> None:
        self._store.setValue("person/author", name)

    @property
    def theme(self) -> Choice:
        value = str(self._store.value("window/theme", Choice.SYSTEM.value))
        return Choice(value) if value in {item.value for item in Choice} else Choice.SYSTEM

    @theme.setter
    def theme(self, choice: Choice) -> None:
        self._store.setValue("window/theme", choice.value)

    @property
    def density(self) -> Density:
        value = str(self._store.value("window/density", Density.COMFORTABLE.value))
        return Density(value) if value in {item.value for item in Density} else Density.COMFORTABLE

    @density.setter
    def density(self, density: Density) -> None:
        self._store.setValue("window/density", density.value)

    @property
    def language(self) -> str:
        """The code of the window's language; empty: as the system."""
        return str(self._store.value("window/language", ""))

    @language.setter
    def language(self, code: str) -> None:
        self._store.setValue("window/language", code)

    @property
    def inspector_folded(self) -> bool:
        return str(self._store.value("window/inspector_folded", "")) == "true"

    @inspector_folded.setter
    def inspector_folded(self, folded: bool) -> None:
        self._store.setValue("window/inspector_folded", "true" if folded else "false")

    @property
    def reading_size(self) -> int:
        """The size of the reader's type in pixels."""
        value = str(self._store.value("reader/size", ""))
        return int(value) if value.isdecimal() and len(value) <= 3 else int(Size.READING)

    @reading_size.setter
    def reading_size(self, size: int) -> None:
        self._store.setValue("reader/size", size)

    @property
    def reader_margin(self) -> bool:
        """Whether claims stand beside the text where there is room."""
        return str(self._store.value("reader/margin", "yes")) != "no"

    @reader_margin.setter
    def reader_margin(self, shown: bool) -> None:
        self._store.setValue("reader/margin", "yes" if shown else "no")

    @property
    def recent(self) -> list[Path]:
        """Case files opened last, newest first."""
        size = min(self._store.beginReadArray("recent"), RECENT_LIMIT)
        paths = []
        for index in range(size):
            self._store.setArrayIndex(index)
            paths.append(Path(str(self._store.value("path", ""))))
        self._store.endArray()
        return paths

    def remember(self, path: Path) -> None:
        """Puts a case file at the head of the recent ones."""
        path = path.absolute()
        self._write_recent([path, *(item for item in self.recent if item != path)][:RECENT_LIMIT])

    def forget(self, path: Path) -> None:
        """Takes a case file off the recent ones."""
        self._write_recent([item for item in self.recent if item != path])

    def _write_recent(self, paths: list[Path]) -> None:
        self._store.remove("recent")
        self._store.beginWriteArray("recent", len(paths))
        for index, item in enumerate(paths):
            self._store.setArrayIndex(index)
            self._store.setValue("path", str(item))
        self._store.endArray()

    def folder(self, use: str) -> Path | None:
        """The folder that was last chosen for this use, if it is still there."""
        value = str(self._store.value(f"folder/{use}", ""))
        return Path(value) if value and Path(value).is_dir() else None

    def keep_folder(self, use: str, folder: Path) -> None:
        self._store.setValue(f"folder/{use}", str(folder))

    def case_view(self, case: str) -> dict[str, Any]:
        """How the window stood when this case (by its id) was last left: ids, orders and widths, never words of it."""
        try:
            found = json.loads(str(self._store.value(f"case/{case}", "{}")))
        except (ValueError, RecursionError):
            return {}
        return found if isinstance(found, dict) else {}

    def keep_case_view(self, case: str, view: dict[str, Any]) -> None:
        self._store.setValue(f"case/{case}", json.dumps(view, sort_keys=True))

    def layout(self, name: str) -> QByteArray | None:
        """Geometry of a window or a splitter as it was left."""
        value = self._store.value(f"layout/{name}")
        return value if isinstance(value, QByteArray) else None

    def keep_layout(self, name: str, state: QByteArray) -> None:
        self._store.setValue(f"layout/{name}", state)
