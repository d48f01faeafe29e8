# SPDX-License-Identifier: Apache-2.0
"""Keeps a stranger's case file at arm's length: another process reads it, within limits, and says what it found.

Whatever happens to that process (it crashes, runs out of memory or time, answers nonsense), this one is none the worse
and refuses the file. What it may read afterwards was written by the other process, never by a stranger.
"""

import json
import logging
import subprocess
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Any

from briefing_app import itself
from briefing_app.domain.errors import CaseError, CaseFileDamaged, CaseFileTooNew, Refused, StorageFault
from briefing_app.domain.ids import is_id
from briefing_app.store.merge import LOOK_OVER
from briefing_app.store.merge.looking import READ_TABLES
from briefing_app.store.queries import LARGEST_BLOB, LARGEST_TEXT
from briefing_app.store.schema import APPLICATION_ID, FORMAT, SYSTEM_TABLES, known_texts
from briefing_app.store.sqlite import Database

log = logging.getLogger(__name__)
_POLL = 0.02
_GRACE = 5.0
"""Seconds after its own deadline, after which the process is ended from outside."""
_LONGEST_ANSWER = 10_000
_TABLES = tuple(sql for sql in SYSTEM_TABLES if sql.startswith(tuple(f"CREATE TABLE {name} " for name in READ_TABLES)))


@dataclass(frozen=True, slots=True)
class Limits:
    """What an honest file stays within by far, and what this machine bears of any other."""

    largest_file: int = 20_000_000_000
    """Bytes: ten times the largest case that was ever measured (a million claims)."""
    least_seconds: float = 30.0
    bytes_in_second: int = 5_000_000
    """How much of a file is looked over in a second at the worst; a slow laptop does twenty times as much."""
    memory: int = 3_000_000_000
    """Bytes of the process: the largest file within the case is in its hands three times while it is copied, and the
    interpreter takes its share."""
    heap: int = 2_000_000_000
    """The same for SQLite alone, on every system."""
    largest_blob: int = LARGEST_BLOB
    largest_change: int = LARGEST_TEXT
    """Characters of one change: no field holds more than the longest text that may be stored."""
    plain_change: int = 100_000
    """Characters up to which a change cannot become much in memory."""
    most_parts: int = 200_000
    """Values in one change: a record has less than a hundred fields, and a field few unsettled writes."""
    longest_head: int = 100_000
    """Characters of the author, device, label, ids ... of an action together."""
    most_transactions: int = 1_000_000
    """In one merge: what a hundred people do in years."""
    most_changes: int = 5_000_000
    """In one merge: an import of a million claims with their citations has four million."""
    most_bytes: int = 4_000_000_000
    """Characters of changes in one merge: five million of the usual length."""
    most_unpacked: int = 20_000_000_000
    """Bytes of new texts and files, unpacked."""

    def seconds(self, size: int) -> float:
        """The time that a file of so many bytes may take."""
        return self.least_seconds + size / self.bytes_in_second


limits = Limits()


def extract(
    file: Path,
    shown: Path,
    news: Path,
    database: Database,
    case_id: str,
    check: Callable[[], None],
    *,
    private: bool,
    foreign: bool = False,
) -> None:
    """Looks ``file`` over and writes to ``news`` what it has and ``database`` lacks. Messages call it ``shown``.

    ``private``: the file is a copy of ours, with what belongs beside it. ``foreign``: another case is wanted, with its
    whole log. ``check`` is called often, and stops the work by raising. Raises CaseFileDamaged, CaseFileTooNew, Refused
    for a case that is not wanted, CannotOpen, StorageFault.
    """
    request = {
        "file": str(file),
        "private": private,
        "news": str(news),
        "case": case_id,
        "foreign": foreign,
        "application": APPLICATION_ID,
        "format": FORMAT,
        "known_texts": sorted(known_texts()),
        "tables": _TABLES,
        "known": {} if foreign else dict(database.rows("SELECT id, hash FROM log_transaction ORDER BY number")),
        "known_blobs": database.ids("SELECT hash AS id FROM blob"),
        "seconds": limits.seconds(file.stat().st_size),
        "file_bytes": limits.largest_file,
        **asdict(limits),
    }
    _judge(ask(request, news.parent, shown, check), shown, case_id)


def ask(request: Mapping[str, Any], folder: Path, shown: Path, check: Callable[[], None]) -> Any:
    """The answer of the other process. ``folder``: a private one, for question and answer."""
    question, answer, complaint = (folder / name for name in ("question", "answer", "complaint"))
    try:
        question.write_text(json.dumps(request), encoding="ascii")
        with question.open("rb") as stdin, answer.open("wb") as stdout, complaint.open("wb") as stderr:
            process = _started(folder, stdin, stdout, stderr)
            code = _awaited(process, shown, float(request["seconds"]) + _GRACE, check)
        said = _head_of(answer)
    except OSError as error:
        raise StorageFault(
            f"The process that looks over {shown} could not be run ({error.strerror}). Nothing was changed."
        ) from error
    try:
        return json.loads(said) if code == 0 else None
    except (ValueError, RecursionError):
        return None
    finally:
        if code != 0:
            log.debug("Looking over %s ended with %s: %s", shown, code, _head_of(complaint))


def _started(folder: Path, stdin: IO[bytes], stdout: IO[bytes], stderr: IO[bytes]) -> "subprocess.Popen[bytes]":
    """The program again, as the process that looks a file over. It runs in a folder of ours."""
    command, environment = itself.command(LOOK_OVER)
    return subprocess.Popen(
        command, stdin=stdin, stdout=stdout, stderr=stderr, cwd=folder, env=environment,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )  # fmt: skip


def _awaited(process: "subprocess.Popen[bytes]", shown: Path, seconds: float, check: Callable[[], None]) -> int:
    """Its exit code. It never outlives this call."""
    until = time.monotonic() + seconds
    try:
        while True:
            try:
                return process.wait(_POLL)
            except subprocess.TimeoutExpired:
                check()
                if time.monotonic() > until:
                    raise _too_slow(shown) from None
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()


def _head_of(path: Path) -> str:
    with path.open("rb") as file:
        return file.read(_LONGEST_ANSWER).decode("utf-8", "replace")


def _judge(answer: Any, shown: Path, case_id: str) -> None:
    """Returns where the file is fit, and raises what a person is told where it is not."""
    found = answer if isinstance(answer, dict) else {}
    if isinstance(found.get("ok"), dict):
        return
    if "other" in found:
        other = found["other"]
        if not isinstance(other, str) or not is_id(other):
            raise CaseFileDamaged(f"{shown} is damaged: it has no case id. Ask for another copy of it.")
        if other == case_id:
            raise Refused(f"{shown} is a copy of this case, not another one. Merge it (“briefing merge”).")
        raise Refused(
            f"{shown} is another case ({other}), not a copy of this one ({case_id}). "
            "“briefing import-case” takes over records from it, as does File › Import from another case."
        )
    raise _refusal(found.get("unfit"), _printable(found.get("detail")), shown)


def _refusal(word: Any, detail: str, shown: Path) -> CaseError:
    export = "Ask for the case as a JSON lines export."
    if word == "stranger":
        return CaseFileDamaged(f"{shown} is not merged: it holds {detail}, which this program did not make. {export}")
    if word == "damaged":
        return CaseFileDamaged(f"{shown} is damaged ({detail}). Ask for another copy of it.")
    if word == "format":
        return CaseFileTooNew(
            f"{shown} does not hold a format that this program knows. Update the program to merge it."
        )
    if word in ("large", "many"):
        return CaseFileDamaged(f"{shown} is not merged: {detail} is more than this program ever writes. {export}")
    if word == "time":
        return _too_slow(shown)
    if word == "full":
        return StorageFault(
            f"The disk for temporary files is full: what is new in {shown} does not fit. Nothing was changed. "
            "Free some space and do it again."
        )
    if word == "memory":
        return CaseFileDamaged(f"{shown} is not merged: reading it takes more memory than a case needs. {export}")
    return CaseFileDamaged(
        f"{shown} is not merged: the process that looked it over came to a sudden end, as it does with a file that is "
        "damaged or made to do harm. Ask for another copy of it, or for the case as a JSON lines export."
    )


def _too_slow(shown: Path) -> CaseFileDamaged:
    return CaseFileDamaged(
        f"{shown} is not merged: looking it over takes much longer than a case of its size does. "
        "Ask for the case as a JSON lines export."
    )


def _printable(detail: Any) -> str:
    return "".join(letter if letter.isprintable() else "?" for letter in str(detail or "")[:200])
