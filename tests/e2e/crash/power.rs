//! The power fails while homes, people and visits are saved: the disk keeps only what it was told to keep.

use anyhow::{Result, ensure};

use crate::crash::saving::{LIFE, check_home, save_for_ever};
use crate::crash::{Promise, deaths, moment, reopen};
use crate::harness::browser::Profile;
use crate::harness::power::Disk;
use crate::harness::server::Server;

const CUTS: u32 = 3;

#[tokio::test]
async fn acknowledged_saves_outlive_a_power_failure() -> Result<()> {
    let Some(disk) = Disk::new()? else {
        println!("no power was cut: this user may not mount a disk");
        return Ok(());
    };
    let server = Server::start()?;
    let mut promise = Promise::default();
    let mut homes = Vec::new();
    // The first minute is over: what a browser leaves to the system, such as the names of new files, is on the disk.
    let (browser, ..) = reopen(&Profile::on(&disk)?, &server, &mut promise).await?;
    browser.kill();
    disk.write_out()?;
    let cuts = deaths(CUTS)?;
    for _ in 0..cuts {
        let profile = Profile::on(&disk)?;
        let (browser, engine, _) = reopen(&profile, &server, &mut promise).await?;
        if let Some(last) = homes.last_mut() {
            check_home(last, &engine).await?;
        }
        if let Ok(ended) = tokio::time::timeout(moment(LIFE), save_for_ever(&engine, &mut promise, &mut homes)).await {
            ended?;
        }
        disk.cut_power()?;
        browser.kill();
        disk.come_back()?;
        promise.deaths += 1;
    }
    let profile = Profile::on(&disk)?;
    let (_browser, engine, _) = reopen(&profile, &server, &mut promise).await?;
    for home in &mut homes {
        check_home(home, &engine).await?;
    }
    println!("{cuts} power failures while saving; {} saves acknowledged, 0 missing, 0 torn", promise.times);
    ensure!(homes.len() > cuts as usize / 4, "hardly anything was saved: {promise:?}");
    Ok(())
}
