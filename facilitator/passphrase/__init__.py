"""The passphrase of a workshop: what opens its file, and is kept nowhere.

The file's key is derived from it by scrypt (RFC 7914), with the file's first 16 bytes as salt, and
given to SQLCipher as it is. Every guess takes 32 MB of memory, which is what makes guessing by the
thousand dear; SQLCipher's own PBKDF2 takes nearly none, and a facilitator waits twice as long.
It is derived once for each salt: copies and backups have the salt of the workshop.
"""

import os
from hashlib import scrypt
from hmac import compare_digest
from typing import Any, Final, NoReturn
from unicodedata import normalize

COST: Final = 2**15
"""How often scrypt mixes its blocks of 1 KB: a tenth of a second on a laptop."""
BLOCK: Final = 8
MEMORY: Final = 64 * 2**20
"""As many bytes may be used; it takes 32 MB."""
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
            self._keys[salt] = scrypt(
                self._words, salt=salt, n=COST, r=BLOCK, p=1, maxmem=MEMORY, dklen=KEY_LENGTH
            )
        return f"x'{self._keys[salt].hex()}{salt.hex()}'"


def _spelt(words: str) -> bytes:
    """Return the bytes of a passphrase: the same, however a keyboard puts an accent on a letter."""
    return normalize("NFC", words).strip().encode("utf-8", "surrogatepass")
