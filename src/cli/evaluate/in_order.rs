//! Work on all processors whose results come in the order of what was worked on.

use std::io;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex};
use std::thread;

/// Something to work on, and where the result goes.
type Job<T, D> = (T, SyncSender<D>);

/// Does `work` on everything that `source` gives, and gives the results to `take` in the order of the
/// source. Only a few of both are held at a time.
///
/// The source is dropped by the end where all went well. After a failure of `take` it may still wait
/// for input that nobody needs any more.
///
/// # Errors
/// The first failure of `take`; or what `no_thread` makes of a system that grants no thread.
pub fn in_order<T, D, E>(
    mut source: impl FnMut() -> Option<T> + Send + 'static,
    work: impl Fn(T) -> D + Send + Sync + 'static,
    mut take: impl FnMut(D) -> Result<(), E>,
    no_thread: impl Fn(io::Error) -> E,
) -> Result<(), E>
where
    T: Send + 'static,
    D: Send + 'static,
{
    let workers = thread::available_parallelism().map_or(1, usize::from);
    let (jobs, queue) = sync_channel::<Job<T, D>>(workers);
    let (promises, promised) = sync_channel(2 * workers);
    let (queue, work) = (Arc::new(Mutex::new(queue)), Arc::new(work));
    for _ in 0..workers {
        let (queue, work) = (Arc::clone(&queue), Arc::clone(&work));
        spawn("evaluate", move || {
            while let Some((job, done)) = next_job(&queue) {
                // Nobody waits for it after a failure.
                _ = done.send(work(job));
            }
        })
        .map_err(&no_thread)?;
    }
    let reading = spawn("read", move || {
        while let Some(job) = source() {
            let (done, promise) = sync_channel(1);
            if promises.send(promise).is_err() || jobs.send((job, done)).is_err() {
                return;
            }
        }
    })
    .map_err(&no_thread)?;
    for promise in promised {
        let ended_early = |_| no_thread(io::Error::other("a thread ended early"));
        take(promise.recv().map_err(ended_early)?)?;
    }
    reading
        .join()
        .map_err(|_| no_thread(io::Error::other("a thread ended early")))
}

fn next_job<T, D>(queue: &Mutex<Receiver<Job<T, D>>>) -> Option<Job<T, D>> {
    queue.lock().ok()?.recv().ok()
}

fn spawn(name: &str, work: impl FnOnce() + Send + 'static) -> io::Result<thread::JoinHandle<()>> {
    thread::Builder::new().name(name.to_owned()).spawn(work)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_order_however_long_each_takes() {
        let mut numbers = 0..1_000u32;
        let mut taken = Vec::new();
        let done: Result<(), io::Error> = in_order(
            move || numbers.next(),
            |number| {
                let turns = number.wrapping_mul(2_654_435_761) % 5_000;
                std::hint::black_box((0..turns).fold(0, u32::wrapping_add));
                number
            },
            |number| {
                taken.push(number);
                Ok(())
            },
            |error| error,
        );
        done.unwrap();
        assert!(taken.into_iter().eq(0..1_000));
    }

    #[test]
    fn a_failure_ends_the_work_although_the_source_goes_on() {
        let mut taken = 0;
        let failed = in_order(
            || Some(1),
            |one| one,
            |one| {
                taken += one;
                if taken < 100 { Ok(()) } else { Err("enough") }
            },
            |_| "no thread",
        );
        assert_eq!(failed, Err("enough"));
    }
}
