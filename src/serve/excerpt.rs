//! The lines around a problem as HTML, with the author's own characters marked.

use std::fmt::Write;

use crate::base::{Source, Span};

/// Characters of a line that are shown; a paragraph is one line.
const WIDE: usize = 240;
/// Characters shown before the marked ones if the line is longer than that.
const BEFORE: usize = 80;

/// The line of the span between its neighbours. Of a span over several lines the first is marked.
pub fn excerpt(source: &Source, span: Span) -> String {
    let text = &*source.text;
    let start = floor(text, span.start as usize);
    let first = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let last = text[start..].find('\n').map_or(text.len(), |at| start + at);
    let end = floor(text, span.end as usize).clamp(start, last);
    let number = source.line_column(span.start).line;
    let width = (number + 1).to_string().len();
    // Long lines are scrolled, by the keyboard too.
    let mut html = String::from("<pre tabindex=\"0\">");
    if first > 0 {
        let before = text[..first - 1].rfind('\n').map_or(0, |at| at + 1);
        line(&mut html, width, number - 1, &text[before..first - 1], None);
        html.push('\n');
    }
    line(&mut html, width, number, &text[first..last], Some((start - first, end - first)));
    if let Some(rest) = text.get(last + 1..).filter(|rest| !rest.is_empty()) {
        html.push('\n');
        line(&mut html, width, number + 1, &rest[..rest.find('\n').unwrap_or(rest.len())], None);
    }
    html.push_str("</pre>");
    html
}

fn line(html: &mut String, width: usize, number: usize, text: &str, marked: Option<(usize, usize)>) {
    // Writing into a string does not fail.
    let _ = write!(html, "<i>{number:>width$} │</i> ");
    let text = text.trim_end_matches('\r');
    let (start, end) = marked.unwrap_or((0, 0));
    // A place without length is its next character.
    let next = |at: usize| text[at..].chars().next().map_or(at, |c| at + c.len_utf8());
    let (start, end) = (start.min(text.len()), end.min(text.len()));
    let end = if marked.is_some() && start == end { next(start) } else { end };
    let from = if text.chars().count() > WIDE { back(text, start, BEFORE) } else { 0 };
    let to = text[from..].char_indices().nth(WIDE).map_or(text.len(), |(at, _)| from + at);
    let (start, end) = (start.min(to), end.min(to));
    if from > 0 {
        html.push('…');
    }
    escape(html, &text[from..start.max(from)]);
    if marked.is_some() {
        // Something to see even at the end of a line.
        let words = if start == end { " " } else { &text[start..end] };
        html.push_str("<em>");
        escape(html, words);
        html.push_str("</em>");
    }
    escape(html, &text[end.max(from)..to]);
    if to < text.len() {
        html.push('…');
    }
}

/// The byte so many characters before another.
fn back(text: &str, at: usize, characters: usize) -> usize {
    text[..at].char_indices().rev().nth(characters.saturating_sub(1)).map_or(0, |(byte, _)| byte)
}

/// The nearest character's start at or before a byte.
fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Text as HTML, in content and in quoted attributes. Control characters are shown, not passed on.
pub fn escape(html: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            '\t' | '\n' => html.push(c),
            // Characters that turn the order of what follows would show a text that is not there.
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => html.push('\u{fffd}'),
            c if c.is_control() => html.push('\u{fffd}'),
            c => html.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str, marked: &str) -> String {
        let at = text.find(marked).unwrap();
        excerpt(&Source::new("a.md", text), Span::new(at, at + marked.len()))
    }

    #[test]
    fn line_between_its_neighbours() {
        let html = of("---\r\ntên: A & B\r\nđịa bàn: <x>\r\nnăm: 2024\r\n", "<x>");
        assert_eq!(
            html,
            "<pre tabindex=\"0\"><i>2 │</i> tên: A &amp; B\n<i>3 │</i> địa bàn: <em>&lt;x&gt;</em>\n<i>4 │</i> năm: 2024</pre>"
        );
    }

    #[test]
    fn ends_of_a_file() {
        assert_eq!(of("abc", "b"), "<pre tabindex=\"0\"><i>1 │</i> a<em>b</em>c</pre>");
        assert_eq!(excerpt(&Source::new("a", ""), Span::new(0, 9)), "<pre tabindex=\"0\"><i>1 │</i> <em> </em></pre>");
        assert_eq!(
            excerpt(&Source::new("a", "x\n"), Span::new(2, 2)),
            "<pre tabindex=\"0\"><i>1 │</i> x\n<i>2 │</i> <em> </em></pre>"
        );
    }

    #[test]
    fn spans_over_lines_mark_the_first_and_odd_ends_do_not_break() {
        assert_eq!(of("ab\ncd", "b\nc"), "<pre tabindex=\"0\"><i>1 │</i> a<em>b</em>\n<i>2 │</i> cd</pre>");
        assert_eq!(excerpt(&Source::new("a", "ấ"), Span::new(1, 2)), "<pre tabindex=\"0\"><i>1 │</i> <em>ấ</em></pre>");
        assert_eq!(of("ab\r\ncd", "b\r\nc"), "<pre tabindex=\"0\"><i>1 │</i> a<em>b</em>\n<i>2 │</i> cd</pre>");
    }

    #[test]
    fn long_lines_are_cut_around_the_mark() {
        let text = format!("{}đây{}", "ấ".repeat(900), "b".repeat(900));
        let html = of(&text, "đây");
        assert!(html.contains("…ấ") && html.contains("<em>đây</em>b") && html.ends_with("b…</pre>"), "{html}");
        assert!(html.chars().count() < 320);
        let marked = format!("x{}", "ấ".repeat(900));
        assert!(of(&marked, &marked[1..]).chars().count() < 320);
    }

    #[test]
    fn nothing_gets_out_of_the_text() {
        let mut html = String::new();
        escape(&mut html, "\"'<!--\u{1}\u{202e}");
        assert_eq!(html, "&quot;&#39;&lt;!--\u{fffd}\u{fffd}");
    }
}
