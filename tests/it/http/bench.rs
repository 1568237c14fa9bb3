//! Reviewers put notes into groups, by plain forms, beside each other, and take it back.

use axum::{
    body::Body,
    http::{Method, StatusCode},
};
use kizuki_board::domain::{
    account::Role,
    anon::Action,
    ids::{GroupId, NoteId},
    note::HideReason,
    parts::{SHOWN, VERSION_LEN},
    theme::{State, Theme},
};
use kizuki_board::store::Db;
use uuid::Uuid;

use crate::support::{Answer, TestApp, both_dbs, secret};

/// A reviewer at the bench of a theme.
struct Reviewer<'a> {
    app: &'a TestApp,
    cookie: String,
    theme: &'a Theme,
    seen: String,
}

impl<'a> Reviewer<'a> {
    async fn at(app: &'a TestApp, email: &str, theme: &'a Theme) -> Self {
        let cookie = app.signed_in(email, Role::Reviewer).await;
        Self { app, cookie, theme, seen: "0".into() }
    }

    fn page(&self) -> String {
        format!("/admin/themes/{}/review", self.theme.id)
    }

    /// Looks at the bench: what is sent after that is sent on what it shows.
    async fn look(&mut self) -> String {
        let body = self.app.get_as(&self.cookie, &self.page()).await.body;
        if body.contains("name=\"seen\"") {
            between(&body, "name=\"seen\" value=\"", "\"").clone_into(&mut self.seen);
        }
        body
    }

    /// Looks at the bench in a browser that shows this page of it.
    async fn look_from(&self, page: &str) -> String {
        let versions = page.split("data-v=\"").skip(1).map(|rest| &rest[..VERSION_LEN]);
        let mut request = TestApp::request(Method::GET, &self.page(), &self.cookie);
        request = request.header(SHOWN, versions.collect::<String>());
        self.app.send(request.body(Body::empty()).expect("a request")).await.body
    }

    async fn send(&self, action: &str, fields: &[(&str, &str)]) -> Answer {
        let (page, theme) = (self.page(), self.theme.id.to_string());
        let mut all =
            vec![("page", page.as_str()), ("theme", theme.as_str()), ("seen", self.seen.as_str())];
        all.extend(fields);
        self.app.form(&self.cookie, &format!("/do/{action}"), &all).await
    }

    async fn group(&self, group: GroupId, notes: &[NoteId], name: &str) -> Answer {
        let (key, notes) = (group.to_string(), ids(notes));
        let mut fields = vec![("key", key.as_str()), ("name", name)];
        fields.extend(notes.iter().map(|note| ("notes[]", note.as_str())));
        self.send("group_notes", &fields).await
    }

    /// What the page would hear of others.
    async fn news(&self) -> Answer {
        self.app.get_as(&self.cookie, &format!("{}/news?seen={}", self.page(), self.seen)).await
    }

    async fn choose(&self, action: &str, notes: &[NoteId], to: Option<GroupId>) -> Answer {
        let (to, notes) = (to.map(|to| to.to_string()).unwrap_or_default(), ids(notes));
        let mut fields = vec![("to", to.as_str())];
        fields.extend(notes.iter().map(|note| ("notes[]", note.as_str())));
        self.send(action, &fields).await
    }
}

fn ids(notes: &[NoteId]) -> Vec<String> {
    notes.iter().map(ToString::to_string).collect()
}

fn between<'a>(text: &'a str, before: &str, after: &str) -> &'a str {
    text.split_once(before).and_then(|(_, rest)| rest.split_once(after)).expect("there").0
}

fn new_group() -> GroupId {
    GroupId(Uuid::new_v4())
}

/// The groups of a theme: name, texts of the notes, stickers.
async fn groups(app: &TestApp, theme: &Theme) -> Vec<(String, Vec<String>, u32)> {
    let bench = app.state.board.bench(theme.id).await.expect("read");
    let grouped = bench.grouped(app.notes(theme).await);
    let mut groups: Vec<_> = grouped
        .groups
        .into_iter()
        .map(|group| {
            let mut texts: Vec<String> = group.notes.iter().map(|note| note.text.clone()).collect();
            texts.sort();
            (group.label.name, texts, group.stickers.total())
        })
        .collect();
    groups.sort();
    groups
}

async fn four_notes(app: &TestApp) -> (Theme, Vec<NoteId>) {
    let theme = app.theme().await;
    let mut notes = Vec::new();
    for (n, text) in (1..).zip(["電話当番", "電話の音", "会議室", "決裁が紙"]) {
        notes.push(app.pinned(&theme, &secret(n), text).await);
    }
    app.perform(&theme, &secret(9), Action::Like { note: notes[0] }).await.expect("liked");
    app.perform(&theme, &secret(9), Action::Like { note: notes[1] }).await.expect("liked");
    app.tick().await;
    (theme, notes)
}

both_dbs! {
    async fn notes_are_grouped_moved_named_merged_and_taken_back(app: TestApp) {
        let (theme, notes) = four_notes(&app).await;
        let board = app.get("/t/zaitaku").await;
        let mut one = Reviewer::at(&app, "one@example.jp", &theme).await;
        assert!(one.look().await.contains("まだまとめていない付箋（4枚）"));
        let (phone, rest) = (new_group(), new_group());
        let answer = one.group(phone, &notes[..2], "電話").await;
        assert_eq!(
            (answer.status, answer.location()),
            (StatusCode::SEE_OTHER, format!("{}?done=grouped", one.page()).as_str())
        );
        let page = app.get_as(&one.cookie, answer.location()).await.body;
        assert!(page.contains("まとめました。") && page.contains("まとまり（1）"), "{page}");
        assert!(page.contains("まだまとめていない付箋（2枚）") && page.contains("元に戻す：まとめる"));
        one.look().await;
        one.group(rest, &notes[2..3], "").await;
        one.look().await;
        one.choose("move_notes", &notes[3..], Some(rest)).await;
        one.look().await;
        let id = rest.to_string();
        let label = [("group", id.as_str()), ("name", "しごとの場"), ("why", "どちらも場所の話")];
        one.send("rename_group", &label).await;
        let named = |name: &str, notes: &[&str], stickers| {
            (name.to_owned(), notes.iter().map(ToString::to_string).collect::<Vec<_>>(), stickers)
        };
        let two = [
            named("しごとの場", &["会議室", "決裁が紙"], 0),
            named("電話", &["電話の音", "電話当番"], 2),
        ];
        assert_eq!(groups(&app, &theme).await, two);
        let page = one.look().await;
        assert!(page.contains("どちらも場所の話") && page.contains("すべての付箋がまとまりに入っています"));
        let into = phone.to_string();
        one.send("merge_groups", &[("group", &id), ("to", &into)]).await;
        let all = named("電話", &["会議室", "決裁が紙", "電話の音", "電話当番"], 2);
        assert_eq!(groups(&app, &theme).await, [all]);
        let page = one.look().await;
        let step = between(&page, "name=\"step\" value=\"", "\"").to_owned();
        for _ in 0..2 {
            // The second click undoes no second step.
            one.send("undo_step", &[("step", &step)]).await;
        }
        assert_eq!(groups(&app, &theme).await, two);
        one.look().await;
        one.choose("take_out_notes", &notes[..1], None).await;
        one.look().await;
        one.send("dissolve_group", &[("group", &id)]).await;
        assert_eq!(groups(&app, &theme).await, [named("電話", &["電話の音"], 1)]);
        let after = app.get("/t/zaitaku").await.without_nonce();
        assert!(after == board.without_nonce(), "the board looks as before");
    }

    async fn two_reviewers_do_not_undo_each_other(app: TestApp) {
        let (theme, notes) = four_notes(&app).await;
        let mut one = Reviewer::at(&app, "one@example.jp", &theme).await;
        let mut two = Reviewer::at(&app, "two@example.jp", &theme).await;
        one.look().await;
        two.look().await;
        two.group(new_group(), &notes[..1], "先のまとまり").await;
        let answer = one.group(new_group(), &notes[..3], "後のまとまり").await;
        let left = format!("{}?done=grouped&left={}", one.page(), notes[0]);
        assert_eq!(answer.location(), left);
        let page = app.get_as(&one.cookie, answer.location()).await.body;
        assert!(page.contains("ほかの人が先に変えたものがあります"), "{page}");
        assert!(page.contains("「電話当番」は、「先のまとまり」に移されていました。"));
        let box_of = between(&page, &format!("value=\"{}\"", notes[0]), ">");
        assert!(box_of.contains("checked"), "it is still chosen: {box_of}");
        let names = async || {
            let groups = groups(&app, &theme).await;
            groups.into_iter().map(|(name, notes, _)| (name, notes.len())).collect::<Vec<_>>()
        };
        let (before, after) = (("先のまとまり".to_owned(), 1), ("後のまとまり".to_owned(), 2));
        assert_eq!(names().await, [before.clone(), after]);
        // Each undoes what they did themselves.
        let page = one.look().await;
        let step = between(&page, "name=\"step\" value=\"", "\"").to_owned();
        two.send("undo_step", &[("step", &step)]).await;
        assert_eq!(names().await.len(), 2, "not somebody else's");
        one.send("undo_step", &[("step", &step)]).await;
        assert_eq!(names().await, [before]);
    }

    async fn each_hears_how_much_others_changed(app: TestApp) {
        let (theme, notes) = four_notes(&app).await;
        let mut one = Reviewer::at(&app, "one@example.jp", &theme).await;
        let mut two = Reviewer::at(&app, "two@example.jp", &theme).await;
        one.look().await;
        two.look().await;
        let quiet = one.news().await;
        assert_eq!(quiet.body, r#"{"notes":0,"groups":0}"#);
        assert_eq!(
            (quiet.header("content-type"), quiet.header("cache-control")),
            ("application/json", "no-store")
        );
        let group = new_group();
        two.group(group, &notes[..2], "").await;
        two.look().await;
        two.choose("take_out_notes", &notes[..1], None).await;
        assert_eq!(one.news().await.body, r#"{"notes":2,"groups":0}"#, "each note once");
        two.send("rename_group", &[("group", &group.to_string()), ("name", "電話")]).await;
        assert_eq!(one.news().await.body, r#"{"notes":2,"groups":1}"#);
        one.look().await;
        assert_eq!(one.news().await.body, quiet.body, "what is shown is no news");
        // Another theme's bench has its own.
        let other = app.theme_with(|plan| "betsu".clone_into(&mut plan.slug)).await;
        let elsewhere = Reviewer::at(&app, "three@example.jp", &other).await;
        assert_eq!(elsewhere.news().await.body, quiet.body);
    }

    async fn an_answer_leaves_out_what_the_page_shows_already(app: TestApp) {
        let (theme, notes) = four_notes(&app).await;
        let mut one = Reviewer::at(&app, "one@example.jp", &theme).await;
        one.look().await;
        let (phone, place) = (new_group(), new_group());
        one.group(phone, &notes[..2], "電話").await;
        one.look().await;
        one.group(place, &notes[2..3], "席").await;
        let whole = one.look().await;
        assert_eq!(whole.matches("data-v=").count(), 6, "four notes, two groups: {whole}");
        let same = |page: &str| page.matches(" data-same").count();
        assert_eq!(same(&whole), 0, "whoever shows nothing gets everything");
        let again = one.look_from(&whole).await;
        assert_eq!(same(&again), 3, "two groups and the last note: {again}");
        assert!(!again.contains("決裁が紙") && !again.contains(">電話</h3>"));

        // Another step changes nothing in the group that it leaves alone.
        one.choose("move_notes", &notes[3..], Some(place)).await;
        let moved = one.look_from(&whole).await;
        assert!(moved.contains(">席</h3>") && !moved.contains(">電話</h3>"), "{moved}");
        assert!(!moved.contains("決裁が紙"), "the note that moved is known");
        let empty = between(&moved, &format!("id=\"c-{}\"", notes[3]), "</li>");
        assert!(empty.contains("data-same"), "{empty}");
        app.perform(&theme, &secret(8), Action::Like { note: notes[1] }).await.expect("liked");
        app.tick().await;
        let liked = one.look_from(&moved).await;
        assert!(liked.contains(">電話</h3>"), "its stickers are more by now: {liked}");
        let of_others = one.app.get_as(&one.cookie, &one.page()).await.body;
        assert_eq!(same(&of_others), 0);
    }

    async fn the_form_that_merges_a_group_comes_on_request(app: TestApp) {
        let (theme, notes) = four_notes(&app).await;
        let mut one = Reviewer::at(&app, "one@example.jp", &theme).await;
        one.look().await;
        let (phone, place) = (new_group(), new_group());
        one.group(phone, &notes[..2], "電話").await;
        let alone = one.look().await;
        assert!(!alone.contains("merge="), "there is no other one: {alone}");
        one.group(place, &notes[2..], "席").await;
        let page = one.look_from(&alone).await;
        let link = format!("{}?merge={phone}", one.page());
        assert!(page.contains(&format!("href=\"{link}#a-{phone}\"")), "{page}");
        assert!(!page.contains("/do/merge_groups"), "{page}");
        let form = app.get_as(&one.cookie, &link).await.body;
        let form = between(&form, "action=\"/do/merge_groups\"", "</form>");
        let (to, own) = (format!("<option value=\"{place}\""), format!("<option value=\"{phone}\""));
        assert!(form.contains(&to) && !form.contains(&own), "{form}");
        let failed = one.send("merge_groups", &[("group", &phone.to_string()), ("to", "")]).await.body;
        let again = between(&failed, "action=\"/do/merge_groups\"", "</form>");
        assert!(again.contains("まとまりを選んでください。"), "{again}");
        let name = between(&failed, &format!("id=\"name-{phone}\""), ">");
        assert!(name.contains("value=\"電話\""), "another form's field keeps what is stored: {name}");
    }

    async fn what_is_searched_for_is_found_in_groups_too(app: TestApp) {
        let (theme, notes) = four_notes(&app).await;
        let mut one = Reviewer::at(&app, "one@example.jp", &theme).await;
        one.look().await;
        one.group(new_group(), &[notes[0], notes[2]], "席").await;
        one.look().await;
        one.group(new_group(), &notes[3..], "紙").await;
        let page = app.get_as(&one.cookie, &format!("{}?q=電話", one.page())).await.body;
        assert!(page.contains("「電話」を含む付箋 2枚") && page.contains("まとまりの中に1枚あります。"), "{page}");
        assert!(page.contains("まとまり（2）"), "how many there are");
        let named = |name: &str| page.contains(&format!(">{name}</h3>"));
        assert!(named("席") && !named("紙"), "only the group that has it: {page}");
        assert_eq!(page.matches("class=\"hit\"").count(), 1, "the note is marked");
        let marked = between(&page, &format!("id=\"c-{}\"", notes[0]), "</li>");
        assert!(marked.contains("探した付箋"), "{marked}");
        let all = one.look().await;
        assert!(!all.contains("class=\"hit\"") && all.contains(">紙</h3>"));
    }

    async fn a_group_without_a_name_keeps_what_it_is_called(app: TestApp) {
        let (theme, notes) = four_notes(&app).await;
        let mut one = Reviewer::at(&app, "one@example.jp", &theme).await;
        one.look().await;
        one.group(new_group(), &notes[2..], "").await;
        let page = one.look().await;
        let called = between(&page, "<h3 ", "</h3>").to_owned();
        assert!(called.contains("まとまり1："), "{called}");
        for n in [21, 22] {
            let (least, most) = (notes[2].min(notes[3]), notes[2].max(notes[3]));
            for note in [most, least].into_iter().take(n - 20) {
                app.perform(&theme, &secret(u8::try_from(n).expect("small")), Action::Like { note })
                    .await
                    .expect("liked");
            }
            app.tick().await;
            let page = one.look().await;
            assert_eq!(between(&page, "<h3 ", "</h3>"), called, "whatever stickers come");
        }
    }

    /// What a reviewer did is kept; who wrote a note leaves no trace in it, and a note that is taken
    /// back takes its rows along.
    async fn the_bench_repairs_itself(app: TestApp) {
        let (theme, notes) = four_notes(&app).await;
        let mut one = Reviewer::at(&app, "one@example.jp", &theme).await;
        one.look().await;
        one.group(new_group(), &notes, "みんな").await;
        app.perform(&theme, &secret(1), Action::Withdraw { note: notes[0] }).await.expect("asked");
        app.tick().await;
        let reason = HideReason::Other;
        let today = app.state.today();
        let hidden = app.state.board.hide_note(theme.id, notes[1], reason, Role::Admin, today).await;
        hidden.expect("hidden").unseen();
        assert_eq!(groups(&app, &theme).await[0].1, ["会議室", "決裁が紙"]);
        let answer = one.choose("take_out_notes", &notes[..2], None).await;
        let page = app.get_as(&one.cookie, answer.location()).await.body;
        assert!(page.contains("取り下げられたか、非表示になった付箋があります。"), "{page}");
        app.state.tidy().await.expect("rows are written anew");
        let placements = match app.state.board.db() {
            Db::Sqlite(db) => sqlx::query_scalar::<_, i64>("SELECT COUNT(*) FROM placement")
                .fetch_one(&db.read).await,
            Db::Postgres(pool) => sqlx::query_scalar::<_, i64>("SELECT COUNT(*) FROM placement")
                .fetch_one(pool).await,
        };
        assert_eq!(placements.expect("counted"), 3, "of the note that is gone, nothing is kept");
        app.move_to(theme.id, State::Review).await;
        let answered = app.move_to(theme.id, State::Answered).await;
        app.state.archive(theme.id, answered.version).await.expect("archived");
        assert_eq!(groups(&app, &theme).await[0].1.len(), 2, "an archive keeps its groups");
        assert!(one.look().await.contains("まとまりを見ることはできますが、変えることはできません"));
        let late = one.choose("take_out_notes", &notes[2..], None).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
    }
}

/// On one PostgreSQL database, reviewers of two processes move the same note at the same moment:
/// one is first, the other is told so, and the trail is whole.
#[tokio::test]
async fn two_processes_do_not_lose_a_step() {
    const ROUNDS: i64 = 12;
    let app = TestApp::postgres().await;
    let (theme, notes) = four_notes(&app).await;
    let other = app.another_process(|_| {}).await;
    let mut one = Reviewer::at(&app, "one@example.jp", &theme).await;
    let mut two = Reviewer::at(&other, "two@example.jp", &theme).await;
    for round in 1..=ROUNDS {
        one.look().await;
        two.look().await;
        let (first, second) = tokio::join!(
            one.group(new_group(), &notes[..1], "左"),
            two.group(new_group(), &notes[..1], "右"),
        );
        assert_eq!((first.status, second.status), (StatusCode::SEE_OTHER, StatusCode::SEE_OTHER));
        let left_out = format!("left={}", notes[0]);
        let told = [&first, &second].map(|answer| answer.location().contains(&left_out));
        assert!(told[0] != told[1], "round {round}: one was first, the other is told: {told:?}");
        for app in [&app, &other] {
            let page = app.get_as(&one.cookie, &one.page()).await.body;
            let name = if told[0] { "右" } else { "左" };
            assert!(page.contains(&format!(">{name}</h3>")), "{page}");
            let bench = app.state.board.bench(theme.id).await.expect("read");
            assert_eq!(bench.head(), round, "each round has its step, for both");
        }
        assert!(one.news().await.body.contains("\"notes\":1"));
    }
    let bench = other.state.board.bench(theme.id).await.expect("read");
    let numbers: Vec<i64> = bench.steps().iter().map(|step| step.number).collect();
    assert_eq!(numbers, (1..=ROUNDS).collect::<Vec<_>>(), "no step twice, none missing");
}

/// The page comes back with what was typed and chosen, and the sentence beside the field.
#[tokio::test]
async fn what_is_wrong_is_said_and_nothing_typed_is_lost() {
    let app = TestApp::sqlite().await;
    let (theme, notes) = four_notes(&app).await;
    let mut one = Reviewer::at(&app, "one@example.jp", &theme).await;
    one.look().await;
    let group = new_group();
    let none = one.group(group, &[], "電話").await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(none.body.contains("付箋を一つ以上選んでください。"), "{}", none.body);
    assert!(none.body.contains("value=\"電話\"") && none.body.contains(&group.to_string()));
    let long = one.group(group, &notes[..1], &"あ".repeat(41)).await;
    assert_eq!(long.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(long.body.contains(&"あ".repeat(41)) && long.body.contains("bar-name-err"));
    let tick = between(&long.body, &format!("value=\"{}\"", notes[0]), ">");
    assert!(tick.contains("checked"), "{tick}");
    assert_eq!(groups(&app, &theme).await, [], "nothing is half-written");
    one.group(group, &notes[..2], "電話").await;
    one.look().await;
    let nowhere = one.choose("move_notes", &notes[2..], None).await;
    assert!(nowhere.body.contains("まとまりを選んでください。"), "{}", nowhere.body);
    for (action, fields, status) in [
        ("group_notes", vec![("key", "x"), ("notes[]", "x")], StatusCode::BAD_REQUEST),
        ("move_notes", vec![("to", "x")], StatusCode::UNPROCESSABLE_ENTITY),
        ("dissolve_group", vec![("group", "x")], StatusCode::BAD_REQUEST),
        ("undo_step", vec![("step", "x")], StatusCode::BAD_REQUEST),
    ] {
        assert_eq!(one.send(action, &fields).await.status, status, "{action}");
    }
    let unknown = new_group();
    assert_eq!(
        one.choose("move_notes", &notes[2..], Some(unknown)).await.status,
        StatusCode::NOT_FOUND
    );
}

/// Only who has the right, and only where there is a board.
#[tokio::test]
async fn the_bench_is_for_reviewers_of_a_board() {
    let app = TestApp::sqlite().await;
    let theme = app.theme().await;
    let page = format!("/admin/themes/{}/review", theme.id);
    let stranger = app.get(&page).await;
    assert_eq!(stranger.status, StatusCode::FOUND);
    let id = theme.id.to_string();
    let news = app.get(&format!("{page}/news")).await;
    assert_eq!((news.status, news.header("cache-control")), (StatusCode::UNAUTHORIZED, "no-store"));
    let undo = app.form("", "/do/undo_step", &[("theme", &id), ("step", "1")]).await;
    assert_eq!(undo.status, StatusCode::UNAUTHORIZED);
    let reviewer = app.signed_in("one@example.jp", Role::Reviewer).await;
    let empty = app.get_as(&reviewer, &page).await;
    assert!(empty.body.contains("付箋はまだありません。"), "{}", empty.body);
    assert!(
        app.get_as(&reviewer, &format!("/admin/themes/{}", theme.id)).await.body.contains(&page)
    );
    let draft = kizuki_board::domain::ids::ThemeId(Uuid::new_v4());
    let nowhere = app.get_as(&reviewer, &format!("/admin/themes/{draft}/review")).await;
    assert_eq!(nowhere.status, StatusCode::NOT_FOUND);
}
