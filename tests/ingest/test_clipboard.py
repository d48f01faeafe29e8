# SPDX-License-Identifier: Apache-2.0
"""What browsers leave on the clipboard."""

import pytest

from briefing_app.domain.errors import BadInput
from briefing_app.ingest import from_clipboard

LONG = [
    f"Sentence {n} tells that gate {n * 3} of the upper lock was opened by hand early in the morning." for n in range(8)
]
FRAGMENT = "<h2>Gates opened</h2>" + "".join(f"<p>{line}</p>" for line in LONG)


def windows(fragment: str) -> str:
    """As Windows puts HTML on the clipboard; the offsets count bytes."""
    template = (
        "Version:0.9\r\nStartHTML:{:010}\r\nEndHTML:{:010}\r\nStartFragment:{:010}\r\nEndFragment:{:010}\r\n"
        "SourceURL:https://example.org/2024/03/05/gates\r\n"
    )
    before, after = "<html><body>\r\n<!--StartFragment-->", "<!--EndFragment-->\r\n</body></html>"
    size = len(template.format(0, 0, 0, 0))
    start = size + len(before)
    end = start + len(fragment.encode())
    return template.format(size, end + len(after), start, end) + before + fragment + after


def test_a_fragment_keeps_headings_and_paragraphs_apart() -> None:
    draft = from_clipboard(FRAGMENT, "\n".join(["Gates opened", *LONG]))
    assert draft.text == "\n\n".join(["Gates opened", *LONG])
    assert draft.proposed("title") == "Gates opened"
    assert draft.media_type == "text/html"


@pytest.mark.parametrize("extra", ["", "<p>Überschwemmung – größer als gedacht.</p>"])
def test_the_windows_header_is_read_and_left_out(extra: str) -> None:
    draft = from_clipboard(windows(FRAGMENT + extra), None)
    assert "StartHTML" not in draft.text
    assert LONG[-1] in draft.text
    assert ("größer" in draft.text) == bool(extra)
    assert draft.proposed("url") == "https://example.org/2024/03/05/gates"
    assert draft.proposals_for("url")[0].origin == "clipboard"


def test_of_a_whole_page_only_the_article_is_taken() -> None:
    menu = "".join(f'<li><a href="/{n}">Department number {n}</a></li>' for n in range(30))
    draft = from_clipboard(f"<nav><ul>{menu}</ul></nav><article><h1>Gates opened</h1>{FRAGMENT}</article>", None)
    assert "Department" not in draft.text
    assert LONG[3] in draft.text


def test_wrong_offsets_are_no_obstacle() -> None:
    assert LONG[0] in from_clipboard(windows(FRAGMENT).replace("StartHTML:0", "StartHTML:9"), None).text


def test_short_selections_lists_and_tables_are_kept_whole() -> None:
    draft = from_clipboard(
        "<span>Only a few words</span><ul><li>one</li><li>two</li></ul><table><tr><td>a</td><td>b</td></tr></table>",
        None,
    )
    assert draft.text == "Only a few words\n\none\ntwo\n\na | b"


def test_plain_text_wins_where_the_html_gives_far_less() -> None:
    draft = from_clipboard("<div><img src='a.png'> picture</div>", "\n\n".join(LONG))
    assert draft.text == "\n\n".join(LONG)
    assert draft.media_type == "text/plain"


def test_plain_text_alone_and_nothing_at_all() -> None:
    assert from_clipboard(None, LONG[0]).text == LONG[0]
    assert from_clipboard("  ", LONG[0]).text == LONG[0]
    with pytest.raises(BadInput, match="There is no text in the clipboard"):
        from_clipboard("<img src='a.png'>", None)
