//! `help` and `completions`: what the table of commands says, for people and for shells.

use clap_complete::Shell;

use super::Status;
use super::grammar::{PROGRAM, command};
use super::misuse::{Failure, Misuse};
use super::screen::Screen;
use super::table::COMMANDS;

/// Prints the help of a command, or of the program.
///
/// # Errors
/// When there is no such command.
pub fn run(name: Option<&str>, screen: &mut Screen) -> Result<Status, Failure> {
    let mut root = command(screen.lang);
    root.build();
    let command = match name {
        None => &mut root,
        Some(name) => root.find_subcommand_mut(name).ok_or_else(|| unknown(name))?,
    };
    let help = command.render_help();
    let text = if screen.out.color { help.ansi().to_string() } else { help.to_string() };
    screen.out.line(&text).map_err(Failure::Print)?;
    Ok(Status::Clean)
}

fn unknown(name: &str) -> Misuse {
    let nearest = crate::parse::nearest(name, COMMANDS.iter().map(|row| (row.name.to_owned(), row.name)));
    Misuse::UnknownCommand { text: name.to_owned(), nearest }
}

/// Prints the completions for a shell, one of those in the table.
///
/// # Errors
/// When they cannot be printed.
pub fn completions(shell: &str, screen: &mut Screen) -> Result<Status, Failure> {
    let shell: Shell = shell.parse().expect("the table names shells that clap_complete knows");
    // Into memory first: clap_complete panics when its writer fails, and readers like `head` do leave.
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut command(screen.lang), PROGRAM, &mut script);
    screen.out.line(&String::from_utf8_lossy(&script)).map_err(Failure::Print)?;
    Ok(Status::Clean)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::table::{SHELL, Takes};

    #[test]
    fn every_shell_of_the_table_is_known() {
        let Takes::OneOf(_, shells) = SHELL.takes else { panic!() };
        for shell in shells {
            assert!(shell.parse::<Shell>().is_ok(), "{shell}");
        }
    }
}
