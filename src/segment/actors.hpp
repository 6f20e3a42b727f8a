#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace saksgang::segment {

// The organisations that a remark names as speaking, by their canonical names (model/organisations.hpp) or, unlisted,
// as printed; in the order of the text, each once.
//
// An organisation speaks where the remark says of it that it says, asks, answers, thinks, wants, supports or doubts
// something: as subject of such a verb in a main clause («KS svarte at …», «Samtidig uttrykte Legeforeningen …»), as
// the one it comes from («Fra FHI ble det spilt inn», «støttet av Helse Vest», «innspill fra NHN om»), through somebody
// who stands for it («Kari Nordmann (KS) mente», «representanten for», «KS sin vurdering er»), before a colon, or in
// brackets at the remark's end. A council speaks where it is named so («NUFA støtter»).
//
// Not counted: who is only mentioned, asked to do something, or said by another to hold a view («KS pekte på at FHI
// mener …»); persons; groups without a name («kommunene», «fastlegene»). «Direktoratet» and the like mean the last one
// named in the remark; without one «Direktoratet» and «Departementet» stand as printed, others («kommunen») are left
// out.
std::vector<std::string> speaking_organisations(std::string_view remark);

}  // namespace saksgang::segment
