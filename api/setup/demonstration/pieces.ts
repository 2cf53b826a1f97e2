import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { Readable } from 'node:stream'
import type { PieceNeed } from '../../contract/procedures/checklist.ts'
import type { PieceRule } from '../../contract/procedures/definition.ts'
import type { Kept } from '../../documents/depositKept.ts'
import { inspect } from '../../documents/inspection/inspect.ts'
import type { Inspected } from '../../documents/inspection/protocol.ts'
import type { BlobStore } from '../../documents/store/blobStore.ts'
import { SHEETS_OF_A_KIND, sheetOf } from './sheets.ts'

type KeptContent = { readonly content: Inspected; readonly bytes: number }

/** The pieces of the demonstration: each is drawn, judged as any deposit is, and put in the store at its first need. */
export class Contents {
  private readonly store: BlobStore
  private readonly kept = new Map<string, Promise<KeptContent>>()

  constructor(store: BlobStore) {
    this.store = store
  }

  /** @param nth any whole number: few contents go round */
  of(kind: PieceRule['content'], nth: number): Promise<KeptContent> {
    const name = `${kind}-${nth % SHEETS_OF_A_KIND}.pdf`
    const kept = this.kept.get(name) ?? keepContent(this.store, name, sheetOf(kind, 1 + (nth % SHEETS_OF_A_KIND)))
    this.kept.set(name, kept)
    return kept
  }
}

async function keepContent(store: BlobStore, name: string, bytes: Buffer): Promise<KeptContent> {
  const folder = mkdtempSync(`${tmpdir()}/rokhas-piece-`)
  try {
    const path = `${folder}/${name}`
    writeFileSync(path, bytes)
    const judged = await inspect({ kind: 'inspect', path, extension: 'pdf', bytes: bytes.length })
    if (!judged.ok) throw new Error(`a piece of the demonstration is refused: ${judged.error.code}`)
    await store.put(judged.value.sha256, () => Readable.from(bytes))
    return { content: judged.value, bytes: bytes.length }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** One document for each piece that decides admissibility, and for a share of the others. */
export function documentsFor(
  needs: readonly PieceNeed[],
  contents: Contents,
  { rank, extra }: { readonly rank: number; readonly extra: number },
): Promise<Kept[]> {
  const given = needs
    .map((need, index) => ({ ...need, index }))
    .filter(({ piece, needed, index }) =>
      piece.kind === 'principal' ? needed === true : ((rank * 7 + index * 3) % 10) / 10 < extra,
    )
  return Promise.all(
    given.map(async ({ piece, index }) => ({
      ...(await contents.of(piece.content, rank + index)),
      fileName: `${piece.code}.pdf`,
      piece: piece.code,
    })),
  )
}
