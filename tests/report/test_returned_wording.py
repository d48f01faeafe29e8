# SPDX-License-Identifier: Apache-2.0
"""From printed sentences back to stored words."""

import pytest

from briefing_app.report.returned_wording import Stored, stored_wording, with_sentence


@pytest.mark.parametrize(
    ("before", "after", "stored", "wanted"),
    [
        ("The road is cut.", "The road is blocked.", "The road is cut", "The road is blocked"),
        ("The road is cut.", "The road is blocked.", "The road is cut.", "The road is blocked."),
        ("The road is cut (unsourced).", "The road is shut (unsourced).", "The road is cut", "The road is shut"),
        ("The road is cut.", "Is the road cut?", "The road is cut", "Is the road cut?"),
        ("at least 17 on 2 March.", "at least 19 on 2 March.", "at least 17", "at least 19"),
    ],
)
def test_what_the_report_adds_is_left_out(before: str, after: str, stored: str, wanted: str) -> None:
    assert stored_wording(before, after, stored) == Stored(wanted)


def test_range_and_who_says_it_are_left_out() -> None:
    before = "Dissent: Omar Reyes judges it unlikely (20–45 %): The level will fall (unsourced). His confidence is low."
    after = before.replace("will fall", "may fall")
    assert stored_wording(before, after, "The level will fall.", is_estimate=True) == Stored("The level may fall.")
    phrase = "A release is likely (55–80 %) this week."
    stored = "A release is likely this week"
    assert stored_wording(phrase, phrase.replace("week", "month"), stored, is_estimate=True) == Stored(
        "A release is likely this month"
    )


def test_shortened_words_keep_their_rest() -> None:
    before, after = "The road from Tessel to …", "The track from Tessel to …"
    assert stored_wording(before, after, "The road from Tessel to Hadran is cut.") == Stored(
        "The track from Tessel to Hadran is cut."
    )


def test_doubtful_wording_says_so() -> None:
    assert not stored_wording("The road is cut.", "The road is blocked.", "Nobody passes").certain
    before = "The level will fall. We judge this likely."
    found = stored_wording(before, "The level may fall. We judge this unlikely.", "The level will fall")
    assert found == Stored("The level may fall", certain=False)


TEXT = "It rains [@a]. The road is cut [@b, c]. Nobody came."


@pytest.mark.parametrize(
    ("printed", "wanted", "result"),
    [
        ("The road is cut.", "The road is blocked.", "It rains [@a]. The road is blocked [@b, c]. Nobody came."),
        ("The road is cut.", None, "It rains [@a]. Nobody came."),
        ("It rains.", None, "The road is cut [@b, c]. Nobody came."),
        ("Nobody came (unsourced).", "Somebody came.", "It rains [@a]. The road is cut [@b, c]. Somebody came."),
        ("Nobody came (unsourced).", None, "It rains [@a]. The road is cut [@b, c]."),
        ("It snows.", "It hails.", None),
    ],
)
def test_one_sentence_of_a_text_changes(printed: str, wanted: str | None, result: str | None) -> None:
    assert with_sentence(TEXT, printed, wanted) == result


def test_only_sentence_is_taken_out() -> None:
    assert with_sentence("It rains [@a].", "It rains.", None) == ""
