//! Tests of the figures that are made of a plan.

#[path = "../common/amounts.rs"]
mod amounts;
#[path = "../common/arbitrary/mod.rs"]
mod arbitrary;
#[path = "../common/examples.rs"]
mod examples;

mod co_owners;
mod compare;
mod figures;
mod luck;
mod outlook;
mod split;
mod worth;
