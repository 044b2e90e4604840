//! The stages of a build, each by itself, over an invented site of 1,000 stories in memory: `cargo bench`.
//!
//! Times depend on the machine; what to read is how they change between two commits on one machine, and their shares.

#![allow(clippy::unwrap_used, reason = "a benchmark that cannot run should say so")]

mod invented;

use std::sync::{Arc, LazyLock};

use chrono::NaiveDate;
use divan::{Bencher, black_box};
use guongsang::base::MemoryWorld;
use guongsang::model::Gazetteer;
use guongsang::output::{self, NullSink, Renderer};
use guongsang::resolve::{Audience, resolve};
use guongsang::{Compiled, compile, link, load, markdown, parse, text};

use invented::{BODY, SETTINGS, path, story};

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

fn world() -> MemoryWorld {
    let world = MemoryWorld::new(today()).with("site.yaml", SETTINGS);
    (0..STORIES).fold(world, |world, n| world.with(&path(n), story(n)))
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
    bencher.with_inputs(input).bench_values(|(corpora, sources)| link::link(corpora, &sources));
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
