#pragma once

// Who speaks on a line of a conversation. Transcripts and answered mails put a name before a colon
// ("Interviewer: ...", "[00:12] P2: ..."), in any language and without a word that a vocabulary
// knows. A name whose lines ask again and again, and are followed by lines of another name, is one
// that asks; the others reply.

#include <vector>

#include "src/structure/lines/blocks.h"

namespace qsift {

// One a line: its turn, and the bytes of its content that name the speaker. No line has a turn
// where the document is no conversation.
std::vector<SpokenLine> FindSpeakers(const Blocks& blocks);

}  // namespace qsift
