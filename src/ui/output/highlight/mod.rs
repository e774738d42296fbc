//! Words in code get a class for what kind of word they are (`t-prog`, `t-flag`, `t-key`, `t-str`, `t-var`, `t-lit`,
//! `t-com`). Reads line by line, so that a long file can be shown in parts; never changes a character of the text.

mod markdown;
mod shell;
mod yaml;

/// What a text is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    Plain,
    Shell,
    Yaml,
    Markdown,
}

impl Language {
    /// By the ending of a path.
    pub fn of(path: &str) -> Self {
        match path.rsplit_once('.') {
            Some((_, "sh")) => Self::Shell,
            Some((_, "yaml" | "yml")) => Self::Yaml,
            Some((_, "md")) => Self::Markdown,
            _ => Self::Plain,
        }
    }
}

/// Where the reading stands between two lines: inside a quote, a block scalar, a fence.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Highlighter {
    Plain,
    Shell(shell::Shell),
    Yaml(yaml::Yaml),
    Markdown(markdown::Markdown),
}

impl Highlighter {
    pub fn new(language: Language) -> Self {
        match language {
            Language::Plain => Self::Plain,
            Language::Shell => Self::Shell(shell::Shell::default()),
            Language::Yaml => Self::Yaml(yaml::Yaml::default()),
            Language::Markdown => Self::Markdown(markdown::Markdown::default()),
        }
    }

    /// One line, without its newline, as HTML at the end of `out`.
    pub fn line(&mut self, line: &str, out: &mut Html) {
        match self {
            Self::Plain => out.text(line),
            Self::Shell(state) => state.line(line, out),
            Self::Yaml(state) => state.line(line, out),
            Self::Markdown(state) => state.line(line, out),
        }
    }
}

/// A whole text as HTML.
pub fn html(language: Language, text: &str) -> String {
    let mut out = Html::default();
    let mut highlighter = Highlighter::new(language);
    for (index, line) in text.split('\n').enumerate() {
        if index > 0 {
            out.text("\n");
        }
        highlighter.line(line, &mut out);
    }
    out.0
}

/// HTML in the making. Everything that comes in is text and goes out escaped; the tags are ours.
#[derive(Debug, Default)]
pub struct Html(pub String);

impl Html {
    pub fn text(&mut self, text: &str) {
        for character in text.chars() {
            match character {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                other => self.0.push(other),
            }
        }
    }

    /// The text as a word of this class; no empty element for an empty text.
    pub fn word(&mut self, class: &str, text: &str) {
        if text.is_empty() {
            return;
        }
        self.0.push_str("<span class=\"");
        self.0.push_str(class);
        self.0.push_str("\">");
        self.text(text);
        self.0.push_str("</span>");
    }
}
