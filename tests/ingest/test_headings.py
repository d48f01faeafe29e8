# SPDX-License-Identifier: Apache-2.0
"""Which lines of a stored text are headings."""

import pytest

from briefing_app import ingest

BODY = (
    "The inspectors reached the weir at Kellmar on Tuesday and counted the barges that were still afloat; "
    "they found nine of them, two without papers, and a pilot who had slept through the night."
)
SHORT = "They left again before noon."


def _headings(text: str, title: str | None = None) -> list[tuple[int, str]]:
    return [(found.level, text[found.start : found.end]) for found in ingest.headings(text, None, "text/plain", title)]


def _page(page: str, title: str | None = None) -> list[tuple[int, str]]:
    draft = ingest.from_bytes(page.encode(), "page.html")
    found = ingest.headings(draft.text, draft.original, draft.media_type, title)
    return [(heading.level, draft.text[heading.start : heading.end]) for heading in found]


def test_page_gives_its_own_headings_and_no_others() -> None:
    page = (
        "<html><head><title>Weir</title></head><body><nav><h3>Sections</h3></nav><article>"
        f"<h1>Weir under <i>watch</i></h1><p>{BODY}</p><h2>What was  found</h2><p>{BODY}</p>"
        f"<p>Looks like one</p><p>{BODY}</p></article></body></html>"
    )
    assert _page(page) == [(1, "Weir under watch"), (2, "What was found")]


def test_heading_stands_as_often_as_in_the_page() -> None:
    page = f"<html><body><article><h2>Access</h2><p>{BODY}</p><p>Access</p><p>{BODY}</p></article></body></html>"
    assert _page(page) == [(2, "Access")]


@pytest.mark.parametrize("original", [b"", b"\x00\xff\xfe", b"<div>" * 5000, b"<h1>Never in the text</h1>"])
def test_page_that_cannot_be_read_gives_none(original: bytes) -> None:
    assert ingest.headings(f"Never\n\n{BODY}", original, "text/html", None) == []


def test_first_line_that_is_the_title_is_a_heading() -> None:
    text = f"\nNine barges  at Kellmar.\n\n{BODY}"
    assert _headings(text, "nine barges at kellmar.") == [(1, "Nine barges  at Kellmar.")]
    assert _headings(text, "Another title") == []


def test_short_line_over_a_paragraph_is_a_heading() -> None:
    text = f"{BODY}\n\nAccess to the weir\n\n{BODY}\n\nWhat comes next\n{BODY}"
    assert _headings(text) == [(2, "Access to the weir"), (2, "What comes next")]
    arabic = (
        "وصل المفتشون إلى السد يوم الثلاثاء وأحصوا الزوارق التي ما زالت عائمة، فوجدوا تسعة منها، اثنان بلا أوراق، " * 2
    )
    assert _headings(f"{arabic}\n\nالوصول إلى السد\n\n{arabic}") == [(2, "الوصول إلى السد")]


@pytest.mark.parametrize(
    "line",
    [
        "They came at night.",
        "Who knew of it?",
        "By Ilka Sarn",
        "14 November 2031",
        "https://example.org/weir",
        "– the first of three",
        "“Nobody told us”",
        "one | two | three",
        "***",
        "write to desk@example.org",
        " indented line",
        "A line that goes on and on until nobody would take it for the heading of anything that stands below it",
    ],
)
def test_what_could_be_something_else_is_no_heading(line: str) -> None:
    assert _headings(f"{BODY}\n\n{line}\n\n{BODY}") == []


def test_lists_and_last_lines_have_no_headings() -> None:
    assert _headings("One barge\n\nTwo barges\n\nThree barges\n\nFour barges") == []
    assert _headings(f"{BODY}\n\nThe desk") == []
    assert _headings(f"{BODY}\n\nThe desk\n\n{SHORT}") == []


def test_places_are_code_points() -> None:
    text = f"😀😀\n\n{BODY}\n\nAccess to the weir\n\n{BODY}"
    assert _headings(text) == [(2, "Access to the weir")]
    assert _headings("") == []
