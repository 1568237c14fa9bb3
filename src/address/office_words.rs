//! The fixed words in addresses of the pages on which the office plans and sets things: what was just
//! done.

use crate::domain::text_enum;

text_enum!(
    /// What the sign-in says was just done.
    DoorFlash {
        /// Somebody of the office's own provider signed out here.
        SignedOut = "signed-out",
    }
);

text_enum!(
    /// What the page of the policy fields says was just done.
    FieldsFlash {
        /// The list was saved.
        Saved = "saved",
        /// The office's own words were saved.
        WordsSaved = "words-saved",
    }
);

text_enum!(
    /// What the page of the trash says was just done.
    TrashFlash {
        /// A draft is there.
        Deleted = "deleted",
        /// One is gone for good.
        Purged = "purged",
    }
);

text_enum!(
    /// What the page of the presets says was just done.
    PresetsFlash {
        /// One was kept, or has another name.
        Saved = "saved",
        /// New themes begin with another one.
        Usual = "usual",
        /// One is gone.
        Dropped = "dropped",
    }
);

text_enum!(
    /// What the organizer's year says was just done.
    YearFlash {
        /// Drafts were made of last year's plan.
        Copied = "copied",
        /// Drafts were made of a table.
        Taken = "taken",
        /// A calendar feed was ended.
        FeedEnded = "feed-ended",
    }
);

text_enum!(
    /// What the page of proposals says was just done.
    ChoosingFlash {
        /// Drafts were made of some.
        Made = "made",
    }
);

text_enum!(
    /// What the page of the office's calendar says was just done.
    CalendarFlash {
        /// Days were added.
        Added = "added",
        /// Days were taken out.
        Dropped = "dropped",
        /// The new year was set.
        NewYear = "new-year",
        /// A table of holidays was taken.
        Taken = "taken",
        /// The rules say the holidays again.
        Rules = "rules",
    }
);

text_enum!(
    /// What the page of the exchange file says was just done.
    ExchangeFlash {
        /// Drafts were made of a file.
        Made = "made",
    }
);

text_enum!(
    /// What the page of the first day says was just done.
    FirstDayFlash {
        /// Something was set.
        Saved = "saved",
        /// The passphrase was set.
        Closed = "closed",
        /// There is no passphrase any more.
        Opened = "opened",
        /// The trial board is gone.
        Thrown = "thrown",
    }
);

text_enum!(
    /// What the library says was just done.
    LibraryFlash {
        /// An idea was kept.
        Saved = "saved",
        /// One is gone.
        Dropped = "dropped",
        /// Those of a file were added.
        Added = "added",
    }
);

text_enum!(
    /// What the page of chat channels says was just done.
    ChannelsFlash {
        /// One was kept.
        Saved = "saved",
        /// One has another secret for its signature.
        Renewed = "renewed",
        /// A test was sent; what came of it stands beside.
        Tested = "tested",
        /// One is tried again.
        Retried = "retried",
        /// One is gone.
        Dropped = "dropped",
    }
);

text_enum!(
    /// What the page of the letterhead says was just done.
    LetterheadFlash {
        /// It was saved.
        Saved = "saved",
        /// It came in a file.
        Taken = "taken",
    }
);

text_enum!(
    /// What the queue says was just done.
    QueueFlash {
        /// Something was decided about a note.
        Decided = "decided",
        /// What organizers note about a note is stored.
        Noted = "noted",
    }
);

text_enum!(
    /// What the pages of the team say was just done.
    TeamFlash {
        /// An account has another role.
        RoleSet = "role",
        /// An account has ended.
        Ended = "ended",
    }
);

text_enum!(
    /// What the page of one's own account says was just done.
    OwnAccountFlash {
        /// The password is another one.
        Password = "password",
        /// A session has ended.
        Session = "session",
        /// A passkey is registered.
        PasskeyAdded = "passkey",
        /// One is removed.
        PasskeyDropped = "passkey-gone",
    }
);
