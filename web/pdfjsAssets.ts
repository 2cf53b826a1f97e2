import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Plugin } from 'vite'

/** Character maps, standard fonts and picture decoders that a PDF may need: fetched by name, so under names of their own. */
const FOLDERS = ['cmaps', 'standard_fonts', 'wasm'] as const
/** No page may run WebAssembly here (Content-Security-Policy): the decoders in JavaScript are the ones that are used. */
const WANTED = /\.(?:bcmap|pfb|ttf)$|_nowasm_fallback\.js$/

const home = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { version: string }
const BASE = `assets/pdfjs-${version}`

const names = () =>
  FOLDERS.flatMap((folder) =>
    readdirSync(join(home, folder))
      .filter((name) => WANTED.test(name))
      .map((name) => `${folder}/${name}`),
  )

/** Serves what the PDF engine fetches by name, from `/assets/pdfjs-<version>/`, in the build and while developing. */
export const pdfjsAssets = (): Plugin => ({
  name: 'pdfjs-assets',
  generateBundle() {
    for (const name of names())
      this.emitFile({ type: 'asset', fileName: `${BASE}/${name}`, source: readFileSync(join(home, name)) })
  },
  configureServer({ middlewares }) {
    const served = new Set(names())
    middlewares.use(`/${BASE}/`, (request, response, next) => {
      const name = (request.url ?? '').replace(/^\//, '')
      if (!served.has(name)) return next()
      if (name.endsWith('.js')) response.setHeader('Content-Type', 'text/javascript')
      response.end(readFileSync(join(home, name)))
    })
  },
})
