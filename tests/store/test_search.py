# SPDX-License-Identifier: Apache-2.0
"""What is found, for words in several scripts, and that the index follows every change."""

from pathlib import Path

import pytest

from briefing_app.domain.errors import BadInput
from briefing_app.domain.ids import new_id
from briefing_app.domain.records import Claim, Evidence, Expert, Question
from briefing_app.services.session import CaseSession
from briefing_app.services.verifying import verify
from briefing_app.store.search import Hit, search
from tests.store.cases import add, add_claim, add_expert, add_source, delete, new_case, update

ARABIC = "وصلت القافلة إلى المدينةِ صباح الثلاثاء، وأعلنت الوِزَارَة ذلك."
CHINESE = "港口附近的桥梁已经关闭，官员说供水正常。"
FRENCH = "L’évacuation du quartier a été annoncée à Besançon; Straße gesperrt. ﬁn"


@pytest.fixture
def case(tmp_path: Path) -> CaseSession:  # type: ignore[misc]
    with new_case(tmp_path) as session:
        for text, title in ((ARABIC, "First"), (CHINESE, "Second"), (FRENCH, "Third")):
            add_source(session, text, title)
        yield session


def found(session: CaseSession, text: str, *types: str) -> list[str]:
    return [hit.title for hit in search(session.database, text, types)]


def marked(hit: Hit) -> list[str]:
    return [hit.snippet[start:end] for start, end in hit.ranges]


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("evacuation", "Third"),
        ("ÉVACUATION", "Third"),
        ("évacuation", "Third"),
        ("besancon", "Third"),
        ("strasse", "Third"),
        ("fin", "Third"),
        ("القافلة", "First"),
        ("قافلة", "First"),
        ("قافله", "First"),
        ("المدينة", "First"),
        ("مدينة", "First"),
        ("الوزارة", "First"),
        ("وزارة", "First"),
        ("الى", "First"),
        ("桥梁", "Second"),
        ("供水", "Second"),
        ("官", "Second"),
        ("“港口附近”", "Second"),
    ],
)
def test_search_finds_words_as_people_type_them(case: CaseSession, query: str, title: str) -> None:
    assert found(case, query) == [title]


@pytest.mark.parametrize("query", ["梁桥", "水供", '"quartier évacuation"', "cuation", "nothing"])
def test_search_does_not_find_what_is_not_there(case: CaseSession, query: str) -> None:
    assert found(case, query) == []


def test_search_finds_the_beginning_of_a_word_from_two_letters_on(case: CaseSession) -> None:
    assert found(case, "evac") == ["Third"]
    assert found(case, "ev") == ["Third"]
    assert found(case, "e") == []
    assert found(case, '"evac"') == []


def test_search_wants_all_words_and_a_phrase_in_order(case: CaseSession) -> None:
    assert found(case, "quartier annoncee") == ["Third"]
    assert found(case, "annoncee quartier") == ["Third"]
    assert found(case, "quartier missing") == []
    assert found(case, '"quartier a été"') == ["Third"]


@pytest.mark.parametrize("query", ["", "   ", "!!!", '""', "*", "—"])
def test_search_asks_for_a_word(case: CaseSession, query: str) -> None:
    with pytest.raises(BadInput, match="no word to search"):
        found(case, query)


@pytest.mark.parametrize(
    "query", ["a OR", "NEAR(x", "x*y", "words:x", '"x', "-x", "(x", "a\x00b", "'; DROP TABLE claim", "^x"]
)
def test_search_takes_any_text_as_words(case: CaseSession, query: str) -> None:
    assert isinstance(found(case, query), list)


def test_snippet_marks_the_match_in_the_text_itself(case: CaseSession) -> None:
    assert marked(search(case.database, "evacuation")[0]) == ["évacuation"]
    assert marked(search(case.database, "قافلة")[0]) == ["القافلة"]
    assert marked(search(case.database, "桥梁")[0]) == ["桥梁"]
    assert marked(search(case.database, "وزارة")[0]) == ["الوِزَارَة"]


def test_snippet_shows_the_place_in_a_long_text(case: CaseSession) -> None:
    text = "word " * 3000 + "the needle lies here " + "word " * 3000
    add_source(case, text, "Long")
    hit = search(case.database, "needle")[0]
    assert "the needle lies here" in hit.snippet
    assert len(hit.snippet) < 200
    assert marked(hit) == ["needle"]


def test_search_ranks_the_closer_find_first_and_filters_by_kind(case: CaseSession) -> None:
    add_claim(case, "The harbour was closed after long and tedious talks between many people in the harbour office")
    short = add_claim(case, "Harbour closed")
    add_expert(case, "Jane Harbour")
    assert {hit.type for hit in search(case.database, "harbour")} == {"claim", "expert"}
    assert [hit.type for hit in search(case.database, "harbour", ["expert"])] == ["expert"]
    assert search(case.database, "harbour", ["claim"])[0].id == short.id
    assert found(case, "harbour", "source") == []
    assert len(search(case.database, "harbour", limit=1)) == 1


def test_text_is_found_as_its_source(case: CaseSession) -> None:
    hit = search(case.database, "桥梁", ["source"])[0]
    assert (hit.type, hit.title) == ("source", "Second")


def test_index_follows_edit_delete_undo_and_redo(case: CaseSession) -> None:
    claim = add_claim(case, "The lighthouse is dark")
    update(case, Claim, claim.id, statement="The windmill is dark")
    assert (found(case, "lighthouse"), found(case, "windmill")) == ([], ["The windmill is dark"])
    case.undo()
    assert (found(case, "lighthouse"), found(case, "windmill")) == (["The lighthouse is dark"], [])
    case.redo()
    assert found(case, "windmill")
    delete(case, Claim, claim.id)
    assert found(case, "windmill") == []
    case.undo()
    assert found(case, "windmill") == ["The windmill is dark"]
    assert verify(case) == []


def test_index_is_sound_after_its_last_entry_was_removed_and_its_number_used_again(case: CaseSession) -> None:
    for number in range(5):
        claim = add_claim(case, f"passing{number}")
        delete(case, Claim, claim.id)
    add_claim(case, "staying")
    assert found(case, "passing4") == []
    assert found(case, "staying") == ["staying"]
    assert verify(case) == []


def test_record_without_a_word_takes_no_room_in_the_index(case: CaseSession) -> None:
    claim = add_claim(case)
    question = add(case, Question.make(new_id(), text="Who closed the bridge?"))
    entries = "SELECT count(*) FROM search_entry"
    before = case.database.value(entries)
    row = add(case, Evidence.make(new_id(), question=question.id, subject=claim.id))
    assert case.database.value(entries) == before
    update(case, Evidence, row.id, text="Harrow was there")
    assert case.database.value(entries) == before + 1
    assert [hit.id for hit in search(case.database, "harrow")] == [row.id]
    update(case, Evidence, row.id, text=None)
    assert case.database.value(entries) == before
    assert verify(case) == []


def test_bulk_insert_is_indexed_like_single_ones(tmp_path: Path) -> None:
    with new_case(tmp_path) as session:
        with session.transaction("Bulk") as work:
            work.writer.insert_many(
                [
                    Expert.make(f"00000000-0000-7000-8000-{number:012d}", name=f"Dr. Ångström {number}")
                    for number in range(30)
                ]
            )
        assert len(search(session.database, "angstrom")) == 30
        assert verify(session) == []
