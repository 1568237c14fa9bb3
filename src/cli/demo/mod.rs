//! `kizuki demo`: the three themes of 2020 and a deep-dive of the first, loaded through the same door that staff use. The texts
//! are our own examples and marked so.

mod answers;
mod asked;
mod talk;
mod themes;

use std::collections::HashMap;

use chrono::{Days, NaiveDate};
use uuid::Uuid;

use self::themes::{DemoTheme, EXAMPLES, Period};
use super::open::{Failure, close, open};
use crate::address::Address;
use crate::domain::{
    anon::{Action, Done},
    answers::Item,
    ids::{NoteId, ThemeId},
    lineage::Origin,
    paper::PaperNote,
    plan::{Plan, PlannedPrompt},
    theme::{Prompt, State, Theme},
};
use crate::service::{Config, Service, anon};
use crate::store;
use crate::ticket::Secret;

/// How long the theme that is open now still runs, in days.
const OPEN_FOR: u64 = 30;

/// Runs the command. A server may be running on the same data: each theme is open over today until
/// its notes are in, so that no calendar closes it half-way.
pub async fn run(mut config: Config) -> Result<(), Failure> {
    // Hundreds of tickets are made in a moment here; the hourly limit is for strangers.
    config.open_per_hour = u32::MAX;
    let state = open(config).await?;
    let loaded = load_all(&state).await;
    close(&state).await;
    loaded
}

async fn load_all(state: &Service) -> Result<(), Failure> {
    for example in EXAMPLES {
        match state.board.theme_by_slug(example.slug).await {
            Ok(theme) => println!("{}  is there already", Address::Board(&theme.slug)),
            Err(store::Error::NotFound) => {
                let theme = load(state, example).await.map_err(|failure| {
                    format!("{} could not be loaded whole: {failure}", Address::Board(example.slug))
                })?;
                println!("{}  {}", Address::Board(&theme.slug), theme.title);
            }
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}

/// Plans a theme, opens it, posts and likes; then gives a theme of the past its own month and
/// closes it.
async fn load(state: &Service, example: &DemoTheme) -> Result<Theme, Failure> {
    let today = state.today();
    let now = (today - Days::new(7), today + Days::new(OPEN_FOR));
    let mut planned = plan(example, now, &[]);
    planned.origin = origin(state, example).await?;
    let id = state.create_theme(&planned, true).await?;
    let theme = step(state, id, State::Open).await?;
    let mut wanted: Vec<(NoteId, u32)> = Vec::new();
    let mut authors: HashMap<NoteId, Secret> = HashMap::new();
    for (column, prompt) in example.prompts.iter().zip(&theme.prompts) {
        for (text, stickers) in column.notes {
            let action = Action::Post { prompt: prompt.id, text: (*text).into(), nonce: None };
            let author = anon::new_secret()?;
            if let Done::Posted { note, .. } = act(state, id, author.clone(), action).await? {
                wanted.push((note, *stickers));
                authors.insert(note, author);
            }
        }
    }
    state.board.type_in(id, &on_paper(example, &theme)).await?;
    state.tick().await?;
    for (note, stickers) in wanted {
        for _ in 0..stickers {
            act(state, id, anon::new_secret()?, Action::Like { note }).await?;
        }
    }
    state.tick().await?;
    if let Period::Of(year, month, days) = example.period {
        let first = NaiveDate::from_ymd_opt(year, month, 1).ok_or("a month of the examples")?;
        close_in(state, example, id, (first, first + Days::new(days - 1)), &authors).await?;
    }
    Ok(state.board.theme(id).await?)
}

/// Closes a theme and gives it its own days, with what was answered and asked in it.
async fn close_in(
    state: &Service,
    example: &DemoTheme,
    id: ThemeId,
    period: (NaiveDate, NaiveDate),
    authors: &HashMap<NoteId, Secret>,
) -> Result<(), Failure> {
    let theme = step(state, id, State::Review).await?;
    let plan = plan(example, period, &theme.prompts);
    state.board.update_theme(&theme, theme.version, &plan, state.today(), "").await?.unseen();
    if example.slug == answers::ANSWERED {
        answers::load(state, id).await?;
        talk::load(state, id, authors).await?;
    }
    if example.slug == asked::ASKED {
        asked::load(state, id).await?;
    }
    if example.answered {
        step(state, id, State::Answered).await?;
    }
    let theme = state.board.theme(id).await?;
    state.board.publish_report(id, theme.version, true).await?.unseen();
    Ok(())
}

/// Its notes from the cardboard.
fn on_paper(example: &DemoTheme, theme: &Theme) -> Vec<PaperNote> {
    let note = |(column, text, stickers): &(usize, &str, u32)| {
        Some(PaperNote {
            id: NoteId(Uuid::new_v4()),
            prompt: theme.prompts.get(*column)?.id,
            text: (*text).into(),
            stickers: *stickers,
        })
    };
    example.paper.iter().filter_map(note).collect()
}

/// The group with which an example began: one that was published of an example before it.
async fn origin(state: &Service, example: &DemoTheme) -> Result<Option<Origin>, Failure> {
    let Some((slug, name)) = example.began else {
        return Ok(None);
    };
    let parent = state.board.theme_by_slug(slug).await?;
    let published = state.board.published(parent.id).await?;
    let grouped = published.grouped(state.board.notes(parent.id).await?);
    let group = grouped.groups.iter().find(|group| group.label.name == name);
    // Somebody may have grouped the example anew since.
    Ok(group.map(|group| Origin { parent: parent.id, item: Some(Item::Group(group.id)) }))
}

/// One action of somebody with a ticket.
async fn act(
    state: &Service,
    theme: ThemeId,
    who: Secret,
    action: Action,
) -> Result<Done, Failure> {
    Ok(anon::perform(state, theme, &who.into(), None, action).await?)
}

async fn step(state: &Service, id: ThemeId, to: State) -> Result<Theme, Failure> {
    let theme = state.board.theme(id).await?;
    state.board.move_theme(&theme, to, state.today(), "").await?.unseen();
    Ok(state.board.theme(id).await?)
}

/// The plan of an example over a period; `kept` are the prompts that are there already.
fn plan(example: &DemoTheme, (first, last): (NaiveDate, NaiveDate), kept: &[Prompt]) -> Plan {
    let prompt = |(i, column): (usize, &themes::Column)| PlannedPrompt {
        id: kept.get(i).map(|prompt| prompt.id),
        name: column.name.into(),
        colour: column.colour,
    };
    let prompts = example.prompts.iter().enumerate().map(prompt).collect();
    let mut plan = Plan::new(example.title, example.slug, first, last, prompts);
    plan.description = example.description.into();
    plan
}
