# SPDX-License-Identifier: Apache-2.0
"""Briefing Workstation: sourced claims, graded and weighed, turned into a Word situation report."""

__version__ = "0.1.0"
