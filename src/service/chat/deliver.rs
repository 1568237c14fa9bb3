//! One message on its way: the request, its signature, and what came of it.

use ::http::{HeaderName, HeaderValue, Request, header};
use hmac::{Hmac, Mac};
use sha2::Sha256;

use crate::domain::{
    chat::{ChatChannel, Failure, Message, NotSent, payload},
    hex::Hex,
};
use crate::service::{Service, outbound::Unsent};

/// The header of the signature: `sha256=` and HMAC-SHA256 (RFC 2104) of the body in hexadecimal.
pub(super) const SIGNATURE: &str = "x-kizuki-signature";
/// So much of an answer is read, in bytes: what chats say fits many times.
const ANSWER_MAX: usize = 16 * 1024;

impl Service {
    /// Sends a message to a channel. Any status from 200 to 299 says that it arrived.
    ///
    /// # Errors
    /// [`Failure`]: what came instead.
    pub(super) async fn deliver(
        &self,
        channel: &ChatChannel,
        message: &Message,
    ) -> Result<u16, Failure> {
        let request = self.request(channel, message).map_err(Failure::NotSent)?;
        let answer = self.outbound.send(request, ANSWER_MAX).await;
        match answer.map_err(|unsent| Failure::NotSent(not_sent(unsent)))?.status {
            status @ 200..=299 => Ok(status),
            status => Err(Failure::Status(status)),
        }
    }

    fn request(
        &self,
        channel: &ChatChannel,
        message: &Message,
    ) -> Result<Request<Vec<u8>>, NotSent> {
        let secrets = self.unseal(channel.id, &channel.sealed)?;
        let payload = payload(&channel.settings, message);
        let lost = |_| NotSent::SecretsLost;
        let mut request = Request::builder()
            .method(payload.method.as_str())
            .uri(secrets.address)
            .header(header::CONTENT_TYPE, payload.media_type)
            .header(header::USER_AGENT, "kizuki")
            .header(SIGNATURE, signature(&secrets.signing, payload.body.as_bytes()));
        let own = channel.settings.template.as_ref().filter(|one| !one.header.is_empty());
        if let Some(own) = own {
            let name = HeaderName::from_bytes(own.header.as_bytes());
            let mut value =
                HeaderValue::from_str(&secrets.header).map_err(|_| NotSent::SecretsLost)?;
            value.set_sensitive(true);
            request = request.header(name.map_err(|_| NotSent::SecretsLost)?, value);
        }
        request.body(payload.body.into_bytes()).map_err(lost)
    }
}

/// The signature of a body.
fn signature(secret: &str, body: &[u8]) -> String {
    // HMAC takes keys of every length (RFC 2104, 2).
    let mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).map(|mac| mac.chain_update(body));
    let bytes: [u8; 32] = mac.map(|mac| mac.finalize().into_bytes().into()).unwrap_or_default();
    format!("sha256={}", Hex(bytes))
}

/// What went wrong, in our words.
const fn not_sent(unsent: Unsent) -> NotSent {
    match unsent {
        Unsent::HostNotAllowed => NotSent::HostNotAllowed,
        Unsent::NoAddress => NotSent::NoAddress,
        Unsent::NoConnection => NotSent::NoConnection,
        Unsent::Tls => NotSent::Tls,
        Unsent::TimedOut => NotSent::TimedOut,
        Unsent::TooLarge => NotSent::TooLarge,
        Unsent::NotHttp => NotSent::NotHttp,
    }
}

#[cfg(test)]
mod tests {
    use super::signature;

    /// RFC 4231, 4.3.
    #[test]
    fn the_signature_is_that_of_the_rfc() {
        assert_eq!(
            signature("Jefe", b"what do ya want for nothing?"),
            "sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
        );
    }
}
