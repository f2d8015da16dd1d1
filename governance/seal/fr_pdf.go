package seal

// DemonstrationName is the common name of certificates that prove nothing.
const DemonstrationName = "ctin — CERTIFICAT DE DÉMONSTRATION"
