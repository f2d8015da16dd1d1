package templates

const demoPaper = "Certificat de démonstration" + nbsp + ": ce document ne prouve rien."
