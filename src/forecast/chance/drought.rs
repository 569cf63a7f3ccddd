//! Epochs without a block: their chance, their runs, and the wait for the next block.

/// The chance that a stretch of epochs has at least one run of so many epochs in a row without a
/// block, where each has none with the chance `none`.
pub fn run_chance(none: f64, run: u32, epochs: u32) -> f64 {
    let Ok(run) = usize::try_from(run) else {
        return 0.0;
    };
    if run == 0 {
        return 1.0;
    }
    // The chance after each epoch of so many in a row without a block, up to the run itself, which
    // is never left again.
    let mut now = vec![0.0; run + 1];
    if let Some(first) = now.first_mut() {
        *first = 1.0;
    }
    for _ in 0..epochs {
        let over = now.pop().unwrap_or_default();
        let going: f64 = now.iter().sum();
        let longest = now.pop().unwrap_or_default();
        for chance in &mut now {
            *chance *= none;
        }
        now.insert(0, going * (1.0 - none));
        now.push(over + longest * none);
    }
    now.last().copied().unwrap_or_default()
}

/// The longest run without a block that a stretch of epochs has with at least this chance; 0 where
/// it rather has none.
pub fn likely_run(none: f64, epochs: u32, chance: f64) -> u32 {
    let mut run = 0;
    while run < epochs && run_chance(none, run + 1, epochs) >= chance {
        run += 1;
    }
    run
}

/// The number of epochs within which a block comes with at least this chance; `None` where none
/// ever comes.
pub fn wait(none: f64, chance: f64) -> Option<f64> {
    if none >= 1.0 {
        return None;
    }
    if none <= 0.0 {
        return Some(1.0);
    }
    // A hair less counts as well: the logarithms are rounded.
    let epochs = (1.0 - chance).ln() / none.ln();
    Some((epochs - 1e-9).ceil().max(1.0))
}

/// The average wait for a block in epochs, the one that brings it included; `None` where none ever
/// comes.
pub fn mean_wait(none: f64) -> Option<f64> {
    (none < 1.0).then(|| 1.0 / (1.0 - none))
}
