//! The first day: what an administrator sets for the whole board, how it holds at once, what the
//! environment goes before, and the board that is tried out and thrown away.

use axum::http::StatusCode;
use kizuki_board::domain::{
    account::Role,
    calendar::Dates,
    office_settings::{Basics, FirstStep},
    passphrase::Passphrase,
    trial::LASTS,
};

use crate::support::{Answer, NOON, TestApp, both_dbs, reading, secret};

const PAGE: &str = "/admin/setup";
const PHRASE: &str = "ひらけごま 2020";

/// A board on which nothing is set by the environment.
fn free(config: &mut kizuki_board::service::Config) {
    (config.tz, config.dates) = (None, None);
    config.box_hours.clear();
}

/// The form of name, time and hours, as it was shown with `seen`.
async fn set(app: &TestApp, cookie: &str, seen: &Basics, typed: [&str; 4]) -> Answer {
    let seen = serde_json::to_string(seen).expect("json");
    let [name, zone, dates, hours] = typed;
    let fields = [
        ("page", PAGE),
        ("seen", &seen),
        ("form[name]", name),
        ("form[time_zone]", zone),
        ("form[dates]", dates),
        ("form[box_hours]", hours),
    ];
    app.form(cookie, "/do/set_basics", &fields).await
}

fn now(app: &TestApp) -> Basics {
    app.state.office().set.basics.clone()
}

async fn phrase(app: &TestApp, cookie: &str, phrase: &str) -> Answer {
    app.form(cookie, "/do/set_passphrase", &[("page", PAGE), ("passphrase", phrase)]).await
}

both_dbs! {
    async fn name_years_and_hours_hold_at_once_for_all_readers(app: TestApp) {
        let app = app.another_process(free).await;
        app.theme().await;
        let admin = app.signed_in("admin@example.jp", Role::Admin).await;
        assert!(app.get("/").await.body.contains("令和2年"), "the usual way to write years");
        let saved = set(&app, &admin, &now(&app), ["つばめ市", "Asia/Tokyo", "western", "１７時、9"]).await;
        assert_eq!(saved.location(), "/admin/setup?done=saved#step-office", "{}", saved.body);
        let home = app.get("/").await.body;
        assert!(home.contains("class=\"office\"") && home.contains("つばめ市"));
        assert!(home.contains("2020年") && !home.contains("令和2年"));
        assert_eq!(app.state.office().box_hours, [9, 17]);
        assert_eq!(app.state.dates(), Dates::Western);
        // The form has what is set.
        let page = app.get_as(&admin, PAGE).await.body;
        assert!(page.contains("value=\"つばめ市\"") && page.contains("value=\"9, 17\""));
        // Another process hears of it when it looks at the board.
        let other = app.another_process(free).await;
        assert_eq!(other.state.office().name, "つばめ市");
        let saved = set(&app, &admin, &now(&app), ["すずめ町", "", "reiwa", ""]).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER);
        other.state.read_news().await.expect("read");
        assert_eq!((other.state.office().name.as_str(), other.state.dates()), ("すずめ町", Dates::Reiwa));
        assert_eq!(other.state.office().box_hours, [13]);
    }

    async fn what_is_wrong_is_said_beside_the_field_and_what_was_typed_stays(app: TestApp) {
        let app = app.another_process(free).await;
        let admin = app.signed_in("admin@example.jp", Role::Admin).await;
        let before = now(&app);
        let long = "市".repeat(30);
        let answer = set(&app, &admin, &before, [&long, "Mars/Olympus", "western", "25"]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        for id in ["name-err", "time-zone-err", "box-hours-err"] {
            assert!(answer.body.contains(&format!("id=\"{id}\"")), "{id}");
        }
        for typed in [long.as_str(), "Mars/Olympus", "value=\"25\""] {
            assert!(answer.body.contains(typed), "{typed}");
        }
        assert_eq!(now(&app), before);
        // While a theme is open, its days begin and end when people were told.
        app.theme().await;
        let answer = set(&app, &admin, &before, ["", "Europe/Paris", "western", ""]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.body.contains("テーマが開いているあいだは変えられません"));
        // What somebody else set meanwhile is not lost; the second of two clicks is no other one.
        let saved = set(&app, &admin, &before, ["つばめ市", "", "western", ""]).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.body);
        let again = set(&app, &admin, &before, ["つばめ市", "", "western", ""]).await;
        assert_eq!(again.status, StatusCode::SEE_OTHER);
        let late = set(&app, &admin, &before, ["すずめ町", "", "western", ""]).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        assert!(late.body.contains("すずめ町"), "what was typed is still there");
        assert_eq!(now(&app).name, "つばめ市");
        let broken = app.form(&admin, "/do/set_basics", &[("page", PAGE), ("seen", "{")]).await;
        assert_eq!(broken.status, StatusCode::BAD_REQUEST);
    }

    async fn a_passphrase_is_set_changed_and_dropped_and_holds_at_once(app: TestApp) {
        reading::published(&app).await;
        let admin = app.signed_in("admin@example.jp", Role::Admin).await;
        let other = app.another_process(|_| {}).await;
        assert_eq!(app.get("/t/zaitaku").await.status, StatusCode::OK);
        for short in ["", "ひらけ"] {
            let answer = phrase(&app, &admin, short).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(answer.body.contains("id=\"passphrase-err\""));
        }
        let closed = phrase(&app, &admin, PHRASE).await;
        assert_eq!(closed.location(), "/admin/setup?done=closed#step-passphrase");
        for path in reading::PAGES {
            assert!(reading::asks(&app.get(path).await), "{path}");
        }
        // Organizers go on; whoever knows it comes in.
        let page = app.get_as(&admin, PAGE).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(!page.body.contains(PHRASE), "it is never shown again");
        let reader = reading::reader(&app, PHRASE).await;
        assert_eq!(app.get_as(&reader, "/t/zaitaku").await.status, StatusCode::OK);
        assert_eq!(reading::enter(&app, "とじろごま 2020", "/").await.status, StatusCode::UNPROCESSABLE_ENTITY);
        // In another process, and after a new start.
        other.state.read_news().await.expect("read");
        assert!(reading::asks(&other.get("/t/zaitaku").await));
        assert_eq!(other.get_as(&reader, "/t/zaitaku").await.status, StatusCode::OK);
        // Another phrase: who had entered the old one is asked again.
        assert_eq!(phrase(&app, &admin, "ひらけごま 2021").await.status, StatusCode::SEE_OTHER);
        assert!(reading::asks(&app.get_as(&reader, "/t/zaitaku").await));
        assert_eq!(reading::enter(&app, PHRASE, "/").await.status, StatusCode::UNPROCESSABLE_ENTITY);
        let none = app.form(&admin, "/do/set_passphrase", &[("page", PAGE), ("none", "1")]).await;
        assert_eq!(none.location(), "/admin/setup?done=opened#step-passphrase");
        assert_eq!(app.get("/t/zaitaku").await.status, StatusCode::OK);
        assert_eq!(app.get("/passphrase").await.status, StatusCode::NOT_FOUND);
    }

    async fn what_the_environment_sets_goes_before_and_is_shown_so(app: TestApp) {
        let fixed = app.another_process(|config| {
            config.office = Some("かもめ県".into());
            config.passphrase = Some(Passphrase::fold(reading::PHRASE));
        }).await;
        let admin = fixed.signed_in("admin@example.jp", Role::Admin).await;
        let page = fixed.get_as(&admin, PAGE).await.body;
        for says in ["環境変数で決まっています", "かもめ県", "Asia/Tokyo", "KIZUKI_PASSPHRASE"] {
            assert!(page.contains(says), "{says}");
        }
        for field in ["form[name]", "form[time_zone]", "form[dates]", "form[box_hours]", "name=\"passphrase\""] {
            assert!(!page.contains(field), "{field}");
        }
        // Sent all the same, it changes nothing.
        let sent = set(&fixed, &admin, &now(&fixed), ["つばめ市", "Europe/Paris", "reiwa", "9"]).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER);
        assert_eq!(now(&fixed), Basics::default());
        let refused = phrase(&fixed, &admin, PHRASE).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(fixed.state.office().set.key.is_none());
        assert_eq!(fixed.state.office().name, "かもめ県");
    }

    async fn a_trial_board_is_written_on_and_thrown_away_and_is_counted_nowhere(app: TestApp) {
        let theme = app.theme().await;
        app.pinned(&theme, &secret(1), "本物の付箋").await;
        let admin = app.signed_in("admin@example.jp", Role::Admin).await;
        let (home, log) = (app.get("/").await.body, app.get("/log.json").await.body);
        let begin = async || app.form(&admin, "/do/begin_trial", &[("page", PAGE)]).await;
        assert_eq!(begin().await.location(), "/admin/setup#step-trial");
        let token = app.state.trial().await.expect("read").expect("there").token;
        begin().await;
        assert_eq!(app.state.trial().await.expect("read").expect("there").token, token, "pressed twice");
        let address = format!("/trial/{token}");
        let page = app.get_as(&admin, PAGE).await.body;
        assert!(page.contains(&address) && page.contains("まだ届いていません"));
        assert_eq!(app.get("/trial/0000").await.status, StatusCode::NOT_FOUND);

        let pin = async |text: &str| app.form("", "/do/pin_trial", &[("page", address.as_str()), ("trial", token.as_str()), ("text", text)]).await;
        let empty = pin("　").await;
        assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(empty.body.contains("id=\"text-err\""));
        for _ in 0..2 {
            let pinned = pin("<b>届いた?</b>").await;
            assert_eq!(pinned.location(), format!("{address}?done=posted"));
            assert!(pinned.headers.get("set-cookie").is_none(), "no ticket is made");
        }
        let board = app.get(&address).await.body;
        assert_eq!(board.matches("&lt;b>届いた?&lt;/b>").count() + board.matches("&lt;b&gt;届いた?").count(), 1, "{board}");
        let page = app.get_as(&admin, PAGE).await.body;
        assert!(page.contains("1枚届きました") && page.contains("届いた?"));
        assert!(app.state.office().set.done.contains(&FirstStep::Trial));
        // No reader, no count and no log hears of it.
        assert_eq!(app.get("/").await.body, home);
        assert_eq!(app.get("/log.json").await.body, log);
        assert_eq!(app.state.board.notes(theme.id).await.expect("read").len(), 1);
        let thrown = app.form(&admin, "/do/end_trial", &[("page", PAGE)]).await;
        assert_eq!(thrown.location(), "/admin/setup?done=thrown#step-trial");
        assert_eq!(app.get(&address).await.status, StatusCode::NOT_FOUND);
        assert_eq!(pin("遅すぎた").await.status, StatusCode::NOT_FOUND);
        assert_eq!(app.state.board.trial().await.expect("read"), None);
    }

    async fn a_trial_board_ends_by_itself(app: TestApp) {
        let admin = app.signed_in("admin@example.jp", Role::Admin).await;
        app.form(&admin, "/do/begin_trial", &[]).await;
        let token = app.state.trial().await.expect("read").expect("there").token;
        app.state.clock.set(NOON + LASTS);
        assert_eq!(app.get(&format!("/trial/{token}")).await.status, StatusCode::NOT_FOUND);
        assert!(app.state.board.trial().await.expect("read").is_some());
        app.state.clock.set(NOON + LASTS + 600);
        app.state.tick().await.expect("a tick");
        assert_eq!(app.state.board.trial().await.expect("read"), None, "its row is gone");
    }

    async fn steps_are_put_off_and_taken_up_and_seen_by_administrators_alone(app: TestApp) {
        let admin = app.signed_in("admin@example.jp", Role::Admin).await;
        let put = async |step: &str, what: &str| {
            app.form(&admin, "/do/put_off_step", &[("page", PAGE), ("step", step), ("what", what)]).await
        };
        assert!(app.get_as(&admin, PAGE).await.body.contains("8のうち0が済みました"));
        assert_eq!(put("letterhead", "off").await.status, StatusCode::SEE_OTHER);
        assert_eq!(app.state.office().set.put_off, [FirstStep::Letterhead]);
        assert_eq!(put("letterhead", "on").await.status, StatusCode::SEE_OTHER);
        assert!(app.state.office().set.put_off.is_empty());
        assert_eq!(put("poster", "done").await.status, StatusCode::SEE_OTHER);
        assert!(app.get_as(&admin, PAGE).await.body.contains("8のうち1が済みました"));
        assert_eq!(put("nothing", "off").await.status, StatusCode::BAD_REQUEST);
        assert_eq!(put("poster", "eat").await.status, StatusCode::BAD_REQUEST);
        let organizer = app.organizer("hr@example.jp").await;
        assert_eq!(app.get_as(&organizer, PAGE).await.status, StatusCode::FORBIDDEN);
        assert_eq!(app.form(&organizer, "/do/begin_trial", &[]).await.status, StatusCode::FORBIDDEN);
    }
}
