# SPDX-License-Identifier: Apache-2.0
"""Languages by name and by code."""

import pytest

from briefing_app.ui import languages


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("English", "en"),
        ("  english ", "en"),
        ("English (en)", "en"),
        ("Chinese (zh-Hans)", "zh-Hans"),
        ("ar", "ar"),
        ("ar-EG", "ar-EG"),
        ("Welsh", "cy"),
        ("", None),
    ],
)
def test_a_language_is_read_by_name_and_by_code(text: str, code: str | None) -> None:
    assert languages.read(text) == code


@pytest.mark.parametrize("text", ["Klingonish", "english and french", "(!)"])
def test_what_is_no_language_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        languages.read(text)


def test_every_label_reads_back_as_its_code() -> None:
    for code in languages.NAMES:
        assert languages.read(languages.label_of(code)) == code
    assert languages.label_of("zh-Hans") == "Chinese (zh-Hans)"
    assert languages.label_of("qqq") == "qqq"


def test_regions_do_not_make_another_language() -> None:
    assert not languages.is_other("en-GB", "en")
    assert not languages.is_other("en", None)
    assert not languages.is_other(None, "en")
    assert languages.is_other("ar", "en")
