/** The sessions a dossier is or was on, on its own page. */
export const dossierSessionsFr = {
  title: 'Séances de la commission',
  none: 'Ce dossier n’est encore convoqué à aucune séance.',
  on: 'Le {{day}} à {{hour}} (heure du Maroc)',
  noDay: 'Reportée, sans nouvelle date',
  rank: 'Passage n° {{rank}}',
  withRoom: 'sur place ou par la salle en direct',
  inPlace: 'sur place',
  open: 'Ouvrir la séance du {{day}}',
  openUndated: 'Ouvrir la séance reportée',
  designer: 'Concepteur convoqué : {{name}} ({{reply}})',
  replies: { coming: 'vient', absent: 'ne vient pas', sends: 'vient', none: 'sans réponse' },
  mayPresent:
    'Le concepteur peut présenter le dossier, {{how}}. Il se retire avant la délibération (RGC 2013, art. 29).',
  takenOff: 'Le dossier a été retiré de l’ordre du jour de cette séance.',
  reply: 'Répondre à la convocation',
  reason: 'Motif : {{reason}}',
  putOff: 'Renvoyé à une autre séance',
  awaited: 'La conclusion se lit ici une fois le procès-verbal signé et scellé.',
  extract: 'Extrait du procès-verbal scellé le {{day}} (PDF)',
}
