//! Signing in with the office's own accounts as the environment sets it: what the program says where
//! something is missing, and that the command line helps whatever it says.

use kizuki_board::domain::account::Role;
use kizuki_board::store::Newcomer;

use crate::support::program::{Closed, kizuki_with};
use crate::support::{PASSWORD, TestApp};

const ISSUER: (&str, &str) = ("KIZUKI_OIDC_ISSUER", "https://id.example.jp/realms/office");
const CLIENT: (&str, &str) = ("KIZUKI_OIDC_CLIENT_ID", "kizuki");
const ROLES: (&str, &str) = ("KIZUKI_OIDC_ROLES", "groups=wg:reviewer,groups=hr:admin");
const HOSTS: (&str, &str) = ("KIZUKI_OUTBOUND_HOSTS", "id.example.jp");
const ORIGIN: (&str, &str) = ("KIZUKI_ORIGIN", "https://board.example.jp");

#[tokio::test]
async fn what_is_missing_is_said_and_nothing_is_served() {
    let closed = Closed::of(TestApp::sqlite().await).await;
    let all = [ISSUER, CLIENT, ROLES, HOSTS, ORIGIN];
    let cases = [
        (CLIENT, CLIENT.0),
        (ROLES, ROLES.0),
        (HOSTS, HOSTS.0),
        (ORIGIN, ORIGIN.0),
        (("KIZUKI_OUTBOUND_HOSTS", "example.jp"), "is at id.example.jp"),
        (("KIZUKI_OIDC_ROLES", "groups=wg:king"), "claim=value:role"),
        (("KIZUKI_OIDC_ISSUER", "id.example.jp"), "as the issuer names itself"),
    ];
    for (wrong, says) in cases {
        let mut variables: Vec<_> = all.into_iter().filter(|(name, _)| *name != wrong.0).collect();
        if !all.contains(&wrong) {
            variables.push(wrong);
        }
        let ran = kizuki_with(&closed.config, &variables, &["serve"], "");
        assert!(!ran.well && ran.err.contains(says), "{wrong:?}: {}", ran.err);
        // Who helps at the command line is not kept from it by what is missing; a word that cannot be
        // read is told there as well.
        let helps = kizuki_with(&closed.config, &variables, &["admin", "list"], "");
        assert_eq!(helps.well, all.contains(&wrong) || says.starts_with("is at"), "{}", helps.err);
    }
}

#[tokio::test]
async fn with_the_provider_gone_the_command_line_lets_people_in() {
    let app = TestApp::sqlite().await;
    let who = Newcomer {
        issuer: ISSUER.1.into(),
        subject: "7".into(),
        name: "人事 花子".into(),
        email: Some("hanako@example.jp".into()),
        is_verified: true,
        stand_in: "7@oidc.invalid".into(),
        role: Some(Role::Admin),
    };
    app.state.people.admit(&who).await.expect("admitted");
    let closed = Closed::of(app).await;
    // Set, and wrongly: nobody can sign in there.
    let variables = [ISSUER];
    let list = || kizuki_with(&closed.config, &variables, &["admin", "list"], "");
    assert_eq!(
        String::from_utf8_lossy(&list().out),
        "hanako@example.jp\tadmin\tactive\tprovider\n"
    );
    let input = format!("{PASSWORD}\n");
    for (what, email) in [("password", "hanako@example.jp"), ("create", "new@example.jp")] {
        let arguments = ["admin", what, "--email", email, "--password-stdin"];
        let ran = kizuki_with(&closed.config, &variables, &arguments, &input);
        assert!(ran.well, "{what}: {}", ran.err);
    }
    let text = String::from_utf8_lossy(&list().out).into_owned();
    assert!(text.contains("new@example.jp\tadmin\tactive\tpassword\n"), "{text}");
    let app = TestApp::on(&closed.config.data, None, |_| ()).await;
    let fields = [("page", "/login"), ("email", "hanako@example.jp"), ("password", PASSWORD)];
    let signed = app.form("", "/do/sign_in", &fields).await;
    assert_eq!(signed.location(), "/admin");
    assert_eq!(app.get_as(&signed.cookie(), "/admin/team").await.status.as_u16(), 200);
}
