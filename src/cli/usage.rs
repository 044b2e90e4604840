//! Clap's errors in the language of the run: what was typed wrong, and what to type instead.

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::base::{Lang, Words};

/// What is wrong with the arguments, and what to do. `command` is the command that was typed, if any.
pub fn words(error: &clap::Error, command: Option<&str>, lang: Lang) -> Words {
    let found = Found::of(error);
    Words { message: found.message(error.kind(), lang), hint: found.hint(error.kind(), command, lang) }
}

/// What clap knows of the error.
struct Found {
    arg: String,
    prior: String,
    value: String,
    valid: Vec<String>,
    suggested: Option<String>,
    command: String,
}

impl Found {
    fn of(error: &clap::Error) -> Self {
        let texts = |kind| match error.get(kind) {
            Some(ContextValue::String(text)) => vec![text.clone()],
            Some(ContextValue::Strings(texts)) => texts.clone(),
            _ => Vec::new(),
        };
        let one = |kind| texts(kind).join(", ");
        let suggestions = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue];
        Self {
            arg: one(ContextKind::InvalidArg),
            prior: one(ContextKind::PriorArg),
            value: one(ContextKind::InvalidValue),
            valid: texts(ContextKind::ValidValue),
            suggested: suggestions.into_iter().find_map(|kind| texts(kind).into_iter().next()),
            command: one(ContextKind::InvalidSubcommand),
        }
    }

    fn message(&self, kind: ErrorKind, lang: Lang) -> String {
        let Self { arg, prior, value, command, .. } = self;
        match kind {
            ErrorKind::UnknownArgument if arg.starts_with('-') => {
                lang.pick(format!("không có tùy chọn “{arg}”"), format!("there is no option “{arg}”"))
            }
            ErrorKind::UnknownArgument | ErrorKind::TooManyValues => {
                lang.pick(format!("thừa “{arg}”"), format!("“{arg}” is one too many"))
            }
            ErrorKind::InvalidSubcommand => {
                lang.pick(format!("không có lệnh “{command}”"), format!("there is no command “{command}”"))
            }
            ErrorKind::InvalidValue | ErrorKind::ValueValidation if !value.is_empty() => {
                lang.pick(format!("“{value}” không dùng được cho {arg}"), format!("“{value}” is no value for {arg}"))
            }
            ErrorKind::InvalidValue
            | ErrorKind::TooFewValues
            | ErrorKind::WrongNumberOfValues
            | ErrorKind::NoEquals => lang.pick(format!("{arg} còn thiếu giá trị"), format!("{arg} needs a value")),
            ErrorKind::MissingRequiredArgument => lang.pick(format!("còn thiếu {arg}"), format!("{arg} is missing")),
            ErrorKind::ArgumentConflict if *arg == *prior || prior.is_empty() => {
                lang.pick(format!("{arg} được viết hai lần"), format!("{arg} was given twice"))
            }
            ErrorKind::ArgumentConflict => lang
                .pick(format!("{arg} và {prior} không đi cùng nhau"), format!("{arg} and {prior} do not go together")),
            ErrorKind::MissingSubcommand => lang.pick("còn thiếu tên lệnh", "the command is missing").to_owned(),
            ErrorKind::InvalidUtf8 => lang.pick("có chữ không ở dạng UTF-8", "an argument is not UTF-8").to_owned(),
            _ => lang.pick("dòng lệnh viết chưa đúng", "the command line is not right").to_owned(),
        }
    }

    fn hint(&self, kind: ErrorKind, command: Option<&str>, lang: Lang) -> String {
        if let Some(suggested) = &self.suggested {
            return lang.pick(format!("Có phải ý bạn là “{suggested}”?"), format!("Did you mean “{suggested}”?"));
        }
        if !self.valid.is_empty() && matches!(kind, ErrorKind::InvalidValue) {
            let valid = self.valid.join(", ");
            return lang.pick(format!("Chọn một trong: {valid}."), format!("Choose one of: {valid}."));
        }
        let help = match command {
            Some(command) => format!("guongsang help {command}"),
            None => "guongsang --help".to_owned(),
        };
        lang.pick(format!("Xem cách dùng: {help}"), format!("Read more: {help}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::grammar;

    fn said(line: &str, lang: Lang) -> (String, String) {
        let error = grammar::command(lang).try_get_matches_from(line.split(' ')).unwrap_err();
        let words = words(&error, None, lang);
        (words.message, words.hint)
    }

    #[test]
    fn slips_in_both_languages() {
        for (line, vi, en) in [
            ("g build --otput x", "không có tùy chọn “--otput”", "there is no option “--otput”"),
            ("g biuld", "không có lệnh “biuld”", "there is no command “biuld”"),
            ("g build them", "thừa “them”", "“them” is one too many"),
            ("g build --root", "--root <THƯ MỤC> còn thiếu giá trị", "--root <DIR> needs a value"),
            (
                "g check --format xml",
                "“xml” không dùng được cho --format <DẠNG>",
                "“xml” is no value for --format <FORMAT>",
            ),
            ("g new", "còn thiếu <LOẠI>, <TÊN>...", "<KIND>, <NAME>... is missing"),
            ("g -q -q check", "--quiet được viết hai lần", "--quiet was given twice"),
        ] {
            assert_eq!(said(line, Lang::Vi).0, vi, "{line}");
            assert_eq!(said(line, Lang::En).0, en, "{line}");
        }
    }

    #[test]
    fn hints_say_what_to_type() {
        assert_eq!(said("g biuld", Lang::Vi).1, "Có phải ý bạn là “build”?");
        assert_eq!(said("g check --format xml", Lang::En).1, "Choose one of: text, json.");
    }
}
