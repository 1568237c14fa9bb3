//! A chat on loopback that writes down what it is sent, and a board that tells it.

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex},
    time::Duration,
};

use kizuki_board::domain::{account::Role, ids::NoteId, theme::Theme};
use kizuki_board::http::compose;
use kizuki_board::service::chat::Sent;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    task::JoinHandle,
};

use super::{Answer, TestApp};

pub const PAGE: &str = "/admin/channels";
pub const ID: &str = "7d0d2a54-5c7c-4bb1-9a41-0d3f0a7c1e11";
/// A secret for signatures, as the form makes one.
pub const SIGNING: &str = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

/// A request as it came.
#[derive(Clone, Debug)]
pub struct Got {
    pub head: String,
    pub body: String,
}

impl Got {
    /// The value of a header, by its name in lower case.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| line.strip_prefix(&format!("{name}: ")))
    }

    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.body).expect("JSON")
    }

    /// The text of a message to Mattermost, its first line.
    pub fn first_line(&self) -> String {
        let text = self.json()["text"].as_str().expect("a text").to_owned();
        text.lines().next().unwrap_or_default().to_owned()
    }
}

/// What the chat answers.
#[derive(Clone, Debug)]
pub enum Reply {
    Status(u16),
    Redirect(String),
    TenMegabytes,
    Hang,
}

/// The chat.
pub struct Chat {
    /// Its address, as the environment names the host.
    pub host: String,
    got: Arc<Mutex<Vec<Got>>>,
    replies: Arc<Mutex<VecDeque<Reply>>>,
    task: JoinHandle<()>,
}

impl Drop for Chat {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Chat {
    pub async fn open() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let host = format!("http://{}", listener.local_addr().expect("an address"));
        let got: Arc<Mutex<Vec<Got>>> = Arc::default();
        let replies: Arc<Mutex<VecDeque<Reply>>> = Arc::default();
        let (into, from) = (got.clone(), replies.clone());
        let task = tokio::spawn(async move {
            loop {
                let (line, _) = listener.accept().await.expect("a line");
                tokio::spawn(converse(line, into.clone(), from.clone()));
            }
        });
        Self { host, got, replies, task }
    }

    /// The address that it gave to the board.
    pub fn address(&self) -> String {
        format!("{}/hooks/canary-key?sig=canary", self.host)
    }

    /// Answers so, one after the other, before it answers 200 again.
    pub fn will(&self, replies: impl IntoIterator<Item = Reply>) {
        self.replies.lock().expect("a lock").extend(replies);
    }

    /// What came since this was asked last.
    pub fn take(&self) -> Vec<Got> {
        std::mem::take(&mut *self.got.lock().expect("a lock"))
    }

    /// The first lines of what came since.
    pub fn lines(&self) -> Vec<String> {
        self.take().iter().map(Got::first_line).collect()
    }
}

async fn converse(
    mut line: TcpStream,
    into: Arc<Mutex<Vec<Got>>>,
    from: Arc<Mutex<VecDeque<Reply>>>,
) {
    let mut bytes = Vec::new();
    let got = loop {
        if let Some(got) = whole(&bytes) {
            break got;
        }
        if line.read_buf(&mut bytes).await.unwrap_or(0) == 0 {
            return;
        }
    };
    into.lock().expect("a lock").push(got);
    let reply = from.lock().expect("a lock").pop_front().unwrap_or(Reply::Status(200));
    let said = match reply {
        Reply::Status(status) => format!("HTTP/1.1 {status} X\r\ncontent-length: 2\r\n\r\nok"),
        Reply::Redirect(to) => {
            format!("HTTP/1.1 307 X\r\nlocation: {to}\r\ncontent-length: 0\r\n\r\n")
        }
        Reply::TenMegabytes => {
            format!(
                "HTTP/1.1 200 X\r\ncontent-length: {}\r\n\r\n{}",
                10 << 20,
                "x".repeat(10 << 20)
            )
        }
        Reply::Hang => {
            tokio::time::sleep(Duration::from_mins(10)).await;
            return;
        }
    };
    // Who has enough closes the line before the end.
    drop(line.write_all(said.as_bytes()).await);
}

/// The request, once all of it is there.
fn whole(bytes: &[u8]) -> Option<Got> {
    let text = String::from_utf8_lossy(bytes);
    let (head, body) = text.split_once("\r\n\r\n")?;
    let got = Got { head: head.replace("\r\n", "\n"), body: body.to_owned() };
    let length: usize = got.header("content-length").unwrap_or("0").parse().expect("a length");
    (body.len() >= length).then_some(got)
}

/// The board of `app` once more, which may talk to these hosts.
pub async fn with_hosts(app: &TestApp, hosts: &[&str]) -> TestApp {
    let hosts: Vec<_> = hosts.iter().map(|host| host.parse().expect("a host")).collect();
    app.another_process(|config| config.outbound.hosts = hosts).await
}

/// The form of a channel to Mattermost that is told of everything.
pub fn channel_form(address: &str) -> Vec<(&'static str, String)> {
    [
        ("page", PAGE),
        ("id", ID),
        ("seen", "0"),
        ("signing", SIGNING),
        ("form[name]", "全庁"),
        ("form[kind]", "mattermost"),
        ("form[lang]", "ja"),
        ("form[address]", address),
        ("form[opened]", "1"),
        ("form[last_day]", "1"),
        ("form[answered]", "1"),
        ("form[digest]", "1"),
        ("form[method]", "POST"),
        ("form[content]", "json"),
        ("form[header]", ""),
        ("form[token]", ""),
        ("form[body]", "{\"x\": \"{{text}}\"}"),
    ]
    .map(|(name, value)| (name, value.to_owned()))
    .into()
}

/// Fields with others in their place; those that are to be missing are empty here.
pub fn changed(
    mut form: Vec<(&'static str, String)>,
    changes: &[(&'static str, &str)],
) -> Vec<(&'static str, String)> {
    for (name, other) in changes {
        let field = form.iter_mut().find(|(field, _)| field == name).expect(name);
        (*other).clone_into(&mut field.1);
    }
    form.retain(|(name, value)| !(value.is_empty() && is_box(name)));
    form
}

fn is_box(name: &str) -> bool {
    ["form[opened]", "form[last_day]", "form[answered]", "form[digest]"].contains(&name)
}

pub async fn save(app: &TestApp, cookie: &str, form: &[(&'static str, String)]) -> Answer {
    let sent: Vec<(&str, &str)> =
        form.iter().map(|(name, value)| (*name, value.as_str())).collect();
    app.form(cookie, "/do/save_channel", &sent).await
}

/// A button of a channel.
pub async fn press(app: &TestApp, cookie: &str, action: &str) -> Answer {
    app.form(cookie, action, &[("page", PAGE), ("id", ID)]).await
}

/// A board with a channel to a chat, and an administrator.
pub async fn told(app: &TestApp, chat: &Chat) -> (TestApp, String) {
    let app = with_hosts(app, &[&chat.host]).await;
    let cookie = app.signed_in("admin@example.jp", Role::Admin).await;
    let saved = save(&app, &cookie, &channel_form(&chat.address())).await;
    assert!(saved.location().starts_with(&format!("{PAGE}?done=saved")), "{}", saved.body);
    (app, cookie)
}

/// A tick, and the round of messages after it.
pub async fn round(app: &TestApp) -> Sent {
    app.tick().await;
    app.state.send_due(compose).await.expect("a round")
}

/// Answers something of a theme in public.
pub async fn answer(app: &TestApp, theme: &Theme) {
    let note = app.notes(theme).await.first().expect("a note").id;
    answer_note(app, theme, note).await;
}

/// Answers a note in public.
pub async fn answer_note(app: &TestApp, theme: &Theme, note: NoteId) {
    use kizuki_board::domain::answers::{AnswerForm, Item};
    let (item, today) = (Item::Note(note), app.state.today());
    let form = AnswerForm { status: "done".into(), ..AnswerForm::default() };
    let answer = form.parse(today, None).expect("an answer");
    app.state.board.save_draft(theme.id, item, 0, &answer).await.expect("saved");
    let out = app.state.board.publish_answers(theme.id, &[(item, 1)], 0, today).await;
    out.expect("out").unseen();
}

/// What stands in a hidden field of a page, or in one of a line.
pub fn field(page: &str, name: &str) -> String {
    let of = |tag: &&str| tag.contains(&format!(" name=\"{name}\""));
    let tag = page.split("<input").skip(1).filter_map(|tag| tag.split('>').next()).find(of);
    let value = tag.and_then(|tag| tag.split(" value=\"").nth(1)?.split('"').next());
    value.unwrap_or_else(|| panic!("no {name}: {page}")).to_owned()
}
