//! Offers of help carry names: what of them is where, what is left when they are gone, and that no
//! ticket comes near them.

use axum::http::StatusCode;
use kizuki_board::domain::{anon::Action, hands::HandForm};
use kizuki_board::service::token;
use kizuki_board::store::Db;

use crate::support::dump::{columns, contains, dump, everything, hex};
use crate::support::log::Captured;
use crate::support::office::Office;
use crate::support::source::program;
use crate::support::{DAY, NOON, TestApp, both_dbs, code, secret};

const NAME: &str = "CANARY-NAME";

/// An office that wants help with its group, and the link of somebody who offered it.
async fn offered(app: &TestApp) -> (Office<'_>, String) {
    let office = Office::in_review(app).await;
    office.answers_with(office.group, "will-do").await;
    let board = &app.state.board;
    board.want_help(office.theme.id, office.group, true).await.expect("opened").unseen();
    let link = token::new().expect("a link");
    let form = HandForm {
        name: NAME.into(),
        skills: "CANARY-SKILL".into(),
        advises: true,
        joins: false,
        contact: "CANARY-CONTACT".into(),
        consent: true,
    };
    app.state.offer_hand("zaitaku", office.group, &link, &form).await.expect("up");
    (office, link)
}

both_dbs! {
    /// L23: the board's database knows no hand, the people's no word of a note, and neither holds the
    /// link; a hand's row has no time but a day that is the same for everybody in that year.
    async fn l23_hands_and_notes_share_nothing_but_the_items_id(app: TestApp) {
        let (office, link) = offered(&app).await;
        let (board, people) =
            (dump(app.state.board.db()).await, dump(app.state.people.db()).await);
        assert!(people.contains(NAME) && board.contains("電話当番"), "the copies are whole");
        for canary in ["CANARY", &link, &hex(&token::hash(&link))] {
            assert!(!board.contains(canary), "{canary}");
        }
        assert!(!people.contains("電話") && !people.contains(&link));
        for n in 1..5 {
            assert!(!people.contains(&code(&secret(n))));
        }
        for note in &office.notes {
            assert!(!people.contains(&note.to_string()), "the group's id, and no note's");
        }
        let known: Vec<String> = columns(app.state.people.db())
            .await
            .into_iter()
            .filter(|(table, _)| table == "hand")
            .map(|(_, column)| column)
            .collect();
        let allowed = [
            "advises", "contact", "id", "item", "joins", "name", "skills", "theme_id", "token_hash",
            "until_on",
        ];
        assert_eq!(known, allowed);
        // Whenever in the year somebody comes, the day is this one.
        let hands = app.state.people.hands(office.theme.id, office.group, app.state.today());
        assert_eq!(hands.await.expect("read")[0].until.to_string(), "2021-03-31");
    }

    /// A hand that was taken back, or whose year is over, is in no row any more.
    async fn l23_a_hand_that_is_gone_is_in_no_row(app: TestApp) {
        let (_, link) = offered(&app).await;
        app.state.take_hand_back(&link).await.expect("taken back");
        assert!(!dump(app.state.people.db()).await.contains("CANARY"));
        let form = HandForm { name: NAME.into(), joins: true, consent: true, ..HandForm::default() };
        let item = app.state.help_wanted_anywhere().await.expect("read");
        let (_, item) = *item.first().expect("an item");
        app.state.offer_hand("zaitaku", item, &link, &form).await.expect("up again");
        app.state.clock.set(NOON + 234 * DAY);
        app.state.tidy().await.expect("tidied");
        assert!(!dump(app.state.people.db()).await.contains("CANARY"));
    }
}

/// Nor in any byte of the files: pages that are free, the write-ahead log, its index.
#[tokio::test]
async fn l23_a_hand_that_is_gone_is_in_no_file() {
    let app = TestApp::sqlite().await;
    let (office, link) = offered(&app).await;
    let holds = |what: &str| contains(&everything(app.data.path()), what.as_bytes());
    assert!(holds(NAME) && holds("CANARY-CONTACT"), "or this test shows nothing");
    app.state.take_hand_back(&link).await.expect("taken back");
    assert!(!holds("CANARY"), "at once");
    let form = HandForm { name: NAME.into(), joins: true, consent: true, ..HandForm::default() };
    app.state.offer_hand("zaitaku", office.group, &link, &form).await.expect("up again");
    assert!(holds(NAME));
    app.state.clock.set(NOON + 233 * DAY);
    app.state.tidy().await.expect("tidied");
    assert!(holds(NAME), "on its last day");
    app.state.clock.set(NOON + 234 * DAY);
    app.state.tidy().await.expect("tidied");
    assert!(!holds("CANARY"));
    let wal = app.data.path().join("people.db-wal");
    assert_eq!(std::fs::metadata(wal).map_or(0, |file| file.len()), 0);
}

/// On PostgreSQL a hand's row shares its transaction with everybody else's after the night.
#[tokio::test]
async fn l23_rewritten_hands_share_one_transaction() {
    let app = TestApp::postgres().await;
    let (office, _) = offered(&app).await;
    let form = HandForm { name: "B".into(), joins: true, consent: true, ..HandForm::default() };
    for _ in 0..3 {
        let link = token::new().expect("a link");
        app.state.offer_hand("zaitaku", office.group, &link, &form).await.expect("up");
    }
    let Db::Postgres(pool) = app.state.people.db() else { panic!("PostgreSQL") };
    let transactions = async || -> i64 {
        sqlx::query_scalar("SELECT count(DISTINCT xmin::text) FROM hand")
            .fetch_one(pool)
            .await
            .expect("counted")
    };
    assert_eq!(transactions().await, 4);
    app.state.tidy().await.expect("tidied");
    assert_eq!(transactions().await, 1);
    crate::support::drop_databases(&app.databases).await;
}

/// The pages set no cookie, are kept by nobody, load no script, and read no ticket: a browser that
/// shows one gets the same bytes.
#[tokio::test]
async fn l23_no_ticket_comes_near() {
    let app = TestApp::sqlite().await;
    let (office, link) = offered(&app).await;
    let (form, own) = (format!("/hands/zaitaku/{}", office.group), format!("/hands/mine/{link}"));
    let ticket = format!("kizuki_ticket={}", code(&secret(1)));
    let plain = |page: &crate::support::Answer| {
        let page = page.without_nonce();
        let (before, rest) = page.split_once("name=\"key\" value=\"").unwrap_or((&page, ""));
        format!("{before}{}", rest.get(64..).unwrap_or_default())
    };
    for path in [&form, &own] {
        let page = app.get(path).await;
        assert_eq!(page.status, StatusCode::OK, "{path}");
        assert_eq!(page.header("cache-control"), "no-store");
        assert_eq!(page.header("referrer-policy"), "strict-origin");
        assert!(page.headers.get("set-cookie").is_none(), "{path}");
        assert!(!page.body.contains("<script") && !page.body.contains("import("), "{path}");
        assert_eq!(plain(&app.get_as(&ticket, path).await), plain(&page), "{path}");
    }
    let key = token::new().expect("a key");
    let fields =
        [("page", form.as_str()), ("key", &key), ("name", NAME), ("joins", "1"), ("consent", "1")];
    let sheet = app.form(&ticket, &form, &fields).await;
    assert_eq!(sheet.status, StatusCode::OK, "{}", sheet.body);
    assert_eq!(sheet.header("cache-control"), "no-store");
    assert!(sheet.headers.get("set-cookie").is_none() && !sheet.body.contains("<script"));
    // Whatever is done with hands names nothing that knows a ticket.
    let mut files = 0;
    for (file, text) in program() {
        if file.ends_with("/hands.rs") && !file.starts_with("i18n/")
            || file.contains("pages/hands/")
        {
            files += 1;
            for word in ["ticket_cookie", "crate::ticket", "anon::", "islands"] {
                assert!(!text.contains(word), "{file}: {word}");
            }
        }
    }
    assert!(files >= 8, "{files}");
}

/// At TRACE: neither name nor link.
#[tokio::test]
async fn l23_the_log_of_the_program_tells_of_no_hand() {
    let log = Captured::default();
    // Global, for the databases' threads log too; each test is a process of its own under nextest.
    let _ = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_writer(log.clone())
        .try_init();
    let app = TestApp::sqlite().await;
    let (office, link) = offered(&app).await;
    let form = format!("/hands/zaitaku/{}", office.group);
    let key = token::new().expect("a key");
    let fields = [("page", form.as_str()), ("key", &key), ("name", NAME), ("joins", "1")];
    app.form("", &form, &fields).await;
    app.form("", &form, &[fields.as_slice(), &[("consent", "1")]].concat()).await;
    let own = format!("/hands/mine/{key}");
    app.get(&own).await;
    app.form("", "/do/take_hand_back", &[("page", &own), ("token", &key)]).await;
    app.state.people.db().close().await;
    let failed = app.form("", &form, &[fields.as_slice(), &[("consent", "1")]].concat()).await;
    assert!(failed.status.is_server_error() && failed.body.contains(NAME), "given back");
    tracing::info!("the canary sings");
    let log = String::from_utf8_lossy(&log.0.lock().expect("unpoisoned")).into_owned();
    assert!(log.contains("the canary sings") && log.contains("ERROR"), "the log was captured");
    for canary in ["CANARY", &link, &key] {
        // `serve` turns the one library off that names the address of each request.
        let mut lines = log.lines().filter(|line| !line.contains("tower_http::csrf"));
        let line = lines.find(|line| line.contains(canary));
        assert_eq!(line, None, "{canary} in the log");
    }
}

/// A theme takes hands only once nobody can write notes in it any more.
#[tokio::test]
async fn l23_no_hand_while_notes_are_written() {
    let app = TestApp::sqlite().await;
    let office = Office::open(&app).await;
    let board = &app.state.board;
    board.want_help(office.theme.id, office.group, true).await.expect("a row").unseen();
    let form = format!("/hands/zaitaku/{}", office.group);
    assert_eq!(app.get(&form).await.status, StatusCode::NOT_FOUND);
    let post =
        Action::Post {
            prompt: office.theme.prompts[0].id, text: "まだ書ける".into(), nonce: None
        };
    assert!(app.perform(&office.theme, &secret(1), post).await.is_ok());
}
