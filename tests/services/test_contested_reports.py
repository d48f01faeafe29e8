# SPDX-License-Identifier: Apache-2.0
"""From two copies of a case to the report: what clashes is named and marked, what both sides keep is printed."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing_app.domain.ids import new_id
from briefing_app.domain.records import Case, Claim, Report, Source
from briefing_app.domain.snapshot import CaseSnapshot
from briefing_app.report import options
from briefing_app.report.build import build
from briefing_app.report.model import ReportModel
from briefing_app.services import checking, editions, inbox, merging, report_preview, reports, settling
from briefing_app.services.session import CaseSession
from tests.store.cases import add, add_claim, add_source, cite, new_case, update

REMARK = "(several values of reliability). It stands behind"


@pytest.fixture
def merged(tmp_path: Path) -> Iterator[tuple[CaseSession, str, str]]:
    """A case, a source that two colleagues graded differently, and a report that cites it and not another such one."""
    with new_case(tmp_path) as session:
        source, version = add_source(session)
        unused, _ = add_source(session, title="Not cited")
        claim = add_claim(session)
        cite(session, claim, version, "The bridge at Lower Vale was closed")
        report = add(session, Report.make("01900000-0000-7000-8000-00000000aaaa", title="Report", number=1)).id
    other = tmp_path / "other.casefile"
    shutil.copy(session.path, other)
    with CaseSession.open(other, author="Ben") as theirs:
        for graded in (source, unused):
            update(theirs, Source, graded.id, reliability="C")
    with CaseSession.open(session.path, author="Ana") as mine:
        for graded in (source, unused):
            update(mine, Source, graded.id, reliability="B")
        merging.merge(mine, other)
        yield mine, source.id, report


def built(session: CaseSession, report: str, target: Path) -> list[str]:
    remarks: list[str] = []
    form = options.of(session.get(Report, report), page_numbers=False)
    reports.build(session, report, target, options=form, remark=remarks.append)
    return [remark for remark in remarks if remark.startswith("Contested")]


def test_what_is_contested_is_named_until_it_is_settled(merged: tuple[CaseSession, str, str], tmp_path: Path) -> None:
    session, source, report = merged
    (remark,) = built(session, report, tmp_path / "one.docx")
    assert REMARK in remark
    prepared = editions.prepare(session, report, page_numbers=False)
    assert [each for each in prepared.remarks if REMARK in each] == [remark]
    assert "&nbsp;contested&nbsp;" in report_preview.html(session, report, {})
    assert [each.finding.subject for each in checking.check(session, report)].count(source) == 1
    settling.settle(session, settling.find(session, f"{source}:reliability"), "B")
    assert built(session, report, tmp_path / "two.docx") == []
    assert "contested" not in report_preview.html(session, report, {})


def test_both_sides_that_were_kept_are_printed(merged: tuple[CaseSession, str, str], tmp_path: Path) -> None:
    session, source, report = merged
    inbox.keep_both(session, settling.find(session, f"{source}:reliability"))
    assert built(session, report, tmp_path / "one.docx") == []
    page = report_preview.html(session, report, {})
    assert "One analyst judges the source B, one judges it C." in page
    assert "contested" not in page


def test_a_large_case_marks_its_beginning_too(
    merged: tuple[CaseSession, str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    session, source, report = merged
    monkeypatch.setattr(report_preview, "WHOLE", 0)
    assert "&nbsp;contested&nbsp;" in report_preview.html(session, report, {})
    inbox.keep_both(session, settling.find(session, f"{source}:reliability"))
    assert "One analyst judges the source B, one judges it C." in report_preview.html(session, report, {})


def test_a_conflict_that_a_report_does_not_rest_on_is_none_of_its_findings(
    merged: tuple[CaseSession, str, str],
) -> None:
    session, _, report = merged

    def subjects(of: str | None) -> list[str]:
        return [each.finding.place for each in checking.check(session, of) if each.finding.rule == "conflict"]

    assert sorted(subjects(None)) == ["A dispatch", "Not cited"]
    assert subjects(report) == ["A dispatch"]


@pytest.mark.parametrize("keeps_both", [True, False])
def test_an_edition_is_made_again_byte_for_byte(
    merged: tuple[CaseSession, str, str], tmp_path: Path, keeps_both: bool
) -> None:
    session, source, report = merged
    if keeps_both:
        inbox.keep_both(session, settling.find(session, f"{source}:reliability"))
    edition = editions.issue(session, report, target=tmp_path / "issued.docx", page_numbers=False)
    settling.settle(session, settling.open_conflicts(session)[0], "D")
    issued = (tmp_path / "issued.docx").read_bytes()
    assert editions.reproduce(session, edition.id) == issued


@pytest.fixture
def marked(tmp_path: Path) -> Iterator[tuple[CaseSession, str, str]]:
    """A claim that one raised to TLP:RED, and the other lowered to TLP:CLEAR afterwards, which is what is shown."""
    with CaseSession.create(tmp_path / "case.casefile", title="A case", author="Ana", handling="TLP:GREEN") as session:
        _, version = add_source(session)
        claim = add_claim(session)
        cite(session, claim, version, "The bridge at Lower Vale was closed")
        report = add(session, Report.make("01900000-0000-7000-8000-00000000aaaa", title="Report", number=1)).id
    other = tmp_path / "other.casefile"
    shutil.copy(session.path, other)
    with CaseSession.open(session.path, author="Ana") as mine:
        update(mine, Claim, claim.id, handling="TLP:RED")
    with CaseSession.open(other, author="Ben") as theirs:
        update(theirs, Claim, claim.id, handling="TLP:CLEAR")
    with CaseSession.open(session.path, author="Ana") as mine:
        merging.merge(mine, other)
        assert mine.get(Claim, claim.id).handling == "TLP:CLEAR"
        yield mine, claim.id, report


def seen(session: CaseSession, report: str, audience: str | None = None) -> ReportModel:
    return build(session.snapshot(), report, audience=audience)


def test_the_most_restricted_of_contested_marks_counts_until_it_is_settled(
    marked: tuple[CaseSession, str, str], tmp_path: Path
) -> None:
    session, claim, report = marked
    wording = session.get(Claim, claim).statement
    assert session.snapshot().get(Claim, claim).handling == "TLP:RED"
    assert seen(session, report).marking.label == "TLP:RED"
    assert wording not in str(seen(session, report, "TLP:GREEN"))
    edition = editions.issue(session, report, page_numbers=False)
    settling.settle(session, settling.find(session, f"{claim}:handling"), "TLP:CLEAR")
    assert seen(session, report).marking.label == "TLP:GREEN"
    assert wording in str(seen(session, report, "TLP:GREEN"))
    assert editions.reproduce(session, edition.id) == editions.file_of(session, edition.id)


@pytest.mark.parametrize(
    ("sides", "of_case", "counts"),
    [
        ((None, "TLP:CLEAR"), "TLP:AMBER", "TLP:AMBER"),
        ((None, "TLP:RED"), "TLP:AMBER", "TLP:RED"),
        ((None, "TLP:CLEAR"), None, "TLP:CLEAR"),
        (("TLP:CLEAR", "GUARDED"), "TLP:AMBER", "GUARDED"),
    ],
)
def test_which_of_several_marks_counts(sides: tuple[str | None, ...], of_case: str | None, counts: str) -> None:
    case = Case.make(new_id(), title="Case", handling=of_case)
    claim = Claim.make(new_id(), statement="It is so.", handling=sides[-1])
    snapshot = CaseSnapshot([claim, case], {}, marks={claim.id: sides})
    assert snapshot.get(Claim, claim.id).handling == counts
