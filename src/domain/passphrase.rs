//! The passphrase (合言葉) that readers share: the phrase itself, and what the browser's second
//! program and the server agree on.

use std::fmt;

use zeroize::Zeroizing;

use super::{problem::Problem, text};

/// The shortest passphrase, in user-perceived characters after folding. Guesses are slowed down, so
/// that eight will do.
pub const PASSPHRASE_MIN: usize = 8;
/// What is typed beyond so many bytes is not looked at: no passphrase is as long.
const TYPED_MAX: usize = 1024;

/// The header in which the second program shows the pass that its page was given: it fetches the
/// log without cookies.
pub const LOG_PASS: &str = "x-kizuki-log-pass";

/// A passphrase, folded: one typed in full width, or with a blank too many, is the same. It cannot
/// be printed, and is wiped.
#[derive(Clone)]
pub struct Passphrase(Zeroizing<String>);

impl Passphrase {
    /// Folds what was typed or configured: NFKC (UAX #15), invisible characters and outer blanks
    /// out, runs of blanks to one.
    pub fn fold(typed: &str) -> Self {
        Self(Zeroizing::new(if typed.len() > TYPED_MAX {
            String::new()
        } else {
            text::fold_line(typed)
        }))
    }

    /// The folded phrase, for the derivation of keys alone.
    pub fn expose(&self) -> &[u8] {
        self.0.as_bytes()
    }

    /// Whether nothing is left.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether it is long enough to be configured.
    ///
    /// # Errors
    /// [`Problem::TooShort`].
    pub fn check(&self) -> Result<(), Problem> {
        if text::graphemes(&self.0) < PASSPHRASE_MIN {
            Err(Problem::TooShort { min: PASSPHRASE_MIN })
        } else {
            Ok(())
        }
    }
}

impl fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passphrase(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_and_blanks_do_not_matter() {
        let phrase = Passphrase::fold("さくら 2026 office");
        for same in [
            "　さくら　２０２６　ｏｆｆｉｃｅ　",
            "さくら  2026\toffice\n",
            "さ\u{200b}くら 2026 office",
        ] {
            assert_eq!(Passphrase::fold(same).expose(), phrase.expose(), "{same}");
        }
        assert_eq!(Passphrase::fold("ｻｸﾗｶﾞ").expose(), "サクラガ".as_bytes());
        assert_ne!(
            Passphrase::fold("さくら 2026 Office").expose(),
            phrase.expose(),
            "capitals are kept apart"
        );
    }

    #[test]
    fn short_and_endless_ones_are_refused() {
        assert_eq!(Passphrase::fold("ひらけごま１２３").check(), Ok(()));
        for short in ["", "　　　　　　　　　　", "ひらけごま１２", "a      b"] {
            assert_eq!(
                Passphrase::fold(short).check(),
                Err(Problem::TooShort { min: PASSPHRASE_MIN }),
                "{short}"
            );
        }
        assert!(Passphrase::fold(&"長".repeat(1000)).is_empty());
    }

    #[test]
    fn it_cannot_be_printed() {
        assert_eq!(
            format!("{:?}", Some(Passphrase::fold("ひらけごま 123"))),
            "Some(Passphrase(…))"
        );
    }
}
