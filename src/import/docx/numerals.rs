//! Numbers of lists as they are written (ECMA-376 part 1, 17.18.59).

/// `number` in a format of Word; formats of other scripts as decimal digits.
pub(super) fn written(number: u32, format: &str) -> String {
    match format {
        "none" => String::new(),
        "upperRoman" => roman(number).to_uppercase(),
        "lowerRoman" => roman(number),
        "upperLetter" => letters(number).to_uppercase(),
        "lowerLetter" => letters(number),
        "decimalZero" => format!("{number:02}"),
        "ordinal" => format!("{number}{}", ordinal(number)),
        _ => number.to_string(),
    }
}

fn roman(number: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    if !(1..4000).contains(&number) {
        return number.to_string();
    }
    let (mut rest, mut text) = (number, String::new());
    for (value, sign) in SIGNS {
        while rest >= value {
            text.push_str(sign);
            rest -= value;
        }
    }
    text
}

/// `a` to `z`, then `aa`, `bb`: Word repeats the letter.
fn letters(number: u32) -> String {
    let Some(index) = number.checked_sub(1).filter(|index| *index < 26 * 8) else { return number.to_string() };
    let letter = char::from(b'a' + (index % 26) as u8);
    std::iter::repeat_n(letter, 1 + (index / 26) as usize).collect()
}

fn ordinal(number: u32) -> &'static str {
    match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    }
}
