# SPDX-License-Identifier: Apache-2.0
"""Moments of the log in the words of the window."""

from briefing_app.services.moments import Moment
from briefing_app.ui import words
from briefing_app.ui.i18n import digits, tr


def moment_words(at: Moment) -> str:
    """Which moment it is: "before 7 Mar 2031, 00:00"."""
    when = words.moment(at.time)
    if at.kind == "time":
        return tr("before {time}", time=when)
    if at.kind == "action":
        return tr("after “{action}” by {who}, {time}", action=words.action_label(at.label), who=at.author, time=when)
    if at.kind == "edition":
        title = words.shortened(at.label, 80)
        return tr("edition {number} of {report}, {time}", number=digits(at.number), report=title, time=when)
    return tr("now")
