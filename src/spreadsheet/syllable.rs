//! Tells whether a word could be a Vietnamese syllable: the measure of whether text was read with the right table.

use unicode_normalization::UnicodeNormalization;

const ONSETS: [&str; 28] = [
    "", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p", "ph", "qu",
    "r", "s", "t", "th", "tr", "v", "x",
];

const NUCLEI: [&str; 61] = [
    "a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y", "ai", "ao", "au", "ay", "âu", "ây", "eo", "êu", "ia",
    "iê", "iu", "iêu", "oa", "oă", "oe", "oi", "oo", "ôi", "ơi", "oai", "oao", "oay", "oeo", "ua", "uâ", "uê", "ui",
    "uô", "uơ", "uy", "uây", "uôi", "uya", "uyê", "uyu", "ưa", "ươ", "ưi", "ưu", "ươi", "ươu", "yê", "yêu", "uêu",
    "ya", "uă", "uôu", "ue", "uai",
];

const CODAS: [&str; 9] = ["", "c", "ch", "m", "n", "ng", "nh", "p", "t"];

/// The grave, acute, tilde, hook and dot below.
const TONES: [char; 5] = ['\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}'];

/// Returns whether a word of any case has an onset, a nucleus, a coda and at most one tone of Vietnamese.
pub fn is_syllable(word: &str) -> bool {
    // The longest syllable, "nghiêng", has seven letters.
    if word.chars().count() > 8 {
        return false;
    }
    let mut tones = 0;
    let plain: String = word
        .nfd()
        .filter(|letter| {
            let is_tone = TONES.contains(letter);
            tones += usize::from(is_tone);
            !is_tone
        })
        .nfc()
        .flat_map(char::to_lowercase)
        .collect();
    tones <= 1 && ONSETS.iter().any(|onset| plain.strip_prefix(onset).is_some_and(is_rime))
}

fn is_rime(rime: &str) -> bool {
    CODAS.iter().any(|coda| rime.strip_suffix(coda).is_some_and(|nucleus| NUCLEI.contains(&nucleus)))
}
