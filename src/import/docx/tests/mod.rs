//! Files written by script, each with one thing in it.

mod foreign;
mod hostile;
mod lists;
mod looks;
mod objects;
mod tables;
mod text;

#[path = "../../../../tests/suite/word.rs"]
mod word;

use crate::base::ImportProblem;
use crate::import::Manuscript;
use crate::import::manuscript::{Block, Paragraph, Run, Setting, Thing};

use super::read;
use word::{PNG, Word, drawing, packed, run, run_as};

fn manuscript(word: &Word) -> Manuscript {
    read(&word.build()).unwrap()
}

fn remarks(manuscript: &Manuscript) -> Vec<(u32, ImportProblem)> {
    manuscript.remarks.iter().map(|(place, problem)| (place.0, problem.clone())).collect()
}

/// Blocks as lines: what a paragraph says and how, the cells of a table between bars.
fn shown(word: &Word) -> Vec<String> {
    manuscript(word).blocks.iter().map(block).collect()
}

fn block(block: &Block) -> String {
    match block {
        Block::Paragraph(one) => paragraph(one),
        Block::Table(table) => {
            let rows: Vec<String> = table.rows.iter().map(|row| row.iter().map(cell).collect::<String>()).collect();
            let head = if table.head { "head " } else { "" };
            format!("{head}{}{}", if table.ruled { "" } else { "unruled " }, rows.join("/"))
        }
    }
}

fn cell(cell: &crate::import::manuscript::Cell) -> String {
    let blocks: Vec<String> = cell.blocks.iter().map(block).collect();
    let size =
        if (cell.columns, cell.rows) == (1, 1) { String::new() } else { format!("{}x{}:", cell.columns, cell.rows) };
    format!("|{size}{}|", blocks.join(";"))
}

fn paragraph(one: &Paragraph) -> String {
    let mut line = String::new();
    if one.new_sheet {
        line.push_str("=== ");
    }
    if let Some(level) = one.heading {
        line.push_str(&format!("H{level} "));
    }
    line.push_str(match one.setting {
        Setting::Plain => "",
        Setting::Centred => "^ ",
        Setting::Right => "> ",
    });
    if let Some(label) = &one.label {
        line.push_str(&format!("[{label}] "));
    }
    one.runs.iter().for_each(|run| line.push_str(&shown_run(run)));
    line
}

fn shown_run(run: &Run) -> String {
    let mut text = match run.thing {
        None => run.text.clone(),
        Some(Thing::Note(index)) => format!("(note {index})"),
        Some(Thing::Picture(index)) => format!("(picture {index})"),
    };
    for (on, tag) in [
        (run.marks.bold, 'b'),
        (run.marks.italic, 'i'),
        (run.marks.struck, 's'),
        (run.marks.raised, 'r'),
        (run.marks.lowered, 'l'),
    ] {
        if on {
            text = format!("<{tag}>{text}</{tag}>");
        }
    }
    match &run.link {
        Some(link) => format!("({text} → {link})"),
        None => text,
    }
}
