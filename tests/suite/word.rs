//! Word files written by script: what a test is about stands in the test, the rest of the file is put around it.
//!
//! Unit and integration tests both take this file in by its path, and each uses a part of it.
#![allow(dead_code)]

use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const NAMESPACES: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart""#;

const TYPES: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The first bytes of a PNG, and some more.
pub const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0";

/// A Word file in the making.
#[derive(Debug, Clone)]
pub struct Word {
    main: String,
    body: String,
    parts: Vec<(String, Vec<u8>)>,
    relationships: String,
    own: Vec<(String, String)>,
}

impl Default for Word {
    fn default() -> Self {
        Self {
            main: "word/document.xml".to_owned(),
            body: String::new(),
            parts: Vec::new(),
            relationships: String::new(),
            own: Vec::new(),
        }
    }
}

impl Word {
    /// A file without a word.
    pub fn new() -> Self {
        Self::default()
    }

    /// Puts the document elsewhere in the package.
    pub fn main(mut self, part: &str) -> Self {
        self.main = part.to_owned();
        self
    }

    /// Adds a paragraph of plain text.
    pub fn text(self, text: &str) -> Self {
        self.paragraph(&run(text))
    }

    /// Adds a paragraph that holds `xml`.
    pub fn paragraph(self, xml: &str) -> Self {
        self.raw(&format!("<w:p>{xml}</w:p>"))
    }

    /// Adds a paragraph of plain text whose `w:pPr` holds `properties`.
    pub fn set(self, properties: &str, text: &str) -> Self {
        self.paragraph(&format!("<w:pPr>{properties}</w:pPr>{}", run(text)))
    }

    /// Adds to the body as it is.
    pub fn raw(mut self, xml: &str) -> Self {
        self.body.push_str(xml);
        self
    }

    /// Styles: what `w:styles` holds.
    pub fn styles(self, xml: &str) -> Self {
        self.known("styles", xml)
    }

    /// Lists: what `w:numbering` holds.
    pub fn numbering(self, xml: &str) -> Self {
        self.known("numbering", xml)
    }

    /// Footnotes: what `w:footnotes` holds.
    pub fn footnotes(self, xml: &str) -> Self {
        self.known("footnotes", xml)
    }

    /// Endnotes: what `w:endnotes` holds.
    pub fn endnotes(self, xml: &str) -> Self {
        self.known("endnotes", xml)
    }

    fn known(self, kind: &str, xml: &str) -> Self {
        let text = format!("<w:{kind} {NAMESPACES}>{xml}</w:{kind}>");
        self.part(&format!("word/{kind}.xml"), text).relationship(&format!("rel-{kind}"), kind, &format!("{kind}.xml"))
    }

    /// Adds a header of that name; `xml` are its paragraphs.
    pub fn header(self, name: &str, xml: &str) -> Self {
        let text = format!("<w:hdr {NAMESPACES}>{xml}</w:hdr>");
        self.part(&format!("word/{name}.xml"), text).relationship(name, "header", &format!("{name}.xml"))
    }

    /// Adds a picture and its relationship `id`; see [`drawing`].
    pub fn picture(self, id: &str, file: &str, bytes: &[u8]) -> Self {
        self.part(&format!("word/media/{file}"), bytes).relationship(id, "image", &format!("media/{file}"))
    }

    /// Adds a relationship of the document; `kind` is the last word of its type.
    pub fn relationship(mut self, id: &str, kind: &str, target: &str) -> Self {
        let mode = if target.contains(':') { r#" TargetMode="External""# } else { "" };
        self.relationships
            .push_str(&format!(r#"<Relationship Id="{id}" Type="{TYPES}/{kind}" Target="{target}"{mode}/>"#));
        self
    }

    /// Adds a relationship of another part of the folder `word`.
    pub fn relationship_of(mut self, part: &str, (id, kind, target): (&str, &str, &str)) -> Self {
        let xml = format!(r#"<Relationship Id="{id}" Type="{TYPES}/{kind}" Target="{target}"/>"#);
        self.own.push((part.to_owned(), xml));
        self
    }

    /// Adds a part as it is.
    pub fn part(mut self, name: &str, bytes: impl AsRef<[u8]>) -> Self {
        self.parts.push((name.to_owned(), bytes.as_ref().to_vec()));
        self
    }

    /// The XML of the document.
    pub fn document(&self) -> String {
        format!(
            r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document {NAMESPACES}><w:body>{}</w:body></w:document>"#,
            self.body
        )
    }

    /// The file.
    pub fn build(&self) -> Vec<u8> {
        self.build_with(self.document().as_bytes())
    }

    /// The file, with a document of other bytes.
    pub fn build_with(&self, document: &[u8]) -> Vec<u8> {
        let list = |all: &str| {
            format!(
                r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{all}</Relationships>"#
            )
        };
        let (folder, file) = self.main.rsplit_once('/').unwrap_or(("", &self.main));
        let start = format!(r#"<Relationship Id="rId1" Type="{TYPES}/officeDocument" Target="{}"/>"#, self.main);
        let mut parts = vec![
            ("[Content_Types].xml".to_owned(), b"<Types/>".to_vec()),
            ("_rels/.rels".to_owned(), list(&start).into_bytes()),
            (self.main.clone(), document.to_vec()),
            (format!("{folder}/_rels/{file}.rels"), list(&self.relationships).into_bytes()),
        ];
        parts.extend(self.own.iter().map(|(part, xml)| (format!("word/_rels/{part}.rels"), list(xml).into_bytes())));
        parts.extend(self.parts.iter().cloned());
        packed(parts.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())))
    }
}

/// A zip of entries.
pub fn packed<'a>(entries: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        zip.start_file(name, SimpleFileOptions::default()).expect("a name");
        zip.write_all(bytes).expect("memory");
    }
    zip.finish().expect("memory").into_inner()
}

/// A run of plain text.
pub fn run(text: &str) -> String {
    run_as("", text)
}

/// A run whose `w:rPr` holds `properties`.
pub fn run_as(properties: &str, text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    format!(r#"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>"#)
}

/// A run with the picture of relationship `id`.
pub fn drawing(id: &str, description: &str) -> String {
    format!(
        r#"<w:r><w:drawing><wp:inline><wp:docPr id="1" name="Picture 1" descr="{description}"/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="{id}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"#
    )
}
