"""A sealed pack: nobody reads its questions without the passphrase.

The file is JSON. `data` is the pack (`pack.pack_bytes`) under AES-256-GCM, in base64, with the tag
of 16 bytes at its end; the key is PBKDF2-HMAC-SHA-256 of the passphrase, normalised (NFKC, without
spaces, tabs and line ends around it) and in UTF-8. Everything else but `sha256`, that of the bytes
behind `data`, is the header. It can be read without the passphrase and is authenticated: the
additional data are the header as JSON in UTF-8 with the keys of every object sorted, nothing
between the signs, and characters beyond ASCII as themselves. `theme/host/20-pack.js` opens it.
"""

from __future__ import annotations

import hashlib
import json
import secrets
import unicodedata
from base64 import b64decode, b64encode
from binascii import Error as NoBase64
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from pydantic import ValidationError

from portal.quiz.hall import pack as packs
from portal.quiz.hall.opened_pack import OpenedPack
from portal.quiz.hall.sealed_pack import SealedPack

FORMAT = "shiliu-pack"
VERSION = 1
ITERATIONS = 600_000
"""As OWASP's Password Storage Cheat Sheet (2023) has it for PBKDF2-HMAC-SHA-256."""
_SALT, _IV, _KEY, _TAG = 16, 12, 32, 16
SHORTEST = 8
"""Characters of the shortest passphrase."""
_DIFFERENT = 5
_DIGITS = 12
"""Characters of the shortest passphrase of digits alone."""
_AROUND = " \t\r\n"

Fault = Literal["none", "version", "cut", "passphrase"]


class PackFault(Exception):
    """Why a file cannot be opened: it is no pack, one of another version, cut or damaged, or the
    passphrase is another."""

    def __init__(self, reason: Fault) -> None:
        super().__init__(reason)
        self.reason: Fault = reason


@dataclass(frozen=True, slots=True)
class Envelope:
    """A sealed pack that is whole: `questions` is how many it has, `made` the day, '' unknown."""

    header: Mapping[str, Any]
    title: Mapping[str, str]
    questions: int
    made: str
    salt: bytes
    iv: bytes
    iterations: int
    data: bytes


def normal(passphrase: str) -> str:
    """A passphrase as it is used: however it was typed in, full width or half."""
    return unicodedata.normalize("NFKC", passphrase).strip(_AROUND)


def weakness(passphrase: str) -> Literal["short", "simple", "digits"] | None:
    """Why a passphrase would be guessed; None where it is good."""
    words = normal(passphrase)
    if len(words) < SHORTEST:
        return "short"
    if words.isdecimal() and len(words) < _DIGITS:
        return "digits"
    return "simple" if len(set(words)) < _DIFFERENT else None


def seal(pack: Mapping[str, Any], passphrase: str, made: date) -> bytes:
    """A pack as a sealed file; salt and iv are drawn anew each time."""
    salt, iv = secrets.token_bytes(_SALT), secrets.token_bytes(_IV)
    header = {
        "format": FORMAT,
        "version": VERSION,
        "title": {code: _in_utf8(words) for code, words in pack["title"].items()},
        "questions": len(pack["questions"]),
        "made": made.isoformat(),
        "kdf": {
            "name": "PBKDF2",
            "hash": "SHA-256",
            "iterations": ITERATIONS,
            "salt": b64encode(salt).decode(),
        },
        "cipher": {"name": "AES-GCM", "iv": b64encode(iv).decode()},
    }
    key = _key(passphrase, salt, ITERATIONS)
    data = AESGCM(key).encrypt(iv, packs.pack_bytes(pack), additional_data(header))
    sealed = {
        **header,
        "sha256": hashlib.sha256(data).hexdigest(),
        "data": b64encode(data).decode(),
    }
    return (json.dumps(sealed, ensure_ascii=False, indent=1) + "\n").encode()


def additional_data(header: Mapping[str, Any]) -> bytes:
    """The bytes of a header that the tag covers."""
    words = json.dumps(header, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return words.encode("utf-8", "replace")


def read(data: bytes) -> Envelope | OpenedPack:
    """What a file of a pack holds: a sealed one, or one that was left open for rehearsals.

    Raises PackFault where it is neither.
    """
    try:
        held = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        marked = FORMAT.encode() in data[:200]
        raise PackFault("cut" if marked else "none") from None
    name = held.get("format") if isinstance(held, dict) else None
    if name == packs.FORMAT:
        return _opened(held)
    if not isinstance(name, str) or not name.startswith(FORMAT):
        raise PackFault("none")
    if name != FORMAT or held.get("version") != VERSION:
        raise PackFault("version")
    return _envelope(held)


def _envelope(held: dict[str, Any]) -> Envelope:
    try:
        sealed = SealedPack.model_validate(held)
        kdf, cipher = sealed.kdf, sealed.cipher
        if (kdf.name, kdf.hash, cipher.name) != ("PBKDF2", "SHA-256", "AES-GCM"):
            raise PackFault("version")
        envelope = Envelope(
            header={name: held[name] for name in held if name not in ("sha256", "data")},
            title=sealed.title,
            questions=sealed.questions,
            made=sealed.made,
            salt=b64decode(kdf.salt, validate=True),
            iv=b64decode(cipher.iv, validate=True),
            iterations=kdf.iterations,
            data=b64decode(sealed.data, validate=True),
        )
    except (ValidationError, ValueError, NoBase64):
        raise PackFault("cut") from None
    whole = hashlib.sha256(envelope.data).hexdigest() == sealed.sha256
    if not whole or len(envelope.iv) != _IV or len(envelope.data) < _TAG:
        raise PackFault("cut")
    return envelope


def unseal(envelope: Envelope, passphrase: str) -> OpenedPack:
    """The pack in an envelope. Raises PackFault where the passphrase is another."""
    key = _key(passphrase, envelope.salt, envelope.iterations)
    try:
        opened = AESGCM(key).decrypt(envelope.iv, envelope.data, additional_data(envelope.header))
    except InvalidTag:
        raise PackFault("passphrase") from None
    try:
        return _opened(json.loads(opened))
    except (ValueError, RecursionError):
        raise PackFault("version") from None


def _opened(held: object) -> OpenedPack:
    try:
        return OpenedPack.model_validate(held)
    except ValidationError:
        raise PackFault("version") from None


def _key(passphrase: str, salt: bytes, iterations: int) -> bytes:
    words = normal(passphrase).encode("utf-8", "replace")
    return hashlib.pbkdf2_hmac("sha256", words, salt, iterations, _KEY)


def _in_utf8(words: str) -> str:
    """Words without what UTF-8 has not."""
    return words.encode("utf-8", "replace").decode()
