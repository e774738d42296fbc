//! An IPv4 range in CIDR form, its host bits zero: `10.0.0.0/16`.

use std::fmt;
use std::net::Ipv4Addr;

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cidr {
    first: u32,
    prefix: u32,
    text: String,
}

impl Cidr {
    /// Prefix length in bits: the bounds of a VPC's range. AWS, VPC user guide, VPC CIDR blocks, 2026-11-24.
    pub const MIN: u32 = 16;
    pub const MAX: u32 = 28;
    pub const HELP: &'static str = "Type the first address and /16 to /28, for example 10.1.0.0/16";

    pub fn parse(text: &str) -> Result<Self, String> {
        let (address, prefix) = Self::address_and_prefix(text)?;
        let cidr = Self::of(address, prefix);
        match cidr.first == address {
            true => Ok(cidr),
            false => Err(format!("A range begins at its first address, which is {} here", Ipv4Addr::from(cidr.first))),
        }
    }
    /// The range that an address within it was meant for.
    pub fn repair(text: &str) -> Option<Self> {
        let (address, prefix) = Self::address_and_prefix(text).ok()?;
        Some(Self::of(address, prefix))
    }
    pub fn as_str(&self) -> &str {
        &self.text
    }
    /// First and last address as numbers.
    pub fn bounds(&self) -> (u32, u32) {
        (self.first, self.first | (u32::MAX >> self.prefix))
    }

    fn of(address: u32, prefix: u32) -> Self {
        let first = address & !(u32::MAX >> prefix);
        Self { first, prefix, text: format!("{}/{prefix}", Ipv4Addr::from(first)) }
    }
    fn address_and_prefix(text: &str) -> Result<(u32, u32), String> {
        let wrong = || "A range has the form of 10.0.0.0/16".to_string();
        let (address, prefix) = text.trim().split_once('/').ok_or_else(wrong)?;
        let address: Ipv4Addr = address.parse().map_err(|_| wrong())?;
        let digits = (1..=2).contains(&prefix.len()) && prefix.bytes().all(|byte| byte.is_ascii_digit());
        let prefix: u32 = prefix.parse().ok().filter(|_| digits).ok_or_else(wrong)?;
        match (Self::MIN..=Self::MAX).contains(&prefix) {
            true => Ok((address.into(), prefix)),
            false => Err(format!("The range of a VPC is /{} to /{}, this is /{prefix}", Self::MIN, Self::MAX)),
        }
    }
}

impl fmt::Display for Cidr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bounds_of_a_vpc() {
        for (text, expected) in [
            ("10.0.0.0/16", Ok("10.0.0.0/16")),
            (" 192.168.0.16/28", Ok("192.168.0.16/28")),
            ("10.0.0.0/8", Err("The range of a VPC is /16 to /28, this is /8")),
            ("10.0.0.0/29", Err("The range of a VPC is /16 to /28, this is /29")),
            ("10.0.0.1/16", Err("A range begins at its first address, which is 10.0.0.0 here")),
            ("10.0.0.0", Err("A range has the form of 10.0.0.0/16")),
            ("10.0.0/16", Err("A range has the form of 10.0.0.0/16")),
            ("10.0.0.0/+16", Err("A range has the form of 10.0.0.0/16")),
            ("fd00::/16", Err("A range has the form of 10.0.0.0/16")),
            ("010.0.0.0/16", Err("A range has the form of 10.0.0.0/16")),
        ] {
            let parsed = Cidr::parse(text);
            assert_eq!(parsed.as_ref().map(Cidr::as_str).map_err(String::as_str), expected, "{text}");
        }
        assert_eq!(Cidr::repair("10.3.7.9/20").unwrap().as_str(), "10.3.0.0/20");
        assert_eq!(Cidr::repair("10.3.7.9"), None);
        assert_eq!(Cidr::parse("0.0.1.0/24").unwrap().bounds(), (256, 511));
    }
}
