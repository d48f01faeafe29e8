# SPDX-License-Identifier: Apache-2.0
"""What the report will say, and the pages on which it will say it, built beside everything else: the last picture
stays until the next one is there."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget

from briefing_app.domain.records import Report
from briefing_app.services import report_preview, reports
from briefing_app.services.session import CaseSession
from briefing_app.ui import theme
from briefing_app.ui.aside import Aside
from briefing_app.ui.i18n import tr
from briefing_app.ui.panels import preview_text
from briefing_app.ui.panels.preview_text import PreviewText
from briefing_app.ui.panels.report_pages import ReportPages
from briefing_app.ui.tasks import Failure, Task
from briefing_app.ui.theme import Size, Space
from briefing_app.ui.widgets.basic import ElidedWords, LinkButton, Surface, Tone, column, row
from briefing_app.ui.widgets.segmented import Option, SegmentedChoice
from briefing_app.ui.workspace import Workspace

PAUSE_MS = 120
TOLD_AFTER_MS = 300
KEY = "preview"


@dataclass(frozen=True, slots=True)
class InView:
    """The section that somebody looks at. ``claims``: those of its records that are claims and are known, in order;
    ``left_out``: how many more it has."""

    level: int
    heading: str
    claims: tuple[str, ...] = ()
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class _Built:
    """A whole picture, and whether it holds only the beginning of each section."""

    html: str
    is_large: bool


class ReportPreview(Surface):
    """Builds only while it is to be seen, and only after something has changed. One switch away are the pages."""

    _section_built = Signal(int, object, str)
    """From the thread that builds, before the whole is there: which build, the section in view, its HTML."""

    def __init__(self, workspace: Workspace, aside: Aside) -> None:
        super().__init__("panel")
        self.in_view: Callable[[], InView | None] = lambda: None
        """Asked for what somebody looks at, when the preview is built."""
        self._html = ""
        self._is_large = False
        self._seen: InView | None = None
        self._builds = 0
        self._section_built.connect(self._take_section)
        self._workspace = workspace
        self._aside = aside
        self._id = ""
        self._shown = ""
        self._is_stale = False
        self._is_stopped = False
        self.text = PreviewText()
        self.pages = ReportPages(workspace, aside)
        self.switch = SegmentedChoice(
            tr("What is shown of the report"),
            [
                Option(None, tr("Preview"), tr("What the report says, at once")),
                Option("pages", tr("Pages"), tr("The pages as they will be printed, laid out by LibreOffice")),
            ],
            explains=False,
        )
        self.state = ElidedWords("", Size.LABEL, Tone.DIM)
        self.stop_button = LinkButton(tr("Stop"), self._stop)
        self.again_button = LinkButton(tr("Build again"), self._build_again)
        for part in (self.stop_button, self.again_button):
            part.hide()
        self.head = row(self.switch, self.state, self.stop_button, self.again_button, None)
        self.head.setContentsMargins(Space.M, Space.S, Space.S, Space.S + 1)
        head = Surface("panel", "b")
        head.setLayout(self.head)
        layout = column(self, spacing=0)
        layout.addWidget(head)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.text)
        self._stack.addWidget(self.pages)
        layout.addWidget(self._stack, 1)
        self.switch.value_changed.connect(self._switch)
        self.pages.state_changed.connect(self._show_state)
        self._pause = QTimer(self)
        self._told = QTimer(self)
        for timer, wait, then in ((self._pause, PAUSE_MS, self._build), (self._told, TOLD_AFTER_MS, self._show_state)):
            timer.setSingleShot(True)
            timer.setInterval(wait)
            timer.timeout.connect(then)
        aside.changed.connect(self._follow)

    def show_report(self, id: str) -> None:
        """Shows a report, anew only if it is another one or something has changed."""
        if id != self._id:
            self._id = id
            self._is_stale = True
        self.pages.show_report(id)
        self.refresh()

    def clear(self) -> None:
        self._id = self._shown = self._html = ""
        self._is_stale = self._is_stopped = self._is_large = False
        self._seen = None
        self._pause.stop()
        self.text.clear()
        self.pages.clear()
        self._show_state()

    def note_change(self) -> None:
        """Something was changed that the report may tell of."""
        self._is_stale = True
        self.pages.note_change()
        self.refresh()

    def refresh(self) -> None:
        """Builds soon, if need be and if somebody can see it."""
        self.pages.refresh()
        if self._is_stale and self._id and self.text.isVisible():
            self._pause.start()

    def go_to_record(self, type: str, id: str) -> None:
        """Scrolls to where a record stands."""
        self.text.scrollToAnchor(f"briefing:{type}/{id}")
        self._look()

    def go_to_section(self, level: int, heading: str) -> None:
        self.text.scrollToAnchor(f"section:{level}:{heading}")
        self._look()
        self.pages.go_to_section(level, heading)

    def changeEvent(self, event: QEvent) -> None:
        """The colours of the text are those of the scheme that it was built in."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._shown:
            self._is_stale = True
            self.refresh()

    def _look(self) -> None:
        """Of a large case more is shown of the section in view."""
        now = self.in_view()
        if self._is_large and (None if now is None else now.heading) != (
            None if self._seen is None else self._seen.heading
        ):
            self._seen = now
            self._show_html(self._html, stays=False)
            self._is_stale = True
            self.refresh()

    def tells(self, words: str) -> bool:
        """Whether these words, without marks of HTML in them, stand in what is shown."""
        return self.text.tells(words)

    @property
    def shows_pages(self) -> bool:
        return self.switch.value == "pages"

    def _switch(self) -> None:
        self._stack.setCurrentWidget(self.pages if self.shows_pages else self.text)
        self.refresh()
        self._show_state()

    @property
    def is_current(self) -> bool:
        """Whether what is shown is what the case holds."""
        return not self._is_stale and self._shown == self._id

    def _build(self) -> None:
        id, colours = self._id, theme.colours().for_preview()
        if not id:
            return
        self._is_stale = self._is_stopped = False
        self._builds += 1
        number, seen = self._builds, self.in_view()
        before = "" if self._shown != id or seen is None else preview_text.part_of(self._html, seen.level, seen.heading)

        def query(session: CaseSession, task: Task) -> _Built | None:
            if session.look_up(Report, id) is None:
                return None
            is_large = report_preview.is_large(session)
            if is_large and seen is not None and before and seen.claims:
                alone = report_preview.section_html(
                    session, id, colours, seen.heading, claims=seen.claims, left_out=seen.left_out,
                    first_note=preview_text.first_note(before), check=task.token.check,
                )  # fmt: skip
                self._section_built.emit(number, seen, alone)
            heading = seen.heading if is_large and seen is not None else None
            return _Built(reports.preview_html(session, id, colours, task.token.check, heading), is_large)

        self._aside.read(KEY, query, lambda built: self._take(id, seen, built), self._fail)
        self._told.start()

    def _take_section(self, number: int, seen: InView, html: str) -> None:
        """The section in view comes first, in the place that it has in the last picture; its notes follow with the
        whole."""
        before = preview_text.part_of(self._html, seen.level, seen.heading)
        if number == self._builds and html and before and html != before:
            self._show_html(self._html.replace(before, html, 1), stays=True)

    def _take(self, id: str, seen: InView | None, built: _Built | None) -> None:
        if built is None or id != self._id:
            return
        self._is_large, self._seen = built.is_large, seen
        self._show_html(built.html, stays=self._shown == id)
        self._shown = id
        self._look()
        self._show_state()

    def _show_html(self, html: str, *, stays: bool) -> None:
        self._html = html
        seen = self._seen
        if not self._is_large:
            shown = preview_text.whole(html)
        elif seen is not None and preview_text.part_of(html, seen.level, seen.heading):
            shown = preview_text.section(html, seen.level, seen.heading)
        else:
            shown = preview_text.beginning(html)
        self.text.show_pieces(shown, stays=stays)

    def _fail(self, failure: Failure) -> None:
        """What was shown stays, and is said to be old: it can be built again."""
        self._is_stale = self._is_stopped = True
        self._show_state()
        self._workspace.report(failure)

    def _build_again(self) -> None:
        if self.shows_pages:
            self.pages.build()
        else:
            self._build()

    def _stop(self) -> None:
        if self.shows_pages:
            self.pages.stop()
            return
        self._is_stale = self._is_stopped = True
        self._aside.stop(KEY)
        self._show_state()

    def _follow(self) -> None:
        if not (self._told.isActive() and self._aside.is_reading(KEY)):
            self._show_state()

    def _show_state(self) -> None:
        if self.shows_pages:
            pages = self.pages
            building, ready = pages.is_building, pages.is_current or pages.is_missing
            name, can_build = tr("Pages"), pages.has_pages or not pages.is_missing
        else:
            building, ready = self._aside.is_reading(KEY), not self._is_stopped
            name, can_build = tr("Preview"), True
        if building:
            said = tr("{what} · being built …", what=name)
        elif not ready:
            said = tr("{what} · not up to date", what=name)
        else:
            said = tr("The section that is chosen") if self._is_large and not self.shows_pages else ""
        self.state.set_text(said)
        self.state.setToolTip(tr("Choose another in the outline. “Pages” shows the whole report.") if said else "")
        self.state.setVisible(bool(said))
        self.stop_button.setVisible(building)
        self.again_button.setVisible(can_build and not ready and not building)


def _place(seen: InView | None) -> tuple[int, str] | None:
    return None if seen is None else (seen.level, seen.heading)
