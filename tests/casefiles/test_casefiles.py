# SPDX-License-Identifier: Apache-2.0
"""Case files of each released format open, verify clean, hold what they held, and can be edited."""

import gzip
import re
import tempfile
from pathlib import Path

import pytest

from briefing_app.domain.errors import CaseFileReadOnly
from briefing_app.domain.records import RECORD_TYPES, Claim, Expert, SavedFilter, Source
from briefing_app.services import browse, keeping
from briefing_app.services.session import CaseSession, log_of
from briefing_app.services.verifying import verify
from briefing_app.store.schema import FORMAT
from briefing_app.store.sqlite import Database

HERE = Path(__file__).resolve().parent
FORMATS = range(1, FORMAT + 1)
_FORMAT_5 = {"position", "triage", "remark", "distinct", "waiver"}
NOT_YET: dict[int, set[str]] = {
    1: {"saved_filter", "block", "template", "proposal", *_FORMAT_5},
    2: {"block", "template", "proposal", *_FORMAT_5},
    3: {"block", "template", "proposal", *_FORMAT_5},
    4: _FORMAT_5,
    5: set(),
}
"""The record types that a sample cannot hold, because its format did not know them."""


@pytest.fixture(params=FORMATS)
def sample(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    copy = tmp_path / "sample.casefile"
    copy.write_bytes(gzip.decompress((HERE / f"format_{request.param}.casefile.gz").read_bytes()))
    return copy


def test_sample_is_small() -> None:
    for number in FORMATS:
        assert (HERE / f"format_{number}.casefile.gz").stat().st_size < 200_000


def test_sample_is_clean_and_holds_every_record_type(sample: Path) -> None:
    with CaseSession.open(sample, author="Ana") as session:
        assert verify(session) == []
        absent = {name for name, kind in RECORD_TYPES.items() if not session.all(kind)}
        assert absent == NOT_YET[int(session.case.title.rpartition(" ")[2])]
        claim = session.all(Claim)[0]
        assert (claim.statement, claim.best, claim.cumulative) == ("The bridge is closed", None, False)
        assert claim.notes == "Seen by a second person"
        assert [expert.name for expert in session.all(Expert) if "Rivera" in expert.name] == ["Dr. Rivera"]
        assert len(session.all(Source)) == 21
        assert [hit.type for hit in browse.search(session, "convoys")] == ["source"]


def test_sample_goes_on_being_edited(sample: Path) -> None:
    with CaseSession.open(sample, author="Ben") as session:
        count = len(log_of(session))
        assert session.undo().skipped == ()
        assert session.all(Claim)[0].notes != "Seen by a second person"
        assert len(log_of(session)) == count + 1
    assert verify(sample) == []


def test_sample_opens_for_reading_without_a_change(sample: Path) -> None:
    before = sample.read_bytes()
    with CaseSession.open(sample, read_only=True) as session:
        session.snapshot()
        with pytest.raises(CaseFileReadOnly, match=re.escape(str(sample))):
            session.look_ahead(log_of(session)[-1].id)
        assert session.path == sample
        assert session.all(SavedFilter) == [] or sample_format(before) >= 2
    assert sample.read_bytes() == before


def test_reading_an_earlier_format_leaves_no_copy_behind(
    sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "private"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    with CaseSession.open(sample, read_only=True) as session:
        assert len(list(folder.iterdir())) == (sample_format(sample.read_bytes()) < FORMAT)
        assert [expert.picture for expert in session.all(Expert)] or session.all(Claim)
    assert list(folder.iterdir()) == []


def test_an_earlier_format_is_backed_up_before_it_is_brought_up(sample: Path, own_home: Path) -> None:
    was = sample_format(sample.read_bytes())
    CaseSession.open(sample, author="Cem").close()
    assert sample_format(sample.read_bytes()) == FORMAT
    kept = [sample_format(path.read_bytes()) for path in own_home.rglob("*before-migration*.casefile")]
    assert kept == ([was] if was < FORMAT else [])


def test_a_backup_in_an_earlier_format_is_restored_and_goes_on(sample: Path, own_home: Path, tmp_path: Path) -> None:
    CaseSession.open(sample, author="Cem").close()
    kept = next(own_home.rglob("*before-migration*.casefile"), sample)
    before = kept.read_bytes()
    restored = keeping.restore(kept, tmp_path / "restored.casefile")
    with CaseSession.open(restored, author="Ben") as session:
        assert session.all(Claim)[0].statement == "The bridge is closed"
        assert session.undo().skipped == ()
    assert verify(restored) == []
    assert sample_format(restored.read_bytes()) == FORMAT
    assert kept.read_bytes() == before


def sample_format(content: bytes) -> int:
    return int.from_bytes(content[60:64], "big")


def test_sample_verifies_as_it_lies_there(sample: Path) -> None:
    before = sample.read_bytes()
    assert verify(sample) == []
    assert sample.read_bytes() == before
    assert [path.name for path in sample.parent.iterdir()] == [sample.name]


def test_damage_in_a_sample_is_found_as_it_lies_there(sample: Path) -> None:
    database = Database(sample)
    database.run("UPDATE claim SET statement = statement || '.'")
    database.run("DROP INDEX citation_claim")
    database.close()
    assert {finding.rule for finding in verify(sample)} == {"state.table", "file.schema"}
