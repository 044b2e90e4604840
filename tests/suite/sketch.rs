//! Sites drawn by chance: a few stories that refer to one another, some of them not published, with a topic and a plan.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use proptest::prelude::*;

use super::fixture::png;
use super::site::Site;

/// How many sites: few, so that the suite stays quick; `PROPTEST_CASES` asks for more.
pub fn cases(few: u32) -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(few)
}

/// Scopes with places in them, in the spellings of real editors.
pub const SCOPES: [(&str, &[&str]); 4] = [
    (
        "cả nước",
        &[
            "xã Cao Xá, huyện Tân Yên, tỉnh Bắc Giang",
            "Ngọc Châu, Tân Yên, Bắc Giang",
            "xã Tân Yên, tỉnh Bắc Ninh",
            "H. Châu Thành, Long An",
            "phường Hoàn Kiếm, TP Hà Nội",
            "quận Hoàn Kiếm",
            "tỉnh Hoà Bình",
            "thị xã Sa Pa, Lào Cai",
            "Bản Lang - Phong Thổ - Lai Châu",
        ],
    ),
    ("huyện Tân Yên, tỉnh Bắc Giang", &["Cao Xá", "xã Ngọc Châu", "xã Tân Yên", "huyện Tân Yên", "Ngọc Thiện"]),
    ("xã Tân Yên, tỉnh Bắc Ninh", &["xã Cao Xá", "xã Tân Yên", "TT. Cao Thượng"]),
    (
        "tỉnh Bắc Ninh",
        &["xã Tân Yên", "xã Cao Xá", "huyện Tân Yên", "tỉnh Bắc Giang", "tỉnh Bắc Ninh", "huyện Yên Thế"],
    ),
];

/// Ids of sectors, and a way to write each.
pub const SECTORS: [(&str, &str); 5] = [
    ("y-te", "Y tế, chăm sóc sức khỏe"),
    ("giao-duc", "khuyến học, khuyến tài"),
    ("giam-ngheo", "xoá đói, giảm nghèo"),
    ("moi-truong", "moi-truong"),
    ("dan-van", "DÂN VẬN KHÉO, ĐẠI ĐOÀN KẾT"),
];

pub const FOLDERS: [&str; 3] = ["ca-nhan", "tap-the", "mo-hinh"];

/// Lines of front matter that keep a story from being published.
pub const HOLDS: [&str; 5] =
    ["nháp: có", "ngày: 1/1/2099", "hết hạn: 19/11/2026", "thôi: {lý do: chuyển nhà}", "giai đoạn: đăng ký"];

/// A story to be written.
#[derive(Debug, Clone)]
pub struct Plan {
    pub folder: usize,
    pub place: usize,
    pub sectors: BTreeSet<usize>,
    pub first: u16,
    pub span: u16,
    /// Which of [`HOLDS`], if any.
    pub hold: Option<usize>,
    pub topic: bool,
    pub plan: bool,
    pub follows: bool,
    /// To which other story its body leads.
    pub leads_to: usize,
    pub vietnamese_file_name: bool,
}

pub fn plan() -> impl Strategy<Value = Plan> {
    let place = (0..FOLDERS.len(), 0..100usize, prop::collection::btree_set(0..SECTORS.len(), 1..3));
    let time = (2018..2027u16, 0..3u16, prop::option::weighted(0.3, 0..HOLDS.len()));
    let links = (any::<bool>(), any::<bool>(), any::<bool>(), 0..100usize, any::<bool>());
    (place, time, links).prop_map(
        |((folder, place, sectors), (first, span, hold), (topic, plan, follows, leads_to, file))| Plan {
            folder,
            place,
            sectors,
            first,
            span,
            hold,
            topic,
            plan,
            follows,
            leads_to,
            vietnamese_file_name: file,
        },
    )
}

/// A site to be written.
#[derive(Debug, Clone)]
pub struct Sketch {
    pub scope: usize,
    pub per_page: usize,
    pub topic_is_draft: bool,
    pub plan_is_draft: bool,
    pub stories: Vec<Plan>,
}

pub fn sketch() -> impl Strategy<Value = Sketch> {
    let stories = prop::collection::vec(plan(), 1..12);
    (0..SCOPES.len(), 1..5usize, any::<bool>(), any::<bool>(), stories).prop_map(
        |(scope, per_page, topic_is_draft, plan_is_draft, stories)| Sketch {
            scope,
            per_page,
            topic_is_draft,
            plan_is_draft,
            stories,
        },
    )
}

/// Stands in everything that must not be published. It is no word of any theme.
pub const HELD: &str = "ZQHELDZQ";
/// Stands behind every private key.
pub const PRIVATE: &str = "ZQPRIVATEZQ";

impl Sketch {
    pub fn file_name(&self, index: usize) -> String {
        let story = &self.stories[index];
        let held = if story.hold.is_some() { HELD } else { "" };
        if story.vietnamese_file_name {
            format!("Ấm áp {index} {held}")
        } else {
            format!("bai-{index}{}", held.to_lowercase())
        }
    }

    pub fn path(&self, index: usize) -> String {
        format!("content/{}/{}/index.md", FOLDERS[self.stories[index].folder], self.file_name(index))
    }

    pub fn site(&self) -> Site {
        let settings = format!(
            "phạm vi: {}\nmỗi trang: {}\ncông bố: {{giai đoạn: công nhận}}\n",
            SCOPES[self.scope].0, self.per_page
        );
        let mut site = Site::new().settings(&settings).file("static/Tờ rơi.pdf", "%PDF");
        for index in 0..self.stories.len() {
            let (path, folder) = (self.path(index), self.path(index).replace("index.md", ""));
            site = site.file(&path, self.story(index)).file(&format!("{folder}Ảnh BÌA (1).PNG"), png(8, 6));
            site = site.file(&format!("{folder}con.docx"), "PK").file(&format!("{folder}bỏ đi {PRIVATE}.txt"), PRIVATE);
        }
        let draft = |is: bool| if is { format!("nháp: có\ntóm tắt: {HELD}\n") } else { String::new() };
        let topic = format!("---\ntên: Chuyên đề\nnăm: 2020\n{}---\nLời.\n", draft(self.topic_is_draft));
        let plan = format!(
            "---\nsố hiệu: 185-KH/HU\nloại: kế hoạch\ntrích yếu: một năm\nngày: 1/2/2020\nriêng tư: {{a: [{PRIVATE}]}}\nghi chú: {PRIVATE}\n{}---\n## I. Mục\n",
            draft(self.plan_is_draft)
        );
        site.file("content/chuyen-de/viec-nho.md", topic).file("content/van-ban/185.md", plan)
    }

    pub fn story(&self, index: usize) -> String {
        let Plan { place, sectors, first, span, hold, topic, plan, follows, leads_to, .. } = &self.stories[index];
        let places = SCOPES[self.scope].1;
        let held = if hold.is_some() { HELD } else { "" };
        let sectors: Vec<String> = sectors.iter().map(|s| format!("\"{}\"", SECTORS[*s].1)).collect();
        let other = leads_to % self.stories.len();
        let mut text = format!(
            "---\ntên: Người số {index} {held}\nđịa bàn: {}\nlĩnh vực: [{}]\nnăm: {first}-{}\n",
            places[place % places.len()],
            sectors.join(", "),
            first + span
        );
        let mut line = |line: &str| writeln!(text, "{line}").unwrap();
        line(&format!("riêng tư: {{điện thoại: {PRIVATE}, {PRIVATE}: [{PRIVATE}, {{nhà: {PRIVATE}}}]}}"));
        line(&format!("ghi chú: {PRIVATE}\nngười theo dõi: {PRIVATE}\nnguồn: {PRIVATE}"));
        line(&format!(
            "đồng ý: {{phạm vi: {PRIVATE}}}\nbỏ qua: [{{mã: GS0513, lý do: {PRIVATE}}}, {{mã: GS0601, lý do: a}}, {{mã: GS0408, lý do: b}}]"
        ));
        line("công nhận: {ngày: 1/3/2020}\nảnh: Ảnh BÌA (1).PNG");
        line(&format!(
            "mã: ma{index}{}\nđường dẫn cũ: cu/bai-{index}{}.html",
            held.to_lowercase(),
            held.to_lowercase()
        ));
        [(*topic, "chuyên đề: viec-nho"), (*plan, "kế hoạch: 185-KH/HU")]
            .into_iter()
            .filter(|(is, _)| *is)
            .for_each(|(_, l)| line(l));
        if *follows && other != index {
            line(&format!("nhân rộng từ: /{}", self.path(other).trim_start_matches("content/")));
        }
        hold.iter().for_each(|hold| line(HOLDS[*hold]));
        let link = self.path(other).replace(' ', "%20").replace("content/", "/");
        let _ = write!(
            text,
            "---\n{held} Lời đầu.[^1]\n\n## Mục\n\n[bài](<{link}#muc>), [văn bản](/van-ban/185.md#i-muc), [tệp](con.docx), [tờ](</Tờ rơi.pdf>)\n\n![ảnh](<Ảnh BÌA (1).PNG>)\n\n## Mục\n\n[^1]: Chú.\n"
        );
        text
    }

    /// The stories that readers see.
    pub fn published(&self) -> impl Iterator<Item = usize> {
        (0..self.stories.len()).filter(|index| self.stories[*index].hold.is_none())
    }
}
