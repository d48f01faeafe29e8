# SPDX-License-Identifier: Apache-2.0
"""Reports that came back from readers: what they changed and said, as proposals that wait for an answer.

Nothing is applied by itself; ``review_answers`` answers. The file that came back is kept with the case.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from briefing_app.domain.errors import BadInput, CaseError, NotFound
from briefing_app.domain.paths import check_no_other
from briefing_app.domain.records import Edition, Proposal, Report
from briefing_app.services import editions
from briefing_app.services.exchange_rules import proposal_id
from briefing_app.services.session import CaseSession

if TYPE_CHECKING:
    from briefing_app.report.returned import Returned
    from briefing_app.report.returned_changes import Change

Progress = Callable[[int, int], None]
Check = Callable[[], None]
LARGEST = 256 * 1024 * 1024
MOST_CHANGES = 20_000
"""Proposals that somebody could answer."""
ANSWERS = ("open", "claim", "report", "rejected", "noted")
_OLD_WORD = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
LONGEST_TAG = 64  # of a control in Word
_LEAST_FITTING = 0.5
"""Share of its statements that a file must have in common with an edition that it does not name."""
_NUMBER = re.compile(r"s([0-9a-f]{4,6})[a-z]")


@dataclass(frozen=True, slots=True)
class Review:
    """What was found in a file. ``known``: ids of the proposals that the case has already; ``remarks`` say in
    sentences what could not become a proposal."""

    path: Path
    data: bytes
    edition: Edition
    report: str
    proposals: tuple[Proposal, ...]
    known: frozenset[str]
    remarks: tuple[str, ...]

    @property
    def fresh(self) -> tuple[Proposal, ...]:
        """The proposals that the case does not have yet."""
        return tuple(found for found in self.proposals if found.id not in self.known)


def read(session: CaseSession, path: Path, *, progress: Progress | None = None, check: Check | None = None) -> Review:
    """Compares a file with the edition that it was made from; changes nothing, and a session for reading will do.

    ``check`` is called often, and stops by raising.
    Raises BadInput for a file that cannot be read or is of another case, NotFound where its edition is not here.
    """
    from briefing_app.report import returned as reader
    from briefing_app.report.returned_changes import compare

    tell, stop = progress or _nothing, check or _nothing
    tell(0, 4)
    data = _bytes_of(path)
    returned = reader.read(path, data, stop)
    tell(1, 4)
    edition, issued, original, remark = _edition_of(session, path, returned, stop)
    tell(2, 4)
    found = compare(issued, returned, stop)
    if not found.found:
        raise BadInput(
            f"{path} holds no statement of edition {edition.number} any more, so its changes cannot be told. "
            "Ask for a file that was saved by Word or LibreOffice."
        )
    if len(found.changes) > MOST_CHANGES:
        raise BadInput(
            f"{path} differs from edition {edition.number} in {len(found.changes):,} places, which nobody can go "
            "through. Compare the two in Word, and ask for a file with the changes that are meant."
        )
    tell(3, 4)
    proposals, remarks = _proposals(session, edition, data, found.changes, _subjects(path, issued, original))
    ids = frozenset(item.id for item in proposals if session.look_up(Proposal, item.id) is not None)
    tell(4, 4)
    report = session.get(Report, edition.report).title
    return Review(path, data, edition, report, proposals, ids, (*filter(None, [remark]), *found.remarks, *remarks))


def take_in(session: CaseSession, review: Review) -> list[Proposal]:
    """Keeps the file and what it proposes, in one action; returns the proposals that are new. What is there already
    stays as it was answered."""
    if not review.fresh:
        return []
    session.get(Edition, review.edition.id)
    made = []
    with session.transaction("Import review") as work:
        work.writer.put_blob(review.data)
        for item in review.fresh:
            if session.look_up(Proposal, item.id) is None:
                is_gone = item.subject is not None and session.find(item.subject) is None
                made.append(work.insert(replace(item, subject=None) if is_gone else item))
    return made


def all_of(
    session: CaseSession, *, edition: str | None = None, report: str | None = None, answer: str | None = None
) -> list[Proposal]:
    """Proposals, those to the latest edition first, in the order of its statements. Raises NotFound, BadInput."""
    if answer is not None and answer not in ANSWERS:
        raise BadInput(f"“{answer[:40]}” is no answer to a proposal. Answers are: {', '.join(ANSWERS)}.")
    if edition is not None:
        session.get(Edition, edition)
    if report is not None:
        session.get(Report, report)
    order = {found.id: number for number, found in enumerate(editions.all_of(session, report))}
    wanted = {} if answer is None else {"answer": answer}
    if edition is not None:
        wanted["edition"] = edition
    found = session.where(Proposal, **wanted) if wanted else session.all(Proposal)
    chosen = [item for item in found if item.edition in order]
    return sorted(chosen, key=lambda item: (order[item.edition], *_place(item), item.id))


def _place(item: Proposal) -> tuple[int, str, str]:
    number = _NUMBER.match(item.statement or "")
    return (int(number[1], 16) if number else 0, item.kind, item.written_at or "")


def waiting_for(session: CaseSession, subject: str) -> list[Proposal]:
    """The proposals to a record that nobody has answered."""
    return session.where(Proposal, subject=subject, answer="open")


def waiting(session: CaseSession) -> dict[str, int]:
    """Report -> how many proposals to its editions nobody has answered; without those that have none."""
    report_of = {edition.id: edition.report for edition in session.all(Edition)}
    found = Counter(report_of.get(item.edition, "") for item in session.where(Proposal, answer="open"))
    return {report: number for report, number in found.items() if report}


# -- the file ----------------------------------------------------------------------------------------------------------


def _bytes_of(path: Path) -> bytes:
    check_no_other(path, "the Word file (.docx) that came back")
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except FileNotFoundError:
        raise BadInput(f"There is no file {path}. Check the name.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise BadInput(f"{path} cannot be read ({reason}). Check its name and permissions.") from None
    if len(data) > LARGEST:
        raise BadInput(f"{path} is larger than {LARGEST // 2**20} MB, and no report of ours.")
    if data.startswith(_OLD_WORD):
        if _ENCRYPTED in data:
            raise BadInput(f"{path} is protected by a password. Save it without one, and import that.")
        raise BadInput(f"{path} is a file of an older Word (.doc). Save it as .docx, and import that.")
    return data


def _edition_of(
    session: CaseSession, path: Path, returned: "Returned", check: Check
) -> tuple[Edition, "Returned", bytes, str]:
    """The edition that a file was made from, as it was issued, read and as bytes, and what is to be said of it."""
    if returned.case and returned.case != session.case.id:
        raise BadInput(f"{path} comes from another case. Open that case, and import the file there.")
    if not returned.statements and not returned.report:
        raise BadInput(f"{path} is no report of this case, or another program has taken out what says so.")
    if returned.report and session.look_up(Report, returned.report) is None:
        raise NotFound(
            f"The report that {path} is an edition of is not in this copy of the case. Merge the other copy."
        )
    known = editions.all_of(session, returned.report or None)
    named = [item for item in known if returned.edition == str(item.number)]
    if returned.edition and not named:
        raise NotFound(
            f"{path} is edition {returned.edition[:20]} of its report, which is not in this copy of the case. "
            "Merge the copy in which it was issued."
        )
    if not known:
        raise NotFound(
            f"{path} was exported, not issued, so the case has nothing to compare it with. "
            "Issue the report (“briefing report issue”), and send that file to readers."
        )
    ranked = _ranked(session, path, returned, named or known, check)
    share, edition, issued, original = ranked
    if named:
        return edition, issued, original, ""
    if share < _LEAST_FITTING:
        raise NotFound(f"{path} does not say which edition it was made from, and fits none of this case.")
    remark = f"The file does not say which edition it was made from. It fits edition {edition.number} best."
    return edition, issued, original, remark


def _ranked(
    session: CaseSession, path: Path, returned: "Returned", candidates: Iterable[Edition], check: Check
) -> tuple[float, Edition, "Returned", bytes]:
    """The edition with which the file has most statements in common, and which share of them."""
    from briefing_app.report import returned as reader

    said = {item.name: item.original for item in returned.statements}
    best: tuple[float, Edition, Returned, bytes] | None = None
    missing: CaseError | None = None
    for edition in candidates:
        try:
            data = editions.file_of(session, edition.id)
        except NotFound as error:
            missing = error
            continue
        issued = reader.read(Path(f"edition {edition.number}"), data, check)
        same = sum(said.get(item.name) == item.text() for item in issued.statements)
        share = same / max(len(issued.statements), len(said), 1)
        if best is None or share > best[0]:
            best = (share, edition, issued, data)
    if best is None:
        raise missing or NotFound(f"The edition that {path} was made from is not in this copy of the case.")
    return best


def _subjects(path: Path, issued: "Returned", data: bytes) -> dict[str, str]:
    """Which record each statement of an edition states: as its control says, or where that has no room, as traced."""
    from briefing_app.report.trace import trace

    told = {item.name: item.tag for item in issued.statements}
    if all(0 < len(tag) < LONGEST_TAG for tag in told.values()):
        return {name: tag.partition(":")[2] for name, tag in told.items()}
    return {statement.bookmark: statement.subject for statement in trace(path, data)}


# -- proposals ---------------------------------------------------------------------------------------------------------


def _proposals(
    session: CaseSession, edition: Edition, data: bytes, changes: "Iterable[Change]", subjects: dict[str, str]
) -> tuple[tuple[Proposal, ...], list[str]]:
    digest = hashlib.sha256(data).hexdigest()
    found: dict[str, Proposal] = {}
    remarks: list[str] = []
    for change in changes:
        subject = subjects.get(change.statement) if change.is_statement else None
        if subject and session.find(subject) is None:
            remarks.append(f"The record of “{change.before[:60]}” is not in the case any more.")
            subject = None
        item = _proposal(edition.id, digest, change, subject or None)
        found.setdefault(item.id, item)
    return tuple(found.values()), list(dict.fromkeys(remarks))


def _proposal(edition: str, digest: str, change: "Change", subject: str | None) -> Proposal:
    values: dict[str, object] = {
        "edition": edition,
        "kind": change.kind,
        "reviewed": digest,
        "subject": subject,
        "statement": change.statement or None,
        "place": change.place or None,
        "before": change.before or None,
        "after": change.after or None,
        "remark": change.remark or None,
        "reviewer": change.reviewer or None,
        "written_at": change.written_at or None,
        "tracked": change.tracked,
    }
    return Proposal.make(proposal_id(values), **values)


def _nothing(*_: object) -> None:
    pass
