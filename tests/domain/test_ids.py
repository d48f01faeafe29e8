# SPDX-License-Identifier: Apache-2.0
"""Identities sort, do not repeat, and are the same for the same link."""

import threading
import time
from itertools import pairwise

from briefing_app.domain.ids import is_id, link_id, new_id
from briefing_app.domain.records import Analyst, Citation, Tag


def test_new_ids_are_increasing_and_valid() -> None:
    ids = [new_id() for _ in range(20_000)]
    assert all(one < two for one, two in pairwise(ids))
    assert all(map(is_id, ids))
    assert ids[0][14] == "7"


def test_new_id_holds_the_time() -> None:
    stamp = int(new_id().replace("-", "")[:12], 16)
    assert abs(stamp - time.time_ns() // 1_000_000) < 60_000


def test_new_ids_of_several_threads_differ() -> None:
    found: list[str] = []
    threads = [threading.Thread(target=lambda: found.extend(new_id() for _ in range(2_000))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(found)) == 8_000


def test_link_id_is_the_same_for_the_same_parts_in_the_same_order() -> None:
    assert link_id("tagging", "a", "b") == link_id("tagging", "a", "b")
    assert len({link_id("tagging", "a", "b"), link_id("tagging", "b", "a"), link_id("mention", "a", "b")}) == 3
    assert link_id("x", "ab", "c") != link_id("x", "a", "bc")
    assert is_id(link_id("tagging", "a", "b"))


def test_link_ids_are_those_of_released_files() -> None:
    assert Tag.id_of("Water") == "252d40bc-aef4-594f-83e7-857291e6be98"
    assert Analyst.id_of("Ana") == "11d73028-8b7a-55dc-9802-70f1c170460b"
    assert Citation.id_of("claim", "version", 3, 9) == "f8381dd6-0ac1-5afc-a3af-f4652d31e122"


def test_names_are_one_whatever_case_and_spaces() -> None:
    assert Tag.id_of("Water  supply") == Tag.id_of(" water supply")


def test_is_id_refuses_what_is_not_ours() -> None:
    for text in ("", "x", "A" * 36, new_id().upper(), new_id() + "0", "00000000-0000-0000-0000-000000000000"):
        assert not is_id(text)
