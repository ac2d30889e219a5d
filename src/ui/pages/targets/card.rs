//! A target as a card: how many keep all of it, and each item with reached, under way, left and not asked as numbers of
//! their own.

use crate::engine::queries::Total;
use crate::engine::queries::names::{Counted, NamesGroup};
use crate::engine::queries::targets::{ItemView, TargetView};
use crate::engine::queries::trend::Trend;
use crate::engine::scope::Scope;
use crate::model::text::join_filled;
use crate::model::{Item, ItemUnit};
use crate::ui::components::{Kind, Meter, Names, Say, Tag};
use crate::ui::door::Door;
use crate::ui::pages::targets::link::Behind;
use crate::ui::pages::targets::spark::{PaceLine, Spark};
use crate::ui::preferences::use_words;
use leptos::prelude::*;

/// A target and its items.
#[component]
pub fn TargetCard(
    target: TargetView,
    scope: Scope,
    /// The last weeks, where they are known.
    trend: Signal<Option<Trend>>,
) -> impl IntoView {
    let words = use_words();
    let TargetView { id, target, together, items } = target;
    let number = target.code.trim_start_matches(|character: char| !character.is_ascii_digit()).to_owned();
    let number = (!number.is_empty()).then(|| {
        view! { <p class="sub">{move || (words.get().targets.number)(&number)}</p> }
    });
    let count = items.len();
    let unit = items.first().map_or(ItemUnit::Person, |view| view.item.unit);
    let together = together.filter(|total| total.audience > 0).map(|total| {
        let behind = BehindTotal { of: Counted::Target(id), unit, total, scope: scope.clone() };
        view! { <Together behind count/> }
    });
    let name = target.name.clone();
    let row = move |ItemView { item, total, .. }: ItemView| {
        let title = (count > 1 || item.name != target.name).then(|| item.name.clone());
        view! { <ItemNumbers item total scope=scope.clone() title trend/> }
    };
    view! {
        <article class="card goal">
            <div class="stack-s">{number} <h3>{move || words.get().shipped(&name).to_owned()}</h3></div>
            {together}
            <ul class="sub3">{items.into_iter().map(row).collect_view()}</ul>
        </article>
    }
}

/// A total, and the way to the names behind its numbers.
#[derive(Clone)]
struct BehindTotal {
    of: Counted,
    unit: ItemUnit,
    total: Total,
    scope: Scope,
}

impl BehindTotal {
    fn href(&self, group: NamesGroup) -> String {
        Behind { of: self.of.clone(), group, scope: self.scope.clone() }.address()
    }
}

/// Who keeps every item of a target.
#[component]
fn Together(behind: BehindTotal, count: usize) -> impl IntoView {
    let words = use_words();
    let Total { audience, achieved, .. } = behind.total;
    let percent = move || words.get().format.percent(achieved.into(), audience.into());
    let all_of_them = move || (words.get().targets.together)(count);
    view! {
        <p>{all_of_them}</p>
        <Reached behind=behind.clone() percent/>
        <Counts behind/>
    }
}

/// An item's numbers. Those not asked are never counted as "no".
#[component]
fn ItemNumbers(
    item: Item,
    total: Total,
    scope: Scope,
    /// The item's name, where the target's does not say it already.
    title: Option<String>,
    trend: Signal<Option<Trend>>,
) -> impl IntoView {
    let words = use_words();
    let Total { audience, achieved, under_way, unknown, undecided, .. } = total;
    let title = title.map(|title| view! { <strong>{move || words.get().shipped(&title).to_owned()}</strong> });
    let behind = BehindTotal { of: Counted::Item(item.code.clone()), unit: item.unit, total, scope };
    if audience == 0 && undecided > 0 {
        return view! { <li>{title} <Undecided item behind/></li> }.into_any();
    }
    if audience == 0 {
        let nobody = move || {
            let targets = &words.get().targets;
            format!("{} {}", targets.nobody_concerned, targets.nobody_concerned_why)
        };
        return view! { <li>{title} <Say icon="leaf">{nobody}</Say></li> }.into_any();
    }
    let percent = move || words.get().format.percent(achieved.into(), audience.into());
    let spoken = move || {
        let words = words.get();
        let number = |number: u32| words.format.number(number.into());
        (words.targets.meter)(&number(achieved), &number(under_way), &number(unknown), &number(audience))
    };
    let goal = item.goal_in(behind.scope.area);
    let goal = move || {
        let targets = &words.get().targets;
        goal.map_or_else(|| targets.no_goal.to_owned(), targets.goal)
    };
    let (code, unit) = (item.code.clone(), item.unit);
    // Once some households are marked, the others pass for not concerned; people are asked one by one.
    let asks = undecided > 0 && item.unit == ItemUnit::Person;
    let undecided = asks.then(|| view! { <Undecided item behind=behind.clone()/> });
    let weeks = Memo::new(move |_| trend.get()?.items.into_iter().find(|weeks| weeks.code == code));
    let spark = move || weeks.get().map(|weeks| view! { <Spark points=weeks.points/> });
    let pace = move || weeks.get().and_then(|weeks| weeks.pace).map(|pace| view! { <PaceLine pace unit/> });
    view! {
        <li>
            {title}
            <Reached behind=behind.clone() percent>{spark}</Reached>
            <Meter
                done=u64::from(achieved)
                under_way=u64::from(under_way)
                not_asked=u64::from(unknown)
                all=u64::from(audience)
                label=spoken
            />
            <Counts behind/>
            {undecided}
            <p class="sub">{goal}</p>
            {pace}
        </li>
    }
    .into_any()
}

/// How many of how many, and the share.
#[component]
fn Reached(
    behind: BehindTotal,
    #[prop(into)] percent: TextProp,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let words = use_words();
    let Total { audience, achieved, .. } = behind.total;
    let unit = behind.unit;
    let number = move || {
        let words = words.get();
        view! {
            <span class="sr">{words.targets.reached_short} " "</span>
            {words.format.number(achieved.into())}
        }
    };
    let number = if achieved == 0 {
        view! { <span>{number}</span> }.into_any()
    } else {
        view! { <Names href=behind.href(NamesGroup::Achieved)>{number}</Names> }.into_any()
    };
    let of = move || {
        let words = words.get();
        format!("/{} {}", words.format.number(audience.into()), words.labels.item_unit(unit))
    };
    view! {
        <div class="head">
            <p class="big">{number} <small>{of}</small></p>
            {children.map(|children| children())}
            <strong class="num">{move || percent.get()}</strong>
        </div>
    }
}

/// Left, under way, not asked, excused: each opens its names.
#[component]
fn Counts(behind: BehindTotal) -> impl IntoView {
    let words = use_words();
    let Total { audience, achieved, under_way, unknown, exempt, .. } = behind.total;
    let unit = behind.unit;
    let left = behind.total.left();
    let number = move |number: u32| words.get().format.number(number.into());
    let [to_left, to_under_way, to_unknown, to_exempt] =
        [NamesGroup::Left, NamesGroup::UnderWay, NamesGroup::Unknown, NamesGroup::Exempt]
            .map(|group| behind.href(group));
    let left = if left == 0 {
        view! { <Tag kind=Kind::Ok>{move || words.get().targets.all_reached}</Tag> }.into_any()
    } else {
        let left = move || (words.get().targets.left)(&number(left), unit);
        view! { <Names href=to_left>{left}</Names> }.into_any()
    };
    let under_way = (under_way > 0).then(|| {
        let under_way = move || (words.get().targets.under_way)(&number(under_way));
        view! {
            <Say kind=Kind::Part door=Door::UnderWay>
                <Names href=to_under_way>{under_way}</Names>
            </Say>
        }
    });
    let not_asked = (unknown > 0).then(|| {
        let not_asked = move || (words.get().targets.not_asked)(&number(unknown));
        view! {
            <Say kind=Kind::Unknown door=Door::NotAsked>
                <Names href=to_unknown>{not_asked}</Names>
            </Say>
        }
    });
    let exempt = (exempt > 0).then(|| {
        let names = move || (words.get().targets.exempt)(&number(exempt), unit);
        let without = move || {
            let words = words.get();
            let percent = words.format.percent(achieved.into(), audience.saturating_sub(exempt).into());
            (words.targets.without_exempt)(&percent)
        };
        view! { <Say><Names href=to_exempt>{names}</Names> ". " {without}</Say> }
    });
    view! {
        <div class="flow">{left} {under_way} {not_asked}</div>
        {exempt}
    }
}

/// Of how many nobody knows whether the item applies to them, and what has to be asked.
#[component]
fn Undecided(item: Item, behind: BehindTotal) -> impl IntoView {
    let words = use_words();
    let (unit, audience, undecided) = (item.unit, item.audience, behind.total.undecided);
    let count = move || {
        let words = words.get();
        (words.targets.undecided)(&words.format.number(undecided.into()), unit)
    };
    let why = move || {
        let text = &words.get().targets;
        let conditions =
            [(audience.smartphone, text.has_smartphone), (audience.ocop, text.has_ocop), (audience.farms, text.farms)];
        let conditions = conditions.into_iter().filter(|(holds, _)| *holds).map(|(_, who)| who);
        (text.undecided_why)(&join_filled(conditions))
    };
    view! {
        <Say kind=Kind::Unknown door=Door::NotAsked>
            <Names href=behind.href(NamesGroup::Undecided)>{count}</Names> ". " {why}
        </Say>
    }
}
