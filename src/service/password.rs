//! Passwords: Argon2id with the least parameters that OWASP's Password Storage Cheat Sheet allows
//! (19 MiB, two passes, one lane).
//!
//! Each hashing takes 19 MiB and a core, so there are few at once, a short queue, and no third way:
//! what does not fit is told so. Strangers queue apart from browsers that are known, so that a
//! flood of made-up names does not keep these out.

use argon2::{
    Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version,
    password_hash::phc::PasswordHash,
};
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

use super::Room;

/// Whoever tries to sign in.
static STRANGERS: Room = Room::new(AT_ONCE, INSIDE);
/// Browsers in which the account signed in before, and whoever holds a set-up link.
static KNOWN: Room = Room::new(AT_ONCE, INSIDE);

/// How many passwords are hashed at once.
const AT_ONCE: usize = 1;
/// How many passwords are being hashed or wait for it.
const INSIDE: usize = 16;

/// What is hashed when there is no such account, so that the answer takes as long.
const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$a2l6dWtpLWJvYXJkLWRlY295$pVmV1dPDZL0ZkqGkYbF2g1zXy3wqS6kQ1cE0o0s3v2E";

/// Why there is no hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoHash {
    /// Too many are waiting; nothing was tried.
    #[error("too many passwords are being checked")]
    Busy,
    /// The machine cannot: no memory, no random bytes.
    #[error("the password could not be hashed")]
    Failed,
}

/// Who asks for a password to be looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Queue {
    /// Anybody.
    Strangers,
    /// A browser that is known.
    Known,
}

fn argon2() -> Option<Argon2<'static>> {
    Params::new(19 * 1024, 2, 1, None)
        .ok()
        .map(|params| Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

/// A password as it is hashed: NFKC (NIST SP 800-63B rev. 4, 3.1.1.2), for two keyboards write one
/// letter in two ways.
fn normalized(password: &str) -> Zeroizing<String> {
    // Room for what grows most (U+FDFA, elevenfold), so that nothing is left behind in a buffer
    // that grew.
    let mut normalized = Zeroizing::new(String::with_capacity(11 * password.len()));
    normalized.extend(password.nfkc());
    normalized
}

/// Hashes a new password.
///
/// # Errors
/// [`NoHash`].
pub async fn hash(password: String) -> Result<String, NoHash> {
    let place = KNOWN.enter().await.ok_or(NoHash::Busy)?;
    let work = move || {
        // The place goes with the work: a request that is given up makes no room before its hashing
        // has ended.
        let _place = place;
        Some(argon2()?.hash_password(normalized(&password).as_bytes()).ok()?.to_string())
    };
    tokio::task::spawn_blocking(work).await.ok().flatten().ok_or(NoHash::Failed)
}

/// Whether a password fits the stored hash. Without one (no such account) it works as long and says
/// no.
///
/// # Errors
/// [`NoHash::Busy`].
pub async fn verify(
    queue: Queue,
    password: String,
    stored: Option<String>,
) -> Result<bool, NoHash> {
    let room = match queue {
        Queue::Strangers => &STRANGERS,
        Queue::Known => &KNOWN,
    };
    let place = room.enter().await.ok_or(NoHash::Busy)?;
    let work = move || {
        // The place goes with the work: a request that is given up makes no room before its hashing
        // has ended.
        let _place = place;
        let known = stored.is_some();
        let text = stored.unwrap_or_else(|| NOBODY.to_owned());
        let fits = PasswordHash::new(&text)
            .ok()
            .and_then(|hash| {
                let argon2 = argon2()?;
                let normalized = normalized(&password);
                let fits = |typed: &str| argon2.verify_password(typed.as_bytes(), &hash).is_ok();
                // Accounts from before passwords were normalized have them as they were typed then.
                Some(fits(&normalized) || (*normalized != password && fits(&password)))
            })
            .unwrap_or(false);
        known && fits
    };
    tokio::task::spawn_blocking(work).await.map_err(|_| NoHash::Failed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_password_fits_its_own_hash_only() {
        let hash = hash("正しい馬の電池とホチキスの針です".into()).await.expect("hashed");
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
        let fits = async |typed: &str, stored: Option<&String>| {
            verify(Queue::Strangers, typed.into(), stored.cloned()).await
        };
        assert_eq!(fits("正しい馬の電池とホチキスの針です", Some(&hash)).await, Ok(true));
        assert_eq!(fits("違う馬の電池とホチキスの針ですね", Some(&hash)).await, Ok(false));
        assert_eq!(fits("x", None).await, Ok(false));
        // Typed on another keyboard, in full width and with the marks apart, it is the same.
        let wide = super::hash("ﾊﾟｽﾜｰﾄﾞ　ＡＢＣ 123 が長い".into()).await.expect("hashed");
        assert_eq!(fits("パスワード ABC １２３ か\u{3099}長い", Some(&wide)).await, Ok(true));
        let before = argon2()
            .expect("parameters")
            .hash_password("ﾊﾟｽﾜｰﾄﾞ　ＡＢＣ".as_bytes())
            .expect("hashed")
            .to_string();
        assert_eq!(
            fits("ﾊﾟｽﾜｰﾄﾞ　ＡＢＣ", Some(&before)).await,
            Ok(true),
            "as it was typed when it was set"
        );
        assert_eq!(fits("パスワード ABC", Some(&before)).await, Ok(false));
        assert!(
            PasswordHash::new(NOBODY).is_ok(),
            "the decoy must be a real hash, or it would answer at once"
        );
    }

    /// Given up or not, what is being hashed takes its place until it has ended.
    #[tokio::test]
    async fn few_wait_and_the_rest_are_told() {
        let tries: Vec<_> =
            (0..200).map(|_| tokio::spawn(verify(Queue::Strangers, "x".into(), None))).collect();
        let mut looked_at = 0;
        for one in tries {
            looked_at += usize::from(one.await.expect("ended") == Ok(false));
        }
        assert_eq!(looked_at, INSIDE);
        let given_up: Vec<_> =
            (0..200).map(|_| tokio::spawn(verify(Queue::Strangers, "x".into(), None))).collect();
        tokio::task::yield_now().await;
        given_up.iter().for_each(tokio::task::JoinHandle::abort);
        tokio::task::yield_now().await;
        assert!(STRANGERS.is_in_use(), "the one at the machine is still there");
        assert_eq!(
            verify(Queue::Known, "x".into(), None).await,
            Ok(false),
            "known browsers queue apart"
        );
    }
}
