//! What somebody adds to the totals of an item and of a target, for every way two items can stand.

use tung_nha::engine::index::totals::together;
use tung_nha::engine::index::{Standing, Total};
use tung_nha::model::{Audience, Item, ItemUnit, Ladder, Step};

fn item(pass: u8) -> Item {
    Item {
        target: None,
        code: format!("P{pass}"),
        name: String::new(),
        unit: ItemUnit::Person,
        audience: Audience::default(),
        ladder: Ladder { labels: [const { String::new() }; 5], pass: Step::new(pass).unwrap() },
        goal_percent: None,
        area_goals: Vec::new(),
    }
}

fn every_standing() -> impl Iterator<Item = Standing> + Clone {
    let steps = (0..=4_u8).flat_map(|step| [false, true].map(|is_exempt| (step, is_exempt)));
    steps.flat_map(|(step, is_exempt)| [false, true].map(|applies| Standing { applies, step, is_exempt }))
}

#[test]
fn one_item_counts_everybody_once_and_nobody_twice() {
    for pass in 1..=4 {
        let item = item(pass);
        for standing in every_standing() {
            let total = standing.total(&item);
            let told = format!("{standing:?}, counted from step {pass}");
            assert_eq!(total.audience + total.undecided, 1, "{told}");
            assert_eq!(total.audience == 1, standing.applies, "{told}");
            let is_kept = standing.applies && standing.step >= pass;
            assert_eq!(total.achieved == 1, is_kept, "{told}");
            assert_eq!(total.unknown == 1, standing.applies && standing.step == 0, "{told}");
            assert_eq!(total.under_way == 1, standing.applies && !is_kept && standing.step >= 2, "{told}");
            assert_eq!(total.exempt == 1, standing.applies && !is_kept && standing.is_exempt, "{told}");
            assert_eq!(together([(&item, standing)].into_iter()), total, "a target of one item: {told}");
        }
    }
}

#[test]
fn a_target_of_two_items_is_kept_by_who_keeps_both() {
    let (first, second) = (item(3), item(4));
    for one in every_standing() {
        for other in every_standing() {
            let total = together([(&first, one), (&second, other)].into_iter());
            let applying: Vec<(&Item, Standing)> =
                [(&first, one), (&second, other)].into_iter().filter(|(_, standing)| standing.applies).collect();
            let keeps = |(item, standing): &(&Item, Standing)| standing.step >= item.ladder.pass.get();
            let is_kept = !applying.is_empty() && applying.iter().all(keeps);
            let expected = Total {
                audience: u32::from(!applying.is_empty()),
                achieved: u32::from(is_kept),
                under_way: u32::from(!is_kept && applying.iter().any(|of| keeps(of) || of.1.step >= 2)),
                unknown: u32::from(!applying.is_empty() && applying.iter().all(|(_, standing)| standing.step == 0)),
                exempt: u32::from(
                    !is_kept && !applying.is_empty() && applying.iter().all(|of| keeps(of) || of.1.is_exempt),
                ),
                undecided: u32::from(applying.is_empty()),
            };
            assert_eq!(total, expected, "{one:?} and {other:?}");
        }
    }
}
