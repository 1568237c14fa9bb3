//! What the parts make of pictures of their own; whole photos are read in `tests/it/http/photo.rs`.

use super::*;

fn code_of(text: &str) -> Option<SlipCode> {
    text.rsplit('/').next()?.parse().ok()
}

#[test]
fn what_is_no_picture_is_said_to_be_that() {
    let problem = |bytes: &[u8]| read(bytes, code_of).expect_err("no photo");
    assert_eq!(problem(b""), PhotoProblem::Missing);
    assert_eq!(problem(b"\0\0\0\x18ftypheic\0\0\0\0"), PhotoProblem::Heic);
    assert_eq!(problem(b"\0\0\0\x18ftypmp42\0\0\0\0"), PhotoProblem::Kind, "a film");
    assert_eq!(problem(b"II*\0"), PhotoProblem::Kind);
    assert_eq!(problem(b"\xff\xd8\xff"), PhotoProblem::Broken);
    assert_eq!(problem(b"\x89PNG\r\n\x1a\n"), PhotoProblem::Broken);
    assert_eq!(problem(&vec![0xff; 21 * 1024 * 1024]), PhotoProblem::TooLarge);
}
