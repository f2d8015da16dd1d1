package timestamp

const msgAddress = "ce n’est pas l’adresse d’une autorité d’horodatage. Indiquez-la comme https://horodatage.exemple.fr/tsa"
