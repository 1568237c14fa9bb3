//! One request and its answer.

use std::{path::Path, sync::Arc, time::Duration};

use ::http::{HeaderMap, HeaderValue, Request, Response, Uri, header, uri::PathAndQuery};
use http_body_util::{BodyExt, Full, LengthLimitError, Limited};
use hyper::{
    body::{Bytes, Incoming},
    client::conn::http1,
};
use hyper_util::rt::TokioIo;
use tokio::task::JoinSet;
use tokio_rustls::TlsConnector;

use super::{
    connect::{self, Unprepared},
    host::AllowedHost,
    unsent::Unsent,
};

/// How long a request may take in all, from the look-up of the name to the last byte of the answer.
const PATIENCE: Duration = Duration::from_secs(10);

/// The status line and the headers of an answer, at most, in bytes.
const HEAD_MAX: usize = 64 * 1024;

/// What came back.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The status; a redirect is an answer like any other.
    pub status: u16,
    /// The headers.
    pub headers: HeaderMap,
    /// The body, whole.
    pub body: Vec<u8>,
}

/// The way out: the hosts that are permitted, and how they are trusted. Cheap to clone.
#[derive(Clone)]
pub struct Outbound {
    hosts: Arc<[AllowedHost]>,
    tls: TlsConnector,
    patience: Duration,
}

impl Outbound {
    /// A way to these hosts, none if there are none; `ca` is a PEM file of authorities that the
    /// office trusts beside those that browsers trust.
    ///
    /// # Errors
    /// [`Unprepared`] says what is wrong with the file.
    pub fn new(hosts: &[AllowedHost], ca: Option<&Path>) -> Result<Self, Unprepared> {
        Ok(Self { hosts: hosts.into(), tls: connect::tls(ca)?, patience: PATIENCE })
    }

    /// The same with another limit of time.
    #[must_use]
    pub fn within(self, patience: Duration) -> Self {
        Self { patience, ..self }
    }

    /// Whether no request leaves this server.
    pub fn is_off(&self) -> bool {
        self.hosts.is_empty()
    }

    /// Whether the address is one of a host that is permitted.
    pub fn allows(&self, uri: &Uri) -> bool {
        self.host(uri).is_some()
    }

    fn host(&self, uri: &Uri) -> Option<&AllowedHost> {
        let wanted = AllowedHost::of(uri)?;
        self.hosts.iter().find(|host| **host == wanted)
    }

    /// Sends the request to its whole address and hands out the answer, whatever its status, if its
    /// body has at most `limit` bytes. `Host` is set here.
    ///
    /// # Errors
    /// [`Unsent`]; the host may have received the request all the same, unless it is
    /// [`Unsent::HostNotAllowed`], [`Unsent::NoAddress`] or [`Unsent::Tls`].
    pub async fn send(&self, request: Request<Vec<u8>>, limit: usize) -> Result<Answer, Unsent> {
        let host = self.host(request.uri()).ok_or(Unsent::HostNotAllowed)?;
        let request = origin_form(request).ok_or(Unsent::HostNotAllowed)?;
        let exchange = async {
            let line = connect::line(host, &self.tls).await?;
            exchange(line, request, limit).await
        };
        tokio::time::timeout(self.patience, exchange).await.unwrap_or(Err(Unsent::TimedOut))
    }
}

/// The request as it stands on the line (RFC 9112, 3.2.1): the path alone, and the host beside it.
fn origin_form(request: Request<Vec<u8>>) -> Option<Request<Full<Bytes>>> {
    let (mut parts, body) = request.into_parts();
    let host = HeaderValue::from_str(parts.uri.authority()?.as_str()).ok()?;
    let path = parts.uri.path_and_query().cloned();
    parts.uri = Uri::from(path.unwrap_or_else(|| PathAndQuery::from_static("/")));
    parts.headers.insert(header::HOST, host);
    Some(Request::from_parts(parts, Full::new(Bytes::from(body))))
}

async fn exchange(
    line: Box<dyn connect::Line>,
    request: Request<Full<Bytes>>,
    limit: usize,
) -> Result<Answer, Unsent> {
    let handshake = http1::Builder::new().max_buf_size(HEAD_MAX).handshake(TokioIo::new(line));
    let (mut sender, connection) = handshake.await.map_err(|error| of_http(&error))?;
    // Ends with this function, however it ends.
    let mut driver = JoinSet::new();
    driver.spawn(connection);
    let answer = sender.send_request(request).await.map_err(|error| of_http(&error))?;
    read(answer, limit).await
}

async fn read(answer: Response<Incoming>, limit: usize) -> Result<Answer, Unsent> {
    let (parts, body) = answer.into_parts();
    let body = Limited::new(body, limit).collect().await.map_err(|error| {
        if error.is::<LengthLimitError>() { Unsent::TooLarge } else { Unsent::NoConnection }
    })?;
    Ok(Answer {
        status: parts.status.as_u16(),
        headers: parts.headers,
        body: body.to_bytes().into(),
    })
}

fn of_http(error: &hyper::Error) -> Unsent {
    if error.is_parse_too_large() {
        Unsent::TooLarge
    } else if error.is_parse() {
        Unsent::NotHttp
    } else {
        Unsent::NoConnection
    }
}
