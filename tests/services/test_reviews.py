# SPDX-License-Identifier: Apache-2.0
"""Reports that came back: from the file to proposals, and from proposals into records and reports."""

import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from briefing_app.domain.errors import BadInput, NotFound, Refused
from briefing_app.domain.records import Assessment, Block, Claim, Edition, Placement, Proposal, Report
from briefing_app.report import page_numbers
from briefing_app.services import assessments, blocks, claims, editions, history, reports, review_answers, reviews
from briefing_app.services.session import CaseSession
from tests.report.readers import Copy, comment, gone, ins, text
from tests.services.conftest import Desk

INJURED = "The river police counted at least 17 injured."
BOAT = "The ferry had been overloaded"
JUDGMENT = "The ferry will likely stay closed"
LINE = "The ferry stays closed."


@pytest.fixture(autouse=True)
def no_office(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_numbers, "find_office", lambda: None)


@dataclass
class Issued:
    """A case with an issued report, and a copy of its file with a reader."""

    session: CaseSession
    claim: str
    boat: str
    judgment: str
    report: str
    edition: Edition
    copy: Copy
    folder: Path

    def again(self) -> Copy:
        """Another copy of the same edition."""
        folder = self.folder / "again"
        folder.mkdir(exist_ok=True)
        return Copy(self.copy.issued, folder)

    def taken(self) -> list[Proposal]:
        """What the copy proposes, kept in the case."""
        return reviews.take_in(self.session, reviews.read(self.session, self.copy.save()))

    def only(self) -> Proposal:
        (proposal,) = self.taken()
        return proposal


@pytest.fixture
def issued(desk: Desk, tmp_path: Path) -> Issued:
    session, source = desk.session, desk.source.id
    figure = {"kind": "figure", "minimum": 17, "wording": "at least 17", "measure": "injured", "heading": "Search"}
    claim, _ = claims.add(
        session, statement=INJURED, source=source, quote="at least 17 injured on Monday", claim={"heading": "Search"}
    )
    claims.edit(session, claim.id, **figure)
    boat, _ = claims.add(
        session, statement=BOAT, source=source, quote="the ferry had been overloaded", claim={"heading": "Search"}
    )
    judgment = assessments.assess(
        session, statement=JUDGMENT, term="likely", key_judgment=True, basis=[(boat.id, "supports", None)]
    )
    report = reports.new(session, title="Ferry", cutoff="2031-03-04", bottom_line=f"{LINE[:-1]} [@{boat.id}].")
    target = tmp_path / "issued.docx"
    edition = editions.issue(session, report.id, target=target)
    return Issued(session, claim.id, boat.id, judgment.id, report.id, edition, Copy(target, tmp_path), tmp_path)


def reword(issued: Issued, old: str, new: str, who: str = "Ana") -> Proposal:
    issued.copy.in_run(old, gone(old, who), ins(new, who))
    return issued.only()


# -- reading ---------------------------------------------------------------------------------------------------------


def test_a_file_becomes_proposals_in_one_action_and_once(issued: Issued) -> None:
    issued.copy.in_run(f"{BOAT}.", f"{BOAT[:-10]}", gone("overloaded"), ins("full"), ".")
    issued.copy.in_run(INJURED, '<w:commentRangeStart w:id="1"/>', INJURED, '<w:commentRangeEnd w:id="1"/>')
    issued.copy.comments(comment(1, "Where?", "Ben"))
    review = reviews.read(issued.session, issued.copy.save())
    assert (review.edition.id, review.report) == (issued.edition.id, "Ferry")
    made = reviews.take_in(issued.session, review)
    assert {(item.kind, item.reviewer, item.subject) for item in made} == {
        ("rewording", "Ana", issued.boat), ("comment", "Ben", issued.claim),
    }  # fmt: skip
    assert issued.session.undo_label == "Import review"
    titles = {line.title for line in history.entries(issued.session, limit=1)[0].changes if line.type == "proposal"}
    assert titles == {item.after or item.before or item.remark for item in made}
    again = reviews.read(issued.session, issued.copy.path)
    assert again.fresh == ()
    assert reviews.take_in(issued.session, again) == []
    assert [item.id for item in reviews.all_of(issued.session)] == [item.id for item in again.proposals]
    issued.session.undo()
    assert reviews.all_of(issued.session) == []
    assert len(reviews.take_in(issued.session, reviews.read(issued.session, issued.copy.path))) == 2


def test_the_same_words_saved_again_bring_nothing_new(issued: Issued) -> None:
    reword(issued, f"{BOAT}.", "The ferry was full.")
    issued.copy.parts["docProps/app.xml"] = issued.copy.parts["docProps/app.xml"].replace(b"Briefing", b"Other")
    assert reviews.read(issued.session, issued.copy.save()).fresh == ()


def test_nothing_is_applied_by_itself(issued: Issued) -> None:
    before = [(claim.id, claim.statement) for claim in issued.session.all(Claim)]
    reword(issued, f"{BOAT}.", "The ferry was full.")
    assert [(claim.id, claim.statement) for claim in issued.session.all(Claim)] == before
    assert issued.session.all(Placement) == []


def test_the_file_is_kept_and_waiting_proposals_are_counted(issued: Issued) -> None:
    proposal = reword(issued, f"{BOAT}.", "The ferry was full.")
    kept = issued.session.database.value("SELECT count(*) FROM blob WHERE hash = ?", (proposal.reviewed,))
    assert kept == 1
    assert reviews.waiting(issued.session) == {issued.report: 1}
    assert [item.id for item in reviews.waiting_for(issued.session, issued.boat)] == [proposal.id]
    review_answers.reject(issued.session, proposal.id, "no")
    assert reviews.waiting(issued.session) == {}
    assert [item.id for item in reviews.all_of(issued.session, answer="rejected")] == [proposal.id]


def test_a_file_with_more_changes_than_anybody_could_answer_is_refused(
    issued: Issued, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reviews, "MOST_CHANGES", 1)
    issued.copy.in_run(f"{BOAT}.", f"{BOAT[:-10]}", gone("overloaded"), ins("full"), ".")
    assert len(reviews.read(issued.session, issued.copy.save()).proposals) == 1
    issued.copy.in_run(INJURED, INJURED, ins(" So they say."))
    with pytest.raises(BadInput, match="in 2 places"):
        reviews.read(issued.session, issued.copy.save())


def without(name: str) -> Callable[[Copy], None]:
    def change(copy: Copy) -> None:
        custom = copy.parts["docProps/custom.xml"].decode()
        copy.parts["docProps/custom.xml"] = custom.replace(name, "Something").encode()

    return change


def test_edition_that_is_not_named_is_found_by_its_statements(issued: Issued) -> None:
    claims.edit(issued.session, issued.boat, statement="The ferry carried cars.")
    claims.edit(issued.session, issued.claim, statement="Seventeen were hurt.")
    editions.issue(issued.session, issued.report)
    without("Briefing edition")(issued.copy)
    review = reviews.read(issued.session, issued.copy.save())
    assert review.edition.id == issued.edition.id
    assert "fits edition 1 best" in review.remarks[0]


def test_edition_that_is_not_here_says_what_to_do(issued: Issued) -> None:
    custom = issued.copy.parts["docProps/custom.xml"]
    issued.copy.parts["docProps/custom.xml"] = custom.replace(b">1<", b">9<")
    with pytest.raises(NotFound, match=r"edition 9 .* Merge the copy"):
        reviews.read(issued.session, issued.copy.save())


def test_report_that_was_only_exported_says_what_to_do(issued: Issued, tmp_path: Path) -> None:
    other = reports.new(issued.session, title="Other")
    reports.build(issued.session, other.id, tmp_path / "exported.docx")
    with pytest.raises(NotFound, match="exported, not issued"):
        reviews.read(issued.session, tmp_path / "exported.docx")


def test_file_of_another_case_is_refused(issued: Issued, tmp_path: Path) -> None:
    other = tmp_path / "other.casefile"
    with (
        CaseSession.create(other, title="Other", author="Ilse Brandt") as session,
        pytest.raises(BadInput, match="another case"),
    ):
        reviews.read(session, issued.copy.save())


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "not a Word file"),
        (b"text", "not a Word file"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600, "older Word"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le"), "password"),
    ],
)
def test_what_is_no_such_file_is_told_by_name(issued: Issued, tmp_path: Path, data: bytes, words: str) -> None:
    path = tmp_path / "back.docx"
    path.write_bytes(data)
    with pytest.raises(BadInput, match=rf"back\.docx.*{words}"):
        reviews.read(issued.session, path)


def test_folder_missing_file_and_foreign_document_are_told(issued: Issued, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="is a folder"):
        reviews.read(issued.session, tmp_path)
    with pytest.raises(BadInput, match="no file"):
        reviews.read(issued.session, tmp_path / "none.docx")
    import docx

    docx.Document().save(str(tmp_path / "foreign.docx"))
    with pytest.raises(BadInput, match="no report of this case"):
        reviews.read(issued.session, tmp_path / "foreign.docx")


def test_file_whose_marks_are_all_lost_is_told(issued: Issued) -> None:
    body = issued.copy.body.replace("<w:bookmarkStart", "<w:other").replace("<w:tag ", "<w:other ")
    issued.copy.body = body
    with pytest.raises(BadInput, match="no statement of edition 1"):
        reviews.read(issued.session, issued.copy.save())


def test_copied_case_reads_the_file_too(issued: Issued) -> None:
    proposal = reword(issued, f"{BOAT}.", "The ferry was full.")
    with zipfile.ZipFile(issued.copy.path) as package:
        assert package.testzip() is None
    assert issued.session.get(Edition, proposal.edition).report == issued.report


# -- answers ---------------------------------------------------------------------------------------------------------


def test_rewording_goes_into_the_claim(issued: Issued) -> None:
    proposal = reword(issued, f"{BOAT}.", "The ferry had been full.")
    review_answers.accept(issued.session, proposal.id, into="claim")
    assert issued.session.get(Claim, issued.boat).statement == "The ferry had been full"  # ends as it did
    answered = issued.session.get(Proposal, proposal.id)
    assert answered.answer == "claim"
    with pytest.raises(Refused, match="answered already"):
        review_answers.reject(issued.session, proposal.id, "no")
    issued.session.undo()
    assert issued.session.get(Claim, issued.boat).statement == BOAT
    assert issued.session.get(Proposal, proposal.id).answer == "open"


def test_rewording_goes_into_the_report_alone(issued: Issued) -> None:
    proposal = reword(issued, f"{BOAT}.", "The ferry had been full.")
    review_answers.accept(issued.session, proposal.id, into="report", wording="The boat had been full.")
    assert issued.session.get(Claim, issued.boat).statement == BOAT
    placed = issued.session.get(Placement, Placement.id_of(issued.report, issued.boat))
    assert placed.wording == "The boat had been full."


def test_wording_of_the_report_gives_way_to_the_claim(issued: Issued) -> None:
    proposal = reword(issued, f"{BOAT}.", "The ferry had been full.")
    reports.place(issued.session, issued.report, issued.boat, wording="Said otherwise here")
    review_answers.accept(issued.session, proposal.id, into="claim")
    assert issued.session.where(Placement, report=issued.report) == []


def test_deletion_leaves_it_out_or_withdraws_it_with_a_reason(issued: Issued) -> None:
    issued.copy.in_run(f"{BOAT}.", gone(f"{BOAT}."))
    proposal = issued.only()
    with pytest.raises(BadInput, match="Say why it is withdrawn"):
        review_answers.accept(issued.session, proposal.id, into="claim")
    review_answers.accept(issued.session, proposal.id, into="report")
    assert issued.session.get(Placement, Placement.id_of(issued.report, issued.boat)).included is False
    issued.session.undo()
    review_answers.accept(issued.session, proposal.id, into="claim", reason="denied since")
    withdrawn = issued.session.get(Claim, issued.boat)
    assert (withdrawn.status, withdrawn.status_reason) == ("withdrawn", "denied since")


def test_key_judgment_changes_with_a_reason_for_its_readers(issued: Issued) -> None:
    issued.copy.in_run(" stay closed.", " stay shut.")
    proposal = issued.only()
    assert proposal.subject == issued.judgment
    shown = review_answers.show(issued.session, proposal.id)
    assert shown.wording == "The ferry will likely stay shut"  # without the range that the report adds
    with pytest.raises(BadInput, match="key judgment"):
        review_answers.accept(issued.session, proposal.id, into="claim")
    review_answers.accept(issued.session, proposal.id, into="claim", reason="clearer")
    changed = issued.session.get(Assessment, issued.judgment)
    assert (changed.statement, changed.change_reason) == ("The ferry will likely stay shut", "clearer")


def test_other_likelihood_term_is_told(issued: Issued) -> None:
    issued.copy.put(">likely (55–", ">unlikely (55–")
    proposal = issued.only()
    flags = review_answers.show(issued.session, proposal.id).flags
    assert [(flag.kind, flag.words, flag.instead) for flag in flags] == [("other_term", "unlikely", "likely")]


def test_sentence_of_the_bottom_line_keeps_what_it_rests_on(issued: Issued) -> None:
    proposal = reword(issued, LINE, "The ferry stays shut.")
    with pytest.raises(Refused, match="Accept it into the report"):
        review_answers.accept(issued.session, proposal.id, into="claim")
    assert [row.citation.claim for row in review_answers.show(issued.session, proposal.id).passages] == [issued.boat]
    review_answers.accept(issued.session, proposal.id, into="report")
    assert issued.session.get(Report, issued.report).bottom_line == f"The ferry stays shut [@{issued.boat}]."


def test_inserted_paragraph_becomes_text_of_the_report(issued: Issued) -> None:
    paragraph = f'<w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr>{ins("Boats went out at night.")}</w:p>'
    issued.copy.put("<w:sectPr", f"{paragraph}<w:sectPr")
    proposal = issued.only()
    assert (proposal.kind, proposal.subject) == ("insertion", None)
    review_answers.accept(issued.session, proposal.id, into="report")
    (block,) = issued.session.where(Block, report=issued.report)
    assert (block.kind, block.text) == ("narrative", "Boats went out at night.")
    assert "Boats went out at night" in reports.preview_html(issued.session, issued.report, {})


def test_inserted_paragraph_stands_behind_its_section_where_another_part_stands_at_the_same_place(
    issued: Issued,
) -> None:
    last = blocks.parts(issued.session, issued.report)[-1]
    other = "ffffffff-ffff-7fff-bfff-ffffffffffff"
    with issued.session.transaction("Add part") as work:
        work.insert(Block.make(other, report=issued.report, kind="page_break", position=last.position))
    paragraph = f'<w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr>{ins("Boats went out at night.")}</w:p>'
    issued.copy.put("<w:sectPr", f"{paragraph}<w:sectPr")
    review_answers.accept(issued.session, issued.only().id, into="report")
    before, added, behind = blocks.parts(issued.session, issued.report)[-3:]
    assert (before.key, behind.key) == (last.key, other)
    assert added.block is not None
    assert added.block.text == "Boats went out at night."


def test_comment_can_only_be_noted_or_rejected(issued: Issued) -> None:
    issued.copy.in_run(INJURED, text(INJURED), '<w:r><w:commentReference w:id="1"/></w:r>')
    issued.copy.comments(comment(1, "Where?"))
    proposal = issued.only()
    with pytest.raises(Refused, match="Note it"):
        review_answers.accept(issued.session, proposal.id, into="claim", reason="x")
    noted = review_answers.note(issued.session, proposal.id, "asked the police")
    assert (noted.answer, noted.reason) == ("noted", "asked the police")


def test_number_that_no_longer_fits_asks_for_a_reason(issued: Issued) -> None:
    proposal = reword(issued, INJURED, "The river police counted at least 19 injured.")
    flags = review_answers.show(issued.session, proposal.id).flags
    assert {flag.kind for flag in flags} == {"number", "figure"}
    with pytest.raises(BadInput, match="19"):
        review_answers.accept(issued.session, proposal.id, into="claim")
    review_answers.accept(issued.session, proposal.id, into="claim", reason="by phone")
    assert issued.session.get(Proposal, proposal.id).reason == "by phone"


def test_record_that_changed_or_was_withdrawn_since_is_told(issued: Issued) -> None:
    proposal = reword(issued, f"{BOAT}.", "The ferry had been full.")
    claims.edit(issued.session, issued.boat, statement="The ferry carried cars and people.")
    (flag,) = [f for f in review_answers.show(issued.session, proposal.id).flags if f.kind == "changed"]
    assert flag.words.startswith("Ilse Brandt")
    assert flag.instead == "The ferry carried cars and people."
    claims.withdraw(issued.session, issued.boat, "wrong")
    assert "withdrawn" in {f.kind for f in review_answers.show(issued.session, proposal.id).flags}


def test_record_that_was_edited_elsewhere_is_not_told_as_changed(issued: Issued) -> None:
    proposal = reword(issued, f"{BOAT}.", "The ferry had been full.")
    claims.edit(issued.session, issued.boat, notes="to be checked")
    assert review_answers.show(issued.session, proposal.id).flags == ()


def test_proposals_stand_in_the_order_of_the_report(issued: Issued) -> None:
    issued.copy.in_run(f"{BOAT}.", gone(f"{BOAT}."), ins("The ferry had been full."))
    issued.copy.in_run(INJURED, gone(INJURED), ins("The river police counted 17."))
    issued.copy.in_run(LINE, gone(LINE), ins("The ferry stays shut."))
    issued.taken()
    numbers = [item.statement for item in reviews.all_of(issued.session, report=issued.report)]
    assert numbers == sorted(numbers, key=str)
    with pytest.raises(BadInput, match="no answer"):
        reviews.all_of(issued.session, answer="maybe")
    with pytest.raises(NotFound):
        reviews.all_of(issued.session, edition="none")
