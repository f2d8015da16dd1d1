package demonstration

// The establishments that personas act for. Those of fictional organisations
// begin with zeros, which no real one does, and have right check digits.
const (
	siretSicoval  = "24310063300011"
	siretLille    = "20009320100016"
	siretBruyere  = "00000010900017"
	siretCedre    = "00000020800017"
	siretMurier   = "00000030700017"
	siretAmandier = "00000050500016"
	siretTilleul  = "00000060400017"
	siretGenet    = "00000070300017"
)
