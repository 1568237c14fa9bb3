//! 日本語: the team, invitations, one's own account.

use crate::domain::{
    account::{Right, Role},
    team::{AccountState, DeadLink},
};
use crate::i18n::catalogue::{OwnAccountTexts, PasskeyTexts, TeamTexts};

pub(super) const TEAM: TeamTexts = TeamTexts {
    title: "チーム",
    lead: "アカウントのある人の一覧です。付箋を書く人と読む人に、アカウントはいりません。",
    you: "（自分）",
    manage: "変える",
    list: "アカウントの一覧",
    state: "状態",
    email: "サインインの名前（メールアドレス）",
    name: "名前",
    name_hint: "この一覧だけに出ます。50文字まで。",
    role: "役割",
    invite: "招く",
    invite_lead: "パスワードを決めるためのリンクを一つ作ります。メールは送られません。リンクはご自分で渡してください。",
    invite_button: "リンクを作る",
    roles: "役割でできること",
    roles_lead: "サーバーが許すことと、同じ表から書いています。",
    only_admin: "サインインできる管理者が一人だけです。その人がパスワードを忘れると、だれもここを開けません。もう一人、管理者を招いてください。",
    role_set: "役割を変えました。",
    ended: "アカウントを終わりにしました。",
    role_title: "役割を変える",
    role_lead: "サインインしている人にも、すぐに効きます。",
    role_button: "役割を変える",
    again_title: "招待のリンク",
    again_lead: "リンクはハッシュだけが残っているので、もう一度見せることはできません。なくしたときは作り直してください。前のリンクは、その場で使えなくなります。",
    again_button: "リンクを作り直す",
    end_title: "アカウントを終わりにする",
    end_final: "元には戻せません。同じ名前でもう一度招くこともできません。",
    end_sessions: "サインインしている画面は、すべてその場で終わります。",
    end_invited: "招待のリンクは、その場で使えなくなります。",
    end_name: "名前は、終わった日とともに一覧に残ります。",
    end_shared: "下書き・照会・検討リストは、だれのものでもありません。そのまま残ります。",
    end_own: "これはあなたのアカウントです。終わりにすると、ここから出ます。",
    heir: "提案を引き継ぐ人",
    heir_hint: "引き継いだ人は、その提案を自分では確認できません。確認は、またほかの人がします。",
    no_heir: "だれも引き継がない",
    no_heir_hint: "提案は取り下げられます。",
    sure: "元に戻せないことが分かりました",
    end_button: "アカウントを終わりにする",
    ended_lead: "だれもこのアカウントでサインインできません。元には戻せません。",
    sheet_title: "招待のリンク",
    sheet_once: "このリンクを見られるのは、いまここでだけです。",
    sheet_not_sent: "メールは送られません。下の文を写して、本人に渡してください。",
    sheet_lost: "なくしたときは、チームのページで作り直せます。",
    sheet_mail: "渡す文",
    sheet_back: "写しました。チームへ戻る",
    sheet_alone: "リンクを持っている人は、だれでもパスワードを決められます。本人のほかには見せないでください。",
    join_title: "パスワードを決めて入る",
    join_email: "サインインの名前",
    join_may: "できること",
    join_button: "決めて入る",
    to_sign_in: "サインインする",
    invited_until: |when| format!("リンクは{when}まで使えます。"),
    invited_over: |when| format!("リンクの期限は{when}に切れました。作り直して渡してください。"),
    ended_on: |day| format!("{day}に終わりました。"),
    proposals: |n| {
        format!("この人が出した「書けなくする」の提案が{n}件、もう一人の確認を待っています。")
    },
    sheet_until: |when| format!("{when}まで、一度だけ使えます。"),
    join_lead: |name, role| format!("{name}さんは、{role}として招かれています。"),
    join_until: |when| format!("このリンクは{when}まで、一度だけ使えます。"),
    mail: |name, role, address, until, email, by| {
        format!(
            "{name}さん\n\n気づきボードの{role}としてお招きします。次のリンクを開いて、パスワードを決めてください。\n\n{address}\n\n・{until}まで、一度だけ使えます。\n・サインインの名前は {email} です。\n・ほかの人には渡さないでください。\n・開けないときや、心当たりがないときは、{by} に知らせてください。\n"
        )
    },
};

pub(super) const OWN_ACCOUNT: OwnAccountTexts = OwnAccountTexts {
    title: "自分のアカウント",
    password: "パスワードを変える",
    password_lead: "変えると、ほかの画面のサインインはすべて終わります。この画面はそのままです。",
    old: "いまのパスワード",
    new: "新しいパスワード",
    change: "パスワードを変える",
    changed: "パスワードを変えました。ほかの画面のサインインは終わりました。",
    sessions: "サインインしている画面",
    sessions_lead: "どの端末か、どこからかは記録していません。覚えのないものは終わらせて、パスワードを変えてください。",
    here: "この画面",
    end: "終わらせる",
    session_ended: "サインインを終わらせました。",
    lead: |email, role| format!("{email}（{role}）でサインインしています。"),
    since: |when| format!("{when}にサインイン"),
    seen: |at| format!("最後に使ったのは{at}"),
    end_which: |when| format!("：{when}のサインイン"),
};

pub(super) const PASSKEYS: PasskeyTexts = PasskeyTexts {
    title: "パスキー",
    lead: "この端末の暗証番号や指紋、顔でサインインできます。パスワードを打ち込まないので、偽のページに取られません。",
    none: "まだありません。",
    unavailable: "このサーバーでは使えません。名前のあるアドレスで、HTTPSでつながっているときに使えます。",
    unsupported: "いまのブラウザーでは登録できません。JavaScriptを切っているか、古いブラウザーです。パスワードはそのまま使えます。",
    name: "呼び名",
    name_hint: "あとで見て、どの端末か分かるように。例：総務課のノートPC",
    add: "パスキーを登録",
    sign_in: "パスキーでサインイン",
    failed: "端末での確認が終わりませんでした。もう一度おためしください。",
    added: "パスキーを登録しました。次から、パスワードなしでサインインできます。",
    dropped: "パスキーを消しました。端末に残っているものは、もう使えません。",
    drop: "消す",
    never: "まだ使っていません",
    added_on: |day| format!("{day}に登録"),
    used_on: |day| format!("最後に使ったのは{day}"),
    drop_which: |name| format!("：{name}"),
};

pub(super) const fn role(role: Role) -> &'static str {
    match role {
        Role::Admin => "管理者",
        Role::Organizer => "主催者",
        Role::Reviewer => "検討メンバー",
    }
}

pub(super) const fn right(right: Right) -> &'static str {
    match right {
        Right::Read => "テーマと、隠した付箋と、公開前のまとめを見る",
        Right::Themes => "テーマを作る、受付を始める、終える（緊急のテーマも）",
        Right::Moderation => "付箋を隠す、戻す、書いた人を書けなくする",
        Right::Reports => "まとめを公開する、開示用の写しを作る",
        Right::Tickets => "名簿、個人のリンク、くじ引き券を用意する",
        Right::Review => "付箋をまとめる、回答する、所属に照会する",
        Right::Paper => "紙の付箋を打ち込む、貼るものを印刷する",
        Right::Office => "様式など、組織全体のことを決める",
        Right::Team => "人を招く、役割を変える、アカウントを終わりにする",
    }
}

pub(super) const fn account_state(state: AccountState) -> &'static str {
    match state {
        AccountState::Invited => "招待中",
        AccountState::Active => "使用中",
        AccountState::Ended => "終了",
    }
}

pub(super) const fn dead_link(why: DeadLink) -> [&'static str; 2] {
    match why {
        DeadLink::Used => [
            "このリンクは使われています",
            "パスワードは、このリンクでもう決められています。ご自分で決めたのなら、サインインしてください。心当たりがなければ、リンクを渡した管理者にすぐ知らせてください。",
        ],
        DeadLink::Replaced => [
            "新しいリンクに替わっています",
            "このあとに作られた、新しいリンクがあります。そちらを開いてください。手元になければ、リンクを渡した管理者に頼んでください。",
        ],
        DeadLink::Expired => [
            "リンクの期限が切れています",
            "招待のリンクは、作ってから7日のあいだ使えます。リンクを渡した管理者に、作り直すよう頼んでください。",
        ],
        DeadLink::Ended => [
            "このアカウントは終わっています",
            "このリンクでは、もう何も決められません。間違いだと思うときは、リンクを渡した管理者にたずねてください。",
        ],
        DeadLink::Unknown => [
            "このリンクは見つかりません",
            "アドレスが途中で切れているか、打ち違えています。アドレスの終わりまで入っているか見て、それでも開けなければ、リンクを渡した管理者にたずねてください。",
        ],
    }
}
