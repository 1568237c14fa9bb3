//! The table: one row per address. Where a path fits two rows, the first is meant. Those behind the
//! sign-in are in files of their own.

mod organizers;
mod reviewers;

use std::fmt::{self, Display, Formatter};

use organizers::organizers;
use reviewers::reviewers;

use super::access::{Readers, Serves};
use super::rows::addresses;
use super::words::{OwnForm, PrintedSheet};
use crate::domain::{
    account::Right,
    answers::Item,
    ids::{AccountId, NoteId, ThemeId},
    paper::SlipCode,
};

use Readers::{Account, Anyone, Passphrase, Record};

organizers! {
    reviewers addresses {
        /// The themes that run, and those that are over.
        Home "/" Page Passphrase;
        /// A theme's board.
        Board(slug: &'a str) "/t/{slug}" Page Passphrase;
        /// What the code of a printed slip leads to; short, so that the code is coarse.
        Slip(code: SlipCode) "/q/{code}" Data Passphrase;
        /// One's own notes and stickers.
        Mine(slug: &'a str) "/t/{slug}/mine" Page Passphrase;
        /// The ticket in the browser's cookie.
        OwnTicket(slug: &'a str) "/t/{slug}/mine/ticket" Data Anyone;
        /// The anonymous actions without JavaScript.
        Act(slug: &'a str, what: OwnForm) "/t/{slug}/mine/{what}" Post Passphrase;
        /// The report of a theme.
        Report(slug: &'a str) "/t/{slug}/report" Page Passphrase;
        /// The report as a file.
        ReportFile(slug: &'a str, format: &'a str) "/t/{slug}/report/{format}" Data Passphrase;
        /// The board for a screen in a lobby.
        Screen(slug: &'a str) "/t/{slug}/screen" Page Passphrase;
        /// Server-sent events: that a board has something new.
        Live(slug: &'a str) "/t/{slug}/live" Data Passphrase;
        /// The public key of a theme's sealed tickets.
        Key(slug: &'a str) "/t/{slug}/key" Data Record;
        /// What was answered over all themes.
        Progress "/progress" Page Passphrase;
        /// The newest of it, for a frame in another site.
        ProgressEmbed "/progress/embed" Page Passphrase;
        /// The same for programs.
        ProgressJson "/progress.json" Data Passphrase;
        /// The same for spreadsheets.
        ProgressCsv "/progress.csv" Data Passphrase;
        /// The same for feed readers.
        ProgressFeed "/progress.atom" Data Passphrase;
        /// What themes went through, for feed readers.
        ThemesFeed "/themes.atom" Data Passphrase;
        /// How programs read the board.
        Api "/api" Page Passphrase;
        /// The same for programs (OpenAPI).
        ApiDocument "/api/v1/openapi.json" Data Passphrase;
        /// The themes, for programs.
        ApiThemes "/api/v1/themes" Data Passphrase;
        /// A theme, for programs.
        ApiTheme(slug: &'a str) "/api/v1/themes/{slug}" Data Passphrase;
        /// Its notes, a page at a time.
        ApiNotes(slug: &'a str) "/api/v1/themes/{slug}/notes" Data Passphrase;
        /// What was answered to it.
        ApiAnswers(slug: &'a str) "/api/v1/themes/{slug}/answers" Data Passphrase;
        /// Its report.
        ApiReport(slug: &'a str) "/api/v1/themes/{slug}/report" Data Passphrase;
        /// The report on a fiscal year.
        Annual(year: i32) "/progress/{year}" Page Passphrase;
        /// That report as a file.
        AnnualFile(year: i32, format: &'a str) "/progress/{year}/{format}" Data Passphrase;
        /// Asks a browser for a passkey.
        BeginPasskey "/passkey/begin" Post Anyone;
        /// Signs in with the answer.
        EndPasskey "/passkey" Post Anyone;
        /// Somebody's own link, with which a hand is kept or taken back.
        OwnHand(token: &'a str) "/hands/mine/{token}" Page Anyone;
        /// Where staff offer help with what will be done, by name.
        Hands(slug: &'a str, item: Item) "/hands/{slug}/{item}" PageAndPost Passphrase;
        /// Keeps a hand for another year.
        KeepHand "/do/keep_hand" Form Anyone;
        /// Takes a hand back.
        TakeHandBack "/do/take_hand_back" Form Anyone;
        /// A board to try out and throw away.
        Trial(token: &'a str) "/trial/{token}" Page Passphrase;
        /// Pins a note to it.
        PinTrial "/do/pin_trial" Form Passphrase;
        /// What is promised and what is not.
        Trust "/trust" Page Passphrase;
        /// The rules of the board: what is hidden, who decides, and what was decided.
        Policy "/policy" Page Passphrase;
        /// The public log.
        Log "/log" Page Passphrase;
        /// The public log, whole.
        LogExport "/log.json" Data Record;
        /// The passphrase, where readers need one.
        EnterPassphrase "/passphrase" PageAndPost Anyone;
        /// Changes the language.
        Language(lang: &'a str) "/lang/{lang}" Data Anyone;
        /// The page that says what failed. Only the program itself asks for it with something to say.
        Fault "/fault" Page Passphrase;

        /// The anonymous actions of the islands.
        Anon "/anon" Post Anyone;
        /// Begins to pick tickets up.
        BeginPick "/pick" Post Anyone;
        /// Ends it.
        EndPick "/pick/end" Post Anyone;
        /// A personal link, where sealed tickets are picked up.
        Pick(token: &'a str) "/pick/{token}" Page Anyone;
        /// Blind-signs the sealed tickets.
        Issue "/issue" Post Anyone;

        /// The sign-in.
        Login "/login" Page Anyone;
        /// Where the first administrator is made.
        Setup(token: &'a str) "/setup/{token}" Page Anyone;
        /// Signs in.
        SignIn "/do/sign_in" Form Anyone;
        /// Where a sign-in with the office's own accounts begins.
        OidcBegin "/sign-in/oidc" Data Anyone;
        /// Where it comes back to.
        OidcBack "/sign-in/oidc/back" Data Anyone;
        /// The way to sign out there too.
        OidcLeave "/sign-in/oidc/out" Data Anyone;
        /// Signs out.
        SignOut "/do/sign_out" Form Anyone;
        /// Makes the first administrator.
        SetUp "/do/set_up" Form Anyone;
        /// Where somebody who is invited sets a password.
        Join(token: &'a str) "/join/{token}" Page Anyone;
        /// Sets it.
        JoinTeam "/do/join_team" Form Anyone;

        /// For a load balancer: whether the program runs.
        Healthz "/healthz" Data Anyone;
        /// For a load balancer: whether it can serve.
        Readyz "/readyz" Data Anyone;
        /// What pages are made of, under names whose query holds a hash of the content.
        Asset(name: &'a str) "/pkg/{name}" File Anyone;
        /// The service worker.
        Worker "/sw.js" File Anyone;
        /// What makes the board an app on a phone.
        Manifest "/manifest.webmanifest" File Anyone;
        /// Asks search engines to stay away.
        Robots "/robots.txt" File Anyone;
        /// The icon.
        Icon "/icon.svg" File Anyone;
        /// The icon of an app, 192 pixels wide.
        Icon192 "/icon-192.png" File Anyone;
        /// The icon of an app, 512 pixels wide.
        Icon512 "/icon-512.png" File Anyone;
        /// The icon of an app, to be cut to any shape.
        IconMaskable "/icon-maskable.png" File Anyone;
        /// The icon on a phone's home screen.
        IconTouch "/icon-touch.png" File Anyone;
    }
}
