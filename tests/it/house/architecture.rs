//! The shape of the code, held by a test: dependencies point one way, feature gates stand in two
//! files, SQL in one folder; and of these tests, which share what is in `support/` and nothing
//! else.

use std::collections::BTreeSet;

use kizuki_board::address::Route;

use crate::support::source::{code, program, tests, without_tests};

/// What a top-level module may import, apart from itself.
const ALLOWED: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("address", &["domain"]),
    ("ticket", &["domain"]),
    ("log", &["domain", "ticket"]),
    ("qr", &[]),
    ("browser", &["address", "domain", "ticket"]),
    ("verifier", &["address", "browser", "domain", "log", "qr", "ticket"]),
    ("bench", &["address", "browser", "domain"]),
    ("attack", &["domain", "ticket"]),
    ("i18n", &["domain", "log"]),
    ("store", &["domain", "ticket", "log"]),
    ("report", &["address", "domain", "i18n", "qr"]),
    ("service", &["domain", "log", "store", "ticket"]),
    ("http", &["address", "domain", "i18n", "log", "report", "service", "store", "ticket"]),
    ("server_fns", &["address", "domain", "http", "service", "store"]),
    ("islands", &["address", "browser", "domain", "ticket"]),
    (
        "components",
        &[
            "address", "domain", "http", "i18n", "islands", "log", "report", "service", "store",
            "ticket",
        ],
    ),
    (
        "pages",
        &[
            "address",
            "components",
            "domain",
            "http",
            "i18n",
            "islands",
            "log",
            "qr",
            "report",
            "server_fns",
            "service",
            "store",
            "ticket",
        ],
    ),
    ("app", &["address", "components", "domain", "http", "i18n", "pages"]),
    ("router", &["address", "app", "domain", "http", "pages"]),
    (
        "cli",
        &[
            "address", "attack", "domain", "http", "i18n", "log", "report", "router", "service",
            "store", "ticket",
        ],
    ),
];
/// The longest file of the program, in lines of at most 100 columns.
const LINES_MAX: usize = 400;
/// What a list of statements begins with; a test prepares each of them on both databases.
const STATEMENTS: &str = "\nstatements! {\n";
/// Where SQL stands in no such list: made of another list, or run by one of the databases alone.
const UNLISTED_SQL: &[&str] =
    &["store/anonymous.rs", "store/group_commit/tests.rs", "store/postgres.rs", "store/sqlite.rs"];
/// The longest file of tests, which are read one by one.
const TEST_LINES_MAX: usize = 500;

/// What follows `crate::` or `super::` in a file, up to the next sign: in code, not in comments.
fn named_after(root: &str, text: &str) -> Vec<String> {
    code(text)
        .flat_map(|line| {
            line.match_indices(root)
                .map(|(at, found)| line[at + found.len()..].to_owned())
                .collect::<Vec<_>>()
        })
        .map(|rest| rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect())
        .collect()
}

/// The top-level modules that a file names by `crate::`. Test modules at the end count too.
fn imports(text: &str) -> Vec<String> {
    named_after("crate::", text)
        .into_iter()
        .filter(|name| ALLOWED.iter().any(|(module, _)| module == name))
        .collect()
}

/// What a file of tests names of other files than those in `support/`.
fn borrowed(text: &str) -> Vec<String> {
    let code: String = text.lines().map(|line| without_strings(line) + "\n").collect();
    let elsewhere = named_after("crate::", &code).into_iter().filter(|name| name != "support");
    // A module within a file opens with `use super::*`, which names nothing.
    let beside = named_after("super::", &code).into_iter().filter(|name| !name.is_empty());
    elsewhere.chain(beside).chain(named_after("#[path", &code)).collect()
}

/// A line without what stands between its quotation marks.
fn without_strings(line: &str) -> String {
    line.replace("\\\"", "").replace("'\"'", "").split('"').step_by(2).collect()
}

#[test]
fn dependencies_point_one_way() {
    let mut upward = Vec::new();
    for (file, text) in program() {
        let module = file.split(['/', '.']).next().unwrap_or_default().to_owned();
        let Some((_, allowed)) = ALLOWED.iter().find(|(name, _)| *name == module) else {
            assert!(
                ["lib", "main"].contains(&module.as_str()),
                "{file}: a module that the design does not know"
            );
            continue;
        };
        for import in imports(&text) {
            if import != module && !allowed.contains(&import.as_str()) {
                upward.push(format!("{file} imports {import}"));
            }
        }
    }
    assert!(upward.is_empty(), "{upward:#?}");
}

#[test]
fn the_import_reader_sees_what_it_must() {
    assert_eq!(
        imports("use crate::store::{a, b};\n    crate::http::x();\n// crate::pages"),
        ["store", "http"]
    );
}

#[test]
fn tests_share_what_is_in_support_and_nothing_else() {
    let borrowing: Vec<String> = tests()
        .into_iter()
        .filter(|(file, _)| !file.starts_with("support/"))
        .flat_map(|(file, text)| {
            borrowed(&text).into_iter().map(move |what| format!("{file} imports {what}"))
        })
        .collect();
    assert!(borrowing.is_empty(), "{borrowing:#?}");
    // Nor does a folder hand anything on: its mod.rs lists files. And what is shared knows no test.
    for (file, text) in tests() {
        let mut code =
            text.lines().filter(|line| !line.is_empty() && !line.starts_with(['/', '#']));
        let lists = ["main.rs", "mod.rs"].contains(&file.rsplit('/').next().unwrap_or_default())
            && !file.starts_with("support/");
        assert!(
            !lists || code.all(|line| line.starts_with("mod ") && line.ends_with(';')),
            "{file} lists files, privately"
        );
        let upward = named_after("crate::", &text).into_iter().any(|name| name != "support");
        assert!(!file.starts_with("support/") || !upward, "{file} knows a test");
    }
}

#[test]
fn the_reader_of_tests_sees_what_it_must() {
    let text = [
        "use crate::support::{TestApp, secret};",
        "use crate::leaks::dump;",
        "// crate::http::pages",
        "    use super::*;",
        "super::rows::x();",
        "let text = \"crate::store\";",
        "line.split('\"').map(crate::http::sealed::ready);",
        "#[path = \"../fuzz.rs\"]",
    ];
    assert_eq!(borrowed(&text.join("\n")), ["leaks", "http", "rows", ""]);
}

#[test]
fn feature_gates_stand_in_lib_and_main_only() {
    for (file, text) in program() {
        let gated = ["ssr", "hydrate", "verifier", "bench"]
            .iter()
            .any(|feature| text.contains(&format!("feature = \"{feature}\"")));
        assert!(!gated || ["lib.rs", "main.rs"].contains(&file.as_str()), "{file}");
    }
}

/// Whoever needs an address asks the table. Attributes of macros take literals only; tests of
/// modules name addresses as a reader would.
#[test]
fn addresses_stand_in_the_table_only() {
    let first = |route: &Route| {
        route.pattern()[1..].split(['/', '.']).next().unwrap_or_default().to_owned()
    };
    let firsts: BTreeSet<String> =
        Route::ALL.iter().map(first).filter(|first| !first.is_empty()).collect();
    let mut found = Vec::new();
    for (file, text) in program() {
        let code = without_tests(&text);
        if file.starts_with("address/") || file.ends_with("tests.rs") {
            continue;
        }
        for line in code.lines().filter(|line| {
            let attribute = line.starts_with("#[server(prefix = \"/do\", ")
                || line.starts_with("    path = \"/api/v1/");
            !line.trim_start().starts_with("//") && !attribute
        }) {
            let literals = line.match_indices("\"/").map(|(at, _)| &line[at + 2..]);
            let is_address = |rest: &str| {
                firsts.iter().any(|first| {
                    rest.strip_prefix(first.as_str())
                        .is_some_and(|rest| rest.starts_with(['/', '"', '?', '.']))
                })
            };
            found.extend(
                literals.filter(|rest| is_address(rest)).map(|rest| format!("{file}: /{rest}")),
            );
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

/// Routes are registered under patterns of the table, and pages under its rows.
#[test]
fn the_router_asks_the_table() {
    let program = program();
    let compact = |file: &str| program[file].split_whitespace().collect::<String>();
    let (router, app) = (compact("router.rs"), compact("app.rs"));
    let routes = router.matches(".route(Route::").count();
    assert_eq!(router.matches(".route(").count(), routes, "a route without a row");
    assert!(routes > 10, "{router}");
    let pages = app.matches("page(Row::").count();
    assert_eq!(app.matches("NestedRoute::new(").count(), 1, "a page without a row");
    assert_eq!(pages, Route::ALL.iter().filter(|route| route.is_page()).count());
}

/// A change comes out of its [`kizuki_board::store::Changed`] by being published. Only who fills a board
/// that nobody looks at may leave that out.
#[test]
fn nobody_leaves_the_telling_out() {
    let home = ["store/board/exclusive.rs", "service/publish.rs"];
    for (file, text) in program() {
        let code = without_tests(&text);
        let unseen = code.contains(".unseen()") && !file.starts_with("cli/demo/");
        let seen = code.contains(".seen(") && !home.contains(&file.as_str());
        assert!(!unseen && !seen, "{file}: a change is published by Service::publish");
    }
}

/// An error goes up as it is; who answers a person writes its line (`service/error.rs`). A `?` that
/// wrote to the log would write it where nobody looks for it, and twice.
#[test]
fn a_conversion_writes_no_log() {
    for (file, text) in program() {
        for body in text.split("\nimpl").filter(|body| body.contains("From<")) {
            let body = body.split("\n}\n").next().unwrap_or_default();
            let logs = body.contains(".log()") || body.contains("tracing::");
            assert!(!(body.contains("fn from(") && logs), "{file}:{body}");
        }
    }
}

/// What the product does is done without knowing how it was asked for.
#[test]
fn the_service_knows_no_http_and_no_pages() {
    for (file, text) in program().into_iter().filter(|(file, _)| file.starts_with("service/")) {
        // What asks others over HTTP does not know how it was asked.
        let asks = file.starts_with("service/outbound/");
        let foreign = ["axum", "leptos", "tower"].iter().chain((!asks).then_some(&"hyper"));
        let foreign: Vec<&str> = foreign.copied().collect();
        let named =
            foreign.iter().find(|name| code(&text).any(|line| line.contains(&format!("{name}::"))));
        assert_eq!(named, None, "{file}");
    }
}

#[test]
fn sql_stands_in_the_store_only() {
    for (file, text) in program() {
        assert!(file.starts_with("store/") || !text.contains("sqlx::"), "{file}");
        let text = if file.starts_with("store/") { without_lists(&text) } else { text };
        let words = ["SELECT ", "INSERT INTO ", "\"UPDATE ", "DELETE FROM "];
        let statement = words.iter().any(|word| text.contains(word));
        assert!(!statement || UNLISTED_SQL.contains(&file.as_str()), "{file}: not in a list");
    }
}

/// A list that its store does not know of would not be tried on both databases.
#[test]
fn every_list_of_statements_is_known() {
    let sources = program();
    let lists = sources.iter().filter(|(_, text)| text.contains(STATEMENTS));
    let mut found = 0;
    for (file, _) in lists {
        let (folder, name) = file.rsplit_once('/').expect("a file of the store");
        let of = "statements.rs";
        let list = format!("{}::STATEMENTS", name.trim_end_matches(".rs"));
        assert!(sources[&format!("{folder}/{of}")].contains(&list), "{list} is not in {of}");
        found += 1;
    }
    assert!(found > 15, "the lists were found");
}

/// A file without its list of statements.
fn without_lists(text: &str) -> String {
    let mut parts = text.split(STATEMENTS);
    let before = parts.next().unwrap_or_default().to_owned();
    parts.fold(before, |kept, part| kept + part.split_once("\n}\n").expect("the list ends").1)
}

#[test]
fn files_stay_small_enough_to_hold_in_the_head() {
    let is_long = |(file, text): &(String, String), max: usize| {
        let max = if file.ends_with("tests.rs") { TEST_LINES_MAX } else { max };
        text.lines().count() > max
    };
    let long_here = program().into_iter().filter(|file| is_long(file, LINES_MAX));
    let long_there = tests().into_iter().filter(|file| is_long(file, TEST_LINES_MAX));
    let long: Vec<String> = long_here
        .chain(long_there)
        .map(|(file, text)| format!("{file}: {}", text.lines().count()))
        .collect();
    assert!(long.is_empty(), "{long:#?}");
}

#[test]
fn every_folder_says_what_it_is_for() {
    for (file, text) in program().into_iter().chain(tests()) {
        assert!(text.starts_with("//! "), "{file} begins with its purpose");
    }
}
