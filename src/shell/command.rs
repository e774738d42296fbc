//! The data: words, commands, lines, blocks.

/// A piece of a word: text as it stands, or a shell variable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    Text(String),
    /// `${NAME}`
    Var(&'static str),
    /// `${NAME#prefix}`; the prefix is ours, never a person's.
    VarWithout(&'static str, &'static str),
}

/// One argument.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word(pub Vec<Piece>);

impl Word {
    pub fn var(name: &'static str) -> Self {
        Self(vec![Piece::Var(name)])
    }
    /// The text, when there is no variable in it.
    pub fn literal(&self) -> Option<String> {
        self.0
            .iter()
            .map(|piece| match piece {
                Piece::Text(text) => Some(text.as_str()),
                _ => None,
            })
            .collect()
    }
}

impl<T: Into<String>> From<T> for Word {
    fn from(text: T) -> Self {
        Self(vec![Piece::Text(text.into())])
    }
}

/// A program and its arguments.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Command {
    /// Variables set for this command only, in front of it.
    pub env: Vec<(String, Word)>,
    pub argv: Vec<Word>,
    /// File that standard output goes to.
    pub stdout: Option<String>,
}

impl Command {
    /// From a literal command line of ours, split at spaces; what a person typed goes through [`Command::arg`].
    pub fn new(words: &str) -> Self {
        Self { argv: words.split_whitespace().map(Word::from).collect(), ..Self::default() }
    }
    pub fn arg(mut self, word: impl Into<Word>) -> Self {
        self.argv.push(word.into());
        self
    }
    pub fn args<W: Into<Word>>(mut self, words: impl IntoIterator<Item = W>) -> Self {
        self.argv.extend(words.into_iter().map(Into::into));
        self
    }
    /// `--name value`
    pub fn flag(self, name: &str, value: impl Into<Word>) -> Self {
        self.arg(name).arg(value)
    }
    pub fn env(mut self, name: &str, value: impl Into<Word>) -> Self {
        self.env.push((name.into(), value.into()));
        self
    }
    pub fn env_if(self, name: &str, value: Option<impl Into<Word>>) -> Self {
        match value {
            Some(value) => self.env(name, value),
            None => self,
        }
    }
    pub fn to_file(mut self, path: impl Into<String>) -> Self {
        self.stdout = Some(path.into());
        self
    }
}

/// A question whose answer is an exit code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Probe {
    /// The command exits 0.
    Succeeds(Command),
    /// The command prints exactly this line.
    Prints(Command, String),
    Not(Box<Probe>),
    All(Vec<Probe>),
}

/// One line of a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    Run(Command),
    /// `NAME=word`, exported for the commands that follow in the same step.
    Set(&'static str, Word),
    /// `NAME="$(command)"`, in a statement of its own so that a failure shows.
    Capture(&'static str, Command),
    /// A file, written from here; pieces so that a variable can stand in it.
    Write {
        path: String,
        body: Vec<Piece>,
    },
    /// Ask again every `every_s` seconds until the command prints `until`; fail when it prints one of `failed` or
    /// after `timeout_s` seconds.
    Poll {
        command: Command,
        until: &'static str,
        failed: &'static [&'static str],
        every_s: u16,
        timeout_s: u16,
    },
    /// Commands joined by `|`; a failure of any but the last is lost. The published guide's, and look-ups.
    Pipe(Vec<Command>),
    /// What the command prints has this SHA-256; otherwise it fails with these words.
    Digest {
        command: Command,
        sha256: String,
        otherwise: String,
    },
    /// `export NAME="$(command)"` in one statement, which loses a failure of the command. The published guide's.
    ExportCapture(&'static str, Command),
    /// A file written with `envsubst > FILE << EOL`: the shell expands the body, then envsubst does. The published
    /// guide's.
    Envsubst {
        path: String,
        body: Vec<Piece>,
    },
}

/// What a person should see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expect {
    /// Exactly this line; `run.sh` stops when it is another.
    Line(String),
    /// This text somewhere in the output; `run.sh` stops when it is not there.
    Contains(String),
    /// How it looks; not compared.
    Sample(String),
    /// Nothing to look at.
    Silence,
}

/// A group of lines with a name, copied as one. Without lines it is something that a person does by hand, and its name
/// says what; only the published guide has such.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// `Create or update the stack`
    pub label: String,
    pub lines: Vec<Line>,
    /// True when there is nothing to do; a script then passes the block by.
    pub unless: Option<Probe>,
    /// With these words the command fails when there is nothing to change; a script then goes on.
    pub or_says: Option<&'static str>,
    pub expect: Expect,
}

impl Block {
    pub fn new(label: impl Into<String>, lines: Vec<Line>) -> Self {
        Self { label: label.into(), lines, unless: None, or_says: None, expect: Expect::Silence }
    }
    pub fn run(label: impl Into<String>, command: Command) -> Self {
        Self::new(label, vec![Line::Run(command)])
    }
    pub fn is_by_hand(&self) -> bool {
        self.lines.is_empty()
    }
    pub fn unless(mut self, probe: Probe) -> Self {
        self.unless = Some(probe);
        self
    }
    pub fn or_says(mut self, words: &'static str) -> Self {
        self.or_says = Some(words);
        self
    }
    pub fn expect(mut self, expect: Expect) -> Self {
        self.expect = expect;
        self
    }
}
