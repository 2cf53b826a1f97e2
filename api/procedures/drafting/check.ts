import type { Bilingual } from '../../../spatial/bilingual.ts'
import type { Asker } from '../../access/asker.ts'
import type { KeptDossiers, VersionChecked } from '../../contract/procedures/drafting.ts'
import { dayFindings, fitAmong, printed } from './days.ts'
import { presentDraft } from './present.ts'
import { type DraftRow, dossiersUnder, knownCodes, publishedOf } from './queries.ts'
import { delayChanges, rulesToConfirm } from './reading.ts'
import { structureFindings } from './structure.ts'
import { changeRow, mustBeAsRead, type Needs, recordVersion, withVersion } from './withVersion.ts'

/**
 * Looks at a draft whole: one without a fault may be published, by somebody else.
 * @throws Problem CHANGED_MEANWHILE, VERSION_NOT_DRAFT
 */
export const checkVersion = (
  deps: Needs,
  asker: Asker,
  { id, version }: { readonly id: string; readonly version: number },
): Promise<VersionChecked> =>
  withVersion(deps, { asker, id }, async (transaction, found) => {
    const { row, today } = found
    mustBeAsRead(row, version)
    const fitting = fitAmong(row, await publishedOf(transaction, row.code))
    const structure = structureFindings(row, await knownCodes(transaction))
    const findings = [...structure, ...dayFindings(row, fitting, today)]
    const state = findings.some(({ level }) => level === 'fault') ? 'draft' : 'checked'
    const checked = row.state === state ? row : await changeRow(transaction, row, { state })
    await recordVersion(transaction, found, { action: 'procedure.check', row, detail: { outcome: state } })
    const dossiers = await dossiersUnder(transaction, fitting.before?.id ?? null)
    return {
      draft: presentDraft(checked, asker),
      findings,
      delays: [...delayChanges(fitting.before?.definition ?? null, row.definition)],
      toConfirm: [...rulesToConfirm(row)],
      closes: fitting.closes,
      dossiers,
      kept: keptInWords(row, dossiers),
    }
  })

/** A version never strands a dossier: what was filed goes on under its own. */
const keptInWords = ({ validFrom }: DraftRow, { drafts, open }: KeptDossiers): Bilingual => ({
  fr: `Dossiers en cours sous la version actuelle : ${open}. Ils la gardent jusqu’à leur fin. Brouillons : ${drafts}. Ceux qui seront déposés à partir du ${printed(validFrom)} le seront sous la nouvelle version.`,
  ar: `الملفات الجارية في ظل النسخة الحالية: ${open}. تحتفظ بها إلى نهايتها. المسودات: ${drafts}. ما يودع منها ابتداء من ${printed(validFrom)} يخضع للنسخة الجديدة.`,
})
