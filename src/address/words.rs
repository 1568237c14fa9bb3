//! The fixed words in addresses, as enumerations: the forms of one's own page, and what was just
//! done.

use std::fmt::{self, Display, Formatter};

use crate::domain::text_enum;

text_enum!(
    /// What the forms below `/t/{slug}/mine/` ask for.
    OwnForm {
        /// Puts a note into the box.
        Post = "post",
        /// Puts a sticker on.
        Like = "like",
        /// Takes a sticker off.
        Unlike = "unlike",
        /// Flags a note.
        Flag = "flag",
        /// Takes a flag back.
        Unflag = "unflag",
        /// Puts a reply to a question into the box.
        Reply = "reply",
        /// Changes the text of one's own note.
        Edit = "edit",
        /// Takes one's own note back.
        Withdraw = "withdraw",
        /// Lets the browser forget the ticket.
        Forget = "forget",
        /// Takes a ticket from paper as this browser's own.
        Enter = "enter",
    }
);

text_enum!(
    /// What a board says was just done.
    BoardFlash {
        /// A note lies in the box.
        Posted = "posted",
        /// A reply lies in the box.
        Replied = "replied",
        /// The two minutes on a PC that others use too are over.
        Wiped = "wiped",
        /// A sticker was put on.
        Liked = "liked",
        /// A sticker was taken off.
        Unliked = "unliked",
        /// A note was flagged.
        Flagged = "flagged",
        /// The ticket from paper is this browser's own.
        Entered = "entered",
    }
);

text_enum!(
    /// What one's own page says was just done.
    OwnFlash {
        /// A note has another text.
        Edited = "edited",
        /// A note was taken back.
        Withdrawn = "withdrawn",
        /// A sticker was taken off.
        Unliked = "unliked",
        /// A flag was taken back.
        Unflagged = "unflagged",
        /// This browser has no ticket any more.
        Forgotten = "forgotten",
    }
);

text_enum!(
    /// What the page of a theme says to organizers was just done.
    ThemeFlash {
        /// Settings, or whether the report is public, were saved.
        Saved = "saved",
        /// Settings were saved beside what somebody else saved meanwhile.
        Merged = "merged",
        /// The theme is in another state.
        Moved = "moved",
        /// A note is hidden.
        Hid = "hid",
        /// All notes of an opening are hidden.
        HidAll = "hid-all",
        /// A hidden note shows again.
        Restored = "restored",
        /// A note that was held shows.
        Approved = "approved",
        /// To stop the posting of a note's writer was proposed.
        Proposed = "proposed",
        /// The posting of a note's writer is stopped.
        Stopped = "stopped",
        /// The proposal to stop a note's writer was taken back.
        Dropped = "dropped",
        /// A note's writer whose posting was stopped may post again.
        Lifted = "lifted",
        /// The emergency theme is open.
        Emergency = "emergency",
        /// A draft is back from the trash.
        Undeleted = "undeleted",
    }
);

text_enum!(
    /// What the page of the copy that is disclosed says was just done.
    DisclosureFlash {
        /// What was decided is stored.
        Decided = "decided",
    }
);

text_enum!(
    /// What the bench says was just done.
    BenchFlash {
        /// A group was made.
        Grouped = "grouped",
        /// Notes came to a group.
        Moved = "moved",
        /// Notes left their groups.
        TakenOut = "taken-out",
        /// A group has another name or reason.
        Renamed = "renamed",
        /// A group's notes are in another one.
        Merged = "merged",
        /// A group is dissolved.
        Dissolved = "dissolved",
        /// A suggested group was made.
        Accepted = "accepted",
        /// A suggested group was refused for good.
        Refused = "refused",
        /// Suggested groups came in a file.
        Brought = "brought",
        /// Those of the file were dropped.
        Unbrought = "unbrought",
        /// The last step was taken back.
        Undone = "undone",
        /// It was done again.
        Redone = "redone",
    }
);

text_enum!(
    /// What the pages of answers say was just done.
    AnswersFlash {
        /// A draft is stored.
        Saved = "saved",
        /// A draft is gone.
        Dropped = "dropped",
        /// Drafts were begun with a template.
        Begun = "begun",
        /// A remark was added.
        Remarked = "remarked",
        /// Answers came out.
        Published = "published",
        /// A question stands under a note.
        Asked = "asked",
        /// Staff can offer help.
        HandsOpened = "hands-opened",
        /// They cannot any more.
        HandsClosed = "hands-closed",
        /// The item is on the shortlist.
        Shortlisted = "shortlisted",
        /// The item is off the shortlist.
        Unlisted = "unlisted",
    }
);

text_enum!(
    /// What the page behind somebody's own link says was just done.
    HandFlash {
        /// The hand is kept longer.
        Kept = "kept",
        /// The hand was taken back.
        TakenBack = "taken-back",
    }
);

text_enum!(
    /// What the pages of schemes and proposals say was just done.
    ProposalFlash {
        /// What was sent is stored.
        Saved = "saved",
    }
);

text_enum!(
    /// What the page of the templates says was just done.
    TemplatesFlash {
        /// A template was saved.
        Saved = "saved",
        /// A template is gone.
        Dropped = "dropped",
    }
);

text_enum!(
    /// What the pages of enquiries say was just done.
    EnquiryFlash {
        /// An enquiry was made.
        Made = "made",
        /// It counts as sent.
        Sent = "sent",
        /// No more replies are taken.
        Closed = "closed",
        /// Replies are taken again.
        Reopened = "reopened",
        /// It was dropped.
        Dropped = "dropped",
        /// Replies were saved.
        Saved = "saved",
        /// Replies came in a file.
        Imported = "imported",
    }
);

text_enum!(
    /// What is printed for the corridor.
    PrintedSheet {
        /// Empty slips to write on.
        Blank = "blank",
        /// The notes that hang, a slip for each.
        Wall = "wall",
        /// The invitation, on A4.
        Poster = "poster",
        /// The invitation, on A3.
        LargePoster = "poster-a3",
    }
);

text_enum!(
    /// What the page of paper notes says was just done.
    PaperFlash {
        /// A note was typed in.
        Typed = "typed",
        /// A table was typed in.
        Imported = "imported",
        /// What was typed beside a photo was taken.
        Photographed = "photographed",
        /// A text or a number of stickers was corrected.
        Corrected = "corrected",
        /// A note was taken back.
        TakenBack = "taken-back",
    }
);

text_enum!(
    /// What the shortlist and the meeting say was just done.
    MeetingFlash {
        /// Items came onto the shortlist.
        Listed = "listed",
        /// An item was taken off it.
        Unlisted = "unlisted",
        /// An item is at another place.
        Moved = "moved",
        /// An item is at another place, of a list that others changed meanwhile.
        MovedLate = "moved-late",
        /// Day, beginning and time boxes are set.
        Planned = "planned",
        /// Minutes are written.
        Saved = "saved",
    }
);

impl Display for PrintedSheet {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Display for OwnForm {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
