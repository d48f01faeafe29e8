# SPDX-License-Identifier: Apache-2.0
"""Case files of each released format open, verify clean, hold what they held, and can be edited."""

import gzip
from pathlib import Path

import pytest

from briefing_app.domain.records import RECORD_TYPES, Claim, Expert, Source
from briefing_app.services import browse
from briefing_app.services.session import CaseSession, log_of
from briefing_app.services.verifying import verify
from briefing_app.store.schema import FORMAT

HERE = Path(__file__).resolve().parent
FORMATS = range(1, FORMAT + 1)


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
        assert all(session.all(kind) for kind in RECORD_TYPES.values())
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
    assert sample.read_bytes() == before
