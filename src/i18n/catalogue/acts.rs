//! The texts of the list of what people with accounts did.

use crate::domain::act::Act;

texts!(ActsTexts {
    title, lead, apart, none, when, until, number, who, what, to, everybody, nobody, person, show, file, file_lead, earlier, later;
    kept(u32), times(u32, &str), of(&str),
});

/// What an act is called in the list.
pub type ActWords = fn(Act) -> &'static str;
