import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { pdfjsAssets } from './pdfjsAssets.ts'

const MAP_LIBRARIES = /node_modules[\\/](ol|rbush|quickselect|earcut|pbf|color-[a-z-]+|geotiff|zarrita)[\\/]/

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [react(), pdfjsAssets()],
  // Modules of web/api lie at the same addresses as the service: those ending in .ts are this server's own.
  server: { port: 5173, proxy: { '^/api/(?!.*\\.ts(\\?|$))': process.env.API_URL ?? 'http://127.0.0.1:3000' } },
  build: {
    outDir: fileURLToPath(new URL('../dist/web', import.meta.url)),
    emptyOutDir: true,
    target: 'es2023',
    rolldownOptions: {
      output: {
        // The map is the heaviest part and never needed to read the first words: it travels apart.
        codeSplitting: { groups: [{ name: 'ol', test: MAP_LIBRARIES }] },
      },
    },
  },
})
