//! Configuration, from the environment or the command line; everything has a default that works on
//! one machine.

use std::{
    fs, io,
    net::SocketAddr,
    path::{Path, PathBuf},
};

use ::http::uri::Authority;
use chrono_tz::Tz;
use clap::Args;
use include_dir::Dir;
use zeroize::Zeroizing;

use super::{
    Site,
    oidc::{ClientSecret, OidcConfig},
    outbound::OutboundConfig,
};
use crate::domain::{
    backup::Schedule, calendar::Dates, office_settings::NAME_MAX, passphrase::Passphrase, text,
};

/// How often an open board posts something, on average; never, where it is no time at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cover(u32);

impl Cover {
    /// None.
    pub const OFF: Self = Self(0);

    /// Beyond it, who sends a note would wait for minutes.
    const LONGEST: f64 = 60.0;

    fn read(seconds: &str) -> Result<Self, String> {
        let seconds: f64 = seconds.parse().map_err(|_| "a number of seconds")?;
        if !(0.0..=Self::LONGEST).contains(&seconds) {
            return Err(format!("0 to {} seconds", Self::LONGEST));
        }
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "at most a minute"
        )]
        Ok(Self((seconds * 1000.0).round() as u32))
    }

    /// In milliseconds, if there is any.
    pub fn milliseconds(self) -> Option<u32> {
        (self != Self::OFF).then_some(self.0)
    }
}

/// How the program runs. Databases default to two files in the data folder.
#[derive(Args, Clone, Debug)]
pub struct Config {
    /// Address and port to listen on
    #[arg(long, global = true, env = "KIZUKI_ADDR", default_value = "127.0.0.1:3000")]
    pub addr: SocketAddr,
    /// Folder for the databases and the key files
    #[arg(long, global = true, env = "KIZUKI_DATA", default_value = "data")]
    pub data: PathBuf,
    /// Folder of the built site (styles, script, WASM), in the place of what the program carries;
    /// if it carries none, target/site
    #[arg(long, global = true, env = "KIZUKI_SITE", value_name = "FOLDER")]
    pub site: Option<PathBuf>,
    /// The site that the program carries, if it is a released one
    #[arg(skip)]
    pub carried: Option<&'static Dir<'static>>,
    /// The font files of PDFs, the regular one and the bold one, instead of those of the site
    #[arg(
        long,
        global = true,
        env = "KIZUKI_FONTS",
        value_delimiter = ',',
        num_args = 2,
        value_name = "REGULAR,BOLD"
    )]
    pub fonts: Vec<PathBuf>,
    /// More font files for PDFs, for characters that those lack; IPAmj Mincho where Debian puts it,
    /// if nothing is said
    #[arg(
        long,
        global = true,
        env = "KIZUKI_FALLBACK_FONTS",
        value_delimiter = ',',
        value_name = "FILES"
    )]
    pub fallback_fonts: Option<Vec<PathBuf>>,
    /// The address under which browsers reach the board, such as <https://board.example.jp>; with
    /// https, cookies are bound to it
    #[arg(long, global = true, env = "KIZUKI_ORIGIN", value_parser = origin)]
    pub origin: Option<String>,
    /// PostgreSQL database for the content, instead of board.db
    #[arg(long, global = true, env = "KIZUKI_BOARD_URL", hide_env_values = true)]
    pub board_url: Option<String>,
    /// PostgreSQL database for the accounts, instead of people.db
    #[arg(long, global = true, env = "KIZUKI_PEOPLE_URL", hide_env_values = true)]
    pub people_url: Option<String>,
    /// How the office is called, in the place of what is set at /admin/setup
    #[arg(long, global = true, env = "KIZUKI_OFFICE", value_parser = office)]
    pub office: Option<String>,
    /// Time zone in which days begin and end, in the place of what is set at /admin/setup; if
    /// nothing is set, Asia/Tokyo
    #[arg(long, global = true, env = "KIZUKI_TZ")]
    pub tz: Option<Tz>,
    /// How Japanese pages and reports write years, western (2026年) or reiwa (令和8年), in the place
    /// of what is set at /admin/setup; if nothing is set, reiwa
    #[arg(long, global = true, env = "KIZUKI_DATES", value_parser = dates, value_name = "western|reiwa")]
    pub dates: Option<Dates>,
    /// Open tier: new tickets per hour without proof of work, that is, from browsers without
    /// JavaScript
    #[arg(long, global = true, env = "KIZUKI_OPEN_PER_HOUR", default_value_t = 120)]
    pub open_per_hour: u32,
    /// Open tier: new tickets per hour with proof of work; beyond an eighth of them, each doubling
    /// asks for four times the work
    #[arg(long, global = true, env = "KIZUKI_PROVED_PER_HOUR", default_value_t = 2000)]
    pub proved_per_hour: u32,
    /// Seconds between two posts of an open board on average, of which most carry nothing, so that
    /// nobody on the line sees who writes; 0 sends none
    #[arg(long, global = true, env = "KIZUKI_COVER", default_value = "4", value_parser = Cover::read, value_name = "SECONDS")]
    pub cover: Cover,
    /// Hours at which boxes of the daily rule are opened, such as 9,13,17, in the place of what is
    /// set at /admin/setup; if nothing is set, 13
    #[arg(long, global = true, env = "KIZUKI_BOX_HOURS", value_delimiter = ',', value_parser = clap::value_parser!(u32).range(0..24))]
    pub box_hours: Vec<u32>,
    /// Address and port of a listener of its own that answers Prometheus at /metrics; none if
    /// nothing is said. Nobody but whoever watches the program is to reach it
    #[arg(long, global = true, env = "KIZUKI_METRICS_ADDR")]
    pub metrics_addr: Option<SocketAddr>,
    /// Folder, on another disk, into which the server writes a backup by itself; it must be there.
    /// SQLite only
    #[arg(long, global = true, env = "KIZUKI_BACKUP_DIR", value_name = "FOLDER")]
    pub backup_dir: Option<PathBuf>,
    /// When it does: a time of day, or a number of hours that divides the day, such as 6h, counted
    /// from midnight
    #[arg(
        long,
        global = true,
        env = "KIZUKI_BACKUP_AT",
        default_value = "03:30",
        value_name = "HH:MM|Nh"
    )]
    pub backup_at: Schedule,
    /// How many of its own backups stay in the folder
    #[arg(long, global = true, env = "KIZUKI_BACKUP_KEEP", default_value_t = 14, value_parser = clap::value_parser!(u32).range(1..))]
    pub backup_keep: u32,
    /// For how many days the list of what people with accounts did is kept
    #[arg(long, global = true, env = "KIZUKI_ACTS_DAYS", default_value_t = 1096, value_parser = clap::value_parser!(u32).range(30..))]
    pub acts_days: u32,
    /// Requests that leave this server
    #[command(flatten)]
    pub outbound: OutboundConfig,
    /// Signing in with the office's own accounts
    #[command(flatten)]
    pub oidc: OidcConfig,
    /// What readers must know, where it is set here, in the place of what is set at /admin/setup.
    /// From the environment alone: options show in the list of processes
    #[arg(skip = passphrase())]
    pub passphrase: Option<Passphrase>,
}

/// An origin as browsers send it (RFC 6454, 6.2): scheme and host in lower case, no port that goes
/// without saying, nothing behind it.
fn origin(typed: &str) -> Result<String, String> {
    let typed = text::fold_line(typed).to_lowercase();
    let (scheme, rest) =
        typed.split_once("://").ok_or("an address such as https://board.example.jp")?;
    let usual = match scheme {
        "https" => ":443",
        "http" => ":80",
        _ => return Err("it begins with https:// or http://".into()),
    };
    let host = rest.trim_end_matches('/');
    let host = host.strip_suffix(usual).unwrap_or(host);
    let is_host = !host.contains('@') && host.parse::<Authority>().is_ok();
    if is_host {
        Ok(format!("{scheme}://{host}"))
    } else {
        Err("a scheme and a host, and a port where it needs one; nothing behind them".into())
    }
}

fn office(name: &str) -> Result<String, String> {
    let name = text::parse_line(name, NAME_MAX);
    name.map_err(|_| format!("a name of at most {NAME_MAX} characters"))
}

fn dates(word: &str) -> Result<Dates, String> {
    word.parse().map_err(|_| "western or reiwa".into())
}

/// The passphrase as configured, checked when the program opens. One that is no text becomes empty
/// and is refused then.
fn passphrase() -> Option<Passphrase> {
    std::env::var_os("KIZUKI_PASSPHRASE")
        .map(|phrase| Passphrase::fold(&Zeroizing::new(phrase.into_string().unwrap_or_default())))
}

impl Config {
    /// Where the site's files are.
    pub fn site(&self) -> Site {
        Site::of(self.site.as_deref(), self.carried)
    }

    /// With what the service manager keeps secret for the program: files named `passphrase`,
    /// `board-url`, `people-url` and `oidc-client-secret` in `folder` (systemd.exec(5), `LoadCredential=`). What the
    /// environment or an option says goes before them.
    ///
    /// # Errors
    /// A sentence that names the file which is there and cannot be read.
    pub fn with_secrets(mut self, folder: Option<&Path>) -> Result<Self, String> {
        let Some(folder) = folder else { return Ok(self) };
        let secret = |name: &str| match fs::read_to_string(folder.join(name)) {
            Ok(text) => Ok(Some(Zeroizing::new(text))),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(format!("the credential {name} cannot be read: {error}")),
        };
        let line = |text: Zeroizing<String>| text.trim().to_owned();
        if self.board_url.is_none() {
            self.board_url = secret("board-url")?.map(line);
        }
        if self.people_url.is_none() {
            self.people_url = secret("people-url")?.map(line);
        }
        if self.passphrase.is_none() {
            self.passphrase = secret("passphrase")?.map(|text| Passphrase::fold(&text));
        }
        if self.oidc.client_secret.is_none() {
            let text = secret("oidc-client-secret")?;
            self.oidc.client_secret = text.map(|text| ClientSecret::new(&text));
        }
        Ok(self)
    }

    /// Whether browsers reach the board over HTTPS.
    pub fn is_https(&self) -> bool {
        self.origin.as_deref().is_some_and(|origin| origin.starts_with("https://"))
    }

    /// Whether Sealed tickets may be given out: over HTTPS, or to this machine's own browser for
    /// trying it out. Somebody who listens to the line would otherwise see who picks up which
    /// envelope, and the cookie that stands for a person.
    pub fn may_seal(&self) -> bool {
        self.is_https() || self.is_for_this_machine()
    }

    /// Whether browsers of this machine alone reach the board, by what is configured as its origin.
    pub fn is_for_this_machine(&self) -> bool {
        let host = self.origin.as_deref().and_then(|origin| origin.strip_prefix("http://"));
        let host = host.map(|rest| rest.split(['/', ':']).next().unwrap_or_default());
        matches!(host, Some("localhost" | "127.0.0.1"))
    }

    /// The address to print for people: the configured one, or the one that is listened on.
    pub fn public_origin(&self) -> String {
        self.origin.clone().unwrap_or_else(|| format!("http://{}", self.addr))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_is_what_browsers_send() {
        for typed in [
            "https://board.example.jp",
            "HTTPS://Board.Example.JP/",
            " https://board.example.jp:443//",
            "ｈｔｔｐｓ://board.example.jp",
        ] {
            assert_eq!(origin(typed).as_deref(), Ok("https://board.example.jp"), "{typed}");
        }
        assert_eq!(origin("http://LOCALHOST:80").as_deref(), Ok("http://localhost"));
        assert_eq!(origin("http://127.0.0.1:3000").as_deref(), Ok("http://127.0.0.1:3000"));
        for bad in [
            "",
            "board.example.jp",
            "ftp://x",
            "https://",
            "https://a/b",
            "https://a?b",
            "https://u@a",
            "https://a b",
        ] {
            assert!(origin(bad).is_err(), "{bad}");
        }
    }
}
