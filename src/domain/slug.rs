//! The slug: the short name of a theme in its address, `zaitaku-kinmu`.

use super::problem::Problem;

/// The longest short name, in bytes; all of them are ASCII.
pub const SLUG_MAX: usize = 40;

/// Names that the address scheme keeps for itself below `/t/`.
const RESERVED: &[&str] = &["new", "admin", "api", "mine", "report", "screen"];

/// Checks a short name: `a-z`, `0-9` and single inner hyphens, 2 to [`SLUG_MAX`] bytes. Upper case
/// is lowered.
///
/// # Errors
/// [`Problem::Empty`], [`Problem::TooShort`], [`Problem::TooLong`], [`Problem::Malformed`], or
/// [`Problem::Taken`] for a reserved word.
pub fn parse(raw: &str) -> Result<String, Problem> {
    let slug = super::text::fold_line(raw).to_ascii_lowercase();
    match slug.len() {
        0 => return Err(Problem::Empty),
        1 => return Err(Problem::TooShort { min: 2 }),
        n if n > SLUG_MAX => {
            return Err(Problem::TooLong { max: SLUG_MAX, actual: n });
        }
        _ => {}
    }
    let plain = slug.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    if !plain || slug.starts_with('-') || slug.ends_with('-') || slug.contains("--") {
        return Err(Problem::Malformed);
    }
    if RESERVED.contains(&slug.as_str()) { Err(Problem::Taken) } else { Ok(slug) }
}

/// A short name, and those to try in its place where it is in use: `-2`, `-3` and so on behind it.
pub fn names_like(slug: &str) -> impl Iterator<Item = String> + use<> {
    let again = (2_u32..).map({
        let slug = slug.to_owned();
        move |n| format!("{slug}-{n}")
    });
    std::iter::once(slug.to_owned()).chain(again)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_plain_names_and_folds_width_and_case() {
        assert_eq!(parse("zaitaku-kinmu").as_deref(), Ok("zaitaku-kinmu"));
        assert_eq!(parse(" Ｒ８-11 ").as_deref(), Ok("r8-11"));
    }

    #[test]
    fn refuses_everything_else() {
        assert_eq!(parse(" "), Err(Problem::Empty));
        assert_eq!(parse("a"), Err(Problem::TooShort { min: 2 }));
        assert_eq!(parse(&"a".repeat(41)), Err(Problem::TooLong { max: 40, actual: 41 }));
        assert_eq!(parse("admin"), Err(Problem::Taken));
        for bad in ["在宅", "a b", "-a", "a-", "a--b", "a/b", "a.b"] {
            assert_eq!(parse(bad), Err(Problem::Malformed), "{bad}");
        }
    }
}
