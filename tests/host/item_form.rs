//! The form of a target's item.

use proptest::prelude::*;
use tung_nha::id::Id;
use tung_nha::model::{AreaId, Audience, ItemUnit, Step, TargetId};
use tung_nha::ui::item_form::{ItemDraft, ItemError, new_item};

fn labels() -> [String; 5] {
    ["Chưa hỏi", "Chưa biết", "Đã chỉ", "Làm được", "Dùng quen"].map(str::to_owned)
}

fn target() -> TargetId {
    TargetId::parse("0123456789abcdef").unwrap()
}

#[test]
fn an_item_goes_through_its_form_unchanged() {
    let mut item = new_item(target(), labels(), 1_663_400_000_000);
    item.name = "Zalo".to_owned();
    item.audience.min_age = Some(14);
    item.goal_percent = Some(100);

    assert_eq!(ItemDraft::of(&item).read(&item), Ok(item));
}

#[test]
fn areas_have_the_goals_that_were_typed_for_them() {
    let mut item = new_item(target(), labels(), 0);
    item.name = "Zalo".to_owned();
    let [first, second] = [1, 2].map(|number| AreaId(Id::from_bytes([number; 10])));
    item.area_goals = vec![(first, 80)];
    let mut draft = ItemDraft::of(&item);
    assert_eq!((draft.area_goal(first), draft.area_goal(second)), ("80", ""));
    assert_eq!(draft.read(&item), Ok(item.clone()));
    draft.set_area_goal(second, "101".to_owned());
    assert_eq!(draft.read(&item), Err(ItemError::AreaGoal(second)));
    draft.set_area_goal(second, "60%".to_owned());
    draft.set_area_goal(first, " ".to_owned());
    assert_eq!(draft.read(&item).unwrap().area_goals, [(second, 60)]);
}

#[test]
fn what_is_wrong_is_told_in_the_order_of_the_fields() {
    let item = new_item(target(), labels(), 0);
    let mut draft = ItemDraft::of(&item);
    assert_eq!(draft.read(&item), Err(ItemError::NameMissing));
    draft.name = " Zalo ".to_owned();
    draft.min_age = "121".to_owned();
    assert_eq!(draft.read(&item), Err(ItemError::MinAge));
    draft.min_age = String::new();
    draft.labels[2] = "  ".to_owned();
    assert_eq!(draft.read(&item), Err(ItemError::StepMissing(Step::ALL[2])));
    draft.labels[2] = "Đã chỉ".to_owned();
    for goal in ["0", "101", "nhiều", "-1"] {
        draft.goal = goal.to_owned();
        assert_eq!(draft.read(&item), Err(ItemError::Goal));
    }
    draft.goal = "80 %".to_owned();
    let read = draft.read(&item).unwrap();
    assert_eq!((read.name.as_str(), read.goal_percent), ("Zalo", Some(80)));
}

#[test]
fn a_household_is_asked_for_no_age_and_no_telephone() {
    let mut draft = ItemDraft::of(&new_item(target(), labels(), 0));
    draft.name = "Voso".to_owned();
    draft.unit = ItemUnit::Household;
    draft.min_age = "abc".to_owned();
    draft.smartphone = true;
    draft.ocop = true;
    let read = draft.read(&new_item(target(), labels(), 0)).unwrap();

    assert_eq!(read.audience, Audience { ocop: true, ..Audience::default() });
}

proptest! {
    #[test]
    fn items_made_at_different_moments_have_different_codes(one in 0i64..i64::MAX, other in 0i64..i64::MAX) {
        let code = |at_ms| new_item(target(), labels(), at_ms).code;

        prop_assert_eq!(code(one) == code(other), one == other);
        prop_assert!(code(one).len() < 16);
    }
}
