# SPDX-License-Identifier: Apache-2.0
"""Word files and terminals that somebody wants to hurt."""

import io
import os
import sys
import zipfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from briefing_app.cli.output import Output
from briefing_app.domain.errors import BadInput
from briefing_app.report import template
from briefing_app.report.docx_notes import parse_passage_bookmark
from briefing_app.report.styles import W
from briefing_app.report.trace import _Reader, trace
from briefing_app.services import pictures, reviews
from briefing_app.services.session import CaseSession
from briefing_app.store.search_text import parse, snippet

HEAD = f'<w:document xmlns:w="{W}"><w:body>'


def _word_file(path: Path, body: str) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("word/document.xml", f"{HEAD}{body}</w:body></w:document>")
    return path


def test_trace_visits_nested_paragraphs_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    visits: list[object] = []
    monkeypatch.setattr(_Reader, "_visit", lambda _, node: visits.append(node))
    path = _word_file(tmp_path / "deep.docx", "<w:p>" * 200 + "<w:r><w:t>a</w:t></w:r>" * 20 + "</w:p>" * 200)
    with pytest.raises(BadInput):
        trace(path)
    assert 40 <= len(visits) <= 50


def test_trace_refuses_bookmarks_that_never_end(tmp_path: Path) -> None:
    starts = "".join(f'<w:bookmarkStart w:id="{n}" w:name="s{n:04x}c_{n:032x}"/>' for n in range(4_000))
    path = _word_file(tmp_path / "open.docx", f"<w:p>{starts}</w:p>" + "<w:p><w:r><w:t>a</w:t></w:r></w:p>" * 4_000)
    with pytest.raises(BadInput, match="bookmarks do not end"):
        trace(path)


@pytest.mark.parametrize("name", ["q1_" + "f" * 6_000 + "_2_0123456789ab", "q1_1_" + "f" * 9 + "_0123456789ab"])
def test_numbers_in_bookmarks_are_bounded(name: str) -> None:
    assert parse_passage_bookmark(name) is None


def test_terminal_gets_no_control_characters(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    for as_json in (False, True):
        terminal = Terminal()
        monkeypatch.setattr("sys.stdout", terminal)
        output = Output(as_json=as_json)
        output.plain("a\x1b]0;owned\x07b\x9bc\u202ed")
        output.document({"id": "x\x9b\u202e"})
        assert not set(terminal.getvalue()) & set("\x1b\x07\x9b\u202e")


def test_snippet_of_a_long_text_shows_the_place(tmp_path: Path) -> None:
    text = "word " * 400_000 + "the needle here " + "word " * 400_000
    shown, ranges = snippet(text, parse("needle"))
    assert [shown[a:b] for a, b in ranges] == ["needle"]


def test_query_of_many_words_is_cut(tmp_path: Path) -> None:
    assert len(parse("word " * 5_000).phrases) == 64


@pytest.mark.usefixtures("no_hang")
@pytest.mark.skipif(sys.platform == "win32", reason="pipes as POSIX has them")
def test_no_reader_waits_for_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "report.docx"
    os.mkfifo(pipe)
    with CaseSession.create(tmp_path / "one.casefile", title="One", author="Ana") as session:
        readers: tuple[Callable[[Path], object], ...] = (
            trace, template.file_bytes, pictures.read_picture, partial(reviews.read, session),
        )  # fmt: skip
        for read in readers:
            for path in (pipe, Path("/dev/zero"), Path("a\0b")):
                with pytest.raises(BadInput):
                    read(path)
