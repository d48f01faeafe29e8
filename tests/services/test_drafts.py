# SPDX-License-Identifier: Apache-2.0
"""Drafts lie in the person's own folder, for that person alone, and never in the way."""

import os
import stat
from pathlib import Path

import pytest

from briefing_app.domain.errors import StorageFault
from briefing_app.services import drafts
from briefing_app.store import local_notes, places
from tests.services.conftest import Desk

DRAFT = {"title": "Half a claim", "contents": {"statement": "«نصف»", "tags": ["a"]}}


def test_drafts_are_kept_for_a_case_and_an_editor_until_there_are_none(desk: Desk) -> None:
    case = drafts.case_of(desk.session)
    assert drafts.kept(case, "claim") == []
    drafts.keep(case, "claim", [DRAFT])
    assert drafts.kept(case, "claim") == [DRAFT]
    assert drafts.kept(case, "assessment") == []
    drafts.keep(case, "claim", [])
    assert drafts.kept(case, "claim") == []
    assert not places.drafts(case).exists()
    drafts.keep(case, "claim", [])


@pytest.mark.skipif(os.name == "nt", reason="no permission bits")
def test_drafts_are_readable_by_their_owner_alone(desk: Desk) -> None:
    case = drafts.case_of(desk.session)
    drafts.keep(case, "claim", [DRAFT])
    (file,) = places.drafts(case).iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


@pytest.mark.parametrize("content", ["", "{", "[]", '{"drafts": 3}', '{"drafts": [3, null]}', "[" * 100_000])
def test_what_cannot_be_read_is_nothing(desk: Desk, content: str) -> None:
    case = drafts.case_of(desk.session)
    drafts.keep(case, "claim", [DRAFT])
    (places.drafts(case) / "claim.json").write_text(content, encoding="utf-8")
    assert drafts.kept(case, "claim") == []


def test_a_folder_that_cannot_be_made_is_said(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a file"
    file.write_text("", encoding="utf-8")
    monkeypatch.setenv("BRIEFING_HOME", str(file))
    with pytest.raises(StorageFault, match=r"claim\.json could not be written"):
        drafts.keep("case", "claim", [DRAFT])


def test_half_a_pair_of_surrogates_is_kept_like_any_text(desk: Desk) -> None:
    case = drafts.case_of(desk.session)
    drafts.keep(case, "claim", [{"title": "\ud83d"}])
    assert drafts.kept(case, "claim") == [{"title": "\ud83d"}]


def test_what_would_not_be_read_again_is_refused_and_the_former_stays(desk: Desk) -> None:
    case = drafts.case_of(desk.session)
    drafts.keep(case, "claim", [DRAFT])
    with pytest.raises(StorageFault, match="more than are kept"):
        drafts.keep(case, "claim", [{"title": "x" * (local_notes.LARGEST + 1)}])
    assert drafts.kept(case, "claim") == [DRAFT]
