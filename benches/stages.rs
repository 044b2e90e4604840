//! The stages of a build, each by itself, over an invented site of 1,000 stories in memory: `cargo bench`.
//!
//! Times depend on the machine; what to read is how they change between two commits on one machine, and their shares.

#![allow(clippy::unwrap_used, reason = "a benchmark that cannot run should say so")]

use std::sync::{Arc, LazyLock};

use chrono::NaiveDate;
use divan::{Bencher, black_box};
use guongsang::base::MemoryWorld;
use guongsang::model::Gazetteer;
use guongsang::output::{self, NullSink, Renderer};
use guongsang::resolve::{Audience, resolve};
use guongsang::{Compiled, compile, link, load, markdown, parse, text};

const STORIES: usize = 1_000;

fn main() {
    divan::main();
}

/// The places of the country, unpacked once.
fn builtin() -> Arc<Gazetteer> {
    static BUILTIN: LazyLock<Arc<Gazetteer>> = LazyLock::new(|| Arc::new(Gazetteer::prepared()));
    BUILTIN.clone()
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 20).unwrap()
}

const PLACES: [&str; 5] = ["xã Cao Xá", "xã Ngọc Châu", "xã Quế Nham", "xã Việt Lập", "xã Liên Sơn"];
const SECTORS: [&str; 6] = ["Y tế", "Giáo dục", "Bảo vệ môi trường", "Hiến đất", "Dân vận khéo", "Phát triển kinh tế"];
const NAMES: [&str; 7] = ["Thân Văn", "Nguyễn Thị", "Đỗ Đình", "Hoàng Thị", "Phạm Quang", "Ngô Bá", "Vi Thị"];
const GIVEN: [&str; 8] = ["Lịch", "Mơ", "Khoát", "Hiền", "Bính", "Tuyết", "Đoài", "Thưởng"];

const BODY: &str = "Bốn giờ sáng, người đầu tiên ra cống là bà. Bà đọc tên từng nhà trên tấm bảng gỗ, rồi mới tra chìa khóa.\n\n\
## Tấm bảng ở đầu kênh\n\nTrước đây cả cánh đồng tranh nhau nước. Bà chia mỗi hộ một giờ, viết lên bảng, ai cũng đọc được:\n\n\
- Thửa xa lấy nước trước, thửa gần lấy sau.\n- Ai đổi giờ thì tự tìm người đổi.\n\n\
> “Nước về tới ruộng cuối kênh thì ruộng đầu kênh mới yên.”\n>\n> — Lời bà\n\n\
| Vụ | Số buổi bơm |\n| --- | ---: |\n| Xuân 2023 | 46 |\n| Xuân 2025 | 31 |\n\n\
Đến nay UBND xã đã nhân cách làm này ra **ba thôn**.[^1] Số tiền bớt được dùng để nạo vét kênh.\n\n[^1]: Theo sổ của tổ thủy nông.\n";

fn story(n: usize) -> String {
    format!(
        "---\ntên: {} {}\nđịa bàn: {}, huyện Tân Yên\nlĩnh vực: [{}, {}]\nnăm: {}\nngày: {}/{}/{}\ntóm tắt: Câu chuyện thứ {n}.\n---\n\n{BODY}",
        NAMES[n % 7],
        GIVEN[n % 8],
        PLACES[n % 5],
        SECTORS[n % 6],
        SECTORS[(n + 2) % 6],
        2022 + n % 4,
        1 + n % 28,
        1 + n % 12,
        2022 + n % 4,
    )
}

fn world() -> MemoryWorld {
    let settings = "tiêu đề: Đo\nđịa chỉ: https://do.example/\nphạm vi: huyện Tân Yên, tỉnh Bắc Giang\n";
    let world = MemoryWorld::new(today()).with("site.yaml", settings);
    (0..STORIES).fold(world, |world, n| world.with(&format!("content/ca-nhan/nguoi-{n}.md"), story(n)))
}

fn compiled() -> Arc<Compiled> {
    Arc::new(compile(&world()))
}

#[divan::bench]
fn a_load(bencher: Bencher) {
    let world = world();
    bencher.bench(|| load::load(&world));
}

#[divan::bench]
fn b_parse_one(bencher: Bencher) {
    let source = Arc::new(guongsang::base::Source::new("content/ca-nhan/a.md", story(7)));
    bencher.bench(|| parse::parse(guongsang::model::Kind::Individual, black_box(&source)));
}

#[divan::bench]
fn c_parse_and_resolve(bencher: Bencher) {
    let (sources, _) = load::load(&world());
    bencher.bench(|| resolve(&sources, builtin(), today(), Audience::Readers));
}

#[divan::bench]
fn d_link(bencher: Bencher) {
    let world = world();
    let input = || {
        let (sources, _) = load::load(&world);
        let (corpora, _) = resolve(&sources, builtin(), today(), Audience::Readers);
        (corpora, sources)
    };
    bencher.with_inputs(input).bench_values(|(corpora, mut sources)| link::link(corpora, &mut sources));
}

#[divan::bench]
fn e_theme_and_layout(bencher: Bencher) {
    let compiled = compiled();
    bencher.bench(|| Renderer::new(compiled.clone()));
}

#[divan::bench]
fn f_render_a_story(bencher: Bencher) {
    let (renderer, _) = Renderer::new(compiled());
    bencher.bench(|| renderer.render(black_box("ca-nhan/nguoi-7.html")));
}

#[divan::bench]
fn g_render_a_list(bencher: Bencher) {
    let (renderer, _) = Renderer::new(compiled());
    bencher.bench(|| renderer.render(black_box("linh-vuc/y-te.html")));
}

#[divan::bench]
fn h_render_all(bencher: Bencher) {
    let world = world();
    let (renderer, _) = Renderer::new(compiled());
    bencher.bench(|| output::write(&renderer, &world, &NullSink).unwrap());
}

#[divan::bench]
fn i_scan_a_body(bencher: Bencher) {
    bencher.bench(|| markdown::scan(black_box(BODY), parse::RESERVED_IDS));
}

#[divan::bench]
fn j_fold_a_body(bencher: Bencher) {
    bencher.bench(|| text::fold_name(black_box(BODY)));
}
