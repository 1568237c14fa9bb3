//! Words of Japanese texts: by the dictionary beside the site's files, or, where there is none, by
//! runs of one script. Read when somebody first needs it and then kept, about 35 MB; in no program
//! for the browser.

use std::{
    collections::BTreeSet,
    fs, io,
    path::{Path, PathBuf},
    sync::{Arc, OnceLock},
};

use sha2::{Digest, Sha256};
use vibrato::{Dictionary, Tokenizer};

use crate::domain::{
    hex::Hex,
    suggest::{Class, of_morphemes, of_runs, plain},
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

/// A dictionary that was read.
struct WordReader {
    tokenizer: Tokenizer,
    hash: Hex<32>,
}

/// Takes words out of texts. Cheap to clone.
#[derive(Clone)]
pub struct Words {
    file: PathBuf,
    read: Arc<OnceLock<Option<WordReader>>>,
}

impl Words {
    /// With the dictionary of this site. Nothing is read yet.
    pub fn of_site(site: &Path) -> Self {
        Self { file: site.join(DICTIONARY), read: Arc::default() }
    }

    /// Where words come from. Blocks while the dictionary is read, some tenths of a second, once.
    pub fn source(&self) -> WordSource {
        if self.reader().is_some() { WordSource::Ipadic } else { WordSource::Runs }
    }

    /// The dictionary's name and hash, if there is one. Blocks as [`Words::source`] does.
    pub fn dictionary(&self) -> Option<(&'static str, Hex<32>)> {
        self.reader().map(|reader| (WordSource::Ipadic.as_str(), reader.hash))
    }

    /// The words of each text. Blocks, also for some milliseconds per hundred texts.
    pub fn of<'a>(&self, texts: impl Iterator<Item = &'a str>) -> Vec<BTreeSet<String>> {
        let Some(WordReader { tokenizer, .. }) = self.reader() else {
            return texts.map(|text| of_runs(&plain(text))).collect();
        };
        let mut worker = tokenizer.new_worker();
        let mut words = |text: &str| {
            worker.reset_sentence(plain(text));
            worker.tokenize();
            let morphemes = worker.token_iter();
            of_morphemes(morphemes.map(|token| (token.surface(), Class::of(token.feature()))))
        };
        texts.map(&mut words).collect()
    }

    fn reader(&self) -> Option<&WordReader> {
        let read = || match read(&self.file) {
            Ok(reader) => Some(reader),
            Err(error) => {
                let file = self.file.display();
                tracing::warn!(%file, %error, "no Japanese dictionary: words are runs of one script");
                None
            }
        };
        self.read.get_or_init(read).as_ref()
    }
}

/// Reads the dictionary, if it is as it was written: lengths stand in it, and a wrong one would ask
/// for more memory than there is, which ends the program.
fn read(file: &Path) -> io::Result<WordReader> {
    let bytes = fs::read(file)?;
    let hash = Hex::<32>(Sha256::digest(&bytes).into());
    if fs::read_to_string(file.with_added_extension("sha256"))?.parse() != Ok(hash) {
        return Err(io::Error::other("the file is not as it was written"));
    }
    let dictionary = Dictionary::read(bytes.as_slice());
    let dictionary = dictionary.map_err(|error| io::Error::other(error.to_string()))?;
    Ok(WordReader { tokenizer: Tokenizer::new(dictionary), hash })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_a_dictionary_or_with_a_damaged_one_words_are_runs() {
        let site = tempfile::tempdir().expect("a folder");
        let texts = ["電話当番のひな形"];
        let runs = [["電話当番", "電話", "当番"].map(ToOwned::to_owned).into_iter().collect()];
        let missing = Words::of_site(site.path());
        assert_eq!(missing.of(texts.into_iter()), runs);
        assert_eq!(missing.source(), WordSource::Runs);
        let (file, damaged) = (site.path().join(DICTIONARY), "VibratoTokenizer 0.5\nand no more");
        fs::create_dir(site.path().join("words")).expect("made");
        // Without a hash, with that of another file, and with its own but without a dictionary in it.
        let own = Hex::<32>(Sha256::digest("VibratoTokenizer").into()).to_string();
        for (hash, content) in [("", damaged), (own.as_str(), damaged), (&own, "VibratoTokenizer")]
        {
            fs::write(&file, content).expect("written");
            fs::write(file.with_added_extension("sha256"), hash).expect("written");
            let words = Words::of_site(site.path());
            let of = words.of(texts.into_iter());
            assert_eq!((of, words.source()), (runs.to_vec(), WordSource::Runs));
        }
    }
}
