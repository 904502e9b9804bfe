#pragma once

// The signs that end a question in the scripts of the world: "?", its wide and Arabic forms, the
// Ethiopic one, and the semicolon after a Greek letter.

#include <cstddef>
#include <string_view>

namespace qsift {

// The bytes of the question mark that the text ends with; 0 if it ends otherwise.
std::size_t QuestionMarkAtEnd(std::string_view text);

// The place after the last question mark of the text; `npos` if there is none.
std::size_t AfterLastQuestionMark(std::string_view text);

bool HasQuestionMark(std::string_view text);

}  // namespace qsift
