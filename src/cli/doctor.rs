//! `kizuki doctor`: what this board stores, and whether it is set as its promises need; what
//! `/trust` shows, for the terminal, and besides whether the files are whole and each theme has its
//! key.

use super::open::{Failure, close, open_for_reading};
use crate::domain::inspection::{Database, Setting};
use crate::service::{Config, Service};
use crate::store;

/// Runs the command; fails when something is not as it must be.
pub async fn run(config: Config) -> Result<(), Failure> {
    let state = open_for_reading(config).await?;
    let looked = look(&state).await;
    close(&state).await;
    match looked? {
        0 => Ok(()),
        n => Err(format!("{n} settings are not as the promises need them").into()),
    }
}

/// Prints what there is; how much of it is not as it must be.
async fn look(state: &Service) -> Result<usize, store::Error> {
    // First, for a damaged file may not be read to the end.
    let damage = state.damage().await;
    println!("files");
    print_settings(
        &damage.iter().map(|what| bad("quick_check", what)).collect::<Vec<_>>(),
        "quick_check",
    );
    let inspection = state.inspect().await?;
    for (name, database) in ["board", "people"].into_iter().zip(&inspection.databases) {
        print(name, database);
    }
    println!("program");
    print_settings(&inspection.program, "");
    println!("keys");
    let keys = state.bad_keys().await?;
    let keys: Vec<Setting> = keys
        .into_iter()
        .map(|key| bad(&format!("{} ({})", key.slug, key.title), &key.why))
        .collect();
    print_settings(&keys, "each theme has its own");
    let mut count = inspection.unsafe_settings().count() + keys.len() + damage.len();
    if state.accounts_are_gone().await? {
        print_settings(
            &[bad("accounts", "none, while the board has themes: kizuki admin create")],
            "",
        );
        count += 1;
    }
    Ok(count)
}

fn bad(name: &str, value: &str) -> Setting {
    Setting::judged(name, value, false)
}

fn print(name: &str, database: &Database) {
    println!("{name} ({})", database.engine);
    for table in &database.tables {
        println!("  {}: {}", table.name, table.columns.join(", "));
    }
    print_settings(&database.settings, "");
}

/// One line each; where there is none, what is well.
fn print_settings(settings: &[Setting], well: &str) {
    if settings.is_empty() {
        println!("  ok     {well}");
    }
    for setting in settings {
        println!(
            "  {} {} = {}",
            match setting {
                Setting { safe: false, .. } => "UNSAFE",
                Setting { warns: true, .. } => "note  ",
                _ => "ok    ",
            },
            setting.name,
            setting.value
        );
    }
}
