# SPDX-License-Identifier: Apache-2.0
"""docs/file-format.md describes the file as it is: every table, every column, every number that others rely on."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing_app.domain.records import RECORD_TYPES
from briefing_app.services.session import CaseSession
from briefing_app.store.schema import APPLICATION_ID, FORMAT
from tests.store.cases import new_case

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "file-format.md").read_text(encoding="utf-8")


def sections() -> dict[str, str]:
    """The part of the page under each heading that names a table."""
    parts = re.split(r"^### `(\w+)`$", PAGE, flags=re.MULTILINE)
    return {name: text.split("\n## ")[0] for name, text in zip(parts[1::2], parts[2::2], strict=True)}


@pytest.fixture
def session(tmp_path: Path) -> Iterator[CaseSession]:
    with new_case(tmp_path) as opened:
        yield opened


def tables(session: CaseSession) -> dict[str, list[str]]:
    names = [row[0] for row in session.database.rows("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    return {name: [row[1] for row in session.database.rows(f"PRAGMA table_info('{name}')")] for name in names}


def test_page_describes_every_table_and_column(session: CaseSession) -> None:
    described = sections()
    for name, columns in tables(session).items():
        if name.startswith(("search_index_", "_sqlite_migrations")):
            assert f"`{name}`" in PAGE
            continue
        absent = [column for column in columns if f"`{column}`" not in described[name]]
        assert not absent, f"docs/file-format.md says nothing about {name}: {absent}"


def test_page_describes_no_table_or_field_that_is_not_there(session: CaseSession) -> None:
    there = tables(session)
    assert sections().keys() <= there.keys()
    for name in RECORD_TYPES:
        rows = re.findall(r"^\| `(\w+)` \|", sections()[name], flags=re.MULTILINE)
        assert rows == there[name]


def test_page_names_the_format_and_the_application() -> None:
    assert f"# The case file, format {FORMAT}\n" in PAGE
    assert f"`0x{APPLICATION_ID:08X}`" in PAGE


def test_page_gives_required_and_searchable_fields_as_declared() -> None:
    for name, kind in RECORD_TYPES.items():
        for spec in kind.specs():
            line = next(line for line in sections()[name].splitlines() if line.startswith(f"| `{spec.name}` |"))
            assert ("required" in line) == spec.required
            assert line.rstrip(" |").endswith("search") == spec.searchable
            assert all(f"`{choice}`" in line for choice in spec.choices)
