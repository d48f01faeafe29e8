# SPDX-License-Identifier: Apache-2.0
"""The commands by topic. Each module builds its parsers; services are imported when a command runs."""
