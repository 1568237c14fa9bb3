//! The year as a calendar: the file, and the feed with its secret address.

use axum::{
    body::Body,
    http::{Method, StatusCode, header},
};
use kizuki_board::domain::{account::Role, team::AccountState, theme::State};
use kizuki_board::service::{Actor, EndForm};

use crate::support::{
    Answer, TestApp, both_dbs, day,
    dump::{contains, dump},
    plan, secret,
};

/// The secret in the form of the page.
fn form_secret(page: &str) -> String {
    let field = page.split("name=\"token\" value=\"").nth(1).expect("a secret in the form");
    field.split('"').next().expect("a value").to_owned()
}

async fn make(app: &TestApp, cookie: &str) -> (String, Answer) {
    let key = form_secret(&app.get_as(cookie, "/admin/year").await.body);
    let sheet = send(app, cookie, &key).await;
    (format!("/feed/{key}/themes.ics"), sheet)
}

async fn send(app: &TestApp, cookie: &str, key: &str) -> Answer {
    app.form(cookie, "/admin/year/feed", &[("page", "/admin/year"), ("token", key)]).await
}

both_dbs! {
    async fn the_file_has_days_and_titles_of_what_staff_see(app: TestApp) {
        let theme = app.theme_with(|plan| plan.answers_on = Some(day("2020-09-18"))).await;
        app.pinned(&theme, &secret(1), "見せない付箋").await;
        let mut hidden = plan("shitagaki");
        hidden.title = "下書きの題".into();
        app.state.create_theme(&hidden, false).await.expect("made");
        let cookie = app.organizer("hr@example.jp").await;
        let file = app.get_as(&cookie, "/admin/year/themes.ics?from=2020").await;
        assert_eq!(file.header("content-type"), "text/calendar; charset=utf-8");
        assert!(file.header("content-disposition").contains("kizuki-year-2020.ics"));
        let text = file.body.replace("\r\n ", "");
        for line in ["DTSTART;VALUE=DATE:20200831", "DTEND;VALUE=DATE:20200901", "DTSTART;VALUE=DATE:20200918", "TRANSP:TRANSPARENT"] {
            assert!(text.lines().any(|one| one == line), "{line} in {text}");
        }
        assert!(text.contains(&format!("UID:{}-answer@", theme.id)) && text.contains(&theme.title));
        for not in ["見せない付箋", "下書きの題", "shitagaki", "zaitaku", "http"] {
            assert!(!text.contains(not), "{not} in {text}");
        }
        assert_eq!(text.matches("BEGIN:VEVENT").count(), 3);
        // A tick changes what readers see, and nothing of a calendar.
        app.pinned(&theme, &secret(2), "もう一枚").await;
        assert_eq!(app.get_as(&cookie, "/admin/year/themes.ics?from=2020").await.body, file.body);
        let none = app.get_as(&cookie, "/admin/year/themes.ics?from=2021").await.body;
        assert!(!none.contains("VEVENT"));
    }

    async fn what_staff_were_told_of_and_is_off_says_so_in_calendars(app: TestApp) {
        let mut planned = plan("akikan");
        (planned.opens_on, planned.closes_on) = (day("2020-09-01"), day("2020-09-30"));
        planned.title = "秋に聞くこと".into();
        let id = app.state.create_theme(&planned, false).await.expect("made");
        let cookie = app.organizer("hr@example.jp").await;
        let (feed, _) = make(&app, &cookie).await;
        let sequence = |text: &str| {
            let of = text.split("SEQUENCE:").nth(1).and_then(|rest| rest.lines().next()).expect("one");
            of.parse::<i64>().expect("a number")
        };
        assert!(!app.get(&feed).await.body.contains("VEVENT"), "of a draft nothing is told");
        app.move_to(id, State::Announced).await;
        let told = app.get(&feed).await.body;
        assert!(told.contains("秋に聞くこと") && !told.contains("CANCELLED"));
        let draft = app.move_to(id, State::Draft).await;
        let off = app.get(&feed).await.body;
        assert_eq!(off.matches("STATUS:CANCELLED").count(), 2);
        assert!(!off.contains("秋に聞くこと") && off.contains(&format!("UID:{id}-open@")));
        assert!(sequence(&off) > sequence(&told));
        let file = app.get_as(&cookie, "/admin/year/themes.ics?from=2020").await.body;
        assert_eq!(file.matches("STATUS:CANCELLED").count(), 2);
        // Deleted, it is off still; restored and told again, it is later than all of that.
        let version = draft.version.to_string();
        let fields = [("page", "/admin"), ("id", &id.to_string()), ("version", &version)].map(|(n, v)| (n, v.to_owned()));
        let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (*n, v.as_str())).collect();
        assert_eq!(app.form(&cookie, "/do/delete_theme", &fields).await.status, StatusCode::SEE_OTHER);
        let deleted = app.get(&feed).await.body;
        assert_eq!(deleted.matches("STATUS:CANCELLED").count(), 2);
        assert!(sequence(&deleted) > sequence(&off));
        app.form(&cookie, "/do/restore_theme", &[("page", "/admin/trash"), ("id", &id.to_string())]).await;
        app.move_to(id, State::Announced).await;
        let again = app.get(&feed).await.body;
        assert!(again.contains("秋に聞くこと") && !again.contains("CANCELLED"));
        assert!(sequence(&again) > sequence(&deleted));
    }

    async fn a_feed_has_a_secret_address_that_is_shown_once(app: TestApp) {
        let theme = app.theme().await;
        let cookie = app.organizer("hr@example.jp").await;
        let (first, sheet) = make(&app, &cookie).await;
        assert_eq!(sheet.status, StatusCode::OK, "{}", sheet.body);
        assert!(sheet.body.contains(&format!("http://kizuki.test{first}")), "{}", sheet.body);
        assert_eq!(sheet.header("cache-control"), "no-store");
        assert!(!sheet.body.contains("<script") && sheet.body.contains("反映は翌日です"));
        let page = app.get_as(&cookie, "/admin/year").await.body;
        assert!(page.contains("いまアドレスが一つあります") && !page.contains(&first));
        // No account, no cookie: the secret is the key. Its hash alone is kept.
        let answer = app.get(&first).await;
        assert_eq!((answer.status, answer.header("content-type")), (StatusCode::OK, "text/calendar; charset=utf-8"));
        assert!(answer.body.contains(&theme.id.to_string()));
        let rows = dump(app.state.people.db()).await;
        let key = first.trim_start_matches("/feed/").trim_end_matches("/themes.ics");
        assert!(!contains(rows.as_bytes(), key.as_bytes()), "the secret is nowhere");
        // The same state is the same bytes.
        let tag = answer.header("etag").to_owned();
        let request = TestApp::request(Method::GET, &first, "").header(header::IF_NONE_MATCH, &tag);
        let same = app.send(request.body(Body::empty()).expect("a request")).await;
        assert_eq!((same.status, same.body.as_str()), (StatusCode::NOT_MODIFIED, ""));
        for wrong in ["/feed/0000/themes.ics", &format!("/feed/{}/themes.ics", "0".repeat(64))] {
            assert_eq!(app.get(wrong).await.status, StatusCode::NOT_FOUND, "{wrong}");
        }
        // Pressed twice it is the same; renewed, the earlier one is good no more.
        assert_eq!(send(&app, &cookie, key).await.status, StatusCode::OK);
        assert_eq!(app.get(&first).await.status, StatusCode::OK);
        let (second, _) = make(&app, &cookie).await;
        assert_eq!(app.get(&first).await.status, StatusCode::NOT_FOUND);
        assert_eq!(app.get(&second).await.status, StatusCode::OK);
        let other = app.organizer("other@example.jp").await;
        let (others, _) = make(&app, &other).await;
        for _ in 0..2 {
            let ended = app.form(&cookie, "/do/end_feed", &[("page", "/admin/year")]).await;
            assert_eq!(ended.location(), "/admin/year?done=feed-ended");
        }
        assert_eq!(app.get(&second).await.status, StatusCode::NOT_FOUND);
        assert_eq!(app.get(&others).await.status, StatusCode::OK, "each has its own");
        assert_eq!(send(&app, &cookie, "short").await.status, StatusCode::BAD_REQUEST);
        let reviewer = app.signed_in("wg@example.jp", Role::Reviewer).await;
        assert_eq!(send(&app, &reviewer, &"1".repeat(64)).await.status, StatusCode::FORBIDDEN);
    }

    async fn a_feed_ends_with_its_account_and_sleeps_without_the_right(app: TestApp) {
        app.theme().await;
        let admin = app.signed_in("admin@example.jp", Role::Admin).await;
        let cookie = app.organizer("hr@example.jp").await;
        let (feed, _) = make(&app, &cookie).await;
        let team = app.state.people.team().await.expect("read");
        let find = |email: &str| team.iter().find(|one| one.email == email).expect("there").id;
        let (by, id) = (find("admin@example.jp"), find("hr@example.jp"));
        app.state.people.set_role(by, id, Role::Organizer, Role::Reviewer).await.expect("set");
        assert_eq!(app.get(&feed).await.status, StatusCode::NOT_FOUND, "who may not plan reads no plan");
        app.state.people.set_role(by, id, Role::Reviewer, Role::Organizer).await.expect("set");
        assert_eq!(app.get(&feed).await.status, StatusCode::OK);
        let form = EndForm { heir: String::new(), sure: true };
        let account = app.state.people.team().await.expect("read").into_iter().find(|one| one.id == by);
        let actor = Actor { account: by, role: account.expect("there").role };
        app.state.end_account(&actor, id, &form).await.expect("ended");
        assert_eq!(app.get(&feed).await.status, StatusCode::NOT_FOUND);
        assert!(!app.state.people.has_feed(id).await.expect("read"), "its row went in the same transaction");
        let hash = kizuki_board::service::token::hash(&"2".repeat(64));
        assert!(app.state.people.set_feed(id, &hash).await.is_err(), "and no feed comes after the end");
        let ended = app.state.people.member(id).await.expect("there").state;
        assert_eq!(ended, AccountState::Ended);
        assert_eq!(app.get_as(&admin, "/admin/year").await.status, StatusCode::OK);
    }

    async fn what_goes_back_to_draft_is_off_in_the_calendar_and_comes_back_as_it_was(app: TestApp) {
        let id = app.state.create_theme(&plan("kita"), false).await.expect("made");
        let cookie = app.organizer("hr@example.jp").await;
        let read = async || app.get_as(&cookie, "/admin/year/themes.ics?from=2020").await.body;
        assert!(!read().await.contains("VEVENT"));
        app.move_to(id, State::Announced).await;
        let announced = read().await;
        assert_eq!(announced.matches("BEGIN:VEVENT").count(), 2);
        app.move_to(id, State::Draft).await;
        assert_eq!(read().await.matches("STATUS:CANCELLED").count(), 2);
        app.move_to(id, State::Announced).await;
        let ids = |text: &str| {
            let text = text.replace("\r\n ", "");
            text.lines().filter(|line| line.starts_with("UID:")).map(ToOwned::to_owned).collect::<Vec<_>>()
        };
        assert_eq!(ids(&announced), ids(&read().await), "the same events");
    }
}
