"""Exchange with translators' tools: passages go out as XLIFF 2 or PO, and come back.

`export` gives the bytes of an exchange file; `import_` says what exchange files bring and change:
neither writes anything.
"""

from portal.translation.exchange.exporting import ENDINGS, export
from portal.translation.exchange.importing import Imported, import_
from portal.translation.exchange.pairs import ExchangeRefused
from portal.translation.exchange.units import Style

__all__ = [
    "ENDINGS",
    "ExchangeRefused",
    "Imported",
    "Style",
    "export",
    "import_",
]
