//! Sectors: the controlled vocabulary of what an example is about, extensible by the site.

use rustc_hash::FxHashMap;

use crate::base::Lang;
use crate::tables::BUILTIN_SECTORS;
use crate::text;

/// A sector of the site; an index into [`Sectors`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SectorId(pub u16);

/// A sector.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sector {
    /// ASCII id and slug: `giao-duc`.
    pub id: Box<str>,
    /// Name for readers.
    pub name: Box<str>,
    /// Its name in English; empty where the site gives none.
    pub english: Box<str>,
    /// Other names that front matter may use.
    pub synonyms: Vec<Box<str>>,
    /// Colour of the emblem as `#rrggbb`.
    pub colour: Box<str>,
    /// Name of the emblem's icon.
    pub icon: Box<str>,
}

impl Sector {
    /// Its name on pages in a language.
    pub fn name_in(&self, lang: Lang) -> &str {
        if lang == Lang::En && !self.english.is_empty() { &self.english } else { &self.name }
    }
}

/// The sectors of a site, in the order of lists.
#[derive(Debug, Clone, Default)]
pub struct Sectors {
    all: Vec<Sector>,
    exact: FxHashMap<String, SectorId>,
    folded: FxHashMap<String, SectorId>,
}

/// Why a sector could not be added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SectorClash {
    /// It is there already, by this name.
    Same(Box<str>),
    /// Its id is taken.
    Id(Box<str>),
    /// Its name or a synonym means another sector.
    Name(Box<str>),
}

impl Sectors {
    /// The built-in vocabulary.
    pub fn builtin() -> Self {
        let mut sectors = Self::default();
        for &(id, name, english, synonyms, colour, icon) in BUILTIN_SECTORS {
            let clash = sectors.add(Sector {
                id: id.into(),
                name: name.into(),
                english: english.into(),
                synonyms: synonyms.iter().map(|s| (*s).into()).collect(),
                colour: colour.into(),
                icon: icon.into(),
            });
            debug_assert!(clash.is_empty(), "the built-in sectors are distinct: {clash:?}");
        }
        sectors
    }

    /// Adds a sector, or replaces the one with its id. Names that already mean another sector are left to that one and returned.
    pub fn add(&mut self, sector: Sector) -> Vec<SectorClash> {
        let id = SectorId(self.all.len() as u16);
        if let Some(other) = self.find_id(&sector.id) {
            if self.exact.get(&text::exact_name(&sector.name)) == Some(&other) {
                return vec![SectorClash::Same(sector.name)];
            }
            return vec![SectorClash::Id(sector.id)];
        }
        let mut clashes = Vec::new();
        for name in std::iter::once(&sector.name).chain([&sector.id]).chain(&sector.synonyms) {
            if self.exact.get(&text::exact_name(name)).is_some_and(|other| *other != id) {
                clashes.push(SectorClash::Name(name.clone()));
                continue;
            }
            self.exact.insert(text::exact_name(name), id);
            self.folded.entry(text::fold_name(name)).or_insert(id);
        }
        self.all.push(sector);
        clashes
    }

    /// The sector of this name, id or synonym: exact spelling first, then without diacritics.
    pub fn find(&self, written: &str) -> Option<SectorId> {
        self.exact.get(&text::exact_name(written)).or_else(|| self.folded.get(&text::fold_name(written))).copied()
    }

    /// The sector with this id.
    pub fn find_id(&self, id: &str) -> Option<SectorId> {
        self.all.iter().position(|s| &*s.id == id).map(|i| SectorId(i as u16))
    }

    /// A sector of this site.
    pub fn get(&self, id: SectorId) -> &Sector {
        &self.all[id.0 as usize]
    }

    /// All sectors in the order of lists.
    pub fn iter(&self) -> impl Iterator<Item = (SectorId, &Sector)> {
        self.all.iter().enumerate().map(|(i, s)| (SectorId(i as u16), s))
    }

    /// The name nearest to a written one, if it is near enough to be a slip.
    pub fn nearest(&self, written: &str) -> Option<&Sector> {
        let folded = text::fold_name(written);
        let close = |name: &str| strsim::jaro_winkler(&folded, &text::fold_name(name));
        let score = |s: &Sector| s.synonyms.iter().map(|n| close(n)).fold(close(&s.name), f64::max);
        let best = self.all.iter().map(|s| (score(s), s)).max_by(|a, b| a.0.total_cmp(&b.0));
        best.filter(|(score, _)| *score > 0.85).map(|(_, s)| s)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_synonyms_and_folded_forms() {
        let sectors = Sectors::builtin();
        let id = |t| sectors.find(t).map(|s| &*sectors.get(s).id);
        assert_eq!(sectors.iter().count(), 20);
        assert_eq!(id("Giáo dục, đào tạo"), Some("giao-duc"));
        assert_eq!(id("khuyen hoc, khuyen tai"), Some("giao-duc"));
        assert_eq!(id("giao-duc"), Some("giao-duc"));
        assert_eq!(id("Y TẾ"), Some("y-te"));
        assert_eq!(id("xóa đói, giảm nghèo"), Some("giam-ngheo"));
        assert_eq!(id("xoá đói giảm nghèo"), Some("giam-ngheo"));
        assert_eq!(id("bóng đá"), None);
        assert_eq!(sectors.nearest("Giáo dục đào tao").map(|s| &*s.id), Some("giao-duc"));
    }

    #[test]
    fn a_name_means_one_sector() {
        let mut sectors = Sectors::builtin();
        let own = |id: &str, name: &str| Sector {
            id: id.into(),
            name: name.into(),
            english: "".into(),
            synonyms: vec![],
            colour: "#23636a".into(),
            icon: "star".into(),
        };
        assert_eq!(sectors.add(own("song-nuoc", "Giữ gìn sông nước")), []);
        assert_eq!(sectors.add(own("song-nuoc", "Khác")), [SectorClash::Id("song-nuoc".into())]);
        assert_eq!(sectors.add(own("y-te", "Y tế")), [SectorClash::Same("Y tế".into())]);
        assert_eq!(sectors.add(own("khac", "Y tế")), [SectorClash::Name("Y tế".into())]);
    }
}
