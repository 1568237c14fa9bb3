//! やさしい日本語: the team, invitations, one's own account.

use crate::domain::{
    account::{Right, Role},
    team::{AccountState, DeadLink},
};
use crate::i18n::catalogue::{OwnAccountTexts, PasskeyTexts, TeamTexts};

pub(super) const TEAM: TeamTexts = TeamTexts {
    title: "チーム（いっしょに働く人）",
    lead: "アカウントのある人です。付箋（ふせん）を書く人と読む人に、アカウントはいりません。",
    you: "（あなた）",
    manage: "変える",
    list: "アカウントの表（ひょう）",
    state: "いまの様子（ようす）",
    email: "サインインの名前（メールアドレス）",
    name: "名前",
    name_hint: "この表（ひょう）だけに出ます。50文字までです。",
    role: "役割（やくわり）",
    invite: "人を入れる",
    invite_lead: "リンクを一つ作ります。メールは送りません。あなたがリンクを渡（わた）してください。",
    invite_button: "リンクを作る",
    roles: "役割（やくわり）でできること",
    roles_lead: "サーバーがしていいと決めたことと、同じです。",
    only_admin: "管理者（かんりしゃ）が一人だけです。その人がパスワードを忘れると、だれもここを開けません。もう一人、管理者を入れてください。",
    role_set: "役割（やくわり）を変えました。",
    ended: "アカウントを終わりにしました。",
    role_title: "役割（やくわり）を変える",
    role_lead: "すぐに変わります。",
    role_button: "役割（やくわり）を変える",
    again_title: "入るためのリンク",
    again_lead: "同じリンクは、もう見せられません。なくしたときは、新しいリンクを作ってください。前のリンクは使えなくなります。",
    again_button: "リンクを新しく作る",
    end_title: "アカウントを終わりにする",
    end_final: "元（もと）に戻（もど）せません。同じ名前で、もう一度入れることもできません。",
    end_sessions: "サインインしている画面（がめん）は、すぐに全部（ぜんぶ）終わります。",
    end_invited: "入るためのリンクは、すぐに使えなくなります。",
    end_name: "名前と終わった日は、表（ひょう）に残（のこ）ります。",
    end_shared: "書きかけの答えは、そのまま残（のこ）ります。部署（ぶしょ）への質問も残ります。話し合うことの表も残ります。",
    end_own: "これはあなたのアカウントです。終わりにすると、もう入れません。",
    heir: "提案（ていあん）をもらう人",
    heir_hint: "もらった人は、その提案（ていあん）に「はい」と言えません。ほかの人が言います。",
    no_heir: "だれももらわない",
    no_heir_hint: "提案（ていあん）はなくなります。",
    sure: "元（もと）に戻（もど）せないことが、分かりました",
    end_button: "アカウントを終わりにする",
    ended_lead: "だれもこのアカウントで入れません。元（もと）に戻（もど）せません。",
    sheet_title: "入るためのリンク",
    sheet_once: "このリンクは、いまここでだけ見ることができます。",
    sheet_not_sent: "メールは送りません。下の文をコピーして、その人に渡（わた）してください。",
    sheet_lost: "なくしたときは、チームのページで新しく作れます。",
    sheet_mail: "渡（わた）す文",
    sheet_back: "コピーしました。チームへ戻（もど）る",
    sheet_alone: "リンクを持っている人は、だれでもパスワードを決められます。ほかの人に見せないでください。",
    join_title: "パスワードを決めて入る",
    join_email: "サインインの名前",
    join_may: "できること",
    join_button: "決めて入る",
    to_sign_in: "サインイン（入る）",
    invited_until: |when| format!("リンクは{when}まで使えます。"),
    invited_over: |when| {
        format!("リンクが使えるのは、{when}まででした。新しく作って渡（わた）してください。")
    },
    ended_on: |day| format!("{day}に終わりました。"),
    proposals: |n| {
        format!(
            "この人の「書けなくする」という提案（ていあん）が{n}つあります。もう一人の「はい」を待っています。"
        )
    },
    sheet_until: |when| format!("{when}まで、1回だけ使えます。"),
    join_lead: |name, role| format!("{name}さんは、{role}になります。"),
    join_until: |when| format!("このリンクは{when}まで、1回だけ使えます。"),
    mail: |name, role, address, until, email, by| {
        format!(
            "{name}さん\n\n気づきボードの{role}になってください。つぎのリンクを開いて、パスワードを決めてください。\n\n{address}\n\n・{until}まで、1回だけ使えます。\n・サインインの名前は {email} です。\n・ほかの人に渡（わた）さないでください。\n・開かないときは、{by} に言ってください。\n"
        )
    },
};

pub(super) const OWN_ACCOUNT: OwnAccountTexts = OwnAccountTexts {
    title: "あなたのアカウント",
    password: "パスワードを変える",
    password_lead: "変えると、ほかの画面（がめん）のサインインは終わります。この画面はそのままです。",
    old: "いまのパスワード",
    new: "新しいパスワード",
    change: "パスワードを変える",
    changed: "パスワードを変えました。ほかの画面（がめん）のサインインは終わりました。",
    sessions: "サインインしている画面（がめん）",
    sessions_lead: "どのパソコンや電話かは、書いていません。知らないサインインがあれば、終わりにしてください。そして、パスワードを変えてください。",
    here: "この画面（がめん）",
    end: "終わりにする",
    session_ended: "サインインを終わりにしました。",
    lead: |email, role| format!("{email}（{role}）でサインインしています。"),
    since: |when| format!("{when}にサインインしました"),
    seen: |at| format!("最後に使ったのは{at}です"),
    end_which: |when| format!("：{when}のサインイン"),
};

pub(super) const PASSKEYS: PasskeyTexts = PasskeyTexts {
    title: "パスキー",
    lead: "パスワードのかわりに、指（ゆび）や顔（かお）でサインインできます。",
    none: "まだありません。",
    unavailable: "このサーバーでは使えません。",
    unsupported: "このブラウザー（ページを見るアプリ）では使えません。パスワードは使えます。",
    name: "名前",
    name_hint: "どのパソコンか、あとで分かるように書きます。",
    add: "パスキーを作る",
    sign_in: "パスキーでサインイン",
    failed: "できませんでした。もう一度してください。",
    added: "パスキーを作りました。つぎから、パスワードはいりません。",
    dropped: "パスキーを消しました。もう使えません。",
    drop: "消す",
    never: "まだ使っていません",
    added_on: |day| format!("{day}に作りました"),
    used_on: |day| format!("{day}に使いました"),
    drop_which: |name| format!("：{name}"),
};

pub(super) const fn role(role: Role) -> &'static str {
    match role {
        Role::Admin => "管理者（かんりしゃ）",
        Role::Organizer => "主催者（しゅさいしゃ）",
        Role::Reviewer => "検討（けんとう）メンバー",
    }
}

pub(super) const fn right(right: Right) -> &'static str {
    match right {
        Right::Read => "テーマと、見えない付箋（ふせん）と、まだ出していないまとめを見る",
        Right::Themes => "テーマを作る、始める、終える",
        Right::Moderation => "付箋（ふせん）を見えなくする、戻（もど）す、その人を書けなくする",
        Right::Reports => "まとめを公開（こうかい）する",
        Right::Tickets => "名簿（めいぼ）や、人のリンクや、くじ引きの券（けん）を作る",
        Right::Review => "付箋（ふせん）をまとめる、答える、部署（ぶしょ）に聞く",
        Right::Paper => "紙の付箋（ふせん）を入れる、紙に印刷（いんさつ）する",
        Right::Office => "手紙の形など、みんなのことを決める",
        Right::Team => "人を入れる、役割（やくわり）を変える、アカウントを終わりにする",
    }
}

pub(super) const fn account_state(state: AccountState) -> &'static str {
    match state {
        AccountState::Invited => "まだ入っていません",
        AccountState::Active => "使えます",
        AccountState::Ended => "終わりました",
    }
}

pub(super) const fn dead_link(why: DeadLink) -> [&'static str; 2] {
    match why {
        DeadLink::Used => [
            "このリンクは、もう使いました",
            "パスワードは、もう決まっています。あなたが決めたときは、サインインしてください。あなたではないときは、リンクをくれた管理者（かんりしゃ）にすぐ言ってください。",
        ],
        DeadLink::Replaced => [
            "新しいリンクがあります",
            "新しいリンクを開いてください。持っていないときは、リンクをくれた管理者（かんりしゃ）に言ってください。",
        ],
        DeadLink::Expired => [
            "リンクの日が終わりました",
            "リンクは、作ってから7日だけ使えます。リンクをくれた管理者（かんりしゃ）に、新しく作るように言ってください。",
        ],
        DeadLink::Ended => [
            "このアカウントは終わりました",
            "このリンクは使えません。分からないときは、リンクをくれた管理者（かんりしゃ）に聞いてください。",
        ],
        DeadLink::Unknown => [
            "このリンクはありません",
            "文字が足りないか、違います。リンクを最後まで入れたか、見てください。それでも開かないときは、リンクをくれた管理者（かんりしゃ）に聞いてください。",
        ],
    }
}
