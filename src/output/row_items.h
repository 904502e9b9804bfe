#pragma once

// What the rows of tables are about: one struct for each table, which a column reads its value
// from. Used by tables.cc alone.

#include <cstdint>
#include <string_view>
#include <vector>

#include "qsift/document.h"

namespace qsift {

// Where the item of a row stands in Document::source.
struct Place {
  Span span;
  std::uint32_t line_at = 0;  // an offset in the line to name
};

struct DocumentItem {
  const Document& document;
};

struct QuestionItem {
  QuestionItem(const Document& of, const Question& at)
      : document(of),
        question(at),
        section(at.section == kNoIndex ? nullptr
                                       : &of.sections[static_cast<std::size_t>(at.section)]),
        place{of.Hull(at), of.Hull(at.prompt).begin} {}

  const Document& document;
  const Question& question;
  const Section* section;
  Place place;
};

struct OptionItem {
  OptionItem(const Document& of, const Question& at, const Option& one)
      : document(of), question(at), option(one), place{of.Hull(one.label)} {
    place.line_at = place.span.begin;
  }

  const Document& document;
  const Question& question;
  const Option& option;
  Place place;
};

struct LinkItem {
  LinkItem(const Document& of, std::string_view at, const Link& one)
      : document(of), question(at), link(one), target(of.Target(one)), place{of.Source(one.text)} {
    place.line_at = place.span.begin;
  }

  const Document& document;
  std::string_view question;  // its id; empty outside of answers
  const Link& link;
  const LinkTarget& target;
  Place place;
};

struct CitationItem {
  CitationItem(const Document& of, std::string_view at, const std::vector<Link>& beside,
               const Citation& one)
      : document(of), question(at), links(beside), citation(one), place{of.Source(one.text)} {
    place.line_at = place.span.begin;
  }

  const Document& document;
  std::string_view question;  // its id; empty outside of answers
  const std::vector<Link>& links;
  const Citation& citation;
  Place place;
};

struct InstrumentItem {
  InstrumentItem(const Document& of, const Instrument& one)
      : document(of), instrument(one), place{of.Source(one.first)} {
    place.line_at = place.span.begin;
  }

  const Document& document;
  const Instrument& instrument;
  Place place;
};

}  // namespace qsift
