# SPDX-License-Identifier: Apache-2.0
"""Dialogs, for decisions only."""
