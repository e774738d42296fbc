//! Small programs that a look-up or the published guide uses.

use crate::model::{Explanation, Source, explain};

const GETTEXT: Source = Source {
    title: "GNU gettext, shell format strings",
    url: "https://www.gnu.org/software/gettext/manual/html_node/sh_002dformat.html",
    read: "2026-11-25",
};
pub const POSIX: Source = Source {
    title: "POSIX.1-2024, utilities",
    url: "https://pubs.opengroup.org/onlinepubs/9799919799/utilities/",
    read: "2026-11-25",
};
const COREUTILS: Source = Source {
    title: "GNU coreutils, base64",
    url: "https://www.gnu.org/software/coreutils/manual/html_node/base64-invocation.html",
    read: "2026-11-25",
};
const GNU_GREP: Source = Source {
    title: "GNU grep, context line control",
    url: "https://www.gnu.org/software/grep/manual/html_node/Context-Line-Control.html",
    read: "2026-11-25",
};

pub const ENVSUBST: &[Explanation] =
    &[explain("", "Fills in variables that the shell, which reads the text first, has filled in already.", &GETTEXT)];

pub const BASE64: &[Explanation] = &[
    explain("", "Secrets come out of the API in base64.", &COREUTILS),
    explain("--decode", "Back into what it was made from.", &COREUTILS),
];

pub const GREP: &[Explanation] = &[
    explain("", "Only the lines that hold it.", &POSIX),
    explain("-F", "To the letter: a dot is a dot.", &POSIX),
    explain("-A2", "And the two lines behind each.", &GNU_GREP),
];

pub const TAIL: &[Explanation] = &[explain("", "Only the end.", &POSIX), explain("-n", "So many lines.", &POSIX)];

pub const RM: &[Explanation] = &[explain("", "A file of this run; the cluster stays.", &POSIX)];
