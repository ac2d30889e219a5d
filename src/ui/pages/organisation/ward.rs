//! The form of the ward.

use crate::bridge::Answered;
use crate::engine::basis::Edited;
use crate::engine::commands::save_record::SaveWard;
use crate::engine::commands::undo::UndoToken;
use crate::engine::queries::organisation::OrganisationView;
use crate::model::Ward;
use crate::ui::components::Field;
use crate::ui::engine::EngineLink;
use crate::ui::pages::organisation::form::{Form, Part, name_error, part_page};
use crate::ui::preferences::use_words;
use crate::ui::route;
use crate::words::Words;
use leptos::prelude::*;

/// The ward's name and province.
#[component]
pub fn WardPage() -> impl IntoView {
    part_page::<Ward>()
}

impl Part for Ward {
    const ROUTE: &'static str = route::WARD;

    fn title(words: &Words, _: bool) -> &'static str {
        words.organisation.edit_ward
    }

    /// There is one ward, whatever the id.
    fn find(organisation: &OrganisationView, _: &str) -> Option<Self> {
        Some(organisation.ward.clone())
    }

    fn name(&self) -> &str {
        &self.name
    }

    fn fields(form: Form<Self>) -> AnyView {
        let words = use_words();
        let draft = form.draft;
        view! {
            <Field
                label=move || words.get().start.ward_name
                hint=move || words.get().start.ward_name_hint
                value=Signal::derive(move || draft.read().name.clone())
                on_input=move |name| draft.update(|ward| ward.name = name)
                error=name_error(form)
            />
            <Field
                label=move || words.get().start.province
                hint=move || words.get().start.province_hint
                value=Signal::derive(move || draft.read().province.clone())
                on_input=move |province| draft.update(|ward| ward.province = province)
            />
        }
        .into_any()
    }

    async fn save(engine: EngineLink, _: String, edited: Edited<Self>) -> Answered<UndoToken> {
        engine.save(SaveWard(edited)).await
    }
}
