//! The Sealed tier over HTTP: roster, personal links, picking up, acting, and every refusal on the way. The browser's half is played in Rust.

use axum::{
    body::Body,
    http::{Method, Request, StatusCode, header},
};
use kizuki_board::domain::{
    anon::{self, Action, Done, PAD, Refusal, Reply},
    hex::Hex,
    ids::ThemeId,
    issue::{self, PublishedKey, Stamped},
    theme::{State, Theme, Tier},
};
use kizuki_board::ticket::{
    Credential, Ticket,
    blind::{self, BlindState, StampPublic},
};

use crate::store_sealed::{draft, people, sealed, step};
use crate::support::{Answer, DAY, NOON, ORIGIN, TestApp, code, secret};

pub const HTTPS: &str = "https://kizuki.test";

pub async fn https() -> TestApp {
    TestApp::sqlite_with(|config| config.origin = Some(HTTPS.into())).await
}

/// Sends the roster's form as a browser does: a file, pasted lines, or both.
pub async fn import(app: &TestApp, cookie: &str, file: &[u8], pasted: &str) -> Answer {
    let mut body = Vec::new();
    let part = |body: &mut Vec<u8>, head: &str, content: &[u8]| {
        body.extend_from_slice(format!("--kz\r\nContent-Disposition: form-data; {head}\r\n\r\n").as_bytes());
        body.extend_from_slice(content);
        body.extend_from_slice(b"\r\n");
    };
    part(&mut body, "name=\"file\"; filename=\"meibo.csv\"", file);
    part(&mut body, "name=\"pasted\"", pasted.as_bytes());
    body.extend_from_slice(b"--kz--\r\n");
    let request = TestApp::request(Method::POST, "/admin/roster/import", cookie)
        .header(header::ORIGIN, ORIGIN)
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=kz");
    app.send(request.body(Body::from(body)).expect("a request")).await
}

/// The links on a sheet, in the order of the references.
pub fn links(sheet: &str) -> Vec<String> {
    sheet.split("<p class=\"where\">").skip(1).map(|rest| rest.split('<').next().unwrap_or_default().replace(HTTPS, "")).collect()
}

pub async fn print(app: &TestApp, cookie: &str, who: &str) -> Answer {
    app.form(cookie, "/admin/roster/links", &[("who", who)]).await
}

fn token(link: &str) -> &str {
    link.rsplit('/').next().unwrap_or_default()
}

pub async fn pick(app: &TestApp, link: &str) -> Answer {
    app.form("", "/pick", &[("token", token(link))]).await
}

pub async fn issue_raw(app: &TestApp, cookie: &str, body: String) -> Answer {
    let request = Request::post("/issue").header(header::HOST, "kizuki.test").header(header::ORIGIN, ORIGIN);
    let request = request.header(header::CONTENT_TYPE, "application/json").header(header::COOKIE, cookie);
    app.send(request.body(Body::from(anon::pad(body))).expect("a request")).await
}

pub async fn issue(app: &TestApp, cookie: &str, theme: ThemeId, blinded: [u8; 32]) -> Answer {
    issue_raw(app, cookie, serde_json::to_string(&issue::Request { theme, blinded: Hex(blinded), link: None }).expect("json")).await
}

pub fn refused(answer: &Answer) -> (StatusCode, issue::Refusal) {
    assert_eq!(answer.body.len(), PAD, "padded");
    match serde_json::from_str(&answer.body) {
        Ok(issue::Reply::Refused { why, message }) => {
            assert!(!message.is_empty());
            (answer.status, why)
        }
        _ => panic!("{}", answer.body.trim()),
    }
}

pub fn stamped(answer: &Answer) -> Stamped {
    assert_eq!((answer.status, answer.body.len()), (StatusCode::OK, PAD), "{}", answer.body.trim());
    match serde_json::from_str(&answer.body) {
        Ok(issue::Reply::Done(stamped)) => stamped,
        _ => panic!("{}", answer.body.trim()),
    }
}

/// The n-th test ticket in its envelope.
pub fn envelope(theme: ThemeId, n: u8) -> (BlindState, [u8; 32]) {
    blind::blind(&Credential::of(theme, &secret(n)), &[n; blind::RANDOM]).expect("blinded")
}

async fn published(app: &TestApp, slug: &str) -> PublishedKey {
    let answer = app.get(&format!("/t/{slug}/key")).await;
    assert_eq!(answer.status, StatusCode::OK);
    serde_json::from_str(&answer.body).expect("a key")
}

/// Picks up the n-th ticket with a link, as a browser does; returns its seal as it stands behind the code.
pub async fn pick_up(app: &TestApp, theme: &Theme, link: &str, n: u8) -> String {
    let cookie = pick(app, link).await.cookie();
    let (state, blinded) = envelope(theme.id, n);
    let answer = stamped(&issue(app, &cookie, theme.id, blinded).await);
    let answer = blind::Stamped { element: answer.element.0, proof: answer.proof.0 };
    let key = StampPublic(published(app, &theme.slug).await.pk.0);
    let stamp = blind::open(&state, &Credential::of(theme.id, &secret(n)), &answer, &key).expect("the published key's stamp");
    Ticket { secret: secret(n), seal: Some(stamp.seal()) }.reveal()[24..].to_owned()
}

pub async fn act(app: &TestApp, theme: ThemeId, n: u8, seal: Option<&str>, action: Action) -> Answer {
    let ticket = format!("{}{}", code(&secret(n)), seal.unwrap_or_default());
    let request = anon::Request { v: anon::VERSION, theme, ticket, work: None, action };
    app.anon_raw(anon::pad(serde_json::to_string(&request).expect("json"))).await
}

pub fn post(theme: &Theme, text: &str) -> Action {
    Action::Post { prompt: theme.prompts[0].id, text: text.into(), nonce: None }
}

/// A theme open for posting, its roster, and a link for everybody.
pub async fn ready(app: &TestApp, persons: u32) -> (Theme, Vec<String>) {
    let theme = draft(app, "sealed").await;
    let cookie = app.organizer("hr@example.jp").await;
    assert_eq!(import(app, &cookie, b"", &people(0..persons).join("\n")).await.status, StatusCode::SEE_OTHER);
    let theme = step(app, &theme, State::Open).await;
    let sheet = print(app, &cookie, "everybody").await;
    assert_eq!((sheet.status, sheet.header("cache-control")), (StatusCode::OK, "no-store"), "{}", sheet.body);
    (theme, links(&sheet.body))
}

#[tokio::test]
async fn from_the_roster_to_a_note_that_nobody_can_trace() {
    let app = https().await;
    let (theme, links) = ready(&app, 6).await;
    assert_eq!(links.len(), 6);
    let mut stamps = Vec::new();
    for (n, link) in (1..).zip(&links[..4]) {
        stamps.push(pick_up(&app, &theme, link, n).await);
    }
    let early = || act(&app, theme.id, 1, Some(&stamps[0]), post(&theme, "早い"));
    assert_eq!(early().await.refusal(), Refusal::BeforeQuorum { out: 0, quorum: 5 }, "as of the last tick (L13)");
    app.state.clock.set(NOON + 600);
    assert!(app.get("/t/sealed").await.body.contains("6人のうち0人が券を受け取り"));
    app.tick().await;
    assert_eq!(early().await.refusal(), Refusal::BeforeQuorum { out: 4, quorum: 5 });
    assert!(app.get("/t/sealed").await.body.contains("6人のうち4人が券を受け取り、0枚使われました。"));
    stamps.push(pick_up(&app, &theme, &links[4], 5).await);
    for n in 1..=3u8 {
        let answer = act(&app, theme.id, n, Some(&stamps[usize::from(n) - 1]), post(&theme, "封かんの付箋")).await;
        assert!(matches!(answer.reply(), Reply::Done(Done::Posted { .. })), "{}", answer.body.trim());
    }
    // The seal is needed once.
    let Reply::Done(Done::Mine(mine)) = act(&app, theme.id, 1, None, Action::Mine).await.reply() else { panic!("mine") };
    assert_eq!(mine.notes.len(), 1);
    assert_eq!(act(&app, theme.id, 4, None, Action::Mine).await.refusal(), Refusal::UnknownTicket, "not shown yet");
    assert!(matches!(act(&app, theme.id, 4, Some(&stamps[3]), Action::Mine).await.reply(), Reply::Done(Done::Mine(_))));
    app.tick().await;
    app.state.clock.set(NOON + 3600);
    app.tick().await;
    assert_eq!(app.get("/t/sealed").await.body.matches("封かんの付箋").count(), 3);
    crate::leaks_sealed::nothing_joins_the_databases(&app, &[theme.id]).await;
}

#[tokio::test]
async fn a_link_is_shown_to_its_person_and_gives_one_ticket() {
    let app = https().await;
    let (theme, links) = ready(&app, 6).await;
    let page = app.get(&links[0]).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains("あなたは対象者名簿にあります") && !page.body.contains("A0000") && page.cookie().is_empty());
    let begun = pick(&app, &links[0].to_lowercase()).await;
    assert_eq!((begun.status, begun.location()), (StatusCode::SEE_OTHER, format!("{}?done=ready", links[0]).as_str()));
    let set = begun.header("set-cookie");
    for part in ["__Host-kz_issue=", "HttpOnly", "Secure", "SameSite=Strict", "Path=/", "Max-Age=300"] {
        assert!(set.contains(part), "{set}");
    }
    let desk = app.get_as(&begun.cookie(), begun.location()).await;
    assert_eq!(desk.header("referrer-policy"), "no-referrer", "its address is a person's");
    let desk = desk.body;
    assert!(desk.contains("rel=\"noreferrer\"") && desk.contains("href=\"/t/sealed\""), "nor does the way to the board tell it");
    assert!(
        desk.contains("id=\"pick\"") && desk.contains("m.pick()") && desk.contains("data-state=\"waiting\"") && !desk.contains("data-own")
    );
    // A second time: nothing was used up, and the first cookie ends.
    let again = pick(&app, &links[0]).await;
    let (_, blinded) = envelope(theme.id, 1);
    assert_eq!(refused(&issue(&app, &begun.cookie(), theme.id, blinded).await), (StatusCode::UNAUTHORIZED, issue::Refusal::NotStarted));
    stamped(&issue(&app, &again.cookie(), theme.id, blinded).await);
    // The page and the button are as before; only the desk itself refuses, for good and without using anything up.
    let after = app.get(&links[0]).await;
    assert_eq!((after.status, after.without_nonce()), (StatusCode::OK, page.without_nonce()));
    let third = pick(&app, &links[0]).await;
    assert_eq!(third.status, StatusCode::SEE_OTHER);
    let (_, other) = envelope(theme.id, 2);
    assert_eq!(refused(&issue(&app, &third.cookie(), theme.id, other).await), (StatusCode::CONFLICT, issue::Refusal::AlreadyIssued));
    for answer in [app.get("/pick/K7QM").await, pick(&app, "/pick/x").await] {
        assert_eq!(answer.status, StatusCode::GONE);
        assert!(answer.body.contains("新しいものに替わったか") && answer.cookie().is_empty());
    }
}

#[tokio::test]
async fn an_envelope_is_stamped_once_and_a_lost_answer_can_be_asked_for_again() {
    let app = https().await;
    let (theme, links) = ready(&app, 6).await;
    let cookie = pick(&app, &links[0]).await.cookie();
    for bad in [[0xff; 32], [0; 32]] {
        let answer = issue(&app, &cookie, theme.id, bad).await;
        assert_eq!(refused(&answer), (StatusCode::UNPROCESSABLE_ENTITY, issue::Refusal::NotElement));
    }
    assert_eq!(app.state.people.issued(theme.id).await.expect("counted"), 0, "a bad envelope costs nothing");
    let ((_, one), (_, two)) = (envelope(theme.id, 1), envelope(theme.id, 2));
    let first = stamped(&issue(&app, &cookie, theme.id, one).await);
    assert_eq!(stamped(&issue(&app, &cookie, theme.id, one).await), first, "the same answer");
    assert_eq!(refused(&issue(&app, &cookie, theme.id, two).await), (StatusCode::CONFLICT, issue::Refusal::AlreadyIssued));
    assert_eq!(stamped(&issue(&app, &cookie, theme.id, one).await), first, "still");
    assert_eq!(app.state.people.issued(theme.id).await.expect("counted"), 1);
    app.state.clock.set(NOON + 300);
    assert_eq!(refused(&issue(&app, &cookie, theme.id, one).await), (StatusCode::UNAUTHORIZED, issue::Refusal::NotStarted));
    // A new link, an old envelope: five minutes later nobody knows it any more.
    let hr = app.organizer("hr2@example.jp").await;
    let fresh = crate::http_sealed::links(&print(&app, &hr, "everybody").await.body);
    let cookie = pick(&app, &fresh[0]).await.cookie();
    assert_eq!(refused(&issue(&app, &cookie, theme.id, one).await), (StatusCode::CONFLICT, issue::Refusal::AlreadyIssued));
}

#[tokio::test]
async fn who_may_not_pick_up_is_told_why() {
    let app = https().await;
    let (theme, links) = ready(&app, 6).await;
    let cookie = pick(&app, &links[0]).await.cookie();
    let open = app.theme().await;
    let hidden = draft(&app, "hidden").await;
    let (_, blinded) = envelope(theme.id, 1);
    for (cookie, theme, status, why) in [
        ("", theme.id, StatusCode::UNAUTHORIZED, issue::Refusal::NotStarted),
        ("__Host-kz_issue=00", theme.id, StatusCode::UNAUTHORIZED, issue::Refusal::NotStarted),
        (&cookie.replace("__Host-", ""), theme.id, StatusCode::UNAUTHORIZED, issue::Refusal::NotStarted),
        (&cookie, open.id, StatusCode::CONFLICT, issue::Refusal::NotSealed),
        (&cookie, hidden.id, StatusCode::NOT_FOUND, issue::Refusal::NoTheme),
        (&cookie, ThemeId(uuid::Uuid::nil()), StatusCode::NOT_FOUND, issue::Refusal::NoTheme),
    ] {
        assert_eq!(refused(&issue(&app, cookie, theme, blinded).await), (status, why));
    }
    for body in ["", "{}", "[]", r#"{"theme":"x","blinded":"00"}"#] {
        assert_eq!(refused(&issue_raw(&app, &cookie, body.into()).await), (StatusCode::BAD_REQUEST, issue::Refusal::Malformed), "{body}");
    }
    let long = issue_raw(&app, &cookie, "x".repeat(anon::REQUEST_MAX + 1)).await;
    assert_eq!(refused(&long), (StatusCode::PAYLOAD_TOO_LARGE, issue::Refusal::TooLarge));
    // On the roster only since the theme was announced, and not enlisted.
    app.state.replace_roster(&people(0..7), &[]).await.expect("replaced");
    let hr = app.organizer("hr2@example.jp").await;
    let new = crate::http_sealed::links(&print(&app, &hr, "new").await.body);
    assert_eq!(new.len(), 1);
    let stranger = pick(&app, &new[0]).await.cookie();
    assert_eq!(refused(&issue(&app, &stranger, theme.id, blinded).await), (StatusCode::FORBIDDEN, issue::Refusal::NotEligible));
    step(&app, &theme, State::Review).await;
    assert_eq!(refused(&issue(&app, &cookie, theme.id, blinded).await), (StatusCode::CONFLICT, issue::Refusal::Closed));
}

#[tokio::test]
async fn a_key_file_that_is_not_the_published_one_stamps_nothing() {
    let app = https().await;
    let (theme, links) = ready(&app, 6).await;
    let cookie = pick(&app, &links[0]).await.cookie();
    app.state.keys.destroy(theme.id).expect("destroyed");
    app.state.keys.create(theme.id, Tier::Sealed).expect("made");
    let (_, blinded) = envelope(theme.id, 1);
    assert_eq!(refused(&issue(&app, &cookie, theme.id, blinded).await), (StatusCode::SERVICE_UNAVAILABLE, issue::Refusal::Unavailable));
    assert_eq!(app.state.people.issued(theme.id).await.expect("counted"), 0);
}

#[tokio::test]
async fn a_stamp_is_good_for_its_ticket_in_its_theme_and_for_nothing_else() {
    let app = https().await;
    let (theme, links) = ready(&app, 6).await;
    let mut stamps = Vec::new();
    for (n, link) in (1..).zip(&links[..5]) {
        stamps.push(pick_up(&app, &theme, link, n).await);
    }
    let other = draft(&app, "other").await;
    let other = step(&app, &other, State::Open).await;
    for (n, link) in (11..).zip(&links[..5]) {
        pick_up(&app, &other, link, n).await;
    }
    let unknown = Refusal::UnknownTicket;
    let wrong = format!("-{}{}", if stamps[0].starts_with("-0") { "1" } else { "0" }, &stamps[0][2..]);
    for (theme, n, stamp, why) in [
        (&other, 1, Some(stamps[0].as_str()), &unknown),
        (&theme, 2, Some(&stamps[0]), &unknown),
        (&theme, 1, Some(&wrong), &unknown),
        (&theme, 1, None, &unknown),
        (&theme, 1, Some("00"), &Refusal::BadLength(22)),
        (&theme, 1, Some(&"u".repeat(16)), &Refusal::BadCharacter('u')),
    ] {
        let answer = act(&app, theme.id, n, stamp, post(theme, "通らない")).await;
        assert_eq!(answer.refusal(), *why);
        assert_eq!(answer.body.len(), PAD);
    }
    assert_eq!(app.state.board.slips(theme.id).await.expect("counted").1, 0, "none was let in");
    assert_eq!(act(&app, theme.id, 1, Some(&stamps[0]), post(&theme, "通る")).await.status, StatusCode::OK);
}

#[tokio::test]
async fn the_anonymous_ways_refuse_whoever_is_picking_up() {
    let app = https().await;
    let (theme, links) = ready(&app, 6).await;
    let cookie = pick(&app, &links[0]).await.cookie();
    for cookie in [cookie.as_str(), "kz_issue=x", "__Host-kz_issue="] {
        let request = anon::Request { v: anon::VERSION, theme: theme.id, ticket: code(&secret(1)), work: None, action: Action::Mine };
        let request = Request::post("/anon")
            .header(header::HOST, "kizuki.test")
            .header(header::COOKIE, cookie)
            .body(Body::from(serde_json::to_string(&request).expect("json")));
        let answer = app.send(request.expect("a request")).await;
        assert_eq!((answer.status, answer.refusal()), (StatusCode::BAD_REQUEST, Refusal::PickingUp), "{cookie}");
        let form = app.form(cookie, "/t/sealed/mine/post", &[("prompt", &theme.prompts[0].id.to_string()), ("text", "x")]).await;
        assert_eq!(form.status, StatusCode::BAD_REQUEST);
        assert!(form.body.contains("封かん券を受け取っているあいだは"));
        assert!(
            app.get_as(&format!("{cookie}; kizuki_ticket={}", code(&secret(1))), "/t/sealed/mine")
                .await
                .body
                .contains("封かん券を受け取っているあいだは")
        );
    }
}

#[tokio::test]
async fn the_key_is_the_same_for_everybody_and_stands_in_the_log_and_on_the_pages() {
    let app = https().await;
    let theme = draft(&app, "sealed").await;
    assert_eq!(app.get("/t/sealed/key").await.status, StatusCode::NOT_FOUND, "a draft has none");
    let theme = step(&app, &theme, State::Announced).await;
    let cookie = app.organizer("hr@example.jp").await;
    let (plain, signed) = (app.get("/t/sealed/key").await, app.get_as(&cookie, "/t/sealed/key").await);
    assert_eq!(plain.body, signed.body);
    assert!(plain.header("cache-control").starts_with("public") && plain.header("set-cookie").is_empty());
    let key = published(&app, "sealed").await;
    let entry = app.state.board.log_page(key.log_index, 1).await.expect("the log").remove(0);
    assert!(entry.payload.contains(&key.pk.to_string()) && entry.kind == "theme-key");
    let words = kizuki_board::i18n::say::words(kizuki_board::i18n::Lang::Ja, &key.pk);
    for (cookie, page) in [("", "/t/sealed".to_owned()), (&cookie, format!("/admin/themes/{}", theme.id))] {
        assert!(app.get_as(cookie, &page).await.body.contains(&words), "{page}");
    }
    let open = app.theme().await;
    assert_eq!(app.get(&format!("/t/{}/key", open.slug)).await.status, StatusCode::NOT_FOUND);
    assert!(!app.get("/t/zaitaku").await.body.contains("印のかぎの合い言葉"));
}

/// L6: the private PostgreSQL of the tests runs without fsync, so a Sealed theme does not leave draft there, and says why.
#[tokio::test]
async fn l06_a_database_that_is_not_safe_gets_no_sealed_theme() {
    for (app, safe) in [(https().await, true), (TestApp::postgres_with(|config| config.origin = Some(HTTPS.into())).await, false)] {
        let theme = draft(&app, "sealed").await;
        let hr = app.organizer("hr@example.jp").await;
        let (page, id, version) = (format!("/admin/themes/{}", theme.id), theme.id.to_string(), theme.version.to_string());
        let fields = [("page", page.as_str()), ("id", &id), ("version", &version), ("to", "announced")];
        let answer = app.form(&hr, "/do/move_theme", &fields).await;
        let now = app.state.board.theme(theme.id).await.expect("there");
        if safe {
            assert_eq!((answer.location(), now.state), (format!("{page}?done=moved").as_str(), State::Announced));
        } else {
            assert_eq!((answer.status, now.state, now.stamp_key), (StatusCode::CONFLICT, State::Draft, None));
            assert!(answer.body.contains("次の設定を直してもらってください") && answer.body.contains("fsync"), "{}", answer.body);
        }
    }
}

#[tokio::test]
async fn without_https_nothing_of_it_works_but_on_ones_own_machine() {
    let app = TestApp::sqlite().await;
    let theme = draft(&app, "sealed").await;
    let hr = app.organizer("hr@example.jp").await;
    let (page, id, version) = (format!("/admin/themes/{}", theme.id), theme.id.to_string(), theme.version.to_string());
    let fields = [("page", page.as_str()), ("id", &id), ("version", &version), ("to", "announced")];
    let announced = app.form(&hr, "/do/move_theme", &fields).await;
    assert_eq!(announced.status, StatusCode::CONFLICT);
    assert!(announced.body.contains("HTTPSでつながるときにだけ配れます"));
    app.state.replace_roster(&people(0..6), &[]).await.expect("replaced");
    for answer in [print(&app, &hr, "everybody").await, pick(&app, "/pick/x").await, app.get("/pick/x").await] {
        assert_eq!(answer.status, StatusCode::CONFLICT);
        assert!(answer.body.contains("KIZUKI_ORIGIN"));
    }
    let (_, blinded) = envelope(theme.id, 1);
    assert_eq!(refused(&issue(&app, "kz_issue=x", theme.id, blinded).await), (StatusCode::CONFLICT, issue::Refusal::NeedsHttps));

    for (origin, may) in [
        ("http://localhost:3000", true),
        ("http://127.0.0.1:3000", true),
        ("http://localhost", true),
        ("http://localhost.example.jp", false),
        ("http://board.example.jp", false),
        ("http://192.168.1.2", false),
        ("https://board.example.jp", true),
    ] {
        let mut config = (*app.state.config).clone();
        config.origin = Some(origin.into());
        assert_eq!(config.may_seal(), may, "{origin}");
        config.origin = None;
        assert!(!config.may_seal());
    }
    let here = TestApp::sqlite_with(|config| config.origin = Some("http://localhost:3000".into())).await;
    let theme = draft(&here, "sealed").await;
    here.state.replace_roster(&people(0..6), &[]).await.expect("replaced");
    step(&here, &theme, State::Open).await;
    let hr = here.organizer("hr@example.jp").await;
    let sheet = print(&here, &hr, "everybody").await.body.replace("http://localhost:3000", "");
    let cookie = pick(&here, &links(&sheet)[0]).await.cookie();
    assert!(cookie.starts_with("kz_issue="), "{cookie}");
    stamped(&issue(&here, &cookie, theme.id, envelope(theme.id, 1).1).await);
}

#[tokio::test]
async fn a_roster_is_read_whole_or_not_at_all_and_what_was_sent_is_kept() {
    let app = https().await;
    assert_eq!(import(&app, "", b"A1", "").await.status, StatusCode::UNAUTHORIZED);
    assert_eq!(app.get("/admin/roster").await.status, StatusCode::FOUND, "led to the sign-in");
    let cookie = app.organizer("hr@example.jp").await;
    let saved = import(&app, &cookie, "氏名,職員番号\r\n山田,A101\r\n\r\n鈴木,Ａ１０２\r\n山田,A101\r\n".as_bytes(), "").await;
    assert_eq!(
        (saved.status, saved.location()),
        (StatusCode::SEE_OTHER, "/admin/roster?done=saved&added=2&removed=0&duplicates=1&blank=1")
    );
    let page = app.get_as(&cookie, saved.location()).await;
    assert!(page.body.contains("2人が加わり、0人が外れました。") && page.body.contains("名簿には2人います。"));
    assert!(!page.body.contains("A101") && !page.body.contains("山田"));

    let bad = import(&app, &cookie, "職員番号\nA101\n山田 太郎\n\n<b>\n".as_bytes(), "").await;
    assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY);
    for says in ["2行に問題があります", "3行め：職員番号にもメールアドレスにも見えません", "5行め：", "山田 太郎", "&lt;b&gt;"]
    {
        assert!(bad.body.contains(says), "{says}");
    }
    for (file, pasted, says) in [
        (b"".as_slice(), " \n", "一人も書かれていません"),
        (b"PK\x03\x04", "", "Excelのファイルです"),
        (b"\xff\xfe\x00\xd8", "", "文字を読みとれません"),
        (b"A1", "A2", "どちらか一つ"),
        ("氏名,所属\n山田,総務".as_bytes(), "", "どの列が"),
    ] {
        let answer = import(&app, &cookie, file, pasted).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{says}");
        assert!(answer.body.contains(says), "{says}");
    }
    assert_eq!(app.state.people.roster_size().await.expect("counted"), 2, "nothing changed");
    let large = import(&app, &cookie, &vec![b'1'; 6 * 1024 * 1024], "").await;
    assert_eq!(large.status, StatusCode::PAYLOAD_TOO_LARGE);
    let none = print(&app, &cookie, "nobody").await;
    assert_eq!(none.status, StatusCode::BAD_REQUEST);
    assert_eq!(links(&print(&app, &cookie, "new").await.body).len(), 2);
    let again = print(&app, &cookie, "new").await;
    assert!(again.status == StatusCode::UNPROCESSABLE_ENTITY && again.body.contains("リンクを作る人がいません"));
    assert_eq!(print(&app, "", "everybody").await.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn people_who_come_later_can_pick_up_too_and_the_form_offers_a_sealed_theme_over_https_only() {
    let app = https().await;
    let (theme, _) = ready(&app, 6).await;
    let cookie = app.organizer("hr2@example.jp").await;
    assert_eq!(import(&app, &cookie, b"", &people(0..8).join("\n")).await.status, StatusCode::SEE_OTHER);
    let new = links(&print(&app, &cookie, "new").await.body);
    assert_eq!((new.len(), app.state.people.eligible(theme.id).await.expect("counted")), (2, 8));
    pick_up(&app, &theme, &new[0], 9).await;
    let mut plan = crate::support::plan("formed");
    sealed(&mut plan);
    let form = app.get_as(&cookie, "/admin/themes/new").await.body;
    let sealed = form.split("<input").find(|input| input.contains("value=\"sealed\"")).expect("the choice");
    assert!(!sealed.contains("disabled"), "{sealed}");
    let plain = TestApp::sqlite().await;
    let cookie = plain.organizer("hr@example.jp").await;
    let form = plain.get_as(&cookie, "/admin/themes/new").await.body;
    let sealed = form.split("<input").find(|input| input.contains("value=\"sealed\"")).expect("the choice");
    assert!(sealed.contains("disabled") && sealed.contains("KIZUKI_ORIGIN"), "{sealed}");
}

#[tokio::test]
async fn archiving_erases_who_could_pick_up_and_who_did() {
    let app = https().await;
    let (theme, links) = ready(&app, 6).await;
    pick_up(&app, &theme, &links[0], 1).await;
    // Gone from the roster, kept for the bit alone.
    app.state.replace_roster(&people(1..6), &[theme.id]).await.expect("replaced");
    app.state.clock.set(NOON + 30 * DAY);
    step(&app, &theme, State::Review).await;
    let answered = step(&app, &theme, State::Answered).await;
    let destroyed = app.state.archive(theme.id, answered.version).await.expect("archived");
    assert_eq!((destroyed.eligibility, app.state.people.eligible(theme.id).await.expect("counted")), (6, 0));
    assert_eq!(app.state.people.issued(theme.id).await.expect("counted"), 0, "marks go too");
    let (_, logged) = app.state.board.archived_entry(theme.id).await.expect("logged");
    assert_eq!(logged, destroyed);
    let bytes = crate::leaks_sealed::file(&app, "people.db");
    assert!(bytes.windows(5).any(|bytes| bytes == b"A0001") && !bytes.windows(5).any(|bytes| bytes == b"A0000"), "forgotten with its bit");
    assert!(app.state.keys.stamp_key(theme.id).is_err());
    // As if the program had ended between the two databases.
    app.state.people.enlist(theme.id).await.expect("enlisted");
    app.state.tidy().await.expect("tidied");
    assert_eq!(app.state.people.eligible(theme.id).await.expect("counted"), 0);
}

/// L11 and the log rule: at TRACE, neither link nor envelope nor stamp nor person is logged, and of picking up not a line of ours.
#[tokio::test]
async fn l11_picking_up_leaves_no_line_in_the_log() {
    let log = crate::leaks::Captured::default();
    // Global, for the databases' threads log too; each test is a process of its own under nextest.
    let _ = tracing_subscriber::fmt().with_max_level(tracing::Level::TRACE).with_writer(log.clone()).try_init();
    let lines = || String::from_utf8_lossy(&log.0.lock().expect("unpoisoned")).into_owned();
    let app = https().await;
    let (theme, links) = ready(&app, 6).await;
    let before = lines().len();
    let cookie = pick(&app, &links[0]).await.cookie();
    let (_, blinded) = envelope(theme.id, 1);
    let answer = stamped(&issue(&app, &cookie, theme.id, blinded).await);
    issue(&app, &cookie, theme.id, [0; 32]).await;
    issue(&app, &cookie, theme.id, envelope(theme.id, 2).1).await;
    let stamp = pick_up(&app, &theme, &links[1], 2).await;
    act(&app, theme.id, 2, Some(&stamp), Action::Mine).await;
    act(&app, theme.id, 3, Some(&stamp), Action::Mine).await;
    tracing::info!("the canary sings");
    let log = lines();
    assert!(log[before..].contains("the canary sings"), "the log was captured");
    let ours = log[before..].lines().filter(|line| line.contains("kizuki_board")).collect::<Vec<_>>();
    assert_eq!(ours, Vec::<&str>::new());
    let session = cookie.split_once('=').expect("a cookie").1;
    for canary in [session, token(&links[0]), &Hex(blinded).to_string(), &answer.element.to_string(), &stamp, "A0000", &code(&secret(2))] {
        assert!(!log.contains(canary), "{canary} in the log");
    }
}
