//! What people do on two devices, drawn at random. Whatever is new for people to do, and counts, joins here.

use proptest::prelude::*;

/// One thing somebody does; numbers choose among what is there.
#[derive(Clone, Debug)]
pub enum Deed {
    AddHome {
        area: usize,
        number: u8,
        ocop: bool,
    },
    AddPerson {
        home: usize,
        year: Option<u16>,
    },
    EditHome {
        home: usize,
        what: u8,
    },
    EditPerson {
        person: usize,
        what: u8,
    },
    MovePerson {
        person: usize,
        to: usize,
    },
    Visit {
        home: usize,
        steps: Vec<(usize, usize, u8)>,
        outcome: usize,
    },
    Absences {
        skip: usize,
    },
    Excuse {
        home: usize,
        person: Option<usize>,
        item: usize,
        withdraws: bool,
    },
    /// Changes whom an item concerns, and from which step it is kept.
    EditItem {
        item: usize,
        min_age: u8,
        pass: u8,
        permanent: bool,
        present: bool,
    },
    /// Changes the day ages are reckoned on.
    Close {
        year: Option<u16>,
    },
    /// Takes in a register, of which there are some versions.
    TakeList {
        version: u8,
    },
    Remove {
        home: usize,
        person: Option<usize>,
        is_dead: bool,
    },
    Restore {
        entry: usize,
    },
    JudgeHomes {
        one: usize,
        other: usize,
        is_same: bool,
    },
    JudgePeople {
        one: usize,
        other: usize,
        is_same: bool,
    },
    TakeApart {
        home: usize,
        person: Option<usize>,
    },
    OpenForm {
        home: usize,
    },
    /// Saves a form that was opened a while ago: what it showed may have changed since.
    SaveForm {
        form: usize,
        person: Option<usize>,
        what: u8,
    },
    Decide {
        conflict: usize,
        side: usize,
    },
    Erase {
        home: usize,
        person: Option<usize>,
    },
    Undo {
        back: usize,
    },
    /// Takes back a register or a package.
    UndoTaken {
        back: usize,
    },
    /// Takes in what the other device has.
    Receive {
        part: Sent,
    },
    /// Puts what the other device has in the place of everything.
    Replace,
    FailThenVisit {
        home: usize,
    },
    Settle,
    Reopen,
    /// The day goes by.
    Tomorrow,
}

/// What another device sends.
#[derive(Clone, Copy, Debug)]
pub enum Sent {
    Everything,
    /// What it has not handed over yet.
    Newest,
    /// What is about one area: of a change that tells more, the rest is withheld.
    Area(usize),
}

/// Draws a deed.
pub fn deed() -> impl Strategy<Value = Deed> {
    let some = 0..12_usize;
    let person = || prop::option::of(0..3_usize);
    let what = any::<u8>();
    prop_oneof![
        3 => (0..2_usize, any::<u8>(), any::<bool>()).prop_map(|(area, number, ocop)| Deed::AddHome { area, number, ocop }),
        3 => (some.clone(), prop::option::weighted(0.9, 1930..2022_u16))
            .prop_map(|(home, year)| Deed::AddPerson { home, year }),
        3 => (0..4_usize, what).prop_map(|(home, what)| Deed::EditHome { home, what }),
        5 => (0..6_usize, what).prop_map(|(person, what)| Deed::EditPerson { person, what }),
        1 => (some.clone(), some.clone()).prop_map(|(person, to)| Deed::MovePerson { person, to }),
        5 => (some.clone(), prop::collection::vec((0..4_usize, 0..13_usize, 0..5_u8), 0..4), 0..10_usize)
            .prop_map(|(home, steps, outcome)| Deed::Visit { home, steps, outcome }),
        1 => some.clone().prop_map(|skip| Deed::Absences { skip }),
        2 => (some.clone(), person(), 0..13_usize, any::<bool>())
            .prop_map(|(home, person, item, withdraws)| Deed::Excuse { home, person, item, withdraws }),
        1 => (0..13_usize, 0..70_u8, 1..5_u8, any::<bool>(), any::<bool>()).prop_map(
            |(item, min_age, pass, permanent, present)| Deed::EditItem { item, min_age, pass, permanent, present },
        ),
        1 => prop::option::of(2000..2040_u16).prop_map(|year| Deed::Close { year }),
        3 => any::<u8>().prop_map(|version| Deed::TakeList { version }),
        3 => (some.clone(), person(), any::<bool>())
            .prop_map(|(home, person, is_dead)| Deed::Remove { home, person, is_dead }),
        3 => some.clone().prop_map(|entry| Deed::Restore { entry }),
        2 => (some.clone(), some.clone(), prop::bool::weighted(0.8))
            .prop_map(|(one, other, is_same)| Deed::JudgeHomes { one, other, is_same }),
        2 => (some.clone(), some.clone(), prop::bool::weighted(0.8))
            .prop_map(|(one, other, is_same)| Deed::JudgePeople { one, other, is_same }),
        1 => (some.clone(), person()).prop_map(|(home, person)| Deed::TakeApart { home, person }),
        3 => (0..4_usize).prop_map(|home| Deed::OpenForm { home }),
        4 => (0..3_usize, person(), what).prop_map(|(form, person, what)| Deed::SaveForm { form, person, what }),
        4 => (some.clone(), 0..3_usize).prop_map(|(conflict, side)| Deed::Decide { conflict, side }),
        1 => (some.clone(), prop::option::weighted(0.7, 0..3_usize))
            .prop_map(|(home, person)| Deed::Erase { home, person }),
        4 => (0..4_usize).prop_map(|back| Deed::Undo { back }),
        2 => (0..3_usize).prop_map(|back| Deed::UndoTaken { back }),
        6 => sent().prop_map(|part| Deed::Receive { part }),
        1 => Just(Deed::Replace),
        1 => some.prop_map(|home| Deed::FailThenVisit { home }),
        1 => Just(Deed::Settle),
        1 => Just(Deed::Reopen),
        1 => Just(Deed::Tomorrow),
    ]
}

fn sent() -> impl Strategy<Value = Sent> {
    prop_oneof![Just(Sent::Everything), Just(Sent::Newest), (0..3_usize).prop_map(Sent::Area)]
}
