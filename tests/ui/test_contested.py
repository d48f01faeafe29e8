# SPDX-License-Identifier: Apache-2.0
"""Conflicts are seen wherever the field is: under it in inspectors, editors and dialogs, and in lists at the row."""

import json
from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from briefing_app.domain.ids import new_id
from briefing_app.domain.records import (
    Analyst,
    Assessment,
    Assumption,
    Basis,
    Block,
    Case,
    Citation,
    Claim,
    Entity,
    Expert,
    Lineage,
    Mention,
    Position,
    Question,
    Relation,
    Report,
    Source,
)
from briefing_app.services import assessments, blocks, entities, hypotheses, reports, tracking
from briefing_app.services.session import CaseSession
from briefing_app.ui.dialogs.case import CaseDialog
from briefing_app.ui.dialogs.positions import PositionsDialog
from briefing_app.ui.dialogs.source import EditSourceDialog
from briefing_app.ui.models.outline import HEAD
from briefing_app.ui.models.rows import RowsModel
from briefing_app.ui.panels.claim_columns import is_in_conflict
from briefing_app.ui.panels.contested import ContestedFields, ContestedNote
from tests.store.cases import add_claim, contest, update
from tests.ui.conftest import Desk, do

ACCESSIBLE = Qt.ItemDataRole.AccessibleTextRole


def told(desk: Desk, fields: ContestedFields, *parts: str) -> None:
    """Waits until these parts of what is told are there, each in a note that one sees."""
    desk.until(lambda: all(any(part in text for text in fields.texts()) for part in parts))
    notes = [note for note in _notes(fields) if note.text]
    assert notes
    assert all(note.isVisible() for note in notes)


def _notes(fields: ContestedFields) -> list[ContestedNote]:
    return [fields.rest, *(note for _, note, _ in fields._notes)]


def under(fields: ContestedFields, field: QWidget) -> str:
    """What is told under a field."""
    return "\n".join(note.text for place, note, _ in fields._notes if place is field)


def spoken(rows: RowsModel, id: str) -> str:
    return str(rows.index(rows.row_of(id), 0, QModelIndex()).data(ACCESSIBLE))


def source_of(desk: Desk) -> str:
    desk.new_case()
    desk.paste(desk.text, "Count", "D")
    [source] = do(desk, lambda s: s.all(Source))
    return source.id


def test_a_source_shows_its_sides_in_list_inspector_and_dialog(desk: Desk) -> None:
    id = source_of(desk)
    sources = desk.window.sources
    rows = sources.list.rows
    assert "in conflict" not in str(rows.index(0, 0).data(ACCESSIBLE))
    do(desk, lambda s: contest(s, Source, id, reliability=("B", "C"), author=("Mara Lind", None)))
    desk.until(lambda: "in conflict" in str(rows.index(0, 0).data(ACCESSIBLE)))
    details = sources.source_details
    told(desk, details.contested, "◆ 2 values for reliability: “", "“Mara Lind” (", "“not stated” (")
    assert "B · " in under(details.contested, details._places["reliability"])
    assert desk.author in details.contested.texts()[0]
    assert sources.pane.contested.text() == "◆ 2 fields in conflict"
    assert "Mara Lind" in sources.pane.contested.toolTip()
    sources.edit_source()
    dialog = desk.dialog(EditSourceDialog)
    told(desk, dialog.contested, "2 values for reliability")
    assert under(dialog.contested, dialog.source_form.reliability)
    assert "2 values" in dialog.source_form.lines["author"].accessibleDescription()
    assert not any(note.links for note in _notes(dialog.contested))
    dialog.reject()
    desk.settle()
    do(desk, lambda s: update(s, Source, id, author="Mara Lind", reliability="B"))
    do(desk, lambda s: contest(s, Source, id, title=("Count", "Counts")))
    told(desk, details.contested, "2 values for title")


def test_the_way_leads_to_the_conflict_by_keyboard(desk: Desk) -> None:
    id = source_of(desk)
    do(desk, lambda s: contest(s, Source, id, reliability=("B", "C"), outlet=("Courier", "The Courier")))
    details = desk.window.sources.source_details
    told(desk, details.contested, "reliability", "outlet")
    link = next(
        link for note in _notes(details.contested) for link in note.links if "reliability" in link.accessibleName()
    )
    link.setFocus()
    QTest.keyClick(link, Qt.Key.Key_Return)
    page = desk.window.conflicts
    desk.until(lambda: page.list.current_id == f"{id}:reliability")
    assert page.isVisible()


def test_positions_that_were_kept_stand_under_the_field_and_are_given_up(desk: Desk) -> None:
    id = source_of(desk)

    def keep(session: CaseSession) -> None:
        with session.transaction("Keep both") as work:
            for name, value in (("Ana", "B"), ("Ben", "C")):
                analyst = Analyst.id_of(name)
                work.insert(Analyst.make(analyst, name=name))
                position = Position.id_of(id, "reliability", analyst)
                work.insert(
                    Position.make(position, subject=id, field="reliability", analyst=analyst, value=json.dumps(value))
                )

    details = desk.window.sources.source_details
    do(desk, keep)
    told(desk, details.contested, "Positions on reliability: “B · ", "(Ben)")
    [link] = [link for note in _notes(details.contested) for link in note.links]
    assert link.accessibleName() == "Who holds what: Source · reliability"
    link.click()
    dialog = desk.dialog(PositionsDialog)
    desk.until(lambda: [row.detail for row in dialog.list.rows.rows] == ["Ana", "Ben"])
    dialog.list.select(dialog.list.rows.rows[1].id)
    dialog.submit()
    desk.until(lambda: [row.detail for row in dialog.list.rows.rows] == ["Ana"])
    dialog.reject()
    desk.until(lambda: all("(Ben)" not in text for text in details.contested.texts()))
    assert [position.analyst for position in do(desk, lambda s: s.all(Position))] == [Analyst.id_of("Ana")]
    desk.settle()


def test_a_contested_grade_is_marked_in_the_table_of_claims(desk: Desk) -> None:
    id = source_of(desk)
    desk.claim("fewer than a dozen", credibility="2")
    [citation] = do(desk, lambda s: s.all(Citation))
    do(desk, lambda s: contest(s, Source, id, reliability=("B", "C")))
    do(desk, lambda s: contest(s, Citation, citation.id, credibility=("2", "4"), speaker=("Her", "Him")))
    desk.window.open_record("claim", citation.claim or "")
    desk.settle()
    row = desk.window.claims.list.model.row_at(0)
    assert row.contested_grade == ("credibility", "reliability")
    assert is_in_conflict(row, "grade")
    assert not row.conflicts
    details = desk.window.claims.details
    desk.until(lambda: bool(details.citations.cards))
    [card] = details.citations.cards
    assert "2 values for reliability" in card._conflict.text
    assert len(card._conflict.links) == 3
    assert card.tab_stops()[0] is card._conflict.links[0]
    card._conflict.links[0].click()
    desk.until(lambda: desk.window.conflicts.list.current_id.startswith(citation.id))


def linked(session: CaseSession) -> str:
    """A claim that speaks of something and is related to another; both links and what it speaks of are in conflict."""
    one, other = add_claim(session, "Cranes fell."), add_claim(session, "No crane fell.")
    entity = entities.add(session, name="Canal office", kind="group")
    relation = Relation.id_of(one.id, other.id, "contradicts")
    with session.transaction("Link") as work:
        work.insert(Mention.make(Mention.id_of(one.id, entity.id), claim=one.id, entity=entity.id))
        work.insert(Relation.make(relation, claim=one.id, other=other.id, kind="contradicts"))
    contest(session, Entity, entity.id, kind=("group", "place"))
    contest(session, Relation, relation, note=("By night", "By day"))
    return one.id


def test_what_a_claim_is_linked_to_shows_its_sides_too(desk: Desk) -> None:
    desk.new_case()
    claim = do(desk, linked)
    desk.window.open_record("claim", claim)
    desk.settle()
    details = desk.window.claims.details
    desk.until(lambda: details.file is not None and bool(details.linked.text))
    assert "Canal office: ◆ 2 values for kind: “" in details.linked.text
    assert "No crane fell.: ◆ 2 values for note: “" in details.linked.text
    assert len(details.linked.links) == 2


def test_lineage_and_basis_show_their_sides_at_the_link(desk: Desk) -> None:
    id = source_of(desk)

    def make(session: CaseSession) -> str:
        link = new_id()
        with session.transaction("Link") as work:
            work.insert(Lineage.make(link, source=id, origin_text="A wire", kind="cites"))
        contest(session, Lineage, link, note=("At noon", "At one"))
        claim = add_claim(session, "Cranes fell.").id
        judged = assessments.assess(session, statement="More fall.").id
        basis = Basis.id_of(judged, claim)
        with session.transaction("Rest") as work:
            work.insert(Basis.make(basis, assessment=judged, subject=claim, stance="supports"))
        contest(session, Basis, basis, note=("Weak", "Strong"))
        return judged

    judged = do(desk, make)
    told(desk, desk.window.sources.source_details.contested, "“At one” (")
    desk.window.open_record("assessment", judged)
    desk.settle()
    editor = desk.window.assessments.editor
    told(desk, editor.contested, "“Strong” (")
    assert under(editor.contested, editor.basis)


def judgments(session: CaseSession) -> dict[str, str]:
    question = hypotheses.add_question(session, "Will the locks open?").id
    expert = assessments.add_expert(session, name="Ada Quist").id
    mine = assessments.assess(session, by=expert, statement="They open.", question=question).id
    taken = tracking.add_assumption(session, statement="No more storms.").id
    contest(session, Question, question, notes=("Before May", "Before June"))
    contest(session, Expert, expert, field=("ports", "canals"))
    contest(
        session,
        Assessment,
        mine,
        probability_low=(20.0, 30.0),
        position=(1.0, 2.0),
        author=(expert, session.analyst_id),
    )
    contest(session, Assumption, taken, effect_if_wrong=("Nothing", "All"))
    return {"question": question, "expert": expert, "assessment": mine, "assumption": taken}


def test_judgments_experts_assumptions_and_questions_show_their_sides(desk: Desk) -> None:
    desk.new_case()
    ids = do(desk, judgments)
    page = desk.window.assessments
    desk.window.open_record("assessment", ids["assessment"])
    desk.settle()
    editor = page.editor
    told(desk, editor.contested, "2 values for position", "“Ada Quist” (", f"“{desk.author}” (")
    assert "20" in under(editor.contested, editor.likelihood)
    assert "2 values for position" in editor.contested.rest.text  # no field shows it
    assert "Before June" in page.questions.contested.texts()[0]
    assert "in conflict" in spoken(page.questions.questions.rows, ids["question"])
    assert "in conflict" in str(page.questions.views.rows.index(0, 0).data(ACCESSIBLE))
    page.tabs.set_value("all")
    desk.until(lambda: str(page.table.model.index(0, 0).data(ACCESSIBLE)).endswith("They open., in conflict"))
    desk.window.open_record("expert", ids["expert"])
    desk.settle()
    told(desk, page.expert_editor.contested, "“canals” (")
    assert under(page.expert_editor.contested, page.expert_editor.field)
    assert "in conflict" in spoken(page.experts.list.rows, ids["expert"])
    assert page.experts.contested.isVisible()
    page.experts.contested.click()
    desk.until(lambda: desk.window.conflicts.list.current_id == f"{ids['expert']}:field")
    desk.window.go_to("assessment")
    desk.settle()
    desk.window.open_record("assumption", ids["assumption"])
    desk.settle()
    told(desk, page.assumption_editor.contested, "“All” (")
    assert "in conflict" in spoken(page.assumptions.list.rows, ids["assumption"])
    page.add()
    desk.until(lambda: not page.assumption_editor.contested.texts())


def report_of(session: CaseSession) -> dict[str, str]:
    report = reports.new(session, title="Storm").id
    text = blocks.add(session, report, "narrative", title="Weather", text="It rained.").id
    contest(session, Report, report, place=("Lock 4", "Lock 5"), bottom_line=("It holds.", "It broke."))
    contest(session, Block, text, title=("Weather", "The weather"), text=("It rained.", "It poured."))
    return {"report": report, "text": text}


def test_a_report_shows_the_sides_of_its_head_its_parts_and_its_texts(desk: Desk) -> None:
    desk.new_case()
    ids = do(desk, report_of)
    desk.window.open_record("report", ids["report"])
    desk.settle()
    page = desk.window.reports
    desk.until(lambda: bool(page.outline.model.branches))
    assert "in conflict" in spoken(page.list.rows, ids["report"])
    contested = {branch.kind for branch in page.outline.model.branches if branch.contested}
    assert contested == {HEAD, "bottom_line", "narrative"}

    def choose(key: str) -> None:
        desk.until(lambda: page.outline.view.choose(key, []))
        desk.settle()

    middle = page.middle
    choose(HEAD)
    told(desk, middle.fields.contested, "“Lock 5” (")
    assert "It broke" not in "".join(middle.fields.contested.texts())
    choose("bottom_line")
    told(desk, middle.editor.contested, "“It broke.” (")
    assert not middle.contested.texts()
    choose(next(branch.section.key for branch in page.outline.model.branches if branch.kind == "narrative"))
    told(desk, middle.editor.contested, "“It poured.” (")
    told(desk, middle.contested, "“The weather” (")
    assert under(middle.contested, middle.head.title)


def test_the_case_itself_shows_its_sides(desk: Desk) -> None:
    desk.new_case()
    do(desk, lambda s: contest(s, Case, s.case.id, description=("Storms", "Floods")))
    desk.window.cases.edit()
    dialog = desk.dialog(CaseDialog)
    told(desk, dialog.contested, "“Floods” (")
    dialog.reject()


def test_what_nobody_looks_at_is_read_when_somebody_does(desk: Desk, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    from briefing_app.services import conflicts

    id = source_of(desk)
    details = desk.window.sources.source_details
    asked: list[Sequence[str]] = []
    real = conflicts.contested
    desk.window.go_to("claim")
    desk.settle()
    monkeypatch.setattr(conflicts, "contested", lambda s, ids: asked.append(ids) or real(s, ids))
    do(desk, lambda s: contest(s, Source, id, reliability=("B", "C")))
    assert [id] not in asked
    desk.window.go_to("source")
    told(desk, details.contested, "2 values for reliability")


def test_a_claim_in_conflict_is_marked_in_its_editor_too(desk: Desk) -> None:
    source_of(desk)
    desk.claim("fewer than a dozen")
    [claim] = do(desk, lambda s: s.all(Claim))
    do(desk, lambda s: contest(s, Claim, claim.id, place=("Basin", "Upper basin"), notes=("One", "Two")))
    page = desk.window.claims
    desk.window.open_record("claim", claim.id)
    desk.settle()
    desk.until(lambda: page.details.file is not None)
    assert len(page.details.head.conflict.links) == 2
    page.details.edit()
    desk.settle()
    editor = desk.window.sources.editor if desk.window.sources.editor.isVisible() else page.editor
    told(desk, editor.contested, "“Upper basin” (", "2 values for notes")
    assert under(editor.contested, editor.place)
