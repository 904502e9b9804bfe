#pragma once

// The rules that no pack holds: a stage applies them itself, and the document names them as it
// names those of the packs. Used by the selection and the citation stage; tools list them.

#include <array>
#include <string_view>

namespace qsift::built_in {

struct Rule {
  std::string_view id;
  std::string_view topic;  // what it finds: "citations", "links", "selections"
  std::string_view description;
};

inline constexpr Rule kNumbered{
    "core/numbered", "citations",
    "The grammar reads an instrument by its kind and number: \"Law No. 12 of 2003\"."};
inline constexpr Rule kTitled{
    "core/titled", "citations",
    "The grammar reads an instrument by its kind and title: \"the Law on Privacy\"."};
inline constexpr Rule kPinpoint{"core/pinpoint", "citations",
                                "The grammar reads a place in an instrument: \"Article 5\"."};
inline constexpr Rule kLicensed{
    "core/licensed", "citations",
    "A pinpoint makes the name beside it an instrument: \"Article 5 of the Charter\"."};
inline constexpr Rule kShortName{
    "core/short-name", "citations",
    "The text gives an instrument a short name, which stands for it from there on."};
inline constexpr Rule kNextLink{
    "core/next-link", "links",
    "A link right after a citation, in the same item of a list, leads to what is cited."};
inline constexpr Rule kRepeatedReply{
    "core/repeated-reply", "selections",
    "Most open questions begin their answers with one of a few phrases: they are a scale."};
inline constexpr Rule kOneLeft{
    "core/one-left", "selections",
    "The form asks to delete the options that do not apply, and one is left."};

inline constexpr std::array kRules{kNumbered,  kTitled,   kPinpoint,      kLicensed,
                                   kShortName, kNextLink, kRepeatedReply, kOneLeft};

}  // namespace qsift::built_in
