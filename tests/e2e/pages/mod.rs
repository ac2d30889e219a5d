//! Page objects: what a person does on each page, in the words of the page.

pub mod first_run;
pub mod import_register;
