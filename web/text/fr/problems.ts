/** What the browser itself has to say; the answers of the service carry their own sentences. */
export const problems = {
  OFFLINE: 'Vous êtes hors connexion.',
  UNREACHABLE: 'Le service ne répond pas.',
  TOOK_TOO_LONG: 'Le service a mis trop de temps à répondre.',
  ANSWER_UNREADABLE: 'La réponse du service est illisible : la page est peut-être d’une version plus ancienne.',
  ABORTED: 'Demande annulée.',
  changedBy: 'Dernière modification : {{name}}, {{at}}.',
  where: 'Où',
  whatNow: 'Que faire',
  nowOffline: 'Vérifiez votre connexion, puis réessayez. Votre saisie est conservée.',
  nowRetry: 'Réessayez dans un instant. Votre saisie est conservée.',
  nowReload: 'Rechargez la page, puis réessayez.',
  nowCorrect: 'Corrigez ce point, puis recommencez, ou choisissez une autre façon de localiser la parcelle.',
  nowZone: 'Indiquez la zone dans laquelle les coordonnées sont exprimées.',
  showPlace: 'Voir le point sur la carte',
  reference: 'Référence : {{id}}',
}
