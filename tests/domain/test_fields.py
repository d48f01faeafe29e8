# SPDX-License-Identifier: Apache-2.0
"""Each kind of field takes what it should and refuses the rest in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.domain.errors import BadInput
from briefing_app.domain.records import RECORD_TYPES, Assessment, Citation, Claim, Source

GOOD = [
    (Claim, "best", 3, 3.0),
    (Claim, "best", 2.5, 2.5),
    (Claim, "cumulative", False, False),
    (Claim, "event_time", "2023-11~", "2023-11~"),
    (Claim, "kind", "figure", "figure"),
    (Claim, "kind", None, "fact"),
    (Claim, "notes", "", None),
    (Source, "reliability", "B", "B"),
    (Source, "reliability", None, None),
    (Assessment, "confidence", None, "not_stated"),
    (Citation, "start", 0, 0),
]
BAD = [
    (Claim, "best", "many"),
    (Claim, "best", float("nan")),
    (Claim, "best", float("inf")),
    (Claim, "best", True),
    (Claim, "cumulative", 1),
    (Claim, "cumulative", "yes"),
    (Claim, "event_time", "2023-02-30"),
    (Claim, "event_time", 2023),
    (Claim, "kind", "Fact"),
    (Claim, "kind", ["fact"]),
    (Claim, "statement", ""),
    (Claim, "statement", "   "),
    (Claim, "statement", 5),
    (Claim, "statement", "a\x00b"),
    (Claim, "statement", "a\ud800b"),
    (Source, "reliability", "b"),
    (Source, "reliability", "G"),
    (Source, "reliability", 1),
    (Citation, "start", 1.0),
    (Citation, "start", True),
    (Citation, "start", 2**63),
    (Citation, "claim", 7),
]


@pytest.mark.parametrize(("kind", "name", "value", "stored"), GOOD)
def test_checked_takes_a_good_value(kind: type, name: str, value: object, stored: object) -> None:
    found = kind.checked({name: value})[name]  # type: ignore[attr-defined]
    assert found == stored
    assert type(found) is type(stored)


@pytest.mark.parametrize(("kind", "name", "value"), BAD)
def test_checked_refuses_a_bad_value_and_names_the_field(kind: type, name: str, value: object) -> None:
    with pytest.raises(BadInput, match=f"{name}.*\\S"):
        kind.checked({name: value})  # type: ignore[attr-defined]


def test_checked_names_the_fields_there_are_for_one_that_is_not() -> None:
    with pytest.raises(BadInput, match=r"no field “satement”.*statement"):
        Claim.checked({"satement": "x"})


def test_make_asks_for_what_is_required() -> None:
    with pytest.raises(BadInput, match="statement is missing"):
        Claim.make("x")


@given(st.sampled_from(sorted(RECORD_TYPES)), st.data())
def test_checked_gives_a_value_or_bad_input_for_anything(name: str, data: st.DataObject) -> None:
    kind = RECORD_TYPES[name]
    field = data.draw(st.sampled_from(kind.field_names()))
    anything = st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.lists(st.integers())
    value = data.draw(anything)
    try:
        found = kind.checked({field: value})[field]
    except BadInput as error:
        refusal = str(error)
    else:
        refusal = field
        assert kind.checked({field: found})[field] == found
    assert field in refusal


@pytest.mark.parametrize("code", ["en", "ar", "zh-Hans", "pt-BR"])
def test_language_codes_are_taken(code: str) -> None:
    assert Source.make("s", title="T", language=code).language == code


@pytest.mark.parametrize("code", ["English", "zz-<>", "e", "en_GB", "en-"])
def test_other_words_are_no_language_codes(code: str) -> None:
    with pytest.raises(BadInput, match="language code"):
        Source.make("s", title="T", language=code)
