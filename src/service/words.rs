//! Words of Japanese texts: by the dictionary beside the site's files, or, where there is none, by
//! runs of one script. Read when somebody first needs it and then kept, about 35 MB; in no program
//! for the browser.

use std::{
    collections::BTreeSet,
    io, iter,
    sync::{Arc, Mutex, PoisonError},
};

use sha2::{Digest, Sha256};
use vibrato::{Dictionary, Tokenizer, errors::VibratoError};

use super::Site;
use crate::domain::{
    hex::Hex,
    suggest::{Class, OfficeWords, of_morphemes, of_runs, plain},
};

/// The dictionary, below the site's folder (`scripts/dictionary.sh` puts it there).
const DICTIONARY: &str = "words/ja.dic";

/// Where words come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WordSource {
    /// The dictionary.
    Ipadic,
    /// The scripts of a text.
    Runs,
}

impl WordSource {
    /// Its name in the trail.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Ipadic => "ipadic-2.7.0-20070801",
            Self::Runs => "runs",
        }
    }
}

/// A word of the office's own, for the dictionary: IPADIC's ids of 名詞,固有名詞,一般 (`left-id.def`,
/// `right-id.def`), so cheap that no other reading is preferred, and a noun.
const OWN: [&str; 4] = ["1288", "1288", "-20000", "n"];

/// A dictionary that was read, with the office's own words in it.
struct WordReader {
    tokenizer: Tokenizer,
    hash: Hex<32>,
    office: OfficeWords,
}

#[derive(Default)]
enum Read {
    #[default]
    NotYet,
    /// There is none, or it is damaged.
    None,
    Is(Arc<WordReader>),
}

/// Takes words out of texts. Cheap to clone.
#[derive(Clone)]
pub struct Words {
    site: Site,
    read: Arc<Mutex<Read>>,
}

impl Words {
    /// With the dictionary of this site. Nothing is read yet.
    pub fn of_site(site: Site) -> Self {
        Self { site, read: Arc::default() }
    }

    /// Where words come from. Blocks while the dictionary is read, some tenths of a second, once.
    pub fn source(&self) -> WordSource {
        if self.reader(None).is_some() { WordSource::Ipadic } else { WordSource::Runs }
    }

    /// The dictionary's name and hash, if there is one. Blocks as [`Words::source`] does.
    pub fn dictionary(&self) -> Option<(&'static str, Hex<32>)> {
        self.reader(None).map(|reader| (WordSource::Ipadic.as_str(), reader.hash))
    }

    /// The words of each text; those of the office's own are one word wherever they stand. Blocks,
    /// also for some milliseconds per hundred texts, and to read the dictionary anew where the
    /// office changed its words.
    pub fn of<'a>(
        &self,
        office: &OfficeWords,
        texts: impl Iterator<Item = &'a str>,
    ) -> Vec<BTreeSet<String>> {
        let Some(reader) = self.reader(Some(office)) else {
            let own: Vec<String> = office.plain().collect();
            let of = |text: String| {
                let mut words = of_runs(&text);
                words.extend(own.iter().filter(|word| text.contains(word.as_str())).cloned());
                words
            };
            return texts.map(|text| of(plain(text))).collect();
        };
        let mut worker = reader.tokenizer.new_worker();
        let mut words = |text: &str| {
            worker.reset_sentence(plain(text));
            worker.tokenize();
            let morphemes = worker.token_iter();
            of_morphemes(morphemes.map(|token| (token.surface(), Class::of(token.feature()))))
        };
        texts.map(&mut words).collect()
    }

    /// The dictionary with these words of the office's own, or with those that it was read with.
    fn reader(&self, office: Option<&OfficeWords>) -> Option<Arc<WordReader>> {
        let mut kept = self.read.lock().unwrap_or_else(PoisonError::into_inner);
        match &*kept {
            Read::None => return None,
            Read::Is(reader) if office.is_none_or(|office| *office == reader.office) => {
                return Some(reader.clone());
            }
            Read::Is(_) | Read::NotYet => {}
        }
        match read(&self.site, office.cloned().unwrap_or_default()) {
            Ok(reader) => {
                let reader = Arc::new(reader);
                *kept = Read::Is(reader.clone());
                Some(reader)
            }
            Err(error) => {
                tracing::warn!(%error, "no Japanese dictionary: words are runs of one script");
                *kept = Read::None;
                None
            }
        }
    }
}

/// Reads the dictionary, if it is as it was written: lengths stand in it, and a wrong one would ask
/// for more memory than there is, which ends the program.
fn read(site: &Site, office: OfficeWords) -> io::Result<WordReader> {
    let bytes = site.read(DICTIONARY)?;
    let hash = Hex::<32>(Sha256::digest(&bytes).into());
    let written = site.read(&format!("{DICTIONARY}.sha256"))?;
    if std::str::from_utf8(&written).ok().and_then(|text| text.parse().ok()) != Some(hash) {
        return Err(io::Error::other("the file is not as it was written"));
    }
    let dictionary = Dictionary::read(&*bytes);
    let told = |error: VibratoError| io::Error::other(error.to_string());
    let own = (!office.is_empty()).then(|| lexicon(&office)).transpose()?;
    let dictionary = dictionary
        .and_then(|dictionary| dictionary.reset_user_lexicon_from_reader(own.as_deref()))
        .map_err(told)?;
    Ok(WordReader { tokenizer: Tokenizer::new(dictionary), hash, office })
}

/// The office's own words as a user dictionary of `MeCab`.
fn lexicon(office: &OfficeWords) -> io::Result<Vec<u8>> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for word in office.plain() {
        writer.write_record(iter::once(word.as_str()).chain(OWN))?;
    }
    writer.into_inner().map_err(|error| io::Error::other(error.to_string()))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn without_a_dictionary_or_with_a_damaged_one_words_are_runs() {
        let site = tempfile::tempdir().expect("a folder");
        let texts = ["電話当番のひな形"];
        let runs = [["電話当番", "電話", "当番"].map(ToOwned::to_owned).into_iter().collect()];
        let missing = Words::of_site(Site::Folder(site.path().to_owned()));
        let none = OfficeWords::default();
        assert_eq!(missing.of(&none, texts.into_iter()), runs);
        let own = OfficeWords::parse("番のひな\n給湯室").expect("words");
        assert!(missing.of(&own, texts.into_iter())[0].contains("番のひな"));
        assert_eq!(missing.source(), WordSource::Runs);
        let (file, damaged) = (site.path().join(DICTIONARY), "VibratoTokenizer 0.5\nand no more");
        fs::create_dir(site.path().join("words")).expect("made");
        // Without a hash, with that of another file, and with its own but without a dictionary in it.
        let own = Hex::<32>(Sha256::digest("VibratoTokenizer").into()).to_string();
        for (hash, content) in [("", damaged), (own.as_str(), damaged), (&own, "VibratoTokenizer")]
        {
            fs::write(&file, content).expect("written");
            fs::write(file.with_added_extension("sha256"), hash).expect("written");
            let words = Words::of_site(Site::Folder(site.path().to_owned()));
            let of = words.of(&none, texts.into_iter());
            assert_eq!((of, words.source()), (runs.to_vec(), WordSource::Runs));
        }
    }
}
