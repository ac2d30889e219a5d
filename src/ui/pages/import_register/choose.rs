//! Bringing the file: picked, dropped, or pasted as cells.

use crate::ui::components::{Icon, TextArea, fresh_id};
use crate::ui::files;
use crate::ui::pages::import_register::work::{Stage, Work};
use crate::ui::preferences::use_words;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{DragEvent, Event, File, HtmlInputElement};

/// The ways a register comes in. The picker is not narrowed: some phones call an Excel file by other names.
#[component]
pub fn ChooseFile(work: Work) -> impl IntoView {
    let words = use_words();
    let id = fresh_id("register");
    let bring = move |files: Vec<File>| {
        if let Some(file) = files.into_iter().next() {
            spawn_local(work.open_file(file));
        }
    };
    let on_pick = move |event: Event| {
        let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        if let Some(input) = input {
            bring(files::files_of(input.files()));
            // The same file may be chosen again.
            input.set_value("");
        }
    };
    let on_drop = move |event: DragEvent| {
        event.prevent_default();
        bring(files::files_of(event.data_transfer().and_then(|transfer| transfer.files())));
    };
    view! {
        <section class="card drop" on:dragover=|event: DragEvent| event.prevent_default() on:drop=on_drop>
            <input class="sr" id=id.clone() type="file" on:change=on_pick/>
            <label class="btn main wide" for=id>
                <Icon name="file"/>
                {move || words.get().import_register.choose}
            </label>
            <p class="sub">{move || words.get().import_register.choose_hint}</p>
        </section>
        <Paste work/>
    }
}

#[component]
fn Paste(work: Work) -> impl IntoView {
    let words = use_words();
    let pasted = RwSignal::new(String::new());
    let open = move |_| {
        // An event is no reactive place.
        spawn_local(work.open_pasted(pasted.get_untracked()));
    };
    view! {
        <details class="card">
            <summary class="head unbroken">
                <strong>{move || words.get().import_register.paste}</strong>
                <Icon name="down" class="chev"/>
            </summary>
            <div class="stack">
                <TextArea
                    label=move || words.get().import_register.paste
                    hint=move || words.get().import_register.paste_hint
                    value=pasted
                    on_input=move |text| pasted.set(text)
                />
                <button
                    class="btn"
                    type="button"
                    disabled=move || pasted.read().trim().is_empty()
                    on:click=open
                >
                    {move || words.get().import_register.read_pasted}
                </button>
            </div>
        </details>
    }
}

/// The file that was chosen, with the way to another one.
#[component]
pub fn ChosenFile(work: Work) -> impl IntoView {
    let words = use_words();
    let name = move || {
        let source = work.source.get();
        if source.is_empty() { words.get().import_register.pasted.to_owned() } else { source }
    };
    view! {
        <div class="card">
            <div class="head">
                <strong class="file-name">{name}</strong>
                <Show when=move || matches!(work.stage.get(), Stage::Planning | Stage::Compared)>
                    <button class="btn small" type="button" on:click=move |_| work.restart()>
                        {move || words.get().import_register.choose_other}
                    </button>
                </Show>
            </div>
        </div>
    }
}
