package templates

import (
	"strings"
	"time"

	"ctin/governance"
)

// signatureState says it when a signature does not hold (C9); that it holds is
// said by its being there.
func signatureState(valid bool) string {
	if valid {
		return ""
	}
	return "Signature invalide" + nbsp + ": le contenu ou l’enregistrement a changé."
}

func quoted(s string) string { return "«" + nbsp + s + nbsp + "»" }

// stampWords writes the instant of a record in both zones; what is no instant
// is shown as it is.
func stampWords(stamp string, zone *time.Location) string {
	at, err := time.Parse(time.RFC3339Nano, stamp)
	if err != nil {
		return stamp
	}
	return Moment(zone, at) + " (" + at.UTC().Format("2006-01-02 15:04:05") + nbsp + "UTC)"
}

func proofIntroduction(e MinutesEvidence) string {
	signed := "Chaque personne a signé en confirmant la déclaration reproduite sous son nom" + nbsp +
		": c’est une signature électronique simple au sens du règlement eIDAS (art." + nbsp + "25), " +
		"dont l’enregistrement est chaîné aux précédents."
	if e.OnPaper != nil {
		signed = "Ce document a été signé à la main, sur papier" + nbsp + ": ce n’est pas une signature électronique."
	}
	if e.Kind == governance.PublicExtract {
		return extractProof
	}
	if e.OnPaper != nil && e.OnPaper.Way == governance.Outside {
		signed = "Ce document a été signé dans un parapheur extérieur" + nbsp + ": le fichier qui en est revenu est joint, et sa signature se vérifie dans ce fichier."
	}
	if len(e.Signatures) == 0 && e.OnPaper == nil {
		signed = "Le texte est arrêté. Personne ne l’a encore signé."
	}
	return signed + "\nCe qui est signé est le contenu, désigné par son empreinte" + nbsp +
		": si un seul signe en changeait, les signatures seraient invalides. " +
		"La page accessible montre le même contenu."
}

func paperWords(p governance.PaperSignature) string {
	if p.Way == governance.Outside {
		return "Signature apposée dans un parapheur extérieur (" + p.Kept + ") le " + p.SignedOn.French() + " par " + strings.Join(p.Names, ", ") +
			". Empreinte SHA-256 du fichier joint" + nbsp + ": " + p.ScanHash + "."
	}
	return "Signé à la main le " + p.SignedOn.French() + " par " + strings.Join(p.Names, ", ") +
		". Original conservé" + nbsp + ": " + p.Kept + ". Empreinte SHA-256 de la numérisation" + nbsp + ": " + p.ScanHash + "."
}

func sealWords(e MinutesEvidence) string {
	if e.Sealer == "" {
		return ""
	}
	if e.Demo {
		return "Le cachet est de démonstration" + nbsp + ": il montre que le fichier n’a pas changé, et ne prouve pas d’où il vient."
	}
	return "Le cachet de " + e.Sealer + " garantit l’origine du fichier et son intégrité. Il n’est la signature d’aucune personne."
}

// insideSeal is what is written where the seal is drawn: whose it is, what it
// covers, where it is verified. Before everyone has signed, it says so.
func insideSeal(owner string, e MinutesEvidence) []string {
	switch {
	case e.Sealer == "":
		return nil
	case e.State == governance.MinutesDraft || e.State == governance.MinutesApproved:
		return []string{owner, "Le cachet sera apposé ici, une fois toutes les signatures données."}
	}
	return []string{
		owner,
		"Le cachet couvre le fichier entier" + nbsp + ": un seul octet changé le rompt.",
		"À vérifier sur " + e.Verify + ", ou dans le panneau des signatures de votre lecteur.",
	}
}
