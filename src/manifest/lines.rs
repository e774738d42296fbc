//! Which line of a text stands for what: the text is one that [`super::yaml`] printed (block style, `- ` at the indent
//! of its key, no text over several lines), or the config file. A test holds it to what another parser reads.

/// A line with a key or an entry of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line<'a> {
    /// Into the lines of the text, from 0.
    pub index: usize,
    /// The object's kind and a JSON pointer, `AWSManagedControlPlane/spec/addons/0/name`; where the document has no kind,
    /// the pointer alone, `manager/region`.
    pub address: String,
    /// As it is written, quotes and all; empty where the value stands on the lines that follow.
    pub value: &'a str,
}

/// What stands open while the lines are read: a key or a list, its column, and how many entries were read.
struct Open {
    column: usize,
    segment: String,
    /// The number of the entry, for a list.
    entry: Option<usize>,
}

/// Every line that holds something, in order. A line that opens a map inside of a list stands for its first key.
pub fn read(text: &str) -> Vec<Line<'_>> {
    let mut out: Vec<Line> = Vec::new();
    let mut open: Vec<Open> = Vec::new();
    let mut document = 0;
    for (index, line) in text.lines().enumerate() {
        let mut column = line.len() - line.trim_start_matches(' ').len();
        let mut rest = &line[column..];
        if rest == "---" {
            name_document(&mut out[document..]);
            document = out.len();
            open.clear();
            continue;
        }
        if rest.is_empty() || rest.starts_with('#') {
            continue;
        }
        let is_entry = rest == "-" || rest.starts_with("- ");
        // A key ends what is as deep or deeper; an entry of a list only what is deeper, for the list stands there itself.
        open.retain(|one| one.column < column || is_entry && one.column == column);
        while rest == "-" || rest.starts_with("- ") {
            match open.last_mut() {
                Some(Open { column: at, entry: Some(entry), .. }) if *at == column => *entry += 1,
                _ => open.push(Open { column, segment: String::new(), entry: Some(0) }),
            }
            let skipped = rest.len().min(2);
            rest = &rest[skipped..];
            column += skipped;
        }
        match key(rest) {
            Some((name, value)) => {
                open.retain(|one| one.column < column);
                open.push(Open { column, segment: name.replace('~', "~0").replace('/', "~1"), entry: None });
                out.push(Line { index, address: address(&open), value });
            }
            None => out.push(Line { index, address: address(&open), value: rest }),
        }
    }
    name_document(&mut out[document..]);
    out
}

fn address(open: &[Open]) -> String {
    let segments = open.iter().map(|one| one.entry.map_or_else(|| one.segment.clone(), |entry| entry.to_string()));
    segments.collect::<Vec<_>>().join("/")
}

/// Puts the object's kind in front of its lines.
fn name_document(lines: &mut [Line]) {
    let Some(kind) = lines.iter().find(|line| line.address == "kind").map(|line| line.value.to_owned()) else { return };
    for line in lines {
        line.address = format!("{kind}/{}", line.address);
    }
}

/// The key without its quotes, and the value; None for an entry of a list that is no map.
fn key(text: &str) -> Option<(&str, &str)> {
    let (inner, colon) = match text.strip_prefix('"') {
        Some(inner) => (inner, "\":"),
        None => (text, ":"),
    };
    let found = inner.split_once(&format!("{colon} ")).or_else(|| Some((inner.strip_suffix(colon)?, "")));
    found.map(|(name, value)| (name, value.trim()))
}

/// An address of the config file as its fields are called: `managed/2/cluster/name` is `managed[2].cluster.name`.
pub fn field_path(address: &str) -> String {
    let mut path = String::new();
    for segment in address.split('/') {
        if segment.bytes().all(|byte| byte.is_ascii_digit()) {
            path += &format!("[{segment}]");
        } else {
            path += if path.is_empty() { "" } else { "." };
            path += segment;
        }
    }
    path
}

/// The keys of an address, without the numbers of entries: an entry of a list is explained by the list's key.
pub fn keys(address: &str) -> impl DoubleEndedIterator<Item = &str> {
    address.split('/').filter(|segment| !segment.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Whether the pattern fits the address: `*` is one segment and `*:sub` one that ends so; `**` at the end is whatever
/// follows, if anything.
pub fn covers(pattern: &str, address: &str) -> bool {
    let mut segments = address.split('/');
    for wanted in pattern.split('/') {
        if wanted == "**" {
            return true;
        }
        let Some(segment) = segments.next() else { return false };
        let fits = match wanted.strip_prefix('*') {
            Some(end) => segment.ends_with(end),
            None => wanted == segment,
        };
        if !fits {
            return false;
        }
    }
    segments.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses() {
        let text = "# made by\nkind: A\nspec:\n  list:\n  - one\n  - name: two\n    \"x/y:z\": \"3\"\n  deep:\n    - - a\n      - b\n---\nkind: B\n";
        let lines: Vec<_> = read(text).into_iter().map(|line| (line.index, line.address, line.value)).collect();
        let expected = [
            (1, "A/kind", "A"),
            (2, "A/spec", ""),
            (3, "A/spec/list", ""),
            (4, "A/spec/list/0", "one"),
            (5, "A/spec/list/1/name", "two"),
            (6, "A/spec/list/1/x~1y:z", "\"3\""),
            (7, "A/spec/deep", ""),
            (8, "A/spec/deep/0/0", "a"),
            (9, "A/spec/deep/0/1", "b"),
            (11, "B/kind", "B"),
        ];
        assert_eq!(lines, expected.map(|(index, address, value)| (index, address.to_owned(), value)));
    }

    #[test]
    fn patterns() {
        assert!(covers("managed/*/namespace.yaml", "managed/payments/namespace.yaml"));
        assert!(!covers("managed/*", "managed/payments/namespace.yaml"));
        assert!(covers("Kind/spec/**", "Kind/spec") && covers("Kind/spec/**", "Kind/spec/a/0"));
        assert!(!covers("Kind/spec/**", "Kind/status") && !covers("Kind/spec/a", "Kind/spec"));
        assert!(covers("a/*:sub", "a/issuer:sub") && !covers("a/*:sub", "a/issuer:aud"));
    }
}
