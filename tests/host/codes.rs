//! Packages as QR codes: any codes in any order give the package, and nothing else does.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;
use proptest::prelude::*;
use tung_nha::exchange::codes::{
    CodesAnswer, CodesDesk, CodesRequest, MESSAGE_LIMIT, PACKAGE_LIMIT, Picture, Progress, Receiving, Sending, Sight,
    TooLarge, draw, find_texts,
};

use crate::log_model::Random;
use crate::world::Device;

/// The codes of `package-v1.json` as the first version drew them, and never edited.
const FIXTURE: &str = include_str!("../fixtures/package-v1.codes.txt");

/// So many bytes that do not get smaller.
fn noise(bytes: usize, seed: u64) -> Vec<u8> {
    let mut random = Random(seed);
    (0..bytes).map(|_| random.below(256) as u8).collect()
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut writer = GzEncoder::new(Vec::new(), Compression::best());
    writer.write_all(bytes).expect("memory");
    writer.finish().expect("memory")
}

fn sending(package: &[u8]) -> Sending {
    Sending::of(package).expect("the package is small")
}

/// Shows codes until the package is whole; returns it, and how many of `texts` it took.
fn collect(receiving: &mut Receiving, texts: impl Iterator<Item = String>) -> (Vec<u8>, usize) {
    for (text, count) in texts.zip(1..) {
        if let Sight::Whole(package) = receiving.take(&text) {
            return (package, count);
        }
    }
    panic!("the codes ran out")
}

/// A picture as a camera sees it: `scale` pixels a module, grey, uneven in light, on a larger ground.
fn photograph(picture: &Picture, scale: usize, random: &mut Random) -> (Vec<u8>, usize) {
    let side = picture.side as usize;
    let width = side * scale + 60;
    let mut pixels = Vec::new();
    for y in 0..width {
        for x in 0..width {
            let inside = |at: usize| at.checked_sub(30).map(|at| at / scale).filter(|at| *at < side);
            let is_light = inside(x)
                .zip(inside(y))
                .map_or(y % 7 < 3, |(column, row)| picture.pixels[(row * side + column) * 4] > 127);
            let light = if is_light { 170 + x * 60 / width } else { 30 + y * 40 / width };
            let light = (light + random.below(24)) as u8;
            pixels.extend([light, light, light, 255]);
        }
    }
    (pixels, width)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn codes_with_gaps_from_any_place_on_give_the_package(
        bytes in 1_usize..6_000, seed: u64, start in 0_usize..60, loss in 0_usize..70,
    ) {
        let package = noise(bytes, seed);
        let mut random = Random(seed);
        let seen = sending(&package).skip(start).filter(|_| random.below(100) >= loss);
        let (received, _) = collect(&mut Receiving::default(), seen);
        prop_assert_eq!(received, package);
    }

    #[test]
    fn codes_in_any_order_and_repeated_give_the_package(bytes in 1_usize..6_000, seed: u64) {
        let package = noise(bytes, seed);
        let sending = sending(&package);
        let count = 4 * sending.parts() as usize;
        let mut texts: Vec<String> = sending.take(count).collect();
        Random(seed).shuffle(&mut texts);
        let twice = texts.into_iter().flat_map(|text| [text.clone(), text]);
        let (received, _) = collect(&mut Receiving::default(), twice);
        prop_assert_eq!(received, package);
    }

    #[test]
    fn codes_of_two_packages_do_not_mix(seed: u64, one in 1_usize..4_000, other in 1_usize..4_000) {
        let packages = [noise(one, seed), noise(other, seed ^ 1)];
        let [first, second] = packages.each_ref().map(|package| sending(package));
        let mut receiving = Receiving::default();
        let (received, count) = collect(&mut receiving, first.zip(second).flat_map(|(one, other)| [one, other]));
        prop_assert!(packages.contains(&received));
        // What came of the one that is not whole yet is kept.
        let rest = packages.iter().find(|package| **package != received).expect("there are two");
        if count >= 6
            && let Some(text) = sending(rest).next()
            && let Sight::Part(progress) = receiving.take(&text)
        {
            prop_assert!(progress.received >= 2);
        }
        let (received, more) = collect(&mut receiving, sending(rest).skip(count / 2));
        prop_assert_eq!(&received, rest);
        prop_assert!(more <= 4 * sending(rest).parts() as usize);
    }

    #[test]
    fn damaged_code_is_never_taken_for_another(seed: u64, bytes in 1_usize..4_000, damage in 1_usize..4) {
        let package = noise(bytes, seed);
        let mut random = Random(seed);
        let letters = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-/:";
        let texts: Vec<String> = sending(&package).take(4 * sending(&package).parts() as usize).collect();
        let mut receiving = Receiving::default();
        for text in &texts {
            let mut damaged = text.clone().into_bytes();
            for _ in 0..damage {
                let place = random.below(damaged.len());
                damaged[place] = letters[random.below(letters.len())];
            }
            let damaged = String::from_utf8(damaged).expect("plain letters");
            match receiving.take(&damaged) {
                Sight::Foreign => prop_assert_ne!(&damaged, text),
                Sight::Part(_) => prop_assert_eq!(&damaged, text),
                Sight::Whole(received) => {
                    prop_assert_eq!(received, package);
                    return Ok(());
                }
            }
        }
        let (received, _) = collect(&mut receiving, texts.into_iter());
        prop_assert_eq!(received, package);
    }

    #[test]
    fn any_text_is_withstood(text in "(UR:TUNG-NHA/)?[0-9]{0,9}-?[0-9]{0,10}/?[A-Z]{0,40}") {
        prop_assert_eq!(Receiving::default().take(&text), Sight::Foreign);
    }

    #[test]
    fn any_picture_is_withstood(seed: u64, width in 0_usize..90, bytes in 0_usize..30_000) {
        prop_assert_eq!(find_texts(&noise(bytes, seed), width), Vec::<String>::new());
    }
}

#[test]
fn the_first_codes_ever_read_the_same_for_ever() {
    let package = include_bytes!("../fixtures/package-v1.json");
    let (received, _) = collect(&mut Receiving::default(), FIXTURE.lines().map(str::to_owned));
    assert_eq!(received, package);
}

#[test]
fn without_losses_few_codes_are_wanted_beyond_the_parts() {
    for start in [0, 40, 100] {
        let package = noise(20_000, 7);
        let parts = sending(&package).parts() as usize;
        let (_, count) = collect(&mut Receiving::default(), sending(&package).skip(start));
        assert!(count * 10 <= parts * 16, "{count} codes for {parts} parts");
    }
}

#[test]
fn progress_only_grows_and_ends_with_all_parts() {
    let package = noise(5_000, 3);
    let parts = sending(&package).parts();
    let mut receiving = Receiving::default();
    let mut last = 0;
    for text in sending(&package).skip(5) {
        match receiving.take(&text) {
            Sight::Part(progress) => {
                assert_eq!(progress.parts, parts);
                assert!((last..parts).contains(&progress.received), "{last} {progress:?}");
                last = progress.received;
            }
            Sight::Whole(_) => break,
            Sight::Foreign => panic!("a code of ours"),
        }
    }
    assert!(last > parts / 2);
}

#[test]
fn package_goes_from_screen_to_camera() {
    let mut device = Device::with_ward("a");
    let package = device.everything();
    let (mut screen, mut camera) = (CodesDesk::default(), CodesDesk::default());
    let (ready, _) = screen.answer(CodesRequest::Send, &package);
    let CodesAnswer::Ready { parts } = ready else { panic!("{ready:?}") };
    assert!((2..=8).contains(&parts), "{parts} parts for {} bytes", package.len());
    let mut random = Random(5);
    let mut received = None;
    for count in 0..4 * parts {
        let (drawn, pixels) = screen.answer(CodesRequest::Draw, &[]);
        let (CodesAnswer::Drawn { side }, Some(pixels)) = (drawn, pixels) else { panic!("nothing drawn") };
        let (photo, width) = photograph(&Picture { side, pixels }, 4, &mut random);
        let (seen, content) = camera.answer(CodesRequest::Look { width: width as u32 }, &photo);
        match seen {
            CodesAnswer::Seen(progress) if count == 0 => assert_eq!(progress, Progress { received: 1, parts }),
            CodesAnswer::Received => received = content,
            _ => {}
        }
        if received.is_some() {
            break;
        }
    }
    let received = received.expect("the camera saw enough");
    assert_eq!(received, package);
    assert_eq!(Device::empty("b").preview(&received).ward, "Phường Tập Dượt");
}

#[test]
fn desk_says_when_there_is_nothing_to_show_or_to_see() {
    let mut desk = CodesDesk::default();
    assert_eq!(desk.answer(CodesRequest::Draw, &[]), (CodesAnswer::Failed, None));
    assert_eq!(desk.answer(CodesRequest::Send, &noise(MESSAGE_LIMIT, 1)), (CodesAnswer::TooLarge, None));
    let other =
        draw("UR:BYTES/1-9/LPADASCFADAXCYWENBPLJKHDCAHKADAEMEJTSWHHYLKEPMYKHHTSYTSNOYOYAXAEDSUTTYDMMHHPKTPMSRJT");
    for picture in [other, draw("HTTPS://EXAMPLE.ORG/")] {
        let (photo, width) = photograph(&picture.expect("a short text"), 4, &mut Random(2));
        assert_eq!(find_texts(&photo, width).len(), 1);
        let seen = desk.answer(CodesRequest::Look { width: width as u32 }, &photo);
        assert_eq!(seen, (CodesAnswer::NothingSeen, None));
    }
}

#[test]
fn every_code_has_the_same_size() {
    let sides: Vec<u32> =
        sending(&noise(60_000, 4)).step_by(37).take(40).map(|text| draw(&text).expect("it fits").side).collect();
    assert_eq!(sides, [85; 40]);
}

#[test]
fn what_is_too_large_is_refused_before_it_is_shown() {
    assert!(Sending::of(&noise(MESSAGE_LIMIT - 100, 1)).is_ok());
    assert_eq!(Sending::of(&noise(MESSAGE_LIMIT, 1)).err(), Some(TooLarge));
    assert!(Sending::of(&vec![b' '; PACKAGE_LIMIT]).is_ok());
    assert_eq!(Sending::of(&vec![b' '; PACKAGE_LIMIT + 1]).err(), Some(TooLarge));
}

#[test]
fn message_of_more_parts_than_any_is_cut_into_is_not_begun() {
    let mut encoder = ur::Encoder::new(&noise(MESSAGE_LIMIT, 1), 16, "tung-nha").expect("a message");
    assert_eq!(Receiving::default().take(&encoder.next_part().expect("a part")), Sight::Foreign);
}

#[test]
fn message_that_unfolds_to_too_much_is_dropped() {
    let message = gzip(&vec![b' '; PACKAGE_LIMIT + 1]);
    let mut encoder = ur::Encoder::new(&message, 300, "tung-nha").expect("a message");
    let mut receiving = Receiving::default();
    for _ in 0..encoder.fragment_count() {
        let text = encoder.next_part().expect("a part");
        assert!(!matches!(receiving.take(&text), Sight::Whole(_)));
    }
}
