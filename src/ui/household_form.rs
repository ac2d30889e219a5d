//! The forms of people and homes as plain data: what is typed, read into the model or answered at the field.
//!
//! Every part stays text until it is saved, so nothing typed is lost when something is refused.

use crate::model::{
    AreaId, Birth, Date, HouseNumber, Household, HouseholdId, Phone, PhoneFault, Relation, Residence, Resident, Sex,
    YesNo, text,
};
use crate::words::birth_text;
use serde::{Deserialize, Serialize};

/// What is wrong with a date of birth.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BirthFault {
    /// It cannot be read; perhaps this was meant.
    Unreadable(Option<String>),
    /// It has not come yet.
    Future,
}

/// Reads a birth; an empty text is a birth not known.
///
/// # Errors
/// Says what keeps the text from being a birth, and what may have been meant.
pub fn read_birth(typed: &str, today: Date) -> Result<Option<Birth>, BirthFault> {
    let typed = text::clean(typed);
    if typed.is_empty() {
        return Ok(None);
    }
    match Birth::parse(&typed) {
        Some(birth) if birth.first_day() > today => Err(BirthFault::Future),
        Some(birth) => Ok(Some(birth)),
        None => Err(BirthFault::Unreadable(meant_birth(&typed, today).map(birth_text))),
    }
}

/// Guesses the birth behind a text that is none: a year of two digits, an age, month before day, digits run together.
fn meant_birth(typed: &str, today: Date) -> Option<Birth> {
    let numbers: Vec<&str> = typed.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    let guess = match *numbers.as_slice() {
        [age] if typed.contains("tuổi") || typed.contains("tuoi") => {
            Birth::parse(&(i32::from(today.year()) - age.parse::<i32>().ok()?).to_string())
        }
        [digits] if digits.len() == 8 => {
            let (day, rest) = digits.split_at(2);
            let (month, year) = rest.split_at(2);
            Birth::parse(&format!("{day}/{month}/{year}"))
        }
        [year] => Birth::parse(&full_year(year, today)?),
        [month, year] => Birth::parse(&format!("{month}/{}", full_year(year, today)?)),
        [day, month, year] => {
            let year = full_year(year, today)?;
            let read = |day: &str, month: &str| Birth::parse(&format!("{day}/{month}/{year}"));
            // A day the month does not have leaves the month.
            read(day, month).or_else(|| read(month, day)).or_else(|| Birth::parse(&format!("{month}/{year}")))
        }
        _ => None,
    };
    guess.filter(|birth| birth.first_day() <= today)
}

/// Returns a year of four digits; of two, the last such year that has begun.
fn full_year(year: &str, today: Date) -> Option<String> {
    match year.len() {
        4 => Some(year.to_owned()),
        2 => {
            let year: i16 = year.parse().ok()?;
            let this = today.year() / 100 * 100 + year;
            Some(if this > today.year() { this - 100 } else { this }.to_string())
        }
        _ => None,
    }
}

/// Reads a telephone number; an empty text is none.
///
/// # Errors
/// Says what keeps the text from being a number.
pub fn read_phone(typed: &str) -> Result<Option<Phone>, PhoneFault> {
    if text::clean(typed).is_empty() { Ok(None) } else { Phone::parse(typed).map(Some) }
}

/// The first four digits of mobile numbers before 2018, and the three that took their place.
const RENUMBERED: [(&str, &str); 20] = [
    ("0120", "070"),
    ("0121", "079"),
    ("0122", "077"),
    ("0123", "083"),
    ("0124", "084"),
    ("0125", "085"),
    ("0126", "076"),
    ("0127", "081"),
    ("0128", "078"),
    ("0129", "082"),
    ("0162", "032"),
    ("0163", "033"),
    ("0164", "034"),
    ("0165", "035"),
    ("0166", "036"),
    ("0167", "037"),
    ("0168", "038"),
    ("0169", "039"),
    ("0186", "056"),
    ("0188", "058"),
];

/// Returns the number that was probably meant by one that is none.
#[must_use]
pub fn meant_phone(typed: &str) -> Option<Phone> {
    if let Ok(read) = Phone::read(typed) {
        return Some(read.phone);
    }
    let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
    let (old, new) = RENUMBERED.into_iter().find(|(old, _)| digits.starts_with(old))?;
    Phone::parse(&digits.replacen(old, new, 1)).ok()
}

/// A person as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TypedPerson {
    pub name: String,
    pub birth: String,
    pub sex: Option<Sex>,
    pub relation: Option<Relation>,
    pub phone: String,
    pub smartphone: YesNo,
    pub residence: Residence,
    pub note: String,
    /// Where the person moves to. Not kept with what was typed: nobody would see it in the folded part of the form.
    #[serde(skip)]
    pub moves_to: Option<HouseholdId>,
}

/// What is wrong with a person as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PersonFaults {
    pub is_name_missing: bool,
    pub birth: Option<BirthFault>,
    pub phone: Option<PhoneFault>,
}

impl TypedPerson {
    /// Returns the form of a person.
    #[must_use]
    pub fn of(resident: &Resident) -> Self {
        Self {
            name: resident.name.clone(),
            birth: resident.birth.map(birth_text).unwrap_or_default(),
            sex: resident.sex,
            relation: resident.relation,
            phone: resident.phone.as_ref().map(Phone::grouped).unwrap_or_default(),
            smartphone: resident.smartphone,
            residence: resident.residence,
            note: resident.note.clone(),
            moves_to: None,
        }
    }

    /// Returns whether nothing was typed.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        *self == Self::default()
    }

    /// Reads the person; what the form does not show is taken from `before`.
    ///
    /// # Errors
    /// Says what is wrong, field by field.
    pub fn read(&self, before: &Resident, today: Date) -> Result<Resident, PersonFaults> {
        let (birth, phone) = (read_birth(&self.birth, today), read_phone(&self.phone));
        let name = text::clean(&self.name);
        match (birth, phone) {
            (Ok(birth), Ok(phone)) if !name.is_empty() => Ok(Resident {
                household: self.moves_to.or(before.household),
                name,
                birth,
                sex: self.sex,
                relation: self.relation,
                phone,
                smartphone: self.smartphone,
                residence: self.residence,
                note: self.note.clone(),
            }),
            (birth, phone) => {
                Err(PersonFaults { is_name_missing: name.is_empty(), birth: birth.err(), phone: phone.err() })
            }
        }
    }
}

/// A home as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TypedHome {
    pub area: Option<AreaId>,
    pub group: String,
    pub lane: String,
    pub number: String,
    pub address: String,
    pub ocop: bool,
    pub business: bool,
    pub farms: bool,
    pub note: String,
}

impl TypedHome {
    /// Returns the form of a home.
    #[must_use]
    pub fn of(household: &Household) -> Self {
        Self {
            area: household.area,
            group: household.group.clone(),
            lane: household.lane.clone(),
            number: household.number.as_str().to_owned(),
            address: household.address.clone(),
            ocop: household.ocop,
            business: household.business,
            farms: household.farms,
            note: household.note.clone(),
        }
    }

    /// Reads the home; what the form does not show is taken from `before`. `None` if nothing says where it is.
    #[must_use]
    pub fn read(&self, before: &Household) -> Option<Household> {
        let number = HouseNumber::new(&self.number);
        let is_somewhere = !number.is_empty()
            || [&self.lane, &self.address, &self.group].into_iter().any(|words| !text::clean(words).is_empty());
        is_somewhere.then(|| Household {
            area: self.area,
            group: text::clean(&self.group),
            lane: text::clean(&self.lane),
            number,
            address: text::clean(&self.address),
            code: before.code.clone(),
            ocop: self.ocop,
            business: self.business,
            farms: self.farms,
            consent: before.consent.clone(),
            note: self.note.clone(),
        })
    }
}
