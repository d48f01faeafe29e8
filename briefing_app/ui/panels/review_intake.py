# SPDX-License-Identifier: Apache-2.0
"""How a report that came back gets into the case, and how many proposals wait."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from briefing_app.services import reviews
from briefing_app.services.session import CaseSession
from briefing_app.ui.aside import Aside
from briefing_app.ui.dialogs import files
from briefing_app.ui.i18n import tr, trn
from briefing_app.ui.panels.review_queue import ReviewQueue
from briefing_app.ui.settings import Settings
from briefing_app.ui.tasks import Task
from briefing_app.ui.workspace import Message, Workspace

FOLDER = "reviews"


class ReviewIntake(QObject):
    """Asks for the file, compares it beside everything else, keeps what it proposes, and says how much that is."""

    kept = Signal(str)
    """The id of the report to whose edition the file belongs."""
    counted = Signal()
    """Other numbers of proposals wait than before."""

    def __init__(
        self, page: QWidget, workspace: Workspace, settings: Settings, aside: Aside, queue: ReviewQueue
    ) -> None:
        super().__init__(page)
        self._page, self._workspace, self._settings, self._aside, self._queue = page, workspace, settings, aside, queue
        self.waiting: dict[str, int] = {}
        """Report -> how many proposals wait."""

    def ask(self) -> None:
        """Asks for a file that came back."""
        state = self._workspace.state
        if state is None or not self._workspace.may_change():
            return
        path = files.review_to_open(self._page, self._settings.folder(FOLDER) or state.path.parent)
        if path is not None:
            self._settings.keep_folder(FOLDER, path.parent)
            self.read_file(path)

    def read_file(self, path: Path) -> None:
        """Compares the file with the edition that it was made from; that can be stopped in the status line."""

        def work(session: CaseSession, task: Task) -> reviews.Review:
            return reviews.read(
                session, path, progress=lambda done, all: task.report(done / all), check=task.token.check
            )

        def keep(found: reviews.Review) -> None:
            self._workspace.act(
                self, "Import review", lambda s: len(reviews.take_in(s, found)), lambda n: self._tell(found, n)
            )

        self._aside.read("review", work, keep, title=tr("Reading {file}", file=path.name))

    def count(self) -> None:
        """Counts anew what waits."""
        self._workspace.read(self, reviews.waiting, self._take_counts, key="waiting")

    def _take_counts(self, found: dict[str, int]) -> None:
        if found != self.waiting:
            self.waiting = found
            self.counted.emit()

    def _tell(self, found: reviews.Review, number: int) -> None:
        self.kept.emit(found.edition.report)
        self._queue.tell(found.remarks)
        if number:
            self._workspace.tell_done(trn(number, "{n} new proposal of a reader", "{n} new proposals of readers"))
        else:
            self._workspace.post(Message(tr("{file} holds nothing new.", file=found.path.name)))


def documents_in(event: QDragEnterEvent | QDropEvent) -> list[Path]:
    """The Word files that are dragged."""
    urls = event.mimeData().urls()
    paths = [Path(url.toLocalFile()) for url in urls if url.isLocalFile() and not url.host()]
    return [path for path in paths if path.suffix.casefold() == ".docx"]
