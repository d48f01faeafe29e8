# SPDX-License-Identifier: Apache-2.0
"""The page of assessments: views side by side, the editor, experts, assumptions."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest

from briefing_app.domain.records import Assessment, Assumption, Basis, Expert, Question
from briefing_app.services import assessments, claims, hypotheses, tracking
from briefing_app.services.session import CaseSession
from briefing_app.ui.dialogs.assumption import AssumptionDialog
from briefing_app.ui.dialogs.merge_experts import MergeExpertsDialog
from briefing_app.ui.dialogs.question import QuestionDialog
from briefing_app.ui.dialogs.resolve import ResolveDialog
from briefing_app.ui.dialogs.small import ReasonDialog
from briefing_app.ui.dragging import DraggedRecord, records_mime
from briefing_app.ui.panels.assessments import AssessmentsPage


@pytest.fixture
def page(desk) -> AssessmentsPage:
    desk.new_case()
    desk.window.go_to("assessment")
    desk.settle()
    return desk.window.assessments


def change(desk, work):
    """Does something through the services, as another page would; returns what it made."""
    made: list[object] = []
    desk.window.workspace.act(desk.window, "Test", work, made.append)
    desk.until(lambda: bool(made))
    desk.settle()
    return made[0]


def stored(desk, kind):
    with CaseSession.open(desk.window.workspace.state.path, read_only=True) as session:
        return session.all(kind)


def dispute(session: CaseSession) -> dict[str, str]:
    """Three views on a question, one of them dissent; one elsewhere."""
    question = hypotheses.add_question(session, "Will the locks open?").id
    ada = assessments.add_expert(session, name="Ada Quist", affiliation="Basin Institute").id
    past = assessments.assess(session, by=ada, statement="They will shut.", probability_low=80, probability_high=80)
    assessments.resolve(session, past.id, outcome="true", on="2031-01-05")
    mine = assessments.assess(
        session, statement="They will open.", question=question, scale="icd203", term="likely", probability_low=55,
        probability_high=80, key_judgment=True, horizon="2031-05-20",
    )  # fmt: skip
    hers = assessments.assess(session, by=ada, statement="Probably not.", question=question, term="likely")
    third = assessments.assess(
        session, by=ada, statement="They will not.", question=question, probability_low=20, probability_high=45,
        dissents_from=mine.id,
    )  # fmt: skip
    return {"question": question, "ada": ada, "mine": mine.id, "hers": hers.id, "third": third.id, "past": past.id}


def said(page: AssessmentsPage, number: int) -> str:
    return str(page.questions.views.rows.index(number, 0).data(Qt.ItemDataRole.DisplayRole))


def drop(target, records) -> None:
    data = records_mime(records)
    event = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    target.dropEvent(event)


# Views side by side


def test_views_stand_side_by_side_with_records_and_dissent(desk, page: AssessmentsPage) -> None:
    ids = change(desk, dispute)
    page.show_record("question", ids["question"])
    desk.settle()
    pane = page.questions
    desk.until(lambda: pane.views.rows.row_at(0) is not None)
    assert pane.heading.text() == "Will the locks open?"
    assert pane.summary.text() == "3 views · 2 state a likelihood · open until 20 May 2031"
    assert [row.title for row in pane.questions.rows.rows] == ["Will the locks open?", "Without a question"]
    assert "key judgment" in said(page, 0)
    assert "analyst, this case" in said(page, 0)
    assert "1 resolved, Brier 0.04" in said(page, 1)
    assert "said “likely”: range not stated" in said(page, 1)
    assert "dissent" in said(page, 2)
    assert pane.median.isVisible()
    assert "Median of 2 stated ranges: 37.5–62.5 %" in pane.median.accessibleName()
    page.grab()


def test_choosing_a_view_opens_it_and_shows_what_it_rests_on(desk, page: AssessmentsPage) -> None:
    ids = change(desk, dispute)
    desk.window.go_to("source")
    desk.paste(desk.text, "Canal office", "B")
    source = stored_source(desk)

    def support(session: CaseSession) -> None:
        claim, _ = claims.add(session, statement="26 cranes.", source=source, quote="At least 26 cranes were damaged")
        assumption = tracking.add_assumption(session, statement="No second storm.", status="with_caveats")
        for subject, stance in ((claim.id, "contradicts"), (assumption.id, "supports")):
            assessments.add_basis(session, ids["mine"], subject, stance)

    change(desk, support)
    desk.window.go_to("assessment")
    chosen: list[bool] = []
    page.selection_changed.connect(lambda: chosen.append(True))
    page.show_record("assessment", ids["mine"])
    desk.until(lambda: page.selected == ("assessment", ids["mine"]))
    desk.settle()
    rows = page.questions.grounds.rows.rows
    assert [(row.sign, row.badge, row.tail) for row in rows] == [
        ("✕", "B–", "1 citation, 1 source"),
        ("◇", "", "with caveats"),
    ]
    assert rows[1].title == "Assumption: No second storm."
    assert chosen
    asked: list[tuple[str, str]] = []
    page.record_requested.connect(lambda type, id: asked.append((type, id)))
    page.questions.grounds.select(rows[0].id)
    QTest.keyClick(page.questions.grounds, Qt.Key.Key_Return)
    assert asked == [("claim", rows[0].id)]
    page.grab()


def stored_source(desk) -> str:
    from briefing_app.domain.records import Source

    return stored(desk, Source)[0].id


def test_dissent_is_shown_both_ways_and_leads_there(desk, page: AssessmentsPage) -> None:
    ids = change(desk, dispute)
    page.show_record("assessment", ids["third"])
    desk.until(lambda: page.editor.dissent.value == ids["mine"])
    assert "They will open." in page.editor.dissent.said
    page.show_record("assessment", ids["mine"])
    desk.until(lambda: bool(page.editor.dissent._disputed_by))
    assert page.editor.dissent._disputed_by[0][0] == ids["third"]
    page.editor.dissent.assessment_requested.emit(ids["third"])
    desk.until(lambda: page.selected == ("assessment", ids["third"]))


def test_a_question_is_made_and_changed(desk, page: AssessmentsPage) -> None:
    page.questions.add_question()
    dialog = desk.dialog(QuestionDialog)
    dialog.submit()
    assert "question" in dialog._text.note
    dialog.text.set_text("Who pays?")
    dialog.submit()
    desk.until(lambda: page.questions.question_id is not None)
    desk.settle()
    assert page.selected == ("question", page.questions.question_id)
    page.questions.edit_button.click()
    dialog = desk.dialog(QuestionDialog)
    dialog.notes.set_text("Not who owes.")
    dialog.submit()
    desk.until(lambda: page.questions.notes.text() == "Not who owes.")


def test_undo_is_seen_at_once(desk, page: AssessmentsPage) -> None:
    ids = change(desk, dispute)
    page.show_record("assessment", ids["mine"])
    desk.settle()
    change(desk, lambda s: assessments.edit(s, ids["mine"], statement="They will open soon."))
    desk.until(lambda: page.editor.statement.text == "They will open soon.")
    desk.window.workspace.undo()
    desk.until(lambda: page.editor.statement.text == "They will open.")


# The editor


def test_records_are_dropped_on_the_editor_and_turned(desk, page: AssessmentsPage) -> None:
    ids = change(desk, dispute)
    page.show_record("assessment", ids["mine"])
    desk.settle()
    drop(page.editor, [DraggedRecord("assessment", ids["hers"], "Probably not."), DraggedRecord("source", "s", "No")])
    drop(page.editor.basis, [DraggedRecord("assessment", ids["hers"], "Twice")])
    drop(page.editor.basis, [DraggedRecord("assessment", ids["mine"], "Itself")])
    assert [ground.id for ground in page.editor.basis.grounds] == [ids["hers"]]
    page.editor.basis._change(ids["hers"], stance="contradicts", note="She has been wrong.")
    page.editor.save()
    desk.until(lambda: bool(stored_basis(desk)))
    assert [(link.stance, link.note) for link in stored_basis(desk)] == [("contradicts", "She has been wrong.")]
    assert not page.editor.is_touched
    assert not page.editor.basis.take([])


def test_records_are_dropped_beside_what_a_judgment_rests_on(desk, page: AssessmentsPage) -> None:
    ids = change(desk, dispute)
    page.show_record("assessment", ids["mine"])
    desk.settle()
    drop(page.questions._foot, [DraggedRecord("source", "s", "No")])
    drop(page.questions._foot, [DraggedRecord("assessment", ids[name], "V") for name in ("mine", "hers", "past")])
    desk.until(lambda: len(page.questions.grounds.rows.rows) == 2)
    desk.until(lambda: len(page.editor.basis.grounds) == 2)
    assert desk.message == "It rests on 2 more records."
    desk.window.workspace.undo()
    desk.until(lambda: not page.questions.grounds.rows.rows)


def stored_basis(desk) -> list[Basis]:
    desk.settle()
    return stored(desk, Basis)


def test_an_assumption_is_made_on_the_way(desk, page: AssessmentsPage) -> None:
    page.add()
    desk.settle()
    page.editor.statement.set_text("It floods.")
    line = page.editor.basis.line
    line.setFocus()
    QTest.keyClicks(line, "No second storm.")
    desk.until(page.editor.basis.finder.results.isVisible)
    QTest.keyClick(line, Qt.Key.Key_Return)
    dialog = desk.dialog(AssumptionDialog)
    assert dialog.statement.text == "No second storm."
    dialog.status.set_value("supported")
    dialog.effect.set_text("It floods twice.")
    dialog.submit()
    desk.until(lambda: bool(page.editor.basis.grounds))
    page.editor.save()
    desk.until(lambda: desk.window.workspace.state.counts["basis"] == 1)
    desk.settle()
    assert stored(desk, Assumption)[0].status == "supported"


def test_a_judgment_with_everything_is_kept_as_it_was_given(desk, page: AssessmentsPage) -> None:
    page.add_assessment()
    desk.settle()
    fields = page.editor.fields
    fields.statement.set_text("The water falls.")
    fields.likelihood.set_value("likely")
    fields.likelihood.set_range(60, 90)
    fields.question.set_value("new")
    fields.new_question.setText("Will it fall?")
    fields.key.setChecked(True)
    assert "T14" in fields.no_alternative.text
    fields.alternative.set_text("It rises.")
    assert fields.no_alternative.text == ""
    fields.section.setText("Weather")
    fields.handling.set_value("TLP:GREEN")
    fields.made_on.line.setText("3 May 2031")
    page.editor.save()
    desk.until(lambda: page.editor.record is not None)
    desk.settle()
    made = stored(desk, Assessment)[0]
    assert (made.scale, made.term, made.probability_low, made.probability_high) == ("icd203", "likely", 60, 90)
    assert (made.alternative, made.heading) == ("It rises.", "Weather")
    assert (made.handling, made.made_on) == ("TLP:GREEN", "2031-05-03")
    assert stored(desk, Question)[0].id == made.question
    assert page.questions.heading.text() == "Will it fall?"
    desk.window.workspace.undo()
    desk.until(lambda: desk.window.workspace.state.counts["assessment"] == 0)
    assert desk.window.workspace.state.counts["question"] == 0


def test_the_words_of_a_scale_do_not_pass_for_a_likelihood(desk, page: AssessmentsPage) -> None:
    page.add()
    desk.settle()
    fields = page.editor.fields
    fields.scale.set_value("icd203")
    assert not fields.likelihood.is_stated
    assert fields.row.currentText() == "not stated · “likely”"
    fields.row.set_value("2")
    assert fields.row.currentText() == "not stated · “probable”"
    fields.likelihood.set_value("probable")
    assert fields.row.currentText() == "“probable”"
    fields.likelihood.set_value(None)
    assert fields.row.currentText() == "not stated · “probable”"


def test_confidence_and_likelihood_in_one_sentence_are_noticed(desk, page: AssessmentsPage) -> None:
    page.add()
    desk.settle()
    page.editor.statement.set_text("We have high confidence that a flood is likely.")
    assert "T01" in page.editor.fields.wording.text
    page.editor.statement.set_text("A flood is likely.")
    assert page.editor.fields.wording.text == ""


def test_a_term_of_no_scale_is_left_alone_by_other_edits(desk, page: AssessmentsPage) -> None:
    ids = change(desk, dispute)
    page.show_record("assessment", ids["hers"])
    desk.until(lambda: page.editor.record is not None and page.editor.record.id == ids["hers"])
    desk.settle()
    assert page.editor.fields.scale.value is None
    assert page.editor.likelihood.said.text() == "likely"
    page.editor.reason.set_text("She did not say.")
    page.editor.save()
    desk.until(lambda: by_id(desk, ids["hers"]).confidence_reason is not None)
    assert (by_id(desk, ids["hers"]).scale, by_id(desk, ids["hers"]).term) == (None, "likely")
    page.editor.fields.scale.set_value("icd203")
    page.editor.fields.row.set_value("2")
    page.editor.likelihood.set_value("probable")
    page.editor.save()
    desk.until(lambda: by_id(desk, ids["hers"]).scale == "icd203")
    assert by_id(desk, ids["hers"]).term == "probable"


def by_id(desk, id: str) -> Assessment:
    desk.settle()
    return next(record for record in stored(desk, Assessment) if record.id == id)


def test_an_outcome_is_recorded_and_taken_back(desk, page: AssessmentsPage) -> None:
    ids = change(desk, dispute)
    page.show_record("assessment", ids["mine"])
    desk.settle()
    page.editor.resolve_button.click()
    dialog = desk.dialog(ResolveDialog)
    dialog.outcome.set_value("false")
    dialog.day.line.setText("")
    dialog.submit()
    assert "day" in dialog.complaint
    dialog.day.line.setText("19 May 2031")
    dialog.submit()
    desk.until(lambda: "proved false 19 May 2031" in page.editor.fields.state.text())
    page.editor.resolve_button.click()
    dialog = desk.dialog(ResolveDialog)
    dialog.outcome.set_value(None)
    dialog.submit()
    desk.until(lambda: page.editor.fields.state.text() == "")


def test_a_judgment_is_withdrawn_with_a_reason_and_reinstated(desk, page: AssessmentsPage) -> None:
    ids = change(desk, dispute)
    page.show_record("assessment", ids["mine"])
    desk.settle()
    page.editor.withdraw_button.click()
    dialog = desk.dialog(ReasonDialog)
    dialog.reason.set_text("Overtaken.")
    dialog.submit()
    desk.until(lambda: page.editor.fields.state.text() == "Withdrawn: Overtaken.")
    page.editor.withdraw_button.click()
    desk.until(lambda: by_id(desk, ids["mine"]).status == "live")


# All judgments


def test_all_judgments_are_filtered_sorted_and_remembered(desk, page: AssessmentsPage) -> None:
    ids = change(desk, dispute)
    page.tabs.set_value("all")
    desk.settle()
    table = page.table
    assert table.model.id_at(0) == ids["mine"]
    table.author.set_value("expert")
    table.state.set_value("resolved")
    desk.until(lambda: list(table.model.ids) == [ids["past"]])
    table.author.set_value(None)
    table.state.set_value(None)
    table.filter.setText("not")
    desk.until(lambda: set(table.model.ids) == {ids["hers"], ids["third"]})
    table.filter.clear()
    desk.until(lambda: len(table.model.ids) == 4)
    for expected in (False, True):
        table._sort(2)
        desk.settle()
        assert (table.query.sort, table.query.descending) == ("likelihood", expected)
    assert table.model.id_at(0) == ids["past"]
    table.select(ids["third"])
    desk.until(lambda: page.selected == ("assessment", ids["third"]))
    state = page.remember()
    assert ids["third"] in str(state)
    page.tabs.set_value("experts")
    page.restore(state)
    desk.until(lambda: page.selected == ("assessment", ids["third"]))
    assert (page.tab, page.table.query.sort) == ("all", "likelihood")
    page.grab()
    page.restore({"tab": "weather", "selected": ["expert"], "sizes": "wide", "sort": 3, "question": 1})
    desk.settle()
    assert page.tab == "questions"
    page.restore({"selected": ["assessment", "gone"]})
    desk.settle()
    page.restore({})
    desk.settle()


# Experts


def test_an_expert_is_made_changed_and_gets_a_picture(desk, page: AssessmentsPage, tmp_path: Path) -> None:
    page.tabs.set_value("experts")
    desk.settle()
    assert page._empty["experts"].isVisible()
    page.add_button.click()
    editor = page.expert_editor
    editor.save()
    assert "name" in editor._name.note
    editor.name.setText("Ada  Quist")
    editor.interests.set_text("Advises the insurers")
    QTest.keyClick(editor.name, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    desk.until(lambda: page.experts.name.text() == "Ada Quist")
    desk.settle()
    assert page.selected[0] == "expert"
    assert "Advises the insurers" in page.experts.about.text()
    face = QImage(60, 80, QImage.Format.Format_RGB32)
    face.fill(Qt.GlobalColor.darkCyan)
    file = tmp_path / "face.png"
    assert face.save(str(file))
    editor.take_file(file)
    desk.until(lambda: editor.portrait.has_picture)
    desk.settle()
    page.grab()
    QGuiApplication.clipboard().setImage(face)
    editor.paste_picture()
    desk.settle()
    editor.remove_button.click()
    desk.until(lambda: not editor.portrait.has_picture)
    file.write_bytes(b"GIF89a")
    data = QMimeData()
    data.setUrls([file.as_uri()])
    assert editor._take_mime(data)
    desk.until(lambda: "neither PNG" in editor._wrong.text())
    QGuiApplication.clipboard().setText("no picture")
    editor.paste_picture()
    assert "No picture" in editor._wrong.text()


def test_an_expert_s_judgments_stand_in_time_with_their_outcomes(desk, page: AssessmentsPage) -> None:
    ids = change(desk, dispute)
    page.show_record("expert", ids["ada"])
    desk.until(lambda: page.selected == ("expert", ids["ada"]))
    desk.settle()
    assert page.experts.record.text() == "3 judgments · 1 resolved: 1 true · Brier 0.04 over 1 forecast"
    told = [row.badge_words for row in page.experts.moments.rows.rows]
    assert len(told) == 3
    assert "✓ came true 5 Jan 2031" in told[0]
    page.grab()
    page.experts.moments.select(ids["third"])
    QTest.keyClick(page.experts.moments, Qt.Key.Key_Return)
    desk.until(lambda: page.selected == ("assessment", ids["third"]))
    assert page.tab == "questions"


def test_two_records_of_one_person_are_merged(desk, page: AssessmentsPage) -> None:
    ids = change(desk, dispute)
    other = change(desk, lambda s: assessments.add_expert(s, name="A. Quist", field="locks"))
    page.show_record("expert", ids["ada"])
    desk.until(lambda: page.selected == ("expert", ids["ada"]))
    page.experts.merge_button.click()
    dialog = desk.dialog(MergeExpertsDialog)
    dialog.submit()
    assert "Choose" in dialog.complaint
    dialog.list.select(other.id)
    dialog.submit()
    desk.until(lambda: desk.window.workspace.state.counts["expert"] == 1)
    desk.settle()
    assert stored(desk, Expert)[0].field == "locks"


# Assumptions


def test_assumptions_say_how_well_they_hold_and_what_rests_on_them(desk, page: AssessmentsPage) -> None:
    page._add_in("assumptions")
    editor = page.assumption_editor
    editor.save()
    assert "granted" in editor._statement.note
    editor.statement.set_text("No second storm.")
    editor.save()
    desk.until(lambda: page.selected[0] == "assumption")
    desk.settle()
    id = page.selected[1]
    assert page.assumptions.list.rows.rows[0].detail == "? unexamined · nothing rests on it"
    judged = change(desk, lambda s: assessments.assess(s, statement="It stays dry.", basis=[(id, "supports")]))
    desk.until(lambda: bool(editor.resting.rows.rows))
    assert page.assumptions.list.rows.rows[0].detail == "? unexamined · 1 judgment rests on it"
    page.grab()
    editor.status.set_value("unsupported")
    page.tabs.set_value("experts")
    desk.settle()
    assert "No second storm." in page.bars[2].text
    page.show_record("assumption", id)
    desk.settle()
    editor.assessment_requested.emit(judged.id)
    desk.until(lambda: page.selected == ("assessment", judged.id))


def test_everything_the_page_can_do_is_listed_with_its_keys(desk, page: AssessmentsPage) -> None:
    actions = page.page_actions()
    keys = [action.shortcut for action in actions if action.shortcut]
    assert len(keys) == len(set(keys))
    assert page.side in [page.splitter.widget(number) for number in range(page.splitter.count())]
    assert not next(action for action in actions if "Resolve" in action.text).enabled()
    next(action for action in actions if action.text == "Show: Experts").run()
    assert page.tab == "experts"
    next(action for action in actions if action.text == "New assessment").run()
    assert page.tab == "questions"
    desk.settle()
    page.editor.leave()
    desk.settle()
    page.show_record("weather", "x")
