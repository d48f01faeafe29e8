# SPDX-License-Identifier: Apache-2.0
"""Whether a window can be shown here. Must not import Qt: Qt aborts the process where there is no display."""

import ctypes
import os
import socket
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

HEADLESS = ("offscreen", "minimal", "minimalegl", "vnc", "linuxfb", "eglfs", "vkkhrdisplay")
XCB_LIBRARIES: tuple[tuple[str, str], ...] = (
    ("libxcb-cursor.so.0", "libxcb-cursor0"),
    ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
    ("libxcb-icccm.so.4", "libxcb-icccm4"),
    ("libxcb-keysyms.so.1", "libxcb-keysyms1"),
    ("libxcb-shape.so.0", "libxcb-shape0"),
    ("libxcb-image.so.0", "libxcb-image0"),
    ("libxcb-render-util.so.0", "libxcb-render-util0"),
)
BASE_LIBRARIES: tuple[tuple[str, str], ...] = (
    ("libGL.so.1", "libgl1"),
    ("libEGL.so.1", "libegl1"),
    ("libxkbcommon.so.0", "libxkbcommon0"),
    ("libfontconfig.so.1", "libfontconfig1"),
    ("libdbus-1.so.3", "libdbus-1-3"),
    ("libglib-2.0.so.0", "libglib2.0-0"),
)

Loads = Callable[[str], bool]


def reason_against(
    environment: Mapping[str, str] | None = None, platform: str | None = None, loads: Loads | None = None
) -> str | None:
    """Why no window can be shown here, in words with what to do about it; None if one can."""
    env = os.environ if environment is None else environment
    if not (platform or sys.platform).startswith("linux"):
        return None
    can_load = loads or _loads
    missing = _missing(BASE_LIBRARIES, can_load)
    if missing:
        return missing
    chosen = env.get("QT_QPA_PLATFORM", "").split(";")[0].split(":")[0]
    if chosen in HEADLESS:
        return None
    if chosen.startswith("wayland") or (not chosen and _has_wayland(env)):
        if _has_wayland(env):
            return None
        return "There is no Wayland display to show a window on, although QT_QPA_PLATFORM asks for one."
    reason = _no_x_display(env)
    return reason or _missing(XCB_LIBRARIES, can_load)


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _missing(wanted: tuple[tuple[str, str], ...], loads: Loads) -> str | None:
    packages = [package for library, package in wanted if not loads(library)]
    if not packages:
        return None
    return (
        f"The window needs system libraries that are not installed: {', '.join(packages)}. "
        f"On Debian or Ubuntu: sudo apt-get install {' '.join(packages)}"
    )


def _has_wayland(env: Mapping[str, str]) -> bool:
    name = env.get("WAYLAND_DISPLAY")
    if not name:
        return False
    path = Path(env.get("XDG_RUNTIME_DIR", "")) / name  # an absolute name replaces the folder
    return _answers(str(path))


def _no_x_display(env: Mapping[str, str]) -> str | None:
    display = env.get("DISPLAY", "")
    if not display:
        return (
            "There is no display to show a window on (neither DISPLAY nor WAYLAND_DISPLAY is set). "
            "The command line does everything that the window does: briefing --help"
        )
    host, _, rest = display.rpartition(":")
    number = rest.split(".")[0]
    if not number.isdigit():
        return f"DISPLAY is “{display}”, which names no display."
    if host in ("", "unix"):
        path = f"/tmp/.X11-unix/X{number}"
        reachable = _answers(path) or _answers("\0" + path)
    else:
        reachable = _answers_network(host, 6000 + int(number))
    return None if reachable else f"The display “{display}” does not answer."


def _answers(path: str) -> bool:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as probe:
        probe.settimeout(1)
        try:
            probe.connect(path)
        except OSError:
            return False
    return True


def _answers_network(host: str, port: int) -> bool:
    try:
        with socket.create_connection((host, port), timeout=2):
            return True
    except OSError:
        return False
