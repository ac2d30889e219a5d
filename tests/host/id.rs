//! Identifiers and their text.

use proptest::prelude::*;
use tung_nha::id::Id;

proptest! {
    #[test]
    fn text_of_an_id_reads_back(bytes: [u8; 10]) {
        let id = Id::from_bytes(bytes);
        prop_assert_eq!(Id::parse(&id.to_string()), Some(id));
    }

    #[test]
    fn order_of_ids_is_the_order_of_their_texts(a: [u8; 10], b: [u8; 10]) {
        let (a, b) = (Id::from_bytes(a), Id::from_bytes(b));
        prop_assert_eq!(a.cmp(&b), a.to_string().cmp(&b.to_string()));
    }
}

#[test]
fn letters_left_out_of_the_alphabet_are_refused() {
    for text in ["iiiiiiiiiiiiiiii", "0000000000000000a", "000000000000000", "000000000000000U", "00000000000000đ"] {
        assert_eq!(Id::parse(text), None, "{text}");
    }
}
