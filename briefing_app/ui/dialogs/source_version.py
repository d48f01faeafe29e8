# SPDX-License-Identifier: Apache-2.0
"""A further text of a source that is in the case: a corrected article, a statement that was reworded."""

from datetime import UTC, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from briefing_app.domain.records import Source
from briefing_app.ingest import SourceDraft
from briefing_app.services import sources
from briefing_app.services.session import CaseSession
from briefing_app.ui import words
from briefing_app.ui.dialogs.base import ActingDialog
from briefing_app.ui.dialogs.source import text_preview
from briefing_app.ui.i18n import tr, trn
from briefing_app.ui.widgets.basic import Tone, Words, pair
from briefing_app.ui.widgets.inputs import DateField
from briefing_app.ui.workspace import Workspace


def differences(former: str, text: str) -> tuple[int, int]:
    """How many paragraphs are new in the text, and how many of the former ones are gone."""
    before, after = ({line.strip() for line in one.splitlines() if line.strip()} for one in (former, text))
    return len(after - before), len(before - after)


def read_differences(session: CaseSession, source: str, text: str) -> tuple[int, int, int]:
    """New paragraphs, gone paragraphs, citations of the source. Runs on the worker."""
    former = sources.text(session, sources.current_version(session, source))
    return (*differences(former, text), sources.details(session, source).citations)


class AddVersionDialog(ActingDialog):
    """Says how the text differs from the one that is there, and what becomes of the citations."""

    added = Signal(str)

    def __init__(self, parent: QWidget, workspace: Workspace, source: Source, draft: SourceDraft) -> None:
        super().__init__(parent, workspace, tr("New version of the source"), tr("Add version"))
        self._workspace, self._source, self._draft = workspace, source, draft
        self.form.addWidget(Words(words.joined(source.title, source.outlet), bold=True, wrap=True))
        self.changes = Words(" ", tone=Tone.DIM, wrap=True)
        self.form.addWidget(self.changes)
        today = datetime.now(UTC).date()
        self.retrieved = DateField(tr("Retrieved"), today)
        self.retrieved.set_value(draft.proposed("retrieved") or today.isoformat())
        self.form.addLayout(pair(self.retrieved, QWidget()))
        preview, self.reader = text_preview(draft.text, draft.media_type)
        self.form.addWidget(preview, 1)
        workspace.read(self, lambda s: read_differences(s, source.id, draft.text), self._tell)
        self.resize(self.fitting(720, 680))
        self.main_button.setFocus()

    def _tell(self, found: tuple[int, int, int]) -> None:
        new, gone, citations = found
        lines = [
            words.joined(
                trn(new, "{n} paragraph is new", "{n} paragraphs are new"),
                trn(gone, "{n} is no longer there", "{n} are no longer there"),
            )
        ]
        if citations:
            lines.append(
                trn(
                    citations,
                    "{n} citation stays with the earlier text, which is kept.",
                    "{n} citations stay with the earlier text, which is kept.",
                )
            )
        self.changes.setText("\n".join(lines))

    def submit(self) -> None:
        if self.retrieved.is_wrong:
            self.retrieved.line.setFocus()
            return
        source, draft, day = self._source.id, self._draft, self.retrieved.value
        self._act(tr("Add version"), lambda s: sources.add_version(s, source, draft, retrieved=day).source, self._done)

    def _done(self, id: str) -> None:
        self._workspace.tell_done(tr("Version added."))
        self.accept()
        self.added.emit(id)
