//! From morphemes to words: nouns that stand side by side are one word, and its parts are words too.

/// What a morpheme is, as the dictionary says in one letter (`dictionary/src/main.rs` writes it).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// A noun that says something by itself.
    Noun,
    /// What is added to a noun: 室, 制.
    Suffix,
    /// What comes before a noun: 再, 新.
    Prefix,
    /// Everything else, numbers and names of people too. It ends a word.
    Other,
}

impl Class {
    /// Reads the letter.
    pub fn of(letter: &str) -> Self {
        match letter {
            "n" => Self::Noun,
            "s" => Self::Suffix,
            "p" => Self::Prefix,
            _ => Self::Other,
        }
    }
}

/// The words of a text in morphemes: each run of nouns with what is added to them (電話 + 当番 =
/// 電話当番, 会議 + 室 = 会議室), and each noun of which it is made.
pub fn joined<'a>(morphemes: impl IntoIterator<Item = (&'a str, Class)>) -> Vec<String> {
    let mut words = Vec::new();
    let (mut run, mut nouns) = (String::new(), Vec::new());
    let mut end = |run: &mut String, nouns: &mut Vec<&str>| {
        if !nouns.is_empty() {
            words.push(std::mem::take(run));
            words.extend(nouns.drain(..).map(ToOwned::to_owned));
        }
        run.clear();
    };
    for (surface, class) in morphemes {
        match class {
            Class::Noun => {
                run.push_str(surface);
                nouns.push(surface);
            }
            Class::Suffix if !nouns.is_empty() => run.push_str(surface),
            Class::Prefix => {
                end(&mut run, &mut nouns);
                run.push_str(surface);
            }
            Class::Suffix | Class::Other => end(&mut run, &mut nouns),
        }
    }
    end(&mut run, &mut nouns);
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nouns_that_stand_side_by_side_are_one_word() {
        let read = |text: &'static str| {
            let parts = text.split(' ').map(|part| part.split_once('/').expect("a class"));
            joined(parts.map(|(surface, class)| (surface, Class::of(class))))
        };
        assert_eq!(
            read("電話/n 当番/n の/- 会議/n 室/s"),
            ["電話当番", "電話", "当番", "会議室", "会議"]
        );
        // A suffix without a noun is none; a prefix begins a word; a number ends one.
        assert_eq!(read("室/s 窓口/n 再/p 検討/n 三/- 階/s"), ["窓口", "窓口", "再検討", "検討"]);
        assert_eq!(read("再/p の/-"), [""; 0]);
    }
}
