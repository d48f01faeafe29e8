# SPDX-License-Identifier: Apache-2.0
"""LibreOffice, where it is installed, laying a Word file out as a PDF file.

It runs without a window, with settings of its own that no other LibreOffice on the machine sees, and is ended with
everything that it started when it takes too long or is not wanted any more.
"""

import atexit
import os
import shutil
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from itertools import chain
from pathlib import Path

from briefing_app.temporary import made_folder

TIME_LIMIT = 120.0
"""Seconds that one layout may take."""
INSTALL = "Install LibreOffice (it is free) so that “soffice” can be found, and try again."
_USUAL_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
)
_NAMES = ("soffice", "libreoffice")
_EXPORT = ("UseTaggedPDF", "ExportBookmarks", "ExportBookmarksToPDFDestination", "DisplayPDFDocumentTitle")
_SETTINGS = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<oor:items xmlns:oor="http://openoffice.org/2001/registry">'
    '<item oor:path="/org.openoffice.Office.Common/Filter/PDF/Export">'
    + "".join(f'<prop oor:name="{name}" oor:op="fuse"><value>true</value></prop>' for name in _EXPORT)
    + "</item></oor:items>\n"
)
"""Tags, bookmarks and the title in the window's bar; language and title are those of the document."""
_busy = threading.Lock()
_profile: Path | None = None
_last: tuple[tuple[str, str], bytes] | None = None
"""Program and document that were laid out last, and the PDF: page numbers are found in the very file that is wanted."""


class LayoutFailed(Exception):
    """LibreOffice gave no pages."""


class LayoutTooSlow(LayoutFailed):
    """LibreOffice did not come to an end within its time."""


def find_office() -> str | None:
    """The program, if it is installed where it can be found.

    Not in the folder where we happen to run, whatever the system or the list of folders says: that may be one with
    files of other people.
    """
    folders = [folder for folder in os.environ.get("PATH", os.defpath).split(os.pathsep) if os.path.isabs(folder)]
    named = (shutil.which(os.path.join(folder, name)) for name in _NAMES for folder in folders)
    places = (place for place in _USUAL_PLACES if os.path.exists(place))
    return next((place for place in chain(named, places) if place is not None), None)


def to_pdf(office: str, document: Path, folder: Path, check: Callable[[], None], limit: float | None = None) -> Path:
    """Lays a document out into a PDF file in the folder. Raises LayoutFailed; ``check`` stops it by raising.

    The same bytes twice in a row are laid out once.
    """
    global _last
    made = folder / f"{document.stem}.pdf"
    made.unlink(missing_ok=True)
    key = (office, sha256(document.read_bytes()).hexdigest())
    kept = _last
    if kept is not None and kept[0] == key:
        made.write_bytes(kept[1])
        return made
    with _settings(check) as profile:
        command = [
            office, "--headless", "--norestore", "--nolockcheck", f"-env:UserInstallation={profile.as_uri()}",
            "--convert-to", "pdf:writer_pdf_Export", "--outdir", str(folder), str(document),
        ]  # fmt: skip
        _run(command, check, limit or TIME_LIMIT)
        data = made.read_bytes() if made.exists() else b""
        if not data.startswith(b"%PDF-"):
            raise LayoutFailed
    _last = (key, data)
    return made


@contextmanager
def _settings(check: Callable[[], None]) -> Iterator[Path]:
    """The settings of this process, for one run at a time: a second would be handed to the first.

    After a run that failed they may be broken, and are made anew.
    """
    while not _busy.acquire(timeout=0.1):
        check()
    try:
        yield _own_settings()
    except BaseException:
        _forget_settings()
        raise
    finally:
        _busy.release()


def _own_settings() -> Path:
    global _profile
    if _profile is None or not _profile.is_dir():
        _profile = made_folder("office")
        (_profile / "user").mkdir()
        (_profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
    return _profile


@atexit.register
def _forget_settings() -> None:
    global _profile
    if _profile is not None:
        shutil.rmtree(_profile, ignore_errors=True)
        _profile = None


def _run(command: list[str], check: Callable[[], None], limit: float) -> None:
    """Runs a program to its end; ends it, with all that it started, at the time limit or when ``check`` raises."""
    quiet = subprocess.DEVNULL
    try:
        process = subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True)
    except OSError as error:
        raise LayoutFailed from error
    end = time.monotonic() + limit
    try:
        while True:
            try:
                process.wait(0.1)
                return
            except subprocess.TimeoutExpired:
                check()
            if time.monotonic() > end:
                raise LayoutTooSlow
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
