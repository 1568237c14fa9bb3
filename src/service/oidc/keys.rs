//! The keys with which a provider signs (RFC 7517), and whether a signature is of one of them.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD as BASE64};
use ring::signature::{
    ECDSA_P256_SHA256_FIXED, ED25519, RSA_PKCS1_2048_8192_SHA256, RSA_PSS_2048_8192_SHA256,
    RsaParameters, RsaPublicKeyComponents, UnparsedPublicKey, VerificationAlgorithm,
};
use serde::Deserialize;
use serde_json::Value;

use super::refused::{Asked, Refused};

/// So many keys are looked at.
const KEYS_MAX: usize = 64;

/// How a token may be signed (RFC 7518, 3.1; RFC 8037, 3.1): with a key that the provider alone has.
/// Neither `none` nor HMAC, whose key would be something that others know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Algorithm {
    Rs256,
    Ps256,
    Es256,
    EdDsa,
}

impl Algorithm {
    /// By its name, to the letter.
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "RS256" => Some(Self::Rs256),
            "PS256" => Some(Self::Ps256),
            "ES256" => Some(Self::Es256),
            "EdDSA" => Some(Self::EdDsa),
            _ => None,
        }
    }
}

/// A public key, as what it is.
enum Public {
    Rsa {
        n: Vec<u8>,
        e: Vec<u8>,
    },
    /// A point, uncompressed (SEC 1, 2.3.3).
    P256(Vec<u8>),
    Ed25519(Vec<u8>),
}

/// A key of the provider.
pub(super) struct Key {
    id: Option<String>,
    /// The one algorithm that it is for, where it says so.
    only: Option<String>,
    public: Public,
}

/// As it stands in the document.
#[derive(Deserialize)]
struct Jwk {
    kty: String,
    kid: Option<String>,
    alg: Option<String>,
    #[serde(rename = "use")]
    purpose: Option<String>,
    crv: Option<String>,
    n: Option<String>,
    e: Option<String>,
    x: Option<String>,
    y: Option<String>,
}

#[derive(Deserialize)]
struct Set {
    keys: Vec<Value>,
}

/// Reads a set of keys. Keys of kinds that are not used here are passed over (RFC 7517, 5).
pub(super) fn read(body: &[u8]) -> Result<Vec<Key>, Refused> {
    let set: Set = serde_json::from_slice(body).map_err(|_| Refused::Unreadable(Asked::Keys))?;
    let keys = set.keys.into_iter().take(KEYS_MAX);
    Ok(keys.filter_map(|key| Key::of(serde_json::from_value(key).ok()?)).collect())
}

impl Key {
    fn of(jwk: Jwk) -> Option<Self> {
        let bytes = |text: Option<String>| BASE64.decode(text?).ok();
        let public = match (jwk.kty.as_str(), jwk.crv.as_deref()) {
            ("RSA", _) => Public::Rsa { n: bytes(jwk.n)?, e: bytes(jwk.e)? },
            ("EC", Some("P-256")) => Public::P256([vec![4], bytes(jwk.x)?, bytes(jwk.y)?].concat()),
            ("OKP", Some("Ed25519")) => Public::Ed25519(bytes(jwk.x)?),
            _ => return None,
        };
        let signs = jwk.purpose.is_none_or(|purpose| purpose == "sig");
        signs.then_some(Self { id: jwk.kid, only: jwk.alg, public })
    }

    /// Whether a token that names this key, or none, can be of it.
    pub fn is_named(&self, id: Option<&str>) -> bool {
        id.is_none() || self.id.as_deref() == id
    }

    /// Whether it can sign with this algorithm: each kind of key with its own, so that none is taken
    /// for something else.
    pub fn is_for(&self, algorithm: Algorithm, name: &str) -> bool {
        let fits = matches!(
            (&self.public, algorithm),
            (Public::Rsa { .. }, Algorithm::Rs256 | Algorithm::Ps256)
                | (Public::P256(_), Algorithm::Es256)
                | (Public::Ed25519(_), Algorithm::EdDsa)
        );
        fits && self.only.as_deref().is_none_or(|only| only == name)
    }

    /// Whether this is the signature of `signed`.
    pub fn signed(&self, algorithm: Algorithm, signed: &[u8], signature: &[u8]) -> bool {
        let rsa = |n: &[u8], e: &[u8], how: &'static RsaParameters| {
            // Without leading zeros, as ring wants them.
            let plain = |bytes: &[u8]| {
                let from = bytes.iter().position(|byte| *byte != 0).unwrap_or(bytes.len());
                bytes[from..].to_vec()
            };
            let key = RsaPublicKeyComponents { n: plain(n), e: plain(e) };
            key.verify(how, signed, signature).is_ok()
        };
        let key = |how: &'static dyn VerificationAlgorithm, bytes: &[u8]| {
            UnparsedPublicKey::new(how, bytes).verify(signed, signature).is_ok()
        };
        match (&self.public, algorithm) {
            (Public::Rsa { n, e }, Algorithm::Rs256) => rsa(n, e, &RSA_PKCS1_2048_8192_SHA256),
            (Public::Rsa { n, e }, Algorithm::Ps256) => rsa(n, e, &RSA_PSS_2048_8192_SHA256),
            (Public::P256(point), Algorithm::Es256) => key(&ECDSA_P256_SHA256_FIXED, point),
            (Public::Ed25519(x), Algorithm::EdDsa) => key(&ED25519, x),
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn only(jwk: &str) -> Key {
        let mut keys = read(format!("{{\"keys\":[{jwk}]}}").as_bytes()).expect("a set");
        keys.pop().expect("a key")
    }

    fn holds(key: &Key, algorithm: Algorithm, jws: &str) -> bool {
        let (signed, signature) = jws.rsplit_once('.').expect("three parts");
        key.signed(algorithm, signed.as_bytes(), &BASE64.decode(signature).expect("base64"))
    }

    /// The examples of the standards: RFC 7515 A.2 and A.3, RFC 8037 A.4.
    #[test]
    fn the_examples_of_the_standards_pass() {
        let payload = "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ";
        let rsa = only(
            r#"{"kty":"RSA","e":"AQAB","n":"ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddxHmfHQp-Vaw-4qPCJrcS2mJPMEzP1Pt0Bm4d4QlL-yRT-SFd2lZS-pCgNMsD1W_YpRPEwOWvG6b32690r2jZ47soMZo9wGzjb_7OMg0LOL-bSf63kpaSHSXndS5z5rexMdbBYUsLA9e-KXBdQOS-UTo7WTBEMa2R2CapHg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6_I5IhlJH7aGhyxXFvUK-DWNmoudF8NAco9_h9iaGNj8q2ethFkMLs91kzk2PAcDTW9gb54h4FRWyuXpoQ"}"#,
        );
        let signature = "cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_O8W2Fp5jujGbds9uJdbF9CUAr7t1dnZcAcQjbKBYNX4BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K0GarZRmB_eSN9383LcOLn6_dO--xi12jzDwusC-eOkHWEsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt5AXLIhWkWywlVmtVrBp0igcN_IoypGlUPQGe77Rw";
        let jws = format!("eyJhbGciOiJSUzI1NiJ9.{payload}.{signature}");
        assert!(holds(&rsa, Algorithm::Rs256, &jws));
        assert!(!holds(&rsa, Algorithm::Ps256, &jws) && !holds(&rsa, Algorithm::Es256, &jws));
        assert!(!holds(&rsa, Algorithm::Rs256, &jws.replacen("eyJpc3Mi", "eyJpc3Mj", 1)));

        let p256 = only(
            r#"{"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}"#,
        );
        let signature = "DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q";
        let jws = format!("eyJhbGciOiJFUzI1NiJ9.{payload}.{signature}");
        assert!(holds(&p256, Algorithm::Es256, &jws) && !holds(&p256, Algorithm::EdDsa, &jws));

        let ed = only(
            r#"{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}"#,
        );
        let jws = "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc.hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg";
        assert!(holds(&ed, Algorithm::EdDsa, jws));
    }

    #[test]
    fn a_key_is_for_what_it_says() {
        let key = |more: &str| {
            format!(
                r#"{{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"{more}}}"#
            )
        };
        let named = only(&key(r#","kid":"a","alg":"EdDSA","use":"sig""#));
        assert!(
            named.is_for(Algorithm::EdDsa, "EdDSA") && !named.is_for(Algorithm::Es256, "ES256")
        );
        assert!(named.is_named(Some("a")) && named.is_named(None) && !named.is_named(Some("b")));
        assert!(!only(&key(r#","alg":"ES256""#)).is_for(Algorithm::EdDsa, "EdDSA"));
        let others = [key(r#","use":"enc""#), r#"{"kty":"oct","k":"AAAA"}"#.into(), "7".into()];
        let set = format!("{{\"keys\":[{}]}}", others.join(","));
        assert!(read(set.as_bytes()).expect("a set").is_empty());
        assert!(read(b"[]").is_err());
        for name in ["none", "None", "HS256", "rs256", "RS384", ""] {
            assert_eq!(Algorithm::named(name), None, "{name}");
        }
    }
}
