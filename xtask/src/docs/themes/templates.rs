//! What the templates of the default theme offer to others: blocks, components and words.

use guongsang::parse::{Node, parse_yaml};

/// Names of the blocks of a template, in order.
pub fn blocks(template: &str) -> Vec<&str> {
    template.split("{% block ").skip(1).filter_map(|rest| rest.split([' ', '%']).next()).collect()
}

/// The template that a template extends.
pub fn parent(template: &str) -> Option<&str> {
    template.split_once("{% extends \"")?.1.split('"').next()
}

/// Components with their parameters and the comment above each.
///
/// # Errors
/// A component without a comment.
pub fn components(template: &str) -> Result<Vec<(&str, &str)>, String> {
    let mut found = Vec::new();
    for (at, _) in template.match_indices("{% component ") {
        let rest = &template[at + "{% component ".len()..];
        let call = rest.find(')').map_or(rest, |end| &rest[..=end]);
        let above = template[..at].trim_end().strip_suffix("#}").and_then(|text| text.rsplit_once("{#"));
        let (_, doc) = above.ok_or_else(|| format!("parts.html: {call} has no comment above it"))?;
        found.push((call, doc.trim()));
    }
    Ok(found)
}

/// The words of the interface: key and text, in the order of the file.
///
/// # Errors
/// A file that is not a mapping of texts.
pub fn words(yaml: &str) -> Result<Vec<(String, String)>, String> {
    let Ok(Node::Mapping { entries, .. }) = parse_yaml(yaml, 0) else { return Err("i18n: not a mapping".to_owned()) };
    let word = |(key, node): (guongsang::parse::Key<'_>, Node<'_>)| match node {
        Node::Scalar { text, .. } => Ok((key.text.into_owned(), text.into_owned())),
        _ => Err(format!("i18n: {} is not a text", key.text)),
    };
    entries.into_iter().map(word).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_components_and_words_are_found() {
        let template = "{% extends \"base.html\" %}{% block a %}{% endblock %}{% block b %}x{% endblock b %}";
        assert_eq!((blocks(template), parent(template)), (vec!["a", "b"], Some("base.html")));
        let parts = "{# Rows. #}\n{% component rows(rows, size: integer = 9) -%}{%- endcomponent rows %}";
        assert_eq!(components(parts), Ok(vec![("rows(rows, size: integer = 9)", "Rows.")]));
        assert!(components("{% component rows(rows) %}{% endcomponent rows %}").is_err());
        assert_eq!(words("a: b\nc: \"{n} d\"\n").map(|words| words.len()), Ok(2));
    }
}
