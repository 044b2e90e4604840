//! What a content file says of a person, a collective or an initiative.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde_json::Value as Json;

use crate::base::Spanned;

use super::entry::{Text, WrittenReference};
use super::{SectorId, Stage};

/// A person, a collective or an initiative.
#[derive(Debug, Clone)]
pub struct Profile {
    /// Name of whom it is about.
    pub name: Text,
    /// Position of a person.
    pub position: Option<Text>,
    /// Unit.
    pub unit: Option<Text>,
    /// Address of a collective.
    pub address: Option<Text>,
    /// Leader of a collective.
    pub leader: Option<Text>,
    /// Village.
    pub village: Option<Text>,
    /// Sectors, at least one, in the order written.
    pub sectors: Box<[SectorId]>,
    /// Picture.
    pub image: Option<Box<Image>>,
    /// Documents under which it was registered.
    pub documents: Box<[WrittenReference]>,
    /// Events by day, undated ones by stage.
    pub timeline: Box<[Event]>,
    /// Withdrawal.
    pub withdrawn: Option<Box<Withdrawn>>,
    /// Stage of its life.
    pub stage: Option<Stage>,
    /// The profile that it follows.
    pub replicates: Option<Box<WrittenReference>>,
    /// Solutions in brief.
    pub solutions: Option<Text>,
    /// Approval.
    pub approval: Option<Box<Approval>>,
    /// Consent.
    pub consent: Option<Box<Consent>>,
    /// Last day on which it is shown.
    pub expires: Option<NaiveDate>,
    /// What never reaches a site output.
    pub private: Option<Box<Private>>,
}

/// What never reaches a site output (law 91/2025/QH15 on personal data protection).
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Private {
    /// Home address, telephone and the like.
    pub data: BTreeMap<String, Json>,
    /// Internal note.
    pub note: Option<Text>,
    /// Who follows it.
    pub follower: Option<Text>,
    /// Who sent it.
    pub source: Option<Text>,
}

/// A picture of an entry.
#[derive(Debug, Clone)]
pub struct Image {
    /// File as written, with its place.
    pub file: Spanned<Text>,
    /// Description; the name where none was written.
    pub alt: Text,
    /// Whose picture it is.
    pub credit: Option<Text>,
    /// What to keep when it is cropped.
    pub centre: Option<Text>,
}

/// An event of an example's life.
#[derive(Debug, Clone)]
pub struct Event {
    /// What happened.
    pub stage: Stage,
    /// When.
    pub date: Option<NaiveDate>,
    /// By whom.
    pub by: Option<Text>,
    /// By which document, as written.
    pub document: Option<Text>,
    /// In which form.
    pub form: Option<Text>,
}

/// Withdrawal of an example.
#[derive(Debug, Clone)]
pub struct Withdrawn {
    /// When.
    pub date: Option<NaiveDate>,
    /// Why.
    pub reason: Option<Text>,
    /// By which document.
    pub document: Option<Text>,
}

/// Approval by a committee.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Approval {
    /// By whom.
    pub by: Option<Text>,
    /// When.
    pub date: Option<NaiveDate>,
    /// By which document.
    pub document: Option<Text>,
}

/// Consent of whom it is about.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Consent {
    /// When.
    pub date: Option<NaiveDate>,
    /// To what.
    pub extent: Option<Text>,
}
