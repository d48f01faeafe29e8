# SPDX-License-Identifier: Apache-2.0
"""The case itself: what it is called and how it is to be handled."""

from briefing_app.domain import scales
from briefing_app.domain.errors import BadInput
from briefing_app.domain.records import Case
from briefing_app.services.session import CaseSession


def edit(session: CaseSession, **fields: object) -> Case:
    """Changes fields of the case. Raises BadInput for an empty title, an unknown handling or scale."""
    if "title" in fields and not str(fields["title"] or "").strip():
        raise BadInput("case: title is missing. A case needs a title.")
    scale = fields.get("likelihood_scale")
    if scale is not None:
        try:
            scales.likelihood(str(scale))
        except scales.UnknownScale as error:
            raise BadInput(f"case: likelihood_scale: {error}") from None
    with session.transaction("Edit case") as work:
        return work.update(Case, session.case.id, **fields)
