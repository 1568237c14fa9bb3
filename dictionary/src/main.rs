//! Makes the dictionary of Japanese words for the suggested groups: the words of IPADIC, as the crate
//! registry carries them, in the form that vibrato reads. Called by `scripts/dictionary.sh`:
//! `cargo run --release --locked -- FOLDER` leaves `ja.dic`, its hash and `NOTICE-IPADIC.txt` there.
//!
//! Of what IPADIC says of a word only its class is kept, one letter (`src/domain/suggest/class.rs` of
//! the board reads it): the board needs nothing else, and the file is a third of the size.

use std::{
    collections::BTreeMap,
    env,
    error::Error,
    fs,
    io::Read,
    path::{Path, PathBuf},
    process::Command,
};

use encoding_rs::EUC_JP;
use flate2::read::GzDecoder;
use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization;
use vibrato::SystemDictionaryBuilder;

/// The crate that carries the words, and the archive inside it.
const CARRIER: &str = "lindera-ipadic";
const ARCHIVE: &str = "resources/mecab-ipadic-2.7.0-20070801.tar.gz";
/// SHA-256 of the archive, beside the checksum of the crate in `Cargo.lock`.
const SHA256: &str = "b62f527d881c504576baed9c6ef6561554658b175ce6ae0096a60307e49e3523";

type Result<T> = std::result::Result<T, Box<dyn Error>>;

fn main() -> Result<()> {
    let to = PathBuf::from(env::args_os().nth(1).ok_or("the folder to write to is missing")?);
    let files = unpack(&archive()?)?;
    let text = |name: &str| {
        let bytes = files.get(name).ok_or_else(|| format!("the archive has no {name}"))?;
        Ok::<_, Box<dyn Error>>(EUC_JP.decode(bytes).0.into_owned())
    };
    let mut words = String::new();
    // In the order of their names: the file is the same wherever it is made.
    for name in files.keys().filter(|name| name.ends_with(".csv")) {
        words.push_str(&classified(&text(name)?, false)?);
    }
    let dictionary = SystemDictionaryBuilder::from_readers(
        words.as_bytes(),
        text("matrix.def")?.as_bytes(),
        text("char.def")?.as_bytes(),
        classified(&text("unk.def")?, true)?.as_bytes(),
    )?;
    let mut bytes = Vec::new();
    dictionary.write(&mut bytes)?;
    fs::create_dir_all(&to)?;
    fs::write(to.join("NOTICE-IPADIC.txt"), text("COPYING")?)?;
    fs::write(to.join("ja.dic"), &bytes)?;
    // The board reads no dictionary without it: one that is damaged could ask for any amount of memory.
    fs::write(to.join("ja.dic.sha256"), hex(&bytes))?;
    Ok(())
}

/// Where cargo keeps the carrier, and there the archive, if it is the one that is meant.
fn archive() -> Result<Vec<u8>> {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let manifest = Path::new(&env::var_os("CARGO_MANIFEST_DIR").ok_or("call this by cargo run")?)
        .join("Cargo.toml");
    let asked = ["metadata", "--locked", "--format-version", "1", "--manifest-path"];
    let told = Command::new(cargo).args(asked).arg(manifest).output()?;
    if !told.status.success() {
        return Err(String::from_utf8_lossy(&told.stderr).into());
    }
    let told: serde_json::Value = serde_json::from_slice(&told.stdout)?;
    let packages = told["packages"].as_array().ok_or("cargo metadata lists no packages")?;
    let carrier = packages.iter().find(|package| package["name"] == CARRIER);
    let manifest = carrier.and_then(|carrier| carrier["manifest_path"].as_str());
    let file =
        Path::new(manifest.ok_or("the carrier is not among the packages")?).with_file_name(ARCHIVE);
    let archive = fs::read(file)?;
    let hash = hex(&archive);
    if hash == SHA256 { Ok(archive) } else { Err(format!("{ARCHIVE} has the hash {hash}").into()) }
}

/// The SHA-256 of bytes.
fn hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The files of the archive by their names, without its folder.
fn unpack(archive: &[u8]) -> Result<BTreeMap<String, Vec<u8>>> {
    let mut files = BTreeMap::new();
    for entry in tar::Archive::new(GzDecoder::new(archive)).entries()? {
        let mut entry = entry?;
        let name = entry.path()?.file_name().and_then(|name| name.to_str()).map(ToOwned::to_owned);
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes)?;
        files.extend(name.map(|name| (name, bytes)));
    }
    Ok(files)
}

/// A list of words with their classes in the place of all features, and in NFKC, as the board
/// compares texts; of `unk.def`, whose words are kinds of characters, only the classes.
fn classified(list: &str, unknown: bool) -> Result<String> {
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(list.as_bytes());
    let mut writer = csv::WriterBuilder::new().from_writer(Vec::new());
    for row in reader.records() {
        let row = row?;
        let field = |n: usize| row.get(n).unwrap_or_default();
        let surface = if unknown { field(0).to_owned() } else { field(0).nfkc().collect() };
        let kind = if unknown { field(0) } else { "" };
        let class = class(kind, [field(4), field(5), field(6)]);
        // NFKC makes blanks of some signs, and vibrato takes no word without characters.
        if !surface.trim().is_empty() {
            writer.write_record([surface.as_str(), field(1), field(2), field(3), class])?;
        }
    }
    Ok(String::from_utf8(writer.into_inner()?)?)
}

/// The class of a word by its parts of speech; of an unknown word also by its kind of characters.
fn class(kind: &str, speech: [&str; 3]) -> &'static str {
    match (kind, speech) {
        // Unknown hiragana is grammar more often than a word, and symbols are none.
        ("HIRAGANA" | "SYMBOL", _) => "-",
        // Who is named in a note is no reason to put it anywhere.
        (_, ["名詞", "固有名詞", "人名"]) => "-",
        (
            _,
            [
                "名詞",
                "一般" | "固有名詞" | "サ変接続" | "形容動詞語幹" | "ナイ形容詞語幹" | "副詞可能",
                _,
            ],
        ) => "n",
        (_, ["名詞", "接尾", "一般" | "サ変接続" | "形容動詞語幹" | "地域" | "副詞可能"]) => {
            "s"
        }
        (_, ["接頭詞", "名詞接続", _]) => "p",
        _ => "-",
    }
}
