//! Numbers as they are typed: digits and nothing else.

use std::ops::RangeInclusive;

/// The number if it lies in the range; None for anything else, a sign or a fraction among them.
pub fn whole_number(text: &str, range: RangeInclusive<u16>) -> Option<u16> {
    let text = text.trim();
    let plain = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|number| plain && range.contains(number))
}
