//! Passwords: Argon2id with the least parameters that OWASP's Password Storage Cheat Sheet allows (19 MiB, two passes, one lane).

use argon2::{Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version, password_hash::phc::PasswordHash};
use tokio::sync::Semaphore;

/// Hashings at once: each takes 19 MiB and a core.
static ROOM: Semaphore = Semaphore::const_new(2);

/// What is hashed when there is no such account, so that the answer takes as long.
const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$a2l6dWtpLWJvYXJkLWRlY295$pVmV1dPDZL0ZkqGkYbF2g1zXy3wqS6kQ1cE0o0s3v2E";

fn argon2() -> Option<Argon2<'static>> {
    Params::new(19 * 1024, 2, 1, None).ok().map(|params| Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

/// Hashes a new password; `None` when the machine cannot (no memory, no random bytes).
pub async fn hash(password: String) -> Option<String> {
    let _room = ROOM.acquire().await.ok()?;
    tokio::task::spawn_blocking(move || Some(argon2()?.hash_password(password.as_bytes()).ok()?.to_string())).await.ok()?
}

/// Whether a password fits the stored hash. Without one (no such account) it works as long and says no.
pub async fn verify(password: String, stored: Option<String>) -> bool {
    let Ok(_room) = ROOM.acquire().await else { return false };
    let work = move || {
        let known = stored.is_some();
        let text = stored.unwrap_or_else(|| NOBODY.to_owned());
        let fits = PasswordHash::new(&text)
            .ok()
            .and_then(|hash| Some(argon2()?.verify_password(password.as_bytes(), &hash).is_ok()))
            .unwrap_or(false);
        known && fits
    };
    tokio::task::spawn_blocking(work).await.unwrap_or(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_password_fits_its_own_hash_only() {
        let hash = hash("正しい馬の電池とホチキスの針です".into()).await.expect("hashed");
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
        assert!(verify("正しい馬の電池とホチキスの針です".into(), Some(hash.clone())).await);
        assert!(!verify("違う馬の電池とホチキスの針ですね".into(), Some(hash)).await);
        assert!(!verify("x".into(), None).await);
        assert!(PasswordHash::new(NOBODY).is_ok(), "the decoy must be a real hash, or it would answer at once");
    }
}
