//! The built-in sectors with their synonyms, emblem colours and icons.
//!
//! Colours are dark tones that carry cream (`#fbf3e2`) at a contrast of 4.5 : 1 or more.

/// Id, name, synonyms, colour, icon.
pub type SectorRow = (&'static str, &'static str, &'static [&'static str], &'static str, &'static str);

/// The 20 sectors, in the order of lists.
pub const BUILTIN_SECTORS: &[SectorRow] = &[
    (
        "kinh-te",
        "Phát triển kinh tế",
        &["sản xuất, kinh doanh", "kinh tế hộ gia đình", "nông nghiệp", "công nghiệp", "dịch vụ", "kinh tế"],
        "#7d5117",
        "econ",
    ),
    (
        "giam-ngheo",
        "Giảm nghèo, an sinh xã hội",
        &["xóa đói, giảm nghèo", "xóa nhà tạm, nhà dột nát", "giảm nghèo", "an sinh xã hội"],
        "#94452b",
        "home",
    ),
    ("nong-thon-moi", "Xây dựng nông thôn mới", &["nông thôn mới"], "#47602a", "rice"),
    ("do-thi-van-minh", "Xây dựng đô thị văn minh", &["đô thị văn minh"], "#4a5568", "city"),
    ("giao-duc", "Giáo dục, đào tạo", &["khuyến học, khuyến tài", "giáo dục", "khuyến học"], "#2f4f7a", "book"),
    ("y-te", "Y tế, chăm sóc sức khỏe", &["y tế"], "#23636a", "health"),
    (
        "quoc-phong-an-ninh",
        "Quốc phòng, an ninh",
        &["an ninh tự quản", "quân sự địa phương", "quốc phòng", "an ninh trật tự"],
        "#3f5a36",
        "shield",
    ),
    (
        "xay-dung-dang",
        "Xây dựng Đảng và hệ thống chính trị",
        &["tổ chức đảng", "chi bộ", "xây dựng Đảng"],
        "#8a2325",
        "party",
    ),
    (
        "cai-cach-hanh-chinh",
        "Cải cách hành chính, văn minh công sở",
        &["đạo đức công vụ", "cải cách hành chính"],
        "#454a86",
        "desk",
    ),
    ("van-hoa", "Văn hóa, văn nghệ, thể thao", &["nếp sống văn hóa", "văn hóa"], "#7a3158", "lotus"),
    ("moi-truong", "Bảo vệ môi trường", &["rác thải", "sáng, xanh, sạch, đẹp", "môi trường"], "#2c6249", "leaf"),
    ("nhan-dao", "Nhân đạo, từ thiện", &["nhân đạo", "từ thiện"], "#9c3a4a", "hands"),
    ("hien-dat", "Hiến đất, giải phóng mặt bằng", &["vận động hiến đất", "hiến đất"], "#6b4a2f", "road"),
    ("dan-van", "Dân vận khéo, đại đoàn kết", &["dân vận khéo", "dân vận", "đại đoàn kết"], "#7a4a1f", "people"),
    ("khoa-hoc", "Khoa học, công nghệ, chuyển đổi số", &["chuyển đổi số", "khoa học, công nghệ"], "#3a4f8f", "digital"),
    (
        "lao-dong-sang-tao",
        "Lao động giỏi, lao động sáng tạo",
        &["lao động sáng tạo", "lao động giỏi"],
        "#5a4a7a",
        "tool",
    ),
    ("thanh-thieu-nien", "Thanh niên, thiếu nhi", &["thanh niên", "thiếu nhi"], "#1f5f8a", "star"),
    ("phu-nu", "Phụ nữ, gia đình", &["phụ nữ", "gia đình"], "#86305f", "flower"),
    (
        "den-on-dap-nghia",
        "Đền ơn đáp nghĩa, người cao tuổi, cựu chiến binh",
        &["người có công", "đền ơn đáp nghĩa", "người cao tuổi", "cựu chiến binh"],
        "#7f3d12",
        "candle",
    ),
    (
        "dan-toc-ton-giao",
        "Dân tộc, tôn giáo, người có uy tín",
        &["dân tộc", "tôn giáo", "người có uy tín"],
        "#5d3f6b",
        "drum",
    ),
];
