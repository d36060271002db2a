"""JSON: the objects of the bank's own file."""

from __future__ import annotations

import json
from collections.abc import Sequence

from portal.quiz.export.format import Exported, Format, LeftOut, Wish
from portal.quiz.item import BankItem, plain


def write(items: Sequence[BankItem], wish: Wish) -> Exported:
    """The questions as a list of objects; their form is `portal/quiz/bank.schema.json`'s."""
    left_out = tuple(LeftOut(item, "unreadable") for item in items if not _encodes(item))
    out = {id(one.item) for one in left_out}
    records = [plain(item) for item in items if id(item) not in out]
    text = json.dumps(records, ensure_ascii=False, indent=1)
    return Exported(f"{text}\n".encode(), left_out)


def _encodes(item: BankItem) -> bool:
    """Whether UTF-8 can hold it: half a surrogate pair it can't."""
    try:
        json.dumps(plain(item), ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return False
    return True


FORMAT = Format("json", ".json", write)
