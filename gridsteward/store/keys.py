"""The area's 256-bit key: in the system keyring, wrapped by a passphrase, or both.

The passphrase goes through Argon2id (RFC 9106, second recommended option: 64 MiB, 3 passes, 4 lanes); the
parameters travel with the wrapped key so that they can grow without locking anyone out.
"""

import base64
import os
import sys
import urllib
from collections.abc import Callable
from types import ModuleType
from typing import Any, Final

from gridsteward.records.faults import Fault

SERVICE: Final = "GridSteward"
MEMORY_KIB: Final = 65_536
PASSES: Final = 3
LANES: Final = 4
# Bounds for parameters read from a file: a forged area.json must not freeze the laptop.
MAX_MEMORY_KIB: Final = 1_048_576
MAX_PASSES: Final = 16
SHORTEST: Final = 8
KEY_BYTES: Final = 32
# Backends that seal what they keep; plain-text files of other packages are not good enough.
SAFE_BACKENDS: Final = frozenset(
    f"keyring.backends.{name}" for name in ("SecretService", "libsecret", "kwallet", "macOS", "Windows")
)

# The one backend most systems of a kind have.
OWN_BACKENDS: Final = {
    "linux": "keyring.backends.SecretService.Keyring",
    "darwin": "keyring.backends.macOS.Keyring",
    "win32": "keyring.backends.Windows.WinVaultKeyring",
}


class _Later(ModuleType):
    """Stands for a module, which is imported once something of it is asked for, by whatever thread."""

    def __init__(self, name: str, itself: Callable[[], Any]) -> None:
        super().__init__(name)
        self._itself = itself

    def __getattr__(self, name: str) -> Any:
        """Answer for the module itself."""
        self.step_aside()
        return getattr(self._itself(), name)

    def stand_in(self) -> None:
        """Be what whoever imports the module gets."""
        sys.modules[self.__name__] = self
        if self.__name__ == "urllib.request":
            vars(urllib)["request"] = self

    def step_aside(self) -> None:
        """Let whoever imports the module from now on have it itself."""
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]


def _web() -> Any:
    import urllib.request

    return urllib.request


def _packages() -> Any:
    import importlib_metadata

    return importlib_metadata


def _keyring() -> Any:
    """Import keyring; the first time without two thirds of what that takes (by -X importtime).

    jaraco.context, which it imports for one decorator, would bring web, mail and TLS for a download that nobody asks
    for; and what looks through the installed packages is not asked where the backend is known by its name.
    """
    put_off: list[_Later] = []
    if "keyring" not in sys.modules:
        every = (_Later("urllib.request", _web), _Later("importlib_metadata", _packages))
        put_off = [each for each in every if each.__name__ not in sys.modules]
    for each in put_off:
        each.stand_in()
    try:
        import keyring
    finally:
        for each in put_off:
            each.step_aside()
    return keyring


def new_key() -> bytes:
    """Return a random 256-bit key."""
    return os.urandom(KEY_BYTES)


def _derive(passphrase: str, slot: dict[str, Any]) -> bytes:
    memory, passes, lanes = int(slot["memory_kib"]), int(slot["passes"]), int(slot["lanes"])
    if not (8 * lanes <= memory <= MAX_MEMORY_KIB and 1 <= passes <= MAX_PASSES and 1 <= lanes <= 16):
        raise ValueError("key parameters out of bounds")
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    kdf = Argon2id(
        salt=base64.b64decode(slot["salt"]), length=32, iterations=passes, lanes=lanes, memory_cost=memory
    )
    return kdf.derive(passphrase.encode())


def wrap(key: bytes, passphrase: str, *, area_id: str) -> dict[str, Any]:
    """Return the slot that opens to `key` with `passphrase`; raise Fault passphrase_short."""
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    if len(passphrase) < SHORTEST:
        raise Fault("passphrase_short", shortest=SHORTEST)
    slot: dict[str, Any] = {
        "kdf": "argon2id",
        "memory_kib": MEMORY_KIB,
        "passes": PASSES,
        "lanes": LANES,
        "salt": base64.b64encode(os.urandom(16)).decode(),
    }
    nonce = os.urandom(12)
    sealed = ChaCha20Poly1305(_derive(passphrase, slot)).encrypt(nonce, key, area_id.encode())
    return slot | {"nonce": base64.b64encode(nonce).decode(), "sealed": base64.b64encode(sealed).decode()}


def unwrap(slot: dict[str, Any], passphrase: str, *, area_id: str) -> bytes:
    """Return the key; raise Fault passphrase_wrong or area_settings_damaged."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    try:
        secret = _derive(passphrase, slot)
        nonce, sealed = base64.b64decode(slot["nonce"]), base64.b64decode(slot["sealed"])
        if (len(nonce), len(sealed)) != (12, KEY_BYTES + 16):
            raise ValueError("not a sealed key")
    except (KeyError, ValueError, TypeError, OverflowError) as error:
        raise Fault("area_settings_damaged") from error
    try:
        return ChaCha20Poly1305(secret).decrypt(nonce, sealed, area_id.encode())
    except InvalidTag as error:
        raise Fault("passphrase_wrong") from error


def keyring_usable() -> bool:
    """Tell whether this system has a keyring that seals what it keeps."""
    backend = _keyring().get_keyring()
    inner = getattr(backend, "backends", None) or [backend]
    return any(type(each).__module__ in SAFE_BACKENDS for each in inner)


def keep_in_keyring(area_id: str, key: bytes) -> None:
    """Put the key into the system keyring; raise Fault keyring_refused."""
    keyring = _keyring()
    from keyring.errors import KeyringError

    try:
        keyring.set_password(SERVICE, area_id, base64.b64encode(key).decode())
    except KeyringError as error:
        raise Fault("keyring_refused") from error


def _own_backend() -> Any:
    """Return the system's own keyring by its name; None where there is none, or where somebody chose another.

    keyring itself looks through every installed package for backends and tries each (40 ms of every start, measured).
    """
    from keyring import core

    # KDE's own is KWallet; the Secret Service may be there beside it, with nothing in it but a question.
    kde = "KDE" in os.environ.get("XDG_CURRENT_DESKTOP", "").split(":")
    if sys.platform not in OWN_BACKENDS or kde or "PYTHON_KEYRING_BACKEND" in os.environ:
        return None
    try:
        return None if core.load_config() else core.load_keyring(OWN_BACKENDS[sys.platform])
    except (
        Exception
    ):  # keyring's backends raise anything where they cannot be used, and its whole search goes on then
        return None


def from_keyring(area_id: str) -> bytes:
    """Return the key from the system keyring; raise Fault keyring_refused or keyring_empty."""
    keyring = _keyring()
    from keyring.errors import KeyringError

    try:
        own = _own_backend()
        kept = own.get_password(SERVICE, area_id) if own else None
        if not kept:  # it may lie in another one
            kept = keyring.get_password(SERVICE, area_id)
    except KeyringError as error:
        raise Fault("keyring_refused") from error
    try:
        key = base64.b64decode(kept or "", validate=True)
    except ValueError as error:
        raise Fault("keyring_empty") from error
    if len(key) != KEY_BYTES:
        raise Fault("keyring_empty")
    return key


def forget_in_keyring(area_id: str) -> None:
    """Take the key out of the system keyring; that it is not there is fine."""
    keyring = _keyring()
    from keyring.errors import KeyringError, PasswordDeleteError

    try:
        keyring.delete_password(SERVICE, area_id)
    except PasswordDeleteError:
        return
    except KeyringError as error:
        raise Fault("keyring_refused") from error
