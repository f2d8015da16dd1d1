package governance

// Files.
const (
	msgFileName     = "Donnez un nom au fichier, avec son extension."
	msgFileNameLong = "Le nom du fichier est trop long\u00a0: %d caractères au plus."
	msgFileKind     = "Ce type de fichier n’est pas accepté. Envoyez un PDF, un document (odt, docx), un tableau (ods, xlsx, csv), une présentation (odp, pptx) ou une image (png, jpg)."
	msgFileEmpty    = "Ce fichier est vide."
	msgFileLarge    = "Ce fichier dépasse 25\u00a0Mo."
	msgFileContent  = "Le contenu de ce fichier n’est pas celui d’un fichier %s lisible et sans macro."
)
