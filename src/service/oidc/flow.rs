//! The verbs: somebody goes to the provider, and comes back.

use sha2::{Digest, Sha256};

use super::attempt::Attempt;
use super::claims::Claims;
use super::provider::Provider;
use super::refused::Refused;
use crate::domain::{
    act::{Act, Deed},
    fault::Fault,
    hex::Hex,
    ids::AccountId,
};
use crate::service::{Error, Room, Service};
use crate::store::{Admitted, Newcomer};

/// Those who wait for the provider: each takes a line to it for ten seconds at most.
static WAITING: Room = Room::new(8, 64);
/// The longest code, in bytes.
const CODE_MAX: usize = 4096;

/// A sign-in that has begun.
pub struct Begun {
    /// Where the browser goes.
    pub location: String,
    /// What it keeps meanwhile, fit for a cookie.
    pub attempt: String,
}

/// What a browser brings back.
pub struct CameBack<'a> {
    /// What it kept.
    pub attempt: Option<&'a str>,
    /// The fields of its address, as the provider sent it.
    pub fields: &'a [(String, String)],
}

impl CameBack<'_> {
    fn field(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str())
    }
}

/// Somebody who may come in.
#[derive(Debug)]
pub struct Entered {
    /// Their account.
    pub account: AccountId,
    /// Where they wanted to go, as it was said when it began; not checked.
    pub next: String,
}

impl Service {
    /// Begins a sign-in at the provider; `next` is where it is to lead.
    ///
    /// # Errors
    /// [`Error::Provider`]; [`Fault::Busy`]; [`Error::NoRandom`].
    pub async fn begin_at_provider(&self, provider: &Provider, next: &str) -> Result<Begun, Error> {
        let _place = WAITING.enter().await.ok_or(Fault::Busy)?;
        let now = self.clock.now();
        let metadata = provider.metadata(now).await?;
        let attempt = Attempt::begin(now, next)?;
        let location = provider.authorization(&metadata, &attempt);
        Ok(Begun { location, attempt: attempt.to_string() })
    }

    /// Takes somebody back from the provider: whoever it is, they get the role that its claims give
    /// them now, and with the first sign-in an account. Who has no role (any more) is refused, and
    /// what sessions they had end.
    ///
    /// # Errors
    /// [`Error::Provider`] says why nobody is let in; [`Fault::Busy`]; [`Error::Store`].
    pub async fn come_back(
        &self,
        provider: &Provider,
        back: &CameBack<'_>,
    ) -> Result<Entered, Error> {
        let now = self.clock.now();
        let attempt = back.attempt.and_then(|text| Attempt::read(text, now));
        let state = back.field("state").unwrap_or_default();
        let attempt = attempt.filter(|one| one.is_of(state)).ok_or(Refused::NotBegun)?;
        if let Some(error) = back.field("error") {
            return Err(refusal(error).into());
        }
        let _place = WAITING.enter().await.ok_or(Fault::Busy)?;
        if !provider.takes_a_code(now) {
            return Err(Fault::Busy.into());
        }
        let found = self.claims(provider, &attempt, back, now).await;
        if let Err(refused) = &found
            && refused.is_of_the_provider()
        {
            provider.forget().await;
        }
        let claims = found?;
        let person = newcomer(provider, &claims);
        match self.people.admit(&person).await? {
            Admitted::In(account) => Ok(Entered { account, next: attempt.next().to_owned() }),
            Admitted::NoRole => Err(self.turned_away(Refused::NoRole).await),
            Admitted::Ended => Err(self.turned_away(Refused::Ended).await),
        }
    }

    /// Whom the provider knows and this board does not let in: an act without a name, as with an
    /// address that no account has.
    async fn turned_away(&self, why: Refused) -> Error {
        self.did(None, Deed::alone(Act::SignInFailed)).await;
        why.into()
    }

    async fn claims(
        &self,
        provider: &Provider,
        attempt: &Attempt,
        back: &CameBack<'_>,
        now: i64,
    ) -> Result<Claims, Refused> {
        let metadata = provider.metadata(now).await?;
        // Another provider's answer to our question (RFC 9207, 2.4).
        let named = back.field("iss");
        if named.map_or(metadata.names_itself, |named| named != provider.issuer()) {
            return Err(Refused::OtherIssuer);
        }
        let code = back.field("code").filter(|code| !code.is_empty() && code.len() <= CODE_MAX);
        let code = code.ok_or(Refused::NotBegun)?;
        provider.who(&metadata, attempt, code, now).await
    }

    /// Where a browser goes to sign out at the provider too, if the account is one of its people and
    /// the provider has such a place.
    ///
    /// # Errors
    /// [`Error::Provider`]; [`Fault::Busy`].
    pub async fn leave_provider(&self, provider: &Provider) -> Result<Option<String>, Error> {
        let _place = WAITING.enter().await.ok_or(Fault::Busy)?;
        let metadata = provider.metadata(self.clock.now()).await?;
        Ok(provider.leaving(&metadata))
    }
}

/// What an error of the provider means (RFC 6749, 4.1.2.1; OpenID Connect Core, 3.1.2.6).
fn refusal(error: &str) -> Refused {
    match error {
        "server_error" | "temporarily_unavailable" => Refused::FailsThere,
        _ => Refused::GivenUp,
    }
}

/// Whom the claims name.
fn newcomer(provider: &Provider, claims: &Claims) -> Newcomer {
    let (issuer, subject) = (provider.issuer(), claims.text("sub").unwrap_or_default());
    Newcomer {
        issuer: issuer.to_owned(),
        subject: subject.to_owned(),
        name: claims.name(),
        email: claims.email(),
        is_verified: claims.is_verified(),
        stand_in: stand_in(issuer, subject),
        role: claims.role(provider.roles()),
    }
}

/// The name of an account whose person has no address, or one that another account has: nobody can
/// get mail there (RFC 6761, 6.4), and two have not the same.
fn stand_in(issuer: &str, subject: &str) -> String {
    let hash = Sha256::digest(format!("{issuer} {subject}"));
    let short = Hex::<8>::from_slice(&hash[..8]).map(|hash| hash.to_string()).unwrap_or_default();
    format!("{short}@oidc.invalid")
}
