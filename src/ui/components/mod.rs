//! Small parts that both sides use.

mod copy_button;
mod field_link;
mod icon;

pub use copy_button::CopyButton;
pub use field_link::FieldLink;
pub use icon::Icon;
