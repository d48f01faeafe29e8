# SPDX-License-Identifier: Apache-2.0
"""A report for an audience holds not a byte of what it may not see: in parts of one's own, notes, tables, the section
on what changed, a redline, the look of a template, the record behind the text."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing_app import ingest
from briefing_app.domain.ids import new_id
from briefing_app.domain.records import Entity, Placement, Report, Tag
from briefing_app.report import page_numbers
from briefing_app.services import assessments, blocks, claims, editions, reports, sources, templates
from briefing_app.services.session import CaseSession
from tests.report import house

MARK = "Qzxv"  # begins every word that is withheld
AMOUNT = 987_654
RED, GREEN = "TLP:RED", "TLP:GREEN"


class Case:
    """A case of which half is withheld, and a report with every kind of part about both halves."""

    def __init__(self, path: Path) -> None:
        self.session = CaseSession.create(path, title="Harbour", author="Ana", handling=GREEN)
        told = ingest.from_text("Open text. Seventeen hurt at the quay.")
        kept = ingest.from_text(f"{MARK}text is here. {MARK}quote is here.")
        self.open = sources.add(self.session, told, title="Bulletin", handling=GREEN, reliability="B").id
        self.secret = sources.add(
            self.session, kept, title=f"{MARK}source", outlet=f"{MARK}outlet", handling=RED, reliability="A"
        ).id
        with self.session.transaction("Add") as work:
            entity = work.insert(Entity.make(new_id(), name=f"{MARK}person", kind="person")).id
            tag = work.insert(Tag.make(Tag.id_of(f"{MARK}tag"), name=f"{MARK}tag")).id
        self.told = self._claim("Open claim", self.open, "Open text.", GREEN, "quay")
        self._figure(self._claim("Seventeen were hurt", self.open, "Seventeen hurt at the quay.", GREEN, "quay"), 17)
        self.red = self._claim(f"{MARK}claim", self.open, "Open text.", RED, f"{MARK}place")
        self.by_source = self._claim(f"{MARK}said", self.secret, f"{MARK}quote is here.", None, f"{MARK}place")
        self._figure(self._claim(f"{MARK}figure", self.secret, f"{MARK}text is here.", RED, f"{MARK}place"), AMOUNT)
        judgment = assessments.assess(
            self.session, statement=f"{MARK}judgment", term="likely", key_judgment=True,
            basis=[(self.red, "supports", None)],
        )  # fmt: skip
        assessments.edit(self.session, judgment.id, handling=RED)
        self.hidden = {self.secret, entity, tag, self.red, self.by_source, judgment.id}

    def _claim(self, statement: str, source: str, quote: str, handling: str | None, place: str) -> str:
        is_open = handling == GREEN
        fields = {"heading": "Search", "place": place, **({"handling": handling} if handling else {})}
        tags, names = (["open"], ["Port"]) if is_open else ([f"{MARK}tag"], [f"{MARK}person"])
        return claims.add(
            self.session, statement=statement, source=source, quote=quote, claim=fields, tags=tags, entities=names
        )[0].id

    def _figure(self, claim: str, best: int) -> None:
        claims.edit(self.session, claim, kind="figure", measure="hurt", best=best, wording="exactly", authority="Port")

    def shape(self) -> str:
        session = self.session
        report = reports.new(
            session, title="Harbour", handling=GREEN, bottom_line=f"Calm [@{self.told}]. {MARK}line [@{self.red}].",
            source_summary=f"{MARK}summary [@{self.by_source}].",
        ).id  # fmt: skip
        text = (
            f"Calm. {MARK}words [@{self.red}]. Both {MARK}too [@{self.told}, {self.by_source}]. "
            f"{MARK}by [@{self.secret}]."
        )
        blocks.add(session, report, "narrative", title="Outlook", text=text)
        choices = [("tag", "open"), ("heading", "Search"), ("place", "quay"), ("entity", "Port")]
        for by, name in [*choices, ("tag", f"{MARK}tag"), ("entity", f"{MARK}person")]:
            for kind in ("claims", "figure_table", "differing_figures"):
                blocks.add(session, report, kind, title=f"By {by}", **blocks.choice(session, by, name))
        for kind in ("figure_table", "differing_figures"):
            blocks.add(session, report, kind, title="All")
        with session.transaction("Word") as work:
            for id in (self.red, self.by_source):
                work.insert(
                    Placement.make(Placement.id_of(report, id), report=report, subject=id, wording=f"{MARK}worded")
                )
        return report


@pytest.fixture
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Case]:
    monkeypatch.setattr(page_numbers, "find_office", lambda: None)
    made = Case(tmp_path / "one.casefile")
    yield made
    made.session.close()


def unpacked(data: bytes) -> str:
    """All that a file holds, files within it unpacked too."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        found = [package.read(name) for name in package.namelist()]
    return "\n".join(unpacked(part) if part[:4] == b"PK\x03\x04" else part.decode(errors="replace") for part in found)


def leaks(case: Case, data: bytes) -> list[str]:
    text = unpacked(data)
    signs = {MARK, str(AMOUNT), f"{AMOUNT:,}", *case.hidden, *(id.replace("-", "") for id in case.hidden)}
    return sorted(sign for sign in signs if sign in text)


def test_nothing_of_what_is_withheld_is_in_any_file(case: Case, tmp_path: Path) -> None:
    session, report = case.session, case.shape()
    whole = editions.issue(session, report)
    assert {MARK, case.red} <= set(leaks(case, editions.file_of(session, whole.id)))
    claims.edit(session, case.told, statement="Open claim, said otherwise")
    claims.edit(session, case.by_source, statement=f"{MARK}said otherwise")
    claims.withdraw(session, case.red, reason=f"{MARK}reason")
    template = tmp_path / "house.dotx"
    template.write_bytes(house.template())
    look = templates.keep(session, template).id
    with session.transaction("Choose") as work:
        work.update(Report, report, template=look)
    released = editions.issue(session, report, audience=GREEN)
    files = {
        "issued": editions.file_of(session, released.id),
        "built": reports.make(session, report, audience=GREEN).data,
        "redline": editions.redline(session, released.id, tmp_path / "changes.docx").read_bytes(),
    }
    assert {name: found for name, data in files.items() if (found := leaks(case, data))} == {}
    assert all("said otherwise" in unpacked(data) for data in files.values())
