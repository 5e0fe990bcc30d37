"""Photos and files of visits: sealed, named by a keyed hash of their content, written once.

All devices of an area name a file alike; each seals it under its own key.

The name is an HMAC, so a found folder does not tell which known picture lies in it. The nonce comes from the
same hash: another content has another name and nonce, the same content is the same file.
"""

import hashlib
import hmac
import re
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from gridsteward.records.faults import Fault
from gridsteward.store.connection import plain_faults
from gridsteward.store.durable import write_whole

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

_NAME: Final = re.compile(r"[0-9a-f]{64}\.sealed")


class SealedFiles:
    """The folder `files` of one area."""

    def __init__(self, folder: Path, key: bytes, *, naming: bytes | None = None) -> None:
        """`naming` is the area's naming key; without it, the one this key stands for (the area's founder has it)."""
        self._folder = folder
        self.naming = naming or hmac.digest(key, b"gridsteward file name 1", hashlib.sha256)
        self._secret = hmac.digest(key, b"gridsteward file content 1", hashlib.sha256)

    @cached_property
    def _cipher(self) -> "ChaCha20Poly1305":
        # Made when a file is first touched: a start touches none.
        from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

        return ChaCha20Poly1305(self._secret)

    def path(self, content_hash: str) -> Path:
        """Return where the sealed bytes lie."""
        return self._folder / content_hash[:2] / f"{content_hash}.sealed"

    def name_of(self, data: bytes) -> str:
        """Return the content hash (hex) of `data`."""
        return hmac.digest(self.naming, data, hashlib.sha256).hex()

    def put(self, data: bytes) -> str:
        """Seal `data` and return its content hash (hex); the same data twice is one file.

        Raise Fault disk_full or area_read_only.
        """
        digest = bytes.fromhex(self.name_of(data))
        path = self.path(digest.hex())
        if not path.exists():
            with plain_faults():
                write_whole(path, self._cipher.encrypt(digest[:12], data, digest))
        return digest.hex()

    def get(self, content_hash: str) -> bytes:
        """Return the bytes; raise Fault attachment_missing or attachment_damaged."""
        from cryptography.exceptions import InvalidTag

        digest = bytes.fromhex(content_hash)
        try:
            sealed = self.path(content_hash).read_bytes()
        except FileNotFoundError as error:
            raise Fault("attachment_missing") from error
        try:
            return self._cipher.decrypt(digest[:12], sealed, digest)
        except InvalidTag as error:
            raise Fault("attachment_damaged") from error

    def has(self, content_hash: str) -> bool:
        """Tell whether the file lies here."""
        return self.path(content_hash).exists()

    def hashes(self) -> set[str]:
        """Return the content hashes of all files that lie here."""
        return {path.stem for path in self._folder.glob("??/*.sealed") if _NAME.fullmatch(path.name)}
