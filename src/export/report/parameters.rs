//! The protocol parameters of a report.

use super::lines::{lovelace, ratio};
use crate::ledger::Parameters;
use crate::plan::{ParameterName, ParameterValue};
use serde::ser::{Serialize, SerializeMap as _, Serializer};

/// The protocol parameters under the keys of plan files, without those of the chain itself.
#[derive(Clone, Debug)]
pub struct ParameterLines(pub Parameters);

impl Serialize for ParameterLines {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut lines = serializer.serialize_map(None)?;
        for name in ParameterName::ALL.iter().filter(|name| !is_fixed(**name)) {
            let key = name.key();
            match name.of(&self.0).value() {
                Some(ParameterValue::Whole(count, _)) => lines.serialize_entry(key, &count)?,
                Some(ParameterValue::Ada(amount, _)) => {
                    lines.serialize_entry(key, &lovelace(amount))?;
                }
                Some(ParameterValue::Share(share, _) | ParameterValue::Number(share, _)) => {
                    lines.serialize_entry(key, &ratio(share))?;
                }
                None => lines.serialize_entry(key, &())?,
            }
        }
        lines.end()
    }
}

/// Whether the chain was born with the parameter's value, whatever is voted on.
const fn is_fixed(name: ParameterName) -> bool {
    matches!(
        name,
        ParameterName::MaxSupply
            | ParameterName::SlotsPerEpoch
            | ParameterName::ActiveSlotCoefficient
    )
}
