//! What templates get, read from the Rust sources of the views: whatever is serialised is told here, or the page is not made.

use std::collections::{BTreeMap, BTreeSet};

use syn::punctuated::Punctuated;
use syn::visit::Visit;
use syn::{
    Attribute, Expr, ExprLit, ExprMethodCall, Fields, GenericArgument, ImplItem, Item, ItemEnum, ItemImpl, ItemStruct,
    Lit, LitStr, Meta, Path, PathArguments, Token, TraitItem, Type,
};

/// Types without fields of their own, in the words of those who write templates.
const PLAIN: [(&str, &[&str]); 4] = [
    ("text", &["str", "String"]),
    ("yes or no", &["bool"]),
    ("number", &["u8", "u16", "u32", "u64", "usize", "i32", "i64", "f64"]),
    ("anything", &["Value"]),
];

/// All views.
#[derive(Default)]
pub struct Views {
    /// By name of the type.
    pub shapes: BTreeMap<String, Shape>,
    /// What each template gets, by template.
    pub roots: BTreeMap<String, Root>,
    /// Names that the renderer itself gives to templates.
    pub globals: BTreeSet<String>,
    aliases: BTreeMap<String, Type>,
    /// The name of a root view where it says none.
    name: Option<String>,
}

/// What a template gets.
pub struct Root {
    /// Its name in the template: `page`.
    pub name: Option<String>,
    /// Name of its type.
    pub shape: String,
    /// Why it is shown, where the view's own words do not say.
    pub doc: String,
}

/// A type that templates see.
pub struct Shape {
    pub doc: String,
    pub kind: Kind,
}

/// What is in it.
pub enum Kind {
    Fields(Vec<Field>),
    /// One of these words.
    Words(Vec<String>),
}

/// A value.
pub struct Field {
    pub name: String,
    pub ty: Type,
    pub doc: String,
    /// Its values stand among those of the type that holds it.
    pub flat: bool,
}

/// A type as theme authors know it.
pub struct Told {
    /// With links to the shapes.
    pub words: String,
    pub may_be_absent: bool,
    /// The shape that it holds.
    pub shape: Option<String>,
}

impl Views {
    /// Reads a source.
    ///
    /// # Errors
    /// What the page could not tell of it, a line each.
    pub fn read(&mut self, source: &str) -> Result<(), String> {
        let file = syn::parse_file(source).map_err(|error| error.to_string())?;
        let mut problems = Vec::new();
        for item in &file.items {
            let read = match item {
                Item::Struct(item) if is_serialised(&item.attrs) => self.structure(item),
                Item::Enum(item) if is_serialised(&item.attrs) => self.words(item),
                Item::Impl(item) if is_view(item) => self.root(item),
                Item::Type(item) => {
                    self.aliases.insert(item.ident.to_string(), (*item.ty).clone());
                    Ok(())
                }
                Item::Trait(item) if item.ident == "View" => {
                    self.name = item.items.iter().find_map(|item| match item {
                        TraitItem::Const(item) if item.ident == "NAME" => literal(&item.default.as_ref()?.1),
                        _ => None,
                    });
                    Ok(())
                }
                _ => Ok(()),
            };
            problems.extend(read.err());
        }
        self.visit_file(&file);
        if problems.is_empty() { Ok(()) } else { Err(problems.join("\n")) }
    }

    /// The name of what a template gets.
    pub fn name<'v>(&'v self, root: &'v Root) -> &'v str {
        root.name.as_deref().or(self.name.as_deref()).unwrap_or_default()
    }

    /// A type in words.
    ///
    /// # Errors
    /// A type that has no words.
    pub fn tell(&self, ty: &Type) -> Result<Told, String> {
        let path = match ty {
            Type::Path(ty) => &ty.path,
            Type::Reference(ty) => return self.tell(&ty.elem),
            Type::Slice(ty) => return self.list(&ty.elem),
            Type::Tuple(ty) => {
                let parts: Result<Vec<Told>, String> = ty.elems.iter().map(|ty| self.tell(ty)).collect();
                let words: Vec<String> = parts?.into_iter().map(|told| told.words).collect();
                return Ok(told(format!("`[{}]`", words.join(", "))));
            }
            _ => return Err("a type that no template could show".to_owned()),
        };
        let (name, inner) = last(path);
        if let Some((words, _)) = PLAIN.iter().find(|(_, names)| names.contains(&&*name)) {
            return Ok(told((*words).to_owned()));
        }
        match (&*name, &inner[..]) {
            ("Box", [ty]) => self.tell(ty),
            ("Vec", [ty]) => self.list(ty),
            ("Option", [ty]) => Ok(Told { may_be_absent: true, ..self.tell(ty)? }),
            ("Safe", [ty]) => {
                let told = self.tell(ty)?;
                Ok(Told { words: format!("safe {}: `\\| safe`", told.words), ..told })
            }
            ("BTreeMap", [_, ty]) => Ok(told(format!("{} by name", self.tell(ty)?.words))),
            _ if self.shapes.contains_key(&name) => Ok(Told { shape: Some(name.clone()), ..told(link(&name)) }),
            _ => match self.aliases.get(&name) {
                Some(ty) => self.tell(ty),
                None => Err(format!("{name} is neither a view nor a type with words")),
            },
        }
    }

    fn list(&self, ty: &Type) -> Result<Told, String> {
        let told = self.tell(ty)?;
        Ok(Told { words: format!("list of {}", told.words), ..told })
    }

    fn structure(&mut self, item: &ItemStruct) -> Result<(), String> {
        let name = item.ident.to_string();
        let Fields::Named(fields) = &item.fields else { return Err(format!("{name}: its fields have no names")) };
        let (mut found, mut problems) = (Vec::new(), Vec::new());
        if serde(&item.attrs).map_err(|error| format!("{name}: {error}"))? != Serde::default() {
            problems.push(format!("{name}: an attribute of serde that the page cannot tell"));
        }
        for field in &fields.named {
            let ident = field.ident.as_ref().map(ToString::to_string).unwrap_or_default();
            let serde = serde(&field.attrs).map_err(|error| format!("{name}.{ident}: {error}"))?;
            if serde.skip {
                continue;
            }
            let doc = doc(&field.attrs);
            if doc.is_empty() && !serde.flat {
                problems.push(format!("{name}.{ident} has no comment that says what it is"));
            }
            let name = serde.rename.unwrap_or(ident);
            found.push(Field { name, ty: field.ty.clone(), doc, flat: serde.flat });
        }
        let doc = doc(&item.attrs);
        if doc.is_empty() {
            problems.push(format!("{name} has no comment that says what it is"));
        }
        self.add(name, Shape { doc, kind: Kind::Fields(found) }, problems)
    }

    fn words(&mut self, item: &ItemEnum) -> Result<(), String> {
        let name = item.ident.to_string();
        let all = serde(&item.attrs).map_err(|error| format!("{name}: {error}"))?.rename_all;
        let (mut words, mut problems) = (Vec::new(), Vec::new());
        for variant in &item.variants {
            let ident = variant.ident.to_string();
            let own = serde(&variant.attrs).map_err(|error| format!("{name}::{ident}: {error}"))?.rename;
            match own.or_else(|| cased(&ident, all.as_deref())) {
                Some(word) if matches!(variant.fields, Fields::Unit) => words.push(word),
                _ => problems.push(format!("{name}::{ident} is more than a word")),
            }
        }
        self.add(name, Shape { doc: doc(&item.attrs), kind: Kind::Words(words) }, problems)
    }

    fn add(&mut self, name: String, shape: Shape, mut problems: Vec<String>) -> Result<(), String> {
        if self.shapes.insert(name.clone(), shape).is_some() {
            problems.push(format!("two types are called {name}"));
        }
        if problems.is_empty() { Ok(()) } else { Err(problems.join("\n")) }
    }

    fn root(&mut self, item: &ItemImpl) -> Result<(), String> {
        let Type::Path(ty) = &*item.self_ty else { return Ok(()) };
        let shape = last(&ty.path).0;
        let constant = |name: &str| {
            item.items.iter().find_map(|item| match item {
                ImplItem::Const(item) if item.ident == name => literal(&item.expr),
                _ => None,
            })
        };
        let template = constant("TEMPLATE").ok_or_else(|| format!("{shape}: its template is not a literal"))?;
        let root = Root { name: constant("NAME"), shape, doc: doc(&item.attrs) };
        match self.roots.insert(template.clone(), root) {
            Some(other) => Err(format!("{template} shows {} too", other.shape)),
            None => Ok(()),
        }
    }
}

impl Visit<'_> for Views {
    /// `context.insert("site", …)`.
    fn visit_expr_method_call(&mut self, call: &ExprMethodCall) {
        if call.method == "insert" || call.method == "insert_value" {
            self.globals.extend(call.args.first().and_then(literal));
        }
        syn::visit::visit_expr_method_call(self, call);
    }
}

fn told(words: String) -> Told {
    Told { words, may_be_absent: false, shape: None }
}

/// What theme authors call a type.
pub fn called(shape: &str) -> &str {
    shape.strip_suffix("View").unwrap_or(shape)
}

fn link(shape: &str) -> String {
    let name = called(shape);
    format!("[{name}](#{})", name.to_lowercase())
}

/// What is said of the serialisation of a type or field.
#[derive(Default, PartialEq)]
struct Serde {
    skip: bool,
    flat: bool,
    rename: Option<String>,
    rename_all: Option<String>,
}

fn serde(attrs: &[Attribute]) -> syn::Result<Serde> {
    let mut found = Serde::default();
    for attr in attrs.iter().filter(|attr| attr.path().is_ident("serde")) {
        attr.parse_nested_meta(|meta| {
            match meta.path.get_ident().map(ToString::to_string).as_deref() {
                Some("skip" | "skip_serializing") => found.skip = true,
                Some("flatten") => found.flat = true,
                Some("rename") => found.rename = Some(meta.value()?.parse::<LitStr>()?.value()),
                Some("rename_all") => found.rename_all = Some(meta.value()?.parse::<LitStr>()?.value()),
                _ => return Err(meta.error("an attribute of serde that the page cannot tell")),
            }
            Ok(())
        })?;
    }
    Ok(found)
}

fn is_serialised(attrs: &[Attribute]) -> bool {
    let derives = attrs.iter().filter(|attr| attr.path().is_ident("derive"));
    let paths = derives.filter_map(|attr| attr.parse_args_with(Punctuated::<Path, Token![,]>::parse_terminated).ok());
    paths.flatten().any(|path| last(&path).0 == "Serialize")
}

fn is_view(item: &ItemImpl) -> bool {
    item.trait_.as_ref().is_some_and(|(path, ..)| last(path).0 == "View")
}

/// The comment above an item, as one paragraph.
fn doc(attrs: &[Attribute]) -> String {
    let lines = attrs.iter().filter_map(|attr| match &attr.meta {
        Meta::NameValue(meta) if meta.path.is_ident("doc") => literal(&meta.value),
        _ => None,
    });
    lines.map(|line| line.trim().to_owned()).collect::<Vec<_>>().join(" ").trim().to_owned()
}

fn literal(expr: &Expr) -> Option<String> {
    match expr {
        Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => Some(text.value()),
        _ => None,
    }
}

/// The last part of a path with its types.
fn last(path: &Path) -> (String, Vec<Type>) {
    let Some(segment) = path.segments.last() else { return (String::new(), Vec::new()) };
    let types = match &segment.arguments {
        PathArguments::AngleBracketed(args) => args
            .args
            .iter()
            .filter_map(|arg| match arg {
                GenericArgument::Type(ty) => Some(ty.clone()),
                _ => None,
            })
            .collect(),
        _ => Vec::new(),
    };
    (segment.ident.to_string(), types)
}

/// A variant as serde writes it.
fn cased(ident: &str, all: Option<&str>) -> Option<String> {
    let parted = |with: &str| {
        let mut word = String::new();
        for (i, letter) in ident.char_indices() {
            if letter.is_uppercase() && i > 0 {
                word.push_str(with);
            }
            word.extend(letter.to_lowercase());
        }
        word
    };
    match all {
        None => Some(ident.to_owned()),
        Some("lowercase") => Some(ident.to_lowercase()),
        Some("snake_case") => Some(parted("_")),
        Some("kebab-case") => Some(parted("-")),
        Some(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(source: &str) -> Result<Views, String> {
        let mut views = Views::default();
        views.read(source).map(|()| views)
    }

    #[test]
    fn a_field_without_a_comment_is_named() {
        let error = read("/// A.\n#[derive(Serialize)]\nstruct A { b: bool, #[serde(skip)] c: u8 }").err();
        assert_eq!(error.as_deref(), Some("A.b has no comment that says what it is"));
        let other = read("#[derive(Debug)]\nstruct A { b: bool }").map(|views| views.shapes.len());
        assert_eq!(other, Ok(0), "what is not serialised is not told");
    }

    #[test]
    fn types_have_words_and_unknown_ones_have_none() {
        let views =
            read("/// A.\n#[derive(Debug, serde::Serialize)]\nstruct AView<'s> { /// B.\n b: &'s str }").unwrap();
        let words = |ty: &str| views.tell(&syn::parse_str(ty).unwrap()).map(|t| (t.words, t.may_be_absent)).ok();
        assert_eq!(words("Option<&'s [AView<'s>]>"), Some(("list of [A](#a)".to_owned(), true)));
        assert_eq!(words("Vec<Box<str>>"), Some(("list of text".to_owned(), false)));
        assert_eq!(words("Safe<String>"), Some(("safe text: `\\| safe`".to_owned(), false)));
        assert_eq!(words("Rc<u8>"), None);
    }

    #[test]
    fn enums_are_their_words() {
        let views = read("/// A.\n#[derive(Serialize)]\n#[serde(rename_all = \"kebab-case\")]\nenum A { OneTwo, #[serde(rename = \"x\")] B }").unwrap();
        assert!(matches!(&views.shapes["A"].kind, Kind::Words(words) if words == &["one-two", "x"]));
        assert!(read("/// A.\n#[derive(Serialize)]\nenum A { B(u8) }").is_err());
    }

    #[test]
    fn the_template_of_a_view_is_what_its_implementation_says() {
        let views = read("trait View { const TEMPLATE: &'static str; const NAME: &'static str = \"page\"; }\nimpl super::View for A<'_> { const TEMPLATE: &'static str = \"a.html\"; }").unwrap();
        let root = &views.roots["a.html"];
        assert_eq!((root.shape.as_str(), views.name(root)), ("A", "page"));
    }
}
