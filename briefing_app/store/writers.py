# SPDX-License-Identifier: Apache-2.0
"""Writer identities and clocks: who numbers the transactions of one open case.

A writer is new for each open-and-first-write, unless a lease outside the file shows that nobody else can have gone on
from the file's tip: a copied file, a restored backup or a cloned machine then never reuses a number unnoticed.
"""

import json
import os
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from briefing_app.domain.ids import new_id
from briefing_app.store import places
from briefing_app.store.sqlite import Database

_LAST_CLOCK = 2**63 - 1  # what a column holds; a file may claim to be there


@dataclass(slots=True)
class Tip:
    """The newest transaction of a writer; sequence 0 and an empty hash before the first."""

    writer: str
    sequence: int
    hash: str


def _lease_path(case_id: str) -> Path:
    return places.leases() / f"{case_id}.json"


def take(database: Database, case_id: str, case: Path) -> Tip:
    """The writer to go on with: the leased one if the file's tip is exactly what the lease says, else a new one.

    The lease is taken away while it is in use, so two processes never share a writer.
    """
    path = _lease_path(case_id)
    with suppress(OSError, ValueError, KeyError, TypeError):
        lease = json.loads(path.read_text(encoding="utf-8"))
        path.unlink()
        tip = Tip(str(lease["writer"]), int(lease["sequence"]), str(lease["hash"]))
        if lease["case"] == str(case.resolve()) and _is_tip(database, tip):
            return tip
    return Tip(new_id(), 0, "")


def _is_tip(database: Database, tip: Tip) -> bool:
    row = database.row(
        "SELECT sequence, hash FROM log_transaction WHERE writer = ? ORDER BY sequence DESC LIMIT 1",
        (tip.writer,),
    )
    return row == (tip.sequence, tip.hash)


def leave(tip: Tip, case_id: str, case: Path) -> None:
    """Writes the lease for the next time. Failing to is no fault: the next time has a new writer."""
    path = _lease_path(case_id)
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    note = {"writer": tip.writer, "sequence": tip.sequence, "hash": tip.hash, "case": str(case.resolve())}
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.write_text(json.dumps(note), encoding="utf-8")
        draft.replace(path)


def next_clock(newest: int) -> int:
    """A hybrid logical clock: this machine's time, but always after everything already in the case."""
    return min(max((time.time_ns() // 1_000_000) << 16, newest + 1), _LAST_CLOCK)
