//! A device with a passkey, in software: what it makes and signs (`WebAuthn` level 3, 6.1 and 6.5), right or
//! wrong on purpose.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD as BASE64};
use p256::ecdsa::{Signature, SigningKey, signature::Signer};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

/// The user was there, and was verified.
pub const PRESENT_AND_VERIFIED: u8 = 0b0101;
/// The user was there; nobody asked who they are.
pub const PRESENT: u8 = 0b0001;

/// The device, for one domain.
pub struct Authenticator {
    key: SigningKey,
    pub id: [u8; 16],
    /// Where its browser stands.
    pub origin: &'static str,
    pub flags: u8,
    pub counter: u32,
}

impl Authenticator {
    pub fn new(n: u8, origin: &'static str) -> Self {
        let key = SigningKey::from_slice(&[n; 32]).expect("a key");
        Self { key, id: [n; 16], origin, flags: PRESENT_AND_VERIFIED, counter: 0 }
    }

    fn domain(&self) -> &str {
        let host = self.origin.split("://").nth(1).expect("an origin");
        host.split(':').next().expect("a host")
    }

    fn client_data(&self, kind: &str, options: &Value) -> Vec<u8> {
        let challenge = options["publicKey"]["challenge"].as_str().expect("a challenge");
        json!({ "type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": false })
            .to_string()
            .into_bytes()
    }

    fn data(&self, flags: u8) -> Vec<u8> {
        [Sha256::digest(self.domain()).as_slice(), &[flags], &self.counter.to_be_bytes()].concat()
    }

    /// A new passkey, as the browser's `toJSON()` writes it.
    pub fn create(&self, options: &Value) -> Value {
        const ATTESTED: u8 = 0b0100_0000;
        let point = self.key.verifying_key().to_sec1_point(false);
        let point = point.as_bytes();
        // A COSE key (RFC 9053, 7.1): EC2, ES256, P-256, and the two coordinates, in CBOR.
        let cose = [
            &[0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 32],
            &point[1..33],
            &[0x22, 0x58, 32],
            &point[33..],
        ]
        .concat();
        let length = u16::try_from(self.id.len()).expect("short").to_be_bytes();
        let data =
            [self.data(self.flags | ATTESTED), vec![0; 16], length.into(), self.id.into(), cose]
                .concat();
        let length = u8::try_from(data.len()).expect("short");
        // {"fmt": "none", "attStmt": {}, "authData": …}
        let object =
            [b"\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData\x58".as_slice(), &[length], &data]
                .concat();
        self.answer(json!({
            "attestationObject": BASE64.encode(object),
            "clientDataJSON": BASE64.encode(self.client_data("webauthn.create", options)),
            "transports": ["internal"],
        }))
    }

    /// What signs somebody in.
    pub fn get(&self, options: &Value, user: &[u8]) -> Value {
        let client = self.client_data("webauthn.get", options);
        let data = self.data(self.flags);
        let signed: Signature =
            self.key.sign(&[data.clone(), Sha256::digest(&client).to_vec()].concat());
        self.answer(json!({
            "authenticatorData": BASE64.encode(data),
            "clientDataJSON": BASE64.encode(client),
            "signature": BASE64.encode(signed.to_der()),
            "userHandle": BASE64.encode(user),
        }))
    }

    fn answer(&self, response: Value) -> Value {
        let id = BASE64.encode(self.id);
        json!({
            "id": id, "rawId": id, "type": "public-key", "response": response,
            "authenticatorAttachment": "platform", "clientExtensionResults": {},
        })
    }
}
