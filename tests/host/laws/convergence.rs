//! Whatever people do on their phones, and whatever their clocks say: once everybody has everything, all hold the same,
//! nothing anybody wrote is lost, and what was erased is nowhere.

use crate::laws::hold;
use crate::laws::operations::{OPERATIONS, Operation, history};
use crate::log_model::Random;

fn check(seed: u64, more: &[(Operation, usize)]) {
    let mut random = Random(seed);
    let phones = 2 + if random.one_in(4) { random.below(11) } else { random.below(3) };
    let count = 20 + if random.one_in(8) { random.below(381) } else { random.below(80) };
    let weights = [&OPERATIONS, more].concat();
    let mut phones = history(random, phones, count, &weights, |_, _| {});
    phones.exchange_everything();
    phones.check_that_all_is_one();
    // Files from before bring nothing back.
    for file in std::mem::take(&mut phones.files).into_iter().rev().step_by(3).take(4) {
        let at = phones.random.below(phones.phones.len());
        phones.device(at).receive(&file);
    }
    phones.check_that_all_is_one();
}

#[test]
fn all_hold_the_same_and_nothing_is_lost() {
    hold("T1 anything on 2 to 12 phones: all hold the same, nothing is lost", 24, |seed| check(seed, &[]));
}

#[test]
fn all_hold_the_same_and_what_was_erased_is_nowhere() {
    hold("T1 with erasing: all hold the same, what was erased is nowhere", 24, |seed| {
        check(seed, &[(Operation::Erase, 2)]);
    });
}

#[test]
fn no_clock_refuses_or_hides_anything() {
    hold("T3 clocks wrong by years and ages: nothing is refused or hidden", 24, |seed| {
        check(seed, &[(Operation::SetClock, 6), (Operation::Erase, 1)]);
    });
}
