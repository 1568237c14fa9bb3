//! From the roster to a note: a personal link, the button, the stamp, and acting with it.

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use kizuki_board::domain::{
    anon::{self, Action, Done, Refusal, Reply},
    issue,
};

use crate::support::sealed::{Ask, act, https, pick, pick_up, post, ready};
use crate::support::{NOON, code, secret};

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
    assert_eq!(
        early().await.refusal(),
        Refusal::BeforeQuorum { out: 0, quorum: 5 },
        "as of the last tick (L13)"
    );
    app.state.clock.set(NOON + 600);
    assert!(app.get("/t/sealed").await.body.contains("6人のうち0人が券を受け取り"));
    app.tick().await;
    assert_eq!(early().await.refusal(), Refusal::BeforeQuorum { out: 4, quorum: 5 });
    assert!(
        app.get("/t/sealed").await.body.contains("6人のうち4人が券を受け取り、0枚使われました。")
    );
    stamps.push(pick_up(&app, &theme, &links[4], 5).await);
    for n in 1..=3u8 {
        let answer =
            act(&app, theme.id, n, Some(&stamps[usize::from(n) - 1]), post(&theme, "封かんの付箋"))
                .await;
        assert!(
            matches!(answer.reply(), Reply::Done(Done::Posted { .. })),
            "{}",
            answer.body.trim()
        );
    }
    // The seal is needed once.
    let Reply::Done(Done::Mine(mine)) = act(&app, theme.id, 1, None, Action::Mine).await.reply()
    else {
        panic!("mine")
    };
    assert_eq!(mine.notes.len(), 1);
    assert_eq!(
        act(&app, theme.id, 4, None, Action::Mine).await.refusal(),
        Refusal::UnknownTicket,
        "not shown yet"
    );
    assert!(matches!(
        act(&app, theme.id, 4, Some(&stamps[3]), Action::Mine).await.reply(),
        Reply::Done(Done::Mine(_))
    ));
    app.tick().await;
    app.state.clock.set(NOON + 3600);
    app.tick().await;
    assert_eq!(app.get("/t/sealed").await.body.matches("封かんの付箋").count(), 3);
    crate::support::dump::nothing_joins_the_databases(&app, &[theme.id]).await;
}

#[tokio::test]
async fn a_link_is_shown_to_its_person_and_gives_one_ticket() {
    let app = https().await;
    let (theme, links) = ready(&app, 6).await;
    let page = app.get(&links[0]).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(
        page.body.contains("あなたは対象者名簿にあります")
            && !page.body.contains("A0000")
            && page.cookie().is_empty()
    );
    let begun = pick(&app, &links[0].to_lowercase()).await;
    assert_eq!(
        (begun.status, begun.location()),
        (StatusCode::SEE_OTHER, format!("{}?done=ready", links[0]).as_str())
    );
    let set = begun.header("set-cookie");
    for part in
        ["__Host-kz_issue=", "HttpOnly", "Secure", "SameSite=Strict", "Path=/", "Max-Age=300"]
    {
        assert!(set.contains(part), "{set}");
    }
    let desk = app.get_as(&begun.cookie(), begun.location()).await;
    assert_eq!(desk.header("referrer-policy"), "no-referrer", "its address is a person's");
    let desk = desk.body;
    assert!(
        desk.contains("rel=\"noreferrer\"") && desk.contains("href=\"/t/sealed\""),
        "nor does the way to the board tell it"
    );
    assert!(
        desk.contains("id=\"pick\"")
            && desk.contains("m.pick()")
            && desk.contains("data-state=\"waiting\"")
            && !desk.contains("data-own")
    );
    // A second time: nothing was used up, and the first cookie ends.
    let again = pick(&app, &links[0]).await;
    let ask = Ask::envelope(theme.id, 1).cookie(&begun.cookie());
    assert_eq!(ask.refused(&app).await, (StatusCode::UNAUTHORIZED, issue::Refusal::NotStarted));
    ask.cookie(&again.cookie()).stamped(&app).await;
    // The page and the button are as before; only the desk itself refuses, for good and without
    // using anything up.
    let after = app.get(&links[0]).await;
    assert_eq!((after.status, after.without_nonce()), (StatusCode::OK, page.without_nonce()));
    let third = pick(&app, &links[0]).await;
    assert_eq!(third.status, StatusCode::SEE_OTHER);
    let other = Ask::envelope(theme.id, 2).cookie(&third.cookie());
    assert_eq!(other.refused(&app).await, (StatusCode::CONFLICT, issue::Refusal::AlreadyIssued));
    for answer in [app.get("/pick/K7QM").await, pick(&app, "/pick/x").await] {
        assert_eq!(answer.status, StatusCode::GONE);
        assert!(answer.body.contains("新しいものに替わったか") && answer.cookie().is_empty());
    }
}

#[tokio::test]
async fn the_anonymous_ways_refuse_whoever_is_picking_up() {
    let app = https().await;
    let (theme, links) = ready(&app, 6).await;
    let cookie = pick(&app, &links[0]).await.cookie();
    for cookie in [cookie.as_str(), "kz_issue=x", "__Host-kz_issue="] {
        let request = anon::Request {
            v: anon::VERSION,
            theme: theme.id,
            ticket: code(&secret(1)),
            work: None,
            action: Action::Mine,
        };
        let request = Request::post("/anon")
            .header(header::HOST, "kizuki.test")
            .header(header::COOKIE, cookie)
            .body(Body::from(serde_json::to_string(&request).expect("json")));
        let answer = app.send(request.expect("a request")).await;
        assert_eq!(
            (answer.status, answer.refusal()),
            (StatusCode::BAD_REQUEST, Refusal::PickingUp),
            "{cookie}"
        );
        let form = app
            .form(
                cookie,
                "/t/sealed/mine/post",
                &[("prompt", &theme.prompts[0].id.to_string()), ("text", "x")],
            )
            .await;
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
