# SPDX-License-Identifier: Apache-2.0
"""Findings of the checks: a row for each with the sign of its severity, and the chosen one in full."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from briefing_app.services.checking import Checked
from briefing_app.ui import check_words, theme, words
from briefing_app.ui.i18n import tr
from briefing_app.ui.models.rows import ListRow
from briefing_app.ui.theme import Size, Space, icons
from briefing_app.ui.widgets.basic import Surface, Tone, Words, column
from briefing_app.ui.widgets.lists import RowDelegate, RowList

_ICON = 18
_DETAILS = 132
"""The height that most findings need."""


@dataclass(frozen=True, slots=True)
class FindingRow(ListRow):
    """A finding: what it is about, how grave it is and what was found."""

    severity: str = "note"


def finding_rows(found: Sequence[Checked]) -> tuple[dict[str, Checked], list[ListRow]]:
    """The rows in their order, and the findings by the ids of their rows."""
    seen: Counter[tuple[str, str]] = Counter()
    by_id: dict[str, Checked] = {}
    rows: list[ListRow] = []
    for each in found:
        finding = each.finding
        seen[finding.rule, finding.subject] += 1
        id = f"{finding.rule} {finding.subject} {seen[finding.rule, finding.subject]}"
        by_id[id] = each
        said = tr("waived: {reason}", reason=each.waived) if each.waived is not None else finding.message
        detail = words.joined(check_words.SEVERITIES[finding.severity], said)
        rule = check_words.RULES[finding.rule]
        struck = each.waived is not None
        rows.append(FindingRow(id, finding.place, detail, finding.rule, rule, struck, severity=finding.severity))
    return by_id, rows


class _FindingDelegate(RowDelegate):
    """The icon leads in."""

    def _paint_row(self, painter: QPainter, option: QStyleOptionViewItem, item: ListRow) -> None:
        area = QRect(option.rect)
        if isinstance(item, FindingRow):
            name, role = check_words.ICONS[item.severity]
            box = QRect(area.left() + Space.M, area.center().y() - _ICON // 2, _ICON, _ICON)
            icons.paint(
                painter, name, theme.colours().role(role), QRectF(QStyle.visualRect(option.direction, area, box))
            )
        rest = QStyleOptionViewItem(option)
        rest.rect = QStyle.visualRect(option.direction, area, area.adjusted(Space.M + _ICON, 0, 0, 0))
        super()._paint_row(painter, rest, item)


class FindingList(RowList):
    """The list of findings."""

    def __init__(self) -> None:
        super().__init__(tr("Findings"))
        self.setItemDelegate(_FindingDelegate(self))
        self.setMinimumHeight(160)


class FindingDetails(Surface):
    """The chosen finding in full: what was found, by which rule, and what to do."""

    def __init__(self) -> None:
        super().__init__("sunk")
        self.head = Words("", bold=True, wrap=True)
        self.place = Words("", wrap=True)
        self.message = Words("", wrap=True)
        self.remedy = Words("", tone=Tone.DIM, wrap=True)
        self.waived = Words("", Size.LABEL, Tone.DIM, wrap=True)
        self.setMinimumHeight(_DETAILS)  # so that the list keeps its height while one goes through it
        layout = column(self, Space.M, Space.XS)
        for part in (self.head, self.place, self.message, self.remedy, self.waived):
            layout.addWidget(part)
        for part in (self.place, self.message):  # to be copied
            part.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout.addStretch(1)

    def show_finding(self, chosen: Checked | None) -> None:
        """Shows a finding, or that none is chosen."""
        if chosen is None:
            self.head.setText(tr("No finding is chosen."))
            for part in (self.place, self.message, self.remedy, self.waived):
                part.setText("")
            return
        finding = chosen.finding
        severity = f"{check_words.SIGNS[finding.severity]} {check_words.SEVERITIES[finding.severity]}"
        self.head.setText(words.joined(severity, f"{finding.rule}: {check_words.RULES[finding.rule]}"))
        self.place.setText(finding.place)
        self.message.setText(finding.message[:1].upper() + finding.message[1:] + ".")
        self.remedy.setText(tr("What to do: {remedy}", remedy=check_words.REMEDIES[finding.rule]))
        self.waived.setText(tr("Waived: {reason}", reason=chosen.waived) if chosen.waived is not None else "")
