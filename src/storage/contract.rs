//! What every store must do, written once: each fact here is run against the memory store and against IndexedDB.
//!
//! A fact takes an empty store and panics where the port's laws are broken. [`for_each_store_fact`] lists them all.
//!
//! [`for_each_store_fact`]: crate::for_each_store_fact
#![expect(clippy::missing_errors_doc, reason = "every fact fails where the store under it does, and only there")]
#![expect(clippy::missing_panics_doc, reason = "a fact that does not hold panics: that is its purpose")]

use crate::engine::store::{Durability, Key, Shelf, Store, StoreFault, Write};
use std::future::poll_fn;
use std::pin::{Pin, pin};
use std::task::Poll;

/// A store on trial.
pub trait Trial: Store {
    /// Makes the next commit fail after some of its writes were made. Reads and later commits work.
    fn break_next_commit(&self);
}

/// Calls `$declare!` with the names of all facts, to declare a test for each.
#[macro_export]
macro_rules! for_each_store_fact {
    ($declare:ident) => {
        $declare! {
            new_store_is_empty
            row_read_is_the_row_written
            put_replaces_the_row
            rows_of_shelves_are_apart
            number_and_name_keys_are_apart
            missing_rows_are_none_at_their_place
            number_keys_come_back_by_value
            name_keys_come_back_by_utf16_unit
            numbers_come_before_names
            empty_bytes_are_a_row
            large_value_comes_back_whole
            five_thousand_rows_come_back_in_order
            writes_of_one_commit_apply_in_order
            delete_removes_one_row
            delete_of_a_missing_row_is_fine
            clear_empties_one_shelf
            commit_spans_shelves
            commit_of_nothing_is_fine
            failed_commit_leaves_everything_as_it_was
            failed_clear_brings_every_row_back
            relaxed_commit_is_read_back
            commits_made_together_all_land
            commit_lands_where_the_row_is_as_expected
            commit_writes_nothing_where_the_row_is_another
        }
    };
}

type Outcome = Result<(), StoreFault>;

fn number(number: u32) -> Key {
    Key::Number(number)
}

fn name(name: &str) -> Key {
    Key::Name(name.to_owned())
}

fn put(shelf: Shelf, key: Key, bytes: &[u8]) -> Write {
    Write::Put(shelf, key, bytes.into())
}

async fn commit(store: &impl Store, writes: impl IntoIterator<Item = Write>) -> Outcome {
    store.commit(writes.into_iter().collect(), Durability::Strict).await
}

async fn keys(store: &impl Store, shelf: Shelf) -> Result<Vec<Key>, StoreFault> {
    Ok(store.all(shelf).await?.into_iter().map(|(key, _)| key).collect())
}

/// Returns `length` bytes in which neighbours differ and no short period repeats.
fn noise(length: usize) -> Vec<u8> {
    let mut state = 1_u32;
    let step = |state: &mut u32| {
        *state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (*state >> 24) as u8
    };
    (0..length).map(|_| step(&mut state)).collect()
}

pub async fn new_store_is_empty(store: &impl Trial) -> Outcome {
    for shelf in Shelf::ALL {
        assert_eq!(store.all(shelf).await?, []);
    }
    assert_eq!(store.get_many(&[]).await?, []);
    Ok(())
}

pub async fn row_read_is_the_row_written(store: &impl Trial) -> Outcome {
    for shelf in Shelf::ALL {
        commit(store, [put(shelf, name("hộ"), b"\x00\xff\x7f")]).await?;
        assert_eq!(store.get(shelf, name("hộ")).await?.as_deref(), Some(&b"\x00\xff\x7f"[..]));
    }
    Ok(())
}

pub async fn put_replaces_the_row(store: &impl Trial) -> Outcome {
    commit(store, [put(Shelf::Meta, name("have"), b"long before")]).await?;
    commit(store, [put(Shelf::Meta, name("have"), b"after")]).await?;
    assert_eq!(store.all(Shelf::Meta).await?, [(name("have"), b"after".to_vec())]);
    Ok(())
}

pub async fn rows_of_shelves_are_apart(store: &impl Trial) -> Outcome {
    commit(store, [put(Shelf::Pages, number(1), b"page"), put(Shelf::Tail, number(1), b"change")]).await?;
    assert_eq!(store.all(Shelf::Pages).await?, [(number(1), b"page".to_vec())]);
    assert_eq!(store.all(Shelf::Tail).await?, [(number(1), b"change".to_vec())]);
    Ok(())
}

pub async fn number_and_name_keys_are_apart(store: &impl Trial) -> Outcome {
    commit(store, [put(Shelf::Meta, number(1), b"number"), put(Shelf::Meta, name("1"), b"name")]).await?;
    assert_eq!(store.get(Shelf::Meta, number(1)).await?.as_deref(), Some(&b"number"[..]));
    assert_eq!(store.get(Shelf::Meta, name("1")).await?.as_deref(), Some(&b"name"[..]));
    Ok(())
}

pub async fn missing_rows_are_none_at_their_place(store: &impl Trial) -> Outcome {
    commit(store, [put(Shelf::Pages, number(2), b"two"), put(Shelf::Drafts, name("visit"), b"draft")]).await?;
    let asked = [
        (Shelf::Pages, number(1)),
        (Shelf::Drafts, name("visit")),
        (Shelf::Pages, number(2)),
        (Shelf::Tail, number(2)),
        (Shelf::Pages, number(2)),
    ];
    let two = Some(b"two".to_vec());
    assert_eq!(store.get_many(&asked).await?, [None, Some(b"draft".to_vec()), two.clone(), None, two]);
    Ok(())
}

pub async fn number_keys_come_back_by_value(store: &impl Trial) -> Outcome {
    let scattered = [10, 9, u32::MAX, 0, 100, 1 << 31, 2];
    commit(store, scattered.map(|value| put(Shelf::Tail, number(value), b"row"))).await?;
    assert_eq!(keys(store, Shelf::Tail).await?, [0, 2, 9, 10, 100, 1 << 31, u32::MAX].map(number));
    Ok(())
}

pub async fn name_keys_come_back_by_utf16_unit(store: &impl Trial) -> Outcome {
    // The house is outside the basic plane: as UTF-16 it starts with a surrogate, below U+FF01, as UTF-8 it is above.
    let ascending = ["", "A", "a", "aa", "b", "đ", "Ở", "🏠", "\u{ff01}"];
    commit(store, ascending.iter().rev().map(|text| put(Shelf::Meta, name(text), b"row"))).await?;
    assert_eq!(keys(store, Shelf::Meta).await?, ascending.map(name));
    Ok(())
}

pub async fn numbers_come_before_names(store: &impl Trial) -> Outcome {
    commit(store, [put(Shelf::Meta, name("0"), b"row"), put(Shelf::Meta, number(u32::MAX), b"row")]).await?;
    assert_eq!(keys(store, Shelf::Meta).await?, [number(u32::MAX), name("0")]);
    Ok(())
}

pub async fn empty_bytes_are_a_row(store: &impl Trial) -> Outcome {
    commit(store, [put(Shelf::Snapshot, name("figures"), b"")]).await?;
    assert_eq!(store.get(Shelf::Snapshot, name("figures")).await?, Some(Vec::new()));
    assert_eq!(store.all(Shelf::Snapshot).await?, [(name("figures"), Vec::new())]);
    Ok(())
}

pub async fn large_value_comes_back_whole(store: &impl Trial) -> Outcome {
    let value = noise(8 << 20);
    commit(store, [put(Shelf::Snapshot, name("state"), &value)]).await?;
    assert!(store.get(Shelf::Snapshot, name("state")).await? == Some(value), "8 MB came back changed");
    Ok(())
}

pub async fn five_thousand_rows_come_back_in_order(store: &impl Trial) -> Outcome {
    const ROWS: u32 = 5_000;
    // 1,237 and 5,000 share no factor, so every key is written once, and not in order.
    let scattered = (0..ROWS).map(|index| index * 1_237 % ROWS);
    commit(store, scattered.map(|value| put(Shelf::Tail, number(value), &value.to_le_bytes()))).await?;
    let ascending: Vec<_> = (0..ROWS).map(|value| (number(value), value.to_le_bytes().to_vec())).collect();
    assert!(store.all(Shelf::Tail).await? == ascending, "the rows differ");
    let asked: Vec<_> = (0..ROWS).rev().map(|value| (Shelf::Tail, number(value))).collect();
    let answered: Vec<_> = (0..ROWS).rev().map(|value| Some(value.to_le_bytes().to_vec())).collect();
    assert!(store.get_many(&asked).await? == answered, "the rows asked for one by one differ");
    Ok(())
}

pub async fn writes_of_one_commit_apply_in_order(store: &impl Trial) -> Outcome {
    commit(store, [put(Shelf::Tail, number(1), b"old"), put(Shelf::Tail, number(9), b"old")]).await?;
    let writes = [
        put(Shelf::Tail, number(2), b"cleared"),
        Write::Clear(Shelf::Tail),
        put(Shelf::Tail, number(3), b"first"),
        put(Shelf::Tail, number(3), b"second"),
        put(Shelf::Tail, number(4), b"deleted"),
        Write::Delete(Shelf::Tail, number(4)),
        Write::Delete(Shelf::Tail, number(5)),
        put(Shelf::Tail, number(5), b"kept"),
    ];
    commit(store, writes).await?;
    assert_eq!(store.all(Shelf::Tail).await?, [(number(3), b"second".to_vec()), (number(5), b"kept".to_vec())]);
    Ok(())
}

pub async fn delete_removes_one_row(store: &impl Trial) -> Outcome {
    commit(store, [1, 2, 3].map(|value| put(Shelf::Tail, number(value), b"row"))).await?;
    commit(store, [Write::Delete(Shelf::Tail, number(2))]).await?;
    assert_eq!(keys(store, Shelf::Tail).await?, [number(1), number(3)]);
    assert_eq!(store.get(Shelf::Tail, number(2)).await?, None);
    Ok(())
}

pub async fn delete_of_a_missing_row_is_fine(store: &impl Trial) -> Outcome {
    commit(store, [Write::Delete(Shelf::Drafts, name("none")), put(Shelf::Drafts, name("some"), b"row")]).await?;
    assert_eq!(keys(store, Shelf::Drafts).await?, [name("some")]);
    Ok(())
}

pub async fn clear_empties_one_shelf(store: &impl Trial) -> Outcome {
    commit(store, Shelf::ALL.map(|shelf| put(shelf, number(1), b"row"))).await?;
    commit(store, [Write::Clear(Shelf::Snapshot)]).await?;
    for shelf in Shelf::ALL {
        let left = usize::from(shelf != Shelf::Snapshot);
        assert_eq!(store.all(shelf).await?.len(), left, "{}", shelf.name());
    }
    Ok(())
}

pub async fn commit_spans_shelves(store: &impl Trial) -> Outcome {
    commit(store, [put(Shelf::Tail, number(1), b"change"), put(Shelf::Tail, number(2), b"change")]).await?;
    let seal = [
        put(Shelf::Pages, number(1), b"page"),
        Write::Clear(Shelf::Tail),
        put(Shelf::Meta, name("next page"), b"2"),
        Write::Delete(Shelf::Snapshot, name("state")),
    ];
    commit(store, seal).await?;
    assert_eq!(keys(store, Shelf::Pages).await?, [number(1)]);
    assert_eq!(keys(store, Shelf::Tail).await?, []);
    assert_eq!(keys(store, Shelf::Meta).await?, [name("next page")]);
    Ok(())
}

pub async fn commit_of_nothing_is_fine(store: &impl Trial) -> Outcome {
    commit(store, []).await?;
    store.commit(Vec::new(), Durability::Relaxed).await
}

pub async fn failed_commit_leaves_everything_as_it_was(store: &impl Trial) -> Outcome {
    commit(store, [put(Shelf::Tail, number(1), b"change"), put(Shelf::Meta, name("have"), b"1")]).await?;
    store.break_next_commit();
    let writes = [
        put(Shelf::Pages, number(1), b"page"),
        Write::Delete(Shelf::Tail, number(1)),
        put(Shelf::Meta, name("have"), b"2"),
        put(Shelf::Meta, name("extra"), b"2"),
    ];
    assert!(commit(store, writes.clone()).await.is_err(), "the commit was not broken");
    assert_eq!(store.all(Shelf::Pages).await?, []);
    assert_eq!(store.all(Shelf::Tail).await?, [(number(1), b"change".to_vec())]);
    assert_eq!(store.all(Shelf::Meta).await?, [(name("have"), b"1".to_vec())]);

    commit(store, writes).await?;
    assert_eq!(keys(store, Shelf::Pages).await?, [number(1)]);
    assert_eq!(keys(store, Shelf::Tail).await?, []);
    assert_eq!(keys(store, Shelf::Meta).await?, [name("extra"), name("have")]);
    Ok(())
}

pub async fn failed_clear_brings_every_row_back(store: &impl Trial) -> Outcome {
    commit(store, (0..100).map(|value| put(Shelf::Tail, number(value), b"row"))).await?;
    let before = store.all(Shelf::Tail).await?;
    store.break_next_commit();
    let rows = (0..100).map(|value| put(Shelf::Tail, number(value), b"other"));
    assert!(commit(store, std::iter::once(Write::Clear(Shelf::Tail)).chain(rows)).await.is_err());
    assert_eq!(store.all(Shelf::Tail).await?, before);
    Ok(())
}

pub async fn relaxed_commit_is_read_back(store: &impl Trial) -> Outcome {
    store.commit(vec![put(Shelf::Drafts, name("visit"), b"draft")], Durability::Relaxed).await?;
    assert_eq!(store.get(Shelf::Drafts, name("visit")).await?.as_deref(), Some(&b"draft"[..]));
    Ok(())
}

pub async fn commits_made_together_all_land(store: &impl Trial) -> Outcome {
    let both = async |first: u32| -> Outcome {
        for value in first..first + 20 {
            commit(store, [put(Shelf::Tail, number(value), b"row"), put(Shelf::Meta, name("last"), b"row")]).await?;
        }
        Ok(())
    };
    together(both(0), both(20)).await?;
    assert_eq!(keys(store, Shelf::Tail).await?, (0..40).map(number).collect::<Vec<_>>());
    Ok(())
}

pub async fn commit_lands_where_the_row_is_as_expected(store: &impl Trial) -> Outcome {
    let expect = |row: Option<&[u8]>| Write::Expect(Shelf::Drafts, number(1), row.map(<[u8]>::to_vec));
    commit(store, [expect(None), put(Shelf::Drafts, number(1), b"a"), put(Shelf::Tail, number(1), b"a")]).await?;
    commit(store, [expect(Some(b"a")), put(Shelf::Drafts, number(1), b"b")]).await?;
    assert_eq!(store.get(Shelf::Drafts, number(1)).await?.as_deref(), Some(&b"b"[..]));
    assert_eq!(keys(store, Shelf::Tail).await?, [number(1)]);
    Ok(())
}

pub async fn commit_writes_nothing_where_the_row_is_another(store: &impl Trial) -> Outcome {
    commit(store, [put(Shelf::Drafts, number(1), b"a")]).await?;
    for row in [None, Some(b"b".to_vec())] {
        let writes = [
            put(Shelf::Tail, number(1), b"before"),
            Write::Expect(Shelf::Drafts, number(1), row),
            put(Shelf::Drafts, number(1), b"c"),
        ];
        assert_eq!(commit(store, writes).await, Err(StoreFault::Overtaken));
    }
    let missing = Write::Expect(Shelf::Drafts, number(2), Some(Vec::new()));
    assert_eq!(commit(store, [missing]).await, Err(StoreFault::Overtaken));
    assert_eq!(store.all(Shelf::Drafts).await?, [(number(1), b"a".to_vec())]);
    assert_eq!(store.all(Shelf::Tail).await?, []);
    Ok(())
}

/// Runs two futures side by side to the end of both.
async fn together(left: impl Future<Output = Outcome>, right: impl Future<Output = Outcome>) -> Outcome {
    let mut running = [Some(pin!(left) as Pin<&mut dyn Future<Output = Outcome>>), Some(pin!(right))];
    let mut outcome = Ok(());
    poll_fn(|context| {
        for slot in &mut running {
            if let Some(future) = slot
                && let Poll::Ready(end) = future.as_mut().poll(context)
            {
                outcome = std::mem::replace(&mut outcome, Ok(())).and(end);
                *slot = None;
            }
        }
        if running.iter().all(Option::is_none) { Poll::Ready(()) } else { Poll::Pending }
    })
    .await;
    outcome
}
