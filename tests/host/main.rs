//! The host tests: everything that needs no browser, one module per topic.

mod storage;
