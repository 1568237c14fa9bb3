//! Suggested groups: accepted with one click, refused for good, and both taken back; the list of
//! policy fields that names them.

use axum::http::StatusCode;
use kizuki_board::domain::{
    account::Role,
    groups::Verb,
    ids::NoteId,
    note::HideReason,
    theme::{State, Theme},
};

use crate::support::{Answer, TestApp, both_dbs, secret};

/// Somebody at the bench of a theme.
struct AtBench<'a> {
    app: &'a TestApp,
    cookie: String,
    theme: &'a Theme,
}

/// A suggestion as its form has it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Offer {
    group: String,
    together: String,
    name: String,
    why: String,
    seen: String,
}

impl<'a> AtBench<'a> {
    async fn sit(app: &'a TestApp, email: &str, theme: &'a Theme) -> Self {
        Self { app, cookie: app.signed_in(email, Role::Reviewer).await, theme }
    }

    fn page(&self) -> String {
        format!("/admin/themes/{}/review", self.theme.id)
    }

    async fn look(&self) -> String {
        self.app.get_as(&self.cookie, &self.page()).await.body
    }

    async fn offers(&self) -> Vec<Offer> {
        offers(&self.look().await)
    }

    async fn send(&self, action: &str, offer: &Offer, name: &str) -> Answer {
        let (page, theme) = (self.page(), self.theme.id.to_string());
        let fields = [
            ("page", page.as_str()),
            ("theme", &theme),
            ("seen", &offer.seen),
            ("group", &offer.group),
            ("together", &offer.together),
            ("why", &offer.why),
            ("name", name),
        ];
        self.app.form(&self.cookie, &format!("/do/{action}"), &fields).await
    }

    /// Presses the button at the head of the page.
    async fn take_back(&self, action: &str) {
        let page = self.look().await;
        let form = page.split(&format!("/do/{action}\"")).nth(1).expect("a button");
        let (step, seen) = (value(form, "step"), value(form, "seen"));
        let theme = self.theme.id.to_string();
        let fields = [("theme", theme.as_str()), ("seen", &seen), ("step", &step)];
        let done = self.app.form(&self.cookie, &format!("/do/{action}"), &fields).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    }
}

fn offers(page: &str) -> Vec<Offer> {
    let forms = page.split("action=\"/do/accept_suggestion\"").skip(1);
    let forms = forms.map(|form| form.split("</form>").next().expect("its end"));
    forms
        .map(|form| Offer {
            group: value(form, "group"),
            together: value(form, "together"),
            name: value(form, "name"),
            why: value(form, "why"),
            seen: value(form, "seen"),
        })
        .collect()
}

fn value(form: &str, name: &str) -> String {
    let field = form.split(&format!("name=\"{name}\"")).nth(1).expect("the field");
    field.split("value=\"").nth(1).expect("a value").split('"').next().expect("its end").to_owned()
}

const TEXTS: [&str; 6] = [
    "昼休みの電話当番をやめたい",
    "電話当番が昼休みに回ってくる",
    "来庁者の駐車場が混む",
    "駐車場に屋根がほしい",
    "食堂のメニューを増やしてほしい",
    "名札の字が小さい",
];

async fn board(app: &TestApp) -> (Theme, Vec<NoteId>) {
    let theme = app.theme().await;
    let mut notes = Vec::new();
    for (n, text) in (1..).zip(TEXTS) {
        notes.push(app.pinned(&theme, &secret(n), text).await);
    }
    (theme, notes)
}

/// Names, reasons and texts of the groups that there are.
async fn groups(app: &TestApp, theme: &Theme) -> Vec<(String, String, Vec<String>)> {
    let bench = app.state.board.bench(theme.id).await.expect("read");
    let grouped = bench.grouped(app.notes(theme).await).groups.into_iter();
    let texts = |notes: Vec<kizuki_board::domain::note::Note>| {
        let mut texts: Vec<String> = notes.into_iter().map(|note| note.text).collect();
        texts.sort();
        texts
    };
    let mut all: Vec<_> =
        grouped.map(|group| (group.label.name, group.label.reason, texts(group.notes))).collect();
    all.sort();
    all
}

both_dbs! {
    async fn a_suggestion_is_accepted_and_taken_back(app: TestApp) {
        let (theme, _) = board(&app).await;
        let one = AtBench::sit(&app, "one@example.jp", &theme).await;
        let page = one.look().await;
        assert!(page.contains("まとまりの候補（2）") && page.contains("日本語の辞書がない"), "{page}");
        let offered = offers(&page);
        let names: Vec<&str> = offered.iter().map(|offer| offer.name.as_str()).collect();
        // By the usual list of policy fields.
        assert_eq!(names, ["働き方・休暇", "交通・駐車"], "{page}");
        assert_eq!(offered[0].why, "共通の語：電話当番、昼休（候補の手順 第1版）");
        // Once more: the same, to the letter.
        assert_eq!(one.offers().await, offered);
        let accepted = one.send("accept_suggestion", &offered[0], "電話").await;
        assert_eq!(accepted.location(), format!("{}?done=accepted", one.page()));
        let after = app.get_as(&one.cookie, accepted.location()).await.body;
        assert!(after.contains("候補の付箋をまとめました。"), "{after}");
        assert_eq!(offers(&after).len(), 1, "{after}");
        // The second click of the same button makes no second group.
        one.send("accept_suggestion", &offered[0], "電話").await;
        let phone = (
            "電話".to_owned(),
            offered[0].why.clone(),
            vec![TEXTS[0].to_owned(), TEXTS[1].to_owned()],
        );
        assert_eq!(groups(&app, &theme).await, std::slice::from_ref(&phone));
        // Version and settings are in the trail.
        let bench = app.state.board.bench(theme.id).await.expect("read");
        let [step] = bench.steps() else { panic!("one step") };
        let basis = "suggest/1 words=runs usual=200 least=120 groups=n/6..n/3";
        assert_eq!((step.verb, step.basis.as_deref()), (Verb::Group, Some(basis)));
        one.take_back("undo_step").await;
        assert_eq!(groups(&app, &theme).await, []);
        let again = one.offers().await;
        assert_eq!(again.len(), 2, "it is suggested again");
        assert_ne!(again[0].group, offered[0].group, "as another group");
        one.take_back("redo_step").await;
        assert_eq!(groups(&app, &theme).await, [phone]);
    }

    async fn what_is_refused_comes_back_only_if_that_is_undone(app: TestApp) {
        let (theme, _) = board(&app).await;
        let one = AtBench::sit(&app, "one@example.jp", &theme).await;
        let two = AtBench::sit(&app, "two@example.jp", &theme).await;
        let offered = one.offers().await;
        let refused = one.send("refuse_suggestion", &offered[0], "").await;
        assert_eq!(refused.location(), format!("{}?done=refused", one.page()));
        one.send("refuse_suggestion", &offered[0], "").await;
        let page = app.get_as(&one.cookie, refused.location()).await.body;
        assert!(page.contains("もう候補に出しません") && page.contains("元に戻す：候補を出さない"), "{page}");
        let left = |offers: Vec<Offer>| -> Vec<String> {
            offers.into_iter().map(|offer| offer.together).collect()
        };
        let car = offered[1].together.clone();
        assert_eq!(left(offers(&page)), std::slice::from_ref(&car));
        // For everybody, after a new start too, and with another note about the same.
        assert_eq!(left(two.offers().await), std::slice::from_ref(&car));
        let more = app.pinned(&theme, &secret(30), "電話当番の交代表がほしい").await;
        for offer in one.offers().await {
            let both = offered[0].together.split(' ').filter(|id| offer.together.contains(id));
            assert!(both.count() < 2, "{offer:?}, {more}");
        }
        let bench = app.state.board.bench(theme.id).await.expect("read");
        let [step] = bench.steps() else { panic!("the second click did nothing") };
        assert!(step.verb == Verb::Refuse && step.basis.is_some() && step.refused.len() == 2);
        // Nobody else can undo it; whoever did can, and can do it again.
        let undo = one.look().await;
        let number = value(undo.split("/do/undo_step\"").nth(1).expect("a button"), "step");
        let id = theme.id.to_string();
        let fields = [("theme", id.as_str()), ("seen", "9"), ("step", &number)];
        app.form(&two.cookie, "/do/undo_step", &fields).await;
        assert!(!left(one.offers().await).contains(&offered[0].together));
        one.take_back("undo_step").await;
        let all = left(one.offers().await).join(" ");
        assert!(offered[0].together.split(' ').all(|id| all.contains(id)), "{all}");
        one.take_back("redo_step").await;
        assert_eq!(app.state.board.bench(theme.id).await.expect("read").refused().count(), 1);
    }

    /// Notes that are hidden, grouped or gone are in no suggestion, and an accepted one leaves out
    /// what somebody else had taken meanwhile.
    async fn only_notes_that_show_and_lie_by_themselves_are_suggested(app: TestApp) {
        let (theme, notes) = board(&app).await;
        let one = AtBench::sit(&app, "one@example.jp", &theme).await;
        let offered = one.offers().await;
        let (reason, today) = (HideReason::Other, app.state.today());
        let hidden = app.state.board.hide_note(theme.id, notes[0], reason, Role::Admin, today).await;
        hidden.expect("hidden").unseen();
        let page = one.look().await;
        assert!(!page.contains(&notes[0].to_string()) && offers(&page).len() == 1, "{page}");
        // Accepted as it was shown before: what is hidden stays where it is, and is told of.
        let accepted = one.send("accept_suggestion", &offered[0], "電話").await;
        let told = format!("{}?done=accepted&left={}", one.page(), notes[0]);
        assert_eq!(accepted.location(), told);
        assert_eq!(groups(&app, &theme).await[0].2, [TEXTS[1]]);
        // A refusal takes its rows along when a note is taken back.
        one.send("refuse_suggestion", &offered[1], "").await;
        let withdraw = kizuki_board::domain::anon::Action::Withdraw { note: notes[2] };
        app.perform(&theme, &secret(3), withdraw).await.expect("asked");
        app.tick().await;
        let bench = app.state.board.bench(theme.id).await.expect("read");
        let refused: Vec<_> = bench.refused().flatten().collect();
        assert_eq!(refused, [&notes[3]]);
    }
}

#[tokio::test]
async fn a_suggestion_needs_the_right_a_board_that_is_open_and_a_name_that_fits() {
    let app = TestApp::sqlite().await;
    let (theme, notes) = board(&app).await;
    let one = AtBench::sit(&app, "one@example.jp", &theme).await;
    let offered = one.offers().await;
    for action in ["accept_suggestion", "refuse_suggestion"] {
        let stranger = AtBench { app: &app, cookie: String::new(), theme: &theme };
        let answer = stranger.send(action, &offered[0], "").await;
        assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{action}");
        for together in ["", "x y", &notes[0].to_string()] {
            let offer = Offer { together: together.into(), ..offered[0].clone() };
            let answer = one.send(action, &offer, "").await;
            assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{action} {together}");
        }
    }
    // What was typed is still there, in the form of this suggestion and in no other.
    let long = "あ".repeat(41);
    let answer = one.send("accept_suggestion", &offered[0], &long).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let again = offers(&answer.body);
    assert_eq!((again[0].name.as_str(), &again[1].name), (long.as_str(), &offered[1].name));
    let field = format!("name-{}", offered[0].group);
    assert!(answer.body.contains(&format!("aria-describedby=\"{field}-err\"")), "{}", answer.body);
    assert!(answer.body.contains(&format!("href=\"#{field}\"")), "the banner leads to it");
    assert_eq!(groups(&app, &theme).await, []);
    app.move_to(theme.id, State::Review).await;
    let answered = app.move_to(theme.id, State::Answered).await;
    app.state.archive(theme.id, answered.version).await.expect("archived");
    assert_eq!(one.offers().await, [], "nothing is suggested of what is over");
    let late = one.send("refuse_suggestion", &offered[0], "").await;
    assert_eq!(late.status, StatusCode::CONFLICT);
}

/// The list of policy fields: who may edit it, and what comes of it.
mod fields {
    use super::*;

    const PAGE: &str = "/admin/fields";

    async fn save(app: &TestApp, cookie: &str, seen: &str, fields: &str) -> Answer {
        let typed = [("page", PAGE), ("seen", seen), ("fields", fields)];
        app.form(cookie, "/do/save_policy_fields", &typed).await
    }

    both_dbs! {
        async fn the_office_names_suggestions_in_its_own_words(app: TestApp) {
            let (theme, _) = board(&app).await;
            let organizer = app.organizer("hr@example.jp").await;
            let page = app.get_as(&organizer, PAGE).await.body;
            assert!(page.contains("防災・安全：防災、避難"), "{page}");
            let usual = app.state.policy_fields().await.expect("read").written();
            let saved = save(&app, &organizer, &usual, "庶務：電話当番、郵便\r\n車：駐車場\r\n").await;
            assert_eq!(saved.location(), "/admin/fields?done=saved");
            let page = app.get_as(&organizer, saved.location()).await.body;
            assert!(page.contains("一覧を保存しました。") && page.contains("庶務：電話当番、郵便"), "{page}");
            let one = AtBench::sit(&app, "one@example.jp", &theme).await;
            let names = async || -> Vec<String> {
                one.offers().await.into_iter().map(|offer| offer.name).collect()
            };
            assert_eq!(names().await, ["庶務", "車"]);
            // The second click finds it done; whoever saw an older list is told.
            assert_eq!(save(&app, &organizer, &usual, "庶務：電話当番、郵便\n車：駐車場").await.status, StatusCode::SEE_OTHER);
            let late = save(&app, &organizer, &usual, "別：語").await;
            assert!(late.status == StatusCode::CONFLICT && late.body.contains("別：語"), "{}", late.body);
            // Without a field that fits, the word that they share; where two would be called alike, with it.
            let now = app.state.policy_fields().await.expect("read").written();
            save(&app, &organizer, &now, "福祉：介護").await;
            assert_eq!(names().await, ["電話当番", "駐車場"]);
            save(&app, &organizer, "福祉：介護", "総務：電話、駐車").await;
            assert_eq!(names().await, ["総務（電話当番）", "総務（駐車場）"]);
            // An empty list brings the usual one back.
            assert_eq!(save(&app, &organizer, "総務：電話、駐車", " \n").await.status, StatusCode::SEE_OTHER);
            assert_eq!(app.state.policy_fields().await.expect("read").written(), usual);
        }
    }

    async fn save_words(app: &TestApp, cookie: &str, seen: &str, words: &str) -> Answer {
        let typed = [("page", PAGE), ("seen", seen), ("words", words)];
        app.form(cookie, "/do/save_office_words", &typed).await
    }

    both_dbs! {
        async fn the_office_has_words_of_its_own(app: TestApp) {
            let organizer = app.organizer("hr@example.jp").await;
            let saved = save_words(&app, &organizer, "", "みどりの窓口\r\n庶務,1288,1288\r\n").await;
            assert_eq!(saved.location(), "/admin/fields?done=words-saved");
            let page = app.get_as(&organizer, saved.location()).await.body;
            assert!(page.contains("この役所のことばを保存しました。"), "{page}");
            let words = async || app.state.office_words().await.expect("read").written();
            assert_eq!(words().await, "みどりの窓口\n庶務\n");
            // The second click finds it done; whoever saw an older list is told.
            assert_eq!(save_words(&app, &organizer, "", "みどりの窓口\n庶務").await.status, StatusCode::SEE_OTHER);
            let late = save_words(&app, &organizer, "", "別のことば").await;
            assert!(late.status == StatusCode::CONFLICT && late.body.contains("別のことば"), "{}", late.body);
            let wrong = save_words(&app, &organizer, "みどりの窓口\n庶務", "窓口\n窓\n2026").await;
            assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
            for says in ["2行目：", "3行目：文字のあることばを書いてください。", "aria-describedby=\"words-err words-hint\"", "href=\"#words\""] {
                assert!(wrong.body.contains(says), "{says}: {}", wrong.body);
            }
            assert_eq!(words().await, "みどりの窓口\n庶務\n");
            let reviewer = app.signed_in("one@example.jp", Role::Reviewer).await;
            assert_eq!(save_words(&app, &reviewer, "", "窓口").await.status, StatusCode::FORBIDDEN);
        }
    }

    #[tokio::test]
    async fn what_is_wrong_is_said_by_line_and_nothing_typed_is_lost() {
        let app = TestApp::sqlite().await;
        let organizer = app.organizer("hr@example.jp").await;
        let usual = app.state.policy_fields().await.expect("read").written();
        let answer = save(&app, &organizer, &usual, "交通：バス\n防災<b>\n交通：道路").await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        for says in [
            "2行目：「分野：語、語」の形で書いてください。",
            "3行目：すでに使われています。",
            "交通：バス\n防災&lt;b&gt;\n交通：道路",
            "aria-describedby=\"fields-err fields-hint\"",
        ] {
            assert!(answer.body.contains(says), "{says}: {}", answer.body);
        }
        assert_eq!(app.state.policy_fields().await.expect("read").written(), usual);
        let reviewer = app.signed_in("one@example.jp", Role::Reviewer).await;
        assert_eq!(app.get_as(&reviewer, PAGE).await.status, StatusCode::FORBIDDEN);
        assert_eq!(save(&app, &reviewer, &usual, "交通：バス").await.status, StatusCode::FORBIDDEN);
        assert_eq!(save(&app, "", &usual, "交通：バス").await.status, StatusCode::UNAUTHORIZED);
    }
}
