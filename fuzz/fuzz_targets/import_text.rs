#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| guongsang_fuzz::import_text(text));
