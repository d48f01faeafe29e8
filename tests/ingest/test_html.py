# SPDX-License-Identifier: Apache-2.0
"""Web pages: text, metadata with origins, real pages, and pages that mean harm."""

import json
import logging
import re
from pathlib import Path

import pytest

from briefing_app.domain.errors import BadInput
from briefing_app.ingest import find, from_bytes, from_html

SENTENCES = [
    f"Crew {number} reported that pump {number * 7} at the lower lock had stopped; the water was {number} cm high."
    for number in range(1, 13)
]
PARAGRAPHS = "".join(f"<p>{sentence}</p>\n" for sentence in SENTENCES)
LINKED = {
    "@context": "https://schema.org",
    "@graph": [
        {
            "@type": ["NewsArticle"], "headline": "Pumps stop &amp; water rises",
            "datePublished": "2024-03-05T10:20+02:00",
            "author": [{"@id": "#p"}, {"@type": "Person", "name": "Ida Lund"}, "https://example.org/profile"],
            "publisher": {"name": "The Lock Gazette"}, "inLanguage": "en-GB",
            "itemReviewed": {"author": {"name": "Somebody Else"}, "datePublished": "2001-01-01"},
        },
        {"@type": "Person", "@id": "#p", "name": "Per Holm"},
    ],
}  # fmt: skip
PAGE = f"""<!DOCTYPE html><html lang="en"><head><title>Pumps stop - Gazette</title>
<meta property="og:title" content="Pumps stop"><meta property="og:site_name" content="Gazette Online">
<meta name="author" content="Desk"><link rel="canonical" href="https://example.org/2024/03/05/pumps">
<script type="application/ld+json">{json.dumps(LINKED)}</script></head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><article><h1>Pumps stop</h1><h2>At the lock</h2>
{PARAGRAPHS}</article><footer>Terms of use</footer></body></html>"""


def values(draft: object, field: str) -> list[tuple[str, str]]:
    return [(p.value, p.origin) for p in draft.proposals_for(field)]  # type: ignore[attr-defined]


def test_a_page_gives_its_text_and_proposals_in_order() -> None:
    draft = from_html(PAGE)
    assert "\n\n".join(SENTENCES) in draft.text
    assert "Sport" not in draft.text
    assert values(draft, "title")[:2] == [("Pumps stop & water rises", "JSON-LD"), ("Pumps stop", "OpenGraph")]
    assert values(draft, "author")[:2] == [("Per Holm; Ida Lund", "JSON-LD"), ("Desk", "meta tag")]
    assert values(draft, "published") == [("2024-03-05T08:20Z", "JSON-LD"), ("2024-03-05", "page address")]
    assert values(draft, "outlet")[:2] == [("The Lock Gazette", "JSON-LD"), ("Gazette Online", "OpenGraph")]
    assert draft.proposed("url") == "https://example.org/2024/03/05/pumps"
    assert draft.proposed("kind") == "article"
    assert draft.proposed("language") == "en"
    assert draft.original == PAGE.encode()
    assert draft.media_type == "text/html"


def test_no_date_is_invented() -> None:
    assert from_html(f"<html><body><article>{PARAGRAPHS}</article></body></html>").proposed("published") is None


def test_json_with_a_comma_too_many_is_read() -> None:
    page = PAGE.replace('"inLanguage"', '"keywords": ["a", "b", ], "inLanguage"')
    assert values(from_html(page), "title")[0] == ("Pumps stop & water rises", "JSON-LD")


def test_a_saved_page_tells_where_and_when_it_was_saved() -> None:
    saved = "Tue Mar 05 2024 10:20:30 GMT+0100 (CET)"
    note = f"<!--\n Page saved with SingleFile \n url: https://example.org/a \n saved date: {saved}\n-->"
    draft = from_html(f"<html>{note}<body><article>{PARAGRAPHS}</article></body></html>")
    assert draft.proposed("url") == "https://example.org/a"
    assert draft.proposed("retrieved") == "2024-03-05T09:20:30Z"


@pytest.mark.parametrize("encoding", ["utf-16", "cp1252", "utf-8-sig"])
def test_bytes_in_other_encodings(encoding: str) -> None:
    page = f"<html><body><article><p>Café né à Liège.</p>{PARAGRAPHS}</article></body></html>"
    assert "Café né à Liège." in from_bytes(page.encode(encoding), name="page.html").text


@pytest.mark.parametrize(
    "page",
    [
        "<html><body></body></html>",
        "<html><head><script>var a=1</script></head><body><img src=a></body></html>",
        "<html>",
    ],
)
def test_a_page_without_text_is_a_failure(page: str) -> None:
    with pytest.raises(BadInput, match="No article text was found"):
        from_html(page)


def test_nothing_is_logged(caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]) -> None:
    with caplog.at_level(logging.DEBUG), pytest.raises(BadInput):
        from_html("<html><body><div></div></body></html>")
    assert not [r for r in caplog.records if r.name.startswith(("trafilatura", "htmldate", "courlan"))]
    assert capsys.readouterr() == ("", "")


HOSTILE = {
    "200k nested elements": lambda: "<html><body>" + "<div>" * 200_000 + PARAGRAPHS + "</div>" * 200_000,
    "60k nested elements": lambda: "<html><body>" + "<div>" * 60_000 + PARAGRAPHS + "</div>" * 60_000,
    "500k attributes": lambda: "<html><body><div " + " ".join(f'a{n}="1"' for n in range(500_000)) + ">" + PARAGRAPHS,
    "500k attributes, no space": lambda: "<html><body><div " + "/".join(f"a{n}" for n in range(500_000)) + ">",
    "attributes behind a sign": lambda: '<html><body><div a=">" ' + " ".join(f"a{n}" for n in range(99_000)) + ">",
    "a long attribute": lambda: '<html><body><div class="' + "ab " * 500_000 + '">' + PARAGRAPHS,
    "108 MB": lambda: "<html><body>" + "<p>0123456789abcdef</p>" * 4_700_000,
    "no quote ends": lambda: "<html><body>" + '<a x="' * 280_000 + PARAGRAPHS,
    "scripts without end": lambda: "<html><body>" + "<script " * 280_000,
}  # fmt: skip


@pytest.mark.usefixtures("no_hang")
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pages_are_refused(name: str) -> None:
    page = HOSTILE[name]()
    with pytest.raises(BadInput, match=r"too complex|too large"):
        from_html(page)


def test_odd_pages_that_mean_no_harm_are_read() -> None:
    picture = '<img src="data:image/png;base64,' + "A" * 3_000_000 + '">'
    for extra in (
        picture,
        "<!--" * 50 + "-->",
        "<script>" + "if (a<b) x='<div>';" * 5000 + "</script>",
    ):
        assert find(from_html(f"<html><body><article>{extra}{PARAGRAPHS}</article>").text, SENTENCES[5])


REAL = {
    "ar02_assabah_sudan_interview": ("السوداني خالد عبد الكريم", "2019-02-08", "ar"),
    "en01_polygraph_altanf": ("Russia and Syria: U.S.-backed", "2019-11-18", "en"),
    "en03_nypost_hostage_swap": ("Taliban say they freed", "2019-11-19T09:20:50Z", "en"),
    "en09_nypost_plague": ("Chinese hunter catches", "2019-11-18T21:10:29Z", "en"),
    "en10_thesun_plague": ("Hunter diagnosed with", "2019-11-18T19:09:22Z", "en"),
    "en11_express_plague": ("Bubonic plague: Third case", "2019-11-19T00:01:00Z", "en"),
    "en12_smithsonian_plague": ("Three Cases of Plague", "2019-11-18T21:06:51Z", "en"),
    "zh02_xinhua_drugs": ("短缺药品保供稳价", "2023-11-17", "zh"),
}


@pytest.mark.parametrize("name", REAL)
def test_real_pages(shared_data: Path, name: str) -> None:
    title, published, language = REAL[name]
    draft = from_bytes((shared_data / "html" / f"{name}.html").read_bytes(), name=f"{name}.html")
    text = (shared_data / "texts" / f"{name}.txt").read_text("utf-8")
    sentences = [part.strip() for part in re.split(r"(?<=[.!?。؟])\s+|\n+", text) if len(part.strip()) > 15]
    found = [sentence for sentence in sentences if find(draft.text, sentence)]
    assert len(found) >= 0.9 * len(sentences)
    assert len(draft.text) < 1.3 * len(text)
    assert title in (draft.proposed("title") or "")
    assert draft.proposed("published") == published
    assert draft.proposed("language") == language


def test_the_author_of_a_reviewed_claim_is_not_the_author(shared_data: Path) -> None:
    draft = from_html((shared_data / "html" / "en01_polygraph_altanf.html").read_bytes())
    assert draft.proposals_for("author") == ()
