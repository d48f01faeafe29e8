# SPDX-License-Identifier: Apache-2.0
"""Helpers for developers; nothing here is part of the installed program."""
