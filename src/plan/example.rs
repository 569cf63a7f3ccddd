//! Example plans, shipped in `assets/examples/`.

use super::Plan;
use super::format::{self, FormatError};

/// A plan to look at and to start from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Example {
    /// Its name in menus.
    pub name: &'static str,
    /// A sentence on what it shows.
    pub about: &'static str,
    /// Its file in `assets/examples/`.
    pub file: &'static str,
    text: &'static str,
}

macro_rules! example {
    ($name:literal, $about:literal, $file:literal) => {
        Example {
            name: $name,
            about: $about,
            file: $file,
            text: include_str!(concat!("../../assets/examples/", $file)),
        }
    };
}

/// Every example, in the order of the menu.
pub const EXAMPLES: [Example; 5] = [
    example!(
        "Solo operator",
        "100 k ada of pledge, hoping for 5 M in all",
        "solo-operator.poolwright.ron"
    ),
    example!(
        "Private pool",
        "Pledged to saturation, 100 % margin, no delegators",
        "private-pool.poolwright.ron"
    ),
    example!(
        "Public pool, epoch 536",
        "20 M ada and 20 blocks: the worked example of the reward formulas",
        "public-pool-epoch-536.poolwright.ron"
    ),
    example!(
        "Below break-even",
        "200 k ada in all: the fees do not cover the servers yet",
        "below-break-even.poolwright.ron"
    ),
    example!(
        "Three owners",
        "Three people hold 3 M ada in one pool and agree how to share its account",
        "three-owners.poolwright.ron"
    ),
];

impl Example {
    /// The plan.
    ///
    /// # Errors
    /// Never for a shipped example (a test reads each); kept as an error so that nothing panics.
    pub fn plan(&self) -> Result<Plan, FormatError> {
        format::read(self.text.as_bytes())
    }
}
