# SPDX-License-Identifier: Apache-2.0
"""Colours, type, space, icons and style of the window."""

from briefing_app.ui.theme.active import Choice, Theme, colours, scheme
from briefing_app.ui.theme.colours import Colours, contrast
from briefing_app.ui.theme.fonts import Size, Space, interface, measure_width, reading
from briefing_app.ui.theme.icons import icon

__all__ = [
    "Choice", "Colours", "Size", "Space", "Theme", "colours", "contrast", "icon", "interface", "measure_width",
    "reading", "scheme",
]  # fmt: skip
