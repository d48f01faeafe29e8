# SPDX-License-Identifier: Apache-2.0
"""The demonstration case: built from ``resources/demo`` step by step, so that its history looks lived-in."""

import json
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from briefing_app import resources
from briefing_app.domain.errors import BadInput, NotFound
from briefing_app.domain.ids import numbered_id
from briefing_app.domain.records import Report
from briefing_app.report import options
from briefing_app.services import exchange, reports
from briefing_app.services.session import CaseSession

CASE_NAME = "Demonstration.casefile"
REPORT_NAME = "Demonstration.docx"


def build(
    folder: Path, progress: Callable[[int, int], None] | None = None, *, page_numbers: bool = False
) -> tuple[Path, Path]:
    """Builds the case and its report in ``folder`` (made if need be); returns the paths of case file and Word file.

    A demonstration case that is there already is kept with all that was done to it; only its report is written anew.
    ``page_numbers``: with the help of LibreOffice, where it is installed.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadInput(f"The folder {folder} cannot be made ({error.strerror}). Name another folder.") from error
    case, document = folder / CASE_NAME, folder / REPORT_NAME
    if not case.exists():
        _build_case(case, progress)
    with CaseSession.open(case, read_only=True) as session:
        written = session.all(Report)
        if not written:
            raise NotFound(f"{case} has no report any more. Remove the file to have the demonstration built anew.")
        last = max(written, key=lambda found: (found.number or 0, found.id))
        reports.build(session, last.id, document, options=options.of(last, page_numbers=page_numbers))
    return case, document


def _build_case(case: Path, progress: Callable[[int, int], None] | None) -> None:
    steps: list[dict[str, Any]] = tomllib.loads(resources.read_text("demo", "manifest.toml"))["step"]
    draft = case.with_name(f".{CASE_NAME}.new")
    draft.unlink(missing_ok=True)
    ids: dict[str, str] = {}
    new_id = _DemoIds()
    try:
        _create(draft, str(steps[0]["author"]))
        for done, step in enumerate(steps):
            if progress is not None:
                progress(done, len(steps))
            with CaseSession.open(draft, author=str(step["author"])) as session:
                ids |= _run(session, step, ids, new_id)
        draft.replace(case)
    finally:
        draft.unlink(missing_ok=True)


def _create(path: Path, author: str) -> None:
    CaseSession.create(path, title="Demonstration", author=author, handling="TLP:AMBER").close()


def _run(session: CaseSession, step: dict[str, Any], ids: dict[str, str], new_id: "_DemoIds") -> dict[str, str]:
    result = exchange.import_lines(
        session,
        [_with_text(line) for line in resources.read_text("demo", str(step["file"])).splitlines() if line.strip()],
        label=str(step["label"]),
        strict=True,
        ids=ids,
        new_id=new_id,
    )
    return result.mapped


class _DemoIds:
    """The same ids at each building, so that pictures and reports of the demonstration are the same, too."""

    def __init__(self) -> None:
        self._count = 0

    def __call__(self) -> str:
        self._count += 1
        return numbered_id(self._count, "demonstration")


def _with_text(line: str) -> str:
    record = json.loads(line)
    name = record.pop("text_file", None)
    if name is not None:
        record["text"] = resources.read_text("demo", *str(name).split("/"))
    return json.dumps(record, ensure_ascii=False)
