//! Key files: made once, never replaced, destroyed for good.

use std::os::unix::fs::PermissionsExt;

use uuid::Uuid;

use super::*;

#[test]
fn a_key_is_made_once_for_its_owner_only() {
    let data = tempfile::tempdir().expect("a folder");
    let keys = Keys::open(data.path()).expect("keys");
    let theme = ThemeId(Uuid::from_u128(1));
    assert!(keys.pepper(theme).is_err(), "a missing key is not made up");
    keys.create(theme, Tier::Open).expect("made");
    assert_eq!(
        keys.create(theme, Tier::Open).map_err(|e| e.kind()),
        Err(io::ErrorKind::AlreadyExists)
    );
    let mode = fs::metadata(keys.file(theme)).expect("a file").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    let again = Keys::open(data.path()).expect("keys").pepper(theme).expect("a pepper");
    assert_eq!(again.expose(), keys.pepper(theme).expect("a pepper").expose());
}

#[test]
fn a_destroyed_key_is_gone_from_memory_too() {
    let data = tempfile::tempdir().expect("a folder");
    let keys = Keys::open(data.path()).expect("keys");
    let theme = ThemeId(Uuid::from_u128(3));
    keys.create(theme, Tier::Open).expect("made");
    keys.pepper(theme).expect("read");
    keys.destroy(theme).expect("destroyed");
    assert!(keys.pepper(theme).is_err() && !keys.exists(theme));
    keys.destroy(theme).expect("twice is no error");
}

#[test]
fn a_damaged_key_is_refused() {
    let data = tempfile::tempdir().expect("a folder");
    let keys = Keys::open(data.path()).expect("keys");
    let theme = ThemeId(Uuid::from_u128(2));
    fs::write(keys.file(theme), b"kzkey/1\nshort").expect("written");
    assert_eq!(keys.pepper(theme).err().map(|e| e.kind()), Some(io::ErrorKind::InvalidData));
}

#[test]
fn a_sealed_theme_has_a_stamp_key_and_keeps_it() {
    let data = tempfile::tempdir().expect("a folder");
    let keys = Keys::open(data.path()).expect("keys");
    let theme = ThemeId(Uuid::from_u128(4));
    keys.create(theme, Tier::Sealed).expect("made");
    let bytes = fs::read(keys.file(theme)).expect("bytes");
    assert!(bytes.len() == LONGEST && bytes.starts_with(b"kzkey/2\n"));
    let public = keys.stamp_key(theme).expect("a key").public();
    assert_eq!(keys.stamp_key_or_new(theme).expect("the same").public(), public);
    let again = Keys::open(data.path()).expect("keys");
    assert_eq!(again.stamp_key(theme).expect("a key").public(), public);
    assert_eq!(again.pepper(theme).expect("a pepper").expose(), &bytes[8..40]);
}

#[test]
fn a_theme_that_becomes_sealed_gets_a_stamp_key_and_keeps_its_pepper() {
    let data = tempfile::tempdir().expect("a folder");
    let keys = Keys::open(data.path()).expect("keys");
    let theme = ThemeId(Uuid::from_u128(5));
    assert!(keys.stamp_key_or_new(theme).is_err(), "a missing file is never replaced");
    keys.create(theme, Tier::Open).expect("made");
    assert_eq!(keys.stamp_key(theme).err().map(|e| e.kind()), Some(io::ErrorKind::InvalidData));
    let pepper = keys.pepper(theme).expect("a pepper");
    fs::write(keys.half(theme), b"left by a crash").expect("written");
    let public = keys.stamp_key_or_new(theme).expect("made").public();
    let again = Keys::open(data.path()).expect("keys");
    assert!(again.stamp_key(theme).expect("a key").public() == public);
    assert_eq!(again.pepper(theme).expect("a pepper").expose(), pepper.expose());
    let mode = fs::metadata(keys.file(theme)).expect("a file").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    fs::write(keys.half(theme), b"left by a crash").expect("written");
    keys.destroy(theme).expect("destroyed");
    assert!(!keys.exists(theme) && !keys.half(theme).exists());
}

#[test]
fn a_damaged_sealed_key_is_refused() {
    let data = tempfile::tempdir().expect("a folder");
    let keys = Keys::open(data.path()).expect("keys");
    let theme = ThemeId(Uuid::from_u128(6));
    for bad in [
        [SEALED.as_slice(), &[1; 63]].concat(),
        [SEALED.as_slice(), &[1; 65]].concat(),
        [SEALED.as_slice(), &[0; 64]].concat(),
    ] {
        fs::write(keys.file(theme), bad).expect("written");
        assert_eq!(keys.stamp_key(theme).err().map(|e| e.kind()), Some(io::ErrorKind::InvalidData));
        assert!(keys.pepper(theme).is_err());
    }
}

/// Whoever reads the key while it is destroyed gets it or an error; afterwards it is nowhere.
#[test]
fn a_key_that_is_read_while_it_goes_does_not_come_back() {
    let data = tempfile::tempdir().expect("a folder");
    for n in 0..300 {
        let keys = Keys::open(data.path()).expect("keys");
        let theme = ThemeId(Uuid::from_u128(100 + n));
        keys.create(theme, Tier::Open).expect("made");
        let readers: Vec<_> = (0..3)
            .map(|_| {
                let keys = keys.clone();
                std::thread::spawn(move || while keys.pepper(theme).is_ok() {})
            })
            .collect();
        keys.destroy(theme).expect("destroyed");
        for reader in readers {
            reader.join().expect("ended: none of them still finds it");
        }
        assert!(keys.pepper(theme).is_err());
    }
}
