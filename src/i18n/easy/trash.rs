//! やさしい日本語: the trash.

use crate::i18n::catalogue::TrashTexts;

pub(super) const TRASH: TrashTexts = TrashTexts {
    title: "ごみ箱（ごみばこ）",
    lead: "消した下書き（したがき）は、30日のあいだここにあります。",
    none: "ごみ箱（ごみばこ）には何もありません。",
    delete: "この下書き（したがき）を消します",
    delete_says: "30日のあいだ、ごみ箱（ごみばこ）からもどせます。みんなが見たアドレスは、ほかのテーマには使えません。",
    delete_button: "下書き（したがき）を消します",
    not_deleted: "券（けん）を配った（くばった）テーマは消せません。券を持っている人がいるからです。",
    restore: "下書き（したがき）にもどします",
    purge: "すぐに消します",
    purge_says: "このテーマは、もうもどせません。",
    deleted: "下書き（したがき）を消しました。ここからもどせます。",
    purged: "全部（ぜんぶ）消しました。",
    undeleted: "下書き（したがき）にもどしました。",
    link: |n| format!("ごみ箱（ごみばこ）（{n}）"),
    goes: |deleted, goes| format!("{deleted}に消しました。{goes}になくなります。"),
};
