import type { Config } from '../config.ts'
import type { StatePartAnswer } from '../contract/state.ts'
import { said } from './part.ts'
import type { Engine, Watched } from './queries.ts'

const LATE_JOB_S = 300
const LATE_SEAL_S = 60
const BUSY_SHARE = 0.8

/** The database, the queue, the messages and the journal. */
export const workParts = (watched: Watched, engine: Engine, config: Config): readonly StatePartAnswer[] => [
  database(watched),
  said(
    'migrations',
    'good',
    { fr: 'Le schéma est à jour de ce programme.', ar: 'بنية قاعدة البيانات مطابقة لهذا البرنامج.' },
    watched.migrations,
  ),
  roles(engine),
  jobs(watched),
  messages(watched, config),
  journal(watched),
]

function database({ database: figures }: Watched): StatePartAnswer {
  return figures.connections > figures.connectionsAtMost * BUSY_SHARE
    ? said(
        'database',
        'attention',
        { fr: 'Presque toutes les connexions sont prises.', ar: 'جل الاتصالات مستعملة.' },
        figures,
      )
    : said('database', 'good', { fr: 'La base de données répond.', ar: 'قاعدة البيانات تستجيب.' }, figures)
}

function roles({ role, ownLogin, superuser, bypasses, owns }: Engine): StatePartAnswer {
  const figures = { role, owns }
  if (superuser || bypasses || owns > 0) {
    const sentence = {
      fr: 'Les demandes ont trop de droits sur la base : la sécurité par ligne ne protège pas.',
      ar: 'للطلبات صلاحيات أكثر من اللازم على القاعدة: حماية الأسطر لا تعمل.',
    }
    return said('roles', 'fault', sentence, figures)
  }
  if (!ownLogin) {
    const sentence = {
      fr: 'Les demandes prennent un rôle réduit à partir de la connexion du propriétaire. Donnez-lui sa propre connexion.',
      ar: 'تأخذ الطلبات دورا محدودا انطلاقا من اتصال المالك. امنحوه اتصالا خاصا به.',
    }
    return said('roles', 'attention', sentence, figures)
  }
  return said(
    'roles',
    'good',
    { fr: 'Les demandes ne possèdent rien dans la base.', ar: 'الطلبات لا تملك شيئا في القاعدة.' },
    figures,
  )
}

function jobs({ jobs: counts, runners }: Watched): StatePartAnswer {
  const figures = { ...counts, runners }
  if (runners === 0)
    return said(
      'jobs',
      'fault',
      { fr: "Aucun processus n'exécute les tâches.", ar: 'لا توجد أي عملية تنفذ المهام.' },
      figures,
    )
  if (counts.dead > 0)
    return said(
      'jobs',
      'fault',
      {
        fr: 'Des tâches ont été abandonnées après leur dernier essai : relancez-les.',
        ar: 'مهام توقفت بعد آخر محاولة: أعيدوا تشغيلها.',
      },
      figures,
    )
  if ((counts.oldestDueSeconds ?? 0) > LATE_JOB_S)
    return said('jobs', 'attention', { fr: 'La file prend du retard.', ar: 'صف المهام متأخر.' }, figures)
  return said('jobs', 'good', { fr: 'La file avance.', ar: 'صف المهام يتقدم.' }, figures)
}

function messages({ messages: figures }: Watched, { mail }: Config): StatePartAnswer {
  if (figures.waiting > 0 && mail === null)
    return said(
      'messages',
      'attention',
      { fr: "Des messages attendent qu'un serveur de courrier soit réglé.", ar: 'رسائل تنتظر ضبط خادم البريد.' },
      figures,
    )
  if (figures.failed + figures.bounced > 0)
    return said(
      'messages',
      'attention',
      { fr: 'Des messages ont été refusés ou renvoyés.', ar: 'رسائل رفضت أو أعيدت.' },
      figures,
    )
  return said('messages', 'good', { fr: 'Les messages partent.', ar: 'الرسائل ترسل.' }, figures)
}

function journal({ journal: waiting, lastSealed, days }: Watched): StatePartAnswer {
  const figures = { ...waiting, lastSealed, lastDay: days.last }
  return (waiting.oldestUnsealedSeconds ?? 0) > LATE_SEAL_S
    ? said(
        'journal',
        'fault',
        { fr: 'Des événements du journal attendent leur sceau.', ar: 'أحداث من السجل تنتظر ختمها.' },
        figures,
      )
    : said('journal', 'good', { fr: 'Le journal est scellé.', ar: 'السجل مختوم.' }, figures)
}
