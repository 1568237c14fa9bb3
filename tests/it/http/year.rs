//! The organizer's year: what is planned in each month, last year's plan once more, and a plan out of a table.

use axum::http::StatusCode;
use kizuki_board::domain::{
    account::Role,
    theme::{State, Theme},
};

use crate::support::{Answer, TestApp, both_dbs, day, plan, secret};

const KEY: &str = "3f0c8a52-7d5e-4b7e-9d0a-5c1f2e3d4a5b";
const FILE: &str = "name=\"file\"; filename=\"nenkan.csv\"";

/// A draft of these days.
async fn draft(app: &TestApp, slug: &str, title: &str, first: &str, last: &str) -> Theme {
    let mut plan = plan(slug);
    plan.title = title.into();
    (plan.opens_on, plan.closes_on) = (day(first), day(last));
    let id = app.state.create_theme(&plan, false).await.expect("made");
    app.state.board.theme(id).await.expect("there")
}

async fn drafts(app: &TestApp) -> Vec<(String, String, String, String)> {
    let mut themes = app.state.board.themes().await.expect("read");
    themes.retain(|theme| theme.state == State::Draft);
    themes.sort_by_key(|theme| theme.opens_on);
    let row = |theme: Theme| {
        let days = [theme.opens_on, theme.closes_on].map(|day| day.to_string());
        let [first, last] = days;
        (theme.title.clone(), theme.slug.clone(), first, last)
    };
    themes.into_iter().map(row).collect()
}

fn row(title: &str, slug: &str, first: &str, last: &str) -> (String, String, String, String) {
    (title.into(), slug.into(), first.into(), last.into())
}

/// What stands in a month of the page.
fn month<'a>(page: &'a str, id: &str) -> &'a str {
    let after = page.split(&format!("<h2 id=\"{id}\">")).nth(1).expect("the month");
    after.split("<h2 id=\"").next().expect("its end")
}

async fn copy(app: &TestApp, cookie: &str, key: &str, from: &str, themes: &[&str]) -> Answer {
    let page = format!("/admin/year?from={from}");
    let mut fields = vec![("page", page.as_str()), ("key", key), ("from", from)];
    fields.extend(themes.iter().map(|id| ("themes[]", *id)));
    app.form(cookie, "/do/copy_year", &fields).await
}

async fn looks_at(app: &TestApp, cookie: &str, table: &[u8]) -> Answer {
    app.upload(cookie, "/admin/year/import", &[(FILE, table), ("name=\"pasted\"", b"")]).await
}

/// Confirms what is shown.
async fn confirms(app: &TestApp, cookie: &str, shown: &Answer, table: &str) -> Answer {
    let key = shown.body.split("name=\"sure\" value=\"").nth(1).expect("a key");
    let key = key.split('"').next().expect("its end");
    let parts = [("name=\"sure\"", key.as_bytes()), ("name=\"pasted\"", table.as_bytes())];
    app.upload(cookie, "/admin/year/import", &parts).await
}

both_dbs! {
    async fn twelve_months_say_what_is_planned_and_what_is_not(app: TestApp) {
        let theme = app.theme_with(|plan| plan.answers_on = Some(day("2020-09-19"))).await;
        app.pinned(&theme, &secret(1), "見せない付箋").await;
        let cookie = app.organizer("hr@example.jp").await;
        draft(&app, "2020-11", "十一月の題", "2020-11-02", "2020-11-23").await;
        let page = app.get_as(&cookie, "/admin/year").await;
        assert_eq!(page.status, StatusCode::OK);
        assert_eq!(page.body.matches("class=\"year-month\"").count(), 12, "this fiscal year, from April");
        assert!(page.body.contains("2020年度") && page.body.find("id=\"m04\"") < page.body.find("id=\"m03\""));
        assert!(!page.body.contains("見せない付箋"));
        let august = month(&page.body, "m08");
        assert!(august.contains(&theme.title) && august.contains("8月31日（月）") && august.contains("受付中"), "{august}");
        // The 19th of September is a Saturday.
        assert!(august.contains("回答する日の9月19日（土）は、開庁日ではありません（土曜日か日曜日）。"), "{august}");
        let edit = format!("/admin/themes/{}/edit?answers_on=2020-09-18", theme.id);
        assert!(august.contains(&format!("href=\"{edit}\"")), "{august}");
        let november = month(&page.body, "m11");
        assert!(november.contains("終わりの日の11月23日（月）は、開庁日ではありません（勤労感謝の日"), "{november}");
        assert!(november.contains("closes_on=2020-11-20"));
        let december = month(&page.body, "m12");
        assert!(december.contains("12月はまだ決まっていません"), "{december}");
        assert!(december.contains("href=\"/admin/themes/new?month=2020-12\""));
        assert!(december.contains("<b>29–31</b> 年末年始"), "{december}");
        let april = month(&page.body, "m04");
        assert!(april.contains("テーマはありませんでした") && !april.contains("new?month"), "it is over");

        // The link proposes the day; nothing is stored before somebody saves it.
        let form = app.get_as(&cookie, &edit).await.body;
        assert!(form.contains("value=\"2020-09-18\""), "{form}");
        assert_eq!(app.state.board.theme(theme.id).await.expect("there").answers_on, Some(day("2020-09-19")));
    }

    /// What comes next is told on the entrance by itself: what was announced, and no draft.
    async fn the_next_theme_is_on_the_entrance_with_its_first_day(app: TestApp) {
        let theme = app.theme().await;
        let next = draft(&app, "2020-09", "九月に聞くこと", "2020-09-01", "2020-09-30").await;
        draft(&app, "2020-10", "十月に聞くこと", "2020-10-01", "2020-10-30").await;
        assert!(!app.get("/").await.body.contains("九月に聞くこと"), "a draft is nobody's business");
        app.move_to(next.id, State::Announced).await;
        let home = app.get("/").await.body;
        let coming = home.split("id=\"coming\"").nth(1).and_then(|rest| rest.split("</ul>").next()).expect("to come");
        assert!(coming.contains("九月に聞くこと") && coming.contains("9月1日（火）"), "{coming}");
        assert!(!home.contains("十月に聞くこと") && home.contains(&theme.title));
        // On its first day it opens, without anybody.
        app.state.clock.set(crate::support::NOON + 22 * crate::support::DAY);
        app.tick().await;
        let home = app.get("/").await.body;
        assert!(!home.contains("id=\"coming\"") && home.contains("九月に聞くこと"), "{home}");
    }

    async fn a_year_without_themes_says_how_to_begin(app: TestApp) {
        let cookie = app.organizer("hr@example.jp").await;
        assert!(app.get_as(&cookie, "/admin").await.body.contains("href=\"/admin/year\""));
        let page = app.get_as(&cookie, "/admin/year?from=2028").await.body;
        for part in ["この年度のテーマは、まだありません", "href=\"#copy\"", "href=\"/admin/year/import\"", "href=\"/admin/library\"", "前の年度にテーマがない"] {
            assert!(page.contains(part), "{part}");
        }
        assert!(page.contains("2028年からの祝日は、法律のきまりから数えた見込みです"), "{page}");
        assert!(month(&page, "m04").contains("昭和の日・見込み"));
        assert!(!app.get_as(&cookie, "/admin/year?from=2026").await.body.contains("見込み"), "all of it is published");
        for bad in ["x", "1999", "2991", "99999999999"] {
            let page = app.get_as(&cookie, &format!("/admin/year?from={bad}")).await;
            assert_eq!(page.status, StatusCode::NOT_FOUND, "{bad}");
        }
        let reviewer = app.signed_in("wg@example.jp", Role::Reviewer).await;
        for path in ["/admin/year", "/admin/year/table.csv", "/admin/year/themes.ics", "/admin/calendar", "/admin/year/import"] {
            assert_eq!(app.get_as(&reviewer, path).await.status, StatusCode::FORBIDDEN, "{path}");
        }
        assert!(!app.get_as(&reviewer, "/admin").await.body.contains("href=\"/admin/year\""));
    }

    async fn last_years_plan_is_copied_once_into_months_that_are_free(app: TestApp) {
        let cookie = app.organizer("hr@example.jp").await;
        let theme = app.theme_with(|plan| {
            (plan.opens_on, plan.closes_on, plan.max_notes) = (day("2020-08-03"), day("2020-08-31"), 3);
            plan.posting.until = Some(day("2020-08-28"));
        }).await;
        app.pinned(&theme, &secret(1), "写さない付箋").await;
        let winter = draft(&app, "2021-01", "一月の題", "2021-01-04", "2021-01-29").await;
        let there = draft(&app, "2022-01", "もうある題", "2022-01-11", "2022-01-31").await;
        let page = app.get_as(&cookie, "/admin/year?from=2021").await.body;
        assert_eq!(page.matches("name=\"themes[]\"").count(), 2);
        assert!(page.contains("2022年1月には、もう「もうある題」があります"), "{page}");
        let ids = [theme.id.to_string(), winter.id.to_string()];
        let chosen = [ids[0].as_str(), ids[1].as_str()];
        let none = copy(&app, &cookie, KEY, "2021", &[]).await;
        assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(none.body.contains("選ばれていません"), "{}", none.body);
        for bad in ["x", "01890a5d-ac96-774b-bcce-b302099a8057"] {
            assert_eq!(copy(&app, &cookie, bad, "2021", &chosen).await.status, StatusCode::BAD_REQUEST);
        }
        let before = drafts(&app).await;

        let done = copy(&app, &cookie, KEY, "2021", &chosen).await;
        assert_eq!(done.location(), "/admin/year?from=2021&done=copied&made=1&passed=1");
        let says = app.get_as(&cookie, done.location()).await.body;
        assert!(says.contains("下書きを1件作りました。1件は、その月にもうテーマがあるので飛ばしました。"), "{says}");
        // The first working day and the last one, as the 3rd and the 31st were in 2020.
        let copied = row(&theme.title, "2021-08", "2021-08-02", "2021-08-31");
        let after = drafts(&app).await;
        assert_eq!(after.len(), before.len() + 1);
        assert!(after.contains(&copied), "{after:?}");
        let made = app.state.board.theme_by_slug("2021-08").await.expect("made");
        assert_eq!((made.max_notes, made.posting.until), (3, Some(day("2021-08-27"))));
        assert!(app.notes(&made).await.is_empty() && made.id != theme.id);
        assert!(made.prompts.iter().zip(&theme.prompts).all(|(new, old)| new.id != old.id));

        // Pressed twice, and sent anew.
        for key in [KEY, "3f0c8a52-7d5e-4b7e-9d0a-5c1f2e3d4a5c"] {
            let again = copy(&app, &cookie, key, "2021", &chosen).await;
            assert_eq!(again.location(), "/admin/year?from=2021&done=copied&made=0&passed=2");
            let says = app.get_as(&cookie, again.location()).await.body;
            assert!(says.contains("選んだ2件は、その月にもうテーマがあります。"), "{says}");
        }
        assert_eq!(drafts(&app).await, after);
        assert_eq!(app.state.board.theme(there.id).await.expect("there").title, "もうある題");
        let reviewer = app.signed_in("wg@example.jp", Role::Reviewer).await;
        assert_eq!(copy(&app, &reviewer, KEY, "2021", &chosen).await.status, StatusCode::FORBIDDEN);
    }

    async fn two_people_who_copy_a_plan_at_once_make_it_once(app: TestApp) {
        let cookie = app.organizer("hr@example.jp").await;
        let mut ids = Vec::new();
        for (slug, first, last) in [("2020-09", "2020-09-01", "2020-09-30"), ("2020-11", "2020-11-02", "2020-11-30")] {
            ids.push(draft(&app, slug, slug, first, last).await.id.to_string());
        }
        let chosen = [ids[0].as_str(), ids[1].as_str()];
        let other = "3f0c8a52-7d5e-4b7e-9d0a-5c1f2e3d4a5c";
        let (a, b) = tokio::join!(copy(&app, &cookie, KEY, "2021", &chosen), copy(&app, &cookie, other, "2021", &chosen));
        assert_eq!(drafts(&app).await.len(), 4, "each month has one");
        let made = |answer: &Answer| answer.location().split("made=").nth(1).expect("a number")[..1].parse::<u32>().expect("one");
        assert_eq!(made(&a) + made(&b), 2, "{} {}", a.location(), b.location());
        // No key is left of a draft that was not made.
        let keys = std::fs::read_dir(app.state.config.data.join("keys")).expect("a folder");
        let of_themes = keys.filter(|file| {
            let path = file.as_ref().expect("a file").path();
            let is_key = path.extension().is_some_and(|kind| kind == "key");
            is_key && path.file_stem().is_some_and(|name| name.len() == 36)
        });
        assert_eq!(of_themes.count(), 4);
    }

    async fn the_plan_is_a_table_that_can_be_read_again(app: TestApp) {
        let cookie = app.organizer("hr@example.jp").await;
        app.theme_with(|plan| {
            plan.title = "=HYPERLINK(\"x\")".into();
            plan.answers_on = Some(day("2020-09-18"));
        }).await;
        let file = app.get_as(&cookie, "/admin/year/table.csv?from=2020").await;
        assert_eq!(file.header("content-type"), "text/csv; charset=utf-8");
        assert!(file.header("content-disposition").contains("kizuki-year-2020.csv"));
        let is = "\u{feff}月,題,始まり,終わり,回答,状態\r\n2020-08,\"'=HYPERLINK(\"\"x\"\")\",2020-08-01,2020-08-31,2020-09-18,受付中\r\n";
        assert_eq!(file.body, is);
        let empty = app.get_as(&cookie, "/admin/year/table.csv?from=2021").await.body;
        assert_eq!(empty.lines().count(), 1);
        // What is there already makes nothing.
        let shown = looks_at(&app, &cookie, file.body.as_bytes()).await;
        assert!(shown.body.contains("もうあるテーマと同じです") && !shown.body.contains("name=\"sure\""), "{}", shown.body);
    }

    async fn a_table_is_looked_at_line_by_line_and_then_taken_whole(app: TestApp) {
        let cookie = app.organizer("hr@example.jp").await;
        let table = "月,題,ひな形,始まり,終わり,回答,状態\r\n令和2年9月,窓口,,R2.9.1,2020/9/21,,\r\n2020-10,会議,急ぎ（5営業日）,,,,下書き\r\n,うるう日,,2024-02-29,2024-02-29,,\r\n";
        let (bytes, _, _) = encoding_rs::SHIFT_JIS.encode(table);
        let shown = looks_at(&app, &cookie, &bytes).await;
        assert_eq!(shown.status, StatusCode::OK, "{}", shown.body);
        for part in ["3行とも読めました", "9月1日（火）", "終わりの9月21日（月）は、開庁日ではありません。", "下書きを3件作る"] {
            assert!(shown.body.contains(part), "{part} in {}", shown.body);
        }
        assert!(drafts(&app).await.is_empty(), "looking makes nothing");
        for _ in 0..2 {
            let taken = confirms(&app, &cookie, &shown, table).await;
            assert!(taken.location().starts_with("/admin/year?from=2020&done=taken&made="), "{}", taken.location());
        }
        let made = [
            row("窓口", "2020-09", "2020-09-01", "2020-09-21"),
            row("会議", "2020-10", "2020-10-01", "2020-10-07"),
            row("うるう日", "2024-02", "2024-02-29", "2024-02-29"),
        ];
        assert_eq!(drafts(&app).await, made, "once, however often it is pressed");
    }

    async fn one_bad_line_keeps_all_others_back(app: TestApp) {
        let cookie = app.organizer("hr@example.jp").await;
        let table = "月,題,始まり,終わり\n2020-09,窓口,,\n2020-09,窓口,2020-02-30,\n2020-07,過ぎた,2020-07-01,2020-08-09\n2021-02,うるう日,2021-02-29,\n";
        let shown = looks_at(&app, &cookie, table.as_bytes()).await;
        assert_eq!(shown.status, StatusCode::UNPROCESSABLE_ENTITY);
        for part in ["4行のうち3行が読めません", "始まり: ない日か、読めない書き方です。2027-04-01", "終わり: 終わりの日が過ぎています。"] {
            assert!(shown.body.contains(part), "{part} in {}", shown.body);
        }
        assert!(!shown.body.contains("name=\"sure\"") && shown.body.contains("2021-02-29"), "to be corrected");
        // Confirmed all the same, by whoever makes the request up.
        let parts = [("name=\"sure\"", KEY.as_bytes()), ("name=\"pasted\"", table.as_bytes())];
        let forced = app.upload(&cookie, "/admin/year/import", &parts).await;
        assert_eq!(forced.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(drafts(&app).await.is_empty());
        let sealed = looks_at(&app, &cookie, "月,題,ひな形\n2020-09,窓口,封かん・一日一回\n".as_bytes()).await;
        assert!(sealed.body.contains("1行のうち1行が読めません") && sealed.body.contains("KIZUKI_ORIGIN"), "{}", sealed.body);
        let other = looks_at(&app, &cookie, "日付,名前\n1,2\n".as_bytes()).await;
        assert_eq!(other.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(other.body.contains("「月」") && other.body.contains("「日付」"), "{}", other.body);
    }
}
