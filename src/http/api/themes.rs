//! Themes, their answers and their reports.

use axum::{
    body::Body,
    extract::{Path, State as Program},
    http::{HeaderMap, Request, Response, request::Parts},
};
use serde::Deserialize;
use utoipa::IntoParams;

use super::{
    answer::{Failure, Problem, bytes, json, public, query, told},
    shown::{ThemeInFull, ThemeShown, Themes},
};
use crate::domain::{answers::Progress, fault::Fault, theme::State};
use crate::http::{AppState, downloads, lang};
use crate::report::{AnswersFile, Format, Report, progress_json};

/// Which themes.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct WhichThemes {
    /// Only those in this state.
    #[param(example = "open", pattern = "^(announced|open|review|answered|archived)$")]
    state: Option<String>,
}

impl WhichThemes {
    /// The state, if one is asked for; no theme that everybody sees is a draft.
    fn state(&self) -> Result<Option<State>, Failure> {
        let read = |word: &String| word.parse().ok().filter(|state: &State| state.is_public());
        let says = "state: announced, open, review, answered or archived";
        let state = self.state.as_ref();
        state.map(|word| read(word).ok_or_else(|| Failure::Parameter(says.into()))).transpose()
    }
}

/// The themes that everybody sees, the latest first.
#[utoipa::path(
    get,
    path = "/api/v1/themes",
    params(WhichThemes),
    responses(
        (status = 200, description = "The list", body = Themes),
        (status = "4XX", description = "Why not", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "Too much to do, or the database does not answer", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn list(Program(state): Program<AppState>, request: Request<Body>) -> Response<Body> {
    let (request, _) = request.into_parts();
    let done = async {
        let state_asked = query::<WhichThemes>(&request)?.state()?;
        let mut themes = state.board.themes().await?;
        themes.retain(|theme| {
            theme.state.is_public() && state_asked.is_none_or(|state| state == theme.state)
        });
        themes.sort_by(|a, b| (b.opens_on, &a.slug).cmp(&(a.opens_on, &b.slug)));
        let themes = Themes { themes: themes.iter().map(ThemeShown::of).collect() };
        Ok(json(&request, &themes, HeaderMap::new()).await)
    };
    told(&request, done.await)
}

/// A theme, its columns, and what its board adds up to.
#[utoipa::path(
    get,
    path = "/api/v1/themes/{slug}",
    params(("slug" = String, Path, description = "The theme's short name", example = "zaitaku-kinmu")),
    responses(
        (status = 200, description = "The theme", body = ThemeInFull),
        (status = "4XX", description = "Why not", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "Too much to do, or the database does not answer", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn one(
    Program(state): Program<AppState>,
    Path(slug): Path<String>,
    request: Request<Body>,
) -> Response<Body> {
    let (request, _) = request.into_parts();
    let done = async {
        no_query(&request)?;
        let theme = public(state.board.theme_by_slug(&slug).await?)?;
        let notes =
            if theme.state.has_board() { state.board.notes(theme.id).await? } else { Vec::new() };
        let shown = ThemeInFull::of(&theme, &notes, downloads::may_read(&theme, None));
        Ok(json(&request, &shown, HeaderMap::new()).await)
    };
    told(&request, done.await)
}

/// What the office answered to a theme, with all earlier answers to each item.
#[utoipa::path(
    get,
    path = "/api/v1/themes/{slug}/answers",
    params(("slug" = String, Path, description = "The theme's short name", example = "zaitaku-kinmu")),
    responses(
        (status = 200, description = "The answers; none before the first are published", body = AnswersFile),
        (status = "4XX", description = "Why not", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "Too much to do, or the database does not answer", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn answers(
    Program(state): Program<AppState>,
    Path(slug): Path<String>,
    request: Request<Body>,
) -> Response<Body> {
    let (request, _) = request.into_parts();
    let done = async {
        no_query(&request)?;
        let theme = public(state.board.theme_by_slug(&slug).await?)?;
        let mut progress = Progress::default();
        let published = state.published(&theme).await?;
        progress.add(&theme, &published, state.board.notes(theme.id).await?);
        progress.sort(state.today());
        let file = progress_json(&progress, state.today());
        Ok(bytes(&request, file.into(), HeaderMap::new()).await)
    };
    told(&request, done.await)
}

/// A theme's report, once everybody may read it.
///
/// What its fields mean stands in docs/report.md, and in docs/report.schema.json for programs. It is
/// written in the language that the request asks for.
#[utoipa::path(
    get,
    path = "/api/v1/themes/{slug}/report",
    params(("slug" = String, Path, description = "The theme's short name", example = "zaitaku-kinmu")),
    responses(
        (status = 200, description = "The report", body = Object),
        (status = "4XX", description = "Why not", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "Too much to do, or the database does not answer", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn report(
    Program(state): Program<AppState>,
    Path(slug): Path<String>,
    request: Request<Body>,
) -> Response<Body> {
    let (request, _) = request.into_parts();
    let done = async {
        no_query(&request)?;
        let theme = state.board.theme_by_slug(&slug).await?;
        // For nobody in particular: what an account sees besides is in the report's own page.
        if !downloads::may_read(&theme, None) {
            return Err(Fault::NotFound.into());
        }
        let turn = downloads::turn().await;
        let summary = downloads::summary(&state, None, theme).await?;
        let (lang, dates) = (lang(&request.headers), state.dates());
        let file =
            downloads::written(move || Report::of(&summary, lang, dates).write(Format::Json))
                .await?;
        drop(turn);
        Ok(bytes(&request, file, HeaderMap::new()).await)
    };
    told(&request, done.await)
}

/// An address that takes no parameters.
fn no_query(request: &Parts) -> Result<(), Failure> {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Nothing {}
    query::<Nothing>(request).map(|Nothing {}| ())
}
