//! Bodies made to exhaust. A minute of a small machine is the limit for all of them together, unoptimised; each is linear.

use std::time::{Duration, Instant};

use super::render::tests::rendered;
use super::*;

fn bodies() -> Vec<(&'static str, String)> {
    let rows = |columns: usize, rows: usize| {
        format!("{}|\n{}|\n{}", "|a".repeat(columns), "|-".repeat(columns), "|a\n".repeat(rows))
    };
    vec![
        ("quotes", ">".repeat(100_000)),
        ("spaced quotes", "> ".repeat(100_000) + "a"),
        ("quotes and lazy lines", "> ".repeat(100_000) + &"a\n".repeat(100_000)),
        ("items and lazy lines", "- ".repeat(100_000) + &"a\n".repeat(100_000)),
        ("notes and lazy lines", "[^a]: > ".repeat(30_000) + &"a\n".repeat(100_000)),
        (
            "indented items",
            (0..40).map(|n| " ".repeat(n * 512) + &"- ".repeat(256) + "a\n").collect::<String>()
                + &"a\n".repeat(50_000),
        ),
        ("old line breaks", "> ".repeat(100_000) + &"a\r".repeat(100_000)),
        ("an open title", "[a](b 'c\n".to_owned() + &"*a*\n".repeat(100_000)),
        ("an open title in brackets", "[a](<b>\n(c\n".to_owned() + &"*a*\n".repeat(100_000)),
        ("ampersands in raw HTML", "<b>a</b>".to_owned() + &"&".repeat(500_000)),
        ("spaces in raw HTML", "<b>a</b>".to_owned() + &"\u{a0}".repeat(300_000)),
        ("a long alternative", format!("<b>a</b>![{}](a.png)", "&".repeat(500_000))),
        ("brackets", "[".repeat(100_000)),
        ("closing brackets", "[a](".repeat(50_000) + &"]".repeat(50_000)),
        ("image brackets", "![".repeat(100_000)),
        ("images", "![a".repeat(30_000) + &"](b)".repeat(30_000)),
        ("bold", "<b>".repeat(100_000)),
        ("bold lines", "<b>\n\n".repeat(50_000)),
        ("divs", "<div>".repeat(100_000)),
        ("div lines", "<div>\n\n".repeat(50_000)),
        ("closed divs", "<div>".repeat(50_000) + &"</div>".repeat(50_000)),
        ("end tags", "</b>".repeat(100_000)),
        ("tables in tables", "<table>".repeat(50_000)),
        ("text between cells", "<table>".to_owned() + &"a<b>c</b>".repeat(50_000)),
        ("paragraphs between cells", "<table>\n\n".to_owned() + &"a\n\n".repeat(50_000)),
        ("misnested", "<b><i><a href=x>".repeat(10_000) + &"</b></i></a>".repeat(10_000)),
        ("misnested paragraphs", "<p><b><div></b>".repeat(20_000)),
        ("open tags", "<a".repeat(100_000)),
        ("open values", "<a b='".repeat(50_000)),
        ("open comments", "<!--".repeat(100_000)),
        ("open comments in lines", "a <!-- b\n".repeat(50_000)),
        ("declarations", "a <!A <?b <![CDATA[".repeat(30_000)),
        ("svgs", "<svg>".repeat(100_000)),
        ("attributes", format!("<p {}>", "a=b ".repeat(200_000))),
        ("entities", format!("<p title='{}'>", "&aacute;".repeat(50_000))),
        ("stars", "*".repeat(1_000_000)),
        ("stars and letters", "*a ".repeat(200_000)),
        ("nested stars", "*a **b ".repeat(50_000) + &"c** d*".repeat(50_000)),
        ("underscores", "a_".repeat(300_000)),
        ("backticks", (1..1_000).map(|n| "`".repeat(n) + " ").collect()),
        ("fences", "```\n".repeat(100_000)),
        ("lists", "- ".repeat(50_000) + "a"),
        ("list lines", (0..1_500).map(|n| " ".repeat(n * 2) + "- a\n").collect()),
        ("wide table", rows(10_000, 26)),
        ("exploding tables", (rows(440, 590) + "\n").repeat(100)),
        ("long table", rows(3, 0) + &"|a|b|c|\n".repeat(50_000)),
        ("footnotes", (0..50_000).map(|n| format!("[^{n}] [^{n}]: a\n\n[^{n}]: b[^{}]\n\n", n + 1)).collect()),
        ("one footnote", "[^a]".repeat(50_000) + "\n\n[^a]: b[^a]"),
        ("footnotes in footnotes", (0..5_000).map(|n| format!("{}[^{n}]: a\n", "> ".repeat(n % 50))).collect()),
        ("headings", "# a\n".repeat(50_000)),
        ("long heading", "# ".to_owned() + &"a ".repeat(300_000)),
        ("references", "[a]: ".to_owned() + &"b".repeat(10_000) + "\n\n" + &"[a] ".repeat(100_000)),
        ("reference definitions", (0..50_000).map(|n| format!("[{n}]: b\n")).collect()),
        ("open titles", "[a]: b \"\n".repeat(50_000)),
        ("open link titles", "[a](b \"c\n".repeat(50_000)),
        ("broken references", "[a][b]".repeat(100_000)),
        ("autolinks", "<https://a.vn>".repeat(20_000)),
        ("ampersands", "&".repeat(500_000)),
        ("typed quotation marks", "\"".repeat(500_000)),
        ("typed marks and letters", "a\"b' - ... ".repeat(50_000)),
        ("capitals", "A".repeat(500_000)),
        ("capital words", "HĐND/HĐND-AB ".repeat(50_000)),
        ("capitals and slashes", "HĐ/".repeat(200_000)),
        ("sources", "> a\n> — b\n\n".repeat(30_000)),
        ("dashes in one quotation", "> — b\n".repeat(50_000)),
        ("a gallery", "![a](b.png)\n".repeat(30_000)),
        ("a gallery that is none", "![a](b.png)\n".repeat(30_000) + "c"),
        ("galleries", "![a](b.png)![c](d.mp4)\n\n".repeat(10_000)),
        ("documents", "[a](lich.pdf)\n\n".repeat(30_000)),
        ("backslashes", "\\".repeat(500_000)),
        ("breaks", "a\r".repeat(300_000)),
    ]
}

/// On a stack smaller than any thread's: nothing may recurse.
fn on_a_small_stack(work: impl FnOnce() + Send + 'static) {
    let thread = std::thread::Builder::new().stack_size(512 * 1024).spawn(work);
    assert!(thread.is_ok_and(|thread| thread.join().is_ok()));
}

#[test]
fn no_body_exhausts() {
    on_a_small_stack(|| {
        for (name, body) in bodies() {
            let start = Instant::now();
            let html = rendered(&body);
            let rendering = start.elapsed();
            let outline = scan(&body, &[]);
            let scanning = start.elapsed() - rendering;
            plain_text(&body);
            if std::env::var_os("SHOW").is_some() {
                eprintln!(
                    "{name:28} {:8} -> {:9} render {:6} ms, scan {:6} ms",
                    body.len(),
                    html.len(),
                    rendering.as_millis(),
                    scanning.as_millis()
                );
            }
            assert!(html.len() < 5_000_000 + 40 * body.len(), "{name}: {}", html.len());
            assert!(start.elapsed() < Duration::from_secs(20), "{name}: {:?}", start.elapsed());
            assert!(outline.links.len() <= body.len());
        }
    });
}

#[test]
fn depth_is_limited_in_the_page() {
    for body in [
        ">".repeat(100) + "a",
        "- ".repeat(100) + "a",
        "<div>".repeat(100),
        "> - ".repeat(50) + "<div>\n\na",
        "*a **b ".repeat(50) + &"c** d*".repeat(50),
    ] {
        let html = rendered(&body);
        let mut depth = 0i32;
        let mut deepest = 0;
        for tag in html
            .split('<')
            .skip(1)
            .filter(|tag| !tag.starts_with("br") && !tag.starts_with("hr") && !tag.starts_with("img"))
        {
            depth += if tag.starts_with('/') { -1 } else { 1 };
            deepest = deepest.max(depth);
        }
        assert!(depth == 0 && deepest <= 80, "{deepest}\n{html}");
        assert!(scan(&body, &[]).problems.is_some_and(|problems| problems.too_deep.is_some()), "{body}");
    }
}
