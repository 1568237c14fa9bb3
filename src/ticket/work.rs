//! Proof of work for a ticket that a browser makes itself (Open tier): it makes a thousand tickets dear and one ticket cheap.
//!
//! It stops nobody with a strong machine; the pages say that Open does not keep out double voting. Hashcash with SHA-256: a number such that
//! SHA-256("kz/work/v1" || c || number) begins with [`BITS`] zero bits.

use super::{Credential, digest};

/// Leading zero bits asked for: 2^18 hashes on average, a fraction of a second on a desktop.
pub const BITS: u32 = 18;

/// Whether `number` proves the work for this credential.
pub fn proves(credential: &Credential, number: u64) -> bool {
    let head = digest(&[b"kz/work/v1", &credential.0, &number.to_be_bytes()]);
    let head = head.iter().take(4).fold(0u32, |head, byte| head << 8 | u32::from(*byte));
    head.leading_zeros() >= BITS
}

/// Tries `tries` numbers from `start` on; a browser calls this in slices so that the page stays awake.
pub fn search(credential: &Credential, start: u64, tries: u64) -> Option<u64> {
    (start..start.saturating_add(tries)).find(|number| proves(credential, *number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn found_work_proves_and_belongs_to_one_ticket() {
        let credential = Credential([3; 32]);
        let number = (0..).step_by(1 << 14).find_map(|start| search(&credential, start, 1 << 14)).expect("found in time");
        assert!(proves(&credential, number));
        assert!(!proves(&Credential([4; 32]), number));
        assert!(!proves(&credential, number + 1));
    }
}
