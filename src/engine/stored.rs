//! How the model's records are spelled in the log: kinds, field names and values.
//!
//! A name's meaning never changes. What cannot be read, because a newer version wrote it, reads as not known.

use crate::engine::fields::Fields;
use crate::id::Id;
use crate::log::{ChangeId, LIST_LIMIT, SAME, Value};
use crate::model::{
    Area, AreaId, Audience, Birth, Consent, ConsentState, ConsentWay, Date, HouseNumber, Household, HouseholdId, Item,
    ItemUnit, Ladder, Member, MemberId, PeriodKind, Phone, Position, Relation, Report, ReportId, ReportState,
    Residence, Resident, Role, Sex, Step, Subject, Target, TargetId, TargetSet, TargetSetId, Team, TeamId, Ward, YesNo,
};
use std::borrow::Cow;

/// The kind of a visit's record, which the engine keeps apart: see [`crate::engine::visits`].
pub const VISIT: &str = "visit";

/// Returns a kind this version knows.
pub(super) fn known_kind(kind: &str) -> Option<&'static str> {
    let kinds = [
        VISIT,
        Ward::KIND,
        Area::KIND,
        Team::KIND,
        Member::KIND,
        Household::KIND,
        Resident::KIND,
        TargetSet::KIND,
        Target::KIND,
        Item::KIND,
        Report::KIND,
        SAME,
    ];
    kinds.into_iter().find(|known| *known == kind)
}

/// A record of the model that the log can hold.
pub trait Stored: Sized {
    /// The kind its records have.
    const KIND: &'static str;

    /// Reads a record.
    fn read(fields: &Fields<'_>) -> Self;

    /// Returns every field with its value, empty ones as null.
    fn write(&self) -> Vec<(&'static str, Value)>;
}

fn code(code: &str) -> Value {
    Value::text(code)
}

fn id_text(id: Option<Id>) -> Value {
    id.map_or(Value::Null, |id| Value::text(&id.to_string()))
}

fn date(date: Option<Date>) -> Value {
    date.map_or(Value::Null, |date| Value::text(&date.code()))
}

fn flag(flag: bool) -> Value {
    if flag { Value::Flag(true) } else { Value::Null }
}

fn number(number: Option<u8>) -> Value {
    number.map_or(Value::Null, |number| Value::Number(number.into()))
}

fn list(list: impl Iterator<Item = String>) -> Value {
    let list: Box<[Box<str>]> = list.map(Into::into).collect();
    if list.is_empty() { Value::Null } else { Value::List(list) }
}

impl Stored for Ward {
    const KIND: &'static str = "ward";

    fn read(fields: &Fields<'_>) -> Self {
        Self { name: fields.text("name").to_owned(), province: fields.text("province").to_owned() }
    }

    fn write(&self) -> Vec<(&'static str, Value)> {
        vec![("name", Value::text(&self.name)), ("province", Value::text(&self.province))]
    }
}

impl Stored for Area {
    const KIND: &'static str = "area";

    fn read(fields: &Fields<'_>) -> Self {
        Self { name: fields.text("name").to_owned() }
    }

    fn write(&self) -> Vec<(&'static str, Value)> {
        vec![("name", Value::text(&self.name))]
    }
}

impl Stored for Team {
    const KIND: &'static str = "team";

    fn read(fields: &Fields<'_>) -> Self {
        Self {
            name: fields.text("name").to_owned(),
            areas: fields.list("areas").iter().filter_map(|area| AreaId::parse(area)).collect(),
            decision_number: fields.text("decision_number").to_owned(),
            decision_date: fields.read("decision_date", Date::parse),
        }
    }

    fn write(&self) -> Vec<(&'static str, Value)> {
        vec![
            ("name", Value::text(&self.name)),
            ("areas", list(self.areas.iter().map(ToString::to_string))),
            ("decision_number", Value::text(&self.decision_number)),
            ("decision_date", date(self.decision_date)),
        ]
    }
}

impl Stored for Member {
    const KIND: &'static str = "member";

    fn read(fields: &Fields<'_>) -> Self {
        Self {
            name: fields.text("name").to_owned(),
            team: fields.read("team", TeamId::parse),
            role: fields.read("role", Role::parse).unwrap_or_default(),
            positions: fields.list("positions").iter().filter_map(|position| Position::parse(position)).collect(),
            phone: fields.read("phone", |phone| Phone::parse(phone).ok()),
        }
    }

    fn write(&self) -> Vec<(&'static str, Value)> {
        vec![
            ("name", Value::text(&self.name)),
            ("team", id_text(self.team.map(|team| team.0))),
            ("role", code(self.role.code())),
            ("positions", list(self.positions.iter().map(|position| position.code().to_owned()))),
            ("phone", self.phone.as_ref().map_or(Value::Null, |phone| Value::text(phone.as_str()))),
        ]
    }
}

impl Stored for Household {
    const KIND: &'static str = "household";

    fn read(fields: &Fields<'_>) -> Self {
        Self {
            area: fields.read("area", AreaId::parse),
            group: fields.text("group").to_owned(),
            lane: fields.text("lane").to_owned(),
            number: HouseNumber::new(fields.text("number")),
            address: fields.text("address").to_owned(),
            code: fields.text("code").to_owned(),
            ocop: fields.flag("ocop"),
            business: fields.flag("business"),
            farms: fields.flag("farms"),
            consent: Consent {
                state: fields.consent(),
                on: fields.read("consent_on", Date::parse),
                asked_by: fields.read("consent_by", MemberId::parse),
                way: fields.read("consent_way", ConsentWay::parse),
            },
            note: fields.text("note").to_owned(),
        }
    }

    fn write(&self) -> Vec<(&'static str, Value)> {
        let asked = self.consent.state != ConsentState::NotAsked;
        vec![
            ("area", id_text(self.area.map(|area| area.0))),
            ("group", Value::text(&self.group)),
            ("lane", Value::text(&self.lane)),
            ("number", Value::text(self.number.as_str())),
            ("address", Value::text(&self.address)),
            ("code", Value::text(&self.code)),
            ("ocop", flag(self.ocop)),
            ("business", flag(self.business)),
            ("farms", flag(self.farms)),
            ("consent", if asked { code(self.consent.state.code()) } else { Value::Null }),
            ("consent_on", date(self.consent.on)),
            ("consent_by", id_text(self.consent.asked_by.map(|member| member.0))),
            ("consent_way", self.consent.way.map_or(Value::Null, |way| code(way.code()))),
            ("note", Value::text(&self.note)),
        ]
    }
}

impl Stored for Resident {
    const KIND: &'static str = "resident";

    fn read(fields: &Fields<'_>) -> Self {
        Self {
            household: fields.read("household", HouseholdId::parse),
            name: fields.text("name").to_owned(),
            birth: fields.read("birth", Birth::parse),
            sex: fields.read("sex", Sex::parse),
            relation: fields.read("relation", Relation::parse),
            phone: fields.read("phone", |phone| Phone::parse(phone).ok()),
            smartphone: fields.read("smartphone", YesNo::parse).unwrap_or_default(),
            residence: fields.read("residence", Residence::parse).unwrap_or_default(),
            note: fields.text("note").to_owned(),
        }
    }

    fn write(&self) -> Vec<(&'static str, Value)> {
        let known = self.smartphone != YesNo::Unknown;
        let permanent = self.residence == Residence::Permanent;
        vec![
            ("household", id_text(self.household.map(|household| household.0))),
            ("name", Value::text(&self.name)),
            ("birth", self.birth.map_or(Value::Null, |birth| Value::text(&birth.code()))),
            ("sex", self.sex.map_or(Value::Null, |sex| code(sex.code()))),
            ("relation", self.relation.map_or(Value::Null, |relation| code(relation.code()))),
            ("phone", self.phone.as_ref().map_or(Value::Null, |phone| Value::text(phone.as_str()))),
            ("smartphone", if known { code(self.smartphone.code()) } else { Value::Null }),
            ("residence", if permanent { Value::Null } else { code(self.residence.code()) }),
            ("note", Value::text(&self.note)),
        ]
    }
}

impl Stored for TargetSet {
    const KIND: &'static str = "target_set";

    fn read(fields: &Fields<'_>) -> Self {
        Self {
            name: fields.text("name").to_owned(),
            from: fields.read("from", Date::parse),
            until: fields.read("until", Date::parse),
            closed: fields.read("closed", Date::parse),
            corrects: fields.read("corrects", TargetSetId::parse),
            reason: fields.text("reason").to_owned(),
        }
    }

    fn write(&self) -> Vec<(&'static str, Value)> {
        vec![
            ("name", Value::text(&self.name)),
            ("from", date(self.from)),
            ("until", date(self.until)),
            ("closed", date(self.closed)),
            ("corrects", id_text(self.corrects.map(|set| set.0))),
            ("reason", Value::text(&self.reason)),
        ]
    }
}

impl Stored for Target {
    const KIND: &'static str = "target";

    fn read(fields: &Fields<'_>) -> Self {
        Self {
            set: fields.read("set", TargetSetId::parse),
            code: fields.text("code").to_owned(),
            name: fields.text("name").to_owned(),
        }
    }

    fn write(&self) -> Vec<(&'static str, Value)> {
        vec![
            ("set", id_text(self.set.map(|set| set.0))),
            ("code", Value::text(&self.code)),
            ("name", Value::text(&self.name)),
        ]
    }
}

const STEP_FIELDS: [&str; 5] = ["step_0", "step_1", "step_2", "step_3", "step_4"];

impl Stored for Item {
    const KIND: &'static str = "item";

    fn read(fields: &Fields<'_>) -> Self {
        let small = |field| fields.number(field).and_then(|number| u8::try_from(number).ok());
        Self {
            target: fields.read("target", TargetId::parse),
            code: fields.text("code").to_owned(),
            name: fields.text("name").to_owned(),
            unit: fields.read("unit", ItemUnit::parse).unwrap_or(ItemUnit::Person),
            audience: Audience {
                min_age: small("min_age"),
                smartphone: fields.flag("if_smartphone"),
                ocop: fields.flag("if_ocop"),
                farms: fields.flag("if_farms"),
                permanent: fields.flag("if_permanent"),
                present: fields.flag("if_present"),
            },
            ladder: Ladder {
                labels: STEP_FIELDS.map(|field| fields.text(field).to_owned()),
                pass: small("pass").and_then(Step::new).unwrap_or(Step::ALL[3]),
            },
            goal_percent: small("goal"),
            area_goals: fields.list("area_goals").iter().filter_map(|goal| area_goal(goal)).collect(),
        }
    }

    fn write(&self) -> Vec<(&'static str, Value)> {
        let mut fields = vec![
            ("target", id_text(self.target.map(|target| target.0))),
            ("code", Value::text(&self.code)),
            ("name", Value::text(&self.name)),
            ("unit", code(self.unit.code())),
            ("min_age", number(self.audience.min_age)),
            ("if_smartphone", flag(self.audience.smartphone)),
            ("if_ocop", flag(self.audience.ocop)),
            ("if_farms", flag(self.audience.farms)),
            ("if_permanent", flag(self.audience.permanent)),
            ("if_present", flag(self.audience.present)),
            ("pass", number(Some(self.ladder.pass.get()))),
            ("goal", number(self.goal_percent)),
            ("area_goals", list(self.area_goals.iter().map(|(area, goal)| format!("{area} {goal}")))),
        ];
        fields.extend(STEP_FIELDS.into_iter().zip(self.ladder.labels.iter().map(|label| Value::text(label))));
        fields
    }
}

/// Reads an area's own goal: its id and the goal.
fn area_goal(text: &str) -> Option<(AreaId, u8)> {
    let (area, goal) = text.split_once(' ')?;
    Some((AreaId::parse(area)?, goal.parse().ok()?))
}

impl Stored for Report {
    const KIND: &'static str = "report";

    fn read(fields: &Fields<'_>) -> Self {
        let text = |field| fields.text(field).to_owned();
        Self {
            name: text("name"),
            area: fields.read("area", AreaId::parse),
            period: fields.read("period", PeriodKind::parse).unwrap_or(PeriodKind::Free),
            from: fields.read("from", Date::parse),
            until: fields.read("until", Date::parse),
            number: text("number"),
            dated: fields.read("dated", Date::parse),
            state: fields.read("state", ReportState::parse).unwrap_or_default(),
            version: fields.number("version").and_then(|version| u8::try_from(version).ok()).unwrap_or(1),
            corrects: fields.read("corrects", ReportId::parse),
            reason: text("reason"),
            grounds: text("grounds"),
            gatherings: text("gatherings"),
            difficulties: text("difficulties"),
            proposals: text("proposals"),
            plans: text("plans"),
            receivers: text("receivers"),
            drawn_by: text("drawn_by"),
            signs_as: text("signs_as"),
            signer: text("signer"),
            set: fields.read("set", TargetSetId::parse),
            figures: fields.list("figures").iter().map(ToString::to_string).collect(),
            annex: fields.list("annex").iter().map(ToString::to_string).collect(),
        }
    }

    fn write(&self) -> Vec<(&'static str, Value)> {
        vec![
            ("name", Value::text(&self.name)),
            ("area", id_text(self.area.map(|area| area.0))),
            ("period", code(self.period.code())),
            ("from", date(self.from)),
            ("until", date(self.until)),
            ("number", Value::text(&self.number)),
            ("dated", date(self.dated)),
            ("state", code(self.state.code())),
            ("version", number(Some(self.version))),
            ("corrects", id_text(self.corrects.map(|report| report.0))),
            ("reason", Value::text(&self.reason)),
            ("grounds", Value::text(&self.grounds)),
            ("gatherings", Value::text(&self.gatherings)),
            ("difficulties", Value::text(&self.difficulties)),
            ("proposals", Value::text(&self.proposals)),
            ("plans", Value::text(&self.plans)),
            ("receivers", Value::text(&self.receivers)),
            ("drawn_by", Value::text(&self.drawn_by)),
            ("signs_as", Value::text(&self.signs_as)),
            ("signer", Value::text(&self.signer)),
            ("set", id_text(self.set.map(|set| set.0))),
            ("figures", list(self.figures.iter().cloned())),
            ("annex", list(self.annex.iter().cloned())),
        ]
    }
}

const STEP: &str = "s.";
const REASON: &str = "r.";
const EXEMPT: &str = "x.";

/// Returns the field that holds the step of an item: "s.H01".
#[must_use]
pub fn step_field(item: &str) -> String {
    format!("{STEP}{item}")
}

/// Returns the field that holds why the step is not achieved: "r.H01".
#[must_use]
pub fn reason_field(item: &str) -> String {
    format!("{REASON}{item}")
}

/// Returns the field that holds why somebody is excused from an item: "x.H01".
#[must_use]
pub fn exempt_field(item: &str) -> String {
    format!("{EXEMPT}{item}")
}

/// Returns the code of the item whose step a field holds, or why that is not achieved or excused; `None` of any other
/// field.
pub(super) fn item_of(field: &str) -> Option<&str> {
    [STEP, REASON, EXEMPT].into_iter().find_map(|prefix| field.strip_prefix(prefix))
}

/// Returns the kind and id of a subject's record.
pub(super) const fn record_of(subject: Subject) -> (&'static str, Id) {
    match subject {
        Subject::Household(id) => (Household::KIND, id.0),
        Subject::Resident(id) => (Resident::KIND, id.0),
    }
}

/// In place of a reason: the record was made by a save that was undone.
pub(super) const UNDONE: &str = "undone";

/// Returns the value that removes a record: the code of the reason, and what its remover had seen.
pub(super) fn removed(reason: &str, seen: impl IntoIterator<Item = ChangeId>) -> Value {
    let seen = seen.into_iter().map(|change| change.0.to_string().into());
    Value::List(std::iter::once(Box::from(reason)).chain(seen).take(LIST_LIMIT).collect())
}

/// Returns the code of the reason why a record was removed.
pub(super) fn removal_code(value: &Value) -> &str {
    value.as_list().and_then(|list| list.first()).map_or("", AsRef::as_ref)
}

/// Returns the field with which another is decided, where two people wrote different things: what one person answered
/// is not put together from two.
pub(super) fn leading_field(field: &str) -> Cow<'_, str> {
    match field.strip_prefix(REASON) {
        Some(item) => step_field(item).into(),
        None if field.starts_with("consent_") => "consent".into(),
        None => field.into(),
    }
}

/// Returns a value in the file's own spelling.
pub(super) fn value_text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Flag(flag) => flag.to_string(),
        Value::Number(number) => number.to_string(),
        Value::Text(text) => text.to_string(),
        Value::List(list) => list.join(", "),
    }
}
