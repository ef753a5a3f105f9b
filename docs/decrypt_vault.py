"""Get your files out of an IB Desk vault without IB Desk.

    python3 decrypt_vault.py VAULT OUT.sqlite CODE

VAULT is the folder of a vault, or a backup that ends in .ibdesk. CODE is the recovery code, the
nine groups on the recovery sheet, in quotes. OUT.sqlite becomes an ordinary SQLite database that
can be read by many programs, such as DB Browser for SQLite. It is NOT encrypted: keep it where
nobody else comes, and remove it afterwards.

A header of the vault is needed: kop.json, its copy kop.kopie.json, or that in a backup which was
made since the key of the vault was last renewed. Of a damaged header one line may still do, with
the QR on the sheet. With no header at all nothing opens the vault, the sheet neither.

    python3 decrypt_vault.py VAULT OUT.sqlite CODE --sheet "IBDESK2:..." --header BACKUP.ibdesk

It needs Python 3.11 or later and the library `cryptography`, 47 or later (pip install cryptography)
and nothing of IB Desk. It only reads. The format that it reads is described beside each step.
"""

# ruff: noqa: INP001, T201, PLR2004 -- a lone script that talks to a person in numbers of the format

import argparse
import base64
import hashlib
import hmac
import json
import re
import sys
import uuid
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Literal

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
PAGE, RESERVED, IV, SEAL = 4096, 80, 16, 64
Order = Literal["big", "little"]
SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)
Slot = tuple[dict[str, str], str]  # the closed private key, and the id of its vault
Seal = tuple[str, int, str]  # the slot it is for, the epoch of its header, the seal itself
SQLITE_MAGIC = b"SQLite format 3\0"


class Unreadable(Exception):
    """What the user reads when it does not work."""


def code_bytes(code: str) -> bytes:
    """36 signs of 5 bits are 180 bits: 160 of the code, 20 that IB Desk checks typing with."""
    signs = code.upper().translate(str.maketrans("OIL", "011", " -\t\n"))
    if len(signs) != 36 or set(signs) - set(SIGNS):
        raise Unreadable("The recovery code has nine groups of four letters and digits.")
    number = 0
    for sign in signs:
        number = number * 32 + SIGNS.index(sign)
    return (number >> 20).to_bytes(20, "big")


def private_key(code: bytes, slot: dict[str, str], vault_id: str) -> X25519PrivateKey:
    """That of the recovery slot: in a box of ChaCha20-Poly1305, its key the code through HKDF."""
    beside = {
        "holder": slot["holder"],
        "kdf": None,
        "route": "recovery_code",
        "salt": slot["salt"],
        "slot": slot["slot_id"],
        "vault": vault_id.replace("-", ""),
    }
    salt = bytes.fromhex(slot["salt"])
    key = HKDF(SHA256(), 32, salt, b"IB Desk recovery slot 2").derive(code)
    opened = ChaCha20Poly1305(key).decrypt(
        bytes.fromhex(slot["nonce"]),
        bytes.fromhex(slot["box"]),
        json.dumps(beside, sort_keys=True).encode(),
    )
    return X25519PrivateKey.from_private_bytes(opened)


def unseal(private: X25519PrivateKey, seal: Seal, vault_id: str) -> bytes:
    """The data key: sealed by HPKE (RFC 9180), base mode, to the public key of the slot.

    Bound in are what the seal is for, and a bond that only who has the private key can know.
    """
    slot_id, epoch, sealed = seal
    bond = HKDF(SHA256(), 32, b"", b"IB Desk bond 2").derive(private.private_bytes_raw())
    info = {
        "bond": bond.hex(),
        "epoch": epoch,
        "of": "IB Desk data key 2",
        "route": "recovery_code",
        "slot": slot_id,
        "vault": vault_id.replace("-", ""),
    }
    return SUITE.decrypt(
        bytes.fromhex(sealed), private, info=json.dumps(info, sort_keys=True).encode()
    )


def slots_of_header(text: bytes) -> Iterator[Slot]:
    """The recovery slots in a header: JSON with the vault's id, its slots and their seals."""
    header = json.loads(text)["header"]
    for slot in header["slots"]:
        if slot["closed"]["route"] == "recovery_code":
            parts = ("holder", "slot_id", "salt", "nonce", "box")
            yield {part: slot["closed"][part] for part in parts}, header["vault_id"]


def seals_of_header(text: bytes) -> Iterator[Seal]:
    """Line by line, so that a damaged header gives what is left of it."""
    for epoch in re.findall(rb'"epoch": (\d{1,15}),', text):
        for slot_id, seal in re.findall(rb'"([0-9a-f]{16})": "([0-9a-f]{160})"', text):
            yield slot_id.decode(), int(epoch), seal.decode()


def slot_of_sheet(text: str) -> Slot:
    """The closed private key in the QR of the sheet: part after part, in base 64."""
    signs = "".join(text.split())
    try:
        packed = base64.urlsafe_b64decode(signs.removeprefix("IBDESK2:") + "==")
    except ValueError:
        packed = b""
    if not signs.startswith("IBDESK2:") or len(packed) != 100:
        raise Unreadable("The text of the QR is not complete. It begins with IBDESK2.")
    slot = {
        "holder": "",
        "slot_id": packed[16:24].hex(),
        "salt": packed[24:40].hex(),
        "nonce": packed[40:52].hex(),
        "box": packed[52:].hex(),
    }
    return slot, str(uuid.UUID(bytes=packed[:16]))


def read_vault(path: Path) -> tuple[list[bytes], bytes, bytes]:
    """The headers, the database and its write-ahead log, of a folder or a backup file."""
    if path.is_dir():
        names = ("kop.volgende.json", "kop.json", "kop.kopie.json")
        headers = [(path / name).read_bytes() for name in names if (path / name).exists()]
        log = path / "kluis.db-wal"
        return headers, (path / "kluis.db").read_bytes(), log.read_bytes() if log.exists() else b""
    data = path.read_bytes()
    body, digest = data[:-32], data[-32:]
    if not body.startswith(b"IBDESK-BACKUP-1\n"):
        raise Unreadable("This is no vault folder and no backup of IB Desk.")
    if hashlib.sha256(body).digest() != digest:
        print("Warning: the backup is damaged. What can be read is read.", file=sys.stderr)
    at, parts = 16, list[bytes]()
    for size in (4, 4, 8):  # particulars, header, database: each after its length
        length = int.from_bytes(body[at : at + size], "big")
        parts.append(body[at + size : at + size + length])
        at += size + length
    return [parts[1]], parts[2], b""


def borrowed(path: Path) -> list[bytes]:
    """The header inside a backup, or a lone header file."""
    data = path.read_bytes()
    return read_vault(path)[0] if data.startswith(b"IBDESK-BACKUP-1\n") else [data]


def data_keys(headers: list[bytes], sheet: str | None, code: bytes) -> Iterator[bytes]:
    """Every data key that the code gets out of the headers: of the vault it is one of them."""
    slots = [slot_of_sheet(sheet)] if sheet else []
    for header in headers:
        try:
            slots += slots_of_header(header)
        except (ValueError, KeyError, TypeError):
            print("Warning: a header is damaged.", file=sys.stderr)
    seals = [seal for header in headers for seal in seals_of_header(header)]
    if not seals:
        raise Unreadable("No header can be read, and without one nothing opens the vault.")
    if not slots:
        raise Unreadable("No header can be read whole. Give the text of the QR: --sheet.")
    for slot, vault_id in slots:
        try:
            private = private_key(code, slot, vault_id)
        except InvalidTag:
            continue
        for seal in seals:
            with suppress(InvalidTag, ValueError):
                yield unseal(private, seal, vault_id)


def key_of(pages: dict[int, bytes], keys: list[bytes]) -> bytes:
    """The key under which the seal of any of the first pages is right."""
    if not keys:
        raise Unreadable("The code is not that of this vault, or was replaced by a newer sheet.")
    for key in keys:
        seal_key = seal_key_of(key, pages)
        if any(is_whole(number, pages[number], seal_key) for number in sorted(pages)[:9]):
            return key
    raise Unreadable("The code is right, but no header is that of this database.")


def newest_pages(database: bytes, log: bytes) -> dict[int, bytes]:
    """Each page by its number: from the database, then what the log holds of finished commits.

    The log (sqlite.org/fileformat2.html, 4) has a header of 32 bytes and frames of 24 bytes and a
    page; a frame counts if its salts are those of the header and its running checksum is right.
    """
    pages = {
        number + 1: database[number * PAGE : (number + 1) * PAGE]
        for number in range(len(database) // PAGE)
    }
    if len(log) < 32:
        return pages
    order: Order = "big" if log[3] & 1 else "little"
    first, second = checksum(log[:24], order, 0, 0)
    waiting: dict[int, bytes] = {}
    for at in range(32, len(log) - PAGE - 23, PAGE + 24):
        frame, page = log[at : at + 24], log[at + 24 : at + 24 + PAGE]
        first, second = checksum(frame[:8] + page, order, first, second)
        sums = first.to_bytes(4, "big") + second.to_bytes(4, "big")
        if frame[8:16] != log[16:24] or frame[16:24] != sums:
            break
        waiting[int.from_bytes(frame[:4], "big")] = page
        length_after_commit = int.from_bytes(frame[4:8], "big")
        if length_after_commit:
            pages.update(waiting)
            pages = {number: pages[number] for number in pages if number <= length_after_commit}
            waiting = {}
    return pages


def checksum(data: bytes, order: Order, first: int, second: int) -> tuple[int, int]:
    """SQLite's running checksum over 32-bit words."""
    for at in range(0, len(data), 8):
        first = first + int.from_bytes(data[at : at + 4], order) + second & 0xFFFFFFFF
        second = second + int.from_bytes(data[at + 4 : at + 8], order) + first & 0xFFFFFFFF
    return first, second


def decrypt(pages: dict[int, bytes], key: bytes) -> Iterator[bytes]:
    """SQLCipher 4 with a raw key: AES-256-CBC pages, each sealed with HMAC-SHA512.

    The first 16 bytes of the file are a salt, in the place of SQLite's own first bytes. A page ends
    with its IV and the seal over page, IV and page number.
    """
    seal_key = seal_key_of(key, pages)
    for number in range(1, max(pages) + 1):
        page = pages.get(number, bytes(PAGE))
        if not is_whole(number, page, seal_key):
            print(f"Warning: page {number} is damaged.", file=sys.stderr)
        content, iv = page[16 if number == 1 else 0 : PAGE - RESERVED], iv_of(page)
        decryptor = Cipher(algorithms.AES256(key), modes.CBC(iv)).decryptor()
        plain = decryptor.update(content) + decryptor.finalize() + bytes(RESERVED)
        if number == 1:
            plain = SQLITE_MAGIC + plain[:2] + b"\1\1" + plain[4:]  # no longer write-ahead
        yield plain


def seal_key_of(key: bytes, pages: dict[int, bytes]) -> bytes:
    """The key of the seals, from that of the pages and the salt of the file."""
    seal_salt = bytes(byte ^ 0x3A for byte in pages[1][:16])
    return hashlib.pbkdf2_hmac("sha512", key, seal_salt, 2, 32)


def iv_of(page: bytes) -> bytes:
    """It stands where the content ends."""
    return page[PAGE - RESERVED :][:IV]


def is_whole(number: int, page: bytes, seal_key: bytes) -> bool:
    """Whether a page is as it was written, under this key and in this place."""
    content = page[16 if number == 1 else 0 : PAGE - RESERVED]
    sealed = content + iv_of(page) + number.to_bytes(4, "little")
    return hmac.compare_digest(page[PAGE - SEAL :], hmac.digest(seal_key, sealed, "sha512"))


def main() -> None:
    """Read the arguments, write the file."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("vault", type=Path, help="folder of a vault, or a backup (.ibdesk)")
    parser.add_argument("out", type=Path, help="the SQLite file to make; must not exist")
    parser.add_argument("code", help="the recovery code, in quotes")
    parser.add_argument("--sheet", help="the text of the QR on the recovery sheet")
    parser.add_argument("--header", type=Path, help="a backup or header file to borrow a header of")
    given = parser.parse_args()
    try:
        headers, database, log = read_vault(given.vault)
        if given.header:
            headers += borrowed(given.header)
        pages = newest_pages(database, log)
        key = key_of(pages, [*data_keys(headers, given.sheet, code_bytes(given.code))])
        with given.out.open("xb") as out:
            out.writelines(decrypt(pages, key))
    except (Unreadable, OSError) as problem:
        sys.exit(str(problem))
    print(f"Done. {given.out} is not encrypted: do not leave it lying about.")


if __name__ == "__main__":
    main()
