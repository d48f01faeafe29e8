# SPDX-License-Identifier: Apache-2.0
"""Half-filled editors, kept outside the case until they are saved or dropped, so that a crash loses no typing.

They lie in the person's own data folder, one file for each case and editor, readable by that person alone: what is
in them may have to be handled as the case is.
"""

from collections.abc import Sequence
from typing import Any

from briefing_app.services.session import CaseSession
from briefing_app.store import local_notes, places

EDITORS = ("claim", "assessment")
Draft = dict[str, Any]


def case_of(session: CaseSession) -> str:
    """By what the drafts of a case are kept: the id of the case, which its copies share."""
    return session.file.case_id


def keep(case_id: str, editor: str, drafts: Sequence[Draft]) -> None:
    """These are the drafts of an editor now; with none, its file goes. Raises StorageFault."""
    path = places.drafts(case_id) / f"{editor}.json"
    if drafts:
        local_notes.write(path, {"editor": editor, "drafts": list(drafts)})
    else:
        local_notes.remove(path)


def kept(case_id: str, editor: str) -> list[Draft]:
    """What was kept, in the order in which it was begun; nothing where the file cannot be read."""
    found = local_notes.read(places.drafts(case_id) / f"{editor}.json")
    drafts = found.get("drafts") if isinstance(found, dict) else None
    return [draft for draft in drafts if isinstance(draft, dict)] if isinstance(drafts, list) else []
