# SPDX-License-Identifier: Apache-2.0
"""Widgets of our own that know nothing of a case."""
