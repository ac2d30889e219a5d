//! Any bytes as a sealed package: read as far as no passphrase is needed, and written again.

use tung_nha::exchange::{self, Damage, PackageFault, SealedPackage};

use super::forge;

/// Checks the bytes as they stand, and once more as the protected header of a sealed package.
pub fn check(bytes: &[u8]) {
    check_as_it_stands(bytes);
    check_as_it_stands(&forge::sealed(bytes));
}

fn check_as_it_stands(bytes: &[u8]) {
    let told = exchange::read(bytes).err();
    let sealed = match SealedPackage::read(bytes) {
        Ok(sealed) => sealed,
        Err(PackageFault::Damaged(Damage::Form) | PackageFault::SealedOtherwise) => return,
        Err(fault) => panic!("no fault of a sealed package: {fault}"),
    };
    assert!((1000..=2_000_000).contains(&sealed.header.rounds()));
    assert!((8..=1024).contains(&(sealed.header.salt().len() - "PBES2-HS512+A256KW\0".len())));
    assert_eq!((sealed.wrapped_key.len(), sealed.vector.len()), (40, 12));
    assert!(sealed.content.len() >= 16);
    let written = sealed.write();
    assert_eq!(SealedPackage::read(&written).unwrap(), sealed);
    assert_eq!(exchange::read(&written).unwrap_err(), PackageFault::Sealed);
    assert_eq!(exchange::glance(&written, &written, written.len() as u64), Ok(()));
    assert_eq!(told, Some(PackageFault::Sealed), "what can be opened is known for sealed");
}
