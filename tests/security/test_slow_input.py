# SPDX-License-Identifier: Apache-2.0
"""Input that was made to keep the program busy. Each of these took minutes, or for ever."""

import json
import unicodedata
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app import ingest
from briefing_app.domain import figure_reading, markers
from briefing_app.domain.errors import BadInput
from briefing_app.domain.normal_forms import Form, normal_form
from briefing_app.ingest import dates, folding, html
from briefing_app.report import returned, wording
from briefing_app.report.returned_changes import compare
from briefing_app.report.styles import W
from briefing_app.report.trace import trace
from briefing_app.services import exchange_lines
from briefing_app.store import search_text

MARKS = "a" + "\u0301\u0316" * 100_000
DUPLICATED = b'{"type":"source",' + b",".join(b'"%x":0' % n for n in range(90_000)) + b',"15f8f":0}'

SLOW: dict[str, Callable[[], object]] = {
    "comments before no page": lambda: ingest.from_bytes(b"<!---->" * 1_000 + b"x"),
    "white space in a page": lambda: html.parsed("<p>a" + " " * 2_000_000 + "b"),
    "months": lambda: dates.is_stated_in("2024-01-15", "jan" * 500_000),
    "open marks of citations": lambda: markers.with_ids("[@" * 500_000, str),
    "white space before citations": lambda: markers.with_ids(" " * 1_000_000, str),
    "open marks in a bottom line": lambda: wording.sentences("[@" * 500_000),
    "white space in a bottom line": lambda: wording.sentences("a" + " " * 1_000_000 + "b"),
    "sentences before one mark": lambda: wording.sentences("So it is. " * 20_000 + "It is so [@1]."),
    "sentences on one line": lambda: wording.sentences("It is so. " * 600_000),
    "letters with stops on one line": lambda: wording.sentences("A. " * 2_000_000),
    "marks to store": lambda: ingest.normalise(MARKS),
    "marks to quote": lambda: folding.fold_quote(MARKS),
    "marks to index": lambda: search_text.fold_text(MARKS),
    "marks to search for": lambda: search_text.parse(MARKS),
    "marks around a find": lambda: search_text.snippet(MARKS, search_text.parse("b")),
    "a letter for a quote": lambda: ingest.find("ee " * 1_000_000, "e"),
    "a long quote that overlaps itself": lambda: ingest.find("a" * 2_000_000, "a" * 200_000),
    "letters for a figure": lambda: figure_reading.holds_number("a" * 1_000_000),
    "digits for a figure": lambda: figure_reading.holds_number("a1" * 500_000),
    "numbers for a figure": lambda: figure_reading.figures_in("1,1 at least " * 300),
    "hundreds for a figure": lambda: figure_reading.figures_in("killed 10 to 12 a hundred injured " * 110),
    "a doubled name among many": lambda: exchange_lines.parse(DUPLICATED),
}


def _run(inner: str, times: int = 1) -> str:
    return f"<w:r>{inner}</w:r>" * times


def _field(kind: str) -> str:
    return f'<w:fldChar w:fldCharType="{kind}"/>'


def _bookmarks(count: int) -> str:
    return "".join(
        f'<w:bookmarkStart w:id="{n}" w:name="s{n:06x}c_{n:032x}"/><w:bookmarkEnd w:id="{n}"/>' for n in range(count)
    )


def _insertions(count: int) -> str:
    """By as many people, with a letter that stays between two of them."""
    made = (
        f'<w:ins w:id="1" w:author="p{n}" w:date="2031-09-09T08:00:00Z">{_run("<w:t>b</w:t>")}</w:ins>'
        f"{_run('<w:t>a</w:t>')}"
        for n in range(count)
    )
    return "".join(made)


LETTER = "<w:t>a</w:t>"
STARTS = "".join(f'<w:commentRangeStart w:id="{n}"/>' for n in range(20_000))
DOCUMENTS: dict[str, tuple[str, str]] = {
    "fields that do not end": (_run(_field("begin") + _field("separate") + LETTER, 100_000), ""),
    "a field that asks for much": (
        _run(_field("begin") + f"<w:instrText>{'x' * 1_000}</w:instrText>" * 100_000 + _field("end") + LETTER), "",
    ),
    "comments on everything": (
        STARTS + _run(LETTER, 100_000), "".join(f'<w:comment w:id="{n}"/>' for n in range(20_000)),
    ),
    "comments behind bookmarks that ended": (
        _bookmarks(50_000) + '<w:commentReference w:id="0"/>' * 100_000, '<w:comment w:id="0"/>',
    ),
    "notes behind bookmarks that ended": (
        _bookmarks(50_000) + '<w:footnoteReference w:id="0"/>' * 100_000 + _run(LETTER), "",
    ),
}  # fmt: skip


def _word_file(path: Path, body: str, comments: str = "") -> Path:
    """Stored, since what repeats itself so often is refused for that alone when it is packed."""
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("word/document.xml", f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>')
        package.writestr("word/comments.xml", f'<w:comments xmlns:w="{W}">{comments}</w:comments>')
    return path


@pytest.mark.usefixtures("no_hang")
@pytest.mark.parametrize("name", DOCUMENTS)
def test_no_document_keeps_the_program_busy(name: str, tmp_path: Path) -> None:
    body, comments = DOCUMENTS[name]
    path = _word_file(tmp_path / "slow.docx", f"<w:p>{body}</w:p>", comments)
    for read in (returned.read, trace):
        with suppress(BadInput):
            read(path)


@pytest.mark.usefixtures("no_hang")
def test_changes_of_very_many_people_to_one_statement_are_one(tmp_path: Path) -> None:
    start, end = '<w:bookmarkStart w:id="1" w:name="s0001c"/>', '<w:bookmarkEnd w:id="1"/>'
    bodies = (_run(LETTER, 20_000), _insertions(20_000))
    files = [
        _word_file(tmp_path / f"{n}.docx", f"<w:p>{start}{body}{end}</w:p>") for n, body in enumerate(bodies)
    ]  # fmt: skip
    issued, changed = map(returned.read, files)
    (change,) = compare(issued, changed).changes
    assert change.reviewer.startswith("p0, p1, p2, ")
    assert len(change.reviewer) < 200


@pytest.mark.usefixtures("no_hang")
@pytest.mark.parametrize("name", SLOW)
def test_nothing_keeps_the_program_busy(name: str) -> None:
    with suppress(BadInput):
        SLOW[name]()


_SOME = st.sampled_from("a é\u0301\u0316\u0327\u0345\u0f73\u0f75\u0344\uff9e\u3099ㅏ가ǖ\ufefbد\u064b\u0651")


@given(
    st.lists(st.tuples(st.text(_SOME, max_size=6), st.integers(1, 90)), max_size=5),
    st.sampled_from(("NFC", "NFD", "NFKC", "NFKD")),
)
def test_normal_forms_are_those_of_the_library(parts: list[tuple[str, int]], form: Form) -> None:
    text = "".join(part * times for part, times in parts)
    assert normal_form(form, text) == unicodedata.normalize(form, text)


def test_a_quote_near_a_place_is_found_there_however_often_it_stands() -> None:
    text = "e " * 50_000
    assert ingest.anchor_for_quote(text, "e", ingest.text_hash(text), near=90_000).start == 90_000
    with pytest.raises(ingest.QuoteAmbiguous, match="at least 10,000 times"):
        ingest.anchor_for_quote(text, "e", "")


def test_a_doubled_name_is_named() -> None:
    with pytest.raises(BadInput, match="“b” stands in it twice"):
        exchange_lines.parse(json.dumps({"a": 1})[:-1].encode() + b',"b":1,"c":2,"b":3}')
