//! English: what is wrong, and the way out.
#![expect(
    clippy::too_many_lines,
    reason = "one sentence beside the other for each answer, as a translator reads them"
)]

use super::{
    asking::ASKING,
    provider::no_entry,
    readers::{GUARD, READING},
    team::dead_link,
    tickets::{OFFER, SEALED},
};
use crate::domain::{
    anon::Refusal, fault::Fault, issue, letterhead::PLACEHOLDERS, problem::Problem,
};
use crate::i18n::catalogue::{Explanation, told, way};
use crate::i18n::plural::count;

pub(super) fn problem(problem: &Problem) -> Explanation {
    match problem {
        Problem::Empty => told("Nothing is written here.", "Please fill it in."),
        Problem::TooLong { max, actual } => told(
            format!("{} characters too many.", actual.saturating_sub(*max)),
            format!("At most {max}, please."),
        ),
        Problem::TooShort { min } => {
            told("Too short.", format!("At least {min} characters, please."))
        }
        Problem::Malformed => told("This cannot be read.", "Please check how it is written."),
        Problem::OutOfRange { min, max } => {
            way(format!("Please enter a number from {min} to {max}."))
        }
        Problem::TooMany { max } => {
            told(format!("At most {max} can be chosen."), "Please make several of it.")
        }
        Problem::NotInNotes => told("No note says so.", "Write the words as they stand in a note."),
        Problem::SameText => told(
            "A note with these words is there already.",
            "If there is a second one, press the button again.",
        ),
        Problem::EndedAccount => told(
            "The account with this address has ended and cannot come back.",
            "Please invite with another address.",
        ),
        Problem::InvitedAlready => told(
            "Somebody is invited with this address already.",
            "The link can be made anew from the list.",
        ),
        Problem::WrongPassword => told(
            "This is not your present password.",
            "Please enter it again. If you forgot it, ask whoever runs this server.",
        ),
        Problem::Taken => told("Already in use.", "Please choose another."),
        Problem::BeforeStart => {
            told("This lies before the first day.", "Please choose that day or a later one.")
        }
        Problem::BeforeEnd => told(
            "This lies before the last day.",
            "Answers come on the last day or later: please choose such a day.",
        ),
        Problem::AfterEnd => {
            told("This lies after the last day.", "Please choose that day or an earlier one.")
        }
        Problem::TooFar { days } => {
            told("This is too long:", format!("up to {days} days from the first one, please."))
        }
        Problem::Past => told("This day has passed.", "Today or later, please."),
        Problem::NotChosen => told("Nothing is chosen.", "Please choose one."),
        Problem::NotOffered => way("Please choose one of those offered."),
        Problem::NotLive => told(
            "Sealed tickets cannot go with every ten seconds: whoever picks up and writes at once \
                could be told by the time.",
            "Please choose hourly or set hours.",
        ),
        Problem::Mismatch => told("The two passwords differ.", "Please enter them again."),
        Problem::WrongPassphrase => told(
            "This is not the passphrase.",
            "Please check whether it is mistyped, or was changed lately.",
        ),
        Problem::UnknownPlaceholder => told(
            format!("Only {} can stand in braces.", PLACEHOLDERS.join(", ")),
            "Please take other braces out.",
        ),
        Problem::WhileOpen => {
            told("This cannot be changed while a theme is open.", "Change it when all are closed.")
        }
        Problem::NotKana => told(
            "Something in this is not kana, or there is too little of it.",
            "Please give the reading in hiragana or katakana.",
        ),
        Problem::NoReason => told(
            "Something that staff were told is taken away.",
            "Please write why, for them to read.",
        ),
        Problem::SavedMeanwhile { value } => told(
            format!("Somebody else saved “{value}”."),
            "Leave yours to put it in its place, or change it.",
        ),
        Problem::SetOutside => {
            told("The server's environment sets this.", "Ask whoever runs the server to change it.")
        }
        Problem::HostNotAllowed | Problem::NotAPlace | Problem::NotJson => {
            (super::channels::CHANNEL_WORDS.problem)(problem)
        }
        Problem::Frozen => told("This cannot be changed now.", "Please save it as it was."),
    }
}

pub(super) fn refusal(refusal: &Refusal) -> Explanation {
    match refusal {
        Refusal::Text(why) => problem(why),
        Refusal::Malformed => {
            told("What was sent could not be read.", "Please open the board again.")
        }
        Refusal::TooLarge => {
            told("What was sent is too large.", "Please shorten it and send it again.")
        }
        Refusal::BadCharacter(c) => told(
            format!(
                "No ticket contains “{c}”: tickets use digits and the letters other than I, L, O \
                    and U."
            ),
            "Please look at the ticket and enter it again.",
        ),
        Refusal::BadLength(n) => told(
            format!("A ticket's number has 20 characters, a sealed one's 36; there are {n} here."),
            "Please look at the ticket and enter it again.",
        ),
        Refusal::NoTicket => told(
            "This theme needs a ticket.",
            "Please enter the 20 characters of your slip under “Use a ticket” above.",
        ),
        Refusal::UnknownTicket => told(
            "This is not a ticket of this theme.",
            "Please check whether a character is mistyped, or the slip belongs to another theme.",
        ),
        Refusal::OtherTicket => {
            told(OFFER.other, "Please choose: keep the present ticket, or use the other one.")
        }
        Refusal::BeforeQuorum { out, quorum } => told(
            format!(
                "Nobody can write yet: {quorum} tickets must be out first ({out} are), so that no \
                    note can be guessed by elimination."
            ),
            "Please open this board again later.",
        ),
        Refusal::Hints(_) => told(GUARD.lead, "Change it, or press the button once more."),
        Refusal::Archived => told(
            "This theme is archived. Its key is destroyed: nobody can tell any more who wrote \
                what.",
            "Its notes and answers can still be read.",
        ),
        Refusal::NoTheme => told("There is no such theme.", "Please choose one from the entrance."),
        Refusal::PostingClosed => told(
            "Notes are no longer taken.",
            "The board can still be read. Please write under the next theme.",
        ),
        Refusal::StickersClosed => {
            told("Stickers are no longer taken.", "The board can still be read.")
        }
        Refusal::NoReason => way("Choose a reason."),
        Refusal::FlagsClosed => {
            told("Reports are no longer taken on this board.", "Tell an organizer about the note.")
        }
        Refusal::NoNote => {
            told("This note is no longer on the board.", "Please open the board again.")
        }
        Refusal::NotYours => told(
            "This note was not written with this ticket.",
            "Please use the device or the ticket with which it was written.",
        ),
        Refusal::NoQuestion => way(ASKING.no_question),
        Refusal::Replied => way(ASKING.replied),
        Refusal::NotTheAuthor => way(ASKING.not_the_author),
        Refusal::NoPrompt => {
            told("This prompt is no longer there.", "Please open the board again.")
        }
        Refusal::LimitReached { max } => told(
            format!("One ticket can have {max} notes in this theme."),
            "You can rewrite or withdraw one.",
        ),
        Refusal::SignedIn => told(
            "While you are signed in as an organizer, what you do could be told apart.",
            "Please sign out or use another browser.",
        ),
        Refusal::PickingUp => told(
            "While you are picking up a Sealed ticket, what you do could be told apart.",
            "Please wait five minutes or use another browser.",
        ),
        Refusal::TooManyTickets => told(
            "This hour's new tickets are used up.",
            "Please wait, or allow JavaScript and try again.",
        ),
        Refusal::MoreWork { .. } => told(
            "So many new tickets are being made right now that making one takes longer.",
            "Please try again.",
        ),
        Refusal::TooFast { seconds } => told(
            "This ticket did too much in a short while.",
            format!("Nothing was stored; please try again in {seconds} s."),
        ),
        Refusal::Unavailable => told(
            "This cannot be done right now, and nothing was stored.",
            "Please try again in a moment.",
        ),
    }
}

pub(super) fn issue_refusal(refusal: &issue::Refusal) -> Explanation {
    match refusal {
        issue::Refusal::NeedsHttps => way(SEALED.needs_https),
        issue::Refusal::Malformed | issue::Refusal::NotElement => told(
            "The envelope that was sent is not a proper one. No ticket was picked up.",
            "Please open the page again and try once more.",
        ),
        issue::Refusal::TooLarge => {
            told("What was sent is too large.", "Please open the page again and try once more.")
        }
        issue::Refusal::NotStarted => told(
            "The five minutes for picking up are over.",
            "Please open your personal link again.",
        ),
        issue::Refusal::NoTheme => {
            told("There is no such theme.", "Please open your personal link again.")
        }
        issue::Refusal::NotSealed => {
            told("This theme does not use Sealed tickets.", "Its board says how to write there.")
        }
        issue::Refusal::Closed => told(
            "Tickets of this theme can no longer be picked up.",
            "Its board can be read without one.",
        ),
        issue::Refusal::NotEligible => told(
            "You are not on this theme's roster.",
            "If that seems wrong, please ask the organizers.",
        ),
        issue::Refusal::AlreadyIssued => told(
            "This theme's ticket was picked up before.",
            "It is on the device that you used, or use the number that you noted. If it was not \
                you, somebody else has used this link: please tell somebody who is not an \
                organizer, too.",
        ),
        issue::Refusal::Unavailable => {
            told("This cannot be done right now.", "Please try again in a moment.")
        }
    }
}

pub(super) fn fault(fault: &Fault) -> Explanation {
    match fault {
        Fault::Refused(why) => refusal(why),
        Fault::Invalid(invalid) => {
            way(format!("Please correct {}", count(invalid.0.len(), "field")))
        }
        Fault::NotFound => told(
            "Perhaps the address was cut off, or the theme has not been published yet.",
            "If you came from a printed notice, please check that you have typed the whole \
                address.",
        ),
        Fault::ForeignOrigin => told(
            "This request came from another site, so nothing was done.",
            "If you know nothing of it, there is nothing to worry about. If it was yours, please \
                open the board again and try once more.",
        ),
        Fault::TooLarge => told(
            "A note can have up to 200 characters.",
            "Please go back, shorten it and send it again.",
        ),
        Fault::Internal => {
            told("What you just did was not saved.", "Please wait a little and try again.")
        }
        Fault::SignInFailed => {
            told("The e-mail address or the password is wrong.", "Please check both and try again.")
        }
        Fault::TooManyAttempts { seconds } => told(
            "Too many wrong passwords were sent for this address.",
            format!(
                "Please try again in {seconds} s. In a browser in which you signed in before, you \
                    do not have to wait for other people's mistakes."
            ),
        ),
        Fault::NoFonts => told(
            "This server has no fonts to make a PDF with.",
            "Please choose another format. Whoever runs it: docs/running.md says how to give it \
                some.",
        ),
        Fault::Busy => told(
            "Too much is going on right now.",
            "Nothing was done; please try again in a moment.",
        ),
        Fault::NoPassphrase => told(
            READING.lead,
            "Please enter the passphrase. If you do not know it, ask a colleague.",
        ),
        Fault::TooManyGuesses => told(
            "There were too many wrong passphrases, so nobody new can get in right now.",
            "Please try again in about ten minutes. Whoever can read already still can.",
        ),
        Fault::NotSignedIn => told(
            "You are no longer signed in. Nothing has been stored yet.",
            "Please sign in again.",
        ),
        Fault::Forbidden => {
            told("Only organizers can do this.", "Please ask an organizer or an administrator.")
        }
        Fault::Conflict => told(
            "Somebody else changed it first.",
            "Please look at it as it is now and choose again.",
        ),
        Fault::LinkUsed => told(
            "The link for the first administrator works once and for one hour.",
            "If the administrator has been chosen, please sign in. If not, start the server \
                again to get a new link.",
        ),
        Fault::NotNow => told(
            "That step cannot be taken from where the theme stands.",
            "Please open the page again and choose what it offers now.",
        ),
        Fault::HandsClosed => told(
            "No offers of help are taken here now. Nothing was stored.",
            "If you can help, please tell the department that the answer names.",
        ),
        Fault::TooManyHands => told(
            "More offers of help are coming in than are taken at once. Nothing was stored.",
            "Please try again in about ten minutes.",
        ),
        Fault::SecondPerson => told(
            "A second organizer must confirm. One account cannot both propose and confirm.",
            "Please ask another organizer to confirm it.",
        ),
        Fault::DeadInvitation(why) => way(dead_link(*why)[1]),
        Fault::NoPasskeys => told(
            "Passkeys cannot be used on this server: it is not reached by a name over HTTPS.",
            "You can sign in with your password.",
        ),
        Fault::PasskeyFailed => told(
            "That passkey did not work: it took too long, or is not one of this board.",
            "Please try again; you can also sign in with your password.",
        ),
        Fault::NoEntry(why) => {
            let [what, way_out] = no_entry(*why);
            told(what, way_out)
        }
        Fault::LastAdmin => told(
            "That would leave no administrator.",
            "Please make somebody else an administrator first; who is only invited does not count.",
        ),
        Fault::NoPickUp => told(
            "This link was replaced by a newer one, or is mistyped.",
            "If you were given no newer one, ask the organizers.",
        ),
        Fault::NoEnquiry => told(
            "This link of an enquiry was replaced by a newer one, or is cut short.",
            "Please see that the address is complete; if it still does not open, ask whoever sent \
                it.",
        ),
        Fault::EnquiryOver => told(
            "Replies to this enquiry are closed, or its link has expired.",
            "If one is still needed, please ask whoever sent you the link.",
        ),
        Fault::TooManyLinks => told(
            "Too many wrong links were opened, so this one cannot be looked up right now.",
            "Please try again in about ten minutes. Links that are right still open.",
        ),
        Fault::UnsafeSettings(names) => told(
            "With these settings of the database, who picked up a ticket could be kept elsewhere.",
            format!(
                "Please have them corrected; the page on what is protected shows their values: {}",
                names.join(", ")
            ),
        ),
        Fault::NeedsHttps => way(SEALED.needs_https),
        Fault::WrongHost { ours: Some(ours) } => {
            told("The board does not answer under this address.", format!("Please open {ours}."))
        }
        Fault::WrongHost { ours: None } => told(
            "The board does not answer under this address.",
            "Whoever runs it: please set KIZUKI_ORIGIN to have it do so.",
        ),
        Fault::NoCookies => told(
            "This browser takes no cookies. You could not change or take back later what you do \
                now, so nothing has been sent yet.",
            "Please allow cookies for this site, or switch JavaScript on, and try again.",
        ),
        Fault::WrongMethod => told("Nothing was done.", "Please try again from the board."),
        Fault::NotSentYet => told(
            "What you wrote is still here. It has not been sent yet.",
            "Please look at it and press the button once more.",
        ),
        Fault::Malformed => told(
            "What was sent could not be read.",
            "Please open the page before it again and try once more.",
        ),
    }
}
