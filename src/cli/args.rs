//! What was typed ([`Written`]) and what it means ([`Order`]): two types, joined by exhaustive destructuring, so that an
//! option cannot be read and then forgotten.

use std::net::{IpAddr, Ipv4Addr};
use std::path::PathBuf;

use chrono::{Datelike, NaiveDate};
use clap::ArgMatches;

use crate::author;
use crate::parse::parse_date;

use super::misuse::Misuse;
use super::order::{BuildOptions, Color, Detail, Format, ImportOptions, NewEntry, Order, PreviewOptions, Task};
use super::table::{self as t, COMMANDS, Id};

/// Options as typed. The language is not among them: it is needed before anything can be said, so
/// [`super::language`] reads it first.
#[derive(Debug)]
pub struct Written {
    root: Option<PathBuf>,
    quiet: bool,
    verbose: bool,
    color: Option<String>,
    now: Option<String>,
    command: WrittenCommand,
}

#[derive(Debug)]
enum WrittenCommand {
    Build { output: Option<PathBuf>, deny: Option<String>, in_place: bool, timings: bool },
    Check { deny: Option<String>, format: Option<String>, explain: Option<String> },
    New(WrittenEntry),
    Init { folder: Option<PathBuf> },
    Import { paths: Vec<PathBuf>, dry_run: bool, force: bool, draft: bool, slug: Option<String> },
    Serve(WrittenPreview),
    Completions { shell: Option<String> },
    Help { command: Option<String> },
}

#[derive(Debug)]
struct WrittenPreview {
    port: Option<String>,
    bind: Option<String>,
    poll: bool,
    no_drafts: bool,
    open: bool,
}

#[derive(Debug)]
struct WrittenEntry {
    kind: Option<String>,
    name: Vec<String>,
    place: Option<String>,
    sector: Option<String>,
    year: Option<String>,
    slug: Option<String>,
    bundle: bool,
}

impl Written {
    /// Reads what clap parsed.
    pub fn read(matches: &ArgMatches) -> Self {
        let (name, own) = matches.subcommand().expect("clap requires a command");
        let row = COMMANDS.iter().find(|row| row.name == name).expect("clap knows the commands of the table only");
        Self {
            root: t::ROOT.path(own),
            quiet: t::QUIET.given(own),
            verbose: t::VERBOSE.given(own),
            color: t::COLOR.text(own),
            now: t::NOW.text(own),
            command: WrittenCommand::read(row.id, own),
        }
    }

    /// What it means on the day `today`.
    ///
    /// # Errors
    /// When a value cannot be understood.
    pub fn resolve(self, today: NaiveDate) -> Result<Order, Misuse> {
        let Self { root, quiet, verbose, color, now, command } = self;
        let day_given = now.is_some();
        let today = match now {
            Some(text) => parse_date(&text).ok_or(Misuse::BadDate { text })?,
            None => today,
        };
        let detail = match (quiet, verbose) {
            (true, _) => Detail::Quiet,
            (false, true) => Detail::Verbose,
            (false, false) => Detail::Usual,
        };
        let root = root.unwrap_or_else(|| PathBuf::from("."));
        Ok(Order {
            root,
            today,
            day_given,
            detail,
            color: Color::read(color.as_deref()),
            task: command.resolve(today)?,
        })
    }
}

impl WrittenCommand {
    fn read(id: Id, own: &ArgMatches) -> Self {
        match id {
            Id::Build => WrittenCommand::Build {
                output: t::OUTPUT.path(own),
                deny: t::DENY.text(own),
                in_place: t::IN_PLACE.given(own),
                timings: t::TIMINGS.given(own),
            },
            Id::Check => WrittenCommand::Check {
                deny: t::DENY.text(own),
                format: t::FORMAT.text(own),
                explain: t::EXPLAIN.text(own),
            },
            Id::New => WrittenCommand::New(WrittenEntry {
                kind: t::KIND.text(own),
                name: t::NAME.words(own),
                place: t::PLACE.text(own),
                sector: t::SECTOR.text(own),
                year: t::YEAR.text(own),
                slug: t::SLUG.text(own),
                bundle: t::BUNDLE.given(own),
            }),
            Id::Init => WrittenCommand::Init { folder: t::FOLDER.path(own) },
            Id::Import => WrittenCommand::Import {
                paths: t::FILES.paths(own),
                dry_run: t::DRY_RUN.given(own),
                force: t::FORCE.given(own),
                draft: t::DRAFT.given(own),
                slug: t::SLUG.text(own),
            },
            Id::Serve => WrittenCommand::Serve(WrittenPreview {
                port: t::PORT.text(own),
                bind: t::BIND.text(own),
                poll: t::POLL.given(own),
                no_drafts: t::NO_DRAFTS.given(own),
                open: t::OPEN.given(own),
            }),
            Id::Completions => WrittenCommand::Completions { shell: t::SHELL.text(own) },
            Id::Help => WrittenCommand::Help { command: t::TOPIC.text(own) },
        }
    }

    fn resolve(self, today: NaiveDate) -> Result<Task, Misuse> {
        Ok(match self {
            WrittenCommand::Build { output, deny, in_place, timings } => {
                Task::Build(BuildOptions { output, deny_warnings: deny.is_some(), in_place, timings })
            }
            WrittenCommand::Check { explain: Some(code), .. } => Task::Explain { code },
            WrittenCommand::Check { deny, format, explain: None } => {
                let format = if format.as_deref() == Some("json") { Format::Json } else { Format::Text };
                Task::Check { deny_warnings: deny.is_some(), format }
            }
            WrittenCommand::New(entry) => Task::New(entry.resolve(today)?),
            WrittenCommand::Init { folder } => Task::Init { folder: folder.unwrap_or_else(|| PathBuf::from(".")) },
            WrittenCommand::Import { paths, dry_run, force, draft, slug } => {
                Task::Import(ImportOptions { paths, dry_run, force, draft, slug })
            }
            WrittenCommand::Serve(preview) => Task::Serve(preview.resolve()?),
            WrittenCommand::Completions { shell } => Task::Completions { shell: shell.unwrap_or_default() },
            WrittenCommand::Help { command } => Task::Help { command },
        })
    }
}

impl WrittenPreview {
    fn resolve(self) -> Result<PreviewOptions, Misuse> {
        let Self { port, bind, poll, no_drafts, open } = self;
        Ok(PreviewOptions { port: read_port(port)?, bind: read_address(bind)?, poll, drafts: !no_drafts, open })
    }
}

impl WrittenEntry {
    fn resolve(self, today: NaiveDate) -> Result<NewEntry, Misuse> {
        let Self { kind, name, place, sector, year, slug, bundle } = self;
        // `new cá nhân Nguyễn Thị A` without quotes arrives as five words.
        let words: Vec<String> = kind.into_iter().chain(name).flat_map(|t| split_words(&t)).collect();
        let (kind, name) = author::kind_and_name(&words).ok_or_else(|| Misuse::unknown_kind(&words))?;
        if name.is_empty() {
            return Err(Misuse::NoName);
        }
        let year = match year {
            Some(text) => read_year(&text).ok_or(Misuse::BadYear { text })?,
            None => u16::try_from(today.year()).unwrap_or_default(),
        };
        Ok(NewEntry { kind, name, place, sector, year, slug, bundle })
    }
}

fn split_words(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}

fn read_year(text: &str) -> Option<u16> {
    text.trim().parse().ok().filter(|year| (1930..=2100).contains(year))
}

const PORT: u16 = 8080;

fn read_port(written: Option<String>) -> Result<u16, Misuse> {
    match written {
        None => Ok(PORT),
        Some(text) => text.trim().parse().map_err(|_| Misuse::BadPort { text }),
    }
}

fn read_address(written: Option<String>) -> Result<IpAddr, Misuse> {
    match written.as_deref().map(str::trim) {
        None | Some("localhost") => Ok(Ipv4Addr::LOCALHOST.into()),
        Some(text) => text.parse().map_err(|_| Misuse::BadAddress { text: text.to_owned() }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Lang;
    use crate::cli::grammar;
    use crate::model::Kind;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    fn order(line: &str) -> Result<Order, Misuse> {
        let matches = grammar::command(Lang::Vi).try_get_matches_from(line.split(' ')).unwrap();
        Written::read(&matches).resolve(day(2026, 11, 20))
    }

    fn task(line: &str) -> Task {
        order(line).unwrap().task
    }

    #[test]
    fn defaults() {
        let order = order("guongsang build").unwrap();
        let task = Task::Build(BuildOptions::default());
        let expected = Order {
            root: ".".into(),
            today: day(2026, 11, 20),
            day_given: false,
            detail: Detail::Usual,
            color: Color::Auto,
            task,
        };
        assert_eq!(order, expected);
    }

    #[test]
    fn global_options_stand_before_and_behind_the_command() {
        for line in ["guongsang --root a -q --now 1/2/2027 check", "guongsang check --root a -q --now 2027-02-01"] {
            let order = order(line).unwrap();
            assert_eq!((order.root, order.detail, order.today), ("a".into(), Detail::Quiet, day(2027, 2, 1)));
        }
    }

    #[test]
    fn values_that_mean_nothing() {
        assert_eq!(order("guongsang build --now 30/2/2026"), Err(Misuse::BadDate { text: "30/2/2026".into() }));
        assert_eq!(order("guongsang serve --port 99999"), Err(Misuse::BadPort { text: "99999".into() }));
        assert_eq!(order("guongsang serve --bind may-toi"), Err(Misuse::BadAddress { text: "may-toi".into() }));
        assert_eq!(order("guongsang new trang A --year 26"), Err(Misuse::BadYear { text: "26".into() }));
        assert_eq!(order("guongsang new cá nhân"), Err(Misuse::NoName));
        assert!(matches!(order("guongsang new ban-tin A"), Err(Misuse::UnknownKind { .. })));
    }

    #[test]
    fn names_need_no_quotes() {
        for line in ["guongsang new cá nhân Nguyễn Thị A", "guongsang new --bundle ca-nhan Nguyễn Thị A"] {
            let Task::New(entry) = task(line) else { panic!("{line}") };
            assert_eq!((entry.kind, &*entry.name, entry.year), (Kind::Individual, "Nguyễn Thị A", 2026));
        }
    }

    #[test]
    fn explaining_needs_nothing_else() {
        assert_eq!(task("guongsang check --explain GS0301"), Task::Explain { code: "GS0301".into() });
        let json = Task::Check { deny_warnings: true, format: Format::Json };
        assert_eq!(task("guongsang check --format json --deny warnings"), json);
    }

    #[test]
    fn drafts_are_served_unless_told() {
        let usual =
            PreviewOptions { port: 8080, bind: Ipv4Addr::LOCALHOST.into(), poll: false, drafts: true, open: false };
        assert_eq!(task("guongsang serve"), Task::Serve(usual.clone()));
        let public = PreviewOptions { port: 80, drafts: false, ..usual.clone() };
        assert_eq!(task("guongsang serve --no-drafts -p 80"), Task::Serve(public));
        let room = PreviewOptions { bind: Ipv4Addr::UNSPECIFIED.into(), poll: true, ..usual };
        assert_eq!(task("guongsang serve --bind 0.0.0.0 --poll"), Task::Serve(room));
    }
}
