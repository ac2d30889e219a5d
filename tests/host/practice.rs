//! The practice ward.

use crate::harness::{Phone, block_on};
use tung_nha::engine::queries::walk_list::WalkQuestion;

#[test]
fn practice_ward_shows_every_state() {
    let mut phone = Phone::new(1);
    block_on(phone.engine.fill_practice()).expect("memory keeps it");
    let overview = phone.engine.overview();
    assert_eq!(overview.ward.name, "Phường Tập Dượt");
    assert!(overview.me.is_some());
    assert_eq!(overview.households, 60);
    assert!(overview.residents > 120, "{}", overview.residents);
    assert!((10..50).contains(&overview.unvisited), "{}", overview.unvisited);
    let page = phone.engine.walk_list(&WalkQuestion::default());
    assert!(page.counts.absent > 0 && page.counts.appointment > 0 && page.counts.incomplete > 0, "{:?}", page.counts);
}

#[test]
fn practice_wards_of_two_phones_have_the_same_people() {
    let mut phones = [Phone::new(1), Phone::new(2)];
    let pages = phones.each_mut().map(|phone| {
        block_on(phone.engine.fill_practice()).expect("memory keeps it");
        let names = phone.engine.index().walk().map(|(id, home)| (id, home.residents.clone()));
        names.collect::<Vec<_>>()
    });
    assert_eq!(pages[0], pages[1]);
}
