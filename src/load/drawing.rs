//! Drawings (SVG) are read as XML and only what shows something is let through: whoever opens such a file by itself would run
//! its code on the portal's address.

use std::borrow::Cow;

use quick_xml::XmlVersion;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::ResolveResult;
use quick_xml::reader::NsReader;

use super::Picture;

/// Elements of drawings that stand still (SVG 2, appendix "Element Index", without scripts, animation and what loads files).
const ELEMENTS: &[&str] = &[
    "svg",
    "g",
    "a",
    "path",
    "rect",
    "circle",
    "ellipse",
    "line",
    "polyline",
    "polygon",
    "text",
    "tspan",
    "textPath",
    "title",
    "desc",
    "defs",
    "symbol",
    "use",
    "linearGradient",
    "radialGradient",
    "stop",
    "clipPath",
    "mask",
    "pattern",
    "marker",
    "image",
    "style",
    "metadata",
    "filter",
    "feBlend",
    "feColorMatrix",
    "feComponentTransfer",
    "feComposite",
    "feConvolveMatrix",
    "feDiffuseLighting",
    "feDisplacementMap",
    "feDistantLight",
    "feDropShadow",
    "feFlood",
    "feFuncA",
    "feFuncB",
    "feFuncG",
    "feFuncR",
    "feGaussianBlur",
    "feMerge",
    "feMergeNode",
    "feMorphology",
    "feOffset",
    "fePointLight",
    "feSpecularLighting",
    "feSpotLight",
    "feTile",
    "feTurbulence",
];

/// Elements that are refused by name, so that the author reads which.
const REFUSED: &[(&str, &str)] = &[
    ("script", "<script>"),
    ("foreignobject", "<foreignObject>"),
    ("iframe", "<iframe>"),
    ("embed", "<embed>"),
    ("object", "<object>"),
    ("handler", "<handler>"),
    ("listener", "<listener>"),
    ("feimage", "<feImage>"),
    ("animate", "<animate>"),
    ("animatetransform", "<animateTransform>"),
    ("animatemotion", "<animateMotion>"),
    ("set", "<set>"),
    ("switch", "<switch>"),
];

const SVG: &[u8] = b"http://www.w3.org/2000/svg";

/// What drawing programs note for themselves; browsers know nothing of it.
const NOTES: &[&[u8]] = &[
    b"http://www.inkscape.org/namespaces/inkscape",
    b"http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd",
    b"http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    b"http://creativecommons.org/ns#",
    b"http://web.resource.org/cc/",
    b"http://purl.org/dc/elements/1.1/",
];

enum Space {
    Drawing,
    Notes,
    Foreign,
}

impl Space {
    fn of(resolved: &ResolveResult<'_>) -> Self {
        match resolved {
            ResolveResult::Unbound => Self::Drawing,
            ResolveResult::Bound(space) if space.as_ref() == SVG => Self::Drawing,
            ResolveResult::Bound(space) if NOTES.contains(&space.as_ref()) => Self::Notes,
            ResolveResult::Bound(_) | ResolveResult::Unknown(_) => Self::Foreign,
        }
    }
}

/// What stops the reading: a drawing that is unsafe, or none at all.
type Checked<T> = Result<T, Picture>;

/// Reads a drawing to its end.
pub fn drawing(text: &str) -> Picture {
    read(text.trim_start_matches('\u{feff}')).unwrap_or_else(|refused| refused)
}

fn read(text: &str) -> Checked<Picture> {
    let mut reader = NsReader::from_str(text);
    let (mut depth, mut size, mut style) = (0_usize, None, None::<String>);
    loop {
        let (space, event) = match reader.read_resolved_event() {
            Ok((resolved, event)) => (Space::of(&resolved), event),
            Err(_) => return Err(Picture::Unknown),
        };
        match event {
            Event::Start(tag) | Event::Empty(tag) if depth == 0 && size.is_some() => {
                drop(tag);
                return Err(Picture::Unknown);
            }
            Event::Start(tag) => {
                let found = element(&reader, &space, &tag, depth)?;
                size = size.or(Some(found));
                depth += 1;
                if tag.local_name().as_ref() == b"style" {
                    style = Some(String::new());
                } else if style.is_some() {
                    return Err(Picture::Unsafe("<style>"));
                }
            }
            Event::Empty(tag) => size = size.or(Some(element(&reader, &space, &tag, depth)?)),
            Event::End(_) => {
                depth = depth.checked_sub(1).ok_or(Picture::Unknown)?;
                if style.take().is_some_and(|css| css.contains(['@', '<']) || !is_plain(&css)) {
                    return Err(Picture::Unsafe("<style>"));
                }
            }
            Event::Text(text) => add(&mut style, depth, &text.decode().map_err(|_| Picture::Unknown)?)?,
            Event::CData(text) => add(&mut style, depth, &text.decode().map_err(|_| Picture::Unknown)?)?,
            Event::GeneralRef(name) => add(&mut style, depth, &reference(&name)?)?,
            Event::Comment(_) => {}
            Event::Decl(decl) => {
                let utf8 = match decl.encoding() {
                    None => true,
                    Some(Ok(name)) => name.eq_ignore_ascii_case(b"utf-8"),
                    Some(Err(_)) => false,
                };
                if !utf8 {
                    return Err(Picture::Unsafe("encoding=\"…\""));
                }
            }
            Event::DocType(text) => {
                let text = text.decode().map_err(|_| Picture::Unknown)?;
                if !text.chars().all(|c| c.is_ascii_alphanumeric() || " \t\r\n\"'/:.-+".contains(c)) {
                    return Err(Picture::Unsafe("<!ENTITY>"));
                }
            }
            Event::PI(_) => return Err(Picture::Unsafe("<?…?>")),
            Event::Eof => return if depth == 0 { size.ok_or(Picture::Unknown) } else { Err(Picture::Unknown) },
        }
    }
}

fn add(style: &mut Option<String>, depth: usize, text: &str) -> Checked<()> {
    if depth == 0 && !text.trim().is_empty() {
        return Err(Picture::Unknown);
    }
    if let Some(style) = style {
        style.push_str(text);
    }
    Ok(())
}

fn reference(name: &quick_xml::events::BytesRef<'_>) -> Checked<String> {
    if let Some(c) = name.resolve_char_ref().map_err(|_| Picture::Unknown)? {
        return Ok(c.to_string());
    }
    let name = name.decode().map_err(|_| Picture::Unknown)?;
    resolve_predefined_entity(&name).map(str::to_owned).ok_or(Picture::Unsafe("<!ENTITY>"))
}

/// Checks an element with its attributes; what it says of its size.
fn element(reader: &NsReader<&[u8]>, space: &Space, tag: &BytesStart<'_>, depth: usize) -> Checked<Picture> {
    let local = tag.local_name();
    let name = std::str::from_utf8(local.as_ref()).map_err(|_| Picture::Unknown)?;
    match space {
        Space::Drawing if ELEMENTS.contains(&name) => {}
        Space::Notes if depth > 0 => {}
        Space::Drawing | Space::Foreign | Space::Notes => {
            let lower = name.to_ascii_lowercase();
            if depth == 0 && !REFUSED.iter().any(|(refused, _)| *refused == lower) {
                return Err(Picture::Unknown);
            }
            let known = REFUSED.iter().find(|(refused, _)| *refused == lower);
            return Err(Picture::Unsafe(known.map_or("<…>", |(_, shown)| shown)));
        }
    }
    if depth == 0 && name != "svg" {
        return Err(Picture::Unknown);
    }
    let mut size = Size::default();
    for attribute in tag.attributes() {
        let attribute = attribute.map_err(|_| Picture::Unknown)?;
        if attribute.value.contains(&b'<') {
            return Err(Picture::Unknown);
        }
        if attribute.key.as_namespace_binding().is_some() {
            continue;
        }
        let value = attribute.normalized_value(XmlVersion::Implicit1_0).map_err(|_| Picture::Unsafe("<!ENTITY>"))?;
        let local = String::from_utf8_lossy(attribute.key.local_name().as_ref()).into_owned();
        let noted = attribute.key.prefix().is_some()
            && matches!(Space::of(&reader.resolver().resolve_attribute(attribute.key).0), Space::Notes);
        check_attribute(name, &local, &value, noted)?;
        size.note(&attribute.key, value);
    }
    Ok(size.found())
}

fn check_attribute(element: &str, name: &str, value: &str, noted: bool) -> Checked<()> {
    let lower = name.to_ascii_lowercase();
    if lower.starts_with("on") {
        return Err(Picture::Unsafe("on…="));
    }
    if noted {
        return Ok(());
    }
    let inside = |value: &str| {
        let data = ["data:image/png;base64,", "data:image/jpeg;base64,", "data:image/jpg;base64,"];
        value.starts_with('#') || (element == "image" && data.iter().any(|start| value.starts_with(start)))
    };
    if matches!(lower.as_str(), "href" | "src" | "base") && !inside(value.trim()) {
        return Err(Picture::Unsafe("href=\"…\""));
    }
    if lower != "href" && !is_plain(value) || (lower == "style" && value.contains('@')) {
        return Err(Picture::Unsafe(if lower == "style" { "style=\"…\"" } else { "url(…)" }));
    }
    Ok(())
}

/// Whether styles neither load nor hide anything: no escapes, addresses only within the drawing.
fn is_plain(css: &str) -> bool {
    let lower = css.to_ascii_lowercase();
    let loads =
        ["expression(", "javascript:", "image(", "image-set(", "src(", "cross-fade(", "-moz-binding", "behavior:"];
    !lower.contains('\\')
        && !loads.iter().any(|word| lower.contains(word))
        && lower
            .match_indices("url(")
            .all(|(at, _)| lower[at + 4..].trim_start().trim_start_matches(['"', '\'']).trim_start().starts_with('#'))
}

#[derive(Default)]
struct Size {
    width: Option<u32>,
    height: Option<u32>,
    view: Option<(u32, u32)>,
}

impl Size {
    fn note(&mut self, key: &quick_xml::name::QName<'_>, value: Cow<'_, str>) {
        let pixels = || {
            let number = value.trim().trim_end_matches("px").parse::<f64>().ok();
            number.filter(|n| *n >= 1.0 && *n < 100_000.0).map(|n| n.round() as u32)
        };
        match key.as_ref() {
            b"width" => self.width = pixels(),
            b"height" => self.height = pixels(),
            b"viewBox" => {
                let view: Vec<f64> = value.split([' ', ',', '\n', '\t']).filter_map(|n| n.parse().ok()).collect();
                self.view = match view[..] {
                    [_, _, w, h] if w >= 1.0 && h >= 1.0 && w < 1e5 && h < 1e5 => {
                        Some((w.round() as u32, h.round() as u32))
                    }
                    _ => None,
                };
            }
            _ => {}
        }
    }

    fn found(&self) -> Picture {
        match (self.width.zip(self.height), self.view) {
            (Some((width, height)), _) | (None, Some((width, height))) => Picture::Size(width, height),
            (None, None) => Picture::Unsized,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn drawings_have_sizes() {
        assert_eq!(drawing("<svg width=\"640\" height=\"320px\"/>"), Picture::Size(640, 320));
        assert_eq!(drawing("\u{feff}<?xml version='1.0'?>\n<svg viewBox='0 0 24 12'></svg>\n"), Picture::Size(24, 12));
        assert_eq!(drawing("<svg/>"), Picture::Unsized);
        for none in ["<p/>", "", "chữ", "<svg>", "<svg/><svg/>", "<svg></g>", "<svg a=b/>"] {
            assert_eq!(drawing(none), Picture::Unknown, "{none}");
        }
    }

    #[test]
    fn drawings_that_do_more_than_show_are_refused() {
        for text in [
            "<svg><script>1</script></svg>",
            "<svg onload=\"x()\"/>",
            "<svg><a\nONCLICK = 'x'/></svg>",
            "<svg><image href=\"https://a.example/x.png\"/></svg>",
            "<svg><use xlink:href='other.svg#a'/></svg>",
            "<svg><style>@import 'x'</style></svg>",
            "<svg><style>@\\69mport 'x'</style></svg>",
            "<svg><style>rect { fill: u\\72l(x) }</style></svg>",
            "<svg><style><![CDATA[ @import 'x' ]]></style></svg>",
            "<svg><style>&#64;import 'x'</style></svg>",
            "<svg><rect fill=\"url(https://a.example)\"/></svg>",
            "<svg><rect fill=\"u&#114;l(https://a.example)\"/></svg>",
            "<svg><rect style=\"fill: image-set('https://a.example' 1x)\"/></svg>",
            "<svg><foreignObject/></svg>",
            "<!DOCTYPE svg [<!ENTITY a 'b'>]><svg/>",
            "<svg>&a;</svg>",
            "<s:svg xmlns:s=\"http://www.w3.org/2000/svg\"><s:script/></s:svg>",
            "<svg xmlns:h=\"http://www.w3.org/1999/xhtml\"><h:script/></svg>",
            "<svg xmlns:h=\"http://www.w3.org/1999/xhtml\"><metadata><h:p/></metadata></svg>",
            "<svg xmlns:h=\"http://www.w3.org/1999/&#120;html\"><h:p/></svg>",
            "<svg><a><set attributeName=\"href\" to=\"&#106;avascript:alert(1)\"/></a></svg>",
            "<svg><a href=\"&#106;avascript:alert(1)\"/></svg>",
            "<svg xml:base=\"https://a.example\"/>",
            "<?xml version=\"1.0\" encoding=\"utf-7\"?><svg/>",
            "<?xml-stylesheet href=\"a.css\"?><svg/>",
        ] {
            assert!(matches!(drawing(text), Picture::Unsafe(_)), "{text} {:?}", drawing(text));
        }
    }

    #[test]
    fn what_drawing_programs_write_is_let_through() {
        for text in [
            "<svg viewBox=\"0 0 1 1\"><use href=\"#a\"/><rect fill=\"url(#g)\"/><text>button once</text></svg>",
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"><style>.a { fill: url('#g') }</style></svg>",
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \
             \"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\"><!-- a --><svg viewBox=\"0 0 1 1\"/>",
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\" \
             xmlns:i=\"http://www.inkscape.org/namespaces/inkscape\" \
             xmlns:s=\"http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd\" s:docname=\"C:\\a.svg\">\
             <s:namedview i:zoom=\"1\"/><metadata/></svg>",
            "<svg xmlns:xlink=\"http://www.w3.org/1999/xlink\" viewBox=\"0 0 1 1\">\
             <image xlink:href=\"data:image/png;base64,AAAA\"/></svg>",
        ] {
            assert_eq!(drawing(text), Picture::Size(1, 1), "{text}");
        }
    }
}
