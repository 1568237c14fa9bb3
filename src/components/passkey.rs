//! A form that asks the device for a passkey. It shows where the browser can do that; without
//! JavaScript none can.

use leptos::{nonce::use_nonce, prelude::*};

use crate::address::Address;
use crate::i18n::Lang;

/// What is asked of the device.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Asks {
    /// A passkey that it has.
    Get,
    /// A new one.
    Create,
}

/// The form: `children` are its fields, `button` says what it does. It begins at `begin` and ends at
/// `end`.
#[component]
pub fn PasskeyForm(
    lang: Lang,
    asks: Asks,
    begin: Address<'static>,
    end: Address<'static>,
    button: &'static str,
    children: Children,
) -> impl IntoView {
    let (kind, class) = match asks {
        Asks::Get => ("get", "btn plain"),
        Asks::Create => ("create", "btn"),
    };
    let failed = lang.texts().passkeys.failed;
    view! {
        <form id="passkey" class="form" method="post" action=begin hidden data-kind=kind
            data-end=end.to_string() data-failed=failed>
            {children()}
            <p class="err" role="alert" hidden></p>
            <button class=class>{button}</button>
        </form>
        <script type="module" nonce=use_nonce()>{include_str!("passkey.js")}</script>
    }
}
