//! Access control of addresses: what answers at each, and who is let in there.

use crate::domain::account::Right;

/// What answers at an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Serves {
    /// A page (GET), rendered by Leptos.
    Page,
    /// A page, and the form that stands on it (POST).
    PageAndPost,
    /// A server function: a form that an account sends, or who becomes one (POST).
    Form,
    /// A form or a program's request with a handler of its own (POST).
    Post,
    /// Something that is no page (GET).
    Data,
    /// A file of the site.
    File,
}

/// Who is let in at an address, where a passphrase is set and where none is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Readers {
    /// Whoever comes: it tells nothing of the board, or asks for something else (a ticket, a
    /// personal link, a password).
    Anyone,
    /// Everybody; where a passphrase is set, who knows it.
    Passphrase,
    /// Everybody; where a passphrase is set, who knows it, and the second program in the browser,
    /// which fetches without cookies, by the pass that stands in its page.
    Record,
    /// Accounts with this right. The passphrase is not asked for besides.
    Account(Right),
}
