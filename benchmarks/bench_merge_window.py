# SPDX-License-Identifier: Apache-2.0
"""Merging 10,000 changes in the window: how long it is held up by the plan, the review, and the merge itself."""

import shutil
from pathlib import Path

from benchmarks.bench_merge import edit
from benchmarks.generate import Size
from benchmarks.measure import Figure, generated
from benchmarks.playing import Play, playing
from briefing_app.store import casefile

_CHANGES = 10_000
_HELD_UP = 100.0


def run(folder: Path, scale: float) -> list[Figure]:
    """Seconds until the review is there, until the merge is done, and the longest gap of each."""
    size = Size(max(10, round(_CHANGES / 10 * scale)))
    base = generated(folder, size.sources)
    mine, theirs = (folder / f"{name}{casefile.SUFFIX}" for name in ("mine", "theirs"))
    for path, author in ((mine, "Ana"), (theirs, "Ben")):
        shutil.copy(base, path)
        edit(path, author, size, 1.0, 50)
    with playing(mine, folder) as play:
        window = play.window
        play.step(
            "opening", "opening the case", lambda: window.open_case(mine), lambda: window.workspace.state is not None
        )
        window.go_to("claim")
        play.settle("the claims")
        play.watchdog.take()
        planned = play.step("plan", "the review", lambda: window.merges.merge_file(theirs), lambda: _is_reviewed(play))
        review = window.merges.review
        assert review is not None
        searched = play.step("review", "a search in it", lambda: review.search.setText("port"))
        review.search.setText("")
        play.settle("the whole list")
        merged = play.step("merge", "the merge", review.submit, lambda: "erged" in window.messages.text)
        conflicts = play.step("inbox", "the inbox", lambda: window.go_to("conflict"))
    what = f"{size.claims:,} claims changed on each side"
    return [
        Figure(f"{what}: the review is there", planned.seconds, "s"),
        Figure("a search in it", searched.seconds * 1000, "ms"),
        Figure(f"{what}: merged", merged.seconds, "s"),
        Figure("the inbox of conflicts is there", conflicts.seconds * 1000, "ms"),
        *(_longest(play, part) for part in ("plan", "review", "merge", "inbox")),
    ]


def _is_reviewed(play: Play) -> bool:
    review = play.window.merges.review
    return review is not None and review.isVisible()


def _longest(play: Play, part: str) -> Figure:
    play.tell_stack(part)
    return Figure(f"longest gap, {part}", play.worst(part)[0].seconds * 1000, "ms", _HELD_UP)
