# SPDX-License-Identifier: Apache-2.0
"""Writes what stands half-filled in the editors outside the case, and offers it again when the case is opened.

Written on the case worker after a pause in typing; gone once it is saved or dropped.
"""

import contextlib
import dataclasses
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtCore import QObject, QTimer

from briefing_app.domain.errors import CaseError
from briefing_app.domain.fields import Record
from briefing_app.domain.records import RECORD_TYPES, Source
from briefing_app.services import claims, drafts, sources
from briefing_app.services.session import CaseSession
from briefing_app.ui import words
from briefing_app.ui.i18n import tr, trn
from briefing_app.ui.panels.passage_draft import PassageDraft
from briefing_app.ui.tasks import Failure, Task
from briefing_app.ui.widgets.form import Contents
from briefing_app.ui.workspace import Message, Workspace

PAUSE_MS = 1200


@dataclass(frozen=True, slots=True)
class Parked:
    """A half-filled editor: what it was about, and what stood in it."""

    about: Any
    contents: Contents
    extra: Any
    title: str


class Keeping(Protocol):
    """What the keeper asks of an editor."""

    what: str

    def unsaved(self) -> Sequence[Parked]:
        """What would be lost now, the oldest first."""

    def offer(self, parked: Sequence[Parked]) -> None:
        """Takes back what was kept."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What was found for a case: drafts by editor, and the titles of those whose matter is gone."""

    case: str
    found: dict[str, list[Parked]]
    lost: list[str]


class DraftKeeper(QObject):
    """One for each window. Editors of one kind share a file; the first of them gets back what is in it."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._editors: list[Keeping] = []
        self._case = ""
        self._written: dict[str, list[drafts.Draft]] = {}
        self._is_due = False
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.flush)
        workspace.case_opened.connect(self._open)
        workspace.case_closed.connect(self._pause.stop)
        workspace.notifier.case_changed.connect(lambda _: self.note())

    def add(self, editor: Keeping) -> None:
        self._editors.append(editor)

    def note(self) -> None:
        """Something was typed, put aside, saved or dropped."""
        if self._case:
            self._is_due = True
            self._pause.start()

    def flush(self) -> None:
        """Writes what changed since the last time."""
        self._pause.stop()
        if not (self._is_due and self._case):
            return
        self._is_due = False
        case = self._case
        for what in dict.fromkeys(editor.what for editor in self._editors):
            rows = [
                row
                for editor in self._editors
                if editor.what == what
                for parked in editor.unsaved()
                if (row := _encoded(parked)) is not None
            ]
            if rows != self._written.get(what, []):
                self._written[what] = rows
                self._write(case, what, rows)

    def close(self) -> None:
        """The case is being left: writes what there is, and nothing after that."""
        self.flush()
        self._case = ""

    def _write(self, case: str, what: str, rows: list[drafts.Draft]) -> None:
        task = Task("Keep drafts", lambda _: drafts.keep(case, what, rows), self, None, self._failed)
        self._workspace.runner.on_case(task)

    def _failed(self, failure: Failure) -> None:
        self._case = ""  # once is enough: the folder will not take the next one either
        text = tr("What is half-filled cannot be kept for later on this computer. Save it before you leave.")
        self._workspace.post(Message(text, "warning", details=str(failure)))

    def _open(self) -> None:
        state = self._workspace.state
        if state is not None and not state.read_only:
            kinds = tuple(dict.fromkeys(editor.what for editor in self._editors))
            self._workspace.read(self, lambda session: _kept(session, kinds), self._offer, key="kept")

    def _offer(self, kept: Kept) -> None:
        self._case, self._is_due = kept.case, False
        self._written = {}
        for editor in self._editors:
            parked = kept.found.pop(editor.what, None)
            if parked:
                editor.offer(parked)
                self._written[editor.what] = [row for item in parked if (row := _encoded(item)) is not None]
        if kept.lost:
            text = trn(
                len(kept.lost),
                "What {n} unfinished text was about is gone, so it cannot be gone on with. It said: {titles}",
                "What {n} unfinished texts were about is gone, so they cannot be gone on with. They said: {titles}",
                titles="; ".join(f"“{words.shortened(title, 200)}”" for title in kept.lost),
            )
            self._workspace.post(Message(text, "warning", details="\n\n".join(kept.lost)))
            self._written.clear()
            self.note()


def keeper_of(workspace: Workspace) -> DraftKeeper:
    """The one keeper of this window."""
    found = workspace.findChild(DraftKeeper)
    return found if isinstance(found, DraftKeeper) else DraftKeeper(workspace)


# As JSON and back


def _encoded(parked: Parked) -> drafts.Draft | None:
    """None for a draft about something that cannot be written down."""
    with contextlib.suppress(TypeError):
        about, extra = _plain(parked.about), _plain(parked.extra)
        contents = {name: _plain(value) for name, value in parked.contents.items()}
        return {"title": parked.title, "about": about, "contents": contents, "extra": extra}
    return None


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, str | int | float | bool):
        return value
    if isinstance(value, tuple | list):
        return {"list": [_plain(item) for item in value], "fixed": isinstance(value, tuple)}
    if isinstance(value, Record):
        return {"record": [value.type_name, value.id]}
    if isinstance(value, PassageDraft):
        return {"passage": [value.source.id, value.start, value.end, value.text]}
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        kind = type(value)
        values = {field.name: _plain(getattr(value, field.name)) for field in dataclasses.fields(kind) if field.init}
        return {"data": [kind.__module__, kind.__qualname__, values]}
    raise TypeError(value)


def _kept(session: CaseSession, kinds: Sequence[str]) -> Kept:
    """Runs on the worker."""
    case = drafts.case_of(session)
    found: dict[str, list[Parked]] = {}
    lost: list[str] = []
    for what in kinds:
        for draft in drafts.kept(case, what):
            try:
                found.setdefault(what, []).append(_decoded(session, draft))
            except (CaseError, AttributeError, LookupError, TypeError, ValueError, RecursionError):
                lost.append(str(draft.get("title", "")))
    return Kept(case, found, lost)


def _decoded(session: CaseSession, draft: drafts.Draft) -> Parked:
    """Raises CaseError, AttributeError, LookupError, TypeError or ValueError where it cannot be gone on with."""
    contents = {str(name): _live(session, value) for name, value in draft["contents"].items()}
    return Parked(_live(session, draft["about"]), contents, _live(session, draft["extra"]), str(draft["title"]))


def _live(session: CaseSession, value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    if "list" in value:
        items = [_live(session, item) for item in value["list"]]
        return tuple(items) if value["fixed"] else items
    if "record" in value:
        name, id = value["record"]
        return session.get(RECORD_TYPES[name], id)
    if "passage" in value:
        source, start, end, text = value["passage"]
        return _passage(session, source, start, end, text)
    return _data(session, *value["data"])


def _data(session: CaseSession, module: str, name: str, values: dict[str, Any]) -> Any:
    """A small record of the window's own, such as what a picker holds. Raises LookupError or TypeError."""
    kind = getattr(sys.modules[module], name, None) if module.startswith("briefing_app.ui.") else None
    if not (isinstance(kind, type) and dataclasses.is_dataclass(kind)):
        raise LookupError(name)
    return kind(**{field: _live(session, value) for field, value in values.items()})


def _passage(session: CaseSession, source: str, start: int, end: int, text: str) -> PassageDraft:
    """The passage where it stands now. Raises BadInput where the text does not have it any more."""
    current = sources.text(session, sources.current_version(session, source))
    if current[start:end] != text:
        anchor = claims.locate(session, source, quote=text)
        start, end = anchor.start, anchor.end
    return PassageDraft(session.get(Source, source), start, end, text)
