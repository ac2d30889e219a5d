//! Field values: what one cell of a record can hold.

use serde::de::{self, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// The longest text a field may hold, in bytes.
pub const TEXT_LIMIT: usize = 4096;

/// The most members a list may hold.
pub const LIST_LIMIT: usize = 1024;

/// A field's value. Fractions are left out on purpose: two devices must never disagree about a rounding.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Value {
    /// Empty: never given, or taken back.
    #[default]
    Null,
    Flag(bool),
    Number(i64),
    Text(Box<str>),
    List(Box<[Box<str>]>),
}

impl Value {
    /// Makes a text, or nothing of an empty one.
    #[must_use]
    pub fn text(text: &str) -> Self {
        if text.is_empty() { Self::Null } else { Self::Text(text.into()) }
    }

    /// Returns whether it holds more than another device would read back.
    #[must_use]
    pub fn is_too_long(&self) -> bool {
        match self {
            Self::Text(text) => text.len() > TEXT_LIMIT,
            Self::List(list) => list.len() > LIST_LIMIT || list.iter().any(|text| text.len() > TEXT_LIMIT),
            Self::Null | Self::Flag(_) | Self::Number(_) => false,
        }
    }

    /// Returns the text, if it is one.
    #[must_use]
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Returns the number, if it is one.
    #[must_use]
    pub const fn as_number(&self) -> Option<i64> {
        match self {
            Self::Number(number) => Some(*number),
            _ => None,
        }
    }

    /// Returns whether it is the flag `true`.
    #[must_use]
    pub const fn is_true(&self) -> bool {
        matches!(self, Self::Flag(true))
    }

    /// Returns the list, if it is one.
    #[must_use]
    pub const fn as_list(&self) -> Option<&[Box<str>]> {
        match self {
            Self::List(list) => Some(list),
            _ => None,
        }
    }

    /// Returns whether the value is empty.
    #[must_use]
    pub const fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            match self {
                Self::Null => serializer.serialize_unit(),
                Self::Flag(flag) => serializer.serialize_bool(*flag),
                Self::Number(number) => serializer.serialize_i64(*number),
                Self::Text(text) => serializer.serialize_str(text),
                Self::List(list) => serializer.collect_seq(list),
            }
        } else {
            Packed::from(self).serialize(serializer)
        }
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            deserializer.deserialize_any(ValueVisitor)
        } else {
            Packed::deserialize(deserializer).map(Self::from)
        }
    }
}

/// The form a value takes where the reader cannot tell types apart by looking.
#[derive(Serialize, Deserialize)]
enum Packed<'a> {
    Null,
    Flag(bool),
    Number(i64),
    #[serde(borrow)]
    Text(&'a str),
    #[serde(borrow)]
    List(Vec<&'a str>),
}

impl<'a> From<&'a Value> for Packed<'a> {
    fn from(value: &'a Value) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Flag(flag) => Self::Flag(*flag),
            Value::Number(number) => Self::Number(*number),
            Value::Text(text) => Self::Text(text),
            Value::List(list) => Self::List(list.iter().map(AsRef::as_ref).collect()),
        }
    }
}

impl From<Packed<'_>> for Value {
    fn from(packed: Packed<'_>) -> Self {
        match packed {
            Packed::Null => Self::Null,
            Packed::Flag(flag) => Self::Flag(flag),
            Packed::Number(number) => Self::Number(number),
            Packed::Text(text) => Self::Text(text.into()),
            Packed::List(list) => Self::List(list.into_iter().map(Into::into).collect()),
        }
    }
}

struct ValueVisitor;

impl<'de> Visitor<'de> for ValueVisitor {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("null, a flag, a whole number, a text or a flat list of texts")
    }

    fn visit_unit<E: de::Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E: de::Error>(self, flag: bool) -> Result<Value, E> {
        Ok(Value::Flag(flag))
    }

    fn visit_i64<E: de::Error>(self, number: i64) -> Result<Value, E> {
        Ok(Value::Number(number))
    }

    fn visit_u64<E: de::Error>(self, number: u64) -> Result<Value, E> {
        i64::try_from(number).map(Value::Number).map_err(|_| E::custom("the number is too large"))
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Value, E> {
        if text.len() > TEXT_LIMIT {
            return Err(E::custom("the text is too long"));
        }
        Ok(Value::Text(text.into()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Value, A::Error> {
        let mut list: Vec<Box<str>> = Vec::new();
        while let Some(text) = seq.next_element::<Box<str>>()? {
            if list.len() >= LIST_LIMIT || text.len() > TEXT_LIMIT {
                return Err(de::Error::custom("the list is too long"));
            }
            list.push(text);
        }
        Ok(Value::List(list.into()))
    }
}
