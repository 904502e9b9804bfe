#pragma once

// An ODT document as paragraphs and tables: odt_walk.cc reads paragraphs, lists, tables and notes,
// odt_controls.cc what is filled in: controls of forms, content controls, fields, input lists.
// Used by odt.cc; flow_text.h writes what it reads.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "src/input/flow.h"
#include "src/input/odt_styles.h"
#include "src/input/reading.h"
#include "src/input/xml.h"

namespace qsift {

struct MarkRules;
struct MarkupRules;

class OdtWalk {
 public:
  // All must outlive the walk.
  OdtWalk(const MarkRules& marks, const MarkupRules& markup, const OdtStyles& styles)
      : marks_(marks), markup_(markup), styles_(styles) {}

  std::vector<Block> Read(XmlNode text);

  // What stands apart: a head or a foot.
  std::string ReadPlain(XmlNode node);

  std::vector<Aside> asides;
  std::uint32_t hidden = 0;  // runs
  std::uint32_t comments = 0;
  std::uint32_t deleted = 0;  // passages of tracked changes

 private:
  // The list around an item.
  struct OpenList {
    const OdtListStyle* style = nullptr;
    OdtCount* count = nullptr;
    std::size_t level = 0;
    std::int32_t id = 0;
    bool first = true;  // no paragraph of the item was read yet
  };

  // A check box around the text that is read.
  struct Box {
    bool checked = false;
    bool shown = false;  // its sign was read
  };

  // An attribute says yes.
  static bool IsTrue(std::optional<std::string_view> value);

  // With each stretch of white space as one blank, as XML has it.
  static std::string Collapsed(std::string_view text);

  void Blocks(XmlNode container, std::vector<Block>& out);
  void ReadParagraph(XmlNode node, bool heading, std::vector<Block>& out);
  static void Count(OdtCount& count, const OdtListStyle& style, std::size_t level);
  void Number(OpenList& list, Paragraph& paragraph);
  void ReadList(XmlNode node, std::vector<Block>& out);
  void ReadTable(XmlNode node, std::vector<Block>& out);
  void ReadRows(XmlNode node, FlowTable& table);
  void Inline(XmlNode node, const Run& look, std::string_view font);
  void InlineElement(XmlNode child, const Run& look, std::string_view font);
  void Put(std::string text, const Run& look, std::string_view font);
  void PutRun(std::string text, const Run& look);
  void PutMark(bool checked, std::string_view printed, bool shows);
  void ReadLink(XmlNode node, const Run& look, std::string_view font);
  void ReadNote(XmlNode node, const Run& look);

  void FindControls(XmlNode node);
  static bool IsSetNow(XmlNode control);
  static std::string GroupOf(XmlNode radio);
  void ReadControl(std::string_view id);
  void AddChoice(std::string_view label, bool chosen, std::optional<ConflictKind> conflict = {});
  void ReadContentControl(XmlNode node, const Run& look, std::string_view font);
  void ReadFieldMark(XmlNode node, const Run& look, std::string_view font);
  void ReadDropDown(XmlNode node);

  const MarkRules& marks_;
  const MarkupRules& markup_;
  const OdtStyles& styles_;
  std::map<std::string, XmlNode, std::less<>> controls_;  // by id
  std::map<std::string, std::uint32_t> radios_;           // how many of a group are set
  std::map<std::string, OdtCount> counts_;                // of lists, by their first one's key
  std::map<std::string, std::string> list_keys_;          // by the id of a list
  std::map<std::string, std::string> last_of_style_;      // key of the last list of a style
  std::vector<OpenList> lists_;
  std::vector<Block> after_;  // what follows the paragraph: notes, boxes of text
  OdtCount outline_count_;
  Paragraph* paragraph_ = nullptr;
  Box* box_ = nullptr;  // around the text that is read
  std::int32_t list_ids_ = 0;
  std::uint32_t index_ = 0;
};

}  // namespace qsift
