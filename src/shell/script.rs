//! Lines and blocks as shell text. One grammar serves the prompt and the script: POSIX, so bash 3.2 (macOS), zsh and
//! newer bash read it alike; no comment in it, since zsh takes `#` for a command at its prompt.

use super::{Block, Command, Expect, Line, Piece, Probe, quote};

/// Columns after which a command is broken before its flags.
const WIDTH: usize = 92;

/// One command, long ones broken before their flags with a backslash.
pub fn command(command: &Command) -> String {
    indented(command, 0)
}

/// A block as it is shown and copied; ends without a newline.
pub fn block(block: &Block) -> String {
    lines(&block.lines, 0)
}

/// Lines at an indentation, joined; ends without a newline.
pub fn lines(lines: &[Line], indent: usize) -> String {
    lines.iter().map(|one| line(one, indent)).collect::<Vec<_>>().join("\n")
}

/// The block in a script that stops at the first failure: what a person would compare, the script compares with the
/// functions `must_be`, `must_print` and `done_or`, and what is done by hand it asks for with `by_hand` (see `render/run_sh.rs`).
pub fn checked_block(block: &Block, indent: usize) -> String {
    if block.is_by_hand() {
        let mut ask = Command::new("by_hand").arg(block.label.as_str());
        if let Expect::Sample(text) = &block.expect {
            ask = ask.arg(text.trim_end());
        }
        return indented(&ask, indent);
    }
    let Some(probe) = &block.unless else { return checked_lines(block, indent) };
    let pad = " ".repeat(indent);
    format!("{pad}if {}; then\n{}\n{pad}fi", negation(probe, indent + 2), checked_lines(block, indent + 2))
}

fn checked_lines(block: &Block, indent: usize) -> String {
    let (comparison, wanted) = match (block.or_says, &block.expect) {
        (Some(text), _) => ("done_or", text),
        (None, Expect::Line(text)) => ("must_be", text.as_str()),
        (None, Expect::Contains(text)) => ("must_print", text.as_str()),
        (None, Expect::Sample(_) | Expect::Silence) => return lines(&block.lines, indent),
    };
    let last = block.lines.iter().rposition(|line| matches!(line, Line::Run(command) if command.stdout.is_none()));
    block
        .lines
        .iter()
        .enumerate()
        .map(|(index, one)| match one {
            Line::Run(run) if Some(index) == last => compared(comparison, wanted, run, indent),
            other => line(other, indent),
        })
        .collect::<Vec<_>>()
        .join("\n")
}

fn compared(comparison: &str, text: &str, run: &Command, indent: usize) -> String {
    let mut call = Command::new(comparison).arg(text);
    if !run.env.is_empty() {
        call = call.arg("env");
        for (name, value) in &run.env {
            let mut pieces = vec![Piece::Text(format!("{name}="))];
            pieces.extend(value.0.iter().cloned());
            call = call.arg(super::Word(pieces));
        }
    }
    indented(&call.args(run.argv.iter().cloned()), indent)
}

fn line(line: &Line, indent: usize) -> String {
    let pad = " ".repeat(indent);
    match line {
        Line::Run(run) => indented(run, indent),
        Line::Set(name, value) => format!("{pad}export {}", quote::assignment(name, value)),
        Line::Capture(name, run) => {
            format!("{pad}{name}=\"$({})\"", command_text(run, indent + 2))
        }
        Line::Write { path, body } => {
            // Never indented: the text is the file's.
            let variable = body.iter().any(|piece| !matches!(piece, Piece::Text(_)));
            let (mark, text) = if variable {
                ("EOF", quote::heredoc(body))
            } else {
                ("'EOF'", body.iter().map(text_of).collect::<String>())
            };
            format!("{pad}cat > {} <<{mark}\n{}\nEOF", quote::literal(path), text.trim_end_matches('\n'))
        }
        Line::Poll { command: run, until, failed, every_s, timeout_s } => {
            poll(run, until, failed, *every_s, *timeout_s, indent)
        }
        Line::Pipe(runs) => {
            let parts: Vec<String> = runs.iter().map(|run| command_text(run, indent)).collect();
            format!("{pad}{}", parts.join(" | "))
        }
        Line::Digest { command: run, sha256, otherwise } => digest(run, sha256, otherwise, indent),
        Line::ExportCapture(name, run) => format!("{pad}export {name}=\"$({})\"", command_text(run, indent + 2)),
        Line::Envsubst { path, body } => {
            // Never indented: the text is the file's.
            format!(
                "{pad}envsubst > {} << EOL\n{}\nEOL",
                quote::literal(path),
                quote::heredoc(body).trim_end_matches('\n')
            )
        }
    }
}

fn text_of(piece: &Piece) -> &str {
    match piece {
        Piece::Text(text) => text,
        Piece::Var(_) | Piece::VarWithout(..) => "",
    }
}

/// macOS has shasum, some Linux only sha256sum.
fn digest(run: &Command, sha256: &str, otherwise: &str, indent: usize) -> String {
    let pad = " ".repeat(indent);
    format!(
        "{} |\n{pad}  {{ shasum -a 256 2>/dev/null || sha256sum; }} |\n{pad}  grep -q {} || {{\n\
         {pad}    echo {} >&2\n{pad}    false\n{pad}  }}",
        indented(run, indent),
        quote::literal(&format!("^{sha256} ")),
        quote::literal(otherwise),
    )
}

/// A loop in POSIX words: ask, stop when it is right, fail when it can't become right, wait, count.
fn poll(run: &Command, until: &str, failed: &[&str], every_s: u16, timeout_s: u16, indent: usize) -> String {
    let pad = " ".repeat(indent);
    let asked = command_text(run, indent + 4);
    let mut cases = format!("{pad}    {}) break ;;\n", quote::literal(until));
    if !failed.is_empty() {
        let words: Vec<String> = failed.iter().map(|word| quote::literal(word)).collect();
        cases += &format!("{pad}    {}) echo \"$answer\" >&2; false; break ;;\n", words.join("|"));
    }
    format!(
        "{pad}waited=0\n{pad}while answer=\"$({asked})\"; do\n{pad}  case \"$answer\" in\n{cases}{pad}  esac\n\
         {pad}  [ \"$waited\" -lt {timeout_s} ] || {{ echo \"still $answer after {timeout_s} seconds\" >&2; false; break; }}\n\
         {pad}  sleep {every_s}; waited=$((waited + {every_s}))\n{pad}done\n\
         {pad}[ \"$answer\" = {} ]",
        quote::literal(until)
    )
}

/// The contrary of a probe as the condition of an `if`. POSIX has no `! !`, and neither has bash 3.2.
pub fn negation(probe: &Probe, indent: usize) -> String {
    match probe {
        Probe::Not(inner) => condition(inner, indent),
        other => format!("! {}", condition(other, indent)),
    }
}

/// A probe as the condition of an `if`; asking is quiet.
pub fn condition(probe: &Probe, indent: usize) -> String {
    match probe {
        Probe::Succeeds(run) => format!("{} >/dev/null 2>&1", command_text(run, indent)),
        Probe::Prints(run, text) => {
            format!("[ \"$({} 2>/dev/null)\" = {} ]", command_text(run, indent), quote::literal(text))
        }
        Probe::Not(inner) => format!("! {{ {}; }}", condition(inner, indent)),
        Probe::All(inner) => {
            let parts: Vec<String> = inner.iter().map(|one| condition(one, indent)).collect();
            format!("{{ {}; }}", parts.join(" && "))
        }
    }
}

fn indented(command: &Command, indent: usize) -> String {
    format!("{}{}", " ".repeat(indent), command_text(command, indent))
}

fn command_text(command: &Command, indent: usize) -> String {
    let mut words: Vec<String> = command.env.iter().map(|(name, value)| quote::assignment(name, value)).collect();
    words.extend(command.argv.iter().map(quote::word));
    if let Some(path) = &command.stdout {
        words.push(format!("> {}", quote::literal(path)));
    }
    // Bytes, not characters: a line with others than ASCII may break a little early.
    if words.iter().map(|word| word.len() + 1).sum::<usize>() + indent <= WIDTH + 1 {
        return words.join(" ");
    }
    // Filled line by line, broken before flags and redirections only, so that a flag stays with its value.
    let mut out = String::new();
    let mut column = indent;
    for (index, word) in words.iter().enumerate() {
        let breakable =
            index > command.env.len() && (word.starts_with('-') && word.len() > 1 || word.starts_with("> "));
        if breakable && column + 1 + chunk(&words[index..]) > WIDTH {
            out += " \\\n";
            out += &" ".repeat(indent + 2);
            column = indent + 2;
        } else if index > 0 {
            out.push(' ');
            column += 1;
        }
        out += word;
        column += word.len();
    }
    out
}

/// Columns of a flag and of its value.
fn chunk(words: &[String]) -> usize {
    let value = words.get(1).filter(|word| !word.starts_with('-') && !word.starts_with("> "));
    words[0].len() + value.map_or(0, |word| 1 + word.len())
}
