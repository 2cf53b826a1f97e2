/** Why something is not open to whoever asks, one sentence for each door of the policy. */
export const doorsFr = {
  SIGNED_OUT: 'Connectez-vous pour continuer.',
  ACCOUNT_HELD: 'Ce compte est suspendu : écrivez au support de la plateforme.',
  SECOND_FACTOR: 'Présentez votre second facteur pour agir au nom de votre administration.',
  ROLE: 'Aucun de vos mandats en vigueur ne permet cette action.',
  REACH: 'Cette action est hors du territoire ou de l’organisme de vos mandats.',
  STATE: 'L’état du dossier ne permet pas cette action.',
  ONESELF: 'Personne ne décide de sa propre demande : une deuxième personne doit le faire.',
}
