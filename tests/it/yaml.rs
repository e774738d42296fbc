//! YAML as another implementation reads it, flattened to its leaves.

use std::collections::BTreeMap;

use yaml_rust2::{Yaml, YamlLoader};

/// Every document of a file.
pub fn documents(text: &str) -> Vec<Yaml> {
    YamlLoader::load_from_str(text).unwrap_or_else(|error| panic!("not YAML: {error}\n{text}"))
}

/// The scalars and the empty collections of a file by their address: the object's kind, then a JSON pointer,
/// `Cluster/metadata/name`. Kinds are unique in every file of ours.
pub fn leaves(text: &str) -> BTreeMap<String, String> {
    let mut out = BTreeMap::new();
    for document in documents(text) {
        let kind = document["kind"].as_str().unwrap_or_else(|| panic!("an object without a kind:\n{text}")).to_owned();
        assert!(!out.keys().any(|address: &String| address.starts_with(&format!("{kind}/"))), "two of {kind}");
        flatten(&document, kind, &mut out);
    }
    out
}

fn flatten(node: &Yaml, address: String, out: &mut BTreeMap<String, String>) {
    match node {
        Yaml::Hash(map) if !map.is_empty() => {
            for (key, value) in map {
                let key = key.as_str().expect("a key that is a text").replace('~', "~0").replace('/', "~1");
                flatten(value, format!("{address}/{key}"), out);
            }
        }
        Yaml::Array(list) if !list.is_empty() => {
            for (index, value) in list.iter().enumerate() {
                flatten(value, format!("{address}/{index}"), out);
            }
        }
        leaf => {
            out.insert(address, format!("{leaf:?}"));
        }
    }
}
