# SPDX-License-Identifier: Apache-2.0
"""The outline of a report: sections as data, records in pages, order by hand."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.generate import Size, chunks
from briefing_app.domain.errors import BadInput, NotFound, Refused
from briefing_app.domain.records import Placement
from briefing_app.report.build import build
from briefing_app.services import arranging, assessments, claims, exports, outline, reports
from briefing_app.services.session import CaseSession
from briefing_app.store import claim_table
from tests.services.conftest import Desk

QUOTES = ("the pilot was missing", "at least 17 injured", "the search goes on", "the ferry had been overloaded")


@pytest.fixture
def report(desk: Desk) -> str:
    return reports.new(desk.session, title="Ferry").id


@pytest.fixture
def four(desk: Desk) -> list[str]:
    """Three claims under one heading, one under another that is later."""
    made = []
    for number, quote in enumerate(QUOTES):
        heading = "Talks" if number == 3 else "Search"
        claim = {"heading": heading, "event_time": f"2031-03-0{number + 1}"}
        made.append(claims.add(desk.session, statement=quote, source=desk.source.id, quote=quote, claim=claim)[0].id)
    return made


def ids(desk: Desk, report: str, section: str) -> list[str]:
    return [place.id for place in outline.order(desk.session, report, section)]


def printed(desk: Desk, report: str) -> list[tuple[str, str]]:
    model = build(desk.session.snapshot(), report)
    return [(heading, statement.subject) for heading, statement in model.statements()]


def test_sections_are_those_of_the_report(desk: Desk, report: str, four: list[str]) -> None:
    expert = assessments.add_expert(desk.session, name="Ada Brun")
    assessments.assess(desk.session, statement="It reopens.", key_judgment=True)
    assessments.assess(desk.session, by=expert.id, statement="It stays shut.")
    found = outline.sections(desk.session, report)
    model = [section.heading for section in build(desk.session.snapshot(), report).sections]
    assert [section.title for section in found] == [
        title for title in model if title in {section.title for section in found}
    ]
    assert [(section.key, section.count) for section in found] == [
        ("key_judgments", 1),
        ("developments", 0),
        ("developments/Search", 3),
        ("developments/Talks", 1),
        ("expert_views", 1),
    ]


def test_order_is_that_of_the_report_after_each_move(desk: Desk, report: str, four: list[str]) -> None:
    for moved, before in ((four[2], four[0]), (four[1], four[2]), (four[2], None), (four[0], four[1])):
        reports.arrange(desk.session, report, [moved], section="developments/Search", before=before)
        order = ids(desk, report, "developments/Search")
        assert order.index(moved) == (len(order) - 1 if before is None else order.index(before) - 1)
        assert [id for heading, id in printed(desk, report) if heading == "Search"] == order


def test_one_move_is_one_action_and_can_be_undone(desk: Desk, report: str, four: list[str]) -> None:
    reports.arrange(desk.session, report, [four[2], four[1]], section="developments/Search", before=four[0])
    assert ids(desk, report, "developments/Search") == [four[2], four[1], four[0]]
    desk.session.undo()
    assert ids(desk, report, "developments/Search") == four[:3]
    assert desk.session.all(Placement) == []


def test_claims_move_between_headings(desk: Desk, report: str, four: list[str]) -> None:
    reports.arrange(desk.session, report, [four[0]], section="developments/Talks", before=four[3])
    assert ids(desk, report, "developments/Talks") == [four[0], four[3]]
    assert list(dict.fromkeys(heading for heading, _ in printed(desk, report))) == ["Search", "Talks"]
    reports.include(desk.session, report, [four[1]], included=False)
    assert outline.heading_order(desk.session, report) == ["Search", "Talks"]
    reports.put_under(desk.session, report, [four[1]], "Talks")
    assert ids(desk, report, "developments/Talks") == [four[0], four[1], four[3]]
    assert all(place.included for place in outline.order(desk.session, report, "developments/Talks"))
    reports.put_under(desk.session, report, [four[1]], "Search")
    assert ids(desk, report, "developments/Search") == [four[2], four[1]]  # the former has a place by now
    assert outline.heading_order(desk.session, report) == ["Search", "Talks"]  # moving claims moves no heading
    with pytest.raises(Refused, match="heading"):
        reports.put_under(desk.session, report, [four[1]], "")


def test_headings_move_up_and_down(desk: Desk, report: str, four: list[str]) -> None:
    reports.put_under(desk.session, report, [four[2]], "Weather")
    names = outline.heading_order(desk.session, report)
    assert names == ["Search", "Weather", "Talks"]
    for moved, before, expected in (
        ("Talks", "Search", ["Talks", "Search", "Weather"]),
        ("Talks", None, ["Search", "Weather", "Talks"]),
        ("Weather", "Search", ["Weather", "Search", "Talks"]),
        ("Weather", "Talks", ["Search", "Weather", "Talks"]),
    ):
        reports.move_heading(desk.session, report, moved, before=before)
        assert outline.heading_order(desk.session, report) == expected
        headings = [heading for heading, _ in printed(desk, report)]
        assert list(dict.fromkeys(headings)) == expected
    assert reports.move_heading(desk.session, report, "Weather", before="Talks") == 0


def test_positions_that_have_no_room_are_numbered_anew(desk: Desk, report: str, four: list[str]) -> None:
    for id, position in zip(four[:3], (1.0, 1.0, 1.0), strict=True):
        reports.place(desk.session, report, id, position=position)
    order = ids(desk, report, "developments/Search")
    reports.arrange(desk.session, report, [order[2]], section="developments/Search", before=order[1])
    assert ids(desk, report, "developments/Search") == [order[0], order[2], order[1]]


def test_order_and_records_are_brought_back(desk: Desk, report: str, four: list[str]) -> None:
    reports.arrange(desk.session, report, [four[2]], section="developments/Search", before=four[0])
    reports.place(desk.session, report, four[2], wording="The search continues.")
    assert reports.reset_order(desk.session, report, "developments/Search") == 1
    assert ids(desk, report, "developments/Search") == four[:3]
    page = outline.page(desk.session, report, "developments/Search")
    assert [row.text for row in page.rows][2] == "The search continues."
    assert reports.reset(desk.session, report, [four[2]]) == 1
    assert desk.session.all(Placement) == []
    assert reports.reset(desk.session, report, [four[2]]) == reports.reset_order(desk.session, report) == 0


def test_what_cannot_be_arranged_is_refused(
    desk: Desk, report: str, four: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    arrange = reports.arrange
    with pytest.raises(NotFound, match="outline"):
        arrange(desk.session, report, four[:1], section="dreams")
    with pytest.raises(BadInput, match="order of its own"):
        arrange(desk.session, report, four[:1], section="figures")
    with pytest.raises(BadInput, match="does not stand"):
        arrange(desk.session, report, four[:1], section="developments/Search", before="nobody")
    with pytest.raises(BadInput, match="cannot be moved"):
        arrange(desk.session, report, four[:1], section="gaps")
    with pytest.raises(BadInput, match="no heading"):
        reports.move_heading(desk.session, report, "Dreams")
    monkeypatch.setattr(arranging, "MOST", 2)
    with pytest.raises(Refused, match="beginning"):
        arrange(desk.session, report, four[:1], section="developments/Search")


def test_duplicate_takes_everything_along_and_remove_can_be_undone(desk: Desk, report: str, four: list[str]) -> None:
    reports.place_all(desk.session, report, {id: {"included": False} for id in four[:2]})
    copy = reports.duplicate(desk.session, report)
    assert (copy.title, copy.number) == ("Ferry (copy)", 2)
    assert printed(desk, copy.id) == printed(desk, report)
    reports.remove(desk.session, copy.id)
    assert {placed.report for placed in desk.session.all(Placement)} == {report}
    desk.session.undo()
    assert printed(desk, copy.id) == printed(desk, report)


class Stop(Exception):
    """What a person who cancels raises."""


def test_a_stopped_export_leaves_the_old_file_and_is_not_listed(
    desk: Desk, report: str, four: list[str], tmp_path: Path
) -> None:
    target = tmp_path / "report.docx"
    target.write_bytes(b"old")
    asked: list[int] = []
    reports.build(desk.session, report, tmp_path / "other.docx", check=lambda: asked.append(0))
    for steps in (0, len(asked) // 2, len(asked) - 1):  # stopped while it reads, builds, writes
        left = iter(range(steps))

        def check(left: Iterator[int] = left) -> None:
            if next(left, None) is None:
                raise Stop

        with pytest.raises(Stop):
            reports.build(desk.session, report, target, check=check)
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".part"] == []
    assert [Path(listed.export.path).name for listed in exports.last(desk.session, report)] == ["other.docx"]


def test_exports_are_remembered_newest_first(desk: Desk, report: str, tmp_path: Path) -> None:
    for name in ("a", "b", "a"):
        reports.build(desk.session, report, tmp_path / f"{name}.docx")
    found = exports.last(desk.session, report)
    assert [Path(listed.export.path).name for listed in found] == ["a.docx", "b.docx"]
    assert {listed.state for listed in found} == {"there"}
    assert exports.last(desk.session, "another") == []


@pytest.fixture
def generated(tmp_path: Path) -> CaseSession:
    """Three hundred sources, three thousand claims under five headings."""
    session = CaseSession.create(tmp_path / "many.casefile", title="Many", author="Ilse Brandt")
    with session.transaction("Import") as work:
        for texts, records in chunks(Size(300)):
            for text in texts:
                work.writer.put_blob(text)
            work.writer.insert_many(records)
    return session


def test_outline_and_preview_of_many_claims_read_only_the_beginning(
    generated: CaseSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = reports.new(generated, title="Many").id
    asked: list[int] = []
    whole = claim_table.claim_rows

    def counting(database: object, ids: list[str]) -> list[claim_table.ClaimRow]:
        asked.append(len(ids))
        return whole(database, ids)  # type: ignore[arg-type]

    monkeypatch.setattr(claim_table, "claim_rows", counting)
    sections = outline.sections(generated, report)
    assert asked == []
    assert [section.count for section in sections if section.level == 2] == [600] * 5
    key = next(section.key for section in sections if section.level == 2)
    first = outline.page(generated, report, key)
    last = outline.page(generated, report, key, 550)
    assert (first.total, len(first.rows), len(last.rows)) == (600, outline.PAGE, 50)
    assert asked == [outline.PAGE, 50]
    assert [row.id for row in first.rows] == [p.id for p in outline.order(generated, report, key)][: outline.PAGE]

    monkeypatch.setattr(generated, "snapshot", None)
    html = reports.preview_html(generated, report, {})
    left = [int(number) for number in re.findall(r"… and (\d+) more statements in the document", html)]
    assert sum(570 <= number <= 580 for number in left) == 5
    assert "more notes in the document" in html
    generated.close()
