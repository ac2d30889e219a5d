//! The ward as tables: whole, plain, told by the dictionary, and without names where none are wanted.

mod dictionary;
mod figures;
mod golden;
mod naming;
mod reach;
mod ward;
mod zipped;
