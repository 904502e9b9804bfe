#include <fmt/format.h>

#include <algorithm>

#include "src/input/archive.h"
#include "src/input/flow_text.h"
#include "src/input/odt_styles.h"
#include "src/input/odt_walk.h"
#include "src/input/office_package.h"
#include "src/input/reading.h"
#include "src/rules/rules.h"

namespace qsift {
namespace {

void Tell(std::uint32_t count, std::string_view code, std::string_view what, Reading& reading) {
  if (count == 0) return;
  reading.diagnostics.push_back(
      {Severity::kInfo, std::string(code), fmt::format("{} {}", count, what), 0, 0});
}

// A package whose parts are encrypted says so in its manifest.
Status RefuseLocked(Archive& archive) {
  if (!archive.Has("META-INF/manifest.xml")) return Done{};
  const Result<std::string> manifest = archive.Read("META-INF/manifest.xml");
  if (!manifest) return manifest.error();
  if (manifest->find("encryption-data") == std::string::npos) return Done{};
  return Error{"",           0, 0, "is protected by a password; save it without one first", {},
               "bad-archive"};
}

}  // namespace

Result<Reading> ReadOdt(std::string_view bytes, const Rules& rules) {
  Result<Archive> archive = Archive::Open(bytes);
  if (!archive) return archive.error();
  if (const Status locked = RefuseLocked(*archive); !locked) return locked.error();
  XmlPart content;
  XmlPart shared;
  OdtStyles styles;
  if (archive->Has("styles.xml")) {
    if (const Status parsed = ParsePart(*archive, "styles.xml", shared, true); !parsed) {
      return parsed.error();
    }
    styles.Load(shared.root());
  }
  if (const Status parsed = ParsePart(*archive, "content.xml", content, true); !parsed) {
    return parsed.error();
  }
  styles.Load(content.root());
  Reading reading;
  reading.format = InputFormat::kOdt;
  reading.parts = {"content.xml"};
  OdtWalk walk(rules.marks, rules.markup, styles);
  WriteFlow(walk.Read(Child(Child(content.root(), "body"), "text")), rules.marks, rules.columns,
            reading);
  reading.asides = std::move(walk.asides);
  for (const XmlNode page : Child(shared.root(), "master-styles").children()) {
    for (const XmlNode part : page.children()) {
      const std::string_view name = LocalName(part);
      if (!name.starts_with("header") && !name.starts_with("footer")) continue;
      std::string text = OdtWalk(rules.marks, rules.markup, styles).ReadPlain(part);
      const auto same = [&](const Aside& aside) { return aside.text == text; };
      if (text.empty() || std::any_of(reading.asides.begin(), reading.asides.end(), same)) continue;
      reading.asides.push_back({FurnitureKind::kRunningHead, std::move(text)});
    }
  }
  Tell(walk.deleted, "tracked-deletion", "deleted passages of tracked changes were left out",
       reading);
  Tell(walk.hidden, "hidden-text", "runs of hidden text were left out", reading);
  Tell(walk.comments, "comments", "comments were left out", reading);
  return reading;
}

}  // namespace qsift
