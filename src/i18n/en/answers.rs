//! English: what the rules answer.

use super::{
    readers::{GUARD, READING},
    staff::MODERATION,
    team::{self, dead_link},
    tickets::{OFFER, SEALED},
};
use crate::domain::{
    anon::Refusal,
    answers::{NoReason, Status},
    fault::Fault,
    groups::Verb,
    issue,
    letterhead::PLACEHOLDERS,
    note::HideReason,
    problem::Problem,
    shortlist::Decision,
    theme::State,
};
use crate::i18n::catalogue::{Answers, Faults};
use crate::i18n::plural::count;

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
    problem,
    refusal,
    issue_refusal,
    fault,
};

pub(super) const FAULT: Faults = Faults {
    not_found_title: "This page cannot be found",
    foreign_title: "Requests from other sites are not accepted",
    large_title: "Too much was sent",
    internal_title: "Something went wrong on our side",
    failed_title: "That did not work",
    forbidden_title: "You cannot do this",
    home: "To this month’s theme",
    method_title: "Nothing can be sent to this address",
    kept_title: "What you wrote is still here",
    written: "What you wrote is here, for you to copy.",
    carried: "What you wrote is not lost. After this you come back to it.",
    once_more: "Sign in again",
};

const fn state(state: State) -> &'static str {
    match state {
        State::Draft => "Draft",
        State::Announced => "Announced",
        State::Open => "Open",
        State::Review => "Under review",
        State::Answered => "Answered",
        State::Archived => "Archived",
    }
}

const fn verb(verb: Verb) -> &'static str {
    match verb {
        Verb::Group => "group",
        Verb::Move => "move",
        Verb::TakeOut => "take out",
        Verb::Rename => "rename",
        Verb::Merge => "merge",
        Verb::Dissolve => "dissolve",
        Verb::Refuse => "refuse a suggestion",
    }
}

const fn reason(reason: HideReason) -> &'static str {
    match reason {
        HideReason::Person => "it identifies a person",
        HideReason::Abuse => "it insults",
        HideReason::OffTopic => "it is not about the theme",
        HideReason::PersonalData => "it contains personal or contact data",
        HideReason::Review => MODERATION.held,
        HideReason::Hate => "it discriminates or harasses",
        HideReason::Secret => "it tells what the office keeps secret",
        HideReason::Checking => "it is being looked at",
        HideReason::Other => "another reason",
    }
}

const fn status(status: Status) -> &'static str {
    match status {
        Status::Received => "Received",
        Status::Considering => "Under consideration",
        Status::WillDo => "Will be done",
        Status::Done => "Done",
        Status::Declined => "Not for now",
        Status::OutOfScope => "Out of scope",
    }
}

const fn no_reason(reason: NoReason) -> &'static str {
    match reason {
        NoReason::Budget => "no budget",
        NoReason::Staff => "not enough people",
        NoReason::Rules => "against a law or rule",
        NoReason::Exists => "exists already",
        NoReason::Effect => "too little effect",
        NoReason::TooEarly => "too early",
        NoReason::Elsewhere => "decided elsewhere",
        NoReason::Other => "another reason",
    }
}

const fn decision(decision: Decision) -> &'static str {
    match decision {
        Decision::GoAhead => "Towards doing it",
        Decision::Consider => "Looked into further",
        Decision::Decline => "Towards not doing it",
        Decision::NextTime => "Next meeting",
    }
}

fn problem(problem: &Problem) -> String {
    match problem {
        Problem::Empty => "Nothing is written here. Please fill it in.".into(),
        Problem::TooLong { max, actual } => {
            format!("{} characters too many. At most {max}, please.", actual.saturating_sub(*max))
        }
        Problem::TooShort { min } => format!("Too short. At least {min} characters, please."),
        Problem::Malformed => "This cannot be read. Please check how it is written.".into(),
        Problem::OutOfRange { min, max } => format!("Please enter a number from {min} to {max}."),
        Problem::TooMany { max } => {
            format!("At most {max} can be chosen. Please make several of it.")
        }
        Problem::NotInNotes => "No note says so. Write the words as they stand in a note.".into(),
        Problem::SameText => "A note with these words is there already. If there is a second one, press the button again.".into(),
        Problem::EndedAccount => "The account with this address has ended and cannot come back. Please invite with another address.".into(),
        Problem::InvitedAlready => "Somebody is invited with this address already. The link can be made anew from the list.".into(),
        Problem::WrongPassword => "This is not your present password.".into(),
        Problem::Taken => "Already in use. Please choose another.".into(),
        Problem::BeforeStart => "This lies before the first day.".into(),
        Problem::BeforeEnd => "This lies before the last day. Answers come on the last day or later.".into(),
        Problem::AfterEnd => "This lies after the last day.".into(),
        Problem::TooFar { days } => format!("This is too long: up to {days} days from the first one."),
        Problem::Past => "This day has passed. Today or later, please.".into(),
        Problem::NotChosen => "Nothing is chosen. Please choose one.".into(),
        Problem::NotOffered => "Please choose one of those offered.".into(),
        Problem::NotLive => {
            "Sealed tickets cannot go with every ten seconds: whoever picks up and writes at once \
                could be told by the time. Please choose hourly or set hours."
                .into()
        }
        Problem::Mismatch => "The two passwords differ. Please enter them again.".into(),
        Problem::WrongPassphrase => {
            "This is not the passphrase. Is it mistyped, or was it changed lately?".into()
        }
        Problem::UnknownPlaceholder => {
            format!("Only {} can stand in braces.", PLACEHOLDERS.join(", "))
        }
        Problem::Frozen => "This cannot be changed now.".into(),
        Problem::WhileOpen => "This cannot be changed while a theme is open. Change it when all are closed.".into(),
        Problem::SetOutside => "The server's environment sets this. Ask whoever runs the server to change it.".into(),
    }
}

#[expect(
    clippy::too_many_lines,
    reason = "one sentence beside the other for each answer, as a translator reads them"
)]
fn refusal(refusal: &Refusal) -> String {
    match refusal {
        Refusal::Text(why) => return problem(why),
        Refusal::Malformed => "What was sent could not be read. Please open the board again.",
        Refusal::TooLarge => "What was sent is too large.",
        Refusal::BadCharacter(c) => {
            return format!(
                "No ticket contains “{c}”: tickets use digits and the letters other than I, L, O \
                    and U."
            );
        }
        Refusal::BadLength(n) => {
            return format!(
                "A ticket's number has 20 characters, a sealed one's 36; there are {n} here."
            );
        }
        Refusal::NoTicket => {
            "This theme needs a ticket. Please enter the 20 characters of your slip under “Use a \
                ticket” above."
        }
        Refusal::UnknownTicket => {
            "This is not a ticket of this theme. Is a character mistyped, or does the slip belong \
                to another theme?"
        }
        Refusal::OtherTicket => OFFER.other,
        Refusal::BeforeQuorum { out, quorum } => {
            return format!(
                "Nobody can write yet: {quorum} tickets must be out first ({out} are), so that no \
                    note can be guessed by elimination."
            );
        }
        Refusal::Hints(_) => GUARD.lead,
        Refusal::Archived => {
            "This theme is archived. Its key is destroyed: nobody can tell any more who wrote \
                what."
        }
        Refusal::NoTheme => "There is no such theme.",
        Refusal::PostingClosed => "Notes are no longer taken.",
        Refusal::StickersClosed => "Stickers are no longer taken.",
        Refusal::NoReason => "Choose a reason.",
        Refusal::FlagsClosed => {
            "Reports are no longer taken on this board. Tell an organizer about the note."
        }
        Refusal::NoNote => "This note is no longer on the board.",
        Refusal::NotYours => "This note was not written with this ticket.",
        Refusal::NoQuestion => super::asking::ASKING.no_question,
        Refusal::Replied => super::asking::ASKING.replied,
        Refusal::NotTheAuthor => super::asking::ASKING.not_the_author,
        Refusal::NoPrompt => "This prompt is no longer there. Please open the board again.",
        Refusal::LimitReached { max } => {
            return format!(
                "One ticket can have {max} notes in this theme. You can rewrite or withdraw one."
            );
        }
        Refusal::SignedIn => {
            "While you are signed in as an organizer, what you do could be told apart. Please \
                sign out or use another browser."
        }
        Refusal::PickingUp => {
            "While you are picking up a Sealed ticket, what you do could be told apart. Please \
                wait five minutes or use another browser."
        }
        Refusal::TooManyTickets => {
            "This hour's new tickets are used up. Please wait, or allow JavaScript and try again."
        }
        Refusal::MoreWork { .. } => {
            "So many new tickets are being made right now that making one takes longer. Please \
                try again."
        }
        Refusal::TooFast { seconds } => {
            return format!(
                "This ticket did too much in a short while. Nothing was stored; please try again \
                    in {seconds} s."
            );
        }
        Refusal::Unavailable => {
            "This cannot be done right now, and nothing was stored. Please try again in a moment."
        }
    }
    .into()
}

const fn issue_refusal(refusal: &issue::Refusal) -> &'static str {
    match refusal {
        issue::Refusal::NeedsHttps => SEALED.needs_https,
        issue::Refusal::Malformed | issue::Refusal::NotElement => {
            "The envelope that was sent is not a proper one. No ticket was picked up. Please open \
                the page again and try once more."
        }
        issue::Refusal::TooLarge => "What was sent is too large.",
        issue::Refusal::NotStarted => {
            "The five minutes for picking up are over. Please open your personal link again."
        }
        issue::Refusal::NoTheme => "There is no such theme.",
        issue::Refusal::NotSealed => "This theme does not use Sealed tickets.",
        issue::Refusal::Closed => "Tickets of this theme can no longer be picked up.",
        issue::Refusal::NotEligible => {
            "You are not on this theme's roster. If that seems wrong, please ask the organizers."
        }
        issue::Refusal::AlreadyIssued => {
            "This theme's ticket was picked up before. It is on the device that you used, or use \
                the number that you noted. If it was not you, somebody else has used this link: \
                please tell somebody who is not an organizer, too."
        }
        issue::Refusal::Unavailable => {
            "This cannot be done right now. Please try again in a moment."
        }
    }
}

#[expect(
    clippy::too_many_lines,
    reason = "one sentence beside the other for each answer, as a translator reads them"
)]
fn fault(fault: &Fault) -> String {
    match fault {
        Fault::Refused(why) => return refusal(why),
        Fault::Invalid(invalid) => {
            return format!("Please correct {}", count(invalid.0.len(), "field"));
        }
        Fault::NotFound => {
            "Perhaps the address was cut off, or the theme has not been published yet. If you \
                came from a printed notice, please check that you have typed the whole address."
        }
        Fault::ForeignOrigin => {
            "This request came from another site, so nothing was done. If you know nothing of it, \
                there is nothing to worry about. If it was yours, please open the board again and \
                try once more."
        }
        Fault::TooLarge => {
            "A note can have up to 200 characters. Please go back, shorten it and send it again."
        }
        Fault::Internal => "What you just did was not saved. Please wait a little and try again.",
        Fault::SignInFailed => "The e-mail address or the password is wrong.",
        Fault::TooManyAttempts { seconds } => {
            return format!(
                "Too many wrong passwords were sent for this address. Please try again in \
                    {seconds} s. In a browser in which you signed in before, you do not have to \
                    wait for other people's mistakes."
            );
        }
        Fault::NoFonts => {
            "This server has no fonts to make a PDF with. Please choose another format. Whoever \
                runs it: docs/running.md says how to give it some."
        }
        Fault::Busy => {
            "Too much is going on right now. Nothing was done; please try again in a moment."
        }
        Fault::NoPassphrase => READING.lead,
        Fault::TooManyGuesses => {
            "There were too many wrong passphrases, so nobody new can get in right now. Please \
                try again in about ten minutes. Whoever can read already still can."
        }
        Fault::NotSignedIn => "You are no longer signed in. Nothing has been stored yet.",
        Fault::Forbidden => "Only organizers can do this.",
        Fault::Conflict => {
            "Somebody else changed it first. Please look at it as it is now and choose again."
        }
        Fault::LinkUsed => {
            "The link for the first administrator works once and for one hour. If the \
                administrator has been chosen, please sign in. If not, start the server again to \
                get a new link."
        }
        Fault::NotNow => "That step cannot be taken from where the theme stands.",
        Fault::HandsClosed => "No offers of help are taken here now. Nothing was stored.",
        Fault::TooManyHands => {
            "More offers of help are coming in than are taken at once. Nothing was stored. Please try again in about ten minutes."
        }
        Fault::SecondPerson => {
            "A second organizer must confirm. One account cannot both propose and confirm."
        }
        Fault::DeadInvitation(why) => dead_link(*why)[1],
        Fault::LastAdmin => "That would leave no administrator. Please make somebody else an administrator first; who is only invited does not count.",
        Fault::NoPickUp => {
            "This link was replaced by a newer one, or is mistyped. If you were given no newer \
                one, ask the organizers."
        }
        Fault::NoEnquiry => {
            "This link of an enquiry was replaced by a newer one, or is cut short. Please see \
                that the address is complete; if it still does not open, ask whoever sent it."
        }
        Fault::EnquiryOver => {
            "Replies to this enquiry are closed, or its link has expired. If one is still needed, \
                please ask whoever sent you the link."
        }
        Fault::TooManyLinks => {
            "Too many wrong links were opened, so this one cannot be looked up right now. Please \
                try again in about ten minutes. Links that are right still open."
        }
        Fault::UnsafeSettings(names) => {
            return format!(
                "With these settings of the database, who picked up a ticket could be kept \
                    elsewhere. Please have them corrected; the page on what is protected shows \
                    their values: {}",
                names.join(", ")
            );
        }
        Fault::NeedsHttps => SEALED.needs_https,
        Fault::WrongHost { ours: Some(ours) } => {
            return format!("The board does not answer under this address. Please open {ours}.");
        }
        Fault::WrongHost { ours: None } => {
            "The board does not answer under this address. Whoever runs it: set KIZUKI_ORIGIN to \
                have it do so."
        }
        Fault::NoCookies => {
            "This browser takes no cookies. You could not change or take back later what you do \
                now, so nothing has been sent yet. Please allow cookies for this site, or switch \
                JavaScript on, and try again."
        }
        Fault::WrongMethod => "Nothing was done. Please try again from the board.",
        Fault::NotSentYet => {
            "What you wrote is still here. It has not been sent yet. Please look at it and press \
                the button once more."
        }
        Fault::Malformed => "What was sent could not be read.",
    }
    .into()
}
