import type { ActKind } from '../../../api/contract/actsDrafted.ts'
import type { AvisStanding, StandingOfAct } from '../../../api/contract/standing.ts'

/** What became of a signed act, for anybody. */
export const actStandingFr = {
  looking: 'Recherche de l’acte…',
  standings: {
    stands: 'Acte en vigueur',
    overdue: 'Durée de validité passée',
    lapsed: 'Acte périmé',
    withdrawn: 'Acte retiré',
    replaced: 'Acte remplacé',
    void: 'Numéro annulé',
  } satisfies Record<StandingOfAct, string>,
  meaning: {
    stands: 'Cet acte n’a été ni retiré, ni remplacé, ni déclaré périmé.',
    overdue:
      'Le dernier jour de cet acte est passé, sans travaux déclarés ici : confirmez auprès de la commune s’il vaut encore.',
    lapsed: 'Le temps de cet acte est passé : il n’autorise plus rien.',
    withdrawn: 'L’autorité qui l’a signé l’a retiré.',
    replaced: 'L’examen du dossier a repris : une autre décision tient lieu de celle-ci.',
    void: 'Ce numéro n’a jamais porté d’acte signé.',
  } satisfies Record<StandingOfAct, string>,
  kinds: {
    permit: 'Autorisation',
    refusal: 'Refus',
    deferral: 'Sursis à statuer',
    certificate: 'Certificat',
    attestation: 'Attestation du silence de l’administration',
  } satisfies Record<ActKind, string>,
  number: 'Numéro',
  kind: 'Nature',
  procedure: 'Démarche',
  unit: 'Signé par',
  signer: 'Signataire',
  signedAt: 'Signé le',
  since: 'Depuis le',
  until: 'Dernier jour connu',
  avis: {
    standings: {
      stands: 'Avis d’un organisme, toujours le dernier',
      replaced: 'Avis remplacé',
      refiled: 'Avis sur des plans modifiés depuis',
    } satisfies Record<AvisStanding['standing'], string>,
    meaning: {
      stands: 'Un avis n’autorise rien par lui-même : la décision est celle du président.',
      replaced: 'L’organisme a donné un autre avis depuis : c’est le dernier qui compte.',
      refiled: 'Il portait sur un dépôt précédent ; les plans modifiés sont examinés à nouveau.',
    } satisfies Record<AvisStanding['standing'], string>,
    body: 'Organisme',
    opinion: 'Avis',
    dossier: 'Dossier',
    givenAt: 'Donné le',
  },
  notHere:
    'Rien de signé sur ce service n’a ce contenu : la signature peut être vraie, et le document venir d’ailleurs.',
  notFound: 'Aucun acte signé de cette commune ne porte ce numéro.',
  hasFile: 'Vous tenez le fichier ? Déposez-le plus bas : c’est lui qui porte la signature.',
  byNumber: 'Par son numéro',
  numberHint: 'Sur l’acte : \u206612/2026\u2069',
  numberFault: 'Écrivez le numéro et l’année, comme \u206612/2026\u2069.',
  communeFault: 'Choisissez la commune qui a signé l’acte.',
  ofGovernor: 'C’est une attestation de silence, numérotée par la préfecture ou la province',
  find: 'Chercher cet acte',
}
