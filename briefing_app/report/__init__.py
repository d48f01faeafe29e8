# SPDX-License-Identifier: Apache-2.0
"""A case snapshot in, a report model and its documents out."""
