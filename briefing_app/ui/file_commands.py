# SPDX-License-Identifier: Apache-2.0
"""What the window does with files of its own accord and on demand: backups, saving back to a shared
folder, other versions beside the case, and following another process that writes what is open for reading."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from briefing_app.domain.changes import ChangeSet
from briefing_app.domain.errors import CaseError
from briefing_app.services import copies, keeping, working
from briefing_app.services.following import Follower
from briefing_app.services.keeping import Backup
from briefing_app.services.session import CaseSession
from briefing_app.services.working import Exchanged, Place
from briefing_app.ui import file_words
from briefing_app.ui.dialogs import files
from briefing_app.ui.dialogs.backups import BackupsDialog
from briefing_app.ui.dialogs.place import PlaceDialog
from briefing_app.ui.i18n import tr
from briefing_app.ui.tasks import Failure, Task
from briefing_app.ui.widgets.offer_bar import OfferBar
from briefing_app.ui.workspace import Message, Workspace

FOLLOW_MS = 1_000
EXCHANGE_MS = 120_000
COPIES_MS = 300_000


@dataclass(slots=True)
class _Followed:
    """Who follows which session; touched on the worker only."""

    session: CaseSession
    follower: Follower


class FileCommands(QObject):
    """The File menu's part about files, the two bars over the pages, and the timers."""

    merge_requested = Signal(object)
    open_requested = Signal(object)
    conflicts_wanted = Signal()

    def __init__(self, window: QWidget, workspace: Workspace, folder: Callable[[], Path]) -> None:
        super().__init__(window)
        self._window = window
        self._workspace = workspace
        self._folder = folder
        self._followed: _Followed | None = None
        self._saved: datetime | None = None
        self._complained = ""
        self._saving: Task | None = None
        self._looking: Task | None = None
        self.place_bar = OfferBar("folder", "accent")
        self.copies_bar = OfferBar("warning", "warning", closable=True)
        self._timers = {
            interval: self._timer(interval, work)
            for interval, work in (
                (FOLLOW_MS, self.follow),
                (EXCHANGE_MS, self._exchange),
                (COPIES_MS, self.look_for_copies),
            )
        }
        workspace.case_opened.connect(self._opened)
        workspace.case_closed.connect(self._closed)
        workspace.case_leaving.connect(self._let_go)
        workspace.runner.ended.connect(self._ended)
        workspace.state_changed.connect(self._show_place)
        workspace.notifier.case_changed.connect(lambda _: self._look_at_copies_again())

    def _timer(self, interval: int, work: Callable[[], object]) -> QTimer:
        timer = QTimer(self, interval=interval)
        timer.timeout.connect(work)
        return timer

    # What goes with a case

    def _opened(self) -> None:
        state = self._workspace.state
        if state is None:
            return
        self._saved, self._complained = None, ""
        self.copies_bar.offer("")
        self._timers[FOLLOW_MS].stop()
        self._timers[EXCHANGE_MS].stop()
        if state.read_only:
            self.follow()  # from what is read now, not from a second later
            self._timers[FOLLOW_MS].start()
        elif state.shared:
            self._timers[EXCHANGE_MS].start()
        self._timers[COPIES_MS].start()
        self.look_for_copies()

    def _closed(self) -> None:
        for timer in self._timers.values():
            timer.stop()
        self.copies_bar.offer("")
        self.place_bar.offer("")

    def _show_place(self) -> None:
        state = self._workspace.state
        if state is None or not state.shared or state.as_of is not None:  # the bar of the past says enough
            self.place_bar.offer("")
            return
        said = file_words.place_words(
            state.path, state.shared, waiting=state.waiting, read_only=state.read_only, saved=self._saved
        )
        if state.read_only:
            self.place_bar.offer(said)
        else:
            self.place_bar.offer(said, tr("Save back now"), self.save_back)

    def _complain(self, failure: Failure) -> None:
        """Says what goes wrong by itself once, not every few minutes."""
        said = str(failure)
        if said != self._complained and self._workspace.state is not None:
            self._complained = said
            if isinstance(failure, CaseError):
                self._workspace.post(Message(said, "warning"))
            else:
                self._workspace.report(failure)

    # Backups

    def show_backups(self) -> None:
        """Lists the backups of the case."""
        if self._workspace.state is None:
            return
        dialog = BackupsDialog(self._window, self._workspace)
        dialog.restore_requested.connect(self._restore)
        dialog.open_requested.connect(self._read)
        dialog.open()

    def _read(self, path: Path) -> None:
        state = self._workspace.state
        if state is not None:
            self._workspace.open(path, state.author, read_only=True)

    def _restore(self, chosen: Backup) -> None:
        state = self._workspace.state
        if state is None:
            return
        stamp = chosen.made.removesuffix(" UTC")[:16].replace(":", "").replace(" ", " at ")
        proposal = self._folder() / tr("{name} of {time}.casefile", name=state.path.stem, time=stamp)
        target = files.place_for_copy(self._window, proposal, tr("Where to put the copy"))
        if target is None:
            return

        def work(session: CaseSession) -> Path:
            return keeping.restore_beside(session, chosen.path, target)

        def done(made: Path) -> None:
            text = tr("The backup is the case file {file} now. The case that is open stays as it is.", file=made)
            self._workspace.post(Message(text, "done", tr("Open it"), lambda: self.open_requested.emit(made)))

        self._workspace.run(self, tr("Restoring the backup"), lambda session, task: work(session), done)

    # Shared folders

    def save_back(self) -> None:
        """Brings the working copy and the file in the shared folder together now."""
        self._save_back(by_hand=True)

    def _exchange(self) -> None:
        self._save_back(by_hand=False)

    def _save_back(self, *, by_hand: bool) -> None:
        state = self._workspace.state
        if state is None or not state.shared or state.read_only or self._saving is not None:
            return

        def work(session: CaseSession, task: Task) -> Exchanged:
            return working.save_back(session, task.token.check)

        def done(result: Exchanged) -> None:
            self._saved, self._complained = datetime.now(UTC), ""
            self._workspace.refresh_state()
            if result.actions:
                self._say_came(result)
            elif by_hand:
                self._workspace.post(Message(tr("The file in the folder and your copy hold the same now."), "done"))

        def failed(failure: Failure) -> None:
            self._complained = "" if by_hand else self._complained
            self._complain(failure)

        self._saving = self._workspace.run(self, tr("Saving back to the folder"), work, done, failed)

    def _ended(self, task: object) -> None:
        if task is self._saving:
            self._saving = None

    def _say_came(self, result: Exchanged) -> None:
        text = file_words.came_words(result.actions, result.conflicts)
        if result.conflicts:
            self._workspace.post(Message(text, "warning", tr("Look at the conflicts"), self.conflicts_wanted.emit))
        else:
            self._workspace.post(Message(text))

    def show_place(self) -> None:
        """Says where the file lies, and lets one decide how its folder is treated."""
        state = self._workspace.state
        if state is None:
            return

        def show(place: Place) -> None:
            dialog = PlaceDialog(self._window, place)
            dialog.decided.connect(self._treat)
            dialog.open()

        self._workspace.read(self, working.place_of_session, show, key="place")

    def _treat(self, how: str | None) -> None:
        state = self._workspace.state
        if state is None:
            return

        def reopen(_: None) -> None:
            self._workspace.open(state.path, state.author, read_only=state.read_only)

        self._workspace.act(self, "Treat", lambda session: working.treat(session.place, how), reopen)

    # Other versions beside the case

    def look_for_copies(self) -> None:
        """Offers to merge versions of the case that lie beside it."""
        state = self._workspace.state
        if state is None or state.as_of is not None:
            return
        path = state.path

        def work(task: Task) -> list[Path]:
            with working.opened(path, read_only=True) as session:
                return copies.beside(session, task.token.check)

        self._let_go()
        self._looking = Task("Looking beside the case", work, self, self._offer, self._complain, key=(self, "copies"))
        self._workspace.runner.in_pool(self._looking)

    def _let_go(self) -> None:
        """Whoever looks beside the worker stops."""
        if self._looking is not None:
            self._looking.token.cancel()

    def _look_at_copies_again(self) -> None:
        if self.copies_bar.text:
            self.look_for_copies()

    def _offer(self, found: list[Path]) -> None:
        state = self._workspace.state
        if not found or state is None or state.read_only:
            self.copies_bar.offer(file_words.copies_words(found) if found and state is not None else "")
            return
        first = found[0]
        self.copies_bar.offer(file_words.copies_words(found), tr("Merge…"), lambda: self.merge_requested.emit(first))

    # Following another process

    def follow(self) -> None:
        """Shows what another process committed to a case that is open for reading here."""
        state = self._workspace.state
        if state is not None and state.read_only:
            self._workspace.act(self, "Follow", self._news, self._tell_news, self._stop_following)

    def _news(self, session: CaseSession) -> ChangeSet | None:
        if self._followed is None or self._followed.session is not session:
            self._followed = _Followed(session, Follower(session))
        return self._followed.follower.news()

    def _tell_news(self, news: ChangeSet | None) -> None:
        if news is not None:
            self._workspace.notifier.case_changed.emit(news)

    def _stop_following(self, failure: Failure) -> None:
        self._timers[FOLLOW_MS].stop()
        self._complain(failure)


def stoppable(make: Callable[[CaseSession, Path], Path], target: Path) -> Callable[[CaseSession, Task], Path]:
    """Work inside the database that ends at once when it is cancelled, and leaves nothing."""

    def work(session: CaseSession, task: Task) -> Path:
        try:
            with session.stopping(lambda: task.token.is_cancelled):
                return make(session, target)
        except Exception:
            task.token.check()
            raise

    return work


def show_folder(file: Path) -> None:
    """Opens the folder of a file as the system does."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(file.parent)))
