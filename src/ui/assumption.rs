//! What a picture assumes, in one small line: pictures travel without their plan.

use super::Scene;

/// The network and where its figures come from.
pub fn line(scene: Scene<'_>) -> String {
    let network = &scene.plan.network;
    let origin = &network.origin;
    format!(
        "{} · figures of epoch {}, {}",
        origin.text(),
        network.epoch.0,
        origin.date
    )
}
