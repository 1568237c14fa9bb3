//! English: the trash.

use crate::i18n::catalogue::TrashTexts;

pub(super) const TRASH: TrashTexts = TrashTexts {
    title: "Trash",
    lead: "Deleted drafts stay here for 30 days.",
    none: "The trash is empty.",
    delete: "Delete this draft",
    delete_says: "It can be restored from the trash for 30 days. An address that staff have seen is given to no other theme.",
    delete_button: "Delete the draft",
    not_deleted: "A theme whose tickets were handed out cannot be deleted: somebody has one.",
    restore: "Restore",
    purge: "Delete now",
    purge_says: "This theme cannot be restored after that.",
    deleted: "The draft is deleted. It can be restored here.",
    purged: "It is gone for good.",
    undeleted: "The draft is restored.",
    link: |n| format!("Trash ({n})"),
    goes: |deleted, goes| format!("Deleted on {deleted}; goes for good on {goes}."),
};
