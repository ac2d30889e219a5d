//! Closed lists whose members have a short stable code, the form they take in files.

/// Declares an enum with a stable text code for each member.
///
/// Codes never change meaning; a code that a newer app wrote reads as `None`, and the caller decides what to show.
/// Attributes pass through, so an enum with a natural default says `#[derive(Default)]` and marks it `#[default]`.
macro_rules! coded {
    ($(#[$meta:meta])* pub enum $name:ident { $($(#[$variant_meta:meta])* $variant:ident = $code:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name { $($(#[$variant_meta])* $variant,)+ }

        impl $name {
            /// Every member, in the order a list shows them.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// Returns the code written to files.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)+ }
            }

            /// Reads a code; one this version does not know is `None`.
            #[must_use]
            pub fn parse(code: &str) -> Option<Self> {
                match code { $($code => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

pub(crate) use coded;
