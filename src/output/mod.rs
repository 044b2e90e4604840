//! Stage 5, outputs: everything that is made of the finished [`Site`](crate::link::Site).
//!
//! [`Renderer`] knows every page by its path and renders it on request; [`write()`] renders all of them, on all cores, into a sink;
//! [`FolderSink`] publishes a folder whole or not at all.

mod api;
mod blueprint;
mod body;
mod emblem;
mod feed;
mod format;
mod json_ld;
mod memo;
mod null;
mod publish;
mod qr;
mod rendered_item;
mod renderer;
mod sheet;
mod structured;
mod theme;
mod views;
mod write;

pub use blueprint::Page;
pub use memo::{Memo, Why};
pub use null::NullSink;
pub use publish::{Change, FolderSink, PublishError, Way};
pub use renderer::Renderer;
pub use write::{Written, write, write_again};
