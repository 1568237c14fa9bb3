//! `/pick/{token}`: the page behind a personal link. It says that one is on the list; the button begins picking up.

use leptos::prelude::*;

use crate::components::{layout::Public, page::page, request};
use crate::server::{AppState, issue};

/// The page.
#[component]
pub fn PickPage() -> impl IntoView {
    let state = expect_context::<AppState>();
    let (lang, token, ready) = (request::lang(), request::param("token"), request::query("done") == "ready");
    page(async move {
        issue::linked(&state, &token).await?;
        let text = &lang.texts().sealed;
        let flash = ready.then(|| {
            view! { <div class="banner good" role="status"><p><strong>{text.pick_ready}</strong>" "{text.pick_ready_says}</p></div> }
        });
        Ok(view! {
            <Public lang title=text.pick_title here="/pick">
                <div class="narrow">
                    <section class="sheet taped lemon door">
                        <h1>{text.pick_title}</h1>
                        {flash}
                        <p><strong>{text.pick_lead}</strong>" "{text.pick_says}</p>
                        <form class="form" method="post" action="/pick">
                            <input type="hidden" name="token" value=token/>
                            <button class="btn">{text.pick_button}</button>
                        </form>
                    </section>
                </div>
            </Public>
        }
        .into_any())
    })
}
