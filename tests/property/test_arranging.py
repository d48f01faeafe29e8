# SPDX-License-Identifier: Apache-2.0
"""Whatever is moved where in a report: what was asked for stands there, and nothing else changes its order."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from briefing_app.domain.ids import new_id
from briefing_app.domain.records import Claim
from briefing_app.report.build import build
from briefing_app.services import outline, reports
from briefing_app.services.session import CaseSession

HEADINGS = ("Search", "Talks", "Weather")
CLAIMS = 8
moves = st.lists(
    st.tuples(st.integers(0, CLAIMS - 1), st.sampled_from(HEADINGS), st.integers(0, CLAIMS)), min_size=1, max_size=8
)


def made(folder: Path) -> tuple[CaseSession, str]:
    session = CaseSession.create(folder / "one.casefile", title="One", author="Ilse Brandt")
    with session.transaction("Add claims") as work:
        for number in range(CLAIMS):
            heading, day = HEADINGS[number % 3], f"2031-03-0{9 - number}"
            work.insert(Claim.make(new_id(), statement=f"Claim {number}", heading=heading, event_time=day))
    return session, reports.new(session, title="One").id


def order(session: CaseSession, report: str) -> dict[str, list[str]]:
    """Headings in document order, each with its claims."""
    return {
        name: [place.id for place in outline.order(session, report, outline.key_of(name))]
        for name in outline.heading_order(session, report)
    }


@settings(max_examples=25)
@given(moves)
def test_moves_do_what_was_asked_and_nothing_else(chosen: list[tuple[int, str, int]]) -> None:
    with TemporaryDirectory() as folder:
        session, report = made(Path(folder))
        all_claims = [claim.id for claim in session.all(Claim)]
        for number, heading, place in chosen:
            expected = order(session, report)
            moved = all_claims[number]
            expected = {name: [id for id in ids if id != moved] for name, ids in expected.items()}
            is_new = not expected.get(heading)
            target = expected.setdefault(heading, [])
            place = min(place, len(target))
            before = target[place] if place < len(target) else None
            reports.arrange(session, report, [moved], section=outline.key_of(heading), before=before)
            target.insert(place, moved)
            wanted = {name: ids for name, ids in expected.items() if ids}
            assert order(session, report) == wanted
            # Where a heading comes in that had no claim is not for the move to say; the others stay as they are.
            known = [name for name in wanted if not (is_new and name == heading)]
            assert [name for name in order(session, report) if name in known] == known
        sections = build(session.snapshot(), report).sections
        assert [section.heading for section in sections if section.level == 2] == list(order(session, report))
        session.close()
