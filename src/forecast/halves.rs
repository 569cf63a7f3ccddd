//! Work on many things of which one half is done beside the other.

use std::thread;

/// With fewer things than these a second thread costs more than it brings.
const WORTH_IT: usize = 4;

/// The results of `work` on each thing, in their order. Where there are some, a thread of its own
/// works on the second half meanwhile.
pub fn in_halves<T: Sync, R: Send>(things: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    in_halves_with(things, || (), |(), thing| work(thing))
}

/// The results of `work` as [`in_halves`] makes them, with a state for each half that passes from
/// thing to thing.
pub fn in_halves_with<T: Sync, S, R: Send>(
    things: &[T],
    state: impl Fn() -> S + Sync,
    work: impl Fn(&mut S, &T) -> R + Sync,
) -> Vec<R> {
    let all = |things: &[T]| -> Vec<R> {
        let mut state = state();
        let results = things.iter().map(|thing| work(&mut state, thing));
        results.collect()
    };
    if things.len() < WORTH_IT {
        return all(things);
    }
    let (first, second) = things.split_at(things.len() / 2);
    thread::scope(|scope| {
        let beside = thread::Builder::new().spawn_scoped(scope, || all(second));
        let mut done = all(first);
        match beside.map(thread::ScopedJoinHandle::join) {
            Ok(Ok(rest)) => done.extend(rest),
            Ok(Err(panic)) => std::panic::resume_unwind(panic),
            // The system grants no further thread.
            Err(_) => done.extend(all(second)),
        }
        done
    })
}

#[cfg(test)]
mod tests {
    use super::in_halves;

    #[test]
    fn results_stand_in_the_order_of_the_things() {
        for count in 0..20u32 {
            let things: Vec<u32> = (0..count).collect();
            let doubled: Vec<u32> = things.iter().map(|thing| 2 * thing).collect();
            assert_eq!(in_halves(&things, |thing| 2 * thing), doubled);
        }
    }
}
