//! Files that carry changes from one device to another: the package, written and read.
//!
//! This page is the format, whole: another program can read, check and write packages by it alone.
//!
//! # The file
//! A package is one valid JSON document in UTF-8. Its first line is the header, each following line a change, the last
//! line the hash. It is recognised by what it says, never by its name; a byte order mark and white space around it are
//! skipped. As it is written (shortened here, and broken where `⏎` stands not at a line's end):
//! ```text
//! {"format":"tung-nha","version":1,"min_reader":1,"app":"0.1.0","made_by":"m6gt38d1m6gt38d1","member":"0w3ge1r70w3ge1r7",
//!  "sender":"Chị Lan","ward":"Phường 4","made_at":1700000300000,"scope":{"kind":"area","area":"144gj289144gj289","name":"Khu 4B"},
//!  "since_last":true,"have":{"m6gt38d1m6gt38d1":[[1,2]],"pasb5cnjpasb5cnj":[[1,3],[7,7]]},
//!  "replicas":["m6gt38d1m6gt38d1","pasb5cnjpasb5cnj"],"authors":["0w3ge1r70w3ge1r7","1040g2081040g208"],"count":2,"changes":[⏎
//! {"d":0,"n":2,"h":"7eswcxnetn474eq1","t":1700000100000,"u":0,"edits":[{"e":"resident", …}]},⏎
//! {"d":1,"n":1,"h":"vfanesfvkr1kseqh","t":-5,"u":1,"edits":[{"e":"resident", …}]}⏎
//! ],"sha256":"376dfdc0462b30a52882ceecbd7b099579aecd2c425071367bd95c7b95dda5bc"}⏎
//! ```
//!
//! | key | what it says |
//! |---|---|
//! | `format` | `tung-nha`, always; stands first |
//! | `version` | the version of the format, 1 |
//! | `min_reader` | the oldest version whose readers may take the file; a reader refuses what asks for more |
//! | `app` | the version of the program, for support |
//! | `made_by` | the replica that made the file: one browser profile on one device |
//! | `member` | the record of the member who made it; may be missing |
//! | `sender`, `ward` | names shown before taking; may be empty |
//! | `made_at` | when, in Unix milliseconds by the maker's clock; nothing is decided by it |
//! | `scope` | `{"kind":"all"}`, `{"kind":"area","area":id,"name":text}`, or `{"kind":"member","member":id,"name":text}`, the homes a member looks after; other kinds may come |
//! | `since_last` | whether what the receiver was sent before was left out |
//! | `have` | every change the maker held whole, sent along or not: for each replica, runs of numbers from–to in ascending order, apart from each other; a reader makes such of others |
//! | `replicas`, `authors` | what `d` and `u` of a change count from 0: at most 65,534 each |
//! | `count` | how many changes there are |
//! | `changes` | the changes, in any order |
//! | `sha256` | the SHA-256, in lower-case hex, of every byte from the opening brace to before the line break in front of `]` |
//!
//! Keys a reader does not know are ignored. A change ends with `},` and a line break, the last one with a line break only.
//!
//! Another program may have rewritten the file, with other white space or order of keys. The closing hash cannot match
//! then and is not looked at: each change still proves itself, `count` tells that none is missing, and the header is
//! taken on trust.
//!
//! A package, sealed or not, may come compressed with gzip (RFC 1952), which its first two bytes tell. It may unpack to the
//! greater of 64 MiB and forty times its size, and no further.
//!
//! # A change
//! | key | what it says |
//! |---|---|
//! | `d` | the replica that made it, by place in `replicas` |
//! | `n` | its number: 1, 2, 3… on each replica; two changes of one number mean the replica was copied, and both count; at most 2³¹ |
//! | `h` | its id: see below |
//! | `t` | when, in Unix milliseconds by the maker's clock; shown, never trusted |
//! | `u` | its author's member record, by place in `authors`; may be missing |
//! | `w` | why, where it matters: `register` (taken from a register), `undo` (takes back another change); else missing |
//! | `edits` | what it does: one save, which counts whole or not at all |
//!
//! Any other key comes from a newer version: it is covered by the hash, kept and passed on as it stands.
//!
//! An edit sets fields of one record: `e` the record's kind, `i` its id, `set` the fields with their values, `prev` for
//! each of these fields the ids of the changes whose values it replaces, `z` a random id that keeps the hash of personal
//! data from being guessed. Fields without anything to replace are not in `prev`; an empty `prev` is left out. A value
//! is null, a flag, a signed whole number of 64 bits, a text, or a list of texts; fractions and objects are not values.
//! An edit that was blanked or withheld is replaced by `{"blank":hash}`, its hash in lower-case hex. It says nothing then,
//! and the change still proves. Where another file has the same change with the edit, the edit is taken from there.
//!
//! An edit of the kind `erased` erases the record whose id it bears, for good: a reader blanks every edit of that
//! household, resident or visit, and of every visit to that household, in all it keeps and in all it is sent later, in
//! whatever order they come.
//!
//! Ids of records, replicas, members and changes are 80 bits: 16 characters of `0123456789abcdefghjkmnpqrstvwxyz`.
//!
//! # Canonical form and hashes
//! The canonical form of JSON has no white space, the keys of every object in order of their UTF-8 bytes, whole numbers
//! without sign or zeros they do not need, and texts with `\"`, `\\`, `\b`, `\f`, `\n`, `\r`, `\t` and `\u00xx` (lower
//! case) for the other characters below U+0020, and nothing else escaped. No object names a key twice.
//! 1. The hash of an edit is the SHA-256 of its canonical form.
//! 2. The id of a change is the first 80 bits of the SHA-256 of the canonical form of an object made of `d` and `u` (ids,
//!    not places), `n`, `t`, `w` and any other key as the change has them, and `edits`, the list of its edits' hashes in
//!    lower-case hex. A key the change does not have is left out; `h` is not part of it.
//!
//! Nobody signs: the hashes show that a change is as it was made, not who made it. `made_by`, `member`, `d` and `u` are
//! what the maker of the file says.
//!
//! The second line above, worked out:
//! ```text
//! edit    {"e":"resident","i":"081040g2081040g2","prev":{"phone":["qqdha02kwx96dhqg"]},"set":{"phone":"0911111111"}}
//! SHA-256 aadf9a9a9a53ef4a91479f2607c4d79a0af85067affec78f48b128551cf0d3df
//! change  {"d":"m6gt38d1m6gt38d1","edits":["aadf9a9a9a53ef4a91479f2607c4d79a0af85067affec78f48b128551cf0d3df"],
//!          "n":2,"t":1700000100000,"u":"0w3ge1r70w3ge1r7"}            (in one line)
//! SHA-256 3bb3c676aed548723ae152d07b85bd39b2eb75f3637542ddb578afa3dfa4efb5
//! id      7eswcxnetn474eq1
//! ```
//!
//! # What the changes say together
//! Merging is the union of changes, each counted once by its id. The values of a record's field are those no change
//! names in `prev` of that field. `prev` holds the changes that were shown when the form was opened, not those held when
//! it was saved: a value that came in between was not seen, so it is not replaced. Where two different values are left,
//! both stand until somebody replaces both. One of them is displayed: that with the latest `t` (0 if before 2020 or
//! after 2099, UTC), then the greatest replica, `n`, id and value (null, flags, numbers, texts, lists; texts by their UTF-8
//! bytes); nothing is lost by that. A record is removed by its field
//! `_gone`, a list of a reason and the ids of all changes whose values its remover had seen: a value that is not listed
//! brings the record back. Setting `_gone` to null restores it. The reasons are `mistake`, `moved`, `died`, and `undone`
//! where the save that had made the record was taken back; others may come.
//!
//! A record of the kind `same` says of two households or two residents whether they are one: `of` the kind (`household`
//! or `resident`), `one` and `other` their ids, `is` a flag. Records connected by such sayings, over any number of steps,
//! are read as one under the smallest of their ids: the values of a field are those of all of them, and every reference
//! to one of them means that one. A saying counts while all values of its `is` are true, it is not removed, and both
//! records are held; a class of more than 64 records is not read as one. Nothing is copied, so that setting `is` to false
//! takes them apart as they were.
//!
//! The check code sums all change ids, each times 9e3779b97f4a7c15f39cc0605cedc835 (hex), modulo 2¹²⁸; it is the first
//! twelve characters of the sum's upper 80 bits, written as an id in capitals. An edit that is lacking of a change that
//! is held counts as an id too: the first 80 bits of the SHA-256 of the change's ten bytes and the edit's place, in two
//! bytes, the higher first. Equal sets have equal codes, and different sets the same one only by an accident of about
//! 2⁻⁶⁰.
//!
//! # The sealed form
//! A package may travel sealed with a passphrase: as a JWE (RFC 7516) in the flattened JSON serialization, whose plaintext
//! is the file above, byte for byte. Any JOSE library makes and opens it.
//! ```text
//! {"protected":"eyJhbGciOi…","encrypted_key":"…","iv":"…","tag":"…","ciphertext":"…"}
//! ```
//! The protected header is `{"alg":"PBES2-HS512+A256KW","enc":"A256GCM","p2s":…,"p2c":600000}`, with 16 random bytes of
//! salt in each file. A reader takes 8 to 1024 bytes of salt, 1,000 to 2,000,000 rounds, the keys in any order, and
//! neither another algorithm nor `zip`, `crit`, `aad`, unprotected headers or several recipients. Some libraries open
//! more than a few thousand rounds only when they are told to. Like a package, a sealed one is recognised by what it
//! says, and has at most 512 MiB.
//!
//! The passphrase goes in as UTF-8 in this form: without control, zero-width and direction characters; every run of white
//! space one space, none at the ends; lower case; decomposed (NFD) and without the marks U+0300 to U+036F; đ, ð and ɖ as d.
//! "Hoa gạo đầu ngõ sáu" seals as `hoa gao dau ngo sau`. The app proposes five of 512 [`SYLLABLES`], drawn with secure
//! randomness: 45 bits, each guess at 600,000 rounds. One that somebody makes up has at least four syllables and twelve
//! letters or digits.
//!
//! # Without a network
//! A small package also travels as QR codes from one screen to the camera of another device: see [`codes`].
//!
//! # Limits
//! A file has at most 512 MiB, a change 64 KiB as it stands in the file and 256 edits, an edit 256 fields, `prev` 256
//! ids for a field, a kind's or field's name 64 bytes, a text 4096 bytes, a list 1024 texts. A file with a change that
//! oversteps them or does not prove is not taken at all.

pub mod codes;
mod fault;
mod gzip;
mod merge;
mod package;
mod passphrase;
mod reader;
mod seal;
mod syllables;
mod writer;

pub use fault::{BAD_LINES_LISTED, BadLine, BadLines, Damage, Lookalike, PackageFault};
pub use gzip::{is_gzip, unpacked_limit};
pub use merge::{KindCount, MergeFault, MergeFaultReason, Merged, MergedFile, merge_files};
pub use package::{ClosingHash, FILE_LIMIT, FORMAT, Header, MIN_READER, Package, Scope, VERSION};
pub use passphrase::{Passphrase, PassphraseTooShort, proposed_passphrase};
pub use reader::{Lines, glance, read, read_ahead, within_message};
pub use seal::{SALT_BYTES, SealHeader, SealedPackage, VECTOR_BYTES};
pub use syllables::{SYLLABLE_COUNT, SYLLABLES};
pub use writer::write;
