//! The only place that escapes. A word printed here is read back by bash (3.2 and later), zsh and dash as the text it
//! was made from, pasted at a prompt or run from a file.
//!
//! What can't be quoted is refused by `validate`: NUL cannot stand in an argument, and control characters are not safe
//! at an interactive prompt.

use super::{Piece, Word};

/// A word as it stands in a command.
pub fn word(word: &Word) -> String {
    if let [Piece::Text(text)] = word.0.as_slice() {
        return literal(text);
    }
    if let Some(text) = word.literal() {
        return literal(&text);
    }
    // With a variable in it: one double-quoted string, unless a text in it holds what is special there (`!` is, at an
    // interactive prompt); then each piece is quoted for itself.
    let plain = word.0.iter().all(|piece| match piece {
        Piece::Text(text) => !text.contains(['$', '`', '"', '\\', '!']),
        _ => true,
    });
    if plain {
        let inner: String = word.0.iter().map(bare).collect();
        return format!("\"{inner}\"");
    }
    word.0
        .iter()
        .map(|piece| match piece {
            Piece::Text(text) => literal(text),
            variable => format!("\"{}\"", bare(variable)),
        })
        .collect()
}

/// A text without variables.
pub fn literal(text: &str) -> String {
    if !text.is_empty() && !has_special_place(text) && text.chars().all(is_safe) {
        return text.to_owned();
    }
    if !text.contains('\'') {
        return format!("'{text}'");
    }
    // The readable form where it is as safe: AWS queries hold single quotes.
    if !text.contains(['$', '`', '"', '\\', '!']) {
        return format!("\"{text}\"");
    }
    format!("'{}'", text.replace('\'', r"'\''"))
}

/// A value in front of a command or behind `export NAME=`: zsh expands a tilde and a leading `=` there as well.
pub fn assignment(name: &str, value: &Word) -> String {
    format!("{name}={}", word(value))
}

/// The body of an unquoted here-document: a variable expands, everything else stands as it is.
pub fn heredoc(pieces: &[Piece]) -> String {
    pieces
        .iter()
        .map(|piece| match piece {
            Piece::Text(text) => text.replace('\\', r"\\").replace('$', r"\$").replace('`', r"\`"),
            variable => bare(variable),
        })
        .collect()
}

fn bare(piece: &Piece) -> String {
    match piece {
        Piece::Text(text) => text.clone(),
        Piece::Var(name) => format!("${{{name}}}"),
        Piece::VarWithout(name, prefix) => format!("${{{name}#{prefix}}}"),
    }
}

/// Characters that no shell treats specially anywhere in a word. Not `~` and `=` in front, see [`has_special_place`];
/// not `{}`, `^`, `#`, `*`, `?`, `[]`, `!`, which one or the other expands.
fn is_safe(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '/' | ':' | ',' | '@' | '%' | '+' | '=')
}

/// zsh looks up a program for `=name`, and in the value of an assignment behind a colon too (zsh 5.9 manual, 14.7
/// Filename Expansion, 2026-11-25). `%1` names a job only to job control, but costs nothing to quote.
fn has_special_place(text: &str) -> bool {
    text.starts_with(['=', '%']) || text.contains(":=")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn literals() {
        for (text, expected) in [
            ("eu-west-1", "eu-west-1"),
            ("", "''"),
            ("a b", "'a b'"),
            ("it's", "\"it's\""),
            ("it's $5", r"'it'\''s $5'"),
            ("=ls", "'=ls'"),
            ("a:=ls", "'a:=ls'"),
            ("~", "'~'"),
            ("--for=condition=Ready", "--for=condition=Ready"),
            ("wow!", "'wow!'"),
            ("{a,b}", "'{a,b}'"),
        ] {
            assert_eq!(literal(text), expected, "{text:?}");
        }
    }

    #[test]
    fn words_with_variables() {
        let var = Word(vec![Piece::Text("arn:aws:".into()), Piece::Var("X")]);
        assert_eq!(word(&var), "\"arn:aws:${X}\"");
        let bang = Word(vec![Piece::Text("a!".into()), Piece::VarWithout("X", "https://")]);
        assert_eq!(word(&bang), "'a!'\"${X#https://}\"");
        assert_eq!(heredoc(&[Piece::Text("$a `b` \\".into()), Piece::Var("C")]), r"\$a \`b\` \\${C}");
    }
}
