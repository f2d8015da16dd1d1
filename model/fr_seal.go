package model

const msgStampFailed = "L’autorité d’horodatage n’a pas donné de preuve valable\u00a0: le document reste à sceller. Réessayez dans quelques minutes."
