//! What YAML 1.1 as Go reads it takes a bare word for. Two of Go's readers differ in what they call a float: the one
//! that reads the file, and the one inside the printer.

use super::value::Value;

/// Whose idea of a float.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    /// gopkg.in/yaml.v2 v2.4.0 and its heirs in sigs.k8s.io/yaml: `1.` and `1e3` are floats.
    Reader,
    /// github.com/sanathkr/go-yaml: an exponent has a sign, and a digit follows the point.
    Printer,
}

/// A scalar that is not a text, or the text.
#[derive(Clone, Debug, PartialEq)]
pub enum Scalar {
    Null,
    Bool(bool),
    /// Whole, as far as 64 bits go.
    Integer(i128),
    Float(f64),
    Text,
}

impl Scalar {
    /// `text` is what was written.
    pub fn value(self, text: &str) -> Value {
        match self {
            Self::Null => Value::Null,
            Self::Bool(bool) => Value::Bool(bool),
            Self::Integer(integer) => Value::Number(integer as f64),
            Self::Float(float) => Value::Number(float),
            Self::Text => Value::text(text),
        }
    }
}

/// What a bare word is. A date stays a text.
pub fn resolve(word: &str, dialect: Dialect) -> Scalar {
    match word {
        "" | "~" | "null" | "Null" | "NULL" => return Scalar::Null,
        "y" | "Y" | "yes" | "Yes" | "YES" | "true" | "True" | "TRUE" | "on" | "On" | "ON" => return Scalar::Bool(true),
        "n" | "N" | "no" | "No" | "NO" | "false" | "False" | "FALSE" | "off" | "Off" | "OFF" => {
            return Scalar::Bool(false);
        }
        ".nan" | ".NaN" | ".NAN" => return Scalar::Float(f64::NAN),
        ".inf" | ".Inf" | ".INF" | "+.inf" | "+.Inf" | "+.INF" => return Scalar::Float(f64::INFINITY),
        "-.inf" | "-.Inf" | "-.INF" => return Scalar::Float(f64::NEG_INFINITY),
        _ => {}
    }
    match word.as_bytes()[0] {
        // Go's own number reader, for which the sign of an exponent is free to be left out.
        b'.' => float(word, is_float(word, Dialect::Reader)),
        b'0'..=b'9' | b'+' | b'-' => {
            let plain = word.replace('_', "");
            match integer(&plain) {
                Some(integer) => Scalar::Integer(integer),
                None => float(&plain, is_float(&plain, dialect)),
            }
        }
        _ => Scalar::Text,
    }
}

fn float(text: &str, is_float: bool) -> Scalar {
    match text.parse::<f64>() {
        // What is too large for a double is no number to Go.
        Ok(float) if is_float && float.is_finite() => Scalar::Float(float),
        _ => Scalar::Text,
    }
}

/// Go's `ParseInt` and `ParseUint` with base 0: by prefix hexadecimal, octal (a leading zero, too) or binary.
fn integer(text: &str) -> Option<i128> {
    let (negative, unsigned) = match text.as_bytes().first()? {
        b'-' => (true, &text[1..]),
        b'+' => (false, &text[1..]),
        _ => (false, text),
    };
    let signed = unsigned.len() < text.len();
    let lower = unsigned.to_ascii_lowercase();
    let (digits, radix) = match lower.as_bytes() {
        [b'0', b'x', ..] => (&lower[2..], 16),
        [b'0', b'b', ..] => (&lower[2..], 2),
        [b'0', b'o', ..] => (&lower[2..], 8),
        [b'0', _, ..] => (&lower[1..], 8),
        _ => (&lower[..], 10),
    };
    if !digits.bytes().next()?.is_ascii_alphanumeric() {
        return None;
    }
    let size = u64::from_str_radix(digits, radix).ok().map(i128::from)?;
    let integer = if negative { -size } else { size };
    // Beyond 63 bits only without a sign.
    let fits = i64::try_from(integer).is_ok() || !signed;
    fits.then_some(integer)
}

/// `[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?` to the reader,
/// `[-+]?[0-9]*\.?[0-9]+([eE][-+][0-9]+)?` to the printer.
fn is_float(text: &str, dialect: Dialect) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (unsigned, None),
    };
    let mantissa_fits = match mantissa.split_once('.') {
        None => digits(mantissa),
        Some(("", fraction)) => digits(fraction),
        Some((whole, "")) => dialect == Dialect::Reader && digits(whole),
        Some((whole, fraction)) => digits(whole) && digits(fraction),
    };
    let exponent_fits = match (exponent, dialect) {
        (None, _) => true,
        (Some(exponent), Dialect::Reader) => digits(exponent.strip_prefix(['-', '+']).unwrap_or(exponent)),
        (Some(exponent), Dialect::Printer) => exponent.strip_prefix(['-', '+']).is_some_and(digits),
    };
    mantissa_fits && exponent_fits
}

/// Go's `FormatFloat(float, 'g', -1, 32)` with YAML's words: the shortest text that reads back as the same 32 bits.
pub fn float_text(float: f64) -> String {
    let float = float as f32;
    if float.is_nan() {
        return ".nan".into();
    }
    if float.is_infinite() {
        return if float > 0.0 { ".inf".into() } else { "-.inf".into() };
    }
    let scientific = format!("{float:e}");
    let (mantissa, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let exponent: i32 = exponent.parse().unwrap_or_default();
    if (-4..6).contains(&exponent) {
        return float.to_string();
    }
    let sign = if exponent < 0 { '-' } else { '+' };
    format!("{mantissa}e{sign}{:02}", exponent.abs())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_what_go_takes_them_for() {
        for (word, expected) in [
            ("yes", Scalar::Bool(true)),
            ("Off", Scalar::Bool(false)),
            ("tRue", Scalar::Text),
            ("~", Scalar::Null),
            ("0777", Scalar::Integer(511)),
            ("08", Scalar::Float(8.0)),
            ("0x1F", Scalar::Integer(31)),
            ("0o7", Scalar::Integer(7)),
            ("-0b1", Scalar::Integer(-1)),
            ("1_000", Scalar::Integer(1000)),
            ("+1", Scalar::Integer(1)),
            ("++1", Scalar::Text),
            ("0x", Scalar::Text),
            ("0x+1", Scalar::Text),
            ("-", Scalar::Text),
            ("18446744073709551615", Scalar::Integer(18_446_744_073_709_551_615)),
            ("+18446744073709551615", Scalar::Float(18_446_744_073_709_551_615.0)),
            ("1e999", Scalar::Text),
            ("2020-01-01", Scalar::Text),
            ("12:30:45", Scalar::Text),
            (".5", Scalar::Float(0.5)),
            (".5e3", Scalar::Float(500.0)),
            (".", Scalar::Text),
            ("._5", Scalar::Text),
            ("_1", Scalar::Text),
        ] {
            assert_eq!(resolve(word, Dialect::Reader), expected, "{word}");
        }
    }

    #[test]
    fn the_two_readers_differ_in_floats_only() {
        for (word, reader, printer) in [
            ("1e3", true, false),
            ("1.5E3", true, false),
            ("1e+3", true, true),
            ("1.", true, false),
            ("1.0", true, true),
            ("12e03", true, false),
            ("1e", false, false),
            ("1.e+3", true, false),
        ] {
            let is_float = |dialect| matches!(resolve(word, dialect), Scalar::Float(_));
            assert_eq!((is_float(Dialect::Reader), is_float(Dialect::Printer)), (reader, printer), "{word}");
        }
    }

    #[test]
    fn floats_are_printed_as_go_prints_them() {
        for (float, expected) in [
            (1.5, "1.5"),
            (0.0001, "0.0001"),
            (0.00001, "1e-05"),
            (1_234_567.5, "1.2345675e+06"),
            (123_456.5, "123456.5"),
            (1e21, "1e+21"),
            (1e300, ".inf"),
            (-2.5e10, "-2.5e+10"),
        ] {
            assert_eq!(float_text(float), expected);
        }
    }
}
