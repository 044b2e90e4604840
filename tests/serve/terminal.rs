//! The program itself: what it says on the terminal, and how it ends.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, ChildStderr, Command, Stdio};
use std::time::{Duration, Instant};

use super::{Preview, STORY};

/// A preview in a process of its own.
struct Program {
    child: Child,
    said: std::io::Lines<BufReader<ChildStderr>>,
}

impl Program {
    fn start(site: &Preview, more: &[&str]) -> Self {
        Self::of(Command::new(env!("CARGO_BIN_EXE_guongsang")), site, more)
    }

    fn of(mut program: Command, site: &Preview, more: &[&str]) -> Self {
        let mut child = program
            .args(["serve", "--port", "0", "--lang", "en", "--root"])
            .arg(&site.root)
            .args(more)
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let said = BufReader::new(child.stderr.take().unwrap()).lines();
        Self { child, said }
    }

    /// What is said until a line begins so, that line included.
    fn until(&mut self, begin: &str) -> String {
        let mut all = String::new();
        loop {
            let line = self.said.next().expect("it goes on").unwrap();
            all.push_str(&line);
            all.push('\n');
            if line.starts_with(begin) {
                return all;
            }
        }
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn problems_are_printed_with_their_place_and_not_twice() {
    let site = Preview::new();
    let broken = STORY.replace("năm: 2025", "năm: hai lăm");
    site.put("content/ca-nhan/khoat.md", &broken);
    let mut program = Program::start(&site, &[]);
    let said = program.until("1 error: see http://");
    assert!(said.contains("error[GS") && said.contains("--> content/ca-nhan/khoat.md:5:6"), "{said}");
    assert!(said.contains("5 | năm: hai lăm"), "{said}");
    program.until("Preview: ");
    // What is known is not said again.
    site.put("content/ca-nhan/may.md", &STORY.replace("Phan Đình Khoát", "Hà Thị Mây"));
    let said = program.until("1 error: see http://");
    assert!(!said.contains("-->"), "{said}");
    // Another is.
    site.put("content/ca-nhan/khoat.md", &broken.replace("hai lăm", "hai sáu"));
    let said = program.until("1 error: see http://");
    assert!(said.contains("5 | năm: hai sáu"), "{said}");
    site.put("content/ca-nhan/khoat.md", STORY);
    program.until("Built in ");
}

#[cfg(target_os = "linux")]
#[test]
fn it_asks_for_more_files_than_it_got() {
    let site = Preview::new();
    let mut few = Command::new("sh");
    few.args(["-c", "ulimit -Sn 200 && exec \"$0\" \"$@\"", env!("CARGO_BIN_EXE_guongsang")]);
    let mut program = Program::of(few, &site, &[]);
    program.until("Preview: ");
    let limits = std::fs::read_to_string(format!("/proc/{}/limits", program.child.id())).unwrap();
    let line = limits.lines().find(|line| line.starts_with("Max open files")).unwrap();
    let numbers: Vec<u64> = line.split_whitespace().filter_map(|word| word.parse().ok()).collect();
    assert!(numbers[0] > 200 || numbers.get(1) == Some(&200), "{line}");
}

#[test]
fn ctrl_c_ends_it_at_once() {
    let site = Preview::new();
    let mut program = Program::start(&site, &[]);
    let said = program.until("Preview: ");
    let ready = said.lines().last().unwrap();
    let port: u16 = ready.split(':').nth(3).and_then(|rest| rest.split('/').next()).unwrap().parse().unwrap();
    let mut stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
    stream.write_all(format!("GET /_/events HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n").as_bytes()).unwrap();
    stream.read_exact(&mut [0; 64]).unwrap();
    let begin = Instant::now();
    assert!(Command::new("kill").args(["-INT", &program.child.id().to_string()]).status().unwrap().success());
    assert!(program.child.wait().unwrap().success());
    assert!(begin.elapsed() < Duration::from_secs(2), "it took {:?}", begin.elapsed());
}
