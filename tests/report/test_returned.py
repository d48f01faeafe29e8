# SPDX-License-Identifier: Apache-2.0
"""Files that readers worked on, as Word writes them: tracked changes, moves, comments, changes nobody tracked."""

import re
from pathlib import Path

import pytest

from briefing_app.domain.errors import BadInput
from briefing_app.report import returned
from briefing_app.report.build import build
from briefing_app.report.docx_writer import write
from briefing_app.report.returned_changes import compare
from tests.report.factories import rich_case
from tests.report.readers import Copy, comment, gone, ins, text

ROAD = "The road from Tessel to Hadran is cut in two places."


@pytest.fixture(scope="module")
def issued(tmp_path_factory: pytest.TempPathFactory) -> Path:
    case, report = rich_case()
    target = tmp_path_factory.mktemp("issued") / "issued.docx"
    write(build(case.snapshot(), report), target)
    return target


@pytest.fixture
def copy(issued: Path, tmp_path: Path) -> Copy:
    return Copy(issued, tmp_path)


def test_an_untouched_file_proposes_nothing(copy: Copy) -> None:
    found = copy.compared()
    assert (found.changes, found.remarks) == ((), ())
    assert found.found == len(returned.read(copy.issued).statements)


def test_tracked_changes_of_one_reader_are_one_proposal(copy: Copy) -> None:
    copy.in_run(ROAD, "The road from Tessel to Hadran is ", gone("cut"), ins("blocked"), " in ", gone("two"),
                ins("three", when="2031-09-09T09:30:00Z"), " places.")  # fmt: skip
    (change,) = copy.changes
    assert (change.kind, change.tracked, change.reviewer) == ("rewording", True, "Ana")
    assert (change.before, change.after) == (ROAD, "The road from Tessel to Hadran is blocked in three places.")
    assert change.written_at == "2031-09-09T09:30:00Z"
    assert (change.place, change.is_statement) == ("Access", True)


def test_words_that_would_be_seen_back_to_front_come_as_they_are_written(copy: Copy) -> None:
    copy.in_run(ROAD, ROAD.replace("two", "\u202etwo\u202c"), ins(" It is\u202e nepo\u202d."))
    (change,) = copy.changes
    assert (change.before, change.tracked) == (ROAD, True)
    assert not set(change.after) & {"\u202e", "\u202d"}


def test_readers_whose_changes_are_apart_have_a_proposal_each(copy: Copy) -> None:
    copy.in_run(ROAD, "The ", gone("road"), ins("track"), " from Tessel to Hadran is cut in ", gone("two", "Ben"),
                ins("three", "Ben"), " places.")  # fmt: skip
    assert [(change.reviewer, change.after) for change in copy.changes] == [
        ("Ana", "The track from Tessel to Hadran is cut in two places."),
        ("Ben", "The road from Tessel to Hadran is cut in three places."),
    ]


def test_readers_whose_changes_meet_have_one_together(copy: Copy) -> None:
    inside = ins("three or ").replace("</w:ins>", gone("four", "Ben") + "</w:ins>")
    copy.in_run(ROAD, "The road from Tessel to Hadran is cut in ", gone("two"), inside, ins("five", "Ben"), " places.")
    (change,) = copy.changes
    assert (change.reviewer, change.before) == ("Ana, Ben", ROAD)
    assert change.after == "The road from Tessel to Hadran is cut in three or five places."


def test_silent_edit_shows_beside_a_tracked_one(copy: Copy) -> None:
    core = copy.parts["docProps/core.xml"].decode()
    saved = "<cp:lastModifiedBy>Carl</cp:lastModifiedBy></cp:coreProperties>"
    copy.parts["docProps/core.xml"] = core.replace("</cp:coreProperties>", saved).encode()
    copy.in_run(ROAD, "The road to Hadran is cut in ", gone("two"), ins("three"), " places.")
    silent, tracked = copy.changes
    assert (silent.tracked, silent.reviewer, silent.before) == (False, "Carl", ROAD)
    assert silent.after == "The road to Hadran is cut in two places."
    assert (tracked.tracked, tracked.before) == (True, silent.after)
    assert tracked.after == "The road to Hadran is cut in three places."


@pytest.mark.parametrize("when", ["0000-00-00T00:00:00Z", "yesterday", "", "1601-01-01T00:00:00Z", "2031-13-40"])
def test_nonsense_for_a_date_is_no_date(copy: Copy, when: str) -> None:
    copy.in_run(ROAD, ROAD[:-1], ins(" today", "Unknown Author", when), ".")
    (change,) = copy.changes
    assert (change.reviewer, change.written_at) == ("", "")


def test_what_only_looks_otherwise_is_no_proposal(copy: Copy) -> None:
    was = '<w:rPrChange w:id="9" w:author="Ana" w:date="2031-09-09T08:00:00Z"><w:rPr><w:i/></w:rPr></w:rPrChange>'
    run = text(ROAD).replace("<w:r>", f"<w:r><w:rPr><w:b/>{was}</w:rPr>")
    copy.in_run(ROAD, run)
    assert copy.changes == []


@pytest.mark.parametrize("is_tracked", [True, False])
def test_statement_that_is_gone_is_a_deletion_and_takes_its_surroundings_along(copy: Copy, is_tracked: bool) -> None:
    start = re.search(r'<w:bookmarkStart w:id="(\d+)" w:name="s000ac_', copy.body)
    assert start is not None
    if is_tracked:
        copy.in_run(ROAD, gone(ROAD))
    else:
        end = f'<w:bookmarkEnd w:id="{start[1]}"/>'
        before, rest = copy.body.split(start[0], 1)
        copy.body = before + rest[rest.index(end) + len(end) :]
    (change,) = copy.changes
    assert (change.kind, change.before, change.after, change.tracked) == ("deletion", ROAD, "", is_tracked)
    assert change.reviewer == ("Ana" if is_tracked else "")


def test_lost_mark_is_no_deletion(copy: Copy) -> None:
    name = re.search(r"s000ac_[0-9a-f]{32}", copy.body)
    assert name is not None
    copy.body = copy.body.replace(name[0], "gone")
    copy.in_run(ROAD, ROAD[:-1], ins(" today"), ".")
    (change,) = copy.changes  # the control stands for the bookmark
    assert (change.kind, change.statement) == ("rewording", name[0])
    assert change.after == "The road from Tessel to Hadran is cut in two places today."
    copy.body = re.sub(r'<w:tag w:val="claim:[^"]*"/>', "", copy.body)
    found = copy.compared()
    assert [change.kind for change in found.changes if change.statement == name[0]] == ["deletion"]


def test_new_paragraphs_are_insertions_under_their_heading(copy: Copy) -> None:
    mark = '<w:rPr><w:ins w:id="7" w:author="Ana" w:date="2031-09-09T08:00:00Z"/></w:rPr>'
    fresh = f'<w:p><w:pPr><w:pStyle w:val="BodyText"/>{mark}</w:pPr>{ins("Boats went out.")}</w:p>'
    silent = f'<w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr>{text("Nobody tracked this.")}</w:p>'
    paragraph = re.search(rf"<w:p>(?:(?!<w:p>).)*{re.escape(ROAD)}.*?</w:p>", copy.body)
    assert paragraph is not None
    copy.put(paragraph[0], paragraph[0] + fresh + silent)
    tracked, other = copy.changes
    assert (tracked.kind, tracked.after, tracked.place, tracked.reviewer) == (
        "insertion", "Boats went out.", "Access", "Ana",
    )  # fmt: skip
    assert tracked.statement.startswith("s000")
    assert not tracked.is_statement
    assert (other.kind, other.after, other.tracked) == ("insertion", "Nobody tracked this.", False)


def test_text_behind_a_statement_in_its_paragraph_is_an_insertion(copy: Copy) -> None:
    start = re.search(r'<w:bookmarkStart w:id="(\d+)" w:name="s000ac_', copy.body)
    assert start is not None
    end = f'<w:bookmarkEnd w:id="{start[1]}"/>'
    copy.put(end, end + ins(" Both are mined."))
    (change,) = copy.changes
    assert (change.kind, change.after, change.before) == ("insertion", "Both are mined.", "")


def test_statement_broken_into_paragraphs_stays_one(copy: Copy) -> None:
    control = re.search(rf"<w:sdt>(?:(?!<w:sdt>).)*?{re.escape(ROAD)}</w:t></w:r></w:sdtContent></w:sdt>", copy.body)
    assert control is not None
    mark = '<w:pPr><w:rPr><w:ins w:id="7" w:author="Ana" w:date="2031-09-09T08:00:00Z"/></w:rPr></w:pPr>'
    half = "The road from Tessel to Hadran"
    broken = text(half) + "</w:p><w:p>" + text(ROAD.removeprefix(half))
    copy.put(control[0], broken)
    opening = copy.body.rindex("<w:p>", 0, copy.body.index(broken))
    head = copy.body[opening:].split("<w:pPr>", 1)[0]
    assert head == "<w:p>"
    assert copy.changes == []  # the words are the same: a break is no other wording
    copy.put("</w:p><w:p>" + text(ROAD.removeprefix(half)), f"</w:p><w:p>{mark}{text(' of all places is cut.')}")
    (change,) = copy.changes
    assert change.after == "The road from Tessel to Hadran of all places is cut."


def test_a_move_is_told_and_is_no_deletion(copy: Copy) -> None:
    copy.in_run(ROAD, gone(ROAD, tag="moveFrom"))
    target = '<w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr>' + ins(ROAD, tag="moveTo") + "</w:p>"
    heading = re.search(r'<w:p><w:pPr><w:pStyle w:val="Heading1"/>.*?</w:p>', copy.body)
    assert heading is not None
    copy.put(heading[0], heading[0] + target)
    found = copy.compared()
    assert found.changes == ()
    assert found.remarks[0].startswith(f"Ana moved “{ROAD[:50]}")


def test_comments_lead_to_their_statement_and_answers_to_their_comment(copy: Copy) -> None:
    copy.in_run(
        ROAD, "The road ", '<w:commentRangeStart w:id="1"/>', "from Tessel", '<w:commentRangeEnd w:id="1"/>',
        '<w:r><w:commentReference w:id="1"/></w:r>', '<w:r><w:commentReference w:id="2"/></w:r>',
        " to Hadran is cut in two places.",
    )  # fmt: skip
    extended = (
        '<w15:commentEx w15:paraId="0000000A" w15:done="0"/>'
        '<w15:commentEx w15:paraId="0000000B" w15:paraIdParent="0000000A" w15:done="0"/>'
    )
    copy.comments(
        comment(1, "Which road?", paragraph="0000000A"), comment(2, "The east one.", "Ben", "0000000B"),
        extended=extended,
    )  # fmt: skip
    first, second = copy.changes
    assert (first.kind, first.remark, first.before, first.place) == (
        "comment", "Which road?", "from Tessel", "Access",
    )  # fmt: skip
    assert (second.remark, second.after, second.reviewer) == ("The east one.", "Which road?", "Ben")
    assert first.statement == second.statement != ""
    assert first.tracked is None


def test_comment_at_a_point_behind_a_statement_is_about_it(copy: Copy) -> None:
    start = re.search(r'<w:bookmarkStart w:id="(\d+)" w:name="(s000ac_[0-9a-f]+)"', copy.body)
    assert start is not None
    end = f'<w:bookmarkEnd w:id="{start[1]}"/>'
    copy.put(end, f'{end}<w:r><w:commentReference w:id="1"/></w:r>').comments(comment(1, "Sure?"))
    (change,) = copy.changes
    assert (change.statement, change.before) == (start[2], "")


def test_changed_notes_are_told(copy: Copy) -> None:
    notes = copy.parts["word/footnotes.xml"].decode()
    copy.parts["word/footnotes.xml"] = notes.replace("</w:p></w:footnote>", ins("x") + "</w:p></w:footnote>").encode()
    found = copy.compared()
    assert found.changes == ()
    assert "notes were not read" in found.remarks[0]


def test_doubled_bookmark_is_read_once(copy: Copy) -> None:
    paragraph = re.search(rf"<w:p>(?:(?!<w:p>).)*{re.escape(ROAD)}.*?</w:p>", copy.body)
    assert paragraph is not None
    copy.put(paragraph[0], paragraph[0] + paragraph[0].replace("two places", "ten places"))
    found = copy.compared()
    assert [change for change in found.changes if change.is_statement] == []
    assert any("more than once" in remark for remark in found.remarks)


HOSTILE = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'


@pytest.mark.parametrize(
    "part", ["word/document.xml", "word/comments.xml", "word/commentsExtended.xml", "docProps/custom.xml"]
)
def test_entities_are_refused(copy: Copy, part: str) -> None:
    copy.comments(comment(1, "x"))
    copy.parts[part] = HOSTILE.encode()
    with pytest.raises(BadInput, match="document type"):
        returned.read(copy.save())


def test_bookmarks_that_do_not_end_are_refused(copy: Copy) -> None:
    many = "".join(f'<w:bookmarkStart w:id="{n + 90_000}" w:name="b{n}"/>' for n in range(1_200))
    copy.put("<w:body>", f"<w:body>{many}")
    with pytest.raises(BadInput, match="bookmarks do not end"):
        returned.read(copy.save())


@pytest.mark.parametrize("damage", ["<w:del>", "<w:sdt><w:sdtPr/>", "</w:p>"])
def test_broken_xml_is_told(copy: Copy, damage: str) -> None:
    copy.put("<w:body>", f"<w:body><w:p>{damage}</w:p>" if damage != "</w:p>" else f"<w:body>{damage}")
    with pytest.raises(BadInput, match="not well-formed"):
        returned.read(copy.save())


def test_deep_nesting_and_endless_words_end(copy: Copy) -> None:
    deep = '<w:ins w:id="1" w:author="A" w:date="2031-09-09">' * 120
    copy.put("<w:body>", f"<w:body><w:p>{deep}{text('x' * 300_000)}{'</w:ins>' * 120}</w:p>")
    longest = max(copy.changes, key=lambda change: len(change.after))
    assert len(longest.after) == returned.LONGEST_TEXT


def test_work_can_be_stopped(copy: Copy) -> None:
    class Stopped(Exception):
        pass

    def stop() -> None:
        raise Stopped

    with pytest.raises(Stopped):
        returned.read(copy.issued, check=stop)
    whole = returned.read(copy.issued)
    with pytest.raises(Stopped):
        compare(whole, whole, stop)
