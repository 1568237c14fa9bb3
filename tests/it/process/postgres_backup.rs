//! The way that docs/backup.md tells for PostgreSQL: dumped, put into other databases, checked, and
//! served.

use std::{fs, path::PathBuf, process::Command};

use kizuki_board::service::Config;

use crate::support::clients::{free_address, get, post, wait_for, wait_until_served};
use crate::support::program::{Closed, Server, kizuki};
use crate::support::{TestApp, drop_databases, empty_database};

/// A tool of PostgreSQL's, of the newest version that is there: dumping needs one not older than the server.
fn tool(name: &str) -> PathBuf {
    let installed = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let mut found: Vec<PathBuf> =
        installed.map(|entry| entry.path().join("bin").join(name)).collect();
    found.retain(|path| path.exists());
    found.sort();
    found.pop().unwrap_or_else(|| name.into())
}

fn run(mut command: Command) {
    let ended = command.output().expect("started");
    assert!(ended.status.success(), "{}", String::from_utf8_lossy(&ended.stderr));
}

#[tokio::test]
async fn a_dump_that_is_restored_is_the_board_as_it_was() {
    let app = TestApp::postgres().await;
    let mut databases = app.databases.clone();
    let closed = Closed::of(app).await;
    let (config, theme) = (closed.config.clone(), closed.theme.clone());
    let mut urls = Vec::new();
    for _ in 0..2 {
        let (name, url) = empty_database().await;
        databases.push(name);
        urls.push(url);
    }
    let check = move || {
        let root = tempfile::tempdir().expect("a folder");
        let server = Server::start(&config);
        wait_until_served(config.addr);
        for n in 0..5 {
            assert!(post(config.addr, &theme, &format!("note-{n}")));
        }
        let board = format!("/t/{}", theme.slug);
        wait_for("the box", || get(config.addr, &board).contains("note-4"));
        let from = [config.board_url.as_ref(), config.people_url.as_ref()];
        for ((from, to), name) in from.into_iter().zip(&urls).zip(["board", "people"]) {
            let file = root.path().join(format!("{name}.dump"));
            let mut dump = Command::new(tool("pg_dump"));
            dump.args(["--format=custom", "--no-owner", "--no-acl", "--file"]).arg(&file);
            dump.arg("--dbname").arg(from.expect("a URL"));
            run(dump);
            let mut restore = Command::new(tool("pg_restore"));
            restore.args(["--exit-on-error", "--single-transaction", "--no-owner", "--no-acl"]);
            run_into(restore, to, &file);
        }
        assert!(server.stop());
        let other = Config {
            data: root.path().join("data"),
            addr: free_address(),
            board_url: Some(urls[0].clone()),
            people_url: Some(urls[1].clone()),
            ..config.clone()
        };
        let looked = kizuki(&other, &["doctor"], "");
        let said = String::from_utf8_lossy(&looked.out).into_owned();
        assert!(said.contains(&format!("{} (", theme.slug)) && said.contains("missing"), "{said}");
        fs::create_dir_all(other.data.join("keys")).expect("made");
        for key in fs::read_dir(config.data.join("keys")).expect("keys") {
            let key = key.expect("a key").path();
            fs::copy(&key, other.data.join("keys").join(key.file_name().expect("a name")))
                .expect("copied");
        }
        let served = Server::start(&other);
        wait_until_served(other.addr);
        let log = get(other.addr, "/log.json");
        let json = log.split_once("\r\n\r\n").expect("a body").1;
        let file = root.path().join("log.json");
        fs::write(
            &file,
            json.get(json.find('{').expect("JSON")..=json.rfind('}').expect("JSON"))
                .expect("a part"),
        )
        .expect("written");
        let verified = kizuki(&other, &["verify", file.to_str().expect("UTF-8")], "");
        let said = String::from_utf8_lossy(&verified.out).into_owned();
        assert!(
            verified.well && said.contains("Notes shown as written: 5"),
            "{said}{}",
            verified.err
        );
        assert!((0..5).all(|n| get(other.addr, &board).contains(&format!("note-{n}"))));
        assert!(post(other.addr, &theme, "with-its-key"));
        assert!(served.stop());
    };
    tokio::task::spawn_blocking(check).await.expect("ran");
    drop_databases(&databases).await;
}

fn run_into(mut restore: Command, url: &str, file: &std::path::Path) {
    restore.arg("--dbname").arg(url).arg(file);
    run(restore);
}
