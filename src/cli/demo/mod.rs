//! `kizuki demo`: the three themes of 2020, loaded through the same door that staff use. The texts are our own examples and marked so.

mod themes;

use chrono::{Days, NaiveDate, NaiveTime};

use self::themes::{EXAMPLES, Example, Period};
use super::Failure;
use crate::domain::{
    anon::{Action, Done},
    ids::{NoteId, ThemeId},
    plan::{Plan, PlannedPrompt},
    theme::{State, Switch, Tally, Theme, Tier},
};
use crate::server::{AppState, Assets, Clock, Config, anon};
use crate::store;

/// How long the theme that is open now still runs, in days.
const OPEN_FOR: u64 = 30;

/// Runs the command.
pub async fn run(mut config: Config) -> Result<(), Failure> {
    // Hundreds of tickets are made in a moment here; the hourly cap is for strangers.
    config.open_per_hour = u32::MAX;
    let today = Clock::System.today(config.tz);
    let clock = Clock::fixed(Clock::System.now());
    let state = AppState::open(config, clock, Assets::unbuilt()).await?;
    let loaded = load_all(&state, today).await;
    super::close(&state).await;
    loaded
}

async fn load_all(state: &AppState, today: NaiveDate) -> Result<(), Failure> {
    for example in EXAMPLES {
        let (first, last) = match example.period {
            Period::Of(year, month, days) => {
                let first = NaiveDate::from_ymd_opt(year, month, 1).ok_or("a month of the examples")?;
                (first, first + Days::new(days - 1))
            }
            Period::Now => (today - Days::new(7), today + Days::new(OPEN_FOR)),
        };
        match load(state, example, first, last).await {
            Ok(theme) => println!("/t/{}  {}", theme.slug, theme.title),
            Err(Stop::Loaded) => println!("/t/{}  is there already", example.slug),
            Err(Stop::Failed(failure)) => return Err(failure),
        }
    }
    Ok(())
}

enum Stop {
    Loaded,
    Failed(Failure),
}

impl<E: Into<Failure>> From<E> for Stop {
    fn from(error: E) -> Self {
        Self::Failed(error.into())
    }
}

/// Plans a theme, opens it, posts and likes within its period, and lets the calendar close it.
async fn load(state: &AppState, example: &Example, first: NaiveDate, last: NaiveDate) -> Result<Theme, Stop> {
    let id = match state.create_theme(&plan(example, first, last), true).await {
        Err(store::Error::Taken) => return Err(Stop::Loaded),
        other => other?,
    };
    state.clock.set(first.and_time(NaiveTime::MIN).and_utc().timestamp() + 12 * 60 * 60);
    let theme = step(state, id, State::Open).await?;
    let mut wanted: Vec<(NoteId, u32)> = Vec::new();
    for (column, prompt) in example.prompts.iter().zip(&theme.prompts) {
        for (text, stickers) in column.notes {
            let action = Action::Post { prompt: prompt.id, text: (*text).into() };
            if let Done::Posted { note, .. } = act(state, id, action).await? {
                wanted.push((note, *stickers));
            }
        }
    }
    state.board.tick(first).await?;
    for (note, stickers) in wanted {
        for _ in 0..stickers {
            act(state, id, Action::Like { note }).await?;
        }
    }
    state.board.tick(first).await?;
    if matches!(example.period, Period::Of(..)) {
        state.board.tick(last + Days::new(1)).await?;
        if example.answered {
            step(state, id, State::Answered).await?;
        }
        let theme = state.board.theme(id).await?;
        state.board.publish_report(id, theme.version, true).await?;
    }
    Ok(state.board.theme(id).await?)
}

/// One action of one person: each has a ticket of their own.
async fn act(state: &AppState, theme: ThemeId, action: Action) -> Result<Done, Failure> {
    Ok(anon::perform(state, theme, &anon::new_ticket()?, None, action).await?)
}

async fn step(state: &AppState, id: ThemeId, to: State) -> Result<Theme, Failure> {
    let theme = state.board.theme(id).await?;
    state.board.move_theme(id, theme.version, to).await?;
    Ok(state.board.theme(id).await?)
}

fn plan(example: &Example, first: NaiveDate, last: NaiveDate) -> Plan {
    let on = Switch { on: true, until: None };
    let prompt = |column: &themes::Column| PlannedPrompt { id: None, name: column.name.into(), colour: column.colour };
    Plan {
        title: example.title.into(),
        slug: example.slug.into(),
        description: example.description.into(),
        tier: Tier::Open,
        opens_on: first,
        closes_on: last,
        posting: on,
        stickers: on,
        max_notes: 5,
        tally: Tally::Visible,
        prompts: example.prompts.iter().map(prompt).collect(),
    }
}
