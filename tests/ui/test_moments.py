# SPDX-License-Identifier: Apache-2.0
"""Earlier states in the window: which moment is shown, what changed between two, who wrote what."""

from pathlib import Path

import pytest

from briefing_app.domain.ids import new_id
from briefing_app.domain.records import Claim, Edition, Expert, Report
from briefing_app.services import reports
from briefing_app.services.session import CaseSession, log_of
from briefing_app.store import earlier
from briefing_app.ui.dialogs.blame import BlameDialog
from briefing_app.ui.dialogs.changes import ChangesDialog
from briefing_app.ui.dialogs.moment import MomentDialog
from briefing_app.ui.dialogs.small import UnfinishedDialog
from briefing_app.ui.panels import moment_choice
from briefing_app.ui.panels.change_lines import Told
from tests.store.cases import add_claim, add_expert, delete, update


class Past:
    """A case with an expert who was renamed, a claim that went and one that came, and an edition in between."""

    def __init__(self, desk) -> None:  # type: ignore[no-untyped-def]
        self.desk = desk
        self.window = desk.window
        desk.new_case()
        self.named, self.expert, self.gone, self.edition = self.do(_begin)
        self.new = self.do(_go_on)

    def do(self, work):  # type: ignore[no-untyped-def]
        found: list = []  # type: ignore[type-arg]
        self.window.workspace.act(self.window, "Work", work, found.append)
        self.desk.until(lambda: bool(found))
        self.desk.settle()
        return found[0]

    def experts(self) -> list[str]:
        found: list[list[Expert]] = []
        self.window.workspace.read(self.window, lambda s: s.all(Expert), found.append)
        self.desk.until(lambda: bool(found))
        return [expert.name for expert in found[0]]

    def look_back(self, name: str) -> None:
        self.window.moments.look_back(name)
        self.desk.until(self.window.past.isVisible)
        self.desk.settle()


def _begin(session: CaseSession) -> tuple[str, str, str, str]:
    expert = add_expert(session, "Mara Lind").id
    named = log_of(session)[-1].id
    gone = add_claim(session, "The bridge is closed.").id
    report = reports.new(session, title="Morning report").id
    then = earlier.encoded(earlier.position(session.database))
    with session.transaction("Issue report") as work:
        file = work.writer.put_blob(b"what was printed")
        made = Edition.make(
            new_id(), report=report, number=1, issued_at="2031-03-06T14:30:00Z", log_position=then, file_hash=file
        )
        edition = work.insert(made).id
    return named, expert, gone, edition


def _go_on(session: CaseSession) -> str:
    update(session, Expert, session.all(Expert)[0].id, name="Mara Vollan")
    return add_claim(session, "The harbour is open.").id


@pytest.fixture
def past(desk) -> Past:  # type: ignore[no-untyped-def]
    return Past(desk)


def test_an_edition_is_looked_at(past: Past) -> None:
    past.window.menus.actions["look_back"].trigger()
    dialog = past.desk.dialog(MomentDialog)
    past.desk.settle()
    dialog.moment.pick.set_value(past.edition)
    assert not dialog.when.isVisible()
    dialog.submit()
    past.desk.until(past.window.past.isVisible)
    past.desk.settle()
    assert "edition 1 of Morning report" in past.window.past.words.text()
    assert past.experts() == ["Mara Lind"]


def test_a_time_is_typed_in_ones_own_zone(past: Past, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    past.window.menus.actions["look_back"].trigger()
    dialog = past.desk.dialog(MomentDialog)
    dialog.chosen.disconnect()
    dialog.chosen.connect(asked.append)
    monkeypatch.setattr(moment_choice, "last_second", lambda text: f"{text}Z")
    dialog.when.setText("2031-03-06T14:30")
    dialog.submit()
    assert asked == ["2031-03-06T14:30Z"]


def test_what_changed_since_the_moment_that_is_shown(past: Past) -> None:
    past.look_back(past.named)
    assert "after “Add expert” by" in past.window.past.words.text()
    past.window.past.changes_button.click()
    dialog = past.desk.dialog(ChangesDialog)
    past.desk.until(lambda: dialog.records.list.rows.rowCount() > 0)
    past.desk.settle()
    titles = {row.title for row in dialog.records.list.rows.rows}
    assert {"Mara Vollan", "The bridge is closed.", "The harbour is open."} <= titles
    dialog.records.kind.set_value("expert")
    assert [row.title for row in dialog.records.list.rows.rows] == ["Mara Vollan"]
    past.desk.settle()
    assert "Mara Lind" in " ".join(part.accessibleName() for part in dialog.records.findChildren(Told))
    dialog.records.kind.set_value("claim")
    past.desk.settle()
    assert dialog.main_button.isEnabled()


def test_two_moments_are_compared_and_a_record_opened(past: Past) -> None:
    past.do(lambda session: delete(session, Claim, past.gone))
    past.window.menus.actions["changes"].trigger()
    dialog = past.desk.dialog(ChangesDialog)
    past.desk.settle()
    dialog.old.line.setText("some day")
    dialog.compare()
    assert "✕" in dialog.old.complaint
    dialog.old.pick.set_value(past.edition)
    dialog.compare()
    past.desk.until(lambda: dialog.records.list.rows.rowCount() > 0)
    assert "edition 1 of Morning report" in dialog.summary.text()
    dialog.records.kind.set_value("claim")
    assert {(row.title, row.struck) for row in dialog.records.list.rows.rows} == {
        ("The bridge is closed.", True),
        ("The harbour is open.", False),
    }
    dialog.records.list.select(past.gone)
    assert not dialog.main_button.isEnabled()
    dialog.records.list.select(past.new)
    dialog.submit()
    past.desk.until(lambda: past.window.claims.selected == ("claim", past.new))


def test_two_moments_that_are_the_same(past: Past) -> None:
    past.window.moments.compare_since(log_of_newest(past))
    dialog = past.desk.dialog(ChangesDialog)
    past.desk.until(lambda: "nothing is otherwise" in dialog.summary.text())
    assert not dialog.main_button.isEnabled()


def log_of_newest(past: Past) -> str:
    return past.do(lambda session: log_of(session)[-1].id)  # type: ignore[no-any-return]


def test_who_wrote_what_is_asked_from_the_history(past: Past) -> None:
    past.window.go_to("history")
    past.window.history.show_record("expert", past.expert)
    past.desk.settle()
    past.window.history.details.blame_wanted.emit("expert", past.expert)
    dialog = past.desk.dialog(BlameDialog)
    past.desk.settle()
    assert "Mara Vollan" in dialog.name.text()
    text = dialog.table.text()
    assert all(said in text for said in ("Mara Vollan", "Mara Lind", past.desk.author))
    assert "name: Mara Vollan, by" in dialog.table.accessibleName()
    dialog.submit()
    past.desk.until(lambda: past.window.history.filters.record == past.expert)


def test_who_wrote_what_is_asked_beside_a_claim(past: Past) -> None:
    past.window.open_record("claim", past.new)
    past.desk.settle()
    section = past.window.claims.details.trail.history
    section.blame_requested.emit("claim", past.new)
    dialog = past.desk.dialog(BlameDialog)
    past.desk.settle()
    assert "The harbour is open." in dialog.table.text()


def test_what_is_being_typed_is_asked_about_first(past: Past, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(past.window.claims), "is_unfinished", property(lambda _: True))
    past.window.history.moment_wanted.emit(past.named)
    dialog = past.desk.dialog(UnfinishedDialog)
    past.desk.settle()
    assert not past.window.past.isVisible()
    dialog.left.emit()
    past.desk.until(past.window.past.isVisible)


def test_a_file_that_cannot_be_opened_leaves_the_moment_shown(past: Past, tmp_path: Path) -> None:
    past.look_back(past.named)
    wrong = tmp_path / "wrong.casefile"
    wrong.write_text("no case")
    past.window.workspace.open(wrong, past.desk.author)
    past.desk.until(lambda: "not a case file" in past.desk.message)
    past.desk.settle()
    assert past.window.past.isVisible()
    assert past.experts() == ["Mara Lind"]
    past.window.past.back_button.click()
    past.desk.until(lambda: not past.window.past.isVisible())
    past.desk.settle()
    assert past.experts() == ["Mara Vollan"]


def test_another_name_opens_the_case_for_writing_again(past: Past) -> None:
    past.look_back(past.named)
    past.window.cases._name_author("Somebody Else")
    past.desk.until(lambda: past.window.workspace.state.author == "Somebody Else")
    past.desk.settle()
    assert not past.window.past.isVisible()
    assert not past.window.workspace.state.read_only
    assert past.do(lambda session: add_expert(session, "Third").name) == "Third"
    assert past.do(lambda session: [report.title for report in session.all(Report)]) == ["Morning report"]
