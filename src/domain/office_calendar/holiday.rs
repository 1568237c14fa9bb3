//! The national holidays by their names.

use crate::domain::text_enum;

text_enum!(
    /// A holiday, under the name that the Cabinet Office's table gives it. Languages have names of their own
    /// for these.
    Holiday {
        /// 1 January.
        NewYear = "元日",
        /// The second Monday of January.
        ComingOfAge = "成人の日",
        /// 11 February.
        Foundation = "建国記念の日",
        /// 23 February.
        Emperor = "天皇誕生日",
        /// About 20 March.
        Spring = "春分の日",
        /// 29 April.
        Showa = "昭和の日",
        /// 3 May.
        Constitution = "憲法記念日",
        /// 4 May.
        Greenery = "みどりの日",
        /// 5 May.
        Children = "こどもの日",
        /// The third Monday of July.
        Sea = "海の日",
        /// 11 August.
        Mountain = "山の日",
        /// The third Monday of September.
        Aged = "敬老の日",
        /// About 23 September.
        Autumn = "秋分の日",
        /// The second Monday of October.
        Sports = "スポーツの日",
        /// 3 November.
        Culture = "文化の日",
        /// 23 November.
        Labour = "勤労感謝の日",
        /// A day off after a holiday on a Sunday, or between two holidays.
        Off = "休日",
    }
);
