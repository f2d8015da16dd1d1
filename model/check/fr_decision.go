package check

const sayDecisionLinks = "Ce qu’une décision cite existe, dans la même coordination"
