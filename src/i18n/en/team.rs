//! English: the team, invitations, one's own account.

use crate::domain::{
    account::{Right, Role},
    team::{AccountState, DeadLink},
};
use crate::i18n::catalogue::{OwnAccountTexts, PasskeyTexts, TeamTexts};
use crate::i18n::plural::count;

pub(super) const TEAM: TeamTexts = TeamTexts {
    title: "Team",
    lead: "The people with accounts. Whoever writes or reads notes needs none.",
    you: " (you)",
    manage: "Change",
    list: "All accounts",
    state: "State",
    email: "Name to sign in with (e-mail address)",
    name: "Name",
    name_hint: "Shown in this list only. Up to 50 characters.",
    role: "Role",
    invite: "Invite somebody",
    invite_lead: "This makes a link with which the person sets a password. No mail is sent: you hand the link over yourself.",
    invite_button: "Make the link",
    roles: "What each role may do",
    roles_lead: "Written from the same table by which the server decides.",
    only_admin: "There is only one administrator who can sign in. If they forget their password, nobody can open this page. Please invite a second one.",
    role_set: "The role is changed.",
    ended: "The account has ended.",
    role_title: "Change the role",
    role_lead: "It counts at once, also for somebody who is signed in.",
    role_button: "Change the role",
    again_title: "The link of the invitation",
    again_lead: "Only a hash of the link is kept, so it cannot be shown again. If it is lost, make it anew; the earlier link stops working at once.",
    again_button: "Make the link anew",
    end_title: "End the account",
    end_final: "This cannot be undone, and nobody can be invited under the same name again.",
    end_sessions: "Wherever it is signed in, that ends at once.",
    end_invited: "The link of its invitation stops working at once.",
    end_name: "The name stays in the list, with the day on which it ended.",
    end_shared: "Drafts, enquiries and shortlists belong to nobody in particular. They stay as they are.",
    end_own: "This is your own account. Ending it takes you out of here.",
    heir: "Who takes the proposals over",
    heir_hint: "Whoever does cannot confirm them. Somebody else has to, as before.",
    no_heir: "Nobody takes them over",
    no_heir_hint: "The proposals are taken back.",
    sure: "I know that this cannot be undone",
    end_button: "End the account",
    ended_lead: "Nobody can sign in with this account. That cannot be undone.",
    sheet_title: "The link of the invitation",
    sheet_once: "This link can be seen here and now only.",
    sheet_not_sent: "No mail is sent. Copy the text below and hand it to the person.",
    sheet_lost: "If it is lost, it can be made anew on the page of the team.",
    sheet_mail: "The text to hand over",
    sheet_back: "Copied. Back to the team",
    sheet_alone: "Whoever has the link can set the password. Please show it to nobody but the person it is for.",
    join_title: "Set a password and come in",
    join_email: "Name to sign in with",
    join_may: "What you may do",
    join_button: "Set it and come in",
    to_sign_in: "Sign in",
    invited_until: |when| format!("The link is good until {when}."),
    invited_over: |when| {
        format!("The link expired on {when}. Please make it anew and hand it over.")
    },
    ended_on: |day| format!("It ended on {day}."),
    proposals: |n| {
        format!(
            "Waiting for a second person: {} of this account to stop somebody’s posting.",
            count(n, "proposal")
        )
    },
    sheet_until: |when| format!("It is good once, until {when}."),
    join_lead: |name, role| format!("{name}, you are invited as {}.", with_article(role)),
    join_until: |when| format!("This link is good once, until {when}."),
    mail: |name, role, address, until, email, by| {
        format!(
            "Dear {name},\n\nyou are invited to Kizuki Board as {}. Please open this link and set a password:\n\n{address}\n\n- It is good once, until {until}.\n- Your name to sign in with is {email}.\n- Please pass it on to nobody.\n- If it does not open, or you did not expect it, tell {by}.\n",
            with_article(role)
        )
    },
};

pub(super) const OWN_ACCOUNT: OwnAccountTexts = OwnAccountTexts {
    title: "Your account",
    password: "Change the password",
    password_lead: "Everywhere else you are signed out by it. Here you stay signed in.",
    old: "Present password",
    new: "New password",
    change: "Change the password",
    changed: "The password is changed. Everywhere else you are signed out.",
    sessions: "Where you are signed in",
    sessions_lead: "On which device and from where is not recorded. End what you do not remember, and change your password.",
    here: "here",
    end: "End it",
    session_ended: "You are signed out there.",
    lead: |email, role| format!("You are signed in as {email} ({role})."),
    since: |when| format!("Signed in on {when}"),
    seen: |at| format!("last used at {at}"),
    end_which: |when| format!(": signed in on {when}"),
};

pub(super) const PASSKEYS: PasskeyTexts = PasskeyTexts {
    title: "Passkeys",
    lead: "Sign in with this device’s PIN, fingerprint or face. No password is typed, so no false page can take it.",
    none: "None yet.",
    unavailable: "They cannot be used on this server. They need an address with a name, over HTTPS.",
    unsupported: "This browser cannot register one: JavaScript is off, or it is too old. Your password works as before.",
    name: "Name",
    name_hint: "So that you know later which device it is. Example: office laptop",
    add: "Register a passkey",
    sign_in: "Sign in with a passkey",
    failed: "The device did not confirm it. Please try again.",
    added: "The passkey is registered. From now on you can sign in without your password.",
    dropped: "The passkey is removed. What is left of it on the device does not work any more.",
    drop: "Remove",
    never: "not used yet",
    added_on: |day| format!("registered on {day}"),
    used_on: |day| format!("last used on {day}"),
    drop_which: |name| format!(": {name}"),
};

pub(super) const fn role(role: Role) -> &'static str {
    match role {
        Role::Admin => "Administrator",
        Role::Organizer => "Organizer",
        Role::Reviewer => "Reviewer",
    }
}

fn with_article(role: &str) -> String {
    let role = role.to_lowercase();
    let article = if role.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    format!("{article} {role}")
}

pub(super) const fn right(right: Right) -> &'static str {
    match right {
        Right::Read => "See themes, hidden notes, and reports before they are public",
        Right::Themes => "Make, open and close themes, emergency themes too",
        Right::Moderation => "Hide notes and show them again, stop somebody’s posting",
        Right::Reports => "Publish reports, make copies for disclosure",
        Right::Tickets => "Prepare the roster, personal links and slips to draw",
        Right::Review => "Put notes into groups, answer them, ask departments",
        Right::Paper => "Type in paper notes, print what hangs in the corridor",
        Right::Office => "Set what is the whole office’s, such as its letterhead",
        Right::Team => "Invite people, change roles, end accounts",
    }
}

pub(super) const fn account_state(state: AccountState) -> &'static str {
    match state {
        AccountState::Invited => "invited",
        AccountState::Active => "in use",
        AccountState::Ended => "ended",
    }
}

pub(super) const fn dead_link(why: DeadLink) -> [&'static str; 2] {
    match why {
        DeadLink::Used => [
            "This link was used",
            "The password has been set with it. If that was you, please sign in. If not, tell the administrator who gave you the link at once.",
        ],
        DeadLink::Replaced => [
            "There is a newer link",
            "A newer link was made after this one. Please open that one. If you do not have it, ask the administrator who gave you this link.",
        ],
        DeadLink::Expired => [
            "This link has expired",
            "The link of an invitation is good for seven days. Please ask the administrator who gave it to you to make it anew.",
        ],
        DeadLink::Ended => [
            "This account has ended",
            "Nothing can be set with this link any more. If you think that this is a mistake, ask the administrator who gave it to you.",
        ],
        DeadLink::Unknown => [
            "There is no such link",
            "The address is cut off or mistyped. Please check that you have all of it. If it still does not open, ask the administrator who gave you the link.",
        ],
    }
}
