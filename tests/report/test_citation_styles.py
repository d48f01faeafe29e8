# SPDX-License-Identifier: Apache-2.0
"""How notes name sources, in full and again, in each style."""

from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from briefing_app.domain.records import Source
from briefing_app.report.build import build
from briefing_app.report.citation_styles import family_names, short_title
from briefing_app.report.docx_writer import write
from briefing_app.report.model import ReportModel
from briefing_app.report.options import Options
from briefing_app.report.trace import trace
from tests.report.factories import CaseBuilder, rich_case
from tests.report.test_build import text
from tests.report.test_trace import assert_same_but_for_the_manifest, rewrite
from tests.report.xml_checks import W, check, parts


def source(**values: Any) -> Source:
    return Source.make("01900000-0000-7000-8000-000000000001", **{"title": "T", **values})


def cited(**values: Any) -> CaseBuilder:
    """Two claims on one source, and one on another."""
    case = CaseBuilder()
    first = case.source(
        "Bridge closed: what we know", "one two three", author="Ines Moreau", outlet="Valley Post",
        published="2031-09-02", retrieved="2031-09-03", url="https://valley.example/bridge?a=1&b=2", reliability="B",
    )  # fmt: skip
    other = case.source("Notice 7", "four five", kind="statement", outlet="Water Board", reliability="C")
    for number, (where, exact) in enumerate(((first, "one"), (first, "two"), (other, "four"), (other, "five"))):
        case.claim(f"S{number}", where, exact, heading="H", credibility="2", event_time=f"2031-09-0{number + 1}")
    case.report()
    return case


def notes(case: CaseBuilder, **chosen: Any) -> list[str]:
    return [text(note) for note in made(case, **chosen).notes]


def made(case: CaseBuilder, **chosen: Any) -> ReportModel:
    return build(case.snapshot(), case.report_id(), options=Options(**chosen))


def test_chicago_in_full_and_again() -> None:
    assert notes(cited(), citations="chicago") == [
        (
            "Ines Moreau, “Bridge closed: what we know,” Valley Post, 2 September 2031, accessed 3 September 2031, "
            "https://valley.example/bridge?a=1&b=2: “one” [B2]."
        ),
        "Moreau, “Bridge closed”: “two” [B2].",
        "“Notice 7,” Water Board, n.d.: “four” [C2].",
        "Water Board, “Notice 7”: “five” [C2].",
    ]


def test_house_style_is_the_usual_one() -> None:
    assert notes(cited()) == notes(cited(), citations="house")
    assert notes(cited())[1] == "Valley Post, as note 1, B2: “two”."


def test_chicago_never_says_ibid_or_where_a_source_was_named() -> None:
    case, _ = rich_case()
    shown = "\n".join(notes(case, citations="chicago"))
    for words in ("ibid", "as note", "the same", "retrieved"):
        assert words not in shown.casefold()
    assert "notes 7 and 9" in shown  # a judgment still says what it rests on


def test_chicago_within_one_note() -> None:
    case = cited()
    claim = case.claim("Both", heading="H", event_time="2031-09-09")
    first = next(record.id for record in case.records.values() if record.type_name == "source")
    case.cite(claim, first, "one", credibility="2")
    case.cite(claim, first, "two", credibility="2")
    case.cite(claim, first, "three", credibility="4", speaker="the mayor")
    assert notes(case, citations="chicago")[-1] == (
        "Moreau, “Bridge closed”: “one” [B2]; “two”; Moreau, “Bridge closed,” quoting the mayor: “three” [B4]."
    )


@pytest.mark.parametrize(
    ("author", "found"),
    [
        ("Ines Moreau", "Moreau"),
        ("J. Amsel", "Amsel"),
        ("Jonas Feld and Aino Brask", "Feld and Brask"),
        ("Ann Lee, Bo Cray, and Cy Dunn", "Lee, Cray and Dunn"),
        ("A. One, B. Two, C. Three, D. Four", "One et al."),
        ("Ludwig van der Berg", "van der Berg"),
        ("Layla al-Sahili", "al-Sahili"),
        ("Reuters Staff", "Reuters Staff"),
        ("Ministry of Water", "Ministry of Water"),
        ("River Police", "River Police"),
        ("Agence France-Presse", "Agence France-Presse"),
        ("@tessel_river", "@tessel_river"),
        ("Moreau, Ines", "Moreau, Ines"),
        ("لجنة المياه", "لجنة المياه"),
        ("", ""),
    ],
)
def test_family_names_only_where_they_are_plain(author: str, found: str) -> None:
    assert family_names(source(author=author or None)) == found


def test_bodies_that_speak_keep_their_whole_name() -> None:
    assert family_names(source(author="Upland Courier", outlet="Upland Courier")) == "Upland Courier"
    assert family_names(source(author="Red Crescent", kind="statement")) == "Red Crescent"


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("Bridge closed: what we know", "Bridge closed"),
        ("Bridge closed – a report", "Bridge closed"),
        ("Well-known facts", "Well-known facts"),
        (": odd", ": odd"),
        ("Ferry explosions on disputed river leave seven dead and forty more hurt in Vessin",
         "Ferry explosions on disputed river leave seven dead and…"),
    ],
)  # fmt: skip
def test_short_titles(title: str, found: str) -> None:
    assert short_title(source(title=title)) == found


def test_chicago_is_traced_with_and_without_the_manifest(tmp_path: Path) -> None:
    case, _ = rich_case()
    write(made(case, citations="chicago"), tmp_path / "x.docx")
    check(tmp_path / "x.docx")
    found = trace(tmp_path / "x.docx")
    bare = rewrite(tmp_path / "x.docx", tmp_path / "bare.docx", customXml__item1_xml=b"")
    assert_same_but_for_the_manifest(found, trace(bare))
    write(made(case), tmp_path / "house.docx")
    assert [s.citations for s in found] == [s.citations for s in trace(tmp_path / "house.docx")]


@pytest.mark.parametrize(
    ("address", "followed"),
    [
        ("https://valley.example/a?b=1&c=2", True),
        ("HTTP://valley.example", False),
        ("javascript:alert(1)", False),
        ("file:///etc/passwd", False),
        ('https://x.example/" \\o "y', False),
        ("https://x.example/a\\b", False),
    ],
)
def test_only_plain_web_addresses_can_be_followed(tmp_path: Path, address: str, followed: bool) -> None:
    case = CaseBuilder()
    where = case.source("T", "one", url=address)
    case.claim("S", where, "one", heading="H")
    case.report()
    write(made(case, citations="chicago"), tmp_path / "x.docx")
    check(tmp_path / "x.docx")
    root = etree.fromstring(parts(tmp_path / "x.docx")["word/footnotes.xml"])
    assert [field.text for field in root.iter(f"{W}instrText")] == ([f' HYPERLINK "{address}" '] if followed else [])
    assert address in "".join(node.text for node in root.iter(f"{W}t"))
