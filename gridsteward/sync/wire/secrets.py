"""Keys: a device's own, the epoch's, those derived for one purpose, and the codes people carry on paper.

Ed25519 signs (RFC 8032), HPKE with X25519, HKDF-SHA256 and ChaCha20-Poly1305 wraps (RFC 9180), HKDF-SHA256 derives
(RFC 5869). A code is 128 random bits in Crockford's base32: no letter that looks like a digit.
"""

import hmac
import os
from dataclasses import dataclass, field
from typing import Final

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from gridsteward.sync.wire.codec import ID_BYTES, Refused

KEY_BYTES: Final = 32
CODE_CHARACTERS: Final = 26
RECOVERY_CHARACTERS: Final = 52
SEAL_CHARACTERS: Final = 32
_SEAL_BYTES: Final = 20
_ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LOOKS_LIKE: Final = str.maketrans({"O": "0", "I": "1", "L": "1", "U": "V"})
_HPKE: Final = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)


def derive(
    secret: bytes, purpose: str, *, length: int = KEY_BYTES, salt: bytes = b"", about: bytes = b""
) -> bytes:
    """Return key material of `length` bytes for one purpose."""
    info = b"gridsteward 1 " + purpose.encode() + b"\0" + about
    return HKDF(algorithm=hashes.SHA256(), length=length, salt=salt or None, info=info).derive(secret)


def mac(key: bytes, data: bytes) -> bytes:
    """Return the HMAC-SHA256 of `data`."""
    return hmac.digest(key, data, "sha256")


def same(one: bytes, other: bytes) -> bool:
    """Compare in constant time."""
    return hmac.compare_digest(one, other)


@dataclass(frozen=True, slots=True)
class PublicKeys:
    """The public halves of a device: `sign` (Ed25519) and `receive` (X25519), 32 bytes each."""

    sign: bytes
    receive: bytes


@dataclass(frozen=True, slots=True, repr=False)
class DeviceKeys:
    """The private halves, as raw bytes; they live inside the encrypted database and nowhere else."""

    sign_secret: bytes
    receive_secret: bytes
    public: PublicKeys = field(init=False)

    def __post_init__(self) -> None:
        signing = Ed25519PrivateKey.from_private_bytes(self.sign_secret)
        receiving = X25519PrivateKey.from_private_bytes(self.receive_secret)
        public = PublicKeys(
            signing.public_key().public_bytes_raw(), receiving.public_key().public_bytes_raw()
        )
        object.__setattr__(self, "public", public)

    @classmethod
    def new(cls) -> "DeviceKeys":
        """Return fresh random keys."""
        return cls(os.urandom(KEY_BYTES), os.urandom(KEY_BYTES))

    @classmethod
    def from_seed(cls, seed: bytes) -> "DeviceKeys":
        """Return the keys a recovery key stands for."""
        return cls(derive(seed, "recovery sign"), derive(seed, "recovery receive"))

    def sign(self, data: bytes) -> bytes:
        """Return the 64-byte signature of `data`."""
        return Ed25519PrivateKey.from_private_bytes(self.sign_secret).sign(data)

    def receive(self, sealed: bytes, *, about: bytes) -> bytes:
        """Open what was wrapped to this device; raise Refused wrap."""
        return receive_with(self.receive_secret, sealed, about=about)


def receive_with(receive_secret: bytes, sealed: bytes, *, about: bytes) -> bytes:
    """Open what was wrapped to the holder of this X25519 key; raise Refused wrap."""
    secret = X25519PrivateKey.from_private_bytes(receive_secret)
    try:
        return _HPKE.decrypt(sealed, secret, about)
    except (InvalidTag, ValueError) as error:
        raise Refused("wrap") from error


def wrap_to(receive: bytes, secret: bytes, *, about: bytes) -> bytes:
    """Wrap a secret to the device with this public key, bound to `about`; raise Refused malformed."""
    try:
        return _HPKE.encrypt(secret, X25519PublicKey.from_public_bytes(receive), about)
    except ValueError as error:
        raise Refused("malformed") from error


def verify(sign: bytes, signature: bytes, data: bytes) -> None:
    """Raise Refused signature when `data` was not signed by the holder of `sign`."""
    try:
        Ed25519PublicKey.from_public_bytes(sign).verify(signature, data)
    except (InvalidSignature, ValueError) as error:
        raise Refused("signature") from error


def seal(key: bytes, nonce: bytes, data: bytes, about: bytes) -> bytes:
    """Seal with ChaCha20-Poly1305; a key and nonce serve one message only."""
    return ChaCha20Poly1305(key).encrypt(nonce, data, about)


def unseal(key: bytes, nonce: bytes, sealed: bytes, about: bytes) -> bytes:
    """Open what `seal` made; raise Refused seal."""
    try:
        return ChaCha20Poly1305(key).decrypt(nonce, sealed, about)
    except InvalidTag as error:
        raise Refused("seal") from error


# -- codes that people carry -------------------------------------------------------------------------------------


def _write(data: bytes, characters: int) -> str:
    number = int.from_bytes(data, "big")
    return "".join(_ALPHABET[number >> (5 * place) & 31] for place in reversed(range(characters)))


def _read(text: str, characters: int, size: int) -> bytes:
    plain = "".join(text.upper().translate(_LOOKS_LIKE).split()).replace("-", "")
    if len(plain) != characters or not set(plain) <= set(_ALPHABET):
        raise Refused("code")
    number = 0
    for letter in plain:
        number = number << 5 | _ALPHABET.index(letter)
    if number >> (8 * size):
        raise Refused("code")
    return number.to_bytes(size, "big")


@dataclass(frozen=True, slots=True, repr=False)
class Code:
    """A one-time invitation: 128 random bits, 26 characters to read out or a QR picture."""

    secret: bytes

    @classmethod
    def new(cls) -> "Code":
        """Return a fresh code."""
        return cls(os.urandom(ID_BYTES))

    @classmethod
    def read(cls, text: str) -> "Code":
        """Return the code a person typed (spaces, hyphens, case, O for 0 do not matter); raise Refused code."""
        return cls(_read(text, CODE_CHARACTERS, ID_BYTES))

    @property
    def text(self) -> str:
        """Return the 26 characters."""
        return _write(self.secret, CODE_CHARACTERS)

    @property
    def invite(self) -> bytes:
        """Return the public name of the invitation; it does not lead back to the code."""
        return derive(self.secret, "invite", length=ID_BYTES)

    def proof(self, data: bytes) -> bytes:
        """Return what only a holder of the code can say of `data`."""
        return mac(derive(self.secret, "proof"), data)

    def seal_name(self, name: str, about: bytes) -> bytes:
        """Seal the steward's name for the other holder of the code."""
        nonce = os.urandom(12)
        return nonce + seal(derive(self.secret, "name"), nonce, name.encode(), about)

    def open_name(self, sealed: bytes, about: bytes) -> str:
        """Open a name sealed under this code; raise Refused seal or malformed."""
        try:
            return unseal(derive(self.secret, "name"), sealed[:12], sealed[12:], about).decode()
        except ValueError as error:
            raise Refused("malformed") from error


def write_recovery(seed: bytes) -> str:
    """Return a 256-bit recovery key as 52 characters."""
    return _write(seed, RECOVERY_CHARACTERS)


def recovery_lookup(seed: bytes) -> bytes:
    """Return the public name by which a road knows whose recovery key it is; it does not lead back to the key."""
    return derive(seed, "recovery lookup", length=ID_BYTES)


def read_recovery(text: str) -> bytes:
    """Return the recovery key a person typed; raise Refused code."""
    return _read(text, RECOVERY_CHARACTERS, KEY_BYTES)


def write_area_seal(root: bytes) -> str:
    """Return the beginning of the hash of an area's founding record, for people to compare: 8 groups of 4."""
    text = _write(root[:_SEAL_BYTES], SEAL_CHARACTERS)
    return "-".join(text[at : at + 4] for at in range(0, SEAL_CHARACTERS, 4))


def read_area_seal(text: str) -> str:
    """Return a seal somebody typed as it is written; raise Refused code."""
    return write_area_seal(_read(text, SEAL_CHARACTERS, _SEAL_BYTES))
