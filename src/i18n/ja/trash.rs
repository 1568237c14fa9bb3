//! 日本語: the trash.

use crate::i18n::catalogue::TrashTexts;

pub(super) const TRASH: TrashTexts = TrashTexts {
    title: "ごみ箱",
    lead: "消した下書きは、30日のあいだここに残ります。",
    none: "ごみ箱は空です。",
    delete: "この下書きを消す",
    delete_says: "30日のあいだ、ごみ箱から戻せます。職員が見たことのあるアドレスは、ほかのテーマには使えません。",
    delete_button: "下書きを消す",
    not_deleted: "券を配ったあとのテーマは消せません。券を持っている人がいるからです。",
    restore: "下書きに戻す",
    purge: "いますぐ消す",
    purge_says: "このテーマは、もう戻せません。",
    deleted: "下書きを消しました。ここから戻せます。",
    purged: "すっかり消しました。",
    undeleted: "下書きに戻しました。",
    link: |n| format!("ごみ箱（{n}）"),
    goes: |deleted, goes| format!("{deleted}に消しました。{goes}にすっかり消えます。"),
};
