# SPDX-License-Identifier: Apache-2.0
"""Use cases: the only way to change a case, one transaction for each action."""
