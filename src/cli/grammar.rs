//! From the table to clap: the parser, its help in the language of the run, and reading what was parsed.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, ValueParser};
use clap::{Arg, ArgAction, ArgMatches, Command, ValueHint};

use crate::base::Lang;

use super::table::{COMMANDS, Flag, GLOBAL, Row, Takes};

/// The name of the program.
pub const PROGRAM: &str = "guongsang";

/// The whole command line in a language.
pub fn command(lang: Lang) -> Command {
    let about = lang.pick(
        "Dựng trang gương người tốt, việc tốt từ những bài viết đơn giản.",
        "Builds a site of model examples from plain text files.",
    );
    let more = lang.pick(
        "Bắt đầu: guongsang init trang-moi. Cách dùng từng lệnh: guongsang help <LỆNH>",
        "Start with: guongsang init new-site. Read about a command: guongsang help <COMMAND>",
    );
    let version = Arg::new("version").long("version").short('V').action(ArgAction::Version);
    let usage = format!("{PROGRAM} {} {}", lang.pick("<LỆNH>", "<COMMAND>"), options_mark(lang));
    let root = Command::new(PROGRAM)
        .about(about)
        .after_help(more)
        .version(env!("CARGO_PKG_VERSION"))
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .subcommand_required(true)
        .arg_required_else_help(true)
        .override_usage(usage)
        .subcommand_help_heading(lang.pick("Lệnh", "Commands"))
        .arg(
            version
                .help(lang.pick("In phiên bản", "Print the version"))
                .help_heading(global_heading(lang))
                .display_order(900),
        )
        .args(GLOBAL.iter().map(|flag| option(flag, lang).global(true).help_heading(global_heading(lang))))
        .subcommands(COMMANDS.iter().map(|row| subcommand(row, lang)));
    localised(root, lang)
}

fn subcommand(row: &Row, lang: Lang) -> Command {
    let needs = row.needs.iter().map(|flag| positional(flag, lang).required(true));
    let may = row.may.iter().map(|flag| positional(flag, lang));
    let command = Command::new(row.name)
        .about(lang.pick(row.about.0, row.about.1))
        .after_help(lang.pick(row.more.0, row.more.1))
        .override_usage(usage(row, lang))
        .args(needs.chain(may))
        .args(row.options.iter().map(|flag| option(flag, lang).help_heading(lang.pick("Tùy chọn", "Options"))));
    localised(command, lang)
}

/// What clap would say in English is said in the language of the run.
fn localised(command: Command, lang: Lang) -> Command {
    let template = format!("{{about}}\n\n{}: {{usage}}\n\n{{all-args}}{{after-help}}", lang.pick("Cách dùng", "Usage"));
    let help = Arg::new("help").long("help").short('h').action(ArgAction::Help).display_order(800);
    command
        .disable_help_flag(true)
        .help_template(template)
        .arg(help.help(lang.pick("In hướng dẫn này", "Print this help")).help_heading(global_heading(lang)))
}

fn global_heading(lang: Lang) -> &'static str {
    lang.pick("Tùy chọn chung", "Options of all commands")
}

fn options_mark(lang: Lang) -> &'static str {
    lang.pick("[TÙY CHỌN]", "[OPTIONS]")
}

/// The line behind "Usage:".
pub fn usage(row: &Row, lang: Lang) -> String {
    let mut parts = vec![PROGRAM.to_owned(), row.name.to_owned()];
    parts.extend(row.needs.iter().map(|flag| flag.placeholder(lang)));
    parts.extend(row.may.iter().map(|flag| format!("[{}]", flag.value_name(lang).unwrap_or_default())));
    parts.push(options_mark(lang).to_owned());
    parts.join(" ")
}

fn option(flag: &'static Flag, lang: Lang) -> Arg {
    let arg = arg(flag, lang).long(flag.name);
    match flag.short {
        Some(short) => arg.short(short),
        None => arg,
    }
}

fn positional(flag: &'static Flag, lang: Lang) -> Arg {
    arg(flag, lang).help_heading(lang.pick("Tham số", "Arguments"))
}

fn arg(flag: &'static Flag, lang: Lang) -> Arg {
    let arg = Arg::new(flag.name).help(lang.pick(flag.help.0, flag.help.1));
    let arg = match flag.value_name(lang) {
        Some(name) => arg.value_name(name).action(ArgAction::Set).hide_possible_values(true),
        None => arg.action(ArgAction::SetTrue),
    };
    match flag.takes {
        Takes::Nothing | Takes::Text(_) => arg,
        Takes::Path(_) => arg.value_parser(ValueParser::path_buf()).value_hint(ValueHint::AnyPath),
        Takes::OneOf(_, values) => arg.value_parser(PossibleValuesParser::new(values)),
        Takes::Words(_) => arg.num_args(1..).action(ArgAction::Append),
        Takes::Paths(_) => {
            let paths = arg.value_parser(ValueParser::path_buf()).value_hint(ValueHint::AnyPath);
            paths.num_args(1..).action(ArgAction::Append)
        }
    }
}

impl Flag {
    /// What help calls the value.
    pub fn value_name(&self, lang: Lang) -> Option<&'static str> {
        match self.takes {
            Takes::Nothing => None,
            Takes::Text(name) | Takes::Path(name) | Takes::OneOf(name, _) | Takes::Words(name) | Takes::Paths(name) => {
                Some(lang.pick(name.0, name.1))
            }
        }
    }

    fn placeholder(&self, lang: Lang) -> String {
        let more = if matches!(self.takes, Takes::Paths(_)) { "…" } else { "" };
        format!("<{}>{more}", self.value_name(lang).unwrap_or(self.name))
    }

    /// Whether it was given.
    pub fn given(&self, matches: &ArgMatches) -> bool {
        matches.get_flag(self.name)
    }

    /// The text that was given.
    pub fn text(&self, matches: &ArgMatches) -> Option<String> {
        matches.get_one::<String>(self.name).cloned()
    }

    /// The path that was given.
    pub fn path(&self, matches: &ArgMatches) -> Option<PathBuf> {
        matches.get_one::<PathBuf>(self.name).cloned()
    }

    /// The paths that were given.
    pub fn paths(&self, matches: &ArgMatches) -> Vec<PathBuf> {
        matches.get_many::<PathBuf>(self.name).into_iter().flatten().cloned().collect()
    }

    /// The words that were given.
    pub fn words(&self, matches: &ArgMatches) -> Vec<String> {
        matches.get_many::<String>(self.name).into_iter().flatten().cloned().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clap_accepts_the_table() {
        for lang in [Lang::Vi, Lang::En] {
            command(lang).debug_assert();
        }
    }

    #[test]
    fn help_speaks_one_language() {
        for row in COMMANDS {
            let help = |lang| {
                let mut root = command(lang);
                root.build();
                root.find_subcommand_mut(row.name).map(|c| c.render_help().to_string()).unwrap_or_default()
            };
            let (vi, en) = (help(Lang::Vi), help(Lang::En));
            for word in ["Usage", "Options", "Print", "possible values", "default:"] {
                assert!(!vi.contains(word), "{}: {word}\n{vi}", row.name);
            }
            assert!(en.contains("Usage: guongsang ") && !en.contains("Cách dùng"), "{en}");
        }
    }

    #[test]
    fn names_are_unique_in_a_command() {
        for row in COMMANDS {
            let mut names: Vec<_> =
                row.needs.iter().chain(row.may).chain(row.options).chain(GLOBAL).map(|f| f.name).collect();
            let count = names.len();
            names.sort_unstable();
            names.dedup();
            assert_eq!(names.len(), count, "{}", row.name);
        }
    }
}
