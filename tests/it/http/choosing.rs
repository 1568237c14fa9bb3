//! Staff choose: a theme whose notes are proposals, and the drafts that organizers make of several at once.

use axum::http::StatusCode;
use kizuki_board::domain::{
    account::Role,
    anon::Action,
    answers::Item,
    groups::{Command, Label},
    ids::{GroupId, NoteId, ThemeId},
    settings::{Tally, ThemeKind},
    theme::{State, Theme},
};
use uuid::Uuid;

use crate::support::form::{fields, value, with};
use crate::support::{Answer, NOON, TestApp, both_dbs, day, moderation::FIRST, secret};

const KEY: &str = "3f0c8a52-7d5e-4b7e-9d0a-5c1f2e3d4a6d";
const OTHER_KEY: &str = "3f0c8a52-7d5e-4b7e-9d0a-5c1f2e3d4a6e";

/// A theme of proposals with so many stickers each, still open.
async fn gathering(app: &TestApp, proposed: &[(&str, u8)]) -> (Theme, Vec<NoteId>) {
    let theme = app.theme_with(|plan| plan.kind = ThemeKind::Choosing).await;
    let mut notes = Vec::new();
    for (n, (text, _)) in (1..).zip(proposed) {
        notes.push(app.post(&theme, &secret(n), text).await);
    }
    app.tick().await;
    for (note, (_, stickers)) in notes.iter().zip(proposed) {
        for n in 0..*stickers {
            app.perform(&theme, &secret(100 + n), Action::Like { note: *note })
                .await
                .expect("liked");
        }
    }
    app.tick().await;
    (theme, notes)
}

/// Three proposals with three, two and one sticker, and one without any, under review.
async fn gathered(app: &TestApp) -> (Theme, Vec<NoteId>) {
    let proposed =
        [("会議を短くしたい", 3), ("窓口の混む日", 2), ("昼休みの電話", 1), ("古い椅子", 0)];
    let (theme, notes) = gathering(app, &proposed).await;
    (app.move_to(theme.id, State::Review).await, notes)
}

fn page(theme: &Theme) -> String {
    format!("/admin/themes/{}/choose", theme.id)
}

/// The names of the fields of a proposal.
fn field(item: Item, name: &str) -> String {
    format!("form[rows][{item}][{name}]")
}

/// What is sent of one proposal.
fn row(item: Item, title: &str, month: &str) -> Vec<(String, String)> {
    vec![
        (field(item, "take"), "on".into()),
        (field(item, "title"), title.into()),
        (field(item, "month"), month.into()),
    ]
}

async fn choose(
    app: &TestApp,
    cookie: &str,
    key: &str,
    theme: &Theme,
    rows: &[Vec<(String, String)>],
) -> Answer {
    let (page, id) = (page(theme), theme.id.to_string());
    let mut fields = vec![("page", page.as_str()), ("id", id.as_str()), ("key", key)];
    fields.extend(rows.iter().flatten().map(|(name, value)| (name.as_str(), value.as_str())));
    app.form(cookie, "/do/choose_themes", &fields).await
}

async fn hide(app: &TestApp, cookie: &str, theme: &Theme, note: NoteId) {
    let (page, theme, note) =
        (format!("/admin/themes/{}", theme.id), theme.id.to_string(), note.to_string());
    let fields = [
        ("page", page.as_str()),
        ("theme", theme.as_str()),
        ("note", note.as_str()),
        ("reason", "abuse"),
    ];
    let hidden = app.form(cookie, "/do/hide_note", &fields).await;
    assert_eq!(hidden.status, StatusCode::SEE_OTHER, "{}", hidden.body);
}

/// Title, description, address and first day of the drafts, in the order of their months.
async fn drafts(app: &TestApp) -> Vec<(String, String, String, String)> {
    let mut themes = app.state.board.themes().await.expect("read");
    themes.retain(|theme| theme.state == State::Draft);
    themes.sort_by_key(|theme| (theme.opens_on, theme.slug.clone()));
    let row = |theme: Theme| {
        let settings = theme.settings;
        (settings.title, settings.description, settings.slug, settings.opens_on.to_string())
    };
    themes.into_iter().map(row).collect()
}

fn draft(title: &str, says: &str, slug: &str, first: &str) -> (String, String, String, String) {
    (title.into(), says.into(), slug.into(), first.into())
}

/// Which items drafts go on from.
async fn begun(app: &TestApp, theme: &Theme) -> Vec<(ThemeId, Item)> {
    let origins = app.state.board.origins().await.expect("read").into_iter();
    origins
        .filter(|(_, of)| of.parent == theme.id)
        .filter_map(|(child, of)| Some((child, of.item?)))
        .collect()
}

both_dbs! {
    async fn drafts_of_the_top_ones_are_made_in_one_press_and_never_twice(app: TestApp) {
        let (theme, notes) = gathered(&app).await;
        let cookie = app.organizer("hr@example.jp").await;
        let admin = app.get_as(&cookie, &format!("/admin/themes/{}", theme.id)).await.body;
        assert!(admin.contains(&format!("href=\"{}\"", page(&theme))), "{admin}");
        let shown = app.get_as(&cookie, &page(&theme)).await.body;
        let items: Vec<Item> = notes.iter().map(|note| Item::Note(*note)).collect();
        let places: Vec<usize> = items.iter().map(|item| shown.find(&field(*item, "take")).expect("listed")).collect();
        assert!(places.is_sorted(), "most stickers first");
        assert_eq!(shown.matches("checked").count(), 3, "the one without a sticker is for organizers to choose");
        // The theme is August's, so the next free months are the next ones.
        for (item, month) in items.iter().zip(["2020-09", "2020-10", "2020-11", ""]) {
            let at = shown.split(&format!("name=\"{}\"", field(*item, "month"))).nth(1).expect("the field");
            let value = at.split("value=\"").nth(1).and_then(|rest| rest.split('"').next());
            assert_eq!(value, Some(month), "{item}");
        }
        assert!(shown.contains("下書きの文は、役所の文になります"), "{shown}");

        let rows = [
            row(items[0], "会議を短くしたい", "2020-09"),
            row(items[1], "窓口のこと", "2020-10"),
            row(items[3], "古い椅子", ""),
        ];
        let done = choose(&app, &cookie, KEY, &theme, &rows).await;
        assert_eq!((done.status, done.location()), (StatusCode::SEE_OTHER, format!("{}?done=made&made=3&passed=0", page(&theme)).as_str()), "{}", done.body);
        let is = [
            draft("会議を短くしたい", "", "2020-09", "2020-09-01"),
            draft("窓口のこと", "窓口の混む日", "2020-10", "2020-10-01"),
            draft("古い椅子", "", "2020-11", "2020-11-02"),
        ];
        assert_eq!(drafts(&app).await, is);
        let of: Vec<Item> = begun(&app, &theme).await.into_iter().map(|(_, item)| item).collect();
        assert_eq!(of.len(), 3);
        assert!([0, 1, 3].iter().all(|n| of.contains(&items[*n])), "{of:?}");
        for one in app.state.board.themes().await.expect("read").iter().filter(|one| one.state == State::Draft) {
            assert_eq!((one.kind, one.prompts.len()), (ThemeKind::Usual, 3), "it is a usual theme");
            assert!(one.key_check.is_some(), "with its key");
        }

        // Twice by the same form, and by another one: nothing is made, and it is said.
        for key in [KEY, OTHER_KEY] {
            let again = choose(&app, &cookie, key, &theme, &rows).await;
            assert_eq!(again.location(), format!("{}?done=made&made=0&passed=3", page(&theme)), "{}", again.body);
        }
        assert_eq!(drafts(&app).await, is);
        let said = app.get_as(&cookie, &format!("{}?done=made&made=0&passed=3", page(&theme))).await.body;
        assert!(said.contains("選んだ3件は、もうテーマになっています"), "{said}");
        assert_eq!(said.matches("もうテーマになっています</p>").count() + said.matches("もうテーマになっています ").count(), 3, "{said}");
        assert!(!said.contains(&field(items[0], "take")) && said.contains(&field(items[2], "take")));

        // One that was deleted can be made again, and what lies in the trash stays its own.
        let first = begun(&app, &theme).await.into_iter().find(|(_, item)| *item == items[0]).expect("begun").0;
        let version = app.state.board.theme(first).await.expect("there").version.to_string();
        let deleted = app.form(&cookie, "/do/delete_theme", &[("id", &first.to_string()), ("version", &version)]).await;
        assert_eq!(deleted.status, StatusCode::SEE_OTHER, "{}", deleted.body);
        let again = choose(&app, &cookie, KEY, &theme, &rows).await;
        assert_eq!(again.location(), format!("{}?done=made&made=1&passed=2", page(&theme)), "{}", again.body);
        let restored = app.form(&cookie, "/do/restore_theme", &[("id", &first.to_string())]).await;
        assert_eq!(restored.status, StatusCode::SEE_OTHER, "{}", restored.body);
        assert_eq!(drafts(&app).await.len(), 4);
    }

    async fn nothing_can_be_chosen_before_stickers_have_ended_and_everybody_sees_them(app: TestApp) {
        let (theme, notes) = gathering(&app, &[("会議を短くしたい", 1)]).await;
        let cookie = app.organizer("hr@example.jp").await;
        let rows = [row(Item::Note(notes[0]), "会議", "")];
        let early = app.get_as(&cookie, &page(&theme)).await;
        assert!(early.body.contains("シールの受付は8月31日（月）までです"), "{}", early.body);
        assert!(!early.body.contains("会議を短くしたい"), "no place of a proposal is told early");
        assert_eq!(choose(&app, &cookie, KEY, &theme, &rows).await.status, StatusCode::CONFLICT);
        // Stickers have ended, but their counts are shown to nobody yet.
        let (id, version) = (theme.id, theme.version);
        let mut plan = kizuki_board::domain::theme_form::ThemeForm::of(&theme).check().expect("a plan");
        (plan.tally, plan.stickers.until) = (Tally::Hidden, Some(day("2020-08-08")));
        app.state.board.update_theme(&theme, version, &plan, app.state.today(), "").await.expect("changed").unseen();
        let hidden = app.state.board.theme(id).await.expect("there");
        assert!(!hidden.accepts_stickers(app.state.today()));
        let page_then = app.get_as(&cookie, &page(&theme)).await.body;
        assert!(page_then.contains("いいねの数が職員に見えるまで") && !page_then.contains("会議を短くしたい"), "{page_then}");
        assert_eq!(choose(&app, &cookie, KEY, &theme, &rows).await.status, StatusCode::CONFLICT);
        assert!(drafts(&app).await.is_empty());
        app.move_to(id, State::Review).await;
        assert_eq!(choose(&app, &cookie, KEY, &theme, &rows).await.status, StatusCode::SEE_OTHER);
    }

    async fn a_group_is_one_proposal_and_what_is_hidden_or_taken_back_is_none(app: TestApp) {
        let (theme, notes) = gathering(&app, &[("朝の会議", 1), ("長い会議", 2), ("隠れる案", 9), ("取り下げる案", 9)]).await;
        let group = GroupId(Uuid::from_u128(77));
        let label = Label { name: "会議のこと".into(), reason: String::new() };
        let command = Command::Group { group, notes: notes[..2].to_vec(), label };
        app.state.board.take_step(theme.id, FIRST, 0, NOON, &command).await.expect("grouped");
        let cookie = app.organizer("hr@example.jp").await;
        app.perform(&theme, &secret(4), Action::Withdraw { note: notes[3] }).await.expect("taken back");
        app.tick().await;
        let theme = app.move_to(theme.id, State::Review).await;
        hide(&app, &cookie, &theme, notes[2]).await;

        let shown = app.get_as(&cookie, &page(&theme)).await.body;
        for gone in ["隠れる案", "取り下げる案"] {
            assert!(!shown.contains(gone), "{gone}");
        }
        let item = Item::Group(group);
        assert!(shown.contains("付箋2枚のまとまり") && shown.contains("いいね3枚、1件中1位"), "{shown}");
        assert!(!shown.contains(&field(Item::Note(notes[0]), "take")), "a note in a group is none by itself");
        for bad in [Item::Note(notes[2]), Item::Note(notes[3]), Item::Note(notes[0])] {
            let refused = choose(&app, &cookie, KEY, &theme, &[row(item, "会議のこと", ""), row(bad, "題", "")]).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{bad}: {}", refused.body);
            assert!(refused.body.contains("いまは見えないものがあります"), "{}", refused.body);
        }
        assert!(drafts(&app).await.is_empty(), "all or none");
        let done = choose(&app, &cookie, KEY, &theme, &[row(item, "会議のこと", "")]).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
        assert_eq!(drafts(&app).await, [draft("会議のこと", "・長い会議\n・朝の会議", "2020-09", "2020-09-01")]);
        assert_eq!(begun(&app, &theme).await[0].1, item);

        // Hidden after the draft was made: the page says so, and the draft stays as it is.
        hide(&app, &cookie, &theme, notes[0]).await;
        let part = app.get_as(&cookie, &page(&theme)).await.body;
        assert!(!part.contains("もとの付箋は、いまは見えません"), "a note of the group shows");
        hide(&app, &cookie, &theme, notes[1]).await;
        let gone = app.get_as(&cookie, &page(&theme)).await.body;
        assert!(gone.contains("もとの付箋は、いまは見えません") && gone.contains("案はまだありません"), "{gone}");
        assert_eq!(drafts(&app).await.len(), 1);
    }

    async fn what_is_wrong_is_told_beside_its_proposal_and_nothing_is_made(app: TestApp) {
        let (theme, notes) = gathered(&app).await;
        let cookie = app.organizer("hr@example.jp").await;
        let items: Vec<Item> = notes.iter().map(|note| Item::Note(*note)).collect();
        let none = choose(&app, &cookie, KEY, &theme, &[]).await;
        assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(none.body.contains("選ばれていません"), "{}", none.body);
        let wrong = [row(items[0], "会議を短く、もっと短く", "きのう"), row(items[1], "", "2020-07"), row(items[2], "昼休みの電話", "")];
        let told = choose(&app, &cookie, KEY, &theme, &wrong).await;
        assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY);
        for (item, name) in [(items[0], "month"), (items[1], "title"), (items[1], "month")] {
            let id = field(item, name).replace("form[", "").replace("][", "-").replace(']', "").replace('_', "-");
            assert!(told.body.contains(&format!("id=\"{id}-err\"")) && told.body.contains(&format!("href=\"#{id}\"")), "{id}: {}", told.body);
        }
        assert!(told.body.contains("value=\"会議を短く、もっと短く\""), "what was typed stays");
        assert!(drafts(&app).await.is_empty());
        // Only organizers, and only of a theme that gathers proposals.
        let reviewer = app.signed_in("wg@example.jp", Role::Reviewer).await;
        assert_eq!(app.get_as(&reviewer, &page(&theme)).await.status, StatusCode::FORBIDDEN);
        assert_eq!(choose(&app, &reviewer, KEY, &theme, &[row(items[0], "題", "")]).await.status, StatusCode::FORBIDDEN);
        assert_eq!(app.get_as("", &page(&theme)).await.location(), format!("/login?next={}", page(&theme).replace('/', "%2F")));
        let usual = app.theme_with(|plan| plan.slug = "futsuu".into()).await;
        assert_eq!(app.get_as(&cookie, &page(&usual)).await.status, StatusCode::NOT_FOUND);
        let bad_key = choose(&app, &cookie, "x", &theme, &[row(items[0], "題", "")]).await;
        assert_eq!(bad_key.status, StatusCode::BAD_REQUEST);
    }

    /// Staff read on the board what notes are, and afterwards what began with them.
    async fn staff_are_told_what_becomes_of_proposals(app: TestApp) {
        let (theme, notes) = gathering(&app, &[("会議を短くしたい", 1)]).await;
        let board = app.get("/t/zaitaku").await.body;
        assert!(board.contains("次のテーマの案を書きます。シールの多い案から、主催者が次のテーマを作ります。"), "{board}");
        app.move_to(theme.id, State::Review).await;
        let cookie = app.organizer("hr@example.jp").await;
        let today = app.get_as(&cookie, "/admin").await.body;
        assert!(today.contains(&format!("href=\"{}\"", page(&theme))), "a duty: {today}");
        choose(&app, &cookie, KEY, &theme, &[row(Item::Note(notes[0]), "会議を短くしたい", "2020-09")]).await;
        let today = app.get_as(&cookie, "/admin").await.body;
        assert!(!today.contains(&format!("href=\"{}\"", page(&theme))), "done: {today}");
        assert!(!app.get("/t/zaitaku").await.body.contains("/t/2020-09"), "a draft is nobody's business");
        let child = begun(&app, &theme).await[0].0;
        app.move_to(child, State::Announced).await;
        let board = app.get("/t/zaitaku").await.body;
        assert!(board.contains("href=\"/t/2020-09\""), "{board}");
        let next = app.get("/t/2020-09").await.body;
        assert!(next.contains("<blockquote") && next.contains("会議を短くしたい"), "it quotes the proposal: {next}");
        assert!(!next.contains("次のテーマの案を書きます"), "it is a usual theme");
    }

    async fn the_kind_is_of_the_form_and_fixed_once_the_theme_opens(app: TestApp) {
        let cookie = app.organizer("hr@example.jp").await;
        // The idea of the library sets it.
        let idea = app.get_as(&cookie, "/admin/themes/new?idea=40&month=2020-09").await.body;
        let form = fields(&idea);
        assert_eq!(value(&form, "form[kind]"), Some("choosing"));
        assert_eq!(value(&fields(&app.get_as(&cookie, "/admin/themes/new?idea=1").await.body), "form[kind]"), Some("usual"));
        let sent = with(form, &[("key", KEY)]);
        let sent: Vec<(&str, &str)> = sent.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let saved = app.form(&cookie, "/do/save_theme", &sent).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.body);
        let theme = app.state.board.theme_by_slug("2020-09").await.expect("made");
        assert_eq!(theme.kind, ThemeKind::Choosing);
        // A copy has it, and a preset that is made of it.
        let copy = app.get_as(&cookie, &format!("/admin/themes/new?like={}", theme.id)).await.body;
        assert_eq!(value(&fields(&copy), "form[kind]"), Some("choosing"));
        let id = theme.id.to_string();
        let kept = app.form(&cookie, "/do/save_preset", &[("id", OTHER_KEY), ("theme", &id), ("name", "次を選ぶ月")]).await;
        assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.body);
        let preset = app.state.board.presets().await.expect("read").remove(0);
        assert_eq!(preset.settings.kind, ThemeKind::Choosing);

        let change = |theme: &Theme| {
            let form = kizuki_board::domain::theme_form::ThemeForm { kind: "usual".into(), ..kizuki_board::domain::theme_form::ThemeForm::of(theme) };
            form.keeping(theme, false).kind
        };
        assert_eq!(change(&theme), "usual", "a draft can still be either");
        let open = app.move_to(theme.id, State::Open).await;
        assert_eq!(change(&open), "choosing", "what people wrote stays what they were told it is");
        let edit = app.get_as(&cookie, &format!("/admin/themes/{}/edit", theme.id)).await.body;
        let radios: Vec<&str> = edit.split("<input").filter(|tag| tag.contains("name=\"form[kind]\"")).collect();
        assert!(radios.len() == 2 && radios.iter().all(|tag| tag.split('>').next().is_some_and(|tag| tag.contains("disabled"))), "{radios:?}");
    }
}
