//! What editors do to a site, drawn by chance.

use proptest::prelude::*;

use super::fixture::png;
use super::site::Site;
use super::sketch::{Plan, SCOPES, Sketch, plan};

/// A site with what a sketch leaves out.
#[derive(Debug, Clone)]
pub struct State {
    sketch: Sketch,
    /// By story: how often its title, its text and its photo were changed.
    revisions: Vec<[u8; 3]>,
    english: bool,
    /// How often a template, words, a file of `static/`, a style sheet, sectors and abbreviations were changed.
    theme: [u8; 6],
}

#[derive(Debug, Clone)]
pub enum Edit {
    /// Title, text or photo of a story.
    Revise(usize, usize),
    Place(usize, usize),
    Year(usize, u16),
    Hold(usize, Option<usize>),
    Link(usize, usize),
    Join(usize, bool, bool),
    Rename(usize),
    Add(Plan),
    Remove(usize),
    Drafts(bool, bool),
    PerPage(usize),
    Scope(usize),
    English,
    Theme(usize),
    Nothing,
}

pub fn edit() -> impl Strategy<Value = Edit> {
    let (story, any_place) = (0..100usize, 0..100usize);
    prop_oneof![
        4 => (story.clone(), 0..3usize).prop_map(|(story, what)| Edit::Revise(story, what)),
        2 => (story.clone(), any_place).prop_map(|(story, place)| Edit::Place(story, place)),
        2 => (story.clone(), 2018..2027u16).prop_map(|(story, year)| Edit::Year(story, year)),
        2 => (story.clone(), prop::option::of(0..5usize)).prop_map(|(story, hold)| Edit::Hold(story, hold)),
        2 => (story.clone(), 0..100usize).prop_map(|(story, to)| Edit::Link(story, to)),
        1 => (story.clone(), any::<bool>(), any::<bool>()).prop_map(|(story, topic, plan)| Edit::Join(story, topic, plan)),
        1 => story.clone().prop_map(Edit::Rename),
        2 => plan().prop_map(Edit::Add),
        1 => story.prop_map(Edit::Remove),
        1 => (any::<bool>(), any::<bool>()).prop_map(|(topic, plan)| Edit::Drafts(topic, plan)),
        1 => (1..5usize).prop_map(Edit::PerPage),
        1 => (0..SCOPES.len()).prop_map(Edit::Scope),
        1 => Just(Edit::English),
        1 => (0..6usize).prop_map(Edit::Theme),
        1 => Just(Edit::Nothing),
    ]
}

impl State {
    pub fn new(sketch: Sketch) -> Self {
        Self { revisions: vec![[0; 3]; sketch.stories.len()], sketch, english: false, theme: [0; 6] }
    }

    pub fn apply(&mut self, edit: &Edit) {
        let count = self.sketch.stories.len();
        let stories = &mut self.sketch.stories;
        match *edit {
            Edit::Revise(story, what) => self.revisions[story % count][what] += 1,
            Edit::Place(story, place) => stories[story % count].place = place,
            Edit::Year(story, year) => stories[story % count].first = year,
            Edit::Hold(story, hold) => stories[story % count].hold = hold,
            Edit::Link(story, to) => stories[story % count].leads_to = to,
            Edit::Join(story, topic, plan) => {
                let story = &mut stories[story % count];
                (story.topic, story.plan) = (topic, plan);
            }
            Edit::Rename(story) => stories[story % count].vietnamese_file_name ^= true,
            Edit::Add(ref plan) => {
                stories.push(plan.clone());
                self.revisions.push([0; 3]);
            }
            Edit::Remove(story) if count > 1 => {
                stories.remove(story % count);
                self.revisions.remove(story % count);
            }
            Edit::Drafts(topic, plan) => {
                (self.sketch.topic_is_draft, self.sketch.plan_is_draft) = (topic, plan);
            }
            Edit::PerPage(number) => self.sketch.per_page = number,
            Edit::Scope(scope) => self.sketch.scope = scope,
            Edit::English => self.english ^= true,
            Edit::Theme(what) => self.theme[what] += 1,
            Edit::Remove(_) | Edit::Nothing => {}
        }
    }

    pub fn site(&self) -> Site {
        let mut site = self.sketch.site();
        for (index, [title, text, photo]) in self.revisions.iter().enumerate() {
            let path = self.sketch.path(index);
            let story = self.sketch.story(index);
            let story = story.replacen("Người số", &format!("Người đổi {title} lần, số"), 1);
            site = site.file(&path, story.replacen("Lời đầu.", &format!("LĐ, lời đầu, bản {text}."), 1));
            let folder = path.replace("index.md", "");
            site = site.file(&format!("{folder}Ảnh BÌA (1).PNG"), png(8 + u32::from(*photo), 6));
            if self.english && index % 2 == 0 {
                let english = format!(
                    "---\ntên: Person {index}, {title}\n---\nFirst words, {text}. ![photo](<Ảnh BÌA (1).PNG>)\n"
                );
                site = site.file(&format!("{folder}index.en.md"), english);
            }
        }
        if self.english {
            site = site.settings("ngôn ngữ: [vi, en]\n").file("site.en.yaml", "tiêu đề: Shining\n");
        }
        let [template, words, file, style, sectors, abbreviations] = self.theme;
        if template > 0 {
            let redirect = format!("{{% extends \"default/redirect.html\" %}}{{# {template} #}}");
            site = site.file("templates/redirect.html", redirect);
        }
        if words > 0 {
            site = site.file("i18n/vi.yaml", format!("home: Trang đầu {words}\n"));
        }
        if style > 0 {
            site = site.file("static/style.css", format!("body {{ order: {style} }}\n"));
        }
        if sectors > 0 {
            let sector = format!("lĩnh vực:\n  - mã: thu\n    tên: Lĩnh vực thử {sectors}\n");
            site = site.file("data/linh-vuc.yaml", sector);
        }
        if abbreviations > 0 {
            site = site.file("data/viet-tat.yaml", format!("viết tắt: {{LĐ: Lời đầu {abbreviations}}}\n"));
        }
        site.file("static/Tờ rơi.pdf", format!("%PDF{}", "x".repeat(file.into())))
    }
}
