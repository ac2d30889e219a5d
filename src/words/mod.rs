//! What people read, Vietnamese and English, as a typed catalogue: a missing text does not compile.
//!
//! One file an area holds the struct of its texts and both languages side by side. A text with a number or a name in it
//! is a function. The screen asks `use_words()` and reads `words.settings.title`; lists of the model are named by
//! [`Labels`], numbers and dates written by [`Format`].

mod analysis;
mod backup;
mod codes;
mod common;
mod conflicts;
mod duplicates;
mod erasure;
mod exchange;
mod exemption;
mod fields;
mod format;
mod gate;
mod household;
mod household_form;
mod import_register;
mod in_app;
mod install;
mod intake;
mod labels;
mod lock;
mod organisation;
mod package_preview;
mod refusal;
mod removal;
mod report;
mod report_text;
mod sending;
mod settings;
mod sheets;
mod shell;
mod shipped;
mod start;
mod target_edit;
mod targets;
mod this_device;
mod trend;
mod visit;
mod walk;
mod ways;

pub use analysis::code_meanings;
pub use fields::{FieldNames, birth_text};
pub use format::{Format, capital, inside};
pub use import_register::Deeds;
pub use install::Guide;
pub use labels::Labels;
pub use refusal::Said;
pub use sheets::Sheets;

/// A language of the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    #[default]
    Vietnamese,
    English,
}

impl Language {
    /// Both languages, the first one first.
    pub const ALL: [Self; 2] = [Self::Vietnamese, Self::English];

    /// Returns the language's tag, for `lang` and for what is kept: "vi", "en".
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Vietnamese => "vi",
            Self::English => "en",
        }
    }

    /// Reads a tag.
    #[must_use]
    pub fn parse(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.tag() == tag)
    }

    /// Returns the language's own name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Vietnamese => "Tiếng Việt",
            Self::English => "English",
        }
    }

    /// Returns every text in this language.
    #[must_use]
    pub const fn words(self) -> &'static Words {
        match self {
            Self::Vietnamese => &VI,
            Self::English => &EN,
        }
    }

    /// Returns the one of two texts that is in this language.
    const fn pick(self, vietnamese: &'static str, english: &'static str) -> &'static str {
        match self {
            Self::Vietnamese => vietnamese,
            Self::English => english,
        }
    }
}

/// How the app speaks to the person who holds it. English knows only "you".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Address {
    /// Somebody older, and the polite form while nobody has said.
    #[default]
    Bac,
    Anh,
    Chi,
}

impl Address {
    pub const ALL: [Self; 3] = [Self::Bac, Self::Anh, Self::Chi];

    /// Returns the code that is kept.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Bac => "bac",
            Self::Anh => "anh",
            Self::Chi => "chi",
        }
    }

    /// Reads a code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|address| address.code() == code)
    }

    /// Returns the word inside a sentence: "bác".
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Bac => "bác",
            Self::Anh => "anh",
            Self::Chi => "chị",
        }
    }

    /// Returns the word at the head of a sentence: "Bác".
    #[must_use]
    pub const fn word_at_start(self) -> &'static str {
        match self {
            Self::Bac => "Bác",
            Self::Anh => "Anh",
            Self::Chi => "Chị",
        }
    }
}

/// Writes so many of something in English, which has one form for one thing and another for several: "1 home".
fn counted(count: &str, one: &str, many: &str) -> String {
    format!("{count} {}", if count == "1" { one } else { many })
}

/// A text that speaks to the person.
pub type Addressed = fn(Address) -> String;

/// Every text of the app in one language, by area.
pub struct Words {
    pub language: Language,
    pub analysis: analysis::AnalysisWords,
    pub backup: backup::Backup,
    pub codes: codes::Codes,
    pub common: common::Common,
    pub conflicts: conflicts::Conflicts,
    pub duplicates: duplicates::Duplicates,
    pub exchange: exchange::Exchange,
    pub exemption: exemption::Exemption,
    pub field_names: FieldNames,
    pub format: Format,
    pub gate: gate::Gate,
    pub household: household::Household,
    pub household_form: household_form::HouseholdForm,
    pub import_register: import_register::ImportRegister,
    pub in_app: in_app::InApp,
    pub install: install::Install,
    pub intake: intake::Intake,
    pub labels: Labels,
    pub lock: lock::Lock,
    pub organisation: organisation::Organisation,
    pub package_preview: package_preview::PackagePreviewWords,
    pub refusals: refusal::Refusals,
    pub erasure: erasure::Erasure,
    pub removal: removal::RemovalWords,
    pub report: report::ReportWords,
    pub report_labels: report::ReportLabels,
    pub report_text: report_text::ReportTextWords,
    pub sending: sending::Sending,
    pub settings: settings::Settings,
    pub sheets: Sheets,
    pub shell: shell::Shell,
    pub start: start::Start,
    pub target_edit: target_edit::TargetEdit,
    pub targets: targets::Targets,
    pub trend: trend::TrendWords,
    pub this_device: this_device::ThisDevice,
    pub visit: visit::Visit,
    pub walk: walk::Walk,
    pub ways: ways::Ways,
}

const VI: Words = Words {
    language: Language::Vietnamese,
    analysis: analysis::VI,
    backup: backup::VI,
    codes: codes::VI,
    common: common::VI,
    conflicts: conflicts::VI,
    duplicates: duplicates::VI,
    exchange: exchange::VI,
    exemption: exemption::VI,
    field_names: FieldNames(Language::Vietnamese),
    format: Format(Language::Vietnamese),
    gate: gate::VI,
    household: household::VI,
    household_form: household_form::VI,
    import_register: import_register::VI,
    in_app: in_app::VI,
    install: install::VI,
    intake: intake::VI,
    labels: Labels(Language::Vietnamese),
    lock: lock::VI,
    organisation: organisation::VI,
    package_preview: package_preview::VI,
    refusals: refusal::VI,
    erasure: erasure::VI,
    removal: removal::VI,
    report: report::VI,
    report_labels: report::ReportLabels(Language::Vietnamese),
    report_text: report_text::VI,
    sending: sending::VI,
    settings: settings::VI,
    sheets: Sheets(Language::Vietnamese),
    shell: shell::VI,
    start: start::VI,
    target_edit: target_edit::VI,
    targets: targets::VI,
    trend: trend::VI,
    this_device: this_device::VI,
    visit: visit::VI,
    walk: walk::VI,
    ways: ways::VI,
};

const EN: Words = Words {
    language: Language::English,
    analysis: analysis::EN,
    backup: backup::EN,
    codes: codes::EN,
    common: common::EN,
    conflicts: conflicts::EN,
    duplicates: duplicates::EN,
    exchange: exchange::EN,
    exemption: exemption::EN,
    field_names: FieldNames(Language::English),
    format: Format(Language::English),
    gate: gate::EN,
    household: household::EN,
    household_form: household_form::EN,
    import_register: import_register::EN,
    in_app: in_app::EN,
    install: install::EN,
    intake: intake::EN,
    labels: Labels(Language::English),
    lock: lock::EN,
    organisation: organisation::EN,
    package_preview: package_preview::EN,
    refusals: refusal::EN,
    erasure: erasure::EN,
    removal: removal::EN,
    report: report::EN,
    report_labels: report::ReportLabels(Language::English),
    report_text: report_text::EN,
    sending: sending::EN,
    settings: settings::EN,
    sheets: Sheets(Language::English),
    shell: shell::EN,
    start: start::EN,
    target_edit: target_edit::EN,
    targets: targets::EN,
    trend: trend::EN,
    this_device: this_device::EN,
    visit: visit::EN,
    walk: walk::EN,
    ways: ways::EN,
};
