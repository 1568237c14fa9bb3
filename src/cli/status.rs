//! `kizuki status`: how a board stands, in a few lines for the terminal. Of what staff do it knows
//! what everybody sees: which themes are open.

use std::{
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr},
    time::Duration,
};

use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
};

use super::open::{Failure, close, open_for_reading};
use crate::address::Route;
use crate::domain::{backup::Standing, theme::State};
use crate::service::{Config, Service};
use crate::store::{
    self,
    migrations::{BOARD, PEOPLE, Step},
};

/// A server of this machine answers within it.
const ANSWER: Duration = Duration::from_secs(6);
/// Bytes of an answer that are read.
const LONGEST: u64 = 16 * 1024;

/// Runs the command; fails where something is not as it must be.
pub async fn run(config: Config) -> Result<(), Failure> {
    println!("kizuki {}", env!("CARGO_PKG_VERSION"));
    let (addr, ready) = (config.addr, readiness(config.addr).await);
    let state = open_for_reading(config).await?;
    let told = tell(&state).await;
    close(&state).await;
    let mut wrong = told?;
    match ready {
        Some(Ready { well: true, lines }) => println!("server    {addr}: {}", lines.join(", ")),
        Some(Ready { well: false, lines }) => {
            println!("server    {addr}: not ready");
            wrong.extend(lines);
        }
        None => println!("server    {addr}: does not answer"),
    }
    for line in &wrong {
        println!("UNSAFE    {line}");
    }
    match wrong.len() {
        0 => Ok(()),
        n => Err(format!("{n} things are not as they must be; kizuki doctor tells more").into()),
    }
}

/// Prints what is known of the board; what is not as it must be.
async fn tell(state: &Service) -> Result<Vec<String>, store::Error> {
    let inspection = state.inspect().await?;
    let last = |steps: &[Step]| steps.iter().map(|step| step.version).max().unwrap_or_default();
    let engine = inspection.databases.first().map_or("", |database| database.engine);
    println!("database  {engine}, board step {}, people step {}", last(BOARD), last(PEOPLE));
    let open = state.board.themes().await?;
    let open: Vec<&str> = open
        .iter()
        .filter(|theme| theme.state == State::Open)
        .map(|theme| theme.slug.as_str())
        .collect();
    println!("open      {}", if open.is_empty() { "none".into() } else { open.join(", ") });
    println!("backup    {}", backup(state.office().set.backups.standing(state.today())));
    let mut wrong = state.damage().await;
    wrong.extend(inspection.unsafe_settings().map(|one| format!("{} = {}", one.name, one.value)));
    wrong.extend(
        state.bad_keys().await?.into_iter().map(|key| format!("key of {}: {}", key.slug, key.why)),
    );
    Ok(wrong)
}

fn backup(standing: Standing) -> String {
    match standing {
        Standing::Good(on) => on.to_string(),
        Standing::Old(on) => format!("{on}, which is more than a week ago"),
        Standing::Failed(since) => format!("fails since {since}"),
        Standing::Never => "none that this program knows of".into(),
    }
}

/// What a server says of itself.
struct Ready {
    well: bool,
    lines: Vec<String>,
}

/// Asks the server that listens where this one would; nothing where nobody answers.
async fn readiness(addr: SocketAddr) -> Option<Ready> {
    let here = match addr.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => Ipv4Addr::LOCALHOST.into(),
        IpAddr::V6(ip) if ip.is_unspecified() => Ipv6Addr::LOCALHOST.into(),
        ip => ip,
    };
    let here = SocketAddr::new(here, addr.port());
    let asked = async {
        let mut line = TcpStream::connect(here).await?;
        let path = Route::Readyz.pattern();
        let request = format!("GET {path} HTTP/1.1\r\nHost: {here}\r\nConnection: close\r\n\r\n");
        line.write_all(request.as_bytes()).await?;
        let mut answer = String::new();
        line.take(LONGEST).read_to_string(&mut answer).await?;
        Ok::<_, std::io::Error>(answer)
    };
    let answer = tokio::time::timeout(ANSWER, asked).await.ok()?.ok()?;
    read(&answer)
}

/// Reads the answer of a server; nothing where it is none of ours.
fn read(answer: &str) -> Option<Ready> {
    let (head, body) = answer.split_once("\r\n\r\n")?;
    let well = match head.split(' ').nth(1)? {
        "200" => true,
        "503" => false,
        _ => return None,
    };
    Some(Ready { well, lines: body.lines().map(str::to_owned).collect() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_well_or_names_what_is_not() {
        let well = read("HTTP/1.1 200 OK\r\nx: y\r\n\r\nready\nlast tick 3 s ago\n").expect("ours");
        assert_eq!((well.well, well.lines.join("; ").as_str()), (true, "ready; last tick 3 s ago"));
        let not =
            read("HTTP/1.1 503 Service Unavailable\r\n\r\nboard.db is damaged\n").expect("ours");
        assert!(!not.well && not.lines == ["board.db is damaged"]);
        assert!(
            read("SSH-2.0-OpenSSH\r\n").is_none()
                && read("HTTP/1.1 404 Not Found\r\n\r\n").is_none()
        );
    }
}
