//! One of two that may be one: what is known of it.

use crate::engine::queries::duplicates::{Evidence, Twin};
use crate::model::Phone;
use crate::model::text::join_filled;
use crate::ui::components::{Link, Plate};
use crate::ui::preferences::use_words;
use crate::ui::route;
use crate::words::Words;
use leptos::prelude::*;

/// One of the two.
#[component]
pub fn Side(twin: Twin, is_home: bool) -> impl IntoView {
    let words = use_words();
    let number = if twin.number.is_empty() { "–".to_owned() } else { twin.number.clone() };
    let home = twin.household;
    let place = twin.place.clone();
    let twin = StoredValue::new(twin);
    let facts = move || twin.with_value(|twin| facts(twin, is_home, words.get()));
    view! {
        <div class="stack-s">
            {match home {
                Some(home) => {
                    view! {
                        <Link href=route::household(home) class="plate-link">
                            <Plate number/>
                        </Link>
                    }
                        .into_any()
                }
                None => {
                    view! {
                        <span class="plate-link">
                            <Plate number/>
                        </span>
                    }
                        .into_any()
                }
            }}
            <strong>{twin.with_value(|twin| twin.name.clone())}</strong>
            <span class="sub">{facts}</span>
            <span class="sub">
                {move || if place.is_empty() { words.get().duplicates.no_home.to_owned() } else { place.clone() }}
            </span>
        </div>
    }
}

/// Says what is known of a person, or how much there is at a home: "1968, nam, 0901 234 567".
fn facts(twin: &Twin, is_home: bool, words: &Words) -> String {
    if is_home {
        return (words.duplicates.home_holds)(twin.people, twin.visits);
    }
    let birth = twin.birth.map(|birth| words.format.birth(birth));
    let sex = twin.sex.map(|sex| words.labels.sex(sex).to_lowercase());
    let phone = twin.phone.as_ref().map_or_else(|| words.duplicates.no_phone.to_owned(), Phone::grouped);
    join_filled([birth.unwrap_or_else(|| words.household.birth_unknown.to_owned()), sex.unwrap_or_default(), phone])
}

/// Says why two may be one.
pub const fn evidence_words(evidence: Evidence, words: &Words) -> &'static str {
    match evidence {
        Evidence::Phone => words.duplicates.same_phone,
        Evidence::Birthday => words.duplicates.same_birthday,
        Evidence::Household => words.duplicates.same_household,
        Evidence::Lane => words.duplicates.same_lane,
        Evidence::Address => words.duplicates.same_address,
    }
}
