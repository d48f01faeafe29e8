# SPDX-License-Identifier: Apache-2.0
"""Bringing the changes of another copy of a case into this one: the union of both logs, and what follows from it."""
