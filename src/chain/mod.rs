//! Records of the chain, read from text: typed answers that know no plan. No files, no network.

pub mod receipts;
