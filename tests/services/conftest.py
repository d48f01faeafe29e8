# SPDX-License-Identifier: Apache-2.0
"""A small case that service tests work on."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from briefing_app import ingest
from briefing_app.domain.records import Source
from briefing_app.services import sources
from briefing_app.services.session import CaseSession

TEXT = (
    "The river police counted at least 17 injured on Monday. A spokesman for the ministry said the ferry had been "
    "overloaded.\n\nAn official who asked not to be named said the pilot was missing. The river police said the "
    "search goes on."
)


@dataclass
class Desk:
    """An open case with one source."""

    session: CaseSession
    source: Source
    path: Path


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    path = tmp_path / "ferry.casefile"
    session = CaseSession.create(path, title="Ferry", author="Ilse Brandt", handling="TLP:AMBER")
    source = sources.add(
        session, ingest.from_text(TEXT), title="Ferry hit", outlet="Ledger", published="2031-03-03", reliability="B"
    )
    desk = Desk(session, source, path)
    yield desk
    desk.session.close()
