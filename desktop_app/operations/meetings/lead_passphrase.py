"""The passphrase by which the lead leaves the view for two: kept as its scrypt hash among the settings.

It guards the window, not the file: who has the file can open it with another program.
"""

import hashlib
import hmac
import secrets
from dataclasses import replace
from typing import Final

from desktop_app.domain.errors import UserError
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.i18n import N_
from desktop_app.operations.moments import moment
from desktop_app.store import settings
from desktop_app.store.database import Store

# RFC 7914's example for interactive use is n=2**14; doubled, it costs 32 MB and about a tenth of a second.
COST: Final = (2**15, 8, 1)
_MEMORY: Final = 2**26
_SALT: Final = 16
_SHORTEST: Final = 4


def is_set(store: Store) -> bool:
    return bool(settings.load(store).lead_passphrase)


def set_passphrase(store: Store, typed: str, before: str = "", progress: Progress = SILENT) -> None:
    """``typed`` from now on, none if it is empty. UserError if ``before`` isn't the one so far, or for a short one."""
    progress.step(N_("Saving"), 0, 1)
    if not opens(store, before):
        raise UserError(N_("This is not the passphrase so far."), N_("Type the one that holds now."))
    if typed and len(typed) < _SHORTEST:
        raise UserError(N_("The passphrase is too short."), N_("Take {n} characters or more."), n=_SHORTEST)
    chosen = replace(
        settings.load(store), lead_passphrase=_hashed(typed, secrets.token_bytes(_SALT), COST) if typed else ""
    )
    with store.transaction():
        settings.save(store, chosen, recorded_at=moment())


def opens(store: Store, typed: str) -> bool:
    """Whether ``typed`` is the passphrase; anything is as long as there is none."""
    kept = settings.load(store).lead_passphrase
    if not kept:
        return True
    _scheme, n, r, p, salt, _digest = kept.split("$")
    return hmac.compare_digest(kept, _hashed(typed, bytes.fromhex(salt), (int(n), int(r), int(p))))


def _hashed(typed: str, salt: bytes, cost: tuple[int, int, int]) -> str:
    n, r, p = cost
    digest = hashlib.scrypt(typed.encode(), salt=salt, n=n, r=r, p=p, maxmem=_MEMORY)
    return f"scrypt${n}${r}${p}${salt.hex()}${digest.hex()}"
