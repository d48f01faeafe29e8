# SPDX-License-Identifier: Apache-2.0
"""Guards against PySide6 builds that lose references to None.

PySide6 6.12.0 gives one back too many at each call that returns nothing, and the interpreter aborts when
none is left. Since Python 3.12 None cannot be counted away, so there only the version is checked.
"""

import sys

import PySide6
import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

CALLS = 200
TOLERANCE = 50
BROKEN_DOCKING = {"6.11.0", "6.11.1"}


def test_installed_version_is_within_the_pin() -> None:
    version = tuple(int(part) for part in PySide6.__version__.split(".")[:2])
    assert (6, 10) <= version < (6, 12)
    assert PySide6.__version__ not in BROKEN_DOCKING


if sys.version_info < (3, 12):

    def test_void_calls_leave_the_references_to_none_alone(qtbot: QtBot) -> None:
        button = QPushButton()
        qtbot.addWidget(button)
        before = sys.getrefcount(None)
        for number in range(CALLS):
            button.setEnabled(number % 2 == 0)
        assert sys.getrefcount(None) == pytest.approx(before, abs=TOLERANCE)
