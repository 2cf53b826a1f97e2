export const title = 'Guichet : ouvrir un dossier'
export const intro =
  'Pour une personne qui se présente, avec ou sans compte. Elle reste le demandeur ; votre mandat est inscrit comme celui qui a saisi.'
export const signIn = 'Connectez-vous pour tenir le guichet.'
export const signInText = 'Le guichet ouvre un dossier pour une personne qui se présente à la commune.'
export const notYours = 'Le guichet est tenu par ses agents'
export const notYoursText = 'Aucun de vos mandats en vigueur n’est celui d’un agent de guichet.'
export const toDossiers = 'Voir mes dossiers'

export const identity = {
  heading: 'Qui se présente',
  commune: 'Commune',
  card: 'Numéro de la carte nationale (CNIE)',
  cardHint: 'Ou de la carte de séjour, du passeport. Tel qu’il est imprimé, par exemple BK123456.',
  cardMissing: 'Écrivez le numéro de la carte.',
  communeMissing: 'Choisissez la commune dans la liste.',
  search: 'Chercher cette carte',
  again: 'Changer de carte',
  shown: 'Carte {{card}}',
}

export const found = {
  heading: 'Personne connue sous cette carte',
  none: 'Personne n’est encore connu sous cette carte.',
  account: 'a un compte : le dossier y apparaîtra',
  noAccount: 'sans compte : suivra avec son numéro et sa carte',
  other: 'Une autre personne : ce n’est pas elle',
  choose: 'Choisissez la personne qui se présente.',
}

export const person = {
  heading: 'Personne à inscrire',
  purpose:
    'Ces renseignements servent à savoir de qui est la demande, à remettre le récépissé et à répondre ; ils sont gardés comme le dossier (loi 09-08).',
  givenName: 'Prénom',
  familyName: 'Nom',
  givenNameAr: 'Prénom en arabe',
  familyNameAr: 'Nom en arabe',
  phone: 'Téléphone',
  address: 'Adresse postale',
  language: 'Langue de ses messages',
  fr: 'Français',
  ar: 'العربية',
  missing: 'À remplir.',
}

export const dossier = {
  heading: 'Le dossier',
  name: 'Intitulé du dossier',
  nameHint: 'Ce que l’on demande et où, par exemple « Ravalement, 4 derb Sidi Maârouf ».',
  nameMissing: 'Donnez un intitulé au dossier.',
  open: 'Ouvrir le dossier',
}

export const typed = 'Saisi au guichet de {{body}} par {{name}}'
export const typedBy = 'Saisi au guichet par {{name}}'

export const link = {
  heading: 'Rattacher au compte du maître d’ouvrage',
  intro:
    'La personne est devant vous, avec sa carte. Son compte porte le même numéro de carte que le dossier : il prendra sa place et le dossier y apparaîtra.',
  email: 'Adresse électronique de son compte',
  emailMissing: 'Écrivez une adresse électronique complète.',
  submit: 'Rattacher',
  done: 'Le dossier est rattaché à son compte.',
}
