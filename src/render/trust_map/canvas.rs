//! SVG as text: the few shapes of the map. Lengths are of the drawing's own grid.

use std::fmt::Write;

#[derive(Default)]
pub struct Canvas(pub String);

/// Of a head.
#[derive(Clone, Copy)]
pub enum Direction {
    Right,
    Down,
}

/// In an attribute or a text.
pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// So many characters, the last of them dots where something is left out.
pub fn cut(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    text.chars().take(most.saturating_sub(1)).chain(['…']).collect()
}

impl Canvas {
    fn put(&mut self, arguments: std::fmt::Arguments) {
        // A text takes whatever is written into it.
        let _ = self.0.write_fmt(arguments);
        self.0.push('\n');
    }
    pub fn raw(&mut self, text: &str) {
        self.put(format_args!("{text}"));
    }
    pub fn rect(&mut self, class: &str, (x, y, width, height): (i32, i32, i32, i32)) {
        self.put(format_args!(r#"<rect class="{class}" x="{x}" y="{y}" width="{width}" height="{height}" rx="6"/>"#));
    }
    pub fn text(&mut self, class: &str, x: i32, y: i32, text: &str) {
        self.put(format_args!(r#"<text class="{class}" x="{x}" y="{y}">{}</text>"#, escape(text)));
    }
    /// Cut to so many characters, and whole where the pointer rests.
    pub fn cut_text(&mut self, class: &str, x: i32, y: i32, text: &str, most: usize) {
        let (shown, whole) = (cut(text, most), escape(text));
        if shown == text {
            return self.text(class, x, y, text);
        }
        let shown = escape(&shown);
        self.put(format_args!(r#"<text class="{class}" x="{x}" y="{y}">{shown}<title>{whole}</title></text>"#));
    }
    pub fn text_before(&mut self, class: &str, x: i32, y: i32, text: &str) {
        self.put(format_args!(r#"<text class="{class} map__end" x="{x}" y="{y}">{}</text>"#, escape(text)));
    }
    pub fn path(&mut self, class: &str, d: &str) {
        self.put(format_args!(r#"<path class="{class}" d="{d}"/>"#));
    }
    /// A cluster.
    pub fn hexagon(&mut self, class: &str, x: i32, y: i32) {
        self.path(
            &format!("map__hex {class}"),
            &format!("M{} {}l5.6 3.2v6.4l-5.6 3.2l-5.6-3.2v-6.4z", x + 8, f64::from(y) + 1.6),
        );
    }
    /// The shape that says who acts.
    pub fn dot(&mut self, context: &str, x: i32, y: i32) {
        let class = format!("map__dot map__dot--{context}");
        match context {
            "manager" => self.put(format_args!(
                r#"<rect class="{class}" x="{}" y="{}" width="14" height="14" rx="2"/>"#,
                x + 1,
                y + 1
            )),
            "managed" => self.put(format_args!(r#"<circle class="{class}" cx="{}" cy="{}" r="7.5"/>"#, x + 8, y + 8)),
            _ => self.path(&class, &format!("M{} {}l8 8l-8 8l-8-8z", x + 8, y)),
        }
    }
    /// The point of an arrow that ends here.
    pub fn head(&mut self, creates: bool, x: i32, y: i32, direction: Direction) {
        let (left, right) = match direction {
            Direction::Right => ((x - 8, y - 4), (x - 8, y + 4)),
            Direction::Down => ((x - 4, y - 8), (x + 4, y - 8)),
        };
        let (class, close) = if creates { ("arrow__head arrow__head--solid", "z") } else { ("arrow__head", "") };
        self.path(class, &format!("M{} {}L{x} {y}L{} {}{close}", left.0, left.1, right.0, right.1));
    }
    /// Across an arrow that is broken.
    pub fn cross(&mut self, x: i32, y: i32) {
        self.path("arrow__cross", &format!("M{} {}l10 10m-10 0l10-10", x - 5, y - 5));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_stay_texts() {
        assert_eq!(escape(r#"<a b="c">&"#), "&lt;a b=&quot;c&quot;&gt;&amp;");
        assert_eq!((cut("abc", 3), cut("abcd", 3)), ("abc".into(), "ab…".into()));
        let mut canvas = Canvas::default();
        canvas.cut_text("x", 1, 2, "a<b>cdef", 4);
        assert_eq!(canvas.0, "<text class=\"x\" x=\"1\" y=\"2\">a&lt;b…<title>a&lt;b&gt;cdef</title></text>\n");
    }
}
