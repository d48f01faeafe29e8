# SPDX-License-Identifier: Apache-2.0
"""Stored texts and pictures as mappings, each read when it is asked for."""

from collections.abc import Iterator, Mapping

from briefing_app.store import queries
from briefing_app.store.sqlite import Database


class StoredTexts(Mapping[str, str]):
    """Text by SHA-256; texts are immutable, so what was read once stays true."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._read: dict[str, str | None] = {}

    def __getitem__(self, digest: str) -> str:
        if digest not in self._read:
            self._read[digest] = queries.text(self._database, digest)
        found = self._read[digest]
        if found is None:
            raise KeyError(digest)
        return found

    def __iter__(self) -> Iterator[str]:
        for row in self._database.rows("SELECT DISTINCT text_hash FROM version ORDER BY text_hash"):
            yield row[0]

    def __len__(self) -> int:
        return self._database.number("SELECT count(DISTINCT text_hash) FROM version")


class StoredFiles(Mapping[str, bytes]):
    """What is stored by SHA-256; the keys are those of the pictures in reports."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def __getitem__(self, digest: str) -> bytes:
        found = queries.blob(self._database, digest)
        if found is None:
            raise KeyError(digest)
        return found

    def __iter__(self) -> Iterator[str]:
        for row in self._database.rows("SELECT DISTINCT picture FROM block WHERE picture IS NOT NULL ORDER BY picture"):
            yield row[0]

    def __len__(self) -> int:
        return self._database.number("SELECT count(DISTINCT picture) FROM block WHERE picture IS NOT NULL")
