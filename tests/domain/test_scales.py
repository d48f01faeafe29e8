# SPDX-License-Identifier: Apache-2.0
"""The bundled scales say what the reference says, and a wrong scale file is refused."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app import resources
from briefing_app.domain import scales
from briefing_app.domain.scale_file import contrast, parse_scale
from briefing_app.domain.scales import Kind, ScaleError, UnknownGrade, UnknownScale

ALL = scales.all_scales()
TLP = ("TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED")
PERCENT = st.floats(min_value=0, max_value=100)


def test_every_scale_is_there_and_loads_once() -> None:
    assert scales.scale_ids() == (
        "admiralty-credibility",
        "admiralty-reliability",
        "ajp21",
        "confidence",
        "icd203",
        "ipcc",
        "kent",
        "national-generic",
        "phia",
        "tlp2",
    )
    assert len(resources.names("scales")) == len(ALL)
    assert all(scales.load(scale.id) is scale for scale in ALL)


@pytest.mark.parametrize("scale", ALL, ids=lambda scale: scale.id)
def test_every_item_is_found_by_its_code_and_of_its_kind(scale: scales.Scale) -> None:
    assert scale.title
    assert scale.source
    for item in scale.items:
        assert scale.item(item.code) is item
    wanted = {Kind.LIKELIHOOD: scale.terms(), Kind.HANDLING: scale.markings()}
    assert wanted.get(scale.kind, scale.grades()) == scale.items


@pytest.mark.parametrize(
    ("scale_id", "labels"),
    [
        (
            "admiralty-reliability",
            {
                "A": "Completely reliable",
                "B": "Usually reliable",
                "C": "Fairly reliable",
                "D": "Not usually reliable",
                "E": "Unreliable",
                "F": "Reliability cannot be judged",
            },
        ),
        (
            "admiralty-credibility",
            {
                "1": "Confirmed by other sources",
                "2": "Probably true",
                "3": "Possibly true",
                "4": "Doubtful",
                "5": "Improbable",
                "6": "Truth cannot be judged",
            },
        ),
        ("confidence", {"not_stated": "not stated", "low": "low", "moderate": "moderate", "high": "high"}),
    ],
)
def test_grades(scale_id: str, labels: dict[str, str]) -> None:
    assert {grade.code: grade.label for grade in scales.load(scale_id).grades()} == labels


def test_unknown_has_no_rank_and_is_no_middle() -> None:
    for scale_id, code in (
        ("admiralty-reliability", "F"),
        ("admiralty-credibility", "6"),
        ("confidence", "not_stated"),
    ):
        unknown = [grade for grade in scales.load(scale_id).grades() if grade.is_unknown]
        assert [grade.code for grade in unknown] == [code]
        assert unknown[0].rank is None


def test_variant_labels() -> None:
    scale = scales.load("admiralty-credibility")
    assert scale.label("1", "ajp-2.1") == "Completely credible"
    assert scale.label("2", "ajp-2.1") == scale.label("2") == "Probably true"
    with pytest.raises(UnknownScale, match="no variant"):
        scale.label("1", "other")
    with pytest.raises(UnknownGrade):
        scale.label("7", "ajp-2.1")


BANDS = {
    "icd203": [(1, 5), (5, 20), (20, 45), (45, 55), (55, 80), (80, 95), (95, 99)] * 2,
    "phia": [(0, 5), (10, 20), (25, 35), (40, 50), (55, 75), (80, 90), (95, 100)],
    "ajp21": [(0, 10), (10, 40), (40, 60), (60, 90), (90, 100)],
    "kent": [(0, 0), (2, 12), (20, 40), (40, 60), (63, 87), (87, 99), (100, 100)],
    "ipcc": [
        *[(0, 1), (0, 5), (0, 10), (0, 33), (33, 66)],
        *[(50, 100), (66, 100), (90, 100), (95, 100), (99, 100)],
    ],
}


@pytest.mark.parametrize("scale_id", BANDS)
def test_bands(scale_id: str) -> None:
    assert [(term.low, term.high) for term in scales.likelihood(scale_id).terms()] == BANDS[scale_id]


def test_icd203_has_two_rows_that_should_not_be_mixed() -> None:
    scale = scales.likelihood("icd203")
    first = ["almost no chance", "very unlikely", "unlikely", "roughly even chance", "likely"]
    second = ["remote", "highly improbable", "improbable", "roughly even odds", "probable"]
    assert [term.code for term in scale.terms("1")] == [*first, "very likely", "almost certain"]
    assert [term.code for term in scale.terms("2")] == [*second, "highly probable", "nearly certain"]
    assert scale.rows_of(["likely", "unlikely"]) == ("1",)
    assert scale.rows_of(["probable", "likely"]) == ("1", "2")


@pytest.mark.parametrize(
    ("scale_id", "term", "printed"),
    [
        ("icd203", "likely", "likely (55–80\u00a0%)"),
        ("icd203", "almost no chance", "almost no chance (1–5\u00a0%)"),
        ("phia", "likely", "likely (≈55–≈75\u00a0%)"),
        ("phia", "remote chance", "remote chance (>0–≈5\u00a0%)"),
        ("ajp21", "highly unlikely", "highly unlikely (<10\u00a0%)"),
        ("kent", "almost certain", "almost certain (87–99\u00a0%)"),
        ("kent", "certain", "certain (100\u00a0%)"),
        ("ipcc", "more likely than not", "more likely than not (>50\u00a0%)"),
    ],
)
def test_phrase(scale_id: str, term: str, printed: str) -> None:
    assert scales.phrase(scale_id, term) == printed


@pytest.mark.parametrize(
    ("scale_id", "low", "high", "terms"),
    [
        ("icd203", 55, 80, ["likely", "probable"]),
        ("icd203", 55, None, ["roughly even chance", "likely", "roughly even odds", "probable"]),
        ("icd203", 50, 60, []),
        ("icd203", 0, None, []),
        ("icd203", 100, None, []),
        ("phia", 37, None, []),
        ("phia", 0, None, []),
        ("phia", 50, None, []),
        ("phia", 100, None, []),
        ("phia", 40, 49.9, ["realistic possibility"]),
        ("ajp21", 10, None, ["unlikely"]),
        ("ajp21", 90, None, ["likely"]),
        ("ipcc", 50, None, ["about as likely as not"]),
        ("ipcc", 95, 99, ["more likely than not", "likely", "very likely", "extremely likely"]),
        ("kent", 0, None, ["impossible"]),
        ("kent", 15, None, []),
        ("kent", 87, None, ["probable", "almost certain"]),
        ("icd203", 80, 55, []),
    ],
)
def test_candidates_for_a_range(scale_id: str, low: float, high: float | None, terms: list[str]) -> None:
    assert [term.code for term in scales.likelihood(scale_id).term_for_range(low, high)] == terms


def test_candidates_in_one_row() -> None:
    found = scales.likelihood("icd203").term_for_range(55, 80, row="1")
    assert [term.code for term in found] == ["likely"]


@given(st.sampled_from(scales.likelihood_scales()), PERCENT, PERCENT)
def test_candidates_hold_both_ends_and_nobody_else_does(scale: scales.Scale, one: float, other: float) -> None:
    low, high = sorted((one, other))
    found = scale.term_for_range(low, high)
    for term in scale.terms():
        assert (term in found) == (term.holds(low) and term.holds(high))
        if term in found:
            assert 0 <= term.low <= low <= high <= term.high <= 100


def test_wordings_are_read_in_any_case() -> None:
    found = scales.likelihood("phia").term_for_wording("  Almost  Certainly ")
    assert found is not None
    assert found.code == "almost certain"
    assert scales.likelihood("kent").term_for_wording("likely") is None


def test_tlp() -> None:
    scale = scales.load("tlp2")
    assert scale.codes == TLP
    assert {m.code: (m.text, m.background) for m in scale.markings()} == {
        "TLP:CLEAR": ("#FFFFFF", "#000000"),
        "TLP:GREEN": ("#33FF00", "#000000"),
        "TLP:AMBER": ("#FFC000", "#000000"),
        "TLP:AMBER+STRICT": ("#FFC000", "#000000"),
        "TLP:RED": ("#FF2B2B", "#000000"),
    }
    assert [(m.stix_id or "")[20:28] for m in scale.markings()] == [
        "94868c89",
        "bab4a63c",
        "55d920b0",
        "939a9414",
        "e828b379",
    ]
    assert scale.unchecked


@pytest.mark.parametrize("mark", ["TLP:WHITE", "tlp:white", "TLP: WHITE"])
def test_tlp_white_is_refused_and_told_what_to_use(mark: str) -> None:
    for look_up in (scales.load("tlp2").item, scales.scheme_of):
        with pytest.raises(UnknownGrade, match=r"TLP 1.*use TLP:CLEAR"):
            look_up(mark)


@pytest.mark.parametrize("scale", ALL, ids=lambda scale: scale.id)
@pytest.mark.parametrize("code", ["", "Z", "a", "B ", "7", "50", "tlp:red", "TLP: RED", "Likely", "medium", "x" * 99])
def test_unknown_grades_are_refused_never_mapped(scale: scales.Scale, code: str) -> None:
    with pytest.raises(UnknownGrade) as caught:
        scale.item(code)
    assert all(known in str(caught.value) for known in scale.codes)
    assert caught.value.allowed == scale.codes


@pytest.mark.parametrize(
    ("marks", "highest"),
    [
        ([], None),
        (["TLP:GREEN"], "TLP:GREEN"),
        (["TLP:AMBER", "TLP:AMBER+STRICT", "TLP:CLEAR"], "TLP:AMBER+STRICT"),
        (list(TLP), "TLP:RED"),
        (["OPEN", "GUARDED", "INNER"], "GUARDED"),
    ],
)
def test_high_water(marks: list[str], highest: str | None) -> None:
    assert scales.high_water(marks) == highest


def test_marks_of_two_schemes_are_not_compared() -> None:
    with pytest.raises(ScaleError, match="different schemes"):
        scales.high_water(["OPEN", "TLP:RED"])
    with pytest.raises(UnknownGrade):
        scales.high_water(["TLP:RED", "SECRET"])
    codes = [code for scale in scales.handling_scales() for code in scale.codes]
    assert len(set(codes)) == len(codes)


@given(st.sampled_from(TLP), st.sampled_from(TLP))
def test_at_least_follows_the_order(mark: str, floor: str) -> None:
    assert scales.at_least(mark, floor) == (TLP.index(mark) >= TLP.index(floor))


def test_national_words_are_no_real_classification() -> None:
    real = {"OFFICIAL", "RESTRICTED", "CONFIDENTIAL", "SECRET", "PROTECTED", "UNCLASSIFIED", "SENSITIVE"}
    scale = scales.load("national-generic")
    assert not real.intersection(scale.codes)
    assert not {"(U)", "(R)", "(C)", "(S)", "(TS)"}.intersection(m.portion for m in scale.markings())


@given(st.sampled_from("ABCDEF"), st.sampled_from("123456"))
def test_split_grade(reliability: str, credibility: str) -> None:
    assert scales.split_grade(reliability + credibility) == (reliability, credibility)


@pytest.mark.parametrize("pair", ["", "B", "2B", "b2", "G2", "B7", "B0", "B 2", "B22", "B２"])
def test_split_grade_refuses_anything_else(pair: str) -> None:
    with pytest.raises(UnknownGrade, match="for example B2"):
        scales.split_grade(pair)


def test_unknown_and_unfit_scales() -> None:
    for name in ("stanag", "../themes/dark", "", "icd203.toml"):
        with pytest.raises(UnknownScale, match="There is no scale"):
            scales.load(name)
    with pytest.raises(UnknownScale, match="not a scale of likelihood"):
        scales.phrase("confidence", "high")
    with pytest.raises(UnknownScale, match="has no terms"):
        scales.load("confidence").term("high")


def test_contrast_of_black_and_white() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#777777") == 1


def source(scale_id: str) -> str:
    return resources.read_text("scales", f"{scale_id}.toml")


@pytest.mark.parametrize(
    ("scale_id", "old", "new", "why"),
    [
        ("icd203", 'id = "icd203"', 'id = "other"', "not the file's name"),
        ("icd203", 'kind = "likelihood"', 'kind = "luck"', "kind must be one of"),
        ("icd203", "rows =", "row =", "row must be one of the rows"),
        ("icd203", 'row = "1"', 'row = "3"', "item almost no chance: row must be"),
        ("icd203", "high = 5\n", "high = 500\n", "must be percentages"),
        ("icd203", "low = 1\n", "low = 7\n", "must be percentages"),
        ("icd203", "low = 1\n", 'low = "1"\n', "low must be a number"),
        ("icd203", "high = 5\n", "high = 6\n", "overlap"),
        ("icd203", 'label = "likely"', 'label = " "', "item likely: label must be a text"),
        ("icd203", 'forms = ["improbably"]', 'forms = ["Probable"]', "one wording stands for two"),
        ("icd203", 'forms = ["improbably"]', 'form = ["x"]', "item improbable: there is no key form"),
        ("icd203", 'forms = ["improbably"]', "forms = [1]", "must be a list of texts"),
        ("phia", 'open = ["low"]', 'open = ["left"]', "open may name"),
        ("ipcc", "nested = true", "nested = false", "overlap"),
        ("ipcc", "nested = true", "nested = 1", "must be true or false"),
        ("kent", "low = 2\nhigh = 12", "low = 70\nhigh = 90", "not more likely"),
        ("confidence", 'code = "low"', 'code = "high"', "code of its own"),
        ("confidence", "rank = 1", "rank = 2", "must rise or fall"),
        ("confidence", "rank = 1", "rank = 1.5", "whole number"),
        ("confidence", "[[item]]", "[[other]]", "two items or more"),
        ("tlp2", '"#FFC000"', '"#222222"', "item TLP:AMBER: the contrast"),
        ("tlp2", '"#FFC000"', '"amber"', "must be colours"),
        ("tlp2", "marking-definition--55", "marking--55", "stix_id must be"),
        ("tlp2", '"TLP:WHITE" =', '"TLP:RED" =', "both an item and refused"),
        ("tlp2", '"TLP:WHITE" =', '"TLP:WHITE" = 1 #', "must be a table of texts"),
        ("admiralty-credibility", "{ 1 =", "{ 9 =", "variant ajp-2.1: labels must be"),
        ("kent", "[[item]]", "[[item]", "not a TOML file"),
    ],
)
def test_a_wrong_scale_file_is_refused(scale_id: str, old: str, new: str, why: str) -> None:
    text = source(scale_id)
    assert old in text
    count = -1 if old.startswith("[[") else 1
    with pytest.raises(ScaleError) as caught:
        parse_scale(f"{scale_id}.toml", text.replace(old, new, count))
    assert why in str(caught.value)
    assert str(caught.value).startswith(f"{scale_id}.toml: ")


@given(st.sampled_from(ALL), st.data())
def test_a_scale_file_without_one_of_its_lines_never_breaks_the_reader(
    scale: scales.Scale, data: st.DataObject
) -> None:
    lines = source(scale.id).splitlines()
    del lines[data.draw(st.integers(0, len(lines) - 1))]
    try:
        found = parse_scale(f"{scale.id}.toml", "\n".join(lines))
    except ScaleError:
        return
    assert found.items
    assert tomllib.loads("\n".join(lines))
