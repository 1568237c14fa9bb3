//! The entry point of the server and its commands. The other build of this crate is the browser's;
//! it has no program.

#[cfg(feature = "ssr")]
#[tokio::main]
async fn main() -> std::process::ExitCode {
    kizuki_board::cli::run().await
}

#[cfg(not(feature = "ssr"))]
fn main() {}
