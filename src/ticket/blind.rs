//! The blind stamp of a Sealed ticket: the server stamps a credential through the envelope and
//! never sees it.
//!
//! A verifiable oblivious pseudorandom function, RFC 9497, ciphersuite ristretto255-SHA512, mode
//! VOPRF, by crate `voprf`:
//!
//! ```text
//! browser  (r, B) = Blind(c)                        B is uniformly random: it says nothing about c
//! server   (E, proof) = BlindEvaluate(sk_T, pk_T, B)
//! browser  y = Finalize(c, r, E, B, pk_T, proof)    refuses a stamp that was made with any other key
//! server   Evaluate(sk_T, c) begins with y'         weeks later, without a name: the ticket is good
//! ```
//!
//! Who steals `sk_T` can forge stamps; nobody can find out with it whose envelope a ticket came in.
//! The proof (DLEQ, RFC 9497 section 2.2) keeps a dishonest server from marking people with a key
//! of their own each.
//!
//! Nothing here draws random numbers. The caller passes them in: the browser from
//! `crypto.getRandomValues`, the server from its operating system; so the WASM carries no
//! generator.

use hmac::{Hmac, Mac};
use rand_core::{CryptoRng, RngCore, impls};
use sha2::{Digest, Sha512};
use voprf::{
    BlindedElement, EvaluationElement, Group, Proof, Ristretto255, VoprfClient, VoprfServer,
};
use zeroize::{Zeroize, Zeroizing};

use super::{Credential, Seal, feed};

/// Random bytes that go into one blinding; twice the size of a scalar, so that its reduction leaves
/// no bias.
pub const RANDOM: usize = 64;

/// Separates our keys from those of any other use of `DeriveKeyPair` (RFC 9497, section 3.2.1).
const KEY_INFO: &[u8] = b"kz/stamp/v1";

/// 32 bytes that are no stamp key: zero, or not below the order of the group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a stamp key")]
pub struct BadKey;

/// The random source gave nothing but zeros: it is broken or was never asked, and the blinding
/// would hide nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the random source is broken")]
pub struct BadRandom;

/// 32 bytes that encode no element of the group (RFC 9496, section 4.3.1), or its identity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an element of the group")]
pub struct BadElement;

/// 64 bytes that are no blinding state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a blinding state")]
pub struct BadState;

/// The stamp was not made with the key that the theme has published. Whoever sees this must not use
/// the ticket, and should tell others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the stamp was not made with the published key")]
pub struct BadProof;

/// `sk_T`, a theme's secret key for stamping, 32 bytes, kept in the key file beside the pepper. It
/// has no `Debug`, `Display` or `Serialize`, and it is wiped when dropped.
#[derive(Clone)]
pub struct StampKey {
    scalar: Zeroizing<[u8; 32]>,
    server: VoprfServer<Ristretto255>,
}

/// `pk_T`, the key that the theme publishes; its six words stand on the poster.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct StampPublic(pub [u8; 32]);

/// What the server gives back for an envelope.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Stamped {
    /// `E`, the stamped envelope.
    pub element: [u8; 32],
    /// The proof that `E` was made with the published key.
    pub proof: [u8; 64],
}

/// `y`, the stamp once it is out of the envelope. Wiped when dropped; no `Debug`, for it belongs to
/// a ticket.
#[derive(Clone)]
pub struct Stamp(Zeroizing<[u8; 64]>);

/// What a browser has to keep between sending the envelope and opening it. Whoever reads it can
/// link envelope and ticket, so it never leaves the browser; it is wiped when dropped.
#[derive(Clone)]
pub struct BlindState(VoprfClient<Ristretto255>);

impl StampKey {
    /// A new key from 32 bytes of a cryptographic random source: `DeriveKeyPair` of RFC 9497,
    /// section 3.2.1.
    ///
    /// # Errors
    /// [`BadKey`] when all bytes are zero, which no working source gives.
    pub fn from_random(seed: &[u8; 32]) -> Result<Self, BadKey> {
        if seed == &[0; 32] {
            return Err(BadKey);
        }
        VoprfServer::new_from_seed(seed, KEY_INFO).map(Self::with).map_err(|_| BadKey)
    }

    /// The key whose 32 bytes [`StampKey::expose`] gave.
    ///
    /// # Errors
    /// [`BadKey`] when they are no key.
    pub fn from_bytes(scalar: &[u8; 32]) -> Result<Self, BadKey> {
        VoprfServer::new_with_key(scalar).map(Self::with).map_err(|_| BadKey)
    }

    fn with(server: VoprfServer<Ristretto255>) -> Self {
        let mut both = server.serialize();
        let mut scalar = Zeroizing::new([0; 32]);
        scalar.copy_from_slice(&both[..32]);
        both[..].zeroize();
        Self { scalar, server }
    }

    /// The 32 bytes, for the key file alone.
    pub fn expose(&self) -> &[u8; 32] {
        &self.scalar
    }

    /// The key to publish.
    pub fn public(&self) -> StampPublic {
        StampPublic(Ristretto255::serialize_elem(self.server.get_public_key()).into())
    }

    /// Stamps an envelope. The same envelope always gets the same bytes back, so a lost answer can
    /// be asked for again.
    ///
    /// # Errors
    /// [`BadElement`] when `blinded` is no element of the group, or its identity.
    pub fn stamp(&self, blinded: &[u8; 32]) -> Result<Stamped, BadElement> {
        // The proof is a Schnorr signature in kind: one number used for two envelopes gives the key
        // away. Derived from the key and the envelope, as RFC 6979 does for DSA, it cannot repeat,
        // whatever becomes of the machine's random source.
        let mut number = Zeroizing::new([0; RANDOM]);
        // HMAC takes keys of any length (RFC 2104), so this cannot fail for 32 bytes.
        let mut mac =
            Hmac::<Sha512>::new_from_slice(self.scalar.as_slice()).map_err(|_| BadElement)?;
        for part in [b"kz/stamp/proof/v1".as_slice(), blinded] {
            feed(part, |bytes| mac.update(bytes));
        }
        number.copy_from_slice(&mac.finalize().into_bytes());
        self.stamp_with(blinded, Drawn(number))
    }

    fn stamp_with(&self, blinded: &[u8; 32], mut number: Drawn) -> Result<Stamped, BadElement> {
        let blinded = BlindedElement::deserialize(blinded).map_err(|_| BadElement)?;
        let result = self.server.blind_evaluate(&mut number, &blinded);
        Ok(Stamped {
            element: result.message.serialize().into(),
            proof: result.proof.serialize().into(),
        })
    }

    /// Whether `seal` is of this key's stamp on `credential`. Takes the same time wherever the two
    /// differ.
    pub fn verifies(&self, credential: &Credential, seal: &Seal) -> bool {
        self.evaluate(&credential.0).is_some_and(|own| Stamp(own).seal().is(seal))
    }

    /// `None` for an input that hashes to the identity; nobody can find one.
    fn evaluate(&self, input: &[u8]) -> Option<Zeroizing<[u8; 64]>> {
        self.server.evaluate(input).ok().map(|output| Zeroizing::new(output.into()))
    }
}

impl Stamp {
    /// A stamp as a browser sends it.
    pub fn new(bytes: [u8; 64]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    /// The 64 bytes.
    pub fn expose(&self) -> &[u8; 64] {
        &self.0
    }

    /// What the ticket carries of it: the first 80 bits, so that the whole ticket can be written
    /// down. A stamp is the output of a pseudorandom function (RFC 9497, section 7.1), so a part of
    /// it is as hard to guess as its length says; only the server that holds the key can check a
    /// guess, one request at a time, so 80 bits cannot be searched.
    pub fn seal(&self) -> Seal {
        Seal::of_stamp(&self.0)
    }
}

impl BlindState {
    /// The 64 bytes from which [`BlindState::from_bytes`] makes the same state after the page was
    /// loaded again.
    pub fn to_bytes(&self) -> Zeroizing<[u8; 64]> {
        let mut whole = self.0.serialize();
        let mut bytes = Zeroizing::new([0; 64]);
        bytes.copy_from_slice(&whole);
        whole[..].zeroize();
        bytes
    }

    /// Reads a state that was kept.
    ///
    /// # Errors
    /// [`BadState`] when the bytes are none.
    pub fn from_bytes(bytes: &[u8; 64]) -> Result<Self, BadState> {
        VoprfClient::deserialize(bytes).map(Self).map_err(|_| BadState)
    }
}

/// Puts a credential into an envelope: the state to keep, and the 32 bytes to send. `random` comes
/// from a cryptographic source and is used once; two envelopes of one credential then look
/// unrelated.
///
/// # Errors
/// [`BadRandom`] when `random` was never filled.
pub fn blind(
    credential: &Credential,
    random: &[u8; RANDOM],
) -> Result<(BlindState, [u8; 32]), BadRandom> {
    blind_input(&credential.0, random)
}

fn blind_input(input: &[u8], random: &[u8; RANDOM]) -> Result<(BlindState, [u8; 32]), BadRandom> {
    if random == &[0; RANDOM] {
        return Err(BadRandom);
    }
    // An input fails only when it is empty or longer than 65,535 bytes; ours has 32.
    let result =
        VoprfClient::blind(input, &mut Drawn(Zeroizing::new(*random))).map_err(|_| BadRandom)?;
    Ok((BlindState(result.state), result.message.serialize().into()))
}

/// Checks the proof and takes the stamp out of its envelope.
///
/// # Errors
/// [`BadProof`] when the stamp was made with another key than `public`, on another envelope, or was
/// altered.
pub fn open(
    state: &BlindState,
    credential: &Credential,
    stamped: &Stamped,
    public: &StampPublic,
) -> Result<Stamp, BadProof> {
    open_input(state, &credential.0, stamped, public)
}

fn open_input(
    state: &BlindState,
    input: &[u8],
    stamped: &Stamped,
    public: &StampPublic,
) -> Result<Stamp, BadProof> {
    let element = EvaluationElement::deserialize(&stamped.element).map_err(|_| BadProof)?;
    let proof = Proof::deserialize(&stamped.proof).map_err(|_| BadProof)?;
    let key = Ristretto255::deserialize_elem(&public.0).map_err(|_| BadProof)?;
    let output = state.0.finalize(input, &element, &proof, key).map_err(|_| BadProof)?;
    Ok(Stamp::new(output.into()))
}

/// Hands bytes that the caller has drawn to a library that asks for a generator. It takes 64 bytes
/// for a scalar and asks again only if that scalar is zero (one in 2^252); hashing on lets even
/// that end.
struct Drawn(Zeroizing<[u8; RANDOM]>);

impl RngCore for Drawn {
    fn next_u32(&mut self) -> u32 {
        impls::next_u32_via_fill(self)
    }

    fn next_u64(&mut self) -> u64 {
        impls::next_u64_via_fill(self)
    }

    fn fill_bytes(&mut self, dest: &mut [u8]) {
        for part in dest.chunks_mut(RANDOM) {
            part.copy_from_slice(&self.0[..part.len()]);
            let next = Sha512::digest(self.0.as_slice());
            self.0.copy_from_slice(&next);
        }
    }

    fn try_fill_bytes(&mut self, dest: &mut [u8]) -> Result<(), rand_core::Error> {
        self.fill_bytes(dest);
        Ok(())
    }
}

// What it hands out was drawn from a cryptographic source, or by HMAC with a secret key.
impl CryptoRng for Drawn {}

#[cfg(test)]
mod tests;
