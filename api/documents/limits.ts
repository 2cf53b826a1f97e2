const KB = 1024
const MB = 1024 * KB
const GB = 1024 * MB

/** What people may deposit, and why no more (OWASP ASVS 5.0.0, 5.2.1 to 5.2.6). */
export const DOCUMENT_LIMITS = {
  /** ASVS 5.2.1. A scan of a whole file of plans; an operator may lower or raise it (`ROKHAS_LARGEST_DOCUMENT`). */
  largestBytes: GB,
  /** A large housing scheme has some hundreds of sheets; a thousand small files still fit. */
  documentsPerDossier: 2_000,
  /** ASVS 5.2.4. What a person may have begun and not finished: it lies on our disk and belongs to no dossier yet. */
  waitingBytesPerPerson: 4 * GB,
  waitingUploadsPerPerson: 2_000,
  /** ASVS 5.2.6. A0 scanned at 400 dots an inch is 248 million pixels; 60,000 × 60,000 would take 14 GB of memory. */
  pixels: 300_000_000,
  /** A PDF is held whole in memory while it is judged; beyond this a scan has to be compressed or cut by its author. */
  pdfBytes: 256 * MB,
  pdfPages: 5_000,
  /** What the object streams of a PDF may unpack to, one and all together. */
  pdfObjectStreamBytes: 64 * MB,
  pdfUnpackedBytes: 256 * MB,
  /** ASVS 5.2.3. Archives are shapefiles and KMZ, judged by their directory before anything is unpacked. */
  archiveBytes: 64 * MB,
  archiveEntries: 500,
  archiveUnpackedBytes: 256 * MB,
  archiveRatio: 200,
  /** Tables, drawings and GeoJSON are read whole to make sure that they are text. */
  textBytes: 256 * MB,
  /** GeoJSON is parsed. */
  jsonBytes: 64 * MB,
  fileNameLength: 200,
} as const

/** An upload nobody went on with is forgotten after a week: the person is told when it began. */
export const UPLOAD_EXPIRES_MS = 7 * 24 * 3600 * 1000

/** Bytes are acknowledged when they are on the disk: this often (bytes) within one long part. */
export const CHECKPOINT_BYTES = 16 * MB

/** A sender silent for this long (ms) has gone: what came is kept and the upload is free for another device. */
export const STALLED_PART_MS = 15_000
