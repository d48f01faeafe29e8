# SPDX-License-Identifier: Apache-2.0
"""Plain text and what it proposes."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from briefing_app.ingest import from_bytes, from_text
from briefing_app.ingest.dates import date_at_start, date_in_address, stated_date

BODY = "The harbour master said on 3 May 2021 that the gates had been closed for a week because of the storm."


def test_a_heading_a_date_and_an_address_are_proposed_with_their_origin() -> None:
    draft = from_text(f"Harbour gates closed\r\n\r\n14 November 2023\nhttps://example.org/harbour\n\n{BODY}\n")
    assert draft.proposed("title") == "Harbour gates closed"
    assert draft.proposed("published") == "2023-11-14"
    assert draft.proposed("url") == "https://example.org/harbour"
    assert draft.proposed("language") == "en"
    assert draft.proposed("author") is None
    assert [p.origin for p in draft.proposals_for("title")] == ["first line"]
    assert (
        draft.original
        == f"Harbour gates closed\r\n\r\n14 November 2023\nhttps://example.org/harbour\n\n{BODY}\n".encode()
    )
    assert "\r" not in draft.text


def test_a_sentence_is_no_heading_and_its_date_not_the_publication() -> None:
    draft = from_bytes(BODY.encode(), name="2024-02-01_harbour note.txt")
    assert [(p.value, p.origin) for p in draft.proposals_for("published")] == [("2024-02-01", "file name")]
    assert [p.origin for p in draft.proposals_for("title")] == ["file name", "first words"]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("date 2023-11-14 The harbour was closed again today.", "2023-11-14"),
        ("Published: November 14th, 2023\nText", "2023-11-14"),
        ("14 نوفمبر 2023\nنص", "2023-11-14"),
        ("8 فيفري 2019\nنص", "2019-02-08"),
        ("14 листопада 2023", "2023-11-14"),
        ("2023年11月14日\n文", "2023-11-14"),
        ("November 2023\nText", "2023-11"),
        ("14/11/2023", "2023-11-14"),
        ("03/04/2023", None),
        ("31 February 2023", None),
        (BODY, None),
    ],
)
def test_dates_at_the_start(text: str, date: str | None) -> None:
    found = date_at_start(text)
    assert (found[0] if found else None) == date


@pytest.mark.parametrize(
    ("stated", "date"),
    [
        ("2019-11-18T16:06:51-05:00", "2019-11-18T21:06:51Z"),
        ("2019-11-18T16:06:51+0000", "2019-11-18T16:06:51Z"),
        ("2019-11-19 14:42:55Z", "2019-11-19T14:42:55Z"),
        ("2019-02-08T00:00:00+01:00", "2019-02-08"),
        ("2019-11-18T16:06", "2019-11-18"),
        ("2019-11", "2019-11"),
        ("Mon, 18 Nov 2019 21:10:29 GMT", "2019-11-18T21:10:29Z"),
        ("0001-01-01 00:00:00Z", None),
        ("1970-01-01", None),
        ("soon", None),
        ("", None),
    ],
)
def test_dates_of_metadata_keep_their_precision(stated: str, date: str | None) -> None:
    assert stated_date(stated) == date


def test_dates_in_addresses() -> None:
    assert date_in_address("https://example.org/2019/11/18/storm/") == "2019-11-18"
    assert date_in_address("https://example.org/fortune/2023-11/17/c_1.htm") == "2023-11-17"
    assert date_in_address("https://example.org/2019/11/storm.html") == "2019-11"
    assert date_in_address("https://example.org/item/20191118") is None


def test_importing_the_package_loads_no_heavy_library() -> None:
    heavy = ("trafilatura", "lxml", "py3langid", "numpy")
    code = f"import sys, briefing_app.ingest; print([name for name in {heavy} if name in sys.modules])"
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"
    )


def test_real_article_is_stored_as_it_is(shared_data: Path) -> None:
    path = shared_data / "texts" / "article_2023-11-14.txt"
    draft = from_bytes(path.read_bytes(), name=path.name)
    assert draft.text == path.read_text("utf-8")
    assert draft.proposed("published") == "2023-11-14"
    assert draft.proposed("language") == "en"
    gold = json.loads((shared_data / "gold" / "article_2023-11-14.json").read_text("utf-8"))
    assert all(draft.text[item["start"] : item["end"]] == item["quote"] for item in gold["items"])


def test_real_texts_languages(shared_data: Path) -> None:
    for path in sorted((shared_data / "texts").glob("*.txt")):
        expected = {"ar0": "ar", "zh0": "zh"}.get(path.name[:3], "en")
        assert from_bytes(path.read_bytes()).proposed("language") == expected, path.name
