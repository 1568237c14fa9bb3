//! The organizers' guide as a file: in the documents as the program writes it.

use std::{fs, path::Path};

use kizuki_board::domain::guide::Topic;
use kizuki_board::i18n::Lang;
use kizuki_board::report::guide_markdown;
use kizuki_board::service::Config;

use crate::support::TestApp;
use crate::support::program::{Closed, kizuki};

const FILE: &str = "docs/organizer.ja.md";

#[test]
fn the_documents_hold_what_the_program_writes() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(FILE);
    let there = fs::read_to_string(file).unwrap_or_default();
    assert!(
        there == guide_markdown(Lang::Ja),
        "{FILE} is not what the program writes. Make it anew: \
            cargo run --features ssr -- export --what guide --lang ja --out {FILE}"
    );
}

#[test]
fn every_part_is_in_the_file_of_each_language() {
    for lang in Lang::ALL {
        let (guide, text) = (guide_markdown(*lang), &lang.document().texts().guide);
        for topic in Topic::ALL {
            let help = text.helps.of(*topic);
            let [(wrong, instead), ..] = help.traps;
            let line = format!("- **{wrong}** → {instead}\n");
            assert!(guide.contains(help.purpose) && guide.contains(&line), "{lang:?} {topic:?}");
        }
    }
}

/// It is of no board: neither one is opened nor a folder made.
#[tokio::test]
async fn the_command_writes_it_without_a_board() {
    let closed = Closed::of(TestApp::sqlite().await).await;
    let data = closed.config.data.join("none");
    let config = Config { data: data.clone(), ..closed.config.clone() };
    let run = move || {
        let done = kizuki(&config, &["export", "--what", "guide"], "");
        assert!(done.well && !data.exists(), "{}", done.err);
        assert_eq!(String::from_utf8(done.out).expect("UTF-8"), guide_markdown(Lang::Ja));
        let english = kizuki(&config, &["export", "--what", "guide", "--lang", "en"], "").out;
        assert_eq!(String::from_utf8(english).expect("UTF-8"), guide_markdown(Lang::En));
        for more in
            [["--theme", "x"], ["--year", "2026"], ["--format", "csv"], ["--table", "notes"]]
        {
            let all = [["export", "--what", "guide"].as_slice(), &more].concat();
            let bad = kizuki(&config, &all, "");
            assert!(!bad.well && bad.err.contains("takes --lang alone"), "{more:?}: {}", bad.err);
        }
    };
    tokio::task::spawn_blocking(run).await.expect("ran");
}
