//! The entry point of the server and its commands. The other build of this crate is the browser's;
//! it has no program.

/// The site, in a program that carries it: `scripts/build.sh` lays it into a folder named after its
/// content, so that the compiler sees when it changes.
#[cfg(kizuki_carries_site)]
static SITE: include_dir::Dir<'static> = include_dir::include_dir!("$KIZUKI_CARRIED_SITE");

#[cfg(feature = "ssr")]
#[tokio::main]
async fn main() -> std::process::ExitCode {
    #[cfg(kizuki_carries_site)]
    let carried = {
        const _: &str = env!("KIZUKI_CARRIED_SITE");
        Some(&SITE)
    };
    #[cfg(not(kizuki_carries_site))]
    let carried = None;
    kizuki_board::cli::run(carried).await
}

#[cfg(not(feature = "ssr"))]
fn main() {}
