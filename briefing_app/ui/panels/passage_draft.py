# SPDX-License-Identifier: Apache-2.0
"""The passage that something is to be made of."""

from dataclasses import dataclass

from briefing_app.domain.records import Source


@dataclass(frozen=True, slots=True)
class PassageDraft:
    """A passage that something is to be made of: code points in the source's current text."""

    source: Source
    start: int
    end: int
    text: str
