//! The site's files: compressed when they were built, kept by browsers for ever under an address
//! that holds their hash, and nothing of the site besides.

use std::{fs, path::Path};

use axum::{
    Router,
    body::{Body, Bytes, to_bytes},
    http::{HeaderMap, Method, Request, StatusCode},
};
use kizuki_board::{http::files::files, service::Site};
use tower::ServiceExt as _;

fn built() -> tempfile::TempDir {
    let site = tempfile::tempdir().expect("a folder");
    for (name, content) in [
        ("pkg/kizuki.js", "plain"),
        ("pkg/kizuki.js.br", "br"),
        ("pkg/kizuki.js.gz", "gzip"),
        ("pkg/snippets/a/b.js", "inner"),
        ("sw.js", "worker"),
        ("icon.svg", "<svg/>"),
        ("words/ja.dic", "words"),
        ("fonts/OFL.txt", "licence"),
    ] {
        let file = site.path().join(name);
        fs::create_dir_all(file.parent().expect("a folder")).expect("made");
        fs::write(file, content).expect("written");
    }
    site
}

async fn ask(
    router: &Router,
    method: Method,
    path: &str,
    headers: &[(&str, &str)],
) -> (StatusCode, HeaderMap, Bytes) {
    let request = Request::builder().method(method).uri(path);
    let request =
        headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
    let request = request.body(Body::empty()).expect("a request");
    let (parts, body) = router.clone().oneshot(request).await.expect("answered").into_parts();
    (parts.status, parts.headers, to_bytes(body, 1 << 20).await.expect("read"))
}

fn of(folder: &Path) -> Router {
    files(&Site::Folder(folder.to_owned()))
}

#[tokio::test]
async fn a_file_is_sent_as_the_browser_takes_it_and_kept_for_ever() {
    let site = built();
    let router = of(site.path());
    for (taken, body, coding) in [
        ("br, gzip", "br", Some("br")),
        ("gzip", "gzip", Some("gzip")),
        ("identity", "plain", None),
    ] {
        let accept = [("accept-encoding", taken)];
        let (status, headers, sent) =
            ask(&router, Method::GET, "/pkg/kizuki.js?v=0123", &accept).await;
        assert_eq!((status, &*sent), (StatusCode::OK, body.as_bytes()), "{taken}");
        assert_eq!(headers.get("content-encoding").map(|value| value.to_str().unwrap()), coding);
        assert_eq!(headers["content-type"], "text/javascript; charset=utf-8");
        assert_eq!(headers["cache-control"], "public, max-age=31536000, immutable");
        assert_eq!(headers["vary"], "accept-encoding");
        assert_eq!(headers["content-length"], body.len().to_string());
        let mark = headers["etag"].to_str().expect("text");
        let again = [accept[0], ("if-none-match", mark)];
        let (status, _, sent) = ask(&router, Method::GET, "/pkg/kizuki.js", &again).await;
        assert_eq!((status, sent.len()), (StatusCode::NOT_MODIFIED, 0));
    }
    let (status, headers, sent) = ask(&router, Method::HEAD, "/pkg/kizuki.js", &[]).await;
    assert_eq!((status, sent.len()), (StatusCode::OK, 0));
    assert_eq!(headers["content-length"], "5");
    let (status, ..) = ask(&router, Method::POST, "/pkg/kizuki.js", &[]).await;
    assert_eq!(status, StatusCode::METHOD_NOT_ALLOWED);
    let (_, _, inner) = ask(&router, Method::GET, "/pkg/snippets/a/b.js", &[]).await;
    assert_eq!(inner, "inner", "what the bundle takes in from folders of its own");
}

#[tokio::test]
async fn what_has_no_hash_in_its_address_is_asked_for_again() {
    let site = built();
    let router = of(site.path());
    let (_, icon, _) = ask(&router, Method::GET, "/icon.svg", &[]).await;
    assert_eq!(icon["cache-control"], "public, max-age=86400");
    assert_eq!(icon["content-type"], "image/svg+xml");
    let (_, worker, _) = ask(&router, Method::GET, "/sw.js", &[]).await;
    assert_eq!(worker["cache-control"], "no-cache");
    assert_eq!(
        worker["content-security-policy"], "default-src 'none'; connect-src 'self'",
        "the worker fetches pages of ours"
    );
}

#[tokio::test]
async fn nothing_else_is_served_and_what_is_missing_is_not_kept() {
    let site = built();
    fs::write(site.path().parent().expect("a folder").join("beside.js"), "").expect("written");
    let router = of(site.path());
    for path in [
        "/pkg/kizuki.css",
        "/pkg/kizuki.js.br",
        "/pkg/../words/ja.dic",
        "/pkg/..%2fwords/ja.dic",
        "/pkg/..%2f..%2fbeside.js",
        "/pkg//kizuki.js",
        "/words/ja.dic",
        "/fonts/OFL.txt",
        "/manifest.webmanifest",
    ] {
        let (status, headers, _) = ask(&router, Method::GET, path, &[]).await;
        assert_eq!(status, StatusCode::NOT_FOUND, "{path}");
        let kept = headers.get("cache-control").map(|value| value.to_str().expect("text"));
        assert!(kept.is_none_or(|kept| !kept.contains("max-age")), "{path}: {kept:?}");
    }
    // A program without a site starts all the same where pages alone are tested.
    let nothing = of(Path::new("/nonexistent"));
    assert_eq!(ask(&nothing, Method::GET, "/sw.js", &[]).await.0, StatusCode::NOT_FOUND);
}
