# SPDX-License-Identifier: Apache-2.0
"""Ratio benchmarks, runnable one by one."""
