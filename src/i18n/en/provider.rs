//! English: signing in with the office's own accounts.

use crate::domain::provider::NoEntry;
use crate::i18n::catalogue::ProviderTexts;

pub(super) const PROVIDER: ProviderTexts = ProviderTexts {
    sign_in: "Sign in with your office account",
    or: "or with a password",
    beside: "So that what you wrote stays here, the sign-in opens in another tab. Once you are \
        in, come back to this page and press “I have signed in, go on” at its end.",
    elsewhere: "I have signed in, go on",
    signed_out: "You have signed out.",
    sign_out_there: "Sign out of your office account too",
    account: "office account",
    no_password: "You sign in with your office account, so there is no password to change here. \
        Please change it where that account is looked after.",
    role_follows: "This person’s role follows from their office account, each time they sign \
        in. What you set here lasts until then.",
};

pub(super) const fn no_entry(why: NoEntry) -> [&'static str; 2] {
    match why {
        NoEntry::GivenUp => [
            "Signing in with the office account was not finished.",
            "Please try again. If it fails each time, ask whoever looks after that account.",
        ],
        NoEntry::NotBegun => [
            "This sign-in began more than ten minutes ago, or on another page.",
            "Please sign in once more from this page.",
        ],
        NoEntry::NoAnswer => [
            "The server of the office accounts does not answer.",
            "Please try again in a moment. Whoever has a password can still sign in below.",
        ],
        NoEntry::NotTrusted => [
            "What the server of the office accounts said did not pass the checks.",
            "Please tell whoever runs this server; its log says what does not fit. Whoever has a \
                password can still sign in below.",
        ],
        NoEntry::NoRole => [
            "Your office account is fine, but it has no role on this board.",
            "If you need one, ask the administrators of this board. You need no sign-in to read \
                notes or to write them.",
        ],
        NoEntry::Ended => [
            "Your account on this board has ended.",
            "If that seems wrong, ask the administrators of this board.",
        ],
    }
}
