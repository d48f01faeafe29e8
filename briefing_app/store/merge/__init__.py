# SPDX-License-Identifier: Apache-2.0
"""Bringing the changes of another copy of a case into this one: the union of both logs, and what follows from it."""

LOOK_OVER = "--look-over"
"""Not for people: with this argument the program starts itself to have a stranger's file read apart (``guard``)."""
