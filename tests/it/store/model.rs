//! Settings change while a theme is open, and people go on: whatever comes when, nobody adds more
//! notes than the limit of the moment allows, no place is lost, and nothing that was one's own is
//! out of reach.

use std::collections::BTreeMap;

use kizuki_board::domain::{
    anon::{Action, Done, Refusal},
    ids::NoteId,
    plan::{Plan, PlannedPrompt},
    settings::{Switch, Tally},
    theme::{State, Theme},
};
use kizuki_board::ticket::Secret;

use crate::support::{TestApp, both_dbs, day, secret};

/// Steps of a run, and runs with other numbers.
const STEPS: usize = 120;
const TICKETS: u8 = 3;

/// Numbers that follow from a seed: a failing run can be run again (Steele, Lea and Flood,
/// `SplitMix64`).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % n
    }

    fn one_of<T: Copy>(&mut self, items: &[T]) -> Option<T> {
        let n = u64::try_from(items.len()).expect("few");
        (n > 0).then(|| items[usize::try_from(self.below(n)).expect("few")])
    }
}

/// What a ticket has done, as its owner remembers it.
#[derive(Default)]
struct Own {
    notes: BTreeMap<NoteId, String>,
    /// Every note that it ever posted: on one's own no sticker is kept.
    ever: Vec<NoteId>,
    likes: Vec<NoteId>,
}

struct Run {
    app: TestApp,
    theme: Theme,
    numbers: Numbers,
    owns: Vec<Own>,
    written: usize,
    /// What the run has seen, so that one that meets nothing is noticed.
    met: BTreeMap<&'static str, usize>,
}

impl Run {
    fn ticket(n: usize) -> Secret {
        secret(u8::try_from(n).expect("few") + 1)
    }

    async fn perform(&self, ticket: usize, action: Action) -> Result<Done, Refusal> {
        self.app.perform(&self.theme, &Self::ticket(ticket), action).await
    }

    fn meet(&mut self, what: &'static str) {
        *self.met.entry(what).or_default() += 1;
    }

    /// An organizer saves the form with other settings.
    async fn change_settings(&mut self) {
        let theme = self.app.state.board.theme(self.theme.id).await.expect("there");
        let n = &mut self.numbers;
        let switch = |n: &mut Numbers| Switch {
            on: n.below(4) > 0,
            until: (n.below(4) == 0).then(|| day("2020-08-20")),
        };
        let mut prompts: Vec<PlannedPrompt> = theme
            .prompts
            .iter()
            .map(|prompt| PlannedPrompt {
                id: Some(prompt.id),
                name: prompt.name.clone(),
                colour: prompt.colour,
            })
            .collect();
        match n.below(4) {
            0 if prompts.len() < 6 => {
                let colour = prompts[0].colour;
                prompts.push(PlannedPrompt {
                    id: None,
                    name: format!("列{}", self.written),
                    colour,
                });
            }
            1 if prompts.len() > 1 => drop(prompts.pop()),
            2 => prompts.reverse(),
            _ => prompts[0].name = format!("改名{}", n.below(99)),
        }
        let mut plan =
            Plan { settings: theme.settings.clone(), emergency: false, origin: None, prompts };
        plan.title = format!("題{}", n.below(99));
        plan.closes_on =
            day(["2020-08-25", "2020-08-31", "2020-09-30"]
                [usize::try_from(n.below(3)).expect("few")]);
        plan.posting = switch(n);
        plan.stickers = switch(n);
        plan.max_notes = u32::try_from(n.below(6)).expect("few") + 1;
        plan.tally = if n.below(2) == 0 { Tally::Visible } else { Tally::Hidden };
        // A column in which notes hang or wait cannot go; then nothing is changed.
        let saved = self
            .app
            .state
            .board
            .update_theme(&theme, theme.version, &plan, self.app.state.today(), "")
            .await;
        self.meet(if saved.is_ok() { "settings changed" } else { "settings refused" });
    }

    async fn step(&mut self) {
        let ticket = usize::try_from(self.numbers.below(u64::from(TICKETS))).expect("few");
        let notes: Vec<NoteId> = self.owns[ticket].notes.keys().copied().collect();
        match self.numbers.below(12) {
            0..=3 => self.post(ticket).await,
            4 | 5 => {
                if let Some(note) = self.numbers.one_of(&notes) {
                    assert_eq!(
                        self.perform(ticket, Action::Withdraw { note }).await,
                        Ok(Done::Withdrawn),
                        "one's own can always be taken back"
                    );
                    self.owns[ticket].notes.remove(&note);
                    self.meet("withdrawn");
                }
            }
            6 => {
                let hung: Vec<NoteId> = self
                    .app
                    .notes(&self.theme)
                    .await
                    .into_iter()
                    .map(|note| note.id)
                    .filter(|id| !self.owns[ticket].ever.contains(id))
                    .collect();
                if let Some(note) = self.numbers.one_of(&hung) {
                    match self.perform(ticket, Action::Like { note }).await {
                        Ok(Done::Liked) => {
                            self.owns[ticket].likes.retain(|other| *other != note);
                            self.owns[ticket].likes.push(note);
                            self.meet("liked");
                        }
                        Err(Refusal::StickersClosed) => self.meet("stickers closed"),
                        // It was taken back and goes at the next tick, or went.
                        Err(Refusal::NoNote) => self.meet("gone"),
                        other => panic!("{other:?}"),
                    }
                }
            }
            7 => {
                let likes = self.owns[ticket].likes.clone();
                if let Some(note) = self.numbers.one_of(&likes) {
                    // When stickers are over, the counts stand.
                    match self.perform(ticket, Action::Unlike { note }).await {
                        Ok(Done::Unliked) => self.owns[ticket].likes.retain(|other| *other != note),
                        other => assert!(
                            other == Err(Refusal::StickersClosed)
                                && !self.theme.accepts_stickers(self.app.state.today()),
                            "{other:?}"
                        ),
                    }
                }
            }
            8 => self.app.tick().await,
            _ => self.change_settings().await,
        }
        self.theme = self.app.state.board.theme(self.theme.id).await.expect("there");
    }

    async fn post(&mut self, ticket: usize) {
        self.written += 1;
        let text = format!("{}枚め", self.written);
        let prompt = self
            .numbers
            .one_of(&self.theme.prompts.iter().map(|prompt| prompt.id).collect::<Vec<_>>())
            .expect("a column");
        let (before, limit) =
            (self.owns[ticket].notes.len(), usize::try_from(self.theme.max_notes).expect("few"));
        match self.perform(ticket, Action::Post { prompt, text: text.clone(), nonce: None }).await {
            Ok(Done::Posted { note, left, .. }) => {
                self.owns[ticket].notes.insert(note, text);
                self.owns[ticket].ever.push(note);
                assert!(before < limit, "{before} notes of {limit}, and one more was taken");
                assert_eq!(usize::try_from(left).expect("few"), limit - before - 1);
                self.meet("posted");
            }
            Err(Refusal::LimitReached { max }) => {
                assert!(
                    before >= limit && max == self.theme.max_notes,
                    "{before} notes of {limit}, and the place was lost"
                );
                self.meet("limit");
            }
            Err(Refusal::PostingClosed) => {
                assert!(!self.theme.accepts_notes(self.app.state.today()));
                self.meet("posting closed");
            }
            other => panic!("{other:?}"),
        }
    }

    /// What everybody finds on their own page is what they remember.
    async fn look(&mut self) {
        let hang: Vec<NoteId> =
            self.app.notes(&self.theme).await.into_iter().map(|note| note.id).collect();
        for ticket in 0..self.owns.len() {
            let mine = match self.perform(ticket, Action::Mine).await {
                Ok(Done::Mine(mine)) => mine,
                other => panic!("{other:?}"),
            };
            let own = &mut self.owns[ticket];
            let found: BTreeMap<NoteId, String> = mine
                .notes
                .iter()
                .filter(|note| own.notes.contains_key(&note.id))
                .map(|note| (note.id, note.text.clone()))
                .collect();
            assert_eq!(found, own.notes, "one's own notes are there, with their texts");
            let live = u32::try_from(own.notes.len()).expect("few");
            assert_eq!(
                mine.left,
                self.theme.max_notes.saturating_sub(live),
                "{live} notes of {}",
                self.theme.max_notes
            );
            own.likes.retain(|note| hang.contains(note));
            let mut stuck: Vec<NoteId> = mine.stickers.iter().map(|sticker| sticker.id).collect();
            stuck.sort_unstable();
            own.likes.sort_unstable();
            assert_eq!(stuck, own.likes);
        }
    }
}

async fn run(app: TestApp, seed: u64) -> (TestApp, BTreeMap<&'static str, usize>) {
    let theme = app.theme_with(|plan| plan.slug = format!("model-{seed}")).await;
    let owns = (0..TICKETS).map(|_| Own::default()).collect();
    let mut run =
        Run { app, theme, numbers: Numbers(seed), owns, written: 0, met: BTreeMap::new() };
    for _ in 0..STEPS {
        run.step().await;
        // What a ticket does in a while is limited; that is another test's matter.
        run.app.state.clock.set(run.app.state.clock.now() + 300);
        run.look().await;
    }
    // Closed and opened again, everything is still one's own.
    for to in [State::Review, State::Open] {
        run.theme = run.app.move_to(run.theme.id, to).await;
        run.look().await;
    }
    (run.app, run.met)
}

both_dbs! {
    async fn settings_may_change_at_any_moment(app: TestApp) {
        let (mut app, mut met) = (app, BTreeMap::new());
        for seed in 1..=3 {
            let ran = run(app, seed).await;
            app = ran.0;
            for (what, times) in ran.1 {
                *met.entry(what).or_insert(0) += times;
            }
        }
        for what in [
            "posted",
            "limit",
            "withdrawn",
            "liked",
            "settings changed",
            "posting closed",
            "stickers closed",
        ] {
            assert!(
                met.get(what).is_some_and(|times| *times > 0),
                "nothing of \"{what}\": {met:?}"
            );
        }
    }
}
