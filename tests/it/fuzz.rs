//! What comes from outside, mutilated: the anonymous door, the desk that stamps, ticket codes,
//! rosters. Valid input is mutated by seeded steps, so a failure names its seed and shrinks. Small
//! in every run; `make fuzz` runs as many cases as `KIZUKI_FUZZ_CASES` says.

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use kizuki_board::domain::{
    anon::{self, Action, PAD, Reply},
    issue,
    theme::State,
};
use kizuki_board::service::roster_file;
use kizuki_board::ticket::{Secret, Ticket};
use proptest::prelude::*;
use proptest::test_runner::TestRunner;

use crate::support::sealed::{Ask, https, pick, ready};
use crate::support::{TestApp, code, secret};

/// One step of a mutation. Places are fractions of the length, in 65,536ths.
#[derive(Clone, Debug)]
enum Step {
    Flip(u16, u8),
    Cut(u16, u16),
    Truncate(u16),
    Insert(u16, &'static [u8]),
    Repeat(u16, u16, u8),
    Garble(u16, Vec<u8>),
}

/// What readers of text and numbers stumble over.
const TOKENS: &[&[u8]] = &[
    b"\0",
    b"\"",
    b"\\u0000",
    b"\\ud800",
    b"{",
    b"}",
    b"[",
    b"null",
    b"-1",
    b"1e999",
    b"18446744073709551616",
    b"NaN",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\xed\xa0\x80",
    "\u{202e}".as_bytes(),
    "\u{200b}".as_bytes(),
    "👩‍👩‍👧‍👦".as_bytes(),
    "ＡＢＣ".as_bytes(),
    b"\r\n",
    b",,,,",
    b"\t;",
    b"=cmd|' /C calc'!A0",
    b"' OR 1=1 --",
    b"<script>",
];

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        3 => any::<(u16, u8)>().prop_map(|(at, bits)| Step::Flip(at, bits)),
        2 => any::<(u16, u16)>().prop_map(|(from, to)| Step::Cut(from, to)),
        1 => any::<u16>().prop_map(Step::Truncate),
        3 => (any::<u16>(), 0..TOKENS.len()).prop_map(|(at, token)| Step::Insert(at, TOKENS[token])),
        1 => any::<(u16, u16, u8)>().prop_map(|(from, to, times)| Step::Repeat(from, to, times)),
        2 => (any::<u16>(), proptest::collection::vec(any::<u8>(), 0..24)).prop_map(|(at, bytes)| Step::Garble(at, bytes)),
    ];
    proptest::collection::vec(step, 0..6)
}

fn mutate(valid: &[u8], steps: &[Step]) -> Vec<u8> {
    let mut bytes = valid.to_vec();
    for step in steps {
        let at = |place: u16, len: usize| usize::from(place) * len / 65_536;
        let len = bytes.len();
        match step {
            Step::Flip(place, bits) => {
                if let Some(byte) = bytes.get_mut(at(*place, len)) {
                    *byte ^= bits;
                }
            }
            Step::Cut(a, b) => {
                let (a, b) = (at(*a, len), at(*b, len));
                bytes.drain(a.min(b)..a.max(b));
            }
            Step::Truncate(place) => bytes.truncate(at(*place, len)),
            Step::Insert(place, token) => {
                let place = at(*place, len);
                bytes.splice(place..place, token.iter().copied());
            }
            Step::Repeat(a, b, times) => {
                let (a, b) = (at(*a, len), at(*b, len));
                let part = bytes[a.min(b)..a.max(b)].repeat(usize::from(times % 8));
                bytes.splice(a.max(b)..a.max(b), part);
            }
            Step::Garble(place, new) => {
                let place = at(*place, len);
                let end = (place + new.len()).min(len);
                bytes.splice(place..end, new.iter().copied());
            }
        }
    }
    bytes
}

fn run<T: std::fmt::Debug>(
    input: impl Strategy<Value = T>,
    check: impl Fn(T) -> Result<(), TestCaseError>,
) {
    let cases =
        std::env::var("KIZUKI_FUZZ_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(192);
    let config = ProptestConfig {
        cases,
        failure_persistence: None,
        max_shrink_iters: 2000,
        ..ProptestConfig::default()
    };
    if let Err(failed) = TestRunner::new(config).run(&input, check) {
        panic!("{failed}");
    }
}

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime")
}

#[test]
fn fuzz_the_anonymous_door() {
    let runtime = runtime();
    let (app, theme, note) = runtime.block_on(async {
        let app = TestApp::sqlite().await;
        let theme = app.theme_with(|plan| plan.max_notes = 20).await;
        let note = app.pinned(&theme, &secret(1), "ここにある").await;
        (app, theme, note)
    });
    let actions = [
        Action::Post { prompt: theme.prompts[0].id, text: "新しい付箋".into(), nonce: None },
        Action::Edit { note, text: "書き直し".into() },
        Action::Withdraw { note: kizuki_board::domain::ids::NoteId(uuid::Uuid::nil()) },
        Action::Like { note },
        Action::Unlike { note },
        Action::Mine,
        Action::Cover,
    ];
    let valid = actions.map(|action| {
        let request = anon::Request {
            v: anon::VERSION,
            theme: theme.id,
            ticket: code(&secret(1)),
            work: None,
            action,
        };
        serde_json::to_vec(&request).expect("json")
    });
    run((0..valid.len(), steps()), |(which, steps)| {
        let body = mutate(&valid[which], &steps);
        let request = Request::post("/anon")
            .header(header::HOST, "kizuki.test")
            .header(header::CONTENT_TYPE, "application/json");
        let answer = runtime.block_on(app.send(request.body(Body::from(body)).expect("a request")));
        prop_assert!(!answer.status.is_server_error(), "{} {}", answer.status, answer.body.trim());
        prop_assert_eq!(answer.body.len() % PAD, 0, "padded");
        let reply: Result<Reply, _> = serde_json::from_str(&answer.body);
        prop_assert!(reply.is_ok_and(
            |reply| matches!(reply, Reply::Done(_)) == (answer.status == StatusCode::OK)
        ));
        Ok(())
    });
    // Whatever got through is a note like any other: it comes out, and the log holds.
    runtime.block_on(async {
        app.tick().await;
        let export = app.state.board.log_export().await.expect("read");
        kizuki_board::log::verify::verify(&export, None).expect("the log holds");
    });
}

#[test]
fn fuzz_the_desk_that_stamps() {
    let runtime = runtime();
    let (app, theme, cookie) = runtime.block_on(async {
        let app = https().await;
        let (theme, links) = ready(&app, 6).await;
        let cookie = pick(&app, &links[0]).await.cookie();
        (app, theme, cookie)
    });
    let valid = Ask::envelope(theme.id, 1).body().into_bytes();
    run(steps(), |steps| {
        let body = mutate(&valid, &steps);
        let request = Request::post("/issue")
            .header(header::HOST, "kizuki.test")
            .header(header::ORIGIN, crate::support::ORIGIN);
        let request =
            request.header(header::COOKIE, &cookie).body(Body::from(body)).expect("a request");
        let answer = runtime.block_on(app.send(request));
        prop_assert!(!answer.status.is_server_error(), "{} {}", answer.status, answer.body.trim());
        prop_assert_eq!(answer.body.len() % PAD, 0, "padded");
        prop_assert!(serde_json::from_str::<issue::Reply>(&answer.body).is_ok());
        Ok(())
    });
    let out = runtime.block_on(app.state.people.issued(theme.id)).expect("counted");
    assert!(out <= 1, "one person, one ticket: {out}");
    assert_eq!(
        runtime.block_on(app.state.board.theme(theme.id)).expect("there").state,
        State::Open
    );
}

#[test]
fn fuzz_ticket_codes() {
    let whole = Ticket::parse(&"K7QM9F3X01ABCDEFGHJKZZZZYYYYXXXXWWWW".to_lowercase())
        .expect("a ticket")
        .reveal();
    run((any::<bool>(), steps()), |(sealed, steps)| {
        let valid = if sealed { whole.as_bytes() } else { &whole.as_bytes()[..24] };
        let typed = String::from_utf8_lossy(&mutate(valid, &steps)).into_owned();
        if let Ok(ticket) = Ticket::parse(&typed) {
            let again = Ticket::parse(&ticket.reveal());
            prop_assert!(again.is_ok_and(|again| again.secret == ticket.secret
                && again.seal.is_some() == ticket.seal.is_some()));
        }
        if let Ok(secret) = Secret::parse(&typed) {
            prop_assert!(
                Ticket::parse(&typed)
                    .is_ok_and(|ticket| ticket.secret == secret && ticket.seal.is_none())
            );
        }
        Ok(())
    });
}

#[test]
fn fuzz_rosters() {
    let csv = "氏名,職員番号,所属\r\n山田 太郎,A0001,総務課\r\n鈴木 花子,A0002,福祉課\r\n,,\r\n佐藤 次郎,A0003,土木課\r\n";
    let (shift_jis, ..) = encoding_rs::SHIFT_JIS.encode(csv);
    let mail = "\u{feff}mail\na@example.jp\nB@Example.jp\n\n\"c@example.jp\"\n";
    let valid: [&[u8]; 3] = [csv.as_bytes(), &shift_jis, mail.as_bytes()];
    run((0..valid.len(), steps()), |(which, steps)| {
        if let Ok(read) = roster_file::read(&mutate(valid[which], &steps)) {
            let mut seen = std::collections::HashSet::new();
            for reference in &read.refs {
                prop_assert!(
                    !reference.trim().is_empty()
                        && reference.chars().count() <= roster_file::REFERENCE_MAX,
                    "{reference:?}"
                );
                prop_assert!(!reference.chars().any(char::is_control), "{reference:?}");
                prop_assert!(seen.insert(reference.clone()), "twice: {reference:?}");
            }
            prop_assert!(!read.refs.is_empty() && read.refs.len() <= roster_file::ROWS_MAX);
        }
        Ok(())
    });
}
