import type { Bilingual } from '../../../spatial/bilingual.ts'
import { type Actor, decide } from '../../contract/policy/decide.ts'
import type { ExportRequest } from '../../contract/privacy.ts'
import { decidable, isOpen } from './commands.ts'
import type { ExportFailure } from './prepare.ts'
import type { ExportRow } from './queries.ts'

const FAILURES: Readonly<Record<ExportFailure, Bilingual>> = {
  RIGHT_ENDED: {
    fr: "Le mandat qui permettait cet export a pris fin avant qu'il soit prêt.",
    ar: 'انتهت الصفة التي كانت تسمح بهذا التصدير قبل أن يصبح جاهزا.',
  },
  TOO_MANY_ROWS: {
    fr: 'Plus de 100 000 lignes : choisissez des dates plus rapprochées, puis recommencez.',
    ar: 'أكثر من 100000 سطر: اختاروا تواريخ أقرب ثم أعيدوا المحاولة.',
  },
}

/** A request as this actor sees it, and what they may do about it now. */
export function presentExport({ bodyFr, bodyAr, bodyId, ...row }: ExportRow, actor: Actor, at: Date): ExportRequest {
  const waits = row.state === 'to_approve'
  const shown = { ...row, bodyId, bodyFr, bodyAr }
  return {
    ...row,
    body: bodyId ? { id: bodyId, nameFr: bodyFr ?? '', nameAr: bodyAr ?? '' } : null,
    askedAt: row.askedAt.toISOString(),
    decidedAt: row.decidedAt?.toISOString() ?? null,
    readyAt: row.readyAt?.toISOString() ?? null,
    expiresAt: row.expiresAt?.toISOString() ?? null,
    failure: row.failure ? (FAILURES[row.failure as ExportFailure] ?? null) : null, // only `fail` writes it
    mayDecide: waits && decide(actor, 'export.decide', decidable(shown)).allowed,
    mayDownload: row.askedBy.id === actor.personId && isOpen(shown, at),
  }
}
