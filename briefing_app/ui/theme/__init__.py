# SPDX-License-Identifier: Apache-2.0
"""Colours, type, space, icons and style of the window."""

from briefing_app.ui.theme.active import Choice, Theme, colours, scheme
from briefing_app.ui.theme.colours import Colours, contrast
from briefing_app.ui.theme.fonts import (
    Density,
    Size,
    Space,
    control_height,
    density,
    interface,
    list_row_height,
    measure_width,
    reading,
    table_row_height,
)
from briefing_app.ui.theme.icons import icon

__all__ = [
    "Choice", "Colours", "Density", "Size", "Space", "Theme", "colours", "contrast", "control_height", "density",
    "icon", "interface", "list_row_height", "measure_width", "reading", "scheme", "table_row_height",
]  # fmt: skip
