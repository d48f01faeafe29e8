# SPDX-License-Identifier: Apache-2.0
"""What the report will say, and the pages on which it will say it, built beside everything else: the last picture
stays until the next one is there."""

from PySide6.QtCore import QByteArray, QEvent, Qt, QTimer, QUrl
from PySide6.QtGui import QFocusEvent, QImage, QPainter, QPaintEvent, QTextDocument
from PySide6.QtWidgets import QFrame, QStackedWidget, QTextBrowser

from briefing_app.domain.records import Report
from briefing_app.report.html import SCREEN_WIDTH
from briefing_app.services import reports
from briefing_app.services.session import CaseSession
from briefing_app.ui import theme
from briefing_app.ui.aside import Aside
from briefing_app.ui.i18n import tr
from briefing_app.ui.panels.report_pages import ReportPages
from briefing_app.ui.tasks import Failure, Task
from briefing_app.ui.theme import Size, Space
from briefing_app.ui.theme.style import rounded
from briefing_app.ui.widgets.basic import ElidedWords, LinkButton, Surface, Tone, column, row
from briefing_app.ui.widgets.segmented import Option, SegmentedChoice
from briefing_app.ui.workspace import Workspace

PAUSE_MS = 120
TOLD_AFTER_MS = 300
PICTURE = "data:image/png;base64,iVBORw0KGgo"  # with the first letters that every PNG has
LARGEST_PICTURE = 16 * 1024 * 1024  # letters of its address
KEY = "preview"


class PreviewText(QTextBrowser):
    """The text alone."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Preview of the report"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.anchorClicked.connect(lambda url: self.scrollToAnchor(url.fragment()))
        # Links are for the pointer: with the keyboard, Tab would stop at every note before it leaves the preview.
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(
            flags.TextSelectableByMouse | flags.TextSelectableByKeyboard | flags.LinksAccessibleByMouse
        )
        self.setTabChangesFocus(True)
        self.document().setDefaultFont(theme.reading(15))
        self.document().setDocumentMargin(Space.XL)
        # The document is as wide as the window lets it be; a bar for its last pixel would hide a line of text.
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def loadResource(self, type: int, name: QUrl | str) -> object:
        """The pictures that the page itself holds, and nothing else, so that Qt looks for no file either."""
        if type == QTextDocument.ResourceType.ImageResource.value:
            return _picture_in(QUrl(name).toString(), self.devicePixelRatioF())
        return QByteArray()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self.viewport())
            area = self.viewport().rect().adjusted(1, 1, -1, -1)
            rounded(painter, area, fill=None, line=theme.colours().accent, width=1.5)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()


def _picture_in(address: str, ratio: float) -> QImage | QByteArray:
    """A PNG that is written out in its address, smoothly brought to its size on the screen; nothing for any other."""
    if not address.startswith(PICTURE) or len(address) > LARGEST_PICTURE:
        return QByteArray()
    data = address.partition(",")[2].encode("ascii", "replace")
    image = QImage.fromData(QByteArray.fromBase64(QByteArray(data)))
    if image.isNull():
        return QByteArray()
    return image.scaledToWidth(round(SCREEN_WIDTH * ratio), Qt.TransformationMode.SmoothTransformation)


class ReportPreview(Surface):
    """Builds only while it is to be seen, and only after something has changed. One switch away are the pages."""

    def __init__(self, workspace: Workspace, aside: Aside) -> None:
        super().__init__("panel")
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
        self._id = self._shown = ""
        self._is_stale = self._is_stopped = False
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

    def go_to_section(self, level: int, heading: str) -> None:
        self.text.scrollToAnchor(f"section:{level}:{heading}")
        self.pages.go_to_section(level, heading)

    def changeEvent(self, event: QEvent) -> None:
        """The colours of the text are those of the scheme that it was built in."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._shown:
            self._is_stale = True
            self.refresh()

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

        def query(session: CaseSession, task: Task) -> str | None:
            if session.look_up(Report, id) is None:
                return None
            return reports.preview_html(session, id, colours, task.token.check)

        self._aside.read(KEY, query, lambda html: self._take(id, html), self._fail)
        self._told.start()

    def _take(self, id: str, html: str | None) -> None:
        if html is None or id != self._id:
            return
        bar = self.text.verticalScrollBar()
        place = bar.value() if self._shown == id else 0
        self.text.setHtml(html)
        bar.setValue(place)
        self._shown = id
        self._show_state()

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
            said = ""
        self.state.set_text(said)
        self.stop_button.setVisible(building)
        self.again_button.setVisible(can_build and not ready and not building)
