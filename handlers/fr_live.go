package handlers

const msgTooManyTabs = "Trop de pages en direct sont ouvertes à votre nom. Fermez-en quelques-unes."
