"""Templates are compiled once in a process, however often it builds."""

from __future__ import annotations

from types import CodeType

from jinja2.bccache import Bucket, BytecodeCache


class CompiledTemplates(BytecodeCache):
    """Keeps the code of templates in memory: half of a small build went into compiling them, at
    each save of an editor who looks at a preview."""

    def __init__(self) -> None:
        self._codes: dict[tuple[object, ...], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give the code of a template that was compiled before."""
        bucket.code = self._codes.get(_name(bucket))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template."""
        if bucket.code is not None:
            self._codes[_name(bucket)] = bucket.code


def _name(bucket: Bucket) -> tuple[object, ...]:
    # another plugin may widen the language of templates
    return bucket.key, bucket.checksum, *sorted(bucket.environment.extensions)
