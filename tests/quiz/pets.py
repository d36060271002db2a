"""A small project about dogs, which questions go out of and come into."""

from __future__ import annotations

from collections.abc import Callable

POLICY = """---
title: 养犬
source: 石榴社区居委会
date: 2026-01-01
checked: 2026-01-01
review_by: 2099-01-01
status: published
---

## 怎么遛狗？ {#walk}

要系犬绳。

依据：《养犬规定》第一条。
"""
QUESTIONS = """- id: rope
  type: true_false
  stem: 遛狗要系犬绳。
  answer: true
  topic: 养犬
  difficulty: 1
  source: policy/pets#walk
- id: register-age
  type: single
  stem: 多大的狗要登记？
  options: [三个月, 九个月]
  answer: 三个月
  topic: 出门
  difficulty: 2
  source: policy/pets#walk
  pool: contest
- id: pairs
  type: match
  stem: 连一连。
  answer: [[犬绳, 系着], [犬牌, 戴着]]
  topic: 养犬
  difficulty: 1
  source: policy/pets#walk
"""
GIVEN = ("--topic", "养犬", "--source", "policy/pets#walk")

Run = Callable[..., tuple[int, str, str]]
