//! Files whose hashes were made to fit, so that chance gets behind them.
//!
//! Nothing here is the app's: the hashes are reckoned by the page that describes the format.

use std::collections::HashMap;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Map, Value, json};
use sha2::{Digest as _, Sha256};
use tung_nha::id::Id;

/// Makes the hash of every change of a package, its count and its closing hash fit what the file says. A change that
/// refers to another by its old id refers to it by the new one.
///
/// Returns `None` if the bytes have no changes.
pub fn package(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut header: Map<String, Value> = serde_json::from_slice(bytes).ok()?;
    let Value::Array(mut changes) = header.remove("changes")? else { return None };
    let mut new_ids = HashMap::new();
    for change in &mut changes {
        rename(change, &new_ids);
        let new = json!(change_id(change, &header).to_string());
        if let Some(Value::String(old)) = change.as_object_mut()?.insert("h".to_owned(), new.clone()) {
            new_ids.insert(old, new);
        }
    }
    header.remove("sha256");
    header.insert("count".to_owned(), json!(changes.len()));
    let header = sorted(Value::Object(header));
    let lines: Vec<String> = changes.into_iter().map(sorted).collect();
    let hashed = format!("{},\"changes\":[\n{}", header.strip_suffix('}')?, lines.join(",\n"));
    let hash = hex(hashed.as_bytes());
    Some(format!("{hashed}\n],\"sha256\":\"{hash}\"}}\n").into_bytes())
}

/// Makes bytes the protected header of a sealed package that is whole in every other part.
pub fn sealed(header: &[u8]) -> Vec<u8> {
    let [key, vector, tag, content] = [40, 12, 16, 64].map(|length| URL_SAFE_NO_PAD.encode(vec![7; length]));
    let header = URL_SAFE_NO_PAD.encode(header);
    format!(
        "{{\"protected\":\"{header}\",\"encrypted_key\":\"{key}\",\"iv\":\"{vector}\",\"tag\":\"{tag}\",\
         \"ciphertext\":\"{content}\"}}\n"
    )
    .into_bytes()
}

fn change_id(change: &Value, header: &Map<String, Value>) -> Id {
    let mut hashed = change.clone();
    let Some(keys) = hashed.as_object_mut() else { return Id::from_bytes([0; 10]) };
    keys.remove("h");
    for (place, list) in [("d", "replicas"), ("u", "authors")] {
        if let Some(place) = keys.get_mut(place) {
            let id = place.as_u64().and_then(|place| header.get(list)?.get(place as usize));
            *place = id.cloned().unwrap_or_default();
        }
    }
    for edit in keys.get_mut("edits").and_then(Value::as_array_mut).into_iter().flatten() {
        *edit = match edit.get("blank") {
            Some(hash) => hash.clone(),
            None => json!(hex(sorted(edit.take()).as_bytes())),
        };
    }
    let mut id = [0; 10];
    id.iter_mut().zip(Sha256::digest(sorted(hashed))).for_each(|(byte, hash)| *byte = hash);
    Id::from_bytes(id)
}

/// Replaces every text that is an old id.
fn rename(value: &mut Value, new_ids: &HashMap<String, Value>) {
    match value {
        Value::String(text) => {
            if let Some(new) = new_ids.get(text) {
                *value = new.clone();
            }
        }
        Value::Array(list) => list.iter_mut().for_each(|value| rename(value, new_ids)),
        Value::Object(map) => map.values_mut().for_each(|value| rename(value, new_ids)),
        _ => {}
    }
}

/// Writes JSON with its keys in order, whichever order the map keeps them in.
fn sorted(mut value: Value) -> String {
    value.sort_all_objects();
    value.to_string()
}

fn hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |hex, byte| hex + format!("{byte:02x}").as_str())
}
