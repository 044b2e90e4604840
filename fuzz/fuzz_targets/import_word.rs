#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| guongsang_fuzz::word(bytes));
