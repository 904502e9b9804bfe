#include "src/text/harmless.h"

#include <fmt/format.h>

#include <iterator>

#include "src/text/byte_scan.h"
#include "src/text/unicode.h"

namespace qsift {
namespace {

// Between two characters that are not ASCII a joiner shapes a word (Persian) or an emoji.
bool IsInnerJoiner(std::string_view text, std::size_t offset, char32_t c) {
  constexpr std::size_t kSize = 3;
  return (c == 0x200C || c == 0x200D) && offset > 0 && offset + kSize < text.size() &&
         !IsAscii(text[offset - 1]) && !IsAscii(text[offset + kSize]);
}

void AppendEscape(StrictCodePoint c, std::string& out) {
  const auto put = std::back_inserter(out);
  const auto value = static_cast<std::uint32_t>(c.value);
  if (!c.valid || value < 0x80) {
    if (c.value == '\n') {
      out += "\\n";
    } else if (c.value == '\r') {
      out += "\\r";
    } else if (c.value == '\t') {
      out += "\\t";
    } else {
      fmt::format_to(put, "\\x{:02x}", value);
    }
  } else if (value < 0x10000) {
    fmt::format_to(put, "\\u{:04x}", value);
  } else {
    fmt::format_to(put, "\\U{:08x}", value);
  }
}

// ':' of "::" that stands first on its line, blanks aside: GitHub's runner trims the line.
bool BeginsCommand(std::string_view line, std::size_t offset) {
  if (!line.substr(offset).starts_with("::")) return false;
  while (offset > 0) {
    const CodePoint before = DecodeBefore(line, offset);
    if (!IsBlank(before.value)) return false;
    offset -= before.size;
  }
  return true;
}

// '[' of "##[error]", "##vso[task.setvariable]", "##teamcity[": read anywhere on a line.
bool OpensCommand(std::string_view line, std::size_t offset) {
  if (line[offset] != '[') return false;
  while (offset > 0 && IsAsciiAlpha(line[offset - 1])) --offset;
  return offset >= 2 && line.substr(offset - 2, 2) == "##";
}

// Calls with each character of the text.
template <typename Function>
void ForEachStrict(std::string_view text, Function call) {
  for (std::size_t i = 0; i < text.size();) {
    const StrictCodePoint c = StrictDecodeAt(text, i);
    call(c, text.substr(i, c.size));
    i += c.size;
  }
}

std::string PercentEscaped(std::string_view text, std::string_view signs) {
  std::string out;
  for (const char c : text) {
    if (signs.find(c) == std::string_view::npos) {
      out.push_back(c);
    } else {
      fmt::format_to(std::back_inserter(out), "%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return out;
}

}  // namespace

StrictCodePoint StrictDecodeAt(std::string_view text, std::size_t offset) {
  const auto byte = static_cast<unsigned char>(text[offset]);
  const StrictCodePoint malformed{byte, 1, false};
  if (byte < 0x80) return {byte, 1, true};
  if (byte < 0xC2 || byte > 0xF4) return malformed;
  const std::uint32_t size = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
  if (text.size() - offset < size) return malformed;
  for (std::uint32_t i = 1; i < size; ++i) {
    if (!IsContinuationByte(text[offset + i])) return malformed;
  }
  const char32_t value = DecodeWideAt(text, offset).value;
  const char32_t least = size == 2 ? 0x80 : size == 3 ? 0x800 : 0x10000;
  if (value < least || value > 0x10FFFF || (value >= 0xD800 && value < 0xE000)) return malformed;
  return {value, size, true};
}

std::size_t FindSteering(std::string_view text, std::size_t offset) {
  for (std::size_t i = SkipPlain(text, offset); i < text.size(); i = SkipPlain(text, i)) {
    const StrictCodePoint c = StrictDecodeAt(text, i);
    if (!c.valid || Steers(c.value)) return i;
    i += c.size;
  }
  return text.size();
}

std::size_t AppendShownAt(std::string_view line, std::size_t offset, std::string& out) {
  const StrictCodePoint c = StrictDecodeAt(line, offset);
  const bool hidden =
      !c.valid || ((Steers(c.value) || IsFormat(c.value)) && !IsInnerJoiner(line, offset, c.value));
  if (hidden || BeginsCommand(line, offset) || OpensCommand(line, offset)) {
    AppendEscape(c, out);
  } else {
    out.append(line.substr(offset, c.size));
  }
  return c.size;
}

std::string Shown(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) i += AppendShownAt(text, i, out);
  return out;
}

std::string ShownLines(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    // A tab is kept, and does not begin a line: "::" after one is not a command.
    for (std::size_t i = 0; i < line.size();) {
      if (line[i] == '\t') {
        out.push_back(line[i++]);
      } else {
        i += AppendShownAt(line, i, out);
      }
    }
    if (line.size() == text.size()) break;
    out.push_back('\n');
    text.remove_prefix(line.size() + 1);
  }
  return out;
}

std::string WorkflowData(std::string_view text) { return PercentEscaped(Shown(text), "%"); }

std::string WorkflowProperty(std::string_view text) { return PercentEscaped(Shown(text), "%:,"); }

std::string XmlText(std::string_view text) {
  std::string out;
  ForEachStrict(text, [&](StrictCodePoint c, std::string_view bytes) {
    const bool blank = c.value == '\t' || c.value == '\n' || c.value == '\r';
    const bool refused = !c.valid || (c.value < 0x20 && !blank) || c.value == 0xFFFE ||
                         c.value == 0xFFFF;  // XML 1.0, production 2
    if (refused) {
      AppendEscape(c, out);
    } else if (c.value == '<') {
      out += "&lt;";
    } else if (c.value == '>') {
      out += "&gt;";
    } else if (c.value == '&') {
      out += "&amp;";
    } else if (c.value == '"') {
      out += "&quot;";
    } else if (Steers(c.value)) {
      fmt::format_to(std::back_inserter(out), "&#{};", static_cast<std::uint32_t>(c.value));
    } else {
      out.append(bytes);
    }
  });
  return out;
}

std::string CsvText(std::string_view text) {
  std::string out;
  ForEachStrict(text, [&](StrictCodePoint c, std::string_view bytes) {
    const bool blank = c.value == '\t' || c.value == '\n' || c.value == '\r';
    if (c.valid && (blank || !Steers(c.value))) {
      out.append(bytes);
    } else {
      AppendEscape(c, out);
    }
  });
  return out;
}

std::string Utf8Name(std::string_view name) {
  std::string out;
  ForEachStrict(name, [&](StrictCodePoint c, std::string_view bytes) {
    if (c.valid) {
      out.append(bytes);
    } else {
      AppendEscape(c, out);
    }
  });
  return out;
}

std::string AsFileName(std::string_view name) {
  std::string out;
  ForEachStrict(name, [&](StrictCodePoint c, std::string_view bytes) {
    if (c.valid && c.value != '/' && !Steers(c.value)) {
      out.append(bytes);
    } else {
      for (const char byte : bytes) {
        fmt::format_to(std::back_inserter(out), "%{:02X}", static_cast<unsigned char>(byte));
      }
    }
  });
  return out;
}

}  // namespace qsift
