//! The language and the colours of a run, read before anything else: even a message about the options needs them.

use std::ffi::OsString;

use crate::base::Lang;

use super::order::Color;

/// The language that the arguments ask for, else the environment, else Vietnamese. `env` gives a variable's value.
pub fn language(args: &[OsString], env: &dyn Fn(&str) -> Option<String>) -> Lang {
    let asked = value_of(args, "lang").and_then(|text| exact(&text));
    let from_env = || ["LC_ALL", "LANG"].into_iter().find_map(|name| Lang::from_locale(&env(name)?));
    asked.or_else(from_env).unwrap_or_default()
}

fn exact(text: &str) -> Option<Lang> {
    [Lang::Vi, Lang::En].into_iter().find(|lang| lang.to_string() == text)
}

/// When to colour, as far as the arguments say.
pub fn color(args: &[OsString]) -> Color {
    Color::read(value_of(args, "color").as_deref())
}

/// The value of `--name value` or `--name=value`, the last one given.
fn value_of(args: &[OsString], name: &str) -> Option<String> {
    let long = format!("--{name}");
    let mut found = None;
    let mut args = args.iter().skip(1).map(|arg| arg.to_string_lossy()).take_while(|arg| arg != "--");
    while let Some(arg) = args.next() {
        if *arg == *long {
            found = args.next().map(|value| value.into_owned());
        } else if let Some(value) = arg.strip_prefix(&long).and_then(|rest| rest.strip_prefix('=')) {
            found = Some(value.to_owned());
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(line: &str, env: &[(&str, &str)]) -> Lang {
        let args: Vec<OsString> = line.split(' ').map(OsString::from).collect();
        language(&args, &|name| env.iter().find(|(n, _)| *n == name).map(|(_, v)| (*v).to_owned()))
    }

    #[test]
    fn the_option_then_lc_all_then_lang_then_vietnamese() {
        assert_eq!(chosen("g build", &[]), Lang::Vi);
        assert_eq!(chosen("g build", &[("LANG", "en_GB.UTF-8")]), Lang::En);
        assert_eq!(chosen("g build", &[("LANG", "en_GB.UTF-8"), ("LC_ALL", "vi_VN.UTF-8")]), Lang::Vi);
        assert_eq!(chosen("g build", &[("LANG", "en_US"), ("LC_ALL", "C.UTF-8")]), Lang::En);
        assert_eq!(chosen("g build", &[("LANG", "de_DE.UTF-8")]), Lang::Vi);
        assert_eq!(chosen("g --lang vi build", &[("LANG", "en_GB")]), Lang::Vi);
        assert_eq!(chosen("g build --lang=en", &[]), Lang::En);
        assert_eq!(chosen("g build --lang", &[]), Lang::Vi);
        assert_eq!(chosen("g new trang -- --lang en", &[]), Lang::Vi);
    }

    #[test]
    fn colours_are_read_early_too() {
        let args = ["g", "--color", "never"].map(OsString::from);
        assert_eq!(color(&args), Color::Never);
        assert_eq!(color(&args[..1]), Color::Auto);
    }
}
