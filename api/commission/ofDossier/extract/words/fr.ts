import type { ExtractWords } from './words.ts'

export const FRENCH: ExtractWords = {
  title: 'Extrait de procès-verbal de séance',
  source: 'Procès-verbal dont il est tiré',
  session: 'Séance',
  drawnFrom: (unit, day, hour) => [`${unit}, le `, { figures: day }, ', convoquée à ', { figures: hour }],
  sealed: 'Scellé le',
  fingerprint: 'Empreinte du procès-verbal (SHA-256)',
  signed: 'Signatures du procès-verbal',
  signedOn: (day) => `signé le ${day}`,
  unsignedOn: (day) => `n’a pas signé, constaté par le secrétariat le ${day}`,
  refusedOn: (day) => `a refusé de signer le ${day}`,
  nobodySigned: 'Aucun organisme présent',
  only: 'Cet extrait ne rapporte que ce qui concerne ce dossier.',
  attendance: 'Présence des organismes consultés sur ce dossier, pendant son examen',
  body: 'Organisme',
  attended: 'Présence',
  there: 'Présent',
  notThere: 'Absent',
  item: 'Le dossier devant la commission',
  unsigned:
    'Cet extrait n’est pas signé : il est établi à partir des faits du procès-verbal scellé, qui seul fait foi et que son empreinte désigne.',
  foot: 'Extrait de procès-verbal',
}
