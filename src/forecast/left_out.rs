//! What a view leaves out because nobody could read it.

use super::drawn_plans::DrawnPlans;
use super::shown::{SplitFigures, ViewFigures, WorthSectionFigures};

impl ViewFigures {
    /// Pinned scenarios that the view does not draw, because they are too many.
    pub fn left_out(&self) -> usize {
        let plans = match self {
            Self::Stake(figures) => figures.as_ref().map(|figures| figures.plans.left_out()),
            Self::Pledge(figures) => figures.as_ref().map(|figures| figures.plans.left_out()),
            Self::Map(plans) => plans.as_ref().map(DrawnPlans::left_out),
            Self::Split(SplitFigures::Agreement { shares, .. }) => {
                shares.as_ref().map(|shares| shares.plans.left_out())
            }
            Self::Luck(figures) => figures.as_ref().map(|figures| figures.plans.left_out()),
            Self::Worth(figures) => figures.as_ref().and_then(|figures| match &figures.section {
                WorthSectionFigures::Fees(fees) => Some(fees.plans.left_out()),
                WorthSectionFigures::PaysItsWay(_) | WorthSectionFigures::Elsewhere => None,
            }),
            Self::Time(figures) => figures.as_ref().map(|figures| figures.plans.left_out()),
            Self::Split(_) | Self::Compare(_) => None,
        };
        plans.unwrap_or(0)
    }
}
