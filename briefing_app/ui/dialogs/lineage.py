# SPDX-License-Identifier: Apache-2.0
"""What a source derives from: a source of the case, found by typing, or one that is not held, in words."""

from PySide6.QtWidgets import QWidget

from briefing_app.domain.errors import BadInput
from briefing_app.domain.records import Source
from briefing_app.services import browse, sources
from briefing_app.services.browse import SourceQuery, SourceRow
from briefing_app.services.session import CaseSession
from briefing_app.ui import source_words, words
from briefing_app.ui.dialogs.base import ActingDialog
from briefing_app.ui.i18n import tr
from briefing_app.ui.models.rows import ListRow
from briefing_app.ui.widgets.basic import Field
from briefing_app.ui.widgets.find_list import FindList
from briefing_app.ui.widgets.inputs import Line
from briefing_app.ui.widgets.lists import RowList
from briefing_app.ui.widgets.picks import Pick
from briefing_app.ui.workspace import Workspace

LIMIT = 40
NOT_HELD = "not-held"
"""Stands for the words that were typed, where a row has the id of a source."""


def find_sources(session: CaseSession, text: str, leave_out: str) -> list[SourceRow]:
    """Sources with these words but for one; without words, those that came in last. Runs on the worker."""
    query = SourceQuery(text=text, sort="added")
    try:
        ids = browse.source_ids(session, query)
    except BadInput:  # signs without a word
        ids = []
    return browse.source_rows(session, [id for id in ids if id != leave_out][:LIMIT])


class LineageDialog(ActingDialog):
    """Type, arrow keys, Return."""

    def __init__(self, parent: QWidget, workspace: Workspace, source: Source) -> None:
        super().__init__(parent, workspace, tr("What does this source derive from?"), tr("Add"))
        self._workspace, self._source = workspace, source
        self._is_wanted = False
        kinds = tuple((kind, tr(labels[0])) for kind, labels in source_words.LINEAGE.items())
        self.kind = Pick(tr("How it derives"), kinds)
        self.line = Line(tr("Words of a source, or what it is where the case does not hold it"))
        self.results = RowList(tr("Sources found"))
        self.note = Line(tr("How one knows"))
        self.form.addWidget(Field(words.shortened(source.title, 70), self.kind))
        self.kind.setAccessibleName(tr("How it derives"))
        self.form.addWidget(Field(tr("Its origin"), self.line))
        self.form.addWidget(self.results, 1)
        self.form.addWidget(Field(tr("Note"), self.note))
        self._finds = FindList(self.line, self.results, self._search)
        self.results.activated_id.connect(lambda _: self.submit())
        self.resize(self.fitting(560, 560))
        self.line.setFocus()
        self._search()

    def _search(self) -> None:
        text = self.line.text().strip()
        id = self._source.id
        self._workspace.read(self, lambda s: find_sources(s, text, id), lambda rows: self._show(text, rows), key="find")

    def _show(self, text: str, found: list[SourceRow]) -> None:
        rows: list[ListRow] = [source_words.source_line(item) for item in found]
        if text:
            detail = tr("Not in the case: keep these words")
            rows.insert(0, ListRow(NOT_HELD, f"“{words.shortened(text, 80)}”", detail))
        self.results.set_rows(rows)
        self.main_button.setEnabled(bool(rows))
        if rows:
            self.results.select(rows[1 if text and found else 0].id, quiet=True)
        if self._is_wanted:
            self._is_wanted = False
            self.submit()

    def submit(self) -> None:
        if self._finds.stop_waiting():
            self._is_wanted = True
            self._search()
            return
        chosen, text = self.results.current_id, " ".join(self.line.text().split())
        if not chosen:
            return
        source, kind, note = self._source.id, self.kind.value or "cites", self.note.text().strip() or None
        where = {"origin_text": text} if chosen == NOT_HELD else {"origin": chosen}
        self._act(
            tr("Add lineage"),
            lambda s: sources.add_lineage(s, source, kind=kind, note=note, **where),
            lambda _: self._done(),
        )

    def _done(self) -> None:
        self._workspace.tell_done(tr("Origin noted."))
        self.accept()
