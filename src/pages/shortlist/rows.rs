//! The rows of the shortlist: what each is, its place and the ways to another, its time box.

use leptos::prelude::*;

use super::shown::ShownList;
use crate::address::Address;
use crate::components::{fields::Told, minutes::minutes, parts::Part};
use crate::domain::{answers::Item, fault::Fault, shortlist::Listed};
use crate::i18n::say;

/// All rows; a line where there are none.
pub(super) fn rows(shown: &ShownList) -> AnyView {
    let text = shown.text();
    if shown.listed().is_empty() {
        return view! { <p class="quiet">{text.empty}</p> }.into_any();
    }
    let keys =
        shown.open.then(|| view! { <p id="keys" class="hint" data-own hidden>{text.keys}</p> });
    let rows = (1..).zip(shown.listed()).map(|(at, listed)| row(shown, at, *listed));
    view! { {keys}<ol id="listed" class="listed">{rows.collect_view()}</ol> }.into_any()
}

fn row(shown: &ShownList, at: usize, listed: Listed) -> AnyView {
    let (item, name, of) = (listed.item, shown.name(listed.item), shown.listed().len());
    let what = what(shown, item, &name);
    let controls = shown.open.then(|| {
        let (way, time, off) =
            (way(shown, at, item, &name), time(shown, listed, &name), off(shown, item, &name));
        view! { <div class="ways">{way}{time}{off}</div> }
    });
    let closed_box = (!shown.open)
        .then_some(listed.minutes)
        .flatten()
        .map(|minutes| view! { <p class="quiet">{(shown.text().box_of)(minutes)}</p> });
    let class = if shown.line(item).is_some() { "panel" } else { "panel gone" };
    let says = (shown.text().at_of)(at, of);
    let inner = view! { <span class="at num" aria-hidden="true" data-says=says>{at}</span>{what}{closed_box}{controls} };
    let (id, class) = (format!("i-{item}"), Some(class.to_owned()));
    Part::of(id, class, &inner.to_html(), &guards(shown).to_html()).item(&shown.known)
}

/// Where the list stands, and as of which version: alike in all rows, and told by the page.
fn guards(shown: &ShownList) -> impl IntoView + use<> {
    let theme = shown.meeting.theme.id;
    view! {
        <input type="hidden" name="page" value=Address::Shortlist(theme)/>
        <input type="hidden" name="theme" value=theme.to_string()/>
        <input type="hidden" name="seen" value=shown.meeting.answering.shortlist.version/>
    }
}

/// What it is called, how it stands, and when its turn comes; of what cannot be seen any more, why.
fn what(shown: &ShownList, item: Item, name: &str) -> AnyView {
    let (lang, text, theme) = (shown.lang, shown.text(), shown.meeting.theme.id);
    let Some(line) = shown.line(item) else {
        let all = shown.meeting.answering.minutes.get(&item).map(Vec::as_slice).unwrap_or_default();
        let all = minutes(lang, shown.dates, all, None).map(|all| {
            view! { <details class="fold"><summary>{lang.texts().meeting.record}</summary>{all}</details> }
        });
        return view! {
            <div class="what">
                <p class="name" dir="auto">{name.to_owned()}</p>
                <p class="quiet"><strong>{text.gone}</strong>" "{text.gone_lead}</p>
                {all}
            </div>
        }
        .into_any();
    };
    let place = &line.place;
    let rank = (lang.texts().answering.rank)(
        place.rank,
        shown.meeting.places.len(),
        place.stickers.total(),
    );
    let when = say::time_box(lang, line);
    let when = (!when.is_empty()).then(|| view! { <span class="num">{when}</span>" · " });
    view! {
        <div class="what">
            <p class="name"><a href=Address::Item(theme, item) dir="auto">{name.to_owned()}</a></p>
            <p class="quiet">{when}{rank}</p>
        </div>
    }
    .into_any()
}

/// The ways to another place. Each names the place and not the distance, so that a second press
/// changes nothing.
fn way(shown: &ShownList, at: usize, item: Item, name: &str) -> AnyView {
    let (text, of) = (shown.text(), shown.listed().len());
    let mine = |echo: &&crate::http::echo::Echo| echo.value("item") == Some(&item.to_string());
    let tried = shown.tried("place").filter(mine);
    let typed = tried.and_then(|echo| echo.value("place")).map(ToOwned::to_owned);
    let typed = typed.filter(|typed| !typed.is_empty()).unwrap_or_else(|| at.to_string());
    let problem = tried.and_then(|echo| echo.problem("place"));
    let told = problem.map(|problem| say::problem(shown.lang, problem));
    let (id, invalid) = (format!("place-{item}"), told.is_some().then_some("true"));
    let error = format!("{id}-err");
    let described = told.is_some().then(|| error.clone());
    let told = told.map(|says| view! { <p class="err" id=error>{says}</p> });
    let to = |key: &str, to: usize, label: String, says: &'static str, off: bool| {
        let id = format!("{key}-{item}");
        view! { <button id=id name="to" value=to class="btn plain small" aria-label=label disabled=off>{says}</button> }
    };
    let buttons = (
        to("up", at.saturating_sub(1), (text.up_of)(name), "↑", at == 1),
        to("down", at + 1, (text.down_of)(name), "↓", at == of),
        to("first", 1, (text.first_of)(name), text.first, at == 1),
    );
    view! {
        <form class="move" method="post" action=Address::MoveShortlisted>
            {guards(shown)}
            <input type="hidden" name="item" value=item.to_string()/>
            <input id=id name="place" class="num" inputmode="numeric" autocomplete="off" value=typed aria-label=(text.place_of)(name)
                aria-invalid=invalid aria-describedby=described/>
            <button class="btn plain small">{text.move_button}</button>
            {buttons.0}{buttons.1}{buttons.2}
            {told}
        </form>
    }
    .into_any()
}

/// Its time box, a field of the form at the foot of the list.
fn time(shown: &ShownList, listed: Listed, name: &str) -> AnyView {
    let (lang, text, item) = (shown.lang, shown.text(), listed.item);
    let stored = listed.minutes.map(|minutes| minutes.to_string()).unwrap_or_default();
    let typed = shown.typed(item).map_or_else(|| stored.clone(), ToOwned::to_owned);
    let clash = shown.echo.as_ref().is_some_and(|echo| echo.fault == Fault::Conflict);
    let now = (clash && typed != stored).then(|| {
        let saved = lang.texts().edit.conflict_saved;
        let is = listed.minutes.map_or_else(|| "–".to_owned(), text.box_of);
        view! { <p class="hint">{saved}": "{is}</p> }
    });
    let field = format!("minutes.{item}");
    let told = Told::of(&shown.form("was_on"), &field, "");
    view! {
        <div class="box">
            <input type="hidden" name="items[]" value=item.to_string() form="plan"/>
            <input type="hidden" name="was[]" value=stored form="plan"/>
            <input id=format!("minutes-{item}") name="minutes[]" class="num" inputmode="numeric" autocomplete="off" value=typed form="plan"
                aria-label=(text.minutes_of)(name) aria-invalid=told.invalid() aria-describedby=told.describedby()/>
            <span aria-hidden="true">{text.unit}</span>
            {now}
            {told.problem()}
        </div>
    }
    .into_any()
}

/// Takes it off.
fn off(shown: &ShownList, item: Item, name: &str) -> AnyView {
    let (text, theme) = (shown.text(), shown.meeting.theme.id);
    view! {
        <form method="post" action=Address::DropShortlisted>
            <input type="hidden" name="page" value=Address::Shortlist(theme)/>
            <input type="hidden" name="theme" value=theme.to_string()/>
            <input type="hidden" name="item" value=item.to_string()/>
            <button class="btn plain small" aria-label=(text.drop_of)(name)>{text.drop}</button>
        </form>
    }
    .into_any()
}
