//! The versions of the generator: each is named after the first release that has it.

/// In order: a later one grants what an earlier one grants, and more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Generator {
    V2_0_0,
    V2_1_0,
    V2_1_1,
    V2_2_0,
    V2_2_2,
    V2_3_0,
    V2_4_0,
    V2_4_2,
    V2_5_0,
    V2_7_0,
    V2_8_4,
    V2_9_0,
    V2_10_0,
    V2_11_0,
}

impl Generator {
    pub const ALL: [Self; 14] = [
        Self::V2_0_0,
        Self::V2_1_0,
        Self::V2_1_1,
        Self::V2_2_0,
        Self::V2_2_2,
        Self::V2_3_0,
        Self::V2_4_0,
        Self::V2_4_2,
        Self::V2_5_0,
        Self::V2_7_0,
        Self::V2_8_4,
        Self::V2_9_0,
        Self::V2_10_0,
        Self::V2_11_0,
    ];
    /// The newest minor that was read; what a later one grants is not known here.
    const NEWEST_MINOR: u32 = 11;

    /// The first release that has it.
    pub fn first_release(self) -> &'static str {
        match self {
            Self::V2_0_0 => "v2.0.0",
            Self::V2_1_0 => "v2.1.0",
            Self::V2_1_1 => "v2.1.1",
            Self::V2_2_0 => "v2.2.0",
            Self::V2_2_2 => "v2.2.2",
            Self::V2_3_0 => "v2.3.0",
            Self::V2_4_0 => "v2.4.0",
            Self::V2_4_2 => "v2.4.2",
            Self::V2_5_0 => "v2.5.0",
            Self::V2_7_0 => "v2.7.0",
            Self::V2_8_4 => "v2.8.4",
            Self::V2_9_0 => "v2.9.0",
            Self::V2_10_0 => "v2.10.0",
            Self::V2_11_0 => "v2.11.0",
        }
    }

    /// That of a release, with or without its `v`; None for what is no release of 2.0 to 2.11.
    pub fn of_release(release: &str) -> Option<Self> {
        let wanted = numbers(release)?;
        if wanted.0 != 2 || wanted.1 > Self::NEWEST_MINOR {
            return None;
        }
        Self::ALL.into_iter().rfind(|generator| numbers(generator.first_release()).is_some_and(|first| first <= wanted))
    }
}

fn numbers(release: &str) -> Option<(u32, u32, u32)> {
    let release = release.trim();
    let mut parts = release.strip_prefix('v').unwrap_or(release).split('.').map(|part| part.parse().ok());
    let numbers = (parts.next()??, parts.next()??, parts.next()??);
    parts.next().is_none().then_some(numbers)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::releases::RELEASES;

    #[test]
    fn a_release_has_the_generator_of_its_epoch() {
        for (release, expected) in [
            ("v2.0.0", Some(Generator::V2_0_0)),
            ("v2.0.3", Some(Generator::V2_0_0)),
            ("2.1.4", Some(Generator::V2_1_1)),
            ("v2.2.1", Some(Generator::V2_2_0)),
            ("v2.6.1", Some(Generator::V2_5_0)),
            ("v2.8.3", Some(Generator::V2_7_0)),
            (" v2.8.4 ", Some(Generator::V2_8_4)),
            ("v2.11.1", Some(Generator::V2_11_0)),
            ("v2.12.0", None),
            ("v1.5.2", None),
            ("v2.11", None),
            ("v2.11.1.0", None),
            ("latest", None),
        ] {
            assert_eq!(Generator::of_release(release), expected, "{release}");
        }
    }

    #[test]
    fn every_release_of_the_catalogue_has_one() {
        for release in RELEASES {
            assert!(Generator::of_release(release.version).is_some(), "{}", release.version);
        }
    }

    #[test]
    fn they_stand_in_order() {
        assert!(Generator::ALL.windows(2).all(|pair| pair[0] < pair[1]));
        let firsts: Vec<_> = Generator::ALL.iter().map(|generator| numbers(generator.first_release())).collect();
        assert!(firsts.windows(2).all(|pair| pair[0] < pair[1]), "{firsts:?}");
    }
}
