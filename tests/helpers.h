#pragma once

// What many tests need: the default rules and documents from literal texts.

#include <string>
#include <vector>

#include "qsift/extract.h"

namespace qsift::test {

inline const RulePack& DefaultRules() {
  static const RulePack kRules = std::move(RulePack::Default()).value();
  return kRules;
}

inline Document ExtractText(std::string text) {
  return std::move(Extract({"test.txt", "test", std::move(text)}, DefaultRules(), {})).value();
}

// Every leaf of a document.
inline std::vector<Leaf> LeavesOf(const Document& document) {
  std::vector<Leaf> leaves;
  for (const Section& section : document.sections) {
    leaves.push_back(section.title);
    leaves.insert(leaves.end(), section.notes.begin(), section.notes.end());
  }
  for (const Question& question : document.questions) {
    leaves.push_back(question.prompt);
    if (question.label) leaves.push_back(*question.label);
    leaves.insert(leaves.end(), question.notes.begin(), question.notes.end());
    for (const Option& option : question.options) leaves.push_back(option.label);
    if (question.answer) leaves.push_back(*question.answer);
  }
  for (const Furniture& furniture : document.furniture) leaves.push_back(furniture.leaf);
  leaves.insert(leaves.end(), document.unplaced.begin(), document.unplaced.end());
  return leaves;
}

// The document in a form that tests can show: a line a section ("# 1 General") and a line a
// question
// ("q1 yes_no +Yes -No = yes: Is it? => answer"; "?" marks an option of unknown state).
std::string OutlineOf(const Document& document);

// What breaks the promise that every non-blank character lies in exactly one leaf; empty where
// nothing does.
std::string CoverageDefect(const Document& document);

}  // namespace qsift::test
