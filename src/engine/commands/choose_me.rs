//! Choosing the member who uses this device.

use crate::engine::fault::Fault;
use crate::engine::store::{Durability, Store};
use crate::engine::{Engine, Surroundings};
use crate::model::MemberId;
use serde::{Deserialize, Serialize};

/// Says which member uses this device. Stays on the device.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChooseMe(pub MemberId);

impl<S: Store, W: Surroundings> Engine<S, W> {
    /// Says which member uses this device.
    ///
    /// # Errors
    /// The member is not here, or the store did not keep it.
    pub async fn choose_me(&mut self, ChooseMe(member): ChooseMe) -> Result<(), Fault> {
        if self.index.organisation().member_name(member).is_empty() {
            return Err(Fault::NotFound);
        }
        let mut device = self.device.clone();
        device.me = Some(member);
        self.ledger.commit(vec![device.write()?], Durability::Strict).await?;
        self.device = device;
        Ok(())
    }
}
