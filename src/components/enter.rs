//! Where a ticket from paper is typed in.

use leptos::prelude::*;

use crate::domain::theme::Theme;
use crate::i18n::{Lang, say};
use crate::server::echo::Echo;

/// The form, with how many tickets are out and used. The island hides the form where this browser has a ticket already.
#[component]
pub fn EnterTicket(lang: Lang, theme: Theme, slips: (u64, u64), echo: Option<Echo>) -> impl IntoView {
    let text = &lang.texts().ticket;
    let here = echo.filter(|echo| echo.value("code").is_some());
    let typed = here.as_ref().and_then(|echo| echo.value("code")).unwrap_or_default().to_owned();
    let problem = here.as_ref().map(|echo| say::fault(lang, &echo.fault));
    let failed = problem.is_some();
    let described = if failed { "code-err code-hint" } else { "code-hint" };
    let (printed, used) = slips;
    let missing = (printed < u64::from(theme.quorum)).then(|| view! { <strong>{(text.quorum)(printed, theme.quorum)}</strong> });
    view! {
        <section class="enter" aria-labelledby="enter">
            <h2 id="enter">{text.use_title}</h2>
            <p class="out">{(text.out)(printed, used)}{missing}</p>
            <p class="has" hidden>{text.has}</p>
            <form class="form enter-form" method="post" action=format!("/t/{}/mine/enter", theme.slug)>
                <p>{text.use_lead}</p>
                <div class="field">
                    <label for="code">{text.code}</label>
                    <p class="hint" id="code-hint">{text.code_hint}</p>
                    <p class="err" id="code-err" role=failed.then_some("alert") hidden=!failed>{problem}</p>
                    <input id="code" class="num" name="code" required autocomplete="off" autocapitalize="characters" spellcheck="false" maxlength="60"
                        placeholder="K7QM-9F3X-…" value=typed aria-describedby=described aria-invalid=failed.then_some("true")/>
                </div>
                <p class="actions"><button class="btn">{text.use_button}</button></p>
            </form>
        </section>
    }
}
