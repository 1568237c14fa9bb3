//! What follows an answer: templates, the ways out (screen, table, frame), what was there before,
//! deep-dives, and the mark that an author's browser shows.

use axum::http::StatusCode;
use kizuki_board::domain::{
    answers::{AnswerForm, Item, TEMPLATES_MAX},
    ids::ThemeId,
    plan::{Plan, PlannedPrompt},
    theme::{Colour, State},
};
use uuid::Uuid;

use crate::support::office::{DECLINED, Office, WILL_DO};
use crate::support::{Answer, TestApp, both_dbs, code, plan, secret};

const ID: &str = "6f9b0a52-3c1e-4d7a-9b1e-0a1b2c3d4e5f";

/// Saves a template.
async fn template(office: &Office<'_>, id: &str, seen: &str, fields: &[(&str, &str)]) -> Answer {
    let mut all = vec![("page", "/admin/templates"), ("id", id), ("seen", seen)];
    all.extend(fields);
    office.app.form(&office.cookie, "/do/save_template", &all).await
}

const READ: &[(&str, &str)] =
    &[("name", "受付"), ("status", "received"), ("text", "読みました。"), ("department", "総務課")];

/// Drafts several items with a template.
async fn begin(office: &Office<'_>, items: &[Item], template: &str) -> Answer {
    let (page, theme) = (office.answers(), office.theme.id.to_string());
    let items: Vec<String> = items.iter().map(ToString::to_string).collect();
    let mut all = vec![("page", page.as_str()), ("theme", &theme), ("template", template)];
    all.extend(items.iter().map(|item| ("items[]", item.as_str())));
    office.app.form(&office.cookie, "/do/draft_many", &all).await
}

/// The fields of a new theme's form.
fn planned<'a>(
    slug: &'a str,
    key: &'a str,
    from: &'a str,
    item: &'a str,
) -> Vec<(&'a str, &'a str)> {
    vec![
        ("page", "/admin/themes/new"),
        ("key", key),
        ("from", from),
        ("item", item),
        ("form[title]", "電話を深く聞く"),
        ("form[slug]", slug),
        ("form[description]", "くわしく"),
        ("form[tier]", "open"),
        ("form[opens_on]", "2020-08-10"),
        ("form[closes_on]", "2020-08-31"),
        ("form[posting]", "on"),
        ("form[max_notes]", "5"),
        ("form[tally]", "visible"),
        ("form[prompts][0][name]", "困ること"),
        ("form[prompts][0][colour]", "lemon"),
    ]
}

fn other_plan(slug: &str, title: &str) -> Plan {
    let mut other = plan(slug);
    other.title = title.into();
    other.prompts = vec![PlannedPrompt::new("案", Colour::Lemon)];
    other
}

both_dbs! {
    async fn a_template_is_kept_changed_and_dropped(app: TestApp) {
        let office = Office::in_review(&app).await;
        let first = template(&office, ID, "0", READ).await;
        assert_eq!((first.status, first.location()), (StatusCode::SEE_OTHER, "/admin/templates?done=saved"));
        let again = template(&office, ID, "0", READ).await;
        assert_eq!(again.status, StatusCode::SEE_OTHER, "a second click");
        let page = office.get(&format!("/admin/templates?edit={ID}")).await;
        assert!(page.contains("value=\"受付\"") && page.contains("読みました。"));
        let changed = [&READ[1..], &[("name", "受け付けました")]].concat();
        assert_eq!(template(&office, ID, "1", &changed).await.status, StatusCode::SEE_OTHER);
        // Somebody who read the first version keeps what they typed.
        let late = [&READ[1..], &[("name", "遅れた名前")]].concat();
        let late = template(&office, ID, "1", &late).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        assert!(late.body.contains("遅れた名前") && late.body.contains("ほかの人が先にこのひな形を変えました"));
        let templates = app.state.board.templates().await.expect("read");
        assert_eq!((templates.len(), templates[0].name.as_str(), templates[0].version), (1, "受け付けました", 2));
        let drop = async |seen| {
            let fields = [("page", "/admin/templates"), ("id", ID), ("seen", seen)];
            app.form(&office.cookie, "/do/drop_template", &fields).await.status
        };
        assert_eq!(drop("1").await, StatusCode::CONFLICT);
        assert_eq!(drop("2").await, StatusCode::SEE_OTHER);
        assert_eq!(drop("2").await, StatusCode::SEE_OTHER, "a second click");
        assert!(app.state.board.templates().await.expect("read").is_empty());
    }

    async fn a_bad_template_says_what_is_wrong_beside_the_field(app: TestApp) {
        let office = Office::in_review(&app).await;
        let long = "名".repeat(41);
        let bad = template(&office, ID, "0", &[("name", &long), ("status", "declined"), ("text", "")]).await;
        assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY);
        for id in ["name-err", "reason-err", "text-err"] {
            assert!(bad.body.contains(&format!("id=\"{id}\"")), "{id}");
        }
        assert!(bad.body.contains(&long), "what was typed is not lost");
        assert_eq!(template(&office, "1", "0", READ).await.status, StatusCode::BAD_REQUEST);
        for n in 0..TEMPLATES_MAX {
            let id = Uuid::from_u128(n as u128 | 0x4000_8000 << 48 << 16).to_string();
            let answer = AnswerForm { status: "received".into(), ..AnswerForm::default() };
            let answer = answer.parse(app.state.today(), None).expect("an answer");
            let id = id.parse().expect("an id");
            app.state.board.save_template(id, 0, "ひな形", &answer).await.expect("saved");
        }
        let more = template(&office, ID, "0", READ).await;
        assert_eq!(more.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(more.body.contains("ひな形は50個までです"));
        let nobody = app.form("", "/do/save_template", &[("id", ID)]).await;
        assert_eq!(nobody.status, StatusCode::UNAUTHORIZED);
    }

    async fn an_answer_begins_with_a_template_and_keeps_its_days(app: TestApp) {
        let office = Office::in_review(&app).await;
        template(&office, ID, "0", READ).await;
        office.draft(office.group, "0", WILL_DO).await;
        let page = office.get(&format!("{}?template={ID}", office.page(office.group))).await;
        assert!(page.contains("読みました。") && page.contains("value=\"2020-12-31\""));
        assert!(page.contains("value=\"received\" checked"), "the status of the template");
        assert!(page.contains("name=\"seen\" value=\"1\""), "over the draft that is there");
        let drafts = app.state.board.answering(office.theme.id).await.expect("read").drafts;
        assert_eq!(drafts[&office.group].answer.text, "留守番電話を入れます。", "nothing is saved yet");
        let none = office.get(&format!("{}?template=x", office.page(office.group))).await;
        assert!(none.contains("留守番電話を入れます。"));
    }

    async fn many_drafts_begin_together_or_not_at_all(app: TestApp) {
        let office = Office::in_review(&app).await;
        template(&office, ID, "0", READ).await;
        let all = [office.group, office.note(2), office.note(3)];
        for (items, with, field) in [(&all[..0], ID, "items"), (&all[..], "", "template")] {
            let bad = begin(&office, items, with).await;
            assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY, "{field}");
        }
        let page = office.get(&office.answers()).await;
        assert!(page.contains("name=\"items[]\"") && page.contains("まとめて下書きにする"));
        let done = begin(&office, &all, ID).await;
        assert_eq!(done.location(), format!("{}?done=begun", office.answers()));
        assert_eq!(begin(&office, &all, ID).await.status, StatusCode::SEE_OTHER, "a second click");
        let drafts = app.state.board.answering(office.theme.id).await.expect("read").drafts;
        assert!(drafts.len() == 3 && drafts.values().all(|draft| draft.answer.text == "読みました。"));
        // One that somebody else wrote meanwhile stays, and the others are not begun.
        for item in [office.note(2), office.note(3)] {
            app.state.board.drop_draft(office.theme.id, item, 1).await.expect("dropped");
        }
        office.draft(office.note(2), "0", DECLINED).await;
        let conflict = begin(&office, &all[1..], ID).await;
        assert_eq!(conflict.status, StatusCode::CONFLICT);
        assert!(conflict.body.contains("ほかの人が先に下書きを書きました"));
        let drafts = app.state.board.answering(office.theme.id).await.expect("read").drafts;
        assert!(!drafts.contains_key(&office.note(3)));
        assert_eq!(drafts[&office.note(2)].answer.text, "今年度は見送ります。");
    }

    async fn answers_are_on_the_screen_in_the_tables_and_in_a_frame(app: TestApp) {
        let office = Office::in_review(&app).await;
        office.draft(office.group, "0", WILL_DO).await;
        assert!(!app.get("/t/zaitaku/screen").await.body.contains("留守番電話"));
        office.publish(&[&format!("{}:1", office.group)]).await;
        let screen = app.get("/t/zaitaku/screen").await.body;
        let (answer, note) = (screen.find("留守番電話を入れます。"), screen.find("会議室"));
        assert!(answer.is_some() && answer < note, "before the notes");
        let csv = office.get("/t/zaitaku/report/csv").await;
        assert!(csv.contains("電話当番,1,電話のこと,実施する,留守番電話を入れます。"), "{csv}");
        assert!(csv.contains("会議室,0,,,"), "{csv}");
        let csv = app.get("/progress.csv").await;
        assert_eq!(csv.header("content-disposition"), "attachment; filename=\"kizuki-progress.csv\"");
        assert!(csv.body.contains(",電話のこと,2,1,実施する,,留守番電話を入れます。,総務課,2020-12-31,"), "{}", csv.body);
        let frame = app.get("/progress/embed").await;
        assert!(frame.body.contains("電話のこと") && !frame.body.contains("<form"));
        assert_eq!((frame.header("x-frame-options"), frame.header("set-cookie")), ("", ""));
        assert!(frame.header("content-security-policy").contains("frame-ancestors *"));
        let page = app.get("/progress").await;
        assert_eq!(page.header("x-frame-options"), "DENY");
        assert!(page.header("content-security-policy").contains("frame-ancestors 'none'"));
    }

    async fn a_reviewer_sees_what_came_of_similar_items(app: TestApp) {
        let office = Office::in_review(&app).await;
        office.draft(office.note(3), "0", DECLINED).await;
        let alone = office.get(&office.page(office.note(3))).await;
        assert!(alone.contains("似た項目は見つかりませんでした"), "its own answer is no earlier one");
        office.publish(&[&format!("{}:1", office.note(3))]).await;
        let id = app.state.create_theme(&other_plan("hanko", "はんこ"), false).await.expect("made");
        let theme = app.move_to(id, State::Open).await;
        let note = app.pinned(&theme, &secret(1), "決裁が紙のままで困る").await;
        let far = app.pinned(&theme, &secret(2), "休憩室がほしい").await;
        app.move_to(theme.id, State::Review).await;
        let page = |note| format!("/admin/themes/{}/review/n-{note}", theme.id);
        let near = office.get(&page(note)).await;
        assert!(near.contains(&format!("/t/zaitaku#a-{}", office.note(3))) && near.contains("今年度は見送ります。"));
        assert!(!office.get(&page(far)).await.contains("/t/zaitaku#a-"));
    }

    async fn a_deep_dive_quotes_what_it_began_with_and_both_boards_say_so(app: TestApp) {
        let office = Office::in_review(&app).await;
        office.publish(&[]).await;
        let cookie = app.organizer("hr@example.jp").await;
        let (from, item) = (office.theme.id.to_string(), office.group.to_string());
        let asked = format!("/admin/themes/new?from={from}&item={item}");
        let form = app.get_as(&cookie, &asked).await.body;
        assert!(form.contains("「電話のこと」を深く聞く") && form.contains("電話の音"));
        let item_page = app.get_as(&cookie, &office.page(office.group)).await.body;
        assert!(item_page.contains("深掘りのテーマを始める"));
        assert!(!office.get(&office.page(office.group)).await.contains("深掘りのテーマを始める"), "who may not");
        let saved = app.form(&cookie, "/do/save_theme", &planned("denwa", ID, &from, &item)).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.body);
        let again = app.form(&cookie, "/do/save_theme", &planned("denwa", ID, &from, &item)).await;
        assert_eq!(again.status, StatusCode::SEE_OTHER, "a second click");
        assert_eq!(app.state.board.origins().await.expect("read").len(), 1);
        assert!(!office.board().await.contains("電話を深く聞く"), "a draft is nobody's business");
        let child = app.move_to(ID.parse().expect("an id"), State::Open).await;
        app.tick().await;
        assert!(office.board().await.contains("href=\"/t/denwa\""));
        let board = app.get("/t/denwa").await.body;
        assert!(board.contains("このテーマのはじまり") && board.contains("電話の音"));
        assert!(board.contains(&format!("/t/zaitaku#a-{}", office.group)));
        let progress = app.get("/progress").await.body;
        let (parent, below) = (progress.find("href=\"/t/zaitaku\""), progress.find("href=\"/t/denwa\""));
        assert!(progress.contains("深掘りのつながり") && parent < below);
        // What is hidden is quoted no more.
        for note in &office.notes[..2] {
            let note = note.to_string();
            let fields = [("theme", from.as_str()), ("note", &note), ("reason", "personal-data")];
            let hidden = app.form(&cookie, "/do/hide_note", &fields).await;
            assert_eq!(hidden.status, StatusCode::SEE_OTHER, "{}", hidden.body);
        }
        let board = app.get(&format!("/t/{}", child.slug)).await.body;
        assert!(!board.contains("電話の音") && board.contains("いまは見えません"), "{board}");
    }

    async fn a_deep_dive_of_nothing_or_of_itself_is_refused(app: TestApp) {
        let office = Office::in_review(&app).await;
        let cookie = app.organizer("hr@example.jp").await;
        let (id, item) = (office.theme.id.to_string(), office.note(0).to_string());
        let draft = app.state.create_theme(&other_plan("shitagaki", "下書き"), false).await;
        let draft = draft.expect("made").to_string();
        for (key, from, item) in [
            (ID, ID, item.as_str()),
            (ID, draft.as_str(), &item),
            (ID, "x", &item),
            (ID, &id, "x"),
            (ID, "00000000-0000-4000-8000-000000000000", &item),
        ] {
            let refused = app.form(&cookie, "/do/save_theme", &planned("mushi", key, from, item)).await;
            assert_eq!(refused.status, StatusCode::BAD_REQUEST, "{from} {item}");
        }
        assert!(app.state.board.theme(ThemeId(ID.parse().expect("an id"))).await.is_err());
        // A deep-dive of a deep-dive is one, with an item that was never there it leads to nothing.
        assert_eq!(app.form(&cookie, "/do/save_theme", &planned("ko", ID, &id, &item)).await.status, StatusCode::SEE_OTHER);
        app.move_to(ID.parse().expect("an id"), State::Open).await;
        let second = "7f9b0a52-3c1e-4d7a-9b1e-0a1b2c3d4e5f";
        let gone = format!("n-{second}");
        assert_eq!(app.form(&cookie, "/do/save_theme", &planned("mago", second, ID, &gone)).await.status, StatusCode::SEE_OTHER);
        app.move_to(second.parse().expect("an id"), State::Open).await;
        assert!(app.get("/t/mago").await.body.contains("いまは見えません"));
    }

    async fn who_plans_a_theme_hears_that_it_was_asked_before(app: TestApp) {
        let title = "在宅勤務で困っていることは何ですか";
        let first = app.state.create_theme(&other_plan("saisho", title), false).await;
        let first = app.move_to(first.expect("made"), State::Open).await;
        let note = Item::Note(app.pinned(&first, &secret(1), "電話が取れない").await);
        app.move_to(first.id, State::Review).await;
        let (board, today) = (&app.state.board, app.state.today());
        let answer = AnswerForm { status: "will-do".into(), ..AnswerForm::default() };
        let answer = answer.parse(today, None).expect("an answer");
        board.save_draft(first.id, note, 0, &answer).await.expect("saved");
        board.publish_answers(first.id, &[(note, 1)], 0, today).await.expect("out").unseen();
        let same = other_plan("futatabi", "在宅勤務で困ることは何でしょう");
        let id = app.state.create_theme(&same, false).await.expect("made");
        let cookie = app.organizer("hr@example.jp").await;
        let page = app.get_as(&cookie, &format!("/admin/themes/{id}")).await.body;
        assert!(page.contains("前にも似たテーマがありました") && page.contains("実施する 1件"));
        let other = app.state.create_theme(&other_plan("betsu", "給湯室の使いみち"), false).await;
        let page = app.get_as(&cookie, &format!("/admin/themes/{}", other.expect("made"))).await.body;
        assert!(!page.contains("前にも似たテーマがありました"));
        app.move_to(id, State::Open).await;
        let page = app.get_as(&cookie, &format!("/admin/themes/{id}")).await.body;
        assert!(!page.contains("前にも似たテーマがありました"), "too late to ask whether to ask");
    }

    /// The mark is in everybody's page, hidden, and the script as well; nothing is asked for.
    async fn the_mark_of_new_answers_is_the_same_for_everybody(app: TestApp) {
        let mut office = Office::in_review(&app).await;
        let id = office.theme.id;
        let script = format!("[\"kizuki.{id}\",\"zaitaku\",1]");
        assert!(!app.get("/").await.body.contains(&script), "nothing is answered");
        office.draft(office.group, "0", WILL_DO).await;
        office.publish(&[&format!("{}:1", office.group)]).await;
        let author = format!("kizuki_ticket={}", code(&secret(1)));
        let home = app.get("/").await.body;
        assert!(home.contains(&script) && home.contains("id=\"news-zaitaku\" hidden"));
        let plain = |body: &str| {
            let nonce = body.split("nonce=\"").nth(1).and_then(|rest| rest.split('"').next());
            body.replace(nonce.unwrap_or_default(), "")
        };
        assert_eq!(plain(&app.get_as(&author, "/").await.body), plain(&home));
        for request in ["fetch", "XMLHttpRequest", "sendBeacon"] {
            let script = &home[home.find(&script).expect("there")..];
            let script = &script[..script.find("</script>").expect("its end")];
            assert!(!script.contains(request), "{request}");
        }
        let mine = app.get_as(&author, "/t/zaitaku/mine").await.body;
        assert!(mine.contains(&format!("const k='kizuki.{id}'")));
        office.step(State::Answered).await;
        let cookie = app.organizer("hr@example.jp").await;
        let version = app.state.board.theme(id).await.expect("there").version.to_string();
        let id = id.to_string();
        let fields = [("id", id.as_str()), ("version", &version), ("to", "archived")];
        assert_eq!(app.form(&cookie, "/do/move_theme", &fields).await.status, StatusCode::SEE_OTHER);
        assert!(!app.get("/").await.body.contains("news-zaitaku"), "browsers have forgotten it");
    }
}
