//! Pages: what stands where. Lines and tables are put one below the other, and a new page begins
//! where the last one is full. Nothing is painted yet, for a page says how many there are.

use krilla::tagging::Tag;

use super::{
    style::{BOTTOM, FOOTER, HEADER, Ink, LEFT, Side, Style, TOP, WIDTH},
    tags::{Group, Leaf, Tags},
    text::{Line, Piece, Typesetter},
};

/// The room between the text and the notes below it.
const ABOVE_NOTES: f32 = 8.0;
/// The most lines of such notes on a page. All of them stand at the end of the report.
const NOTE_LINES: usize = 6;

/// The height of the most of them.
pub(super) const MOST_NOTES: f32 = 80.0;

/// Something on a page. Lengths are from the sheet's top left corner.
pub(super) enum Mark {
    /// Pieces of a line, at their base line.
    Text {
        /// Its place in the structure; none for what repeats itself.
        leaf: Option<Leaf>,
        at: [f32; 2],
        pieces: Vec<Piece>,
        /// What was written, where something else is printed.
        written: Option<String>,
    },
    /// An area.
    Area { at: [f32; 2], size: [f32; 2], ink: Ink },
    /// A picture of its own marks.
    Picture { leaf: Leaf, marks: Vec<Mark> },
    /// Nothing, in a cell that must be there.
    Nothing { leaf: Leaf },
}

/// A page.
#[derive(Default)]
pub(super) struct Page {
    pub(super) marks: Vec<Mark>,
    /// The characters on it that no font has, by their places.
    missing: Vec<usize>,
}

/// A place in the document that a bookmark leads to.
pub(super) struct Bookmark {
    pub(super) says: String,
    pub(super) page: usize,
    pub(super) top: f32,
    /// Whether it stands below the one before it.
    pub(super) below: bool,
}

/// Puts pages together.
pub(super) struct Composer {
    pub(super) text: Typesetter,
    pub(super) tags: Tags,
    /// The group of the chapter.
    pub(super) chapter: Group,
    pub(super) pages: Vec<Page>,
    pub(super) bookmarks: Vec<Bookmark>,
    /// How often a 〓 was printed.
    pub(super) swapped: usize,
    /// How far the page is filled, from the top.
    pub(super) y: f32,
    /// How high the notes below a page are, with what they are of.
    notes: (Vec<usize>, f32),
}

impl Composer {
    pub(super) fn new(text: Typesetter) -> Self {
        let mut tags = Tags::default();
        let chapter = tags.root(Tag::Section);
        Self {
            text,
            tags,
            chapter,
            pages: vec![Page::default()],
            bookmarks: Vec::new(),
            swapped: 0,
            y: TOP,
            notes: (Vec::new(), 0.0),
        }
    }

    fn page(&mut self) -> &mut Page {
        let last = self.pages.len() - 1;
        &mut self.pages[last]
    }

    /// Whether nothing stands on the page yet.
    pub(super) fn is_at_top(&self) -> bool {
        self.y <= TOP
    }

    /// Leaves room, but not at the top of a page.
    pub(super) fn space(&mut self, height: f32) {
        if !self.is_at_top() {
            self.y += height;
        }
    }

    /// Whether lines of a height, with their notes, go on the page. One always goes on an empty
    /// page.
    pub(super) fn fits<'a>(
        &mut self,
        height: f32,
        lines: impl IntoIterator<Item = &'a Line>,
    ) -> bool {
        let mut missing = self.page().missing.clone();
        for (_, which) in lines.into_iter().flat_map(|line| &line.missing) {
            if !missing.contains(which) {
                missing.push(*which);
            }
        }
        let notes = self.height_of_notes(&missing);
        self.is_at_top() || self.y + height + notes <= BOTTOM + 0.01
    }

    /// Begins a page where lines of a height do not go on this one.
    pub(super) fn ensure<'a>(&mut self, height: f32, lines: impl IntoIterator<Item = &'a Line>) {
        if !self.fits(height, lines) {
            self.break_page();
        }
    }

    /// Begins a page.
    pub(super) fn break_page(&mut self) {
        self.place_notes();
        self.pages.push(Page::default());
        self.y = TOP;
    }

    fn height_of_notes(&mut self, missing: &[usize]) -> f32 {
        if missing.is_empty() {
            return 0.0;
        }
        if self.notes.0 != missing {
            let lines = self.lines_of_notes(missing);
            let height = lines.iter().map(|line| line.height).sum::<f32>() + ABOVE_NOTES;
            self.notes = (missing.to_vec(), height);
        }
        self.notes.1
    }

    fn lines_of_notes(&mut self, missing: &[usize]) -> Vec<Line> {
        let notes: Vec<String> =
            missing.iter().map(|which| self.text.missing.note(*which)).collect();
        let mut lines = self.text.set(&notes.join("　"), Style::FOOT, WIDTH, Side::Start);
        lines.truncate(NOTE_LINES);
        lines
    }

    /// The notes at the end of the page.
    fn place_notes(&mut self) {
        let missing = std::mem::take(&mut self.page().missing);
        if missing.is_empty() {
            return;
        }
        let lines = self.lines_of_notes(&missing);
        let mut top = BOTTOM - lines.iter().map(|line| line.height).sum::<f32>();
        self.area([LEFT, top - ABOVE_NOTES / 2.0], [WIDTH / 3.0, 0.5], Ink::Rule);
        let note = self.tags.within(self.chapter, Tag::Note);
        for line in lines {
            let height = line.height;
            self.put(Some(note), [LEFT, top], line);
            top += height;
        }
    }

    /// Puts a line where it is to stand, as part of a group or as what repeats itself.
    pub(super) fn put(&mut self, group: Option<Group>, at: [f32; 2], line: Line) {
        let baseline = [at[0], at[1] + line.baseline];
        let mut parts: Vec<(Option<usize>, Vec<Piece>)> = Vec::new();
        for piece in line.pieces {
            match parts.last_mut() {
                Some((swap, pieces)) if *swap == piece.swap => pieces.push(piece),
                _ => parts.push((piece.swap, vec![piece])),
            }
        }
        for (swap, pieces) in parts {
            let which = line.missing.iter().find(|(at, _)| Some(*at) == swap).map(|one| one.1);
            let written = which.map(|which| self.text.missing.written[which].clone());
            let group = match (group, &written) {
                (Some(group), Some(written)) => {
                    let said = Tag::Span.with_actual_text(Some(written.clone()));
                    Some(self.tags.within(group, said))
                }
                _ => group,
            };
            let leaf = group.map(|group| self.tags.leaf(group));
            self.page().marks.push(Mark::Text { leaf, at: baseline, pieces, written });
        }
        self.swapped += line.missing.len();
        for (_, which) in line.missing {
            let page = self.page();
            if !page.missing.contains(&which) {
                page.missing.push(which);
            }
        }
    }

    /// Puts lines one below the other, and says where they end.
    pub(super) fn put_all(
        &mut self,
        group: Option<Group>,
        at: [f32; 2],
        lines: impl IntoIterator<Item = Line>,
    ) -> f32 {
        let mut top = at[1];
        for line in lines {
            let height = line.height;
            self.put(group, [at[0], top], line);
            top += height;
        }
        top
    }

    /// Lets lines run over pages; neither the first nor the last stands alone on one.
    pub(super) fn flow(&mut self, group: Group, x: f32, lines: Vec<Line>) {
        let mut rest = lines.into_iter();
        while rest.len() > 0 {
            let first = rest.as_slice();
            let together = if first.len() <= 3 { first.len() } else { 2 };
            let height = first[..together].iter().map(|line| line.height).sum();
            self.ensure(height, &rest.as_slice()[..together]);
            for line in rest.by_ref().take(together) {
                let (top, height) = (self.y, line.height);
                self.put(Some(group), [x, top], line);
                self.y += height;
            }
        }
    }

    /// An area that means nothing.
    pub(super) fn area(&mut self, at: [f32; 2], size: [f32; 2], ink: Ink) {
        self.page().marks.push(Mark::Area { at, size, ink });
    }

    /// A line from margin to margin, where the page is filled to.
    pub(super) fn rule(&mut self, height: f32, ink: Ink) {
        self.area([LEFT, self.y], [WIDTH, height], ink);
    }

    /// A mark that is part of the structure.
    pub(super) fn push(&mut self, mark: Mark) {
        self.page().marks.push(mark);
    }

    /// Remembers where the page is filled to.
    pub(super) fn bookmark(&mut self, says: String, below: bool) {
        let (page, top) = (self.pages.len() - 1, self.y);
        self.bookmarks.push(Bookmark { says, page, top, below });
    }

    /// Ends the last page, and puts on each its number and, from the second one on, what the report
    /// is about.
    pub(super) fn finish(&mut self, about: &str) {
        self.place_notes();
        let all = self.pages.len();
        for page in 0..all {
            let number = format!("{} / {all}", page + 1);
            let number = self.text.set(&number, Style::FOOT, WIDTH, Side::Middle);
            let about = if page > 0 { about } else { "" };
            let style = Style { ink: Ink::Quiet, ..Style::FOOT };
            let about = self.text.set(about, style, WIDTH, Side::Start).into_iter().take(1);
            for (line, top) in number
                .into_iter()
                .map(|line| (line, FOOTER))
                .chain(about.map(|line| (line, HEADER)))
            {
                let at = [LEFT, top + line.baseline];
                let mark = Mark::Text { leaf: None, at, pieces: line.pieces, written: None };
                self.pages[page].marks.push(mark);
            }
        }
    }
}

/// The height of a page's text.
pub(super) const PAGE_HEIGHT: f32 = BOTTOM - TOP;
