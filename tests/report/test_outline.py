# SPDX-License-Identifier: Apache-2.0
"""The parts of a report in their order: what somebody set of it, what is one's own, and what is printed of each."""

import random
from copy import deepcopy
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.domain.changes import Touch
from briefing_app.domain.ids import new_id
from briefing_app.domain.records import Block
from briefing_app.domain.report_records import BLOCK_KINDS, OWN_BLOCKS, STANDARD_BLOCKS
from briefing_app.report import images
from briefing_app.report.build import build
from briefing_app.report.choice import not_understood
from briefing_app.report.docx_text import plain_text
from briefing_app.report.docx_writer import write
from briefing_app.report.html import to_html
from briefing_app.report.model import NoteRef, Paragraph, Picture, ReportModel, Section, Statement, Table
from briefing_app.report.narrative import paragraphs, sentences
from briefing_app.report.outline import may_refer, parts, room
from briefing_app.report.redline import redline
from briefing_app.report.trace import trace
from tests.report.documents import HOSTILE, shaped
from tests.report.factories import CaseBuilder, rich_case
from tests.report.pictures import PLACE, jpeg, png
from tests.report.test_since import against, rows
from tests.report.xml_checks import check
from tests.report.xml_checks import parts as parts_of

TEXT = "The pilot is missing. A crane fell. The gate is shut. Nine were hurt. Twelve were hurt."


@pytest.fixture
def case() -> CaseBuilder:
    made = CaseBuilder()
    source = made.source("Port bulletin", TEXT, outlet="Port Authority", published="2031-05-04", reliability="B")
    made.claim("The pilot is missing.", source, "The pilot is missing", heading="The quay", event_time="2031-05-03")
    made.claim("A crane fell.", source, "A crane fell", heading="The quay", event_time="2031-05-01")
    made.claim("The gate is shut.", source, "The gate is shut", heading="The gate", event_time="2031-05-02")
    for count, words in ((9, "Nine"), (12, "Twelve")):
        made.claim(
            f"{words} were hurt.", source, f"{words} were hurt", heading="The quay", kind="figure", measure="injured",
            best=float(count), authority=words, as_of="2031-05-04", event_time="2031-05-04",
        )  # fmt: skip
    made.report(title="Harbour", cutoff="2031-05-05")
    return made


def id_of(case: CaseBuilder, words: str) -> str:
    return next(id for id, record in case.records.items() if getattr(record, "statement", "").startswith(words))


def built(case: CaseBuilder, audience: str | None = None) -> ReportModel:
    return build(case.snapshot(), case.report_id(), audience=audience)


def headings(model: ReportModel) -> list[str]:
    return [section.heading for section in model.sections]


def section(model: ReportModel, heading: str) -> Section:
    return next(found for found in model.sections if found.heading == heading)


def said(found: Section) -> str:
    return " ".join(plain_text(block.items) for block in found.blocks if isinstance(block, Paragraph))


def own(case: CaseBuilder, kind: str, position: float, **values: object) -> str:
    return case.add("block", report=case.report_id(), kind=kind, position=position, **values)


def marks(model: ReportModel) -> list[NoteRef]:
    """The marks of notes in document order."""
    return [item for _, statement in model.statements() for item in statement.items if isinstance(item, NoteRef)]


def assert_numbered(model: ReportModel) -> None:
    """Notes, statements, tables and pictures are numbered as they stand; each note has one first mark."""
    numbers = [statement.number for _, statement in model.statements()]
    assert numbers == sorted(set(numbers))
    assert [mark.number for mark in marks(model) if mark.first] == [note.number for note in model.notes]
    blocks = [block for found in model.sections for block in found.blocks]
    tables = [block.number for block in blocks if isinstance(block, Table) and not block.continued]
    assert tables == list(range(1, len(tables) + 1))
    drawn = [block.number for block in blocks if hasattr(block, "alt")]
    assert drawn == list(range(1, len(drawn) + 1))


# -- the order ---------------------------------------------------------------------------------------------------------


def test_report_without_records_has_the_usual_outline() -> None:
    found = parts("r", [])
    assert [part.key for part in found] == list(STANDARD_BLOCKS)
    assert [part.position for part in found] == [100.0 * number for number in range(1, len(found) + 1)]
    assert all(part.included and not part.is_own and part.block is None for part in found)


BLOCKS = st.lists(
    st.builds(
        lambda kind, place, title, inside, level: Block.make(
            new_id(), report="r", kind=kind, position=place, title=title, included=inside, level=level
        ),
        st.sampled_from(BLOCK_KINDS),
        st.sampled_from([None, 100.0, 200.0, 250.0, -1.0]),
        st.sampled_from([None, "", " A  title "]),
        st.sampled_from([None, True, False]),
        st.sampled_from([None, 1, 2, 7]),
    ),
    max_size=12,
)


@given(BLOCKS, st.randoms(use_true_random=False))
def test_order_does_not_depend_on_how_records_came_together(blocks: list[Block], chance: random.Random) -> None:
    mixed = [*blocks]
    chance.shuffle(mixed)
    found = parts("r", mixed)
    assert found == parts("r", blocks)
    assert [part.position for part in found] == sorted(part.position for part in found)
    keys = [part.key for part in found]
    assert len(keys) == len(set(keys))
    assert set(STANDARD_BLOCKS) <= set(keys)
    assert {part.key for part in found if part.is_own} == {block.id for block in blocks if block.kind in OWN_BLOCKS}


def test_of_doubles_the_one_with_the_right_id_counts() -> None:
    stray = Block.make("00000000-0000-7000-8000-000000000000", report="r", kind="gaps", title="Stray")
    right = Block.make(Block.id_of("r", "gaps"), report="r", kind="gaps", title="Right")
    assert [part.title for part in parts("r", [stray, right]) if part.key == "gaps"] == ["Right"]
    assert [part.title for part in parts("r", [stray]) if part.key == "gaps"] == ["Stray"]


def test_part_without_a_position_stands_before_the_sources() -> None:
    keys = [part.kind for part in parts("r", [Block.make(new_id(), report="r", kind="narrative")])]
    assert keys[keys.index("narrative") + 1] == "sources"


@given(
    st.lists(st.floats(allow_nan=False, allow_infinity=False), max_size=4).map(sorted),
    st.lists(st.floats(0, 1e6), max_size=3).map(sorted),
    st.integers(1, 5),
)
def test_room_lies_between(before: list[float], after: list[float], count: int) -> None:
    after = [(before[-1] if before else 0) + one for one in after]
    found = room(before, after, count)
    if found is not None:
        line = [*before[-1:], *found, *after[:1]]
        assert len(found) == count
        assert all(one < other for one, other in pairwise(line))


def test_a_table_is_mentioned_only_where_its_number_is_known() -> None:
    assert may_refer(["developments", "timeline", "figures"], 0, "figures")
    assert may_refer(["figures", "since", "developments"], 2, "figures")
    assert not may_refer(["developments", "since", "figures"], 0, "figures")
    assert not may_refer(["developments", "sources"], 0, "figures")


# -- standard sections -------------------------------------------------------------------------------------------------


def test_sections_are_moved_renamed_left_out_and_turned(case: CaseBuilder) -> None:
    report = case.report_id()
    usual = headings(built(case))
    case.standard(report, "gaps", position=150, title="Open  questions")
    case.standard(report, "key_judgments", included=False)
    case.standard(report, "developments", landscape=True, title="What happened")
    model = built(case)
    found = headings(model)
    assert found[:5] == ["", "Open questions", "What happened", "The quay", "The gate"]
    assert sorted(found) == sorted(
        {"Developments": "What happened", "What we do not know": "Open questions"}.get(name, name)
        for name in usual
        if name != "Key judgments"
    )
    assert [one.heading for one in model.sections if one.landscape] == ["What happened", "The quay", "The gate"]


def test_renamed_bottom_line_leads_in_with_its_title(case: CaseBuilder) -> None:
    case.standard(case.report_id(), "bottom_line", title="In short")
    assert said(built(case).sections[0]).startswith("In short. ")


@pytest.mark.parametrize("chance", range(8))
def test_numbers_run_with_the_document_in_any_order(chance: int) -> None:
    case, report = rich_case()
    order = list(STANDARD_BLOCKS)
    random.Random(chance).shuffle(order)
    for place, kind in enumerate(order):
        case.standard(report, kind, position=place, included=kind not in order[::5])
    claims = [id for id, record in case.records.items() if record.type_name == "claim"]
    text = " ".join(f"Sentence {number} [@{id}]." for number, id in enumerate(claims[:4]))
    for place in (2, 7):
        case.add("block", report=report, kind="narrative", position=place + 0.5, title="Own", text=text)
        case.add("block", report=report, kind="claims", position=place + 0.6, title="L", chosen_by="place", named="-")
        case.add("block", report=report, kind="differing_figures", position=place + 0.7, title="F")
    assert_numbered(build(case.snapshot(), report))


def test_bottom_line_brings_the_notes_of_what_is_left_out(case: CaseBuilder) -> None:
    report = case.report_id()
    case.edit(report, bottom_line=f"The gate is shut [@{id_of(case, 'The gate')}].")
    case.standard(report, "developments", included=False)
    model = built(case)
    [first, *_] = marks(model)
    assert first == NoteRef(1, True)
    assert_numbered(model)


def test_sources_that_stand_first_still_list_everything(case: CaseBuilder) -> None:
    report = case.report_id()
    case.standard(report, "sources", position=50)
    case.standard(report, "scales", position=60)
    model = built(case)
    assert headings(model)[:2] == ["Sources", "Scales used"]
    [register] = [block for block in section(model, "Sources").blocks if isinstance(block, Table)]
    assert (register.number, len(register.rows)) == (1, 1)
    assert_numbered(model)


def test_figures_are_not_mentioned_where_there_is_no_table_of_them(case: CaseBuilder) -> None:
    assert "Table 1" in said(section(built(case), "The quay"))
    case.standard(case.report_id(), "figures", included=False)
    assert "Table" not in said(section(built(case), "The quay"))


def test_figures_that_stand_before_are_mentioned_by_their_number(case: CaseBuilder) -> None:
    case.standard(case.report_id(), "figures", position=150)
    model = built(case)
    assert "Table 1" in said(section(model, "The quay"))
    assert_numbered(model)


# -- texts -------------------------------------------------------------------------------------------------------------


def test_text_has_notes_statements_and_says_what_is_unsourced(case: CaseBuilder) -> None:
    pilot, gate = id_of(case, "The pilot"), id_of(case, "The gate")
    source = next(id for id, record in case.records.items() if record.type_name == "source")
    text = f"It began early [@{gate}, {pilot}]. Nobody saw it.\n\nThe bulletin tells it [@{source}]. Gone [@nowhere]."
    block = own(case, "narrative", 150, title="Background", level=2, text=text)
    model = built(case)
    found = section(model, "Background")
    assert (found.level, len(found.blocks)) == (2, 2)
    assert said(found).replace("\u00a0", " ") == (
        "It began early. Nobody saw it (unsourced). The bulletin tells it (unsourced). Gone (unsourced)."
    )
    statements = [item for one in found.blocks for item in getattr(one, "items", ()) if isinstance(item, Statement)]
    assert {(item.kind, item.subject) for item in statements} == {("block", block)}
    assert [item.sourced for item in statements] == [True, False, False, False]
    assert [item.notes for item in statements] == [(1, 2), (), (3,), ()]
    assert "no passage" in plain_text(model.notes[2].items)
    assert ("block", block) in model.rests_on
    assert_numbered(model)


def test_lines_with_a_dash_before_them_are_a_list(case: CaseBuilder) -> None:
    gate = id_of(case, "The gate")
    text = f"Two things are known:\n- The gate was shut [@{gate}].\n- Nobody saw it.\n  It was dark.\n\nThat is all."
    own(case, "narrative", 150, title="Background", text=text)
    found = section(built(case), "Background")
    paragraphs = [block for block in found.blocks if isinstance(block, Paragraph)]
    assert [(p.kind, plain_text(p.items).replace("\u00a0", " ")) for p in paragraphs] == [
        ("body", "Two things are known (unsourced):"),
        ("bullet", "The gate was shut."),
        ("bullet", "Nobody saw it (unsourced). It was dark (unsourced)."),
        ("body", "That is all (unsourced)."),
    ]


def test_a_sourced_sentence_that_leads_to_a_list_keeps_its_colon(case: CaseBuilder) -> None:
    own(case, "narrative", 150, title="Background", text=f"It is known: [@{id_of(case, 'The gate')}]\n- A")
    assert said(section(built(case), "Background")) == "It is known: A (unsourced)."


def test_empty_text_prints_nothing_and_text_without_a_title_goes_on(case: CaseBuilder) -> None:
    usual = headings(built(case))
    own(case, "narrative", 150, title="Outlook")
    own(case, "narrative", 160, title="Outlook", text="  \n\n ")
    assert headings(built(case)) == usual
    own(case, "narrative", 250, text="It goes on.")
    model = built(case)
    assert headings(model) == [*usual[:2], "", *usual[2:]]
    assert said(model.sections[2]) == "It goes on (unsourced)."


def test_sentences_that_name_what_an_audience_may_not_see_are_left_out(case: CaseBuilder) -> None:
    pilot, gate = id_of(case, "The pilot"), id_of(case, "The gate")
    case.edit(case.report_id(), handling="TLP:GREEN")
    for id in list(case.records):
        if case.records[id].type_name in ("claim", "source"):
            case.edit(id, handling="TLP:RED" if id == pilot else "TLP:GREEN")
    own(case, "narrative", 150, title="Both", text=f"Secret words [@{pilot}]. The gate [@{gate}].")
    own(case, "narrative", 160, title="Hidden", text=f"Secret words [@{pilot}].")
    model = built(case, "TLP:GREEN")
    assert said(section(model, "Both")) == "The gate."
    assert "Hidden" not in headings(model)
    assert "Secret" not in to_html(model)


def test_sentences_know_their_place() -> None:
    text = "  First one [@a, b].\nSecond, e.g. this. [@c] Third"
    found = sentences(text)
    assert [text[one.start : one.end] for one in found] == ["First one [@a, b].", "Second, e.g. this. [@c]", "Third"]
    assert [one.ids for one in found] == [("a", "b"), ("c",), ()]


@given(st.text(alphabet="ab. \n[@,]\u2028é", max_size=60))
def test_places_of_sentences_are_in_order_and_hold_their_words(text: str) -> None:
    end = 0
    for one in sentences(text):
        assert end <= one.start <= one.end <= len(text)
        end = one.end
        held = text[one.start : one.end]
        assert not one.text or held.startswith(one.text[0])


def test_paragraphs_are_divided_by_blank_lines() -> None:
    assert [part.strip() for part in paragraphs("A.\nB.\r\n\r\nC.\n \t\n\nD.")] == ["A.\nB.", "C.", "D."]
    assert list(paragraphs(None)) == []


# -- lists, tables -----------------------------------------------------------------------------------------------------


def listed(case: CaseBuilder, **choice: object) -> str:
    own(case, "claims", 150, title="List", **choice)
    return said(section(built(case), "List"))


def test_claims_are_listed_in_order_of_time_by_each_choice(case: CaseBuilder) -> None:
    pilot, crane = id_of(case, "The pilot"), id_of(case, "A crane")
    entity = case.add("entity", name="Crane Company", kind="group")
    tag = case.add("tag", name="Urgent")
    for id in (pilot, crane):
        case.add("mention", claim=id, entity=entity)
        case.add("tagging", tag=tag, subject=id)
        case.edit(id, place="Pier 4")
    saved = case.add("saved_filter", name="Both", subject="claim", query='{"place": "pier 4", "sort": "event_time"}')
    for choice in (
        {"chosen_by": "entity", "subject": entity},
        {"chosen_by": "tag", "subject": tag},
        {"chosen_by": "place", "named": "Pier 4"},
        {"chosen_by": "filter", "subject": saved},
    ):
        case_now = deepcopy(case)
        text = listed(case_now, **choice)
        assert text.index("A crane fell.") < text.index("The pilot is missing.")
        assert "gate" not in text
        assert_numbered(built(case_now))


def test_list_leaves_out_what_the_report_leaves_out(case: CaseBuilder) -> None:
    report, crane = case.report_id(), id_of(case, "A crane")
    case.add("placement", report=report, subject=crane, included=False)
    text = listed(case, chosen_by="heading", named="The quay")
    assert "crane" not in text
    assert "The pilot is missing." in text


def test_empty_list_says_so_and_a_filter_that_cannot_be_looked_up_takes_nothing(case: CaseBuilder) -> None:
    saved = case.add("saved_filter", name="F", subject="claim", query='{"conflict": true}')
    own(case, "figure_table", 140, title="Lost", chosen_by="tag", subject="nowhere")
    assert listed(case, chosen_by="filter", subject=saved) == "What belongs here could not be looked up."
    assert built(case).remarks == (
        (
            "The part “Lost” takes no claims: the tag that it takes is not in the case any more. Edit the part,"
            " or remove it."
        ),
        "The part “List” takes no claims: the saved filter “F” asks for conflict. Edit the part, or remove it.",
    )
    assert listed(case, chosen_by="place", named="Nowhere")
    assert said([one for one in built(case).sections if one.heading == "List"][-1]) == "Nothing is reported here."
    assert not_understood('{"conflict": true, "finding": "ungraded", "sort": "made", "text": "x"}') == [
        "conflict", "finding",
    ]  # fmt: skip
    assert not_understood("[") == ["query"]
    assert not_understood('{"status": "live"}') == []


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ('{"text": "crane FELL"}', "A crane fell."),
        ('{"reliability": "B", "heading": "The gate"}', "The gate is shut."),
        ('{"kind": "figure", "credibility": "2"}', ""),
        ('{"tag": "-", "heading": "The gate"}', "The gate is shut."),
        ('{"entity": "-", "stance": "supports", "heading": "the gate"}', "The gate is shut."),
        ('{"entity": "Nobody"}', ""),
    ],
)
def test_saved_filters_are_looked_up(case: CaseBuilder, query: str, expected: str) -> None:
    saved = case.add("saved_filter", name="F", subject="claim", query=query)
    text = listed(case, chosen_by="filter", subject=saved)
    assert text.count(".") == 1 + ("May" in text)
    assert (expected or "Nothing is reported here.") in text


def test_long_list_says_how_many_and_prints_all(case: CaseBuilder) -> None:
    for number in range(201):
        case.claim(f"Ship {number} left.", heading="Ships")
    text = listed(case, chosen_by="heading", named="Ships")
    assert text.startswith("201 statements, in order of time.")
    assert all(f"Ship {number} left" in text for number in range(201))


def test_tables_of_figures_and_of_those_that_differ(case: CaseBuilder) -> None:
    source = next(id for id, record in case.records.items() if record.type_name == "source")
    case.claim(
        "One gate.", source, "The gate is shut", kind="figure", measure="gates", best=1.0, authority="A", heading="Z"
    )
    own(case, "figure_table", 150, title="Figures of the quay", chosen_by="heading", named="The quay")
    own(case, "differing_figures", 160, title="Apart")
    own(case, "figure_table", 170, title="None", chosen_by="heading", named="Nowhere")
    model = built(case)
    [table] = [block for block in section(model, "Figures of the quay").blocks if isinstance(block, Table)]
    assert len(table.rows) == 2
    [apart] = section(model, "Apart").blocks
    assert isinstance(apart, Table)
    assert {plain_text(row.cells[0]) for row in apart.rows} == {"Nine", "Twelve"}
    assert said(section(model, "None")) == "No figures are reported here."
    assert_numbered(model)


# -- pictures, pages ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("data", [png(900, 300), jpeg(900, 300)])
def test_picture_is_printed_without_what_it_tells_besides(case: CaseBuilder, data: bytes, tmp_path: Path) -> None:
    own(case, "picture", 150, title="The quay", picture=case.file(data), alternative="A blue field.")
    model = built(case)
    [shown] = [block for one in model.sections for block in one.blocks if isinstance(block, Picture) and not block.svg]
    assert (shown.caption, shown.alt, shown.number) == ("The quay", "A blue field.", 1)
    assert shown.width == pytest.approx(shown.height * 3)
    assert PLACE in data
    assert PLACE not in shown.png
    assert images.size_of(shown.png) == (900, 300)
    write(model, tmp_path / "a.docx")
    check(tmp_path / "a.docx")
    assert f"data:{images.media_type(data)};base64," in to_html(model)


def test_picture_that_is_missing_or_broken_is_said_in_words(case: CaseBuilder) -> None:
    own(case, "picture", 150, title="Map", picture="0" * 64, alternative="A map")
    own(case, "picture", 160, title="Torn", picture=case.file(png()[:20]), alternative="A map")
    own(case, "picture", 170, title="Later")
    model = built(case)
    assert said(model.sections[1]) == "The picture “Map” is not in this copy of the case. To be seen in it: A map."
    assert said(model.sections[2]).startswith("The picture “Torn” cannot be read.")
    assert len(model.remarks) == 3
    assert model.remarks[2] == "The picture “Later” has not been chosen yet and is left out."


def test_camera_that_was_turned_is_turned_back() -> None:
    assert images.size_of(images.upright(jpeg(30, 10, turned=True))) == (10, 30)
    plain = jpeg(30, 10)
    assert images.upright(plain) == plain
    with pytest.raises(ValueError, match=r"."):
        images.upright(jpeg(300, 100)[:400])


@given(st.binary(max_size=60))
def test_broken_pictures_have_no_size(rest: bytes) -> None:
    for beginning in (images.PNG_BEGINNING, images.JPEG_BEGINNING):
        images.size_of(beginning + rest)
        images.without_metadata(beginning + rest)


def test_page_breaks_stand_before_what_follows(case: CaseBuilder, tmp_path: Path) -> None:
    for position in (150, 160, 350, 5000):
        own(case, "page_break", position)
    case.standard(case.report_id(), "developments", landscape=True)
    model = built(case)
    assert [one.heading for one in model.sections if one.new_page] == ["Key judgments", "Developments"]
    write(model, tmp_path / "a.docx")
    body = parts_of(tmp_path / "a.docx")["word/document.xml"].decode()
    assert body.count('w:type="page"') == 1
    assert body.count('w:orient="landscape"') == 1


# -- the whole ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", ["Words", *HOSTILE])
def test_shaped_report_keeps_our_rules(words: str, tmp_path: Path) -> None:
    case, report = shaped(words)
    model = build(case.snapshot(), report)
    assert_numbered(model)
    write(model, tmp_path / "a.docx")
    check(tmp_path / "a.docx")
    assert to_html(model)


def test_sentences_of_a_text_are_traced_to_it(tmp_path: Path) -> None:
    case, report = shaped()
    write(build(case.snapshot(), report), tmp_path / "a.docx")
    found = [one for one in trace(tmp_path / "a.docx") if one.kind == "block"]
    assert [one.text for one in found[:3]] == ["Words one.", "Words two (unsourced).", "Words three."]
    assert found[0].citations
    assert {one.subject for one in found} <= set(case.records)


def test_changed_text_shows_in_the_redline_and_among_what_changed(case: CaseBuilder, tmp_path: Path) -> None:
    gate = id_of(case, "The gate")
    block = own(case, "narrative", 150, title="Outlook", text=f"The gate stays shut [@{gate}]. Rain is likely.")
    gone = own(case, "narrative", 160, title="Old", text="This goes.")
    same = own(case, "narrative", 165, title="Same", text="This stays.")
    then = deepcopy(case)
    case.edit(block, text=f"The gate stays shut [@{gate}]. Snow is likely.")
    case.edit(gone, included=False)
    own(case, "narrative", 170, title="Fresh", text="This is new.")
    table = [row for row in rows(against(case, then)) if "Text" in row[1]]
    assert [(news, text) for news, text, _ in table] == [
        ("Changed", "Text “Outlook”. Snow is likely (unsourced). Not said any more: “Rain is likely”."),
        ("New", "Text “Fresh”. This is new (unsourced)."),
        ("Withdrawn", "Text “Old”. Not said any more: “This goes”."),
    ]
    assert table[0][2].startswith("Ravi Sol")
    assert same in case.records
    assert_numbered(against(case, then))
    marked = redline(built(then), built(case), {block: Touch("Ravi Sol", "2031-05-06T08:00:00Z", "Edit")},
                     Touch("Mara Lind", "2031-05-06T08:00:00Z", "Issue"))  # fmt: skip
    write(marked, tmp_path / "a.docx")
    check(tmp_path / "a.docx")
    body = parts_of(tmp_path / "a.docx")["word/document.xml"].decode()
    assert "Rain" in body.partition("w:del ")[2]
    assert 'w:author="Ravi Sol"' in body


def test_texts_of_a_copied_report_are_compared_by_their_title(case: CaseBuilder) -> None:
    block = own(case, "narrative", 150, title="Outlook", text="Rain is likely.")
    then = deepcopy(case)
    del case.records[block]
    own(case, "narrative", 150, title="Outlook", text="Snow is likely.")
    [row] = [row for row in rows(against(case, then)) if "Text" in row[1]]
    assert row[0] == "Changed"


def test_what_a_withheld_claim_said_before_is_not_told_as_gone(case: CaseBuilder) -> None:
    case.edit(case.report_id(), handling="TLP:GREEN")
    pilot = id_of(case, "The pilot")
    block = own(case, "narrative", 150, title="Outlook", text=f"Secret words [@{pilot}]. Rain.")
    then = deepcopy(case)
    case.edit(pilot, handling="TLP:RED")
    case.edit(block, text="Snow.")
    assert "Secret" not in to_html(against(case, then, "TLP:GREEN"))
    del case.records[pilot]
    assert "Secret" not in to_html(against(case, then, "TLP:GREEN"))
