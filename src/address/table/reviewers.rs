//! The rows of the working group: paper, the bench, answers, the meeting, and enquiries.

/// Hands the rows before these to the next macro, and these after them.
macro_rules! reviewers {
    ($then:ident $($more:ident)* { $($before:tt)* }) => {
        $then! {
            $($more)* {
                $($before)*

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
            }
        }
    };
}

pub(super) use reviewers;
