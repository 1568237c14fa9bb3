//! `POST /issue`: one stamp for one person, the same answer for whoever asks again, and every
//! refusal.

use axum::http::StatusCode;
use kizuki_board::domain::{
    anon::{self, PAD, Refusal},
    ids::ThemeId,
    issue,
    settings::Tier,
    theme::State,
};

use crate::support::NOON;
use crate::support::sealed::{
    Ask, act, draft, envelope, https, issue_raw, people, pick, pick_up, post, print, ready,
    refused, step,
};

#[tokio::test]
async fn an_envelope_is_stamped_once_and_a_lost_answer_can_be_asked_for_again() {
    let app = https().await;
    let (theme, links) = ready(&app, 6).await;
    let cookie = pick(&app, &links[0]).await.cookie();
    for bad in [[0xff; 32], [0; 32]] {
        let refused = Ask::bytes(theme.id, bad).cookie(&cookie).refused(&app).await;
        assert_eq!(refused, (StatusCode::UNPROCESSABLE_ENTITY, issue::Refusal::NotElement));
    }
    assert_eq!(
        app.state.people.issued(theme.id).await.expect("counted"),
        0,
        "a bad envelope costs nothing"
    );
    let (one, two) =
        (Ask::envelope(theme.id, 1).cookie(&cookie), Ask::envelope(theme.id, 2).cookie(&cookie));
    let first = one.stamped(&app).await;
    assert_eq!(one.stamped(&app).await, first, "the same answer");
    assert_eq!(two.refused(&app).await, (StatusCode::CONFLICT, issue::Refusal::AlreadyIssued));
    assert_eq!(one.stamped(&app).await, first, "still");
    assert_eq!(app.state.people.issued(theme.id).await.expect("counted"), 1);
    app.state.clock.set(NOON + 300);
    assert_eq!(one.refused(&app).await, (StatusCode::UNAUTHORIZED, issue::Refusal::NotStarted));
    // A new link, an old envelope: five minutes later nobody knows it any more.
    let hr = app.organizer("hr2@example.jp").await;
    let fresh = crate::support::sealed::links(&print(&app, &hr, "everybody").await.body);
    let cookie = pick(&app, &fresh[0]).await.cookie();
    assert_eq!(
        one.cookie(&cookie).refused(&app).await,
        (StatusCode::CONFLICT, issue::Refusal::AlreadyIssued)
    );
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
        (
            &cookie.replace("__Host-", ""),
            theme.id,
            StatusCode::UNAUTHORIZED,
            issue::Refusal::NotStarted,
        ),
        (&cookie, open.id, StatusCode::CONFLICT, issue::Refusal::NotSealed),
        (&cookie, hidden.id, StatusCode::NOT_FOUND, issue::Refusal::NoTheme),
        (&cookie, ThemeId(uuid::Uuid::nil()), StatusCode::NOT_FOUND, issue::Refusal::NoTheme),
    ] {
        assert_eq!(Ask::bytes(theme, blinded).cookie(cookie).refused(&app).await, (status, why));
    }
    for body in ["", "{}", "[]", r#"{"theme":"x","blinded":"00"}"#] {
        assert_eq!(
            refused(&issue_raw(&app, &cookie, body.into()).await),
            (StatusCode::BAD_REQUEST, issue::Refusal::Malformed),
            "{body}"
        );
    }
    let long = issue_raw(&app, &cookie, "x".repeat(anon::REQUEST_MAX + 1)).await;
    assert_eq!(refused(&long), (StatusCode::PAYLOAD_TOO_LARGE, issue::Refusal::TooLarge));
    // On the roster only since the theme was announced, and not enlisted.
    app.state.replace_roster(&people(0..7), &[]).await.expect("replaced");
    let hr = app.organizer("hr2@example.jp").await;
    let new = crate::support::sealed::links(&print(&app, &hr, "new").await.body);
    assert_eq!(new.len(), 1);
    let stranger = pick(&app, &new[0]).await.cookie();
    assert_eq!(
        Ask::bytes(theme.id, blinded).cookie(&stranger).refused(&app).await,
        (StatusCode::FORBIDDEN, issue::Refusal::NotEligible)
    );
    step(&app, &theme, State::Review).await;
    assert_eq!(
        Ask::bytes(theme.id, blinded).cookie(&cookie).refused(&app).await,
        (StatusCode::CONFLICT, issue::Refusal::Closed)
    );
}

#[tokio::test]
async fn a_key_file_that_is_not_the_published_one_stamps_nothing() {
    let app = https().await;
    let (theme, links) = ready(&app, 6).await;
    let cookie = pick(&app, &links[0]).await.cookie();
    app.state.keys.destroy(theme.id).expect("destroyed");
    app.state.keys.create(theme.id, Tier::Sealed).expect("made");
    assert_eq!(
        Ask::envelope(theme.id, 1).cookie(&cookie).refused(&app).await,
        (StatusCode::SERVICE_UNAVAILABLE, issue::Refusal::Unavailable)
    );
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
    let wrong =
        format!("-{}{}", if stamps[0].starts_with("-0") { "1" } else { "0" }, &stamps[0][2..]);
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
    assert_eq!(
        act(&app, theme.id, 1, Some(&stamps[0]), post(&theme, "通る")).await.status,
        StatusCode::OK
    );
}
