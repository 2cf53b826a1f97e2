import type { NoticeData } from '../../contract/notifications.ts'
import { BOARD_IN_FRENCH } from './board.ts'
import { courseNameOf } from './courseNames.ts'
import { nameOf, whenIn } from './names.ts'
import { RELOCATIONS_IN_FRENCH } from './relocations.ts'
import type { Sentences } from './sentences.ts'
import { SESSIONS_IN_FRENCH } from './sessions.ts'

const name = (code: string) => nameOf(code, 'fr')
const course = (code: string) => courseNameOf(code, 'fr')
const when = (text: string) => whenIn(text, 'fr')

type Mandate = Omit<NoticeData['mandate_given'], 'bodyAr'>
const term = ({ from, to }: Mandate) => (to ? `du ${when(from)} au ${when(to)}` : `à partir du ${when(from)}`)
const unexpected = "Si ce n'est pas vous, changez votre mot de passe et prévenez l'assistance."

const several = (count: string, one: string, more: string) =>
  count === '1' ? `Un dossier ${one}` : `${count} dossiers ${more}`

export const FRENCH: Sentences = {
  ...SESSIONS_IN_FRENCH,
  ...BOARD_IN_FRENCH,
  ...RELOCATIONS_IN_FRENCH,
  confirm_email: {
    title: 'Confirmez votre adresse électronique',
    text: () =>
      "Ouvrez ce lien pour confirmer votre adresse et choisir votre mot de passe. Si vous n'avez rien demandé, ignorez ce message.",
    open: 'Confirmer mon adresse',
  },
  already_registered: {
    title: 'Vous avez déjà un compte',
    text: () =>
      "Quelqu'un a voulu ouvrir un compte avec votre adresse, qui en a déjà un. Si c'est vous, connectez-vous ou demandez un nouveau mot de passe. Sinon, rien n'est à faire.",
    open: 'Se connecter',
  },
  reset_password: {
    title: 'Choisissez un nouveau mot de passe',
    text: () =>
      "Un nouveau mot de passe a été demandé pour votre compte. Le lien envoyé par courriel ne sert qu'une fois. Si vous n'avez rien demandé, votre mot de passe reste le même.",
    open: 'Choisir un mot de passe',
  },
  invitation: {
    title: 'Vous êtes invité à rejoindre un organisme',
    text: ({ bodyFr, role }) =>
      `${bodyFr} vous invite à agir en son nom (${name(role)}). Le lien envoyé par courriel ne sert qu'une fois.`,
    open: "Accepter l'invitation",
  },
  email_changed: {
    title: 'Votre adresse électronique a changé',
    text: () => `L'adresse de votre compte a été remplacée. ${unexpected}`,
  },
  password_changed: {
    title: 'Votre mot de passe a changé',
    text: () => `Le mot de passe de votre compte vient d'être changé. ${unexpected}`,
  },
  new_device: {
    title: 'Connexion depuis un nouvel appareil',
    text: ({ device, at }) => `Votre compte a été ouvert depuis « ${device} », le ${when(at)}. ${unexpected}`,
    open: 'Voir mes sessions',
  },
  factor_added: {
    title: 'Un moyen de connexion a été ajouté',
    text: ({ factor }) => `Ajouté à votre compte : ${name(factor)}. ${unexpected}`,
  },
  factor_removed: {
    title: 'Un moyen de connexion a été retiré',
    text: ({ factor }) => `Retiré de votre compte : ${name(factor)}. ${unexpected}`,
  },
  account_locked: {
    title: 'Votre compte est verrouillé',
    text: ({ reason }) =>
      `L'assistance a verrouillé votre compte. Motif : ${name(reason)}. Vos dossiers restent en place.`,
  },
  account_unlocked: {
    title: 'Votre compte est déverrouillé',
    text: () => 'Vous pouvez de nouveau vous connecter et agir.',
  },
  account_held: {
    title: 'Votre compte est suspendu par précaution',
    text: ({ reason }) =>
      `Votre compte ne peut plus agir jusqu'à vérification par l'assistance. Motif : ${name(reason)}. Rien n'a été effacé.`,
  },
  account_held_elsewhere: {
    title: 'Un compte est suspendu par précaution',
    text: ({ name: who }) => `Le compte de ${who} est suspendu. Vérifiez avec cette personne avant de le rouvrir.`,
    open: 'Voir la personne',
  },
  read_budget_exceeded: {
    title: 'Un compte a consulté trop de données',
    text: ({ name: who, hour }) =>
      `${who} a dépassé le nombre de consultations permis en une heure (${when(hour)}). Son compte est suspendu jusqu'à vérification.`,
    open: 'Voir la personne',
  },
  mandate_given: {
    title: 'Vous avez reçu un mandat',
    text: (told) => `Vous pouvez agir pour ${told.bodyFr} (${name(told.role)}), ${term(told)}.`,
    open: 'Voir mes mandats',
  },
  mandate_changed: {
    title: 'Un de vos mandats a changé',
    text: (told) => `Votre mandat auprès de ${told.bodyFr} est désormais : ${name(told.role)}, ${term(told)}.`,
    open: 'Voir mes mandats',
  },
  mandate_ended: {
    title: 'Un de vos mandats a pris fin',
    text: ({ bodyFr, role, on }) => `Depuis le ${when(on)}, vous n'agissez plus pour ${bodyFr} (${name(role)}).`,
    open: 'Voir mes mandats',
  },
  key_ending: {
    title: 'Une clé de signature va expirer',
    text: ({ holder, bodyFr, days, until }) =>
      `La clé de ${holder} pour ${bodyFr} cesse de signer le ${when(until)} (jours restants : ${days}). Demandez-en une autre dès maintenant et ajoutez-la à sa place.`,
    open: 'Voir les clés',
  },
  delegation_given: {
    title: 'Vous avez reçu une délégation',
    text: (told) => `${told.by} vous a confié son mandat auprès de ${told.bodyFr} (${name(told.role)}), ${term(told)}.`,
    open: 'Voir mes mandats',
  },
  participant_added: {
    title: 'Vous participez à un dossier',
    text: ({ title, by, part }) => `${by} vous a ajouté au dossier « ${title} » (${name(part)}).`,
    open: 'Ouvrir le dossier',
  },
  participant_left: {
    title: 'Une personne quitte votre dossier',
    text: ({ title, name: who, part }) =>
      `${who} ne participe plus au dossier « ${title} » (${name(part)}). Vous pouvez désigner quelqu'un d'autre ; tout ce qui a été fait reste.`,
    open: 'Ouvrir le dossier',
  },
  participant_ended: {
    title: 'Votre participation à un dossier a pris fin',
    text: ({ title, by, part }) => `${by} a mis fin à votre participation au dossier « ${title} » (${name(part)}).`,
  },
  owner_invited: {
    title: 'Un dossier vous attend',
    text: ({ title, by }) =>
      `${by} prépare le dossier « ${title} » en votre nom, comme maître d'ouvrage. Le lien envoyé par courriel ouvre votre compte et ne sert qu'une fois. Si cela ne vous dit rien, ignorez ce message.`,
    open: 'Voir mon dossier',
  },
  attestation_asked: {
    title: 'Votre attestation est demandée',
    text: ({ title, by, kind }) => `${by} vous demande, pour le dossier « ${title} » : ${name(kind)}.`,
    open: 'Ouvrir le dossier',
  },
  dossier_filed: {
    title: 'Votre dossier est déposé',
    text: ({ title, number, due }) =>
      `« ${title} » est déposé sous le numéro ${number}.${due ? ` La décision est attendue au plus tard le ${when(due)}.` : ''} Le récépissé se télécharge depuis le dossier.`,
    open: 'Voir le dossier et son récépissé',
  },
  complement_asked: {
    title: 'Un dossier attend votre réponse',
    text: ({ number, title, count, itemsFr }) =>
      `Dossier ${number} « ${title} » : ${count} ${count === '1' ? 'élément vous est demandé' : 'éléments vous sont demandés'}. ${itemsFr}`,
    open: 'Voir ce qui est demandé',
  },
  avis_asked: {
    title: 'L’avis de votre organisme est demandé',
    text: ({ number, title, bodyFr, due }) =>
      `Dossier ${number} « ${title} » : l’avis de votre organisme (${bodyFr}) est demandé.${due ? ` Dernier jour pour le donner : ${when(due)}.` : ''}`,
    open: 'Ouvrir le dossier',
  },
  outside_avis_asked: {
    title: 'Votre avis est demandé sur un dossier',
    text: ({ body, number, reason, until }) =>
      `L’avis de ${body} est demandé sur le dossier ${number}. Motif : ${reason}. Le lien ouvre les pièces qui vous sont confiées et reçoit votre avis, une seule fois, jusqu’au ${when(until)}. Ne le transmettez qu’à la personne qui répond.`,
    open: 'Lire et donner l’avis',
  },
  dossiers_rechecked: {
    title: 'Des dossiers sont à revoir après un changement de plan ou de servitude',
    text: ({ dossiers }) =>
      `${dossiers === '1' ? 'Un dossier de votre ressort dit' : `${dossiers} dossiers de votre ressort disent`} autre chose depuis que le plan ou la servitude a changé. Chaque constat gagné ou perdu est montré.`,
    open: 'Voir ce qui a changé',
  },
  complement_given: {
    title: 'Ce que vous aviez demandé a été fourni',
    text: ({ number, title }) => `Dossier ${number} « ${title} » : chaque élément de votre demande a reçu une réponse.`,
    open: 'Lire les réponses',
  },
  fees_drawn_up: {
    title: 'Vos taxes sont arrêtées',
    text: ({ number, title, total }) =>
      `Dossier ${number} « ${title} » : l’état de liquidation est arrêté, ${total} DH en tout. Chaque créancier se paie séparément ; votre acte est signé quand tout est réglé.`,
    open: 'Voir ce qui est dû',
  },
  act_delivered: {
    title: 'Votre acte est signé',
    text: ({ number, title, reference, kind }) =>
      `Dossier ${number} « ${title} » : l’acte n° ${reference} (${nameOf(kind, 'fr')}) est signé. Il se télécharge sur la page du dossier.`,
    open: 'Ouvrir le dossier',
  },
  act_copied: {
    title: 'Copie d’un acte signé',
    text: ({ number, title, reference, kind }) =>
      `Dossier ${number} « ${title} » : l’acte n° ${reference} (${nameOf(kind, 'fr')}) est signé. Cet avis vaut envoi de sa copie.`,
    open: 'Ouvrir le dossier',
  },
  document_held: {
    title: "L'antivirus retient un document",
    text: ({ title, file, found }) =>
      `« ${file} » contient un programme malveillant (${found}). Le document reste déposé au dossier « ${title} » mais ne peut pas être ouvert. Vérifiez votre appareil, puis déposez une copie saine.`,
    open: 'Ouvrir le dossier',
  },
  document_held_elsewhere: {
    title: "L'antivirus retient un document déposé",
    text: ({ name: who, file, found }) =>
      `« ${file} », déposé par ${who}, contient un programme malveillant (${found}). Personne ne peut l'ouvrir. ${who} en est averti.`,
    open: 'Voir la personne',
  },
  profession_confirmed: {
    title: 'Votre profession est confirmée',
    text: ({ profession }) => `Votre inscription comme ${name(profession)} est vérifiée.`,
  },
  export_to_approve: {
    title: 'Un export attend votre décision',
    text: ({ name: who, rows, reason }) => `${who} demande un export de ${rows} lignes. Motif : ${reason}.`,
    open: 'Décider',
  },
  export_ready: {
    title: 'Votre export est prêt',
    text: ({ until }) => `Téléchargez-le avant le ${when(until)}. Il sera ensuite effacé.`,
    open: 'Télécharger',
  },
  export_refused: {
    title: 'Votre export a été refusé',
    text: () => "La personne chargée de décider n'a pas approuvé votre demande.",
    open: 'Voir mes exports',
  },
  export_failed: {
    title: "Votre export n'a pas abouti",
    text: () => "Le fichier n'a pas pu être préparé. La page des exports en donne la raison.",
    open: 'Voir mes exports',
  },
  documents_check_failed: {
    title: 'Le contrôle des documents a trouvé des écarts',
    text: ({ missing, altered, orphaned }) =>
      `Manquants : ${missing}. Altérés : ${altered}. Sans dossier : ${orphaned}.`,
    open: "Voir l'état du système",
  },
  journal_broken: {
    title: 'Le journal ne se vérifie plus',
    text: ({ event }) => `Premier événement qui ne concorde pas : ${event}.`,
    open: "Voir l'état du système",
  },
  message_bounced: {
    title: "Un courriel n'est pas arrivé",
    text: ({ name: who }) => `Un courriel destiné à ${who} a été refusé ou renvoyé. Vérifiez son adresse.`,
    open: 'Voir les messages',
  },
  deadline_ahead: {
    title: 'Échéance dans les trois jours',
    text: ({ count, dossiers }) =>
      `${several(count, 'arrive à son dernier jour', 'arrivent à leur dernier jour')} : ${dossiers}.`,
    open: 'Voir les dossiers',
  },
  deadline_day: {
    title: 'Dernier jour aujourd’hui',
    text: ({ count, dossiers }) =>
      `${several(count, 'est à son dernier jour', 'sont à leur dernier jour')} : ${dossiers}.`,
    open: 'Voir les dossiers',
  },
  avis_late: {
    title: 'Un avis est en retard',
    text: ({ count, dossiers }) =>
      `${several(count, 'attend encore l’avis de votre organisme', 'attendent encore l’avis de votre organisme')}, dont le dernier jour est passé : ${dossiers}.`,
    open: 'Voir les dossiers',
  },
  silence_reached: {
    title: 'Le délai est écoulé sans réponse',
    text: ({ dossiers }) =>
      `Réputé accordé – attestation à demander au gouverneur : ${dossiers}. Sans cette attestation, rien ne vous autorise encore à commencer.`,
    open: 'Voir le dossier',
  },
  permit_lapsing: {
    title: 'Votre autorisation va se périmer',
    text: ({ dossiers }) =>
      `Derniers jours de validité : ${dossiers}. Déclarez ce qui est fait, ou agissez avant cette date.`,
    open: 'Voir le dossier',
  },
  permit_lapsed: {
    title: 'Péremption à constater',
    text: ({ count, dossiers }) =>
      `${several(count, 'a dépassé sa validité', 'ont dépassé leur validité')} : ${dossiers}. Vérifiez, puis constatez la péremption.`,
    open: 'Voir les dossiers',
  },
  dossier_moved: {
    title: 'Votre dossier a avancé',
    text: ({ number, title, event, step }) =>
      `Dossier ${number}, « ${title} » : ${course(event)}. Il est maintenant à l’étape « ${course(step)} ».`,
    open: 'Suivre le dossier',
  },
  retention_done: {
    title: 'Les durées de conservation ont été appliquées',
    text: ({ people, messages }) => `Personnes rendues anonymes : ${people}. Messages effacés : ${messages}.`,
    open: "Voir l'état du système",
  },
}
