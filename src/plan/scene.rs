//! What a step may look at: the tenancy, and the managed account it is for. Every accessor returns what holds the
//! part back, so that a step's function is written with `?`.

use crate::model::{
    AccountId, Bootstrap, Controllers, HeldBack, Iam, Managed, ManagedSlot, Manager, Release, Tenancy, all,
};

#[derive(Clone, Copy)]
pub struct Scene<'a> {
    pub tenancy: &'a Tenancy,
    /// Index into `Tenancy::managed`.
    pub account: Option<usize>,
}

impl<'a> Scene<'a> {
    pub fn release(&self) -> Result<&'static Release, HeldBack> {
        self.tenancy.release.get().copied()
    }
    pub fn manager(&self) -> Result<&'a Manager, HeldBack> {
        self.tenancy.manager.get()
    }
    pub fn iam(&self) -> Result<&'a Iam, HeldBack> {
        self.tenancy.iam.get()
    }
    pub fn controllers(&self) -> Result<&'a Controllers, HeldBack> {
        self.tenancy.controllers.get()
    }
    pub fn bootstrap(&self) -> Result<&'a Bootstrap, HeldBack> {
        self.tenancy.bootstrap.get()
    }
    /// The row of the managed account that the step is for.
    pub fn slot(&self) -> &'a ManagedSlot {
        &self.tenancy.managed[self.account.unwrap_or(0)]
    }
    pub fn managed(&self) -> Result<&'a Managed, HeldBack> {
        self.slot().part.get()
    }
    pub fn every_managed(&self) -> Result<Vec<&'a Managed>, HeldBack> {
        all(self.tenancy.managed.iter().map(|slot| slot.part.get()))
    }
    pub fn every_managed_id(&self) -> Result<Vec<&'a AccountId>, HeldBack> {
        all(self.tenancy.managed.iter().map(|slot| slot.account.get()))
    }
}
