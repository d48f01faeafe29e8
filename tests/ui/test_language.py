# SPDX-License-Identifier: Apache-2.0
"""The window in another language: texts, counts, dates and numbers, and the direction of the script."""

from collections.abc import Iterator
from datetime import date, datetime
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication

from briefing_app.domain.date_reading import read_date
from briefing_app.domain.partial_date import InvalidDate, PartialDate
from briefing_app.domain.records import RECORD_TYPES
from briefing_app.ui import change_words, choices, date_words, i18n, judgment_choices, words
from briefing_app.ui.i18n import tr, trn
from briefing_app.ui.settings import Settings

POINTS = (
    "2023", "202X", "200X", "20XX", "2023-11", "2024-02", "2023-XX", "2023-11-XX", "2023-XX-XX", "2023-11-14",
    "2023-12-02", "2023-11-01", "2023-11-10", "2023-21", "2023-24", "2023-11-14T12:30Z", "2023-11-14T13:30:10Z",
    "2023-11-16T13:30Z",
)  # fmt: skip
QUALIFIERS = ("", "?", "~", "%")


def dates() -> Iterator[PartialDate]:
    """Every kind of date, and of interval."""
    singles = [f"{point}{qualifier}" for point, qualifier in product(POINTS, QUALIFIERS)]
    ends = [f"{point}{qualifier}" for point, qualifier in product((*POINTS, "..", ""), ("", "~"))]
    for text in (*singles, *(f"{start}/{end}" for start, end in product(ends, ends))):
        try:
            yield PartialDate.parse(text)
        except InvalidDate:
            continue


@pytest.fixture
def german(qapp: QApplication) -> Iterator[None]:
    i18n.install(qapp, "de")
    yield
    i18n.install(qapp, "en")


def test_english_needs_no_file(qapp: QApplication) -> None:
    assert i18n.install(qapp, "en") == "en"
    assert tr("Save") == "Save"
    assert trn(1, "{n} claim", "{n} claims") == "1 claim"
    assert trn(1234, "{n} claim", "{n} claims") == "1,234 claims"


@pytest.mark.usefixtures("german")
def test_german_says_texts_and_values() -> None:
    assert tr("Save") == "Speichern"
    assert "Notiz.casefile" in tr(
        "There is a file {name} in that place already. Choose another place.", name="Notiz.casefile"
    )
    assert tr("") == ""
    assert words.KIND_LABELS["fact"] == "Tatsache"
    assert [option.label for option in choices.confidence()] == ["nicht angegeben", "gering", "mittel", "hoch"]
    assert choices.reliability_meaning("B") == "meist verlässlich"


@pytest.mark.usefixtures("german")
def test_likelihood_stays_as_it_is_printed() -> None:
    assert "likely" in {band.term for band in judgment_choices.bands("icd203")}


@pytest.mark.usefixtures("german")
def test_numbers_have_the_separators_of_the_language() -> None:
    assert words.number_text(1234567.5) == "1.234.567,5"
    assert words.number_text(1200) == "1.200"
    assert words.read_number("1.234,5") == 1234.5
    assert words.read_number("1 200") == 1200
    assert words.read_number("") is None
    with pytest.raises(ValueError, match="convert"):
        words.read_number("etwa 20")


def test_numbers_in_english() -> None:
    assert words.number_text(1234567.5) == "1,234,567.5"
    assert words.read_number("1,234.5") == 1234.5


def test_shortcuts_are_those_on_the_keyboard(german: None, qapp: QApplication) -> None:
    assert words.keys("Ctrl+N") == "Strg+N"
    i18n.install(qapp, "en")
    assert words.keys("Ctrl+N") == "Ctrl+N"


def test_dates_in_english_are_those_of_reports() -> None:
    for style in ("long", "short"):
        said = [(str(found), date_words.in_words(found, style)) for found in dates()]  # type: ignore[arg-type]
        assert said == [(str(found), found.in_english(style)) for found in dates()]  # type: ignore[arg-type]


@pytest.mark.usefixtures("german")
def test_dates_in_german_are_read_back() -> None:
    for found in dates():
        try:
            reads_english = str(read_date(found.in_english("short"))) == str(found)
        except InvalidDate:
            reads_english = False
        if reads_english:  # otherwise it is shown as it is stored
            assert str(read_date(date_words.in_words(found))) == str(found), date_words.in_words(found)


@pytest.mark.usefixtures("german")
@pytest.mark.parametrize(
    ("edtf", "said"),
    [
        ("2031-03-02", "2. März 2031"),
        ("2023-11-14", "14. Nov. 2023"),
        ("2023-11-01~/2023-11-10~", "Anfang Nov. 2023"),
        ("2023-11-10/2023-11-12", "10. bis 12. Nov. 2023"),
        ("2023-10-30/2023-11-02", "30. Okt. bis 2. Nov. 2023"),
        ("2023-11-14/..", "seit 14. Nov. 2023"),
        ("../2023-11-14", "bis 14. Nov. 2023"),
        ("2023-11-14T12:30Z", "14. Nov. 2023, 12:30 UTC"),
        ("202X", "die 2020er Jahre"),
        ("nothing", "nothing"),
    ],
)
def test_dates_in_german(edtf: str, said: str) -> None:
    assert words.date_in_words(edtf) == said


@pytest.mark.usefixtures("german")
def test_moments_in_german() -> None:
    assert date_words.day_and_time(datetime(2031, 3, 2, 14, 2)) == "2. März 2031, 14:02"  # noqa: DTZ001
    assert words.day_in_words("2023-11-14T12:30Z") == "14. Nov. 2023"
    assert date_words.precision(PartialDate.of_date(date(2031, 3, 2))) == "Tag"


@pytest.mark.usefixtures("german")
def test_actions_of_the_log_are_translated_where_they_are_known() -> None:
    assert words.action_label("Add claim") == "Aussage hinzufügen"
    assert words.action_label("Undo Add claim") == "Rückgängig: Aussage hinzufügen"
    assert words.action_label("Edit 12 claims") == "12 Aussagen bearbeiten"
    assert words.action_label("Import 1,234 records") == "1.234 Datensätze importieren"
    assert words.action_label("Add six sources of 2 to 4 March 2031") == "Add six sources of 2 to 4 March 2031"
    assert words.action_label("A {brace} of 2") == "A {brace} of 2"


def test_every_record_and_field_has_a_name() -> None:
    fields = {spec.name for kind in RECORD_TYPES.values() for spec in kind.specs()}
    assert fields <= set(words.FIELD_LABELS)
    assert set(RECORD_TYPES) == set(change_words.TYPES)


@pytest.mark.parametrize(
    ("setting", "system", "language", "direction"),
    [
        ("", "en_GB", "en", Qt.LayoutDirection.LeftToRight),
        ("", "de_AT", "de", Qt.LayoutDirection.LeftToRight),
        ("", "ar_QA", "en", Qt.LayoutDirection.RightToLeft),
        ("", "he_IL", "en", Qt.LayoutDirection.RightToLeft),
        ("de", "ar_QA", "de", Qt.LayoutDirection.LeftToRight),
        ("xx", "fr_FR", "en", Qt.LayoutDirection.LeftToRight),
    ],
)
def test_language_and_direction_follow_setting_and_system(
    qapp: QApplication, setting: str, system: str, language: str, direction: Qt.LayoutDirection
) -> None:
    try:
        assert i18n.install(qapp, setting, QLocale(system)) == language
        assert i18n.language() == language
        assert qapp.layoutDirection() == direction
    finally:
        i18n.install(qapp, "en")
    assert tr("Save") == "Save"


def test_the_choice_is_kept(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "window.ini")
    assert settings.language == ""
    settings.language = "de"
    assert Settings(tmp_path / "window.ini").language == "de"
