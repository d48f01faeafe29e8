# SPDX-License-Identifier: Apache-2.0
"""What is shown of judgments: by question side by side, what they rest on, authors with their records."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from briefing_app.analysis.calibration import Result, TrackRecord, track_record
from briefing_app.analysis.judgment_wording import SharedSentence, shared_sentence
from briefing_app.analysis.likelihood import Fit, Range, fit, median_range, read_range
from briefing_app.domain.partial_date import InvalidDate, PartialDate
from briefing_app.domain.records import Analyst, Assumption, Expert, Question
from briefing_app.services.session import CaseSession
from briefing_app.store import judgments, queries
from briefing_app.store.judgments import (
    NO_QUESTION,
    AssessmentQuery,
    AssessmentRow,
    AssumptionRow,
    ExpertRow,
    GroundRow,
    QuestionRow,
    QuotedIn,
)

__all__ = [
    "NO_QUESTION",
    "AssessmentQuery",
    "AssessmentRow",
    "AssumptionRow",
    "ExpertProfile",
    "ExpertRow",
    "Fit",
    "GroundRow",
    "QuestionRow",
    "QuotedIn",
    "Range",
    "SharedSentence",
    "TrackRecord",
    "View",
    "Views",
    "assessment_ids",
    "assessment_rows",
    "assumption_profile",
    "assumption_rows",
    "author_names",
    "expert_profile",
    "expert_rows",
    "fit",
    "ground_rows",
    "question_rows",
    "question_texts",
    "read_range",
    "records_of",
    "shared_sentence",
    "views_of",
    "views_on",
]


@dataclass(frozen=True, slots=True)
class View:
    """A judgment with the record of its author."""

    judgment: AssessmentRow
    record: TrackRecord


@dataclass(frozen=True, slots=True)
class Views:
    """The judgments on a question, in order: key judgments first. ``median`` is of the ``stated`` ranges alone."""

    question: Question | None
    ids: list[str]
    stated: int
    median: Range | None
    open_until: str | None
    scale: str | None


@dataclass(frozen=True, slots=True)
class ExpertProfile:
    """An expert with record, judgments in the order in which they were made, and the sources that quote them."""

    expert: Expert
    record: TrackRecord
    judgments: list[AssessmentRow]
    sources: list[QuotedIn]
    picture: bytes | None


def assessment_ids(session: CaseSession, query: AssessmentQuery) -> list[str]:
    """The ids of all assessments that the query asks for, in order."""
    return judgments.assessment_ids(session.database, query)


def assessment_rows(session: CaseSession, ids: Sequence[str]) -> list[AssessmentRow]:
    """A page of assessments, in the order of ``ids``."""
    return judgments.assessment_rows(session.database, ids)


def question_rows(session: CaseSession) -> list[QuestionRow]:
    """The questions of the case, and last the judgments without one, if there are any."""
    return judgments.question_rows(session.database)


def question_texts(session: CaseSession) -> list[tuple[str, str]]:
    """Ids and texts of the questions, as an editor offers them."""
    return [(question.id, question.text) for question in session.all(Question)]


def author_names(session: CaseSession) -> list[tuple[str, str]]:
    """Ids and names of all experts and analysts, by name."""
    known: list[Expert | Analyst] = [*session.all(Expert), *session.all(Analyst)]
    people = [(person.id, person.name) for person in known]
    return sorted(people, key=lambda person: (person[1].casefold(), person[0]))


def views_on(session: CaseSession, question: str) -> Views:
    """What is said on a question, by its id or ``NO_QUESTION``; withdrawn judgments stand at the end."""
    live, gone = (
        judgments.assessment_ids(session.database, AssessmentQuery(question=question, status=status))
        for status in ("live", "withdrawn")
    )
    ranges = [Range(*found) for found in judgments.ranges_of(session.database, question)]
    spoken = judgments.scales_of(session.database, question)
    return Views(
        question=session.look_up(Question, question) if question else None,
        ids=[*live, *gone],
        stated=len(ranges),
        median=median_range(ranges),
        open_until=_latest(judgments.horizons_of(session.database, question)),
        scale=spoken[0] if len(spoken) == 1 else None,
    )


def _latest(dates: Iterable[str]) -> str | None:
    known = []
    for date in dates:
        try:
            known.append((PartialDate.parse(date).latest, date))
        except InvalidDate:
            continue
    return max(known)[1] if known else None


def views_of(session: CaseSession, ids: Sequence[str]) -> list[View]:
    """A page of judgments with the records of their authors, in the order of ``ids``."""
    rows = judgments.assessment_rows(session.database, ids)
    records = records_of(session, list(dict.fromkeys(row.author for row in rows)))
    return [View(row, records[row.author]) for row in rows]


def records_of(session: CaseSession, authors: Sequence[str]) -> dict[str, TrackRecord]:
    """The track record of each of these experts and analysts."""
    results: dict[str, list[Result]] = {author: [] for author in authors}
    for author, low, high, outcome in judgments.results_of(session.database, authors):
        results[author].append(Result(low, high, outcome))
    return {author: track_record(found) for author, found in results.items()}


def ground_rows(session: CaseSession, assessment: str) -> list[GroundRow]:
    """What an assessment rests on."""
    return judgments.ground_rows(session.database, assessment)


def expert_rows(session: CaseSession) -> list[ExpertRow]:
    """All experts by name."""
    return judgments.expert_rows(session.database)


def expert_profile(session: CaseSession, id: str) -> ExpertProfile | None:
    """Everything that is known of an expert; None where there is no such expert."""
    expert = session.look_up(Expert, id)
    if expert is None:
        return None
    made = judgments.assessment_ids(session.database, AssessmentQuery(author=id, sort="made"))
    return ExpertProfile(
        expert=expert,
        record=records_of(session, [id])[id],
        judgments=judgments.assessment_rows(session.database, made),
        sources=judgments.quoted_in(session.database, id),
        picture=queries.blob(session.database, expert.picture) if expert.picture else None,
    )


def assumption_rows(session: CaseSession) -> list[AssumptionRow]:
    """All assumptions: those that most rests on first."""
    return judgments.assumption_rows(session.database)


def assumption_profile(session: CaseSession, id: str) -> tuple[Assumption, list[AssessmentRow]] | None:
    """An assumption and the judgments that rest on it; None where there is no such assumption."""
    assumption = session.look_up(Assumption, id)
    if assumption is None:
        return None
    return assumption, judgments.assessment_rows(session.database, judgments.resting_on(session.database, id))
