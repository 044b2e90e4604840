//! Where the annexes of an official document begin, so that its signature can stand before them, as it does on paper.

/// Elements that hold nothing and have no end tag.
const VOID: &[&str] = &["br", "hr", "img", "wbr"];

/// Where the first rule stands that is not inside of anything: what follows it in a rendered body is an appended form.
/// No rule, or nothing behind it: `None`.
pub fn annex(html: &str) -> Option<usize> {
    let mut depth = 0u32;
    let mut at = 0;
    // What is rendered is well nested, and `<` stands in it for tags only.
    while let Some(found) = html[at..].find('<') {
        at += found;
        let tag = &html[at + 1..];
        let name = tag.split([' ', '>', '\n']).next().unwrap_or_default();
        match name.strip_prefix('/') {
            Some(_) => depth = depth.saturating_sub(1),
            None if name == "hr" && depth == 0 => return Some(at).filter(|_| !tag["hr>".len()..].trim().is_empty()),
            None if VOID.contains(&name) => {}
            None => depth += 1,
        }
        at += 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markdown::render::tests::rendered;

    fn behind(body: &str) -> Option<String> {
        let html = rendered(body);
        annex(&html).map(|at| html[at..].to_owned())
    }

    #[test]
    fn begins_at_the_first_rule_of_the_body_itself() {
        let expected = "<hr>\n<h2 id=\"bieu\">Biểu</h2>\n<hr>\n<p>b</p>\n";
        assert_eq!(
            behind("a ![x](anh.jpg)  \nb\n\n> c\n>\n> ---\n\n- d\n\n  ---\n\n---\n\n## Biểu\n\n---\n\nb").as_deref(),
            Some(expected)
        );
        assert_eq!(behind("<div title='<hr>'>a<hr>b</div>\n\n***\n\nc").as_deref(), Some("<hr>\n<p>c</p>\n"));
        assert_eq!(behind("---\n\na").as_deref(), Some("<hr>\n<p>a</p>\n"));
    }

    #[test]
    fn is_none_where_nothing_follows() {
        assert_eq!(behind("a\n\nb"), None);
        assert_eq!(behind("a\n\n---\n"), None);
        assert_eq!(behind("> a\n>\n> ---"), None);
    }
}
