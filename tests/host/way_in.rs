//! Where the front doors lead.

use tung_nha::engine::queries::overview::Overview;
use tung_nha::id::Id;
use tung_nha::model::{MemberId, Ward};
use tung_nha::ui::route;
use tung_nha::ui::way_in::{leads_to, needs_no_ward, shows_the_ward};

fn named() -> Overview {
    Overview {
        ward: Ward { name: "Phường Cao Xanh".to_owned(), province: String::new() },
        me: Some((MemberId(Id::from_bytes([7; 10])), "Vũ Thị Hạnh".to_owned())),
        ..Overview::default()
    }
}

#[test]
fn empty_ward_leads_to_the_first_run() {
    assert_eq!(leads_to(route::HOME, &Overview::default(), false), Some(route::START));
    assert_eq!(leads_to(route::HOMES, &Overview::default(), true), Some(route::START));
}

#[test]
fn ward_with_households_and_no_name_is_not_empty() {
    let overview = Overview { households: 1, ..Overview::default() };
    assert_eq!(leads_to(route::HOMES, &overview, true), None);
}

#[test]
fn named_ward_leads_to_the_walk() {
    assert_eq!(leads_to(route::HOME, &named(), false), Some(route::HOMES));
    assert_eq!(leads_to(route::START, &named(), false), Some(route::HOMES));
    assert_eq!(leads_to(route::HOMES, &named(), false), None);
}

#[test]
fn who_uses_the_device_is_asked_once_and_never_in_practice() {
    let unknown = Overview { me: None, ..named() };
    assert_eq!(leads_to(route::HOMES, &unknown, false), Some(route::ME));
    assert_eq!(leads_to(route::HOMES, &unknown, true), None);
    let practice = Overview { is_practice: true, ..unknown };
    assert_eq!(leads_to(route::HOMES, &practice, false), None);
}

#[test]
fn address_somebody_chose_is_shown_as_it_is() {
    for path in [route::START, route::EXCHANGE, route::IMPORT, "/nha/0123456789abcdef", "/nowhere"] {
        assert_eq!(leads_to(path, &Overview::default(), false), None, "{path}");
    }
}

#[test]
fn pages_of_the_ward_are_told_from_the_ways_to_get_it_back() {
    for path in [route::HOMES, "/nha/0123456789abcdef", "/nha/0123456789abcdef/luot", route::TARGETS, route::NAMES] {
        assert!(shows_the_ward(path), "{path}");
    }
    for path in [route::HOME, route::START, route::EXCHANGE, route::IMPORT, route::SETTINGS, "/nhap-excel", "/nowhere"]
    {
        assert!(!shows_the_ward(path), "{path}");
    }
}

#[test]
fn settings_need_no_ward() {
    assert!(needs_no_ward(route::SETTINGS) && needs_no_ward(route::INSTALL));
    assert!(!needs_no_ward(route::HOMES));
}
