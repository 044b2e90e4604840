//! The commands and their options, declared once: parser, help in both languages, messages and shell completions follow
//! from this table.

/// A text in Vietnamese and in English.
pub type Both = (&'static str, &'static str);

/// An option or an argument without a name.
#[derive(Debug)]
pub struct Flag {
    /// Its long name, without the hyphens; of an argument its id.
    pub name: &'static str,
    /// Its short name.
    pub short: Option<char>,
    /// What stands behind it.
    pub takes: Takes,
    /// What it does.
    pub help: Both,
}

/// What stands behind an option.
#[derive(Debug, Clone, Copy)]
pub enum Takes {
    /// Nothing: it is there or not.
    Nothing,
    /// A text, with the name that help gives it.
    Text(Both),
    /// A file or a folder.
    Path(Both),
    /// One of these.
    OneOf(Both, &'static [&'static str]),
    /// Several words up to the next option, which need no quotes.
    Words(Both),
    /// One or more files and folders.
    Paths(Both),
}

/// A command.
#[derive(Debug)]
pub struct Row {
    /// Which one it is.
    pub id: Id,
    /// What is typed.
    pub name: &'static str,
    /// What it does, in a line.
    pub about: Both,
    /// What help says at its end: examples.
    pub more: Both,
    /// Arguments without a name that must be there, in order.
    pub needs: &'static [&'static Flag],
    /// Arguments without a name that may be there, behind the others.
    pub may: &'static [&'static Flag],
    /// Its own options.
    pub options: &'static [&'static Flag],
}

const DIR: Both = ("THƯ MỤC", "DIR");

macro_rules! flags {
    ($($(#[$meta:meta])* $id:ident $name:literal $short:expr, $takes:expr, $vi:literal, $en:literal;)*) => {
        $($(#[$meta])* pub const $id: Flag = Flag { name: $name, short: $short, takes: $takes, help: ($vi, $en) };)*
    };
}

flags! {
    ROOT "root" None, Takes::Path(DIR),
        "Thư mục của trang (không có thì lấy thư mục hiện tại)", "Folder of the site (else the current folder)";
    LANG "lang" None, Takes::OneOf(("NGÔN NGỮ", "LANG"), &["vi", "en"]),
        "Ngôn ngữ của thông báo: vi hoặc en", "Language of messages: vi or en";
    QUIET "quiet" Some('q'), Takes::Nothing,
        "Chỉ in lỗi và cảnh báo", "Print errors and warnings only";
    VERBOSE "verbose" Some('v'), Takes::Nothing,
        "Kể thêm: bài nào chưa công bố và vì sao, tệp nào mới, thay đổi, bỏ", "Say more: what is not published and why, which files are new, changed, gone";
    COLOR "color" None, Takes::OneOf(("KHI NÀO", "WHEN"), &["auto", "always", "never"]),
        "Tô màu: auto (chỉ trên màn hình), always (luôn luôn) hoặc never (không)", "Colours: auto (on a terminal only), always or never";
    NOW "now" None, Takes::Text(("NGÀY", "DATE")),
        "Coi như hôm nay là ngày này, ví dụ 20/11/2026 (không có thì theo đồng hồ máy, giờ Việt Nam)",
        "Take this day as today: 2026-11-20 or 20/11/2026 (else the clock, at UTC+7)";
    OUTPUT "output" Some('o'), Takes::Path(DIR),
        "Nơi đặt trang đã dựng (không có thì là public trong thư mục của trang)", "Where the site goes (else public in the site's folder)";
    IN_PLACE "in-place" None, Takes::Nothing,
        "Thay từng tệp trong thư mục đích, cho máy chủ không cho đổi tên thư mục", "Replace files one by one, for hosts that can't rename folders";
    TIMINGS "timings" None, Takes::Nothing,
        "In thời gian của từng bước", "Print the time of each stage";
    DENY "deny" None, Takes::OneOf(("MỨC", "LEVEL"), &["warnings"]),
        "warnings: coi cảnh báo là lỗi", "warnings: take warnings for errors";
    FORMAT "format" None, Takes::OneOf(("DẠNG", "FORMAT"), &["text", "json"]),
        "Dạng in: text (cho người đọc) hoặc json (cho máy, mỗi vấn đề một dòng)", "text for people, or json for machines: one problem a line";
    EXPLAIN "explain" None, Takes::Text(("MÃ", "CODE")),
        "Giải thích một mã như GS0301, rồi thôi", "Explain a code such as GS0301 and do nothing else";
    KIND "kind" None, Takes::Text(("LOẠI", "KIND")),
        "ca-nhan, tap-the, mo-hinh, van-ban, chuyen-de hoặc trang",
        "individual, collective, initiative, document, topic or page";
    NAME "name" None, Takes::Words(("TÊN", "NAME")),
        "Tên người, tập thể, mô hình, chuyên đề; trích yếu hoặc số hiệu của văn bản; tiêu đề trang",
        "Name of the person, collective, initiative or topic; subject or number of the document; title of the page";
    PLACE "place" None, Takes::Text(("ĐỊA BÀN", "PLACE")),
        "Địa bàn, ví dụ \"xã Cao Xá, huyện Tân Yên\"", "Place, such as \"xã Cao Xá, huyện Tân Yên\"";
    SECTOR "sector" None, Takes::Text(("LĨNH VỰC", "SECTOR")),
        "Lĩnh vực, ví dụ \"giáo dục\"", "Sector, such as \"giáo dục\"";
    YEAR "year" None, Takes::Text(("NĂM", "YEAR")),
        "Năm (không có thì năm nay)", "Year (else this year)";
    SLUG "slug" None, Takes::Text(("TÊN TỆP", "SLUG")),
        "Tên tệp, không dấu, không đuôi (không có thì theo tên)", "Name of the file without .md (else from the name)";
    BUNDLE "bundle" None, Takes::Nothing,
        "Tạo thư mục riêng cho bài, để ảnh và tệp đính kèm bên cạnh", "Give the entry its own folder, with room for pictures and attachments";
    FILES "files" None, Takes::Paths(("TỆP HOẶC THƯ MỤC", "FILE OR FOLDER")),
        "Tệp .docx, .txt, .md; hoặc thư mục có các tệp ấy", "Files .docx, .txt, .md, or folders of them";
    DRY_RUN "dry-run" None, Takes::Nothing,
        "Chỉ in ra bài sẽ được ghi, không ghi gì", "Print the entry that would be written, write nothing";
    FORCE "force" None, Takes::Nothing,
        "Ghi đè cả bài đã có người sửa, và ghi cả khi thiếu chữ", "Write over entries that were edited, and even where words are missing";
    DRAFT "draft" None, Takes::Nothing,
        "Để bài ở dạng nháp, chưa công bố", "Make it a draft that is not published yet";
    FOLDER "dir" None, Takes::Path(DIR),
        "Thư mục của trang mới (không có thì lấy thư mục hiện tại)", "Folder of the new site (else the current folder)";
    PORT "port" Some('p'), Takes::Text(("CỔNG", "PORT")),
        "Cổng trên máy này (không có thì 8080)", "Port on this computer (else 8080)";
    BIND "bind" None, Takes::Text(("ĐỊA CHỈ", "ADDRESS")),
        "Địa chỉ IP của máy này để máy khác trong mạng cùng xem, ví dụ 0.0.0.0: mọi địa chỉ (không có thì chỉ máy này xem được)",
        "IP address of this computer at which others may look, such as 0.0.0.0: all of them (else this computer alone)";
    POLL "poll" None, Takes::Nothing,
        "Tự dò tệp thay đổi mỗi giây, cho ổ mạng không báo khi có thay đổi", "Look for changed files every second, for network drives that don't tell";
    NO_DRAFTS "no-drafts" None, Takes::Nothing,
        "Chỉ cho xem bài đã công bố, đúng như khi dựng", "Show published entries only, as build does";
    OPEN "open" None, Takes::Nothing,
        "Mở trang trong trình duyệt", "Open the site in the browser";
    SHELL "shell" None, Takes::OneOf(("SHELL", "SHELL"), &["bash", "zsh", "fish", "powershell", "elvish"]),
        "bash, zsh, fish, powershell hoặc elvish", "bash, zsh, fish, powershell or elvish";
    TOPIC "command" None, Takes::Text(("LỆNH", "COMMAND")),
        "Lệnh cần xem", "The command to read about";
}

/// Options that every command takes.
pub const GLOBAL: &[&Flag] = &[&ROOT, &LANG, &QUIET, &VERBOSE, &COLOR, &NOW];

macro_rules! rows {
    ($($id:ident $name:literal [$($needs:ident)*] [$($may:ident)*] [$($option:ident)*]
        $vi:literal, $en:literal, $more_vi:literal, $more_en:literal;)*) => {
        /// A command's name in the program.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Id { $(#[doc = $en] $id,)* }

        /// All commands, in the order of help.
        pub const COMMANDS: &[Row] = &[$(
            Row {
                id: Id::$id, name: $name, about: ($vi, $en), more: ($more_vi, $more_en),
                needs: &[$(&$needs),*], may: &[$(&$may),*], options: &[$(&$option),*],
            },
        )*];
    };
}

rows! {
    Init "init" [] [FOLDER] []
        "Tạo một trang mới", "Start a new site",
        "Ví dụ:\n  guongsang init guong-sang-xa-toi",
        "Example:\n  guongsang init our-commune";
    New "new" [KIND NAME] [] [PLACE SECTOR YEAR SLUG BUNDLE]
        "Tạo bài mới từ mẫu", "Start a new entry",
        "Ví dụ:\n  guongsang new ca-nhan Nguyễn Thị A --place \"xã Cao Xá\" --sector \"giáo dục\"\n  guongsang new van-ban Kế hoạch số 42-KH/HU\n\nBài mới để nháp: viết xong thì bỏ dòng “nháp: có”.",
        "Examples:\n  guongsang new individual Nguyễn Thị A --place \"xã Cao Xá\" --sector \"giáo dục\"\n  guongsang new document Kế hoạch số 42-KH/HU\n\nA new entry is a draft: drop the line “nháp: có” when it is written.";
    Import "import" [FILES] [] [DRY_RUN FORCE DRAFT SLUG]
        "Đưa văn bản Word vào trang, không sót chữ nào", "Make entries of Word documents without losing a word",
        "Đọc tệp .docx (Word), .txt và .md; ghi bài vào content/van-ban. Nhập lại thì bài đã có người sửa không bị ghi đè.\n\nVí dụ:\n  guongsang import \"Kế hoạch 42.docx\"\n  guongsang import --dry-run D:\\van-ban-2025",
        "Reads .docx (Word), .txt and .md, writes entries to content/van-ban. Imported again, an entry that was edited is not written over.\n\nExamples:\n  guongsang import \"Kế hoạch 42.docx\"\n  guongsang import --dry-run documents/2025";
    Serve "serve" [] [] [PORT BIND POLL NO_DRAFTS OPEN]
        "Xem thử trang trên máy này, sửa tới đâu hiện tới đó", "Preview the site on this computer, updated as you save",
        "Ví dụ:\n  guongsang serve --open\n  guongsang serve --bind 0.0.0.0 --no-drafts",
        "Examples:\n  guongsang serve --open\n  guongsang serve --bind 0.0.0.0 --no-drafts";
    Check "check" [] [] [DENY FORMAT EXPLAIN]
        "Tìm lỗi trong nội dung, không ghi gì", "Find what is wrong with the content, write nothing",
        "Ví dụ:\n  guongsang check -v\n  guongsang check --explain GS0301",
        "Examples:\n  guongsang check -v\n  guongsang check --explain GS0301";
    Build "build" [] [] [OUTPUT DENY IN_PLACE TIMINGS]
        "Dựng trang thành một thư mục để đưa lên mạng", "Build the site into a folder that is ready to publish",
        "Còn lỗi thì không ghi gì, trang dựng lần trước giữ nguyên.\n\nVí dụ:\n  guongsang build --output D:\\trang-web",
        "While there are errors nothing is written and the last site stays as it is.\n\nExample:\n  guongsang build --output ../website";
    Completions "completions" [SHELL] [] []
        "In mã để shell gợi ý lệnh khi bấm Tab", "Print the code with which a shell completes commands",
        "Ví dụ:\n  guongsang completions bash > ~/.local/share/bash-completion/completions/guongsang",
        "Example:\n  guongsang completions bash > ~/.local/share/bash-completion/completions/guongsang";
    Help "help" [] [TOPIC] []
        "Xem cách dùng một lệnh", "Read about a command",
        "Ví dụ:\n  guongsang help new",
        "Example:\n  guongsang help new";
}
