//! The team: invitations by a link that is shown once, roles, and accounts that end for good.

use axum::http::StatusCode;
use kizuki_board::domain::{
    account::{Right, Role},
    fault::Fault,
    ids::AccountId,
    team::{AccountState, InviteForm, Member},
};
use kizuki_board::i18n::{Lang, say};
use kizuki_board::service::{Actor, EndForm, Error, NO_HEIR, token};

use crate::support::{Answer, DAY, NOON, PASSWORD, TestApp, both_dbs, secret};

const PAGE: &str = "/admin/team";

/// The secret in the form of a page, as a browser sends it.
fn form_secret(page: &str) -> String {
    let field = page.split("name=\"token\" value=\"").nth(1).expect("a secret in the form");
    field.split('"').next().expect("a value").to_owned()
}

/// The path of the link on a sheet.
fn link(sheet: &Answer) -> String {
    let after = sheet.body.split("/join/").nth(1).expect("a link");
    format!("/join/{}", &after[..64])
}

async fn invite(app: &TestApp, admin: &str, key: &str, email: &str, role: &str) -> Answer {
    let fields =
        [("page", PAGE), ("token", key), ("name", "人事 花子"), ("email", email), ("role", role)];
    app.form(admin, "/admin/team/invite", &fields).await
}

async fn invited(app: &TestApp, admin: &str, email: &str, role: &str) -> String {
    let key = form_secret(&app.get_as(admin, PAGE).await.body);
    let sheet = invite(app, admin, &key, email, role).await;
    assert_eq!(sheet.status, StatusCode::OK, "{}", sheet.body);
    link(&sheet)
}

async fn join(app: &TestApp, link: &str, password: &str, again: &str) -> Answer {
    let key = link.trim_start_matches("/join/");
    let fields = [("page", link), ("token", key), ("password", password), ("again", again)];
    app.form("", "/do/join_team", &fields).await
}

async fn end(app: &TestApp, admin: &str, id: AccountId, heir: &str, sure: bool) -> Answer {
    let (id, page) = (id.to_string(), format!("{PAGE}/{id}"));
    let mut fields = vec![("page", page.as_str()), ("account", &id), ("heir", heir), ("end", "1")];
    if sure {
        fields.push(("sure", "1"));
    }
    app.form(admin, "/do/end_account", &fields).await
}

async fn set_role(app: &TestApp, admin: &str, id: AccountId, seen: &str, role: &str) -> Answer {
    let (id, page) = (id.to_string(), format!("{PAGE}/{id}"));
    let fields = [("page", page.as_str()), ("account", &id), ("seen", seen), ("role", role)];
    app.form(admin, "/do/set_role", &fields).await
}

async fn sign_in(app: &TestApp, email: &str, password: &str) -> Answer {
    app.form("", "/do/sign_in", &[("page", "/login"), ("email", email), ("password", password)])
        .await
}

async fn member(app: &TestApp, email: &str) -> Member {
    let team = app.state.people.team().await.expect("read");
    team.into_iter().find(|one| one.email == email).expect("in the team")
}

fn text(page: &Answer) -> String {
    page.body.replace("&amp;", "&")
}

both_dbs! {
    async fn somebody_is_invited_by_a_link_that_is_shown_once_and_kept_as_a_hash(app: TestApp) {
        let admin = app.signed_in("admin@example.jp", Role::Admin).await;
        let page = app.get_as(&admin, PAGE).await;
        assert!(page.body.contains("サインインできる管理者が一人だけです"), "{}", page.body);
        let key = form_secret(&page.body);
        let sheet = invite(&app, &admin, &key, "Hanako@Example.jp", "organizer").await;
        assert_eq!(sheet.status, StatusCode::OK, "{}", sheet.body);
        let link = link(&sheet);
        for says in [
            "メールは送られません。下の文を写して、本人に渡してください。",
            "人事 花子さん",
            "気づきボードの主催者としてお招きします",
            "サインインの名前は hanako@example.jp です",
            "admin@example.jp に知らせて",
            "2020年8月17日（月） 12:00まで、一度だけ使えます",
            &format!("http://kizuki.test{link}"),
        ] {
            assert!(text(&sheet).contains(says), "{says} in {}", sheet.body);
        }
        assert_eq!(sheet.header("cache-control"), "no-store");
        assert!(!sheet.body.contains("<script"));
        // Pressed twice it is one invitation, and the same link is good.
        let second = invite(&app, &admin, &key, "hanako@example.jp", "organizer").await;
        assert_eq!((second.status, text(&second).contains(&link)), (StatusCode::OK, true));
        let hanako = member(&app, "hanako@example.jp").await;
        assert_eq!((hanako.state, hanako.role), (AccountState::Invited, Role::Organizer));
        let page = app.get_as(&admin, PAGE).await.body;
        assert!(page.contains("招待中") && !page.contains(link.trim_start_matches("/join/")));
        assert_eq!(
            sign_in(&app, "hanako@example.jp", "").await.status,
            StatusCode::UNAUTHORIZED,
            "no password is no password"
        );

        // The invited person: what they may do, a short password, two that differ, and in.
        let open = app.get(&link).await;
        assert_eq!(open.status, StatusCode::OK);
        assert_eq!(open.header("referrer-policy"), "strict-origin", "no path goes along");
        assert!(text(&open).contains("人事 花子さんは、主催者として招かれています"), "{}", open.body);
        for right in Role::Organizer.rights() {
            assert!(open.body.contains(say::right(Lang::Ja, right)), "{right:?}");
        }
        assert!(!open.body.contains(say::right(Lang::Ja, Right::Team)));
        let short = join(&app, &link, "short", "short").await;
        assert_eq!(short.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(short.body.contains("15文字以上") && !short.body.contains("\"short\""));
        let differs = join(&app, &link, PASSWORD, "another long password").await;
        assert!(differs.body.contains("二つのパスワードが違います"));
        let (first, twice) = tokio::join!(
            join(&app, &link, PASSWORD, PASSWORD),
            join(&app, &link, PASSWORD, PASSWORD)
        );
        for done in [first, twice, join(&app, &link, PASSWORD, PASSWORD).await] {
            assert_eq!((done.status, done.location()), (StatusCode::SEE_OTHER, "/admin"), "{}", done.body);
            let there = app.get_as(&done.cookie(), "/admin").await;
            assert_eq!(there.status, StatusCode::OK);
        }
        assert_eq!(member(&app, "hanako@example.jp").await.state, AccountState::Active);
        let stranger = join(&app, &link, "not the password of hers", "x").await;
        assert_eq!(stranger.status, StatusCode::GONE);
        assert!(stranger.body.contains("このリンクは使われています"), "{}", stranger.body);
        let again = invite(&app, &admin, &key, "hanako@example.jp", "organizer").await;
        assert_eq!(again.status, StatusCode::CONFLICT, "no sheet is shown of a link that was used");
        assert!(!again.body.contains("/join/"));
    }

    async fn a_dead_link_says_which_and_whom_to_ask(app: TestApp) {
        let admin = app.signed_in("admin@example.jp", Role::Admin).await;
        let says = async |link: &str, heading: &str| {
            let page = app.get(link).await;
            assert_eq!(page.status, StatusCode::GONE, "{heading}");
            let ask = page.body.contains("リンクを渡した管理者");
            assert!(page.body.contains(heading) && ask, "{heading} in {}", page.body);
            assert!(!page.body.contains("name=\"password\""));
            let sent = join(&app, link, PASSWORD, PASSWORD).await;
            assert_eq!(sent.status, StatusCode::GONE, "{heading}");
            assert!(sent.body.contains(heading), "{}", sent.body);
        };
        says(&format!("/join/{}", "0".repeat(64)), "このリンクは見つかりません").await;
        says("/join/x", "このリンクは見つかりません").await;

        let first = invited(&app, &admin, "hanako@example.jp", "reviewer").await;
        let id = member(&app, "hanako@example.jp").await.id;
        let (page, way) = (format!("{PAGE}/{id}"), format!("{PAGE}/{id}/link"));
        let key = form_secret(&app.get_as(&admin, &page).await.body);
        for _ in 0..2 {
            let sheet = app.form(&admin, &way, &[("page", &page), ("token", &key)]).await;
            assert_eq!(sheet.status, StatusCode::OK, "{}", sheet.body);
            assert!(sheet.body.contains(&key), "twice it is the same");
        }
        says(&first, "新しいリンクに替わっています").await;
        let weak = app.form(&admin, &way, &[("page", &page), ("token", "1")]).await;
        assert_eq!(weak.status, StatusCode::BAD_REQUEST, "a secret that is none");

        let link = format!("/join/{key}");
        app.state.clock.set(NOON + 7 * DAY - 1);
        assert_eq!(app.get(&link).await.status, StatusCode::OK);
        app.state.clock.set(NOON + 7 * DAY);
        says(&link, "リンクの期限が切れています").await;
        // The administrator's session is over by now; another one.
        let admin = sign_in(&app, "admin@example.jp", PASSWORD).await.cookie();
        let list = app.get_as(&admin, PAGE).await;
        assert!(list.body.contains("作り直して渡してください"), "{}", list.body);
        let newer = form_secret(&app.get_as(&admin, &page).await.body);
        app.form(&admin, &way, &[("page", &page), ("token", &newer)]).await;
        let link = format!("/join/{newer}");
        assert_eq!(app.get(&link).await.status, StatusCode::OK);
        let ended = end(&app, &admin, id, "", true).await;
        assert_eq!(ended.location(), "/admin/team?done=ended", "{}", ended.body);
        for dead in [&link, &first] {
            says(dead, "このアカウントは終わっています").await;
        }
        assert_eq!(member(&app, "hanako@example.jp").await.state, AccountState::Ended);
        assert_eq!(sign_in(&app, "hanako@example.jp", PASSWORD).await.status, StatusCode::UNAUTHORIZED);
        let revive = app.form(&admin, &way, &[("page", &page), ("token", &token::new().expect("random"))]).await;
        assert_eq!(revive.status, StatusCode::CONFLICT, "who has ended is invited no more");
    }

    async fn what_is_wrong_with_an_invitation_is_said_beside_its_field(app: TestApp) {
        let admin = app.signed_in("admin@example.jp", Role::Admin).await;
        let key = || token::new().expect("random");
        let wrong = app.form(&admin, "/admin/team/invite", &[
            ("page", PAGE), ("token", &key()), ("name", ""), ("email", "nobody"), ("role", ""),
        ]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        for part in ["id=\"name-err\"", "id=\"email-err\"", "id=\"role-err\"", "value=\"nobody\""] {
            assert!(wrong.body.contains(part), "{part} in {}", wrong.body);
        }
        let there = invite(&app, &admin, &key(), "admin@example.jp", "admin").await;
        assert!(there.body.contains("すでに使われています") && there.body.contains("人事 花子"), "{}", there.body);
        invited(&app, &admin, "hanako@example.jp", "admin").await;
        let twice = invite(&app, &admin, &key(), "Hanako@example.jp", "admin").await;
        assert!(twice.body.contains("もう招かれています"), "{}", twice.body);
        let id = member(&app, "hanako@example.jp").await.id;
        end(&app, &admin, id, "", true).await;
        let ended = invite(&app, &admin, &key(), "hanako@example.jp", "admin").await;
        assert_eq!(ended.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(ended.body.contains("元に戻せません"), "{}", ended.body);
        // Only administrators.
        let organizer = app.organizer("hr@example.jp").await;
        for path in [PAGE.to_owned(), format!("{PAGE}/{id}")] {
            assert_eq!(app.get_as(&organizer, &path).await.status, StatusCode::FORBIDDEN);
        }
        let refused = invite(&app, &organizer, &key(), "x@example.jp", "admin").await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN);
        assert!(!app.get_as(&organizer, "/admin").await.body.contains("/admin/team"));
    }

    async fn an_account_ends_with_all_its_sessions_and_never_comes_back(app: TestApp) {
        let admin = app.signed_in("admin@example.jp", Role::Admin).await;
        let phone = app.organizer("hr@example.jp").await;
        let desk = sign_in(&app, "hr@example.jp", PASSWORD).await.cookie();
        let id = member(&app, "hr@example.jp").await.id;
        let unsure = end(&app, &admin, id, "", false).await;
        assert_eq!(unsure.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(unsure.body.contains("id=\"sure-err\""), "{}", unsure.body);
        assert_eq!(app.get_as(&phone, "/admin").await.status, StatusCode::OK);
        for _ in 0..2 {
            let ended = end(&app, &admin, id, "", true).await;
            assert_eq!((ended.status, ended.location()), (StatusCode::SEE_OTHER, "/admin/team?done=ended"));
        }
        for cookie in [phone, desk] {
            assert_eq!(app.get_as(&cookie, "/admin").await.status, StatusCode::FOUND, "signed out");
        }
        // A session that was opened at the very moment opens nothing either.
        app.state.people.open_session(&token::hash("late"), id, NOON).await.expect("opened");
        assert!(app.state.session("late").await.expect("read").is_none());
        assert_eq!(sign_in(&app, "hr@example.jp", PASSWORD).await.status, StatusCode::UNAUTHORIZED);
        assert_eq!(sign_in(&app, "hr@example.jp", "").await.status, StatusCode::UNAUTHORIZED);
        assert!(app.state.people.set_password("hr@example.jp", "x").await.is_err(), "nor by command");
        let list = app.get_as(&admin, PAGE).await.body;
        assert!(list.contains("hr@example.jp") && list.contains("2020年8月10日（月）に終わりました"), "{list}");
        let role = set_role(&app, &admin, id, "organizer", "admin").await;
        assert_eq!(role.status, StatusCode::CONFLICT);
        let page = app.get_as(&admin, &format!("{PAGE}/{id}")).await.body;
        assert!(!page.contains("/do/end_account") && !page.contains("/do/set_role"));
    }

    async fn the_last_administrator_stays(app: TestApp) {
        let admin = app.signed_in("admin@example.jp", Role::Admin).await;
        let id = member(&app, "admin@example.jp").await.id;
        // Somebody who is only invited does not count.
        let link = invited(&app, &admin, "second@example.jp", "admin").await;
        for refused in [
            end(&app, &admin, id, "", true).await,
            set_role(&app, &admin, id, "admin", "organizer").await,
        ] {
            assert_eq!(refused.status, StatusCode::CONFLICT);
            assert!(refused.body.contains("先に、ほかの人を管理者にしてください"), "{}", refused.body);
        }
        assert_eq!(app.get_as(&admin, PAGE).await.status, StatusCode::OK, "nothing has happened");
        join(&app, &link, PASSWORD, PASSWORD).await;
        let down = set_role(&app, &admin, id, "admin", "organizer").await;
        assert_eq!((down.status, down.location()), (StatusCode::SEE_OTHER, "/admin"));
        assert_eq!(app.get_as(&admin, PAGE).await.status, StatusCode::FORBIDDEN, "at once");
        assert_eq!(app.get_as(&admin, "/admin").await.status, StatusCode::OK);
        let second = sign_in(&app, "second@example.jp", PASSWORD).await.cookie();
        for _ in 0..2 {
            let up = set_role(&app, &second, id, "organizer", "admin").await;
            assert_eq!(up.location(), "/admin/team?done=role");
        }
        let late = set_role(&app, &second, id, "organizer", "reviewer").await;
        assert_eq!(late.status, StatusCode::CONFLICT, "it was seen as it is no more");
        // Whoever leaves goes out.
        let own = member(&app, "second@example.jp").await.id;
        let left = end(&app, &second, own, "", true).await;
        assert_eq!((left.status, left.location()), (StatusCode::SEE_OTHER, "/login"));
        assert_eq!(app.get_as(&second, "/admin").await.status, StatusCode::FOUND);
    }

    async fn two_administrators_who_end_each_other_at_once_leave_one(app: TestApp) {
        let make = async |email: &str| {
            app.signed_in(email, Role::Admin).await;
            member(&app, email).await.id
        };
        let mut stays = make("admin-0@example.jp").await;
        for round in 1..6 {
            let other = make(&format!("admin-{round}@example.jp")).await;
            let form = EndForm { heir: String::new(), sure: true };
            let by = |account| Actor { account, role: Role::Admin };
            let (first, second) = (by(stays), by(other));
            let (one, two) = tokio::join!(
                app.state.end_account(&first, other, &form),
                app.state.end_account(&second, stays, &form)
            );
            let refused = match (&one, &two) {
                (Ok(()), Err(refused)) | (Err(refused), Ok(())) => refused.clone(),
                both => panic!("one of them: {both:?}"),
            };
            assert!(matches!(refused, Error::Fault(Fault::Forbidden | Fault::LastAdmin)), "{refused:?}");
            stays = if one.is_ok() { stays } else { other };
            let team = app.state.people.team().await.expect("read");
            let active: Vec<AccountId> =
                team.iter().filter(|one| one.is_active()).map(|one| one.id).collect();
            assert_eq!(active, [stays]);
        }
    }

    async fn what_waits_for_a_second_person_is_handed_over(app: TestApp) {
        let admin = app.signed_in("admin@example.jp", Role::Admin).await;
        app.organizer("hr@example.jp").await;
        app.organizer("next@example.jp").await;
        app.signed_in("member@example.jp", Role::Reviewer).await;
        let id = async |email: &str| member(&app, email).await.id;
        let (hr, next, reviewer) =
            (id("hr@example.jp").await, id("next@example.jp").await, id("member@example.jp").await);
        let theme = app.theme().await;
        let note = app.pinned(&theme, &secret(1), "ひどい付箋").await;
        app.state.board.propose_block(theme.id, note, hr).await.expect("proposed");
        let page = app.get_as(&admin, &format!("{PAGE}/{hr}")).await.body;
        assert!(page.contains("提案が1件") && page.contains("next@example.jp"), "{page}");
        assert!(!page.contains("member@example.jp"), "who may not, cannot take over");
        for (heir, status) in [
            ("", StatusCode::UNPROCESSABLE_ENTITY),
            (&reviewer.to_string(), StatusCode::UNPROCESSABLE_ENTITY),
            (&hr.to_string(), StatusCode::UNPROCESSABLE_ENTITY),
            (&next.to_string(), StatusCode::SEE_OTHER),
        ] {
            let sent = end(&app, &admin, hr, heir, true).await;
            assert_eq!(sent.status, status, "{heir}");
            assert_eq!(sent.body.contains("id=\"heir-err\""), status != StatusCode::SEE_OTHER, "{}", sent.body);
        }
        let blocks = app.state.board.blocks(theme.id).await.expect("read");
        assert!(blocks[0].is_proposed_by(theme.id, next), "it is theirs, and they cannot confirm it");
        let own = app.state.board.confirm_block(theme.id, note, next, Role::Organizer, app.state.today());
        assert_eq!(own.await.expect("asked").unseen(), kizuki_board::store::Confirmed::NeedsAnother);
        let form = EndForm { heir: NO_HEIR.into(), sure: true };
        let by = Actor { account: id("admin@example.jp").await, role: Role::Admin };
        app.state.end_account(&by, next, &form).await.expect("ended");
        assert!(app.state.board.blocks(theme.id).await.expect("read").is_empty(), "taken back");
    }

    async fn whoever_has_ended_meanwhile_changes_nothing(app: TestApp) {
        let admin = app.signed_in("admin@example.jp", Role::Admin).await;
        app.signed_in("old@example.jp", Role::Admin).await;
        let old = member(&app, "old@example.jp").await.id;
        end(&app, &admin, old, "", true).await;
        let by = Actor { account: old, role: Role::Admin };
        let form = InviteForm { name: "x".into(), email: "x@example.jp".into(), role: "admin".into() };
        let key = token::new().expect("random");
        let refused = app.state.invite(&by, &key, &form).await;
        assert!(matches!(refused, Err(Error::Fault(Fault::Forbidden))), "{refused:?}");
        let own = member(&app, "admin@example.jp").await.id;
        let refused = app.state.set_role(&by, own, "admin", "reviewer").await;
        assert!(matches!(refused, Err(Error::Fault(Fault::Forbidden))), "{refused:?}");
    }
}

#[tokio::test]
async fn what_a_role_may_do_is_said_of_the_table_itself() {
    let app = TestApp::sqlite().await;
    let admin = app.signed_in("admin@example.jp", Role::Admin).await;
    let page = app.get_as(&admin, PAGE).await.body;
    let lists: Vec<&str> = page.split("<ul class=\"rights\">").skip(1).collect();
    assert_eq!(lists.len(), Role::ALL.len());
    for (role, list) in Role::ALL.iter().zip(lists) {
        let list = list.split("</ul>").next().expect("a list");
        for right in Right::ALL {
            let says = list.contains(say::right(Lang::Ja, *right));
            assert_eq!(says, role.may(*right), "{role:?} {right:?}");
        }
    }
}
