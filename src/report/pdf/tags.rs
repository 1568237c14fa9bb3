//! The structure of a PDF (ISO 32000-1, 14.7): what is a heading, a list, a table. Put together
//! while pages are laid out, and filled with what stands on them when they are painted.

use krilla::tagging::{Identifier, Node, TagGroup, TagKind, TagTree};

/// A group of the structure, by its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Group(usize);

/// Something on a page, by its place in its group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Leaf {
    group: Group,
    place: usize,
}

enum Child {
    Group(Group),
    Leaf(Option<Identifier>),
}

/// The structure.
#[derive(Default)]
pub(super) struct Tags {
    groups: Vec<(TagKind, Vec<Child>)>,
    roots: Vec<Group>,
}

impl Tags {
    /// A group of the document itself.
    pub(super) fn root(&mut self, tag: impl Into<TagKind>) -> Group {
        let group = self.make(tag);
        self.roots.push(group);
        group
    }

    /// A group within another.
    pub(super) fn within(&mut self, parent: Group, tag: impl Into<TagKind>) -> Group {
        let group = self.make(tag);
        self.groups[parent.0].1.push(Child::Group(group));
        group
    }

    fn make(&mut self, tag: impl Into<TagKind>) -> Group {
        self.groups.push((tag.into(), Vec::new()));
        Group(self.groups.len() - 1)
    }

    /// The place of something that will be painted.
    pub(super) fn leaf(&mut self, group: Group) -> Leaf {
        let children = &mut self.groups[group.0].1;
        children.push(Child::Leaf(None));
        Leaf { group, place: children.len() - 1 }
    }

    /// Puts what was painted in its place.
    pub(super) fn fill(&mut self, leaf: Leaf, painted: Identifier) {
        self.groups[leaf.group.0].1[leaf.place] = Child::Leaf(Some(painted));
    }

    /// The structure as the file has it.
    pub(super) fn tree(mut self, language: &str) -> TagTree {
        let mut tree = TagTree::new().with_lang(Some(language.to_owned()));
        for root in std::mem::take(&mut self.roots) {
            tree.push(self.group(root));
        }
        tree
    }

    /// Depth is that of a table: five groups.
    fn group(&mut self, group: Group) -> TagGroup {
        let (tag, children) = &mut self.groups[group.0];
        let (mut made, children) = (TagGroup::new(tag.clone()), std::mem::take(children));
        for child in children {
            match child {
                Child::Group(group) => made.push(Node::Group(self.group(group))),
                Child::Leaf(Some(painted)) => made.push(painted),
                Child::Leaf(None) => {}
            }
        }
        made
    }
}
