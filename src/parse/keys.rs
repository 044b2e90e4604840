//! Every key of every file, once. Reader, `new`, hints and `docs/front-matter.md` follow from these tables.

use chrono::NaiveDate;

use crate::model::Stage;

use super::choices::{Languages, StageText};
use super::schema;
use super::values::{Free, Glossary, List, Reference, Years};

type Text = Box<str>;

schema! {
    /// A picture of an entry: a path alone, or with description, source and centre.
    ImageKeys {
        file: Text = "tệp" "tep" | "file", [required], "tệp ảnh, tính từ thư mục của bài", "the picture's file, from the text's folder", "ba-a.jpg";
        alt: Text = "mô tả" "mota" | "alt" | "description", [], "lời mô tả cho người không xem được ảnh", "description for those who cannot see it", "Bà A bên luống rau";
        credit: Text = "nguồn" "nguon" | "credit", [], "ảnh của ai", "whose picture it is", "Trung tâm Văn hóa xã";
        centre: Text = "tâm" "tam" | "centre" | "center", [], "chỗ cần giữ khi cắt ảnh", "what to keep when the picture is cropped", "50% 30%";
    }
}

schema! {
    /// An event of an example's life: when, by whom, by which document, in which form.
    EventKeys {
        date: NaiveDate = "ngày" "ngay" | "date", [], "ngày", "day", "12/11/2024";
        by: Text = "cơ quan" "coquan" | "by" | "authority", [], "cơ quan, đơn vị thực hiện", "who did it", "Đảng ủy xã Hạ Lam";
        document: Text = "văn bản" "vanban" | "document", [], "văn bản làm căn cứ", "the document behind it", "Quyết định số 61-QĐ/ĐU";
        form: Text = "hình thức" "hinhthuc" | "form", [], "hình thức", "form", "Giấy khen";
    }
}

schema! {
    /// Withdrawal of an example.
    WithdrawnKeys {
        date: NaiveDate = "ngày" "ngay" | "date", [], "ngày thôi ghi nhận", "day", "3/6/2025";
        reason: Text = "lý do" "lydo" | "reason", [], "lý do", "reason", "Chuyển nơi cư trú";
        document: Text = "văn bản" "vanban" | "document", [], "văn bản làm căn cứ", "the document behind it", "Thông báo số 12-TB/HU";
    }
}

schema! {
    /// Approval by a committee.
    ApprovalKeys {
        by: Text = "cơ quan" "coquan" | "by" | "authority", [], "cơ quan phê duyệt", "who approved", "Ban Thường vụ Huyện ủy";
        date: NaiveDate = "ngày" "ngay" | "date", [], "ngày phê duyệt", "day", "12/6/2025";
        document: Text = "văn bản" "vanban" | "document", [], "văn bản phê duyệt", "the document", "Thông báo số 40-TB/HU";
    }
}

schema! {
    /// Consent of the person or the collective.
    ConsentKeys {
        date: NaiveDate = "ngày" "ngay" | "date", [], "ngày đồng ý", "day", "1/6/2025";
        extent: Text = "phạm vi" "phamvi" | "extent" | "scope", [], "đồng ý cho đăng những gì", "what may be published", "bài viết và ảnh";
    }
}

schema! {
    /// An accepted finding of `check`.
    AcceptedKeys {
        code: Text = "mã" "ma" | "code", [required], "mã của nhận xét", "the finding's code", "GS0512";
        reason: Text = "lý do" "lydo" | "reason", [required], "vì sao chấp nhận", "why it is accepted", "hình trang trí";
    }
}

schema! {
    /// Front matter of a profile: a person, a collective or an initiative.
    ProfileKeys {
        name: Text = "tên" "ten" | "name", [required], "tên người, tập thể hoặc mô hình", "name of the person, collective or initiative", "Nguyễn Thị A";
        title: Text = "tiêu đề" "tieude" | "title" | "headline", [], "tiêu đề bài; không có thì lấy tên", "headline of the story; else the name", "Người giữ lửa làng nghề";
        position: Text = "chức danh" "chucdanh" | "position", [], "chức danh của cá nhân", "position of a person", "Bí thư chi bộ thôn";
        unit: Text = "đơn vị" "donvi" | "unit", [], "đơn vị công tác, sinh hoạt", "unit", "Chi bộ thôn Bãi Soi";
        address: Text = "địa chỉ" "diachi" | "address", [], "địa chỉ của tập thể", "address of a collective", "Thôn Bãi Soi, xã Hạ Lam";
        leader: Text = "người đứng đầu" "nguoidungdau" | "leader", [], "người đứng đầu tập thể", "leader of a collective", "Trần Văn B";
        place: Text = "địa bàn" "diaban" | "place", [required], "đơn vị hành chính, từ nhỏ tới lớn", "administrative unit, smallest first", "xã Cao Xá, huyện Tân Yên";
        village: Text = "thôn" "thon" | "village", [], "thôn, bản, khu phố, tổ dân phố", "village or neighbourhood", "Bãi Soi";
        sectors: List<Text> = "lĩnh vực" "linhvuc" | "sectors" | "sector", [required], "một hay nhiều lĩnh vực", "one or more sectors", "[Giáo dục, Nhân đạo]";
        years: Years = "năm" "nam" | "years" | "year", [required], "năm được giới thiệu hoặc ghi nhận", "years of the example", "2024";
        date: NaiveDate = "ngày" "ngay" | "date", [], "ngày đăng; ngày sắp tới thì chưa hiện", "day of publication; a future day is not shown yet", "19/5/2024";
        expires: NaiveDate = "hết hạn" "hethan" | "expires", [], "ngày cuối cùng còn hiện", "last day on which it is shown", "31/12/2026";
        summary: Text = "tóm tắt" "tomtat" | "summary", [], "một, hai câu; không có thì lấy đoạn đầu", "one or two sentences; else the first paragraph", "Mười năm mở lớp học buổi tối.";
        image: ImageText = "ảnh" "anh" | "image" | "picture", [], "ảnh của bài", "the story's picture", "ba-a.jpg";
        topics: List<Reference> = "chuyên đề" "chuyende" | "topics" | "topic", [], "chuyên đề của năm", "topics", "chuyen-de-2025";
        documents: List<Reference> = "kế hoạch" "kehoach" | "documents" | "document" | "plans", [], "văn bản mà gương đăng ký theo", "documents under which it was registered", "42-KH/HU";
        registered: List<EventKeys> = "đăng ký" "dangky" | "registered", [], "lần đăng ký", "registration", "{ngày: 28/3/2024, cơ quan: Chi bộ thôn}";
        introduced: List<EventKeys> = "giới thiệu" "gioithieu" | "introduced", [], "lần giới thiệu", "introduction", "{ngày: 15/6/2024}";
        nurtured: List<EventKeys> = "bồi dưỡng" "boiduong" | "nurtured", [], "lần bồi dưỡng", "nurturing", "{ngày: 1/8/2024}";
        recognised: List<EventKeys> = "công nhận" "congnhan" | "recognised" | "recognized", [], "lần công nhận, ghi danh", "recognition", "{ngày: 12/11/2024}";
        commended: List<EventKeys> = "khen thưởng" "khenthuong" | "commended", [], "lần khen thưởng", "commendation", "{ngày: 19/5/2025, hình thức: Giấy khen}";
        replicated: List<EventKeys> = "nhân rộng" "nhanrong" | "replicated", [], "lần nhân rộng", "replication", "{ngày: 2/9/2025}";
        withdrawn: WithdrawnKeys = "thôi" "thoi" | "withdrawn", [], "thôi ghi nhận: bài không hiện nữa", "withdrawn: no longer shown", "{ngày: 3/6/2025, lý do: …}";
        stage: StageText = "giai đoạn" "giaidoan" | "stage", [], "giai đoạn; không có thì theo mốc mới nhất", "stage; else the latest event's", "công nhận";
        replicates: Reference = "nhân rộng từ" "nhanrongtu" | "replicates", [], "gương được làm theo", "the profile that it follows", "../mo-hinh/lich-nuoc.md";
        solutions: Text = "giải pháp" "giaiphap" | "solutions", [], "các giải pháp nêu khái quát (biểu đăng ký)", "solutions in brief (registration form)", "Lập lịch nước, ghi sổ chung";
        approval: ApprovalKeys = "phê duyệt" "pheduyet" | "approval", [], "cấp ủy phê duyệt", "approval", "{cơ quan: Ban Thường vụ Huyện ủy, ngày: 12/6/2025}";
        consent: ConsentKeys = "đồng ý" "dongy" | "consent", [], "người được viết đồng ý", "consent", "{ngày: 1/6/2025, phạm vi: bài viết và ảnh}";
        private: Free = "riêng tư" "riengtu" | "private", [private], "địa chỉ nhà, điện thoại…: không bao giờ ra trang", "home address, telephone …: never published", "{điện thoại: …}";
        note: Text = "ghi chú" "ghichu" | "note", [private], "ghi chú nội bộ", "internal note", "chờ ảnh mới";
        follower: Text = "người theo dõi" "nguoitheodoi" | "follower", [private], "cán bộ theo dõi", "who follows it", "Ban Tuyên giáo";
        source: Text = "nguồn" "nguon" | "source", [private], "nguồn tin, người gửi bài", "who sent it", "Đài truyền thanh xã";
        ignore: List<AcceptedKeys> = "bỏ qua" "boqua" | "ignore", [], "nhận xét của check đã chấp nhận", "accepted findings of check", "[{mã: GS0512, lý do: hình trang trí}]";
        draft: bool = "nháp" "nhap" | "draft", [], "có: chưa công bố", "yes: not published", "có";
        id: Text = "mã" "ma" | "id", [], "mã của địa chỉ ngắn g/….html", "id of the short address g/….html", "khoat25";
        slug: Text = "slug" "slug", [], "tên trang; không có thì lấy tên tệp", "name of the page; else the file's name", "nguyen-thi-a";
        aliases: List<Text> = "đường dẫn cũ" "duongdancu" | "aliases" | "alias", [], "địa chỉ cũ của trang", "former addresses of the page", "cu/chuyen-ba-a.html";
        extra: Free = "thêm" "them" | "extra", [], "dữ liệu riêng cho giao diện", "free data for themes", "{khóa: giá trị}";
    }
}

schema! {
    /// Who signed: authority, title, name.
    SignatureKeys {
        authority: Text = "thẩm quyền" "thamquyen" | "authority", [], "quyền hạn ký; “ / ” để xuống dòng", "authority; “ / ” begins a new line", "T/M BAN THƯỜNG VỤ";
        title: Text = "chức vụ" "chucvu" | "title", [], "chức vụ; “ / ” để xuống dòng", "title; “ / ” begins a new line", "K/T TRƯỞNG BAN / PHÓ TRƯỞNG BAN";
        name: Text = "họ tên" "hoten" | "name", [], "họ và tên", "name", "Đặng Quang Vịnh";
    }
}

schema! {
    /// A file that belongs to a document.
    AttachmentKeys {
        file: Text = "tệp" "tep" | "file", [required], "tệp, tính từ thư mục của văn bản", "the file, from the document's folder", "bieu-dang-ky.docx";
        name: Text = "tên" "ten" | "name", [], "tên hiện trên trang", "name shown on the page", "Biểu đăng ký";
    }
}

schema! {
    /// A target as the document sets it.
    TargetKeys {
        text: Text = "nội dung" "noidung" | "text", [required], "chỉ tiêu như văn bản ghi", "the target as written", "Mỗi xã ít nhất 02 tập thể";
        unit: Text = "đơn vị" "donvi" | "unit", [], "ai thực hiện", "who owes it", "xã, thị trấn";
        kind: Text = "loại" "loai" | "kind", [], "tập thể, cá nhân, mô hình", "collectives, people, initiatives", "tập thể";
        least: u32 = "ít nhất" "itnhat" | "least", [], "số ít nhất", "the least number", "2";
        most: u32 = "nhiều nhất" "nhieunhat" | "most", [], "số nhiều nhất", "the largest number", "4";
        period: Text = "kỳ" "ky" | "period", [], "năm, quý", "year or quarter", "năm";
    }
}

schema! {
    /// A deadline as the document sets it.
    DeadlineKeys {
        text: Text = "nội dung" "noidung" | "text", [required], "việc phải làm", "what is due", "Gửi danh sách đăng ký";
        date: NaiveDate = "ngày" "ngay" | "date", [], "hạn cuối", "the day", "15/4/2025";
        written: Text = "thời hạn" "thoihan" | "written", [], "thời hạn như văn bản ghi", "the deadline as written", "trước ngày 15/4/2025";
    }
}

schema! {
    /// Front matter of an official document.
    DocumentKeys {
        number: Text = "số hiệu" "sohieu" | "number", [], "số và ký hiệu", "number and code", "185-KH/HU";
        kind: Text = "loại" "loai" | "type", [required], "loại văn bản", "type of document", "kế hoạch";
        subject: Text = "trích yếu" "trichyeu" | "subject", [required], "trích yếu", "the one-sentence subject", "phát hiện, nhân rộng gương người tốt, việc tốt năm 2025";
        issuer: Text = "cơ quan" "coquan" | "issuer", [], "cơ quan ban hành", "issuing body", "Huyện ủy Sông Lam";
        parent: Text = "cơ quan cấp trên" "coquancaptren" | "parent", [], "cơ quan cấp trên", "superior body", "Tỉnh ủy Trường Sơn";
        issued_at: Text = "nơi ban hành" "noibanhanh" | "issuedat", [], "địa danh ở dòng ngày tháng", "place in the line of the date", "Sông Lam";
        date: NaiveDate = "ngày" "ngay" | "issued" | "date", [], "ngày ban hành", "day of issue", "14/2/2025";
        place: Text = "địa bàn" "diaban" | "place", [], "địa bàn thực hiện", "place where it applies", "huyện Sông Lam";
        years: Years = "năm" "nam" | "years" | "year", [], "năm thực hiện", "years", "2025";
        period: Years = "thời kỳ" "thoiky" | "period", [], "thời kỳ, thay cho năm", "period, instead of years", "2023-2025";
        signature: SignatureKeys = "người ký" "nguoiky" | "signature", [], "thẩm quyền, chức vụ, họ tên", "authority, title, name", "{thẩm quyền: T/M BAN THƯỜNG VỤ, chức vụ: PHÓ BÍ THƯ, họ tên: …}";
        recipients: List<Text> = "nơi nhận" "noinhan" | "recipients", [], "các dòng nơi nhận", "the lines of recipients", "[Các chi bộ, Lưu Văn phòng]";
        topics: List<Reference> = "chuyên đề" "chuyende" | "topics" | "topic", [], "chuyên đề", "topics", "chuyen-de-2025";
        targets: List<TargetKeys> = "chỉ tiêu" "chitieu" | "targets", [], "chỉ tiêu văn bản giao", "targets", "[{nội dung: …, ít nhất: 2}]";
        deadlines: List<DeadlineKeys> = "mốc" "moc" | "deadlines", [], "mốc thời gian", "deadlines", "[{nội dung: …, ngày: 15/4/2025}]";
        replaces: List<Reference> = "thay thế" "thaythe" | "replaces", [], "văn bản bị thay thế", "documents that it replaces", "31-KH/HU";
        amends: List<Reference> = "sửa đổi" "suadoi" | "amends", [], "văn bản được sửa đổi, bổ sung", "documents that it amends", "31-KH/HU";
        attachments: List<AttachmentText> = "tệp" "tep" | "attachments" | "files", [], "tệp đính kèm", "attachments", "[{tệp: bieu-dang-ky.docx, tên: Biểu đăng ký}]";
        summary: Text = "tóm tắt" "tomtat" | "summary", [], "một, hai câu", "one or two sentences", "Giao chỉ tiêu và mốc năm 2025.";
        private: Free = "riêng tư" "riengtu" | "private", [private], "không bao giờ ra trang", "never published", "{điện thoại: …}";
        note: Text = "ghi chú" "ghichu" | "note", [private], "ghi chú nội bộ", "internal note", "chờ bản ký";
        ignore: List<AcceptedKeys> = "bỏ qua" "boqua" | "ignore", [], "nhận xét của check đã chấp nhận", "accepted findings of check", "[{mã: GS0512, lý do: hình trang trí}]";
        draft: bool = "nháp" "nhap" | "draft", [], "có: chưa công bố", "yes: not published", "có";
        id: Text = "mã" "ma" | "id", [], "mã của địa chỉ ngắn g/….html", "id of the short address g/….html", "kh42";
        slug: Text = "slug" "slug", [], "tên trang; không có thì lấy tên tệp", "name of the page; else the file's name", "ke-hoach-42-kh-hu";
        aliases: List<Text> = "đường dẫn cũ" "duongdancu" | "aliases" | "alias", [], "địa chỉ cũ của trang", "former addresses of the page", "cu/ke-hoach-42.html";
        extra: Free = "thêm" "them" | "extra", [], "dữ liệu riêng cho giao diện", "free data for themes", "{khóa: giá trị}";
    }
}

schema! {
    /// Front matter of a topic: the theme of a year or a term.
    TopicKeys {
        name: Text = "tên" "ten" | "name", [required], "tên chuyên đề", "name of the topic", "Làm từ việc nhỏ";
        years: Years = "năm" "nam" | "years" | "year", [required], "năm hoặc khoảng năm", "years", "2025";
        level: Text = "cấp" "cap" | "level", [], "cấp ban hành chuyên đề", "level that set it", "tỉnh";
        summary: Text = "tóm tắt" "tomtat" | "summary", [], "một, hai câu", "one or two sentences", "Chọn việc nhỏ, làm tới nơi.";
        ignore: List<AcceptedKeys> = "bỏ qua" "boqua" | "ignore", [], "nhận xét của check đã chấp nhận", "accepted findings of check", "[{mã: GS0512, lý do: hình trang trí}]";
        draft: bool = "nháp" "nhap" | "draft", [], "có: chưa công bố", "yes: not published", "có";
        id: Text = "mã" "ma" | "id", [], "mã của địa chỉ ngắn g/….html", "id of the short address g/….html", "cd25";
        slug: Text = "slug" "slug", [], "tên trang; không có thì lấy tên tệp", "name of the page; else the file's name", "lam-tu-viec-nho";
        aliases: List<Text> = "đường dẫn cũ" "duongdancu" | "aliases" | "alias", [], "địa chỉ cũ của trang", "former addresses of the page", "cu/chuyen-de.html";
        extra: Free = "thêm" "them" | "extra", [], "dữ liệu riêng cho giao diện", "free data for themes", "{khóa: giá trị}";
    }
}

schema! {
    /// Front matter of a plain page.
    PageKeys {
        title: Text = "tiêu đề" "tieude" | "title", [required], "tiêu đề trang", "title of the page", "Giới thiệu";
        order: u32 = "thứ tự" "thutu" | "order", [], "thứ tự trong trình đơn", "order in the menu", "1";
        summary: Text = "tóm tắt" "tomtat" | "summary", [], "một, hai câu", "one or two sentences", "Trang này do ai làm, để làm gì.";
        ignore: List<AcceptedKeys> = "bỏ qua" "boqua" | "ignore", [], "nhận xét của check đã chấp nhận", "accepted findings of check", "[{mã: GS0512, lý do: hình trang trí}]";
        draft: bool = "nháp" "nhap" | "draft", [], "có: chưa công bố", "yes: not published", "có";
        id: Text = "mã" "ma" | "id", [], "mã của địa chỉ ngắn g/….html", "id of the short address g/….html", "gt";
        slug: Text = "slug" "slug", [], "tên trang; không có thì lấy tên tệp", "name of the page; else the file's name", "gioi-thieu";
        aliases: List<Text> = "đường dẫn cũ" "duongdancu" | "aliases" | "alias", [], "địa chỉ cũ của trang", "former addresses of the page", "cu/gioi-thieu.html";
        extra: Free = "thêm" "them" | "extra", [], "dữ liệu riêng cho giao diện", "free data for themes", "{khóa: giá trị}";
    }
}

schema! {
    /// Who publishes the site.
    PublisherKeys {
        name: Text = "tên" "ten" | "name", [required], "tên đơn vị", "name", "Ban Tuyên giáo và Dân vận Huyện ủy Sông Lam";
        address: Text = "địa chỉ" "diachi" | "address", [], "địa chỉ", "address", "Số 1 đường Bến Đò";
        phone: Text = "điện thoại" "dienthoai" | "phone", [], "điện thoại", "telephone", "0200 000 000";
        email: Text = "thư điện tử" "thudientu" | "email" | "thu", [], "thư điện tử", "e-mail", "btg@example.vn";
        logo: Text = "biểu trưng" "bieutrung" | "logo", [], "tệp trong static/", "a file in static/", "bieu-trung.svg";
    }
}

schema! {
    /// What a story needs to be published.
    PublishingKeys {
        approval: bool = "phê duyệt" "pheduyet" | "approval", [], "có: cần mục phê duyệt", "yes: needs its approval", "có";
        consent: bool = "đồng ý" "dongy" | "consent", [], "có: cần mục đồng ý", "yes: needs its consent", "có";
        stage: StageText = "giai đoạn" "giaidoan" | "stage", [], "giai đoạn thấp nhất được công bố", "the least stage that is published", "công nhận";
    }
}

schema! {
    /// `site.yaml`.
    SiteKeys {
        title: Text = "tiêu đề" "tieude" | "title", [required], "tên trang", "title of the site", "Gương sáng Sông Lam";
        description: Text = "mô tả" "mota" | "description", [], "một câu về trang", "a sentence about the site", "Gương người tốt, việc tốt của huyện Sông Lam";
        base_url: Text = "địa chỉ" "diachi" | "baseurl", [], "địa chỉ web đầy đủ", "absolute address, used only where a format demands one", "https://xa.example.vn/guong-sang/";
        languages: Languages = "ngôn ngữ" "ngonngu" | "language" | "languages", [], "ngôn ngữ của trang, tiếng chính đứng đầu", "languages of the site, the main one first", "[vi, en]";
        scope: Text = "phạm vi" "phamvi" | "scope", [], "địa bàn của trang, hoặc “cả nước”", "the site's place, or “cả nước” (the country)", "huyện Sông Lam, tỉnh Trường Sơn";
        publisher: PublisherKeys = "đơn vị xuất bản" "donvixuatban" | "publisher", [], "đơn vị xuất bản", "who publishes", "{tên: …}";
        theme: Text = "giao diện" "giaodien" | "theme", [], "tên giao diện", "theme", "default";
        per_page: u32 = "mỗi trang" "moitrang" | "perpage", [], "số bài mỗi trang danh sách", "entries on a page of a list", "20";
        publishing: PublishingKeys = "công bố" "congbo" | "publishing", [], "điều kiện để một bài được công bố", "what a story needs to be published", "{phê duyệt: có}";
        sample: bool = "mẫu" "mau" | "sample", [], "có: mọi trang ghi là dữ liệu minh họa", "yes: every page says that it is a sample", "không";
        extra: Free = "thêm" "them" | "extra", [], "dữ liệu riêng cho giao diện", "free data for themes", "{khóa: giá trị}";
    }
}

schema! {
    /// An entry of `data/dia-ban.yaml`.
    PlaceKeys {
        id: Text = "mã" "ma" | "id" | "code", [], "mã của đơn vị", "id", "xa-song-lam";
        kind: Text = "loại" "loai" | "type", [required], "loại đơn vị", "type of unit", "xã";
        name: Text = "tên" "ten" | "name", [required], "tên, không có loại", "name without its type", "Sông Lam";
        parent: Text = "thuộc" "thuoc" | "parent", [], "đơn vị cấp trên: mã hoặc tên", "unit above: id, code or name", "truong-son";
        from: NaiveDate = "từ" "tu" | "from", [], "ngày bắt đầu", "first day", "1/7/2025";
        to: NaiveDate = "đến" "den" | "to", [], "ngày cuối cùng", "last day", "30/6/2025";
        successors: List<Text> = "kế thừa" "kethua" | "successors", [], "đơn vị tiếp nhận, đơn vị chính trước", "units that took over, the main one first", "[xa-song-lam]";
        predecessors: List<Text> = "trước đây" "truocday" | "predecessors", [], "đơn vị trước đây", "units before", "[ha-lam]";
    }
}

schema! {
    /// An entry of `data/linh-vuc.yaml`.
    SectorKeys {
        id: Text = "mã" "ma" | "id", [], "mã; không có thì theo tên", "id; else from the name", "giu-nuoc";
        name: Text = "tên" "ten" | "name", [required], "tên lĩnh vực", "name", "Giữ gìn sông nước";
        english: Text = "tiếng anh" "tienganh" | "english", [], "tên tiếng Anh, cho trang tiếng Anh", "name in English, for English pages", "Care for the river";
        synonyms: List<Text> = "đồng nghĩa" "dongnghia" | "synonyms", [], "các cách gọi khác", "other names", "[sông nước, thủy lợi nội đồng]";
        colour: Text = "màu" "mau" | "colour" | "color", [], "màu của biểu tượng", "the emblem's colour", "\"#23636a\"";
    }
}

schema! {
    /// `data/linh-vuc.yaml`.
    SectorFileKeys {
        replace: bool = "thay thế" "thaythe" | "replace", [], "có: thay danh mục có sẵn; không: thêm vào", "yes: replace the built-in sectors; no: extend them", "không";
        sectors: List<SectorKeys> = "lĩnh vực" "linhvuc" | "sectors", [required], "danh sách lĩnh vực", "the sectors", "[{tên: Giữ gìn sông nước}]";
    }
}

schema! {
    /// `data/viet-tat.yaml`.
    AbbreviationFileKeys {
        replace: bool = "thay thế" "thaythe" | "replace", [], "có: thay bảng có sẵn; không: thêm vào", "yes: replace the built-in table; no: extend it", "không";
        abbreviations: Glossary = "viết tắt" "viettat" | "abbreviations", [required], "chữ viết tắt và nghĩa, viết đúng chữ hoa", "abbreviations, letter by letter, and what they stand for", "{TTN: tổ thủy nông}";
    }
}

schema! {
    /// `theme.yaml` of a theme.
    ThemeKeys {
        parent: Text = "cha" "cha" | "parent", [], "giao diện làm nền; không có thì là default", "the theme that it builds on; else default", "default";
        description: Text = "mô tả" "mota" | "description", [], "một câu về giao diện", "a sentence about the theme", "Chữ lớn, ít màu";
    }
}

/// A picture: a path alone or the sub-keys of [`ImageKeys`].
pub type ImageText = super::choices::PathOr<ImageKeys>;
/// An attachment: a path alone or the sub-keys of [`AttachmentKeys`].
pub type AttachmentText = super::choices::PathOr<AttachmentKeys>;

/// All tables with the heading of their section in the documentation (Vietnamese, English).
pub const TABLES: &[(&str, &str, &[super::KeySpec])] = &[
    ("Cá nhân, tập thể, mô hình", "Profiles", ProfileKeys::KEYS),
    ("Văn bản", "Documents", DocumentKeys::KEYS),
    ("Chuyên đề", "Topics", TopicKeys::KEYS),
    ("Trang thường", "Plain pages", PageKeys::KEYS),
    ("site.yaml", "site.yaml", SiteKeys::KEYS),
    ("data/dia-ban.yaml", "data/dia-ban.yaml", PlaceKeys::KEYS),
    ("data/linh-vuc.yaml", "data/linh-vuc.yaml", SectorFileKeys::KEYS),
    ("data/viet-tat.yaml", "data/viet-tat.yaml", AbbreviationFileKeys::KEYS),
    ("themes/<tên>/theme.yaml", "themes/<name>/theme.yaml", ThemeKeys::KEYS),
];

impl ProfileKeys {
    /// The events of a stage, if it is one that has events.
    pub fn events(&self, stage: Stage) -> Option<&List<EventKeys>> {
        let list = match stage {
            Stage::Registered => &self.registered,
            Stage::Introduced => &self.introduced,
            Stage::Nurtured => &self.nurtured,
            Stage::Recognised => &self.recognised,
            Stage::Commended => &self.commended,
            Stage::Replicated => &self.replicated,
            Stage::Withdrawn => return None,
        };
        list.as_ref().map(|l| &l.value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold_key;

    const FOLDED: &[(&str, &str)] = &[("lĩnh vực", "linhvuc"), ("đường dẫn cũ", "duongdancu")];

    #[test]
    fn folded_forms() {
        for (written, folded) in FOLDED {
            assert_eq!(fold_key(written), *folded);
        }
    }

    /// The literals of the tables must be what folding gives, else a documented key would be unknown.
    #[test]
    fn every_documented_key_is_read() {
        use crate::base::{Diagnostics, Problem};
        use crate::parse::Reader;
        fn unknown(names: &[&str], read: impl Fn(&crate::parse::Node<'_>, &mut Reader<'_>)) -> usize {
            let text: String = names.iter().map(|n| format!("{n}: x\n")).collect();
            let file = "t".into();
            let mut problems = Diagnostics::default();
            let node = crate::parse::parse_yaml(&text, 0).unwrap();
            read(&node, &mut Reader { file: &file, text: &text, partial: false, problems: &mut problems });
            problems.iter().filter(|d| matches!(d.problem, Problem::UnknownKey { .. })).count()
        }
        macro_rules! all { ($($keys:ident)*) => { $(
            for spec in $keys::KEYS {
                for name in std::iter::once(spec.vi).chain(spec.en.iter().copied()) {
                    assert_eq!(unknown(&[name], |n, r| { $keys::read_mapping(n, r); }), 0, "{name} in {}", stringify!($keys));
                }
            }
            assert_eq!(unknown(&["không có khóa này"], |n, r| { $keys::read_mapping(n, r); }), 1);
        )* } }
        all! { ProfileKeys DocumentKeys TopicKeys PageKeys SiteKeys PlaceKeys SectorKeys SectorFileKeys EventKeys ImageKeys
        WithdrawnKeys ApprovalKeys ConsentKeys AcceptedKeys SignatureKeys AttachmentKeys TargetKeys DeadlineKeys
        PublisherKeys PublishingKeys AbbreviationFileKeys ThemeKeys }
    }
}
