# SPDX-License-Identifier: Apache-2.0
"""Another case, read as a case: its log comes through the guard of merging, and a private file is made of it.

What stands in the tables of the stranger's file is never looked at: they are folded anew from the log that was checked.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from briefing_app.store import casefile, migrations
from briefing_app.store.casefile import CaseFile
from briefing_app.store.merge import applying, missing
from briefing_app.store.merge.incoming import incoming
from briefing_app.store.merge.missing import Found
from briefing_app.store.sqlite import Database


@contextmanager
def another_case(
    path: Path, case_id: str, database: Database, check: Callable[[], None]
) -> Iterator[tuple[CaseFile, Found]]:
    """The case at ``path``, for reading, and what of its log is sound. It lacks texts and files that ``database`` has.

    Raises what ``incoming`` raises; Refused where it is the case ``case_id`` itself.
    """
    with incoming(path, case_id, database, check, foreign=True) as news:
        with database.reading():
            found = missing.find(database, news, check)
        file = casefile.through_copy(path, lambda copy: _make(copy, news, found, check))
    try:
        yield file, found
    finally:
        file.close()


def _make(copy: Path, news: Database, found: Found, check: Callable[[], None]) -> None:
    made = Database(copy)
    try:
        made.set_synchronous("OFF")
        migrations.apply(made)
        made.run("INSERT INTO meta (key, value) VALUES ('case_id', ?)", (casefile.case_id_of(news),))
        with made.writing():
            applying.take(made, news, found, check)
    finally:
        made.close()
