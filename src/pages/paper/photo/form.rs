//! The fields of the form: their names, and how what is seen in a photo comes into them.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use uuid::Uuid;

use crate::domain::{
    fault::Fault,
    ids::NoteId,
    paper::{PHOTO_SLIPS_MAX, SeenPhoto, SlipCode},
};
use crate::http::echo::{Echo, Values};
use crate::service::{Slips, TypedNote, TypedSlip, new_theme::read_random_id};

/// What stands before the names of all fields of slips.
pub(super) const PREFIX: &str = "form";
/// The field of the file.
pub(super) const PHOTO: &str = "photo";
/// The field of the echo that says why a photo cannot be read.
pub(super) const PROBLEMS: &str = "problems";
/// Fields of the echo: slips that are not shown, and codes that cannot be read.
pub(super) const MORE: &str = "more";
pub(super) const UNREAD: &str = "unread";

/// What a slip's picture begins with, as the page has it.
const PICTURE: &str = "data:image/png;base64,";
/// The longest picture of a slip in the page, in bytes: of noise, in which nothing can be left out.
const PICTURE_MAX: usize = 256 * 1024;

/// A field of a slip.
#[derive(Clone, Copy)]
pub(super) enum Part {
    /// What its code says.
    Code,
    /// Its picture.
    Picture,
    /// On how many places there seemed to be a sticker.
    Proposed,
    /// The id of the note that becomes of it.
    Note,
    /// What stood on its paper.
    Seen,
    /// The text that is meant though it is there already.
    Twice,
    /// The column's number.
    Column,
    /// The text.
    Text,
    /// The stickers.
    Stickers,
}

impl Part {
    /// The field of the slip with this number, from 0, as the rules name it.
    pub(super) fn field(self, slip: usize) -> String {
        let part = match self {
            Self::Code => "code",
            Self::Picture => "picture",
            Self::Proposed => "proposed",
            Self::Note => "note",
            Self::Seen => "seen",
            Self::Twice => "twice",
            Self::Column => "column",
            Self::Text => "text",
            Self::Stickers => "stickers",
        };
        format!("slips.{slip}.{part}")
    }

    /// Its name in the form.
    pub(super) fn name(self, slip: usize) -> String {
        self.field(slip).split('.').fold(PREFIX.to_owned(), |name, part| format!("{name}[{part}]"))
    }

    /// What stands in it.
    pub(super) fn value(self, echo: &Echo, slip: usize) -> Option<&str> {
        echo.value(&self.name(slip))
    }
}

/// Whether a field is one of a slip.
pub(super) fn is_of_slip(name: &str) -> bool {
    name.strip_prefix(PREFIX).is_some_and(|rest| rest.starts_with("[slips]["))
}

/// The fields with what a photo shows. What is seen is a proposal: it stands where it is typed.
pub(super) fn seen(photo: SeenPhoto, slips: &Slips) -> Values {
    let mut values = vec![
        (MORE.to_owned(), photo.more.to_string()),
        (UNREAD.to_owned(), photo.unread.to_string()),
    ];
    for (n, slip) in photo.slips.into_iter().enumerate() {
        let stickers = slip.stickers.to_string();
        let picture = format!("{PICTURE}{}", STANDARD.encode(&slip.cut));
        let column = slips.column(slip.code).map_or_else(String::new, |at| at.to_string());
        let fields = [
            (Part::Code, slip.code.to_string()),
            (Part::Picture, picture),
            (Part::Proposed, stickers.clone()),
            (Part::Note, Uuid::new_v4().to_string()),
            (Part::Column, column),
            (Part::Stickers, stickers),
        ];
        values.extend(fields.map(|(part, value)| (part.name(n), value)));
    }
    values
}

/// The codes of the slips in a form, in their order.
pub(super) fn codes(echo: &Echo) -> Vec<SlipCode> {
    let code = |n| Part::Code.value(echo, n)?.parse().ok();
    (0..PHOTO_SLIPS_MAX).map_while(code).collect()
}

/// The picture of a slip, if the form has brought one back.
pub(super) fn picture(echo: &Echo, slip: usize) -> Option<String> {
    let picture = Part::Picture.value(echo, slip)?;
    let sign = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=');
    let is_one = picture.len() <= PICTURE_MAX
        && picture.strip_prefix(PICTURE).is_some_and(|rest| rest.bytes().all(sign));
    is_one.then(|| picture.to_owned())
}

/// The fields without the pictures: what is carried through a sign-in is what somebody typed.
pub(super) fn without_pictures(mut values: Values) -> Values {
    values.retain(|(name, _)| !name.ends_with("[picture]"));
    values
}

/// What is typed.
///
/// # Errors
/// [`Fault::Malformed`] for what no form of ours sends.
pub(super) fn typed(values: &[(String, String)]) -> Result<Vec<TypedSlip>, Fault> {
    let echo = Echo::new(values.to_vec(), Fault::NotSentYet);
    let slip = |(n, code): (usize, SlipCode)| {
        let value = |part: Part| part.value(&echo, n).unwrap_or_default().to_owned();
        let seen = match Part::Seen.value(&echo, n) {
            Some(seen) => Some(seen.parse().map_err(|_| Fault::Malformed)?),
            None => None,
        };
        let typed = TypedNote {
            column: value(Part::Column),
            text: value(Part::Text),
            stickers: value(Part::Stickers),
            twice: value(Part::Twice),
        };
        let note = NoteId(read_random_id(&value(Part::Note))?);
        Ok(TypedSlip { code, note, typed, seen })
    };
    codes(&echo).into_iter().enumerate().map(slip).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn echo(picture: &str) -> Echo {
        let values = vec![(Part::Picture.name(3), picture.to_owned())];
        Echo::new(values, Fault::NotSentYet)
    }

    #[test]
    fn only_pictures_of_ours_come_back_into_the_page() {
        assert_eq!(Part::Text.name(3), "form[slips][3][text]");
        assert!(is_of_slip("form[slips][3][text]") && !is_of_slip("photo"));
        let ours = format!("{PICTURE}iVBORw0KGgo=");
        assert_eq!(picture(&echo(&ours), 3), Some(ours.clone()));
        assert_eq!(picture(&echo(&ours), 2), None);
        let long = format!("{PICTURE}{}", "A".repeat(PICTURE_MAX));
        let others =
            ["", "https://evil.example/x.png", "data:image/svg+xml;base64,AAAA", &long, "x"];
        for other in others {
            assert_eq!(picture(&echo(other), 3), None);
        }
        let broken = format!("{PICTURE}AA\"><script>");
        assert_eq!(picture(&echo(&broken), 3), None);
        let kept = without_pictures(vec![
            (Part::Picture.name(0), ours),
            (Part::Text.name(0), "文".to_owned()),
        ]);
        assert_eq!(kept, [(Part::Text.name(0), "文".to_owned())]);
    }

    #[test]
    fn what_no_form_sends_is_malformed() {
        let code = (Part::Code.name(0), "7".to_owned());
        assert!(typed(&[]).is_ok_and(|slips| slips.is_empty()));
        assert!(typed(std::slice::from_ref(&code)).is_err(), "without an id");
        let note = (Part::Note.name(0), Uuid::new_v4().to_string());
        assert!(typed(&[code.clone(), note.clone()]).is_ok_and(|slips| slips.len() == 1));
        let seen = (Part::Seen.name(0), "x".to_owned());
        assert!(typed(&[code, note, seen]).is_err());
    }
}
