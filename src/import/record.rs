//! The line in an imported file by which the next import knows it: which source it came from, and whether an editor has changed it.

use xxhash_rust::xxh3::xxh3_128;

/// How the line begins. It is a comment of YAML: no reader of front matter sees it.
const MARK: &str = "# nhập từ ";
const BETWEEN: &str = " · ";

/// What the line says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// Name of the source's file.
    pub name: String,
    /// Hash of the source's bytes.
    pub source: String,
    /// Hash of the entry as it was written, without this line.
    pub text: String,
}

/// Hash of a source.
pub fn hash(bytes: &[u8]) -> String {
    format!("{:032x}", xxh3_128(bytes))
}

/// The entry with its line, which is the last of the front matter `lines`.
pub fn sealed(lines: &str, body: &str, name: &str, source: &[u8]) -> String {
    let plain = format!("---\n{lines}---\n\n{body}");
    let name: String = name.chars().filter(|c| !c.is_control()).collect();
    let record = [name, hash(source), hash(plain.as_bytes())].join(BETWEEN);
    format!("---\n{lines}{MARK}{record}\n---\n\n{body}")
}

/// The line of an entry, if it has one: the last of its front matter that has this form.
pub fn read(entry: &str) -> Option<Record> {
    front(entry).filter_map(parsed).last()
}

fn parsed(line: &str) -> Option<Record> {
    let mut parts = line.trim_end().strip_prefix(MARK)?.rsplitn(3, BETWEEN);
    let (text, source, name) = (parts.next()?, parts.next()?, parts.next()?);
    let is_hash = |text: &str| text.len() == 32 && text.bytes().all(|b| b.is_ascii_hexdigit());
    (is_hash(text) && is_hash(source)).then(|| Record { name: name.into(), source: source.into(), text: text.into() })
}

/// The lines between those that open and close the front matter.
fn front(entry: &str) -> impl Iterator<Item = &str> {
    let mut lines = entry.trim_start_matches('\u{feff}').lines();
    let opened = lines.next().is_some_and(|line| line.trim_end() == "---");
    lines.take_while(|line| line.trim_end() != "---").filter(move |_| opened)
}

/// Whether an entry differs from what was written, line ends and byte order mark aside.
pub fn is_edited(entry: &str, record: &Record) -> bool {
    let entry = entry.trim_start_matches('\u{feff}');
    let mut plain = String::with_capacity(entry.len());
    let mut seen = false;
    for line in entry.lines() {
        // That line and no other: what an editor wrote like it is the editor's.
        if !seen && parsed(line).as_ref() == Some(record) {
            seen = true;
            continue;
        }
        plain.push_str(line);
        plain.push('\n');
    }
    hash(plain.as_bytes()) != record.text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edits_are_seen_and_line_ends_are_none() {
        let entry = sealed("loại: kế hoạch\n", "Thân.\n", "Kế hoạch · 42.docx", b"source");
        let record = read(&entry).unwrap();
        assert_eq!((record.name.as_str(), record.source.as_str()), ("Kế hoạch · 42.docx", hash(b"source").as_str()));
        assert!(!is_edited(&entry, &record));
        assert!(!is_edited(&format!("\u{feff}{}", entry.replace('\n', "\r\n")), &record));
        assert!(is_edited(&entry.replace("Thân", "Phần"), &record));
        assert_eq!(read("---\nloại: kế hoạch\n---\n"), None);
        let told = format!("{entry}\n# nhập từ lời kể của dân\n");
        assert_eq!(read(&told), Some(record.clone()));
        assert!(is_edited(&told, &record));
        let copied = format!("---\nloại: a\n---\n\n{}", entry.lines().nth(2).unwrap());
        assert_eq!(read(&copied), None, "a line of the body is none");
    }
}
