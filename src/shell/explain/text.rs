//! The same of a line of a script, as far as its words are known: what stands around the commands has no table.

use super::{Explained, PROGRAMS, VARIABLES, known_words};

/// What is known of the words on one line; a command that is broken over several lines is read as a whole.
pub fn line(lines: &[&str], index: usize) -> Vec<Explained> {
    let Some(own) = lines.get(index) else { return vec![] };
    let first = (0..index).rev().take_while(|above| lines[*above].ends_with('\\')).last().unwrap_or(index);
    let after = lines[index..].iter().position(|line| !line.ends_with('\\')).unwrap_or(0);
    let whole = lines[first..=index + after].join(" ");
    let words: Vec<String> = whole.split_whitespace().map(bare).filter(|word| !word.is_empty()).collect();
    let is_program = |word: &String| PROGRAMS.iter().any(|(name, _)| name == word);
    let mut out: Vec<Explained> = Vec::new();
    for word in &words {
        let name = word.split_once('=').map_or(word.as_str(), |(name, _)| name);
        if let Some(row) = VARIABLES.iter().find(|row| row.at == name) {
            out.push(Explained { word: name.to_owned(), row: Some(row) });
        }
    }
    let mut starts: Vec<usize> = (0..words.len()).filter(|at| is_program(&words[*at])).collect();
    starts.push(words.len());
    for pair in starts.windows(2) {
        out.extend(known_words(&words[pair[0]], &words[pair[0] + 1..pair[1]]));
    }
    let on_own: Vec<String> = own.split_whitespace().map(bare).collect();
    // A subcommand has several words: its last one says on which line it is.
    let is_here = |explained: &Explained| {
        let last = explained.word.rsplit(' ').next().unwrap_or_default();
        on_own.iter().any(|word| word.split('=').next() == Some(last))
    };
    out.retain(|explained| explained.row.is_some() && is_here(explained));
    out.dedup();
    out
}

/// Without quotes and what opens or ends a substitution.
fn bare(word: &str) -> String {
    let opened = word.rsplit("$(").next().unwrap_or_default();
    let assigned = if word.contains("$(") && !opened.is_empty() { opened } else { word };
    assigned.trim_matches(['"', '\'', '(', ')', ';', '{', '}', '\\']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_broken_command_is_read_as_one() {
        let lines = [
            "  AWS_PROFILE=x kubectl --kubeconfig bootstrap.kubeconfig wait -n default \\",
            "    --for=condition=Ready a/b --timeout=40m",
            "  CREDENTIALS=\"$(clusterawsadm bootstrap credentials encode-as-profile --region eu-west-1)\"",
            "  echo done",
        ];
        let words = |index| line(&lines, index).into_iter().map(|explained| explained.word).collect::<Vec<_>>();
        assert_eq!(words(0), ["AWS_PROFILE", "kubectl wait", "--kubeconfig", "-n"]);
        assert_eq!(words(1), ["--for", "--timeout"]);
        assert_eq!(words(2), ["clusterawsadm bootstrap credentials encode-as-profile", "--region"]);
        assert_eq!(words(3), Vec::<String>::new());
    }
}
