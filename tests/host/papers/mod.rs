//! Papers open in other programs with all that stands in the document, and nothing else.

mod any;
mod documents;
mod excel;
mod reach;
mod report;
mod separated;
mod word;
