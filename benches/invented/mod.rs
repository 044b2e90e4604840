//! An invented site of any size, for measuring: `benches/stages.rs` holds it in memory, `cargo xtask measure` on disk.

/// Its `site.yaml`.
pub const SETTINGS: &str = "tiêu đề: Đo\nđịa chỉ: https://do.example/\nphạm vi: huyện Tân Yên, tỉnh Bắc Giang\n";

const PLACES: [&str; 5] = ["xã Cao Xá", "xã Ngọc Châu", "xã Quế Nham", "xã Việt Lập", "xã Liên Sơn"];
const SECTORS: [&str; 4] = ["Y tế, chăm sóc sức khỏe", "Giáo dục", "Bảo vệ môi trường", "Dân vận khéo"];
const NAMES: [&str; 7] = ["Thân Văn", "Nguyễn Thị", "Đỗ Đình", "Hoàng Thị", "Phạm Quang", "Ngô Bá", "Vi Thị"];
const GIVEN: [&str; 8] = ["Lịch", "Mơ", "Khoát", "Hiền", "Bính", "Tuyết", "Đoài", "Thưởng"];

/// What every story says.
pub const BODY: &str = "Bốn giờ sáng, người đầu tiên ra cống là bà. Bà đọc tên từng nhà trên tấm bảng gỗ, rồi mới tra chìa khóa.\n\n\
## Tấm bảng ở đầu kênh\n\nTrước đây cả cánh đồng tranh nhau nước. Bà chia mỗi hộ một giờ, viết lên bảng, ai cũng đọc được:\n\n\
- Thửa xa lấy nước trước, thửa gần lấy sau.\n- Ai đổi giờ thì tự tìm người đổi.\n\n\
> “Nước về tới ruộng cuối kênh thì ruộng đầu kênh mới yên.”\n>\n> — Lời bà\n\n\
| Vụ | Số buổi bơm |\n| --- | ---: |\n| Xuân 2023 | 46 |\n| Xuân 2025 | 31 |\n\n\
Đến nay UBND xã đã nhân cách làm này ra **ba thôn**.[^1] Số tiền bớt được dùng để nạo vét kênh.\n\n[^1]: Theo sổ của tổ thủy nông.\n";

/// A story; no two are alike.
pub fn story(n: usize) -> String {
    format!(
        "---\ntên: {} {} {n}\nđịa bàn: {}, huyện Tân Yên\nlĩnh vực: [\"{}\", \"{}\"]\nnăm: {}\nngày: {}/{}/{}\ntóm tắt: Câu chuyện thứ {n}.\n---\n\n{BODY}",
        NAMES[n % 7],
        GIVEN[n % 8],
        PLACES[n % 5],
        SECTORS[n % 4],
        SECTORS[(n + 2) % 4],
        2022 + n % 4,
        1 + n % 28,
        1 + n % 12,
        2022 + n % 4,
    )
}

/// Where a story lies.
pub fn path(n: usize) -> String {
    format!("content/ca-nhan/nguoi-{n}.md")
}
