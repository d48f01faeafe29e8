# SPDX-License-Identifier: Apache-2.0
"""Whether a new wording still fits its evidence."""

import pytest

from briefing_app.analysis.wording_fit import Doubt, doubts
from briefing_app.domain.records import Assessment, Claim

OLD = "The River Police counted 24 injured at Tessel on 7 September."
PASSAGE = "Twenty-four people were hurt, said Captain Dorte Hallin; the gate “did not hold”. Thirty had been on board."


def found(new: str, old: str = OLD) -> list[tuple[str, str]]:
    return [(doubt.kind, doubt.words) for doubt in doubts(old, new, [PASSAGE])]


@pytest.mark.parametrize(
    "new",
    [
        OLD,
        "At Tessel the River Police counted twenty-four injured on September 7.",
        "The River Police counted 24 injured of 30 at Tessel on 7 Sept",
        "Captain Hallin of the River Police counted 24 injured at Tessel on 7 September.",
        "The gate held; 24 were injured.",
        "Police said that 24 people were hurt.",
        "",
    ],
)
def test_what_the_evidence_says_in_other_words_raises_no_doubt(new: str) -> None:
    assert found(new) == []


@pytest.mark.parametrize(
    ("new", "kind", "words"),
    [
        ("The River Police counted 31 injured at Tessel on 7 September.", "number", "31"),
        ("The River Police counted 24 injured at Tessel on 8 September.", "date", "8 September"),
        ("The River Police counted 24 injured at Hadran on 7 September.", "name", "Hadran"),
        ("The River Police counted no 24 injured at Tessel on 7 September.", "negation", "no"),
        ("The River Police likely counted 24 injured at Tessel on 7 September.", "likelihood", "likely"),
        ("The River Police counted 24 “innocent” injured at Tessel on 7 September.", "quotation", "innocent"),
    ],
)
def test_each_thing_that_nobody_said_is_told(new: str, kind: str, words: str) -> None:
    assert found(new) == [(kind, words)]


def test_negation_that_is_gone_is_told() -> None:
    assert found("The gate held.", "The gate did not hold.") == [("negation_gone", "not")]


def test_figure_that_is_another_than_its_fields_is_told() -> None:
    claim = Claim.make("c", statement=OLD, kind="figure", minimum=24, wording="at least 24")
    (doubt,) = doubts(OLD, "The River Police counted 30 injured at Tessel on 7 September.", [PASSAGE], claim)
    assert doubt == Doubt("figure", "30", "at least 24")
    assert doubts(OLD, "Twenty-four were injured.", [PASSAGE], claim) == []
    other = Claim.make("c", statement=OLD, kind="figure", best=99)
    assert doubts(OLD, "Some 24 were injured.", [PASSAGE], other) == []  # it never said it: that is no news


def test_term_that_is_not_the_assessment_s_is_told() -> None:
    old = "A release is likely (55–80 %)."
    judgment = Assessment.make("a", statement="A release is likely", author="x", term="likely", scale="icd203")
    (doubt,) = doubts(old, "A release is very likely (80–95 %).", [], judgment, "icd203")
    assert doubt == Doubt("other_term", "very likely", "likely")
    assert doubts(old, "A release soon is likely.", [], judgment, "icd203") == []
    assert doubts(old, "A release is unlikely.", [], judgment, "no-such-scale") == []


def test_endless_text_is_not_looked_at() -> None:
    assert doubts("", "17 " * 10_000, []) == []
