//! The check of the `Host` header: under which names the program answers. Somebody's page elsewhere
//! can have its own name resolve to this machine (DNS rebinding) and would then be let read the
//! board, and send forms, as if it were ours; the name in the request still tells. An address in
//! numbers, and a name that only this network gives, cannot be had by a stranger.

use std::net::{IpAddr, SocketAddr};

use axum::{
    body::Body,
    extract::State,
    http::{Request, Response, header, uri::Authority},
    middleware::Next,
};

use super::{AppState, plain_page::plain_page};
use crate::address::Route;
use crate::domain::fault::Fault;
use crate::service::Config;

/// What asks whether the program is well, often under the number of a container.
const HEALTH: [Route; 2] = [Route::Healthz, Route::Readyz];

/// Lets through what was sent to one of our names.
pub async fn hosts(
    State(state): State<AppState>,
    request: Request<Body>,
    next: Next,
) -> Response<Body> {
    match refuse(&state.config, &request) {
        Some(refused) => refused,
        None => next.run(request).await,
    }
}

/// The answer to a request that was sent to another name; nothing for one of ours.
pub fn refuse(config: &Config, request: &Request<Body>) -> Option<Response<Body>> {
    if is_usual(config, request) {
        return None;
    }
    let named = request.headers().get_all(header::HOST).iter().map(|host| host.to_str().ok());
    // Browsers always name the host. A program that does not is no browser that somebody's page
    // could steer.
    let fits = named.chain(request.uri().authority().map(|host| Some(host.as_str()))).all(|host| {
        let host =
            host.and_then(|host| host.parse::<Authority>().ok()).map(|host| plain(host.host()));
        host.is_some_and(|host| answers_to(config, &host, request.uri().path()))
    });
    (!fits).then(|| {
        plain_page(request.headers(), &Fault::WrongHost { ours: config.origin.clone() }, &[])
    })
}

/// Whether a request names the host once, as it is configured, or as a number where nothing is:
/// nearly all do, and nothing else needs to be looked at then.
fn is_usual(config: &Config, request: &Request<Body>) -> bool {
    let mut hosts = request.headers().get_all(header::HOST).iter();
    let (Some(host), None, None) = (hosts.next(), hosts.next(), request.uri().authority()) else {
        return false;
    };
    host.to_str().is_ok_and(|host| match &config.origin {
        Some(ours) => ours.split_once("://").is_some_and(|(_, ours)| ours == host),
        None => host.parse::<SocketAddr>().is_ok(),
    })
}

/// A name as it is compared: names are the same in capitals, and with the dot that stands for the
/// root (RFC 4343, RFC 1034 3.1).
fn plain(host: &str) -> String {
    host.trim_end_matches('.').to_ascii_lowercase()
}

fn answers_to(config: &Config, host: &str, path: &str) -> bool {
    let number: Option<IpAddr> = host.trim_start_matches('[').trim_end_matches(']').parse().ok();
    let here = host == "localhost"
        || host.ends_with(".localhost")
        || number.is_some_and(|number| number.is_loopback());
    let top = host.rsplit('.').next();
    match config.origin.as_deref().and_then(origin_host) {
        Some(ours) => {
            host == ours
                || here
                || (number.is_some() && HEALTH.iter().any(|route| route.is_of(path)))
        }
        None => here || number.is_some() || !host.contains('.') || top == Some("local"),
    }
}

fn origin_host(origin: &str) -> Option<String> {
    let authority = origin.split_once("://")?.1.split('/').next()?;
    authority.parse::<Authority>().ok().map(|authority| plain(authority.host()))
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use clap::Parser;

    use super::*;

    #[derive(Parser)]
    struct Options {
        #[command(flatten)]
        config: Config,
    }

    fn answers(origin: Option<&str>, host: &str, path: &str) -> bool {
        let mut config = Options::parse_from(["kizuki"]).config;
        config.origin = origin.map(Into::into);
        config.data = PathBuf::new();
        let request =
            Request::get(path).header(header::HOST, host).body(Body::empty()).expect("a request");
        refuse(&config, &request).is_none()
    }

    #[test]
    fn with_an_origin_its_own_name_and_this_machine_are_ours() {
        let origin = Some("https://board.example.jp:8443");
        for ours in [
            "board.example.jp:8443",
            "board.example.jp",
            "Board.Example.JP.:8443",
            "localhost:3000",
            "127.0.0.1:3000",
            "[::1]:3000",
            "kizuki.localhost",
        ] {
            assert!(answers(origin, ours, "/"), "{ours}");
        }
        for other in [
            "evil.example",
            "board.example.jp.evil.example",
            "192.168.0.5:3000",
            "board",
            "",
            "a b",
            "x@board.example.jp:1:2",
        ] {
            assert!(!answers(origin, other, "/"), "{other}");
        }
        assert!(
            answers(origin, "10.1.2.3:3000", "/healthz")
                && !answers(origin, "evil.example", "/healthz")
        );
    }

    #[test]
    fn without_one_numbers_and_names_of_the_own_network_are() {
        for ours in [
            "192.168.0.5:3000",
            "[fe80::1]:3000",
            "localhost",
            "server",
            "server:3000",
            "server.local",
        ] {
            assert!(answers(None, ours, "/"), "{ours}");
        }
        for other in
            ["evil.example", "board.example.jp", "local.evil.example", "1.2.3.4.evil.example"]
        {
            assert!(!answers(None, other, "/"), "{other}");
        }
    }

    #[test]
    fn each_name_in_a_request_counts() {
        let config = Options::parse_from(["kizuki"]).config;
        let request = |host: &[&str], uri: &str| {
            let request = host
                .iter()
                .fold(Request::get(uri), |request, host| request.header(header::HOST, *host));
            refuse(&config, &request.body(Body::empty()).expect("a request")).is_none()
        };
        assert!(request(&[], "/") && request(&["localhost"], "http://localhost/"));
        assert!(
            !request(&["localhost", "evil.example"], "/")
                && !request(&["localhost"], "http://evil.example/")
        );
    }
}
