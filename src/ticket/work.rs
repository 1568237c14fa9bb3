//! Proof of work for a ticket that a browser makes itself (Open tier): it makes a thousand tickets
//! dear and one ticket cheap.
//!
//! It stops nobody with a strong machine; the pages say that Open does not keep out double voting.
//! Hashcash with SHA-256: a number such that SHA-256("kz/work/v1" || c || number) begins with so
//! many zero bits: [`BITS`], and more while many new tickets come (the server says).

use super::{Credential, digest};

/// Leading zero bits that are asked for at least: 2^18 hashes on average, a fraction of a second on
/// a desktop.
pub const BITS: u32 = 18;

/// How many zero bits `number` proves for this credential.
pub fn bits(credential: &Credential, number: u64) -> u32 {
    let head = digest(&[b"kz/work/v1", &credential.0, &number.to_be_bytes()]);
    head.iter().take(8).fold(0u64, |head, byte| head << 8 | u64::from(*byte)).leading_zeros()
}

/// Looks for a number that proves `asked` bits among `tries` from `start` on; a browser calls this
/// in slices so that the page stays awake.
pub fn search(credential: &Credential, asked: u32, start: u64, tries: u64) -> Option<u64> {
    (start..start.saturating_add(tries)).find(|number| bits(credential, *number) >= asked)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn found_work_proves_and_belongs_to_one_ticket() {
        let credential = Credential([3; 32]);
        let number = (0..)
            .step_by(1 << 14)
            .find_map(|start| search(&credential, BITS, start, 1 << 14))
            .expect("found in time");
        assert!(bits(&credential, number) >= BITS);
        assert!(bits(&Credential([4; 32]), number) < BITS);
        assert!(bits(&credential, number + 1) < BITS);
    }
}
