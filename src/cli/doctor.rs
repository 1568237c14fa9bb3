//! `kizuki doctor`: what this board stores, and whether it is set as its promises need; what `/trust` shows, for the terminal.

use super::Failure;
use crate::domain::inspection::{Database, Setting};
use crate::server::Config;

/// Runs the command; fails when something is not as it must be.
pub async fn run(config: Config) -> Result<(), Failure> {
    let state = super::open(config).await?;
    let inspection = state.inspect().await;
    super::close(&state).await;
    let inspection = inspection?;
    for (name, database) in ["board", "people"].into_iter().zip(&inspection.databases) {
        print(name, database);
    }
    println!("program");
    print_settings(&inspection.program);
    match inspection.unsafe_settings().count() {
        0 => Ok(()),
        n => Err(format!("{n} settings are not as the promises need them").into()),
    }
}

fn print(name: &str, database: &Database) {
    println!("{name} ({})", database.engine);
    for table in &database.tables {
        println!("  {}: {}", table.name, table.columns.join(", "));
    }
    print_settings(&database.settings);
}

fn print_settings(settings: &[Setting]) {
    for setting in settings {
        println!("  {} {} = {}", if setting.safe { "ok    " } else { "UNSAFE" }, setting.name, setting.value);
    }
}
