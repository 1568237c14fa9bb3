//! Every statement of the program. Both databases run the same text (`$1` placeholders, the common
//! dialect), and a test prepares each one on both, so a statement that only one of them understands
//! cannot land.

/// Which store a statement belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// The board.
    Board,
    /// The people.
    People,
}

/// Names each statement and lists them all.
macro_rules! statements {
    ($all:ident: $($of:ident $name:ident = $sql:literal;)+) => {
        $(pub(super) const $name: &str = $sql;)+

        /// All statements that both databases run, with their names, for the test that prepares
        /// them.
        pub const $all: &[(Of, &str, &str)] = &[$((Of::$of, stringify!($name), $sql)),+];
    };
}

// Settings and locks that only one of the two databases has.
pub(super) const JOURNAL_MODE: &str = "PRAGMA journal_mode";
pub(super) const SYNCHRONOUS: &str = "PRAGMA synchronous";
pub(super) const SECURE_DELETE: &str = "PRAGMA secure_delete";
pub(super) const TRUNCATE_WAL: &str = "PRAGMA wal_checkpoint(TRUNCATE)";
/// The last step that was taken; sqlx keeps the table.
pub(super) const SCHEMA_VERSION: &str = "SELECT MAX(version) FROM _sqlx_migrations";
/// Writes the first page, as it is.
pub(super) const COVER: &str = "PRAGMA user_version = 0";
pub(super) const AUTO_VACUUM: &str = "PRAGMA auto_vacuum";
pub(super) const TEMP_STORE: &str = "PRAGMA temp_store";
pub(super) const FOREIGN_KEYS: &str = "PRAGMA foreign_keys";
pub(super) const QUICK_CHECK: &str = "PRAGMA quick_check(1)";
pub(super) const SQLITE_COLUMNS: &str =
    "SELECT m.name, c.name FROM sqlite_schema m JOIN pragma_table_info(m.name) c
    WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite%' ORDER BY m.name, c.cid";
pub(super) const PG_COLUMNS: &str =
    "SELECT table_name::text, column_name::text FROM information_schema.columns
    WHERE table_schema = current_schema() ORDER BY table_name, ordinal_position";
pub(super) const PG_SETTING: &str = "SELECT current_setting($1, true)";
/// Each keeps the write-ahead log for somebody.
pub(super) const PG_SLOTS: &str = "SELECT COUNT(*) FROM pg_replication_slots";
pub(super) const SAVEPOINT: &str = "SAVEPOINT action";
pub(super) const ROLLBACK_TO_SAVEPOINT: &str = "ROLLBACK TO action";
pub(super) const RELEASE_SAVEPOINT: &str = "RELEASE action";
/// A table of numbers, for the tests of the writer.
#[cfg(test)]
pub(super) mod probe {
    pub const TABLE: &str = "CREATE TABLE t (n INTEGER NOT NULL UNIQUE)";
    pub const INSERT: &str = "INSERT INTO t (n) VALUES ($1)";
    pub const COUNT: &str = "SELECT COUNT(*) FROM t";
    pub const ALL: &str = "SELECT n FROM t ORDER BY n";
    pub const ROLLBACK: &str = "ROLLBACK";
    pub const NO_MORE_PAGES: &str = "PRAGMA max_page_count = 8";
}
pub(super) const VACUUM: &str = "VACUUM";
pub(super) const PG_LOCK: &str = "SELECT pg_advisory_xact_lock($1)";
/// The channel is a parameter; the message is empty.
pub(super) const PG_NOTIFY: &str = "SELECT pg_notify($1, '')";
pub(super) const PG_BEGIN_READING: &str = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
pub(super) const PG_LOCK_SHARED: &str = "SELECT pg_advisory_xact_lock_shared($1)";
statements! { ALL:
    // Themes and prompts.
    Board THEMES = "SELECT * FROM theme ORDER BY opens_on DESC, slug";
    Board ARCHIVED_NAMES = "SELECT id, slug FROM theme WHERE state = 'archived' ORDER BY slug";
    Board REVISIONS = "SELECT id, revision, version FROM theme ORDER BY id";
    Board THEME_BY_SLUG = "SELECT * FROM theme WHERE slug = $1";
    Board THEME_EXISTS = "SELECT COUNT(*) FROM theme WHERE id = $1";
    Board THEMES_COUNT = "SELECT COUNT(*) FROM theme";
    Board OWN_THEMES = "SELECT COUNT(*) FROM theme WHERE NOT example";
    Board SLUG_EXISTS = "SELECT COUNT(*) FROM theme WHERE slug = $1";
    Board THEME_BY_ID = "SELECT * FROM theme WHERE id = $1";
    Board PROMPTS = "SELECT id, theme_id, name, colour FROM prompt ORDER BY place";
    Board PROMPTS_OF = "SELECT id, theme_id, name, colour FROM prompt WHERE theme_id = $1 ORDER BY \
        place";
    Board INSERT_THEME = "INSERT INTO theme (id, example, slug, title, description, tier, box_rule, opens_on, closes_on, posting, posting_until,
        stickers, stickers_until, max_notes, tally, quorum, archive_after, premoderated, emergency, state, report_public)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, 'draft', $20)";
    Board UPDATE_THEME = "UPDATE theme SET slug = $3, title = $4, description = $5, tier = $6, box_rule = $7, opens_on = $8, closes_on = $9,
        posting = $10, posting_until = $11, stickers = $12, stickers_until = $13, max_notes = $14, tally = $15, quorum = $16,
        archive_after = $17, premoderated = $18, version = version + 1, revision = revision + 1 WHERE id = $1 AND version = $2";
    Board MOVE_THEME = "UPDATE theme SET state = $3, version = version + 1, revision = revision + \
        1 WHERE id = $1 AND version = $2";
    Board SET_STAMP_KEY = "UPDATE theme SET stamp_key = $2 WHERE id = $1";
    Board SET_KEY_CHECK = "UPDATE theme SET key_check = $2 WHERE id = $1 AND key_check IS NULL AND \
        state <> 'archived'";
    Board MOVE_THEME_DUE = "UPDATE theme SET state = $3, version = version + 1, revision = \
        revision + 1 WHERE id = $1 AND state = $2";
    Board PUBLISH_REPORT = "UPDATE theme SET report_public = $3, version = version + 1, revision = \
        revision + 1 WHERE id = $1 AND version = $2";
    Board TOUCH_THEME = "UPDATE theme SET revision = revision + 1 WHERE id = $1";
    Board INSERT_PROMPT = "INSERT INTO prompt (id, theme_id, place, name, colour) VALUES ($1, $2, \
        $3, $4, $5)";
    Board UPDATE_PROMPT = "UPDATE prompt SET place = $3, name = $4, colour = $5 WHERE id = $1 AND \
        theme_id = $2";
    Board DELETE_PROMPT = "DELETE FROM prompt WHERE id = $1 AND theme_id = $2
        AND NOT EXISTS (SELECT 1 FROM note WHERE prompt_id = $1) AND NOT EXISTS (SELECT 1 FROM inbox WHERE prompt_id = $1)";
    Board TOTALS = "SELECT theme_id, COUNT(*) AS notes, CAST(COALESCE(SUM(stickers), 0) AS BIGINT) AS stickers
        FROM note WHERE hidden IS NULL GROUP BY theme_id";

    // Notes as everybody sees them.
    Board NOTES = "SELECT id, prompt_id, body, stickers, hidden, opening FROM note WHERE theme_id \
        = $1";
    Board NOTES_OF_OPENING = "SELECT id FROM note WHERE theme_id = $1 AND opening = $2 AND (hidden \
        IS NULL OR hidden = 'review') ORDER BY id";
    Board HIDE_NOTE = "UPDATE note SET hidden = $3 WHERE id = $1 AND theme_id = $2 AND (hidden IS \
        NULL OR hidden = 'review')";
    Board HIDDEN_BODY = "SELECT body FROM note WHERE id = $1 AND theme_id = $2 AND hidden IS NOT \
        NULL";
    Board RESTORE_NOTE = "UPDATE note SET hidden = NULL WHERE id = $1 AND theme_id = $2 AND hidden \
        IS NOT NULL";

    // Whose posting is stopped.
    Board BLOCKS = "SELECT note_id, proposed_by FROM block WHERE theme_id = $1 ORDER BY note_id";
    Board BLOCKED_AUTHORS = "SELECT note_id, author_tag FROM block WHERE theme_id = $1 AND \
        proposed_by IS NULL";
    Board BLOCKED_NOTES = "SELECT note_id FROM block WHERE proposed_by IS NULL ORDER BY note_id";
    Board BLOCK_PROPOSER = "SELECT proposed_by FROM block WHERE theme_id = $1 AND note_id = $2 AND \
        proposed_by IS NOT NULL";
    Board PROPOSE_BLOCK = "INSERT INTO block (theme_id, note_id, author_tag, proposed_by) SELECT theme_id, id, author_tag, $3 FROM note
        WHERE theme_id = $1 AND id = $2 AND author_tag IS NOT NULL ON CONFLICT DO NOTHING";
    Board CONFIRM_BLOCK = "UPDATE block SET proposed_by = NULL WHERE theme_id = $1 AND note_id = \
        $2 AND proposed_by IS NOT NULL";
    Board DROP_PROPOSAL = "DELETE FROM block WHERE theme_id = $1 AND note_id = $2 AND proposed_by \
        IS NOT NULL";
    Board LIFT_BLOCK = "DELETE FROM block WHERE theme_id = $1 AND note_id = $2 AND proposed_by IS \
        NULL";

    // Anonymous actions.
    Board CREDENTIAL_KNOWN = "SELECT COUNT(*) FROM credential WHERE theme_id = $1 AND c = $2";
    Board ADMIT = "INSERT INTO credential (theme_id, c) VALUES ($1, $2) ON CONFLICT DO NOTHING";
    Board SPENT_SLOTS = "SELECT tag FROM slot WHERE theme_id = $1
        AND tag IN ($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)";
    Board SPEND_SLOT = "INSERT INTO slot (theme_id, tag) VALUES ($1, $2) ON CONFLICT DO NOTHING";
    Board FREE_SLOT = "DELETE FROM slot WHERE theme_id = $1 AND tag = $2";
    Board PUT_INTO_BOX = "INSERT INTO inbox (id, theme_id, prompt_id, body, author_tag, salt, author_key)
        SELECT $1, theme.id, prompt.id, $4, $5, $6, $7 FROM theme JOIN prompt ON prompt.theme_id = theme.id
        WHERE theme.id = $2 AND prompt.id = $3 AND theme.state = 'open'";
    Board BOXED_AUTHOR = "SELECT author_tag FROM inbox WHERE id = $1 AND theme_id = $2";
    Board NOTE_AUTHOR = "SELECT note.author_tag, note.hidden, pending.note_id IS NOT NULL AND pending.body IS NULL AS leaving
        FROM note LEFT JOIN pending ON pending.note_id = note.id WHERE note.id = $1 AND note.theme_id = $2";
    Board REVISE_BOXED = "UPDATE inbox SET body = $2, salt = $3 WHERE id = $1";
    Board WITHDRAW_BOXED = "DELETE FROM inbox WHERE id = $1";
    Board NOTE_KEY = "SELECT salt IS NOT NULL, author_key, revisions FROM note WHERE id = $1";
    Board BOXED_KEY = "SELECT author_key FROM inbox WHERE id = $1";
    Board REVISE_NOTE = "INSERT INTO pending (note_id, body, salt, withdrawal, signed) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (note_id) DO UPDATE SET body = excluded.body, salt = excluded.salt, withdrawal = excluded.withdrawal,
        signed = excluded.signed";
    Board KEEP_WITHDRAWN = "INSERT INTO withdrawn (theme_id, note_id) VALUES ($1, $2) ON CONFLICT \
        DO NOTHING";
    Board SAME_TEXT = "SELECT id, author_tag FROM inbox WHERE theme_id = $1 AND prompt_id = $2 AND body = $3
        UNION ALL SELECT id, author_tag FROM note WHERE theme_id = $1 AND prompt_id = $2 AND body = $3";
    Board COLUMN_OF = "SELECT prompt_id FROM note WHERE id = $1";
    Board WAS_WITHDRAWN = "SELECT COUNT(*) FROM withdrawn WHERE theme_id = $1 AND note_id = $2";
    // The second case is never taken: PostgreSQL takes the type of all three from it.
    Board LIKE = "INSERT INTO sticker (note_id, tag) SELECT note.id, CASE WHEN note.author_tag = $5 THEN $6
        WHEN FALSE THEN note.author_tag ELSE $3 END FROM note JOIN theme ON theme.id = note.theme_id
        WHERE note.id = $1 AND note.theme_id = $2 AND note.hidden IS NULL AND theme.state = 'open'
        AND EXISTS (SELECT 1 FROM credential WHERE credential.theme_id = $2 AND credential.c = $4)
        ON CONFLICT DO NOTHING RETURNING (SELECT note.author_tag FROM note WHERE note.id = sticker.note_id)";
    Board WHY_NO_STICKER = "SELECT (SELECT COUNT(*) FROM credential WHERE credential.theme_id = $2 AND credential.c = $3),
        theme.state = 'open', note.id IS NOT NULL AND note.hidden IS NULL
        FROM theme LEFT JOIN note ON note.id = $1 AND note.theme_id = theme.id WHERE theme.id = $2";
    Board UNLIKE = "DELETE FROM sticker WHERE note_id = $1 AND tag = $2";
    Board MY_BOXED = "SELECT id, prompt_id, body, author_tag FROM inbox WHERE theme_id = $1";
    Board MY_NOTES = "SELECT note.id, note.prompt_id, note.body, note.author_tag, note.hidden, pending.note_id AS pending_id,
        pending.body AS pending_body FROM note LEFT JOIN pending ON pending.note_id = note.id WHERE note.theme_id = $1";
    Board STICKERS = "SELECT sticker.note_id, sticker.tag FROM sticker JOIN note ON note.id = \
        sticker.note_id WHERE note.theme_id = $1";

    // Slips of the Drawn tier.
    Board TIER_AND_STATE = "SELECT tier, state FROM theme WHERE id = $1";
    Board SLIP_KNOWN = "SELECT COUNT(*) FROM slip WHERE theme_id = $1 AND mark = $2";
    Board INSERT_SLIP = "INSERT INTO slip (theme_id, mark) VALUES ($1, $2)";
    Board SLIPS = "SELECT COUNT(*) FROM slip WHERE theme_id = $1";
    Board CREDENTIALS = "SELECT COUNT(*) FROM credential WHERE theme_id = $1";

    // The tick.
    Board BUSY_THEMES = "SELECT id, box_rule, box_day, box_hour FROM theme WHERE state = 'open' OR id IN (SELECT theme_id FROM inbox)
        OR id IN (SELECT note.theme_id FROM pending JOIN note ON note.id = pending.note_id)";
    Board PLAN_OPENING = "UPDATE theme SET box_day = $2, box_hour = $3 WHERE id = $1";
    Board BOXED_COUNT = "SELECT COUNT(*) FROM inbox WHERE theme_id = $1";
    Board BOXED = "SELECT id, prompt_id, body, author_tag, salt, withdrawal, author_key FROM inbox \
        WHERE theme_id = $1";
    Board NEXT_OPENING = "UPDATE theme SET openings = openings + 1 WHERE id = $1 RETURNING \
        openings";
    Board PIN = "INSERT INTO note (id, theme_id, prompt_id, body, author_tag, salt, withdrawal, opening, hidden, author_key)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    Board EMPTY_BOX = "DELETE FROM inbox WHERE theme_id = $1";
    Board PENDING = "SELECT pending.note_id, pending.body, pending.salt, pending.withdrawal, pending.signed,
        note.author_key
        FROM pending JOIN note ON note.id = pending.note_id WHERE note.theme_id = $1";
    Board APPLY_TEXT = "UPDATE note SET body = $2, salt = $3, hidden = COALESCE(hidden, $4), \
        revisions = revisions + 1 WHERE id = $1";
    Board PREMODERATED = "SELECT premoderated FROM theme WHERE id = $1";
    Board DELETE_PENDING = "DELETE FROM pending WHERE note_id = $1";
    Board RECOUNT = "UPDATE note SET stickers = (SELECT COUNT(*) FROM sticker WHERE sticker.note_id = note.id)
        WHERE theme_id = $1 AND stickers <> (SELECT COUNT(*) FROM sticker WHERE sticker.note_id = note.id)";

    // The log.
    Board LOG_HEAD = "SELECT seq, hash FROM log ORDER BY seq DESC LIMIT 1";
    Board LOG_DAY = "SELECT day FROM log ORDER BY seq DESC LIMIT 1";
    Board LOG_IS_RAISED = "SELECT COUNT(*) FROM log WHERE kind = 'log-version'";
    Board KEYLESS_BOXED = "SELECT COUNT(*) FROM inbox WHERE author_key IS NULL";
    Board APPEND_LOG = "INSERT INTO log (seq, day, kind, payload, prev, hash) VALUES ($1, $2, $3, \
        $4, $5, $6)";
    Board LOG_RANGE = "SELECT seq, day, kind, payload, prev, hash FROM log WHERE seq >= $1 AND seq \
        <= $2 ORDER BY seq";
    Board LOG_PAGE = "SELECT seq, day, kind, payload, prev, hash FROM log WHERE seq <= $1 ORDER BY \
        seq DESC LIMIT $2";
    Board LOG_ARCHIVED = "SELECT seq, day, kind, payload, prev, hash FROM log WHERE kind = \
        'archived' ORDER BY seq DESC";
    Board LOG_THEME_KEYS = "SELECT seq, day, kind, payload, prev, hash FROM log WHERE kind = \
        'theme-key' ORDER BY seq";
    Board TOTALS_OF = "SELECT COUNT(*) AS notes, CAST(COALESCE(SUM(stickers), 0) AS BIGINT) AS stickers
        FROM note WHERE theme_id = $1 AND hidden IS NULL";
    Board SHOWN_NOTES = "SELECT id, theme_id, body, salt, hidden IS NOT NULL AS hidden FROM note \
        ORDER BY id";

    // Archiving.
    Board STATE_AND_VERSION = "SELECT state, version FROM theme WHERE id = $1";
    Board SHRED_KEY_CHECK = "UPDATE theme SET key_check = NULL WHERE id = $1";
    Board ARCHIVED = "SELECT id FROM theme WHERE state = 'archived'";

    // Accounts, sessions, set-up links.
    People ACCOUNTS = "SELECT COUNT(*) FROM account";
    People ACCOUNT_BY_EMAIL = "SELECT id, email, password_hash, role FROM account WHERE email = $1";
    People INSERT_ACCOUNT = "INSERT INTO account (id, email, password_hash, role) VALUES ($1, $2, \
        $3, $4)";
    People SET_PASSWORD = "UPDATE account SET password_hash = $2 WHERE email = $1";
    People INSERT_SESSION = "INSERT INTO session (token_hash, account_id, created_at, seen_at) \
        VALUES ($1, $2, $3, $3)";
    People SESSION = "SELECT session.seen_at, account.id, account.email, account.password_hash, account.role FROM session
        JOIN account ON account.id = session.account_id
        WHERE session.token_hash = $1 AND session.created_at > $2 AND session.seen_at > $3";
    People SEE_SESSION = "UPDATE session SET seen_at = $2 WHERE token_hash = $1";
    People DELETE_SESSION = "DELETE FROM session WHERE token_hash = $1";
    People DELETE_SESSIONS_OF = "DELETE FROM session WHERE account_id IN (SELECT id FROM account \
        WHERE email = $1)";
    People SWEEP_SESSIONS = "DELETE FROM session WHERE created_at <= $1 OR seen_at <= $2";
    People DELETE_SETUP_LINKS = "DELETE FROM setup_link";
    People INSERT_SETUP_LINK = "INSERT INTO setup_link (token_hash, expires_at) VALUES ($1, $2)";
    People SETUP_LINK = "SELECT COUNT(*) FROM setup_link WHERE token_hash = $1 AND expires_at > $2";
    People USE_SETUP_LINK = "DELETE FROM setup_link WHERE token_hash = $1 AND expires_at > $2";

    // The roster of the Sealed tier, and who has picked up.
    People ROSTER = "SELECT id, reference, listed FROM person";
    People ROSTER_SIZE = "SELECT COUNT(*) FROM person WHERE listed";
    People INSERT_PERSON = "INSERT INTO person (id, reference, listed) VALUES ($1, $2, TRUE)";
    People LIST_PERSON = "UPDATE person SET listed = $2 WHERE id = $1";
    People DELETE_PERSON = "DELETE FROM person WHERE id = $1 AND NOT EXISTS (SELECT 1 FROM \
        eligibility WHERE person_id = $1)";
    People DELETE_LINKS = "DELETE FROM link";
    People DELETE_LINK = "DELETE FROM link WHERE person_id = $1";
    People ENLIST = "INSERT INTO eligibility (theme_id, person_id) SELECT $1, id FROM person WHERE \
        listed ORDER BY id ON CONFLICT DO NOTHING";
    People ELIGIBLE = "SELECT COUNT(*) FROM eligibility WHERE theme_id = $1";
    People ISSUED = "SELECT (SELECT COUNT(*) FROM eligibility WHERE theme_id = $1 AND issued)
        + (SELECT COUNT(*) FROM pick_up WHERE theme_id = $1)";
    People MAY_ISSUE = "SELECT eligibility.issued FROM eligibility JOIN link ON link.person_id = eligibility.person_id
        WHERE eligibility.theme_id = $1 AND eligibility.person_id = $2 AND link.token_hash = $3";
    People MY_THEMES = "SELECT theme_id FROM eligibility WHERE person_id = $1";
    People PICK_UP = "INSERT INTO pick_up (theme_id, mark, envelope) VALUES ($1, $2, $3) ON \
        CONFLICT DO NOTHING";
    People ENVELOPE_OF = "SELECT envelope FROM pick_up WHERE theme_id = $1 AND mark = $2";
    People TAKE_PICK_UP = "DELETE FROM pick_up WHERE theme_id = $1 AND mark = $2";
    People SET_ISSUED = "UPDATE eligibility SET issued = TRUE WHERE theme_id = $1 AND person_id = \
        $2";
    People LINKED_PERSON = "SELECT person_id FROM link WHERE token_hash = $1";
    People ALL_LISTED = "SELECT id, reference FROM person WHERE listed ORDER BY reference";
    People UNLINKED = "SELECT id, reference FROM person WHERE listed AND NOT EXISTS (SELECT 1 FROM link WHERE person_id = person.id)
        ORDER BY reference";
    People INSERT_LINK = "INSERT INTO link (token_hash, person_id) VALUES ($1, $2)";
    People SHRED_ELIGIBILITY = "DELETE FROM eligibility WHERE theme_id = $1";
    People SHRED_PICK_UPS = "DELETE FROM pick_up WHERE theme_id = $1";
    People FORGET_UNLISTED = "DELETE FROM person WHERE NOT listed AND NOT EXISTS (SELECT 1 FROM \
        eligibility WHERE person_id = person.id)";
}
