//! What a document's page takes from the paper: whose rules it follows, and where its subject stands.

use crate::model::{Document, DocumentType, Style, capitalised};
use crate::text;

/// Whoever's name begins so writes as the party does, whatever else the name says: `Đảng ủy Ủy ban nhân dân tỉnh`.
const PARTY: &[&str] = &[
    "dang",
    "chi bo",
    "chi uy",
    "bo chinh tri",
    "ban bi thu",
    "tinh uy",
    "thanh uy",
    "huyen uy",
    "quan uy",
    "thi uy",
    "ban thuong vu",
    "ban chap hanh",
];

/// Whoever's name begins so writes as the state does.
const STATE: &[&str] = &[
    "bo",
    "so",
    "phong",
    "truong",
    "trung tam",
    "chi cuc",
    "cuc",
    "tong cuc",
    "cong an",
    "chinh phu",
    "thu tuong",
    "quoc hoi",
    "chu tich nuoc",
];

/// In any place of a name.
const COUNCILS: &[&str] = &["uy ban nhan dan", "ubnd", "hoi dong nhan dan", "hdnd"];

/// Party or state: by the number's style, else by the name of the issuer or of the body above it, else by who signed.
pub(super) fn is_party(document: &Document) -> bool {
    if let Some(number) = &document.number {
        return number.style == Style::Party;
    }
    let named = [&document.issuer, &document.parent].into_iter().flatten().next();
    let name = text::fold_name(named.map(|n| &**n).unwrap_or_default());
    if !name.is_empty() {
        return !is_state(&name);
    }
    !document.signature.iter().flat_map(|signature| signature.lines()).any(signs_for_state)
}

/// Of a folded name, in which words stand whole: `so` is no beginning of `soan`.
fn is_state(name: &str) -> bool {
    let begins = |lead: &&str| name.strip_prefix(*lead).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
    !PARTY.iter().any(begins) && (STATE.iter().any(begins) || names_council(name))
}

fn names_council(name: &str) -> bool {
    COUNCILS.iter().any(|words| format!(" {name} ").contains(&format!(" {words} ")))
}

/// `TM. ỦY BAN NHÂN DÂN`, `KT. CHỦ TỊCH`: the state signs with a full stop, the party with a slash, `T/M BAN THƯỜNG VỤ`.
fn signs_for_state(line: &str) -> bool {
    let (lead, body) = line.split_once('.').unwrap_or(("", line));
    let body = text::fold_name(body);
    match text::fold_name(lead).as_str() {
        "tm" | "kt" | "tl" | "tuq" | "q" => !PARTY.iter().any(|p| body.starts_with(p)) && !body.contains("bi thu"),
        _ => names_council(&text::fold_name(line)),
    }
}

/// The subject of an official letter, which has no type above it and stands under the number: after `V/v` in letters of the state,
/// alone in those of the party.
pub(super) fn letter(document: &Document, party: bool) -> Option<String> {
    if document.kind != Some(DocumentType::Dispatch) {
        return None;
    }
    let subject = document.subject.trim();
    let words = ["v/v", "về việc"].iter().find_map(|lead| {
        let end = subject.char_indices().nth(lead.chars().count()).map_or(subject.len(), |(at, _)| at);
        (subject[..end].to_lowercase() == *lead).then(|| subject[end..].trim_start_matches([' ', ':']))
    });
    Some(match (party, words) {
        (true, words) => capitalised(words.unwrap_or(subject)),
        (false, words) => format!("V/v {}", words.unwrap_or(subject)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{DocumentNumber, Signature};

    fn document() -> Document {
        Document {
            number_text: None,
            number: None,
            kind: Some(DocumentType::Dispatch),
            kind_text: "công văn".into(),
            subject: "".into(),
            issuer: None,
            parent: None,
            issued_at: None,
            issued: None,
            signature: None,
            recipients: [].into(),
            targets: [].into(),
            deadlines: [].into(),
            replaces: [].into(),
            amends: [].into(),
            attachments: [].into(),
        }
    }

    fn issued_by(issuer: &str) -> bool {
        is_party(&Document { issuer: Some(issuer.into()), ..document() })
    }

    fn signed(authority: &str, title: &str) -> bool {
        let text = |s: &str| Some(s.into()).filter(|_| !s.is_empty());
        let signature = Signature { authority: text(authority), title: text(title), name: None };
        is_party(&Document { signature: Some(signature), ..document() })
    }

    #[test]
    fn the_number_decides() {
        let numbered = |number: &str| {
            let number = DocumentNumber::parse(number);
            is_party(&Document { number, issuer: Some("Ủy ban nhân dân xã".into()), ..document() })
        };
        assert!(numbered("12-KH/ĐU"));
        assert!(!numbered("12/KH-UBND"));
    }

    #[test]
    fn else_the_issuer() {
        for state in [
            "Ủy ban nhân dân huyện Sông Lam",
            "UBND xã Khe Vàng",
            "Uỷ ban nhân dân tỉnh",
            "HĐND huyện",
            "Hội đồng nhân dân",
            "Sở Nội vụ",
            "Phòng Giáo dục và Đào tạo",
            "Bộ Y tế",
            "Trường Tiểu học Lam Kiều",
            "Trung tâm Y tế",
            "Chi cục Thủy lợi",
            "Cục Thuế",
            "Công an huyện",
            "Văn phòng HĐND và UBND huyện",
        ] {
            assert!(!issued_by(state), "{state}");
        }
        for party in [
            "Huyện ủy Sông Lam",
            "Bộ Chính trị",
            "Ban Tuyên giáo và Dân vận Tỉnh ủy",
            "Đảng ủy Ủy ban nhân dân tỉnh",
            "Đảng ủy Công an huyện",
            "Chi bộ Trường Tiểu học Lam Kiều",
            "Văn phòng Huyện ủy",
            "Soạn thảo",
            "Đoàn Thanh niên",
        ] {
            assert!(issued_by(party), "{party}");
        }
        assert!(!is_party(&Document { parent: Some("UBND huyện".into()), ..document() }));
    }

    #[test]
    fn else_who_signed() {
        assert!(!signed("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"));
        assert!(!signed("TM. UBND XÃ", ""));
        assert!(!signed("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"));
        assert!(!signed("", "KT. HIỆU TRƯỞNG"));
        assert!(!signed("ỦY BAN NHÂN DÂN", ""));
        assert!(signed("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ"));
        assert!(signed("TM. BAN THƯỜNG VỤ", "BÍ THƯ"));
        assert!(signed("K/T TRƯỞNG BAN", "PHÓ TRƯỞNG BAN"));
        assert!(signed("", "TRƯỞNG BAN"));
        assert!(!signed("", "CHỦ TỌA / KT. CHỦ TỊCH"), "every line counts");
        assert!(is_party(&document()));
    }

    #[test]
    fn letters_of_the_state_say_what_they_are_about() {
        let about = |subject: &str, party| letter(&Document { subject: subject.into(), ..document() }, party);
        assert_eq!(about("rà soát hồ sơ", false).as_deref(), Some("V/v rà soát hồ sơ"));
        assert_eq!(about("Về việc rà soát", false).as_deref(), Some("V/v rà soát"));
        assert_eq!(about("v/v: rà soát", false).as_deref(), Some("V/v rà soát"));
        assert_eq!(about("rà soát hồ sơ", true).as_deref(), Some("Rà soát hồ sơ"));
        assert_eq!(letter(&Document { kind: Some(DocumentType::Plan), ..document() }, true), None);
    }
}
