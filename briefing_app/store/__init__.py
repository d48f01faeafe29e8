# SPDX-License-Identifier: Apache-2.0
"""The only package that knows SQLite: the case file, its log, the tables that follow from it, search."""
