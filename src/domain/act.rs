//! Acts of people with accounts, as the office's list of them keeps them: an office must be able to
//! say who did what to its system. Staff have no account, and nothing that staff do is an act.

use chrono::NaiveDateTime;

use super::{
    ids::{AccountId, ThemeId},
    text_enum,
};

/// The same thing done again within so many seconds is one act that was done several times: minutes
/// are kept as they are typed, and groups are put together note by note.
pub const TOGETHER: i64 = 15 * 60;
/// No act lasts longer, in seconds.
pub const LONGEST: i64 = 60 * 60;

text_enum!(
    /// What somebody did.
    Act {
        /// Signed in.
        SignedIn = "signed_in",
        /// Tried to, and did not know the password, or is no longer let in.
        SignInFailed = "sign_in_failed",
        /// Signed out.
        SignedOut = "signed_out",
        /// Set another password of their own.
        ChangedPassword = "changed_password",
        /// Registered or removed a passkey of their own.
        ChangedPasskey = "changed_passkey",
        /// Ended another session of their own.
        EndedSession = "ended_session",
        /// Invited somebody, or made another link for them.
        Invited = "invited",
        /// Gave somebody another role.
        SetRole = "set_role",
        /// Ended somebody's account.
        EndedAccount = "ended_account",
        /// Set the office's name, days, words, form of letters, or the first settings.
        SetOffice = "set_office",
        /// Set, tried or removed a channel of the office's chat.
        SetChannel = "set_channel",
        /// Set or took away the passphrase of readers.
        SetPassphrase = "set_passphrase",
        /// Began or ended the trial.
        Tried = "tried",
        /// Set the office's calendar.
        SetCalendar = "set_calendar",
        /// Made or ended a calendar feed of their own.
        SetFeed = "set_feed",
        /// Saved or dropped something to begin with: a preset, a template, an idea.
        SavedPattern = "saved_pattern",
        /// Planned a theme or changed its plan.
        PlannedTheme = "planned_theme",
        /// Planned many at once: from a file, a year, or proposals.
        PlannedThemes = "planned_themes",
        /// Opened an emergency theme.
        OpenedEmergency = "opened_emergency",
        /// Moved a theme on or back.
        MovedTheme = "moved_theme",
        /// Deleted a draft.
        DeletedTheme = "deleted_theme",
        /// Took it back from the trash.
        RestoredTheme = "restored_theme",
        /// Deleted it for good.
        PurgedTheme = "purged_theme",
        /// Took a roster in.
        ImportedRoster = "imported_roster",
        /// Made personal links.
        MadeLinks = "made_links",
        /// Printed slips with six words.
        PrintedSlips = "printed_slips",
        /// Hid a note or what a theme opened with.
        HidNote = "hid_note",
        /// Showed it again.
        RestoredNote = "restored_note",
        /// Let a held note through.
        ApprovedNote = "approved_note",
        /// Decided what was reported, or wrote down why.
        DecidedNote = "decided_note",
        /// Proposed to stop a ticket.
        ProposedBlock = "proposed_block",
        /// Stopped one that somebody else proposed.
        ConfirmedBlock = "confirmed_block",
        /// Dropped such a proposal, or let a ticket go on.
        LiftedBlock = "lifted_block",
        /// Typed in, corrected or took back what hangs on the cardboard.
        TypedPaper = "typed_paper",
        /// Put notes into groups.
        Grouped = "grouped",
        /// Wrote a draft of an answer, a remark, a proposal.
        DraftedAnswer = "drafted_answer",
        /// Published answers.
        PublishedAnswers = "published_answers",
        /// Asked the writer of a note something.
        AskedWriter = "asked_writer",
        /// Asked for hands, or asks no more.
        AskedForHands = "asked_for_hands",
        /// Put items on the shortlist, or in order.
        Shortlisted = "shortlisted",
        /// Planned a meeting or wrote its minutes.
        HeldMeeting = "held_meeting",
        /// Made an enquiry, sent it, closed it, took replies in.
        Enquired = "enquired",
        /// Published a report, took it back, gave it a number.
        PublishedReport = "published_report",
        /// Took notes out for a tool outside.
        SentOutside = "sent_outside",
        /// Judged what a disclosure may show.
        RuledDisclosure = "ruled_disclosure",
        /// Took a disclosure set.
        TookDisclosure = "took_disclosure",
        /// Took another file that is not public.
        TookFile = "took_file",
        /// Took the list of acts.
        TookActs = "took_acts",
        /// Something that another version wrote down, and this one has no word for.
        Other = "other",
    }
);

/// What was done, and to what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deed {
    /// What.
    pub what: Act,
    /// The theme it was done to, if it was one.
    pub theme: Option<ThemeId>,
    /// The account it was done to, if it was somebody else's.
    pub other: Option<AccountId>,
}

impl Deed {
    /// Something that was done to no theme and to nobody.
    pub const fn alone(what: Act) -> Self {
        Self { what, theme: None, other: None }
    }
}

/// A line of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Done {
    /// Who; nobody where somebody tried to sign in with an address that no account has.
    pub account: Option<AccountId>,
    /// What, and to what.
    pub deed: Deed,
    /// When, the first time, as Unix seconds.
    pub at: i64,
    /// The last time.
    pub until: i64,
    /// How often.
    pub times: u32,
}

/// An act as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownAct {
    /// When, where the board is.
    pub at: NaiveDateTime,
    /// The last time, if it was done several times.
    pub until: NaiveDateTime,
    /// How often.
    pub times: u32,
    /// Which account; none where nobody's address was tried.
    pub account: Option<AccountId>,
    /// Their name, or address.
    pub who: Option<String>,
    /// What.
    pub what: Act,
    /// The title of the theme it was done to, or whom it was done to; empty where it was neither, or
    /// where it is gone.
    pub to: String,
}
