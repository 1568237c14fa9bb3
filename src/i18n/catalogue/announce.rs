//! Ready texts with which staff hear of a theme.

use crate::domain::{
    announce::{Channel, Moment},
    settings::Tier,
};

texts!(AnnounceTexts { title, link, lead, moments, languages, subject, text, copy, copied, not_copied, fits, draft, over, posting_off, no_day, set_day,
    no_results, to_answers, address, qr; });

/// The texts: one for each moment, in the order of [`Moment`], with `{title}`, `{link}`, `{day}`, and
/// `{says}`, or `{facts}`, where sentences about the theme follow one another, or stand in a list.
pub struct Announcements {
    pub moment: fn(Moment) -> &'static str,
    pub channel: fn(Channel) -> &'static str,
    pub chat: [&'static str; 4],
    pub subject: [&'static str; 4],
    pub mail: [&'static str; 4],
    pub intranet: [&'static str; 4],
    pub morning: [&'static str; 4],
    /// Who can write; and the same in a few words, to be read aloud.
    pub who: fn(Tier) -> &'static str,
    pub who_aloud: fn(Tier) -> &'static str,
    /// Until when, with the minute.
    pub until: fn(String) -> String,
    pub until_aloud: fn(String) -> String,
    pub closed: fn(String) -> String,
    /// When the office answers, and when it said that it would.
    pub answer: fn(String) -> String,
    pub answered: fn(String) -> String,
    /// What becomes of names; exactly what this tier promises.
    pub names: fn(Tier) -> &'static str,
    pub names_aloud: fn(Tier) -> &'static str,
    /// What stands between two sentences, and before each of a list.
    pub gap: &'static str,
    pub bullet: &'static str,
    /// So many characters are read aloud in about twenty seconds, readings in brackets left out.
    pub aloud_max: usize,
    /// What a theme is called where its title is too long to be read aloud.
    pub this_theme: &'static str,
}
