//! The only place that prints YAML. Block style, keys in the order of the struct, `- ` not indented, long texts not
//! folded; whatever an old reader (YAML 1.1, as clusterawsadm's and kubectl's are in part) would take for a number, a
//! boolean or a date is quoted.

use serde::Serialize;

/// One document; ends with a newline.
pub fn document(value: &impl Serialize) -> String {
    let options = serde_yaml::ser_options! { folded_wrap_chars: usize::MAX };
    match serde_yaml::to_string_with_options(value, options) {
        Ok(text) => text,
        // Writing a struct of texts, numbers, lists and maps into memory has nothing that can fail.
        Err(error) => unreachable!("a manifest can't be printed: {error}"),
    }
}

/// Several documents in one file.
pub fn documents(documents: &[String]) -> String {
    documents.join("---\n")
}
