//! The journal's files in the browser's private file system, which only workers can write at once.

use crate::engine::store::StoreFault;
use crate::storage::journal::{JournalFile, JournalFolder};
use crate::storage::patience::pause;
use crate::storage::refusal::Refusal;
use js_sys::{Object, Promise, Reflect};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// A file may still be in the hands of a tab that was just taken over: so often it is asked for again, after this long.
const TRIES: u32 = 40;
const PAUSE_MS: u32 = 50;

/// The files of one database.
pub struct PrivateFiles {
    folder: Folder,
    name: String,
}

impl PrivateFiles {
    /// Opens the place for the journal of the database of this name; `None` where the browser has none.
    pub async fn open(name: &str) -> Option<Self> {
        let files = Self::find(name).await?;
        // Some browsers offer the place and no way to write there.
        files.with(JournalFile::A, false, |_| Ok(())).await.ok()?;
        Some(files)
    }

    /// Finds the place; `None` where the browser has none.
    async fn find(name: &str) -> Option<Self> {
        let navigator = Reflect::get(&js_sys::global(), &"navigator".into()).ok()?;
        let storage = Reflect::get(&navigator, &"storage".into()).ok().filter(JsValue::is_object)?;
        let folder = JsFuture::from(storage.unchecked_into::<Storage>().directory().ok()?).await.ok()?;
        Some(Self { folder: folder.unchecked_into(), name: name.to_owned() })
    }

    /// Deletes the journal of the database of this name. One that is not there is no error.
    ///
    /// # Errors
    /// The browser refuses.
    pub async fn delete(name: &str) -> Result<(), StoreFault> {
        // Where the place is and cannot be written to, something may lie there that this must not pass over.
        let Some(files) = Self::find(name).await else { return Ok(()) };
        files.remove(JournalFile::A).await?;
        files.remove(JournalFile::B).await
    }

    /// Does something with a file, and lets go of it. `None` if it is not there and not to be made.
    async fn with<T>(
        &self,
        file: JournalFile,
        make: bool,
        act: impl FnOnce(&Handle) -> Result<T, JsValue>,
    ) -> Result<Option<T>, StoreFault> {
        let options = Object::new();
        Reflect::set(&options, &"create".into(), &make.into()).map_err(Refusal::from)?;
        let Some(found) = if_found(self.folder.file(&self.file_name(file), &options)).await? else { return Ok(None) };
        let handle = open(found.unchecked_ref()).await?;
        let done = act(&handle);
        handle.close();
        Ok(done.map(Some).map_err(Refusal::from)?)
    }

    fn file_name(&self, file: JournalFile) -> String {
        let letter = match file {
            JournalFile::A => 'a',
            JournalFile::B => 'b',
        };
        format!("{}.{letter}.journal", self.name)
    }
}

impl JournalFolder for PrivateFiles {
    async fn size(&self, file: JournalFile) -> Result<usize, StoreFault> {
        Ok(self.with(file, false, |handle| Ok(handle.size()? as usize)).await?.unwrap_or_default())
    }

    async fn read(&self, file: JournalFile, at: usize, length: usize) -> Result<Vec<u8>, StoreFault> {
        let read = self.with(file, false, |handle| {
            let mut bytes = vec![0; length.min((handle.size()? as usize).saturating_sub(at))];
            let mut done = 0;
            while let Some(rest @ [_, ..]) = bytes.get_mut(done..) {
                match handle.read(rest, &at_byte(at + done)?)? as usize {
                    0 => bytes.truncate(done),
                    count => done += count,
                }
            }
            Ok(bytes)
        });
        Ok(read.await?.unwrap_or_default())
    }

    async fn write(&self, file: JournalFile, at: usize, bytes: &[u8]) -> Result<(), StoreFault> {
        let written = self.with(file, true, |handle| {
            handle.truncate(at as f64)?;
            let mut done = 0;
            while let Some(rest @ [_, ..]) = bytes.get(done..) {
                match handle.write(rest, &at_byte(at + done)?)? as usize {
                    0 => return Err(js_sys::Error::new("nothing more was written").into()),
                    count => done += count,
                }
            }
            handle.flush()
        });
        written.await.map(drop)
    }

    async fn remove(&self, file: JournalFile) -> Result<(), StoreFault> {
        Ok(if_found(self.folder.remove(&self.file_name(file))).await.map(drop)?)
    }
}

/// Waits for what was asked of a file; `None` if the file is not there.
async fn if_found(asked: Result<Promise, JsValue>) -> Result<Option<JsValue>, Refusal> {
    match JsFuture::from(asked?).await.map_err(Refusal::from) {
        Err(refusal) if refusal.is_called("NotFoundError") => Ok(None),
        found => found.map(Some),
    }
}

async fn open(file: &File) -> Result<Handle, Refusal> {
    let mut tries = 1;
    loop {
        match JsFuture::from(file.open()?).await.map_err(Refusal::from) {
            Err(refusal) if refusal.is_called("NoModificationAllowedError") && tries < TRIES => pause(PAUSE_MS).await,
            opened => return opened.map(JsCast::unchecked_into),
        }
        tries += 1;
    }
}

fn at_byte(at: usize) -> Result<Object, JsValue> {
    let options = Object::new();
    Reflect::set(&options, &"at".into(), &(at as f64).into())?;
    Ok(options)
}

#[wasm_bindgen]
extern "C" {
    /// `StorageManager`, whose one call may be missing.
    type Storage;

    #[wasm_bindgen(method, catch, js_name = getDirectory)]
    fn directory(this: &Storage) -> Result<Promise, JsValue>;

    /// `FileSystemDirectoryHandle`.
    type Folder;

    #[wasm_bindgen(method, catch, js_name = getFileHandle)]
    fn file(this: &Folder, name: &str, options: &Object) -> Result<Promise, JsValue>;

    #[wasm_bindgen(method, catch, js_name = removeEntry)]
    fn remove(this: &Folder, name: &str) -> Result<Promise, JsValue>;

    /// `FileSystemFileHandle`, whose way to write at once may be missing.
    type File;

    #[wasm_bindgen(method, catch, js_name = createSyncAccessHandle)]
    fn open(this: &File) -> Result<Promise, JsValue>;

    /// `FileSystemSyncAccessHandle`.
    type Handle;

    #[wasm_bindgen(method, catch, js_name = getSize)]
    fn size(this: &Handle) -> Result<f64, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn read(this: &Handle, bytes: &mut [u8], options: &Object) -> Result<f64, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn write(this: &Handle, bytes: &[u8], options: &Object) -> Result<f64, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn truncate(this: &Handle, size: f64) -> Result<(), JsValue>;

    #[wasm_bindgen(method, catch)]
    fn flush(this: &Handle) -> Result<(), JsValue>;

    #[wasm_bindgen(method)]
    fn close(this: &Handle);
}
