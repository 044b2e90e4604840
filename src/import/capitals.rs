//! Names of bodies, which heads print in capitals, as they are written in sentences: `BAN TUYÊN GIÁO VÀ DÂN VẬN` is
//! `Ban Tuyên giáo và Dân vận` (guideline 36-HD/VPTW and decree 30/2020/NĐ-CP, annex II, on capital letters).

/// Words that belong together, as they are written. The first letter of a name becomes a capital by itself.
const PHRASES: &[&str] = &[
    "Ban Chấp hành",
    "Ban Thường vụ",
    "Ban Tuyên giáo",
    "Ban Tuyên giáo và Dân vận",
    "Ban Dân vận",
    "Ban Tổ chức",
    "Ban Nội chính",
    "Ban Xây dựng Đảng",
    "Ban Chỉ đạo",
    "Ban Quản lý",
    "Ban Chỉ huy Quân sự",
    "Ban Công tác Mặt trận",
    "Ủy ban Kiểm tra",
    "Ủy ban nhân dân",
    "Ủy ban Mặt trận Tổ quốc",
    "Ủy ban Mặt trận Tổ quốc Việt Nam",
    "Ủy ban MTTQ",
    "Ủy ban MTTQ Việt Nam",
    "Mặt trận Tổ quốc",
    "Mặt trận Tổ quốc Việt Nam",
    "Hội đồng nhân dân",
    "Hội đồng Thi đua - Khen thưởng",
    "UBND",
    "HĐND",
    "MTTQ",
    "TNCS",
    "THCS",
    "THPT",
    "LĐLĐ",
    "Tỉnh ủy",
    "Thành ủy",
    "Huyện ủy",
    "Quận ủy",
    "Thị ủy",
    "Đảng ủy",
    "Đảng bộ",
    "Đảng Cộng sản Việt Nam",
    "Chi bộ",
    "Chi ủy",
    "Văn phòng",
    "Văn hóa",
    "Văn hóa và Thông tin",
    "Văn hóa - Thông tin",
    "Văn hóa, Thể thao và Du lịch",
    "Văn hóa, Thể thao và Truyền thông",
    "Văn hóa - Thông tin và Thể thao",
    "Nội vụ",
    "Giáo dục và Đào tạo",
    "Y tế",
    "Tài chính",
    "Tài chính - Kế hoạch",
    "Tư pháp",
    "Thanh tra",
    "Nông nghiệp và Phát triển nông thôn",
    "Nông nghiệp và Môi trường",
    "Tài nguyên và Môi trường",
    "Lao động - Thương binh và Xã hội",
    "Khoa học và Công nghệ",
    "Thông tin và Truyền thông",
    "Kinh tế",
    "Kinh tế và Hạ tầng",
    "Văn hóa - Xã hội",
    "Công thương",
    "Công Thương",
    "Xây dựng",
    "Giao thông vận tải",
    "Dân tộc",
    "Dân tộc và Tôn giáo",
    "Trung tâm",
    "Trung tâm Chính trị",
    "Trung tâm Y tế",
    "Trung tâm Phục vụ hành chính công",
    "Công an",
    "Quân sự",
    "Hội Liên hiệp Phụ nữ",
    "Hội Phụ nữ",
    "Hội Nông dân",
    "Hội Cựu chiến binh",
    "Hội Chữ thập đỏ",
    "Hội Khuyến học",
    "Hội Người cao tuổi",
    "Liên đoàn Lao động",
    "Đoàn Thanh niên Cộng sản Hồ Chí Minh",
    "Đoàn TNCS Hồ Chí Minh",
    "Đoàn Thanh niên",
    "Công đoàn",
    "Tiểu học",
    "Trung học cơ sở",
    "Trung học phổ thông",
    "Mầm non",
    "Hợp tác xã",
    "Bệnh viện",
    "Trạm Y tế",
    "Khối Cơ quan",
    "các cơ quan",
    "Cơ quan",
    "Đài Truyền thanh",
    "Tòa án nhân dân",
    "Viện kiểm sát nhân dân",
    "Chi cục",
    "Cục",
    "Sở",
    "Phòng",
    "Bộ",
    "Ban",
    "Hội",
    "Đoàn",
    "Huyện đoàn",
    "Tỉnh đoàn",
    "Thành đoàn",
    "Việt Nam",
    "Trung ương",
    "tỉnh",
    "huyện",
    "quận",
    "thị xã",
    "thành phố",
    "xã",
    "phường",
    "thị trấn",
    "đặc khu",
    "thôn",
    "bản",
    "ấp",
    "khu phố",
    "tổ dân phố",
    "và",
    "của",
    "về",
    "cấp",
    "khóa",
    "nhiệm kỳ",
    "trực thuộc",
    "thuộc",
    "cho",
    "các",
];

/// A name in capitals as sentences write it; one that is not in capitals stays as it is.
pub fn natural(name: &str) -> String {
    if !super::runs::is_capitals(name) {
        return name.to_owned();
    }
    let words: Vec<&str> = name.split_whitespace().collect();
    let small: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
    let (mut out, mut at): (Vec<String>, usize) = (Vec::new(), 0);
    while at < words.len() {
        let phrase =
            PHRASES.iter().filter(|phrase| begins_with(&small[at..], phrase)).max_by_key(|phrase| phrase.len());
        match phrase {
            Some(phrase) if !is_named(&out) || matches!(*phrase, "khóa" | "nhiệm kỳ") => {
                out.push((*phrase).to_owned());
                at += phrase.split_whitespace().count();
            }
            _ => {
                out.push(capitalised(words[at], &small[at]));
                at += 1;
            }
        }
    }
    let text = out.join(" ");
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// Whether the last word is a unit, behind which its name stands whatever its words mean: `XÃ BẢN VƯỢC`.
fn is_named(out: &[String]) -> bool {
    const UNITS: [&str; 9] = ["tỉnh", "huyện", "quận", "thị xã", "thành phố", "xã", "phường", "thị trấn", "đặc khu"];
    out.last().is_some_and(|last| UNITS.contains(&last.as_str()))
}

fn begins_with(words: &[String], phrase: &str) -> bool {
    let mut count = 0;
    phrase.split_whitespace().all(|word| {
        count += 1;
        words.get(count - 1).is_some_and(|w| w.trim_end_matches(',') == word.to_lowercase().trim_end_matches(','))
    })
}

/// A word of a proper name; abbreviations without vowels, and numbers, stay.
fn capitalised(word: &str, small: &str) -> String {
    let vowel = crate::text::fold(small).contains(['a', 'e', 'i', 'o', 'u', 'y']);
    if !vowel
        || word.contains(|c: char| c.is_ascii_digit())
        || (word.len() > 1 && word.chars().all(|c| "IVX".contains(c)))
    {
        return word.to_owned();
    }
    let parts = small.split('-').map(|part| {
        let mut letters = part.chars();
        letters.next().map(|first| first.to_uppercase().chain(letters).collect::<String>()).unwrap_or_default()
    });
    parts.collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::natural;

    #[test]
    fn names_of_bodies() {
        for (printed, written) in [
            ("TỈNH ỦY TRƯỜNG SƠN", "Tỉnh ủy Trường Sơn"),
            ("BAN TUYÊN GIÁO VÀ DÂN VẬN HUYỆN ỦY SÔNG LAM", "Ban Tuyên giáo và Dân vận Huyện ủy Sông Lam"),
            ("ĐẢNG ỦY XÃ SÔNG LAM", "Đảng ủy xã Sông Lam"),
            ("ỦY BAN NHÂN DÂN THỊ XÃ BẾN THÓC", "Ủy ban nhân dân thị xã Bến Thóc"),
            ("ĐẢNG ỦY XÃ BẢN VƯỢC", "Đảng ủy xã Bản Vược"),
            ("UBND XÃ KHE VÀNG", "UBND xã Khe Vàng"),
            ("ĐẢNG BỘ TỈNH TRƯỜNG SƠN", "Đảng bộ tỉnh Trường Sơn"),
            ("BAN CHẤP HÀNH ĐẢNG BỘ HUYỆN SÔNG LAM", "Ban Chấp hành Đảng bộ huyện Sông Lam"),
            ("TRƯỜNG THCS NGHĨA LAM", "Trường THCS Nghĩa Lam"),
            ("SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH", "Sở Văn hóa, Thể thao và Du lịch"),
            ("Huyện ủy Sông Lam", "Huyện ủy Sông Lam"),
        ] {
            assert_eq!(natural(printed), written);
        }
    }
}
