# SPDX-License-Identifier: Apache-2.0
"""The pages of the report as they will be printed, laid out by LibreOffice beside everything else."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QStackedWidget, QWidget

from briefing_app.report.pdf_pages import PdfPages
from briefing_app.services import report_pages
from briefing_app.services.report_pages import LaidOut
from briefing_app.services.session import CaseSession
from briefing_app.ui.aside import Aside
from briefing_app.ui.i18n import digits, tr
from briefing_app.ui.tasks import Failure, Task
from briefing_app.ui.theme import Size, Space
from briefing_app.ui.widgets.basic import LinkButton, Surface, Tone, Words, button, column, row
from briefing_app.ui.widgets.page_view import PageView
from briefing_app.ui.workspace import Workspace

PAUSE_MS = 1_500
SHORT = 20
"""Pages up to which a report is laid out anew by itself after a change."""
KEY = "pages"


class ReportPages(QWidget):
    """Lays out only while it is to be seen. What was laid out stays until the next one is there."""

    state_changed = Signal()

    def __init__(self, workspace: Workspace, aside: Aside) -> None:
        super().__init__()
        self._workspace = workspace
        self._aside = aside
        self._id = ""
        self._shown = ""
        self._is_stale = False
        self._is_stopped = False
        self._pages: PdfPages | None = None
        self._laid_out: LaidOut | None = None
        self._section: tuple[int, str] | None = None
        self.view = PageView()
        self.place = Words("", Size.LABEL, Tone.DIM)
        self.zoom = Words("", Size.LABEL, Tone.DIM)
        self.smaller = LinkButton("−", self.view.zoom_out)
        self.larger = LinkButton("+", self.view.zoom_in)
        self.fit = LinkButton(tr("Fit width"), lambda: self.view.zoom_to(None))
        self.smaller.setAccessibleName(tr("Smaller pages"))
        self.larger.setAccessibleName(tr("Larger pages"))
        self._lay_out()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.build)
        self.view.wanted.connect(self._draw)
        self.view.place_changed.connect(self._tell_place)
        aside.changed.connect(self.state_changed)

    def _lay_out(self) -> None:
        self._missing = self._office_missing()
        strip = Surface("panel", "b")
        line = row(self.place, None, self.smaller, self.zoom, self.larger, self.fit, spacing=Space.S)
        line.setContentsMargins(Space.M, Space.XS, Space.S, Space.XS + 1)
        strip.setLayout(line)
        shown = QWidget()
        inner = column(shown, spacing=0)
        inner.addWidget(strip)
        inner.addWidget(self.view, 1)
        self._stack = QStackedWidget()
        for part in (shown, self._missing):
            self._stack.addWidget(part)
        column(self, spacing=0).addWidget(self._stack)
        self.setFocusProxy(self.view)

    def _office_missing(self) -> QWidget:
        missing = QWidget()
        layout = column(missing, Space.XL, Space.S)
        layout.addStretch(2)
        text = tr(
            "LibreOffice was not found on this computer. Install it (it is free) to see the pages as they will be "
            "printed, to have page numbers in the contents, and to write PDF files."
        )
        for words in (
            Words(tr("Pages need LibreOffice"), Size.HEADING, bold=True, wrap=True),
            Words(text, Size.BODY, Tone.DIM, wrap=True),
        ):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            layout.addWidget(words)
        layout.addLayout(row(None, button(tr("Look again"), self.refresh_office, main=True), None))
        layout.addStretch(3)
        return missing

    # What the panel around it asks

    def show_report(self, id: str) -> None:
        """Shows a report, anew only if it is another one or something has changed."""
        if id != self._id:
            self._id = id
            self._is_stale = True
            self._let_go()
        self.refresh()

    def clear(self) -> None:
        self._id = ""
        self._is_stale = self._is_stopped = False
        self._pause.stop()
        self._let_go()
        self.state_changed.emit()

    def note_change(self) -> None:
        """Something was changed that the report may tell of."""
        self._is_stale = True
        if self._shown and self.view.count <= SHORT and self.isVisible():
            self._pause.start()
        self.state_changed.emit()

    def refresh(self) -> None:
        """Lays out what was never laid out, or is short; asks otherwise."""
        if not (self._id and self.isVisible() and self._is_stale) or self.is_building or self._is_stopped:
            return
        if not self._shown or self.view.count <= SHORT:
            self._pause.stop()
            self.build()

    def refresh_office(self) -> None:
        """LibreOffice may have been installed meanwhile."""
        self._is_stale, self._is_stopped = True, False
        self.refresh()

    def go_to_section(self, level: int, heading: str) -> None:
        """Where a section begins, at once or once it is laid out."""
        self._section = (level, heading)
        found = next(
            (place for place in (self._laid_out.headings if self._laid_out else ()) if place.text == heading),
            None,
        )
        if found is not None:
            self.view.go_to(found.page, found.top)

    @property
    def is_building(self) -> bool:
        return self._aside.is_reading(KEY)

    @property
    def is_current(self) -> bool:
        return bool(self._shown) and not self._is_stale and self._shown == self._id

    @property
    def is_missing(self) -> bool:
        return self._stack.currentWidget() is self._missing

    @property
    def has_pages(self) -> bool:
        return self.view.count > 0

    # Laying out

    def build(self) -> None:
        """Lays the report out, with progress in the status line."""
        id = self._id
        if not id:
            return
        self._is_stale = self._is_stopped = False

        def work(session: CaseSession, task: Task) -> LaidOut | None:
            if not report_pages.is_possible():
                return None
            return report_pages.lay_out(session, id, lambda done, whole: task.report(done / whole), task.token.check)

        self._aside.read(KEY, work, lambda found: self._take(id, found), self._fail, title=tr("Laying out the pages"))
        self.state_changed.emit()

    def stop(self) -> None:
        self._is_stale = self._is_stopped = True
        self._pause.stop()
        self._aside.stop(KEY)
        self.state_changed.emit()

    def _take(self, id: str, found: LaidOut | None) -> None:
        self._stack.setCurrentIndex(int(found is None))
        if found is None or id != self._id:
            self._is_stale = found is None
            self.state_changed.emit()
            return
        former, self._pages = self._pages, found.pages
        self._laid_out = found
        is_first = self._shown != id
        self._shown = id
        self.view.show_pages(found.pages.sizes)
        if former is not None:
            former.close()
        if is_first and self._section is not None:
            self.go_to_section(*self._section)
        self._tell_place()
        self.state_changed.emit()

    def _fail(self, failure: Failure) -> None:
        self._is_stale = self._is_stopped = True
        self._workspace.report(failure)
        self.state_changed.emit()

    def _let_go(self) -> None:
        self._shown = ""
        self.view.clear()
        if self._pages is not None:
            self._pages.close()
        self._pages = self._laid_out = None
        self._tell_place()

    def _draw(self, number: int, scale: float) -> None:
        pages = self._pages
        if pages is None:
            return

        def work(task: Task) -> QImage | None:
            drawn = pages.draw(number, scale)
            if drawn is None:
                return None
            form = QImage.Format.Format_RGB32
            return QImage(drawn.pixels, drawn.width, drawn.height, drawn.stride, form).copy()

        def done(image: QImage | None) -> None:
            if image is not None and pages is self._pages:
                self.view.take(number, scale, image)

        self._workspace.runner.in_pool(Task("Drawing", work, self, done, None, key=(self, f"page {number}")))

    def _tell_place(self) -> None:
        self.place.setText(self.view.place_in_words())
        self.zoom.setText(tr("{range} %", range=digits(round(self.view.zoom * 100))))
        self.fit.setEnabled(not self.view.fits_width)
        for part in (self.smaller, self.zoom, self.larger, self.fit):
            part.setVisible(self.has_pages)
