# SPDX-License-Identifier: Apache-2.0
"""Conflicted copies beside a case are found by what they hold, and no longer once they are merged."""

import shutil
from pathlib import Path

from briefing_app.services import copies, merging
from briefing_app.services.session import CaseSession
from tests.store.cases import add_expert, new_case


def copied(path: Path, name: str, *, adding: str = "") -> Path:
    copy = Path(shutil.copy(path, path.with_name(name)))
    if adding:
        with CaseSession.open(copy, author="Ben") as session:
            add_expert(session, adding)
    return copy


def test_only_copies_with_something_new_are_found(tmp_path: Path) -> None:
    with new_case(tmp_path) as session:
        add_expert(session)
    news = copied(session.path, "case (Ben's conflicted copy 2031-05-14).casefile", adding="Found by Ben")
    copied(session.path, "case (1).casefile")
    copied(session.path, "unlike.casefile", adding="Not looked at")
    new_case(tmp_path, name="case-LAPTOP.casefile").close()
    (tmp_path / "case (2).casefile").write_text("no case")
    (tmp_path / "case (3).casefile").mkdir()
    (tmp_path / "case (4).casefile").symlink_to(tmp_path / "nowhere")
    before = {path.name for path in tmp_path.iterdir()}
    with CaseSession.open(session.path, author="Ana") as mine:
        assert copies.beside(mine) == [news]
        merging.merge(mine, news)
        assert copies.beside(mine) == []
    assert {path.name for path in tmp_path.iterdir()} == before
