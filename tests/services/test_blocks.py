# SPDX-License-Identifier: Apache-2.0
"""Shaping the outline of a report: parts added, moved, turned, left out, and what must hold of each."""

import io
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing_app.domain.errors import BadInput, NotFound, Refused
from briefing_app.domain.ids import new_id
from briefing_app.domain.records import Block, Claim, Report
from briefing_app.domain.report_records import STANDARD_BLOCKS
from briefing_app.services import (
    assessments,
    blocks,
    claim_merging,
    claims,
    editions,
    entities,
    exchange,
    filters,
    impact,
    outline,
    reports,
)
from briefing_app.services.session import CaseSession
from briefing_app.store import queries
from tests.report.pictures import jpeg, png
from tests.services.conftest import Desk
from tests.services.test_claim_merging import claim
from tests.store.cases import union


@pytest.fixture
def report(desk: Desk) -> str:
    return reports.new(desk.session, title="Ferry").id


def keys(desk: Desk, report: str) -> list[str]:
    return [part.key for part in blocks.parts(desk.session, report)]


def records(desk: Desk, report: str) -> list[Block]:
    return desk.session.where(Block, report=report)


# -- order -------------------------------------------------------------------------------------------------------------


def test_report_of_its_own_accord_has_the_standard_parts_and_no_record(desk: Desk, report: str) -> None:
    assert keys(desk, report) == list(STANDARD_BLOCKS)
    assert records(desk, report) == []
    with pytest.raises(NotFound):
        blocks.parts(desk.session, "nowhere")


def test_part_is_added_before_the_sources_or_where_it_is_wished(desk: Desk, report: str) -> None:
    last = blocks.add(desk.session, report, "narrative", title="Last").id
    first = blocks.add(desk.session, report, "narrative", before="bottom_line").id
    middle = blocks.add(desk.session, report, "page_break", before=last).id
    found = keys(desk, report)
    assert found[0] == first
    assert found[found.index("sources") - 2 : found.index("sources")] == [middle, last]
    with pytest.raises(NotFound):
        blocks.add(desk.session, report, "narrative", before="nowhere")
    with pytest.raises(BadInput, match="cannot be added"):
        blocks.add(desk.session, report, "gaps")
    desk.session.undo()
    assert middle not in keys(desk, report)


def test_parts_are_moved_together_in_one_action(desk: Desk, report: str) -> None:
    own = blocks.add(desk.session, report, "narrative").id
    assert blocks.move(desk.session, report, [own, "gaps", own], "key_judgments") == 2
    assert keys(desk, report)[:4] == ["bottom_line", own, "gaps", "key_judgments"]
    blocks.move(desk.session, report, ["gaps"], None)
    assert keys(desk, report)[-1] == "gaps"
    desk.session.undo()
    desk.session.undo()
    assert keys(desk, report)[-4:] == [own, "sources", "scales", "distribution"]
    assert blocks.move(desk.session, report, [], None) == 0
    for wrong, before in ((["nowhere"], None), (["gaps"], "nowhere")):
        with pytest.raises(NotFound):
            blocks.move(desk.session, report, wrong, before)
    with pytest.raises(BadInput):
        blocks.move(desk.session, report, ["gaps"], "gaps")


def test_moving_goes_on_where_there_is_no_room_left(desk: Desk, report: str) -> None:
    own = [blocks.add(desk.session, report, "page_break", before="key_judgments").id for _ in range(60)]
    assert keys(desk, report)[1:61] == own
    expected = ["bottom_line", *reversed(own)]
    for id in own[1:]:
        blocks.move(desk.session, report, [id], keys(desk, report)[1])
    assert keys(desk, report)[:61] == expected


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(moves=st.lists(st.tuples(st.lists(st.integers(0, 17), max_size=3), st.integers(0, 18)), max_size=6))
def test_order_is_that_of_a_list(desk: Desk, moves: list[tuple[list[int], int]]) -> None:
    report = reports.new(desk.session, title="R").id
    for _ in range(3):
        blocks.add(desk.session, report, "page_break")
    expected = keys(desk, report)
    for chosen, place in moves:
        moved = list(dict.fromkeys(expected[number] for number in chosen))
        rest = [key for key in expected if key not in moved]
        before = rest[place] if place < len(rest) else None
        blocks.move(desk.session, report, moved, before)
        if moved:
            at = rest.index(before) if before is not None else len(rest)
            expected = [*rest[:at], *moved, *rest[at:]]
        assert keys(desk, report) == expected


# -- fields ------------------------------------------------------------------------------------------------------------


def test_standard_section_keeps_a_record_only_as_long_as_it_says_something(desk: Desk, report: str) -> None:
    blocks.edit(desk.session, report, "gaps", included=False, title="Open questions", landscape=True)
    part = blocks.part(desk.session, report, "gaps")
    assert (part.title, part.included, part.landscape) == ("Open questions", False, True)
    assert [block.id for block in records(desk, report)] == [Block.id_of(report, "gaps")]
    blocks.edit(desk.session, report, "gaps", included=None, title=None, landscape=False)
    assert records(desk, report) == []
    blocks.edit(desk.session, report, "gaps", title="Open questions")
    blocks.reset(desk.session, report, "gaps")
    assert records(desk, report) == []
    assert blocks.part(desk.session, report, "gaps").title == "What we do not know"
    with pytest.raises(BadInput, match="has no text"):
        blocks.edit(desk.session, report, "gaps", text="Words.")
    with pytest.raises(Refused, match="Leave it out"):
        blocks.remove(desk.session, report, "gaps")


def test_part_of_ones_own_is_edited_and_removed(desk: Desk, report: str) -> None:
    own = blocks.add(desk.session, report, "narrative", text="One.").id
    assert blocks.edit(desk.session, report, own, text="Two.", title="T", level=2).text == "Two."
    with pytest.raises(BadInput, match="keeps its kind"):
        blocks.edit(desk.session, report, own, kind="claims")
    with pytest.raises(Refused):
        blocks.reset(desk.session, report, own)
    blocks.remove(desk.session, report, own)
    assert records(desk, report) == []
    with pytest.raises(NotFound):
        blocks.edit(desk.session, report, own, text="Three.")


@pytest.mark.parametrize(
    ("kind", "fields", "words"),
    [
        ("narrative", {"level": 3}, "level is 1 or 2"),
        ("narrative", {"chosen_by": "heading", "named": "X"}, "choice of claims"),
        ("claims", {}, "chosen_by is missing"),
        ("claims", {"chosen_by": "heading"}, "need the heading itself"),
        ("claims", {"chosen_by": "tag"}, "the id of a tag"),
        ("claims", {"chosen_by": "entity", "named": "X"}, "the id of an entity"),
        ("figure_table", {"named": "X"}, "chosen_by is missing"),
        ("page_break", {"title": "X"}, "has no title"),
        ("picture", {"picture": "0" * 64}, "alternative is missing"),
    ],
)
def test_fields_of_a_part_fit_its_kind(
    desk: Desk, report: str, kind: str, fields: dict[str, object], words: str
) -> None:
    with pytest.raises(BadInput, match=words):
        blocks.add(desk.session, report, kind, **fields)
    assert records(desk, report) == []


def test_an_edit_that_would_break_a_rule_changes_nothing(desk: Desk, report: str) -> None:
    own = blocks.add(desk.session, report, "claims", chosen_by="heading", named="X").id
    with pytest.raises(BadInput):
        blocks.edit(desk.session, report, own, named=None)
    assert blocks.part(desk.session, report, own).block == desk.session.get(Block, own)
    assert desk.session.get(Block, own).named == "X"


def test_claims_are_chosen_by_name(desk: Desk, report: str) -> None:
    session = desk.session
    made = claim(desk, "A")
    entity = entities.add(session, name="River Police", kind="group").id
    entities.tag(session, made.id, "Urgent")
    filters.save(session, "Mine", "claim", {"place": "X"})
    filters.save(session, "Torn", "claim", {"conflict": True})
    for by, name in (("entity", "river police"), ("tag", "urgent"), ("filter", "mine"), ("place", " A  b ")):
        block = blocks.add(session, report, "claims", **blocks.choice(session, by, name))
        assert block.chosen_by == by
        assert (block.subject is None) == (by == "place")
    used = filters.find(session, "claim", "mine")
    assert used is not None
    with pytest.raises(Refused, match="Ferry"):
        filters.remove(session, used.id)
    assert block.named == "A b"
    for by in ("entity", "tag", "filter"):
        with pytest.raises(NotFound):
            blocks.choice(session, by, "Nobody")
    with pytest.raises(BadInput, match="cannot look up"):
        blocks.add(session, report, "claims", **blocks.choice(session, "filter", "torn"))
    with pytest.raises(BadInput, match="there is no tag"):
        blocks.add(session, report, "claims", chosen_by="tag", subject=entity)


# -- pictures ----------------------------------------------------------------------------------------------------------


def test_picture_is_set_with_its_words_and_printed(desk: Desk, report: str, tmp_path: Path) -> None:
    session = desk.session
    key = blocks.add(session, report, "picture", title="Map").id
    said: list[str] = []
    reports.build(session, report, tmp_path / "a.docx", remark=said.append)
    assert said == ["The picture “Map” has not been chosen yet and is left out."]
    data = png()
    blocks.set_picture(session, report, key, data, alternative=" A map. ")
    assert blocks.picture_of(session, report, key) == data
    assert session.get(Block, key).alternative == "A map."
    said.clear()
    reports.build(session, report, tmp_path / "a.docx", remark=said.append)
    assert said == []
    added = blocks.add(session, report, "picture", data=jpeg(), alternative="A map.")
    assert blocks.picture_of(session, report, added.id) == jpeg()
    for wrong in (b"GIF89a", png()[:40], jpeg() + bytes(10_000_000)):
        with pytest.raises(BadInput):
            blocks.set_picture(session, report, key, wrong, alternative="A map.")
    with pytest.raises(BadInput, match="in words"):
        blocks.set_picture(session, report, key, data, alternative=" ")
    text = blocks.add(session, report, "narrative").id
    with pytest.raises(BadInput, match="picture"):
        blocks.set_picture(session, report, text, data, alternative="A map.")


def test_picture_stays_what_it_was_in_an_issued_edition(desk: Desk, report: str) -> None:
    key = blocks.add(desk.session, report, "picture", data=png(40, 20), alternative="A map.").id
    edition = editions.issue(desk.session, report)
    blocks.set_picture(desk.session, report, key, jpeg(), alternative="Another.")
    blocks.edit(desk.session, report, "gaps", included=False)
    assert editions.reproduce(desk.session, edition.id) == editions.file_of(desk.session, edition.id)


# -- what follows from texts -------------------------------------------------------------------------------------------


def test_sentences_say_what_they_rest_on(desk: Desk) -> None:
    session = desk.session
    made, gone = claim(desk, "A"), claim(desk, "B")
    bare = new_id()
    with session.transaction("Add claim") as work:
        work.insert(Claim.make(bare, statement="Bare."))
    claims.withdraw(session, gone.id, "Wrong.")
    judged = assessments.assess(session, by="me", statement="Soon.").id
    text = (
        f"First [@{made.id}]. Judged [@{judged}]. Both [@{judged}, {made.id}]. Nothing. Gone [@{gone.id}]. "
        f"Nowhere [@x]. Bare [@{bare}]. Source [@{desk.source.id}]. Report [@{session.case.id}]."
    )
    found = blocks.sentence_states(session, text)
    assert [one.state for one in found] == [
        "sourced", "judgment", "sourced", "unsourced", "unknown", "unknown", "unsourced", "unsourced", "unknown",
    ]  # fmt: skip
    assert text[found[2].start : found[2].end] == f"Both [@{judged}, {made.id}]."


def test_claim_that_a_text_names_is_found_followed_and_merged(desk: Desk, report: str) -> None:
    session = desk.session
    kept, other = claim(desk, "A"), claim(desk, "B")
    blocks.edit(session, report, "developments", included=False)
    own = blocks.add(session, report, "narrative", title="Background", text=f"It is so [@{other.id}].").id
    rows = impact.resting_on(session, other.id)
    assert ("report", "names", "Background") in {(row.type, row.why, row.place) for row in rows}
    editions.issue(session, report)
    assert blocks.part(session, report, "since").title == "Since report no. 1"
    [issued] = [row for row in impact.resting_on(session, other.id) if row.type == "edition"]
    assert (issued.count, issued.place) == (1, "Background, note 1")
    assert not [row for row in impact.resting_on(session, kept.id) if row.type == "edition"]
    claim_merging.merge(session, kept.id, [other.id])
    assert session.get(Block, own).text == f"It is so [@{kept.id}]."


def test_copy_of_a_report_has_its_parts_and_goes_with_them(desk: Desk, report: str) -> None:
    own = blocks.add(desk.session, report, "narrative", text="One.", before="gaps").id
    blocks.edit(desk.session, report, "timeline", included=False)
    copy = reports.duplicate(desk.session, report).id
    before, after = (blocks.parts(desk.session, id) for id in (report, copy))
    assert [(part.kind, part.position, part.included) for part in before] == [
        (part.kind, part.position, part.included) for part in after
    ]
    assert own not in {part.key for part in after}
    reports.remove(desk.session, copy)
    assert records(desk, copy) == []
    assert len(records(desk, report)) == 2


def test_sections_of_the_window_stand_in_the_order_of_the_parts(desk: Desk, report: str) -> None:
    claim(desk, "A")
    blocks.move(desk.session, report, ["developments"], None)
    blocks.edit(desk.session, report, "developments", title="What happened", included=False)
    assessments.assess(desk.session, by="me", statement="Soon.", key_judgment=True)
    found = outline.sections(desk.session, report)
    assert [(one.key, one.title, one.included) for one in found] == [
        ("key_judgments", "Key judgments", True), ("developments", "What happened", False),
    ]  # fmt: skip


def test_preview_of_many_claims_shows_the_beginning_of_a_list(desk: Desk, report: str) -> None:
    session = desk.session
    with session.transaction("Add claims") as work:
        for number in range(300):
            heading = "Left" if number < 200 else "Right"
            work.insert(Claim.make(new_id(), statement=f"Ship {number:03} was {heading}.", heading=heading))
    blocks.edit(session, report, "developments", included=False)
    blocks.add(session, report, "claims", title="Ships", chosen_by="heading", named="Left")
    blocks.add(session, report, "narrative", title="N", text="Words of my own.")
    nobody = entities.add(session, name="Nobody", kind="person").id
    blocks.add(session, report, "claims", title="Of nobody", chosen_by="entity", subject=nobody)
    html = reports.preview_html(session, report, {})
    assert "Ship 024 was Left" in html
    assert "Ship 025" not in html
    assert "… and 175 more statements in the document" in html
    assert "Words of my own (unsourced)." in html
    assert "Nothing is reported here." in html


# -- from one case to another ------------------------------------------------------------------------------------------


def test_parts_go_from_one_case_to_another(desk: Desk, report: str, tmp_path: Path) -> None:
    session = desk.session
    made = claim(desk, "A")
    blocks.edit(session, report, "gaps", title="Open")
    blocks.add(session, report, "narrative", text=f"So [@{made.id}].")
    key = blocks.add(session, report, "picture", data=png(), alternative="A map.").id
    lines = io.BytesIO()
    exchange.export(session, lines, None)
    with CaseSession.create(tmp_path / "other.casefile", title="Other", author="Nour Bensal") as other:
        result = exchange.import_lines(other, lines.getvalue().splitlines())
        assert result.errors == []
        assert other.where(Block, report=report) == records(desk, report)
        assert blocks.picture_of(other, report, key) == png()


def test_lines_with_words_as_ids_lead_to_parts(desk: Desk, tmp_path: Path) -> None:
    made = claim(desk, "A")
    lines = [
        '{"type": "report", "id": "the report", "title": "T"}',
        '{"type": "block", "id": "g", "report": "the report", "kind": "gaps", "title": "Open"}',
        f'{{"type": "block", "id": "{new_id()}", "report": "the report", "kind": "scales", "included": false}}',
        f'{{"type": "block", "id": "n", "report": "the report", "kind": "narrative", "text": "So [@{made.id}]."}}',
        '{"type": "block", "id": "bad", "report": "the report", "kind": "claims"}',
        '{"type": "block", "id": "low", "report": "the report", "kind": "narrative", "level": 4}',
        '{"type": "block", "id": "pic", "report": "the report", "kind": "picture", "picture": "R0lG"}',
    ]
    result = exchange.import_lines(desk.session, lines)
    assert [error.line for error in result.errors] == [5, 6, 7]
    [report] = desk.session.all(Report)
    found = {block.kind: block for block in records(desk, report.id)}
    assert set(found) == {"gaps", "scales", "narrative"}
    assert found["gaps"].id == Block.id_of(report.id, "gaps")
    assert found["scales"].id == Block.id_of(report.id, "scales")


def test_two_people_shape_different_sections_without_a_conflict(desk: Desk, report: str) -> None:
    """What one leaves alone is not written, so the other's change stands without a question."""
    blocks.move(desk.session, report, ["gaps"], "key_judgments")
    blocks.edit(desk.session, report, "timeline", included=False)
    assert {block.kind for block in records(desk, report)} == {"gaps", "timeline"}


def test_what_two_people_shape_in_two_copies_comes_together(desk: Desk, report: str, tmp_path: Path) -> None:
    copy = tmp_path / "copy.casefile"
    desk.session.close()
    shutil.copy(desk.path, copy)
    desk.session = CaseSession.open(desk.path, author="Ilse Brandt")
    with CaseSession.open(copy, author="Nour Bensal") as other:
        blocks.move(desk.session, report, ["gaps"], "key_judgments")
        mine = blocks.add(desk.session, report, "narrative", title="Mine", before="figures").id
        blocks.edit(other, report, "timeline", included=False)
        blocks.move(other, report, ["figures"], "developments")
        hers = blocks.add(other, report, "narrative", title="Hers", before="expert_views").id
        for one, path in ((desk.session, copy), (other, desk.path)):
            union(one, path)
        assert queries.conflicts(desk.session.database) == []
        found = blocks.parts(desk.session, report)
        assert found == blocks.parts(other, report)
        order = [part.key for part in found]
        assert order.index("gaps") < order.index("key_judgments")
        assert order.index("figures") < order.index("developments")
        assert {mine, hers} <= set(order)
        assert not blocks.part(other, report, "timeline").included
