# SPDX-License-Identifier: Apache-2.0
"""Where this machine keeps what is not part of a case: writer leases, backups, working copies, exported files."""

import os
from pathlib import Path

NAME = "briefing-workstation"


def home() -> Path:
    """The folder for this user's local state. ``BRIEFING_HOME`` moves it as a whole."""
    chosen = os.environ.get("BRIEFING_HOME")
    if chosen:
        return Path(chosen)
    import platformdirs

    return platformdirs.user_data_path(NAME, appauthor=False)


def leases() -> Path:
    return home() / "leases"


def drafts(case_id: str) -> Path:
    return home() / "drafts" / case_id


def backups(case_id: str) -> Path:
    return home() / "backups" / case_id


def exports(case_id: str) -> Path:
    return home() / "exports" / f"{case_id}.json"


def working_copies() -> Path:
    return home() / "working"


def folders() -> Path:
    """What the user decided about folders: shared or local."""
    return home() / "folders.json"
