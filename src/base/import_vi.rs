//! The words of an import in Vietnamese.

use super::import_problem::{Field, ImportFault, ImportProblem, LostObject};
use super::problem::Words;

/// What a field is called, as in the report.
pub(super) fn field(field: Field) -> &'static str {
    match field {
        Field::Parent => "cơ quan cấp trên",
        Field::Issuer => "cơ quan ban hành",
        Field::Number => "số hiệu",
        Field::IssuedAt => "nơi ban hành",
        Field::Date => "ngày ban hành",
        Field::Kind => "loại văn bản",
        Field::Subject => "trích yếu",
        Field::Years => "năm hoặc thời kỳ",
        Field::Topic => "chuyên đề năm",
        Field::Recipients => "nơi nhận",
        Field::Authority => "thẩm quyền ký",
        Field::Title => "chức vụ người ký",
        Field::Name => "họ tên người ký",
    }
}

/// The line that the editor may add.
fn ready(field: Field) -> &'static str {
    match field {
        Field::Parent => "cơ quan cấp trên: Tỉnh ủy …",
        Field::Issuer => "cơ quan: Huyện ủy …",
        Field::Number => "số hiệu: …-KH/HU",
        Field::IssuedAt => "nơi ban hành: …",
        Field::Date => "ngày: 14/2/2025",
        Field::Kind => "loại: kế hoạch",
        Field::Subject => "trích yếu: …",
        Field::Years => "năm: 2025",
        Field::Topic => "chuyên đề: …",
        Field::Recipients => "nơi nhận: [Các chi bộ trực thuộc, Lưu Văn phòng]",
        Field::Authority => "người ký: {thẩm quyền: T/M BAN THƯỜNG VỤ}",
        Field::Title => "người ký: {chức vụ: PHÓ BÍ THƯ}",
        Field::Name => "người ký: {họ tên: …}",
    }
}

pub(super) fn words(problem: &ImportProblem) -> Words {
    match problem {
        ImportProblem::Refused { fault } => refused(fault),
        ImportProblem::WordsLost { words, count } => Words::new(
            format!("{count} chữ của bản gốc không có trong bài: “{words}”"),
            "Chép các chữ này vào đúng chỗ trong bài rồi xem thử. Đây là lỗi của chương trình: xin gửi cho chúng tôi một đoạn văn bản gặp lỗi.",
        ),
        ImportProblem::FieldMissing { field: Field::Topic } => Words::new(
            "văn bản không nêu chuyên đề hoặc chủ đề của năm",
            "Văn bản thuộc một chuyên đề thì thêm vào đầu bài: “chuyên đề: …”, với tên chuyên đề có trên trang.",
        ),
        ImportProblem::FieldMissing { field: missing } => Words::new(
            format!("không thấy {} trong văn bản", field(*missing)),
            format!("Xem bản giấy; có thì thêm vào đầu bài: “{}”.", ready(*missing)),
        ),
        ImportProblem::NothingRecognised => Words::new(
            "không giống một văn bản hành chính hay văn bản của Đảng: không có dòng tên loại như KẾ HOẠCH, BÁO CÁO",
            "Bài vẫn được ghi với toàn bộ chữ; sửa “loại” và “trích yếu” ở đầu bài cho đúng.",
        ),
        ImportProblem::PerhapsPageNumber { number, around } => Words::new(
            format!("số {number} trong “{around}” có lẽ là số trang lạc vào"),
            "Chương trình không chắc nên giữ nguyên. Đúng là số trang thì xóa trong bài.",
        ),
        ImportProblem::PerhapsBroken { before, after } => Words::new(
            format!("có lẽ một đoạn bị ngắt làm đôi: “…{before}” / “{after}…”"),
            "Chương trình không chắc nên để hai đoạn. Đúng là một đoạn thì nối lại trong bài.",
        ),
        ImportProblem::NoteUnmatched { mark, has_text: true } => Words::new(
            format!("có lời chú {mark} nhưng không thấy chỗ nào trong văn bản ghi dấu {mark}"),
            format!(
                "Lời chú được giữ thành một đoạn. Thêm [^{mark}] vào chỗ được chú, và viết [^{mark}]: trước lời chú."
            ),
        ),
        ImportProblem::NoteUnmatched { mark, has_text: false } => Words::new(
            format!("có dấu chú thích {mark} nhưng không thấy lời chú"),
            format!("Dấu được giữ nguyên. Có lời chú thì thêm ở cuối bài: “[^{mark}]: …”, và thay dấu bằng [^{mark}]."),
        ),
        ImportProblem::OpenEmphasis { count } => Words::new(
            format!("{count} dấu * đánh chữ đậm, nghiêng bị lẻ hoặc lặp: đã bỏ dấu, giữ chữ"),
            "Chữ nào cần in đậm thì viết **chữ**, in nghiêng thì viết *chữ*.",
        ),
        ImportProblem::TrackedChanges { inserted, deleted } => Words::new(
            format!("văn bản còn theo dõi sửa đổi: đã nhận {inserted} chỗ thêm, bỏ {deleted} chỗ xóa"),
            "Xem lại những chỗ ấy trong Word (thẻ Xem lại). Muốn khác thì duyệt từng chỗ trong Word, lưu, rồi nhập lại.",
        ),
        ImportProblem::CommentsDropped { count } => Words::new(
            format!("{count} nhận xét bên lề không được nhập"),
            "Nhận xét là của người soạn với nhau, không thuộc văn bản. Không cần làm gì.",
        ),
        ImportProblem::ObjectLost { what } => lost(what),
        ImportProblem::MarginDropped { text } => Words::new(
            format!("chữ ở đầu hoặc chân trang giấy không được nhập: “{text}”"),
            "Thường chỉ là số trang hay tên tệp. Chữ nào thuộc văn bản thì chép vào bài.",
        ),
        ImportProblem::Reencoded { encoding, words } => Words::new(
            format!("{words} chữ ở bảng mã {encoding} đã được đổi sang Unicode"),
            "Đọc lại các chỗ có chữ hoa mang dấu và tên riêng: bảng mã cũ không phân biệt hết.",
        ),
        ImportProblem::TopicUnknown { name } => Words::new(
            format!("trang chưa có chuyên đề “{name}”: mục “chuyên đề” được ghi sau dấu #"),
            "Tạo chuyên đề bằng “guongsang new chuyen-de …”, rồi bỏ dấu # ở mục ấy.",
        ),
    }
}

fn refused(fault: &ImportFault) -> Words {
    match fault {
        ImportFault::OldWord => Words::new(
            "đây là tệp .doc của Word 97–2003, chương trình không đọc được",
            "Mở tệp bằng Word (hoặc LibreOffice), chọn “Lưu thành”, loại “Tài liệu Word (.docx)”, rồi nhập tệp .docx.",
        ),
        ImportFault::Encrypted => Words::new(
            "tệp có mật khẩu nên không đọc được",
            "Mở tệp bằng Word với mật khẩu, vào Tệp → Thông tin → Bảo vệ tài liệu, bỏ mật khẩu, lưu lại rồi nhập.",
        ),
        ImportFault::OtherFormat(name) => Words::new(
            format!("bên trong tệp là dạng {name}, không phải Word .docx"),
            "Mở tệp bằng Word (hoặc LibreOffice), chọn “Lưu thành”, loại “Tài liệu Word (.docx)”, rồi nhập tệp .docx. Tệp PDF bản chụp thì phải nhận dạng chữ trước.",
        ),
        ImportFault::UnknownName => {
            Words::new("chỉ nhập được tệp .docx, .txt và .md", "Lưu văn bản thành .docx bằng Word rồi nhập.")
        }
        ImportFault::NotWord => Words::new(
            "không phải tệp Word, hoặc tệp bị cụt",
            "Thử mở bằng Word. Mở được thì lưu lại thành .docx rồi nhập; không được thì xin lại tệp từ nơi gửi.",
        ),
        ImportFault::BrokenPart { part, detail } => Words::new(
            format!("phần {part} trong tệp Word bị hỏng: {detail}"),
            "Mở bằng Word (Word sẽ đề nghị sửa chữa), lưu lại thành .docx rồi nhập.",
        ),
        ImportFault::TooLarge { part, limit } => Words::new(
            format!("{part} bung ra quá {} MB, lớn hơn mọi văn bản có thật", limit >> 20),
            "Kiểm tra tệp có đúng là văn bản không. Ảnh quá lớn thì nén ảnh trong Word (Định dạng ảnh → Nén ảnh) rồi lưu lại.",
        ),
        ImportFault::NotText => Words::new(
            "không đọc được bảng mã của tệp chữ này",
            "Mở tệp bằng trình soạn thảo, chọn “Lưu thành” với mã hóa UTF-8, rồi nhập lại.",
        ),
        ImportFault::Empty => Words::new(
            "tệp không có chữ nào",
            "Kiểm tra có chọn đúng tệp không. Bản chụp (ảnh) thì phải nhận dạng chữ trước.",
        ),
        ImportFault::ContentFile => Words::new(
            "tệp này đã là bài của trang (có phần đầu giữa hai dòng ---)",
            "Không cần nhập: chép tệp vào content/van-ban/.",
        ),
        ImportFault::SymbolicLink => {
            Words::new("đây là liên kết tượng trưng, không phải tệp thật: bỏ qua", "Đưa đường dẫn của tệp thật.")
        }
        ImportFault::Unreadable { error } => Words::new(
            format!("không đọc được tệp: {error}"),
            "Đóng chương trình đang giữ tệp (Word, phần mềm đồng bộ), kiểm tra đường dẫn và quyền đọc, rồi chạy lại.",
        ),
    }
}

fn lost(what: &LostObject) -> Words {
    match what {
        LostObject::Picture(form) => Words::new(
            format!("ảnh dạng {form} không hiện được trên web nên không được nhập"),
            "Trong Word, lưu ảnh thành PNG hoặc JPEG, đặt cạnh bài và thêm ![mô tả](tên-ảnh.png) vào chỗ ấy.",
        ),
        LostObject::MissingPicture => Words::new(
            "một ảnh nằm ngoài tệp Word nên không được nhập",
            "Trong Word, chèn lại ảnh (không chọn “Liên kết tới tệp”), lưu rồi nhập lại.",
        ),
        LostObject::HugePicture => Words::new(
            "một ảnh quá lớn nên không được nhập",
            "Nén ảnh trong Word (Định dạng ảnh → Nén ảnh), lưu rồi nhập lại.",
        ),
        LostObject::Object => Words::new(
            "một biểu đồ, công thức hoặc tệp nhúng không được nhập",
            "Chụp phần ấy thành ảnh, đặt cạnh bài và thêm ![mô tả](tên-ảnh.png), hoặc đính kèm tệp gốc ở mục “tệp”.",
        ),
        LostObject::HiddenText => Words::new(
            "chữ ẩn (Hidden) trong Word không được nhập, vì bản in cũng không có",
            "Muốn chữ ấy lên trang thì bỏ chọn Ẩn trong Word (Phông chữ → Ẩn), lưu rồi nhập lại.",
        ),
        LostObject::Depth => Words::new(
            "các phần lồng nhau quá sâu: phần bên trong không được nhập",
            "Trong Word, bỏ bớt các bảng lồng trong bảng rồi nhập lại.",
        ),
    }
}
