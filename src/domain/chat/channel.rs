//! A chat channel: where it leads, what it is told, and how it stands.

use std::{fmt, str::FromStr};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::{ids::ChannelId, problem::UnknownWord, text_enum};

/// The most channels of a board.
pub const CHANNELS_MAX: usize = 10;

text_enum!(
    /// What a channel leads to; it says how a message is put.
    ChatKind {
        /// Slack's incoming webhooks.
        Slack = "slack",
        /// Mattermost's, and of whatever takes the same field.
        Mattermost = "mattermost",
        /// A workflow of Microsoft Teams that posts adaptive cards.
        Teams = "teams",
        /// LINE WORKS' incoming webhooks.
        LineWorks = "line-works",
        /// Anything else, by a template of the office's own.
        Generic = "generic",
    }
);

text_enum!(
    /// Of what a channel is told.
    Occasion {
        /// A theme has opened.
        Opened = "opened",
        /// A theme closes soon.
        LastDay = "last-day",
        /// Answers came out.
        Answered = "answered",
        /// What the month before brought.
        Digest = "digest",
    }
);

text_enum!(
    /// The method of a request (RFC 9110, 9.3).
    Method {
        /// POST.
        Post = "POST",
        /// PUT.
        Put = "PUT",
    }
);

text_enum!(
    /// What the body of a request is; it says how words are written into it.
    BodyKind {
        /// JSON (RFC 8259): words stand in strings.
        Json = "json",
        /// The fields of a form (URL Standard, 5.1).
        Form = "form",
        /// Text, as it is.
        Plain = "plain",
    }
);

impl BodyKind {
    /// The media type.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Json => "application/json",
            Self::Form => "application/x-www-form-urlencoded",
            Self::Plain => "text/plain; charset=utf-8",
        }
    }
}

/// How a request is put where no product's way is known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Template {
    /// The method.
    pub method: Method,
    /// What the body is.
    pub kind: BodyKind,
    /// The name of a header of its own; empty for none. Its value is a secret.
    pub header: String,
    /// The body, with places to fill.
    pub body: String,
}

/// What an administrator sets of a channel, but for its secrets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChatSettings {
    /// What it is called.
    pub name: String,
    /// What it leads to.
    pub kind: ChatKind,
    /// The tag of the language of its messages.
    pub lang: String,
    /// Of what it is told.
    pub occasions: Vec<Occasion>,
    /// How a request is put, of [`ChatKind::Generic`].
    pub template: Option<Template>,
    /// The host of its address, with its port where it has one: all of the address that is shown.
    pub host: String,
}

/// What nobody is shown of a channel. It is stored sealed, and has no `Debug`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChatSecrets {
    /// The address: of most products it is the key by itself.
    pub address: String,
    /// The value of the template's header; empty for none.
    pub header: String,
    /// With what messages are signed (HMAC-SHA256).
    pub signing: String,
}

/// A channel as it is stored.
#[derive(Clone)]
pub struct ChatChannel {
    /// Its id.
    pub id: ChannelId,
    /// What is set.
    pub settings: ChatSettings,
    /// Its secrets, sealed.
    pub sealed: Vec<u8>,
    /// Rises with each change by an administrator.
    pub version: i64,
    /// The last entry of the public log that it was told of, or that was passed over.
    pub sent_seq: i64,
    /// How sending goes.
    pub standing: Standing,
}

/// How sending to a channel goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The day on which something was last sent.
    pub sent_on: Option<NaiveDate>,
    /// How often it failed since.
    pub failures: u32,
    /// When it is tried again, in seconds of Unix time.
    pub retry_at: i64,
    /// Why it failed last.
    pub why: Option<Failure>,
    /// Whether nothing is sent any more until somebody looks at it.
    pub given_up: bool,
}

text_enum!(
    /// Why no answer came. It names no address.
    NotSent {
        /// The host is none of those that the environment allows.
        HostNotAllowed = "host",
        /// The host's name leads nowhere.
        NoAddress = "address",
        /// Nobody listens there.
        NoConnection = "connection",
        /// The certificate is not one that is trusted.
        Tls = "tls",
        /// No answer came in time.
        TimedOut = "time",
        /// The answer is larger than is read.
        TooLarge = "large",
        /// What came is no HTTP.
        NotHttp = "http",
        /// The secrets cannot be opened: their key file is another one or gone.
        SecretsLost = "secrets",
    }
);

/// Why a message did not arrive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The other side answered with this status.
    Status(u16),
    /// It did not answer.
    NotSent(NotSent),
}

impl Failure {
    /// Whether trying again is no use before somebody changes something.
    pub const fn is_final(self) -> bool {
        matches!(self, Self::NotSent(NotSent::HostNotAllowed | NotSent::SecretsLost))
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Status(status) => write!(f, "{status}"),
            Self::NotSent(why) => f.write_str(why.as_str()),
        }
    }
}

impl FromStr for Failure {
    type Err = UnknownWord;

    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        let status = word.parse().ok().filter(|status| (100..=999).contains(status));
        status.map_or_else(|| word.parse().map(Self::NotSent), |status| Ok(Self::Status(status)))
    }
}
