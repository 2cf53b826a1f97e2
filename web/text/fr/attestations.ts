export const heading = 'Qui répond de quoi'
export const intro =
  'Chacun répond de son propre travail. Ce qui est attesté l’est exactement tel qu’on l’a lu : si cela change, c’est à refaire, et l’ancienne attestation reste écrite.'
export const afterFiling = 'Le dossier est déposé : plus rien ne s’atteste ni ne se retire.'

export const kinds = {
  design: 'Conception',
  geometry: 'Géométrie du terrain',
  structure: 'Structure',
  agreement: 'Accord du maître d’ouvrage',
}

export const who = {
  design: 'par l’architecte',
  geometry: 'par l’ingénieur géomètre topographe',
  structure: 'par le bureau d’études',
  agreement: 'par le maître d’ouvrage',
}

export const levels = {
  needed: 'Nécessaire au dépôt',
  expected: 'Attendue ; n’empêche pas le dépôt',
  none: 'Non demandée',
}

export const states = {
  stands: 'Donnée',
  missing: 'À donner',
  again: 'À refaire',
  nothing: 'Rien à attester encore',
  lapsed: 'à refaire',
  left: 'son auteur a quitté le dossier',
  withdrawn: 'retirée',
}

export const things = {
  site: 'le terrain',
  facts: 'la description du projet',
  piece: '« {{piece}} »',
}

export const covers = 'Porte sur : {{things}}'
export const changed = 'a changé : {{thing}}'
export const changedOn = 'a changé le {{date}} : {{thing}}'
export const givenOn = 'le {{date}}'
export const forOffice = 'pour {{office}}'
export const askedOn = 'Demandée le {{date}}.'
export const ruleOf = 'Pourquoi'
export const unsure = 'à confirmer'
export const print = 'Empreinte'

export const acts = {
  attest: {
    design: 'J’atteste la conception',
    geometry: 'J’atteste la géométrie',
    structure: 'J’atteste la structure',
    agreement: 'Je donne mon accord',
  },
  why: {
    design: 'Vous répondez de la conception telle qu’elle est maintenant :',
    geometry: 'Vous répondez du contour du terrain tel qu’il est maintenant :',
    structure: 'Vous répondez de la structure telle qu’elle est maintenant :',
    agreement: 'Vous acceptez le dossier entier tel qu’il est maintenant :',
  },
  confirm: 'Confirmer',
  cancel: 'Abandonner',
  ask: 'Demander',
  askOf: 'Demander : {{kind}}',
  withdraw: 'Retirer',
  withdrawOf: 'Retirer mon attestation : {{kind}}',
  withdrawWhy: 'Elle ne vaudra plus ; elle reste écrite au dossier, avec la date de son retrait.',
}

export const done = {
  attested: 'C’est attesté.',
  asked: 'La demande est envoyée.',
  withdrawn: 'Votre attestation est retirée.',
}
