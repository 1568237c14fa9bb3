//! Files that are no photo of printed slips: each is told what it is, and costs little.

use std::time::{Duration, Instant};

use axum::http::StatusCode;
use futures_util::future::join_all;

use crate::support::paper::Typist;
use crate::support::photo::{Camera, field, fields, png, proposed};
use crate::support::{TestApp, secret};

const FRONT: Camera =
    Camera { width: 800, height: 700, scale: 4.0, turned: 0.0, askew: (0.0, 0.0) };

/// A PNG that says how large it is, and has nothing of it.
fn declared(width: u32, height: u32) -> Vec<u8> {
    let mut file = png(1, 1, png::ColorType::Grayscale, &[0]);
    file[16..20].copy_from_slice(&width.to_be_bytes());
    file[20..24].copy_from_slice(&height.to_be_bytes());
    let check = crc32(&file[12..29]).to_be_bytes();
    file[29..33].copy_from_slice(&check);
    file
}

/// The checksum of a part of a PNG (RFC 2083, section 15).
fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |check, byte| {
        (0..8).fold(check ^ u32::from(*byte), |check, _| {
            if check & 1 == 1 { check >> 1 ^ 0xedb8_8320 } else { check >> 1 }
        })
    })
}

/// The head of a JPEG that says how large it is.
fn declared_jpeg(side: u16) -> Vec<u8> {
    let [high, low] = side.to_be_bytes();
    let mut file = vec![0xff, 0xd8, 0xff, 0xdb, 0, 67, 0];
    file.extend([1; 64]);
    file.extend([
        0xff, 0xc0, 0, 17, 8, high, low, high, low, 3, 1, 0x22, 0, 2, 0x11, 0, 3, 0x11, 0,
    ]);
    file.extend([0xff, 0xda, 0, 12, 3, 1, 0, 2, 0, 3, 0, 0, 63, 0, 0x55, 0xff, 0xd9]);
    file
}

#[tokio::test]
async fn what_cannot_be_read_is_told_by_name() {
    let app = TestApp::sqlite().await;
    let typist = Typist::at(&app, app.theme().await).await;
    let sheet = typist.prints("blank").await.only(0..2).photo(FRONT).png();
    let cut_off = &sheet[..sheet.len() / 2];
    let mut damaged = sheet.clone();
    let middle = damaged.len() / 2;
    damaged[middle..middle + 50].fill(0x5a);
    let heic = b"\0\0\0\x24ftypheic\0\0\0\0mif1heic";
    let unprocessable = StatusCode::UNPROCESSABLE_ENTITY;
    let dot = png(1, 1, png::ColorType::Grayscale, &[0]);
    let line = png(300, 1, png::ColorType::Grayscale, &[0; 300]);
    let files: [(&str, &[u8], StatusCode, &str); 15] = [
        ("nothing", b"", unprocessable, "写真を選んでください"),
        ("a table", "列,付箋\n1,電話\n".as_bytes(), unprocessable, "JPEGとPNG"),
        ("a GIF", b"GIF89a\x01\0\x01\0", unprocessable, "JPEGとPNG"),
        ("an iPhone's", heic, unprocessable, "互換性優先"),
        ("half a PNG", cut_off, unprocessable, "壊れているか"),
        ("a damaged PNG", &damaged, unprocessable, "壊れているか"),
        ("the head of a PNG", b"\x89PNG\r\n\x1a\n", unprocessable, "壊れているか"),
        ("the head of a JPEG", b"\xff\xd8\xff\xe0", unprocessable, "壊れているか"),
        ("half a JPEG", &declared_jpeg(64), unprocessable, "壊れているか"),
        ("a bomb", &declared(60_000, 60_000), StatusCode::PAYLOAD_TOO_LARGE, "2500万画素"),
        ("a long bomb", &declared(u32::MAX >> 1, 1), StatusCode::PAYLOAD_TOO_LARGE, "2500万画素"),
        ("a JPEG bomb", &declared_jpeg(65_000), StatusCode::PAYLOAD_TOO_LARGE, "2500万画素"),
        ("a dot", &dot, unprocessable, "印刷した付箋が見つかりません"),
        ("a line", &line, unprocessable, "印刷した付箋が見つかりません"),
        (
            "a wall",
            &png(300, 200, png::ColorType::Rgb, &vec![200; 180_000]),
            unprocessable,
            "印刷した付箋が見つかりません",
        ),
    ];
    for (what, file, status, says) in files {
        let began = Instant::now();
        let told = typist.shows(file).await;
        assert_eq!(told.status, status, "{what}: {}", told.body);
        assert!(told.body.contains(says), "{what}: {says}");
        assert!(told.body.contains("name=\"photo\""), "{what}: the form is there again");
        assert!(told.body.contains("aria-invalid=\"true\""), "{what}: beside its field");
        assert!(began.elapsed() < Duration::from_secs(10), "{what}");
    }
    app.tick().await;
    assert!(typist.hanging().await.is_empty());
}

#[tokio::test]
async fn fifty_megabytes_are_refused_in_words() {
    let app = TestApp::sqlite().await;
    let typist = Typist::at(&app, app.theme().await).await;
    for size in [21, 50] {
        let mut file = b"\xff\xd8\xff".to_vec();
        file.resize(size * 1024 * 1024, 7);
        let told = typist.shows(&file).await;
        assert_eq!(told.status, StatusCode::PAYLOAD_TOO_LARGE, "{size} MB");
        assert!(told.body.contains("写真が大きすぎます。20MBまでです"), "{size} MB");
    }
}

#[tokio::test]
async fn what_is_no_picture_of_three_colours_is_read_as_well() {
    let app = TestApp::sqlite().await;
    let typist = Typist::at(&app, app.theme().await).await;
    let mut sheet = typist.prints("blank").await.only(0..2);
    sheet.stick(0, 4, [30, 30, 30]);
    let photo = sheet.photo(Camera { width: 1800, scale: 9.0, ..FRONT });
    let grey: Vec<u8> = photo.rgb.chunks_exact(3).map(|pixel| pixel[1]).collect();
    let through: Vec<u8> =
        photo.rgb.chunks_exact(3).flat_map(|pixel| [pixel[0], pixel[1], pixel[2], 0]).collect();
    let (width, height) = (photo.width, photo.height);
    for file in [
        png(width, height, png::ColorType::Grayscale, &grey),
        png(width, height, png::ColorType::Rgba, &through),
    ] {
        assert_eq!(proposed(&typist.shows(&file).await.body), [4, 0]);
    }
}

#[tokio::test]
async fn a_slip_of_another_theme_is_said_to_be_one() {
    let app = TestApp::sqlite().await;
    let typist = Typist::at(&app, app.theme().await).await;
    let other = app.theme_with(|plan| plan.slug = "mado".into()).await;
    app.pinned(&other, &secret(1), "よそのテーマの付箋").await;
    let elsewhere = Typist { app: &app, cookie: typist.cookie.clone(), theme: other };
    let mut sheet = elsewhere.prints("wall").await;
    sheet.stick(0, 3, [200, 40, 40]);
    let page = typist.shows(&sheet.photo(Camera { scale: 9.0, width: 1800, ..FRONT }).png()).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(
        page.body.contains("このテーマの付箋ではない") && !page.body.contains("よそのテーマの付箋")
    );
    assert!(!page.body.contains("slips-0-stickers"), "there is nothing to fill in");
    let told = typist.confirms_slips(&fields(&page.body)).await;
    assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY, "nothing is filled in");
    // Whoever makes a form of their own counts nothing there either.
    let mut forged = fields(&page.body);
    forged.push((field(0, "stickers"), "3".into()));
    assert_eq!(typist.confirms_slips(&forged).await.status, StatusCode::CONFLICT);
    assert_eq!(elsewhere.hanging().await, [("よそのテーマの付箋".into(), 0, 0)]);
}

/// Ten at once: one is read at a time, and none is lost or answered without words.
#[tokio::test]
async fn ten_at_once_are_read_one_after_another() {
    let app = TestApp::sqlite().await;
    let typist = Typist::at(&app, app.theme().await).await;
    let photo = typist.prints("blank").await.only(0..2);
    let photo = photo.photo(Camera { scale: 9.0, width: 1800, ..FRONT }).png();
    let answers = join_all((0..10).map(|_| typist.shows(&photo))).await;
    let read = answers.iter().filter(|answer| answer.status == StatusCode::OK).count();
    assert!(read >= 4, "{read}");
    for answer in answers {
        let busy = answer.status == StatusCode::SERVICE_UNAVAILABLE;
        let empty = proposed(&answer.body) == [0, 0];
        assert!(busy || (answer.status == StatusCode::OK && empty), "{}", answer.status);
        // On a machine that is slow a page is not even rendered to say so; a sentence is.
        let says = answer.body.contains("<h1") || (busy && answer.body.contains("<p>"));
        assert!(says, "in words: {}", answer.body);
    }
}
