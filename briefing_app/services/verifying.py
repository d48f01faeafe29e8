# SPDX-License-Identifier: Apache-2.0
"""Verifying a case file: everything that must hold, checked again from the bytes that are stored."""

from collections.abc import Callable
from pathlib import Path

from briefing_app.domain.errors import Refused
from briefing_app.services.session import CaseSession
from briefing_app.store import verify as checks
from briefing_app.store.findings import Finding

__all__ = ["Finding", "VerifyStopped", "verify"]


class VerifyStopped(Refused):
    """Somebody asked to stop the check before its end."""


def verify(
    case: CaseSession | Path,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> list[Finding]:
    """What does not hold in a case; empty where all is well. Reads only, also beside an open session.

    Raises what opening for reading raises, and VerifyStopped. ``progress`` gets done and total.
    """
    path = case.path if isinstance(case, CaseSession) else case
    try:
        return checks.verify(path, progress, cancelled)
    except checks.Stopped:
        raise VerifyStopped("The check was stopped before its end; what it found so far is not shown.") from None
