import { fileTypeFromBuffer } from 'file-type'
import type { Text } from '#core/text.ts'
import { AppError } from '#server/use-case/errors.ts'

type Kind = { extensions: readonly string[]; inline?: true }

/** What may be kept as evidence, by the type the bytes themselves show. Images a browser can draw are shown inline. */
const kinds: Record<string, Kind> = {
  'image/jpeg': { extensions: ['jpg', 'jpeg'], inline: true },
  'image/png': { extensions: ['png'], inline: true },
  'image/webp': { extensions: ['webp'], inline: true },
  'image/heic': { extensions: ['heic', 'heif'] },
  'image/heif': { extensions: ['heif', 'heic'] },
  'application/pdf': { extensions: ['pdf'] },
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': { extensions: ['docx'] },
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': { extensions: ['xlsx'] },
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': { extensions: ['pptx'] },
  'application/vnd.oasis.opendocument.text': { extensions: ['odt'] },
  'application/vnd.oasis.opendocument.spreadsheet': { extensions: ['ods'] },
  'application/vnd.oasis.opendocument.presentation': { extensions: ['odp'] },
  'application/msword': { extensions: ['doc', 'wps'] },
  'application/vnd.ms-excel': { extensions: ['xls', 'et'] },
  'application/vnd.ms-powerpoint': { extensions: ['ppt', 'dps'] },
  'text/plain': { extensions: ['txt'] },
  'text/csv': { extensions: ['csv'] },
}

/** For `accept` of a file field. */
export const acceptedExtensions = [
  ...new Set(Object.values(kinds).flatMap(({ extensions }) => extensions.map((one) => `.${one}`))),
]

export const isInline = (mediaType: string): boolean => kinds[mediaType]?.inline === true

const reasons = {
  empty: { zh: '文件是空的。请检查后重新选择。', en: 'The file is empty. Check it and choose again.' },
  type: {
    zh: '不支持该类型。请上传照片（JPG、PNG、WebP、HEIC）、PDF、Office 文档、TXT 或 CSV。',
    en: 'This type is not accepted. Upload a photo (JPG, PNG, WebP, HEIC), PDF, Office document, TXT or CSV.',
  },
  mismatch: {
    zh: '文件内容与扩展名不符。请确认文件没有损坏后重新上传。',
    en: 'The content does not match the file name. Make sure that the file is not damaged and upload again.',
  },
} satisfies Record<string, Text>

const refuse = (reason: keyof typeof reasons) => new AppError('file-refused', { reason: reasons[reason] })

/**
 * What a file really is: the type its bytes show, whatever it claims, and a clean name that ends accordingly. Refuses
 * (AppError `file-refused`) everything that is not listed: SVG, HTML, programs, archives, documents with macros.
 */
export async function inspectFile(
  fileName: string,
  content: Uint8Array,
): Promise<{ mediaType: string; fileName: string }> {
  if (content.length === 0) throw refuse('empty')
  const name = cleanName(fileName)
  const extension = /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase() ?? ''
  const found = await fileTypeFromBuffer(content).catch(() => undefined)
  const mediaType = found ? officeType(found.mime, extension) : textType(extension, content)
  const kind = mediaType ? kinds[mediaType] : undefined
  if (!mediaType || !kind) throw refuse('type')
  // A document is opened by its extension; one that says something else is not what it seems.
  if (!mediaType.startsWith('image/') && !kind.extensions.includes(extension)) throw refuse('mismatch')
  return { mediaType, fileName: kind.extensions.includes(extension) ? name : `${name}.${kind.extensions[0]}` }
}

/** Old Office files share one container; the extension says which of them it is. */
function officeType(mime: string, extension: string): string {
  if (mime !== 'application/x-cfb') return mime
  const old = ['application/msword', 'application/vnd.ms-excel', 'application/vnd.ms-powerpoint']
  return old.find((type) => kinds[type]?.extensions.includes(extension)) ?? mime
}

/** Text has no signature: it is what is named so, has no control characters and does not look like a page. */
function textType(extension: string, content: Uint8Array): string | undefined {
  const type = extension === 'txt' ? 'text/plain' : extension === 'csv' ? 'text/csv' : undefined
  if (!type) return undefined
  const head = content.subarray(0, 64 * 1024)
  if (head.some((byte) => byte < 32 && byte !== 9 && byte !== 10 && byte !== 13)) return undefined
  const start = new TextDecoder().decode(head.subarray(0, 4096)).toLowerCase()
  return /<(!doctype|html|script|svg|body|iframe|\?xml)/.test(start) ? undefined : type
}

/** The last part of a path, without control and direction characters, at most 120 characters with its extension. */
export function cleanName(fileName: string): string {
  const last = fileName.normalize('NFC').split(/[\\/]/).at(-1) ?? ''
  const plain = last
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}<>:"|?*]/gu, '')
    .replace(/\s+/g, ' ')
    .replace(/^[.\s]+/, '')
    .trim()
  if (plain === '') return 'file'
  const extension = /\.[^.]{1,8}$/.exec(plain)?.[0] ?? ''
  const stem = [...plain.slice(0, plain.length - extension.length)].slice(0, 110).join('')
  return stem + extension
}
