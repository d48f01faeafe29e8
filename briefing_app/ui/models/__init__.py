# SPDX-License-Identifier: Apache-2.0
"""Qt models that show what the case holds."""
