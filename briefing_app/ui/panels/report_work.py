# SPDX-License-Identifier: Apache-2.0
"""Exporting and issuing a report, and writing the files of its editions: beside everything else, with progress, to be
stopped at any time, and without page numbers where finding them takes too long."""

import threading
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from briefing_app.domain.records import Edition, Report
from briefing_app.report import options
from briefing_app.services import editions, reports
from briefing_app.services.session import CaseSession
from briefing_app.ui.aside import Aside
from briefing_app.ui.dialogs.report_wishes import Wishes
from briefing_app.ui.i18n import tr
from briefing_app.ui.panels import report_exports
from briefing_app.ui.tasks import Failure, Task
from briefing_app.ui.workspace import Message, Workspace

LONG_MS = 8_000
"""After so long somebody is asked whether page numbers are worth it."""
MOST_LOOKS = 1_000
"""So often it is looked whether the layout has begun; then it was stopped before."""


class _Layout(QObject):
    """How far the layout of one report is, and the way out of it."""

    def __init__(self, parent: QObject, workspace: Workspace, is_running: Callable[[], bool]) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._is_running = is_running
        self._step = self._looks = 0
        self._enough = threading.Event()
        self._timer = QTimer(self, singleShot=True, interval=LONG_MS)
        self._timer.timeout.connect(self._offer)
        self._timer.start()

    def tell(self, task: Task, done: int, whole: int) -> None:
        """From the thread that works."""
        task.token.check()
        self._step = done
        task.report(done / whole if whole else 0.0)

    def is_enough(self) -> bool:
        return self._enough.is_set()

    def _offer(self) -> None:
        if self._step < reports.NUMBERING and self._looks < MOST_LOOKS:
            self._looks += 1
            self._timer.start()
        elif not self._is_running():  # it was stopped
            self.end()
        elif self._step < reports.PACKING:
            text = tr("The page numbers of the contents take long, because LibreOffice lays the whole report out.")
            self._workspace.post(Message(text, "info", tr("Without page numbers"), self._enough.set))

    def end(self) -> None:
        self._timer.stop()
        self.deleteLater()


class ReportWork(QObject):
    """What is asked for is done once; messages say where the files are and what came out otherwise than asked."""

    exported = Signal()
    """A report was written, or it failed after its Word file."""
    save_wanted = Signal(object, bool)
    """The file of an edition is asked for, and whether as a PDF as well."""

    def __init__(self, workspace: Workspace, aside: Aside, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._aside = aside

    def _layout(self, key: str) -> _Layout:
        return _Layout(self, self._workspace, lambda: self._aside.is_reading(key))

    def export(self, id: str, target: Path, wishes: Wishes) -> None:
        """Builds a report into a file, and into a PDF beside it."""
        key = f"export to {target}"
        layout = self._layout(key)
        pdf = target.with_suffix(".pdf") if wishes.pdf else None

        def work(session: CaseSession, task: Task) -> list[str]:
            remarks: list[str] = []
            form = options.of(session.get(Report, id), page_numbers=wishes.page_numbers)
            reports.build(
                session, id, target, options=form, since=wishes.since, pdf=pdf,
                progress=lambda done, whole: layout.tell(task, done, whole),
                check=task.token.check, enough=layout.is_enough, remark=remarks.append,
            )  # fmt: skip
            return remarks

        def written(remarks: list[str]) -> None:
            layout.end()
            self.exported.emit()
            files = str(target) if pdf is None else tr("{file} and {other}", file=target, other=pdf.name)
            self._tell(tr("Report written: {file}", file=files), remarks, pdf or target)

        def failed(failure: Failure) -> None:
            layout.end()
            self.exported.emit()
            self._workspace.report(failure)

        title = tr("Writing {file}", file=target.name)
        self._aside.read(key, work, written, failed, title=title)

    def issue(self, id: str, audience: str | None, wishes: Wishes) -> None:
        """Makes the file beside everything else, then issues it; what was changed meanwhile is not lost but refused."""
        layout = self._layout("issue")

        def work(session: CaseSession, task: Task) -> editions.Prepared:
            return editions.prepare(
                session, id, audience=audience, since=wishes.since, page_numbers=wishes.page_numbers,
                progress=lambda done, whole: layout.tell(task, done, whole),
                check=task.token.check, enough=layout.is_enough,
            )  # fmt: skip

        def freeze(ready: editions.Prepared) -> None:
            layout.end()
            self._workspace.act(
                self, "Issue report", lambda s: editions.freeze(s, ready), lambda edition: issued(edition, ready)
            )

        def issued(edition: Edition, ready: editions.Prepared) -> None:
            label = tr("Save its file and a PDF…") if wishes.pdf else tr("Save its file…")
            text = "\n".join([tr("Issued: report no. {number}", number=edition.number), *ready.remarks])
            self._workspace.post(Message(text, "done", label, lambda: self.save_wanted.emit(edition, wishes.pdf)))
            if wishes.pdf:  # it was asked for, and the message goes by itself
                self.save_wanted.emit(edition, True)

        def failed(failure: Failure) -> None:
            layout.end()
            self._workspace.report(failure)

        self._aside.read("issue", work, freeze, failed, title=tr("Issuing the report"))

    def save(self, edition: Edition, target: Path, *, pdf: bool = False) -> None:
        """The file of an edition as it was issued; a target that ends in .pdf has its pages alone."""
        only = target.suffix.casefold() == ".pdf"
        beside = target.with_suffix(".pdf") if pdf and not only else None

        def work(session: CaseSession, task: Task) -> Path:
            if only:
                return editions.save_pdf(session, edition.id, target, task.token.check)
            editions.save(session, edition.id, target, pdf=beside, check=task.token.check)
            return beside or target

        def saved(path: Path) -> None:
            files = str(target) if beside is None else tr("{file} and {other}", file=target, other=beside.name)
            self._tell(tr("Edition written: {file}", file=files), [], path)

        self._aside.read(f"edition to {target}", work, saved, title=tr("Writing {file}", file=target.name))

    def save_changes(self, edition: Edition, target: Path) -> None:
        """An edition with tracked changes against the one before."""

        def work(session: CaseSession, task: Task) -> Path:
            return editions.redline(session, edition.id, target, check=task.token.check)

        def saved(path: Path) -> None:
            self._tell(tr("Edition written: {file}", file=path), [], path)

        self._aside.read(f"changes to {target}", work, saved, title=tr("Writing {file}", file=target.name))

    def _tell(self, text: str, remarks: list[str], path: Path) -> None:
        said = "\n".join([text, *remarks])
        self._workspace.post(Message(said, "done", tr("Open the file"), lambda: report_exports.open_file(str(path))))
