//! The file that was previewed and waits to be taken: one at a time.

use crate::engine::commands::take_package::WaitingPackage;
use crate::engine::commands::take_register::WaitingRegister;
use crate::engine::fault::Fault;

/// What waits to be taken.
#[derive(Default)]
pub(crate) enum Waiting {
    #[default]
    Nothing,
    Package(Box<WaitingPackage>),
    Register(Box<WaitingRegister>),
}

impl Waiting {
    /// Returns the package that waits.
    pub fn package(&self) -> Result<&WaitingPackage, Fault> {
        match self {
            Self::Package(package) => Ok(package),
            Self::Nothing | Self::Register(_) => Err(Fault::NothingWaiting),
        }
    }

    /// Takes out the package that waits.
    pub fn take_package(&mut self) -> Result<Box<WaitingPackage>, Fault> {
        self.take(|waiting| match waiting {
            Self::Package(package) => Ok(package),
            other => Err(other),
        })
    }

    /// Takes out the register that waits.
    pub fn take_register(&mut self) -> Result<Box<WaitingRegister>, Fault> {
        self.take(|waiting| match waiting {
            Self::Register(register) => Ok(register),
            other => Err(other),
        })
    }

    /// Takes out what is wanted; anything else goes on waiting.
    fn take<T>(&mut self, wanted: impl FnOnce(Self) -> Result<T, Self>) -> Result<T, Fault> {
        wanted(std::mem::take(self)).map_err(|other| {
            *self = other;
            Fault::NothingWaiting
        })
    }
}
