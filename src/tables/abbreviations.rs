//! Abbreviations of offices, organisations and programmes that readers meet in stories, as they are written in the middle of a
//! sentence.

/// Abbreviation and meaning, by abbreviation.
#[rustfmt::skip]
pub const BUILTIN_ABBREVIATIONS: &[(&str, &str)] = &[
    ("ANQP", "an ninh, quốc phòng"), ("ANTQ", "an ninh Tổ quốc"), ("ANTT", "an ninh, trật tự"),
    ("ATGT", "an toàn giao thông"), ("ATTP", "an toàn thực phẩm"), ("BCH", "ban chấp hành"),
    ("BCHQS", "ban chỉ huy quân sự"), ("BCĐ", "ban chỉ đạo"), ("BHXH", "bảo hiểm xã hội"), ("BHYT", "bảo hiểm y tế"),
    ("BTV", "ban thường vụ"), ("BVMT", "bảo vệ môi trường"), ("BĐBP", "bộ đội biên phòng"),
    ("CAND", "Công an nhân dân"), ("CBCC", "cán bộ, công chức"), ("CCB", "cựu chiến binh"),
    ("CCHC", "cải cách hành chính"), ("CLB", "câu lạc bộ"), ("CNH", "công nghiệp hóa"),
    ("CNTT", "công nghệ thông tin"), ("CNXH", "chủ nghĩa xã hội"), ("GCN", "giấy chứng nhận"),
    ("GD&ĐT", "giáo dục và đào tạo"), ("GPMB", "giải phóng mặt bằng"), ("GTNT", "giao thông nông thôn"),
    ("HTX", "hợp tác xã"), ("HĐH", "hiện đại hóa"), ("HĐND", "Hội đồng nhân dân"), ("KDC", "khu dân cư"),
    ("KHCN", "khoa học và công nghệ"), ("KHHGĐ", "kế hoạch hóa gia đình"), ("KHKT", "khoa học, kỹ thuật"),
    ("KT-XH", "kinh tế - xã hội"), ("LHPN", "Liên hiệp Phụ nữ"), ("LLVT", "lực lượng vũ trang"),
    ("LĐTBXH", "Lao động - Thương binh và Xã hội"), ("MTQG", "mục tiêu quốc gia"), ("MTTQ", "Mặt trận Tổ quốc"),
    ("NTM", "nông thôn mới"), ("NVH", "nhà văn hóa"), ("OCOP", "mỗi xã một sản phẩm"),
    ("PBGDPL", "phổ biến, giáo dục pháp luật"), ("PCCC", "phòng cháy, chữa cháy"), ("PCTT", "phòng, chống thiên tai"),
    ("QPAN", "quốc phòng, an ninh"), ("QSDĐ", "quyền sử dụng đất"), ("TDP", "tổ dân phố"),
    ("TDTT", "thể dục, thể thao"), ("THCS", "trung học cơ sở"), ("THPT", "trung học phổ thông"),
    ("TNCS", "Thanh niên Cộng sản"), ("TTATXH", "trật tự, an toàn xã hội"), ("UBKT", "ủy ban kiểm tra"),
    ("UBND", "Ủy ban nhân dân"), ("VHVN", "văn hóa, văn nghệ"), ("VSMT", "vệ sinh môi trường"),
    ("XHCN", "xã hội chủ nghĩa"), ("ĐBQH", "đại biểu Quốc hội"), ("ĐVTN", "đoàn viên, thanh niên"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorted_and_said_once() {
        assert!(BUILTIN_ABBREVIATIONS.windows(2).all(|pair| pair[0].0 < pair[1].0));
        assert!(BUILTIN_ABBREVIATIONS.iter().all(|(_, meaning)| !meaning.is_empty()));
    }
}
