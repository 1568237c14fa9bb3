//! What waits to be told to a channel: entries of the log behind its cursor, then what is due by the day.

use std::collections::{HashMap, HashSet};

use chrono::{Datelike, Days, Months, NaiveDate};

use crate::domain::{
    announce::Moment,
    chat::{About, ChatChannel, Closed, Digest, STALE_DAYS, digest_on, is_time, last_call},
    ids::{ChannelId, ThemeId},
    office_calendar::OfficeCalendar,
    opening::Slot,
    theme::{State, Theme},
};
use crate::log::{Entry, Event};
use crate::service::{Error, Service};
use crate::store::ToldMark;

/// Something that waits.
pub(super) struct Waiting {
    /// Where the channel stands once it was told.
    pub(super) mark: ToldMark,
    /// What is told; nothing where the channel is not to hear of it, or it is no longer so.
    pub(super) about: Option<About>,
}

impl Waiting {
    /// Whether it is told at night as well.
    fn is_urgent(&self) -> bool {
        matches!(&self.about, Some(About::Theme(Moment::Opening, theme)) if theme.emergency)
    }
}

/// What tells one piece of news of a theme from another.
fn news(about: &About) -> Option<(Moment, ThemeId)> {
    match about {
        About::Theme(moment, theme) => Some((*moment, theme.id)),
        About::Month(_) | About::Test => None,
    }
}

/// What is known of the board when it is looked through for what waits.
pub(super) struct Around {
    now: Slot,
    themes: HashMap<ThemeId, Theme>,
    calendar: OfficeCalendar,
    told: HashSet<(ChannelId, String)>,
    entries: Vec<Entry>,
    /// What the month before brought, where a channel is still to hear of it.
    digest: Option<Digest>,
    /// The number of the last entry before any of this was read.
    pub(super) head: i64,
}

/// Something due by the day: its word, and what is told; nothing of a month in which nothing happened.
type Due = (String, Option<About>);

impl Service {
    /// Reads what is needed to see what waits for these channels.
    ///
    /// # Errors
    /// [`Error::Store`].
    pub(super) async fn around(&self, channels: &[ChatChannel]) -> Result<Around, Error> {
        let now = self.clock.slot(self.tz());
        let head = self.board.log_head().await?.seq;
        let from = channels.iter().map(|one| one.sent_seq).min().unwrap_or(head);
        let themes = self.board.readable_themes().await?;
        let themes = themes.into_iter().filter(|theme| !theme.example);
        let themes: HashMap<ThemeId, Theme> = themes.map(|theme| (theme.id, theme)).collect();
        let entries = self.board.told_since(from).await?;
        let (calendar, told) = (self.board.calendar().await?, self.board.told_channels().await?);
        let mut around = Around { digest: None, calendar, told, entries, head, now, themes };
        // It is read once a month, not at each tick.
        let hears = |word: &String| channels.iter().any(|one| !around.is_told(one.id, word));
        if is_time(now) && around.digest_word().as_ref().is_some_and(hears) {
            around.digest = Some(self.digest(now.day, &around.themes).await?);
        }
        Ok(around)
    }

    /// What each occasion would tell of the newest theme that staff have seen, if there is one, and of the
    /// month before.
    pub(super) async fn examples(&self) -> Result<(Option<Theme>, Digest), Error> {
        let around = self.around(&[]).await?;
        let seen = around.themes.values().filter(|theme| theme.state.is_public());
        let newest = seen.max_by_key(|theme| (theme.opens_on, theme.id)).cloned();
        Ok((newest, self.digest(around.now.day, &around.themes).await?))
    }

    /// What the month before a day's brought, of the public log.
    async fn digest(
        &self,
        today: NaiveDate,
        themes: &HashMap<ThemeId, Theme>,
    ) -> Result<Digest, Error> {
        let end = today.with_day(1).unwrap_or(today);
        let month = end.checked_sub_months(Months::new(1)).unwrap_or(end);
        let entries = self.board.told_between(month, end).await?;
        let mut digest = Digest { month, ..Digest::default() };
        for entry in entries {
            let event = entry.event().ok();
            let theme = event.as_ref().and_then(Event::theme).and_then(|id| themes.get(&id));
            if let (Some(event), Some(theme)) = (event, theme) {
                take(&mut digest, &event, theme);
            }
        }
        let open = themes.values().filter(|theme| theme.state == State::Open);
        digest.running = open.map(|theme| (theme.title.clone(), theme.posts_until())).collect();
        digest.running.sort_by(|a, b| (a.1, &a.0).cmp(&(b.1, &b.0)));
        Ok(digest)
    }
}

/// Adds what an entry tells of a theme.
fn take(digest: &mut Digest, event: &Event, theme: &Theme) {
    let title = &theme.title;
    match event {
        Event::Opened { .. } if !digest.opened.contains(title) => {
            digest.opened.push(title.clone());
        }
        Event::Moved { to: State::Review, notes, stickers, .. } => {
            // What was closed, opened again and closed is told as it closed last.
            digest.closed.retain(|one| one.title != *title);
            let counts = theme.shows_tally().then_some((*notes, *stickers));
            digest.closed.push(Closed { title: title.clone(), counts });
        }
        Event::Answered { answers, .. } => {
            match digest.answered.iter_mut().find(|(of, _)| of == title) {
                Some((_, many)) => *many += answers.len(),
                None => digest.answered.push((title.clone(), answers.len())),
            }
        }
        _ => {}
    }
}

impl Around {
    /// What waits for a channel, in the order in which it is told.
    pub(super) fn waiting(&self, channel: &ChatChannel) -> Vec<Waiting> {
        let is_time = is_time(self.now);
        let wants = |about: &About| {
            about.occasion().is_some_and(|one| channel.settings.occasions.contains(&one))
        };
        let behind = self.entries.iter().filter(|entry| entry.seq > channel.sent_seq);
        let mut waiting: Vec<Waiting> = behind
            .map(|entry| Waiting {
                mark: ToldMark::Log(entry.seq),
                about: self.of_entry(entry).filter(wants),
            })
            .collect();
        if !is_time {
            // What opens in an emergency does not wait for the morning, nor does what comes before it.
            let urgent = waiting.iter().rposition(Waiting::is_urgent).map_or(0, |at| at + 1);
            waiting.truncate(urgent);
        }
        // What waited long is told once: two messages would say the same words.
        let mut said = HashSet::new();
        for one in waiting.iter_mut().rev() {
            let news = one.about.as_ref().and_then(news);
            if news.is_some_and(|news| !said.insert(news)) {
                one.about = None;
            }
        }
        let due = if is_time { self.due() } else { Vec::new() };
        let due = due.into_iter().filter(|(word, _)| !self.is_told(channel.id, word));
        let due = due
            .map(|(word, about)| Waiting { mark: ToldMark::Due(word), about: about.filter(wants) });
        waiting.into_iter().chain(due).collect()
    }

    fn is_told(&self, channel: ChannelId, word: &str) -> bool {
        self.told.contains(&(channel, word.to_owned()))
    }

    /// What an entry tells, as far as it is still so: who reads of an opening must be able to write.
    fn of_entry(&self, entry: &Entry) -> Option<About> {
        if (self.now.day - entry.day).num_days() > STALE_DAYS {
            return None;
        }
        let event = entry.event().ok()?;
        let theme = event.theme().and_then(|id| self.themes.get(&id))?;
        let moment = match event {
            Event::Opened { .. } => (theme.state == State::Open).then_some(Moment::Opening),
            Event::Answered { .. } => Some(Moment::Results),
            _ => None,
        };
        Some(About::Theme(moment?, Box::new(theme.clone())))
    }

    /// What is due by the day, each with its word, in an order that is always the same.
    pub(super) fn due(&self) -> Vec<Due> {
        let today = self.now.day;
        let closing = self.themes.values().filter_map(|theme| {
            let call = last_call(theme, &self.calendar)?;
            let is_due = theme.accepts_notes(today) && call <= today;
            let word = format!("last-day/{}/{}", theme.posts_until(), theme.id);
            let about = || About::Theme(Moment::LastDays, Box::new(theme.clone()));
            is_due.then(|| (word, Some(about())))
        });
        let mut due: Vec<Due> = closing.collect();
        due.sort_by(|a, b| a.0.cmp(&b.0));
        let about = || self.digest.clone().filter(|one| !one.is_empty()).map(About::Month);
        due.extend(self.digest_word().map(|word| (word, about())));
        due
    }

    /// The word for what the month before brought, on the days on which it is told.
    fn digest_word(&self) -> Option<String> {
        let today = self.now.day;
        let first = digest_on(today, &self.calendar);
        let late = first.checked_add_days(Days::new(STALE_DAYS.unsigned_abs()));
        let is_due = first <= today && late.is_none_or(|late| today <= late);
        is_due.then(|| format!("digest/{}-{:02}", today.year(), today.month()))
    }
}
