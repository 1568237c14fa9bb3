//! The secrets of channels at rest: sealed by ChaCha20-Poly1305 (RFC 8439) under the key file
//! `channels.key`, with the channel's id, so that no row passes for another. A copy of the database, and
//! a backup, have them in a form that is worth nothing without the file.

use ring::aead::{Aad, CHACHA20_POLY1305, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use zeroize::Zeroizing;

use crate::domain::{
    chat::{ChatSecrets, NotSent},
    ids::ChannelId,
};
use crate::service::{Error, Service, random, secret_file::SecretFile};

impl Service {
    fn channels_key(&self) -> Result<LessSafeKey, Error> {
        let lost = Error::GivenUp("reading channels.key");
        let bytes = SecretFile::Channels.read_or_make(self.keys.folder()).map_err(|error| {
            tracing::error!(%error, "channels.key cannot be read or made");
            lost.clone()
        })?;
        UnboundKey::new(&CHACHA20_POLY1305, &*bytes).map(LessSafeKey::new).map_err(|_| lost)
    }

    /// Seals a channel's secrets.
    ///
    /// # Errors
    /// The key file cannot be read or made; [`Error::NoRandom`].
    pub(super) fn seal(&self, id: ChannelId, secrets: &ChatSecrets) -> Result<Vec<u8>, Error> {
        let key = self.channels_key()?;
        let nonce: [u8; NONCE_LEN] = random::bytes().map_err(|_| Error::NoRandom)?;
        let sealing = Error::GivenUp("sealing a channel's secrets");
        // Not wiped: sealed in place, it is no secret any more.
        let mut text = serde_json::to_vec(secrets).map_err(|_| sealing.clone())?;
        let aad = Aad::from(id.as_bytes());
        key.seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), aad, &mut text)
            .map_err(|_| sealing)?;
        Ok([&nonce[..], &text].concat())
    }

    /// Opens them.
    ///
    /// # Errors
    /// [`NotSent::SecretsLost`]: they were sealed with another key, or for another channel.
    pub(super) fn unseal(&self, id: ChannelId, sealed: &[u8]) -> Result<ChatSecrets, NotSent> {
        let key = self.channels_key().map_err(|_| NotSent::SecretsLost)?;
        let (nonce, text) = sealed.split_at_checked(NONCE_LEN).ok_or(NotSent::SecretsLost)?;
        let nonce = Nonce::try_assume_unique_for_key(nonce).map_err(|_| NotSent::SecretsLost)?;
        let mut text = Zeroizing::new(text.to_vec());
        let open = key.open_in_place(nonce, Aad::from(id.as_bytes()), &mut text);
        let open = open.map_err(|_| NotSent::SecretsLost)?;
        serde_json::from_slice(open).map_err(|_| NotSent::SecretsLost)
    }
}
