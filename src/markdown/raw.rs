//! Raw HTML as a run of tags and text.
//!
//! What comes out of here is never trusted to mean what a browser would have made of the source: every tag that is kept is written
//! anew from its name and its decoded values, and everything else becomes text. So it does not matter where this reading and a
//! browser's differ.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{Event, Parser};

#[derive(Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// Still with its entities.
    Text(&'a str),
    Open {
        name: &'a str,
        attributes: &'a str,
    },
    Close {
        name: &'a str,
    },
}

/// Tags and text of a piece of HTML. Comments, declarations and processing instructions are left out, and so is whatever follows
/// one of them or a tag that does not end.
pub(super) struct Tokens<'a> {
    source: &'a str,
    at: usize,
}

impl<'a> Tokens<'a> {
    pub(super) fn new(source: &'a str) -> Self {
        Tokens { source, at: 0 }
    }

    /// Goes on behind the end tag of `name`; to the end of the piece if there is none.
    pub(super) fn skip_element(&mut self, name: &str) {
        while let Some(found) = self.source[self.at..].find("</") {
            self.at += found + 2;
            let rest = &self.source.as_bytes()[self.at..];
            let named = rest.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name.as_bytes()));
            if named && rest.get(name.len()).is_none_or(|&b| b.is_ascii_whitespace() || b == b'/' || b == b'>') {
                let end = self.source[self.at..].find('>');
                self.at = end.map_or(self.source.len(), |end| self.at + end + 1);
                return;
            }
        }
        self.at = self.source.len();
    }

    /// The end of what starts with `<!` or `<?`.
    fn skip_declaration(&mut self) {
        let rest = &self.source[self.at..];
        let end = if let Some(comment) = rest.strip_prefix("<!--") {
            match comment {
                _ if comment.starts_with('>') => Some(5),
                _ if comment.starts_with("->") => Some(6),
                _ => comment.find("-->").map(|at| at + 7),
            }
        } else if rest.starts_with("<![CDATA[") {
            rest.find("]]>").map(|at| at + 3)
        } else {
            rest.find('>').map(|at| at + 1)
        };
        self.at = end.map_or(self.source.len(), |end| self.at + end);
    }

    fn tag(&mut self) -> Option<Token<'a>> {
        let start = self.at + 1;
        let close = self.source[start..].starts_with('/');
        let name_at = start + usize::from(close);
        let rest = &self.source[name_at..];
        let name_end = rest.find(|c: char| c.is_ascii_whitespace() || c == '/' || c == '>').unwrap_or(rest.len());
        let mut attributes = Attributes::new(&rest[name_end..]);
        while attributes.next().is_some() {}
        if !attributes.ended {
            self.at = self.source.len();
            return None;
        }
        self.at = name_at + name_end + attributes.at;
        let name = &rest[..name_end];
        let attributes = &rest[name_end..name_end + attributes.at];
        Some(if close { Token::Close { name } } else { Token::Open { name, attributes } })
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = (Token<'a>, Range<usize>);

    fn next(&mut self) -> Option<Self::Item> {
        while self.at < self.source.len() {
            let start = self.at;
            let rest = &self.source[start..];
            let token = match markup(rest) {
                Markup::Tag => self.tag(),
                Markup::Declaration => {
                    self.skip_declaration();
                    None
                }
                Markup::None => {
                    let first = rest.chars().next().map_or(1, char::len_utf8);
                    let end = rest[first..].find('<').map_or(rest.len(), |at| first + at);
                    self.at += end;
                    Some(Token::Text(&rest[..end]))
                }
            };
            if let Some(token) = token {
                return Some((token, start..self.at));
            }
        }
        None
    }
}

enum Markup {
    Tag,
    Declaration,
    None,
}

fn markup(rest: &str) -> Markup {
    match rest.as_bytes() {
        [b'<', b'a'..=b'z' | b'A'..=b'Z', ..] | [b'<', b'/', b'a'..=b'z' | b'A'..=b'Z', ..] => Markup::Tag,
        [b'<', b'!' | b'?' | b'/', ..] => Markup::Declaration,
        _ => Markup::None,
    }
}

/// Names and undecoded values, up to and over the `>` of the tag.
pub(super) struct Attributes<'a> {
    source: &'a str,
    at: usize,
    ended: bool,
}

impl<'a> Attributes<'a> {
    pub(super) fn new(source: &'a str) -> Self {
        Attributes { source, at: 0, ended: false }
    }

    fn take_while(&mut self, keep: impl Fn(char) -> bool) -> &'a str {
        let rest = &self.source[self.at..];
        let end = rest.find(|c| !keep(c)).unwrap_or(rest.len());
        self.at += end;
        &rest[..end]
    }

    fn peek(&self) -> Option<u8> {
        self.source.as_bytes().get(self.at).copied()
    }

    fn value(&mut self) -> &'a str {
        match self.peek() {
            Some(quote @ (b'"' | b'\'')) => {
                self.at += 1;
                let value = self.take_while(|c| c != quote as char);
                self.at = (self.at + 1).min(self.source.len());
                value
            }
            _ => self.take_while(|c| !c.is_ascii_whitespace() && c != '>'),
        }
    }
}

impl<'a> Iterator for Attributes<'a> {
    type Item = (&'a str, &'a str);

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        self.take_while(|c| c.is_ascii_whitespace() || c == '/');
        let start = self.at;
        match self.peek()? {
            b'>' => {
                self.at += 1;
                self.ended = true;
                return None;
            }
            // A name may begin with an equals sign, of all things.
            b'=' => self.at += 1,
            _ => {}
        }
        self.take_while(|c| !c.is_ascii_whitespace() && !matches!(c, '/' | '>' | '='));
        let name = &self.source[start..self.at];
        self.take_while(|c| c.is_ascii_whitespace());
        if self.peek() != Some(b'=') {
            return Some((name, ""));
        }
        self.at += 1;
        self.take_while(|c| c.is_ascii_whitespace());
        Some((name, self.value()))
    }
}

/// Text with its entities resolved. The table of names is the Markdown parser's.
pub(super) fn decode(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let length = entity_length(rest);
        if length == 0 || !push_character(&mut out, &rest[..length]) {
            out.push('&');
            rest = &rest[1..];
        } else {
            rest = &rest[length..];
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// The bytes from `&` to `;`, 0 if this is no entity. The longest name has 31 letters.
fn entity_length(text: &str) -> usize {
    let name = text.bytes().skip(1).take(34).position(|b| !b.is_ascii_alphanumeric() && b != b'#');
    match name {
        Some(length) if length > 0 && text.as_bytes()[length + 1] == b';' => length + 2,
        _ => 0,
    }
}

fn push_character(out: &mut String, entity: &str) -> bool {
    match entity {
        "&amp;" => out.push('&'),
        "&lt;" => out.push('<'),
        "&gt;" => out.push('>'),
        "&quot;" => out.push('"'),
        "&nbsp;" => out.push('\u{a0}'),
        _ => {
            let text =
                Parser::new(entity).find_map(|event| if let Event::Text(text) = event { Some(text) } else { None });
            match text {
                Some(text) if !text.starts_with('&') => out.push_str(&text),
                _ => return false,
            }
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(source: &str) -> Vec<String> {
        Tokens::new(source)
            .map(|(token, range)| {
                assert!(source.get(range).is_some());
                match token {
                    Token::Text(text) => format!("'{text}'"),
                    Token::Close { name } => format!("/{name}"),
                    Token::Open { name, attributes } => {
                        format!("{name}{:?}", Attributes::new(attributes).collect::<Vec<_>>())
                    }
                }
            })
            .collect()
    }

    #[test]
    fn reads_tags_and_text() {
        assert_eq!(tokens("a<b>c</b >d"), ["'a'", "b[]", "'c'", "/b", "'d'"]);
        assert_eq!(
            tokens("<a href='x>y' title = \"z\" hidden id=q/r>t"),
            [r#"a[("href", "x>y"), ("title", "z"), ("hidden", ""), ("id", "q/r")]"#, "'t'"]
        );
        assert_eq!(tokens("1 < 2 <3"), ["'1 '", "'< 2 '", "'<3'"]);
        assert_eq!(tokens("<br/><IMG/src=a/>"), ["br[]", r#"IMG[("src", "a/")]"#]);
        assert_eq!(tokens("<a =x ==y z>"), [r#"a[("=x", "=y"), ("z", "")]"#]);
    }

    #[test]
    fn leaves_out_what_is_no_element() {
        assert_eq!(tokens("a<!--b-->c<?d?>e<!f>g</>h"), ["'a'", "'c'", "'e'", "'g'", "'h'"]);
        assert_eq!(tokens("<!-->a<!--->b<![CDATA[<c>]]>d"), ["'a'", "'b'", "'d'"]);
        assert_eq!(tokens("<!--[if gte mso 9]><xml><o:p/></xml><![endif]-->a<![if !vml]>b<![endif]>"), ["'a'", "'b'"]);
        for unended in ["a<b", "a<b c='", "a<!--b", "a<?b", "a<b c=\"d>e"] {
            assert_eq!(tokens(unended), ["'a'"], "{unended}");
        }
    }

    #[test]
    fn skips_elements_with_their_content() {
        let mut all = Tokens::new("<script>a</b></scripty></SCRIPT >c");
        assert!(matches!(all.next(), Some((Token::Open { name: "script", .. }, _))));
        all.skip_element("script");
        assert_eq!(all.next().map(|(token, _)| token), Some(Token::Text("c")));
        let mut all = Tokens::new("<svg><a>");
        all.next();
        all.skip_element("svg");
        assert_eq!(all.next(), None);
    }

    #[test]
    fn resolves_entities() {
        assert_eq!(
            decode("H&agrave; N&#7897;i &amp; &nosuch; &#x41;&; &#0; & &amp"),
            "Hà Nội & &nosuch; A&; \u{fffd} & &amp"
        );
        assert_eq!(decode("java&Tab;script&colon;x&NewLine;"), "java\tscript:x\n");
        assert_eq!(decode(&"&".repeat(50)), "&".repeat(50));
    }
}
