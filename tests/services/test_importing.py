# SPDX-License-Identifier: Apache-2.0
"""Records of another case come under ids of their own, whole, with where they came from, once, and can be undone."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from briefing_app import ingest
from briefing_app.domain.errors import BadInput, CaseFileReadOnly, NotACaseFile, NotFound, Refused
from briefing_app.domain.ids import link_id, new_id
from briefing_app.domain.records import (
    Analyst,
    Assessment,
    Basis,
    Citation,
    Claim,
    Entity,
    Evidence,
    Expert,
    Hypothesis,
    Lineage,
    Mark,
    Mention,
    Name,
    Question,
    Record,
    Relation,
    Remark,
    Report,
    Source,
    Tag,
    Tagging,
    Version,
)
from briefing_app.services import (
    assessments,
    claims,
    entities,
    exchange_rules,
    filters,
    importing,
    keeping,
    merging,
    sources,
)
from briefing_app.services.importing import Wanted
from briefing_app.services.record_merging import merge_records
from briefing_app.services.session import CaseSession, log_of
from briefing_app.services.verifying import verify
from briefing_app.store.gateway import Writer
from briefing_app.store.merge import guard
from briefing_app.store.sqlite import engine
from tests.services.conftest import TEXT, Desk
from tests.store.cases import add, ask_here, contest, delete, state_of, update

OTHER_TEXT = "A witness on the quay saw two boats. The harbour master was not there."


@pytest.fixture(autouse=True)
def without_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the other process does is done here: its own tests start it."""
    monkeypatch.setattr(guard, "ask", ask_here)


@dataclass
class Other:
    """Another case with one of each, closed. ``ids`` by what they are called here."""

    path: Path
    case: str
    ids: dict[str, str]

    def here(self, name: str) -> str:
        """The id under which a thing comes."""
        return link_id("import", self.case, self.ids[name])

    def edit(self, change: Callable[[CaseSession], object]) -> None:
        with CaseSession.open(self.path, author="Cem") as session:
            change(session)


@pytest.fixture
def other(tmp_path: Path) -> Other:
    with CaseSession.create(tmp_path / "quay.casefile", title="Quay", author="Cem", handling="TLP:RED") as session:
        source = sources.add(session, ingest.from_text(OTHER_TEXT), title="Quay report", handling="TLP:GREEN")
        same = sources.add(session, ingest.from_text(TEXT), title="Ferry in the Ledger")
        sources.add_lineage(session, same.id, kind="cites", origin=source.id)
        sources.add_lineage(session, source.id, kind="quotes", origin_text="a call")
        boats, _ = claims.add(session, statement="Two boats were there.", source=source.id, quote="saw two boats")
        ferry, _ = claims.add(session, statement="17 were hurt.", source=same.id, quote="at least 17 injured")
        claims.relate(session, boats.id, ferry.id, "elaborates")
        entity = entities.add(session, name="Quay", kind="place")
        entities.add_name(session, entity.id, "Kai")
        entities.mention(session, boats.id, entity.id)
        entities.tag(session, boats.id, "Harbour")
        expert = assessments.add_expert(session, name="Mara Lind")
        judged = assessments.assess(session, by=expert.id, statement="There were more.", basis=[(boats.id, "supports")],
                                    new_question="How many?")  # fmt: skip
        hypothesis = add(session, Hypothesis.make(new_id(), question=str(judged.question), statement="Two"))
        row = add(session, Evidence.make(new_id(), question=judged.question, subject=ferry.id))
        me = session.analyst_id
        add(session, Mark.make(Mark.id_of(row.id, hypothesis.id, me), evidence=row.id, hypothesis=hypothesis.id,
                               analyst=me, value="C"))  # fmt: skip
        filters.save(session, "Boats", "claim", {"tag": "Harbour"})
        report = add(session, Report.make(new_id(), title="Quay"))
        ids = {
            "source": source.id, "same": same.id, "boats": boats.id, "ferry": ferry.id, "entity": entity.id,
            "expert": expert.id, "judged": judged.id, "question": str(judged.question), "report": report.id,
        }  # fmt: skip
        return Other(session.path, session.file.case_id, ids)


def types(session: CaseSession, before: dict[str, Record]) -> dict[str, int]:
    found: dict[str, int] = {}
    for id, record in state_of(session).items():
        if id not in before:
            found[record.type_name] = found.get(record.type_name, 0) + 1
    return found


def test_everything_comes_whole_and_the_case_adds_up(desk: Desk, other: Other) -> None:
    session, before = desk.session, state_of(desk.session)
    actions = len(log_of(session))
    done = importing.import_case(session, other.path)
    assert done.changes is not None
    assert len(log_of(session)) == actions + 1
    assert log_of(session)[-1].label == "Import from “Quay”"
    assert types(session, before) == {
        "source": 2, "version": 2, "claim": 2, "citation": 2, "lineage": 2, "relation": 1, "expert": 1, "assessment": 1,
        "basis": 1, "question": 1, "hypothesis": 1, "evidence": 1, "mark": 1, "entity": 1, "name": 1, "mention": 1,
        "tag": 1, "tagging": 1, "analyst": 1, "remark": 10,
    }  # fmt: skip
    assert verify(session) == []
    assert session.get(Claim, other.here("boats")).statement == "Two boats were there."
    [cited] = session.where(Citation, claim=other.here("boats"))
    assert (cited.exact, cited.source) == ("saw two boats", other.here("source"))
    assert sources.text(session, session.get(Version, cited.version)) == OTHER_TEXT
    assert session.look_up(Tagging, Tagging.id_of(Tag.id_of("harbour"), other.here("boats"))) is not None
    assert session.get(Analyst, Analyst.id_of("Cem")).name == "Cem"
    assert not session.undo().skipped
    assert state_of(session) == before


def test_each_thing_says_where_it_came_from(desk: Desk, other: Other) -> None:
    importing.import_case(desk.session, other.path)
    [remark] = desk.session.where(Remark, subject=other.here("boats"))
    for part in ("“Quay”", other.case, f"the claim {other.ids['boats']}", "first written by Cem on "):
        assert part in remark.text


def test_a_plan_says_the_same_and_changes_nothing(desk: Desk, other: Other) -> None:
    before, actions = state_of(desk.session), len(log_of(desk.session))
    plan = importing.plan(desk.session, other.path)
    assert (plan.case, plan.title, plan.held, plan.left_out, plan.missing_files) == (other.case, "Quay", (), (), 0)
    assert {each.what for each in plan.records} == {"new"}
    assert (state_of(desk.session), len(log_of(desk.session))) == (before, actions)
    assert importing.import_case(desk.session, other.path).plan == plan


def test_importing_again_brings_only_what_is_new_there(desk: Desk, other: Other) -> None:
    session = desk.session
    importing.import_case(session, other.path)
    state, actions = state_of(session), len(log_of(session))
    again = importing.import_case(session, other.path)
    assert again.changes is None
    assert {each.what for each in again.plan.records} == {"here"}
    assert (state_of(session), len(log_of(session))) == (state, actions)
    update(session, Claim, other.here("boats"), statement="Two or three boats were there.")
    other.edit(lambda there: add(there, Expert.make(new_id(), name="Jo Field")))
    third = importing.import_case(session, other.path)
    assert (third.plan.new, [each.type for each in third.plan.records if each.is_new]) == (1, ["expert"])
    [differs] = [each for each in third.plan.records if each.what == "differs"]
    assert (differs.id, differs.why) == (other.ids["boats"], "otherwise here: statement")
    assert session.get(Claim, other.here("boats")).statement == "Two or three boats were there."


def test_what_was_undone_or_removed_comes_back_when_it_is_asked_for_again(desk: Desk, other: Other) -> None:
    session = desk.session
    importing.import_case(session, other.path)
    state = state_of(session)
    session.undo()
    again = importing.import_case(session, other.path)
    assert {each.what for each in again.plan.records} == {"again"}
    assert state_of(session) == state
    assert verify(session) == []


CHOICES: list[tuple[Wanted | Callable[[dict[str, str]], Wanted], dict[str, int]]] = [
    (Wanted(types=("source",)), {"source": 2, "version": 2, "lineage": 2, "remark": 2}),
    (Wanted(types=("entity", "tag")), {"entity": 1, "name": 1, "tag": 1, "remark": 1}),
    (lambda ids: Wanted(ids=(ids["boats"],)),
     {"claim": 1, "citation": 1, "source": 1, "version": 1, "lineage": 1, "mention": 1, "entity": 1, "name": 1,
      "tag": 1, "tagging": 1, "remark": 3}),
    (Wanted(filter="boats"),
     {"claim": 1, "citation": 1, "source": 1, "version": 1, "lineage": 1, "mention": 1, "entity": 1, "name": 1,
      "tag": 1, "tagging": 1, "remark": 3}),
    (lambda ids: Wanted(ids=(ids["source"],)), {"source": 1, "version": 1, "lineage": 1, "remark": 1}),
    (lambda ids: Wanted(ids=(ids["same"],), citing=True),
     {"claim": 1, "citation": 1, "source": 1, "version": 1, "remark": 2}),
    (Wanted(types=("assessment",)),
     {"assessment": 1, "basis": 1, "expert": 1, "question": 1, "hypothesis": 1, "claim": 1, "citation": 1,
      "source": 1, "version": 1, "lineage": 1, "mention": 1, "entity": 1, "name": 1, "tag": 1, "tagging": 1,
      "remark": 7}),
]  # fmt: skip


@pytest.mark.parametrize(("wanted", "come"), CHOICES)
def test_what_was_chosen_comes_with_what_belongs_to_it_and_what_it_rests_on(
    desk: Desk, other: Other, wanted: Wanted | Callable[[dict[str, str]], Wanted], come: dict[str, int]
) -> None:
    before = state_of(desk.session)
    importing.import_case(desk.session, other.path, wanted if isinstance(wanted, Wanted) else wanted(other.ids))
    assert types(desk.session, before) == come
    assert verify(desk.session) == []


def test_a_source_with_the_same_text_is_offered_and_matched_where_somebody_says_so(desk: Desk, other: Other) -> None:
    session = desk.session
    plan = importing.plan(session, other.path)
    [offered] = [each for each in plan.records if each.alike]
    assert (offered.id, offered.what, offered.alike) == (other.ids["same"], "new", (desk.source.id,))
    for wanted in (Wanted(matches={other.ids["same"]: desk.source.id}), Wanted(same_texts=True)):
        done = importing.import_case(session, other.path, wanted)
        assert [each.id for each in done.plan.records if each.what == "matched"] == [other.ids["same"]]
        [cited] = session.where(Citation, claim=other.here("ferry"))
        assert cited.source == desk.source.id
        assert session.find(other.here("same")) is None
        assert session.get(Source, desk.source.id) == desk.source
        assert importing.import_case(session, other.path).changes is None
        assert verify(session) == []
        session.undo()


def test_a_match_that_is_none_is_refused(desk: Desk, other: Other) -> None:
    for matches in ({other.ids["source"]: desk.source.id}, {other.ids["same"]: new_id()}, {new_id(): desk.source.id}):
        with pytest.raises(BadInput, match="match"):
            importing.plan(desk.session, other.path, Wanted(matches=matches))


def test_what_was_merged_here_is_known_when_it_is_imported_again(desk: Desk, other: Other) -> None:
    session = desk.session
    importing.import_case(session, other.path)
    merge_records(session, desk.source.id, [other.here("same")])
    again = importing.import_case(session, other.path)
    assert again.changes is None
    assert session.find(other.here("same")) is None


def test_entities_of_the_same_name_are_not_taken_for_the_same(desk: Desk, other: Other) -> None:
    entities.add(desk.session, name="Quay", kind="place")
    importing.import_case(desk.session, other.path)
    assert len(desk.session.where(Entity, name="Quay")) == 2


def test_of_marks_that_nobody_settled_there_the_more_restricted_one_comes(desk: Desk, other: Other) -> None:
    with CaseSession.open(other.path, author="Cem") as session:
        contest(session, Source, other.ids["source"], handling=("TLP:AMBER", "TLP:CLEAR"))
        assert session.get(Source, other.ids["source"]).handling == "TLP:CLEAR"
    importing.import_case(desk.session, other.path)
    assert desk.session.get(Source, other.here("source")).handling == "TLP:AMBER"


def test_handling_is_never_less_than_it_was_there(desk: Desk, other: Other) -> None:
    """The other case is red, this one amber: what had no mark of its own there is marked here."""
    importing.import_case(desk.session, other.path)
    assert desk.session.get(Claim, other.here("boats")).handling == "TLP:RED"
    assert desk.session.get(Source, other.here("source")).handling == "TLP:GREEN"


def test_what_stays_with_its_case_and_what_is_not_there_is_told(desk: Desk, other: Other) -> None:
    wrong: list[tuple[type[Exception], Wanted]] = [
        (BadInput, Wanted(types=("report",))),
        (Refused, Wanted(ids=(other.ids["report"],))),
        (NotFound, Wanted(ids=(new_id(),))),
        (NotFound, Wanted(filter="No such filter")),
    ]
    before = state_of(desk.session)
    for error, wanted in wrong:
        with pytest.raises(error):
            importing.import_case(desk.session, other.path, wanted)
    assert state_of(desk.session) == before


def test_a_copy_of_the_same_case_is_to_be_merged(desk: Desk, tmp_path: Path) -> None:
    copy = tmp_path / "copy.casefile"
    desk.session.close()
    shutil.copy(desk.path, copy)
    desk.session = CaseSession.open(desk.path, author="Ilse Brandt")
    with pytest.raises(Refused, match="Merge it"):
        importing.plan(desk.session, copy)
    with pytest.raises(Refused, match="this case itself"):
        importing.plan(desk.session, desk.path)
    (tmp_path / "text.casefile").write_text("no case")
    with pytest.raises(NotACaseFile):
        importing.plan(desk.session, tmp_path / "text.casefile")


def test_a_case_that_is_open_for_reading_is_not_imported_into(desk: Desk, other: Other) -> None:
    with CaseSession.open(desk.path, read_only=True) as reading:
        assert importing.plan(reading, other.path).new
        with pytest.raises(CaseFileReadOnly):
            importing.import_case(reading, other.path)


def altered(path: Path, sql: str, values: tuple[Any, ...]) -> None:
    connection = engine.connect(str(path))
    assert connection.execute(sql, values).rowcount
    connection.commit()
    connection.close()


def test_actions_that_were_altered_are_not_looked_at_nor_what_needs_them(desk: Desk, other: Other) -> None:
    altered(other.path, "UPDATE log_change SET data = replace(data, 'Two boats', 'Ten boats') WHERE record = ?",
            (other.ids["boats"],))  # fmt: skip
    plan = importing.plan(desk.session, other.path)
    assert plan.held
    assert other.ids["boats"] not in {each.id for each in plan.records}
    done = importing.import_case(desk.session, other.path)
    assert "Ten boats" not in str(state_of(desk.session))
    assert done.plan.held == plan.held
    assert verify(desk.session) == []


def test_a_text_that_was_altered_is_not_taken_nor_what_cites_it(desk: Desk, other: Other) -> None:
    altered(other.path, "UPDATE blob SET data = ?, encoding = 'raw' WHERE data LIKE '%two boats%'",
            (OTHER_TEXT.replace("two", "ten").encode(),))  # fmt: skip
    done = importing.import_case(desk.session, other.path)
    assert done.plan.missing_files == 1
    assert {each.type for each in done.plan.left_out} == {"version", "citation"}
    assert desk.session.find(other.here("boats")) is not None
    assert verify(desk.session) == []


def test_a_quote_that_does_not_stand_there_is_left_out(desk: Desk, other: Other) -> None:
    def misquote(there: CaseSession) -> None:
        [cited] = there.where(Citation, claim=other.ids["boats"])
        update(there, Citation, cited.id, exact="saw ten boats")

    other.edit(misquote)
    done = importing.import_case(desk.session, other.path)
    assert [(each.type, each.why) for each in done.plan.left_out] == [
        ("citation", "its quote does not stand in the text where it says")
    ]


def test_an_import_that_is_stopped_leaves_nothing(desk: Desk, other: Other) -> None:
    before, actions = state_of(desk.session), len(log_of(desk.session))

    def stopping(after: int) -> Callable[[], None]:
        left = iter(range(after))

        def stop() -> None:
            if next(left, None) is None:
                raise KeyboardInterrupt

        return stop

    stopped = 0
    told: list[tuple[int, int]] = []
    for after in range(0, 10_000, 9):
        try:
            importing.import_case(desk.session, other.path, check=stopping(after), tell=lambda *now: told.append(now))
        except KeyboardInterrupt:
            stopped += 1
            assert state_of(desk.session) == before
            assert len(log_of(desk.session)) == actions
        else:
            break
    assert stopped > 5
    assert len(log_of(desk.session)) == actions + 1
    assert told[-1][0] == told[-1][1]


def test_records_removed_there_do_not_come(desk: Desk, other: Other) -> None:
    def remove(there: CaseSession) -> None:
        for link in there.where(Mention, entity=other.ids["entity"]):
            delete(there, Mention, link.id)
        for name in there.where(Name, entity=other.ids["entity"]):
            delete(there, Name, name.id)
        delete(there, Entity, other.ids["entity"])

    other.edit(remove)
    importing.import_case(desk.session, other.path)
    assert desk.session.find(other.here("entity")) is None
    assert desk.session.all(Lineage)
    assert desk.session.all(Relation)
    assert desk.session.all(Basis)
    assert desk.session.all(Assessment)
    assert desk.session.all(Question)


# -- a case that was made to do harm -----------------------------------------------------------------------------------


def made_of(folder: Path, records: Callable[[CaseSession, Writer], object], title: str = "Made up") -> Path:
    """Another case with whatever a program of somebody else's writes."""
    with CaseSession.create(folder / "made.casefile", title=title, author="Cem") as session:
        with session.transaction("Made up") as work:
            records(session, work.writer)
        return session.path


def test_a_text_that_is_none_is_left_out_and_keeps_nothing_else_back(desk: Desk, tmp_path: Path) -> None:
    def records(session: CaseSession, writer: Writer) -> None:
        source = writer.insert(Source.make(new_id(), title="Made up"))
        for content, characters in ((b"\xff\xfe\x00", 3), (b"hello", -5)):
            digest = writer.put_blob(content)
            id = Version.id_of(source.id, digest)
            writer.insert(Version.make(id, source=source.id, text_hash=digest, characters=characters))

    done = importing.import_case(desk.session, made_of(tmp_path, records))
    assert sorted(each.why for each in done.plan.left_out) == [
        "its text is missing there, or was altered", "its text is not as long as it says",
    ]  # fmt: skip
    assert done.plan.new == 1
    assert verify(desk.session) == []


def test_a_text_that_is_none_does_not_stop_a_merge(tmp_path: Path) -> None:
    with CaseSession.create(tmp_path / "case.casefile", title="A case", author="Ana") as session:
        shutil.copy(keeping.backup(session), tmp_path / "theirs.casefile")
        theirs = CaseSession.open(tmp_path / "theirs.casefile", author="Cem")
        with theirs, theirs.transaction("Made up") as work:
            made = work.insert(Source.make(new_id(), title="Made up"))
            digest = work.writer.put_blob(b"\xff\xfe\x00")
            id = Version.id_of(made.id, digest)
            work.insert(Version.make(id, source=made.id, text_hash=digest, characters=3))
        assert merging.merge(session, tmp_path / "theirs.casefile").actions == 2


def test_references_to_something_of_another_type_do_not_come(desk: Desk, tmp_path: Path) -> None:
    def records(session: CaseSession, writer: Writer) -> None:
        expert = writer.insert(Expert.make(new_id(), name="Mara Lind"))
        tag = writer.insert(Tag.make(Tag.id_of("A"), name="A"))
        writer.insert(Assessment(id=new_id(), author=expert.id, statement="So", dissents_from=tag.id))
        writer.insert(Assessment(id=new_id(), author=tag.id, statement="Or so"))

    done = importing.import_case(desk.session, made_of(tmp_path, records), Wanted(("expert", "tag", "assessment")))
    assert [each.why.partition(" ")[2].partition(" ")[0] for each in done.plan.left_out] == ["author"]
    [judged] = desk.session.all(Assessment)
    assert judged.dissents_from is None
    assert verify(desk.session) == []


def test_quotes_come_only_with_their_own_source_and_place(desk: Desk, tmp_path: Path) -> None:
    def records(session: CaseSession, writer: Writer) -> None:
        one, two = (writer.insert(Source.make(new_id(), title=title)) for title in ("One", "Two"))
        digest = writer.put_blob(b"hello world")
        id = Version.id_of(one.id, digest)
        writer.insert(Version.make(id, source=one.id, text_hash=digest, characters=11))
        claim = writer.insert(Claim.make(new_id(), statement="A greeting"))
        for source, start in ((one, -5), (two, 6)):
            values = {
                "claim": claim.id,
                "source": source.id,
                "version": id,
                "exact": "world",
                "start": start,
                "end": 11,
            }
            writer.insert(Citation.make(Citation.id_of(claim.id, id, start, 11), **values))

    done = importing.import_case(desk.session, made_of(tmp_path, records))
    assert sorted(each.why for each in done.plan.left_out) == [
        "its quote does not stand in the text where it says", "its text is not of the source that it names",
    ]  # fmt: skip
    assert verify(desk.session) == []


def test_the_remark_says_nothing_that_the_other_case_put_into_its_title(desk: Desk, tmp_path: Path) -> None:
    title = "Quay” (1), where it is the claim 2, first written by Ana.\nApproved: yes. “" + "x" * 100_000
    path = made_of(tmp_path, lambda _, writer: writer.insert(Claim.make(new_id(), statement="So")), title)
    importing.import_case(desk.session, path)
    [remark] = desk.session.all(Remark)
    assert len(remark.text) < 500
    assert "\n" not in remark.text
    assert remark.text.count("”") == 1
    assert log_of(desk.session)[-1].label.startswith("Import from “Quay’ (1), where")


def test_what_needs_what_needs_what_does_not_come_is_found_quickly(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def records(session: CaseSession, writer: Writer) -> None:
        ids = [new_id() for _ in range(200)]
        for before, id in pairwise(ids):
            writer.insert(Assessment(id=id, author=before, statement="So"))
            writer.insert(Hypothesis(id=new_id(), question=id, statement="So"))

    looked: list[str] = []
    check = exchange_rules.check_fields
    monkeypatch.setattr(exchange_rules, "check_fields", lambda kind, values: looked.append("") or check(kind, values))
    found = importing.plan(desk.session, made_of(tmp_path, records))
    assert found.new == 0
    assert len(looked) < 1000
