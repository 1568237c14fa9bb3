//! Requests that leave this server: only to hosts that are permitted, over TLS that is trusted, once,
//! within a limit of time and of bytes.

use std::{sync::Arc, time::Duration};

use axum::http::Request;
use kizuki_board::service::outbound::{AllowedHost, Outbound, Unprepared, Unsent};
use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair};
use rustls::{ServerConfig, crypto::ring, pki_types::PrivateKeyDer};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpListener,
    task::JoinHandle,
};
use tokio_rustls::TlsAcceptor;

fn request(address: &str) -> Request<Vec<u8>> {
    Request::post(address).header("content-type", "application/json").body(b"{}".into()).unwrap()
}

fn way(hosts: &[&str]) -> Outbound {
    let hosts: Vec<AllowedHost> = hosts.iter().map(|host| host.parse().unwrap()).collect();
    Outbound::new(&hosts, None).expect("TLS")
}

/// A host that says `answer` to each connection, whatever it is asked, and then closes it; hands out
/// what it was asked first.
async fn host(answer: Vec<u8>) -> (String, JoinHandle<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let asked = tokio::spawn(async move {
        let (mut line, _) = listener.accept().await.unwrap();
        let mut asked = vec![0; 4096];
        let length = line.read(&mut asked).await.unwrap();
        // Who has enough closes the line before the end.
        drop(line.write_all(&answer).await);
        String::from_utf8(asked[..length].into()).unwrap()
    });
    (address, asked)
}

fn answer(head: &str, body: &[u8]) -> Vec<u8> {
    [head.as_bytes(), format!("content-length: {}\r\n\r\n", body.len()).as_bytes(), body].concat()
}

#[tokio::test]
async fn a_request_arrives_as_it_was_meant() {
    let (address, asked) = host(answer("HTTP/1.1 202 Accepted\r\nx-a: b\r\n", b"fine")).await;
    let way = way(&[&address]);
    let uri = format!("{address}/hooks/a?b=c");
    let got = way.send(request(&uri), 100).await.expect("an answer");
    assert_eq!((got.status, got.body.as_slice()), (202, b"fine".as_slice()));
    assert_eq!(got.headers["x-a"], "b");
    let asked = asked.await.unwrap();
    assert!(asked.starts_with("POST /hooks/a?b=c HTTP/1.1\r\n"), "{asked}");
    assert!(
        asked.contains(&format!("host: {}\r\n", address.trim_start_matches("http://"))),
        "{asked}"
    );
    assert!(asked.ends_with("\r\n\r\n{}"), "{asked}");
}

#[tokio::test]
async fn nothing_is_sent_to_a_host_that_is_not_named() {
    assert!(way(&[]).is_off());
    let (address, asked) = host(Vec::new()).await;
    let elsewhere = format!("{}/", address.replace("127.0.0.1", "localhost"));
    for hosts in [vec![], vec!["chat.example.jp"], vec!["http://127.0.0.1:9"]] {
        let way = way(&hosts);
        assert_eq!(way.send(request(&address), 9).await.unwrap_err(), Unsent::HostNotAllowed);
    }
    // The same machine by another name is another host, and so is the same name with TLS.
    let way = way(&[&address]);
    let tls = format!("{}/", address.replace("http://", "https://"));
    let with_name = address.replace("http://", "http://me:word@");
    for uri in [elsewhere, tls, with_name] {
        assert!(!way.allows(&uri.parse().unwrap()), "{uri}");
        assert_eq!(way.send(request(&uri), 9).await.unwrap_err(), Unsent::HostNotAllowed, "{uri}");
    }
    assert!(!asked.is_finished(), "nobody came");
    asked.abort();
}

#[tokio::test]
async fn a_redirect_is_not_followed() {
    let (private, visited) = host(answer("HTTP/1.1 200 OK\r\n", b"secret")).await;
    let head = format!("HTTP/1.1 307 Temporary Redirect\r\nlocation: {private}/\r\n");
    let (address, _) = host(answer(&head, b"")).await;
    let got = way(&[&address, &private]).send(request(&address), 100).await.expect("an answer");
    assert_eq!((got.status, got.body.len()), (307, 0));
    assert!(!visited.is_finished(), "nobody came");
    visited.abort();
}

#[tokio::test]
async fn an_answer_that_does_not_end_is_given_up() {
    let send = async |said: Vec<u8>| {
        let (address, _asked) = host(said).await;
        let way = way(&[&address]).within(Duration::from_secs(5));
        way.send(request(&address), 1000).await.unwrap_err()
    };
    let ten_megabytes = vec![b'x'; 10 << 20];
    let declared = answer("HTTP/1.1 200 OK\r\n", &ten_megabytes);
    assert_eq!(send(declared).await, Unsent::TooLarge);
    let undeclared = [b"HTTP/1.1 200 OK\r\n\r\n".as_slice(), &ten_megabytes].concat();
    assert_eq!(send(undeclared).await, Unsent::TooLarge);
    let headers = [b"HTTP/1.1 200 OK\r\nx: ".as_slice(), &ten_megabytes].concat();
    assert_eq!(send(headers).await, Unsent::TooLarge);
    assert_eq!(send(b"SSH-2.0-OpenSSH_9.2\r\n".into()).await, Unsent::NotHttp);
    let cut = b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf".to_vec();
    assert_eq!(send(cut).await, Unsent::NoConnection);
}

#[tokio::test]
async fn a_host_that_hangs_or_is_not_there_is_given_up() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let way_there = way(&[&address]).within(Duration::from_millis(50));
    assert_eq!(way_there.send(request(&address), 9).await.unwrap_err(), Unsent::TimedOut);
    drop(listener);
    let patient = way(&[&address]);
    assert_eq!(patient.send(request(&address), 9).await.unwrap_err(), Unsent::NoConnection);
    let nowhere = way(&["http://there-is-none.invalid"]);
    let lost = nowhere.send(request("http://there-is-none.invalid/"), 9).await.unwrap_err();
    assert_eq!(lost, Unsent::NoAddress);
}

/// An office's authority, and what a host with a certificate of its needs.
fn office(name: &str) -> (String, TlsAcceptor) {
    let mut params = CertificateParams::new(Vec::new()).unwrap();
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let authority = CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap();
    let key = KeyPair::generate().unwrap();
    let of_host = CertificateParams::new([name.to_owned()]).unwrap();
    let certificate = of_host.signed_by(&key, &authority).unwrap();
    let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(
            vec![certificate.der().clone()],
            PrivateKeyDer::try_from(key.serialize_der()).unwrap(),
        )
        .unwrap();
    (authority.pem(), TlsAcceptor::from(Arc::new(config)))
}

#[tokio::test]
async fn an_authority_of_the_office_is_trusted_where_it_is_named_and_for_its_name() {
    let folder = tempfile::tempdir().unwrap();
    let ca = folder.path().join("office.pem");
    let (pem, acceptor) = office("localhost");
    std::fs::write(&ca, pem).unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let serving = tokio::spawn(async move {
        loop {
            let (line, _) = listener.accept().await.unwrap();
            let Ok(mut line) = acceptor.accept(line).await else { continue };
            let mut asked = [0; 4096];
            let _ = line.read(&mut asked).await.unwrap();
            line.write_all(&answer("HTTP/1.1 200 OK\r\n", b"safe")).await.unwrap();
            line.shutdown().await.unwrap();
        }
    });
    let by_name: AllowedHost = format!("localhost:{port}").parse().unwrap();
    let by_number: AllowedHost = format!("127.0.0.1:{port}").parse().unwrap();
    let hosts = [by_name, by_number];
    let name = format!("https://localhost:{port}/");
    let trusting = Outbound::new(&hosts, Some(&ca)).expect("a way");
    let got = trusting.send(request(&name), 100).await.expect("an answer");
    assert_eq!(got.body, b"safe");
    // The certificate is for the name, not for the number.
    let number = format!("https://127.0.0.1:{port}/");
    assert_eq!(trusting.send(request(&number), 9).await.unwrap_err(), Unsent::Tls);
    let strict = Outbound::new(&hosts, None).expect("a way");
    assert_eq!(strict.send(request(&name), 9).await.unwrap_err(), Unsent::Tls);
    serving.abort();
}

#[test]
fn a_file_of_authorities_that_is_none_stops_the_start() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("office.pem");
    let refused = || Outbound::new(&[], Some(&file)).err().expect("refused");
    assert!(matches!(refused(), Unprepared::Unreadable(..)));
    for text in
        ["", "no certificate", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"]
    {
        std::fs::write(&file, text).unwrap();
        assert!(matches!(refused(), Unprepared::NoCertificate(_)), "{text}");
    }
}
