"""A round of the quiz in which every type of question is asked."""

from __future__ import annotations

from typing import Any

QUESTIONS: list[dict[str, Any]] = [
    {
        "id": "t-single",
        "type": "single",
        "stem": "一周有几天？",
        "options": ["五天", "六天", "七天"],
        "answer": "七天",
    },
    {
        "id": "t-multiple",
        "type": "multiple",
        "stem": "哪些是水果？",
        "options": ["石榴", "板凳", "哈密瓜", "扫帚"],
        "answer": ["石榴", "哈密瓜"],
    },
    {
        "id": "t-true",
        "type": "true_false",
        "stem": "石榴有籽。",
        "options": None,
        "answer": "true",
    },
    {
        "id": "t-blank",
        "type": "blank",
        "stem": "一打是____个。",
        "options": None,
        "answer": ["12", "十二"],
    },
    {
        "id": "t-short",
        "type": "short",
        "stem": "中国的首都是哪里？",
        "options": None,
        "answer": ["北京", "北京市"],
    },
    {
        "id": "t-match",
        "type": "match",
        "stem": "把动物和叫声连起来。",
        "options": None,
        "answer": [["猫", "喵"], ["狗", "汪"], ["羊", "咩"]],
    },
    {
        "id": "t-order",
        "type": "order",
        "stem": "把季节排好。",
        "options": ["秋", "春", "冬", "夏"],
        "answer": ["春", "夏", "秋", "冬"],
    },
]
"""One question of every type, all of one topic."""
TOPIC = "七种题型"
SOURCE = "policy/medical#newborn"
