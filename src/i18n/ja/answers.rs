//! 日本語: what the rules answer.

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
    not_found_title: "このページは見つかりません",
    foreign_title: "ほかのサイトからの操作は受け付けません",
    large_title: "送られたものが大きすぎます",
    internal_title: "こちらの不具合です",
    failed_title: "できませんでした",
    forbidden_title: "この操作はできません",
    home: "今月のテーマへ",
    once_more: "もう一度サインインする",
    method_title: "このアドレスへは送れません",
    kept_title: "書いたものは残っています",
    written: "書いたものは、ここにあります。写して使えます。",
    carried: "書いたものは消えていません。このあと、書いていた画面に戻ります。",
};

const fn state(state: State) -> &'static str {
    match state {
        State::Draft => "下書き",
        State::Announced => "予告",
        State::Open => "受付中",
        State::Review => "検討中",
        State::Answered => "回答済み",
        State::Archived => "保管",
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
        Verb::Refuse => "候補を出さない",
    }
}

const fn reason(reason: HideReason) -> &'static str {
    match reason {
        HideReason::Person => "個人が特定される",
        HideReason::Abuse => "誹謗中傷",
        HideReason::OffTopic => "テーマと無関係",
        HideReason::PersonalData => "個人情報・連絡先",
        HideReason::Review => MODERATION.held,
        HideReason::Hate => "差別・いやがらせ",
        HideReason::Secret => "仕事の秘密",
        HideReason::Checking => "確認中",
        HideReason::Other => "その他",
    }
}

const fn status(status: Status) -> &'static str {
    match status {
        Status::Received => "受付",
        Status::Considering => "検討中",
        Status::WillDo => "実施する",
        Status::Done => "実施済み",
        Status::Declined => "見送り",
        Status::OutOfScope => "対象外",
    }
}

const fn no_reason(reason: NoReason) -> &'static str {
    match reason {
        NoReason::Budget => "予算がない",
        NoReason::Staff => "人手が足りない",
        NoReason::Rules => "法令や規則に合わない",
        NoReason::Exists => "すでに行っている",
        NoReason::Effect => "効果が見こめない",
        NoReason::TooEarly => "まだ早い",
        NoReason::Elsewhere => "ほかの機関が決めること",
        NoReason::Other => "そのほか",
    }
}

const fn decision(decision: Decision) -> &'static str {
    match decision {
        Decision::GoAhead => "実施の方向",
        Decision::Consider => "引き続き検討",
        Decision::Decline => "見送りの方向",
        Decision::NextTime => "次回へ",
    }
}
