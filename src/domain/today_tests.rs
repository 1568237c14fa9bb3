//! What is due when, in which order, and for whom.

use proptest::prelude::*;
use uuid::Uuid;

use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn today() -> NaiveDate {
    day("2026-11-30")
}

fn theme(n: u128, state: State) -> SeenTheme {
    SeenTheme {
        id: ThemeId(Uuid::from_u128(n)),
        title: format!("テーマ{n}"),
        state,
        choosing: false,
        tier: Tier::Open,
        opens_on: day("2026-11-02"),
        closes_on: day("2026-12-10"),
        answers_on: None,
        held: 0,
        late: Vec::new(),
        published: false,
        goes_on: false,
    }
}

fn board_with(themes: Vec<SeenTheme>) -> Seen {
    Seen {
        today: today(),
        themes,
        unsafe_settings: 0,
        roster_changed: None,
        flagged: 0,
        to_explain: Vec::new(),
        official_to: 2027,
        admins: 2,
        backups: Standing::Good(today()),
        unheard: 0,
    }
}

fn duties(seen: &Seen) -> Vec<Duty> {
    lines(seen, Role::Admin).iter().map(|line| line.duty).collect()
}

/// What one theme brings, of which something is changed.
fn of(state: State, change: impl FnOnce(&mut SeenTheme)) -> Vec<(Duty, u64, Option<NaiveDate>)> {
    let mut theme = theme(1, state);
    change(&mut theme);
    let lines = lines(&board_with(vec![theme]), Role::Admin);
    lines.into_iter().map(|line| (line.duty, line.count, line.day)).collect()
}

#[test]
fn what_is_well_brings_no_line() {
    assert_eq!(lines(&board_with(Vec::new()), Role::Admin), []);
    for state in [State::Announced, State::Open, State::Answered, State::Archived] {
        assert_eq!(of(state, |_| {}), [], "{state:?}");
    }
    assert_eq!(of(State::Draft, |theme| theme.opens_on = day("2026-12-02")), [], "in two days");
    assert_eq!(of(State::Open, |theme| theme.closes_on = day("2026-12-02")), [], "in two days");
}

#[test]
fn each_theme_says_what_it_waits_for() {
    let on = |text| Some(day(text));
    assert_eq!(of(State::Open, |theme| theme.held = 3), [(Duty::Read, 3, None)]);
    assert_eq!(of(State::Archived, |theme| theme.held = 3), [], "nobody can read them any more");
    let late = vec![day("2026-11-20"), day("2026-11-10")];
    assert_eq!(
        of(State::Answered, |theme| theme.late = late),
        [(Duty::Remind, 2, on("2026-11-10"))]
    );
    for first in ["2026-10-01", "2026-11-30", "2026-12-01"] {
        let due = of(State::Draft, |theme| theme.opens_on = day(first));
        assert_eq!(due, [(Duty::Open, 1, on(first))]);
        assert_eq!(of(State::Announced, |theme| theme.opens_on = day(first)), [], "by itself");
    }
    for last in ["2026-11-30", "2026-12-01"] {
        let due = of(State::Open, |theme| theme.closes_on = day(last));
        assert_eq!(due, [(Duty::Close, 1, on(last))]);
    }
}

#[test]
fn a_promise_is_due_the_day_after_and_until_something_is_answered() {
    let promised = |on: &str, published: bool| {
        let on = day(on);
        let due = of(State::Review, |theme| {
            (theme.answers_on, theme.published) = (Some(on), published);
        });
        due.into_iter().map(|(duty, ..)| duty).collect::<Vec<_>>()
    };
    assert_eq!(promised("2026-11-29", false), [Duty::Answer]);
    assert_eq!(promised("2026-11-30", false), [], "the day itself is not over");
    assert_eq!(promised("2026-11-29", true), []);
}

#[test]
fn a_closed_theme_needs_a_next_step() {
    let due = |change: fn(&mut SeenTheme)| {
        of(State::Review, change).into_iter().map(|(duty, ..)| duty).collect::<Vec<_>>()
    };
    assert_eq!(due(|_| {}), [Duty::GoOn]);
    assert_eq!(due(|theme| theme.goes_on = true), []);
    assert_eq!(due(|theme| theme.published = true), []);
    assert_eq!(due(|theme| theme.answers_on = Some(day("2026-12-24"))), [], "a day is promised");
}

#[test]
fn the_board_itself_has_duties_too() {
    let quiet = board_with(vec![theme(1, State::Open)]);
    assert_eq!(duties(&Seen { unsafe_settings: 2, ..quiet.clone() }), [Duty::Secure]);
    assert_eq!(duties(&Seen { admins: 1, ..quiet.clone() }), [Duty::Admins]);
    assert_eq!(duties(&Seen { flagged: 2, ..quiet.clone() }), [Duty::Flagged]);
    let on = day("2026-11-20");
    for (backups, duty, day) in [
        (Standing::Failed(on), Duty::BackupFailed, Some(on)),
        (Standing::Old(on), Duty::BackupOld, Some(on)),
        (Standing::Never, Duty::NoBackup, None),
    ] {
        let all = Seen { backups, ..quiet.clone() };
        let found: Vec<_> =
            lines(&all, Role::Admin).iter().map(|line| (line.duty, line.day)).collect();
        assert_eq!(found, [(duty, day)]);
        assert_eq!(lines(&all, Role::Organizer), [], "whoever looks after the server");
    }
    let fresh = board_with(vec![theme(1, State::Announced)]);
    assert_eq!(duties(&Seen { backups: Standing::Never, ..fresh }), [], "nobody has written");
    let to_explain = vec![day("2026-12-02"), day("2026-12-01")];
    let explain = lines(&Seen { to_explain, ..quiet.clone() }, Role::Organizer);
    let first = (explain[0].duty, explain[0].count, explain[0].day);
    assert_eq!(first, (Duty::Explain, 2, Some(day("2026-12-01"))), "the first day counts");
    assert_eq!(duties(&Seen { official_to: 2026, ..quiet.clone() }), [Duty::Holidays]);
    let sealed = SeenTheme { tier: Tier::Sealed, ..theme(2, State::Open) };
    let changed = |on: &str, themes: Vec<SeenTheme>| {
        duties(&Seen { roster_changed: Some(day(on)), ..board_with(themes) })
    };
    assert_eq!(changed("2026-10-29", vec![sealed.clone()]), [Duty::Roster]);
    assert_eq!(changed("2026-10-30", vec![sealed.clone()]), [], "a month to the day");
    assert_eq!(changed("2026-10-01", vec![theme(2, State::Open)]), [], "no ticket asks the roster");
    let over = SeenTheme { state: State::Review, goes_on: true, ..sealed };
    assert_eq!(changed("2026-10-01", vec![over]), []);
}

#[test]
fn holidays_are_asked_for_from_february_on() {
    let runs_out = |text| holidays_run_out(day(text), 2027);
    assert!(!holidays_run_out(day("2027-02-01"), 2028), "the new table is in");
    assert!(!runs_out("2026-11-30"), "the year after is published");
    assert!(!runs_out("2027-01-31") && runs_out("2027-02-01") && runs_out("2027-12-31"));
    assert!(!runs_out("2028-01-15") && runs_out("2028-02-29"));
}

#[test]
fn everybody_hears_of_what_they_may_do() {
    let mut all = board_with(vec![
        SeenTheme { held: 1, ..theme(1, State::Open) },
        SeenTheme { answers_on: Some(day("2026-11-20")), ..theme(2, State::Review) },
        SeenTheme { late: vec![day("2026-11-20")], ..theme(3, State::Answered) },
        theme(4, State::Draft),
        SeenTheme { closes_on: today(), tier: Tier::Sealed, ..theme(5, State::Open) },
        theme(6, State::Review),
    ]);
    all.today = day("2026-11-30");
    (all.unsafe_settings, all.roster_changed, all.admins) = (1, Some(day("2026-01-01")), 1);
    (all.flagged, all.to_explain) = (1, vec![today()]);
    let heard = |role| lines(&all, role).iter().map(|line| line.duty).collect::<Vec<_>>();
    let order = [
        Duty::Flagged,
        Duty::Explain,
        Duty::Read,
        Duty::Answer,
        Duty::Remind,
        Duty::Open,
        Duty::Close,
        Duty::GoOn,
        Duty::Secure,
        Duty::Roster,
        Duty::Admins,
    ];
    assert_eq!(heard(Role::Admin), order, "by harm");
    let not = [Duty::Secure, Duty::Admins];
    assert_eq!(
        heard(Role::Organizer),
        order.into_iter().filter(|duty| !not.contains(duty)).collect::<Vec<_>>()
    );
    assert_eq!(heard(Role::Reviewer), [Duty::Answer, Duty::Remind, Duty::GoOn]);
}

fn any_theme() -> impl Strategy<Value = SeenTheme> {
    let state = prop::sample::select(State::ALL.to_vec());
    let days = (-60_i64..60, 0_i64..60, prop::option::of(0_i64..60));
    let what = (0_u64..3, prop::collection::vec(1_i64..40, 0..3), any::<bool>(), any::<bool>());
    (0_u128..20, state, days, what).prop_map(|(n, state, days, what)| {
        let (opens, lasts, answers) = days;
        let (held, late, published, goes_on) = what;
        let after = |from: NaiveDate, days: i64| from + chrono::Duration::days(days);
        let opens_on = after(today(), opens);
        let closes_on = after(opens_on, lasts);
        let answers_on = answers.map(|days| after(closes_on, days));
        let late = late.into_iter().map(|days| after(today(), -days)).collect();
        let of = theme(n, state);
        SeenTheme { opens_on, closes_on, answers_on, held, late, published, goes_on, ..of }
    })
}

proptest! {
    /// Whatever there is: in order, each for a reason, none twice, none at nought, and the same
    /// whatever order the themes were read in.
    #[test]
    fn lines_are_in_order_and_for_a_reason(
        themes in prop::collection::vec(any_theme(), 0..30),
        settings in 0_usize..3,
        admins in 0_usize..3,
        role in prop::sample::select(Role::ALL.to_vec()),
    ) {
        let all = Seen { unsafe_settings: settings, admins, ..board_with(themes) };
        let found = lines(&all, role);
        prop_assert!(found.is_sorted_by_key(|line| line.duty));
        prop_assert!(found.iter().all(|line| line.count > 0 && role.may(line.duty.right())));
        for same in found.chunk_by(|a, b| a.duty == b.duty) {
            prop_assert!(same.is_sorted_by_key(|line| line.day));
        }
        let mut turned = all.clone();
        turned.themes.reverse();
        prop_assert_eq!(found, lines(&turned, role));
        for theme in &all.themes {
            let due: Vec<Duty> = theme.lines(all.today).map(|line| line.duty).collect();
            let mut once = due.clone();
            once.dedup();
            prop_assert_eq!(&due, &once);
            prop_assert!(theme.held > 0 || !due.contains(&Duty::Read));
        }
    }
}

#[test]
fn proposals_are_chosen_from_whatever_day_of_an_answer_is_told() {
    let closed = |theme: &mut SeenTheme| {
        theme.choosing = true;
        theme.closes_on = day("2026-11-20");
        theme.answers_on = Some(day("2026-12-10"));
    };
    let on = Some(day("2026-11-20"));
    assert_eq!(of(State::Review, closed), [(Duty::Choose, 1, on)]);
    let chosen = |theme: &mut SeenTheme| {
        closed(theme);
        theme.goes_on = true;
    };
    assert_eq!(of(State::Review, chosen), []);
    let mut theme = theme(1, State::Review);
    closed(&mut theme);
    assert_eq!(lines(&board_with(vec![theme]), Role::Reviewer), [], "organizers choose");
}
