//! The command line, tested by documents that read as its manual: each `tests/cmd/*.md` is a session, `*.in` the folder it
//! begins in, `*.out` what must be there at its end.

#![allow(clippy::disallowed_methods, reason = "tests and tools work on real folders")]

#[test]
fn command_line() {
    trycmd::TestCases::new()
        .env("NO_COLOR", "1")
        .env("LANG", "vi_VN.UTF-8")
        .env("LC_ALL", "")
        .case("tests/cmd/*.md")
        .run();
}
