//! What the page is made of, and the button that each of its steps has.

use std::sync::Arc;

use chrono::NaiveTime;
use leptos::prelude::*;

use crate::address::Address;
use crate::components::fields::FormState;
use crate::domain::office_settings::FirstStep;
use crate::i18n::Lang;
use crate::service::{Config, FirstDay, Office};

/// What the page is made of.
pub(super) struct Shown {
    pub(super) form: FormState,
    pub(super) day: FirstDay,
    pub(super) office: Arc<Office>,
    pub(super) config: Arc<Config>,
    /// Under which browsers reach the board.
    pub(super) origin: String,
    /// When the trial board ends, by the clock where the board is.
    pub(super) trial_until: Option<NaiveTime>,
}

impl Shown {
    /// The reader's language.
    pub(super) const fn lang(&self) -> Lang {
        self.form.lang
    }
}

/// A button that puts a step off, takes it up again, or notes that it is done.
pub(super) fn put_off(
    step: FirstStep,
    what: &'static str,
    says: &'static str,
    name: &'static str,
) -> AnyView {
    view! {
        <form method="post" action=Address::PutOffStep>
            <input type="hidden" name="page" value=Address::FirstDay/>
            <input type="hidden" name="step" value=step.as_str()/>
            <button class="btn plain small" name="what" value=what>
                {says}<span class="vh">{format!("：{name}")}</span>
            </button>
        </form>
    }
    .into_any()
}
