//! Stamping one envelope per person and theme.

use super::{Visitor, link_hash};
use crate::domain::{
    hex::Hex,
    ids::ThemeId,
    issue::{self, Refusal, Stamped},
    settings::Tier,
    theme::{State as ThemeState, Theme},
};
use crate::service::{Error, Service, Step};
use crate::store::{self, Issued, PickUp, Waiting};
use crate::ticket::{Secret, TicketKey, blind::StampKey};

impl Service {
    /// The key that stamps a theme's envelopes and tells its seals, if it is the one that the theme
    /// has published: no envelope is ever stamped with another.
    ///
    /// # Errors
    /// [`Error::KeyFile`], [`Error::OtherKey`].
    pub(in crate::service) fn stamp_key(&self, theme: &Theme) -> Result<StampKey, Error> {
        let key = self.keys.stamp_key(theme.id).map_err(|error| Error::key_file(&error))?;
        if theme.stamp_key == Some(Hex(key.public().0)) { Ok(key) } else { Err(Error::OtherKey) }
    }

    /// Stamps the envelope of whoever has begun to pick up (`visitor`), or of whoever shows their
    /// link. It goes to its end whether or not somebody still waits: a connection that is cut must
    /// not cost the ticket.
    ///
    /// # Errors
    /// A [`Refusal`]; nothing is noted then.
    pub async fn stamp(
        &self,
        visitor: Option<Visitor>,
        request: issue::Request,
    ) -> Result<Stamped, Refusal> {
        if !self.config.may_seal() {
            return Err(Refusal::NeedsHttps);
        }
        let visitor = match (visitor, &request.link) {
            (Some(visitor), _) => visitor,
            (None, Some(link)) => again(self, link).await?,
            (None, None) => return Err(Refusal::NotStarted),
        };
        let service = self.clone();
        let task = tokio::spawn(async move { issue_one(&service, visitor, &request).await });
        task.await.map_err(|_| Refusal::Unavailable)?
    }
}

/// Somebody whose session is gone, by their link. They get another, or asking by link alone would
/// be asking in silence.
async fn again(state: &Service, link: &str) -> Result<Visitor, Refusal> {
    let link = Secret::parse(link).map_err(|_| Refusal::NotStarted)?;
    let hash = link_hash(&link);
    let now = state.clock.now();
    if let Some(visitor) = state.desk.visitor(&hash, now) {
        return Ok(visitor);
    }
    let person =
        state.people.linked_person(&hash).await.map_err(unavailable)?.ok_or(Refusal::NotStarted)?;
    let visitor = Visitor { person, link };
    state.desk.open(hash, visitor.clone(), now);
    Ok(visitor)
}

async fn issue_one(
    state: &Service,
    visitor: Visitor,
    request: &issue::Request,
) -> Result<Stamped, Refusal> {
    let theme = theme(state, request.theme).await?;
    let person = visitor.person;
    let blinded = request.blinded.0;
    // Stamped before it is noted: an envelope that cannot be stamped must not cost the ticket.
    let stamped = state
        .stamp_key(&theme)
        .map_err(unavailable)?
        .stamp(&blinded)
        .map_err(|_| Refusal::NotElement)?;
    state.steps.at(Step::Stamped);
    let issued = note(state, &theme, &visitor, &blinded).await?;
    state.steps.at(Step::Issued);
    state.desk.answered(person, issued);
    if !issued {
        return Err(Refusal::AlreadyIssued);
    }
    // The same envelope gets the same stamp; only the one whose answer was lost has it.
    state.desk.remember(theme.id, person, blinded, state.clock.now());
    Ok(Stamped { element: Hex(stamped.element), proof: Hex(stamped.proof) })
}

/// Notes the pick-up, and says whether the stamp may be given: it is the first, or the answer to
/// this envelope was lost.
async fn note(
    state: &Service,
    theme: &Theme,
    visitor: &Visitor,
    blinded: &[u8; 32],
) -> Result<bool, Refusal> {
    let pepper =
        state.keys.own_pepper(theme).map_err(|error| unavailable(Error::key_file(&error)))?;
    let key = TicketKey::derive(&pepper, theme.id, &visitor.link);
    let person = visitor.person;
    let (mark, envelope) = (key.picked_up(), key.envelope(blinded));
    // Before it is written: from then on the mark must not be without its person while this process
    // runs.
    let waiting = Waiting { theme: theme.id, mark: mark.0, person };
    let new = state.desk.wait(waiting);
    let issued = state
        .people
        .issue(theme.id, PickUp { person, link: link_hash(&visitor.link), mark, envelope })
        .await;
    if new && matches!(issued, Err(store::Error::Taken | store::Error::NotFound)) {
        state.desk.forget(&[waiting]);
    }
    match issued {
        Ok(issued) => Ok(issued != Issued::Before),
        // The bit was set since; the envelope stands in the database no more.
        Err(store::Error::Taken) => {
            Ok(state.desk.is_again(theme.id, person, blinded, state.clock.now()))
        }
        Err(store::Error::NotFound) => Err(Refusal::NotEligible),
        Err(error) => Err(unavailable(error)),
    }
}

async fn theme(state: &Service, id: ThemeId) -> Result<Theme, Refusal> {
    let theme = match state.board.theme(id).await {
        Ok(theme) if theme.state.is_public() => theme,
        Ok(_) | Err(store::Error::NotFound) => return Err(Refusal::NoTheme),
        Err(error) => return Err(unavailable(error)),
    };
    match (theme.tier, theme.state) {
        (Tier::Open | Tier::Drawn, _) => Err(Refusal::NotSealed),
        (Tier::Sealed, ThemeState::Announced | ThemeState::Open) => Ok(theme),
        (Tier::Sealed, _) => Err(Refusal::Closed),
    }
}

/// What somebody who fetches a ticket is told of an error, whose cause gets its line in the log.
fn unavailable(error: impl Into<Error>) -> Refusal {
    error.into().log();
    Refusal::Unavailable
}
