package sheet

const (
	msgKind       = "Envoyez un fichier CSV ou XLSX. Depuis un autre tableur, choisissez «\u00a0Enregistrer sous\u00a0» puis l’un de ces deux formats."
	msgWide       = "Ce fichier a plus de %d colonnes\u00a0: partez plutôt du fichier modèle."
	msgQuote      = "Un guillemet ouvert à la ligne %d n’est pas refermé, ou se trouve au milieu d’une cellule\u00a0: enregistrez plutôt le fichier au format XLSX, ou retirez ce guillemet."
	msgUnreadable = "Ce classeur est illisible, ou trop grand une fois décompressé\u00a0: copiez ses lignes dans un classeur neuf, sans image ni mise en forme, puis envoyez celui-ci."
)
