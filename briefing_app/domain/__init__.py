# SPDX-License-Identifier: Apache-2.0
"""Plain data and rules of a case: records, scales, dates, ids, changes and errors."""
