# SPDX-License-Identifier: Apache-2.0
"""Thousands of merges: the other file is looked over in this process, by the same function."""

import pytest

from briefing_app.store.merge import guard
from tests.store.cases import ask_here


@pytest.fixture(autouse=True)
def looked_over_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "ask", ask_here)
