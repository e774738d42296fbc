//! Shell: which word is the program, what is a flag, a string, a variable, a comment.

use super::Html;

/// Words behind which a command begins, and which are not one.
const KEYWORDS: [&str; 15] =
    ["if", "then", "else", "elif", "fi", "do", "done", "while", "until", "esac", "!", "{", "}", "[[", "in"];

/// What the next word at this level is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Next {
    Program,
    /// The rest of `NAME=value`; the program is still to come.
    Value,
    Argument,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Frame {
    Words(Next),
    DoubleQuotes,
    SingleQuotes,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Shell {
    /// The innermost last; never empty.
    frames: Vec<Frame>,
    /// The line at which the here-document being read ends.
    here: Option<String>,
}

impl Default for Shell {
    fn default() -> Self {
        Self { frames: vec![Frame::Words(Next::Program)], here: None }
    }
}

impl Shell {
    pub fn line(&mut self, line: &str, out: &mut Html) {
        if let Some(end) = &self.here {
            let ended = line.trim_start_matches('\t') == end;
            out.word(if ended { "t-com" } else { "t-str" }, line);
            if ended {
                self.here = None;
            }
            return;
        }
        let mut at = 0;
        while at < line.len() {
            at += match self.frames.last() {
                Some(Frame::DoubleQuotes) => self.in_double_quotes(&line[at..], out),
                Some(Frame::SingleQuotes) => self.in_single_quotes(&line[at..], out),
                _ => self.in_words(line, at, out),
            };
        }
        if !line.ends_with('\\') {
            self.expect(Next::Program);
        }
    }

    /// At the level of words, what comes next; nothing inside quotes.
    fn expect(&mut self, next: Next) {
        if let Some(Frame::Words(current)) = self.frames.last_mut() {
            *current = next;
        }
    }

    /// A word has begun with a quote or a variable.
    fn begin_word(&mut self) {
        if matches!(self.frames.last(), Some(Frame::Words(Next::Program))) {
            self.expect(Next::Argument);
        }
    }

    fn in_single_quotes(&mut self, rest: &str, out: &mut Html) -> usize {
        let end = rest.find('\'').map(|at| at + 1);
        if end.is_some() {
            self.frames.pop();
        }
        let end = end.unwrap_or(rest.len());
        out.word("t-str", &rest[..end]);
        end
    }

    fn in_double_quotes(&mut self, rest: &str, out: &mut Html) -> usize {
        if rest.starts_with('"') {
            self.frames.pop();
            out.word("t-str", "\"");
            return 1;
        }
        if rest.starts_with('$') {
            return self.dollar(rest, out);
        }
        let mut escaped = false;
        let end = rest.find(|character| {
            let stops = !escaped && matches!(character, '"' | '$');
            escaped = !escaped && character == '\\';
            stops
        });
        let end = end.unwrap_or(rest.len());
        out.word("t-str", &rest[..end]);
        end
    }

    /// `$NAME`, `${NAME...}`, `$?`, or the opening of `$(`.
    fn dollar(&mut self, rest: &str, out: &mut Html) -> usize {
        if rest.starts_with("$(") {
            self.frames.push(Frame::Words(Next::Program));
            out.text("$(");
            return 2;
        }
        let end = if rest.starts_with("${") {
            rest.find('}').map_or(rest.len(), |at| at + 1)
        } else {
            let name = rest[1..].find(|character: char| !is_name(character)).unwrap_or(rest.len() - 1);
            let single = rest[1..].chars().next().map_or(0, char::len_utf8);
            1 + name.max(single)
        };
        out.word("t-var", &rest[..end]);
        end
    }

    fn in_words(&mut self, line: &str, at: usize, out: &mut Html) -> usize {
        let rest = &line[at..];
        let Some(Frame::Words(next)) = self.frames.last().cloned() else { return rest.len() };
        let word_begins = at == 0 || line[..at].ends_with([' ', '\t', '(', ';', '|', '&']);
        let first = rest.chars().next().unwrap_or_default();
        match first {
            ' ' | '\t' => {
                if next == Next::Value {
                    self.expect(Next::Program);
                }
                let end = rest.len() - rest.trim_start_matches([' ', '\t']).len();
                out.text(&rest[..end]);
                end
            }
            '#' if word_begins => {
                out.word("t-com", rest);
                rest.len()
            }
            '\'' | '"' => {
                self.begin_word();
                self.frames.push(if first == '"' { Frame::DoubleQuotes } else { Frame::SingleQuotes });
                out.word("t-str", &rest[..1]);
                1
            }
            '$' => {
                self.begin_word();
                self.dollar(rest, out)
            }
            '|' | '&' | ';' => {
                self.expect(Next::Program);
                out.text(&rest[..1]);
                1
            }
            '(' => {
                self.frames.push(Frame::Words(Next::Program));
                out.text("(");
                1
            }
            ')' => {
                if self.frames.len() > 1 {
                    self.frames.pop();
                } else {
                    // the end of a pattern in `case`
                    self.expect(Next::Program);
                }
                out.text(")");
                1
            }
            '<' if rest.starts_with("<<") && !rest.starts_with("<<<") => {
                let word = rest[2..].trim_start_matches('-').trim_start().trim_start_matches(['\'', '"']);
                let end: String = word.chars().take_while(|character| is_name(*character)).collect();
                self.here = Some(end).filter(|end| !end.is_empty());
                out.text("<<");
                2
            }
            '<' | '>' => {
                // the `&` of `2>&1` ends no command
                let end = if rest[1..].starts_with('&') { 2 } else { 1 };
                out.text(&rest[..end]);
                end
            }
            '\\' => {
                let end = 1 + rest[1..].chars().next().map_or(0, char::len_utf8);
                out.text(&rest[..end]);
                end
            }
            _ => self.word(rest, next, word_begins, out),
        }
    }

    /// A bare word, to the next blank, quote, variable or operator.
    fn word(&mut self, rest: &str, next: Next, begins: bool, out: &mut Html) -> usize {
        let end = rest.find([' ', '\t', '\'', '"', '$', '|', '&', ';', '(', ')', '<', '>', '\\']).unwrap_or(rest.len());
        let (word, behind) = rest.split_at(end);
        match next {
            Next::Program => match word.split_once('=') {
                Some((name, _)) if !name.is_empty() && name.chars().all(is_name) => {
                    self.expect(Next::Value);
                    out.word("t-var", name);
                    out.text(&word[name.len()..]);
                }
                _ if KEYWORDS.contains(&word) || behind.starts_with(')') => out.text(word),
                _ => {
                    self.expect(Next::Argument);
                    out.word("t-prog", word);
                }
            },
            Next::Argument if begins && word.starts_with('-') && word.len() > 1 => {
                let name = word.find('=').unwrap_or(word.len());
                out.word("t-flag", &word[..name]);
                out.text(&word[name..]);
            }
            _ => out.text(word),
        }
        end
    }
}

fn is_name(character: char) -> bool {
    character.is_ascii_alphanumeric() || character == '_'
}
