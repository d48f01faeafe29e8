# SPDX-License-Identifier: Apache-2.0
"""The system's own dialogs for files, in one place so that tests can answer them."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from briefing_app.ui.i18n import mark, tr

CASES = mark("Cases (*.casefile)")
TEXTS = mark("Texts and pages (*.txt *.html *.htm *.md)")
ALL = mark("All files (*)")
REPORTS = mark("Word documents (*.docx)")
TEMPLATES = mark("Word templates (*.dotx *.docx)")
PAGES = mark("PDF documents (*.pdf)")


def case_to_open(parent: QWidget, folder: Path) -> Path | None:
    name, _ = QFileDialog.getOpenFileName(parent, tr("Open a case"), str(folder), f"{tr(CASES)};;{tr(ALL)}")
    return Path(name) if name else None


def copy_to_merge(parent: QWidget, folder: Path) -> Path | None:
    name, _ = QFileDialog.getOpenFileName(
        parent, tr("Merge a colleague's copy"), str(folder), f"{tr(CASES)};;{tr(ALL)}"
    )
    return Path(name) if name else None


def case_to_import_from(parent: QWidget, folder: Path) -> Path | None:
    name, _ = QFileDialog.getOpenFileName(
        parent, tr("Import from another case"), str(folder), f"{tr(CASES)};;{tr(ALL)}"
    )
    return Path(name) if name else None


def place_for_case(parent: QWidget, proposal: Path) -> Path | None:
    name, _ = QFileDialog.getSaveFileName(parent, tr("Where to keep the case"), str(proposal), tr(CASES))
    return _with_suffix(name, ".casefile")


def place_for_copy(parent: QWidget, proposal: Path, title: str = "") -> Path | None:
    """Where to put a copy; what is there is never replaced, so that the system need not ask about it."""
    name, _ = QFileDialog.getSaveFileName(
        parent, title or tr("Share a copy"), str(proposal), tr(CASES),
        options=QFileDialog.Option.DontConfirmOverwrite,
    )  # fmt: skip
    return _with_suffix(name, ".casefile")


def place_for_report(parent: QWidget, proposal: Path) -> Path | None:
    name, _ = QFileDialog.getSaveFileName(parent, tr("Export the report"), str(proposal), tr(REPORTS))
    return _with_suffix(name, ".docx")


def template_to_keep(parent: QWidget, folder: Path) -> Path | None:
    name, _ = QFileDialog.getOpenFileName(parent, tr("Add a Word template"), str(folder), f"{tr(TEMPLATES)};;{tr(ALL)}")
    return Path(name) if name else None


def review_to_open(parent: QWidget, folder: Path) -> Path | None:
    name, _ = QFileDialog.getOpenFileName(parent, tr("Import a review"), str(folder), f"{tr(REPORTS)};;{tr(ALL)}")
    return Path(name) if name else None


def place_for_pdf(parent: QWidget, proposal: Path) -> Path | None:
    name, _ = QFileDialog.getSaveFileName(parent, tr("Write the pages as PDF"), str(proposal), tr(PAGES))
    return _with_suffix(name, ".pdf")


def texts_to_add(parent: QWidget, folder: Path) -> list[Path]:
    names, _ = QFileDialog.getOpenFileNames(
        parent, tr("Add sources from files"), str(folder), f"{tr(TEXTS)};;{tr(ALL)}"
    )
    return [Path(name) for name in names]


def picture_to_add(parent: QWidget) -> Path | None:
    name, _ = QFileDialog.getOpenFileName(parent, tr("Choose a picture"), "", tr("Pictures (*.png *.jpg *.jpeg)"))
    return Path(name) if name else None


def _with_suffix(name: str, suffix: str) -> Path | None:
    if not name:
        return None
    return Path(name) if name.endswith(suffix) else Path(name + suffix)
