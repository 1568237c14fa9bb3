//! HTTP status codes: what a fault is on the line, a status and when to try again.

use axum::http::StatusCode;
use leptos::{
    prelude::{FromServerFnError, ServerFnErrorErr},
    server_fn::codec::JsonEncoding,
};

use crate::domain::{anon::Refusal, fault::Fault, issue, provider::NoEntry};

/// A machine that has too much to do is asked again after so many seconds.
const BUSY: i64 = 5;

/// The HTTP status of a fault (RFC 9110 section 15, RFC 6585 section 4).
pub const fn status(fault: &Fault) -> StatusCode {
    match fault {
        Fault::Invalid(_) => StatusCode::UNPROCESSABLE_ENTITY,
        Fault::Refused(refusal) => refusal_status(refusal),
        Fault::NoEntry(why) => no_entry_status(*why),
        Fault::SignInFailed | Fault::PasskeyFailed | Fault::NotSignedIn | Fault::NoPassphrase => {
            StatusCode::UNAUTHORIZED
        }
        Fault::TooManyAttempts { .. }
        | Fault::TooManyGuesses
        | Fault::TooManyLinks
        | Fault::TooManyHands => StatusCode::TOO_MANY_REQUESTS,
        Fault::Forbidden | Fault::ForeignOrigin => StatusCode::FORBIDDEN,
        Fault::NotFound => StatusCode::NOT_FOUND,
        Fault::LinkUsed
        | Fault::DeadInvitation(_)
        | Fault::NoPickUp
        | Fault::NoEnquiry
        | Fault::EnquiryOver => StatusCode::GONE,
        Fault::Conflict
        | Fault::NotNow
        | Fault::SecondPerson
        | Fault::LastAdmin
        | Fault::HandsClosed
        | Fault::NeedsHttps
        | Fault::NoPasskeys
        | Fault::UnsafeSettings(_) => StatusCode::CONFLICT,
        Fault::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
        Fault::WrongHost { .. } => StatusCode::MISDIRECTED_REQUEST,
        Fault::WrongMethod => StatusCode::METHOD_NOT_ALLOWED,
        Fault::NotSentYet => StatusCode::OK,
        Fault::Malformed | Fault::NoCookies => StatusCode::BAD_REQUEST,
        Fault::Busy => StatusCode::SERVICE_UNAVAILABLE,
        // What the server is not set up for (RFC 9110, 15.6.2).
        Fault::NoFonts => StatusCode::NOT_IMPLEMENTED,
        Fault::Internal => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

/// The fault of an answer that has a status and no words for people, as libraries give it.
pub fn of_status(status: StatusCode) -> Fault {
    match status {
        StatusCode::NOT_FOUND => Fault::NotFound,
        StatusCode::METHOD_NOT_ALLOWED => Fault::WrongMethod,
        StatusCode::PAYLOAD_TOO_LARGE => Fault::TooLarge,
        StatusCode::FORBIDDEN => Fault::Forbidden,
        StatusCode::SERVICE_UNAVAILABLE | StatusCode::REQUEST_TIMEOUT => Fault::Busy,
        status if status.is_client_error() => Fault::Malformed,
        _ => Fault::Internal,
    }
}

/// After how many seconds it is worth another try, where that is known (RFC 9110, 10.2.3).
pub const fn retry_after(fault: &Fault) -> Option<i64> {
    match fault {
        Fault::TooManyAttempts { seconds } | Fault::Refused(Refusal::TooFast { seconds }) => {
            Some(*seconds)
        }
        Fault::Busy => Some(BUSY),
        _ => None,
    }
}

/// The HTTP status of a refusal of the anonymous door.
pub const fn refusal_status(refusal: &Refusal) -> StatusCode {
    match refusal {
        Refusal::Malformed
        | Refusal::BadCharacter(_)
        | Refusal::BadLength(_)
        | Refusal::SignedIn
        | Refusal::PickingUp => StatusCode::BAD_REQUEST,
        Refusal::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
        Refusal::NoTheme | Refusal::NoNote | Refusal::NoPrompt | Refusal::NoQuestion => {
            StatusCode::NOT_FOUND
        }
        Refusal::PostingClosed
        | Refusal::StickersClosed
        | Refusal::FlagsClosed
        | Refusal::LimitReached { .. }
        | Refusal::OtherTicket
        | Refusal::Replied
        | Refusal::BeforeQuorum { .. }
        | Refusal::Archived => StatusCode::CONFLICT,
        Refusal::NotYours | Refusal::NotTheAuthor | Refusal::NoTicket | Refusal::UnknownTicket => {
            StatusCode::FORBIDDEN
        }
        Refusal::Text(_) | Refusal::Hints(_) | Refusal::NoReason => {
            StatusCode::UNPROCESSABLE_ENTITY
        }
        Refusal::TooManyTickets | Refusal::MoreWork { .. } | Refusal::TooFast { .. } => {
            StatusCode::TOO_MANY_REQUESTS
        }
        Refusal::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
    }
}

/// The HTTP status of a sign-in at the provider that came to nothing.
const fn no_entry_status(why: NoEntry) -> StatusCode {
    match why {
        NoEntry::GivenUp | NoEntry::NotBegun => StatusCode::UNAUTHORIZED,
        NoEntry::NoRole | NoEntry::Ended => StatusCode::FORBIDDEN,
        NoEntry::NoAnswer | NoEntry::NotTrusted => StatusCode::BAD_GATEWAY,
    }
}

/// The HTTP status of a refusal to stamp.
pub const fn issue_status(refusal: &issue::Refusal) -> StatusCode {
    match refusal {
        issue::Refusal::Malformed => StatusCode::BAD_REQUEST,
        issue::Refusal::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
        issue::Refusal::NotStarted => StatusCode::UNAUTHORIZED,
        issue::Refusal::NotEligible => StatusCode::FORBIDDEN,
        issue::Refusal::NoTheme => StatusCode::NOT_FOUND,
        issue::Refusal::NeedsHttps
        | issue::Refusal::NotSealed
        | issue::Refusal::Closed
        | issue::Refusal::AlreadyIssued => StatusCode::CONFLICT,
        issue::Refusal::NotElement => StatusCode::UNPROCESSABLE_ENTITY,
        issue::Refusal::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
    }
}

impl FromServerFnError for Fault {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        match error {
            ServerFnErrorErr::Args(_)
            | ServerFnErrorErr::MissingArg(_)
            | ServerFnErrorErr::Deserialization(_) => Self::Malformed,
            _ => Self::Internal,
        }
    }
}
