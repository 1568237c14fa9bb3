//! How types of the domain stand in a database: ids as UUIDs, tags and hashes as bytes, words as
//! text. A statement binds them as they are. Rows give ids back as ids, but bytes and words as they
//! lie there: one that nobody can read must not take the rows beside it along (a theme that cannot
//! be read keeps no other from its tick).
//!
//! This is what `#[derive(sqlx::Type)]` writes, without sqlx's macros (see [`super::migrations`]),
//! and for types that know no database.

use sqlx::{Database, Decode, Encode, Type, encode::IsNull, error::BoxDynError};
use uuid::Uuid;

use crate::domain::{
    account::Role,
    act::Act,
    answers::{NoReason, Status},
    disclosure::Ruling,
    enquiry::{EnquiryState, Way},
    flag::Outcome,
    groups::Verb,
    hex::Hex,
    ids::{
        AccountId, ChannelId, GroupId, NoteId, OwnIdeaId, PersonId, PresetId, PromptId, QuestionId,
        TemplateId, ThemeId,
    },
    note::HideReason,
    opening::BoxRule,
    settings::{Tally, ThemeKind, Tier},
    shortlist::Decision,
    theme::{Colour, State},
};
use crate::ticket::{Credential, SlipMark, Tag};

/// Binds values of some types as another type, on either database.
macro_rules! bound_as {
    ($as:ty, |$value:ident| $inner:expr, for $($type:ty),+) => {$(
        impl<DB: Database> Type<DB> for $type
        where
            $as: Type<DB>,
        {
            fn type_info() -> DB::TypeInfo {
                <$as as Type<DB>>::type_info()
            }

            fn compatible(info: &DB::TypeInfo) -> bool {
                <$as as Type<DB>>::compatible(info)
            }
        }

        impl<'q, DB: Database> Encode<'q, DB> for $type
        where
            $as: Encode<'q, DB>,
        {
            fn encode_by_ref(&self, to: &mut DB::ArgumentBuffer) -> Result<IsNull, BoxDynError> {
                let $value = self;
                <$as as Encode<'q, DB>>::encode($inner, to)
            }
        }
    )+};
}

bound_as!(Uuid, |id| id.0, for ThemeId, PromptId, NoteId, GroupId, QuestionId, PersonId, AccountId, ChannelId, OwnIdeaId, PresetId, TemplateId);
bound_as!(
    Vec<u8>, |bytes| bytes.0.to_vec(),
    for Tag, Credential, SlipMark, Hex<16>, Hex<32>, Hex<64>
);
bound_as!(
    &'static str, |word| word.as_str(),
    for Act, Role, Ruling, Status, NoReason, Decision, EnquiryState, Way, Verb, HideReason, Outcome, BoxRule, ThemeKind, Tally, Tier, Colour,
        State
);

/// Reads ids.
macro_rules! read_as_uuid {
    ($($id:ident),+) => {$(
        impl<'r, DB: Database> Decode<'r, DB> for $id
        where
            Uuid: Decode<'r, DB>,
        {
            fn decode(value: DB::ValueRef<'r>) -> Result<Self, BoxDynError> {
                Uuid::decode(value).map(Self)
            }
        }
    )+};
}

read_as_uuid!(
    ThemeId, PromptId, NoteId, GroupId, QuestionId, PersonId, AccountId, ChannelId, OwnIdeaId,
    PresetId, TemplateId
);
