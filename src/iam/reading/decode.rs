//! JSON into structs as Go does it: keys are case-sensitive, null leaves things as they are, an unknown key is passed
//! over, a wrong type refuses the whole.

use std::collections::BTreeMap;

use super::Schema;
use crate::iam::Refusal;
use crate::iam::statement::Texts;
use crate::iam::value::Value;

/// Takes what a value says into what is there already.
pub trait Decode {
    fn decode(&mut self, value: &Value, decoder: &mut Decoder);
}

/// A struct by its keys.
pub trait Fields {
    /// The field of a key; None for a key that is not known.
    fn field(&mut self, key: &str, schema: Schema) -> Option<&mut dyn Decode>;
}

/// Where it is, and what it met.
pub struct Decoder {
    schema: Schema,
    /// Keys and indices from the root.
    path: Vec<String>,
    unknown: Vec<String>,
    without_effect: Vec<String>,
    refusal: Option<Refusal>,
}

/// Keys whose values are read and never used: `template.go` and the files beside it.
const WITHOUT_EFFECT: &[&str] = &[
    ".spec.controlPlane.disable",
    ".spec.clusterAPIControllers.disable",
    ".spec.clusterAPIControllers.path",
    ".spec.clusterAPIControllers.permissionsBoundary",
    ".spec.clusterAPIControllers.extraPolicyAttachments",
    ".spec.nodes.disable",
    ".spec.nodes.path",
    ".spec.nodes.permissionsBoundary",
    ".spec.bootstrapUser.extraPolicyAttachments",
    ".spec.eks.defaultControlPlaneRole.path",
    ".spec.eks.defaultControlPlaneRole.permissionsBoundary",
    ".spec.eks.defaultControlPlaneRole.extraStatements",
    ".spec.eks.defaultControlPlaneRole.trustStatements",
    ".spec.eks.managedMachinePool.path",
    ".spec.eks.managedMachinePool.permissionsBoundary",
    ".spec.eks.managedMachinePool.extraStatements",
    ".spec.eks.managedMachinePool.trustStatements",
    ".spec.eks.fargate.path",
    ".spec.eks.fargate.permissionsBoundary",
    ".spec.eks.fargate.extraStatements",
    ".spec.eks.fargate.trustStatements",
];

impl Decoder {
    pub fn new(schema: Schema) -> Self {
        Self { schema, path: Vec::new(), unknown: Vec::new(), without_effect: Vec::new(), refusal: None }
    }

    /// The keys that are not known, and those without effect.
    pub fn finish(self) -> Result<(Vec<String>, Vec<String>), Refusal> {
        match self.refusal {
            Some(refusal) => Err(refusal),
            None => Ok((self.unknown, self.without_effect)),
        }
    }

    /// One step into the value. `step` is `.key` or `[index]`.
    fn within(&mut self, step: String, decode: impl FnOnce(&mut Self)) {
        self.path.push(step);
        decode(self);
        self.path.pop();
    }

    /// `spec.nodes.tags`
    fn place(&self) -> String {
        let path = self.path.concat();
        path.strip_prefix('.').unwrap_or(&path).to_owned()
    }

    fn refuse(&mut self, value: &Value, wanted: &str) {
        if self.refusal.is_none() {
            self.refusal = Some(Refusal(format!("{} is {}, not {wanted}", self.place(), value.what())));
        }
    }

    fn look_at(&mut self, value: &Value) {
        if WITHOUT_EFFECT.contains(&self.path.concat().as_str()) && !matches!(value, Value::Null | Value::Bool(false)) {
            self.without_effect.push(self.place());
        }
    }
}

impl<T: Fields> Decode for T {
    fn decode(&mut self, value: &Value, decoder: &mut Decoder) {
        let entries = match value {
            Value::Map(entries) => entries,
            Value::Null => return,
            _ => return decoder.refuse(value, "a map"),
        };
        for (key, value) in entries {
            decoder.within(format!(".{key}"), |decoder| match self.field(key, decoder.schema) {
                Some(field) => {
                    decoder.look_at(value);
                    field.decode(value, decoder);
                }
                None => decoder.unknown.push(decoder.place()),
            });
        }
    }
}

impl Decode for bool {
    fn decode(&mut self, value: &Value, decoder: &mut Decoder) {
        match value {
            Value::Bool(bool) => *self = *bool,
            Value::Null => {}
            _ => decoder.refuse(value, "true or false"),
        }
    }
}

impl Decode for String {
    fn decode(&mut self, value: &Value, decoder: &mut Decoder) {
        match value {
            Value::Text(text) => self.clone_from(text),
            Value::Null => {}
            _ => decoder.refuse(value, "a text"),
        }
    }
}

/// A pointer: null takes away what is there.
impl<T: Decode + Default> Decode for Option<T> {
    fn decode(&mut self, value: &Value, decoder: &mut Decoder) {
        match value {
            Value::Null => *self = None,
            _ => self.get_or_insert_default().decode(value, decoder),
        }
    }
}

/// Each item into the one that is there.
impl<T: Decode + Default> Decode for Vec<T> {
    fn decode(&mut self, value: &Value, decoder: &mut Decoder) {
        match value {
            Value::List(items) => {
                self.resize_with(items.len(), T::default);
                for (index, (item, value)) in self.iter_mut().zip(items).enumerate() {
                    decoder.within(format!("[{index}]"), |decoder| item.decode(value, decoder));
                }
            }
            Value::Null => self.clear(),
            _ => decoder.refuse(value, "a list"),
        }
    }
}

/// Each value anew.
impl<T: Decode + Default> Decode for BTreeMap<String, T> {
    fn decode(&mut self, value: &Value, decoder: &mut Decoder) {
        match value {
            Value::Map(entries) => {
                for (key, value) in entries {
                    let mut item = T::default();
                    decoder.within(format!(".{key}"), |decoder| item.decode(value, decoder));
                    self.insert(key.clone(), item);
                }
            }
            Value::Null => self.clear(),
            _ => decoder.refuse(value, "a map"),
        }
    }
}

/// Whatever it is.
impl Decode for Value {
    fn decode(&mut self, value: &Value, _: &mut Decoder) {
        *self = value.settled();
    }
}

/// A list, or one alone.
impl Decode for Texts {
    fn decode(&mut self, value: &Value, decoder: &mut Decoder) {
        match value {
            Value::Text(text) => self.0 = Some(vec![text.clone()]),
            Value::List(_) | Value::Null => {
                self.0 = None;
                self.0.decode(value, decoder);
            }
            _ => decoder.refuse(value, "a text or a list of texts"),
        }
    }
}
