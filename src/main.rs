//! The screen's thread: shows the app in place of what stood there while it was loading.

fn main() {
    #[cfg(target_arch = "wasm32")]
    start();
}

#[cfg(target_arch = "wasm32")]
fn start() {
    use leptos::mount::mount_to;
    use leptos::prelude::document;
    use leptos::wasm_bindgen::JsCast;
    use leptos::web_sys::HtmlElement;

    console_error_panic_hook::set_once();
    let place = document().get_element_by_id("app").and_then(|place| place.dyn_into::<HtmlElement>().ok());
    let Some(place) = place.or_else(|| document().body()) else { return };
    place.replace_children_with_node_0();
    // The app lives as long as the page.
    mount_to(place, tung_nha::ui::App).forget();
}
