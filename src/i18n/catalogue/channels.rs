//! Chat channels: their page, and the words of what they are told.

use super::Explanation;
use crate::domain::{
    chat::{BodyKind, ChatKind, Failure, Occasion},
    problem::Problem,
};

texts!(ChannelTexts {
    title, lead, off, off_how, by_hand, by_hand_lead, none, add, change, drop, test, retry, name, name_hint, kind, lang, address, address_hint, address_new,
    occasions, occasions_hint, template, template_lead, method, content, header, header_hint, token, token_hint, token_new, body, body_hint, signing, signing_lead,
    signing_stays, save, look, looked, preview, preview_lead, request, hidden, renew, renew_lead, renew_button, saved, renewed, retried, dropped, conflict,
    never, not_allowed, secrets_lost, given_up, night, feed, feed_lead, example;
    of(&str), sent_on(String), failing(u32, &str), arrived(u16), not_arrived(&str),
});

/// What stands for the rules' answers about channels.
pub struct ChannelWords {
    pub kind: fn(ChatKind) -> &'static str,
    /// Where its address is made, in that product.
    pub kind_hint: fn(ChatKind) -> &'static str,
    /// What an occasion is called.
    pub occasion: fn(Occasion) -> &'static str,
    /// When it is told, beside a box to tick.
    pub when: fn(Occasion) -> &'static str,
    pub body: fn(BodyKind) -> &'static str,
    /// Why a message did not arrive.
    pub failure: fn(Failure) -> String,
    /// What is wrong with a field; for the problems that channels alone have.
    pub problem: fn(&Problem) -> Explanation,
}

// What channels are told, besides the ready texts.
texts!(MessageTexts {
    test_title, test, button, unnamed, joint;
    title(&str, &str), digest_title(&str), digest(&str), opened(&str), closed(&str), answered(&str), running(&str), many(usize), one(&str),
    one_closed(&str, i64, i64), one_answered(&str, usize), one_running(&str, String),
});

// The feed of themes.
texts!(ThemesFeedTexts { title; opened(&str), closed(&str), answered(&str) });
