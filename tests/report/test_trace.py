# SPDX-License-Identifier: Apache-2.0
"""From the file back to the passages."""

import zipfile
from pathlib import Path

import pytest

from briefing_app.domain.errors import BadInput
from briefing_app.report import package
from briefing_app.report.build import build
from briefing_app.report.docx_writer import write
from briefing_app.report.trace import TracedStatement, trace
from tests.report.factories import CaseBuilder, rich_case
from tests.report.xml_checks import parts


@pytest.fixture
def rich(tmp_path: Path) -> tuple[CaseBuilder, Path]:
    case, report = rich_case()
    target = tmp_path / "rich.docx"
    write(build(case.snapshot(), report), target)
    return case, target


def rewrite(source: Path, target: Path, **changed: bytes) -> Path:
    """A copy with some parts changed; names with ``__`` for ``/`` and ``_xml`` for ``.xml``."""
    contents = parts(source)
    for name, data in changed.items():
        contents[name.replace("__", "/").replace("_xml", ".xml")] = data
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in contents.items():
            file.writestr(name, data)
    return target


def assert_same_but_for_the_manifest(whole: list[TracedStatement], partial: list[TracedStatement]) -> None:
    assert len(whole) == len(partial)
    for one, two in zip(whole, partial, strict=True):
        assert (one.text, one.kind, one.subject, one.section) == (two.text, two.kind, two.subject, two.section)
        assert (one.notes, one.note_numbers) == (two.notes, two.note_numbers)
        for first, second in zip(one.citations, two.citations, strict=True):
            assert (first.source_title, first.exact) == (second.source_title, second.exact)
            assert (first.start, first.end) == (second.start, second.end)
            assert first.version.startswith(second.version)
            assert not second.complete
            assert len(second.version) >= 12


def test_statements_lead_to_their_passages(rich: tuple[CaseBuilder, Path]) -> None:
    case, path = rich
    found = trace(path)
    snapshot = case.snapshot()
    model = build(snapshot, case.report_id())
    assert [s.subject for s in found] == [statement.subject for _, statement in model.statements()]
    assert [s.section for s in found] == [section for section, _ in model.statements()]
    cited = [c for statement in found for c in statement.citations]
    assert cited
    for citation in cited:
        text = snapshot.text(citation.version)
        assert text is not None
        assert text[citation.start : citation.end] == citation.exact
        assert citation.complete
    road = next(s for s in found if s.text == "The road from Tessel to Hadran is cut in two places.")
    assert (road.kind, road.section, road.note_numbers) == ("claim", "Access", (6,))
    assert [c.exact for c in road.citations] == ["The road to Hadran is cut in two places", "الطريق إلى حدران مقطوع"]
    assert road.notes[0].startswith("J. Amsel, “Dam spillway opened")


def test_every_claim_is_traced(rich: tuple[CaseBuilder, Path]) -> None:
    case, path = rich
    subjects = {s.subject for s in trace(path)}
    for record in case.records.values():
        if record.type_name == "claim" and record.status == "live":  # type: ignore[attr-defined]
            assert record.id in subjects


def test_quotes_with_line_breaks_come_back_exactly(tmp_path: Path) -> None:
    exact = "one\r\ntwo\tthree\n\nfour  five"
    case = CaseBuilder()
    source = case.source("T", f"x {exact} y")
    case.claim("A", source, exact, heading="H")
    report = case.report()
    write(build(case.snapshot(), report), tmp_path / "x.docx")
    assert [c.exact for s in trace(tmp_path / "x.docx") for c in s.citations] == [exact]


@pytest.mark.parametrize("manifest", [b"", b"<other/>"])
def test_lost_manifest_is_made_up_for_by_bookmarks(
    rich: tuple[CaseBuilder, Path], tmp_path: Path, manifest: bytes
) -> None:
    _, path = rich
    stripped = rewrite(path, tmp_path / "stripped.docx", customXml__item1_xml=manifest)
    assert_same_but_for_the_manifest(trace(path), trace(stripped))


def test_not_a_word_file(tmp_path: Path) -> None:
    for name, content in (("a.docx", b"text"), ("b.docx", b""), ("c.docx", b"PK\x03\x04broken")):
        (tmp_path / name).write_bytes(content)
        with pytest.raises(BadInput, match="not a Word file"):
            trace(tmp_path / name)
    with pytest.raises(BadInput, match="is a folder"):
        trace(tmp_path)
    with pytest.raises(BadInput, match="There is no file"):
        trace(tmp_path / "none.docx")


def test_some_other_document(tmp_path: Path) -> None:
    import docx

    document = docx.Document()
    document.add_paragraph("Hello")
    document.save(str(tmp_path / "x.docx"))
    with pytest.raises(BadInput, match="holds no statements"):
        trace(tmp_path / "x.docx")


def test_zip_bomb_is_refused_before_it_is_unpacked(rich: tuple[CaseBuilder, Path], tmp_path: Path) -> None:
    _, path = rich
    bomb = rewrite(path, tmp_path / "bomb.docx", word__document_xml=b" " * (64 * 1024 * 1024))
    with pytest.raises(BadInput, match="unpacks to"):
        trace(bomb)


def test_size_limits(rich: tuple[CaseBuilder, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    _, path = rich
    monkeypatch.setattr(package, "LARGEST_PACKAGE", 100)
    with pytest.raises(BadInput, match="more than"):
        trace(path)
    monkeypatch.setattr(package, "MOST_ENTRIES", 3)
    with pytest.raises(BadInput, match="too many"):
        trace(path)


@pytest.mark.parametrize("part", ["word__document_xml", "word__footnotes_xml", "customXml__item1_xml"])
def test_entities_are_refused(rich: tuple[CaseBuilder, Path], tmp_path: Path, part: str) -> None:
    _, path = rich
    data = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'
    with pytest.raises(BadInput, match="document type"):
        trace(rewrite(path, tmp_path / "xxe.docx", **{part: data}))


def test_broken_parts_are_told(rich: tuple[CaseBuilder, Path], tmp_path: Path) -> None:
    _, path = rich
    with pytest.raises(BadInput, match="not well-formed"):
        trace(rewrite(path, tmp_path / "x.docx", word__document_xml=parts(path)["word/document.xml"][:9_000]))
    with pytest.raises(BadInput, match="not a Word document"):
        trace(rewrite(path, tmp_path / "y.docx", word__document_xml=b"<document/>"))
    data = bytearray(path.read_bytes())
    place = data.index(b"word/document.xml") + 200
    data[place : place + 50] = bytes(50)
    (tmp_path / "flipped.docx").write_bytes(data)
    with pytest.raises(BadInput, match="damaged"):
        trace(tmp_path / "flipped.docx")


def test_pieces_of_a_part_are_bounded(
    rich: tuple[CaseBuilder, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, path = rich
    monkeypatch.setattr(package, "MOST_TAGS", 400)
    for wide in (b"<w:p>%s</w:p>" % (b"<w:r/>" * 300), b"<w:tbl>%s</w:tbl>" % (b"<w:tr/>" * 300)):
        body = parts(path)["word/document.xml"].replace(b"<w:body>", b"<w:body>" + wide, 1)
        with pytest.raises(BadInput, match="too large"):
            trace(rewrite(path, tmp_path / "wide.docx", word__document_xml=body))
    many = parts(path)["word/document.xml"].replace(b"<w:body>", b"<w:body>" + b"<w:p><w:r/></w:p>" * 1_000, 1)
    assert trace(rewrite(path, tmp_path / "many.docx", word__document_xml=many)) == trace(path)
