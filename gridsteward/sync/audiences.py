"""Seal what only some of an area's laptops may read, whichever road it takes and wherever it lies.

Every laptop of an area holds all of its rows, so what a deputy may not see must not be readable in a deputy's file
either. Each audience has keys, random and of 256 bits, wrapped by HPKE to every laptop in it as rows of their own.
A message is sealed by ChaCha20-Poly1305 under a key derived from the audience's and its own row's id, and padded, so
that its length tells little.

- Who belongs to an audience follows from the membership: the roles of the active laptops, and for what is shared with
  the supervisors only, the laptop that wrote it. The recovery key belongs to all of them, or what is sealed would be
  lost with the last laptop.
- Whoever comes in gets every key of the audience from whoever is inside, at the next exchange.
- A key is used for as long as nobody outside holds it or wrapped it: one that somebody outside handed round might be
  known to them. Once a laptop left (put out, another role), the next message gets a new key. What it could read before
  stays readable to whoever takes its file apart, and is shown there no more.
"""

import base64
import os
from collections.abc import Iterator
from functools import cached_property
from typing import Final

from gridsteward.records.ids import made_by_hand
from gridsteward.records.sealed import Audience, AudienceKey
from gridsteward.store.connection import transaction
from gridsteward.store.store import Store
from gridsteward.store.write import Write
from gridsteward.sync.circle import RECOVERED, Circle
from gridsteward.sync.wire.acts import DEPUTY, STEWARD, SUPERVISOR
from gridsteward.sync.wire.codec import ID_BYTES, Refused
from gridsteward.sync.wire.secrets import KEY_BYTES, derive, mac, receive_with, seal, unseal, wrap_to

_KEY: Final = "audience:"
_NONCE_BYTES: Final = 12
_LENGTH_BYTES: Final = 4
_PAD_TO: Final = 256
_MARK_BYTES: Final = 16
_ROLES: Final = {
    Audience.SUPERVISOR: (SUPERVISOR,),
    Audience.STEWARD: (SUPERVISOR, STEWARD),
    Audience.EVERYBODY: (SUPERVISOR, STEWARD, DEPUTY),
}


class Audiences:
    """The audiences as this laptop stands among them, of one moment: make it anew for each thing done."""

    def __init__(self, store: Store, circle: Circle) -> None:
        self._store = store
        self._circle = circle
        self._marking: dict[str, bytes] = {}

    def scope(self, audience: Audience) -> str:
        """Return under which name this laptop seals for an audience."""
        alone = audience is Audience.SUPERVISOR
        return f"{audience}:{self._circle.device.hex()}" if alone else str(audience)

    def inside(self, scope: str) -> bool:
        """Tell whether this laptop belongs to it now."""
        return self._circle.founded and self._circle.device.hex() in self._members(scope)

    @cached_property
    def _active(self) -> dict[str, tuple[str, bytes]]:
        return {each.device.hex(): (each.role, each.receive) for each in self._circle.membership.active}

    def _members(self, scope: str) -> dict[str, bytes]:
        """Return the laptops of an audience: device (hex) to the key that wraps to it."""
        name, _, author = scope.partition(":")
        roles = _ROLES.get(Audience(name), ()) if name in tuple(Audience) else ()
        return {
            device: receive
            for device, (role, receive) in self._active.items()
            if role in roles or device == author
        }

    def _receivers(self, scope: str) -> dict[str, bytes]:
        recovery = self._circle.membership.recovery
        more = {recovery.sign.hex(): recovery.receive} if recovery else {}
        return self._members(scope) | more

    # -- seal and open -----------------------------------------------------------------------------------------

    def key_for(self, write: Write, scope: str) -> str:
        """Return the name of a key nobody outside the audience holds, a new one where there is none."""
        allowed = self._allowed(scope)
        for key, holders in sorted(self._holders.get(scope, {}).items(), reverse=True):
            if key in self._keys and holders <= allowed and self._authors[key] <= allowed:
                return key
        secret = os.urandom(KEY_BYTES)
        key = _name_of(secret)
        self._store.exchange.put_secret(_KEY + key, secret)
        self._keys[key] = secret
        receivers = self._receivers(scope)
        write.insert(*(self._wrapped(scope, key, device, receive) for device, receive in receivers.items()))
        self._holders.setdefault(scope, {})[key] = set(receivers)
        self._authors[key] = {self._circle.device.hex()}
        return key

    def _allowed(self, scope: str) -> set[str]:
        """Return who may hold a key of it: its laptops, and whoever holds any recovery key printed for the office."""
        return set(self._receivers(scope)) | (self._recoveries - set(self._active))

    @cached_property
    def _recoveries(self) -> set[str]:
        return self._circle.recovery_signs()

    def seal(self, key: str, row_id: str, data: bytes) -> str:
        """Seal a row's content under a key that is here."""
        padded = len(data).to_bytes(_LENGTH_BYTES) + data
        padded += bytes(-len(padded) % _PAD_TO)
        nonce = os.urandom(_NONCE_BYTES)
        sealed = nonce + seal(self._row_key(key, row_id), nonce, padded, row_id.encode())
        return base64.b64encode(sealed).decode()

    def open(self, key: str, row_id: str, sealed: str) -> bytes | None:
        """Return a row's content, None where this laptop lacks the key or it was erased."""
        if key not in self._keys or not sealed:
            return None
        try:
            raw = base64.b64decode(sealed, validate=True)
            nonce, sealed_data = raw[:_NONCE_BYTES], raw[_NONCE_BYTES:]
            padded = unseal(self._row_key(key, row_id), nonce, sealed_data, row_id.encode())
        except (Refused, ValueError):
            return None
        length = int.from_bytes(padded[:_LENGTH_BYTES])
        return padded[_LENGTH_BYTES : _LENGTH_BYTES + length]

    def _row_key(self, key: str, row_id: str) -> bytes:
        return derive(self._keys[key], "sealed row", about=row_id.encode())

    def proof(self, key: str, row_id: str) -> bytes:
        """Return what proves that one may have a row erased: nobody can tell it without its key."""
        return derive(self._keys[key], "sealed erase", about=row_id.encode())

    def mark(self, key: str, household_id: str) -> str:
        """Return by which mark rows about a household are found under a key."""
        if key not in self._marking:
            self._marking[key] = derive(self._keys[key], "sealed household")
        return mac(self._marking[key], household_id.encode())[:_MARK_BYTES].hex()

    @property
    def keys(self) -> list[str]:
        """Return the names of the keys this laptop may read under."""
        scopes = {key: scope for scope, found in self._holders.items() for key in found}
        inside = {scope: self.inside(scope) for scope in self._holders}
        return [key for key in self._keys if inside.get(scopes.get(key, ""), False)]

    # -- keys --------------------------------------------------------------------------------------------------

    @cached_property
    def _rows(self) -> list[AudienceKey]:
        # Taking back what was written together with a key hides its row: those who have it go on using it.
        found = self._store.query("SELECT id, scope, key, device, wrapped FROM audience_key ORDER BY id")
        names = AudienceKey.__struct_fields__
        return [AudienceKey(**dict(zip(names, line, strict=True))) for line in found]

    @cached_property
    def _holders(self) -> dict[str, dict[str, set[str]]]:
        """Return who holds which key: scope to key to devices."""
        found: dict[str, dict[str, set[str]]] = {}
        for each in self._rows:
            found.setdefault(each.scope, {}).setdefault(each.key, set()).add(each.device)
        return found

    @cached_property
    def _authors(self) -> dict[str, set[str]]:
        """Return who wrapped which key: key to devices."""
        found: dict[str, set[str]] = {}
        lines = self._store.query(
            "SELECT key, member FROM audience_key JOIN device ON device.no = audience_key._device"
        )
        for key, member in lines:
            found.setdefault(key, set()).add(member)
        return found

    @cached_property
    def _keys(self) -> dict[str, bytes]:
        """Return the keys that are here, or wrapped to this laptop."""
        found = self._store.exchange.secrets(_KEY)
        for each in self._rows:
            if each.key not in found:
                for name, secret in self._secrets():
                    if name == each.device:
                        try:
                            raw = base64.b64decode(each.wrapped)
                            received = receive_with(secret, raw, about=self._about(each))
                        except (Refused, ValueError):  # made badly by another: somebody else wraps it too
                            continue
                        if _name_of(received) == each.key:
                            found[each.key] = received
        return found

    def _secrets(self) -> Iterator[tuple[str, bytes]]:
        """Yield under which names this laptop is wrapped to, and what opens that."""
        if self._circle.founded:
            yield self._circle.device.hex(), self._circle.keys.receive_secret
        recovered = self._store.exchange.secret(RECOVERED)
        if recovered is not None:
            yield recovered[KEY_BYTES:].hex(), recovered[:KEY_BYTES]

    def _about(self, each: AudienceKey) -> bytes:
        return self._circle.area + f"{each.scope} {each.key} {each.device}".encode()

    def _wrapped(self, scope: str, key: str, device: str, receive: bytes) -> AudienceKey:
        row = AudienceKey(id=made_by_hand(), scope=scope, key=key, device=device, wrapped="")
        wrapped = wrap_to(receive, self._keys[key], about=self._about(row))
        return AudienceKey(
            id=row.id, scope=scope, key=key, device=device, wrapped=base64.b64encode(wrapped).decode()
        )

    def tend(self) -> int:
        """Keep the keys that came, and wrap those held here for whoever came in; return how many were wrapped."""
        if not (self._circle.founded and self._circle.active):
            return 0
        known = self._store.exchange.secrets(_KEY)
        fresh = {key: secret for key, secret in self._keys.items() if key not in known}
        if fresh:
            with transaction(self._store.connection):
                for key, secret in fresh.items():
                    self._store.exchange.put_secret(_KEY + key, secret)
        lacking = [
            self._wrapped(scope, key, device, receive)
            for scope, found in self._holders.items()
            if self.inside(scope)
            for key, holders in found.items()
            if key in self._keys
            for device, receive in self._receivers(scope).items()
            if device not in holders
        ]
        if lacking:
            with self._store.write("audience.key") as write:
                write.insert(*lacking)
        return len(lacking)

    def forget_recovery(self) -> None:
        """Let go of the recovery key's private half: all it could open was opened."""
        if self._store.exchange.secret(RECOVERED) is not None:
            with transaction(self._store.connection):
                self._store.exchange.drop_secret(RECOVERED)


def _name_of(secret: bytes) -> str:
    """Return the name of a key: nobody can hand round another key under it."""
    return derive(secret, "sealed key name", length=ID_BYTES).hex()
