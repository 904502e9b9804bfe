#pragma once

// The third stage: reads HTML and MediaWiki markup for what it says. A text in one of them is
// rewritten as the plain text and light markup that structure/lines/blocks.h knows: headings with
// signs, bullets, pipe tables, "**bold**", boxes for check boxes; character references become what
// they stand for. Every other text goes through as it is. HTML is read by the tags that it uses, as
// a converter leaves them, and not by the tree that a browser would build. Comes after clean.h and
// before structure/lines/lines.h.

#include "qsift/format.h"
#include "src/input/clean.h"
#include "src/rules/markup.h"

namespace qsift {

// HTML: a document element, or block tags on at least every eighth line. MediaWiki: bold signs or
// links of double brackets beside headings between equals signs or lines in bold, or a table.
// The map of the result leads to the same text that `clean.map` leads to; what is left out has no
// place in it.
// `format`: kHtml and kText decide it.
Cleaned ReadMarkup(const MarkupRules& rules, Cleaned clean,
                   InputFormat format = InputFormat::kAuto);

}  // namespace qsift
