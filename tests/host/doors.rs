//! Which door a step is drawn as.

use tung_nha::model::Step;
use tung_nha::ui::door::Door::{self, Beyond, NotAsked, NotYet, Reached, UnderWay};

fn check(pass: u8, expected: [Door; 5]) {
    let pass = Step::new(pass).unwrap();
    assert_eq!(Step::ALL.map(|step| Door::of_step(step, pass)), expected, "pass {pass:?}");
}

#[test]
fn doors_fill_up_to_the_step_that_counts_and_light_up_beyond() {
    check(4, [NotAsked, NotYet, UnderWay, UnderWay, Reached]);
    check(3, [NotAsked, NotYet, UnderWay, Reached, Beyond]);
    check(2, [NotAsked, NotYet, Reached, Beyond, Beyond]);
    check(1, [NotAsked, Reached, Beyond, Beyond, Beyond]);
}
