//! What makes an installed program of it: names, icons and file types that have to agree.

use poolwright::plan::{EXAMPLES, format};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const ID: &str = "io.github.poolwright.poolwright";
const MEDIA_TYPE: &str = "application/x-poolwright+ron";

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

fn bytes(name: &str) -> Vec<u8> {
    fs::read(path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn text(name: &str) -> String {
    String::from_utf8(bytes(name)).unwrap()
}

fn linux(ending: &str) -> String {
    text(&format!("assets/linux/{ID}.{ending}"))
}

/// The first text between two others.
fn between<'a>(text: &'a str, before: &str, after: &str) -> &'a str {
    let (_, rest) = text.split_once(before).expect(before);
    rest.split_once(after).expect(after).0
}

/// Width and height in pixels, as the header of a PNG states them.
fn png_size(png: &[u8]) -> (u32, u32) {
    assert_eq!(&png[..8], b"\x89PNG\r\n\x1a\n", "no PNG");
    assert_eq!(&png[12..16], b"IHDR");
    (big_endian(&png[16..20]), big_endian(&png[20..24]))
}

fn big_endian(bytes: &[u8]) -> u32 {
    u32::from_be_bytes(bytes.try_into().unwrap())
}

fn little_endian(bytes: &[u8]) -> usize {
    u32::from_le_bytes(bytes.try_into().unwrap()) as usize
}

/// The sides of the pictures in an `.ico` file, each of which lies within the file.
fn ico_sides(ico: &[u8]) -> Vec<u32> {
    assert_eq!(&ico[..4], [0, 0, 1, 0], "no icon");
    let count = usize::from(ico[4]);
    let entries = ico[6..].chunks_exact(16).take(count);
    let sides = entries.map(|entry| {
        let (length, offset) = (little_endian(&entry[8..12]), little_endian(&entry[12..16]));
        assert!(offset + length <= ico.len(), "a picture is cut off");
        assert_eq!(entry[0], entry[1], "not square");
        if entry[0] == 0 {
            assert_eq!(png_size(&ico[offset..]), (256, 256));
            256
        } else {
            u32::from(entry[0])
        }
    });
    sides.collect()
}

/// The kinds of pictures in an `.icns` file, with their sides.
fn icns_entries(icns: &[u8]) -> Vec<(String, u32)> {
    assert_eq!(&icns[..4], b"icns", "no icon");
    assert_eq!(big_endian(&icns[4..8]) as usize, icns.len());
    let mut rest = &icns[8..];
    let mut entries = Vec::new();
    while !rest.is_empty() {
        let kind = String::from_utf8(rest[..4].to_vec()).unwrap();
        let (width, height) = png_size(&rest[8..]);
        assert_eq!(width, height, "not square");
        entries.push((kind, width));
        rest = &rest[big_endian(&rest[4..8]) as usize..];
    }
    entries
}

#[test]
fn pictures_of_the_icon_have_the_sizes_in_their_names() {
    for side in [16, 24, 32, 48, 64, 128, 256, 512] {
        let png = bytes(&format!("assets/icon/{side}.png"));
        assert_eq!(png_size(&png), (side, side));
        assert!(png.len() < 20_000, "{side}: {} bytes", png.len());
    }
    assert_eq!(png_size(&bytes("assets/icon/macos.png")), (512, 512));
}

#[test]
fn icons_for_windows_hold_every_size_it_shows() {
    let icon = ico_sides(&bytes("assets/icon/icon.ico"));
    assert_eq!(icon, [16, 24, 32, 48, 64, 256]);
    let document = ico_sides(&bytes("assets/icon/document.ico"));
    assert_eq!(document, [16, 32, 48, 256]);
}

#[test]
fn the_icon_for_macos_holds_both_densities() {
    let entries = icns_entries(&bytes("assets/icon/icon.icns"));
    let expected = [
        ("ic11", 32),
        ("ic12", 64),
        ("ic13", 256),
        ("ic14", 512),
        ("ic07", 128),
        ("ic08", 256),
        ("ic09", 512),
    ];
    assert_eq!(
        entries,
        expected.map(|(kind, side)| (kind.to_owned(), side))
    );
}

#[test]
fn everything_calls_the_program_by_the_same_id() {
    let window = text("src/app/window.rs");
    assert_eq!(between(&window, "APP_ID: &str = \"", "\""), ID);
    let desktop = linux("desktop");
    for line in [
        format!("Icon={ID}"),
        format!("StartupWMClass={ID}"),
        format!("MimeType={MEDIA_TYPE};"),
        "Exec=poolwright %f".to_owned(),
    ] {
        assert!(desktop.lines().any(|found| found == line), "{line}");
    }
    let metainfo = linux("metainfo.xml");
    assert_eq!(between(&metainfo, "<id>", "</id>"), ID);
    assert_eq!(
        between(
            &metainfo,
            "<launchable type=\"desktop-id\">",
            "</launchable>"
        ),
        format!("{ID}.desktop")
    );
    let manifest = text("Cargo.toml");
    assert_eq!(between(&manifest, "\nidentifier = \"", "\""), ID);
}

#[test]
fn desktops_know_plan_files_by_name_and_by_their_first_line() {
    let types = linux("xml");
    assert_eq!(between(&types, "mime-type type=\"", "\""), MEDIA_TYPE);
    assert_eq!(between(&types, "glob pattern=\"", "\""), "*.poolwright.ron");
    let weight: u32 = between(&types, "weight=\"", "\"").parse().unwrap();
    assert!(weight > 50, "no heavier than a pattern for all .ron files");
    let metainfo = linux("metainfo.xml");
    assert_eq!(
        between(&metainfo, "<mediatype>", "</mediatype>"),
        MEDIA_TYPE
    );

    let first_words = between(&types, "offset=\"0\" value=\"", "\"");
    for example in EXAMPLES {
        let written = format::write(&example.plan().unwrap()).unwrap();
        assert!(written.starts_with(first_words), "{written:.40}");
    }
}

#[test]
fn whatever_states_the_version_states_the_same() {
    let version = env!("CARGO_PKG_VERSION");
    let metainfo = linux("metainfo.xml");
    assert_eq!(between(&metainfo, "<release version=\"", "\""), version);
    let changelog = text("assets/linux/changelog");
    assert!(changelog.starts_with(&format!("poolwright ({version}-")));
}

#[test]
fn the_manual_page_tells_of_every_command() {
    let page = text("assets/linux/poolwright.1");
    let help = Command::new(env!("CARGO_BIN_EXE_poolwright"))
        .arg("--help")
        .output()
        .unwrap();
    let help = String::from_utf8(help.stdout).unwrap();
    let commands = between(&help, "Commands:\n", "\n\n").lines();
    // The lines of a description that goes on are indented further.
    let names = commands.filter_map(|line| line.strip_prefix("  ")?.split(' ').next());
    let names: Vec<&str> = names.filter(|name| !["", "help"].contains(name)).collect();
    assert!(names.len() >= 6, "only {names:?}");
    for name in names {
        assert!(
            page.contains(&format!("\n.B {name}\n")),
            "{name} is missing"
        );
    }
}

#[test]
fn what_the_packages_take_along_is_there() {
    let manifest = text("Cargo.toml");
    let (_, packages) = manifest.split_once("[package.metadata.deb]").unwrap();
    let named = packages.split('"').skip(1).step_by(2);
    let files: Vec<&str> = named
        .filter(|name| {
            let first = name.split('/').next().unwrap_or_default();
            first == "assets"
                || ["LICENSE-MIT", "LICENSE-APACHE", "NOTICE", "README.md"].contains(name)
        })
        .collect();
    assert!(files.len() > 15, "only {files:?}");
    for file in files {
        assert!(path(file).is_file(), "{file} is missing");
    }
    let metainfo = linux("metainfo.xml");
    let screenshots = metainfo.split("/main/").skip(1);
    let screenshots: Vec<&str> = screenshots.map(|rest| between(rest, "", "<")).collect();
    assert!(screenshots.len() >= 3, "only {screenshots:?}");
    for screenshot in screenshots {
        assert!(path(screenshot).is_file(), "{screenshot} is missing");
    }
}
