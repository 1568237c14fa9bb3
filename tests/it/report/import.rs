//! From a report's JSON to the same theme on an empty server, and back to the same report.

use kizuki_board::domain::{
    account::Role,
    anon::Action,
    calendar::Dates,
    note::HideReason,
    theme::{State, Theme},
};
use kizuki_board::i18n::Lang;
use kizuki_board::log::{Event, verify::verify};
use kizuki_board::report::{Format, ReadError, Report, Summary, read_report};
use kizuki_board::service::Error;
use kizuki_board::store;
use serde_json::{Value, json};

use crate::support::office::Office;
use crate::support::paper::Typist;
use crate::support::{NOON, TestApp, both_dbs, day, secret};

/// What somebody does to a file.
type Change<'c> = &'c dyn Fn(&mut Value);

const DAY: i64 = 24 * 3600;

/// The report as everybody may read it, in bytes of JSON.
async fn report(app: &TestApp, slug: &str) -> Vec<u8> {
    let theme = app.state.board.theme_by_slug(slug).await.expect("there");
    let summary = Summary::of(app.state.material(theme).await.expect("read"));
    Report::of(&summary, Lang::Ja, Dates::Reiwa).write(Format::Json).expect("written")
}

/// What a report says of the theme, without where and when it was made.
fn figures(report: &[u8]) -> Value {
    let mut figures: Value = serde_json::from_slice(report).expect("json");
    let fields = figures.as_object_mut().expect("an object");
    for made in ["log", "made_on", "program"] {
        fields.remove(made).expect("told");
    }
    figures
}

async fn takes(app: &TestApp, file: &[u8]) -> Result<(), Error> {
    app.state.import_theme(&read_report(file).expect("a report"), file).await.map(drop)
}

async fn verified(app: &TestApp) -> Vec<Event> {
    let export = app.state.board.log_export().await.expect("exported");
    verify(&export, None).expect("the log holds");
    export.entries.iter().map(|entry| entry.event().expect("an event")).collect()
}

/// A theme with everything that a report can tell: paper and digital stickers, hidden notes, groups
/// with and without a name, answers of two publications.
async fn full(app: &TestApp) -> Theme {
    let mut office = Office::open(app).await;
    let typist = Typist::at(app, office.theme.clone()).await;
    typist.puts(1, "紙に書いた付箋", 7).await;
    app.tick().await;
    typist.corrects(office.notes[0], ("電話当番", 0), None, "2").await;
    for n in 30..33 {
        app.perform(&office.theme, &secret(n), Action::Like { note: office.notes[3] })
            .await
            .expect("liked");
    }
    let hidden = app.pinned(&office.theme, &secret(20), "かくされた文").await;
    let (board, today) = (&app.state.board, app.state.today());
    let id = office.theme.id;
    let hid = board.hide_note(id, hidden, HideReason::Abuse, Role::Organizer, today).await;
    hid.expect("hidden").unseen();
    office.step(State::Review).await;
    office.answers_with(office.group, "considering").await;
    app.state.clock.set(NOON + 30 * DAY);
    office.answers_with(office.group, "done").await;
    office.answers_with(office.note(2), "declined").await;
    office.step(State::Answered).await;
    board.theme(id).await.expect("read")
}

both_dbs! {
    async fn a_report_makes_the_same_theme_on_an_empty_server(app: TestApp) {
        full(&app).await;
        let first = report(&app, "zaitaku").await;
        let told: Value = serde_json::from_slice(&first).expect("json");
        assert_eq!(told["totals"]["stickers"], 13, "{told}");
        assert_eq!((told["totals"]["paper_stickers"].clone(), told["totals"]["hidden"].clone()), (json!(9), json!(1)));
        assert_eq!(told["answers"][0]["history"].as_array().map(Vec::len), Some(2));
        let empty = TestApp::sqlite().await;
        empty.state.clock.set(NOON + 90 * DAY);
        takes(&empty, &first).await.expect("taken");
        let again = report(&empty, "zaitaku").await;
        assert_eq!(figures(&again), figures(&first));
        // Its own log holds, and says where the theme came from.
        let events = verified(&empty).await;
        let imported = |event: &&Event| matches!(event, Event::Imported { notes: 5, .. });
        assert_eq!(events.iter().filter(imported).count(), 1);
        // And once more, from there to here: what was made of a file makes the same.
        let third = TestApp::sqlite().await;
        takes(&third, &again).await.expect("taken");
        assert_eq!(figures(&report(&third, "zaitaku").await), figures(&first));
    }

    async fn what_is_there_is_not_taken_again(app: TestApp) {
        full(&app).await;
        let file = report(&app, "zaitaku").await;
        let before = verified(&app).await.len();
        assert!(matches!(takes(&app, &file).await, Err(Error::Store(store::Error::Taken))));
        let mut other: Value = serde_json::from_slice(&file).expect("json");
        other["theme"]["slug"] = "betsu-no-na".into();
        let other = other.to_string().into_bytes();
        assert!(matches!(takes(&app, &other).await, Err(Error::Store(store::Error::Conflict))));
        assert_eq!(verified(&app).await.len(), before, "nothing is half done");
    }

    async fn earlier_themes_are_compared_and_an_archived_one_is_archived(app: TestApp) {
        let theme = full(&app).await;
        app.state.archive(theme.id, theme.version).await.expect("archived");
        let late = app.theme_with(|plan| {
            (plan.slug, plan.title) = ("ato".into(), "あとのテーマ".into());
            (plan.opens_on, plan.closes_on) = (day("2020-09-01"), day("2020-09-30"));
        }).await;
        app.pinned(&late, &secret(40), "あとの付箋").await;
        app.move_to(late.id, State::Review).await;
        let files = [report(&app, "zaitaku").await, report(&app, "ato").await];
        let empty = TestApp::sqlite().await;
        for file in &files {
            takes(&empty, file).await.expect("taken");
        }
        let compared = figures(&files[1])["themes"].as_array().map(Vec::len);
        assert_eq!(compared, Some(2));
        for (slug, file) in ["zaitaku", "ato"].into_iter().zip(&files) {
            assert_eq!(figures(&report(&empty, slug).await), figures(file), "{slug}");
        }
        let archived = empty.state.board.theme_by_slug("zaitaku").await.expect("there");
        assert_eq!(archived.state, State::Archived);
        verified(&empty).await;
    }

    async fn notes_that_were_read_first_and_wait_are_counted_alike(app: TestApp) {
        let theme = app.theme_with(|plan| plan.premoderated = true).await;
        let shown = app.pinned(&theme, &secret(1), "読まれた付箋").await;
        app.pinned(&theme, &secret(2), "待っている付箋").await;
        let seen = kizuki_board::ticket::commit::seen(shown, "読まれた付箋");
        let today = app.state.today();
        let restored = app.state.board.restore_note(theme.id, shown, &seen, Role::Organizer, today).await;
        restored.expect("shown").unseen();
        app.move_to(theme.id, State::Review).await;
        let file = report(&app, "zaitaku").await;
        assert_eq!(figures(&file)["totals"]["held"], 1);
        let empty = TestApp::sqlite().await;
        takes(&empty, &file).await.expect("taken");
        assert_eq!(figures(&report(&empty, "zaitaku").await), figures(&file));
        verified(&empty).await;
    }
}

#[tokio::test]
async fn a_file_that_is_no_closed_report_says_what_is_wrong() {
    let app = TestApp::sqlite().await;
    full(&app).await;
    let good: Value = serde_json::from_slice(&report(&app, "zaitaku").await).expect("json");
    let reads = |change: &dyn Fn(&mut Value)| {
        let mut file = good.clone();
        change(&mut file);
        read_report(file.to_string().as_bytes()).map(drop)
    };
    assert_eq!(reads(&|_| ()), Ok(()));
    assert!(matches!(read_report(b"{"), Err(ReadError::Form(_))));
    assert!(matches!(read_report("付箋\n".as_bytes()), Err(ReadError::Form(_))));
    assert_eq!(reads(&|file| file["schema"] = "kizuki-progress".into()), Err(ReadError::Schema));
    assert_eq!(reads(&|file| file["version"] = 9.into()), Err(ReadError::Version(9)));
    assert_eq!(reads(&|file| file["interim"] = true.into()), Err(ReadError::Interim));
    assert_eq!(reads(&|file| file["theme"]["state"] = "open".into()), Err(ReadError::Interim));
    assert_eq!(reads(&|file| file["notes"][0]["stickers"] = Value::Null), Err(ReadError::NoCounts));
    let wrong: [(&str, Change<'_>); 14] = [
        ("theme.slug", &|file| file["theme"]["slug"] = "Not A Name".into()),
        ("theme.title", &|file| file["theme"]["title"] = "あ".repeat(61).into()),
        ("theme.closes_on", &|file| file["theme"]["closes_on"] = "1999-01-01".into()),
        ("theme.max_notes", &|file| file["theme"]["max_notes"] = 500.into()),
        ("prompts", &|file| file["prompts"] = json!([])),
        ("notes[0].text", &|file| file["notes"][0]["text"] = "あ".repeat(201).into()),
        ("notes[0].text", &|file| file["notes"][0]["text"] = "a\u{202e}b".into()),
        ("notes[0].prompt", &|file| file["notes"][0]["prompt"] = 7.into()),
        ("notes[1].id", &|file| file["notes"][1]["id"] = file["notes"][0]["id"].clone()),
        ("notes[0].paper_stickers", &|file| file["notes"][0]["paper_stickers"] = 99.into()),
        ("groups[0].notes", &|file| {
            file["groups"][0]["notes"][0] = file["groups"][0]["notes"][1].clone();
        }),
        ("answers[0].item", &|file| {
            file["answers"][0]["item"] = "n-00000000-0000-4000-8000-000000000000".into();
        }),
        ("answers[0].history", &|file| file["answers"][0]["history"][0]["publication"] = 0.into()),
        ("totals.reasons", &|file| file["totals"]["reasons"] = json!({"review": 1})),
    ];
    for (field, change) in wrong {
        match reads(change) {
            Err(ReadError::Field(name, _)) => {
                assert!(name.starts_with(field), "{name}, not {field}");
            }
            other => panic!("{field}: {other:?}"),
        }
    }
}
