#!/usr/bin/env python3
"""Computes the test vectors of src/ticket/tags.rs and author.rs with Python's standard library, independently of the Rust code."""
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
print("flag   ", hmac.new(key, join(b"flag", note), hashlib.sha256).hexdigest())
print("picked ", hmac.new(key, join(b"picked up"), hashlib.sha256).hexdigest())
print("sent(B)", hmac.new(key, join(b"envelope", bytes([9]) * 32), hashlib.sha256).hexdigest())
print("reply(q)", hmac.new(key, join(b"reply", bytes([6]) * 16), hashlib.sha256).hexdigest())
print("slot(3)", hmac.new(key, join(b"slot", (3).to_bytes(4, "big")), hashlib.sha256).hexdigest())


def sign(seed: bytes, message: bytes) -> tuple[bytes, bytes]:
    """RFC 8032, 5.1.5 and 5.1.6, after its section 6: public key and signature."""
    p, order = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
    d = -121665 * pow(121666, -1, p) % p
    y = 4 * pow(5, -1, p) % p
    x = pow((y * y - 1) * pow(d * y * y + 1, -1, p), (p + 3) // 8, p)
    if (x * x * (d * y * y + 1) - (y * y - 1)) % p:
        x = x * pow(2, (p - 1) // 4, p) % p
    base = (x if x % 2 == 0 else p - x, y)

    def add(a, b):
        (x1, y1), (x2, y2) = a, b
        k = d * x1 * x2 * y1 * y2
        return (x1 * y2 + x2 * y1) * pow(1 + k, -1, p) % p, (y1 * y2 + x1 * x2) * pow(1 - k, -1, p) % p

    def times(n, point):
        sum = (0, 1)
        while n:
            sum = add(sum, point) if n & 1 else sum
            point, n = add(point, point), n >> 1
        return sum

    def pack(point):
        return (point[1] | (point[0] & 1) << 255).to_bytes(32, "little")

    def number(*parts):
        return int.from_bytes(hashlib.sha512(b"".join(parts)).digest(), "little")

    digest = hashlib.sha512(seed).digest()
    a = int.from_bytes(digest[:32], "little") & (1 << 254) - 8 | 1 << 254
    public = pack(times(a, base))
    r = number(digest[32:], message) % order
    point = pack(times(r, base))
    s = (r + number(point, public, message) * a) % order
    return public, point + s.to_bytes(32, "little")


# src/ticket/author.rs
seed = hmac.new(key, join(b"sign", note), hashlib.sha256).digest()
acts = [
    ("withdraw", [b"withdraw"]),
    ("revise", [b"revise", (1).to_bytes(4, "big"), bytes([9]) * 32]),
    ("reply", [b"reply", bytes([8]) * 32, bytes([9]) * 32]),
]
for act, parts in acts:
    public, signature = sign(seed, hashlib.sha256(join(b"kz/author/v2", theme, note, *parts)).digest())
    print(act, signature.hex())
print("key    ", public.hex())
