//! The corpus of the fuzz targets, held to their laws: what was found once stays found.

#[path = "../fuzz/forge.rs"]
mod forge;
#[path = "../fuzz/package.rs"]
mod package;
#[path = "../fuzz/sealed.rs"]
mod sealed;

use std::fs;
use std::path::Path;

fn each(target: &str, check: fn(&[u8])) {
    let folder = Path::new("tests/fixtures/fuzz").join(target);
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        println!("{}", path.display());
        check(&fs::read(path).unwrap());
    }
}

#[test]
fn every_kept_input_of_the_package_reader_keeps_its_laws() {
    each("package", package::check);
}

#[test]
fn every_kept_input_of_the_sealed_reader_keeps_its_laws() {
    each("sealed", sealed::check);
}

#[test]
fn a_forged_package_is_one_that_proves() {
    let fixture = fs::read("tests/fixtures/package-v1.json").unwrap();
    let text = String::from_utf8(fixture).unwrap().replacen("Nguyễn Thị Hoà", "Nguyễn Thị Hòa", 1);
    let forged = forge::package(text.as_bytes()).unwrap();
    let package = tung_nha::exchange::read(&forged).unwrap();
    assert!(!package.is_reformatted());
    assert_eq!(package.prove_all().unwrap().len(), 5);
    // Who replaces the number that was changed still replaces it.
    let merged = tung_nha::exchange::merge_files([("forged", forged.as_slice())].into_iter()).unwrap();
    assert_eq!(merged.kinds()["resident"].conflicts, 1);
}
