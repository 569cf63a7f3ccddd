//! Puts the icons and the manifest into the programs for Windows. Elsewhere it does nothing.

fn main() {
    println!("cargo::rerun-if-changed=assets/windows");
    println!("cargo::rerun-if-changed=assets/icon/icon.ico");
    println!("cargo::rerun-if-changed=assets/icon/document.ico");
    #[cfg(windows)]
    embed();
}

/// Programs without icons still work, so a missing resource compiler is told and no failure.
#[cfg(windows)]
fn embed() {
    let mut resource = winresource::WindowsResource::new();
    resource
        .set_icon("assets/icon/icon.ico")
        // The second one; the installer names it for plan files.
        .set_icon_with_id("assets/icon/document.ico", "2")
        .set_manifest_file("assets/windows/poolwright.manifest")
        .set("ProductName", "Poolwright")
        .set("FileDescription", "Poolwright")
        .set("CompanyName", "The Poolwright developers")
        .set("LegalCopyright", "Copyright 2026 The Poolwright developers")
        .set("ProductVersion", env!("CARGO_PKG_VERSION"))
        .set("FileVersion", env!("CARGO_PKG_VERSION"));
    if let Err(error) = resource.compile() {
        println!("cargo::warning=the programs will have no icons: {error}");
    }
}
