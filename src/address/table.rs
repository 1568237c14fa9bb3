//! The table: one row per address. Where a path fits two rows, the first is meant.

use std::fmt::{self, Display, Formatter};

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

addresses! {
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
    /// The report on a fiscal year.
    Annual(year: i32) "/progress/{year}" Page Passphrase;
    /// That report as a file.
    AnnualFile(year: i32, format: &'a str) "/progress/{year}/{format}" Data Passphrase;
    /// Somebody's own link, with which a hand is kept or taken back.
    OwnHand(token: &'a str) "/hands/mine/{token}" Page Anyone;
    /// Where staff offer help with what will be done, by name.
    Hands(slug: &'a str, item: Item) "/hands/{slug}/{item}" PageAndPost Passphrase;
    /// Keeps a hand for another year.
    KeepHand "/do/keep_hand" Form Anyone;
    /// Takes a hand back.
    TakeHandBack "/do/take_hand_back" Form Anyone;
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
    /// Signs out.
    SignOut "/do/sign_out" Form Anyone;
    /// Makes the first administrator.
    SetUp "/do/set_up" Form Anyone;
    /// Where somebody who is invited sets a password.
    Join(token: &'a str) "/join/{token}" Page Anyone;
    /// Sets it.
    JoinTeam "/do/join_team" Form Anyone;

    /// The list of themes.
    Admin "/admin" Page Account(Right::Read);
    /// Who may pick up a ticket.
    Roster "/admin/roster" Page Account(Right::Tickets);
    /// Takes a roster.
    ImportRoster "/admin/roster/import" Post Account(Right::Tickets);
    /// Prints a personal link for everybody on the roster.
    PrintLinks "/admin/roster/links" Post Account(Right::Tickets);
    /// Where an emergency theme is opened.
    Emergency "/admin/emergency" Page Account(Right::Themes);
    /// Opens an emergency theme.
    OpenEmergency "/do/open_emergency" Form Account(Right::Themes);
    /// The library of themes.
    Library "/admin/library" Page Account(Right::Themes);
    /// 政策分野: the names that suggested groups are given.
    PolicyFields "/admin/fields" Page Account(Right::Themes);
    /// Saves them.
    SavePolicyFields "/do/save_policy_fields" Form Account(Right::Themes);
    /// Saves the office's own words, on the same page.
    SaveOfficeWords "/do/save_office_words" Form Account(Right::Themes);
    /// 提案制度: the forms of the office's own schemes.
    Schemes "/admin/schemes" Page Account(Right::Themes);
    /// Saves them.
    SaveSchemes "/do/save_schemes" Form Account(Right::Themes);
    /// 様式: what the office's reports begin and end with.
    Letterhead "/admin/letterhead" Page Account(Right::Office);
    /// It as a file, for another server.
    LetterheadFile "/admin/letterhead/file" Data Account(Right::Office);
    /// Takes such a file.
    ImportLetterhead "/admin/letterhead/import" Post Account(Right::Office);
    /// Saves it, or shows a report with it.
    SaveLetterhead "/do/save_letterhead" Form Account(Right::Office);
    /// The people with accounts, and what each may do.
    Team "/admin/team" Page Account(Right::Team);
    /// Invites somebody; the answer is their link, shown once.
    Invite "/admin/team/invite" Post Account(Right::Team);
    /// One account: its role, its invitation, its end.
    Member(account: AccountId) "/admin/team/{account}" Page Account(Right::Team);
    /// Makes the link of an invitation anew.
    InviteAgain(account: AccountId) "/admin/team/{account}/link" Post Account(Right::Team);
    /// Gives an account another role.
    SetRole "/do/set_role" Form Account(Right::Team);
    /// Ends an account.
    EndAccount "/do/end_account" Form Account(Right::Team);
    /// One's own account: its password, and the browsers in which it is signed in.
    OwnAccount "/admin/me" Page Account(Right::Read);
    /// Changes its password.
    ChangePassword "/do/change_password" Form Account(Right::Read);
    /// Ends one of its sessions.
    EndSession "/do/end_session" Form Account(Right::Read);
    /// The organizer's year: what is planned in each month.
    Year "/admin/year" Page Account(Right::Themes);
    /// It as a table.
    YearTable "/admin/year/table.csv" Data Account(Right::Themes);
    /// Its days as a calendar.
    YearEvents "/admin/year/themes.ics" Data Account(Right::Themes);
    /// A plan out of a table: what each line becomes, and the form that makes its drafts.
    ImportYear "/admin/year/import" PageAndPost Account(Right::Themes);
    /// Makes drafts of the themes of the year before.
    CopyYear "/do/copy_year" Form Account(Right::Themes);
    /// Gives an account a calendar feed; the answer is its address, shown once.
    MakeFeed "/admin/year/feed" Post Account(Right::Themes);
    /// Ends an account's calendar feed.
    EndFeed "/do/end_feed" Form Account(Right::Themes);
    /// Where a calendar fetches the days of all themes. The secret is the key.
    Feed(token: &'a str) "/feed/{token}/themes.ics" Data Anyone;
    /// The office's calendar: on which days it is open.
    OfficeCalendar "/admin/calendar" Page Account(Right::Themes);
    /// Takes the Cabinet Office's table of holidays.
    ImportHolidays "/admin/calendar/holidays" Post Account(Right::Themes);
    /// Goes by the rules again.
    DropHolidays "/do/drop_holidays" Form Account(Right::Themes);
    /// Adds closed or open days.
    AddOfficeDays "/do/add_office_days" Form Account(Right::Themes);
    /// Takes some out.
    DropOfficeDays "/do/drop_office_days" Form Account(Right::Themes);
    /// Sets whether the office is closed around the new year.
    SetNewYear "/do/set_new_year" Form Account(Right::Themes);
    /// Themes in one file, for another office and from one.
    ThemeExchange "/admin/exchange" PageAndPost Account(Right::Themes);
    /// Gives that file.
    ThemesFile "/admin/exchange/file" Post Account(Right::Themes);
    /// The office's presets of themes.
    Presets "/admin/presets" Page Account(Right::Themes);
    /// Keeps one, or gives it another name.
    SavePreset "/do/save_preset" Form Account(Right::Themes);
    /// Lets new themes begin with one.
    BeginWithPreset "/do/begin_with_preset" Form Account(Right::Themes);
    /// Drops one.
    DropPreset "/do/drop_preset" Form Account(Right::Themes);
    /// The form of a new theme.
    NewTheme "/admin/themes/new" Page Account(Right::Themes);
    /// A theme, as its organizers see it.
    AdminTheme(id: ThemeId) "/admin/themes/{id}" Page Account(Right::Read);
    /// Ready texts with which staff hear of a theme.
    Announce(id: ThemeId) "/admin/themes/{id}/announce" Page Account(Right::Themes);
    /// The form of a theme.
    EditTheme(id: ThemeId) "/admin/themes/{id}/edit" Page Account(Right::Themes);
    /// Makes or changes a theme.
    SaveTheme "/do/save_theme" Form Account(Right::Themes);
    /// Moves a theme to another state.
    MoveTheme "/do/move_theme" Form Account(Right::Themes);
    /// ごみ箱: the drafts that were deleted.
    Trash "/admin/trash" Page Account(Right::Themes);
    /// Puts a draft there.
    DeleteTheme "/do/delete_theme" Form Account(Right::Themes);
    /// Takes one back from there.
    RestoreTheme "/do/restore_theme" Form Account(Right::Themes);
    /// Takes one out for good.
    PurgeTheme "/do/purge_theme" Form Account(Right::Themes);
    /// Prints tickets to draw.
    PrintSlips(id: ThemeId) "/admin/themes/{id}/slips" Post Account(Right::Tickets);
    /// Says that a theme's key is destroyed.
    Certificate(id: ThemeId) "/admin/themes/{id}/certificate" Page Account(Right::Read);
    /// Publishes a report, or takes it back.
    PublishReport "/do/publish_report" Form Account(Right::Reports);
    /// The notes for tools outside: what that means, and the form that gives the file.
    Outside(id: ThemeId) "/admin/themes/{id}/outside" PageAndPost Account(Right::Reports);
    /// Notes the number of a report in the office's register.
    NumberReport "/do/number_report" Form Account(Right::Reports);
    /// 開示用: which words are covered for whoever asks for the office's documents.
    Disclosure(id: ThemeId) "/admin/themes/{id}/disclosure" Page Account(Right::Reports);
    /// A copy with them covered, or marked, as a file.
    DisclosureFile(id: ThemeId, file: &'a str) "/admin/themes/{id}/disclosure/{file}" Data Account(Right::Reports);
    /// Decides about words.
    RuleWords "/do/rule_words" Form Account(Right::Reports);
    /// Hides a note.
    HideNote "/do/hide_note" Form Account(Right::Moderation);
    /// Hides all notes of an opening.
    HideOpening "/do/hide_opening" Form Account(Right::Moderation);
    /// Shows a hidden note again.
    RestoreNote "/do/restore_note" Form Account(Right::Moderation);
    /// Shows a note that was held.
    ApproveNote "/do/approve_note" Form Account(Right::Moderation);
    /// The notes that an organizer must look at, of all themes.
    Queue "/admin/queue" Page Account(Right::Moderation);
    /// Decides about one of them.
    DecideNote "/do/decide_note" Form Account(Right::Moderation);
    /// Writes down what organizers note about one.
    NoteDown "/do/note_down" Form Account(Right::Moderation);
    /// Proposes to stop the posting of a note's writer.
    ProposeBlock "/do/propose_block" Form Account(Right::Moderation);
    /// Confirms what another account proposed.
    ConfirmBlock "/do/confirm_block" Form Account(Right::Moderation);
    /// Takes a proposal back.
    DropProposal "/do/drop_proposal" Form Account(Right::Moderation);
    /// Lets a note's writer post again.
    LiftBlock "/do/lift_block" Form Account(Right::Moderation);

    /// The notes of the cardboard: what was typed in, and the form of the next one.
    Paper(id: ThemeId) "/admin/themes/{id}/paper" Page Account(Right::Paper);
    /// A table of them: what each line becomes, and the form that types it in.
    ImportPaper(id: ThemeId) "/admin/themes/{id}/paper/import" PageAndPost Account(Right::Paper);
    /// A photo of them: cut into slips, and the form that takes what is typed beside each.
    PhotoPaper(id: ThemeId) "/admin/themes/{id}/paper/photo" PageAndPost Account(Right::Paper);
    /// A note whose paper somebody has in hand.
    PaperNote(id: ThemeId, note: NoteId) "/admin/themes/{id}/paper/{note}" Page Account(Right::Paper);
    /// Paper for the corridor: slips, the invitation, the wall.
    PrintPaper(id: ThemeId, what: PrintedSheet) "/admin/themes/{id}/print/{what}" Data Account(Right::Paper);
    /// Types a paper note in.
    TypeNote "/do/type_note" Form Account(Right::Paper);
    /// Corrects what is on a note's paper.
    CorrectPaper "/do/correct_paper" Form Account(Right::Paper);
    /// Takes a paper note back.
    TakePaperBack "/do/take_paper_back" Form Account(Right::Paper);

    /// The bench: a theme's notes, to be put into groups.
    Bench(id: ThemeId) "/admin/themes/{id}/review" Page Account(Right::Review);
    /// How much has changed on the bench since somebody looked at it.
    BenchNews(id: ThemeId) "/admin/themes/{id}/review/news" Data Account(Right::Review);
    /// Suggested groups out of a file.
    BringGroups(id: ThemeId) "/admin/themes/{id}/review/import" PageAndPost Account(Right::Review);
    /// Drops them.
    DropBrought "/do/drop_brought" Form Account(Right::Review);
    /// Makes a group of notes.
    GroupNotes "/do/group_notes" Form Account(Right::Review);
    /// Moves notes to a group.
    MoveNotes "/do/move_notes" Form Account(Right::Review);
    /// Takes notes out of their groups.
    TakeOutNotes "/do/take_out_notes" Form Account(Right::Review);
    /// Names a group, and says why it is one.
    RenameGroup "/do/rename_group" Form Account(Right::Review);
    /// Puts a group's notes into another one.
    MergeGroups "/do/merge_groups" Form Account(Right::Review);
    /// Dissolves a group.
    DissolveGroup "/do/dissolve_group" Form Account(Right::Review);
    /// Makes a group of notes that were suggested together.
    AcceptSuggestion "/do/accept_suggestion" Form Account(Right::Review);
    /// Refuses a suggested group for good.
    RefuseSuggestion "/do/refuse_suggestion" Form Account(Right::Review);
    /// Takes one's own last step on the bench back.
    UndoStep "/do/undo_step" Form Account(Right::Review);
    /// Takes one's own last undoing back.
    RedoStep "/do/redo_step" Form Account(Right::Review);

    /// An item of a theme: what it is, and what is answered to it.
    Item(id: ThemeId, item: Item) "/admin/themes/{id}/review/{item}" Page Account(Right::Review);
    /// What waits to be published of a theme's answers, and what is public.
    Answers(id: ThemeId) "/admin/themes/{id}/answers" Page Account(Right::Review);
    /// Saves a draft of an answer.
    SaveDraft "/do/save_draft" Form Account(Right::Review);
    /// Drops one.
    DropDraft "/do/drop_draft" Form Account(Right::Review);
    /// Notes something beside an item, for reviewers.
    AddRemark "/do/add_remark" Form Account(Right::Review);
    /// An item as the draft for the form of a scheme.
    Proposal(id: ThemeId, item: Item) "/admin/themes/{id}/review/{item}/proposal" Page Account(Right::Review);
    /// That draft as a file.
    ProposalFile(id: ThemeId, item: Item) "/admin/themes/{id}/review/{item}/proposal/file" Data Account(Right::Review);
    /// Saves it.
    SaveProposal "/do/save_proposal" Form Account(Right::Review);
    /// Asks a question under a note.
    Ask "/do/ask" Form Account(Right::Review);
    /// Lets staff offer help with an item.
    OpenHands "/do/open_hands" Form Account(Right::Review);
    /// Does so no more.
    CloseHands "/do/close_hands" Form Account(Right::Review);
    /// The office's templates of answers.
    Templates "/admin/templates" Page Account(Right::Review);
    /// Saves one.
    SaveTemplate "/do/save_template" Form Account(Right::Review);
    /// Drops one.
    DropTemplate "/do/drop_template" Form Account(Right::Review);
    /// Begins a draft with a template for several items.
    DraftMany "/do/draft_many" Form Account(Right::Review);
    /// Publishes answers together.
    PublishAnswers "/do/publish_answers" Form Account(Right::Review);

    /// The items that the working group will discuss, in their order.
    Shortlist(id: ThemeId) "/admin/themes/{id}/shortlist" Page Account(Right::Review);
    /// Puts items on it.
    ShortlistItems "/do/shortlist_items" Form Account(Right::Review);
    /// Puts those with most stickers on it.
    ShortlistTop "/do/shortlist_top" Form Account(Right::Review);
    /// Takes an item off it.
    DropShortlisted "/do/drop_shortlisted" Form Account(Right::Review);
    /// Moves an item to another place of it.
    MoveShortlisted "/do/move_shortlisted" Form Account(Right::Review);
    /// Sets the day of the meeting, when it begins, and time boxes.
    PlanMeeting "/do/plan_meeting" Form Account(Right::Review);
    /// The agenda, to be printed.
    Agenda(id: ThemeId) "/admin/themes/{id}/agenda" Page Account(Right::Review);
    /// The agenda as a file.
    AgendaFile(id: ThemeId, format: &'a str) "/admin/themes/{id}/agenda/{format}" Data Account(Right::Review);
    /// The meeting, item by item, for a screen in its room.
    Meeting(id: ThemeId) "/admin/themes/{id}/meeting" Page Account(Right::Review);
    /// Writes the minutes of an item.
    SaveMinutes "/do/save_minutes" Form Account(Right::Review);
    /// The enquiries of a theme, and the form of a new one.
    Enquiries(id: ThemeId) "/admin/themes/{id}/enquiries" Page Account(Right::Review);
    /// An enquiry: its sheet, and what was replied.
    Enquiry(id: ThemeId, n: i64) "/admin/themes/{id}/enquiries/{n}" Page Account(Right::Review);
    /// Makes a link for the department.
    LinkEnquiry(id: ThemeId, n: i64) "/admin/themes/{id}/enquiries/{n}/link" Post Account(Right::Review);
    /// Takes a sheet that was filled in.
    ImportReplies(id: ThemeId, n: i64) "/admin/themes/{id}/enquiries/{n}/import" Post Account(Right::Review);
    /// The sheet as a file.
    EnquiryFile(id: ThemeId, n: i64, format: &'a str) "/admin/themes/{id}/enquiries/{n}/{format}" Data Account(Right::Review);
    /// Makes an enquiry.
    MakeEnquiry "/do/make_enquiry" Form Account(Right::Review);
    /// Notes that one was sent.
    SendEnquiry "/do/send_enquiry" Form Account(Right::Review);
    /// Takes no more replies to one.
    CloseEnquiry "/do/close_enquiry" Form Account(Right::Review);
    /// Takes replies to one again.
    ReopenEnquiry "/do/reopen_enquiry" Form Account(Right::Review);
    /// Drops one that was never sent.
    DropEnquiry "/do/drop_enquiry" Form Account(Right::Review);
    /// Saves replies that a reviewer wrote down.
    SaveReplies "/do/save_replies" Form Account(Right::Review);
    /// What is behind a department's link.
    Enquired(token: &'a str) "/e/{token}" Page Anyone;
    /// Saves what a department replies there.
    ReplyByLink "/do/reply_by_link" Form Anyone;

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
