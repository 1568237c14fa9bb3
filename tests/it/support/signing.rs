//! Keys of a provider in tests, and tokens signed with them, well and badly.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD as BASE64};
use hmac::{Hmac, Mac};
use ring::{
    rand::SystemRandom,
    rsa::{KeyPairComponents, PublicKeyComponents},
    signature::{
        ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, Ed25519KeyPair, KeyPair, RSA_PKCS1_SHA256,
        RSA_PSS_SHA256, RsaEncoding, RsaKeyPair,
    },
};
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

/// The RSA key that RFC 7515 prints in A.2, for everybody to see: modulus, private exponent, and
/// what goes with them.
const RSA: [&str; 7] = [
    "ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddxHmfHQp-Vaw-4qPCJrcS2mJPMEzP1Pt0Bm4d4QlL-yRT-SFd2lZS-pCgNMsD1W_YpRPEwOWvG6b32690r2jZ47soMZo9wGzjb_7OMg0LOL-bSf63kpaSHSXndS5z5rexMdbBYUsLA9e-KXBdQOS-UTo7WTBEMa2R2CapHg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6_I5IhlJH7aGhyxXFvUK-DWNmoudF8NAco9_h9iaGNj8q2ethFkMLs91kzk2PAcDTW9gb54h4FRWyuXpoQ",
    "Eq5xpGnNCivDflJsRQBXHx1hdR1k6Ulwe2JZD50LpXyWPEAeP88vLNO97IjlA7_GQ5sLKMgvfTeXZx9SE-7YwVol2NXOoAJe46sui395IW_GO-pWJ1O0BkTGoVEn2bKVRUCgu-GjBVaYLU6f3l9kJfFNS3E0QbVdxzubSu3Mkqzjkn439X0M_V51gfpRLI9JYanrC4D4qAdGcopV_0ZHHzQlBjudU2QvXt4ehNYTCBr6XCLQUShb1juUO1ZdiYoFaFQT5Tw8bGUl_x_jTj3ccPDVZFD9pIuhLhBOneufuBiB4cS98l2SR_RQyGWSeWjnczT0QU91p1DhOVRuOopznQ",
    "4BzEEOtIpmVdVEZNCqS7baC4crd0pqnRH_5IB3jw3bcxGn6QLvnEtfdUdiYrqBdss1l58BQ3KhooKeQTa9AB0Hw_Py5PJdTJNPY8cQn7ouZ2KKDcmnPGBY5t7yLc1QlQ5xHdwW1VhvKn-nXqhJTBgIPgtldC-KDV5z-y2XDwGUc",
    "uQPEfgmVtjL0Uyyx88GZFF1fOunH3-7cepKmtH4pxhtCoHqpWmT8YAmZxaewHgHAjLYsp1ZSe7zFYHj7C6ul7TjeLQeZD_YwD66t62wDmpe_HlB-TnBA-njbglfIsRLtXlnDzQkv5dTltRJ11BKBBypeeF6689rjcJIDEz9RWdc",
    "BwKfV3Akq5_MFZDFZCnW-wzl-CCo83WoZvnLQwCTeDv8uzluRSnm71I3QCLdhrqE2e9YkxvuxdBfpT_PI7Yz-FOKnu1R6HsJeDCjn12Sk3vmAktV2zb34MCdy7cpdTh_YVr7tss2u6vneTwrA86rZtu5Mbr1C1XsmvkxHQAdYo0",
    "h_96-mK1R_7glhsum81dZxjTnYynPbZpHziZjeeHcXYsXaaMwkOlODsWa7I9xXDoRwbKgB719rrmI2oKr6N3Do9U0ajaHF-NKJnwgjMd2w9cjz3_-kyNlxAr2v4IKhGNpmM5iIgOS1VZnOZ68m6_pbLBSp3nssTdlqvd0tIiTHU",
    "IYd7DHOhrWvxkwPQsRM2tOgrjbcrfvtQJipd-DlcxyVuuM9sQLdgjVk2oy26F0EmpScGLq2MowX7fhd_QJQ3ydy5cY7YIBi87w93IKLEdfnbJtoOPLUW0ITrJReOgo1cq9SbsxYawBgfp_gh6A5603k2-ZQwVK0JKSHuLFkuQ3U",
];

/// With what a token is signed.
#[derive(Clone, Copy, Debug)]
pub enum Signer {
    /// A key of its own for each name.
    Ed25519(&'static str),
    Rs256,
    Ps256,
    Es256,
    /// `none`: not at all.
    Nothing,
    /// HMAC, with the bytes of the RSA key that everybody sees.
    Hmac,
    /// HMAC with the text of that key, as it is shown.
    HmacOfText,
}

impl Default for Signer {
    fn default() -> Self {
        Self::Ed25519("of this year")
    }
}

fn rsa_parts() -> [Vec<u8>; 7] {
    RSA.map(|part| BASE64.decode(part).expect("base64"))
}

fn rsa() -> RsaKeyPair {
    let [n, d, p, q, dp, dq, qi] = rsa_parts();
    RsaKeyPair::from_components(&KeyPairComponents {
        public_key: PublicKeyComponents { n, e: vec![1, 0, 1] },
        d,
        p,
        q,
        dP: dp,
        dQ: dq,
        qInv: qi,
    })
    .expect("a key")
}

fn ed25519(name: &str) -> Ed25519KeyPair {
    Ed25519KeyPair::from_seed_unchecked(&Sha256::digest(name)).expect("a key")
}

fn p256() -> EcdsaKeyPair {
    /// Every test is a process: made once in each.
    static KEY: std::sync::OnceLock<Vec<u8>> = std::sync::OnceLock::new();
    let random = SystemRandom::new();
    let how = &ECDSA_P256_SHA256_FIXED_SIGNING;
    let made = || EcdsaKeyPair::generate_pkcs8(how, &random).expect("a key").as_ref().to_vec();
    EcdsaKeyPair::from_pkcs8(how, KEY.get_or_init(made), &random).expect("a key")
}

fn signed_by_rsa(how: &'static dyn RsaEncoding, text: &[u8]) -> Vec<u8> {
    let key = rsa();
    let mut signature = vec![0; key.public().modulus_len()];
    key.sign(how, &SystemRandom::new(), text, &mut signature).expect("signed");
    signature
}

impl Signer {
    const fn algorithm(self) -> &'static str {
        match self {
            Self::Ed25519(_) => "EdDSA",
            Self::Rs256 => "RS256",
            Self::Ps256 => "PS256",
            Self::Es256 => "ES256",
            Self::Nothing => "none",
            Self::Hmac | Self::HmacOfText => "HS256",
        }
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Ed25519(name) => name,
            Self::Es256 => "es",
            _ => "rsa",
        }
    }

    pub fn header(self) -> Map<String, Value> {
        let header = json!({"typ": "JWT", "alg": self.algorithm(), "kid": self.name()});
        header.as_object().expect("an object").clone()
    }

    /// The key as the provider shows it.
    pub fn public(self) -> Value {
        let kid = self.name();
        match self {
            Self::Ed25519(name) => {
                let x = BASE64.encode(ed25519(name).public_key());
                json!({"kty": "OKP", "crv": "Ed25519", "kid": kid, "use": "sig", "x": x})
            }
            Self::Es256 => {
                let key = p256();
                let point = &key.public_key().as_ref()[1..];
                let [x, y] = [&point[..32], &point[32..]].map(|part| BASE64.encode(part));
                json!({"kty": "EC", "crv": "P-256", "kid": kid, "x": x, "y": y})
            }
            _ => json!({"kty": "RSA", "kid": kid, "n": RSA[0], "e": "AQAB"}),
        }
    }

    pub fn sign(self, header: &Map<String, Value>, claims: &Map<String, Value>) -> String {
        let part =
            |value: &Map<String, Value>| BASE64.encode(serde_json::to_string(value).expect("JSON"));
        let text = format!("{}.{}", part(header), part(claims));
        let hmac = |key: &[u8]| {
            let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("a key");
            mac.update(text.as_bytes());
            mac.finalize().into_bytes().to_vec()
        };
        let signature = match self {
            Self::Ed25519(name) => ed25519(name).sign(text.as_bytes()).as_ref().to_vec(),
            Self::Rs256 => signed_by_rsa(&RSA_PKCS1_SHA256, text.as_bytes()),
            Self::Ps256 => signed_by_rsa(&RSA_PSS_SHA256, text.as_bytes()),
            Self::Es256 => {
                let signed = p256().sign(&SystemRandom::new(), text.as_bytes());
                signed.expect("signed").as_ref().to_vec()
            }
            Self::Nothing => Vec::new(),
            Self::Hmac => hmac(&rsa_parts()[0]),
            Self::HmacOfText => hmac(self.public().to_string().as_bytes()),
        };
        format!("{text}.{}", BASE64.encode(signature))
    }
}
