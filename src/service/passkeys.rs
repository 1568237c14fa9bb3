//! Passkeys: signing in with a device that asks for its own PIN or finger, instead of a password.
//!
//! The library checks what a browser answers (`WebAuthn` level 3, 7.1 and 7.2); what it was asked is kept
//! here, for one answer. The user is always verified by the device, so that a passkey stands for
//! two factors.

use uuid::Uuid;
use webauthn_rs::{
    Webauthn, WebauthnBuilder,
    prelude::{
        DiscoverableAuthentication, Passkey, PasskeyRegistration, PublicKeyCredential,
        RegisterPublicKeyCredential, Url,
    },
};
use webauthn_rs_proto::{
    CreationChallengeResponse, RequestChallengeResponse, ResidentKeyRequirement,
};

use super::{Error, Service, token};
use crate::domain::{
    act::{Act, Deed},
    fault::Fault,
    passkey::{self, CEREMONY_SECONDS, OwnPasskey},
    problem::{Invalid, Problem},
};
use crate::store::{self, Account, Ceremony, KeptPasskey};

/// What a browser is asked, and the token that comes back with its answer.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Asked<T> {
    /// 256 random bits.
    pub token: String,
    /// The options of `WebAuthn`, as JSON (level 3, 5.1.9).
    pub options: T,
}

impl Service {
    /// Whether passkeys can be used here: browsers know the board by a name, over HTTPS or on this
    /// machine itself (`WebAuthn` level 3, 5.1.3: a passkey belongs to a domain).
    pub fn has_passkeys(&self) -> bool {
        self.config.may_seal() && self.relying_party().is_some()
    }

    fn relying_party(&self) -> Option<Webauthn> {
        let origin = Url::parse(self.config.origin.as_deref()?).ok()?;
        let name = self.office().name.clone();
        let builder = WebauthnBuilder::new(origin.domain()?, &origin).ok()?;
        builder.rp_name(&name).build().ok()
    }

    fn party(&self) -> Result<Webauthn, Fault> {
        self.relying_party().filter(|_| self.has_passkeys()).ok_or(Fault::NoPasskeys)
    }

    /// The passkeys of an account.
    ///
    /// # Errors
    /// [`Error::Store`].
    pub async fn own_passkeys(&self, account: &Account) -> Result<Vec<OwnPasskey>, Error> {
        let kept = self.people.passkeys_of(account.id).await?;
        Ok(kept.into_iter().map(|passkey| passkey.own).collect())
    }

    /// Asks a browser to make a passkey for an account, whose password is asked for once more: a
    /// session that somebody left open must not become a way in for good.
    ///
    /// # Errors
    /// [`Fault::NoPasskeys`]; [`Fault::Invalid`] (`passkey_name`, `passkey_password`);
    /// [`Fault::TooManyAttempts`], [`Fault::Busy`].
    pub async fn begin_passkey(
        &self,
        account: &Account,
        name: &str,
        password: String,
    ) -> Result<Asked<CreationChallengeResponse>, Error> {
        let party = self.party()?;
        let mut bad = Invalid::default();
        let name = bad.take("passkey_name", passkey::parse_name(name));
        let name = bad.or(name)?;
        if !self.try_own_password(account, password).await?.fits {
            return Err(Invalid::one("passkey_password", Problem::WrongPassword).into());
        }
        let known = self.people.passkeys_of(account.id).await?;
        let known = known.iter().filter_map(|one| read::<Passkey>(&one.credential).ok());
        let known = known.map(|passkey| passkey.cred_id().clone()).collect();
        let begun = party.start_passkey_registration(
            account.id.0,
            &account.email,
            &account.email,
            Some(known),
        );
        let (mut options, state) = begun.map_err(|_| Fault::PasskeyFailed)?;
        // Who signs in with one types no address: the device must know whose it is.
        if let Some(selection) = &mut options.public_key.authenticator_selection {
            selection.resident_key = Some(ResidentKeyRequirement::Required);
            selection.require_resident_key = true;
        }
        let asked = Ceremony { account: Some(account.id), name, state: write(&state)? };
        Ok(Asked { token: self.remember(&asked).await?, options })
    }

    /// Adds the passkey that a browser made when it was asked with this token.
    ///
    /// # Errors
    /// [`Fault::PasskeyFailed`] where it is not what was asked for, or for somebody else, or too
    /// late; [`Fault::Conflict`] where the account has as many as it may, or somebody has this one.
    pub async fn add_passkey(
        &self,
        account: &Account,
        token: &str,
        made: &RegisterPublicKeyCredential,
    ) -> Result<(), Error> {
        let party = self.party()?;
        let asked = self.recall(token).await?;
        if asked.account != Some(account.id) {
            return Err(Fault::PasskeyFailed.into());
        }
        let state: PasskeyRegistration = read(&asked.state)?;
        let passkey =
            party.finish_passkey_registration(made, &state).map_err(|_| Fault::PasskeyFailed)?;
        let own = OwnPasskey {
            id: Uuid::new_v4(),
            name: asked.name,
            added_on: self.today(),
            used_on: None,
        };
        let kept = KeptPasskey { own, credential: write(&passkey)? };
        self.people.add_passkey(account.id, passkey.cred_id(), &kept).await?;
        Ok(())
    }

    /// Takes a passkey from an account.
    ///
    /// # Errors
    /// [`Error::Store`].
    pub async fn drop_passkey(&self, account: &Account, id: &str) -> Result<(), Error> {
        let id = id.parse().map_err(|_| Fault::Malformed)?;
        Ok(self.people.drop_passkey(account.id, id).await?)
    }

    /// Asks a browser for a passkey of anybody's.
    ///
    /// # Errors
    /// [`Fault::NoPasskeys`], [`Fault::Busy`].
    pub async fn begin_passkey_sign_in(&self) -> Result<Asked<RequestChallengeResponse>, Error> {
        let party = self.party()?;
        let begun = party.start_discoverable_authentication();
        let (mut options, state) = begun.map_err(|_| Fault::PasskeyFailed)?;
        // There is a button: the browser is not to wait for somebody to fill in a field.
        options.mediation = None;
        let asked = Ceremony { account: None, name: String::new(), state: write(&state)? };
        Ok(Asked { token: self.remember(&asked).await?, options })
    }

    /// The account whose passkey answered what was asked with this token.
    ///
    /// # Errors
    /// [`Fault::PasskeyFailed`], which does not say why.
    pub async fn sign_in_with_passkey(
        &self,
        token: &str,
        answer: &PublicKeyCredential,
    ) -> Result<Account, Error> {
        let party = self.party()?;
        let asked = self.recall(token).await?;
        let found = self.people.passkey(answer.get_credential_id()).await?;
        let Some((account, kept)) = found.filter(|_| asked.account.is_none()) else {
            self.did(None, Deed::alone(Act::SignInFailed)).await;
            return Err(Fault::PasskeyFailed.into());
        };
        let state: DiscoverableAuthentication = read(&asked.state)?;
        let mut passkey: Passkey = read(&kept.credential)?;
        let is_theirs = answer.get_user_unique_id() == Some(account.id.0.as_bytes().as_slice());
        let signed = party.finish_discoverable_authentication_v2(answer, state, &passkey);
        let Some(signed) = signed.ok().filter(|_| is_theirs) else {
            self.did(Some(account.id), Deed::alone(Act::SignInFailed)).await;
            return Err(Fault::PasskeyFailed.into());
        };
        passkey.update_credential(&signed);
        self.people.use_passkey(kept.own.id, &write(&passkey)?, self.today()).await?;
        Ok(account)
    }

    async fn remember(&self, asked: &Ceremony) -> Result<String, Error> {
        let token = token::new()?;
        let now = self.clock.now();
        let times = (now, now + CEREMONY_SECONDS);
        match self.people.begin_ceremony(&token::hash(&token), asked, times).await {
            Ok(()) => Ok(token),
            Err(store::Error::Conflict) => Err(Fault::Busy.into()),
            Err(error) => Err(error.into()),
        }
    }

    async fn recall(&self, token: &str) -> Result<Ceremony, Error> {
        let asked = self.people.take_ceremony(&token::hash(token), self.clock.now()).await?;
        Ok(asked.ok_or(Fault::PasskeyFailed)?)
    }
}

/// As the library writes it.
fn write(value: &impl serde::Serialize) -> Result<String, Error> {
    serde_json::to_string(value).map_err(|_| Error::GivenUp("writing a passkey"))
}

fn read<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, Error> {
    serde_json::from_str(text).map_err(|_| Error::GivenUp("reading a passkey"))
}
