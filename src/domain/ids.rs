//! Identifiers: 16 random bytes each (UUID version 4, RFC 9562), never version 7, which would carry
//! a time.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! id {
    ($(#[$meta:meta])* $name:ident) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl $name {
            /// The 16 bytes that go into a tag.
            pub const fn as_bytes(&self) -> &[u8; 16] {
                self.0.as_bytes()
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.hyphenated().fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Uuid::try_parse(text).map(Self)
            }
        }
    };
}

id!(
    /// A theme; its page is the board.
    ThemeId
);
id!(
    /// A prompt: one column of a board.
    PromptId
);
id!(
    /// A note. Random, so that ids say nothing about the order in which notes came.
    NoteId
);
id!(
    /// A question that reviewers asked under a note.
    QuestionId
);
id!(
    /// A group: notes that the working group put together.
    GroupId
);
id!(
    /// A template of answers.
    TemplateId
);
id!(
    /// A preset of themes.
    PresetId
);
id!(
    /// An idea for a theme that the office added to the library.
    OwnIdeaId
);
id!(
    /// A chat channel.
    ChannelId
);
id!(
    /// Somebody on the roster. Stands in the people's database only.
    PersonId
);
id!(
    /// The account of an organizer, reviewer or administrator.
    AccountId
);
