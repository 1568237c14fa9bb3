//! Paper notes: what was written on the cardboard in the corridor and typed in by somebody with an
//! account. Such a note has no ticket: it is marked as paper wherever it hangs, waits in the box
//! like any other, and is changed and taken back by accounts, as the log tells. Stickers on paper
//! are counted apart from those on the screen, also on the printed slip of a note from the screen.

mod note;
mod photo;
pub mod slip;
mod table;

pub use note::{OnPaper, PaperNote, STICKERS_MAX, parse_column, parse_stickers, same, takes_paper};
pub use photo::{
    PHOTO_BYTES_MAX, PHOTO_PIXELS_MAX, PHOTO_SLIPS_MAX, PhotoProblem, SeenPhoto, SeenSlip,
};
pub use slip::SlipCode;
pub use table::{DryLine, PaperColumn, PaperNames, ROWS_MAX, TableProblem, read_lines};
