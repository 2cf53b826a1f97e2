import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { Readable } from 'node:stream'
import type { PieceNeed } from '../../contract/procedures/checklist.ts'
import { PIECE_CONTENTS, type PieceRule } from '../../contract/procedures/definition.ts'
import type { Kept } from '../../documents/depositKept.ts'
import { inspect } from '../../documents/inspection/inspect.ts'
import type { Inspected } from '../../documents/inspection/protocol.ts'
import type { BlobStore } from '../../documents/store/blobStore.ts'
import { SHEETS_OF_A_KIND, sheetOf } from './sheets.ts'

type KeptContent = { readonly content: Inspected; readonly bytes: number }
export type Contents = ReadonlyMap<PieceRule['content'], readonly KeptContent[]>

/** Draws the pieces of the demonstration, has each judged as any deposit is, and keeps them in the store. */
export async function keepContents(store: BlobStore): Promise<Contents> {
  const folder = mkdtempSync(`${tmpdir()}/rokhas-pieces-`)
  try {
    const kinds = await Promise.all(
      PIECE_CONTENTS.map(async (kind) => {
        const kept: KeptContent[] = []
        for (let nth = 1; nth <= SHEETS_OF_A_KIND; nth += 1)
          kept.push(await keepContent(store, `${folder}/${kind}-${nth}.pdf`, sheetOf(kind, nth)))
        return [kind, kept] as const
      }),
    )
    return new Map(kinds)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function keepContent(store: BlobStore, path: string, bytes: Buffer): Promise<KeptContent> {
  writeFileSync(path, bytes)
  const judged = await inspect({ kind: 'inspect', path, extension: 'pdf', bytes: bytes.length })
  if (!judged.ok) throw new Error(`a piece of the demonstration is refused: ${judged.error.code}`)
  await store.put(judged.value.sha256, Readable.from(bytes))
  return { content: judged.value, bytes: bytes.length }
}

/** One document for each piece that decides admissibility, and for a share of the others. */
export function documentsFor(
  needs: readonly PieceNeed[],
  contents: Contents,
  { rank, extra }: { readonly rank: number; readonly extra: number },
): Kept[] {
  return needs.flatMap(({ piece, needed }, index) => {
    const isGiven = piece.kind === 'principal' ? needed === true : ((rank * 7 + index * 3) % 10) / 10 < extra
    const sheet = contents.get(piece.content)?.[(rank + index) % SHEETS_OF_A_KIND]
    return isGiven && sheet ? [{ ...sheet, fileName: `${piece.code}.pdf`, piece: piece.code }] : []
  })
}
