//! Markdown as a page of its own: no network, no scripts, readable on screen and on paper.

use crate::text;
use pulldown_cmark::{Options, Parser, html};

const STYLE: &str = "\
@page { margin: 18mm 16mm; }
body { font: 11pt/1.45 Georgia, 'Times New Roman', serif; color: #111; background: #fff; \
max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.6em; line-height: 1.2; margin: 0 0 0.6em; }
h2 { font-size: 1.2em; margin: 1.6em 0 0.4em; border-bottom: 1px solid #999; padding-bottom: 0.15em; }
h3 { font-size: 1em; margin: 1.2em 0 0.3em; }
table { border-collapse: collapse; width: 100%; margin: 0.6em 0; font-size: 0.92em; }
th, td { border: 1px solid #bbb; padding: 0.3em 0.5em; vertical-align: top; text-align: left; \
overflow-wrap: anywhere; }
th { background: #f1f1f1; }
td { font-variant-numeric: tabular-nums; }
li { margin: 0.2em 0; }
@media print {
  body { max-width: none; margin: 0; padding: 0; font-size: 10pt; }
  h2, h3 { break-after: avoid; }
  tr, li { break-inside: avoid; }
}
";

/// The page of a text in Markdown.
pub fn of(title: &str, markdown: &str) -> String {
    let mut body = String::new();
    html::push_html(&mut body, Parser::new_ext(markdown, Options::ENABLE_TABLES));
    let mut escaped = String::new();
    // The parser's own way of writing text makes the title safe.
    html::push_html(
        &mut escaped,
        std::iter::once(pulldown_cmark::Event::Text(text::visible(title).into())),
    );
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{escaped}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n{body}</body>\n</html>\n"
    )
}
