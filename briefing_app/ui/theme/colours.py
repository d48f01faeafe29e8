# SPDX-License-Identifier: Apache-2.0
"""Colour roles, read from ``resources/themes``: the only place in the window that names a colour."""

import tomllib
from dataclasses import dataclass, fields
from functools import cache

from PySide6.QtGui import QColor, QPalette

from briefing_app import resources

TEXT_PAIRS: tuple[tuple[str, str], ...] = (
    *((text, ground) for text in ("text", "dim") for ground in ("background", "panel", "sunk", "hover")),
    ("text", "selection"),
    ("text", "accent_soft"),
    ("dim", "accent_soft"),
    ("accent", "background"),
    ("accent", "panel"),
    ("accent", "accent_soft"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    *((role, f"{role}_soft") for role in ("supports", "contradicts", "context", "warning")),
    *(("text", f"{role}_soft") for role in ("supports", "contradicts", "context", "warning")),
    *((role, ground) for role in ("supports", "contradicts", "warning") for ground in ("background", "panel")),
)
"""Which role is written on which, wherever the window writes. Tests hold each pair to 4.5:1 in both themes."""


@dataclass(frozen=True, slots=True)
class Colours:
    """The roles of one theme."""

    background: QColor
    panel: QColor
    sunk: QColor
    line: QColor
    strong_line: QColor
    text: QColor
    dim: QColor
    accent: QColor
    accent_hover: QColor
    accent_soft: QColor
    on_accent: QColor
    selection: QColor
    hover: QColor
    supports: QColor
    supports_soft: QColor
    contradicts: QColor
    contradicts_soft: QColor
    context: QColor
    context_soft: QColor
    warning: QColor
    warning_soft: QColor

    def role(self, name: str) -> QColor:
        """The colour of a role by name; KeyError for a name that the program itself got wrong."""
        if name not in _ROLES:
            raise KeyError(name)
        colour: QColor = getattr(self, name)
        return colour

    def for_preview(self) -> dict[str, str]:
        """The names that the report preview has for its colours, as ``#rrggbb``."""
        names = {
            "text": "text",
            "heading": "accent",
            "quiet": "dim",
            "rule": "line",
            "tint": "sunk",
            "changed": "warning",
        }
        return {name: self.role(role).name() for name, role in (names | {"background": "panel"}).items()}


_ROLES = tuple(item.name for item in fields(Colours))


@cache
def load(scheme: str) -> Colours:
    """The roles of ``light`` or ``dark``. Raises ValueError where a role is missing or unknown."""
    roles = tomllib.loads(resources.read_text("themes", f"{scheme}.toml"))["roles"]
    if set(roles) != set(_ROLES):
        raise ValueError(f"Theme {scheme}: roles differ from the program's: {set(roles) ^ set(_ROLES)}")
    return Colours(**{name: QColor(value) for name, value in roles.items()})


def contrast(one: QColor, other: QColor) -> float:
    """The contrast ratio of WCAG 2, from 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: QColor) -> float:
    def linear(value: float) -> float:
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF())


def palette(colours: Colours) -> QPalette:
    """The Qt palette of a theme."""
    role = QPalette.ColorRole
    result = QPalette()
    for target, colour in (
        (role.Window, colours.background),
        (role.WindowText, colours.text),
        (role.Base, colours.panel),
        (role.AlternateBase, colours.sunk),
        (role.Text, colours.text),
        (role.PlaceholderText, colours.dim),
        (role.Button, colours.panel),
        (role.ButtonText, colours.text),
        (role.BrightText, colours.contradicts),
        (role.Highlight, colours.selection),
        (role.HighlightedText, colours.text),
        (role.Accent, colours.accent),
        (role.Link, colours.accent),
        (role.LinkVisited, colours.accent),
        (role.ToolTipBase, colours.panel),
        (role.ToolTipText, colours.text),
        (role.Light, colours.panel),
        (role.Midlight, colours.sunk),
        (role.Mid, colours.line),
        (role.Dark, colours.strong_line),
        (role.Shadow, colours.line),
    ):
        result.setColor(target, colour)
    for target in (role.WindowText, role.Text, role.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, target, colours.strong_line)
    return result
