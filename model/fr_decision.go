package model

// Decisions, said to the person.
const msgNoDecisionSo = "Aucune décision de cette coordination ne porte ce numéro."
