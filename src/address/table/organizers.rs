//! The rows of organizers: the team, the year, themes, and moderation.

/// Hands the rows before these to the next macro, and these after them.
macro_rules! organizers {
    ($then:ident $($more:ident)* { $($before:tt)* }) => {
        $then! {
            $($more)* {
                $($before)*

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
                /// The office's own ideas as a file, for another office.
                IdeasFile "/admin/library/file" Data Account(Right::Themes);
                /// Looks at such a file, or takes it.
                ImportIdeas "/admin/library/import" Post Account(Right::Themes);
                /// Keeps an idea of the office's own.
                SaveIdea "/do/save_idea" Form Account(Right::Themes);
                /// Drops one.
                DropIdea "/do/drop_idea" Form Account(Right::Themes);
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
                /// The first day: what the office sets for its whole board, step by step.
                FirstDay "/admin/setup" Page Account(Right::Office);
                /// Sets name, time and hours.
                SetBasics "/do/set_basics" Form Account(Right::Office);
                /// Sets the passphrase, or that there is none.
                SetPassphrase "/do/set_passphrase" Form Account(Right::Office);
                /// Puts a step off, takes it up again, or notes that it is done.
                PutOffStep "/do/put_off_step" Form Account(Right::Office);
                /// Begins a trial board.
                BeginTrial "/do/begin_trial" Form Account(Right::Office);
                /// Throws it away.
                EndTrial "/do/end_trial" Form Account(Right::Office);
                /// Chat channels, which the board tells by itself what happened.
                Channels "/admin/channels" Page Account(Right::Office);
                /// Keeps one, or shows what it would be sent.
                SaveChannel "/do/save_channel" Form Account(Right::Office);
                /// Signs what it is sent with another secret.
                RenewChannel "/do/renew_channel" Form Account(Right::Office);
                /// Sends it a message that says it is a test.
                TestChannel "/do/test_channel" Form Account(Right::Office);
                /// Takes one up again that was given up.
                RetryChannel "/do/retry_channel" Form Account(Right::Office);
                /// Drops one.
                DropChannel "/do/drop_channel" Form Account(Right::Office);
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
                /// What people with accounts did.
                Acts "/admin/acts" Page Account(Right::Team);
                /// The same as a file.
                ActsFile "/admin/acts/file" Data Account(Right::Team);
                /// Gives an account another role.
                SetRole "/do/set_role" Form Account(Right::Team);
                /// Ends an account.
                EndAccount "/do/end_account" Form Account(Right::Team);
                /// One's own account: its password, and the browsers in which it is signed in.
                OwnAccount "/admin/me" Page Account(Right::Read);
                /// The organizers' guide.
                Guide "/admin/guide" Page Account(Right::Read);
                /// Changes its password.
                ChangePassword "/do/change_password" Form Account(Right::Read);
                /// Ends one of its sessions.
                EndSession "/do/end_session" Form Account(Right::Read);
                /// Asks a browser to make a passkey.
                BeginOwnPasskey "/admin/me/passkey/begin" Post Account(Right::Read);
                /// Adds the one that it made.
                AddPasskey "/admin/me/passkey" Post Account(Right::Read);
                /// Removes one.
                DropPasskey "/do/drop_passkey" Form Account(Right::Read);
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
                /// What staff proposed in a theme that gathers proposals, and the form that makes drafts of it.
                Choosing(id: ThemeId) "/admin/themes/{id}/choose" Page Account(Right::Themes);
                /// Makes them.
                ChooseThemes "/do/choose_themes" Form Account(Right::Themes);
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
            }
        }
    };
}

pub(super) use organizers;
