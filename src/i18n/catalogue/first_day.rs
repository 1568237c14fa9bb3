//! The first day, and the board that is tried out on it.

use crate::domain::{first_day::Safety, office_settings::FirstStep};

texts!(FirstDayTexts {
    title, lead, link, all_done, done, open, put_off, later, take_up, saved, closed, opened, thrown, fixed,
    name, name_hint, zone, zone_hint, years, western, reiwa, hours, hours_hint, desk, desk_hint, policy, policy_lead, save,
    phrase, phrase_hint, phrase_set, phrase_again, phrase_none, phrase_drop, phrase_forget,
    address_is, address_https, address_plain, address_here, address_how,
    team_go, team_alone, letterhead_go, theme_go, theme_scratch, theme_there, poster_none, poster_go, poster_large, poster_done,
    trial_lead, trial_begin, trial_scan, trial_here, trial_open, trial_look, trial_none, trial_end,
    safe, not_yet, to_trust;
    so_far(usize, usize), theme_idea(&str), trial_until(&str), trial_came(usize),
});

texts!(TrialTexts { title, lead, label, pin, pinned, empty, notes; });

/// What is done, in words.
pub struct FirstDayWords {
    /// A step's name.
    pub step: fn(FirstStep) -> &'static str,
    /// What follows from leaving it.
    pub without: fn(FirstStep) -> &'static str,
    /// What is safe, or what is not yet and what helps.
    pub safety: fn(Safety, bool) -> &'static str,
}
