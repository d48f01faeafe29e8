# SPDX-License-Identifier: Apache-2.0
"""Two people shape the same report in two copies: both end with the same report, and it is built, whatever it is."""

import shutil
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from briefing_app.domain.errors import BadInput, NotFound, Refused
from briefing_app.domain.ids import new_id
from briefing_app.domain.records import Block, Claim, Report, Tag
from briefing_app.domain.report_records import CHOSEN_BY, OWN_BLOCKS, STANDARD_BLOCKS
from briefing_app.report.build import build
from briefing_app.report.docx_writer import document
from briefing_app.report.html import to_html
from briefing_app.services import blocks, reports
from briefing_app.services.session import CaseSession
from tests.report.pictures import png
from tests.store.cases import state_of, table_rows, union

TEXTS = ("It goes on.", "One [@{claim}]. Two [@{claim}, none].", "[@", "<b>Bold</b>\x0b\u202e.\n\nSecond.", "")
small = st.integers(0, 30)
deed = st.tuples(
    st.sampled_from(["add", "add", "edit", "edit", "move", "remove", "reset", "picture", "undo", "fields", "meet"]),
    st.integers(0, 1),
    small,
    small,
    small,
)


class Two:
    """Two copies of a case with one report."""

    def __init__(self, folder: Path) -> None:
        first = CaseSession.create(folder / "one.casefile", title="One", author="Cleo")
        with first.transaction("Add") as work:
            self.claims = [
                work.insert(Claim.make(new_id(), statement=f"Claim {number}", heading="Search")).id
                for number in range(3)
            ]
            self.tag = work.insert(Tag.make(Tag.id_of("port"), name="port")).id
        self.report = reports.new(first, title="One").id
        first.close()
        shutil.copy(first.path, folder / "two.casefile")
        self.sides = [
            CaseSession.open(folder / f"{name}.casefile", author=who) for name, who in (("one", "Ana"), ("two", "Ben"))
        ]

    def act(self, what: str, who: int, a: int, b: int, c: int) -> None:
        session = self.sides[who]
        keys = [part.key for part in blocks.parts(session, self.report)]
        key, before = keys[a % len(keys)], [*keys, None][b % (len(keys) + 1)]
        try:
            if what == "add":
                kind = OWN_BLOCKS[a % len(OWN_BLOCKS)]
                blocks.add(session, self.report, kind, before=before, **self._fields(kind, b, c))
            elif what == "edit":
                blocks.edit(session, self.report, key, **self._change(b, c))
            elif what == "move":
                blocks.move(session, self.report, list(dict.fromkeys((key, keys[c % len(keys)]))), before)
            elif what in ("remove", "reset"):
                getattr(blocks, what)(session, self.report, key)
            elif what == "picture":
                blocks.set_picture(session, self.report, key, png(1 + b, 1 + c), alternative="A map.")
            elif what == "undo":
                session.undo()
            elif what == "fields":
                self._write_anything(session, a, b, c)
            else:
                self.meet()
        except (BadInput, NotFound, Refused):
            pass

    def _fields(self, kind: str, b: int, c: int) -> dict[str, Any]:
        if kind == "narrative":
            return {"text": self._text(c)}
        chosen = (
            blocks.choice(self.sides[0], "tag", "port") if b % 2 else blocks.choice(self.sides[0], "heading", "Search")
        )
        return chosen if kind == "claims" else {}

    def _change(self, b: int, c: int) -> dict[str, Any]:
        changes: tuple[dict[str, Any], ...] = (
            {"title": ("Outlook", "", "x" * 300)[c % 3] or None}, {"included": bool(c % 2)}, {"landscape": bool(c % 2)},
            {"level": 1 + c % 2}, {"text": self._text(c)},
        )  # fmt: skip
        return changes[b % len(changes)]

    def _write_anything(self, session: CaseSession, a: int, b: int, c: int) -> None:
        """One field of a part, whatever the others say: a merge puts together what no one person would have written."""
        found = sorted(session.where(Block, report=self.report), key=lambda block: block.id)
        if not found:
            return
        values: tuple[dict[str, Any], ...] = (
            {"kind": (*OWN_BLOCKS, *STANDARD_BLOCKS)[c % (len(OWN_BLOCKS) + len(STANDARD_BLOCKS))]},
            {"position": (None, -1e308, 1e308, 5e-324, 0.0, 1300.0)[c % 6]}, {"level": (None, 99, -1)[c % 3]},
            {"chosen_by": (None, *CHOSEN_BY)[c % 6]}, {"subject": (None, self.tag, self.report, "none")[c % 4]},
            {"named": (None, "Search", "-")[c % 3]}, {"text": self._text(c)}, {"picture": (None, "0" * 64)[c % 2]},
        )  # fmt: skip
        with session.transaction("Edit part") as work:
            work.update(Block, found[a % len(found)].id, **values[b % len(values)])

    def _text(self, number: int) -> str:
        return TEXTS[number % len(TEXTS)].replace("{claim}", self.claims[number % len(self.claims)])

    def meet(self) -> None:
        one, two = self.sides
        union(one, two.path)
        union(two, one.path)


@settings(max_examples=20)
@given(st.lists(deed, min_size=2, max_size=14))
def test_what_comes_together_is_one_report_and_is_built(deeds: list[tuple[str, int, int, int, int]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        two = Two(Path(folder))
        for one in deeds:
            two.act(*one)
        two.meet()
        one, other = two.sides
        assert state_of(one) == state_of(other)
        assert table_rows(one.database) == table_rows(other.database)
        assert blocks.parts(one, two.report) == blocks.parts(other, two.report)
        files = []
        for session in two.sides:
            assert session.get(Report, two.report)
            model = build(session.snapshot(), two.report)
            to_html(model)
            files.append(document(model, lambda: None))
            session.close()
        assert files[0] == files[1]
