//! What runs in a browser without Leptos: what it keeps, what it sends, what it asks of the page.
//! The islands and the second program (the verifier) share it.

pub mod device;
pub mod dom;
pub mod forgotten;
pub mod idle;
pub mod net;

use std::{ops::Range, time::Duration};

use wasm_bindgen::{JsCast, closure::Closure};
use wasm_bindgen_futures::JsFuture;

/// The window.
///
/// # Panics
/// Outside a page; nothing here runs there.
pub fn window() -> web_sys::Window {
    web_sys::window().expect("a window")
}

/// The document.
///
/// # Panics
/// The errors of [`window`].
pub fn document() -> web_sys::Document {
    window().document().expect("a document")
}

/// Lets the page breathe for a while.
pub async fn pause(time: Duration) {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        let millis = i32::try_from(time.as_millis()).unwrap_or(i32::MAX);
        let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, millis);
    });
    let _ = JsFuture::from(promise).await;
}

/// Some time within a range of milliseconds.
pub fn random(range: Range<f64>) -> Duration {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "some seconds")]
    Duration::from_millis((range.start + js_sys::Math::random() * (range.end - range.start)) as u64)
}

/// Calls `callback` every `time` as long as the page lives.
pub fn every(time: Duration, callback: impl FnMut() + 'static) {
    let closure = Closure::<dyn FnMut()>::new(callback).into_js_value();
    let millis = i32::try_from(time.as_millis()).unwrap_or(i32::MAX);
    let _ = window()
        .set_interval_with_callback_and_timeout_and_arguments_0(closure.unchecked_ref(), millis);
}

/// Calls `callback` on each event of this name anywhere in the window, as long as the page lives.
pub fn on(event: &str, callback: impl FnMut(web_sys::Event) + 'static) {
    let closure = Closure::<dyn FnMut(web_sys::Event)>::new(callback).into_js_value();
    let _ = window().add_event_listener_with_callback(event, closure.unchecked_ref());
}
