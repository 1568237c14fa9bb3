//! The ticket (券): the secret that lets somebody post and like in one theme, and nothing more.
//!
//! Pure, compiled for both sides, and small enough to review in an hour. Every primitive comes from
//! `RustCrypto` (SHA-256, HMAC, HKDF) and from dalek (Ed25519); ours is the composition only, as
//! docs/anonymity.md describes it:
//!
//! ```text
//! s          100 random bits, written as 20 characters             only in the browser or on the slip
//! y'         the first 80 bits of a Sealed ticket's stamp (blind)  written behind s, 16 characters
//! c          SHA-256("kz/ticket/v1" || T || s)                     stored once the ticket is good
//! k          HKDF-SHA256(salt = pepper_T, ikm = s, "kz/v1" || T)   in the server's memory for one request
//! author(n)  HMAC(k, "author" || n)                                stored beside note n
//! like(n)    HMAC(k, "like" || n)                                  stored; primary key = one like per note
//! slot(i)    HMAC(k, "slot" || i), i < max_notes                   stored as spent; limits notes per ticket
//! w(n)       HMAC(k, "withdraw" || n)                              of notes from before version 2 of the log: its hash beside note n
//! a(n)       Ed25519 key pair of the seed HMAC(k, "sign" || n)     the public key beside note n and in the log; see [`author`]
//! ```
//!
//! `||` joins parts, each preceded by its length in 4 bytes, big endian, so that no two lists of
//! parts give the same bytes.

pub mod author;
pub mod blind;
mod code;
pub mod commit;
mod tags;
pub mod work;

use sha2::{Digest, Sha256};

pub use code::{BadCode, SEAL_SYMBOLS, SHARED_MARK, SYMBOLS, Seal, Secret, Ticket};
pub use tags::{Credential, Pepper, Salt, SlipMark, Tag, TicketKey};

/// SHA-256 over parts, each preceded by its length. The first is a label that keeps the uses apart.
pub fn digest(parts: &[&[u8]]) -> [u8; 32] {
    let mut hash = Sha256::new();
    for part in parts {
        feed(part, |bytes| hash.update(bytes));
    }
    hash.finalize().into()
}

/// Feeds one part, preceded by its length, to a hash or MAC.
fn feed(part: &[u8], mut update: impl FnMut(&[u8])) {
    // A part is a label, an id, a secret, a note or an entry of the log: far below 4 GiB.
    let len = u32::try_from(part.len()).unwrap_or(u32::MAX);
    update(&len.to_be_bytes());
    update(part);
}
