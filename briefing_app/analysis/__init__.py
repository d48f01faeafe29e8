# SPDX-License-Identifier: Apache-2.0
"""Pure functions over domain objects: grading, origins, hypotheses, calibration and checks."""
