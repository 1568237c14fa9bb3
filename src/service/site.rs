//! The files of the site (`scripts/build.sh`): those that browsers load, the fonts of PDFs and the
//! Japanese dictionary. They lie in a folder, or in the program itself, as in a released one.

use std::{
    borrow::Cow,
    fs, io,
    path::{Path, PathBuf},
};

use include_dir::Dir;

/// Where the site is, if nothing says so and the program carries none: where `scripts/build.sh`
/// leaves it.
const BUILT: &str = "target/site";

/// The site, as files with names such as `pkg/kizuki.css`. Cheap to clone.
#[derive(Clone, Debug)]
pub enum Site {
    /// In a folder, read when a file is asked for.
    Folder(PathBuf),
    /// In the program.
    Carried(&'static Dir<'static>),
}

impl Site {
    /// The folder that is configured, or what the program carries, or where builds leave it.
    pub fn of(folder: Option<&Path>, carried: Option<&'static Dir<'static>>) -> Self {
        match (folder, carried) {
            (Some(folder), _) => Self::Folder(folder.to_owned()),
            (None, Some(carried)) => Self::Carried(carried),
            (None, None) => Self::Folder(BUILT.into()),
        }
    }

    /// The content of a file. Blocks while it is read.
    ///
    /// # Errors
    /// There is none of this name, or it cannot be read; the error names the file.
    pub fn read(&self, name: &str) -> io::Result<Cow<'static, [u8]>> {
        match self {
            Self::Folder(folder) => {
                let file = folder.join(name);
                fs::read(&file).map(Cow::Owned).map_err(|error| {
                    io::Error::new(error.kind(), format!("{}: {error}", file.display()))
                })
            }
            Self::Carried(site) => site
                .get_file(name)
                .map(|file| Cow::Borrowed(file.contents()))
                .ok_or_else(|| io::Error::new(io::ErrorKind::NotFound, format!("no {name}"))),
        }
    }

    /// Whether there is a file of this name.
    pub fn has(&self, name: &str) -> bool {
        match self {
            Self::Folder(folder) => folder.join(name).is_file(),
            Self::Carried(site) => site.get_file(name).is_some(),
        }
    }

    /// The names of all files, in order.
    ///
    /// # Errors
    /// The folder cannot be read.
    pub fn names(&self) -> io::Result<Vec<String>> {
        let mut names = Vec::new();
        match self {
            Self::Folder(folder) => list(folder, "", &mut names)?,
            Self::Carried(site) => list_carried(site, &mut names),
        }
        names.sort_unstable();
        Ok(names)
    }

    /// Where it is, for a message.
    pub fn place(&self) -> String {
        match self {
            Self::Folder(folder) => folder.display().to_string(),
            Self::Carried(_) => "the program itself".into(),
        }
    }
}

fn list(folder: &Path, above: &str, names: &mut Vec<String>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        // Names of ours; one that is no text is not among them.
        let Ok(name) = entry.file_name().into_string() else { continue };
        let name = format!("{above}{name}");
        if entry.file_type()?.is_dir() {
            list(&entry.path(), &format!("{name}/"), names)?;
        } else {
            names.push(name);
        }
    }
    Ok(())
}

fn list_carried(dir: &Dir<'_>, names: &mut Vec<String>) {
    names.extend(dir.files().filter_map(|file| file.path().to_str()).map(ToOwned::to_owned));
    dir.dirs().for_each(|inner| list_carried(inner, names));
}

#[cfg(test)]
mod tests {
    use include_dir::{DirEntry, File};

    use super::*;

    static INNER: &[DirEntry<'static>] = &[DirEntry::File(File::new("pkg/a.css", b"a{}"))];
    static OUTER: &[DirEntry<'static>] = &[
        DirEntry::Dir(Dir::new("pkg", INNER)),
        DirEntry::File(File::new("robots.txt", b"User-agent: *")),
    ];
    static CARRIED: Dir<'static> = Dir::new("", OUTER);

    #[test]
    fn a_folder_and_what_the_program_carries_are_read_alike() {
        let folder = tempfile::tempdir().expect("a folder");
        fs::create_dir(folder.path().join("pkg")).expect("made");
        fs::write(folder.path().join("pkg/a.css"), "a{}").expect("written");
        fs::write(folder.path().join("robots.txt"), "User-agent: *").expect("written");
        for site in [Site::Folder(folder.path().to_owned()), Site::Carried(&CARRIED)] {
            assert_eq!(site.names().expect("names"), ["pkg/a.css", "robots.txt"]);
            assert_eq!(*site.read("pkg/a.css").expect("read"), *b"a{}");
            assert!(site.has("robots.txt") && !site.has("pkg") && !site.has("a.css"));
            let missing = site.read("pkg/b.css").expect_err("not there");
            assert_eq!(missing.kind(), io::ErrorKind::NotFound);
            assert!(missing.to_string().contains("pkg/b.css"), "{missing}");
        }
    }

    #[test]
    fn a_folder_that_is_named_goes_before_what_is_carried() {
        let named = Site::of(Some(Path::new("here")), Some(&CARRIED));
        assert_eq!(named.place(), "here");
        assert!(matches!(Site::of(None, Some(&CARRIED)), Site::Carried(_)));
        assert_eq!(Site::of(None, None).place(), BUILT);
    }
}
