#!/usr/bin/env python3
"""Computes the test vectors of src/ticket/tags.rs with Python's standard library, independently of the Rust code."""
import hashlib
import hmac


def join(*parts: bytes) -> bytes:
    return b"".join(len(p).to_bytes(4, "big") + p for p in parts)


def hkdf(salt: bytes, ikm: bytes, info: bytes) -> bytes:
    """RFC 5869 with SHA-256 for one block of 32 bytes."""
    prk = hmac.new(salt, ikm, hashlib.sha256).digest()
    return hmac.new(prk, info + b"\x01", hashlib.sha256).digest()


theme = bytes.fromhex("00112233445566778899aabbccddeeff")
note = bytes.fromhex("ffeeddccbbaa99887766554433221100")
secret = b"K7QM9F3X01ABCDEFGHJK"
key = hkdf(bytes([7]) * 32, secret, join(b"kz/v1", theme))
print("c      ", hashlib.sha256(join(b"kz/ticket/v1", theme, secret)).hexdigest())
print("author ", hmac.new(key, join(b"author", note), hashlib.sha256).hexdigest())
print("like   ", hmac.new(key, join(b"like", note), hashlib.sha256).hexdigest())
print("picked ", hmac.new(key, join(b"picked up"), hashlib.sha256).hexdigest())
print("sent(B)", hmac.new(key, join(b"envelope", bytes([9]) * 32), hashlib.sha256).hexdigest())
print("slot(3)", hmac.new(key, join(b"slot", (3).to_bytes(4, "big")), hashlib.sha256).hexdigest())
