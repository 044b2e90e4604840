//! The words of every problem in English.

use super::faults::{FileForm, PlaceEntryFault, SectorEntryFault, Shape, Wanted, YamlFault, YamlLimit};
use super::import_en;
use super::problem::{Code, Problem, Words, listing};

fn list(items: &[String]) -> String {
    listing(items, "and", 12)
}

fn perhaps(nearest: Option<&str>) -> String {
    nearest.map(|n| format!("Did you mean “{n}”? ")).unwrap_or_default()
}

fn shape(shape: Shape) -> &'static str {
    match shape {
        Shape::Text => "a line of text",
        Shape::Date => "a date, such as 19/5/2024",
        Shape::Years => "one or more years, such as 2024 or 2023-2025",
        Shape::YesNo => "“có” (yes) or “không” (no)",
        Shape::Number => "a number",
        Shape::List => "a list",
        Shape::Mapping => "sub-keys, each on a line “key: content”",
        Shape::Choice => "one of the given values",
        Shape::Reference => "a reference: a file's path, an id, a number or a name",
    }
}

fn wanted(wanted: Wanted) -> &'static str {
    match wanted {
        Wanted::Profile => "profile",
        Wanted::Document => "document",
        Wanted::Topic => "topic",
    }
}

pub(super) fn words(problem: &Problem) -> Words {
    match problem {
        Problem::Unreadable { error } => Words::new(
            format!("the file cannot be read: {error}"),
            "Close the program that holds it (Word, a synchroniser), check the permissions, and run again.",
        ),
        Problem::NotUtf8 { offset } => Words::new(
            format!("the file is not UTF-8 (from byte {offset} on)"),
            "Open it in an editor, choose “Save as” with the encoding UTF-8, and save.",
        ),
        Problem::TooLarge { size, limit } => Words::new(
            format!("the file is too large: {} kB, the limit is {} kB", size / 1024, limit / 1024),
            "Split the content into several files; pictures and papers belong beside the text as files of their own.",
        ),
        Problem::SymbolicLink => {
            Words::new("this is a symbolic link, not a file: left out", "Copy the real file here instead of the link.")
        }
        Problem::NotNfc { count } => Words::new(
            format!("{count} characters are in decomposed Unicode (loose marks), starting here"),
            "The page will be right, the text is normalised; better to save again with an input method set to precomposed Unicode.",
        ),
        Problem::LegacyEncoding { encoding, converted } => Words::new(
            format!("this passage is in the old encoding {encoding}: readers will see broken letters"),
            format!("Replace it by Unicode: “{converted}”"),
        ),
        Problem::StrayFile { markdown: false, .. } => Words::new(
            "this file becomes no story and no story uses it: left out",
            "If it is a story, save it as plain text under a name that ends in .md (let Windows show endings to see .md.txt). If it is an attachment, link to it from a story.",
        ),
        Problem::StrayFile { folders, markdown: true } => {
            Words::new("the file is in no folder that is used: left out", format!("Move it into one of {folders}."))
        }
        Problem::ControlCharacter { character } => Words::new(
            format!("there is a control character U+{character:04X}, mostly from pasting"),
            "Delete it, or type the line again.",
        ),
        Problem::UnsafeName { name } => Words::new(
            format!("the name “{name}” cannot be on a Windows server"),
            "Rename it: none of < > : \" | ? * \\, no dot or space at the end, not con, aux, nul, com1 …",
        ),
        Problem::NoFrontMatter => Words::new(
            "the file has no front matter",
            "Begin the file with a line “---”, lines “key: content”, and a line “---”. “guongsang new” makes such a file.",
        ),
        Problem::UnclosedFrontMatter => Words::new(
            "the front matter has no closing line “---”",
            "Add a line with nothing but “---” after the last key.",
        ),
        Problem::YamlSyntax { fault: YamlFault::SecondDocument, detail } => Words::new(
            format!("the front matter is not valid YAML: {}", yaml_fault(YamlFault::SecondDocument, detail)),
            "If it is to end the front matter, write “---” alone with nothing behind it; else delete the line.",
        ),
        Problem::YamlSyntax { fault, detail } => Words::new(
            format!("the YAML cannot be read: {}", yaml_fault(*fault, detail)),
            "One line “key: content” each; quote content that holds a colon or a #; indent with spaces, not tabs.",
        ),
        Problem::YamlLimit { limit } => match limit {
            YamlLimit::Nodes => Words::new(
                "there are too many values (over 20,000)",
                "Shorten it; move long lists into the text or an attachment.",
            ),
            YamlLimit::Depth => Words::new(
                "the values are nested too deep (over 16 levels)",
                "Write it flatter: one or two levels are enough.",
            ),
            YamlLimit::Anchors => Words::new(
                "YAML's & and * (anchors and aliases) are not allowed",
                "Write the content itself; quote text that begins with & or *.",
            ),
            YamlLimit::Size => {
                Words::new("the front matter is too long (over 256 kB)", "Move long text below the second “---”.")
            }
        },
        Problem::NotAMapping => Words::new(
            "the front matter is not made of lines “key: content”",
            "Write one key a line, for example “tên: Nguyễn Thị A”.",
        ),
        Problem::UnknownKey { key, nearest, known } => Words::new(
            format!("there is no key “{key}”"),
            match nearest {
                Some(near) => format!("Did you mean “{near}”? Free data for themes goes under “thêm:” (extra)."),
                None => format!("Keys that are known here: {known}. Free data for themes goes under “thêm:” (extra)."),
            },
        ),
        Problem::DuplicateKey { key, line } => Words::new(
            format!("the key “{key}” is written twice (first on line {line})"),
            "Join the two. Case, diacritics, spaces and hyphens make no difference between keys.",
        ),
        Problem::MissingKey { key, example } => {
            Words::new(format!("the key “{key}” is missing"), format!("Add a line, for example: {example}"))
        }
        Problem::WrongShape { key, expected, example } => Words::new(
            format!("the key “{key}” takes {}", shape(*expected)),
            if example.is_empty() { "See docs/front-matter.md.".to_owned() } else { format!("Example: {example}") },
        ),
        Problem::BadDate { text } => {
            Words::new(format!("“{text}” is not a date that exists"), "Write 19/5/2024, 19-5-2024 or 2024-05-19.")
        }
        Problem::BadYear { text } => Words::new(
            format!("“{text}” is not a year or a range of years"),
            "Write 2024, [2023, 2024] or 2023-2025, between 1930 and 2100.",
        ),
        Problem::BadChoice { text, allowed } => {
            Words::new(format!("“{text}” is not a value that can be used here"), format!("Choose one of: {allowed}."))
        }
        Problem::BadNumber { text, least, most } => Words::new(
            format!("“{text}” is not a number from {least} to {most}"),
            "Write digits only, without separators.",
        ),
        Problem::BadPath { text } => Words::new(
            format!("“{text}” is not a path that can be used"),
            "Use a path inside the site, lower-case ASCII letters, digits and hyphens, ending in .html, such as cu/chuyen-ong-a.html.",
        ),
        Problem::WrongFileForm { form } => match form {
            FileForm::Places => Words::new(
                "this file must be a list: every unit begins with “- mã:” (id)",
                "Write each unit like this:\n- mã: xa-lan-gioi\n  loại: xã\n  tên: Lan Giới\n  thuộc: huyện Tân Yên, tỉnh Bắc Giang",
            ),
            FileForm::Place => Words::new(
                "every unit of the list must be lines “key: content”",
                "Write all keys, for example:\n- mã: xa-lan-gioi\n  loại: xã\n  tên: Lan Giới\n  thuộc: huyện Tân Yên, tỉnh Bắc Giang",
            ),
            FileForm::Sectors => Words::new(
                "this file must begin with the line “lĩnh vực:” (sectors), with the list indented below",
                "Write it like this:\nlĩnh vực:\n  - tên: Giữ gìn sông nước",
            ),
            FileForm::Abbreviations => Words::new(
                "this file must begin with the line “viết tắt:” (abbreviations), with one of them on each indented line below",
                "Write it like this:\nviết tắt:\n  MTTQ: Mặt trận Tổ quốc",
            ),
            FileForm::Abbreviation => Words::new(
                "every line must be an abbreviation and what it stands for",
                "An abbreviation is one word with at least two capital letters in a row; its meaning stands behind a colon, for example: MTTQ: Mặt trận Tổ quốc",
            ),
        },
        Problem::KeyNotHere { key, personal: true } => Words::new(
            format!("“{key}” is of a collective or an initiative: on a person's page it is a home address"),
            "A home address is personal data and must not be published. Move it below the private key: riêng tư: {địa chỉ nhà: …}",
        ),
        Problem::KeyNotHere { key, personal: false } => Words::new(
            format!("“{key}” is of a collective, not of a person"),
            "Delete the key; if the story is about a collective, move the file to content/tap-the.",
        ),
        Problem::PlaceNotFound { text, nearest, entry } => Words::new(
            format!("there is no place “{text}”"),
            format!(
                "{}If it is a real unit that the tables lack, add to data/dia-ban.yaml:\n{entry}",
                if nearest.is_empty() { String::new() } else { format!("Nearest: {}.\n", list(nearest)) }
            ),
        ),
        Problem::PlaceAmbiguous { text, candidates } => Words::new(
            format!("the place “{text}” matches {} units", candidates.len()),
            format!("Write the district and province as well. They are {}.", list(candidates)),
        ),
        Problem::PlaceOutOfScope { text, found, scope } => Words::new(
            format!("the place “{text}” lies outside the site's scope ({scope})"),
            format!("Found {}. Correct the place, or widen “phạm vi” (scope) in site.yaml.", list(found)),
        ),
        Problem::PlaceIsVillage { text } => Words::new(
            format!("“{text}” is a village, not an administrative unit"),
            "Write the commune in “địa bàn” (place) and the village in “thôn” (village).",
        ),
        Problem::SectorNotFound { text, nearest, known } => Words::new(
            format!("there is no sector “{text}”"),
            format!(
                "{}Add a new sector to data/linh-vuc.yaml, or choose from: {}.",
                perhaps(nearest.as_deref()),
                listing(known, "and", 40)
            ),
        ),
        Problem::PlaceEntry { fault, text, candidates } => place_entry(*fault, text, candidates),
        Problem::SectorEntry { fault, text } => sector_entry(*fault, text),
        Problem::ScopeNotFound { text, nearest } => Words::new(
            format!("there is no place “{text}” for the site's scope"),
            format!(
                "Write it like “huyện Tân Yên, tỉnh Bắc Giang”, “xã Tân Yên, tỉnh Bắc Ninh” or “cả nước” (the country).{}",
                if nearest.is_empty() { String::new() } else { format!(" Nearest: {}.", list(nearest)) }
            ),
        ),
        Problem::ReferenceNotFound { text, nearest, wanted: what } => Words::new(
            format!("there is no {} “{text}”", wanted(*what)),
            format!(
                "{}Refer by the file's path, its id, or its number or name where that is unique.",
                perhaps(nearest.as_deref())
            ),
        ),
        Problem::ReferenceAmbiguous { text, candidates } => Words::new(
            format!("“{text}” leads to {} different files", candidates.len()),
            format!("Refer by the path of one of {}.", list(candidates)),
        ),
        Problem::DuplicateId { id, other } => Words::new(
            format!("the id “{id}” is already used in {other}"),
            "An id belongs to one file: change one of the two.",
        ),
        Problem::DuplicateDocument { identity, other } => Words::new(
            format!("the document {identity} is already in {other}"),
            "Both files have the same number, type, issuer and date: delete one, or correct it.",
        ),
        Problem::PathCollision { path, other, proposal } => Words::new(
            format!("this page and {other} both want the address {path}"),
            match proposal {
                Some(slug) => format!("Add a line to this file, for example: slug: {slug}"),
                None => "Change one of the two paths.".to_owned(),
            },
        ),
        Problem::BadSlug { text, proposal } => Words::new(
            format!("“{text}” cannot be the name of a page"),
            format!(
                "Use lower-case ASCII letters, digits and hyphens, at most 80, no name that Windows reserves. Example: slug: {proposal}"
            ),
        ),
        Problem::BadId { text } => Words::new(
            format!("the id “{text}” cannot be used"),
            "An id has 2 to 32 lower-case ASCII letters, digits and hyphens, and begins with a letter or digit.",
        ),
        Problem::ReferenceUnpublished { text } => Words::new(
            format!("“{text}” is not published, so this page does not mention it"),
            "Nothing to do if that is meant; the link appears when that file is published.",
        ),
        Problem::BadDocumentNumber { text } => Words::new(
            format!("“{text}” does not look like a document number"),
            "Numbers look like 185-KH/HU, 27/CT-TTg or 30/2020/NĐ-CP. Leave it if the document really says so.",
        ),
        Problem::BrokenLink { dest, nearest } => Words::new(
            format!("the link to “{dest}” leads to no file"),
            format!("{}Paths count from the folder of this file.", perhaps(nearest.as_deref())),
        ),
        Problem::BrokenAnchor { anchor, file, nearest } => Words::new(
            format!("there is no “#{anchor}” in {file}"),
            format!("{}An anchor is the heading without diacritics, joined by hyphens.", perhaps(nearest.as_deref())),
        ),
        Problem::MissingFile { dest, nearest } => Words::new(
            format!("there is no file “{dest}”"),
            format!(
                "{}Keep pictures and papers in the story's own folder (name/index.md), or in static/.",
                perhaps(nearest.as_deref())
            ),
        ),
        Problem::OutsideSite { dest } => Words::new(
            format!("“{dest}” leads out of the site's folder"),
            "Only files of the site can be used: copy it beside the text.",
        ),
        Problem::UnsafeAddress { dest } => Words::new(
            format!("the address “{dest}” is not safe"),
            "Use http://, https://, mailto:, tel: or the path of a file of the site.",
        ),
        Problem::RemotePicture { dest } => Words::new(
            format!("the picture “{dest}” is on another site"),
            "Save it beside the text and name that file: the site works offline and asks no other host.",
        ),
        Problem::UndefinedFootnote { label } => Words::new(
            format!("the footnote [^{label}] has no text"),
            format!("Add a line at the end: [^{label}]: the note's text"),
        ),
        Problem::UndefinedReference { label } => Words::new(
            format!("the link [text][{label}] has no address"),
            format!("Add a line at the end: [{label}]: address"),
        ),
        Problem::NestedTooDeep => {
            Words::new("this is nested more than 32 levels deep", "Write it flatter: fewer nested > or list marks.")
        }
        Problem::BadPicture { dest } => Words::new(
            format!("“{dest}” is no picture that can be shown"),
            "Use an intact JPEG, PNG, GIF, WebP or SVG file; open and save it again if need be.",
        ),
        Problem::UnsafeSvg { what } => Words::new(
            format!("the SVG drawing holds {what}, which is not safe"),
            "Export it as plain SVG (no script, nothing from outside), or use PNG.",
        ),
        Problem::UnsafeAttachment { dest, allowed } => Words::new(
            format!("“{dest}” is of a kind that may not be attached"),
            format!("Make it a PDF or one of: {}. Files of your own board go into static/.", allowed.join(", ")),
        ),
        Problem::MissingAlt { dest } => Words::new(
            format!("the picture “{dest}” has no description"),
            "Write it between the brackets: ![Mrs A beside her vegetables](photo.jpg). Blind readers hear it.",
        ),
        Problem::LinkUnpublished { dest } => Words::new(
            format!("“{dest}” is not published: its text is shown without a link"),
            "Nothing to do if that is meant; the link appears when that file is published.",
        ),
        Problem::DuplicateFootnote { label } => Words::new(
            format!("the footnote [^{label}] is written twice: only the first is used"),
            "Rename or delete the second.",
        ),
        Problem::StageDisagrees { written, latest, used } => Words::new(
            format!("“giai đoạn” (stage) says “{written}” but the latest event is “{latest}”: “{used}” is used"),
            "Drop the key to follow the events, or make the two agree.",
        ),
        Problem::NoDocumentNumber => {
            Words::new("the document has no number", "Add it, for example: số hiệu: 185-KH/HU")
        }
        Problem::NoDocumentDate => {
            Words::new("the document has no date of issue", "Add it, for example: ngày: 14/2/2025")
        }
        Problem::ExpiresFirst { expires, date } => Words::new(
            format!("it expires on {expires}, before it is published on {date}: it will never be shown"),
            "Correct one of the two dates.",
        ),
        Problem::UnknownIgnoredCode { text } => Words::new(
            format!("“{text}” is not the code of a finding"),
            "Copy the code as check prints it, for example GS0512.",
        ),
        Problem::FarYear { year, next } => Words::new(
            format!("the year {year} is far away (after {next}): perhaps a slip"),
            "Check the year. If it is right, accept the finding: bỏ qua: [{mã: GS0606, lý do: …}]",
        ),
        Problem::NoSiteFile => Words::new(
            "there is no site.yaml in this folder",
            "Run in the site's folder, name it with --root, or make a new site with “guongsang init”.",
        ),
        Problem::NoContent => Words::new(
            "there is no content folder, it is empty, or it is only a link",
            "Check the disk or the synchronised folder, copy the real content here, or add a first story with “guongsang new”.",
        ),
        Problem::LanguageNotListed { code, name, listed } => Words::new(
            format!("the file's name says language “{code}” ({name}), which the site does not have"),
            format!(
                "Add to site.yaml: languages: [{listed}, {code}]. If “.{code}” is only part of the name, rename the file."
            ),
        ),
        Problem::TranslatedFacts { keys, original } => Words::new(
            format!("a translation does not need these keys: {keys}"),
            format!("Remove them: they come from the original {original}, and have no effect here."),
        ),
        Problem::TranslatedTwice { other, language } => Words::new(
            format!("{other} is the same text in {language} as well"),
            "An entry has one text in each language: keep one file, remove or rename the other.",
        ),
        Problem::NoOriginal { original, nearest } => Words::new(
            format!("there is no original {original} for this translation"),
            match nearest {
                Some(nearest) => {
                    format!("Is it the translation of {nearest}? Rename it to match, or add the original.")
                }
                None => {
                    format!("Write the original {original} first, or rename the translation to match its original.")
                }
            },
        ),
        Problem::ThemeNotFound { name, known } => Words::new(
            format!("there is no theme “{name}”"),
            format!("Make a folder themes/{name}/, or choose {}.", list(known)),
        ),
        Problem::NoBaseAddress => Words::new(
            "site.yaml has no “địa chỉ” (base_url): no sitemap.xml, and no absolute addresses in feeds",
            "When the site's address is known, add a line such as: địa chỉ: https://xa.example.vn/guong-sang/",
        ),
        Problem::BadBaseAddress { text } => Words::new(
            format!("“{text}” is not an absolute web address"),
            "Write https:// and the host, for example: địa chỉ: https://xa.example.vn/guong-sang/",
        ),
        Problem::NothingPublished { held } => Words::new(
            format!("no profile is published yet ({held} are waiting)"),
            "See each one's reason with “guongsang check -v”; mostly it is a draft or lacks its approval.",
        ),
        Problem::BadWord { key } => Words::new(
            format!("“{key}” is no text and has no effect"),
            format!(
                "Write the text behind the colon, such as {key}: \"…\", or drop the key to keep the built-in text."
            ),
        ),
        Problem::LostBlank { key, blank } => Words::new(
            format!("the text of “{key}” lacks {blank}"),
            format!("Put {blank} where it is to be filled in, else the page lacks that part."),
        ),
        Problem::Template { template, entry, detail } => Words::new(
            match entry {
                Some(entry) => format!("the template {template} failed while rendering {entry}"),
                None => format!("the template {template} is wrong"),
            },
            detail.clone(),
        ),
        Problem::Import(problem) => import_en::words(problem),
    }
}

fn yaml_fault(fault: YamlFault, detail: &str) -> String {
    match fault {
        YamlFault::Tab => "a line is indented with a tab".to_owned(),
        YamlFault::UnclosedQuote => "a quote is opened and never closed".to_owned(),
        YamlFault::UnclosedBracket => "a bracket [ or { is opened and never closed".to_owned(),
        YamlFault::StrayBracket => "a closing bracket ] or } has no opening one".to_owned(),
        YamlFault::ColonInValue => "the content holds a colon and is not quoted".to_owned(),
        YamlFault::MissingColon => "there is no colon and space behind the key".to_owned(),
        YamlFault::Indentation => "the line is not indented like its neighbours".to_owned(),
        YamlFault::Escape => {
            "a backslash inside double quotes is not right; write \\\\ or use single quotes".to_owned()
        }
        YamlFault::TextBehindQuote => "there is text behind the closing quote".to_owned(),
        YamlFault::SecondDocument => {
            "a line in the middle begins with “---” or “...”: everything behind it would be lost".to_owned()
        }
        YamlFault::Symbol => "the content begins with a sign of YAML's own (@ ` % & * ! | > #): quote it".to_owned(),
        YamlFault::Other => detail.to_owned(),
    }
}

fn place_entry(fault: PlaceEntryFault, text: &str, candidates: &[String]) -> Words {
    let (message, hint) = match fault {
        PlaceEntryFault::UnknownType => (
            format!("there is no type of unit “{text}”"),
            "Choose one of: tỉnh, thành phố, huyện, quận, thị xã, xã, phường, thị trấn, đặc khu.".to_owned(),
        ),
        PlaceEntryFault::UnknownParent if text.is_empty() => (
            "this unit needs the key “thuộc” (parent)".to_owned(),
            "Only provinces and central cities have none. Add a line, for example: thuộc: huyện Tân Yên, tỉnh Bắc Giang".to_owned(),
        ),
        PlaceEntryFault::BuiltIn => (
            format!("this unit is built in, with the code {text}"),
            format!("Delete it from this file; to add days or successors to the built-in unit, write mã: \"{text}\""),
        ),
        PlaceEntryFault::UnknownParent => (
            format!("there is no parent unit “{text}”"),
            "“thuộc” (parent) takes an id of this file, an official code, or a full name.".to_owned(),
        ),
        PlaceEntryFault::AmbiguousParent => {
            (format!("the parent “{text}” matches several units"), format!("Write more of it; they are {}.", list(candidates)))
        }
        PlaceEntryFault::UnknownSuccessor => (
            format!("there is no unit “{text}”"),
            "“kế thừa” (successors) and “trước đây” (predecessors) take an id of this file, an official code, or a full name.".to_owned(),
        ),
        PlaceEntryFault::AmbiguousSuccessor => {
            (format!("the unit “{text}” matches several"), format!("Write more of it; they are {}.", list(candidates)))
        }
        PlaceEntryFault::DuplicateId => (format!("the unit id “{text}” is used twice"), "Change one of the two.".to_owned()),
        PlaceEntryFault::Cycle => {
            (format!("the unit “{text}” belongs to itself"), "Correct “thuộc” so that levels lead upwards.".to_owned())
        }
        PlaceEntryFault::EndsBeforeStart => {
            (format!("the unit “{text}” ends before it begins"), "Correct “từ” (from) or “đến” (to).".to_owned())
        }
    };
    Words::new(message, hint)
}

fn sector_entry(fault: SectorEntryFault, text: &str) -> Words {
    let (message, hint) = match fault {
        SectorEntryFault::DuplicateId => (format!("the sector id “{text}” is used twice"), "Change one of the two."),
        SectorEntryFault::DuplicateName => (
            format!("the name or synonym “{text}” already belongs to another sector"),
            "A name means one sector: remove it from one.",
        ),
        SectorEntryFault::BadId => (
            format!("the sector id “{text}” cannot be used"),
            "Use lower-case ASCII letters, digits and hyphens; without an id the name is used.",
        ),
        SectorEntryFault::ReservedId => (
            format!("the sector id “{text}” is reserved for other pages"),
            "“index” and ids that end in -trang- and a number (y-te-trang-2) are taken: choose another.",
        ),
        SectorEntryFault::AlreadyThere => (
            format!("there is a sector “{text}” already"),
            "Delete it from this file. For a list of your own from the start, set “thay thế: có” (replace) in this file.",
        ),
        SectorEntryFault::BadColour => (format!("“{text}” is not a colour"), "Write it like \"#47602a\", in quotes."),
    };
    Words::new(message, hint)
}

pub(super) fn explanation(code: Code) -> &'static str {
    match code {
        Code::Unreadable => {
            "The operating system refuses to read a file or folder: Word has it open, a synchroniser holds it, or permissions are missing."
        }
        Code::NotUtf8 => {
            "All text files must be UTF-8. Old Notepad saves as ANSI or UTF-16: open the file and save it as UTF-8. A byte order mark is fine."
        }
        Code::TooLarge => {
            "A text may have 8 MB, enough for several books. Larger files mostly hold a picture pasted into the text."
        }
        Code::SymbolicLink => {
            "A symbolic link may lead out of the site's folder, so none is ever followed. The file is left out, the rest is built."
        }
        Code::NotNfc => {
            "The same letter can be stored as one code point (precomposed, NFC) or several (decomposed, NFD). Both are treated as one and written as NFC; this only tells which computer still makes the other."
        }
        Code::LegacyEncoding => {
            "Text typed with .VnTime (TCVN3) or VNI-Times fonts turns into strange letters such as “§¶ng bé” when pasted elsewhere. Nobody can read or find it. Use the converted passage of the hint."
        }
        Code::StrayFile => {
            "Each kind of content has its folder: content/ca-nhan, tap-the, mo-hinh, van-ban, chuyen-de, trang. A file elsewhere becomes no page."
        }
        Code::ControlCharacter => {
            "Control characters cannot be seen and break pages and feeds. They come from pasted PDF or scanner text."
        }
        Code::UnsafeName => {
            "Files in static/ and themes/ keep their names. Windows servers (IIS) do not take some characters and names, so that such a file cannot be copied there."
        }
        Code::NoFrontMatter => {
            "A content file begins with its data between two lines “---” (name, place, sector, year …); the story follows."
        }
        Code::UnclosedFrontMatter => {
            "The front matter opens with “---” but never closes, so it is not known where the story begins."
        }
        Code::YamlSyntax => {
            "Front matter is YAML. Common mistakes: no space after the colon; content with a colon that is not quoted; tabs; brackets left open."
        }
        Code::YamlLimit => {
            "Bounds that keep a broken or hostile file from exhausting memory: 20,000 values, 16 levels, 256 kB, no anchors (&) and aliases (*)."
        }
        Code::NotAMapping => "Front matter must be lines “key: content”, not a paragraph or a list.",
        Code::UnknownKey => {
            "The key is not in the table (docs/front-matter.md). Case, diacritics, spaces and hyphens do not matter. Unknown keys are errors so that a typing mistake does not silently lose its effect."
        }
        Code::DuplicateKey => {
            "A key is written once. Spellings that differ in case, diacritics or hyphens, and the Vietnamese and English names, are one key."
        }
        Code::MissingKey => {
            "Some keys are required: a profile has name, place, sectors and years; a page a title; a topic a name and years; a document a type and a subject."
        }
        Code::WrongShape => {
            "The key takes one form of content (text, date, list, sub-keys …) and the file has another. A key that takes a list accepts a single value."
        }
        Code::BadDate => {
            "Dates are day/month/year (19/5/2024, 19-5-2024) or year-month-day (2024-05-19) and must exist: there is no 30/2."
        }
        Code::BadYear => {
            "A year is a number from 1930 to 2100; a range has a hyphen (2023-2025) and does not run backwards."
        }
        Code::BadChoice => "This key takes one of the given values, with or without diacritics.",
        Code::BadNumber => "This key takes a whole number within its bounds, written in digits without separators.",
        Code::BadPath => {
            "An alias is an address that the page once had; a page that leads on is put there. It must lie in the site, be safe on every server, and end in .html."
        }
        Code::WrongFileForm => {
            "data/dia-ban.yaml is a list of units, each beginning with a hyphen; data/linh-vuc.yaml begins with “lĩnh vực:”; data/viet-tat.yaml begins with “viết tắt:”, and every line below is an abbreviation with what it stands for."
        }
        Code::KeyNotHere => {
            "“địa chỉ” (address) and “người đứng đầu” (leader) belong to collectives and initiatives. A person's home address is personal data: it goes under “riêng tư” only, which is never published."
        }
        Code::PlaceNotFound => {
            "Places are looked up in the tables of all units before and after 1 July 2025, by the story's day. Units that ended before 30 June 2025 (mergers of 2020, 2024 …) are not in the tables: add them to data/dia-ban.yaml."
        }
        Code::PlaceAmbiguous => {
            "Names repeat (ten districts are called Châu Thành) or differ by a mark only. Nothing is guessed: write the units above, or use the unit's code."
        }
        Code::PlaceOutOfScope => {
            "site.yaml says which place the site is about (“phạm vi”). Stories from elsewhere are refused, so that communes of the same name are not mixed up."
        }
        Code::PlaceIsVillage => {
            "Villages and neighbourhoods are not administrative units and have no code. Write the name in “thôn” (village)."
        }
        Code::SectorNotFound => {
            "Sectors come from the 20 built-in ones with their synonyms, and the site's data/linh-vuc.yaml. One vocabulary makes the statistics right."
        }
        Code::PlaceEntry => {
            "An entry of data/dia-ban.yaml cannot be used. A unit has: mã (id), loại (type), tên (name), thuộc (parent), từ (from), đến (to), kế thừa (successors), trước đây (predecessors)."
        }
        Code::SectorEntry => {
            "An entry of data/linh-vuc.yaml cannot be used. A sector has: mã (id), tên (name), đồng nghĩa (synonyms), màu (colour)."
        }
        Code::ScopeNotFound => {
            "“phạm vi” (scope) in site.yaml is an administrative unit or “cả nước” (the country). A unit that the tables lack is declared in data/dia-ban.yaml."
        }
        Code::ReferenceNotFound => {
            "Keys such as “kế hoạch”, “chuyên đề”, “nhân rộng từ” refer to other files by path, id, or by number or name where only one file has it."
        }
        Code::ReferenceAmbiguous => {
            "Several files have this number or name (party numbers start again every term, state numbers every year). Refer by path, or by {number, issuer, date}."
        }
        Code::DuplicateId => {
            "The id makes the short address g/<id>.html that is printed and put into QR codes: it must be unique."
        }
        Code::DuplicateDocument => {
            "A document is known by its number, type, issuer and date. Two files with all four equal are one document entered twice."
        }
        Code::PathCollision => {
            "Two files would overwrite each other in the output. Nothing is renamed by itself, so that adding an entry never moves another."
        }
        Code::BadSlug => {
            "The slug is the page's file name: lower-case ASCII letters, digits, hyphens, at most 80. Names like con, nul, index are reserved."
        }
        Code::BadId => {
            "A short id is printed and read out on the telephone: 2 to 32 lower-case ASCII letters, digits, hyphens."
        }
        Code::ReferenceUnpublished => {
            "The file is there but not published (draft, in the future, not approved), so the page does not mention it."
        }
        Code::BadDocumentNumber => {
            "A number that can be read makes citations work. Party documents: number-type/issuer (185-KH/HU). State documents: number/type-issuer (27/CT-TTg), number/year/type-issuer (30/2020/NĐ-CP)."
        }
        Code::BrokenLink => {
            "Links between texts are paths of source files, such as ../tap-the/hop-tac-xa.md, from the text's own folder. The output has the page's address."
        }
        Code::BrokenAnchor => {
            "What follows # must be a heading of that page, without diacritics and joined by hyphens."
        }
        Code::MissingFile => {
            "The text names a picture or attachment that is not there. Check the name (case, .jpg or .jpeg) and the folder."
        }
        Code::OutsideSite => {
            "The path leaves the site's folder (../../..) or begins with a drive. A site reads its own files only."
        }
        Code::UnsafeAddress => {
            "Addresses such as javascript: or data: can run code at the reader's. Only http, https, mailto, tel and paths of the site are taken."
        }
        Code::RemotePicture => {
            "A site loads nothing from elsewhere: a remote picture can vanish, change or track readers, and is not shown from a USB stick."
        }
        Code::UndefinedFootnote => "The text has a mark like [^1] but no line [^1]: … below.",
        Code::UndefinedReference => {
            "Markdown has [text][name] with its address at the end as [name]: address. That line is missing."
        }
        Code::NestedTooDeep => {
            "A bound that keeps a broken or hostile file from exhausting memory. No real text needs 32 levels."
        }
        Code::BadPicture => {
            "The file is named like a picture but is none, is damaged, or is of a kind that browsers do not show (HEIC, TIFF, PSD …)."
        }
        Code::UnsafeSvg => {
            "SVG is text that can hold code. Drawings sent in by others may have no script, no on… events, no foreignObject and nothing from outside."
        }
        Code::UnsafeAttachment => {
            "What contributors attach may be a text, a table, slides, an archive, sound or film. HTML pages, code and programs could run on the portal's address."
        }
        Code::MissingAlt => {
            "Blind readers and readers on slow links get the description instead of the picture. For mere decoration accept this finding with a reason."
        }
        Code::LinkUnpublished => {
            "The text links to a file that is not published. The page shows the link's text and does not reveal the address."
        }
        Code::DuplicateFootnote => "Two footnotes have one name: only the first is used, the second is lost.",
        Code::StageDisagrees => {
            "The stage usually follows from the latest event. A stage written by hand wins (unless there is “thôi”, withdrawn), and this warning says that the two differ."
        }
        Code::NoDocumentNumber => "Nobody can cite a document without its number. Keep it a draft while it has none.",
        Code::NoDocumentDate => {
            "Without its date a document is sorted at 1 January of its year and cannot be told from one of the same number of another term."
        }
        Code::ExpiresFirst => {
            "A story is shown from its date until the end of its expiry day. If that comes first, it is never shown."
        }
        Code::UnknownIgnoredCode => {
            "“bỏ qua” (ignore) takes a list of {mã, lý do} (code, reason); a code is GS and four digits."
        }
        Code::FarYear => {
            "A year of an example or a date of a document beyond next year is mostly a slip (2204 for 2024). If it is right, accept the finding with a reason."
        }
        Code::NoSiteFile => {
            "site.yaml in the site's folder gives its title, scope and publisher. Without it this is not known to be a site."
        }
        Code::NoContent => {
            "Without content the built site would be empty and take the place of a good one, so the build stops. Mostly a disk is not mounted, a folder is not synchronised yet, or content was renamed."
        }
        Code::LanguageNotListed => {
            "The file “name.en.md” is the English text of “name.md”. The languages of a site are listed in site.yaml, the main one first: languages: [vi, en]."
        }
        Code::TranslatedFacts => {
            "Place, sectors, years, date, approval… of a story are written once, in the original, so that two texts can't disagree. A translation has the words only: name, title, position, unit, summary…"
        }
        Code::TranslatedTwice => {
            "Two files are one entry in one language, such as “name.md” and “name.vi.md”, or “name.en.md” and “name.EN.md”: which one is right?"
        }
        Code::NoOriginal => {
            "A translation “name.en.md” goes with its original “name.md” in the same folder and takes the facts from there. Mostly the original was renamed and the translation forgotten."
        }
        Code::ThemeNotFound => {
            "“giao diện” (theme) in site.yaml is the name of a folder in themes/ or of a built-in theme."
        }
        Code::NoBaseAddress => {
            "Pages use relative links and work anywhere. Only some formats need an absolute address: sitemap.xml, canonical links, feeds."
        }
        Code::BadBaseAddress => {
            "The address must be absolute: https:// (or http://), the host, and the folder if there is one."
        }
        Code::NothingPublished => {
            "There are stories but none meets the conditions of “công bố” (publishing) in site.yaml: approval, consent, least stage."
        }
        Code::BadWord => {
            "In a file of i18n/ (the site's or a theme's) every key is one text. A list, a mapping or nothing can't stand in for a built-in text."
        }
        Code::LostBlank => {
            "What stands in braces, such as {n}, {place}, {date}, is filled in when a page is made. A new text without it does not show the number or the place."
        }
        Code::Template => {
            "An error in a theme's template (templates/ or themes/). The message names the file, line, column and the page being rendered."
        }
        Code::ImportRefused => {
            "import reads .docx, .txt and .md. Old .doc files, files with a password, broken files and scanned PDFs can't be read; the message says how to make a .docx of them. The other files of the run are imported all the same."
        }
        Code::WordsLost => {
            "Every import compares the words of the original with those of the entry, in order, and names what is missing. The entry is not written then; --force writes it, for you to complete."
        }
        Code::FieldMissing => {
            "What a document does not say is not written: nothing is guessed. Each missing field is said once at the import. If the paper has it, the editor adds it to the front matter."
        }
        Code::NothingRecognised => {
            "A document has a line that is its type alone (KẾ HOẠCH, QUYẾT ĐỊNH, BÁO CÁO …), or “V/v …” if it is a letter. Without it all words go into the body."
        }
        Code::PerhapsPageNumber => {
            "Recognition of scans leaves page numbers in the middle of sentences. One that stands on its own line between two halves of a sentence is taken out; one within a sentence is only reported, as it may be a figure."
        }
        Code::PerhapsBroken => {
            "A paragraph that the end of a page broke in two is joined when its second half begins with a small letter. With a capital it is only reported, as it may be two paragraphs."
        }
        Code::NoteUnmatched => {
            "A footnote has a mark in the text (¹, [^1]) and a note that begins with that mark. If one half is missing, the other is kept word for word."
        }
        Code::OpenEmphasis => {
            "In text files **bold** and *italic* come in pairs. Text recognition leaves single or doubled marks; they are taken out, no word is."
        }
        Code::TrackedChanges => {
            "The document was saved while Word tracked changes. It is imported as if all of them had been accepted."
        }
        Code::CommentsDropped => {
            "Comments of Word are no part of the document and may hold what should not be published: they are never imported."
        }
        Code::ObjectLost => {
            "Word draws things that a page can't show: EMF and WMF pictures, charts, equations, embedded files. The words around them are imported."
        }
        Code::MarginDropped => {
            "Headers and footers stand on every sheet and mostly hold page numbers: they are no part of the body. Their words are named so that you can check."
        }
        Code::Reencoded => {
            "Text in .VnTime (TCVN3) or VNI-Times fonts is converted to Unicode: in Word by the font of each run, in text files by its spelling."
        }
        Code::TopicUnknown => {
            "The document names the topic of its year; the site needs an entry for it in content/chuyen-de before the document can refer to it."
        }
    }
}
