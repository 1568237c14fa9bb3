//! What the page of the channels and its parts show.

use crate::components::fields::FormState;
use crate::domain::{
    chat::{Failure, Occasion, Telling},
    ids::ChannelId,
    theme::Theme,
};
use crate::service::chat::SeenChannel;

/// The field of the address that names the channel whose form is shown.
pub(super) const CHANGE: &str = "change";

/// What the page and its parts show.
pub(super) struct Shown {
    pub form: FormState,
    /// Whether the environment names no host.
    pub off: bool,
    pub channels: Vec<SeenChannel>,
    /// The one whose form is shown.
    pub changed: Option<SeenChannel>,
    /// What would be told on each occasion.
    pub tellings: Vec<(Occasion, Telling)>,
    /// A secret for a signature, made for this page.
    pub signing: String,
    /// What came of a test, and of which channel.
    pub tested: Option<(ChannelId, Result<u16, Failure>)>,
    pub themes: Vec<Theme>,
    pub origin: String,
}
