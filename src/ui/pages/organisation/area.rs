//! The form of an area.

use crate::bridge::Answered;
use crate::engine::basis::Edited;
use crate::engine::commands::save_record::SaveArea;
use crate::engine::commands::undo::UndoToken;
use crate::engine::queries::organisation::OrganisationView;
use crate::model::{Area, AreaId};
use crate::ui::components::Field;
use crate::ui::engine::EngineLink;
use crate::ui::pages::organisation::form::{Form, Part, name_error, part_page};
use crate::ui::preferences::use_words;
use crate::ui::route;
use crate::words::Words;
use leptos::prelude::*;

/// An area's name.
#[component]
pub fn AreaPage() -> impl IntoView {
    part_page::<Area>()
}

impl Part for Area {
    const ROUTE: &'static str = route::AREA;

    fn title(words: &Words, is_new: bool) -> &'static str {
        if is_new { words.organisation.new_area } else { words.organisation.area }
    }

    fn find(organisation: &OrganisationView, id: &str) -> Option<Self> {
        let id = AreaId::parse(id)?;
        organisation.areas.iter().find(|area| area.id == id).map(|area| area.area.clone())
    }

    fn name(&self) -> &str {
        &self.name
    }

    fn fields(form: Form<Self>) -> AnyView {
        let words = use_words();
        let draft = form.draft;
        view! {
            <Field
                label=move || words.get().organisation.area
                hint=move || words.get().organisation.area_hint
                value=Signal::derive(move || draft.read().name.clone())
                on_input=move |name| draft.update(|area| area.name = name)
                error=name_error(form)
            />
        }
        .into_any()
    }

    async fn save(engine: EngineLink, id: String, edited: Edited<Self>) -> Answered<UndoToken> {
        Ok(engine.save(SaveArea(AreaId::parse(&id), edited)).await?.undo)
    }
}
