//! One edit as it is read: what a change does to one record.

use crate::id::Id;
use crate::log::line::{FIELD_LIMIT, LineFault};
use crate::log::{ChangeId, NAME_LIMIT, Value};
use serde::de::{self, IgnoredAny, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use std::borrow::Cow;
use std::fmt;

/// What one change does to one record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit<'a> {
    pub kind: Cow<'a, str>,
    pub record: Id,
    pub set: Vec<(Cow<'a, str>, Value)>,
    pub replaced: Vec<(Cow<'a, str>, Vec<ChangeId>)>,
}

impl<'a> Edit<'a> {
    /// Reads an edit's JSON.
    ///
    /// # Errors
    /// It is not of the form of an edit, or oversteps a limit.
    // A call of its own in the loop over a whole package, which browsers then get to translate well.
    #[inline(never)]
    pub fn read(text: &'a str) -> Result<Self, LineFault> {
        serde_json::from_str(text).map_err(|error| LineFault::Malformed(error.to_string()))
    }

    /// Returns the value this edit gives a field.
    #[must_use]
    pub fn get(&self, field: &str) -> Option<&Value> {
        self.set.iter().find(|(name, _)| name == field).map(|(_, value)| value)
    }
}

impl<'de> Deserialize<'de> for Edit<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(EditVisitor)
    }
}

struct EditVisitor;

impl<'de> Visitor<'de> for EditVisitor {
    type Value = Edit<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an edit")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Edit<'de>, A::Error> {
        let (mut kind, mut record, mut set, mut replaced) = (None, None, None, None);
        while let Some(key) = map.next_key::<Text<'de>>()? {
            match key.0.as_ref() {
                "e" => once(&mut kind, map.next_value::<Text<'de>>()?.0)?,
                "i" => once(&mut record, map.next_value()?)?,
                "set" => once(&mut set, map.next_value::<Fields<'de, Value>>()?.0)?,
                "prev" => once(&mut replaced, map.next_value::<Fields<'de, Vec<ChangeId>>>()?.0)?,
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        let kind: Cow<'de, str> = kind.ok_or_else(|| de::Error::missing_field("e"))?;
        let replaced: Vec<(Cow<'de, str>, Vec<ChangeId>)> = replaced.unwrap_or_default();
        if kind.len() > NAME_LIMIT || replaced.iter().any(|(_, heads)| heads.len() > FIELD_LIMIT) {
            return Err(de::Error::custom("a name or list is too long"));
        }
        Ok(Edit {
            kind,
            record: record.ok_or_else(|| de::Error::missing_field("i"))?,
            set: set.ok_or_else(|| de::Error::missing_field("set"))?,
            replaced,
        })
    }
}

/// A map of fields, refusing a field that stands twice.
struct Fields<'a, T>(Vec<(Cow<'a, str>, T)>);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Fields<'de, T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct FieldsVisitor<T>(std::marker::PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for FieldsVisitor<T> {
            type Value = Fields<'de, T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("fields")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut fields: Vec<(Cow<'de, str>, T)> = Vec::new();
                while let Some(Text(field)) = map.next_key()? {
                    if field.len() > NAME_LIMIT || fields.len() >= FIELD_LIMIT {
                        return Err(de::Error::custom("too many fields, or a name too long"));
                    }
                    if fields.iter().any(|(seen, _)| *seen == field) {
                        return Err(de::Error::custom("a field stands twice"));
                    }
                    fields.push((field, map.next_value()?));
                }
                Ok(Fields(fields))
            }
        }
        deserializer.deserialize_map(FieldsVisitor(std::marker::PhantomData))
    }
}

/// A text borrowed from the line where it holds no escapes.
#[derive(Deserialize)]
pub(crate) struct Text<'a>(#[serde(borrow)] pub Cow<'a, str>);

/// Keeps the value of a key, refusing a key that stands twice.
pub(crate) fn once<T, E: de::Error>(place: &mut Option<T>, value: T) -> Result<(), E> {
    if place.replace(value).is_some() {
        return Err(E::custom("a key stands twice"));
    }
    Ok(())
}
