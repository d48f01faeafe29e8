# SPDX-License-Identifier: Apache-2.0
"""What is equal in Arabic script for somebody who looks for a word: marks do not count, forms of a letter are one."""

import re
from typing import Final

MARKS: Final = re.compile("[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640]")
"""Vowel signs, Quranic signs, and the tatweel that only makes a word longer."""

FORMS: Final = str.maketrans("أإآٱىئؤةک", "ااااييوهك")
SCRIPT: Final = re.compile("[\u0600-\u06ff]")
