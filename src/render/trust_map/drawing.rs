//! The layout: the manager on the left and the managed accounts on the right, or all below each other where there is
//! little room. What is allowed is a dashed line with an open point, what creates a line with a solid one; what is broken
//! has a cross.

use super::canvas::{Canvas, Direction, escape};
use crate::trust::{Account, Arrow, Kind, State, TrustMap};

/// Where the drawing goes.
#[derive(Clone, Debug)]
pub enum Drawing {
    /// A file that stands alone, with its own style.
    File { made_by: String },
    /// A part of the page, whose style it has and in which its arrows are buttons.
    Page { shape: Shape },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    Wide,
    Tall,
}

impl Shape {
    /// Of the class `map--wide`.
    pub fn id(self) -> &'static str {
        match self {
            Self::Wide => "wide",
            Self::Tall => "tall",
        }
    }
}

/// A column: where it begins, and how wide it is.
#[derive(Clone, Copy)]
struct Column {
    x: i32,
    width: i32,
}

struct Layout {
    width: i32,
    manager: Column,
    managed: Column,
    /// Between an account's role and its cluster.
    role_width: i32,
    /// Room for the vertical parts of the arrows into the managed accounts.
    channels: (i32, i32),
}

const WIDE: Layout = Layout {
    width: 740,
    manager: Column { x: 8, width: 290 },
    managed: Column { x: 412, width: 320 },
    role_width: 100,
    channels: (304, 326),
};
const TALL: Layout = Layout {
    width: 360,
    manager: Column { x: 1, width: 358 },
    managed: Column { x: 72, width: 287 },
    role_width: 92,
    channels: (14, 58),
};

/// Heights.
const ACCOUNT: i32 = 108;
const GAP: i32 = 12;
const MORE: i32 = 52;
/// Inside an account.
const PAD: i32 = 12;
/// Width of a character of the monospaced face, in tenths.
const MONO: i32 = 67;

/// The SVG; `shown` are indices of managed accounts.
pub fn drawing(map: &TrustMap, shown: &[usize], drawing: &Drawing) -> String {
    let layout = match drawing {
        Drawing::Page { shape: Shape::Tall } => &TALL,
        _ => &WIDE,
    };
    let mut painter =
        Painter { map, layout, canvas: Canvas::default(), is_live: matches!(drawing, Drawing::Page { .. }) };
    let height = painter.paint(shown);
    let (width, body) = (layout.width, painter.canvas.0);
    let size = format!("viewBox=\"0 0 {width} {height}\"");
    match drawing {
        Drawing::Page { shape } => format!(
            "<svg class=\"map map--{}\" {size} role=\"group\" aria-label=\"Trust map\">\n{body}</svg>",
            shape.id()
        ),
        Drawing::File { made_by } => format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"map\" {size} width=\"{width}\" height=\"{height}\" \
             role=\"img\" aria-labelledby=\"title desc\">\n<!-- {} -->\n\
             <title id=\"title\">Who may do what across {} accounts</title>\n<desc id=\"desc\">{}</desc>\n\
             <style>{STYLE}</style>\n<rect class=\"map__ground\" width=\"100%\" height=\"100%\"/>\n{body}</svg>\n",
            escape(made_by),
            map.managed.len() + 1,
            escape(&in_words(map, shown)),
        ),
    }
}

/// Every arrow of the drawing as a sentence.
fn in_words(map: &TrustMap, shown: &[usize]) -> String {
    let accounts = std::iter::once(&map.manager).chain(shown.iter().map(|index| &map.managed[*index]));
    let mut sentences: Vec<String> =
        accounts.flat_map(|account| &account.arrows).map(|arrow| arrow.words() + ".").collect();
    sentences.extend(more(map, shown).map(|more| more + "."));
    sentences.join("\n")
}

/// `And 195 more accounts, all as these`
pub fn more(map: &TrustMap, shown: &[usize]) -> Option<String> {
    let rest = map.managed.iter().filter(|account| !account.index.is_some_and(|index| shown.contains(&index)));
    let (mut count, mut wrong) = (0, 0);
    for account in rest {
        count += 1;
        wrong += usize::from(account.arrows.iter().any(|arrow| arrow.state != State::Allowed));
    }
    (count > 0).then(|| match wrong {
        0 => format!("and {count} more accounts, all allowed"),
        wrong => format!("and {count} more accounts, {wrong} of them not as they should be"),
    })
}

/// What the words beside an arrow are.
fn label(arrow: &Arrow) -> &'static str {
    match arrow.state {
        State::HeldBack(_) => "held back",
        State::Broken if arrow.kind == Kind::Assume => "may not assume",
        State::Broken => "may not create",
        State::Allowed => arrow.kind.words(),
    }
}

struct Painter<'a> {
    map: &'a TrustMap,
    layout: &'a Layout,
    canvas: Canvas,
    is_live: bool,
}

impl Painter<'_> {
    fn is_tall(&self) -> bool {
        self.layout.width == TALL.width
    }

    /// Paints it all, and says how high it is.
    fn paint(&mut self, shown: &[usize]) -> i32 {
        let (role, bottom) = self.paint_manager();
        let more = more(self.map, shown);
        let Column { x, width } = self.layout.managed;
        let top = match (self.is_tall(), shown.len()) {
            (true, _) => bottom + 40,
            (false, 0..=3) => 82,
            (false, _) => 8,
        };
        let mut y = top;
        let mut targets = Vec::new();
        for index in shown {
            let account = &self.map.managed[*index];
            self.paint_managed(account, x, y, width);
            targets.push((account.arrows.first(), y + 74));
            y += ACCOUNT + GAP;
        }
        if let Some(more) = more {
            self.canvas.rect("map__account map__account--more", (x, y, width, MORE));
            self.canvas.dot("managed", x + PAD, y + 18);
            self.canvas.cut_text("map__label", x + 36, y + 30, &more, ((width - 44) / 6) as usize);
            targets.push((None, y + MORE / 2));
            y += MORE + GAP;
        }
        self.paint_assumes(&targets, role, x);
        (y - GAP).max(bottom) + 8
    }

    /// Gives back the rectangle of the controllers role, and where the account ends.
    fn paint_manager(&mut self) -> ((i32, i32, i32, i32), i32) {
        let map = self.map;
        let Column { x, width } = self.layout.manager;
        let inner = (x + PAD, width - 2 * PAD);
        let mono = |width: i32| (width * 10 / MONO) as usize;

        self.canvas.rect("map__account map__account--local", (x, 1, width, 50));
        self.canvas.dot("local", x + 10, 8);
        self.canvas.text("map__name", x + 34, 21, "This machine");
        self.canvas.hexagon("map__hex--dashed", x + 10, 29);
        if let Some(step) = map.bootstrap.1 {
            self.canvas.text_before("map__label", x + width - PAD, 21, &format!("until step {}", step + 1));
        }
        let bootstrap = match map.bootstrap.0.as_str() {
            "" => "bootstrap cluster".to_owned(),
            name => format!("kind-{name}"),
        };
        self.canvas.cut_text("map__mono", x + 34, 41, &bootstrap, mono(width - 40));

        let top = 82;
        let has_provider = map.provider.is_some();
        let (eks, eks_height) = (top + 50, 148);
        let provider = eks + eks_height + 42;
        let role = if has_provider { provider + 52 + 42 } else { provider };
        let bottom = role + 68 + PAD;
        self.canvas.rect("map__account map__account--manager", (x, top, width, bottom - top));
        self.paint_header(&map.manager, x, top, width, "manager");

        self.canvas.rect("map__box", (inner.0, eks, inner.1, eks_height));
        self.canvas.hexagon("", inner.0 + 10, eks + 10);
        self.canvas.text("map__title", inner.0 + 34, eks + 22, "EKS management cluster");
        self.canvas.cut_text("map__mono", inner.0 + 34, eks + 39, &map.manager.eks, mono(inner.1 - 40));
        self.canvas.rect("map__inner", (inner.0 + 10, eks + 50, inner.1 - 20, 46));
        let namespace = format!("Service account, {}", map.service_account.0);
        self.canvas.cut_text("map__label", inner.0 + 20, eks + 68, &namespace, (inner.1 as usize - 36) / 6);
        self.canvas.text("map__mono map__strong", inner.0 + 20, eks + 86, map.service_account.1);
        self.canvas.text("map__label", inner.0 + 20, eks + 116, "AWSClusterRoleIdentity");
        let names: Vec<&str> = map.managed.iter().take(8).map(|account| account.name.as_str()).collect();
        self.canvas.cut_text("map__mono", inner.0 + 20, eks + 134, &names.join(", "), mono(inner.1 - 60));

        if let Some(found) = &map.provider {
            self.canvas.rect("map__box map__box--later", (inner.0, provider, inner.1, 52));
            self.canvas.text("map__title", inner.0 + 12, provider + 21, "OIDC provider");
            if let Some(step) = found.step {
                let words = format!("from step {}", step + 1);
                self.canvas.text_before("map__label", inner.0 + inner.1 - 12, provider + 21, &words);
            }
            let name = if found.name.is_empty() { "read from the cluster" } else { &found.name };
            self.canvas.cut_text("map__mono", inner.0 + 12, provider + 40, name, mono(inner.1 - 20));
        }
        let role = (inner.0, role, inner.1, 68);
        self.canvas.rect("map__box", role);
        self.canvas.text("map__label", inner.0 + 12, role.1 + 21, "IAM role");
        self.canvas.text("map__mono map__strong", inner.0 + 12, role.1 + 39, map.role.0);
        self.canvas.cut_text("map__mono", inner.0 + 12, role.1 + 56, &map.role.1, mono(inner.1 - 14));

        if let [creates, assume, ..] = map.manager.arrows.as_slice() {
            let at = inner.0 + inner.1 - 70;
            self.paint_arrow(creates, &format!("M{at} 51V{eks}"), (at, eks, Direction::Down), (at, 67));
            self.canvas.text_before(&words_class(creates), at - 8, 71, label(creates));
            let at = inner.0 + inner.1 - 24;
            let (from, to) = (eks + 96, role.1);
            let d = match has_provider {
                true => format!("M{at} {from}V{provider}M{at} {}V{to}", provider + 52),
                false => format!("M{at} {from}V{to}"),
            };
            self.paint_arrow(assume, &d, (at, to, Direction::Down), (at, to - 21));
            self.canvas.text_before(&words_class(assume), at - 8, provider - 17, label(assume));
            if has_provider {
                self.canvas.text_before("map__rel", at - 8, to - 17, "with a token");
            }
        }
        (role, bottom)
    }

    fn paint_header(&mut self, account: &Account, x: i32, y: i32, width: i32, context: &str) {
        self.canvas.dot(context, x + PAD, y + 10);
        let region = account.region.len() as i32;
        self.canvas.cut_text("map__name", x + 36, y + 23, &account.name, ((width - 60 - region * 7) / 8) as usize);
        self.canvas.text_before("map__mono", x + width - PAD, y + 23, &account.region);
        let (class, id) = match account.id.is_empty() {
            true => ("map__mono map__bad", "no account id yet"),
            false => ("map__mono", account.id.as_str()),
        };
        self.canvas.text(class, x + 36, y + 39, id);
    }

    fn paint_managed(&mut self, account: &Account, x: i32, y: i32, width: i32) {
        self.canvas.rect("map__account map__account--managed", (x, y, width, ACCOUNT));
        self.paint_header(account, x, y, width, "managed");
        let (role, middle) = (x + PAD, y + 74);
        let role_end = role + self.layout.role_width;
        self.canvas.rect("map__box", (role, y + 50, self.layout.role_width, 48));
        self.canvas.text("map__label", role + 10, y + 69, "IAM role");
        self.canvas.text("map__mono map__strong", role + 10, y + 87, self.map.role.0);
        let cluster = role_end + 66;
        let cluster_width = x + width - PAD - cluster;
        let held =
            account.arrows.iter().any(|arrow| arrow.kind == Kind::Creates && matches!(arrow.state, State::HeldBack(_)));
        let class = if held { "map__box map__box--later" } else { "map__box" };
        self.canvas.rect(class, (cluster, y + 50, cluster_width, 48));
        self.canvas.hexagon("map__hex--dashed", cluster + 8, y + 56);
        self.canvas.text("map__label", cluster + 28, y + 69, "EKS cluster");
        let name = if account.cluster.is_empty() { "held back" } else { &account.cluster };
        self.canvas.cut_text(
            "map__mono map__strong",
            cluster + 10,
            y + 87,
            name,
            ((cluster_width - 16) * 10 / MONO) as usize,
        );
        if let Some(creates) = account.arrows.get(1) {
            let d = format!("M{role_end} {middle}H{cluster}");
            self.paint_arrow(creates, &d, (cluster, middle, Direction::Right), ((role_end + cluster) / 2, middle));
            let class = format!("{} map__middle", words_class(creates));
            let words = if creates.state == State::Broken { "may not" } else { label(creates) };
            self.canvas.text(&class, (role_end + cluster) / 2, middle - 8, words);
        }
    }

    /// From the manager's role into each account, through channels that do not cross.
    fn paint_assumes(&mut self, targets: &[(Option<&Arrow>, i32)], role: (i32, i32, i32, i32), x: i32) {
        let (first, last) = self.layout.channels;
        let count = targets.len() as i32;
        let step = ((last - first) / (count - 1).max(1)).min(14);
        // Few of them stand in the middle.
        let (first, last) = match self.is_tall() {
            true => (first, last),
            false => {
                let rest = (last - first - step * (count - 1)) / 2;
                (first + rest, last - rest)
            }
        };
        let (role_x, role_y, role_width, role_height) = role;
        let end = x + PAD;
        let above = targets.iter().filter(|(_, y)| *y < role_y + role_height / 2).count() as i32;
        for (index, (arrow, y)) in (0..).zip(targets) {
            let y = *y;
            let d = if self.is_tall() {
                let channel = last - index * step;
                format!("M{channel} {}V{}Q{channel} {y} {} {y}H{end}", role_y + role_height, y - 8, channel + 8)
            } else {
                let start = role_y + (index + 1) * role_height / (count + 1);
                let channel = if index < above { first + index * step } else { last - (index - above) * step };
                let start_x = role_x + role_width;
                let turn = if y < start { 8 } else { -8 };
                match (y - start).abs() < 18 {
                    true => format!("M{start_x} {start}H{}L{} {y}H{end}", channel - 4, channel + 14),
                    false => format!(
                        "M{start_x} {start}H{}Q{channel} {start} {channel} {}V{}Q{channel} {y} {} {y}H{end}",
                        channel - 8,
                        start - turn,
                        y + turn,
                        channel + 8
                    ),
                }
            };
            match arrow {
                Some(arrow) => {
                    self.paint_arrow(arrow, &d, (end, y, Direction::Right), (x - 18, y));
                    if !self.is_tall() {
                        self.canvas.text_before(&words_class(arrow), x - 6, y - 8, label(arrow));
                    }
                }
                None => {
                    self.canvas.path("arrow__line arrow__line--more", &d);
                    self.canvas.head(false, end, y, Direction::Right);
                }
            }
        }
        if self.is_tall() && count > 0 {
            let words = "may assume, one for each account";
            self.canvas.text("map__rel", last + 8, role_y + role_height + PAD + 26, words);
        }
    }

    fn paint_arrow(&mut self, arrow: &Arrow, d: &str, (x, y, direction): (i32, i32, Direction), cross: (i32, i32)) {
        let words = escape(&arrow.words());
        let about = format!("class=\"arrow\" data-kind=\"{}\" data-state=\"{}\"", arrow.kind.id(), arrow.state.id());
        let open = match self.is_live {
            true => format!(
                "<g {about} data-arrow=\"{}\" role=\"button\" tabindex=\"0\" aria-pressed=\"false\" \
                 aria-label=\"{words}\">",
                escape(&arrow.id)
            ),
            false => format!("<g {about}><title>{words}</title>"),
        };
        self.canvas.raw(&open);
        if self.is_live {
            self.canvas.path("arrow__hit", d);
            self.canvas.path("arrow__halo", d);
        }
        self.canvas.path("arrow__line", d);
        self.canvas.head(arrow.kind == Kind::Creates, x, y, direction);
        if arrow.state == State::Broken {
            self.canvas.cross(cross.0, cross.1);
        }
        self.canvas.raw("</g>");
    }
}

fn words_class(arrow: &Arrow) -> String {
    match arrow.state {
        State::Allowed => "map__rel".into(),
        _ => "map__rel map__bad".into(),
    }
}

/// Of the file: the page's own colours, light and dark; on paper always light.
const STYLE: &str = "
.map{--g:#fff;--t:#1a1c1e;--t2:#565b5f;--b:#fff;--i:#f8f8f6;--l:#868983;--m:#1a4f96;--mt:#eaf1fa;--ml:#b3cbe8;--d:#0c6346;--dt:#e7f4ee;--dl:#a9d3c1;--o:#54595d;--e:#a61b14;font-family:-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,'Noto Sans','Liberation Sans',sans-serif}
@media screen and (prefers-color-scheme:dark){.map{--g:#1a1d1f;--t:#e8e9e7;--t2:#a7acaf;--b:#1a1d1f;--i:#141617;--l:#767c80;--m:#94bdf4;--mt:#1c2937;--ml:#38506e;--d:#7fd1ae;--dt:#172b24;--dl:#2f5a4a;--o:#b2b7ba;--e:#ff9b91}}
text{fill:var(--t);font-size:12px}
.map__ground{fill:var(--g)}
.map__name{font-size:13.5px;font-weight:600}
.map__title{font-size:12.5px;font-weight:600}
.map__label{fill:var(--t2)}
.map__mono{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace;font-size:11px;fill:var(--t2)}
.map__strong{fill:var(--t);font-weight:600}
.map__rel{font-size:11px;fill:var(--t2)}
.map__bad{fill:var(--e)}
.map__end{text-anchor:end}
.map__middle{text-anchor:middle}
.map__account{stroke-width:1.25}
.map__account--manager{fill:var(--mt);stroke:var(--ml)}
.map__account--managed,.map__account--more{fill:var(--dt);stroke:var(--dl)}
.map__account--local{fill:none;stroke:var(--l)}
.map__account--local,.map__account--more,.map__box--later{stroke-dasharray:4 3}
.map__box{fill:var(--b);stroke:var(--l)}
.map__inner{fill:var(--i);stroke:var(--l)}
.map__hex{fill:none;stroke:var(--t2);stroke-width:1.5}
.map__hex--dashed{stroke-dasharray:2.4 1.8}
.map__dot--manager{fill:var(--m)}
.map__dot--managed{fill:var(--d)}
.map__dot--local{fill:var(--o)}
.arrow__line,.arrow__head{fill:none;stroke:var(--t2);stroke-width:1.5}
.arrow__head--solid{fill:var(--t2)}
.arrow[data-kind=assume] .arrow__line,.arrow__line--more{stroke-dasharray:5 3.5}
.arrow[data-state=broken] :is(.arrow__line,.arrow__head,.arrow__cross),.arrow[data-state=held] :is(.arrow__line,.arrow__head){stroke:var(--e)}
.arrow__cross{fill:none;stroke-width:2}
";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Inputs;
    use crate::render::trust_map::shown;

    fn map(accounts: usize) -> TrustMap {
        let mut inputs = Inputs::default();
        inputs.manager.account_id = "000000000000".into();
        let account = inputs.managed[0].clone();
        inputs.managed = (0..accounts as u64)
            .map(|number| {
                let mut account = account.clone();
                (account.name, account.account_id) = (format!("team-{number}"), (111_111_111_111 + number).to_string());
                account
            })
            .collect();
        let outline = crate::outline(&inputs);
        TrustMap::of(&outline.tenancy, &outline.plan)
    }

    #[test]
    fn every_shown_arrow_is_a_button_of_its_own_and_the_rest_is_counted() {
        for (accounts, drawn) in [(1, 1), (3, 3), (6, 6), (20, 5), (200, 5)] {
            let map = map(accounts);
            for shape in [Shape::Wide, Shape::Tall] {
                let svg = drawing(&map, &shown(accounts, None), &Drawing::Page { shape });
                assert_eq!(svg.matches("role=\"button\"").count(), 2 + 2 * drawn, "{accounts}");
                assert_eq!(
                    svg.contains(&format!("and {} more accounts, all allowed", accounts - drawn)),
                    accounts > drawn
                );
            }
        }
    }

    #[test]
    fn the_file_has_no_script_and_asks_for_nothing() {
        let svg = drawing(&map(3), &[0, 1, 2], &Drawing::File { made_by: "a <b>".into() });
        for forbidden in ["<script", "href", "url(", "@import", "tabindex", "<b>"] {
            assert!(!svg.contains(forbidden), "{forbidden}");
        }
        assert!(svg.contains("role controllers in manager may assume role controllers in team-2."));
    }

    #[test]
    fn arrows_into_accounts_do_not_cross() {
        let svg = drawing(&map(6), &[0, 1, 2, 3, 4, 5], &Drawing::Page { shape: Shape::Wide });
        let mut channels: Vec<&str> = svg
            .lines()
            .filter(|line| line.contains("arrow__line") && line.contains('Q'))
            .filter_map(|line| line.split('Q').nth(1)?.split(' ').next())
            .collect();
        let count = channels.len();
        channels.sort_unstable();
        channels.dedup();
        // One may stand across from where it starts, and needs none.
        assert!(count >= 5 && channels.len() == count, "a channel for each");
    }
}
