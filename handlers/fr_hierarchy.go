package handlers

const msgNoneAbove = "Aucune\u00a0: elle ne dépend d’aucune autre"
