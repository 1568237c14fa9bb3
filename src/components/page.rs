//! The wrapper around a page whose content is loaded first; a fault becomes the page that shows it,
//! with the right status.

use std::future::Future;

use leptos::prelude::*;
use leptos_axum::ResponseOptions;

use super::{layout::Public, request};
use crate::address::{Address, Route};
use crate::domain::fault::Fault;
use crate::http::fault;
use crate::i18n::Lang;
use crate::service::Error;

/// Waits for the page's content. Nothing reaches the browser before it is there, so the status can
/// still be chosen.
pub fn page(load: impl Future<Output = Result<AnyView, Error>> + Send + 'static) -> impl IntoView {
    let response = use_context::<ResponseOptions>();
    let lang = request::lang();
    let content = Suspend::new(async move {
        load.await.unwrap_or_else(|error| {
            let failed = error.told();
            if let Some(response) = response {
                response.set_status(fault::status(&failed));
            }
            fault_view(lang, &failed, Vec::new()).into_any()
        })
    });
    view! { <Suspense fallback=|| ()>{content}</Suspense> }
}

/// Redirects to the sign-in, from where the way leads back here.
pub fn to_sign_in() -> AnyView {
    let query = serde_urlencoded::to_string([("next", request::address())]).unwrap_or_default();
    leptos_axum::redirect(&format!("{}?{query}", Address::Login));
    ().into_any()
}

/// The page that leads on from a fault, with what its link says; the entrance stands beside it in any
/// case.
fn way_out(lang: Lang, failed: &Fault) -> Option<(Address<'static>, &'static str)> {
    let texts = lang.texts();
    match failed {
        Fault::NotSignedIn => Some((Address::Login, texts.fault.once_more)),
        Fault::LinkUsed
        | Fault::SignInFailed
        | Fault::PasskeyFailed
        | Fault::TooManyAttempts { .. }
        | Fault::NoEntry(_) => Some((Address::Login, texts.door.sign_in)),
        Fault::NoPassphrase | Fault::TooManyGuesses => {
            Some((Address::EnterPassphrase, texts.reading.title))
        }
        Fault::UnsafeSettings(_) => Some((Address::Trust, texts.trust.title)),
        Fault::Forbidden
        | Fault::Conflict
        | Fault::NotNow
        | Fault::SecondPerson
        | Fault::LastAdmin => Some((Address::Admin, texts.admin.list)),
        _ => None,
    }
}

/// The page that says what went wrong; and what had been written, so that it can be taken from here
/// where its form cannot be shown.
pub fn fault_view(lang: Lang, failed: &Fault, written: Vec<String>) -> impl IntoView + use<> {
    let text = &lang.texts().fault;
    let title = match failed {
        Fault::NotFound => text.not_found_title,
        Fault::ForeignOrigin => text.foreign_title,
        Fault::TooLarge => text.large_title,
        Fault::Internal => text.internal_title,
        Fault::Forbidden => text.forbidden_title,
        Fault::WrongMethod => text.method_title,
        Fault::NotSentYet => text.kept_title,
        _ => text.failed_title,
    };
    let says = crate::i18n::say::fault(lang, failed);
    let code = fault::status(failed).as_u16();
    let door = way_out(lang, failed).map(|(to, says)| view! { <a class="btn" href=to>{says}</a> });
    let kept = (!written.is_empty()).then(|| {
        let texts = written
            .into_iter()
            .map(|text| view! { <blockquote class="typed" dir="auto">{text}</blockquote> });
        view! { <div><p>{text.written}</p>{texts.collect_view()}</div> }
    });
    view! {
        <Public lang title=title here=Route::Fault>
            <div class="narrow">
                <section class="sheet taped peach door prose">
                    <p class="code num">{code}</p>
                    <h1>{title}</h1>
                    <p>{says}</p>
                    {kept}
                    <p class="actions">
                        {door}<a class="btn plain" href=Address::Home>{text.home}</a>
                    </p>
                </section>
            </div>
        </Public>
    }
}
