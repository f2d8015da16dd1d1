package governance

// The hierarchy of bodies.
const (
	msgCommitteeParent = "Choisissez une instance de cette coordination."
	msgCommitteeCycle  = "Une instance ne peut pas dépendre d’elle-même, ni d’une instance qui dépend d’elle."
	msgCommitteeDepth  = "Les instances s’emboîtent sur %d niveaux au plus."
	msgCommitteeBorn   = "Le comité stratégique et la conférence des financeurs gardent leur type."
)
