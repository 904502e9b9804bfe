#pragma once

// Walks a part of a DOCX document (its body, a header, the footnotes) and turns it into paragraphs
// and tables. Used by docx.cc; ECMA-376-1:2016, 17.

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "src/input/docx_lists.h"
#include "src/input/docx_styles.h"
#include "src/input/flow.h"
#include "src/input/office_package.h"
#include "src/input/reading.h"

namespace qsift {

struct MarkRules;
struct MarkupRules;

// What was left out of the text, or could not be decided.
struct DocxCounts {
  std::uint32_t deleted = 0;  // passages that a tracked change takes out
  std::uint32_t hidden = 0;   // runs of hidden text
  std::uint32_t comments = 0;
  std::uint32_t controls = 0;  // ActiveX
  std::uint32_t unset = 0;     // drop-down lists that do not say what is chosen
};

// What the parts share.
struct DocxContext {
  DocxContext(const MarkRules& mark_rules, const MarkupRules& markup_rules)
      : marks(mark_rules), markup(markup_rules) {}

  const MarkRules& marks;
  const MarkupRules& markup;
  DocxStyles styles;
  DocxLists lists;
  std::map<std::string, XmlNode, std::less<>> notes;  // "footnote:3"
  std::vector<Aside> asides;
  DocxCounts counts;
  std::uint32_t footnotes = 0;  // so far
  std::uint16_t note_part = 0;  // index of their part in Reading::parts
};

class DocxWalk {
 public:
  // `part`: index of the part in Reading::parts. Both others must outlive the walk.
  DocxWalk(DocxContext& context, const Relationships& relationships, std::uint16_t part)
      : context_(context), relationships_(relationships), part_(part) {}

  std::vector<Block> Walk(XmlNode container);

 private:
  // A content control around what is read.
  struct Control {
    bool box = false;
    bool checked = false;
    bool placeholder = false;
    bool list = false;
    bool shown = false;   // its sign was written
    std::string printed;  // of a list: the text that it shows,
    std::string kept;     // and the value that the file keeps beside
    std::string on;       // the signs of a box, where they are its own
    std::string off;
    std::vector<std::pair<std::string, std::string>> items;  // what is shown, value
  };
  // A complex field: begin, instruction, separate, result, end.
  struct Field {
    bool result = false;
    bool box = false;
    bool checked = false;
    Paragraph* list = nullptr;  // that the entries of a list were put into,
    std::size_t first = 0;      // from this one on,
    std::string printed;        // and what the field shows
  };

  void Blocks(XmlNode container, std::vector<Block>& out);
  void ReadParagraph(XmlNode node, std::vector<Block>& out);
  void ReadTable(XmlNode node, std::vector<Block>& out);
  void ReadRows(XmlNode node, FlowTable& table);
  void ReadCells(XmlNode row, std::vector<FlowCell>& cells);
  void Number(XmlNode properties, const DocxStyle& style, Paragraph& paragraph);
  void Inline(XmlNode node);
  void ReadRun(XmlNode run);
  void RunChild(XmlNode child, const Run& look, bool symbols, std::string_view font);
  void FieldChar(XmlNode node);
  void LegacyList(XmlNode list);
  void CheckLegacyList(const Field& field);
  void Link(XmlNode node);
  void Note(XmlNode node, std::string_view kind);
  void Shape(XmlNode node);
  void Put(std::string text, const Run& look);
  void PutSymbol(std::string_view sign, const Run& look);
  void PutMark(bool checked, std::string_view printed, bool shows);
  bool Swallows() const;

  Control OpenControl(XmlNode properties) const;
  void CloseControl(Control& control);
  template <typename Function>
  void InControl(XmlNode sdt, Function walk);

  DocxContext& context_;
  const Relationships& relationships_;
  std::uint16_t part_;
  std::uint32_t index_ = 0;         // of the last paragraph
  Paragraph* paragraph_ = nullptr;  // that is read
  std::vector<Control> controls_;
  std::vector<Field> fields_;
  std::vector<Block> after_;  // text boxes and notes, which follow the paragraph
  bool in_note_ = false;
};

}  // namespace qsift
