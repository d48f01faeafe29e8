# SPDX-License-Identifier: Apache-2.0
"""Writes the pictures of the documentation from the demonstration case: always the same for the same program.

Run as ``python tools/screenshots.py [FOLDER] [--scale 2] [--size 1440x900] [--all]``; needs no display. Into the
documentation goes what its pages show; ``--all`` takes every picture in both themes.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QApplication, QDialog, QWidget

    from briefing_app.services.session import CaseSession
    from briefing_app.ui.main_window import MainWindow
    from briefing_app.ui.tasks import TaskRunner

ROOT = Path(__file__).resolve().parent.parent
AUTHOR = "Tamsin Aubery"
SHOWN = frozenset(
    {
        "start_light",
        "reader_light",
        "reader_dark",
        "claims_light",
        "assessments_light",
        "search_light",
        "report_light",
        "history_light",
        "checks_light",
        "review_light",
        "merge_light",
        "conflicts_light",
        "merged_light",
    }
)
COLOURS = 256
COMMON = 160
"""So many of them by how often they occur alone."""
CANDIDATES = 3000
STILL_MS = 450  # longer than every pause that the window makes before it reads


def main(argv: list[str]) -> int:
    """Builds the demonstration in a temporary folder, opens it, and takes the pictures in both themes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "docs" / "images")
    parser.add_argument("--scale", default="1")
    parser.add_argument("--size", default="1440x900")
    parser.add_argument("--all", action="store_true", help="also the pictures that no page shows")
    parser.add_argument("--case", type=Path, help="a case file of your own instead of the demonstration")
    options = parser.parse_args(argv)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["QT_SCALE_FACTOR"] = options.scale
    os.environ["TZ"] = "UTC"
    os.environ["BRIEFING_DEVICE"] = "laptop"
    sys.path.insert(0, str(ROOT))
    width, height = (int(part) for part in options.size.split("x"))
    options.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        os.environ.setdefault("BRIEFING_HOME", place)
        case = options.case or _demonstration(Path(place))
        _take(case, Album(options.folder, everything=options.all), (width, height), Path(place))
    return 0


def _demonstration(folder: Path) -> Path:
    from briefing_app.domain.records import Source
    from briefing_app.services import demo, sources
    from briefing_app.services.session import CaseSession

    case = demo.build(folder / "demonstration")[0]
    with CaseSession.open(case, author=AUTHOR) as session:  # so that the history shows a value before and after
        source = next(found for found in session.all(Source) if found.reliability is None)
        reason = "Nobody else has seen the author; two of three earlier letters were borne out."
        sources.edit(session, source.id, reliability="D", reliability_reason=reason)
    return case


class Album:
    """Where the pictures go, made small: flat surfaces lose nothing by a palette."""

    def __init__(self, folder: Path, *, everything: bool) -> None:
        self._folder = folder
        self._everything = everything

    def keep(self, window: "QWidget", name: str) -> None:
        from PySide6.QtCore import Qt
        from PySide6.QtGui import QImage, QImageWriter

        if not self._everything and name not in SHOWN:
            return
        picture = window.grab().toImage()
        small = picture.convertToFormat(
            QImage.Format.Format_Indexed8, _palette(picture), Qt.ImageConversionFlag.ThresholdDither
        )
        writer = QImageWriter(str(self._folder / f"{name}.png"))
        writer.setCompression(100)
        if not writer.write(small):
            raise OSError(writer.errorString())


def _palette(picture: "QImage") -> list[int]:
    """The colours that occur most; and then, one after the other, the one that is least like all that are taken, so
    that a few red letters among thousands of grey ones stay red."""
    from collections import Counter

    from PySide6.QtGui import QImage

    plain = picture.convertToFormat(QImage.Format.Format_RGB32)
    pixels = memoryview(plain.constBits()).cast("I")
    found = [colour & 0xFFFFFF for colour, _ in Counter(pixels).most_common(CANDIDATES)]
    taken, rest = found[:COMMON], found[COMMON:]
    unlike = {colour: min(_distance(colour, other) for other in taken) for colour in rest}
    while unlike and len(taken) < COLOURS:
        colour = max(unlike, key=lambda each: (unlike[each], each))
        taken.append(colour)
        unlike = {each: min(far, _distance(each, colour)) for each, far in unlike.items() if each != colour}
    return [colour | 0xFF000000 for colour in taken]


def _distance(one: int, other: int) -> int:
    return sum(((one >> shift & 0xFF) - (other >> shift & 0xFF)) ** 2 for shift in (0, 8, 16))


def _take(case: Path, album: Album, size: tuple[int, int], place: Path) -> None:
    from PySide6.QtWidgets import QApplication

    from briefing_app.ui.main_window import MainWindow
    from briefing_app.ui.settings import Settings
    from briefing_app.ui.tasks import TaskRunner
    from briefing_app.ui.theme import Choice, Theme

    application = QApplication([])
    application.setCursorFlashTime(0)
    settings = Settings(place / "window.ini")
    settings.author = AUTHOR
    theme = Theme(application, Choice.LIGHT)
    runner = TaskRunner()
    window = MainWindow(runner, settings, theme)
    window.resize(*size)
    window.show()
    for choice in (Choice.LIGHT, Choice.DARK):
        theme.choose(choice)
        _still(application, runner)
        album.keep(window, f"start_{choice.value}")
        window.open_case(case)
        for name, go in SCENES.items():
            dialog = go(window, lambda: _still(application, runner))
            _still(application, runner)
            album.keep(dialog or window, f"{name}_{choice.value}")
            if dialog is not None:
                dialog.close()
        settings.forget(case)
        window.workspace.close()
        _still(application, runner)
    window.close_now()
    _still(application, runner)
    runner.stop()


def _still(application: "QApplication", runner: "TaskRunner") -> None:
    """Runs the event loop until nothing is asked for any more."""
    from PySide6.QtCore import QEventLoop, QTimer

    while True:
        loop = QEventLoop()
        QTimer.singleShot(STILL_MS, loop.quit)
        loop.exec()
        if runner.is_idle:
            return


def _reader(window: "MainWindow", wait: Callable[[], None]) -> None:
    """A passage selected, the claim editor open beside it."""
    wait()
    window.go_to("source")
    wait()
    rows = window.sources.list.rows.rows
    best = max(rows, key=lambda row: ("claim" in row.detail, row.detail.rpartition(" · ")[2]))
    window.sources.list.select(best.id)
    wait()
    text = window.sources.reader.toPlainText()
    free = _free_sentence(text, [(mark.start, mark.end) for mark in window.sources.reader.marks])
    if free is not None:
        window.sources.reader.select_span(*free)
        window.sources.start_claim()
        window.sources.editor.link.credibility.set_value("2")
        window.sources.editor.link.confidence.set_value("moderate")
    window.messages.hide()


def _free_sentence(text: str, marks: list[tuple[int, int]]) -> tuple[int, int] | None:
    """The first sentence that no claim stands on yet."""
    start = text.find("\n") + 1
    while 0 <= start < len(text):
        end = text.find(". ", start)
        if end < 0:
            return None
        if end - start > 40 and "\n" not in text[start:end] and all(b <= start or a >= end for a, b in marks):
            return start, end + 1
        start = end + 2
    return None


def _claims(window: "MainWindow", wait: Callable[[], None]) -> None:
    window.sources.editor.leave()
    window.sources.editor.drop_parked()
    window.go_to("claim")
    wait()


def _assessments(window: "MainWindow", wait: Callable[[], None]) -> None:
    window.go_to("assessment")
    wait()


def _search(window: "MainWindow", wait: Callable[[], None]) -> None:
    """Over the page, with a look at a claim."""
    window.finder.search_for("patrol boats")
    wait()
    claim = next((id for id, hit in window.finder._hits.items() if hit.type == "claim"), "")
    window.finder.results.select(claim)
    wait()


def _report(window: "MainWindow", wait: Callable[[], None]) -> None:
    """The bottom line in the editor, between outline and preview."""
    window.finder.leave()
    window.go_to("report")
    wait()
    window.reports.outline.view.choose("bottom_line", [])
    window.reports.middle.begin()


def _history(window: "MainWindow", wait: Callable[[], None]) -> None:
    """An action that shows a value before and after."""
    window.go_to("history")
    wait()
    rows = window.history.list.rows.rows
    told = next((row for row in rows if row.title.startswith("Edit")), rows[0] if rows else None)
    if told is not None:
        window.history.list.select(told.id)


def _review(window: "MainWindow", wait: Callable[[], None]) -> None:
    """An edition that came back with tracked changes; one in view that no longer fits its evidence."""
    from dataclasses import replace

    from briefing_app.services import editions, reviews

    window.go_to("report")
    wait()
    state = window.workspace.state
    assert state is not None
    file, report = state.path.with_name("returned.docx"), window.reports._id
    window.workspace.act(window, "Issue report", lambda s: editions.issue(s, report, target=file), None)
    wait()
    _edit(file)
    window.workspace.act(window, "Import review", lambda s: reviews.take_in(s, reviews.read(s, file)), None)
    wait()
    window.messages.hide()
    window.status.show_state(replace(state, saved_at=None))  # the hour is another one each time
    window.reports.open_reviews()
    wait()
    window.reports.reviews.list.select(window.reports.reviews.list.ids[5])
    wait()


def _edit(file: Path) -> None:
    """As a reader's Word would: in some statements another word, tracked."""
    import re
    import zipfile

    def written(match: re.Match[str]) -> str:
        before, word, after = match[2], match[3], match[4]
        run = f'<w:r>{match[1] or ""}<w:%s xml:space="preserve">%s</w:%s></w:r>'
        made = f'w:id="9{len(before)}" w:author="Ravi Melander" w:date="2031-03-09T08:00:00Z"'
        new = {"explosion": "blast", "announced": "foretold", "nine": "ten"}[word]
        return (
            run % ("t", before, "t")
            + f"<w:del {made}>{run % ('delText', word, 'delText')}</w:del>"
            + f"<w:ins {made}>{run % ('t', new, 't')}</w:ins>"
            + run % ("t", after, "t")
        )

    with zipfile.ZipFile(file) as old:
        parts = {info.filename: old.read(info) for info in old.infolist()}
    body = parts["word/document.xml"].decode()
    pattern = (
        r"<w:r>(<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?<w:t[^>]*>([^<]*)\b(explosion|announced|nine)\b([^<]*)</w:t></w:r>"
    )
    parts["word/document.xml"] = re.sub(pattern, written, body).encode()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new_file:
        for name, data in parts.items():
            new_file.writestr(name, data)


def _checks(window: "MainWindow", wait: Callable[[], None]) -> "QDialog":
    """What the checks find in the report, the first finding chosen."""
    from briefing_app.ui.dialogs.checks import ChecksDialog

    window.go_to("report")
    wait()
    window.reports.check()
    wait()
    return next(each for each in window.findChildren(ChecksDialog) if each.isVisible())


def _merge(window: "MainWindow", wait: Callable[[], None]) -> "QDialog":
    """What merging a colleague's copy would do, a claim that both reworded chosen."""
    from briefing_app.ui.dialogs.merge_review import MergeReviewDialog

    state = window.workspace.state
    assert state is not None
    folder = state.path.parent
    number = len(list(folder.glob("*/from-ravi.casefile")))
    theirs = folder / str(number) / "from-ravi.casefile"
    theirs.parent.mkdir()
    window.workspace.act(window, "Work apart", lambda session: _work_apart(session, theirs, number))
    wait()
    window.go_to("claim")
    wait()
    window.merges.merge_file(theirs)
    wait()
    dialog = next(each for each in window.findChildren(MergeReviewDialog) if each.isVisible())
    clash = next(record.id for record in dialog._plan.records if record.type == "claim" and record.conflicts)
    dialog.list.select(clash)
    wait()
    return dialog


def _work_apart(session: "CaseSession", theirs: Path, number: int) -> None:
    """Two people change the same claim and the same source, each otherwise, and one adds and removes something."""
    from briefing_app.domain.records import Claim, Gap, Source
    from briefing_app.services import claims, keeping, sources, tracking
    from briefing_app.services.session import CaseSession

    keeping.backup(session, theirs)
    told = [claim for claim in session.all(Claim) if len(claim.statement) > 70 and claim.kind != "quotation"][
        number * 2 :
    ]
    source = next(found for found in session.all(Source) if found.title.startswith("The Pilot"))
    with CaseSession.open(theirs, author="Ravi Melander") as other:
        claims.edit(other, told[0].id, statement=f"{told[0].statement.rstrip('.')}, two drivers said.")
        claims.edit(other, told[1].id, place="Aldermere")
        sources.edit(other, source.id, reliability="C" if number % 2 else "E")
        tracking.add_gap(other, statement="Who repairs the pumping station, and from when?")
        gap = next(found for found in other.all(Gap) if found.status == "open")
        tracking.edit_gap(other, gap.id, plan=f"Ravi asks the water authority, for the {number + 1}. time.")
    claims.edit(session, told[0].id, statement=f"{told[0].statement.rstrip('.')}, according to the drivers.")
    sources.edit(session, source.id, reliability="B" if number % 2 else "D")


def _conflicts(window: "MainWindow", wait: Callable[[], None]) -> None:
    """The inbox after the merge, the claim that both reworded chosen."""
    from briefing_app.ui.dialogs.merge_review import MergeReviewDialog

    dialog = _merge(window, wait)
    assert isinstance(dialog, MergeReviewDialog)
    dialog.submit()
    wait()
    window.messages.hide()
    window.go_to("conflict")
    wait()
    row = next(row for row in window.conflicts.list.rows.rows if row.id.endswith(":statement"))
    window.conflicts.list.select(row.id)
    wait()


def _merged(window: "MainWindow", wait: Callable[[], None]) -> None:
    """The merge in the history, from where it is taken back."""
    window.go_to("history")
    wait()
    window.history.list.select(window.history.list.rows.rows[0].id)
    wait()


SCENES: dict[str, Callable[["MainWindow", Callable[[], None]], "QDialog | None"]] = {
    "reader": _reader,
    "claims": _claims,
    "assessments": _assessments,
    "search": _search,
    "report": _report,
    "history": _history,
    "checks": _checks,
    "review": _review,
    "merge": _merge,
    "conflicts": _conflicts,
    "merged": _merged,
}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
