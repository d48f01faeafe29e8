# SPDX-License-Identifier: Apache-2.0
"""What must hold of a claim beyond the declaration of its fields."""

from briefing_app.domain.errors import BadInput
from briefing_app.domain.records import Claim


def checked(claim: Claim) -> Claim:
    """Raises BadInput for a figure whose ends are out of order."""
    bounds = [value for value in (claim.minimum, claim.best, claim.maximum) if value is not None]
    if bounds != sorted(bounds):
        raise BadInput("The figure's minimum, best and maximum value are not in ascending order.")
    return claim
