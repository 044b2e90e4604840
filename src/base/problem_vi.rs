//! The words of every problem in Vietnamese, for officers who know Word and Excel: where, what, what to do.

use super::faults::{FileForm, PlaceEntryFault, SectorEntryFault, Shape, Wanted, YamlFault, YamlLimit};
use super::import_vi;
use super::problem::{Code, Problem, Words, listing};

fn list(items: &[String]) -> String {
    listing(items, "và", 12)
}

fn day(date: chrono::NaiveDate) -> String {
    date.format("%-d/%-m/%Y").to_string()
}

fn perhaps(nearest: Option<&str>) -> String {
    nearest.map(|n| format!("Có phải ý bạn là “{n}”? ")).unwrap_or_default()
}

fn shape(shape: Shape) -> &'static str {
    match shape {
        Shape::Text => "một dòng chữ",
        Shape::Date => "một ngày, như 19/5/2024",
        Shape::Years => "một hay nhiều năm, như 2024 hoặc 2023-2025",
        Shape::YesNo => "“có” hoặc “không”",
        Shape::Number => "một số",
        Shape::List => "một danh sách",
        Shape::Mapping => "các mục con, mỗi mục một dòng “tên mục: nội dung”",
        Shape::Choice => "một trong các giá trị cho sẵn",
        Shape::Reference => "một dẫn chiếu: đường dẫn tệp, mã, số hiệu hoặc tên",
    }
}

fn wanted(wanted: Wanted) -> &'static str {
    match wanted {
        Wanted::Profile => "gương",
        Wanted::Document => "văn bản",
        Wanted::Topic => "chuyên đề",
    }
}

pub(super) fn words(problem: &Problem) -> Words {
    match problem {
        Problem::Unreadable { error } => Words::new(
            format!("không đọc được tệp: {error}"),
            "Đóng chương trình đang giữ tệp (Word, phần mềm đồng bộ), kiểm tra quyền đọc, rồi chạy lại.",
        ),
        Problem::NotUtf8 { offset } => Words::new(
            format!("tệp không ở dạng UTF-8 (từ byte thứ {offset})"),
            "Mở tệp bằng trình soạn thảo, chọn “Lưu thành” với mã hóa UTF-8, rồi lưu lại.",
        ),
        Problem::TooLarge { size, limit } => Words::new(
            format!("tệp quá lớn: {} kB, giới hạn {} kB", size / 1024, limit / 1024),
            "Tách nội dung thành nhiều tệp; ảnh và tài liệu để thành tệp đính kèm, không dán vào bài.",
        ),
        Problem::SymbolicLink => Words::new(
            "đây là liên kết tượng trưng, không phải tệp thật: bỏ qua",
            "Chép tệp thật vào chỗ này thay cho liên kết.",
        ),
        Problem::NotNfc { count } => Words::new(
            format!("{count} chữ ở dạng Unicode tổ hợp (dấu rời), bắt đầu từ đây"),
            "Trang vẫn hiện đúng vì phần mềm tự chuyển sang dựng sẵn; nên lưu lại bằng bộ gõ đặt ở “Unicode dựng sẵn”.",
        ),
        Problem::LegacyEncoding { encoding, converted } => Words::new(
            format!("đoạn này dùng bảng mã cũ {encoding}, người đọc sẽ thấy chữ vỡ"),
            format!("Thay bằng chữ Unicode: “{converted}”"),
        ),
        Problem::StrayFile { markdown: false, .. } => Words::new(
            "tệp này không thành bài nào và không bài nào dùng đến: bỏ qua",
            "Nếu đây là bài viết: lưu thành văn bản thường với tên kết thúc bằng .md (tắt ẩn đuôi tệp trong Windows để thấy .md.txt). Nếu là tệp đính kèm: dẫn tới nó từ một bài.",
        ),
        Problem::StrayFile { folders, markdown: true } => Words::new(
            "tệp không nằm trong thư mục nào được dùng: bỏ qua",
            format!("Chuyển tệp vào một trong các thư mục {folders}."),
        ),
        Problem::ControlCharacter { character } => Words::new(
            format!("có ký tự điều khiển U+{character:04X}, thường do dán từ chương trình khác"),
            "Xóa ký tự đó, hoặc gõ lại dòng này.",
        ),
        Problem::UnsafeName { name } => Words::new(
            format!("tên “{name}” không dùng được trên máy chủ Windows"),
            "Đổi tên: không dùng các ký tự < > : \" | ? * \\, không kết thúc bằng dấu chấm hay dấu cách, không dùng con, aux, nul, com1…",
        ),
        Problem::NoFrontMatter => Words::new(
            "tệp thiếu phần thông tin đầu trang",
            "Bắt đầu tệp bằng một dòng “---”, các dòng “mục: nội dung”, rồi một dòng “---”. Lệnh “guongsang new” tạo sẵn tệp mẫu.",
        ),
        Problem::UnclosedFrontMatter => Words::new(
            "phần thông tin đầu trang không có dòng “---” kết thúc",
            "Thêm một dòng chỉ có “---” sau mục cuối cùng.",
        ),
        Problem::YamlSyntax { fault: YamlFault::SecondDocument, detail } => Words::new(
            format!("phần thông tin viết sai cú pháp YAML: {}", yaml_fault(YamlFault::SecondDocument, detail)),
            "Nếu đây là dòng kết thúc phần thông tin thì chỉ viết “---”, không thêm gì phía sau; nếu không thì xóa dòng này.",
        ),
        Problem::YamlSyntax { fault, detail } => Words::new(
            format!("phần thông tin viết sai cú pháp YAML: {}", yaml_fault(*fault, detail)),
            "Mỗi mục một dòng “mục: nội dung”; nội dung có dấu hai chấm hoặc dấu # thì đặt trong ngoặc kép; thụt dòng bằng dấu cách, không bằng phím Tab.",
        ),
        Problem::YamlLimit { limit } => match limit {
            YamlLimit::Nodes => Words::new(
                "phần thông tin có quá nhiều mục (trên 20.000)",
                "Rút bớt; chuyển danh sách dài vào bài hoặc tệp đính kèm.",
            ),
            YamlLimit::Depth => Words::new(
                "phần thông tin lồng nhau quá sâu (trên 16 cấp)",
                "Viết phẳng hơn: mỗi mục chỉ cần một hoặc hai cấp.",
            ),
            YamlLimit::Anchors => Words::new(
                "phần thông tin dùng ký hiệu & hoặc * của YAML, không được phép",
                "Viết nội dung trực tiếp; nếu chữ bắt đầu bằng & hoặc * thì đặt trong ngoặc kép.",
            ),
            YamlLimit::Size => {
                Words::new("phần thông tin quá dài (trên 256 kB)", "Chuyển nội dung dài xuống dưới dòng “---” thứ hai.")
            }
        },
        Problem::NotAMapping => Words::new(
            "phần thông tin không phải là các dòng “mục: nội dung”",
            "Viết mỗi mục một dòng, ví dụ “tên: Nguyễn Thị A”.",
        ),
        Problem::UnknownKey { key, nearest, known } => Words::new(
            format!("không có mục nào tên “{key}”"),
            match nearest {
                Some(near) => format!("Có phải ý bạn là “{near}”? Dữ liệu riêng cho giao diện thì đặt dưới “thêm:”."),
                None => format!("Các mục dùng được ở đây: {known}. Dữ liệu riêng cho giao diện thì đặt dưới “thêm:”."),
            },
        ),
        Problem::DuplicateKey { key, line } => Words::new(
            format!("mục “{key}” được viết hai lần (lần đầu ở dòng {line})"),
            "Gộp hai chỗ làm một. Chữ hoa, dấu, dấu cách và gạch nối không làm khác tên mục.",
        ),
        Problem::MissingKey { key, example } => {
            Words::new(format!("thiếu mục “{key}”"), format!("Thêm một dòng, ví dụ: {example}"))
        }
        Problem::WrongShape { key, expected, example } => Words::new(
            format!("mục “{key}” cần {}", shape(*expected)),
            if example.is_empty() {
                "Xem cách viết trong docs/front-matter.md.".to_owned()
            } else {
                format!("Ví dụ: {example}")
            },
        ),
        Problem::BadDate { text } => Words::new(
            format!("“{text}” không phải là một ngày có thật"),
            "Viết ngày theo một trong các cách: 19/5/2024, 19-5-2024 hoặc 2024-05-19.",
        ),
        Problem::BadYear { text } => Words::new(
            format!("“{text}” không phải là năm hoặc khoảng năm"),
            "Viết như 2024, [2023, 2024] hoặc 2023-2025, trong khoảng 1930 đến 2100.",
        ),
        Problem::BadChoice { text, allowed } => {
            Words::new(format!("“{text}” không phải là giá trị dùng được"), format!("Chọn một trong: {allowed}."))
        }
        Problem::BadNumber { text, least, most } => Words::new(
            format!("“{text}” không phải là số từ {least} đến {most}"),
            "Viết bằng chữ số, không có dấu chấm phân cách.",
        ),
        Problem::BadPath { text } => Words::new(
            format!("“{text}” không phải là đường dẫn dùng được"),
            "Dùng đường dẫn bên trong trang web, chữ thường không dấu, số, gạch nối, kết thúc bằng .html, ví dụ cu/chuyen-ong-a.html.",
        ),
        Problem::WrongFileForm { form } => match form {
            FileForm::Places => Words::new(
                "tệp này phải là một danh sách: mỗi đơn vị bắt đầu bằng “- mã:”",
                "Viết mỗi đơn vị như sau:\n- mã: xa-lan-gioi\n  loại: xã\n  tên: Lan Giới\n  thuộc: huyện Tân Yên, tỉnh Bắc Giang",
            ),
            FileForm::Place => Words::new(
                "mỗi đơn vị của danh sách phải là các dòng “mục: nội dung”",
                "Viết đủ các mục, ví dụ:\n- mã: xa-lan-gioi\n  loại: xã\n  tên: Lan Giới\n  thuộc: huyện Tân Yên, tỉnh Bắc Giang",
            ),
            FileForm::Sectors => Words::new(
                "tệp này phải bắt đầu bằng dòng “lĩnh vực:”, danh sách thụt vào ở dưới",
                "Viết như sau:\nlĩnh vực:\n  - tên: Giữ gìn sông nước",
            ),
            FileForm::Abbreviations => Words::new(
                "tệp này phải bắt đầu bằng dòng “viết tắt:”, mỗi chữ viết tắt một dòng thụt vào ở dưới",
                "Viết như sau:\nviết tắt:\n  MTTQ: Mặt trận Tổ quốc",
            ),
            FileForm::Abbreviation => Words::new(
                "mỗi dòng phải là một chữ viết tắt và nghĩa của nó",
                "Chữ viết tắt là một từ liền, có ít nhất hai chữ hoa đứng cạnh nhau; nghĩa viết sau dấu hai chấm, ví dụ: MTTQ: Mặt trận Tổ quốc",
            ),
        },
        Problem::KeyNotHere { key, personal: true } => Words::new(
            format!("mục “{key}” là của tập thể, mô hình: ở trang của một người, đây là địa chỉ nhà"),
            "Địa chỉ nhà là dữ liệu cá nhân, không được đưa lên trang. Chuyển xuống mục riêng tư, ví dụ: riêng tư: {địa chỉ nhà: …}",
        ),
        Problem::KeyNotHere { key, personal: false } => Words::new(
            format!("mục “{key}” là của tập thể, không dùng cho một người"),
            "Xóa mục này; nếu bài viết về một tập thể thì chuyển tệp vào content/tap-the.",
        ),
        Problem::PlaceNotFound { text, nearest, entry } => Words::new(
            format!("không tìm thấy địa bàn “{text}”"),
            format!(
                "{}Nếu đây là đơn vị có thật mà bảng chưa có, thêm vào data/dia-ban.yaml:\n{entry}",
                if nearest.is_empty() { String::new() } else { format!("Gần giống: {}.\n", list(nearest)) }
            ),
        ),
        Problem::PlaceAmbiguous { text, candidates } => Words::new(
            format!("địa bàn “{text}” khớp với {} nơi", candidates.len()),
            format!("Viết thêm huyện, tỉnh cho rõ. Các nơi khớp: {}.", list(candidates)),
        ),
        Problem::PlaceOutOfScope { text, found, scope } => Words::new(
            format!("địa bàn “{text}” nằm ngoài phạm vi của trang ({scope})"),
            format!("Tìm thấy {}. Sửa địa bàn, hoặc mở rộng “phạm vi” trong site.yaml.", list(found)),
        ),
        Problem::PlaceIsVillage { text } => Words::new(
            format!("“{text}” là thôn, bản, tổ dân phố, không phải đơn vị hành chính"),
            "Ghi xã, phường vào “địa bàn”, còn tên thôn ghi vào mục “thôn”.",
        ),
        Problem::SectorNotFound { text, nearest, known } => Words::new(
            format!("không có lĩnh vực “{text}”"),
            format!(
                "{}Thêm lĩnh vực mới vào data/linh-vuc.yaml, hoặc chọn trong: {}.",
                perhaps(nearest.as_deref()),
                listing(known, "và", 40)
            ),
        ),
        Problem::PlaceEntry { fault, text, candidates } => place_entry(*fault, text, candidates),
        Problem::SectorEntry { fault, text } => sector_entry(*fault, text),
        Problem::ScopeNotFound { text, nearest } => Words::new(
            format!("không tìm thấy phạm vi “{text}”"),
            format!(
                "Viết như “huyện Tân Yên, tỉnh Bắc Giang”, “xã Tân Yên, tỉnh Bắc Ninh” hoặc “cả nước”.{}",
                if nearest.is_empty() { String::new() } else { format!(" Gần giống: {}.", list(nearest)) }
            ),
        ),
        Problem::ReferenceNotFound { text, nearest, wanted: what } => Words::new(
            format!("không tìm thấy {} “{text}”", wanted(*what)),
            format!(
                "{}Dẫn bằng đường dẫn tệp, bằng mã, hoặc bằng số hiệu hay tên nếu chỉ có một.",
                perhaps(nearest.as_deref())
            ),
        ),
        Problem::ReferenceAmbiguous { text, candidates } => Words::new(
            format!("“{text}” chỉ tới {} tệp khác nhau", candidates.len()),
            format!("Dẫn bằng đường dẫn của một trong các tệp: {}.", list(candidates)),
        ),
        Problem::DuplicateId { id, other } => {
            Words::new(format!("mã “{id}” đã dùng ở {other}"), "Mỗi mã chỉ dùng cho một tệp: đổi một trong hai.")
        }
        Problem::DuplicateDocument { identity, other } => Words::new(
            format!("văn bản {identity} đã có ở {other}"),
            "Hai tệp cùng số, loại, cơ quan và ngày: xóa một tệp, hoặc sửa số, ngày cho đúng.",
        ),
        Problem::PathCollision { path, other, proposal } => Words::new(
            format!("trang này và {other} cùng muốn có địa chỉ {path}"),
            match proposal {
                Some(slug) => format!("Thêm vào tệp này một dòng, ví dụ: slug: {slug}"),
                None => "Đổi một trong hai đường dẫn.".to_owned(),
            },
        ),
        Problem::BadSlug { text, proposal } => Words::new(
            format!("“{text}” không dùng làm tên trang được"),
            format!(
                "Dùng chữ thường không dấu, số và gạch nối, tối đa 80 ký tự, không trùng tên riêng của Windows. Ví dụ: slug: {proposal}"
            ),
        ),
        Problem::BadId { text } => Words::new(
            format!("mã “{text}” không dùng được"),
            "Mã gồm 2 đến 32 chữ thường không dấu, số, gạch nối, bắt đầu bằng chữ hoặc số.",
        ),
        Problem::ReferenceUnpublished { text } => Words::new(
            format!("“{text}” chưa được công bố nên không hiện ở trang này"),
            "Không cần làm gì nếu đúng ý; khi tệp kia được công bố, liên kết tự hiện.",
        ),
        Problem::BadDocumentNumber { text } => Words::new(
            format!("“{text}” không giống số hiệu văn bản"),
            "Số hiệu thường viết như 185-KH/HU, 27/CT-TTg hoặc 30/2020/NĐ-CP. Nếu văn bản đúng là ghi như vậy thì để nguyên.",
        ),
        Problem::BrokenLink { dest, nearest } => Words::new(
            format!("liên kết tới “{dest}” không dẫn tới tệp nào"),
            format!("{}Đường dẫn tính từ thư mục của tệp này.", perhaps(nearest.as_deref())),
        ),
        Problem::BrokenAnchor { anchor, file, nearest } => Words::new(
            format!("trong {file} không có chỗ nào tên “#{anchor}”"),
            format!("{}Tên chỗ là tiêu đề viết không dấu, nối bằng gạch.", perhaps(nearest.as_deref())),
        ),
        Problem::MissingFile { dest, nearest } => Words::new(
            format!("không có tệp “{dest}”"),
            format!(
                "{}Để ảnh và tài liệu trong cùng thư mục với bài (tên thư mục/index.md), hoặc trong static/.",
                perhaps(nearest.as_deref())
            ),
        ),
        Problem::OutsideSite { dest } => Words::new(
            format!("“{dest}” dẫn ra ngoài thư mục của trang"),
            "Chỉ dùng được tệp nằm trong thư mục của trang: chép tệp vào cạnh bài.",
        ),
        Problem::UnsafeAddress { dest } => Words::new(
            format!("địa chỉ “{dest}” không an toàn"),
            "Chỉ dùng http://, https://, mailto:, tel: hoặc đường dẫn tới tệp của trang.",
        ),
        Problem::RemotePicture { dest } => Words::new(
            format!("ảnh “{dest}” nằm ở trang khác"),
            "Tải ảnh về, để cạnh bài và dẫn bằng tên tệp: trang mở được cả khi không có mạng, không phụ thuộc trang khác.",
        ),
        Problem::UndefinedFootnote { label } => Words::new(
            format!("chú thích [^{label}] không có nội dung"),
            format!("Thêm ở cuối bài một dòng: [^{label}]: nội dung chú thích"),
        ),
        Problem::UndefinedReference { label } => Words::new(
            format!("liên kết kiểu [chữ][{label}] không có địa chỉ"),
            format!("Thêm ở cuối bài một dòng: [{label}]: địa chỉ"),
        ),
        Problem::NestedTooDeep => {
            Words::new("đoạn này lồng nhau quá 32 cấp", "Viết phẳng hơn: bớt dấu > hoặc dấu gạch đầu dòng lồng nhau.")
        }
        Problem::BadPicture { dest } => Words::new(
            format!("không nhận ra ảnh “{dest}”"),
            "Dùng ảnh JPEG, PNG, GIF, WebP hoặc SVG còn nguyên vẹn; mở ảnh và lưu lại nếu cần.",
        ),
        Problem::UnsafeSvg { what } => Words::new(
            format!("hình SVG có {what}, không an toàn"),
            "Xuất lại hình ở dạng SVG thường (không có mã lệnh, không dẫn tới tệp ngoài), hoặc dùng PNG.",
        ),
        Problem::UnsafeAttachment { dest, allowed } => Words::new(
            format!("tệp “{dest}” thuộc loại không được đính kèm"),
            format!(
                "Chuyển sang PDF hoặc một trong các loại: {}. Tệp do đơn vị tự quản lý thì đặt trong static/.",
                allowed.join(", ")
            ),
        ),
        Problem::MissingAlt { dest } => Words::new(
            format!("ảnh “{dest}” chưa có lời mô tả"),
            "Viết lời mô tả giữa hai ngoặc vuông: ![Bà A bên luống rau](anh.jpg). Người khiếm thị nghe lời này.",
        ),
        Problem::LinkUnpublished { dest } => Words::new(
            format!("“{dest}” chưa được công bố: chỉ hiện chữ, không có liên kết"),
            "Không cần làm gì nếu đúng ý; khi tệp kia được công bố, liên kết tự hiện.",
        ),
        Problem::DuplicateFootnote { label } => Words::new(
            format!("chú thích [^{label}] được viết hai lần: chỉ lần đầu được dùng"),
            "Đổi tên hoặc xóa chú thích thứ hai.",
        ),
        Problem::StageDisagrees { written, latest, used } => Words::new(
            format!("“giai đoạn” ghi “{written}” nhưng mốc mới nhất là “{latest}”: dùng “{used}”"),
            "Bỏ mục “giai đoạn” để lấy theo mốc mới nhất, hoặc sửa cho khớp.",
        ),
        Problem::NoDocumentNumber => {
            Words::new("văn bản chưa có số hiệu", "Thêm mục “số hiệu”, ví dụ: số hiệu: 185-KH/HU")
        }
        Problem::NoDocumentDate => {
            Words::new("văn bản chưa có ngày ban hành", "Thêm mục “ngày”, ví dụ: ngày: 14/2/2025")
        }
        Problem::ExpiresFirst { expires, date } => Words::new(
            format!("hết hạn ngày {} trước khi đăng ngày {}: bài không bao giờ hiện", day(*expires), day(*date)),
            "Sửa một trong hai ngày.",
        ),
        Problem::UnknownIgnoredCode { text } => Words::new(
            format!("“{text}” không phải là mã của một nhận xét nào"),
            "Chép mã đúng như lệnh check in ra, ví dụ GS0512.",
        ),
        Problem::FarYear { year, next } => Words::new(
            format!("năm {year} còn xa (sau năm {next}): có thể gõ nhầm"),
            "Kiểm tra lại năm. Nếu đúng thì ghi bỏ qua: [{mã: GS0606, lý do: …}]",
        ),
        Problem::NoSiteFile => Words::new(
            "thư mục này không có tệp site.yaml",
            "Chạy lệnh trong thư mục của trang, chỉ thư mục bằng --root, hoặc tạo trang mới bằng “guongsang init”.",
        ),
        Problem::NoContent => Words::new(
            "không có thư mục content, thư mục này trống, hoặc chỉ là một liên kết",
            "Kiểm tra ổ đĩa hoặc thư mục đồng bộ, chép content thật vào thư mục của trang, hoặc thêm bài đầu tiên bằng “guongsang new”.",
        ),
        Problem::LanguageNotListed { code, name, listed } => Words::new(
            format!("tên tệp ghi ngôn ngữ “{code}” ({name}), nhưng trang không có ngôn ngữ này"),
            format!(
                "Thêm vào site.yaml: ngôn ngữ: [{listed}, {code}]. Nếu “.{code}” chỉ là một phần của tên, đổi tên tệp."
            ),
        ),
        Problem::TranslatedFacts { keys, original } => Words::new(
            format!("bản dịch không cần các mục: {keys}"),
            format!("Xóa các mục này: chúng lấy từ bản gốc {original}, ghi ở đây không có tác dụng."),
        ),
        Problem::TranslatedTwice { other, language } => Words::new(
            format!("{other} cũng là bản {language} của bài này"),
            "Mỗi bài chỉ có một bản cho mỗi ngôn ngữ: giữ một tệp, xóa hoặc đổi tên tệp kia.",
        ),
        Problem::NoOriginal { original, nearest } => Words::new(
            format!("bản dịch không có bản gốc {original}"),
            match nearest {
                Some(nearest) => format!("Có phải là bản dịch của {nearest}? Đổi tên tệp cho khớp, hoặc thêm bản gốc."),
                None => format!("Viết bản gốc {original} trước, hoặc đổi tên tệp cho khớp với bản gốc."),
            },
        ),
        Problem::ThemeNotFound { name, known } => Words::new(
            format!("không có giao diện “{name}”"),
            format!("Tạo thư mục themes/{name}/, hoặc chọn: {}.", list(known)),
        ),
        Problem::NoBaseAddress => Words::new(
            "site.yaml chưa có “địa chỉ”: không có sơ đồ cho máy tìm kiếm (sitemap.xml) và địa chỉ đầy đủ trong nguồn tin",
            "Khi biết địa chỉ của trang, thêm một dòng, ví dụ: địa chỉ: https://xa.example.vn/guong-sang/",
        ),
        Problem::BadBaseAddress { text } => Words::new(
            format!("“{text}” không phải là địa chỉ web đầy đủ"),
            "Viết cả https:// và tên miền, ví dụ: địa chỉ: https://xa.example.vn/guong-sang/",
        ),
        Problem::NothingPublished { held } => Words::new(
            format!("chưa có gương nào được công bố ({held} bài đang chờ)"),
            "Xem lý do của từng bài bằng “guongsang check -v”; thường là còn “nháp: có” hoặc thiếu “phê duyệt”.",
        ),
        Problem::BadWord { key } => Words::new(
            format!("mục “{key}” không phải là một dòng chữ, nên không có tác dụng"),
            format!("Viết chữ ngay sau dấu hai chấm, ví dụ: {key}: \"…\", hoặc xóa mục này để dùng chữ có sẵn."),
        ),
        Problem::LostBlank { key, blank } => Words::new(
            format!("chữ của “{key}” thiếu {blank}"),
            format!("Đặt {blank} vào chỗ cần điền, nếu không trang sẽ thiếu phần đó."),
        ),
        Problem::Template { template, entry, detail } => Words::new(
            match entry {
                Some(entry) => format!("khuôn mẫu {template} lỗi khi dựng {entry}"),
                None => format!("khuôn mẫu {template} có lỗi"),
            },
            detail.clone(),
        ),
        Problem::Import(problem) => import_vi::words(problem),
    }
}

fn yaml_fault(fault: YamlFault, detail: &str) -> String {
    match fault {
        YamlFault::Tab => "thụt dòng bằng phím Tab".to_owned(),
        YamlFault::UnclosedQuote => "ngoặc kép hoặc ngoặc đơn mở mà không đóng".to_owned(),
        YamlFault::UnclosedBracket => "ngoặc [ hoặc { mở mà không đóng".to_owned(),
        YamlFault::StrayBracket => "ngoặc đóng ] hoặc } không khớp ngoặc mở".to_owned(),
        YamlFault::ColonInValue => "nội dung có dấu hai chấm mà không đặt trong ngoặc kép".to_owned(),
        YamlFault::MissingColon => "thiếu dấu hai chấm và dấu cách sau tên mục".to_owned(),
        YamlFault::Indentation => "thụt dòng không thẳng với các dòng cùng cấp".to_owned(),
        YamlFault::Escape => "dấu \\ trong ngoặc kép không đúng cách; viết \\\\ hoặc dùng ngoặc đơn".to_owned(),
        YamlFault::TextBehindQuote => "còn chữ sau dấu đóng ngoặc".to_owned(),
        YamlFault::SecondDocument => {
            "có dòng bắt đầu bằng “---” hoặc “...” ở giữa: mọi thứ sau dòng này sẽ bị mất".to_owned()
        }
        YamlFault::Symbol => {
            "nội dung bắt đầu bằng ký hiệu riêng của YAML (@ ` % & * ! | > #): đặt nội dung trong ngoặc kép".to_owned()
        }
        YamlFault::Other => detail.to_owned(),
    }
}

fn place_entry(fault: PlaceEntryFault, text: &str, candidates: &[String]) -> Words {
    let (message, hint) = match fault {
        PlaceEntryFault::UnknownType => (
            format!("không có loại đơn vị “{text}”"),
            "Chọn một trong: tỉnh, thành phố, huyện, quận, thị xã, xã, phường, thị trấn, đặc khu.".to_owned(),
        ),
        PlaceEntryFault::UnknownParent if text.is_empty() => (
            "đơn vị này cần mục “thuộc”".to_owned(),
            "Chỉ tỉnh và thành phố trực thuộc trung ương không có cấp trên. Thêm một dòng, ví dụ: thuộc: huyện Tân Yên, tỉnh Bắc Giang".to_owned(),
        ),
        PlaceEntryFault::BuiltIn => (
            format!("đơn vị này đã có sẵn trong bảng, mã {text}"),
            format!("Xóa đơn vị này khỏi tệp; nếu cần thêm ngày hay “kế thừa” cho đơn vị có sẵn thì ghi mã: \"{text}\""),
        ),
        PlaceEntryFault::UnknownParent => (
            format!("không tìm thấy đơn vị cấp trên “{text}”"),
            "Mục “thuộc” nhận mã trong tệp này, mã số hành chính, hoặc tên đầy đủ.".to_owned(),
        ),
        PlaceEntryFault::AmbiguousParent => (
            format!("đơn vị cấp trên “{text}” khớp nhiều nơi"),
            format!("Viết rõ hơn; các nơi khớp: {}.", list(candidates)),
        ),
        PlaceEntryFault::UnknownSuccessor => (
            format!("không tìm thấy đơn vị “{text}”"),
            "Mục “kế thừa” và “trước đây” nhận mã trong tệp này, mã số hành chính, hoặc tên đầy đủ.".to_owned(),
        ),
        PlaceEntryFault::AmbiguousSuccessor => {
            (format!("đơn vị “{text}” khớp nhiều nơi"), format!("Viết rõ hơn; các nơi khớp: {}.", list(candidates)))
        }
        PlaceEntryFault::DuplicateId => {
            (format!("mã đơn vị “{text}” được dùng hai lần"), "Mỗi đơn vị một mã: đổi một trong hai.".to_owned())
        }
        PlaceEntryFault::Cycle => {
            (format!("đơn vị “{text}” thuộc về chính nó"), "Sửa mục “thuộc” để các cấp đi từ dưới lên trên.".to_owned())
        }
        PlaceEntryFault::EndsBeforeStart => {
            (format!("đơn vị “{text}” kết thúc trước khi bắt đầu"), "Sửa mục “từ” hoặc “đến”.".to_owned())
        }
    };
    Words::new(message, hint)
}

fn sector_entry(fault: SectorEntryFault, text: &str) -> Words {
    let (message, hint) = match fault {
        SectorEntryFault::DuplicateId => {
            (format!("mã lĩnh vực “{text}” được dùng hai lần"), "Mỗi lĩnh vực một mã: đổi một trong hai.")
        }
        SectorEntryFault::DuplicateName => (
            format!("tên hoặc từ đồng nghĩa “{text}” đã thuộc lĩnh vực khác"),
            "Mỗi tên chỉ chỉ một lĩnh vực: bỏ ở một trong hai chỗ.",
        ),
        SectorEntryFault::BadId => (
            format!("mã lĩnh vực “{text}” không dùng được"),
            "Mã gồm chữ thường không dấu, số và gạch nối; bỏ trống thì lấy theo tên.",
        ),
        SectorEntryFault::ReservedId => (
            format!("mã lĩnh vực “{text}” dành cho trang khác của phần mềm"),
            "Không dùng index và mã kết thúc bằng -trang-số (như y-te-trang-2): chọn mã khác.",
        ),
        SectorEntryFault::AlreadyThere => (
            format!("đã có lĩnh vực “{text}”"),
            "Xóa lĩnh vực này khỏi tệp. Muốn dùng một danh sách riêng từ đầu thì đặt “thay thế: có” ở tệp này.",
        ),
        SectorEntryFault::BadColour => {
            (format!("“{text}” không phải là màu"), "Viết màu như \"#47602a\", trong ngoặc kép.")
        }
    };
    Words::new(message, hint)
}

pub(super) fn explanation(code: Code) -> &'static str {
    match code {
        Code::Unreadable => {
            "Hệ điều hành không cho đọc tệp hoặc thư mục. Thường vì Word đang mở, phần mềm đồng bộ đang giữ, hoặc tài khoản không có quyền."
        }
        Code::NotUtf8 => {
            "Mọi tệp chữ phải ở dạng UTF-8. Tệp lưu từ Notepad cũ có thể ở dạng ANSI hoặc UTF-16: mở lại và lưu với mã hóa UTF-8. Dấu BOM ở đầu tệp thì được."
        }
        Code::TooLarge => {
            "Một bài viết dài nhất 8 MB chữ, đủ cho nhiều cuốn sách. Tệp lớn hơn thường là ảnh dán thẳng vào bài."
        }
        Code::SymbolicLink => {
            "Liên kết tượng trưng có thể dẫn ra ngoài thư mục của trang nên không bao giờ được theo. Tệp được bỏ qua, phần còn lại vẫn dựng."
        }
        Code::NotNfc => {
            "Cùng một chữ “ế” có thể lưu thành một ký tự (dựng sẵn, NFC) hoặc ba ký tự rời (tổ hợp, NFD). Phần mềm coi hai cách là một và xuất ra dạng dựng sẵn; nhận xét này để biết bộ gõ hoặc máy nào còn tạo dạng tổ hợp."
        }
        Code::LegacyEncoding => {
            "Chữ gõ bằng phông .VnTime (TCVN3) hoặc VNI-Times khi dán sang nơi khác thành ký tự lạ như “§¶ng bé”. Người đọc không đọc được, máy không tìm được. Thay bằng đoạn đã chuyển trong gợi ý."
        }
        Code::StrayFile => {
            "Mỗi loại nội dung ở một thư mục: content/ca-nhan, content/tap-the, content/mo-hinh, content/van-ban, content/chuyen-de, content/trang. Tệp ở chỗ khác không thành trang nào."
        }
        Code::ControlCharacter => {
            "Ký tự điều khiển không nhìn thấy được, làm hỏng trang và nguồn tin. Thường đến từ dán văn bản từ PDF hoặc máy quét."
        }
        Code::UnsafeName => {
            "Tệp trong static/ và themes/ giữ nguyên tên khi dựng trang. Máy chủ Windows (IIS) không nhận một số ký tự và tên, nên tệp sẽ không chép lên được."
        }
        Code::NoFrontMatter => {
            "Mỗi tệp nội dung bắt đầu bằng phần thông tin giữa hai dòng “---”, gồm tên, địa bàn, lĩnh vực, năm…; bài viết ở sau đó."
        }
        Code::UnclosedFrontMatter => {
            "Phần thông tin mở bằng dòng “---” nhưng không có dòng “---” thứ hai, nên không biết bài viết bắt đầu từ đâu."
        }
        Code::YamlSyntax => {
            "Phần thông tin viết bằng YAML. Lỗi hay gặp: thiếu dấu cách sau dấu hai chấm; nội dung có dấu hai chấm mà không đặt trong ngoặc kép; thụt dòng bằng Tab; ngoặc mở không đóng."
        }
        Code::YamlLimit => {
            "Giới hạn để một tệp hỏng hoặc cố ý không làm cạn bộ nhớ: 20.000 mục, 16 cấp, 256 kB, không dùng neo (&) và tham chiếu (*)."
        }
        Code::NotAMapping => {
            "Phần thông tin phải gồm các dòng “mục: nội dung”, không phải một đoạn văn hoặc một danh sách."
        }
        Code::UnknownKey => {
            "Tên mục không có trong bảng (docs/front-matter.md). Chữ hoa, dấu, dấu cách, gạch nối không quan trọng: “lĩnh vực”, “linh_vuc”, “Linh-vuc” là một. Mục lạ là lỗi để một chữ gõ sai không âm thầm mất tác dụng."
        }
        Code::DuplicateKey => {
            "Một mục chỉ viết một lần. Hai cách viết chỉ khác chữ hoa, dấu, gạch nối, hoặc tên tiếng Việt và tiếng Anh, là cùng một mục."
        }
        Code::MissingKey => {
            "Một số mục bắt buộc: gương cần tên, địa bàn, lĩnh vực, năm; trang cần tiêu đề; chuyên đề cần tên và năm; văn bản cần loại và trích yếu."
        }
        Code::WrongShape => {
            "Mục nhận một dạng nội dung (chữ, ngày, danh sách, các mục con…) nhưng tệp viết dạng khác. Mục nhận danh sách thì viết một giá trị đơn cũng được."
        }
        Code::BadDate => {
            "Ngày viết theo ngày/tháng/năm (19/5/2024, 19-5-2024) hoặc năm-tháng-ngày (2024-05-19) và phải có thật: không có 30/2 hay 31/4."
        }
        Code::BadYear => {
            "Năm là số từ 1930 đến 2100; khoảng năm viết bằng gạch nối (2023-2025), năm đầu không lớn hơn năm cuối."
        }
        Code::BadChoice => "Mục này chỉ nhận các giá trị cho sẵn, viết có dấu hay không dấu đều được.",
        Code::BadNumber => "Mục này nhận một số nguyên trong khoảng cho phép, viết bằng chữ số.",
        Code::BadPath => {
            "Đường dẫn cũ là địa chỉ mà trang từng có; tệp chuyển tiếp được đặt ở đó. Nó phải nằm trong trang, an toàn trên mọi máy chủ, và kết thúc bằng .html."
        }
        Code::WrongFileForm => {
            "data/dia-ban.yaml là một danh sách các đơn vị, mỗi đơn vị bắt đầu bằng gạch đầu dòng; data/linh-vuc.yaml bắt đầu bằng “lĩnh vực:”; data/viet-tat.yaml bắt đầu bằng “viết tắt:”, mỗi dòng ở dưới là một chữ viết tắt và nghĩa của nó."
        }
        Code::KeyNotHere => {
            "“địa chỉ” và “người đứng đầu” là của tập thể, mô hình. Địa chỉ nhà của một người là dữ liệu cá nhân: chỉ ghi ở “riêng tư”, không bao giờ ra trang."
        }
        Code::PlaceNotFound => {
            "Địa bàn được tra trong bảng đơn vị hành chính cả nước, trước và sau 1/7/2025, theo ngày của bài. Đơn vị đã hết trước 30/6/2025 (sáp nhập các năm 2020, 2024…) chưa có trong bảng: thêm vào data/dia-ban.yaml."
        }
        Code::PlaceAmbiguous => {
            "Nhiều nơi trùng tên (mười huyện tên Châu Thành), hoặc chỉ khác dấu. Phần mềm không đoán: viết thêm cấp trên, hoặc dùng mã đơn vị."
        }
        Code::PlaceOutOfScope => {
            "site.yaml nói trang thuộc địa bàn nào (“phạm vi”). Bài của nơi khác bị từ chối để không lẫn xã trùng tên."
        }
        Code::PlaceIsVillage => {
            "Thôn, bản, ấp, khu phố, tổ dân phố không phải đơn vị hành chính và không có mã. Ghi tên vào mục “thôn”."
        }
        Code::SectorNotFound => {
            "Lĩnh vực lấy từ danh mục 20 lĩnh vực có sẵn cùng từ đồng nghĩa, và data/linh-vuc.yaml của trang. Danh mục thống nhất thì bảng thống kê mới đúng."
        }
        Code::PlaceEntry => {
            "Một mục của data/dia-ban.yaml không dùng được. Mỗi đơn vị gồm: mã, loại, tên, thuộc, từ, đến, kế thừa, trước đây."
        }
        Code::SectorEntry => {
            "Một mục của data/linh-vuc.yaml không dùng được. Mỗi lĩnh vực gồm: mã, tên, đồng nghĩa, màu."
        }
        Code::ScopeNotFound => {
            "“phạm vi” trong site.yaml là một đơn vị hành chính hoặc “cả nước”. Nếu là địa bàn chưa có trong bảng, khai báo trong data/dia-ban.yaml."
        }
        Code::ReferenceNotFound => {
            "Các mục “kế hoạch”, “chuyên đề”, “nhân rộng từ”… dẫn tới tệp khác bằng đường dẫn, mã, hoặc số hiệu hay tên nếu chỉ có một tệp mang số hiệu hay tên đó."
        }
        Code::ReferenceAmbiguous => {
            "Số hiệu hay tên này có ở nhiều tệp (số của Đảng bắt đầu lại mỗi nhiệm kỳ, số của Nhà nước mỗi năm). Dẫn bằng đường dẫn tệp, hoặc {số hiệu, cơ quan, ngày}."
        }
        Code::DuplicateId => "“mã” tạo địa chỉ ngắn g/<mã>.html in trên giấy, trong mã QR: phải là duy nhất.",
        Code::DuplicateDocument => {
            "Một văn bản được nhận ra bởi số, loại, cơ quan và ngày. Hai tệp trùng cả bốn là một văn bản được nhập hai lần."
        }
        Code::PathCollision => {
            "Hai tệp sẽ ghi đè lên nhau khi xuất ra. Phần mềm không tự đổi tên, để thêm một bài không bao giờ đổi địa chỉ của bài khác."
        }
        Code::BadSlug => {
            "slug là tên tệp của trang: chữ thường không dấu, số, gạch nối, tối đa 80 ký tự. Tên như con, nul, index không dùng được trên Windows hoặc đã có việc khác."
        }
        Code::BadId => "Mã ngắn để in và đọc qua điện thoại: 2 đến 32 chữ thường không dấu, số, gạch nối.",
        Code::ReferenceUnpublished => {
            "Tệp được dẫn tới có thật nhưng chưa công bố (nháp, chưa tới ngày, chưa phê duyệt), nên trang không nói tới nó."
        }
        Code::BadDocumentNumber => {
            "Số hiệu đọc được giúp tìm dẫn chiếu giữa các văn bản. Văn bản Đảng: số-loại/cơ quan (185-KH/HU). Văn bản nhà nước: số/loại-cơ quan (27/CT-TTg), số/năm/loại-cơ quan (30/2020/NĐ-CP)."
        }
        Code::BrokenLink => {
            "Liên kết giữa các bài viết bằng đường dẫn của tệp nguồn, ví dụ ../tap-the/hop-tac-xa.md, tính từ thư mục của bài. Khi xuất, nó thành địa chỉ trang."
        }
        Code::BrokenAnchor => {
            "Phần sau dấu # phải là một tiêu đề của trang kia, viết không dấu và nối bằng gạch: “Kết quả sau bốn vụ” thành #ket-qua-sau-bon-vu."
        }
        Code::MissingFile => {
            "Bài nhắc tới một tệp ảnh hoặc tài liệu không có ở đó. Kiểm tra tên (chữ hoa, đuôi .jpg hay .jpeg) và thư mục."
        }
        Code::OutsideSite => {
            "Đường dẫn đi ra khỏi thư mục của trang (../../..) hoặc bắt đầu bằng ổ đĩa. Trang chỉ đọc tệp của chính nó."
        }
        Code::UnsafeAddress => {
            "Địa chỉ như javascript: hoặc data: có thể chạy mã trên máy người đọc. Chỉ nhận http, https, mailto, tel và đường dẫn của trang."
        }
        Code::RemotePicture => {
            "Trang không tải gì từ nơi khác: ảnh ở trang khác có thể mất, đổi, hoặc theo dõi người đọc, và không hiện khi mở từ USB."
        }
        Code::UndefinedFootnote => "Trong bài có dấu [^1] nhưng không có dòng [^1]: … ở dưới.",
        Code::UndefinedReference => {
            "Markdown cho viết [chữ][tên] rồi đặt địa chỉ ở cuối bài bằng [tên]: địa chỉ. Ở đây thiếu dòng địa chỉ."
        }
        Code::NestedTooDeep => {
            "Giới hạn để một tệp hỏng hoặc cố ý không làm tràn bộ nhớ. Không văn bản thật nào cần tới 32 cấp."
        }
        Code::BadPicture => {
            "Tệp có đuôi ảnh nhưng nội dung không phải ảnh, bị hỏng, hoặc là dạng mà trình duyệt không xem được (HEIC, TIFF, PSD…)."
        }
        Code::UnsafeSvg => {
            "SVG là văn bản có thể chứa mã lệnh. Hình do người khác gửi không được có script, sự kiện on…, foreignObject, hay dẫn ra ngoài."
        }
        Code::UnsafeAttachment => {
            "Tệp do người gửi bài đính kèm chỉ được là văn bản, bảng tính, trình chiếu, tệp nén, âm thanh hoặc phim. Trang HTML, mã lệnh và chương trình có thể chạy dưới địa chỉ của cổng thông tin."
        }
        Code::MissingAlt => {
            "Người khiếm thị và người đọc mạng chậm nhận lời mô tả thay cho ảnh. Ảnh chỉ để trang trí thì ghi bỏ qua với mã này và lý do."
        }
        Code::LinkUnpublished => {
            "Bài có liên kết tới một tệp chưa công bố. Trang hiện chữ của liên kết, không để lộ địa chỉ."
        }
        Code::DuplicateFootnote => "Hai chú thích cùng tên: trình dựng chỉ dùng chú thích đầu, chú thích sau mất.",
        Code::StageDisagrees => {
            "Giai đoạn thường được lấy từ mốc mới nhất (đăng ký, công nhận, khen thưởng…). Nếu ghi tay thì lời ghi tay thắng (trừ khi có mục “thôi”), và nhận xét này nhắc rằng hai bên khác nhau."
        }
        Code::NoDocumentNumber => "Văn bản không có số thì không ai dẫn tới được bằng số. Dự thảo thì để nháp.",
        Code::NoDocumentDate => {
            "Không có ngày thì văn bản xếp theo ngày 1/1 của năm, và không phân biệt được với văn bản cùng số của nhiệm kỳ khác."
        }
        Code::ExpiresFirst => {
            "Bài hiện từ “ngày” đến hết “hết hạn”. Nếu hết hạn trước ngày đăng thì không bao giờ hiện."
        }
        Code::UnknownIgnoredCode => "“bỏ qua” nhận danh sách {mã, lý do}; mã là GS và bốn chữ số.",
        Code::FarYear => {
            "Năm của gương hoặc ngày của văn bản sau năm tới thường là gõ nhầm (2204 thay vì 2024). Nếu đúng thì ghi bỏ qua với mã này và lý do."
        }
        Code::NoSiteFile => {
            "site.yaml ở thư mục gốc của trang nói tên, phạm vi và đơn vị xuất bản. Không có nó thì không biết đây là trang nào."
        }
        Code::NoContent => {
            "Không có bài nào thì trang dựng ra sẽ trống và thay mất trang đang tốt, nên lệnh dừng lại. Thường do ổ đĩa chưa gắn, thư mục đồng bộ chưa tải về, hay content bị đổi tên."
        }
        Code::LanguageNotListed => {
            "Tệp “ten.en.md” là bản tiếng Anh của “ten.md”. Ngôn ngữ nào có trên trang thì ghi ở “ngôn ngữ” trong site.yaml, ngôn ngữ chính đứng đầu: ngôn ngữ: [vi, en]."
        }
        Code::TranslatedFacts => {
            "Địa bàn, lĩnh vực, năm, ngày, phê duyệt… của một bài chỉ ghi một lần, ở bản gốc, để hai bản không nói khác nhau. Bản dịch chỉ ghi phần chữ: tên, tiêu đề, chức danh, đơn vị, tóm tắt…"
        }
        Code::TranslatedTwice => {
            "Hai tệp cùng là một bài bằng một ngôn ngữ, như “ten.md” và “ten.vi.md”, hay “ten.en.md” và “ten.EN.md”: không biết bản nào đúng."
        }
        Code::NoOriginal => {
            "Bản dịch “ten.en.md” đi với bản gốc “ten.md” trong cùng thư mục: sự việc lấy từ bản gốc. Thường do đổi tên bản gốc mà quên bản dịch."
        }
        Code::ThemeNotFound => {
            "“giao diện” trong site.yaml là tên một thư mục trong themes/ hoặc một giao diện có sẵn."
        }
        Code::NoBaseAddress => {
            "Trang dùng đường dẫn tương đối nên chạy ở bất kỳ đâu. Chỉ vài thứ cần địa chỉ đầy đủ: sitemap.xml, địa chỉ chuẩn, nguồn tin."
        }
        Code::BadBaseAddress => "Địa chỉ phải đầy đủ: https:// (hoặc http://), tên miền, và thư mục nếu có.",
        Code::NothingPublished => {
            "Có bài nhưng không bài nào đủ điều kiện công bố. Điều kiện đặt ở “công bố” trong site.yaml: phê duyệt, đồng ý, giai đoạn thấp nhất."
        }
        Code::BadWord => {
            "Tệp i18n/ (của trang hoặc của giao diện) mỗi mục là một dòng chữ. Danh sách, mục con hay chỗ trống không thay được chữ có sẵn."
        }
        Code::LostBlank => {
            "Chỗ trong ngoặc nhọn như {n}, {place}, {date} được điền khi dựng trang. Chữ mới không có chỗ ấy thì con số hay tên địa bàn không hiện ra."
        }
        Code::Template => {
            "Lỗi trong khuôn mẫu của giao diện (templates/ hoặc themes/). Thông báo nói tên tệp, dòng, cột và trang đang dựng."
        }
        Code::ImportRefused => {
            "Lệnh import đọc tệp .docx, .txt và .md. Tệp .doc đời cũ, tệp có mật khẩu, tệp hỏng, bản chụp PDF thì không đọc được; thông báo nói cách chuyển sang .docx. Các tệp khác trong cùng lệnh vẫn được nhập."
        }
        Code::WordsLost => {
            "Lần nhập nào chương trình cũng so từng chữ của bản gốc với bài vừa ghi, theo đúng thứ tự. Chữ nào thiếu thì kể ra, không ghi bài. Dùng --force để vẫn ghi rồi tự bổ sung."
        }
        Code::FieldMissing => {
            "Văn bản không nói thì bài không ghi, chương trình không đoán. Mỗi mục thiếu được nhắc một lần khi nhập. Bản giấy có thì người biên tập ghi thêm vào đầu bài."
        }
        Code::NothingRecognised => {
            "Văn bản có một dòng chỉ gồm tên loại (KẾ HOẠCH, QUYẾT ĐỊNH, BÁO CÁO…), hoặc “V/v …” nếu là công văn. Không thấy dòng ấy thì toàn bộ chữ được đưa vào thân bài."
        }
        Code::PerhapsPageNumber => {
            "Khi nhận dạng chữ từ bản chụp, số trang hay rơi vào giữa câu. Số đứng riêng một dòng giữa hai nửa câu thì được bỏ; số nằm trong câu thì chỉ nhắc, vì có thể là số liệu."
        }
        Code::PerhapsBroken => {
            "Đoạn văn hết trang giấy bị ngắt làm đôi được nối lại khi nửa sau bắt đầu bằng chữ thường. Nửa sau bắt đầu bằng chữ hoa thì chỉ nhắc, vì có thể là hai đoạn thật."
        }
        Code::NoteUnmatched => {
            "Mỗi chú thích có một dấu trong văn bản (¹, [^1]) và một lời chú bắt đầu bằng dấu ấy. Thiếu một nửa thì phần còn lại được giữ nguyên chữ."
        }
        Code::OpenEmphasis => {
            "Trong tệp chữ, **đậm** và *nghiêng* đi thành cặp. Phần mềm nhận dạng chữ hay để lẻ hoặc lặp dấu; dấu thừa được bỏ, không mất chữ nào."
        }
        Code::TrackedChanges => {
            "Văn bản lưu khi Word đang theo dõi sửa đổi. Bài được nhập như khi đã nhận hết: chỗ thêm thì có, chỗ xóa thì không."
        }
        Code::CommentsDropped => {
            "Nhận xét (comment) trong Word không thuộc văn bản và có thể có điều không nên công bố nên không bao giờ được nhập."
        }
        Code::ObjectLost => {
            "Có thứ Word vẽ được mà trang web không hiện được: ảnh EMF, WMF, biểu đồ, công thức, tệp nhúng. Chữ quanh đó vẫn được nhập."
        }
        Code::MarginDropped => {
            "Đầu trang, chân trang của Word lặp ở mỗi tờ giấy, thường là số trang, nên không thuộc thân văn bản. Chữ trong đó được kể ra để kiểm tra."
        }
        Code::Reencoded => {
            "Văn bản soạn bằng phông .VnTime (TCVN3) hoặc VNI-Times được đổi sang Unicode: trong Word theo phông của từng chữ, trong tệp chữ theo cách viết."
        }
        Code::TopicUnknown => {
            "Văn bản nói chuyên đề, chủ đề của năm; trang phải có bài của chuyên đề ấy trong content/chuyen-de thì văn bản mới dẫn tới được."
        }
    }
}
