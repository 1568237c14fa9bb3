//! `/admin/guide`: the organizers' guide: the course, then the help of every page in the order in
//! which an organizer meets them.

use leptos::prelude::*;

use super::admin::signed_in;
use crate::address::{Address, Readers, Route};
use crate::components::{guide::traps, layout::Admin, request};
use crate::domain::{
    account::Role,
    guide::{Chapter, Topic},
};
use crate::i18n::Lang;

/// The page.
#[component]
pub fn GuidePage() -> impl IntoView {
    let lang = request::lang();
    signed_in(move |_, account| async move {
        let text = &lang.texts().guide;
        let chapters = Chapter::ALL.iter().map(|chapter| told(lang, account.role, *chapter));
        let chapters = chapters.collect_view();
        Ok(view! {
            <Admin lang title=text.title account>
                <div class="page mid guide">
                    <div class="page-head">
                        <p class="crumb"><a href=Address::Admin>{lang.texts().admin.themes}</a></p>
                        <h1>{text.title}</h1>
                        <p class="lead">{text.lead}</p>
                    </div>
                    {contents(lang)}
                    {course(lang)}
                    {chapters}
                </div>
            </Admin>
        }
        .into_any())
    })
}

/// The way to every lesson, chapter and part.
fn contents(lang: Lang) -> AnyView {
    let text = &lang.texts().guide;
    let to = |anchor: &str, says: &'static str| view! { <a href=format!("#{anchor}")>{says}</a> };
    let lessons = text.course.lessons().map(|(anchor, title, _)| {
        view! { <li>{to(anchor, title)}</li> }
    });
    let chapters = Chapter::ALL.iter().map(|chapter| {
        let parts = chapter.topics().map(|topic| {
            view! { <li>{to(topic.as_str(), text.helps.of(topic).page)}</li> }
        });
        view! {
            <li>
                {to(chapter.as_str(), (text.chapter)(*chapter))}
                <ul>{parts.collect_view()}</ul>
            </li>
        }
    });
    view! {
        <nav class="panel" aria-labelledby="contents">
            <h2 id="contents">{text.contents}</h2>
            <ul class="contents">{lessons.into_iter().collect_view()}{chapters.collect_view()}</ul>
        </nav>
    }
    .into_any()
}

fn course(lang: Lang) -> AnyView {
    let lessons = lang.texts().guide.course.lessons().map(|(anchor, title, points)| {
        let points = points.iter().map(|point| view! { <li>{*point}</li> });
        view! {
            <section class=format!("panel prose lesson {anchor}") aria-labelledby=anchor>
                <h2 id=anchor>{title}</h2>
                <ol>{points.collect_view()}</ol>
            </section>
        }
    });
    lessons.into_iter().collect_view().into_any()
}

fn told(lang: Lang, role: Role, chapter: Chapter) -> AnyView {
    let anchor = chapter.as_str();
    let parts = chapter.topics().map(|topic| part(lang, role, topic));
    view! {
        <section class="section" aria-labelledby=anchor>
            <header><h2 id=anchor>{(lang.texts().guide.chapter)(chapter)}</h2></header>
            {parts.collect_view()}
        </section>
    }
    .into_any()
}

/// A part, with a link to its page where that is one page and this role may be there.
fn part(lang: Lang, role: Role, topic: Topic) -> AnyView {
    let text = &lang.texts().guide;
    let (help, route, anchor) = (text.helps.of(topic), Route::of_topic(topic), topic.as_str());
    let is_let_in = matches!(route.readers(), Readers::Account(right) if role.may(right));
    let link = (is_let_in && route.names().next().is_none()).then(|| {
        let which = (text.to_page_of)(help.page);
        view! { <p><a href=route.pattern()>{text.to_page}<span class="vh">{which}</span></a></p> }
    });
    view! {
        <section class="panel part" aria-labelledby=anchor>
            <h3 id=anchor>{help.page}</h3>
            <p>{help.purpose}</p>
            {traps(help)}
            {link}
        </section>
    }
    .into_any()
}
