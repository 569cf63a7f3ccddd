//! One protocol parameter with its value, as format 1 holds it in planned changes.

use crate::ledger::{Lovelace, Ratio};
use crate::plan;
use crate::plan::format::quoted::Written;
use crate::plan::parameter::parameters;
use serde::{Deserialize, Serialize};

macro_rules! parameter {
    (
        required { $($Name:ident $field:ident: $type:ty, $Kind:ident $texts:tt)* }
        optional {
            $($Optional:ident $optional:ident: $inner:ty, $InnerKind:ident $more:tt $switch:tt)*
        }
    ) => {
        #[derive(Clone, Copy, Serialize, Deserialize)]
        pub enum Parameter {
            $($Name(<$type as Written>::Text),)*
            $($Optional(<Option<$inner> as Written>::Text),)*
        }

        impl From<Parameter> for plan::Parameter {
            fn from(parameter: Parameter) -> Self {
                match parameter {
                    $(Parameter::$Name(text) => Self::$Name(Written::of(text)),)*
                    $(Parameter::$Optional(text) => Self::$Optional(Written::of(text)),)*
                }
            }
        }

        impl From<plan::Parameter> for Parameter {
            fn from(parameter: plan::Parameter) -> Self {
                match parameter {
                    $(plan::Parameter::$Name(value) => Self::$Name(value.text()),)*
                    $(plan::Parameter::$Optional(value) => Self::$Optional(value.text()),)*
                }
            }
        }
    };
}

parameters!(parameter);
