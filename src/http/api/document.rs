//! `GET /api/v1/openapi.json`: what the interface is, for programs that write programs.

use std::sync::LazyLock;

use axum::{
    body::Body,
    http::{HeaderMap, Request, Response},
};
use utoipa::{OpenApi, openapi};

use super::{answer::json, notes, themes};

/// The interface. Its version is that of its addresses, and not the program's.
#[derive(OpenApi)]
#[openapi(
    info(
        title = "Kizuki Board",
        version = "1",
        description = "What everybody can read of the board, for programs. Fields may be added; none of version 1 changes its meaning or goes. \
            Nothing can be written here. Where readers need a passphrase, so does this: its cookie, or an account's.",
        license(name = "MIT OR Apache-2.0", identifier = "MIT OR Apache-2.0"),
    ),
    paths(themes::list, themes::one, notes::list, themes::answers, themes::report, send)
)]
struct Interface;

static DOCUMENT: LazyLock<openapi::OpenApi> = LazyLock::new(Interface::openapi);

/// The document.
pub fn document() -> &'static openapi::OpenApi {
    &DOCUMENT
}

/// This document (OpenAPI 3.1).
#[utoipa::path(
    get,
    path = "/api/v1/openapi.json",
    responses((status = 200, description = "The document", body = Object))
)]
pub async fn send(request: Request<Body>) -> Response<Body> {
    let (request, _) = request.into_parts();
    json(&request, document(), HeaderMap::new()).await
}

/// An operation, as the page for people lists it.
pub struct Operation {
    /// The pattern of its address.
    pub path: String,
    /// What it does, in a line of English.
    pub summary: String,
    /// Names of the parameters that it takes besides its path.
    pub parameters: Vec<String>,
}

/// All operations, in the order of their addresses.
pub fn operations() -> Vec<Operation> {
    let paths = document().paths.paths.iter();
    paths
        .filter_map(|(path, item)| {
            let get = item.get.as_ref()?;
            let parameters = get.parameters.iter().flatten().filter_map(|one| match one {
                openapi::RefOr::T(parameter) => Some(parameter),
                openapi::RefOr::Ref(_) => None,
            });
            Some(Operation {
                path: path.clone(),
                summary: get.summary.clone().unwrap_or_default(),
                parameters: parameters
                    .filter(|one| one.parameter_in == openapi::path::ParameterIn::Query)
                    .map(|one| one.name.clone())
                    .collect(),
            })
        })
        .collect()
}
