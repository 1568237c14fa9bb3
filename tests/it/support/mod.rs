//! What tests share: a whole program per test, on either database, with a clock that stands still
//! until a test moves it; and, each in a file of its own, what several of them play or look at.
//! Tests use nothing else of each other.

mod answer;
mod app;
pub mod asking;
pub mod attack;
pub mod authenticator;
pub mod bound;
pub mod chat;
pub mod clients;
mod databases;
pub mod dump;
pub mod enquiry;
pub mod eye;
pub mod form;
pub mod log;
pub mod moderation;
pub mod office;
pub mod paper;
pub mod photo;
mod plan;
pub mod program;
pub mod provider;
pub mod reading;
pub mod report;
pub mod sealed;
pub mod signing;
pub mod source;
pub mod summary;

pub use answer::Answer;
pub use app::TestApp;
pub use databases::{drop_databases, empty_database};
pub use plan::{code, day, plan, secret, unknown, unknown_note, unknown_prompt};

/// Noon of 10 August 2020 in Tokyo, in the middle of the test theme.
pub const NOON: i64 = 1_597_028_400;
pub const DAY: i64 = 24 * 60 * 60;
pub const PASSWORD: &str = "correct horse battery staple";
/// Where the tests pretend to be served.
pub const ORIGIN: &str = "http://kizuki.test";

/// Runs each test on SQLite and on PostgreSQL.
macro_rules! both_dbs {
    ($($(#[$meta:meta])* async fn $name:ident($app:ident: TestApp $(,)?) $body:block)+) => {
        $($(#[$meta])* mod $name {
            use super::*;

            async fn test($app: TestApp) $body

            #[tokio::test]
            async fn sqlite() {
                test(TestApp::sqlite().await).await;
            }

            #[tokio::test]
            async fn postgres() {
                let app = TestApp::postgres().await;
                let databases = app.databases.clone();
                test(app).await;
                crate::support::drop_databases(&databases).await;
            }
        })+
    };
}
pub(crate) use both_dbs;
