//! Markdown as we print it: headings, fences, words in backticks.

use super::{Highlighter, Html, Language};

#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Markdown {
    /// Inside a fence: the reader of what it holds.
    fence: Option<Box<Highlighter>>,
}

impl Markdown {
    pub fn line(&mut self, line: &str, out: &mut Html) {
        let trimmed = line.trim_start();
        if let Some(info) = trimmed.strip_prefix("```") {
            self.fence = match self.fence {
                Some(_) => None,
                None => Some(Box::new(Highlighter::new(match info.trim() {
                    "sh" | "shell" | "bash" => Language::Shell,
                    "yaml" => Language::Yaml,
                    _ => Language::Plain,
                }))),
            };
            return out.word("t-com", line);
        }
        if let Some(inner) = &mut self.fence {
            return inner.line(line, out);
        }
        if trimmed.starts_with("<!--") {
            return out.word("t-com", line);
        }
        if trimmed.starts_with('#') {
            return out.word("t-prog", line);
        }
        let mut rest = line;
        while let Some(open) = rest.find('`') {
            let Some(length) = rest[open + 1..].find('`') else { break };
            let end = open + 1 + length + 1;
            out.text(&rest[..open]);
            out.word("t-str", &rest[open..end]);
            rest = &rest[end..];
        }
        out.text(rest);
    }
}
