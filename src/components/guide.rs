//! Context-sensitive help: what a page is for and what people get wrong there, behind one button of
//! every page for people with accounts, and on the page of the whole guide.

use leptos::prelude::*;

use crate::address::Address;
use crate::domain::guide::Topic;
use crate::i18n::{Lang, catalogue::Help};

/// The button and what is behind it. It needs no script; what is open pushes the page down, and
/// what is closed takes one line.
#[component]
pub fn PageHelp(lang: Lang, topic: Topic) -> impl IntoView {
    let text = &lang.texts().guide;
    let help = text.helps.of(topic);
    view! {
        <details class="page-help">
            <summary><span class="ask" aria-hidden="true">"?"</span>{text.here}</summary>
            <div class="panel">
                <p>{help.purpose}</p>
                <p><b>{text.wrong}</b></p>
                {traps(help)}
                <p><a href=format!("{}#{}", Address::Guide, topic.as_str())>{text.whole}</a></p>
            </div>
        </details>
    }
}

/// What goes wrong on a page, each with what to do instead.
pub fn traps(help: &'static Help) -> AnyView {
    let traps = help
        .traps
        .iter()
        .map(|(wrong, instead)| view! { <div><dt>{*wrong}</dt><dd>{*instead}</dd></div> });
    view! { <dl class="traps">{traps.collect_view()}</dl> }.into_any()
}
