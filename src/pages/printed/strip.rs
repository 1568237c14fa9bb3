//! The strip at a slip's foot: its code in the middle, places for stickers on both sides. One picture
//! drawn from the lengths by which a photo is measured, so that whatever the page does with it, both
//! stay where they are to each other.

use leptos::prelude::*;

use super::sheet::Sheet;
use crate::address::Address;
use crate::domain::paper::{
    SlipCode,
    slip::{CODE, PLACE_RADIUS, STRIP, places},
};
use crate::qr;

/// A strip, for the eyes and for stickers: it says nothing to a screen reader.
pub(super) fn strip(sheet: &Sheet, code: impl Into<SlipCode>) -> Option<AnyView> {
    let address = format!("{}{}", sheet.origin, Address::Slip(code.into()));
    let (view_box, path) = qr::svg(&address)?;
    let (left, upper, side) = CODE;
    let places = places().map(|(x, y)| view! { <circle cx=x cy=y r=PLACE_RADIUS/> }).collect_view();
    let whole = format!("0 0 {} {}", STRIP.0, STRIP.1);
    let strip = view! {
        <svg class="strip" viewBox=whole aria-hidden="true">
            <svg x=left y=upper width=side height=side viewBox=view_box shape-rendering="crispEdges"><path d=path/></svg>
            <g class="places">{places}</g>
        </svg>
    };
    Some(strip.into_any())
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::domain::{ids::NoteId, paper::slip::FREE_MODULES};

    #[test]
    fn a_slips_code_is_coarse_and_as_wide_as_it_is_measured() {
        let note = NoteId(Uuid::from_u128(u128::MAX));
        let address = format!("https://kizuki.example.jp{}", Address::Slip(note.into()));
        let (view_box, path) = qr::svg(&address).expect("a code");
        let side: u16 = view_box.rsplit(' ').next().and_then(|n| n.parse().ok()).expect("a number");
        assert_eq!(side - 2 * FREE_MODULES, 33, "of which a photo of many slips shows enough");
        assert!(path.starts_with(&format!("M{FREE_MODULES} {FREE_MODULES}h")));
    }
}
