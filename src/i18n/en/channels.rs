//! English: chat channels, and what they are told.

use crate::domain::{
    chat::{BodyKind, ChatKind, Failure, NotSent, Occasion},
    problem::Problem,
};
use crate::i18n::catalogue::{
    ChannelTexts, ChannelWords, Explanation, MessageTexts, ThemesFeedTexts, told,
};

pub(super) const CHANNELS: ChannelTexts = ChannelTexts {
    title: "Announce in chats",
    lead: "The board tells the office's chat by itself when a theme opens, when it closes soon, and when answers come out. No text of a note leaves, no name, and no count that the board still hides.",
    off: "Nothing leaves this server.",
    off_how: "To permit it, whoever runs the server names the hosts in the environment variable KIZUKI_OUTBOUND_HOSTS, such as hooks.slack.com. Nothing is sent to any other.",
    by_hand: "Copy a text instead",
    by_hand_lead: "There are texts to copy where nothing is sent by itself.",
    none: "There is no channel yet.",
    add: "Add a channel",
    change: "Change, and see what is sent",
    drop: "Delete",
    test: "Send a test",
    retry: "Try again",
    name: "Name",
    name_hint: "To tell it from others on this page. Up to 40 characters.",
    kind: "Product",
    lang: "Language of its messages",
    address: "Address (URL)",
    address_hint: "The address that the product made for you. Whoever knows it can write there, so it is shown nowhere once it is saved.",
    address_new: "Only to change it. Left empty, the address that is there is used.",
    occasions: "What it is told",
    occasions_hint: "At least one.",
    template: "The request for another product",
    template_lead: "Used for another product only. Put it as that product's manual says.",
    method: "Method",
    content: "The body is",
    header: "Name of a header",
    header_hint: "Where the product asks for one, such as X-ChatWorkToken.",
    token: "Value of that header",
    token_hint: "It is shown nowhere once it is saved.",
    token_new: "Only to change it. Left empty, the value that is there is used.",
    body: "Body",
    body_hint: "{{title}} {{text}} {{url}} {{office}} {{occasion}} {{last_day}} become the words of the occasion.",
    signing: "Secret of the signature",
    signing_lead: "What is sent carries a signature, X-Kizuki-Signature (HMAC-SHA256 of the body). To check it at the other end, copy this now: it is not shown again.",
    signing_stays: "It is not shown once it is saved. If it is lost, a new one can be made.",
    save: "Save",
    look: "See what is sent, without saving",
    looked: "What is sent is shown as it is written here. Nothing is saved yet.",
    preview: "What is sent",
    preview_lead: "Exactly this is sent.",
    request: "How it is sent",
    hidden: "(not shown)",
    renew: "Make a new secret for the signature",
    renew_lead: "Give the new secret to the other end first. The one that is in use is good no more then.",
    renew_button: "Use this secret",
    saved: "The channel is saved.",
    renewed: "The signature has a new secret.",
    retried: "It is tried again at the next update.",
    dropped: "The channel is deleted. Nothing is sent there any more.",
    conflict: "Somebody else changed it first. What you wrote is below. Open the page again, then save.",
    never: "Nothing was sent yet.",
    not_allowed: "Nothing can be sent to this host. Ask whoever runs the server whether KIZUKI_OUTBOUND_HOSTS names it.",
    secrets_lost: "The address cannot be opened: the key file channels.key is another one or gone. Write the address once more and save.",
    given_up: "Nothing arrived however often it was tried, so nothing is sent any more.",
    night: "From 8 in the evening to 8 in the morning nothing is sent; it goes out in the morning. An emergency theme alone goes at once. Where readers need the passphrase, no title is sent.",
    feed: "Feed (Atom)",
    feed_lead: "For a product that fetches by itself: the openings and ends of themes, and answers.",
    example: "Working from home",
    of: |name| format!(": {name}"),
    sent_on: |day| format!("Last sent on {day}."),
    failing: |n, why| {
        let times = if n == 1 { "once".to_owned() } else { format!("{n} times in a row") };
        format!("It failed {times}. {why} It is tried again later.")
    },
    arrived: |status| format!("It arrived (status {status}). Look into the chat."),
    not_arrived: |why| format!("It did not arrive. {why}"),
};

pub(super) const CHANNEL_WORDS: ChannelWords = ChannelWords {
    kind: |kind| match kind {
        ChatKind::Slack => "Slack",
        ChatKind::Mattermost => "Mattermost",
        ChatKind::Teams => "Microsoft Teams",
        ChatKind::LineWorks => "LINE WORKS",
        ChatKind::Generic => "Another one (you write the request)",
    },
    kind_hint: |kind| match kind {
        ChatKind::Slack => "The URL of an incoming webhook.",
        ChatKind::Mattermost => "The URL of an incoming webhook. Rocket.Chat takes the same.",
        ChatKind::Teams => {
            "The URL of a workflow that begins when a Teams webhook request is received. It ends with the account of whoever made it."
        }
        ChatKind::LineWorks => "The URL that the app Incoming Webhook made.",
        ChatKind::Generic => "Where a product says nowhere how it takes messages, ask its maker.",
    },
    occasion: |occasion| match occasion {
        Occasion::Opened => "open",
        Occasion::LastDay => "closes soon",
        Occasion::Answered => "answers",
        Occasion::Digest => "last month",
    },
    when: |occasion| match occasion {
        Occasion::Opened => "A theme opens",
        Occasion::LastDay => "A theme closes soon (on a working day)",
        Occasion::Answered => "Answers come out",
        Occasion::Digest => "What last month brought, on the first working day",
    },
    body: |kind| match kind {
        BodyKind::Json => "JSON",
        BodyKind::Form => "a form (a=b&c=d)",
        BodyKind::Plain => "plain text",
    },
    failure,
    problem,
};

fn failure(failure: Failure) -> String {
    match failure {
        Failure::Status(status) => match status {
            300..=399 => format!("It wanted to send us elsewhere (status {status}). Write the address where that leads."),
            401 | 403 => format!("It refused (status {status}). Check the address or the key."),
            404 | 410 => format!("That address is no more (status {status}). Make a new one there."),
            429 => format!("It says that too much was sent (status {status})."),
            500..=599 => format!("The other server is not well (status {status})."),
            _ => format!("It did not take the message (status {status}). Check the body."),
        },
        Failure::NotSent(why) => match why {
            NotSent::HostNotAllowed => "KIZUKI_OUTBOUND_HOSTS does not name the host.",
            NotSent::NoAddress => "The name of the host leads nowhere.",
            NotSent::NoConnection => "No connection: check that it runs, and the firewalls between.",
            NotSent::Tls => "Its certificate is not trusted. That of an authority of your own goes into KIZUKI_OUTBOUND_CA.",
            NotSent::TimedOut => "No answer came within ten seconds.",
            NotSent::TooLarge => "The answer was too large and was cut off. Check the address.",
            NotSent::NotHttp => "What answers does not speak HTTP.",
            NotSent::SecretsLost => "The address cannot be opened. Write it once more.",
        }
        .to_owned(),
    }
}

fn problem(problem: &Problem) -> Explanation {
    match problem {
        Problem::NotAPlace => told(
            "There are {{title}} {{text}} {{url}} {{office}} {{occasion}} {{last_day}}.",
            "Please put no other word between double braces.",
        ),
        Problem::NotJson => {
            told("With words filled in it is not JSON.", "Please check quotation marks and braces.")
        }
        _ => told(
            "Nothing can be sent to this host.",
            "Ask whoever runs the server to name it in KIZUKI_OUTBOUND_HOSTS.",
        ),
    }
}

pub(super) const MESSAGES: MessageTexts = MessageTexts {
    test_title: "Kizuki Board: a test",
    test: "[Test] This is a test from Kizuki Board. If you can read it, all is set.",
    button: "Open the board",
    unnamed: "a theme behind the passphrase",
    joint: ", ",
    title: |occasion, title| format!("Kizuki Board, {title}: {occasion}"),
    digest_title: |month| format!("Kizuki Board: {month}"),
    digest: |month| format!("[Kizuki Board] What {month} brought"),
    opened: |list| format!("- Opened: {list}"),
    closed: |list| format!("- Closed: {list}"),
    answered: |list| format!("- Answers: {list}"),
    running: |list| format!("- Open now: {list}"),
    many: |n| n.to_string(),
    one: |title| title.to_owned(),
    one_closed: |title, notes, stickers| format!("{title} (notes: {notes}, likes: {stickers})"),
    one_answered: |title, n| format!("{title}: {n}"),
    one_running: |title, day| format!("{title} (until {day})"),
};

pub(super) const THEMES_FEED: ThemesFeedTexts = ThemesFeedTexts {
    title: "Kizuki Board: themes",
    opened: |title| format!("Open: {title}"),
    closed: |title| format!("Closed: {title}"),
    answered: |title| format!("Answers: {title}"),
};
