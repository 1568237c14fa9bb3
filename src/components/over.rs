//! Clearing the browser's storage of an archived theme: ticket, receipts, stickers and the copy of
//! the board go, for from then on nobody is to learn from a device which notes were written on it.

use leptos::nonce::use_nonce;
use leptos::prelude::*;

use crate::domain::ids::ThemeId;

/// Characters of an id that stand for it: 48 random bits.
const PREFIX: usize = 13;

/// The script, where any theme is archived. Boards and the entrance carry it, the archived board
/// too, which has no program. It names what is over and not what lives: a page that lay in some
/// cache knows too few themes, never one too many.
#[component]
pub fn Over(archived: Vec<(ThemeId, String)>) -> impl IntoView {
    (!archived.is_empty()).then(|| view! { <script nonce=use_nonce()>{script(&archived)}</script> })
}

fn script(archived: &[(ThemeId, String)]) -> String {
    // A short name is made of letters, digits and hyphens (`domain/slug.rs`).
    let themes: Vec<String> = archived
        .iter()
        .map(|(id, slug)| format!("[\"{}\",\"{slug}\"]", &id.to_string()[..PREFIX]))
        .collect();
    format!(
        "try{{for(const[id,slug]of[{}])for(const s of[localStorage,sessionStorage])for(const k of Object.keys(s))\
         if(k.startsWith('kizuki.'+id)){{s.removeItem(k);document.cookie=`kizuki_ticket=;Path=/t/${{slug}}/mine;Max-Age=0`;\
         self.caches?.keys().then(n=>n.forEach(n=>caches.open(n).then(c=>c.delete('/t/'+slug))))}}}}catch{{}}",
        themes.join(",")
    )
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn it_names_the_themes_that_are_over() {
        let over = [(ThemeId(Uuid::from_u128(0x1234_5678_9abc << 80)), "zaitaku-1".to_owned())];
        assert!(script(&over).contains(r#"of[["12345678-9abc","zaitaku-1"]])"#));
    }
}
