//! What the app may weigh on its way to a phone, as a host sends it: in brotli.

use anyhow::Result;

use crate::tasks::dist;
use crate::tasks::finish::weigh;
use crate::tasks::test::Tally;

const KB: usize = 1000;

/// Parts of the app by the start and end of their names, and the most they may weigh together, in bytes of brotli.
const BUDGETS: [(&str, &str, usize); 8] = [
    ("index.html", "", 8 * KB),
    ("assets/main-", ".css", 24 * KB),
    ("assets/boot-", ".js", 3 * KB),
    ("sw.js", "", 5 * KB),
    ("assets/tung-nha", "", 860 * KB),
    ("assets/engine", "", 740 * KB),
    ("assets/sheets", "", 820 * KB),
    ("assets/codes", "", 200 * KB),
];

/// Prints what each file in `dist/` weighs, and compares the parts with their budgets.
///
/// # Errors
/// When there is no finished app.
pub fn check() -> Result<Tally> {
    let weights = weigh(&dist())?;
    let mut tally = Tally::default();
    println!("{:>10} {:>10}  file", "bytes", "brotli");
    for weight in &weights {
        println!("{:>10} {:>10}  {}", weight.raw_bytes, weight.brotli_bytes, weight.name);
    }
    println!("\n{:>10} {:>10}  part", "brotli", "budget");
    for (start, end, budget) in BUDGETS {
        let belongs = |name: &str| name.starts_with(start) && name.ends_with(end);
        let parts: Vec<_> = weights.iter().filter(|weight| belongs(&weight.name)).collect();
        let bytes: usize = parts.iter().map(|weight| weight.brotli_bytes).sum();
        let verdict = match (parts.is_empty(), bytes <= budget) {
            (true, _) => "  MISSING",
            (false, true) => "",
            (false, false) => "  TOO HEAVY",
        };
        println!("{bytes:>10} {budget:>10}  {start}*{end}{verdict}");
        tally.add(if verdict.is_empty() { Tally::PASSED } else { Tally::FAILED });
    }
    Ok(tally)
}
