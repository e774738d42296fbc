//! SHA-256 in hex: the lines of SHA256SUMS, the name of the bundle, what a template is recognised by.

use sha2::{Digest, Sha256};

/// The digest of `bytes`: 64 lower-case hex digits, as `sha256sum` prints them.
pub fn sha256_hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::sha256_hex;

    /// FIPS 180-2, appendix B.1.
    #[test]
    fn digests_the_standards_example() {
        assert_eq!(sha256_hex(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
