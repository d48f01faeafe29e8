# SPDX-License-Identifier: Apache-2.0
"""Records that are the same become one: everything follows, nothing goes unseen, and all of it can be undone."""

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from briefing_app import ingest
from briefing_app.domain.errors import BadInput, NotFound, Refused
from briefing_app.domain.fields import Record
from briefing_app.domain.ids import new_id
from briefing_app.domain.records import (
    Assessment,
    Block,
    Citation,
    Claim,
    Distinct,
    Entity,
    Evidence,
    Expert,
    Gap,
    Hypothesis,
    Lineage,
    Mark,
    Mention,
    Name,
    Placement,
    Position,
    Question,
    Remark,
    Report,
    SavedFilter,
    Source,
    Tag,
    Tagging,
    Version,
    Waiver,
)
from briefing_app.services import claims, duplicates, entities, filters, merging, sources
from briefing_app.services.claim_filters import query_of
from briefing_app.services.record_merging import merge_records
from briefing_app.services.session import CaseSession
from briefing_app.services.verifying import verify
from tests.services.conftest import TEXT, Desk
from tests.store.cases import add, new_case, state_of, update


def made(session: CaseSession, type: type[Record], **fields: object) -> str:
    return add(session, type.make(new_id(), **fields)).id  # type: ignore[no-any-return]


def claim(desk: Desk, source: str, statement: str = "17 were hurt.", quote: str = "at least 17 injured") -> Claim:
    return claims.add(desk.session, statement=statement, source=source, quote=quote)[0]


def undone(session: CaseSession, before: Mapping[str, Record]) -> None:
    """The last action is taken back whole, done again and taken back, and the case adds up all the time."""
    after = state_of(session)
    assert not session.undo().skipped
    assert state_of(session) == before
    assert not session.redo().skipped
    assert state_of(session) == after
    assert verify(session) == []
    session.undo()
    assert state_of(session) == before


def test_entities_become_one_with_all_their_names_and_mentions(desk: Desk) -> None:
    session = desk.session
    keep, other = (made(session, Entity, name=name, kind="group") for name in ("Harbour Police", "harbour police"))
    entities.add_name(session, other, "HP")
    first, second = claim(desk, desk.source.id), claim(desk, desk.source.id, "Again.", "the pilot was missing")
    for each, subject, role in ((first, keep, "actor"), (first, other, "witness"), (second, other, None)):
        entities.mention(session, each.id, subject, role)
    before = state_of(session)
    done = merge_records(session, keep, [other])
    assert session.find(other) is None
    assert {name.text for name in session.where(Name, entity=keep)} == {"harbour police", "HP"}
    assert {link.claim for link in session.where(Mention, entity=keep)} == {first.id, second.id}
    assert session.get(Mention, Mention.id_of(first.id, keep)).role == "actor"
    assert session.look_up(Mention, Mention.id_of(second.id, keep)) is not None
    assert any("role witness" in left for left in done.left)
    [remark] = session.where(Remark, subject=keep)
    assert "role witness" in remark.text
    undone(session, before)


def test_sources_become_one_with_texts_citations_and_what_hangs_on_those(desk: Desk) -> None:
    session, keep = desk.session, desk.source.id
    other = sources.add(session, ingest.from_text(TEXT), title="Ferry", url="https://ledger.example/1")
    one = claim(desk, other.id)
    sources.add_version(session, other.id, ingest.from_text("Quite another text about the ferry."))
    third = sources.add(session, ingest.from_text("A third text."), title="Third")
    sources.add_lineage(session, third.id, kind="cites", origin=other.id)
    sources.add_lineage(session, other.id, kind="republishes", origin=keep)
    cited = session.where(Citation, claim=one.id)[0]
    entities.tag(session, cited.id, "checked")
    before = state_of(session)
    done = merge_records(session, keep, [other.id], {"url": other.id})
    kept = session.get(Source, keep)
    assert (kept.title, kept.url, kept.reliability) == ("Ferry hit", "https://ledger.example/1", "B")
    [moved] = session.where(Citation, claim=one.id)
    version = session.get(Version, moved.version)
    assert (moved.source, version.source, moved.exact) == (keep, keep, "at least 17 injured")
    assert version.id == Version.id_of(keep, version.text_hash)
    assert len(session.where(Version, source=keep)) == 2
    assert [link.subject for link in session.all(Tagging)] == [moved.id]
    assert [(link.source, link.origin) for link in session.all(Lineage)] == [(third.id, keep)]
    assert any("lineage" in left and "title “Ferry”" in left for left in done.left)
    undone(session, before)


def test_the_same_citation_of_both_stays_once_with_its_blanks_filled(desk: Desk) -> None:
    session, keep = desk.session, desk.source.id
    other = sources.add(session, ingest.from_text(TEXT), title="Ferry hit")
    one = claim(desk, keep)
    cited = session.where(Citation, claim=one.id)[0]
    claims.cite(session, one.id, source=other.id, quote="at least 17 injured", credibility="2", speaker="A medic")
    update(session, Citation, cited.id, credibility="3")
    merge_records(session, keep, [other.id])
    [stays] = session.where(Citation, claim=one.id)
    assert (stays.id, stays.credibility, stays.speaker) == (cited.id, "3", "A medic")
    assert "credibility 2" in session.where(Remark, subject=keep)[0].text


def test_questions_join_their_rows_and_marks_follow(desk: Desk) -> None:
    session = desk.session
    keep, other = (made(session, Question, text=text) for text in ("Who did it?", "who did it"))
    subject = claim(desk, desk.source.id).id
    rows = [made(session, Evidence, question=question, subject=subject) for question in (keep, other)]
    answer = made(session, Hypothesis, question=other, statement="An accident")
    add(session, Mark.make(Mark.id_of(rows[1], answer, session.analyst_id), evidence=rows[1], hypothesis=answer,
                           analyst=session.analyst_id, value="I"))  # fmt: skip
    before = state_of(session)
    merge_records(session, keep, [other])
    assert [row.id for row in session.all(Evidence)] == [rows[0]]
    assert [(mark.evidence, mark.value) for mark in session.all(Mark)] == [(rows[0], "I")]
    assert session.get(Hypothesis, answer).question == keep
    undone(session, before)


def test_rows_that_somebody_weighed_differently_both_stay(desk: Desk) -> None:
    session = desk.session
    keep, other = (made(session, Question, text=text) for text in ("Who did it?", "who did it"))
    subject = claim(desk, desk.source.id).id
    for question, weight in ((keep, "low"), (other, "high")):
        made(session, Evidence, question=question, subject=subject, relevance=weight)
    merge_records(session, keep, [other])
    assert {row.relevance for row in session.where(Evidence, question=keep)} == {"low", "high"}


def test_experts_bring_their_judgments(desk: Desk) -> None:
    session = desk.session
    keep, other = (made(session, Expert, name=name) for name in ("Mara Lind", "mara lind"))
    judged = made(session, Assessment, author=other, statement="It will rise.")
    before = state_of(session)
    merge_records(session, keep, [other], {"name": other})
    assert session.get(Assessment, judged).author == keep
    assert session.get(Expert, keep).name == "mara lind"
    undone(session, before)


def test_tags_bring_what_they_stand_on_and_filters_and_reports_follow(desk: Desk) -> None:
    session = desk.session
    keep = made(session, Tag, name="Lower Vale")
    entities.tag(session, desk.source.id, "lower  vale")
    other = session.all(Tagging)[0].tag
    saved = filters.save(session, "Vale", "claim", {"tag": "lower vale"})
    report = made(session, Report, title="Ferry", bottom_line=f"It is closed. [@{desk.source.id}, {other}]")
    block = made(session, Block, report=report, kind="claims", chosen_by="tag", subject=other)
    add(session, Placement.make(Placement.id_of(report, other), report=report, subject=other, included=False))
    before = state_of(session)
    merge_records(session, keep, [other])
    assert query_of(session, filters.query_of(session.get(SavedFilter, saved.id))).tag == keep
    assert session.get(Block, block).subject == keep
    assert session.get(Report, report).bottom_line == f"It is closed. [@{desk.source.id}, {keep}]"
    assert [(link.tag, link.subject) for link in session.all(Tagging)] == [(keep, desk.source.id)]
    assert session.all(Placement) == []
    undone(session, before)


def test_what_is_said_of_a_record_goes_with_it_and_what_means_it_alone_ends(desk: Desk) -> None:
    session, keep = desk.session, desk.source.id
    other, third = (made(session, Source, title=title) for title in ("Ferry hit", "Third"))
    duplicates.are_distinct(session, other, third)
    said = made(session, Remark, subject=other, text="Ask them.")
    position = Position.id_of(other, "reliability", session.analyst_id)
    add(session, Position.make(position, subject=other, field="reliability", analyst=session.analyst_id, value='"C"'))
    add(session, Waiver.make(Waiver.id_of("rule", other), rule="rule", subject=other, reason="Fine."))
    before = state_of(session)
    merge_records(session, keep, [other])
    assert session.get(Remark, said).subject == keep
    assert session.look_up(Distinct, Distinct.id_of(keep, third)) is not None
    assert [held.subject for held in session.all(Position)] == [keep]
    assert session.all(Waiver) == []
    undone(session, before)


def test_the_most_restricted_handling_stays_unless_one_is_taken(desk: Desk) -> None:
    session = desk.session  # of an amber case: no mark of its own means amber
    plain, green, red = (made(session, Gap, statement="Why?", handling=mark) for mark in (None, "TLP:GREEN", "TLP:RED"))
    merge_records(session, plain, [green])
    assert session.get(Gap, plain).handling is None
    merge_records(session, plain, [red])
    assert session.get(Gap, plain).handling == "TLP:RED"
    session.undo()
    merge_records(session, red, [plain], {"handling": plain})
    assert session.get(Gap, red).handling is None


def test_claims_are_merged_as_claims_are(desk: Desk) -> None:
    one, other = claim(desk, desk.source.id), claim(desk, desk.source.id, "17 were hurt.", "the pilot was missing")
    done = merge_records(desk.session, one.id, [other.id])
    assert done.kept.id == one.id
    assert desk.session.get(Claim, other.id).status == "withdrawn"


def test_what_cannot_be_one_is_refused_and_nothing_happens(desk: Desk) -> None:
    session = desk.session
    tag, again = (made(session, Tag, name=name) for name in ("Vale", "vale"))
    question, second = (made(session, Question, text=text) for text in ("Who?", "Why?"))
    here, there = (made(session, Hypothesis, question=each, statement="A") for each in (question, second))
    before = state_of(session)
    wrong: list[tuple[type[Exception], str, list[str], dict[str, str]]] = [
        (BadInput, tag, [], {}),
        (BadInput, tag, [tag], {}),
        (BadInput, tag, [again, again], {}),
        (NotFound, tag, [new_id()], {}),
        (Refused, tag, [desk.source.id], {}),
        (Refused, here, [there], {}),
        (Refused, session.analyst_id, [tag], {}),
        (BadInput, tag, [again], {"colour": again}),
        (BadInput, tag, [again], {"name": question}),
    ]
    for error, keep, others, take in wrong:
        with pytest.raises(error):
            merge_records(session, keep, others, take)
    duplicates.are_distinct(session, tag, again, "Town and river.")
    with pytest.raises(Refused, match="Town and river"):
        merge_records(session, tag, [again])
    session.undo()
    assert state_of(session) == before


class Pair:
    """Two people with copies of one case that holds two of something."""

    def __init__(self, folder: Path, type: type[Record], **fields: Any) -> None:
        with new_case(folder) as session:
            self.ids = sorted(add(session, type.make(new_id(), **fields)).id for _ in range(2))
        self.paths = {name: folder / f"{name}.casefile" for name in ("Ana", "Ben")}
        for path in self.paths.values():
            shutil.copy(session.path, path)

    def at(self, author: str) -> CaseSession:
        return CaseSession.open(self.paths[author], author=author)

    def exchanged(self) -> tuple[dict[str, Record], dict[str, Record]]:
        states = []
        for author, other in (("Ana", "Ben"), ("Ben", "Ana")):
            with self.at(author) as session:
                merging.merge(session, self.paths[other])
                states.append(state_of(session))
        return states[0], states[1]


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        (Tag, {"name": "Vale"}),
        (Entity, {"name": "Vale", "kind": "place"}),
        (Expert, {"name": "Mara Lind"}),
        (Source, {"title": "Dispatch", "outlet": "Ledger"}),
        (Question, {"text": "Who?"}),
        (SavedFilter, {"name": "Mine", "subject": "claim", "query": "{}"}),
    ],
)
def test_two_people_who_merge_the_same_pair_the_other_way_round_lose_nothing(
    tmp_path: Path, kind: type[Record], fields: dict[str, Any]
) -> None:
    pair = Pair(tmp_path, kind, **fields)
    for author, (keep, other) in (("Ana", pair.ids), ("Ben", pair.ids[::-1])):
        with pair.at(author) as session:
            merge_records(session, keep, [other])
    mine, theirs = pair.exchanged()
    assert mine == theirs
    assert set(pair.ids) <= mine.keys()
    with pair.at("Ana") as session:
        assert {found.ids for found in duplicates.possible(session)} == {tuple(pair.ids)}


def test_links_made_on_both_sides_survive_merging_the_other_way_round(tmp_path: Path) -> None:
    pair = Pair(tmp_path, Tag, name="Vale")
    keep, other = pair.ids
    claims_made = {}
    for author, stays, goes in (("Ana", keep, other), ("Ben", other, keep)):
        with pair.at(author) as session:
            claims_made[author] = made(session, Claim, statement=author)
            link = Tagging.id_of(goes, claims_made[author])
            add(session, Tagging.make(link, tag=goes, subject=claims_made[author]))
            merge_records(session, stays, [goes])
    mine, theirs = pair.exchanged()
    assert mine == theirs
    tagged = {record.subject for record in mine.values() if isinstance(record, Tagging)}
    assert tagged == set(claims_made.values())
    with pair.at("Ana") as session:
        assert verify(session) == []


def test_two_people_who_merge_the_same_pair_alike_have_no_conflict(tmp_path: Path) -> None:
    pair = Pair(tmp_path, Tag, name="Vale")
    for author in ("Ana", "Ben"):
        with pair.at(author) as session:
            merge_records(session, pair.ids[0], [pair.ids[1]])
    mine, theirs = pair.exchanged()
    assert mine == theirs
    assert pair.ids[1] not in mine
    with pair.at("Ana") as session:
        assert session.database.rows("SELECT * FROM conflict") == []


def test_what_a_colleague_refers_to_meanwhile_stays(tmp_path: Path) -> None:
    pair = Pair(tmp_path, Expert, name="Mara Lind")
    with pair.at("Ana") as session:
        merge_records(session, pair.ids[0], [pair.ids[1]])
    with pair.at("Ben") as session:
        judged = made(session, Assessment, author=pair.ids[1], statement="It will rise.")
    mine, theirs = pair.exchanged()
    assert mine == theirs
    assert {judged, *pair.ids} <= mine.keys()


def test_values_that_nobody_has_settled_are_settled_before(tmp_path: Path) -> None:
    pair = Pair(tmp_path, Expert, name="Mara Lind")
    for author in ("Ana", "Ben"):
        with pair.at(author) as session:
            update(session, Expert, pair.ids[1], field=f"what {author} says")
    pair.exchanged()
    with pair.at("Ana") as session:
        before = state_of(session)
        with pytest.raises(Refused, match="settled"):
            merge_records(session, pair.ids[0], [pair.ids[1]])
        assert state_of(session) == before
        assert merge_records(session, pair.ids[1], [pair.ids[0]]).kept.id == pair.ids[1]


def test_merging_that_changes_no_field_is_undone_and_redone(desk: Desk) -> None:
    """One field is written anew with the value that it has: taking that back leaves nobody else's."""
    kept, other = (add(desk.session, Expert.make(new_id(), name=name)) for name in ("Mara Lind", "M. Lind"))
    before = state_of(desk.session)
    merge_records(desk.session, kept.id, [other.id])
    assert not desk.session.undo().skipped
    assert state_of(desk.session) == before
    desk.session.redo()
    assert desk.session.look_up(Expert, other.id) is None
    assert not desk.session.undo().skipped
    assert state_of(desk.session) == before
