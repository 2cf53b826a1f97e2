export const frame = {
  name: 'Rokhas',
  tagline: 'Guichet national des autorisations d’urbanisme',
  skipToContent: 'Aller au contenu',
  otherLanguage: 'العربية',
  home: 'Accueil',
  offline:
    'Vous êtes hors connexion. Ce que vous avez saisi est conservé ; les vérifications reprendront au retour du réseau.',
  loading: 'Chargement…',
  mapLoading: 'Chargement de la carte…',
  mapFailed: 'La carte n’a pas pu être chargée. Les autres façons de localiser la parcelle restent disponibles.',
  mapLabel: 'Carte',
  retry: 'Réessayer',
  sheetGrow: 'Agrandir le panneau',
  sheetShrink: 'Réduire le panneau',
  notFoundTitle: 'Page introuvable',
  notFoundText: 'Cette adresse ne mène à aucune page. Vérifiez le lien, ou repartez de l’accueil.',
  failedTitle: 'Cette page n’a pas pu s’afficher',
  failedText: 'Une erreur inattendue s’est produite. Vos saisies sont conservées : rechargez la page.',
  signIn: 'Se connecter',
  showPassword: 'Afficher',
  hidePassword: 'Masquer',
  exampleDay: 'ex. 24/11/2026',
  reload: 'Recharger la page',
  navigation: {
    dossiers: 'Dossiers',
    avis: 'Avis attendus',
    signatures: 'À la signature',
    counter: 'Guichet',
    sessions: 'Séances de commission',
    administration: 'Administration',
    territory: 'Les délais sur la carte',
    journal: 'Journal public',
  },
  approximateOutline: 'contour approximatif',
  approximateWhy: 'Le contour officiel de cette commune n’est pas encore chargé : la limite montrée est indicative.',
}

export const units = {
  ha: 'ha',
  a: 'a',
  ca: 'ca',
  m: 'm',
  m2: 'm²',
  km2: 'km²',
  people: 'habitants',
}

export const verdicts = {
  compliant: 'Conforme',
  reserved: 'Conforme sous réserve',
  unverified: 'Non vérifié',
  noncompliant: 'Non conforme',
}
