//! The invitation: the question, its days, how to join in, the QR code, and the six words of the key
//! where tickets are picked up.

use leptos::prelude::*;

use super::sheet::Sheet;
use crate::domain::settings::Tier;
use crate::i18n::say;
use crate::pages::slips::qr_image;

pub(super) fn pages(sheet: &Sheet, size: &'static str) -> AnyView {
    let (lang, theme) = (sheet.lang, &sheet.theme);
    let (text, board) = (&lang.texts().paper, sheet.board());
    let key = theme.stamp_key.filter(|_| theme.tier == Tier::Sealed);
    let words = key.map(|key| {
        view! {
            <p class="key">{lang.texts().sealed.words_title}<br/><strong class="stamp-words">{say::words(lang, &key)}</strong></p>
        }
    });
    let prompts = theme.prompts.iter().map(|prompt| {
        let class = prompt.colour.as_str();
        view! { <li class=class dir="auto">{prompt.name.clone()}</li> }
    });
    let answers = theme.answers_on.map(|on| {
        view! { <br/>{(lang.texts().home.answers)(say::day(lang, on))} }
    });
    view! {
        <section class=format!("poster {size}")>
            <p class="kicker"><span dir="auto">{sheet.office.clone()}</span>" "{lang.texts().common.brand}</p>
            <h2 dir="auto">{theme.title.clone()}</h2>
            <p class="lead" dir="auto">{theme.description.clone()}</p>
            <p class="days">{say::period(lang, sheet.dates, theme)}{answers}</p>
            <ul class="prompts">{prompts.collect_view()}</ul>
            <ol class="how"><li>{text.poster_1}</li><li>{text.poster_2}</li><li>{text.poster_3}</li></ol>
            <div class="join">{qr_image(&board)}<p class="where">{board.clone()}</p></div>
            <p class="tier">{say::tier_says(lang, theme.tier)}</p>
            {words}
        </section>
    }
    .into_any()
}
