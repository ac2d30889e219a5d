//! The weeks that went by: every one of them is found as it was shown then.

use crate::totals::deeds::{Deed, deed};
use crate::totals::hands::Hands;
use crate::world::{Device, START_MS, run};
use proptest::prelude::*;
use tung_nha::engine::queries::period::PeriodQuestion;
use tung_nha::engine::queries::targets::TargetsQuestion;
use tung_nha::engine::queries::trend::{Trend, TrendQuestion};
use tung_nha::engine::scope::Scope;
use tung_nha::model::Date;

const WEEK_MS: i64 = 7 * 24 * 3_600_000;

fn numbers(device: &Device) -> Vec<(u32, u32)> {
    let targets = device.engine.targets_view(&TargetsQuestion::default()).targets;
    let totals = targets.iter().flat_map(|target| &target.items).map(|item| item.total);
    totals.map(|total| (total.achieved, total.audience)).collect()
}

fn trend(device: &mut Device) -> Trend {
    run(device.engine.trend(TrendQuestion { area: None })).unwrap()
}

/// Returns whether the weeks before stay as they were: all are measured by the targets of today, and of what was erased
/// nothing is known of any day.
const fn leaves_the_past(deed: &Deed) -> bool {
    !matches!(
        deed,
        Deed::EditItem { .. }
            | Deed::Close { .. }
            | Deed::Erase { .. }
            | Deed::UndoTaken { .. }
            | Deed::Receive { .. }
            | Deed::Replace
            | Deed::Tomorrow
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_week_is_as_it_was_shown_then(
        weeks in prop::collection::vec(prop::collection::vec(deed().prop_filter("", leaves_the_past), 0..4), 13),
    ) {
        let (mut hands, mut nobody) = (Hands::on(Device::with_ward("a")), Hands::on(Device::empty("b")));
        let mut shown = Vec::new();
        for (week, deeds) in weeks.iter().enumerate() {
            hands.device.around.set_clock(START_MS + WEEK_MS * week as i64);
            run(hands.device.engine.settle()).unwrap();
            // What is done later in the week does not count as done at its beginning.
            let _: Trend = trend(&mut hands.device);
            for deed in deeds {
                hands.act(deed, &mut nobody);
            }
            shown.push(numbers(&hands.device));
        }
        let mut device = hands.device;
        let day = |week: usize| Date::in_vietnam(START_MS + WEEK_MS * week as i64);
        for (first, last) in [(0, 12), (3, 4), (6, 11)] {
            let ask = PeriodQuestion { scope: Scope::WARD, from: day(first).plus_days(1), until: day(last) };
            let figures = run(device.engine.period(&ask)).unwrap();
            let items = figures.targets.iter().flat_map(|target| &target.items);
            for (place, item) in items.enumerate() {
                prop_assert_eq!((item.total.achieved, item.total.audience), shown[last][place], "{}", item.code);
                prop_assert_eq!(item.before, shown[first][place].0, "{}", item.code);
                prop_assert_eq!(item.before + item.gained, item.total.achieved + item.lost, "{}", item.code);
            }
            for together in figures.targets.iter().filter_map(|target| target.together.as_ref()) {
                prop_assert_eq!(together.before + together.gained, together.total.achieved + together.lost);
            }
        }
        let trend = trend(&mut device);
        for (place, item) in trend.items.iter().enumerate() {
            let then: Vec<(u32, u32)> = shown.iter().map(|week| week[place]).collect();
            prop_assert_eq!(&item.points, &then, "{}", item.code);
        }
    }
}
