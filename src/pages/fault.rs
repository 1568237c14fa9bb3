//! The error page: no such page, or a form that failed on a page that cannot be shown again.

use leptos::prelude::*;
use leptos_axum::ResponseOptions;

use crate::components::{page::fault_view, request};
use crate::domain::fault::Fault;
use crate::http::fault;

/// The fallback of the route table.
#[component]
pub fn FaultPage() -> impl IntoView {
    let (failed, written) = request::echo()
        .map_or((Fault::NotFound, Vec::new()), |echo| (echo.fault.clone(), echo.written()));
    if let Some(response) = use_context::<ResponseOptions>() {
        response.set_status(fault::status(&failed));
    }
    fault_view(request::lang(), &failed, written)
}
