# SPDX-License-Identifier: Apache-2.0
"""Charts of a report: what there is to draw (pure data), and how it is drawn (matplotlib, loaded when needed)."""
