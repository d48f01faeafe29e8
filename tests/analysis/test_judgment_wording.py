# SPDX-License-Identifier: Apache-2.0
"""Rule T01: confidence and likelihood in one sentence."""

import pytest

from briefing_app.analysis.judgment_wording import shared_sentence


@pytest.mark.parametrize(
    ("text", "confidence", "likelihood"),
    [
        ("We have high confidence that an attack is likely.", "high confidence", "likely"),
        ("With low-confidence we see a 60 % chance of rain.", "low-confidence", "60 %"),
        ("Moderate confidence: a strike is very unlikely.", "Moderate confidence", "very unlikely"),
        ("The AnCR is high that it will almost certainly fail.", "AnCR", "almost certainly"),
    ],
)
def test_both_in_one_sentence_are_found(text: str, confidence: str, likelihood: str) -> None:
    assert shared_sentence(text) == (confidence, likelihood)


@pytest.mark.parametrize(
    "text",
    [
        "An attack is likely. We have high confidence in this.",
        "We have high confidence in certain groups.",
        "An attack is likely.",
        "",
    ],
)
def test_sentences_of_their_own_pass(text: str) -> None:
    assert shared_sentence(text) is None


def test_the_nested_scale_is_exempt() -> None:
    text = "It is likely that the level rises (high confidence)."
    assert shared_sentence(text, "icd203") is not None
    assert shared_sentence(text, "ipcc") is None
    assert shared_sentence(text, "nowhere") is not None
