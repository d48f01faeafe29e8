# SPDX-License-Identifier: Apache-2.0
"""The page on which each heading stands, found by letting LibreOffice lay the document out.

Word lays a document out only on a screen, so the numbers that contents show at once must come from another program.
They are those of its layout, with its fonts: the same document gives the same numbers on the same machine, and may
give others elsewhere. Word counts anew when the reader asks it to update the contents.
"""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable
from ctypes import c_long, create_string_buffer
from pathlib import Path
from re import compile as pattern

from briefing_app.report.contents import estimated_pages, with_pages
from briefing_app.report.docx_writer import write
from briefing_app.report.model import ReportModel

TIME_LIMIT = 120.0
"""Seconds that one layout may take."""
MOST_PASSES = 4
MOST_PAGES = 400
"""A report that is longer by our estimate is not laid out, because that would take minutes."""
TOO_LONG = "The contents have no page numbers, because laying out so long a report would take minutes."
NO_OFFICE = "The contents have no page numbers, because LibreOffice was not found."
FAILED = "The contents have no page numbers, because LibreOffice could not lay the report out."
UNSETTLED = "The contents have no page numbers, because they did not come out the same twice."
_USUAL_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
)
_DESTINATION = pattern(r"(?:_|5F)(Toc\d{6,})")
"""LibreOffice writes a first letter that is none as its code."""
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Filter/PDF/Export"><prop oor:name="ExportBookmarksToPDFDestination"
oor:op="fuse"><value>true</value></prop></item>
</oor:items>
"""


class LayoutFailed(Exception):
    """LibreOffice gave no pages, or took too long."""


def number_pages(
    model: ReportModel, check: Callable[[], None], template: bytes | None = None
) -> tuple[ReportModel, str]:
    """The report with page numbers in its contents, and why there are none in a sentence, or nothing.

    ``check`` is called often, and stops the work by raising; LibreOffice is then ended. ``template``: the Word file
    whose look the report takes.
    """
    if not model.contents:
        return model, ""
    if estimated_pages(model) > MOST_PAGES:
        return model, TOO_LONG
    office = find_office()
    if office is None:
        return model, NO_OFFICE
    try:
        with tempfile.TemporaryDirectory(prefix="briefing-pages-", ignore_cleanup_errors=True) as folder:
            return _settled(model, office, Path(folder), check, template)
    except LayoutFailed:
        return model, FAILED


def _settled(
    model: ReportModel, office: str, folder: Path, check: Callable[[], None], template: bytes | None
) -> tuple[ReportModel, str]:
    """Numbers that come out again when the document is laid out with them."""
    current = with_pages(model, {entry.bookmark: 1 for entry in model.contents})
    for _ in range(MOST_PASSES):
        write(current, folder / "report.docx", check, template)
        found = with_pages(model, pages(office, folder / "report.docx", folder, check))
        if any(entry.page is None for entry in found.contents):
            raise LayoutFailed
        if found == current:
            return found, ""
        current = found
    return model, UNSETTLED


def find_office() -> str | None:
    """The program, if it is installed where it can be found."""
    named = shutil.which("soffice") or shutil.which("libreoffice")
    return named or next((place for place in _USUAL_PLACES if os.path.exists(place)), None)


def pages(office: str, document: Path, folder: Path, check: Callable[[], None]) -> dict[str, int]:
    """Bookmark of each heading -> its page, counted from 1. Raises LayoutFailed."""
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True, exist_ok=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
    made = document.with_suffix(".pdf")
    made.unlink(missing_ok=True)
    command = [
        office, "--headless", "--norestore", "--nolockcheck", f"-env:UserInstallation={profile.as_uri()}",
        "--convert-to", "pdf:writer_pdf_Export", "--outdir", str(folder), str(document),
    ]  # fmt: skip
    _run(command, check)
    if not made.exists():
        raise LayoutFailed
    return _destinations(made)


def _run(command: list[str], check: Callable[[], None]) -> None:
    """Runs a program to its end; ends it, with all that it started, at the time limit or when ``check`` raises."""
    quiet = subprocess.DEVNULL
    try:
        process = subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True)
    except OSError as error:
        raise LayoutFailed from error
    limit = time.monotonic() + TIME_LIMIT
    try:
        while True:
            try:
                process.wait(0.1)
                return
            except subprocess.TimeoutExpired:
                check()
            if time.monotonic() > limit:
                raise LayoutFailed
    finally:
        if process.poll() is None:
            _end(process)


def _end(process: "subprocess.Popen[bytes]") -> None:
    """Ends a program that was started in a session of its own, with its children."""
    if os.name == "nt":
        subprocess.run(["taskkill", "/T", "/F", "/PID", str(process.pid)], capture_output=True, check=False)
    else:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _destinations(document: Path) -> dict[str, int]:
    """The named places of headings in a PDF file, with their pages."""
    import pypdfium2  # slow to import, and only needed here
    from pypdfium2 import raw

    try:
        opened = pypdfium2.PdfDocument(document)
    except pypdfium2.PdfiumError as error:
        raise LayoutFailed from error
    found: dict[str, int] = {}
    try:
        for number in range(raw.FPDF_CountNamedDests(opened.raw)):
            size = c_long(0)
            raw.FPDF_GetNamedDest(opened.raw, number, None, size)
            letters = create_string_buffer(max(size.value, 2))
            place = raw.FPDF_GetNamedDest(opened.raw, number, letters, size)
            name = _DESTINATION.fullmatch(letters.raw.decode("utf-16-le", "replace").rstrip("\0"))
            page = raw.FPDFDest_GetDestPageIndex(opened.raw, place)
            if name and page >= 0:
                found[f"_{name[1]}"] = page + 1
    finally:
        opened.close()
    return found
