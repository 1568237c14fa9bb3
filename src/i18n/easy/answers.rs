//! やさしい日本語: what the rules answer. First what is wrong, then what to do.

use super::{
    errors,
    staff::MODERATION,
    team::{self, dead_link},
};
use crate::domain::{
    answers::{NoReason, Status},
    groups::Verb,
    note::HideReason,
    shortlist::Decision,
    theme::State,
};
use crate::i18n::catalogue::{Answers, Faults};

pub(super) const ANSWERS: Answers = Answers {
    state,
    verb,
    reason,
    status,
    no_reason,
    decision,
    role: team::role,
    right: team::right,
    account_state: team::account_state,
    dead_link,
    problem: errors::problem,
    refusal: errors::refusal,
    issue_refusal: errors::issue_refusal,
    fault: errors::fault,
    gap: "",
};

pub(super) const FAULT: Faults = Faults {
    not_found_title: "このページはありません",
    foreign_title: "ほかのサイトからはできません",
    large_title: "送ったものが大きすぎます",
    internal_title: "こちらの問題（もんだい）です",
    failed_title: "できませんでした",
    forbidden_title: "あなたはこれができません",
    home: "今月のテーマへ",
    method_title: "ここには送ることができません",
    kept_title: "書いたものは、なくなっていません",
    written: "書いたものは、ここにあります。コピーして使うことができます。",
    carried: "書いたものは、なくなっていません。このあと、書いていたページにもどります。",
    once_more: "もう一度サインインする",
};

const fn state(state: State) -> &'static str {
    match state {
        State::Draft => "下書き（したがき）",
        State::Announced => "予告（よこく）",
        State::Open => "受付中（うけつけちゅう）",
        State::Review => "検討中（けんとうちゅう）",
        State::Answered => "回答済み（かいとうずみ）",
        State::Archived => "保管（ほかん）",
    }
}

const fn verb(verb: Verb) -> &'static str {
    match verb {
        Verb::Group => "まとめる",
        Verb::Move => "移す",
        Verb::TakeOut => "外す",
        Verb::Rename => "名前を変える",
        Verb::Merge => "合わせる",
        Verb::Dissolve => "ばらす",
        Verb::Refuse => "候補（こうほ）を出さない",
    }
}

const fn reason(reason: HideReason) -> &'static str {
    match reason {
        HideReason::Person => "だれのことか分かる",
        HideReason::Abuse => "人を悪く言っている",
        HideReason::OffTopic => "テーマと違うことが書いてある",
        HideReason::PersonalData => "人の住所や電話番号などがある",
        HideReason::Review => MODERATION.held,
        HideReason::Hate => "差別（さべつ）・いやがらせ",
        HideReason::Secret => "仕事の秘密（ひみつ）",
        HideReason::Checking => "確認中（かくにんちゅう）",
        HideReason::Other => "ほかの理由（りゆう）",
    }
}

const fn status(status: Status) -> &'static str {
    match status {
        Status::Received => "受付（うけつけ）",
        Status::Considering => "検討中（けんとうちゅう）",
        Status::WillDo => "する",
        Status::Done => "した",
        Status::Declined => "今はしない",
        Status::OutOfScope => "ここでは答えられない",
    }
}

const fn no_reason(reason: NoReason) -> &'static str {
    match reason {
        NoReason::Budget => "お金がない",
        NoReason::Staff => "人がたりない",
        NoReason::Rules => "きまりに合わない",
        NoReason::Exists => "もうしている",
        NoReason::Effect => "役（やく）に立たない",
        NoReason::TooEarly => "まだ早い",
        NoReason::Elsewhere => "ほかのところがきめる",
        NoReason::Other => "そのほか",
    }
}

const fn decision(decision: Decision) -> &'static str {
    match decision {
        Decision::GoAhead => "する方向（ほうこう）",
        Decision::Consider => "もっと考える",
        Decision::Decline => "今はしない方向（ほうこう）",
        Decision::NextTime => "次の会議（かいぎ）で",
    }
}
