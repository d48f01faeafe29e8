# SPDX-License-Identifier: Apache-2.0
"""Search over everything in the case: finds by kind, the best first, with a look at each while one moves."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QKeyEvent, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QSplitter, QTextEdit, QWidget

from briefing_app.services import browse, previewing
from briefing_app.services.browse import Hit
from briefing_app.services.previewing import Preview
from briefing_app.services.session import CaseSession
from briefing_app.ui import choices, theme, words
from briefing_app.ui.i18n import mark, tr, trn
from briefing_app.ui.models.rows import ListRow
from briefing_app.ui.panels.overlay import Overlay
from briefing_app.ui.theme import Size, Space
from briefing_app.ui.widgets.basic import Surface, Tone, Words, column, row
from briefing_app.ui.widgets.finds import FindRow, FindsDelegate, FindsModel, HeadRow
from briefing_app.ui.widgets.positions import TextPositions
from briefing_app.ui.widgets.segmented import Option, SegmentedChoice
from briefing_app.ui.workspace import Workspace

PAUSE_MS = 120
LIMIT = 60
HEIGHT = 560
KINDS: tuple[tuple[str, str], ...] = (
    ("source", mark("Sources")),
    ("claim", mark("Claims")),
    ("assessment", mark("Assessments")),
    ("expert", mark("Experts")),
    ("assumption", mark("Assumptions")),
    ("question", mark("Questions")),
    ("report", mark("Reports")),
)
FACTS = {
    "outlet": mark("Outlet"), "author": mark("Author"), "published": mark("Published"), "kind": mark("Kind"),
    "reliability": mark("Reliability"), "handling": mark("Handling"), "event_time": mark("When"),
    "place": mark("Where"), "heading": mark("Heading"), "status": mark("Status"), "term": mark("Likelihood"),
    "confidence": mark("Confidence"), "horizon": mark("Until"), "affiliation": mark("Affiliation"),
    "field": mark("Field of work"), "interests": mark("Interests"), "number": mark("Number"), "cutoff": mark("Cut-off"),
}  # fmt: skip


class Finder(Overlay):
    """Type, move, Return. Tab goes to the kinds, which narrow the search."""

    find_chosen = Signal(str, str)
    """Type, id."""

    def __init__(self, workspace: Workspace, head: QWidget) -> None:
        super().__init__(head, tr("Search everything"), tr("Words in sources, claims, judgments and reports"), 1000)
        self._workspace = workspace
        self._hits: dict[str, Hit] = {}
        self._model = FindsModel(self.results)
        self.results.use_rows(self._model)
        self.results.setItemDelegate(FindsDelegate(self.results))
        self.results.setAccessibleName(tr("Finds"))
        self.results.current_changed.connect(self._look)
        self.kinds = SegmentedChoice(
            tr("Kind of find"),
            [Option(None, tr("Everything")), *(Option(key, tr(name)) for key, name in KINDS)],
            explains=False,
        )
        self.kinds.value_changed.connect(lambda _: self._search())
        self._count = Words("", Size.LABEL, Tone.DIM)
        self.preview = QTextEdit()
        self.preview.setReadOnly(True)
        self.preview.setAccessibleName(tr("The chosen find"))
        self.preview.setFrameShape(QFrame.Shape.NoFrame)
        self.preview.setTabChangesFocus(True)
        self.preview.document().setDocumentMargin(Space.L)
        self.preview.installEventFilter(self)
        self.body.addLayout(row(self.kinds, None, self._count))
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.setChildrenCollapsible(False)
        halves.addWidget(self.results)
        beside = Surface("panel", "l")
        column(beside, spacing=0).addWidget(self.preview)
        halves.addWidget(beside)
        halves.setSizes([540, 440])
        self.body.addWidget(halves, 1)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._search)
        self.line.textChanged.connect(lambda _: self._pause.start())

    def search_for(self, text: str = "") -> None:
        """Opens the panel; with words, looks for them at once."""
        if text:
            self.line.setText(text)
        self.open_up()
        self._search()

    def height_wanted(self) -> int:
        return HEIGHT

    def forget(self) -> None:
        """Another case: nothing of this one stays."""
        self.hide()
        self.line.clear()
        self._show([])

    def take(self) -> None:
        hit = self._hits.get(self.results.current_id)
        if hit is not None:
            self.leave()
            self.find_chosen.emit(hit.type, hit.id)

    def key(self, watched: QObject, event: QKeyEvent) -> bool:
        if watched is self.preview and event.key() not in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return False
        return super().key(watched, event)

    def _search(self) -> None:
        text, kind = self.line.text().strip(), self.kinds.value
        if not text or self._workspace.state is None:
            self._show([])
            return
        kinds = (kind,) if kind else tuple(key for key, _ in KINDS)
        self._workspace.read(self, lambda s: _found(s, text, kinds), self._show, key="search")

    def _show(self, hits: Sequence[Hit]) -> None:
        self._hits = {hit.id: hit for hit in hits}
        rows: list[ListRow] = []
        names = dict(KINDS)
        for kind in dict.fromkeys(hit.type for hit in hits):
            own = [hit for hit in hits if hit.type == kind]
            rows.append(HeadRow(f"head {kind}", tr(names.get(kind, kind))))
            rows += [FindRow(hit.id, hit.title, _one_line(hit.snippet), ranges=hit.ranges) for hit in own]
        self.results.set_rows(rows)
        typed = bool(self.line.text().strip())
        most = tr("the best {n}", n=LIMIT) if len(hits) == LIMIT else trn(len(hits), "{n} find", "{n} finds")
        self._count.setText(most if hits else tr("Nothing found") if typed else "")
        if hits:
            self.results.select(hits[0].id)
        else:
            self.preview.clear()

    def _look(self, id: str) -> None:
        text = self.line.text().strip()
        if id in self._hits and text:
            self._workspace.read(self, lambda s: previewing.preview(s, id, text), self._show_preview, key="look")

    def _show_preview(self, found: Preview | None) -> None:
        self.preview.clear()
        if found is None or found.id != self.results.current_id:
            return
        cursor = self.preview.textCursor()
        _write(cursor, found.title.text, theme.interface(Size.HEADING, bold=True), "text", found.title.ranges)
        facts, ranges = _fact_line(found)
        if facts:
            _write(cursor, facts, theme.interface(Size.LABEL), "dim", ranges)
        for part in found.words:
            quoted = part.role == "quote"
            font = theme.reading(15) if quoted else theme.interface(Size.LABEL if part.role == "note" else Size.BODY)
            if part.text != found.title.text:
                _write(cursor, part.text, font, "dim" if part.role == "note" else "text", part.ranges)
        self.preview.moveCursor(QTextCursor.MoveOperation.Start)


def _found(session: CaseSession, text: str, kinds: tuple[str, ...]) -> list[Hit]:
    return browse.search(session, text, types=kinds, limit=LIMIT)


def _one_line(text: str) -> str:
    return text.replace("\n", " ").replace("\t", " ")


def _fact_line(found: Preview) -> tuple[str, list[tuple[int, int]]]:
    """The facts in a line, with the matches in those that are shown as they are stored."""
    line, ranges = "", []
    for name, value in found.facts:
        if name not in FACTS:
            continue
        shown = _fact(name, value.text)
        line = words.joined(line, f"{tr(FACTS[name])}: {shown}")
        start = len(line) - len(shown)
        if shown == value.text:
            ranges += [(start + begin, start + end) for begin, end in value.ranges]
    return line, ranges


def _fact(name: str, value: str) -> str:
    if name in ("published", "event_time", "horizon", "cutoff"):
        return words.date_in_words(value)
    if name == "reliability":
        return f"{value}, {choices.reliability_meaning(value)}"
    return value.replace("_", " ")


def _write(cursor: QTextCursor, text: str, font: QFont, ink: str, ranges: Sequence[tuple[int, int]] = ()) -> None:
    """A paragraph at the end, with its matches on a tinted ground."""
    colours = theme.colours()
    block = QTextBlockFormat()
    block.setBottomMargin(Space.S)
    if words.is_right_to_left(text):
        block.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    if not cursor.atStart():
        cursor.insertBlock()
    cursor.setBlockFormat(block)
    shown = QTextCharFormat()
    shown.setFont(font)
    shown.setForeground(colours.role(ink))
    start = cursor.position()
    cursor.insertText(text, shown)
    positions = TextPositions(text)
    found = QTextCharFormat()
    found.setBackground(colours.accent_soft)
    found.setFontWeight(QFont.Weight.Bold)
    matched = QTextCursor(cursor.document())
    for begin, end in ranges:
        matched.setPosition(start + positions.to_qt(begin))
        matched.setPosition(start + positions.to_qt(end), QTextCursor.MoveMode.KeepAnchor)
        matched.mergeCharFormat(found)
