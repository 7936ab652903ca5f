"""The passphrase of a workshop: what opens its file, and is kept nowhere.

The file's key is derived from it as SQLCipher itself does (PBKDF2, HMAC-SHA-512, 256,000 rounds,
the file's first 16 bytes as salt), once for each salt: copies and backups have the salt of the
workshop, so only its opening takes that time.
"""

import os
from hashlib import pbkdf2_hmac
from hmac import compare_digest
from typing import Any, Final, NoReturn
from unicodedata import normalize

ROUNDS: Final = 256_000
SALT_LENGTH: Final = 16
KEY_LENGTH: Final = 32


class Passphrase:
    """Opens a locked workshop. It never prints itself, and travels to no other process."""

    __slots__ = ("_keys", "_words")

    def __init__(self, words: str) -> None:
        """`words` as somebody typed them, with whatever space is around them."""
        self._words = _spelt(words)
        self._keys: dict[bytes, bytes] = {}

    def __repr__(self) -> str:
        return "Passphrase(…)"

    def __reduce_ex__(self, protocol: Any) -> NoReturn:
        raise TypeError("a passphrase is not written anywhere")

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed, which locks nothing."""
        return not self._words

    def matches(self, words: str) -> bool:
        """Tell whether somebody typed this passphrase again."""
        return compare_digest(self._words, _spelt(words))

    def raw_key(self, salt: bytes = b"") -> str:
        """Return the key and the salt of a file, as SQLCipher takes them.

        A new file, which has no salt yet, has that of a file that this opened, or one by chance.
        """
        if not salt:
            salt = next(iter(self._keys), b"") or os.urandom(SALT_LENGTH)
        if salt not in self._keys:
            self._keys[salt] = pbkdf2_hmac("sha512", self._words, salt, ROUNDS, KEY_LENGTH)
        return f"x'{self._keys[salt].hex()}{salt.hex()}'"


def _spelt(words: str) -> bytes:
    """Return the bytes of a passphrase: the same, however a keyboard puts an accent on a letter."""
    return normalize("NFC", words).strip().encode("utf-8", "surrogatepass")
