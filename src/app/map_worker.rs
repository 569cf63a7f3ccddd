//! Computes maps beside the frames, the newest wish only; the last picture stands until the next.

use super::background::Executor;
use crate::forecast::{Map, MapRequest, Model};
use crate::plan::Revision;
use crate::ui::views::map::PaintedMap;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

/// The thread that computes maps, and the newest one it made.
pub struct MapWorker {
    ctx: egui::Context,
    executor: Executor,
    jobs: Option<Sender<(MapRequest, Model)>>,
    done: Receiver<PaintedMap>,
    finished: Sender<PaintedMap>,
    wanted: Option<(Revision, MapRequest)>,
    painted: Option<PaintedMap>,
}

impl MapWorker {
    /// A worker that wakes the window when a map is ready.
    pub fn new(ctx: &egui::Context, executor: Executor) -> Self {
        let (finished, done) = channel();
        let mut worker = Self {
            ctx: ctx.clone(),
            executor,
            jobs: None,
            done,
            finished,
            wanted: None,
            painted: None,
        };
        if executor == Executor::Thread {
            worker.start();
        }
        worker
    }

    fn start(&mut self) {
        let ctx = self.ctx.clone();
        let (jobs, todo) = channel::<(MapRequest, Model)>();
        let finished = self.finished.clone();
        let work = move || {
            while let Ok(mut job) = todo.recv() {
                // Older wishes are not computed at all.
                while let Ok(newer) = todo.try_recv() {
                    job = newer;
                }
                let (request, model) = job;
                if finished.send(paint(&ctx, &model, request)).is_err() {
                    return;
                }
                ctx.request_repaint();
            }
        };
        let thread = thread::Builder::new().name("map".to_owned());
        match thread.spawn(work) {
            Ok(_) => self.jobs = Some(jobs),
            // Without a thread maps are computed within the frame.
            Err(_) => self.executor = Executor::Inline,
        }
    }

    /// Wishes for the map of a revision; does nothing where it is there or on its way.
    pub fn want(&mut self, revision: Revision, model: &Model, request: MapRequest) {
        let wish = (revision, request);
        if self.wanted == Some(wish) {
            return;
        }
        self.wanted = Some(wish);
        match &self.jobs {
            Some(jobs) => {
                // The thread lives as long as this sender.
                let _ = jobs.send((request, model.clone()));
            }
            None => {
                let _ = self.finished.send(paint(&self.ctx, model, request));
            }
        }
    }

    /// The newest map that is ready.
    pub fn painted(&mut self) -> Option<&PaintedMap> {
        // While dragging even a map of a passed wish is nearer to the plan than the picture before.
        while let Ok(map) = self.done.try_recv() {
            self.painted = Some(map);
        }
        self.painted.as_ref()
    }
}

/// Colouring a map takes longer than the rest of a frame, so it is part of the work.
fn paint(ctx: &egui::Context, model: &Model, request: MapRequest) -> PaintedMap {
    PaintedMap::new(ctx, Arc::new(Map::new(model, request)))
}
